#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "syntax/in_words.h"
#include "syntax/plain_words.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 7> kLongWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// From 0 for Monday; -1: none. Also `mondays`, `Montags`, `Mo.`.
int weekday_at(PlainWords& words) {
  static constexpr std::array<std::string_view, 7> kNames[] = {
      kWeekdays,
      kLongWeekdays,
      {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"},
      {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"},
      {"montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"},
      {"mo", "tu", "we", "th", "fr", "sa", "su"},
      {"mo", "di", "mi", "do", "fr", "sa", "so"},
      {"mon", "tues", "weds", "thur", "fri", "sonnabend", "sun"},
      {"mon", "tue", "wed", "thurs", "fri", "sonnabends", "sun"},
      {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"},
      {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
  };
  for (const auto& names : kNames) {
    const auto found = std::ranges::find(names, words.next());
    if (found == names.end()) continue;
    words.word();
    const std::size_t behind = words.at();
    if (words.take(".") && words.next() == ".") words.back_to(behind);  // Of `mon..fri`.
    return static_cast<int>(found - names.begin());
  }
  return -1;
}

/// `mon..fri`, `mon, thu`, `workdays`; empty: none.
std::string weekdays_at(PlainWords& words) {
  if (words.take({"weekdays", "weekday", "workdays", "workday", "werktags", "wochentags", "werktag", "business days", "working days"})) return "workdays";
  if (words.take({"weekends", "weekend", "wochenende", "wochenenden"})) return "sat..sun";
  const int first = weekday_at(words);
  if (first < 0) return {};
  const std::size_t back = words.at();
  if (words.take({". .", "-", "to", "bis", "through", "till", "until"})) {
    const int last = weekday_at(words);
    if (last >= 0) return fmt::format("{}..{}", kWeekdays[static_cast<std::size_t>(first)], kWeekdays[static_cast<std::size_t>(last)]);
    words.back_to(back);
  }
  std::string found(kWeekdays[static_cast<std::size_t>(first)]);
  for (;;) {
    const std::size_t here = words.at();
    words.take({",", "and", "und", "&", "+", "/"});
    const int next = weekday_at(words);
    if (next < 0) {
      words.back_to(here);
      return found;
    }
    found += fmt::format(", {}", kWeekdays[static_cast<std::size_t>(next)]);
  }
}

/// `every 2 weeks`, `weekly`, `monthly`, `fortnightly`; empty: none.
std::string pace_at(PlainWords& words) {
  if (words.take({"daily", "everyday", "every day", "each day", "täglich", "jeden tag"})) return "daily";
  if (words.take({"every other week", "every second week", "fortnightly", "biweekly", "bi - weekly", "every fortnight", "alle 14 tage", "zweiwöchentlich", "vierzehntägig", "14 - tägig", "jede zweite woche"})) return "every 2 weeks";
  if (words.take({"every other day", "jeden zweiten tag"})) return "every 2 days";
  if (words.take({"weekly", "every week", "each week", "once a week", "once per week", "1x per week", "wöchentlich", "jede woche", "einmal pro woche", "einmal die woche"})) return "weekly";
  if (words.take({"monthly", "every month", "each month", "once a month", "once per month", "monatlich", "jeden monat", "einmal pro monat", "einmal im monat"})) return "monthly";
  if (words.take({"quarterly", "every quarter", "once a quarter", "vierteljährlich", "quartalsweise"})) return "every 3 months";
  const std::size_t back = words.at();
  if (words.take({"every", "alle"})) {
    const auto count = words.number(2);
    std::string_view unit;
    if (words.take({"days", "day", "tage"})) unit = "days";
    if (unit.empty() && words.take({"weeks", "week", "wochen"})) unit = "weeks";
    if (unit.empty() && words.take({"months", "month", "monate"})) unit = "months";
    if (count && *count > 1 && !unit.empty()) return fmt::format("every {} {}", *count, unit);
    words.back_to(back);
  }
  return {};
}

/// `first monday of the month`, `monthly on the 1st`, `am 15. des Monats`: what stands behind `monthly on`; empty: none.
std::string day_of_month_at(PlainWords& words) {
  static constexpr std::array<std::string_view, 6> kNth = {"last", "", "first", "second", "third", "fourth"};
  const std::size_t back = words.at();
  words.take({"the", "der", "den", "am", "jeden", "jeder", "each", "every"});
  std::string found;
  if (const int nth = ordinal_in_words(words.next()); nth != 0 && nth < 5) {
    words.word();
    const std::string_view name = kNth[static_cast<std::size_t>(nth + 1)];
    if (words.take({"day", "tag"})) {
      found = fmt::format("{} day", name);
    } else if (words.take({"workday", "working day", "business day", "werktag", "arbeitstag"})) {
      found = fmt::format("{} workday", name);
    } else if (const int day = weekday_at(words); day >= 0) {
      found = fmt::format("{} {}", name, kLongWeekdays[static_cast<std::size_t>(day)]);
    }
  } else if (const auto day = words.digits(1, 2); day && *day >= 1 && *day <= 31) {
    if (words.take({"st", "nd", "rd", "th", "."})) found = std::to_string(*day);
  }
  if (found.empty()) words.back_to(back);
  return found;
}

std::string hour(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

/// `9-17 Uhr`, `9am to 5pm`, `from 9 until 17`: two hours; empty: none.
std::string hours_of(std::string_view text) {
  constexpr int kNoon = 12 * 60;
  std::string lower = lower_case(trim(text));
  for (const std::string_view word : {"from ", "von ", "between ", "zwischen ", "at ", "um "}) {
    if (lower.starts_with(word)) lower.erase(0, word.size());
  }
  for (const std::string_view joint : {"..", " to ", " bis ", " until ", " till ", " and ", " und ", "–", "—", "-"}) {
    const std::size_t at = lower.find(joint);
    if (at == std::string::npos) continue;
    const std::string_view first = trim(std::string_view(lower).substr(0, at)), last = trim(std::string_view(lower).substr(at + joint.size()));
    auto begin = minute_in_words(first), end = minute_in_words(last);
    if (!begin || !end) return {};
    const auto half = [](std::string_view one) { return one.ends_with("am") || one.ends_with("pm") || one.ends_with("m."); };
    if (!half(first) && half(last) && *begin < kNoon && *end >= kNoon && *begin + kNoon < *end) *begin += kNoon;  // `6-8pm`
    if (!half(last) && *end <= *begin && *end < kNoon) *end += kNoon;                                              // `9 to 5`
    return fmt::format("{} .. {}", hour(*begin), hour(*end));
  }
  return {};
}

}  // namespace

std::string rhythm_in_signs(std::string_view text, bool with_hours) {
  // The days are words; what is left of the text behind them are hours.
  std::string_view hours;
  std::string said;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool edge = at == text.size() || text[at] == ' ' || text[at] == ',';
    if (!edge) continue;
    PlainWords words(text.substr(0, at));
    std::string pace = pace_at(words), days;
    const bool every = pace.empty() && words.take({"every", "each", "jeden", "jede", "immer", "on", "am"});
    if (!pace.empty() && !words.at_end()) words.take({"on", "am", "jeweils", "every", ","});
    if (!words.at_end()) days = day_of_month_at(words);
    const bool monthly = !days.empty();
    if (monthly) words.take({"of the month", "of each month", "of every month", "in the month", "des monats", "im monat", "every month", "each month", "jeden monats"});
    if (!monthly && !words.at_end()) days = weekdays_at(words);
    if (!words.at_end() || (pace.empty() && days.empty())) continue;
    if (monthly && (pace.empty() || pace == "monthly")) pace = "monthly";
    if (monthly && pace != "monthly" && !pace.ends_with("months")) continue;
    if (pace.empty() && every && days.find("..") == std::string::npos && days != "workdays") pace = "weekly";
    if ((pace == "monthly" || pace.ends_with("days")) && !days.empty() && !monthly) continue;
    said = pace.empty() ? days : days.empty() ? pace : fmt::format("{} on {}", pace, days);
    hours = trim(text.substr(at));
  }
  if (said.empty()) {  // Hours alone are those of every day.
    std::string alone = with_hours ? hours_of(text) : std::string();
    return alone.empty() ? alone : "daily " + alone;
  }
  while (hours.starts_with(',') || hours.starts_with(' ')) hours.remove_prefix(1);
  if (hours.empty()) return said;
  if (with_hours) {
    const std::string window = hours_of(hours);
    if (!window.empty()) return fmt::format("{} {}", said, window);
  }
  const auto minute = minute_in_words(hours);
  return minute && *minute < 24 * 60 ? fmt::format("{}  at: {}", said, hour(*minute)) : std::string();
}

}  // namespace campaign
