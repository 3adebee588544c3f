#include "syntax/slips.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "language/constructs.h"
#include "syntax/loose.h"

namespace campaign {

namespace {

using enum TokenKind;

constexpr std::uint32_t kFarthest = 60;      // Tokens of a value that are looked at on either side.
constexpr std::size_t kLongestSlip = 80;     // Bytes.
constexpr std::size_t kMostReadings = 8;

std::string_view text_of(const SyntaxTree& tree, std::uint32_t token) {
  const Token& found = tree.tokens()[token];
  return tree.text().substr(found.begin, found.end - found.begin);
}

std::string_view key_text(const SyntaxTree& tree, std::uint32_t token) {
  std::string_view key = text_of(tree, token);
  if (key.ends_with(':')) key.remove_suffix(1);  // The one before an expression alone has no bytes.
  return trim(key);
}

bool may_begin(TokenKind kind) { return kind == number || kind == percent || is_name(kind) || kind == stray; }

bool names_people(std::string_view name) {
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.name == name && row.type == ValueType::reference && row.references.contains(Kind::person)) return true;
    }
  }
  return false;
}

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

/// A text between quotes of another kind that begins at a token.
struct Quotes {
  std::string_view open;
  std::array<std::string_view, 3> close;
};
constexpr auto kQuotes = std::to_array<Quotes>({
    {"“", {"”", "“", "\""}}, {"”", {"”", "“", "\""}}, {"„", {"“", "”", "\""}}, {"‟", {"”", "“", "\""}}, {"«", {"»", "", ""}}, {"»", {"«", "", ""}},
    {"‹", {"›", "", ""}}, {"‘", {"’", "‘", "'"}}, {"’", {"’", "‘", "'"}}, {"‚", {"‘", "’", "'"}}, {"'", {"'", "’", ""}}, {"`", {"`", "'", ""}}, {"「", {"」", "", ""}},
});

bool report_quotes(Diagnostics& diagnostics, const SyntaxTree& tree, std::uint32_t position) {
  const Token& token = tree.tokens()[position];
  if (token.kind != stray) return false;
  const std::string_view open = text_of(tree, position);
  const auto* const quotes = std::ranges::find(kQuotes, open, &Quotes::open);
  if (quotes == kQuotes.end()) return false;
  const std::string_view line = tree.text().substr(token.end, std::min(tree.text().find_first_of("\r\n", token.end), tree.text().size()) - token.end);
  std::size_t end = std::string_view::npos;
  std::string_view closed;
  for (const std::string_view close : quotes->close) {
    const std::size_t at = close.empty() ? std::string_view::npos : line.find(close);
    if (at < end) end = at, closed = close;
  }
  if (end == std::string_view::npos) return false;
  const std::string_view inside = line.substr(0, end);
  const Span span{tree.file(), token.begin, static_cast<std::uint32_t>(token.end + end + closed.size())};
  Diagnostic& diagnostic = diagnostics.report<Finding::foreign_quotes>(span, open, closed);
  if (inside.find_first_of("\"\\") == std::string_view::npos) {
    diagnostic.helped(say("write `{}`", quoted(inside))).fix(say("write `{}`", quoted(inside)), span, quoted(inside));
  }
  return true;
}

/// Whether a token is a web or mail address, which to the grammar is one stray sign.
bool is_address(const SyntaxTree& tree, std::uint32_t token) {
  constexpr std::size_t kLongestSign = 4;  // Bytes of one code point.
  return tree.tokens()[token].kind == stray && text_of(tree, token).size() > kLongestSign;
}

/// `https://example.org/a` where no text is expected.
bool report_address(Diagnostics& diagnostics, const SyntaxTree& tree, const ValueTokens& value, std::uint32_t position) {
  if (!is_address(tree, position)) return false;
  const std::string_view address = text_of(tree, position);
  Diagnostic& diagnostic = diagnostics.report<Finding::unquoted_text>(Span{tree.file(), tree.tokens()[position].begin, tree.tokens()[position].end}, address);
  if (value.key == SyntaxTree::kNone) {
    diagnostic.helped(say("a web address is the value of a property: `source: \"{}\"`", address));
  } else {
    diagnostic.helped("a web address is a text, and stands between quotes");
  }
  return true;
}

/// `source: https://example.org/a`, `about: Maria and her team`: a text without its quotes.
bool report_bare_text(Diagnostics& diagnostics, const SyntaxTree& tree, const ValueTokens& value, std::uint32_t position) {
  // The last word in front that a text follows: a key, or a clause behind a value.
  std::uint32_t first = value.first;
  bool wants_text = value.key != SyntaxTree::kNone && takes_text(key_text(tree, value.key));
  std::uint32_t end = value.end;
  for (std::uint32_t i = value.first; i < value.end; ++i) {
    const TokenKind kind = tree.tokens()[i].kind;
    const bool clause = i > value.first && (kind == source || kind == because || kind == method);
    if (clause && i < position) {
      first = i + 1;
      wants_text = true;
    } else if (wants_text && i > position && i > first && is_clause_word(kind) && kind != on && kind != into && kind != by) {
      end = std::min(end, i);
    } else if (wants_text && i > position && tree.tokens()[i - 1].kind == comma && (kind == TokenKind::text || kind == long_text)) {
      end = std::min(end, i - 1);  // The next of several texts.
    }
  }
  if (!wants_text || first >= end || first > position) return false;
  const TokenKind begins = tree.tokens()[first].kind;
  if (begins == TokenKind::text || begins == long_text || begins == open_text || begins == open_long) return false;
  const Span span{tree.file(), tree.tokens()[first].begin, tree.tokens()[end - 1].end};
  const std::string_view inside = tree.text().substr(span.begin, span.size());
  Diagnostic& diagnostic = diagnostics.report<Finding::unquoted_text>(span, inside.substr(0, inside.find_first_of("\r\n")));
  if (inside.find_first_of("\"\\\r\n") == std::string_view::npos) diagnostic.helped("write the quotes").fix(say("write `{}`", quoted(inside)), span, quoted(inside));
  return true;
}

/// `owner: Maria Lopez`
bool report_person(Diagnostics& diagnostics, const SyntaxTree& tree, const ValueTokens& value) {
  if (value.key == SyntaxTree::kNone || !names_people(key_text(tree, value.key)) || value.first >= value.end) return false;
  if (tree.tokens()[value.first].kind == TokenKind::text) return false;
  const Span span{tree.file(), tree.tokens()[value.first].begin, tree.tokens()[value.end - 1].end};
  const std::string_view written = tree.text().substr(span.begin, span.size());
  if (const std::size_t comma = written.find(','); comma != std::string_view::npos && tree.tokens()[value.first].kind == person) {
    const std::size_t next = written.find_first_not_of(" \t", comma + 1);
    if (next == std::string_view::npos || written[next] == '\n' || written[next] == '\r') {  // As JSON has it.
      const auto at = static_cast<std::uint32_t>(span.begin + comma);
      diagnostics.report<Finding::unexpected>(Span{span.file, at, at + 1}, "the end of the line", "`,`")
          .helped("a comma stands between several values only")
          .fix("drop the comma", Span{span.file, at, at + 1}, "");
      return true;
    }
  }
  std::vector<std::string> people(1);  // Without the comments between their words.
  for (std::uint32_t i = value.first; i < value.end; ++i) {
    const Token& token = tree.tokens()[i];
    const std::string_view word = text_of(tree, i);
    if (token.kind == comma || token.kind == kw_and || word == "&" || word == "und") {
      people.emplace_back();
      continue;
    }
    if (!people.back().empty() && token.begin > tree.tokens()[i - 1].end) people.back() += ' ';
    people.back() += word;
  }
  std::erase(people, "");
  std::string words, names, unknown;
  for (std::string& one : people) {
    one.resize(std::min(one.find_first_of("\r\n"), one.size()));
    std::string name = person_titled(tree, one);
    if (name.empty()) {
      name = slug(one);
      if (!one.starts_with('@')) unknown += fmt::format("{}person {} {}", unknown.empty() ? "" : "; ", name, quoted(trim(one)));
    }
    words += (words.empty() ? "" : ", ") + one;
    names += (names.empty() ? "@" : ", @") + name;
  }
  Diagnostic& diagnostic = diagnostics.report<Finding::person_in_words>(span, words);
  if (unknown.empty()) {
    diagnostic.helped(say("write `{}`", names)).fix(say("write `{}`", names), span, names);
  } else {
    diagnostic.helped(say("write `{}`, and say once who that is: `{}`", names, unknown));
  }
  return true;
}

/// What stands between two dates that make a span, where it is not `..`.
std::optional<Span> joint_of_days(const SyntaxTree& tree, const std::vector<Slip>& together) {
  if (together.size() != 2) return std::nullopt;
  const Span between{tree.file(), together[0].span.end, together[1].span.begin};
  if (between.end < between.begin) return std::nullopt;
  constexpr std::string_view kJoints[] = {"-", "–", "—", "to", "until", "till", "bis", "...", "…", "~", "a", "au", "al"};
  const std::string_view joint = trim(tree.text().substr(between.begin, between.size()));
  return std::ranges::find(kJoints, joint) != std::end(kJoints) ? std::optional(between) : std::nullopt;
}

/// Of `01/03/2027 .. 31/03/2027` the second date can be read in one way only, which says how the first is meant: the index of its reading.
std::optional<std::size_t> order_of_parts(const SyntaxTree& tree, const Slip& slip, const std::vector<Slip>& together) {
  if (slip.foreign.readings.size() != 2) return std::nullopt;
  for (const Slip& other : together) {
    if (other.foreign.readings.size() != 1 || other.foreign.sort != slip.foreign.sort || other.foreign.readings[0].text.size() != 10) continue;
    const std::string_view written = tree.text().substr(other.span.begin, other.span.size());
    const std::size_t digits = written.find_first_not_of("0123456789");
    if (digits != 1 && digits != 2) continue;
    const std::string day = other.foreign.readings[0].text.substr(8);
    const bool day_first = (digits == 2 ? std::string(written.substr(0, 2)) : "0" + std::string(written.substr(0, 1))) == day;
    return day_first ? 0 : 1;
  }
  return std::nullopt;
}

/// Of "end of June 2027" the last day is meant where a day is asked for, and the last days where days are.
void keep_day_or_days(const SyntaxTree& tree, Foreign& foreign, Span place) {
  const auto is_days = [](const Reading& reading) { return reading.text.find(" .. ") != std::string::npos; };
  if (std::ranges::none_of(foreign.readings, is_days)) return;
  const auto at = std::ranges::lower_bound(tree.tokens(), place.begin, {}, &Token::begin);
  const ValueTokens value = value_around(tree, static_cast<std::uint32_t>(at - tree.tokens().begin()));
  const std::string_view key = value.key == SyntaxTree::kNone ? std::string_view() : key_text(tree, value.key);
  bool day = false, days = false;
  // Of `end of May 2027 .. mid June 2027` each is an end.
  for (std::uint32_t i = value.first; i < value.end; ++i) day = day || tree.tokens()[i].kind == TokenKind::range || tree.tokens()[i].kind == TokenKind::kw_to;
  const bool is_end = day;
  for (const KindRow& kind : all_kinds()) {
    const PropertyRow* row = find_property(kind.kind, key);
    day = day || (row != nullptr && row->type == ValueType::date);
    days = days || (row != nullptr && row->type == ValueType::span);
  }
  if (is_end) days = false;
  if (day != days) std::erase_if(foreign.readings, [&](const Reading& reading) { return is_days(reading) == day; });
}

/// `12k EUR in November 2026`, `as of 5 March 2027`: the words in front of a date behind a value are the language's clause.
void take_little_words(const SyntaxTree& tree, Slip& slip, std::uint32_t first, std::uint32_t token) {
  if (slip.foreign.sort != Foreign::Sort::date || token < first + 2) return;
  const std::string before = lower_case(text_of(tree, token - 1));
  const bool as_of = before == "of" && token >= first + 3 && text_of(tree, token - 2) == "as";
  if (!as_of && before != "in" && before != "im" && before != "en" && before != "for") return;
  slip.span.begin = tree.tokens()[token - (as_of ? 2 : 1)].begin;
  for (Reading& reading : slip.foreign.readings) reading.text = (as_of ? "as_of " : "during ") + reading.text;
}

Said what_it_is(Foreign::Sort sort) {
  switch (sort) {
    case Foreign::Sort::number: return "a number";
    case Foreign::Sort::money: return "an amount of money";
    case Foreign::Sort::share: return "a percentage";
    case Foreign::Sort::date:
    case Foreign::Sort::week: return "a date";
  }
  return {};
}

}  // namespace

bool takes_text(std::string_view property) {
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.name == property && (row.type == ValueType::text || row.type == ValueType::markdown)) return true;
    }
  }
  return false;
}

Customs customs_of(const SyntaxTree& tree) {
  Customs customs;
  constexpr std::size_t kFarthest = 5'000;  // They stand where a plan begins, and this is asked for every slip.
  const auto tokens = tree.tokens().first(std::min(tree.tokens().size(), kFarthest));
  bool one_year = true;
  const auto note_year = [&](std::uint32_t token) {
    const std::string_view text = text_of(tree, token);
    constexpr std::size_t kDigits = 4;
    int year = 0;
    const bool read = text.size() >= kDigits && std::from_chars(text.data(), text.data() + kDigits, year).ptr == text.data() + kDigits;
    one_year = one_year && read && (!customs.year || *customs.year == year);
    if (read) customs.year = year;
  };
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != key) continue;
    const std::string_view name = key_text(tree, i);
    if (name == "currency" && customs.currency.empty() && tokens[i + 1].kind == TokenKind::name) customs.currency = text_of(tree, i + 1);
    if (name == "locale" && !customs.separators && tokens[i + 1].kind == TokenKind::text) {
      std::string_view tag = text_of(tree, i + 1);
      customs.separators = separators_of(tag.substr(1, tag.size() - 2));
    }
    if (name == "period") {
      note_year(i + 1);
      if (i + 3 < tokens.size() && tokens[i + 2].kind == TokenKind::range) note_year(i + 3);
    }
  }
  if (!one_year) customs.year.reset();
  return customs;
}

std::string person_titled(const SyntaxTree& tree, std::string_view title) {
  const auto tokens = tree.tokens();
  while (title.starts_with('@')) title.remove_prefix(1);
  for (std::uint32_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].kind != name || text_of(tree, i) != "person" || !is_name(tokens[i + 1].kind) || tokens[i + 2].kind != text) continue;
    if (text_of(tree, i + 2) == quoted(trim(title))) return std::string(text_of(tree, i + 1));
  }
  return {};
}

std::vector<Slip> slips_between(const SyntaxTree& tree, std::uint32_t first, std::uint32_t end) {
  std::vector<Slip> found;
  const auto tokens = tree.tokens();
  if (first >= end) return found;
  const Customs customs = customs_of(tree);
  std::uint32_t behind = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    const bool goes_on = i > first && tokens[i - 1].end == token.begin && (tokens[i - 1].kind == dot || is_name(tokens[i - 1].kind));
    if (token.begin < behind || !may_begin(token.kind) || goes_on) continue;
    const std::string_view text = tree.text().substr(token.begin, std::min<std::size_t>(tokens[end - 1].end - token.begin, kLongestSlip));
    auto foreign = foreign_date(text, customs);
    if (!foreign) foreign = foreign_amount(text, customs);
    if (!foreign) continue;
    behind = token.begin + foreign->length;
    found.push_back({Span{tree.file(), token.begin, behind}, std::move(*foreign)});
    keep_day_or_days(tree, found.back().foreign, found.back().span);
    take_little_words(tree, found.back(), first, i);
  }
  return found;
}

void report_slip(Diagnostics& diagnostics, const SyntaxTree& tree, const Slip& slip, const std::vector<Slip>& together) {
  const std::string_view written = tree.text().substr(slip.span.begin, slip.span.size());
  const Foreign& foreign = slip.foreign;
  const bool is_date = foreign.sort == Foreign::Sort::date || foreign.sort == Foreign::Sort::week;
  const bool comma = foreign.sort != Foreign::Sort::money && !is_date && written.find(',') != std::string_view::npos;
  Diagnostic& diagnostic = is_date ? diagnostics.report<Finding::foreign_date>(slip.span, written)
                           : comma ? diagnostics.report<Finding::comma_in_number>(slip.span, written)
                                   : diagnostics.report<Finding::foreign_amount>(slip.span, written, what_it_is(foreign.sort));
  if (foreign.sort == Foreign::Sort::week) {
    diagnostic.helped("say which year's week it is, as in `2027-W14`");
    return;
  }
  if (foreign.readings.empty()) {
    diagnostic.helped("say which year's day it is: `2027-12-31`");
    return;
  }
  const auto joint = is_date ? joint_of_days(tree, together) : std::nullopt;
  const auto shown = [](const Reading& reading, bool meaning) {
    return meaning && !reading.meaning.empty() ? say("`{}` ({})", reading.text, reading.meaning) : say("`{}`", reading.text);
  };
  const std::optional<std::size_t> settled = is_date ? order_of_parts(tree, slip, together) : std::nullopt;
  const bool several = foreign.readings.size() > 1 && !settled;
  const Tongue& tongue = diagnostics.tongue();
  std::vector<Said> choices;
  for (std::size_t i = 0; i < foreign.readings.size() && i < kMostReadings; ++i) {
    const Reading& reading = foreign.readings[i];
    if (settled && i != *settled) continue;
    choices.push_back(shown(reading, several));
    Fix fix{tongue(say("write {}", choices.back())), {}};
    for (const Slip& other : together) {
      const bool this_one = other.span == slip.span;
      if (this_one || other.foreign.readings.size() == 1) fix.edits.push_back({other.span, this_one ? reading.text : other.foreign.readings[0].text});
      // What is written alike is meant alike.
      if (!this_one && several && other.foreign.readings.size() == foreign.readings.size()) fix.edits.push_back({other.span, other.foreign.readings[i].text});
    }
    if (joint && fix.edits.size() == 2) {
      fix.title = tongue(say("write `{} .. {}`", fix.edits[0].text, fix.edits[1].text));
      fix.edits.push_back({*joint, " .. "});
    }
    diagnostic.fixes.push_back(std::move(fix));
  }
  diagnostic.helped(several ? say("it can mean several things: write {}", either(choices)) : say("write {}", either(choices)));
}

ValueTokens value_around(const SyntaxTree& tree, std::uint32_t position) {
  const auto tokens = tree.tokens();
  const auto closes = [&](std::uint32_t i) { return ends_line(tokens[i].kind) || tokens[i].kind == lbrace || tokens[i].kind == key; };
  ValueTokens value{position, position};
  while (value.first > 0 && position - value.first < kFarthest && !closes(value.first - 1)) --value.first;
  if (value.first > 0 && tokens[value.first - 1].kind == key) value.key = value.first - 1;
  while (value.end < tokens.size() && value.end - position < kFarthest && !closes(value.end)) ++value.end;
  return value;
}

bool report_as_slip(Diagnostics& diagnostics, const SyntaxTree& tree, std::uint32_t position) {
  if (report_quotes(diagnostics, tree, position)) return true;
  const ValueTokens value = value_around(tree, position);
  if (report_loose(diagnostics, tree, position)) return true;
  if (report_bare_text(diagnostics, tree, value, position) || report_address(diagnostics, tree, value, position)) return true;
  const std::vector<Slip> slips = slips_between(tree, value.first, value.end);
  const std::uint32_t at = tree.tokens()[position].begin;
  for (const Slip& slip : slips) {
    if (slip.span.begin > at || slip.span.end < at) continue;
    report_slip(diagnostics, tree, slip, slips);
    return true;
  }
  return report_person(diagnostics, tree, value);
}

}  // namespace campaign
