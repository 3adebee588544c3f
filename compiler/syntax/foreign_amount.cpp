#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/decimal.h"
#include "base/text.h"
#include "language/currency_signs.h"
#include "syntax/foreign.h"

namespace campaign {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

std::size_t blanks_at(std::string_view text) {
  std::size_t count = 0;
  for (;;) {
    const std::string_view rest = text.substr(count);
    if (rest.starts_with(' ') || rest.starts_with('\t')) {
      count += 1;
    } else if (rest.starts_with("\u00A0")) {
      count += 2;
    } else {
      return count;
    }
  }
}

std::size_t digits_at(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

std::size_t letters_at(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_letter(text[count])) ++count;
  return count;
}

/// A magnitude in words, by the language's letter or as a power of ten.
struct Magnitude {
  std::string_view word;
  std::string_view ours;
  int power = 0;
};
constexpr auto kMagnitudes = std::to_array<Magnitude>({
    {"k", "k"}, {"thousand", "k"}, {"thousands", "k"}, {"tausend", "k"}, {"tsd", "k"}, {"grand", "k"}, {"m", "M"}, {"mn", "M"}, {"mm", "M"},
    {"mio", "M"}, {"million", "M"}, {"millions", "M"}, {"millionen", "M"}, {"millones", "M"}, {"b", "B"},
    {"bn", "B"}, {"billion", "B"}, {"billions", "B"}, {"mrd", "B"}, {"milliarde", "B"}, {"milliarden", "B"}, {"milliard", "B"},
    {"milliards", "B"}, {"lakh", "", 5}, {"lakhs", "", 5}, {"lac", "", 5}, {"crore", "", 7}, {"crores", "", 7}, {"trillion", "", 12}, {"tn", "", 12},
});
const Magnitude* magnitude_named(std::string_view word) {
  const std::string lower = lower_case(word);
  const auto* const found = std::ranges::find(kMagnitudes, std::string_view(lower), &Magnitude::word);
  return found == kMagnitudes.end() ? nullptr : found;
}

/// A sign of East Asia for ten thousand and its like that a word begins with: its bytes and its power of ten; none: 0.
std::pair<std::size_t, int> magnitude_sign_at(std::string_view word) {
  constexpr std::pair<std::string_view, int> kSigns[] = {{"百万", 6}, {"千万", 7}, {"千", 3}, {"万", 4}, {"萬", 4}, {"億", 8}, {"亿", 8}, {"만", 4}, {"억", 8}};
  for (const auto& [sign, power] : kSigns) {
    if (word.starts_with(sign)) return {sign.size(), power};
  }
  return {};
}

/// The digits of a number between their signs.
struct Digits {
  std::vector<std::string_view> groups;
  std::vector<std::string_view> signs;  // One fewer.
  std::size_t length = 0;
};

/// The sign between two groups of digits that a text goes on with; empty where none does.
std::string_view sign_at(std::string_view text, std::size_t group) {
  const auto three_behind = [&](std::size_t length) { return digits_at(text.substr(length)) == 3; };
  for (const std::string_view sign : {".", ",", "_"}) {
    if (text.starts_with(sign) && text.size() > 1 && is_digit(text[1])) return sign;
  }
  for (const std::string_view sign : {"'", "’", "\u00A0", "\u202F", "\u2009", " "}) {
    if (text.starts_with(sign) && group <= 3 && three_behind(sign.size())) return text.substr(0, sign.size());
  }
  return {};
}

Digits digits_of(std::string_view text) {
  Digits found;
  for (;;) {
    const std::size_t count = digits_at(text.substr(found.length));
    found.groups.push_back(text.substr(found.length, count));
    found.length += count;
    const std::string_view sign = sign_at(text.substr(found.length), count);
    if (sign.empty()) return found;
    found.signs.push_back(sign);
    found.length += sign.size();
  }
}

std::string joined(std::span<const std::string_view> groups) {
  std::string all;
  for (const std::string_view group : groups) all += group;
  return all;
}

/// `1,200,000`, `12,00,000`: one to three digits, then twos or threes, and three at the end.
bool are_thousands(std::span<const std::string_view> groups) {
  if (groups.front().empty() || groups.front().size() > 3 || groups.front() == "0") return false;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const std::size_t size = groups[i].size();
    if (size != 3 && !(size == 2 && i + 1 < groups.size())) return false;
  }
  return true;
}

std::string with_fraction(const std::string& whole, std::string_view fraction) {
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  return fraction.empty() ? grouped_digits(whole) : fmt::format("{}.{}", grouped_digits(whole), fraction);
}

struct Numbers {
  std::vector<std::string> readings;
  bool ours = false;  // It is written as the language writes it.
};

Numbers readings_of(const Digits& digits, std::string_view written, const Customs& customs) {
  const auto& signs = digits.signs;
  const std::span<const std::string_view> groups(digits.groups);
  if (std::ranges::all_of(signs, [](std::string_view sign) { return sign == "_"; })) return {{std::string(written)}, true};
  const std::string_view last = signs.back();
  const bool pointed = last == "." || last == ",";
  const bool alone = std::ranges::all_of(signs, [&](std::string_view sign) { return sign == last; });
  if (!alone) {  // `1.200,50`, `1,200.50`, `1_200.5`: the last sign is the fraction's.
    const auto before = std::span(signs).first(signs.size() - 1);
    const bool one_kind = std::ranges::all_of(before, [&](std::string_view sign) { return sign == before.front(); });
    if (!pointed || !one_kind || !are_thousands(groups.first(groups.size() - 1))) return {};
    if (before.front() == "_" && last == ".") return {{std::string(written)}, true};
    return {{with_fraction(joined(groups.first(groups.size() - 1)), groups.back())}};
  }
  const bool thousands = are_thousands(groups);
  if (!pointed || signs.size() > 1) return thousands ? Numbers{{grouped_digits(joined(groups))}} : Numbers{};
  const std::string fraction = with_fraction(std::string(groups[0]), groups[1]);
  const bool groups_so = customs.separators && customs.separators->grouping == last;
  const bool divides_so = customs.separators && customs.separators->decimal == last;
  if (last == ".") {
    if (!thousands) return {{std::string(written)}, true};
    if (groups_so) return {{grouped_digits(joined(groups)), fraction}, true};
    return {{fraction, grouped_digits(joined(groups))}, true};
  }
  if (!thousands) return {{fraction}};
  if (divides_so) return {{grouped_digits(joined(groups)), fraction}};
  return {{grouped_digits(joined(groups))}};
}

struct Currency {
  std::string codes;      // With blanks between.
  std::size_t length = 0;
  bool is_code = false;
};

std::optional<Currency> currency_at(std::string_view text, const Customs& customs) {
  const std::size_t letters = letters_at(text);
  if (is_currency_code(text.substr(0, letters))) return Currency{std::string(text.substr(0, letters)), letters, true};
  const CurrencySign* sign = currency_sign_at(text);
  if (sign == nullptr) return std::nullopt;
  // The campaign's own currency is meant where it can be.
  const bool own = !customs.currency.empty() && sign->codes.find(customs.currency) != std::string_view::npos;
  return Currency{own ? customs.currency : std::string(sign->codes), sign->sign.size(), false};
}

/// `5 lakh` is `500_000`.
std::string times_ten_to(const std::string& number, int power) {
  const auto value = Decimal::parse(number);
  const auto scaled = value ? value->scaled_by_power_of_ten(power) : std::nullopt;
  if (!scaled || scaled->fraction_digits() > 0) return {};
  return grouped_digits(scaled->to_string());
}

/// What the letter before a currency means: `T`, `k` thousands, `M` millions.
std::optional<std::string_view> thousands_or_millions(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (word[0] == 'T' || word[0] == 'k' || word[0] == 'K') return "k";
  return word[0] == 'M' ? std::optional<std::string_view>("M") : std::nullopt;
}

}  // namespace

std::string grouped_digits(std::string_view digits) {
  while (digits.size() > 1 && digits.starts_with('0')) digits.remove_prefix(1);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += '_';
    out += digits[i];
  }
  return out;
}

std::optional<Foreign> foreign_amount(std::string_view text, const Customs& customs) {
  std::size_t at = 0;
  std::optional<Currency> currency;
  if (!text.empty() && !is_digit(text[0])) {
    currency = currency_at(text, customs);
    if (!currency) return std::nullopt;
    at = currency->length + blanks_at(text.substr(currency->length));
  }
  if (at >= text.size() || !is_digit(text[at])) return std::nullopt;
  const Digits digits = digits_of(text.substr(at));
  const std::string_view behind_digits = text.substr(at + digits.length);
  if (behind_digits.size() > 1 && behind_digits[0] == '-' && (is_digit(behind_digits[1]) || behind_digits[1] == 'Q' || behind_digits[1] == 'W')) return std::nullopt;  // A date.
  if (behind_digits.size() > 1 && behind_digits[0] == ':' && is_digit(behind_digits[1])) return std::nullopt;  // A time of day.
  Numbers numbers = readings_of(digits, text.substr(at, digits.length), customs);
  if (numbers.readings.empty()) return std::nullopt;
  at += digits.length;
  bool foreign = currency.has_value() || !numbers.ours;
  // `12.500,- EUR`, `500.– CHF`: no small coins.
  for (const std::string_view none : {".–", ",–", ",-", ".-", ".—", ",—", ":-"}) {
    if (!text.substr(at).starts_with(none)) continue;
    at += none.size();
    foreign = true;
    break;
  }

  // `5k`, `5 million`, `5 Mio.`, `5kEUR`
  const std::size_t gap = blanks_at(text.substr(at));
  const std::size_t letters = letters_at(text.substr(at + gap));
  const std::string_view word = text.substr(at + gap, letters);
  std::string suffix;
  if (const auto [length, power] = magnitude_sign_at(word); length > 0) {  // `1,200万円`
    for (std::string& number : numbers.readings) number = times_ten_to(number, power);
    if (std::ranges::any_of(numbers.readings, &std::string::empty)) return std::nullopt;
    foreign = true;
    at += gap + length;
  } else if (thousands_or_millions(word) && word.size() == 4 && is_currency_code(word.substr(1))) {  // `10 TEUR`, `5 MEUR`
    suffix = *thousands_or_millions(word);
    foreign = true;
    at += gap + 1;
  } else if (const Magnitude* magnitude = magnitude_named(word)) {
    std::size_t end = at + gap + letters;
    if (text.substr(end).starts_with('.') && !text.substr(end).starts_with("..")) ++end;
    const bool money_behind = currency_at(text.substr(end + blanks_at(text.substr(end))), customs).has_value();
    if (gap == 0 || word.size() > 2 || currency || money_behind) {
      foreign = foreign || gap > 0 || (word != "k" && word != "K" && word != "M" && word != "B");
      suffix = magnitude->ours;
      if (magnitude->power > 0) {
        for (std::string& number : numbers.readings) number = times_ten_to(number, magnitude->power);
        if (std::ranges::any_of(numbers.readings, &std::string::empty)) return std::nullopt;
      }
      // Of millions nobody writes thousands.
      if (numbers.readings.size() > 1) numbers.readings = {with_fraction(std::string(digits.groups[0]), digits.groups[1])};
      at = end;
    }
  } else if (gap == 0 && letters > 1 && (word[0] == 'k' || word[0] == 'K' || word[0] == 'M' || word[0] == 'B') && currency_at(text.substr(at + 1), customs)) {
    suffix = word[0] == 'K' ? 'k' : word[0];
    foreign = true;
    ++at;
  }

  std::string_view behind = text.substr(at + blanks_at(text.substr(at)));
  Foreign found;
  std::vector<std::string> units;
  constexpr std::string_view kWidePercent = "％";
  if (behind.starts_with('%') || behind.starts_with(kWidePercent)) {
    const bool wide = behind.starts_with(kWidePercent);
    const bool apart = wide || behind.data() != text.data() + at;
    at = static_cast<std::size_t>(behind.data() - text.data()) + (wide ? kWidePercent.size() : 1);
    std::string_view rest = text.substr(at);
    if (rest.starts_with('-') || rest.starts_with(' ')) rest.remove_prefix(1);
    bool points = false;
    for (const std::string_view written : {"p.p.", "points", "point", "pts", "pt", "pps", "pp", "punkte", "Punkte", "p"}) {
      if (!rest.starts_with(written) || (rest.size() > written.size() && is_letter(rest[written.size()]))) continue;
      points = true;
      at = static_cast<std::size_t>(rest.data() - text.data()) + written.size();
      break;
    }
    foreign = foreign || apart || points;
    found.sort = Foreign::Sort::share;
    units = {points ? " points" : "%"};
  } else if (const auto money = currency_at(behind, customs)) {
    const bool touches = behind.data() == text.data() + at;
    foreign = foreign || !money->is_code || touches;
    currency = money;
    at = static_cast<std::size_t>(behind.data() - text.data()) + money->length;
  } else {
    for (const std::string_view percent : {"pct", "prozent", "procent"}) {
      if (lower_case(behind.substr(0, letters_at(behind))) != percent) continue;
      foreign = true;
      found.sort = Foreign::Sort::share;
      units = {"%"};
      at = static_cast<std::size_t>(behind.data() - text.data()) + percent.size();
    }
  }
  if (!foreign) return std::nullopt;
  if (units.empty() && currency) {
    found.sort = Foreign::Sort::money;
    for (std::string_view rest = currency->codes; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      units.push_back(fmt::format(" {}", rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (units.empty()) units.emplace_back();
  for (const std::string& unit : units) {
    for (const std::string& number : numbers.readings) found.readings.push_back({number + suffix + unit, {}});
  }
  found.length = static_cast<std::uint32_t>(at);
  return found;
}

}  // namespace campaign
