#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "base/text.h"
#include "syntax/foreign.h"

namespace campaign {

namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// Takes parts of a date off the beginning of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  struct Number {
    int value = 0;
    std::size_t digits = 0;
  };
  std::optional<Number> number(std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end == at_ || end - at_ > most) return std::nullopt;
    Number found{0, end - at_};
    std::from_chars(text_.data() + at_, text_.data() + end, found.value);
    at_ = end;
    return found;
  }
  std::optional<int> year() {
    const std::size_t back = at_;
    const auto found = number(4);
    if (found && found->digits == 4 && found->value >= 1900 && found->value < 2200) return found->value;
    at_ = back;
    return std::nullopt;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  /// Blanks, and a comma or a little word between the parts of a date.
  bool gap() {
    const std::size_t begin = at_;
    blanks();
    if (take(",")) blanks();
    for (const std::string_view little : {"of ", "de ", "del "}) {
      if (at_ > begin && take(little)) blanks();
    }
    return at_ > begin;
  }
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  /// Nothing of a word or number goes on here.
  [[nodiscard]] bool ends() const { return at_ >= text_.size() || (!is_digit(text_[at_]) && !is_letter(text_[at_]) && text_[at_] != '_'); }
  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<Reading> day(int year, int month, int day) {
  const chrono::year_month_day date = chrono::year(year) / month / day;
  if (month < 1 || month > 12 || !date.ok()) return std::nullopt;
  return Reading{fmt::format("{:04}-{:02}-{:02}", year, month, day), fmt::format("{} {} {}", day, kMonths[static_cast<std::size_t>(month) - 1], year)};
}

Foreign one(const Scanner& scanner, std::string text, std::string meaning = {}) {
  return {Foreign::Sort::date, static_cast<std::uint32_t>(scanner.at()), {{std::move(text), std::move(meaning)}}};
}

std::optional<Foreign> of(const Scanner& scanner, std::optional<Reading> reading) {
  if (!reading || !scanner.ends()) return std::nullopt;
  return one(scanner, reading->text, reading->meaning);
}

/// `Q2 2027`, `H1/2027`; the letter was read.
std::optional<Foreign> part_of_year(Scanner scanner, char letter) {
  const auto part = scanner.number(1);
  if (!part || part->value < 1 || part->value > (letter == 'Q' ? 4 : 2)) return std::nullopt;
  if (!scanner.gap() && !scanner.take("/") && !scanner.take("-")) return std::nullopt;
  const auto year = scanner.year();
  if (!year || !scanner.ends()) return std::nullopt;
  return one(scanner, fmt::format("{}-{}{}", *year, letter, part->value));
}

/// `week 14 2027`, `KW 14`; the word was read.
std::optional<Foreign> week(Scanner scanner) {
  scanner.blanks();
  const auto number = scanner.number(2);
  if (!number || number->value < 1 || number->value > 53) return std::nullopt;
  const Scanner without_year = scanner;
  if (scanner.gap() || scanner.take("/")) {
    const auto year = scanner.year();
    if (year && scanner.ends()) return one(scanner, fmt::format("{}-W{:02}", *year, number->value));
  }
  if (!without_year.ends()) return std::nullopt;
  return Foreign{Foreign::Sort::week, static_cast<std::uint32_t>(without_year.at()), {}};
}

/// `March 5`: a day of every year, or of the plan's.
std::optional<Foreign> no_year(const Scanner& scanner, const Customs& customs, int month, int number) {
  constexpr int kLeapYear = 2028;
  if (!scanner.ends() || !day(kLeapYear, month, number)) return std::nullopt;
  if (customs.year) return of(scanner, day(*customs.year, month, number));
  return Foreign{Foreign::Sort::date, static_cast<std::uint32_t>(scanner.at()), {}};
}

/// `March 5, 2027`, `March 2027`; the month was read.
std::optional<Foreign> behind_month(Scanner scanner, const Customs& customs, int month) {
  scanner.take(".");
  if (!scanner.gap() && !scanner.take("-") && !scanner.take("/")) return std::nullopt;
  Scanner whole = scanner;
  if (const auto year = whole.year()) {
    if (!whole.ends()) return std::nullopt;
    return one(whole, fmt::format("{}-{:02}", *year, month));
  }
  const auto number = scanner.number(2);
  if (!number) return std::nullopt;
  for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
    if (scanner.take(ordinal)) break;
  }
  const Scanner without_year = scanner;
  if (!scanner.gap() && !scanner.take("-")) return no_year(without_year, customs, month, number->value);
  const auto year = scanner.year();
  return year ? of(scanner, day(*year, month, number->value)) : no_year(without_year, customs, month, number->value);
}

/// `5 March 2027`, `5th of March, 2027`, `5. März 2027`, `5-Mar-2027`; the day was read.
std::optional<Foreign> behind_day(Scanner scanner, const Customs& customs, int number) {
  for (const std::string_view ordinal : {"st", "nd", "rd", "th", "."}) {
    if (scanner.take(ordinal)) break;
  }
  if (!scanner.gap() && !scanner.take("-")) return std::nullopt;
  const int month = month_named(scanner.word());
  if (month == 0) return std::nullopt;
  scanner.take(".");
  const Scanner without_year = scanner;
  if (!scanner.gap() && !scanner.take("-")) return no_year(without_year, customs, month, number);
  const auto year = scanner.year();
  return year ? of(scanner, day(*year, month, number)) : no_year(without_year, customs, month, number);
}

/// `31.12.2027`, `12/31/2027`, `31-12-27`; the first number was read.
std::optional<Foreign> in_numbers(Scanner scanner, int first) {
  std::string_view sign;
  for (const std::string_view one : {".", "/", "-"}) {
    if (sign.empty() && scanner.take(one)) sign = one;
  }
  if (sign.empty()) return std::nullopt;
  scanner.blanks();
  Scanner month_and_year = scanner;
  if (const auto year = sign == "/" ? month_and_year.year() : std::nullopt) {  // `3/2027`
    if (first < 1 || first > 12 || !month_and_year.ends()) return std::nullopt;
    return one(month_and_year, fmt::format("{}-{:02}", *year, first));
  }
  const auto second = scanner.number(2);
  if (!second || !scanner.take(sign)) return std::nullopt;
  scanner.blanks();
  auto year = scanner.year();
  if (!year && sign != "-") {
    const auto shortened = scanner.number(2);
    if (shortened && shortened->digits == 2) year = 2000 + shortened->value;
  }
  if (!year || !scanner.ends()) return std::nullopt;
  const auto by_day = day(*year, second->value, first);
  const auto by_month = day(*year, first, second->value);
  if (!by_day && !by_month) return std::nullopt;
  Foreign found{Foreign::Sort::date, static_cast<std::uint32_t>(scanner.at()), {}};
  if (by_day) found.readings.push_back(*by_day);
  // With points the day stands first all over the world; with the others it depends on the country.
  if (by_month && !(by_day && (sign == "." || *by_day == *by_month))) found.readings.push_back(*by_month);
  return found;
}

/// `2027-KW14`, `2027 W14`, `2027W14`; the year was read.
std::optional<Foreign> week_behind_year(Scanner scanner, int year) {
  const bool dash = scanner.take("-");
  scanner.blanks();
  const std::string word = lower_case(scanner.word());
  const bool is_week = word == "kw" || word == "cw" || word == "wk" || word == "week" || word == "woche" || (word == "w" && !dash);
  scanner.blanks();
  const auto number = is_week ? scanner.number(2) : std::nullopt;
  if (!number || number->value < 1 || number->value > 53 || !scanner.ends()) return std::nullopt;
  return one(scanner, fmt::format("{}-W{:02}", year, number->value));
}

/// `2027年12月31日`; the year was read.
std::optional<Foreign> in_signs(Scanner scanner, int year) {
  if (!scanner.take("年") && !scanner.take("년")) return std::nullopt;
  scanner.blanks();
  const auto month = scanner.number(2);
  if (!month || month->value < 1 || month->value > 12 || (!scanner.take("月") && !scanner.take("월"))) return std::nullopt;
  scanner.blanks();
  const auto number = scanner.number(2);
  if (!number) return scanner.ends() ? std::optional(one(scanner, fmt::format("{}-{:02}", year, month->value))) : std::nullopt;
  if (!scanner.take("日") && !scanner.take("일")) return std::nullopt;
  return of(scanner, day(year, month->value, number->value));
}

/// `2027/12/31`, `2027.12.31`, `2027 Q2`, `2027Q2`; the year was read.
std::optional<Foreign> behind_year(Scanner scanner, int year) {
  if (auto found = week_behind_year(scanner, year)) return found;
  if (auto found = in_signs(scanner, year)) return found;
  Scanner parts = scanner;
  if (parts.gap() || !parts.take("-")) {
    parts.take("/");
    for (const char letter : {'Q', 'H'}) {
      Scanner part = parts;
      if (!part.take(std::string_view(&letter, 1))) continue;
      const auto number = part.number(1);
      if (number && number->value >= 1 && number->value <= (letter == 'Q' ? 4 : 2) && part.ends()) return one(part, fmt::format("{}-{}{}", year, letter, number->value));
    }
  }
  for (const std::string_view sign : {"/", "."}) {
    Scanner numbers = scanner;
    if (!numbers.take(sign)) continue;
    const auto month = numbers.number(2);
    if (!month || !numbers.take(sign)) return std::nullopt;
    const auto number = numbers.number(2);
    return number ? of(numbers, day(year, month->value, number->value)) : std::nullopt;
  }
  return std::nullopt;
}

/// A stretch of a year in words: `end of`, `mid`, `summer`; or the days before it.
enum class Stretch : std::uint8_t { none, before, early, middle, end, late, spring, summer, autumn };
Stretch stretch_named(std::string_view lower) {
  struct Row {
    std::string_view word;
    Stretch stretch;
  };
  static constexpr Row kRows[] = {
      {"before", Stretch::before}, {"vor", Stretch::before}, {"bis", Stretch::end},
      {"early", Stretch::early}, {"start", Stretch::early}, {"beginning", Stretch::early}, {"anfang", Stretch::early}, {"beginn", Stretch::early},
      {"mid", Stretch::middle}, {"middle", Stretch::middle}, {"mitte", Stretch::middle},
      {"end", Stretch::end}, {"ende", Stretch::end}, {"jahresende", Stretch::end}, {"eoy", Stretch::end}, {"yearend", Stretch::end}, {"year", Stretch::end}, {"late", Stretch::late}, {"spät", Stretch::late},
      {"spring", Stretch::spring}, {"frühling", Stretch::spring}, {"frühjahr", Stretch::spring}, {"summer", Stretch::summer}, {"sommer", Stretch::summer},
      {"autumn", Stretch::autumn}, {"fall", Stretch::autumn}, {"herbst", Stretch::autumn},
  };
  const auto* const found = std::ranges::find(kRows, lower, &Row::word);
  return found == std::end(kRows) ? Stretch::none : found->stretch;
}

/// A day that is meant, or the days around it where days are asked for.
Foreign day_or_days(const Scanner& scanner, chrono::sys_days day, chrono::sys_days first, chrono::sys_days last) {
  const auto written = [](chrono::sys_days days) {
    const chrono::year_month_day date(days);
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
  };
  return {Foreign::Sort::date, static_cast<std::uint32_t>(scanner.at()), {{written(day), {}}, {fmt::format("{} .. {}", written(first), written(last)), {}}}};
}

/// `end of 2027`, `mid-May 2027`, `Anfang Q3 2027`, `summer 2027`; the word was read.
std::optional<Foreign> in_stretch(Scanner scanner, std::string_view lower) {
  using chrono::days;
  const Stretch stretch = stretch_named(lower);
  if (stretch == Stretch::none) return std::nullopt;
  if (lower == "year" && !scanner.take("-end") && !scanner.take(" end")) return std::nullopt;
  if (!scanner.gap() && !scanner.take("-")) return std::nullopt;
  for (const std::string_view little : {"of ", "the ", "year ", "des ", "Jahres "}) {
    if (scanner.take(little)) scanner.blanks();
  }
  const auto on = [](int year, unsigned month, unsigned number) { return chrono::sys_days(chrono::year(year) / static_cast<int>(month) / static_cast<int>(number)); };
  const auto last_of = [](int year, unsigned month) { return chrono::sys_days(chrono::year(year) / chrono::month(month) / chrono::last); };
  Scanner inside = scanner;
  if (const auto year = inside.year(); year && inside.ends() && !inside.take("-")) {
    switch (stretch) {
      case Stretch::before: return one(inside, fmt::format("{}-12-31", *year - 1));
      case Stretch::early: return day_or_days(inside, on(*year, 3, 31), on(*year, 1, 1), on(*year, 3, 31));
      case Stretch::middle: return day_or_days(inside, on(*year, 6, 30), on(*year, 6, 1), on(*year, 7, 31));
      case Stretch::end: return day_or_days(inside, on(*year, 12, 31), on(*year, 12, 1), on(*year, 12, 31));
      case Stretch::late: return day_or_days(inside, on(*year, 12, 31), on(*year, 10, 1), on(*year, 12, 31));
      case Stretch::spring: return day_or_days(inside, on(*year, 5, 31), on(*year, 3, 1), on(*year, 5, 31));
      case Stretch::summer: return day_or_days(inside, on(*year, 8, 31), on(*year, 6, 1), on(*year, 8, 31));
      default: return day_or_days(inside, on(*year, 11, 30), on(*year, 9, 1), on(*year, 11, 30));
    }
  }
  if (stretch >= Stretch::spring) return std::nullopt;
  // A month or a quarter, and its year.
  unsigned first = 0, last = 0;
  Scanner named = scanner;
  if (named.take("Q")) {
    const auto quarter = named.number(1);
    if (!quarter || quarter->value < 1 || quarter->value > 4) return std::nullopt;
    last = 3 * static_cast<unsigned>(quarter->value);
    first = last - 2;
  } else {
    first = last = static_cast<unsigned>(month_named(named.word()));
    if (first == 0) return std::nullopt;
    named.take(".");
  }
  if (!named.gap() && !named.take("-") && !named.take("/")) return std::nullopt;
  const auto year = named.year();
  if (!year || !named.ends()) return std::nullopt;
  const bool month = first == last;
  if (stretch == Stretch::before) {
    const chrono::year_month_day date(on(*year, first, 1) - days(1));
    return one(named, fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day())));
  }
  if (stretch == Stretch::early) return day_or_days(named, month ? on(*year, first, 10) : last_of(*year, first), on(*year, first, 1), month ? on(*year, first, 10) : last_of(*year, first));
  if (stretch == Stretch::middle) return day_or_days(named, on(*year, month ? first : first + 1, 15), month ? on(*year, first, 11) : on(*year, first + 1, 1), month ? on(*year, first, 20) : last_of(*year, first + 1));
  return day_or_days(named, last_of(*year, last), month ? on(*year, last, 21) : on(*year, last, 1), last_of(*year, last));
}

}  // namespace

std::optional<Foreign> foreign_date(std::string_view text, const Customs& customs) {
  Scanner scanner(text);
  if (!text.empty() && is_digit(text[0])) {
    if (const auto year = scanner.year()) return behind_year(scanner, *year);
    if (const auto digits = scanner.number(8)) {  // `20271231`
      if (digits->digits == 8) return digits->value >= 19000101 && digits->value < 22000101 ? of(scanner, day(digits->value / 10'000, digits->value / 100 % 100, digits->value % 100)) : std::nullopt;
      scanner.back_to(0);
    }
    const auto first = scanner.number(2);
    if (!first) return std::nullopt;
    if (auto found = behind_day(scanner, customs, first->value)) return found;
    return in_numbers(scanner, first->value);
  }
  const std::string_view word = scanner.word();
  if (word == "Q" || word == "H") return part_of_year(scanner, word[0]);
  const std::string lower = lower_case(word);
  if (auto found = in_stretch(scanner, lower)) return found;
  for (const std::string_view name : {"week", "wk", "kw", "cw", "w", "woche", "semana", "semaine"}) {
    if (lower == name) return week(scanner);
  }
  const int month = month_named(word);
  return month == 0 ? std::nullopt : behind_month(scanner, customs, month);
}

}  // namespace campaign
