#include "syntax/loose.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/decimal.h"
#include "base/text.h"
#include "language/constructs.h"
#include "syntax/slips.h"

namespace campaign {

namespace {

using Sort = Loose::Sort;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

constexpr auto kNothing = std::to_array<std::string_view>({
    "?", "??", "???", "-", "--", "–", "—", "…", "tbd", "tbc", "tba", "t.b.d.", "t.b.c.", "t.b.a.", "n/a", "n.a.", "k.a.", "k. a.", "xx", "xxx", "offen", "unklar", "unbekannt",
    "noch offen", "to be defined", "to be confirmed", "to be decided", "folgt", "pending", "not yet known", "not known",
});

/// Words and signs in front of a number that is not exact, or one end of what is wanted.
struct Prefix {
  std::string_view words;
  Sort sort;
  bool least = false;
};
constexpr auto kPrefixes = std::to_array<Prefix>({
    {"approximately", Sort::about}, {"approx.", Sort::about}, {"approx", Sort::about}, {"about", Sort::about}, {"around", Sort::about}, {"roughly", Sort::about},
    {"circa", Sort::about}, {"zirka", Sort::about}, {"ca.", Sort::about}, {"ca", Sort::about}, {"c.", Sort::about}, {"rund", Sort::about}, {"etwa", Sort::about},
    {"ungefähr", Sort::about}, {"some", Sort::about}, {"~", Sort::about}, {"≈", Sort::about}, {"∼", Sort::about},
    {"at least", Sort::limit, true}, {"no less than", Sort::limit, true}, {"more than", Sort::limit, true}, {"over", Sort::limit, true}, {"above", Sort::limit, true},
    {"minimum", Sort::limit, true}, {"min.", Sort::limit, true}, {"min", Sort::limit, true}, {"mindestens", Sort::limit, true}, {"mehr als", Sort::limit, true}, {"über", Sort::limit, true},
    {"at most", Sort::limit}, {"no more than", Sort::limit}, {"less than", Sort::limit}, {"up to", Sort::limit}, {"under", Sort::limit}, {"below", Sort::limit}, {"maximum", Sort::limit},
    {"max.", Sort::limit}, {"max", Sort::limit}, {"höchstens", Sort::limit}, {"weniger als", Sort::limit}, {"bis zu", Sort::limit}, {"maximal", Sort::limit}, {"unter", Sort::limit},
});

/// A number at the beginning of a text with its magnitude or `%`: its length; 0: none.
std::size_t number_at(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || (at > 0 && (text[at] == '_' || text[at] == '.') && at + 1 < text.size() && is_digit(text[at + 1])))) ++at;
  if (at == 0) return 0;
  const bool magnitude = at < text.size() && (text[at] == 'k' || text[at] == 'M' || text[at] == 'B') && (at + 1 >= text.size() || !is_letter(text[at + 1]));
  return at + (magnitude || (at < text.size() && text[at] == '%') ? 1 : 0);
}

/// A day, a month or a part of a year as the language writes it: `2027-03-31`, `2027-03`, `2027-Q2`.
bool is_day(std::string_view text) {
  if (text.size() < 7 || text.size() > 10 || text[4] != '-' || !std::ranges::all_of(text.substr(0, 4), is_digit)) return false;
  const std::string_view rest = text.substr(5);
  const bool part = rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H') && is_digit(rest[1]);
  return part || (rest.size() != 3 && std::ranges::all_of(rest, [](char c) { return is_digit(c) || c == '-'; }));
}

/// `orders`, `EUR/order`: what may stand behind a number.
bool is_unit(std::string_view text) {
  return text.empty() || (is_letter(text.front()) && std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '/'; }));
}

/// An amount or a day as the language writes it, of one that may be written otherwise; empty: it is neither.
std::string amount_of(std::string_view text, const Customs& customs) {
  if (text.empty()) return {};
  const auto foreign = [&] {
    auto found = foreign_date(text, customs);
    return found ? found : foreign_amount(text, customs);
  }();
  if (foreign && foreign->readings.size() == 1) {
    const std::string_view behind = trim(text.substr(foreign->length));
    return is_unit(behind) ? foreign->readings[0].text + (behind.empty() ? "" : " ") + std::string(behind) : std::string();
  }
  if (foreign) return {};
  if (is_day(text)) return std::string(text);
  const std::size_t signs = text.front() == '+' || text.front() == '-' ? 1 : 0;
  const std::size_t length = number_at(text.substr(signs));
  const std::string_view behind = text.substr(std::min(text.size(), signs + length));
  return length > 0 && (behind.empty() || behind.front() == ' ') && is_unit(trim(behind)) ? std::string(text) : std::string();
}

std::vector<std::string> of_limit(const std::string& amount, bool least, Takes takes) {
  const bool compared = takes == Takes::target || takes == Takes::bounds;
  return {compared ? fmt::format("{} {}", least ? ">=" : "<=", amount) : amount};
}

std::vector<std::string> of_range(const std::string& low, const std::string& high, Takes takes) {
  if (takes == Takes::days) return {fmt::format("{} .. {}", low, high)};
  switch (takes) {
    case Takes::estimate:
    case Takes::target: return {fmt::format("{} to {}", low, high)};
    case Takes::bounds: return {fmt::format("{} .. {}", low, high)};
    default: break;
  }
  // One value is asked for: the ends are two, each with the unit.
  const std::size_t unit = high.find(' ');
  const bool bare = low.find(' ') == std::string::npos && unit != std::string::npos;
  return {low + (bare ? high.substr(unit) : ""), high};
}

/// `300-305k GBP`, `5 – 7%`: the two ends, the first with the magnitude of the second where it has none.
std::optional<std::pair<std::string, std::string>> dashed(std::string_view text) {
  const std::size_t first = number_at(text);
  if (first == 0) return std::nullopt;
  std::string low(text.substr(0, first));
  std::string_view rest = trim(text.substr(first));
  std::size_t dash = 0;
  for (const std::string_view sign : {"-", "–", "—", "‐", "‑"}) {
    if (rest.starts_with(sign)) dash = sign.size();
  }
  if (dash == 0) return std::nullopt;
  const std::string_view high = trim(rest.substr(dash));
  const std::size_t second = number_at(high);
  if (second == 0) return std::nullopt;
  const std::string_view behind = high.substr(second);
  if (!behind.empty() && behind.front() != ' ') return std::nullopt;  // A date, or 3 - 2 - 1.
  if (!is_unit(trim(behind))) return std::nullopt;
  const char last = high[second - 1];
  const bool has_own = !is_digit(low.back());
  const auto number = [](std::string_view one) { return Decimal::parse(std::string(is_digit(one.back()) ? one : one.substr(0, one.size() - 1))); };
  const auto a = number(low), b = number(high.substr(0, second));
  if (!a || !b || (!has_own && !(*a < *b))) return std::nullopt;
  const bool years = low.size() == 4 && second == 4 && low.starts_with("20") && high.starts_with("20") && behind.empty();
  if (years) return std::nullopt;
  if (!has_own && !is_digit(last)) low += last;
  return std::pair(low, std::string(high));
}

/// Of `8.000` where thousands are parted by points: that many thousands, and the fraction. Else the amount as it is.
std::vector<std::string> with_points(const std::string& amount, const Customs& customs) {
  constexpr std::size_t kThousand = 3;
  const std::size_t point = amount.find('.');
  const std::size_t digits = point == std::string::npos ? 0 : amount.find_first_not_of("0123456789", point + 1);
  const std::size_t end = digits == std::string::npos ? amount.size() : digits;
  const bool may_group = customs.separators && customs.separators->grouping == "." && point != std::string::npos && end - point - 1 == kThousand;
  if (!may_group || (end < amount.size() && amount[end] != ' ')) return {amount};
  std::string fraction = amount.substr(0, end);
  fraction.resize(fraction.find_last_not_of('0') + 1);
  if (fraction.ends_with('.')) fraction.pop_back();
  return {amount.substr(0, point) + "_" + amount.substr(point + 1), fraction + amount.substr(end)};
}

/// `£25k-£40k`, `8.000 bis 12.000 EUR`: two amounts and what people write for `to`.
std::optional<Loose> joined(std::string_view text, Takes takes, const Customs& customs) {
  if (takes == Takes::days) return std::nullopt;
  for (const std::string_view joint : {" bis ", " hasta ", " à ", " a ", " al ", " au ", " til ", " till ", " through ", " - ", "-", "–", "—", "~", "...", "…", ".."}) {
    const std::size_t at = text.find(joint);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string low = amount_of(trim(text.substr(0, at)), customs), high = amount_of(trim(text.substr(at + joint.size())), customs);
    if (low.empty() || high.empty() || is_day(low) || is_day(high)) continue;
    const std::vector<std::string> lows = with_points(low, customs), highs = with_points(high, customs);
    Loose found{Sort::range, {}};
    for (std::size_t i = 0; i < std::max(lows.size(), highs.size()); ++i) {
      for (std::string& reading : of_range(lows[std::min(i, lows.size() - 1)], highs[std::min(i, highs.size() - 1)], takes)) found.readings.push_back(std::move(reading));
    }
    return found;
  }
  return std::nullopt;
}

/// `3x orders`, `x3`, `double`: how many times as much.
int times_of(std::string_view lower) {
  constexpr std::pair<std::string_view, int> kWords[] = {{"double", 2}, {"twice", 2}, {"triple", 3}, {"quadruple", 4}, {"verdoppeln", 2}, {"doppelt", 2}, {"verdreifachen", 3}, {"dreifach", 3}};
  for (const auto& [word, times] : kWords) {
    if (lower.starts_with(word) && is_unit(trim(lower.substr(word.size()))) && (lower.size() == word.size() || lower[word.size()] == ' ')) return times;
  }
  const auto digit = [](char c) { return c >= '2' && c <= '9' ? c - '0' : 0; };
  if (lower.size() == 2 && lower[0] == 'x') return digit(lower[1]);
  if (lower.empty() || digit(lower[0]) == 0) return 0;
  std::string_view rest = trim(lower.substr(1));
  for (const std::string_view sign : {"x", "×"}) {
    if (rest.starts_with(sign) && (rest.size() == sign.size() || rest[sign.size()] == ' ') && is_unit(trim(rest.substr(sign.size())))) return digit(lower[0]);
  }
  return 0;
}

std::optional<Loose> with_prefix(std::string_view text, std::string_view lower, Takes takes, const Customs& customs) {
  for (const Prefix& prefix : kPrefixes) {
    if (!lower.starts_with(prefix.words) || text.size() == prefix.words.size()) continue;
    const char next = text[prefix.words.size()];
    if (is_letter(prefix.words.back()) && (prefix.words.back() & 0x80) == 0 && next != ' ' && !is_digit(next)) continue;
    const std::string amount = amount_of(trim(text.substr(prefix.words.size())), customs);
    if (amount.empty()) continue;
    if (prefix.sort == Sort::about) return Loose{Sort::about, {amount}};
    return Loose{Sort::limit, of_limit(amount, prefix.least, takes)};
  }
  return std::nullopt;
}

/// `1_500+ orders`, `1_500 orders or more`.
std::optional<Loose> with_suffix(std::string_view text, Takes takes, const Customs& customs) {
  struct Suffix {
    std::string_view words;
    bool least;
  };
  for (const Suffix& suffix : {Suffix{"or more", true}, Suffix{"oder mehr", true}, Suffix{"or less", false}, Suffix{"oder weniger", false}}) {
    if (!text.ends_with(suffix.words)) continue;
    const std::string amount = amount_of(trim(text.substr(0, text.size() - suffix.words.size())), customs);
    if (!amount.empty()) return Loose{Sort::limit, of_limit(amount, suffix.least, takes)};
  }
  const std::size_t number = number_at(text);
  if (number == 0) return std::nullopt;
  const auto without_sign = [&](std::size_t length) {  // `2+orders` is `2 orders`.
    const std::string_view behind = text.substr(number + length);
    return std::string(text.substr(0, number)) + (!behind.empty() && is_letter(behind.front()) ? " " : "") + std::string(behind);
  };
  if (text.substr(number).starts_with("ish")) {
    const std::string amount = amount_of(without_sign(3), customs);
    if (!amount.empty()) return Loose{Sort::about, {amount}};
  }
  if (number >= text.size() || text[number] != '+') return std::nullopt;
  if (number + 1 == text.size() && takes != Takes::target && takes != Takes::bounds) return std::nullopt;  // Of a sum the second part is missing.
  const std::string amount = amount_of(without_sign(1), customs);
  return amount.empty() ? std::nullopt : std::optional(Loose{Sort::limit, of_limit(amount, true, takes)});
}

/// `from 300 to 400`, `between 300 and 400 orders`, `von 300 bis 400`.
std::optional<Loose> between(std::string_view text, std::string_view lower, Takes takes, const Customs& customs) {
  struct Words {
    std::string_view first, joint;
  };
  for (const Words& words : {Words{"from ", " to "}, Words{"between ", " and "}, Words{"von ", " bis "}, Words{"zwischen ", " und "}}) {
    if (!lower.starts_with(words.first)) continue;
    const std::size_t joint = lower.find(words.joint);
    if (joint == std::string_view::npos || joint < words.first.size()) continue;
    const std::string low = amount_of(trim(text.substr(words.first.size(), joint - words.first.size())), customs), high = amount_of(trim(text.substr(joint + words.joint.size())), customs);
    // `from 300 to 400` is a change in what a tactic expects.
    if (!low.empty() && !high.empty() && !(words.first == "from " && takes == Takes::estimate)) return Loose{Sort::range, of_range(low, high, takes)};
  }
  return std::nullopt;
}

/// The tokens of a value in one layout: a blank stands between words that are apart, and nowhere else.
std::string laid_out(const SyntaxTree& tree, std::uint32_t first, std::uint32_t end) {
  const auto tokens = tree.tokens();
  const auto is_word = [](TokenKind kind) { return is_name(kind) || is_reserved(kind) || (kind >= TokenKind::date && kind <= TokenKind::person); };
  std::string text;
  for (std::uint32_t i = first; i < end; ++i) {
    if (i > first && tokens[i].begin > tokens[i - 1].end && is_word(tokens[i].kind) && is_word(tokens[i - 1].kind)) text += ' ';
    text += tree.text().substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return text;
}

/// What the property that a token's value belongs to takes, where all of its name agree.
Takes takes_at(const SyntaxTree& tree, const ValueTokens& value) {
  if (value.key == SyntaxTree::kNone) return Takes::one;
  const Token& token = tree.tokens()[value.key];
  std::string_view key = tree.text().substr(token.begin, token.end - token.begin);
  key = trim(key.substr(0, key.find(':')));
  bool known = false;
  for (const KindRow& kind : all_kinds()) {
    const PropertyRow* row = find_property(kind.kind, key);
    if (row == nullptr) continue;
    known = true;
    if (row->type == ValueType::text || row->type == ValueType::markdown) return Takes::text;
    if (row->type == ValueType::target) return Takes::target;
    if (row->type == ValueType::estimate) return Takes::estimate;
    if (row->type == ValueType::bounds) return Takes::bounds;
    if (row->type == ValueType::span) return Takes::days;
  }
  return known ? Takes::one : Takes::estimate;  // What is no property is a metric, in an `expect`.
}

bool says_nothing(std::string_view text) {
  const std::string lower = lower_case(trim(text));
  return std::ranges::find(kNothing, lower) != kNothing.end();
}

}  // namespace

std::optional<Loose> loose_value(std::string_view text, Takes takes, const Customs& customs) {
  text = trim(text);
  if (takes == Takes::text) return std::nullopt;
  const std::string lower = lower_case(text);
  if (auto found = with_prefix(text, lower, takes, customs)) return found;
  if (auto found = between(text, lower, takes, customs)) return found;
  if (auto found = with_suffix(text, takes, customs)) return found;
  if (const auto ends = dashed(text)) return Loose{Sort::range, of_range(ends->first, ends->second, takes)};
  if (auto found = joined(text, takes, customs)) return found;
  const int times = takes == Takes::target ? times_of(lower) : 0;
  return times > 1 ? std::optional(Loose{Sort::multiple, {fmt::format("+{}00%", times - 1)}}) : std::nullopt;
}

bool report_nothing(Diagnostics& diagnostics, Span span, std::string_view written) {
  if (!says_nothing(written)) return false;
  Diagnostic& diagnostic = diagnostics.report<Finding::no_value_yet>(span, written);
  diagnostic.helped("write `todo` as long as it is still to be settled, `unknown` where nobody knows it");
  for (const char* const word : {"todo", "unknown"}) diagnostic.fix(say("write `{}`", word), span, word);
  return true;
}

bool report_loose(Diagnostics& diagnostics, const SyntaxTree& tree, std::uint32_t position) {
  const ValueTokens value = value_around(tree, position);
  if (value.key == SyntaxTree::kNone || value.first >= value.end) return false;
  const auto tokens = tree.tokens();
  std::uint32_t end = value.first + 1;
  while (end < value.end && !is_clause_word(tokens[end].kind) && tokens[end].kind != TokenKind::comma) ++end;
  // Commas part values, or digits.
  if (end < value.end && tokens[end].kind == TokenKind::comma && tokens[end].begin == tokens[end - 1].end && end + 1 < value.end && tokens[end + 1].begin == tokens[end].end) {
    while (end < value.end && !is_clause_word(tokens[end].kind)) ++end;
  }
  // Behind a comparison, too: `orders >= ca. 300`.
  std::uint32_t first = value.first;
  for (std::uint32_t i = value.first; i < end; ++i) {
    const TokenKind kind = tokens[i].kind;
    if (kind == TokenKind::ge || kind == TokenKind::le || kind == TokenKind::gt || kind == TokenKind::lt || kind == TokenKind::eq) first = i + 1;
  }
  if (first >= end) return false;
  constexpr std::uint32_t kLongest = 80;
  const Span span{tree.file(), tokens[first].begin, tokens[end - 1].end};
  const std::string text = laid_out(tree, first, end);
  if (text.size() > kLongest) return false;
  const std::string_view written = tree.text().substr(span.begin, span.size());
  if (written.find_first_of("\"\r\n{}") != std::string_view::npos) return false;
  if (report_nothing(diagnostics, span, text)) return true;
  // The comparison is there already: what stands behind it is one value.
  const Takes takes = first > value.first && takes_at(tree, value) != Takes::text ? Takes::one : takes_at(tree, value);
  const auto loose = loose_value(text, takes, customs_of(tree));
  if (!loose) return false;
  const auto what = [&]() -> Said {
    switch (loose->sort) {
      case Sort::about: return "a value that is not exact";
      case Sort::limit: return "a limit";
      case Sort::range: return "a range";
      default: return "a multiple";
    }
  };
  Diagnostic& diagnostic = diagnostics.report<Finding::foreign_amount>(span, written, what());
  std::vector<Said> choices;
  for (const std::string& reading : loose->readings) {
    choices.emplace_back(fmt::format("`{}`", reading));
    diagnostic.fix(say("write `{}`", reading), span, reading);
  }
  if (loose->sort == Sort::about && takes != Takes::one && takes != Takes::days) {
    diagnostic.helped(say("write {}; what a tactic is expected to bring may be a range, `90 to 130`", either(choices)));
  } else if (loose->sort == Sort::multiple) {
    diagnostic.helped(say("write {}, which is that much more than the baseline", either(choices)));
  } else {
    diagnostic.helped(say("write {}", either(choices)));
  }
  return true;
}

}  // namespace campaign
