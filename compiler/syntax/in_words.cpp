#include "syntax/in_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "syntax/plain_words.h"

namespace campaign {

namespace {

/// A unit of time with the words for it in the larger languages and in other tools.
struct LengthRow {
  std::string_view ours;      // One of it.
  int factor;                 // So many of ours are one of theirs.
  std::string_view half;      // Half of one, where that is a whole length.
  std::array<std::string_view, 20> words;
};
constexpr auto kLengths = std::to_array<LengthRow>({
    {"workday", 1, "0.5 workdays", {"workday", "workdays", "working day", "working days", "business day", "business days", "bd", "bds", "wd", "arbeitstag", "arbeitstage", "arbeitstagen", "werktag", "werktage", "werktagen", "pt", "personentage", "person - days", "man - days", "man days"}},
    {"minute", 1, "", {"minute", "minutes", "min", "mins", "minuten"}},
    {"hour", 1, "30 minutes", {"hour", "hours", "h", "hr", "hrs", "std", "stunde", "stunden", "heure", "heures", "hora", "horas"}},
    {"day", 1, "0.5 days", {"day", "days", "d", "tag", "tage", "tagen", "jour", "jours", "día", "días", "giorni", "dagen"}},
    {"week", 1, "", {"week", "weeks", "w", "wk", "wks", "woche", "wochen", "semaine", "semaines", "semana", "semanas", "weken", "wo"}},
    {"week", 2, "1 week", {"fortnight", "fortnights"}},
    {"month", 1, "2 weeks", {"month", "months", "mo", "mos", "mth", "mths", "monat", "monate", "monaten", "mon", "mois", "mes", "meses", "mesi", "maanden"}},
    {"quarter", 1, "", {"quarter", "quarters", "quartal", "quartale", "quartalen", "qtr", "qtrs"}},
    {"year", 1, "6 months", {"year", "years", "y", "yr", "yrs", "jahr", "jahre", "jahren", "année", "années", "ans", "an", "año", "años"}},
});

const LengthRow* length_unit(PlainWords& words) {
  for (const LengthRow& row : kLengths) {
    for (const std::string_view word : row.words) {
      if (word.empty() || !words.take(word)) continue;
      words.take(".");
      return &row;
    }
  }
  return nullptr;
}

std::string length(int count, const LengthRow& unit) {
  count *= unit.factor;
  return fmt::format("{} {}{}", count, unit.ours, count == 1 ? "" : "s");
}

/// What people put before a length or an hour, which the language leaves out.
void pass_over_little_words(PlainWords& words) {
  while (words.take({"about", "around", "approx .", "approx", "ca .", "ca", "circa", "etwa", "rund", "roughly", "ungefähr", "~", "up to", "at most", "at least", "max .", "max", "bis zu", "höchstens", "mindestens", "for", "für", "within"})) {}
}

/// `P2W`, `PT48H` of ISO 8601.
std::string iso_length(PlainWords words) {
  const bool hours = words.take("pt");
  if (!hours && !words.take("p")) return {};
  const auto count = words.digits(1, 4);
  const std::string_view unit = words.word();
  if (!count || !words.at_end()) return {};
  for (const LengthRow& row : kLengths) {
    const bool fits = hours ? (row.ours == "hour" && unit == "h") || (row.ours == "minute" && unit == "m")
                            : row.ours != "workday" && row.factor == 1 && unit.size() == 1 && row.ours[0] == unit[0] && row.ours != "minute";
    if (fits) return length(*count, row);
  }
  return {};
}

/// `a couple of`, `zwei`, `2`, `1.5`, and the second number of `2-3`.
struct Count {
  int first = 0, last = 0;
  std::string fraction{};  // Behind the point.
  bool half = false;
};
std::optional<Count> count_of(PlainWords& words) {
  if (words.take({"half a", "half an", "ein halbes", "ein halber", "einen halben", "eine halbe", "half", "halbes", "½"})) return Count{1, 1, {}, true};
  if (words.take({"a couple of", "a couple", "ein paar"})) return Count{2, 2};
  const auto first = words.number();
  if (!first) return std::nullopt;
  Count found{*first, *first};
  const std::size_t back = words.at();
  if (words.take({".", ","}) && words.touches()) {
    found.fraction = words.next();
    if (!words.digits(1, 2)) words.back_to(back), found.fraction.clear();
  } else if (words.back_to(back); words.take({"-", "to", "bis", "or", "oder", "à"})) {
    const auto last = words.number();
    if (last && *last > *first) {
      found.last = *last;
    } else {
      words.back_to(back);
    }
  }
  words.take("-");  // `a two-week break`
  return found;
}

}  // namespace

std::vector<std::string> length_in_signs(std::string_view text) {
  PlainWords words(text);
  if (std::string found = iso_length(words); !found.empty()) return {found};
  pass_over_little_words(words);
  const auto count = count_of(words);
  const LengthRow* unit = count ? length_unit(words) : nullptr;
  if (unit == nullptr) return {};
  if (count->half) return words.at_end() && !unit->half.empty() ? std::vector{std::string(unit->half)} : std::vector<std::string>();
  if (!count->fraction.empty()) return words.at_end() && unit->factor == 1 ? std::vector{fmt::format("{}.{} {}s", count->first, count->fraction, unit->ours)} : std::vector<std::string>();
  std::vector<std::string> found = {length(count->first, *unit)};
  if (count->last != count->first) found.push_back(length(count->last, *unit));
  if (words.at_end()) return found;
  // `2 weeks and 3 days`, `1 h 30 min`, `1h30`.
  words.take({"and", "und", "+", ","});
  const auto more = words.number();
  if (!more || found.size() != 1) return {};
  const LengthRow* smaller = length_unit(words);
  if (!words.at_end()) return {};
  const int whole = count->first * unit->factor;
  if (unit->ours == "hour" && (smaller == nullptr || smaller->ours == "minute")) return {fmt::format("{} minutes", whole * 60 + *more)};
  if (unit->ours == "week" && smaller != nullptr && smaller->ours == "day") return {fmt::format("{} days", whole * 7 + *more)};
  if (unit->ours == "year" && smaller != nullptr && smaller->ours == "month") return {fmt::format("{} months", whole * 12 + *more)};
  return {};
}

std::optional<int> minute_in_words(std::string_view text) {
  constexpr int kHour = 60, kNoon = 12 * kHour;
  PlainWords words(text);
  words.take({"at", "um", "à", "a las", "gegen", "@"});
  pass_over_little_words(words);
  if (words.take({"noon", "midday", "12 noon", "mittag", "mittags", "high noon"})) return words.at_end() ? std::optional(kNoon) : std::nullopt;
  if (words.take({"midnight", "mitternacht", "mitternachts"})) return words.at_end() ? std::optional(0) : std::nullopt;
  int hour = 0, minute = 0;
  if (const auto both = words.digits(4, 4)) {  // `1800`
    hour = *both / 100, minute = *both % 100;
  } else {
    const auto number = words.number(2);
    if (!number) return std::nullopt;
    hour = *number;
    const std::size_t back = words.at();
    if (words.take({":", ".", "h"}) && words.touches()) {
      if (const auto minutes = words.digits(2, 2)) {
        minute = *minutes;
        if (words.take(":") && words.digits(2, 2) != 0) return std::nullopt;  // Seconds.
      } else {
        words.back_to(back);
      }
    } else {
      words.back_to(back);
    }
  }
  words.take({"o ' clock", "o ' clock", "oclock"});
  if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return std::nullopt;
  if (words.take({"uhr", "h", "hrs", "hours", "heures"})) {
    if (const auto minutes = words.digits(2, 2)) minute = *minutes;  // `18 Uhr 30`
  }
  if (words.take({"pm", "in the evening", "in the afternoon", "abends", "nachmittags", "noon"})) {
    if (hour > 12 && words.at_end()) return hour * kHour + minute;
    if (hour == 0) return std::nullopt;
    hour = hour % 12 + 12;
  } else if (words.take({"am", "in the morning", "morgens", "vormittags", "früh", "midnight"})) {
    if (hour > 12) return std::nullopt;
    hour %= 12;
  }
  return words.at_end() && minute < kHour ? std::optional(hour * kHour + minute) : std::nullopt;
}

std::vector<std::string> in_signs(std::string_view text, Asked asked, const Customs& customs) {
  constexpr std::size_t kLongest = 80;
  text = trim(text);
  const std::string written(text);
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = trim(text.substr(1, text.size() - 2));
  if (text.empty() || text.size() > kLongest || text.find_first_of("\"\r\n{}") != std::string_view::npos) return {};
  std::vector<std::string> found;
  switch (asked) {
    case Asked::day:
    case Asked::days: found = days_in_signs(text, asked == Asked::day, customs); break;
    case Asked::length: found = length_in_signs(text); break;
    case Asked::time:
      if (const auto minute = minute_in_words(text); minute && *minute < 24 * 60) found = {fmt::format("{:02}:{:02}", *minute / 60, *minute % 60)};
      break;
    case Asked::rhythm:
    case Asked::rhythm_without_hours:
      if (std::string one = rhythm_in_signs(text, asked == Asked::rhythm); !one.empty()) found = {std::move(one)};
      break;
  }
  std::erase(found, written);
  return found;
}

}  // namespace campaign
