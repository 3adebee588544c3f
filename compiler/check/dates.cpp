#include <array>
#include <tuple>

#include <fmt/format.h>

#include "check/literals.h"
#include "check/value_reader.h"
#include "model/dates.h"
#include "model/format.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 7> kLongWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};

constexpr std::size_t kDeepestDates = 50;  // Dates that lean on dates; more is a mistake.

}  // namespace

std::optional<DaySpan> ValueReader::date_literal(Node node, std::string_view text) {
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
    diagnostic.helped(wrong.help);
    if (!wrong.replacement.empty()) diagnostic.fix(fmt::format("write `{}`", wrong.replacement), node.span(), wrong.replacement);
  }
  return days;
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
      if (node.op() == TokenKind::plus || node.op() == TokenKind::minus) return shifted(node);
      if (node.op() == TokenKind::range) {
        const auto first = span_of_days(node.child(0));
        const auto last = span_of_days(node.child(1));
        if (!first || !last) return std::nullopt;
        if (last->last < first->first) {
          context_.diagnostics.report<Finding::reversed_span>(node.span(), format_date(last->last), format_date(first->first))
              .helped("the first day stands first")
              .fix("swap the two", node.span(), fmt::format("{} .. {}", node.child(1).text(), node.child(0).text()));
          return std::nullopt;
        }
        return DaySpan{first->first, last->last};
      }
      break;
    default: break;
  }
  wrong_type(node, "this", "a date such as `2027-03-31` or a span such as `2027-Q2`");
  return std::nullopt;
}

// `launch + 2 weeks`, `period.end - 10 workdays`
std::optional<DaySpan> ValueReader::shifted(Node node) {
  const auto start = span_of_days(node.child(0));
  const auto by = duration(node.child(1), "this", true);
  if (!start || !by) return std::nullopt;
  const int sign = node.op() == TokenKind::plus ? 1 : -1;
  // Counting forward starts from the last day of what is counted from, counting back from its first.
  const auto day = campaign::shifted(sign > 0 ? start->last : start->first, *by, sign);
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
    const KindSet dated(Kind::milestone, Kind::tactic, Kind::goal, Kind::strategy, Kind::campaign, Kind::experiment, Kind::placement);
    const EntityId found = resolve(names, path.span(), dated, false);
    if (found == kNoEntity) {
      bool poisoned = false;
      for (const std::string_view name : names) poisoned = poisoned || context_.scopes.is_poisoned(name);
      if (!poisoned) {
        context_.diagnostics.report<Finding::vague_date>(path.span(), path.text())
            .helped("write a day such as `2027-03-31`, a span such as `2027-Q2`, or lean on a milestone: `launch + 2 weeks`");
      }
      return std::nullopt;
    }
    for (const std::string_view property : {"on", "flight", "period", "by"}) {
      Node ignored = path;
      if (!days && find_property_node(context_, found, property, ignored)) days = property_days(found, property);
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
  const auto back = std::tuple(here_, file_, taking_);
  stand_at(id, *part);
  date_path_.push_back(id);
  std::optional<DaySpan> days;
  for (Node item : node) {
    if (item.kind() == NodeKind::item) item = item.child(0);
    const auto one = span_of_days(item);
    if (!one) {
      days.reset();
      break;
    }
    days = days ? DaySpan{std::min(days->first, one->first), std::max(days->last, one->last)} : *one;
  }
  date_path_.pop_back();
  std::tie(here_, file_, taking_) = back;
  return days;
}

std::optional<Duration> ValueReader::duration(Node node, std::string_view what, bool complain) {
  if (node.broken()) return std::nullopt;
  if (node.kind() == NodeKind::quantity && node.end_token() == node.first_token() + 2) {
    const std::string_view word = node.token_text(node.first_token() + 1);
    if (const auto unit = duration_unit(word)) {
      const auto count = number_token(node.token_span(node.first_token()), node.token_text(node.first_token()));
      return count ? std::optional(Duration{*count, *unit}) : std::nullopt;
    }
  }
  if (complain) wrong_type(node, what, "a length of time such as `3 weeks` or `10 workdays`");
  return std::nullopt;
}

// Days of the week as bits: `mon`, `mon..fri`.
std::optional<std::uint8_t> ValueReader::weekdays(Node node) {
  const auto number = [](Node name) -> int {
    const std::string_view text = name.text();
    for (int i = 0; i < 7; ++i) {
      if (text == kWeekdays[static_cast<std::size_t>(i)] || text == kLongWeekdays[static_cast<std::size_t>(i)]) return i;
    }
    return -1;
  };
  if (node.kind() == NodeKind::path) {
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

// `mon..fri 11:30 .. 13:30`, `daily 11:30 .. 13:30`, `weekly on mon`, `monthly on 1`, `sat`
std::optional<Daypart> ValueReader::daypart(Node node) {
  if (node.broken()) return std::nullopt;
  Daypart result;
  Node days = node;
  if (node.kind() == NodeKind::window) {
    add_hours(node, result);
    days = node.child(0);
  } else if (node.kind() == NodeKind::binary && node.op() == TokenKind::range && node.child(0).kind() == NodeKind::time) {
    result.weekdays = 0x7F;  // `11:30 .. 13:30`: every day.
    result.repeat = Daypart::Repeat::daily;
    if (node.child(1).kind() == NodeKind::time) {
      add_hours(node, result);
      return result;
    }
  }
  if (days.kind() == NodeKind::path && days.text() == "daily") {
    result.repeat = Daypart::Repeat::daily;
    result.weekdays = 0x7F;
    return result;
  }
  if (const auto bits = weekdays(days)) {
    result.weekdays = *bits;
    return result;
  }
  if (days.kind() == NodeKind::item && days.child_count() == 2 && days.child(1).child_count() == 1) {
    const std::string_view repeat = days.child(0).text();
    const Node on = days.child(1).child(0);
    if (repeat == "weekly") {
      if (const auto bits = weekdays(on.kind() == NodeKind::window ? on.child(0) : on)) {
        if (on.kind() == NodeKind::window) add_hours(on, result);
        result.weekdays = *bits;
        return result;
      }
    }
    LiteralError ignored;
    const auto day = on.kind() == NodeKind::quantity ? parse_number(on.text(), ignored) : std::nullopt;
    const std::int64_t number = day ? day->to_int64().value_or(0) : 0;
    if (repeat == "monthly" && number >= 1 && number <= 31) {
      result.repeat = Daypart::Repeat::monthly;
      result.month_days = 1u << (number - 1);
      return result;
    }
  }
  wrong_type(node, "daypart", "days and hours such as `mon..fri 11:30 .. 13:30`, `daily 18:00 .. 22:00`, `weekly on mon` or `monthly on 1`");
  return std::nullopt;
}

}  // namespace campaign
