#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace campaign {

/// Small helpers over UTF-8 text. None of them depends on a locale.

/// The offset in bytes of the first ill-formed sequence of `text`, or nullopt when all of it is
/// UTF-8 as the Unicode Standard defines it (table 3-7): shortest forms only, no surrogates,
/// nothing above U+10FFFF. A sequence cut short is reported where it starts. O(length); ASCII goes
/// eight bytes at a time.
std::optional<std::size_t> validate_utf8(std::string_view text);

/// The code point at `offset`, which must be inside `text`; moves `offset` behind it. An ill-formed
/// byte gives U+FFFD and moves `offset` by one, so a loop always ends. O(1).
char32_t decode_utf8(std::string_view text, std::size_t& offset);

/// Appends `code_point` to `out` in UTF-8. Surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The number of UTF-16 code units that well-formed `text` takes, the unit of positions in the
/// Language Server Protocol: 2 for a code point above U+FFFF, otherwise 1. O(length).
std::size_t utf16_length(std::string_view text);

/// How many edits turn `a` into `b`: insert, delete or replace one code point, or swap two
/// neighbours (Damerau–Levenshtein in its optimal string alignment form: no part of the text is
/// edited twice). Gives `limit + 1` for every distance above `limit`. Case counts.
/// O((limit + 1) × length) time, O(length) space.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that someone who wrote `word` most likely meant, or nullopt when none is near.
/// In order: an equal one; one equal but for ASCII case, `_` and `-`; the one at the least edit
/// distance (ASCII case ignored, `-` as `_`), at most a third of the length of `word` and at least
/// 1, that keeps something of the word. Of equally good ones the one of the same letters, then the first. The result views one of
/// `candidates`.
std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates);

/// Appends `text` to `out` as the inside of a JSON string (RFC 8259, section 7), without the
/// quotes. Escapes `"`, `\` and control characters and nothing else; ill-formed bytes become
/// U+FFFD, so the result is always valid.
void escape_json(std::string& out, std::string_view text);

/// An identifier of the language made from a title: "Mom's Day: Käse 2025!" gives
/// "moms_day_käse_2025". Letters are put in lower case (ASCII, Latin, Greek, Cyrillic); letters of
/// other scripts are kept, as is every code point outside the blocks of punctuation, symbols, emoji
/// and private use; apostrophes vanish; each run of anything else becomes one `_`, none at the
/// ends. Never starts with an ASCII digit ("item_" goes before it), never empty ("item"), at most
/// 60 bytes, cut between code points.
std::string slug(std::string_view title);

/// `text` in lower case, by the rules of `slug`. Where a letter's two cases take different numbers of bytes it stays as it
/// is, so that every offset means the same in both texts. O(length).
std::string lower_case(std::string_view text);

/// `text` without the ASCII white space (blank, tab, line feed, carriage return, vertical tab, form
/// feed) at its ends. Views `text`.
std::string_view trim(std::string_view text);

/// The value of a long text, given what stands between its `"""`. Drops a first line that is blank,
/// drops blank lines at the end up to and with the one before the closing `"""`, and removes from
/// each line the blanks and tabs that all lines begin with. Blank lines do not count for that and
/// become empty. A first line with text, right behind the opening `"""`, stays as it is and does
/// not count either. Line breaks become "\n"; the result does not end with one. O(length).
std::string dedent(std::string_view text);

}  // namespace campaign
