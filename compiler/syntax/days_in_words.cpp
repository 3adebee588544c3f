#include <algorithm>
#include <chrono>
#include <functional>

#include <fmt/format.h>

#include "base/text.h"
#include "locale/separators.h"
#include "syntax/in_words.h"
#include "syntax/plain_words.h"

namespace campaign {

namespace {

using Day = std::chrono::sys_days;
using std::chrono::days;

/// Days that are meant, and how the language writes them where days are asked for and where one day is.
struct Stretch {
  Day first, last;
  std::string as_days, as_day;
  std::optional<Day> begin{};  // Where a span begins with them, if that is not the first.
};
/// What is meant of a year; nullopt where that has no such days.
using OfYear = std::function<std::optional<Stretch>(int)>;
struct Meant {
  std::optional<int> year;
  std::vector<OfYear> meant;  // Several where the order of day and month is not known.
};

std::string written(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}
std::string written(Day first, Day last) { return first == last ? written(first) : fmt::format("{} .. {}", written(first), written(last)); }

Day first_of(int year, int month) { return Day(std::chrono::year(year) / month / 1); }
Day last_of(int year, int month) { return Day(std::chrono::year(year) / month / std::chrono::last); }

Stretch whole(Day first, Day last, const std::string& text) { return {first, last, text, text}; }
Stretch between(Day first, Day last) { return {first, last, written(first, last), written(last)}; }

Stretch beginning_with(Stretch stretch, Day day) {
  stretch.begin = day;
  return stretch;
}

/// Months of a year, and what the language calls them.
struct Months {
  int first = 1, last = 12;
  enum class Sort : std::uint8_t { year, half, quarter, month } sort = Sort::year;

  [[nodiscard]] std::string text(int year) const {
    switch (sort) {
      case Sort::year: return fmt::format("{}", year);
      case Sort::half: return fmt::format("{}-H{}", year, first / 6 + 1);
      case Sort::quarter: return fmt::format("{}-Q{}", year, first / 3 + 1);
      case Sort::month: break;
    }
    return fmt::format("{}-{:02}", year, first);
  }
  [[nodiscard]] Stretch of(int year) const { return whole(first_of(year, first), last_of(year, last), text(year)); }
};

enum class Part : std::uint8_t { none, early, middle, end, late };

Part part_at(PlainWords& words) {
  if (words.take({"early", "start", "beginning", "anfang", "beginn", "the start", "the beginning"})) return Part::early;
  if (words.take({"mid", "middle", "mitte", "the middle"})) return Part::middle;
  if (words.take({"end", "ende", "the end", "fin"})) return Part::end;
  if (words.take({"late", "spät"})) return Part::late;
  return Part::none;
}

/// The same part of a month, a quarter or a year as everywhere in the language's offers.
Stretch part_of(const Months& months, Part part, int year) {
  constexpr int kThird = 10, kHalf = 15;
  const Day first = first_of(year, months.first), last = last_of(year, months.last);
  if (months.sort == Months::Sort::month) {
    if (part == Part::early) return between(first, first + days(kThird - 1));
    if (part == Part::middle) return {first + days(kThird), first + days(2 * kThird - 1), written(first + days(kThird), first + days(2 * kThird - 1)), written(first + days(kHalf - 1)), first + days(kHalf - 1)};
    return beginning_with(between(first + days(2 * kThird), last), last);
  }
  const int length = months.last - months.first + 1;
  if (part == Part::early) return between(first, last_of(year, months.first + (length == 12 ? 2 : length / 6)));
  if (part == Part::middle) {
    if (length == 3) {
      const Day begin = first_of(year, months.first + 1);
      return {begin, last_of(year, months.first + 1), written(begin, last_of(year, months.first + 1)), written(begin + days(kHalf - 1)), begin + days(kHalf - 1)};
    }
    const int middle = months.first + length / 2 - 1;
    return {first_of(year, middle), last_of(year, middle + 1), written(first_of(year, middle), last_of(year, middle + 1)), written(last_of(year, middle))};
  }
  return beginning_with(between(first_of(year, part == Part::late && length == 12 ? months.last - 2 : months.last), last), last);
}

void pass_over_articles(PlainWords& words) {
  while (words.take({"of", "the", "des", "der", "dem", "den", "vom", "von", "im", "in", "this", "dieses", "diesem", "-"})) {}
}

/// A year behind something, also of two digits: `2027`, `/27`, `'27`.
std::optional<int> year_behind(PlainWords& words) {
  const std::size_t back = words.at();
  const bool sign = words.take({",", "of", "in", "/", "-", "de", "del", "year", "jahr"});
  const bool apostrophe = words.take("'");
  if (const auto year = words.digits(4, 4); year && *year >= 1900 && *year < 2200) return year;
  if (apostrophe || sign) {
    words.back_to(back);
    if (words.take({"/", "'"}) || words.take("- '")) {
      if (const auto year = words.digits(2, 2); year && *year > 12) return 2000 + *year;
    }
  }
  words.back_to(back);
  return std::nullopt;
}

/// A month, a quarter, a half or the year as people call them.
std::optional<Months> months_at(PlainWords& words) {
  using Sort = Months::Sort;
  const std::size_t back = words.at();
  const auto quarter = [](int number) { return Months{3 * number - 2, 3 * number, Sort::quarter}; };
  const auto half = [](int number) { return Months{6 * number - 5, 6 * number, Sort::half}; };
  if (const int month = month_named(words.next()); month != 0) {
    words.word();
    words.take(".");
    return Months{month, month, Sort::month};
  }
  if (words.take({"year", "jahr", "jahres", "jahrs", "calendar year", "kalenderjahr", "kalenderjahres"})) return Months{};
  if (words.take({"q", "quarter", "quartal"})) {
    if (const auto number = words.digits(1, 1); number && *number >= 1 && *number <= 4) return quarter(*number);
  } else if (words.take({"h", "half", "halbjahr"})) {
    if (const auto number = words.digits(1, 1); number && *number >= 1 && *number <= 2) return half(*number);
  } else {
    int nth = ordinal_in_words(words.next());
    if (nth > 0) {
      words.word();
    } else if (const auto number = words.digits(1, 1); number) {
      nth = *number;
      words.take({"st", "nd", "rd", "th", "."});
    }
    if (nth >= 1 && nth <= 4 && words.take({"quarter", "quartal", "quartals", "q"})) return quarter(nth);
    if (nth >= 1 && nth <= 2 && words.take({"half year", "half - year", "half of the year", "half", "halbjahr", "halbjahres", "jahreshälfte", "h"})) return half(nth);
  }
  words.back_to(back);
  return std::nullopt;
}

/// The calendar week behind its word, or in front of it: `KW 12`, `12. KW`, `calendar week 12`.
std::optional<int> week_at(PlainWords& words) {
  const std::size_t back = words.at();
  if (words.take({"kw", "cw", "wk", "w", "kalenderwoche", "calendar week", "woche", "semana", "semaine", "iso week", "week"})) {
    words.take(".");
    if (const auto number = words.digits(1, 2); number && *number >= 1 && *number <= 53) return number;
  } else if (const auto number = words.digits(1, 2); number && *number >= 1 && *number <= 53) {
    words.take({".", "th", "st", "nd", "rd"});
    if (words.take({"kw", "kalenderwoche", "calendar week", "woche"})) return number;
  }
  words.back_to(back);
  return std::nullopt;
}

OfYear week_of_year(int number) {
  return [number](int year) -> std::optional<Stretch> {
    const Day fourth(std::chrono::year(year) / 1 / 4);
    const Day monday = fourth - (std::chrono::weekday(fourth) - std::chrono::Monday) + days(7 * (number - 1));
    if (std::chrono::year_month_day(monday + days(3)).year() != std::chrono::year(year)) return std::nullopt;
    return whole(monday, monday + days(6), fmt::format("{}-W{:02}", year, number));
  };
}

OfYear day_of_year(int month, int first, int last) {
  return [=](int year) -> std::optional<Stretch> {
    const std::chrono::year_month_day begin(std::chrono::year(year) / month / first), end(std::chrono::year(year) / month / last);
    if (!begin.ok() || !end.ok() || last < first) return std::nullopt;
    return between(Day(begin), Day(end));
  };
}

bool take_joint(PlainWords& words) { return words.take({"-", "to", "bis", "until", "till", "through", ". .", "~"}); }
void take_ordinal(PlainWords& words) { (void)words.take({"st", "nd", "rd", "th", "."}); }

/// `5`, `5.`, `1st to 15th`: days of a month.
std::optional<std::pair<int, int>> days_of_month_at(PlainWords& words) {
  const auto first = words.digits(1, 2);
  if (!first || *first < 1 || *first > 31) return std::nullopt;
  take_ordinal(words);
  const std::size_t back = words.at();
  if (take_joint(words)) {
    if (const auto last = words.digits(1, 2); last && *last > *first && *last <= 31) {
      take_ordinal(words);
      return std::pair(*first, *last);
    }
    words.back_to(back);
  }
  return std::pair(*first, *first);
}

/// `first week of March`, `zweite Novemberhälfte`, `last two weeks of May`.
std::optional<Meant> week_of_month_at(PlainWords& words) {
  constexpr int kWeek = 7, kHalf = 15;
  const std::size_t back = words.at();
  const int nth = ordinal_in_words(words.next());
  if (nth != 0) {
    words.word();
    const int count = words.take({"two", "zwei", "2"}) ? 2 : 1;
    bool half = words.take({"half", "hälfte"});
    bool week = !half && words.take({"week", "weeks", "woche", "wochen"});
    int month = 0;
    if (half || week) {
      pass_over_articles(words);
      month = month_named(words.next());
    } else {  // `Märzwoche`
      for (const std::string_view end : {"woche", "hälfte"}) {
        const std::string_view word = words.next();
        if (!word.ends_with(end)) continue;
        month = month_named(word.substr(0, word.size() - end.size()));
        (end == "woche" ? week : half) = true;
      }
    }
    if (month != 0 && (week || (half && nth > 0 && nth < 3))) {
      words.word();
      const auto year = year_behind(words);
      return Meant{year, {[=](int of) -> std::optional<Stretch> {
                    const Day first = first_of(of, month), last = last_of(of, month);
                    if (half) return nth == 1 ? between(first, first + days(kHalf - 1)) : between(first + days(kHalf), last);
                    if (nth < 0) return between(last - days(kWeek * count - 1), last);
                    const Day begin = first + days(kWeek * count * (nth - 1));
                    if (begin > last) return std::nullopt;
                    return between(begin, std::min(begin + days(kWeek * count - 1), last));
                  }}};
    }
  }
  words.back_to(back);
  return std::nullopt;
}

/// A season, as it is counted by weather services of the north.
std::optional<Meant> season_at(PlainWords& words) {
  int first = 0;
  if (words.take({"spring", "frühling", "frühjahr"})) first = 3;
  if (first == 0 && words.take({"summer", "sommer"})) first = 6;
  if (first == 0 && words.take({"autumn", "fall", "herbst"})) first = 9;
  if (first == 0) return std::nullopt;
  const auto year = year_behind(words);
  return Meant{year, {[first](int of) -> std::optional<Stretch> { return between(first_of(of, first), last_of(of, first + 2)); }}};
}

/// `31.12.`, `12/31`.
std::optional<Meant> day_in_numbers(PlainWords& words) {
  const std::size_t back = words.at();
  const auto first = words.digits(1, 2);
  const bool point = words.take(".");
  const bool slash = !point && words.take("/");
  const auto second = point || slash ? words.digits(1, 2) : std::nullopt;
  if (first && second) {
    if (point) words.take(".");
    Meant found{{}, {}};
    if (*second <= 12) found.meant.push_back(day_of_year(*second, *first, *first));
    if (slash && *first <= 12 && *first != *second) found.meant.push_back(day_of_year(*first, *second, *second));
    if (!found.meant.empty()) return found;
  }
  words.back_to(back);
  return std::nullopt;
}

std::optional<Meant> said_at(PlainWords& words) {
  while (words.take({"in", "im", "am", "on", "zum", "bis", "until", "till", "by", "during", "the", "der", "dem", "den", "das", "around", "about", "ca .", "ca", "circa", "etwa", "gegen", "spätestens", "no later than", "from", "von", "ab"})) {}
  const std::size_t back = words.at();
  // A part of the year in one word.
  for (const auto& [text, part] : {std::pair("jahresende", Part::end), std::pair("jahresanfang", Part::early), std::pair("jahresbeginn", Part::early), std::pair("jahresmitte", Part::middle), std::pair("eoy", Part::end),
                                   std::pair("yearend", Part::end), std::pair("year end", Part::end), std::pair("year - end", Part::end), std::pair("year ' s end", Part::end), std::pair("midyear", Part::middle)}) {
    if (!words.take(text)) continue;
    const auto year = year_behind(words);
    return Meant{year, {[part](int of) -> std::optional<Stretch> { return part_of(Months{}, part, of); }}};
  }
  if (words.take({"all year", "the whole year", "whole year", "all of", "ganzjährig", "ganzes jahr", "ganze jahr", "all year round"})) {
    const auto year = year_behind(words);
    return Meant{year, {[](int of) -> std::optional<Stretch> { return Months{}.of(of); }}};
  }
  if (const Part part = part_at(words); part != Part::none) {
    pass_over_articles(words);
    if (const auto year = words.digits(4, 4)) return Meant{year, {[part](int of) -> std::optional<Stretch> { return part_of(Months{}, part, of); }}};
    if (const auto months = months_at(words)) {
      const auto year = year_behind(words);
      return Meant{year, {[=](int of) -> std::optional<Stretch> { return part_of(*months, part, of); }}};
    }
    words.back_to(back);
    return std::nullopt;
  }
  if (auto found = week_of_month_at(words)) return found;
  if (const auto week = week_at(words)) return Meant{year_behind(words), {week_of_year(*week)}};
  if (auto found = season_at(words)) return found;
  if (const auto months = months_at(words)) {
    if (months->sort == Months::Sort::month) {  // `March 1-15`
      const std::size_t behind = words.at();
      if (const auto numbers = days_of_month_at(words)) return Meant{year_behind(words), {day_of_year(months->first, numbers->first, numbers->second)}};
      words.back_to(behind);
    }
    return Meant{year_behind(words), {[months = *months](int of) -> std::optional<Stretch> { return months.of(of); }}};
  }
  if (const auto numbers = days_of_month_at(words)) {  // `1.-15. März`
    pass_over_articles(words);
    if (const int month = month_named(words.next()); month != 0) {
      words.word();
      words.take(".");
      return Meant{year_behind(words), {day_of_year(month, numbers->first, numbers->second)}};
    }
    words.back_to(back);
  }
  if (auto found = day_in_numbers(words)) return found;
  words.back_to(back);
  return std::nullopt;
}

/// The days of the plan's years that are meant, the likeliest first.
std::vector<Stretch> of_plan(const Meant& said, const Customs& customs) {
  constexpr int kMostYears = 3;
  std::vector<Stretch> found;
  const auto add = [&](int year, bool inside) {
    for (const OfYear& of : said.meant) {
      const auto one = of(year);
      if (one && (!inside || (one->first <= customs.days->second && customs.days->first <= one->last))) found.push_back(*one);
    }
  };
  if (said.year) {
    add(*said.year, false);
    return found;
  }
  if (!customs.days) return found;
  const int first = static_cast<int>(std::chrono::year_month_day(customs.days->first).year()), last = static_cast<int>(std::chrono::year_month_day(customs.days->second).year());
  if (customs.before) {
    add(first - 1, false);
    add(first, false);
    return found;
  }
  for (int year = first; year <= last && year < first + kMostYears; ++year) add(year, true);
  for (int year = first; found.empty() && year <= last && year < first + kMostYears; ++year) add(year, false);
  return found;
}

/// A date as the language writes it.
std::optional<Stretch> own_date(std::string_view text) {
  PlainWords words(text);
  const auto year = words.digits(4, 4);
  if (!year || *year < 1900 || *year >= 2200) return std::nullopt;
  if (words.at_end()) return Months{}.of(*year);
  if (!words.take("-")) return std::nullopt;
  if (words.next() == "w") {
    words.word();
    const auto number = words.digits(2, 2);
    return number && words.at_end() ? week_of_year(*number)(*year) : std::nullopt;
  }
  if (words.next() == "q" || words.next() == "h") {
    const auto months = months_at(words);
    return months && words.at_end() ? std::optional(months->of(*year)) : std::nullopt;
  }
  const auto month = words.digits(2, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (words.at_end()) return Months{*month, *month, Months::Sort::month}.of(*year);
  const auto day = words.take("-") ? words.digits(2, 2) : std::nullopt;
  return day && words.at_end() ? day_of_year(*month, *day, *day)(*year) : std::nullopt;
}

std::optional<Meant> said_of(std::string_view text) {
  PlainWords words(text);
  auto said = said_at(words);
  return said && words.at_end() ? said : std::nullopt;
}

/// One end of a span.
struct End {
  std::optional<Stretch> own;
  std::optional<Meant> said;
};
std::optional<End> end_of(std::string_view text, const Customs& customs) {
  text = trim(text);
  if (auto own = own_date(text)) return End{own, {}};
  if (const auto foreign = foreign_date(text, customs); foreign && foreign->length == text.size() && foreign->readings.size() == 1) {
    if (auto own = own_date(foreign->readings[0].text)) return End{own, {}};
  }
  if (auto said = said_of(text)) return End{{}, std::move(said)};
  return std::nullopt;
}

std::vector<std::string> of_ends(const End& first, const End& last, bool one_day, const Customs& customs) {
  std::vector<Stretch> begins = first.own ? std::vector{*first.own} : std::vector<Stretch>(), ends = last.own ? std::vector{*last.own} : std::vector<Stretch>();
  const auto year_of = [](Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); };
  if (begins.empty() && !first.said->year && !ends.empty()) begins = of_plan({year_of(ends[0].last), first.said->meant}, customs);
  if (begins.empty() && !first.said->year && last.said && last.said->year) begins = of_plan({last.said->year, first.said->meant}, customs);
  if (begins.empty()) begins = of_plan(*first.said, customs);
  std::vector<std::string> found;
  for (const Stretch& begin : begins) {
    std::vector<Stretch> those = ends;
    if (those.empty()) those = of_plan({last.said->year ? *last.said->year : year_of(begin.first), last.said->meant}, customs);
    if (!those.empty() && those[0].last < begin.first && last.said && !last.said->year) those = of_plan({year_of(begin.first) + 1, last.said->meant}, customs);
    if (those.empty()) continue;
    Stretch from = begin;
    if (those[0].last < from.first && first.said && !first.said->year) {  // `November to January 2028`
      const auto before = of_plan({year_of(from.first) - 1, first.said->meant}, customs);
      if (!before.empty()) from = before[0];
    }
    const Stretch& to = those[0];
    if (to.last < from.first) continue;
    const bool simple = from.as_days.find(' ') == std::string::npos && to.as_days.find(' ') == std::string::npos;
    found.push_back(one_day ? to.as_day : simple ? fmt::format("{} .. {}", from.as_days, to.as_days) : fmt::format("{} .. {}", written(from.begin.value_or(from.first)), to.as_day));
  }
  return found;
}

/// A name or a date that a length may be added to.
bool is_base(std::string_view text) {
  if (own_date(text)) return true;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (c & 0x80) != 0; };
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::ranges::all_of(text, fits);
}

/// `launch + two weeks`, `2 weeks after launch`.
std::vector<std::string> moved(std::string_view text) {
  const std::string lower = lower_case(text);
  for (const auto& [word, sign, length_first] : {std::tuple(" + ", "+", false), std::tuple(" - ", "-", false), std::tuple("+", "+", false), std::tuple(" after ", "+", true), std::tuple(" nach ", "+", true),
                                                 std::tuple(" before ", "-", true), std::tuple(" vor ", "-", true)}) {
    const std::size_t at = lower.rfind(word);
    if (at == std::string::npos) continue;
    const std::string_view left = trim(text.substr(0, at)), right = trim(text.substr(at + std::string_view(word).size()));
    std::string_view base = length_first ? right : left;
    for (const std::string_view article : {"the ", "der ", "dem "}) {
      if (base.starts_with(article)) base.remove_prefix(article.size());
    }
    if (!is_base(base)) continue;
    std::vector<std::string> found;
    const std::vector<std::string> lengths = length_in_signs(length_first ? left : right);
    if (!length_first && lengths.size() == 1 && lengths[0] == right) return {};  // As the language writes it, in another layout.
    for (const std::string& length : lengths) found.push_back(fmt::format("{} {} {}", base, sign, length));
    if (!found.empty()) return found;
  }
  return {};
}

/// `31 March 2027, 6 pm`, `2027-02-01 at 18 Uhr`: a day and its hour.
std::vector<std::string> with_hour(std::string_view text, const Customs& customs) {
  for (std::size_t at = text.find_first_of(" ,"); at != std::string_view::npos; at = text.find_first_of(" ,", at + 1)) {
    std::string_view left = trim(text.substr(0, at)), right = trim(text.substr(at + 1));
    while (left.ends_with(',')) left.remove_suffix(1);
    const auto minute = minute_in_words(right);
    const bool hour = right.find_first_not_of("0123456789") != std::string_view::npos;  // `March 18` is no hour.
    const auto day = minute && hour && *minute < 24 * 60 ? end_of(left, customs) : std::nullopt;
    if (!day) continue;
    std::vector<std::string> found;
    for (const Stretch& one : day->own ? std::vector{*day->own} : of_plan(*day->said, customs)) {
      if (one.first == one.last) found.push_back(fmt::format("{} {:02}:{:02}", written(one.first), *minute / 60, *minute % 60));
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

std::vector<std::string> days_in_signs(std::string_view text, bool one_day, const Customs& customs) {
  if (auto found = moved(text); !found.empty()) return found;
  std::vector<std::string> found;
  if (const auto one = end_of(text, customs); one && one->said) {
    for (const Stretch& each : of_plan(*one->said, customs)) found.push_back(one_day ? each.as_day : each.as_days);
    if (!found.empty()) return found;
  } else if (one && !own_date(text)) {
    return {one_day ? one->own->as_day : one->own->as_days};
  }
  std::string lower = lower_case(text);
  std::size_t cut = 0;
  for (const std::string_view word : {"from ", "von ", "between ", "zwischen ", "vom "}) {
    if (lower.starts_with(word)) cut = word.size();
  }
  for (const std::string_view joint : {" .. ", "..", " to ", " bis zum ", " bis ", " until ", " till ", " through ", " and ", " und ", " & ", " – ", " — ", " - ", "–", "—", "-"}) {
    for (std::size_t at = lower.find(joint, cut); at != std::string::npos; at = lower.find(joint, at + joint.size())) {
      const auto first = end_of(text.substr(cut, at - cut), customs), last = end_of(text.substr(at + joint.size()), customs);
      if (!first || !last || (first->own && last->own && trim(joint) == "..")) continue;
      found = of_ends(*first, *last, one_day, customs);
      if (!found.empty()) return found;
    }
  }
  return with_hour(text, customs);
}

}  // namespace campaign
