#include "syntax/lexer.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/text.h"
#include "base/work.h"

namespace campaign {

namespace {

// What a byte may be part of. Bytes from 0x80 on are looked at as code points.
enum ByteClass : std::uint8_t { kDigit = 1, kLetter = 2, kBlank = 4 };

constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] |= kDigit;
  for (int c = 'a'; c <= 'z'; ++c) table[c] |= kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] |= kLetter;
  for (const char c : {' ', '\t', '\v', '\f'}) table[static_cast<unsigned char>(c)] |= kBlank;
  return table;
}();

bool is_digit(unsigned char c) { return (kBytes[c] & kDigit) != 0; }
bool is_letter(unsigned char c) { return (kBytes[c] & kLetter) != 0; }

struct CodeRange {
  char32_t first, last;
};

// START beyond ASCII, as in the grammar.
constexpr CodeRange kStart[] = {
    {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},     {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3005, 0xD7FF},
    {0xF900, 0xFDCF}, {0xFDF0, 0xFEFE}, {0xFF00, 0xFFEF}, {0x10000, 0xEFFFF},
};
// What PART adds to it.
constexpr CodeRange kPart[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool within(std::span<const CodeRange> ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](CodeRange range) { return range.first <= c && c <= range.last; });
}

struct Keyword {
  std::string_view word;
  TokenKind kind;
};
using enum TokenKind;
constexpr Keyword kKeywords[] = {
    {"and", kw_and},     {"or", kw_or},         {"not", kw_not}, {"in", kw_in},       {"matches", kw_matches},
    {"to", kw_to},       {"per", kw_per},       {"for", kw_for}, {"where", kw_where}, {"like", kw_like},
    {"assumed", kw_assumed}, {"from", kw_from}, {"by", by},        {"during", during}, {"source", source}, {"as_of", as_of},
    {"because", because}, {"until", until},     {"on", on},      {"into", into},      {"method", method},
    {"sample", sample},  {"deviation", deviation}, {"scope", scope}, {"matching", matching},
};

/// For every byte the keywords that begin with it: a bit for each.
constexpr auto kKeywordsFrom = [] {
  static_assert(std::size(kKeywords) <= 32);
  std::array<std::uint32_t, 256> table{};
  for (std::size_t i = 0; i < std::size(kKeywords); ++i) table[static_cast<unsigned char>(kKeywords[i].word[0])] |= 1u << i;
  return table;
}();

// NTH and WEEKDAY, as in the grammar.
constexpr std::string_view kNth[] = {"first", "second", "third", "fourth", "fifth", "last"};
constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
                                          "friday", "saturday", "sunday", "day", "workday"};

// How an address begins that people paste, and what ends it.
constexpr std::string_view kSchemes[] = {"https://", "http://", "ftp://", "file://", "mailto:"};
constexpr std::string_view kNotInAddress = "\r\n\"{}<>\\;,";

TokenKind kind_of_word(std::string_view word) {
  if (word.size() < 2 || word.size() > 9) return name;
  for (std::uint32_t rest = kKeywordsFrom[static_cast<unsigned char>(word[0])]; rest != 0; rest &= rest - 1) {
    const Keyword& keyword = kKeywords[std::countr_zero(rest)];
    if (keyword.word == word) return keyword.kind;
  }
  return name;
}

std::vector<std::string_view> words_that(bool (*are)(TokenKind)) {
  std::vector<std::string_view> words;
  for (const Keyword& keyword : kKeywords) {
    if (are(keyword.kind)) words.push_back(keyword.word);
  }
  return words;
}

// The no-break space and the byte-order mark count as blanks.
std::uint32_t blank_length(std::string_view text, std::uint32_t i) {
  if (i >= text.size()) return 0;
  const auto c = static_cast<unsigned char>(text[i]);
  if ((kBytes[c] & kBlank) != 0) return 1;
  if (c < 0x80) return 0;
  if (text.substr(i, 2) == "\xC2\xA0") return 2;
  if (text.substr(i, 3) == "\xEF\xBB\xBF") return 3;
  return 0;
}

}  // namespace

std::vector<std::string_view> reserved_words() { return words_that(is_reserved); }
std::vector<std::string_view> clause_words() { return words_that(is_clause_word); }

// The end of the WORD that begins here; `begin` itself when none does.
std::uint32_t Lexer::word_end(std::uint32_t begin) const {
  std::uint32_t i = begin;
  while (i < size()) {
    const unsigned char c = at(i);
    if (is_letter(c) || c == '_' || (is_digit(c) && i > begin)) {
      ++i;
    } else if (c >= 0x80) {
      std::size_t next = i;
      const char32_t code = decode_utf8(text_, next);
      if (!within(kStart, code) && !(i > begin && within(kPart, code))) break;
      i = static_cast<std::uint32_t>(next);
    } else {
      break;
    }
  }
  return i;
}

// The end of the web or mail address that begins here; 0 where none does.
std::uint32_t Lexer::address_end() const {
  std::uint32_t i = 0;
  for (const std::string_view scheme : kSchemes) {
    const auto as_written = [](char written, char letter) { return (is_letter(letter) ? written | 0x20 : written) == letter; };
    if (std::ranges::equal(text_.substr(offset_, scheme.size()), scheme, as_written)) i = offset_ + static_cast<std::uint32_t>(scheme.size());
  }
  const std::uint32_t begin = i;
  while (i != 0 && i < size() && blank_length(text_, i) == 0 && kNotInAddress.find(static_cast<char>(at(i))) == std::string_view::npos) ++i;
  return i == begin ? 0 : i;
}

Token Lexer::word() {
  if (const std::uint32_t end = address_end(); end != 0) return token(stray, end);
  const std::uint32_t end = word_end(offset_);
  // KEY: WORD ( '.' WORD )* [ \t]* ':'
  if (offset_ >= no_key_until_) {
    std::uint32_t path = end;
    while (at(path) == '.') {
      const std::uint32_t next = word_end(path + 1);
      if (next == path + 1) break;
      path = next;
    }
    std::uint32_t colon = path;
    while (at(colon) == ' ' || at(colon) == '\t') ++colon;
    if (at(colon) == ':') return token(key, colon + 1);
    no_key_until_ = path;
  }
  const std::string_view word = text_.substr(offset_, end - offset_);
  // DATE: 'FY' DIGIT+ ( '-' [QH] DIGIT* )?, unless the word is longer.
  if (word.size() > 2 && word.starts_with("FY") && std::ranges::all_of(word.substr(2), [](char c) { return is_digit(c); })) {
    std::uint32_t i = end;
    if (at(i) == '-' && (at(i + 1) == 'Q' || at(i + 1) == 'H')) {
      i += 2;
      while (is_digit(at(i))) ++i;
    }
    return token(date, i);
  }
  if (const std::uint32_t i = end_of_worded_date(word, end); i != 0) return token(date, i);
  return token(kind_of_word(word), end);
}

std::uint32_t Lexer::after_gap(std::uint32_t begin) const {
  std::uint32_t i = begin;
  while (at(i) == ' ' || at(i) == '\t') ++i;
  return i;
}

// DATE of several words: `week 3`, `third thursday`, `every 2 weeks`. Its end, or 0 where the word begins none.
std::uint32_t Lexer::end_of_worded_date(std::string_view word, std::uint32_t end) const {
  if (word.size() < 4 || word.size() > 6) return 0;
  std::uint32_t i = after_gap(end);
  if (i == end) return 0;
  if (word == "week") {
    if (!is_digit(at(i))) return 0;
    while (is_digit(at(i)) || is_letter(at(i))) ++i;
    return i;
  }
  if (word == "every") {
    const std::uint32_t number = i;
    while (is_digit(at(i))) ++i;
    const std::uint32_t unit = after_gap(i);
    return i > number && unit > i && word_end(unit) > unit ? word_end(unit) : 0;
  }
  if (std::ranges::find(kNth, word) == std::end(kNth)) return 0;
  std::size_t longest = 0;
  for (const std::string_view day : kWeekdays) {
    if (text_.substr(i).starts_with(day)) longest = std::max(longest, day.size());
  }
  return longest == 0 ? 0 : i + static_cast<std::uint32_t>(longest);
}

Token Lexer::number() const {
  std::uint32_t i = offset_;
  while (is_digit(at(i))) ++i;
  const std::uint32_t digits = i - offset_;
  if (digits == 4 && at(i) == '-' && (is_digit(at(i + 1)) || at(i + 1) == 'Q' || at(i + 1) == 'H' || at(i + 1) == 'W')) {
    i += 2;
    const auto alphanumeric = [this](std::uint32_t at_) { return is_digit(at(at_)) || is_letter(at(at_)); };
    while (alphanumeric(i)) ++i;
    while (at(i) == '-' && alphanumeric(i + 1)) {
      ++i;
      while (alphanumeric(i)) ++i;
    }
    // A time behind it belongs to it: `2027-03-31 18:00`.
    std::uint32_t colon = after_gap(i);
    if (colon > i && is_digit(at(colon))) {
      colon += is_digit(at(colon + 1)) ? 2 : 1;
    } else {
      colon = i;
    }
    if (at(colon) == ':' && is_digit(at(colon + 1)) && is_digit(at(colon + 2))) i = colon + 3;
    return token(date, i);
  }
  if (digits <= 2 && at(i) == ':' && is_digit(at(i + 1)) && is_digit(at(i + 2))) return token(time, i + 3);
  while (is_digit(at(i)) || at(i) == '_') ++i;
  if (at(i) == '.' && is_digit(at(i + 1))) {
    ++i;
    while (is_digit(at(i)) || at(i) == '_') ++i;
  }
  if (at(i) == '%') return token(percent, i + 1);
  while (is_letter(at(i))) ++i;
  return token(TokenKind::number, i);
}

Token Lexer::quoted() const {
  if (text_.substr(offset_, 3) == "\"\"\"") {
    const std::size_t close = text_.find("\"\"\"", offset_ + 3);
    if (close == std::string_view::npos) return token(open_long, size());
    return token(long_text, static_cast<std::uint32_t>(close) + 3);
  }
  std::uint32_t i = offset_ + 1;
  const auto ends_line = [this](std::uint32_t at_) { return at_ >= size() || at(at_) == '\n' || at(at_) == '\r'; };
  while (!ends_line(i)) {
    if (at(i) == '"') return token(TokenKind::text, i + 1);
    if (at(i) == '\\') {
      if (ends_line(i + 1)) return token(open_text, i + 1);
      ++i;
    }
    ++i;
  }
  return token(open_text, i);
}

Token Lexer::comment() const {
  if (at(offset_ + 1) == '*') {
    const std::size_t close = text_.find("*/", offset_ + 2);
    if (close == std::string_view::npos) return token(open_comment, size());
    return token(block_comment, static_cast<std::uint32_t>(close) + 2);
  }
  const std::size_t end = std::min(text_.find_first_of("\r\n", offset_), text_.size());
  return token(at(offset_ + 2) == '/' ? doc : line_comment, static_cast<std::uint32_t>(end));
}

Token Lexer::sign() const {
  const auto one_or_two = [this](char second, TokenKind two, TokenKind one) {
    return at(offset_ + 1) == static_cast<unsigned char>(second) ? token(two, offset_ + 2) : token(one, offset_ + 1);
  };
  switch (at(offset_)) {
    case '{': return token(lbrace, offset_ + 1);
    case '}': return token(rbrace, offset_ + 1);
    case '(': return token(lparen, offset_ + 1);
    case ')': return token(rparen, offset_ + 1);
    case '[': return token(lbrack, offset_ + 1);
    case ']': return token(rbrack, offset_ + 1);
    case ',': return token(comma, offset_ + 1);
    case ';': return token(semi, offset_ + 1);
    case '+': return token(plus, offset_ + 1);
    case '-': return token(minus, offset_ + 1);
    case '*': return token(star, offset_ + 1);
    case '/': return token(slash, offset_ + 1);
    case '.': return one_or_two('.', range, dot);
    case '=': return one_or_two('=', eq, assign);
    case '<': return one_or_two('=', le, lt);
    case '>': return one_or_two('=', ge, gt);
    case '!': return one_or_two('=', ne, stray);
    default: {
      std::size_t next = offset_;
      decode_utf8(text_, next);
      return token(stray, static_cast<std::uint32_t>(next));
    }
  }
}

Token Lexer::next() {
  count_work();
  if (offset_ >= size()) return token(end_of_file, size());
  const unsigned char c = at(offset_);
  Token result;
  if (is_letter(c) || c == '_') {
    result = word();
  } else if (is_digit(c)) {
    result = number();
  } else if (const std::uint32_t blank_bytes = blank_length(text_, offset_); blank_bytes != 0) {
    std::uint32_t i = offset_ + blank_bytes;
    while (const std::uint32_t more = blank_length(text_, i)) i += more;
    result = token(blank, i);
  } else if (c == '\n' || c == '\r') {
    result = token(nl, offset_ + (c == '\r' && at(offset_ + 1) == '\n' ? 2 : 1));
  } else if (c == '"') {
    result = quoted();
  } else if (c == '/' && (at(offset_ + 1) == '/' || at(offset_ + 1) == '*')) {
    result = comment();
  } else if (c == '@' && word_end(offset_ + 1) > offset_ + 1) {
    std::uint32_t i = word_end(offset_ + 1);
    while (at(i) == '.' && word_end(i + 1) > i + 1) i = word_end(i + 1);
    result = token(person, i);
  } else if (c >= 0x80 && word_end(offset_) > offset_) {
    result = word();
  } else {
    result = sign();
  }
  offset_ = result.end;
  return result;
}

}  // namespace campaign
