#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "check/literals.h"
#include "check/value_reader.h"
#include "model/dates.h"
#include "model/format.h"
#include "model/hull.h"
#include "model/said_values.h"
#include "syntax/loose.h"
#include "syntax/slips.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 7> kLongWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};


bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// From 0 for Monday; -1 where it is none.
int number_of_weekday(std::string_view text) {
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    if (text == kWeekdays[i] || text == kLongWeekdays[i]) return static_cast<int>(i);
  }
  return -1;
}

std::optional<std::uint8_t> weekday_named(std::string_view text) {
  const int number = number_of_weekday(text);
  return number < 0 ? std::nullopt : std::optional(static_cast<std::uint8_t>(1u << number));
}

/// The days of the week that a text means in the larger languages, as they are written here: `mon-fri`, `mo..fr`, `weekdays`; else empty.
std::string daypart_meant(std::string_view text) {
  const std::string lower = lower_case(text);
  for (const std::string_view word : {"weekdays", "workday", "weekday", "werktags", "wochentags", "business_days"}) {
    if (lower == word) return "workdays";
  }
  if (lower == "weekend" || lower == "weekends" || lower == "wochenende") return "sat..sun";
  if (lower == "everyday" || lower == "täglich") return "daily";
  const auto ours = [](std::string_view day) -> std::string_view {
    static constexpr std::array<std::string_view, 7> kShort[] = {
        {"mo", "tu", "we", "th", "fr", "sa", "su"}, {"mo", "di", "mi", "do", "fr", "sa", "so"}, {"mon", "tues", "weds", "thur", "fri", "sat", "sun"},
        {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}, {"mon", "tue", "wed", "thurs", "fri", "sat", "sun"},
        {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"}};
    if (const int number = number_of_weekday(day); number >= 0) return kWeekdays[static_cast<std::size_t>(number)];
    for (const auto& names : kShort) {
      const auto found = std::ranges::find(names, day);
      if (found != names.end()) return kWeekdays[static_cast<std::size_t>(found - names.begin())];
    }
    return {};
  };
  const std::size_t joint = lower.find_first_of(" -.");
  if (joint == std::string::npos) return std::string(ours(lower));
  const std::size_t behind = lower.find_first_not_of(" -.", joint);
  if (behind == std::string::npos) return {};
  const std::string_view first = ours(lower.substr(0, joint)), last = ours(lower.substr(behind));
  return first.empty() || last.empty() ? std::string() : fmt::format("{}..{}", first, last);
}

/// The day of `2027-03-31 18:00` and `2027-03-31T18:00`.
std::string_view day_before_time(std::string_view text) { return text.substr(0, text.find_first_of(" \tT")); }

}  // namespace

std::optional<DaySpan> ValueReader::date_literal(Node node, std::string_view text) {
  if (text.starts_with("week")) return week_of_campaign(node, text);
  if (is_lower(text[0])) {  // `third thursday`, `every 2 weeks`
    context_.diagnostics.report<Finding::bad_date>(node.span(), say("`{}` is no day of its own", text))
        .helped("a rhythm stands in a tactic's `daypart: monthly on third thursday` or `daypart: every 2 weeks on mon`; a day is `2027-03-18`");
    return std::nullopt;
  }
  if (text.find(':') != std::string_view::npos) {
    text = day_before_time(text);
    if (!takes_time_) {
      context_.diagnostics.report<Finding::bad_date>(node.span(), "a time stands behind this day, where a whole day is meant")
          .helped("milestones and tactics have hours: `at: 18:00`; everything else is counted in days")
          .fix(say("write `{}`", text), node.span(), std::string(text));
      return std::nullopt;
    }
  }
  LiteralError wrong;
  std::optional<DaySpan> days;
  if (text.starts_with("FY")) {
    std::string_view month;
    EntityId at = here_;
    for (; at != kNoEntity && month.empty(); at = context_.plan[at].parent) {
      Node property = node;
      if (find_property_node(context_, at, "fiscal_year", property) && property.has_children()) {
        month = property.child(0).text();
        context_.leaned_on.insert(static_cast<std::uint32_t>(at));
      }
    }
    const auto found = std::ranges::find(kMonths, month);
    if (found == kMonths.end()) {
      context_.diagnostics.report<Finding::no_fiscal_year>(node.span(), text)
          .helped("say so in the campaign: `fiscal_year: april`");
      return std::nullopt;
    }
    days = parse_fiscal(text, static_cast<unsigned>(found - kMonths.begin()) + 1, wrong);
  } else {
    days = parse_date(text, wrong);
  }
  if (!days) {
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::bad_date>(node.span(), wrong.message);
    diagnostic.helped(wrong.help).caused_by(std::string(text));
    if (!wrong.replacement.empty()) diagnostic.fix(say("write `{}`", wrong.replacement), node.span(), wrong.replacement);
  }
  return days;
}

// `week 3`: the third seven days of the campaign's period, which may have ended before the last of them.
std::optional<DaySpan> ValueReader::week_of_campaign(Node node, std::string_view text) {
  const std::string_view digits = text.substr(text.find_last_of(" \t") + 1);
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const auto wrong = [&](const Said& message, const Said& help) {
    context_.diagnostics.report<Finding::bad_date>(node.span(), message).helped(help);
    return std::nullopt;
  };
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return wrong(say("`{}` is no week", text), "a week of the campaign is `week 3`, one of the calendar `2027-W14`");
  }
  const EntityId campaign = context_.plan[here_].kind == Kind::campaign ? here_ : context_.plan.enclosing(here_, Kind::campaign);
  if (campaign == kNoEntity) return wrong(say("there is no campaign here whose `{}` it could be", text), "write a week of the calendar: `2027-W14`");
  const auto period = property_days(campaign, "period");
  if (!period) return std::nullopt;  // Missing or wrong, which is a finding of its own.
  const auto weeks = static_cast<int>((period->last - period->first).count() / 7 + 1);
  if (number < 1 || number > weeks) {
    return wrong(say("there is no week {} in the campaign", number),
                 say("it has {0} {0:week|weeks}, counted from the first day of its period, {1}", weeks, say_day(context_.plan, period->first)));
  }
  const Day first = period->first + std::chrono::weeks(number - 1);
  return DaySpan{first, std::min(first + std::chrono::days(6), period->last)};
}

// The time that stands behind a day: `2027-03-31 18:00`. Reports one that there is not.
std::optional<PropertyValue> ValueReader::time_behind_day(Node node, Span key) {
  if (node.kind() != NodeKind::date || node.text().find(':') == std::string_view::npos) return std::nullopt;
  const Span all = node.span();
  const auto digits = static_cast<std::uint32_t>(node.text().size() - node.text().find_last_not_of("0123456789:") - 1);
  PropertyValue result;
  result.property = prop("at");
  result.key = key;
  result.span = Span{all.file, all.end - digits, all.end};
  if (const auto time = clock_time(result.span, node.text().substr(node.text().size() - digits))) result.value = *time;
  return result;
}

std::optional<ClockTime> ValueReader::clock_time(Span span, std::string_view text) {
  LiteralError wrong;
  auto minute = parse_time(text, wrong);
  if (minute && *minute == 24 * 60) {
    minute.reset();
    wrong = {"`24:00` is the end of a day, which only a window of hours has", "write `00:00` of the day after, or `23:59`", {}};
  }
  if (minute) return ClockTime{static_cast<std::int16_t>(*minute)};
  context_.diagnostics.report<Finding::bad_date>(span, wrong.message).helped(wrong.help);
  return std::nullopt;
}

std::optional<DaySpan> ValueReader::span_of_days(Node node) {
  if (node.broken()) return std::nullopt;
  switch (node.kind()) {
    case NodeKind::date: return date_literal(node, node.text());
    case NodeKind::quantity:
      if (node.end_token() == node.first_token() + 1 && node.text().size() == 4) return date_literal(node, node.text());
      break;
    case NodeKind::unary:
      if (node.op() == TokenKind::kw_assumed) return span_of_days(node.child(0));
      break;
    case NodeKind::path: return named_days(node);
    case NodeKind::text:
      context_.diagnostics.report<Finding::vague_date>(node.span(), node.text())
          .helped("a date is written without quotes: `2027-03-31`");
      return std::nullopt;
    case NodeKind::binary:
      if (node.op() == TokenKind::kw_to || (node.op() == TokenKind::minus && node.child(1).kind() == NodeKind::date)) {
        const auto first = span_of_days(node.child(0)), last = span_of_days(node.child(1));
        if (first && last) days_joined_otherwise(node.child(0), node.child(1), node.op() == TokenKind::kw_to ? "to" : "-");
        return std::nullopt;
      }
      // `31-12-2027` takes nothing away.
      if (node.op() == TokenKind::minus && node.tree().tokens()[node.first_token()].kind == TokenKind::number && foreign_whole(node)) return std::nullopt;
      if (node.op() == TokenKind::plus || node.op() == TokenKind::minus) return shifted(node);
      if (node.op() == TokenKind::range) return range_of_days(node);
      break;
    default: break;
  }
  if (foreign_date(node)) return std::nullopt;
  wrong_type(node, "this", "a date such as `2027-03-31` or a span such as `2027-Q2`");
  return std::nullopt;
}

// `12/31/2027` and `31-12-2027` are calculations to the grammar.
bool ValueReader::foreign_date(Node node) {
  // The other date of a span may say how this one is meant.
  const ValueTokens value = value_around(node.tree(), node.first_token());
  const std::vector<Slip> slips = slips_between(node.tree(), value.first, value.end);
  const auto slip = std::ranges::find(slips, node.span(), &Slip::span);
  if (slip == slips.end() || slip->foreign.sort != Foreign::Sort::date) return false;
  report_slip(context_.diagnostics, node.tree(), *slip, slips);
  return true;
}

// `2027-03-01 .. 2027-03-26`: both days are in it. `launch .. launch + 2 weeks`: an end that is counted from the day of the start says
// how long it is, so the day that it leads to is no longer in it.
std::optional<DaySpan> ValueReader::range_of_days(Node node) {
  const auto first = span_of_days(node.child(0));
  const auto last = span_of_days(node.child(1));
  if (!first || !last) return std::nullopt;
  const auto is_shift = [](Node of) { return of.kind() == NodeKind::binary && (of.op() == TokenKind::plus || of.op() == TokenKind::minus); };
  const auto base = [&](Node of) { return is_shift(of) ? of.child(0) : of; };
  const bool says_length = first->first == first->last && is_shift(node.child(1)) && base(node.child(0)).text() == base(node.child(1)).text();
  const Day end = says_length ? last->last - std::chrono::days(1) : last->last;
  if (end < first->first) {
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::reversed_span>(node.span(), say_day(context_.plan, end), say_day(context_.plan, first->first));
    if (last->last < first->first) {
      diagnostic.helped("the first day stands first").fix("swap the two", node.span(), fmt::format("{} .. {}", node.child(1).text(), node.child(0).text()));
    } else {
      diagnostic.helped("a length of nothing has no day; write the day alone");
    }
    return std::nullopt;
  }
  return DaySpan{first->first, end};
}

// `launch + 2 weeks`, `period.end - 10 workdays`
std::optional<DaySpan> ValueReader::shifted(Node node) {
  const auto start = span_of_days(node.child(0));
  const auto by = duration(node.child(1), "this", false);
  if (start && !by && !node.child(1).broken() && !foreign_date(node)) wrong_type(node.child(1), "this", "a length of time such as `3 weeks` or `10 workdays`");
  if (!start || !by) return std::nullopt;
  const int sign = node.op() == TokenKind::plus ? 1 : -1;
  // Counting forward starts from the last day of what is counted from, counting back from its first.
  const auto day = campaign::shifted(sign > 0 ? start->last : start->first, *by, sign, by->unit == Duration::Unit::workdays ? workdays_here() : Workdays());
  if (!day) {
    wrong_type(node.child(1), "this", "a whole number of days, workdays, weeks, months, quarters or years, up to a century");
    return std::nullopt;
  }
  return DaySpan{*day, *day};
}

// A milestone's day, a declaration's span, or one end of it: `launch`, `period`, `period.end`, `air.start`.
std::optional<DaySpan> ValueReader::named_days(Node path) {
  std::vector<std::string_view> names = names_of(path);
  const std::string_view end = names.size() > 1 && (names.back() == "start" || names.back() == "end") ? names.back() : "";
  if (!end.empty()) names.pop_back();
  std::optional<DaySpan> days;
  if (names.size() == 1 && (names[0] == "period" || names[0] == "campaign")) {
    EntityId at = here_;
    Node ignored = path;
    while (at != kNoEntity && !find_property_node(context_, at, "period", ignored)) at = context_.plan[at].parent;
    if (at == kNoEntity) {
      // A campaign without a period is a finding of its own.
      const bool in_campaign = context_.plan[here_].kind == Kind::campaign || context_.plan.enclosing(here_, Kind::campaign) != kNoEntity;
      if (!in_campaign) {
        context_.diagnostics.report<Finding::vague_date>(path.span(), path.text())
            .helped("nothing around here states a `period`");
      }
      return std::nullopt;
    }
    days = property_days(at, "period");
  } else {
    const KindSet dated(Kind::milestone, Kind::tactic, Kind::goal, Kind::strategy, Kind::campaign, Kind::experiment, Kind::placement,
                        Kind::season, Kind::holiday, Kind::blackout);
    const EntityId found = resolve(names, path.span(), dated, false);
    if (found == kNoEntity) {
      bool poisoned = false;
      for (const std::string_view name : names) poisoned = poisoned || context_.scopes.is_poisoned(name);
      if (!poisoned && !foreign_whole(path) && !report_loose(context_.diagnostics, path.tree(), path.first_token())) {
        context_.diagnostics.report<Finding::vague_date>(path.span(), path.text())
            .helped("write a day such as `2027-03-31`, a span such as `2027-Q2`, or lean on a milestone: `launch + 2 weeks`")
            .caused_by(std::string(path.text()));
      }
      return std::nullopt;
    }
    bool written = false;
    if (context_.plan[found].kind == Kind::holiday) {
      written = true;
      days = day_of_holiday(found, path);
    }
    for (const std::string_view property : {"on", "flight", "period", "by"}) {
      Node ignored = path;
      if (days || context_.plan[found].kind == Kind::holiday || !find_property_node(context_, found, property, ignored)) continue;
      written = true;
      days = property_days(found, property);
    }
    if (!written) context_.leaned_on.insert(static_cast<std::uint32_t>(found));
    Node ignored = path;
    const bool follows = !written && (find_property_node(context_, found, "after", ignored) || find_property_node(context_, found, "duration", ignored));
    if (follows) {
      const std::string_view name = context_.plan[found].name;
      context_.diagnostics.report<Finding::bad_date>(path.span(), say("`{}` has no day that is written: its days follow from what it waits for", name))
          .helped(say("write `after: {}` and how long it takes, `duration: 2 weeks`; the schedule then works out the days", name));
    }
  }
  if (!days) return std::nullopt;
  if (end == "start") return DaySpan{days->first, days->first};
  if (end == "end") return DaySpan{days->last, days->last};
  return days;
}

std::optional<DaySpan> ValueReader::property_days(EntityId id, std::string_view property) {
  Node node(nullptr, 0);
  const Part* part = find_property_node(context_, id, property, node);
  if (part == nullptr) return std::nullopt;
  context_.leaned_on.insert(static_cast<std::uint32_t>(id));
  if (!node.has_children() || node.broken()) return std::nullopt;
  if (in_date_circle_.contains(id)) return std::nullopt;
  if (std::ranges::find(date_path_, id) != date_path_.end() || date_path_.size() >= kDeepestDates) {
    context_.diagnostics.report<Finding::date_cycle>(node.span()).helped("write a day of the calendar in one of the dates");
    in_date_circle_.insert(date_path_.begin(), date_path_.end());
    in_date_circle_.insert(id);
    return std::nullopt;
  }
  const auto back = std::tuple(here_, file_, taking_, takes_time_);
  stand_at(id, *part);
  takes_time_ = true;  // Where none may stand it is said when the property itself is read.
  date_path_.push_back(id);
  std::optional<DaySpan> days;
  for (Node item : node) {
    if (item.kind() == NodeKind::item) item = item.child(0);
    const auto one = span_of_days(item);
    if (!one) {
      days.reset();
      break;
    }
    widen(days, *one);
  }
  date_path_.pop_back();
  std::tie(here_, file_, taking_, takes_time_) = back;
  return days;
}

std::optional<Duration> ValueReader::duration(Node node, std::string_view what, bool complain) {
  if (node.broken()) return std::nullopt;
  if (node.kind() == NodeKind::quantity && node.end_token() == node.first_token() + 2) {
    const std::string_view word = node.token_text(node.first_token() + 1);
    if (const auto unit = duration_unit(word)) {
      const auto count = number_token(node.token_span(node.first_token()), node.token_text(node.first_token()));
      if (count && !context_.plan[here_].from_library) figure(node, kNoUnit, std::nullopt);
      return count ? std::optional(Duration{*count, *unit}) : std::nullopt;
    }
  }
  if (complain) wrong_type(node, what, "a length of time such as `3 weeks` or `10 workdays`");
  return std::nullopt;
}

// Days of the week as bits: `mon`, `mon..fri`.
std::optional<std::uint8_t> ValueReader::weekdays(Node node) {
  const auto number = [](Node name) { return number_of_weekday(name.text()); };
  if (node.kind() == NodeKind::path) {
    constexpr std::uint8_t kWholeWeek = 0x7F;
    if (node.text() == "workdays") return work_week_here().workdays;
    if (node.text() == "weekends") return static_cast<std::uint8_t>(kWholeWeek & ~work_week_here().workdays);
    const int day = number(node);
    return day < 0 ? std::nullopt : std::optional(static_cast<std::uint8_t>(1u << day));
  }
  if (node.kind() != NodeKind::binary || node.op() != TokenKind::range) return std::nullopt;
  const int first = number(node.child(0));
  const int last = number(node.child(1));
  if (first < 0 || last < 0) return std::nullopt;
  std::uint8_t days = 0;
  for (int day = first;; day = (day + 1) % 7) {  // `fri..mon` goes over the week's end.
    days = static_cast<std::uint8_t>(days | (1u << day));
    if (day == last) return days;
  }
}

void ValueReader::add_hours(Node window, Daypart& daypart) {
  const std::uint32_t last = window.end_token() - 1;
  for (const bool start : {true, false}) {
    LiteralError wrong;
    const std::uint32_t token = start ? last - 2 : last;
    const auto minute = parse_time(window.token_text(token), wrong);
    if (!minute) {
      context_.diagnostics.report<Finding::bad_date>(window.token_span(token), wrong.message).helped(wrong.help);
    }
    (start ? daypart.start_minute : daypart.end_minute) = static_cast<std::int16_t>(minute.value_or(0));
  }
}

// `daily`, `weekly`, `monthly`, `every 2 weeks`
std::optional<Daypart> ValueReader::repetition(Node node) {
  constexpr std::uint8_t kWholeWeek = 0x7F;
  using Repeat = Daypart::Repeat;
  if (node.kind() == NodeKind::path) {
    if (node.text() == "daily") return Daypart{.repeat = Repeat::daily, .weekdays = kWholeWeek};
    if (node.text() == "weekly") return Daypart{.repeat = Repeat::weekly};
    if (node.text() == "monthly") return Daypart{.repeat = Repeat::monthly};
    return std::nullopt;
  }
  if (node.kind() != NodeKind::date || !node.text().starts_with("every")) return std::nullopt;
  const std::string_view text = node.text();
  const std::size_t digit = text.find_first_of("0123456789");
  int count = 0;
  std::from_chars(text.data() + digit, text.data() + text.size(), count);
  const auto unit = duration_unit(text.substr(text.find_last_of(" \t") + 1));
  std::optional<Daypart> result;
  if (unit == Duration::Unit::days) result = Daypart{.repeat = Repeat::daily, .weekdays = kWholeWeek};
  if (unit == Duration::Unit::weeks) result = Daypart{.repeat = Repeat::weekly};
  if (unit == Duration::Unit::months || unit == Duration::Unit::quarters) result = Daypart{.repeat = Repeat::monthly};
  if (unit == Duration::Unit::quarters && count < 100) count *= 3;
  if (!result || count < 1 || count > 99) return std::nullopt;
  result->every = static_cast<std::uint8_t>(count);
  return result;
}

// The days on which something weekly or monthly falls: `mon`, `1`, `third thursday`, `last workday`.
bool ValueReader::add_days(Node node, Daypart& daypart) {
  if (daypart.repeat == Daypart::Repeat::weekly) {
    const auto bits = weekdays(node);
    if (bits) daypart.weekdays = static_cast<std::uint8_t>(daypart.weekdays | *bits);
    return bits.has_value();
  }
  if (daypart.repeat != Daypart::Repeat::monthly) return false;
  if (node.kind() == NodeKind::date && is_lower(node.text()[0]) && node.text().find_first_of("0123456789") == std::string_view::npos) {
    constexpr std::array<std::string_view, 5> kNth = {"first", "second", "third", "fourth", "fifth"};
    const std::string_view text = node.text();
    const std::string_view nth = text.substr(0, text.find_first_of(" \t"));
    const std::string_view day = text.substr(text.find_last_of(" \t") + 1);
    const auto place = std::ranges::find(kNth, nth);
    daypart.nth = static_cast<std::int8_t>(place == kNth.end() ? -1 : place - kNth.begin() + 1);
    const auto bits = day == "day" ? std::optional<std::uint8_t>(0x7F) : day == "workday" ? std::optional(work_week_here().workdays) : weekday_named(day);
    daypart.weekdays = bits.value_or(0);
    return bits.has_value();
  }
  LiteralError ignored;
  const auto day = node.kind() == NodeKind::quantity ? parse_number(node.text(), ignored) : std::nullopt;
  const std::int64_t number = day ? day->to_int64().value_or(0) : 0;
  if (number < 1 || number > 31) return false;
  daypart.month_days |= 1u << (number - 1);
  return true;
}

// `mon..fri 11:30 .. 13:30`, `daily 11:30 .. 13:30`, `weekly on mon`, `monthly on 1`, `every 2 weeks on tue`, `sat`
std::optional<Daypart> ValueReader::daypart(Node node, std::string_view what) {
  if (node.broken()) return std::nullopt;
  const auto without_hours = [](Node days) { return days.kind() == NodeKind::window ? days.child(0) : days; };
  std::optional<Daypart> result;
  Node hours = node;
  if (node.kind() == NodeKind::binary && node.op() == TokenKind::range && node.child(0).kind() == NodeKind::time) {
    result = Daypart{.repeat = Daypart::Repeat::daily, .weekdays = 0x7F};  // `11:30 .. 13:30`: every day.
    if (node.child(1).kind() == NodeKind::time) {
      add_hours(node, *result);
      return result;
    }
  }
  if (node.kind() == NodeKind::item) {
    const Node clause = node.child(node.child_count() - 1);
    const bool on = node.child_count() == 2 && clause.child_count() == 1 && clause.tree().tokens()[clause.first_token()].kind == TokenKind::on;
    result = on ? repetition(node.child(0)) : std::nullopt;
    if (result) hours = clause.child(0);
    if (result && !add_days(without_hours(hours), *result)) result.reset();
  } else {
    const Node days = without_hours(node);
    result = repetition(days);
    if (!result) {
      if (const auto bits = weekdays(days)) result = Daypart{.weekdays = *bits};
    }
  }
  if (result) {
    if (hours.kind() == NodeKind::window) add_hours(hours, *result);
    return result;
  }
  if (node.kind() == NodeKind::date && is_lower(node.text()[0]) && !node.text().starts_with("every") && !node.text().starts_with("week")) {
    context_.diagnostics.report<Finding::bad_date>(node.span(), say("`{}` of what?", node.text()))
        .helped(say("say how often: `monthly on {}`", node.text()))
        .fix(say("write `monthly on {}`", node.text()), node.span(), fmt::format("monthly on {}", node.text()));
    return std::nullopt;
  }
  if (const std::string better = daypart_meant(node.text()); !better.empty()) {
    context_.diagnostics.report<Finding::wrong_type>(node.span(), say("`{}`", what), "days such as `mon..fri`", say("`{}`", node.text()))
        .helped(say("write `{}`", better))
        .fix(say("write `{}`", better), node.span(), better);
    return std::nullopt;
  }
  wrong_type(node, what,
             "days and hours such as `mon..fri 11:30 .. 13:30`, `workdays`, `daily 18:00 .. 22:00`, `weekly on mon`, `every 2 weeks on mon`, `monthly on 1` or `monthly on third thursday`");
  return std::nullopt;
}

// `weekly on mon, thu 18:00 .. 20:00`, `monthly on 1, 15`: further days of the rhythm before, and the hours of all of them.
bool ValueReader::add_to_rhythm(Node expression, std::vector<PropertyValue>& out) {
  const auto* before = std::get_if<Daypart>(&out.back().value);
  if (before == nullptr || before->start_minute >= 0 || (before->weekdays == 0 && before->month_days == 0)) return false;
  const bool hours = expression.kind() == NodeKind::window;
  Daypart more = *before;
  if (before->nth != 0) more.nth = 0, more.weekdays = 0;
  if (!add_days(hours ? expression.child(0) : expression, more)) return false;
  // Days that are counted differently, such as the first monday and the third, are two rhythms.
  if (before->nth != 0 || more.nth != 0) {
    if (more.nth != 0) more.month_days = 0;
    PropertyValue another = out.back();
    another.span = expression.span();
    another.value = more;
    out.push_back(another);
  } else {
    out.back().value = more;
    out.back().span.end = expression.span().end;
  }
  if (!hours) return true;
  Daypart with_hours;
  add_hours(expression, with_hours);
  for (auto each = out.rbegin(); each != out.rend() && each->property == out.back().property; ++each) {
    auto* part = std::get_if<Daypart>(&each->value);
    if (part == nullptr || part->repeat != more.repeat || part->start_minute >= 0) break;
    part->start_minute = with_hours.start_minute;
    part->end_minute = with_hours.end_minute;
  }
  return true;
}

}  // namespace campaign
