#include "emit/json/values.h"

#include <array>

#include <fmt/format.h>

#include "analysis/sample.h"
#include "model/format.h"

namespace campaign {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

void span_of_days(JsonWriter& json, const DaySpan& span) {
  json.begin_object();
  json.member("from", iso_date(span.first));
  json.member("to", iso_date(span.last));
  json.end_object();
}

std::string_view json_name(Daypart::Repeat repeat) {
  switch (repeat) {
    case Daypart::Repeat::daily:
      return "daily";
    case Daypart::Repeat::weekly:
      return "weekly";
    case Daypart::Repeat::monthly:
      return "monthly";
  }
  return {};
}

std::string_view json_name(Duration::Unit unit) {
  constexpr std::array<std::string_view, 8> kNames = {"minutes", "hours",  "workdays", "days",
                                                      "weeks",   "months", "quarters", "years"};
  return kNames[static_cast<std::size_t>(unit)];
}

/// The duration in the notation of ISO 8601, or empty where that has none: working days, parts of a day and the like.
std::string iso_duration(const Duration& duration) {
  const auto count = duration.count.to_int64();
  if (!count || *count < 0) return {};
  switch (duration.unit) {
    case Duration::Unit::minutes:
      return fmt::format("PT{}M", *count);
    case Duration::Unit::hours:
      return fmt::format("PT{}H", *count);
    case Duration::Unit::days:
      return fmt::format("P{}D", *count);
    case Duration::Unit::weeks:
      return fmt::format("P{}W", *count);
    case Duration::Unit::months:
      return fmt::format("P{}M", *count);
    case Duration::Unit::quarters: {
      const auto months = Decimal::multiply(duration.count, Decimal::from_int(3));
      return fmt::format("P{}M", months->to_string());  // A 64-bit count times three always fits.
    }
    case Duration::Unit::years:
      return fmt::format("P{}Y", *count);
    case Duration::Unit::workdays:
      return {};
  }
  return {};
}

void time_or_null(JsonWriter& json, std::string_view name, int minute) {
  json.key(name);
  if (minute < 0) return json.null();
  json.string(fmt::format("{:02}:{:02}", minute / 60, minute % 60));
}

}  // namespace

std::string iso_date(Day day) {
  return format_date(day);
}

std::string_view json_name(Target::Form form) {
  switch (form) {
    case Target::Form::value:
      return "value";
    case Target::Form::at_least:
      return "at_least";
    case Target::Form::at_most:
      return "at_most";
    case Target::Form::range:
      return "range";
    case Target::Form::relative:
      return "relative";
    case Target::Form::points:
      return "points";
    case Target::Form::growth:
      return "growth";
    case Target::Form::keep:
      return "keep";
  }
  return {};
}

void ValueWriter::stated(JsonWriter& json, const PropertyValue& stated, ValueType type) {
  json.begin_object();
  json.key("value");
  const auto* day = type == ValueType::link ? std::get_if<DaySpan>(&stated.value) : nullptr;
  value(json, day == nullptr ? stated.value : Value(Withheld{}), type);
  if (day != nullptr) json.member("day", iso_date(stated.property == prop("before") || stated.property == prop("start_before") ? day->first : day->last));
  if (std::holds_alternative<std::monostate>(stated.value)) json.member("error", true);
  if (const auto* withheld = std::get_if<Withheld>(&stated.value)) json.member("withheld", name_of(withheld->reason));
  if (stated.clauses >= 0) clauses(json, plan_.clauses(stated)), sample(json, stated);
  json.member("line", places_.line(stated.span));
  json.end_object();
}

void ValueWriter::value(JsonWriter& json, const Value& value, ValueType type) {
  std::visit(
      [&]<typename T>(const T& it) {
        if constexpr (std::is_same_v<T, std::monostate> || std::is_same_v<T, Withheld>) {
          json.null();
        } else if constexpr (std::is_same_v<T, Text> || std::is_same_v<T, Word>) {
          json.string(it.value);
        } else if constexpr (std::is_same_v<T, ClockTime>) {
          json.string(format_time(it));
        } else if constexpr (std::is_same_v<T, YesNo>) {
          json.boolean(it.value);
        } else if constexpr (std::is_same_v<T, Amount>) {
          amount(json, it);
        } else if constexpr (std::is_same_v<T, Estimate>) {
          estimate(json, it);
        } else if constexpr (std::is_same_v<T, DaySpan>) {
          type == ValueType::date ? json.string(iso_date(it.last)) : type == ValueType::yearly ? days_of_years(json, nullptr, &it) : span_of_days(json, it);
        } else if constexpr (std::is_same_v<T, Reference>) {
          reference(json, it.entity);
        } else if constexpr (std::is_same_v<T, UnitValue>) {
          json.string(unit_name(it.unit));
        } else {
          write(json, it);
        }
      },
      value);
}

void ValueWriter::clauses(JsonWriter& json, const Clauses& clauses) {
  const auto span = [&](std::string_view name, const DaySpan& days) {
    json.key(name);
    span_of_days(json, days);
  };
  if (clauses.assumed) json.member("assumed", true);
  if (!clauses.source.empty()) json.member("source", clauses.source);
  if (!clauses.method.empty()) json.member("method", clauses.method);
  if (!clauses.because.empty()) json.member("because", clauses.because);
  if (!clauses.scope.empty()) json.member("scope", clauses.scope);
  if (clauses.matching != kNoEntity) {
    json.key("matching");
    reference(json, clauses.matching);
  }
  if (clauses.moment != Moment::unsaid) json.member("moment", clauses.moment == Moment::start ? "start" : "end");
  if (clauses.lag) {
    json.key("lag");
    write(json, *clauses.lag);
  }
  if (clauses.share) {
    json.key("share");
    amount(json, *clauses.share);
  }
  if (clauses.or_before) json.member("or_before", true);
  if (clauses.as_of) json.member("as_of", iso_date(clauses.as_of->last));
  if (clauses.during) span("during", *clauses.during);
  if (clauses.by) json.member("by", iso_date(clauses.by->last));
  if (clauses.until) json.member("until", iso_date(clauses.until->last));
}

void ValueWriter::sample(JsonWriter& json, const PropertyValue& stated) {
  const Clauses& clauses = plan_.clauses(stated);
  const auto member = [&](std::string_view name, const std::optional<Amount>& maybe) {
    if (!maybe) return;
    json.key(name);
    amount(json, *maybe);
  };
  member("from", clauses.from);
  member("sample", clauses.sample);
  member("deviation", clauses.deviation);
  if (clauses.sample) member("margin", margin_of(plan_, plan_.owner_of(stated), stated));
}

void ValueWriter::amount(JsonWriter& json, const Amount& amount) {
  json.begin_object();
  number(json, "amount", amount.number, amount.unit);
  unit_members(json, amount.unit);
  json.end_object();
}

void ValueWriter::amount_or_null(JsonWriter& json, const std::optional<Amount>& maybe) {
  maybe ? amount(json, *maybe) : json.null();
}

void ValueWriter::estimate(JsonWriter& json, const Estimate& estimate) {
  json.begin_object();
  estimate_members(json, estimate);
  json.end_object();
}

void ValueWriter::estimate_members(JsonWriter& json, const Estimate& estimate) {
  const UnitId unit = estimate.high.unit;
  const auto in_unit = [&](const Amount& part) {
    return part.unit == unit ? part.number : plan_.units().convert(part, unit).value_or(part.number);
  };
  number(json, "low", in_unit(estimate.low), unit);
  number(json, "middle", in_unit(estimate.middle), unit);
  number(json, "high", estimate.high.number, unit);
  unit_members(json, unit);
}

void ValueWriter::number(JsonWriter& json, std::string_view name, const Decimal& number, UnitId unit) {
  std::string digits = number.to_string();
  const int missing = words(unit).digits - number.fraction_digits();
  if (missing > 0) {
    if (number.fraction_digits() == 0) digits += '.';
    digits.append(static_cast<std::size_t>(missing), '0');
  }
  json.member(name, digits);
}

void ValueWriter::unit_members(JsonWriter& json, UnitId unit) {
  const UnitWords& unit_words = words(unit);
  json.member("unit", unit_words.name);
  if (!unit_words.currency.empty()) json.member("currency", unit_words.currency);
}

void ValueWriter::reference(JsonWriter& json, EntityId entity) {
  if (entity == kNoEntity) return json.null();
  json.begin_object();
  json.member("kind", json_name(plan_[entity].kind));
  json.member("id", directory_.id(entity));
  json.end_object();
}

const std::string& ValueWriter::unit_name(UnitId unit) {
  return words(unit).name;
}

const ValueWriter::UnitWords& ValueWriter::words(UnitId unit) {
  const auto index = static_cast<std::size_t>(unit);
  if (index >= units_.size()) units_.resize(index + 1);
  UnitWords& found = units_[index];
  if (found.known) return found;
  const Units& units = plan_.units();
  found.known = true;
  found.name = units.name(unit);
  if (const auto currency = units.currency_in(unit)) found.currency = units.name(*currency);
  found.digits = units.is_money(unit) ? units.minor_digits(unit) : 0;
  return found;
}

void ValueWriter::write(JsonWriter& json, const Duration& duration) {
  json.begin_object();
  json.member("count", duration.count.to_string());
  json.member("unit", json_name(duration.unit));
  json.key("iso8601");
  const std::string iso = iso_duration(duration);
  iso.empty() ? json.null() : json.string(iso);
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const Daypart& daypart) {
  json.begin_object();
  json.member("repeat", json_name(daypart.repeat));
  json.key("weekdays");
  json.begin_array();
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    if ((daypart.weekdays >> i & 1) != 0) json.string(kWeekdays[i]);
  }
  json.end_array();
  json.key("month_days");
  json.begin_array();
  for (int i = 0; i < 31; ++i) {
    if ((daypart.month_days >> i & 1) != 0) json.number(i + 1);
  }
  json.end_array();
  json.key("nth");
  daypart.nth == 0 ? json.null() : json.number(daypart.nth);
  json.member("every", daypart.every);
  time_or_null(json, "from", daypart.start_minute);
  time_or_null(json, "to", daypart.end_minute);
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const YearlyDay& yearly) { days_of_years(json, &yearly, nullptr); }

void ValueWriter::days_of_years(JsonWriter& json, const YearlyDay* yearly, const DaySpan* days) {
  json.begin_object();
  json.key("rule");
  yearly == nullptr ? json.null() : json.string(format_yearly(*yearly));
  json.key("days");
  days == nullptr ? json.null() : span_of_days(json, *days);
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const Target& target) {
  json.begin_object();
  json.member("form", json_name(target.form));
  json.key("amount");
  target.form == Target::Form::keep ? json.null() : amount(json, target.amount);
  json.key("upper");
  target.form == Target::Form::range ? amount(json, target.upper) : json.null();
  json.key("per");
  target.form == Target::Form::growth ? json.string(json_name(target.period)) : json.null();
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const Bounds& bounds) {
  json.begin_object();
  json.key("low");
  amount_or_null(json, bounds.low);
  json.key("high");
  amount_or_null(json, bounds.high);
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const Condition& condition) {
  json.begin_object();
  json.key("metric");
  reference(json, condition.metric);
  json.key("comparison");
  condition.compared ? json.string(sign_of(condition.comparison)) : json.null();
  json.key("amount");
  condition.compared ? amount(json, condition.amount) : json.null();
  json.end_object();
}

void ValueWriter::write(JsonWriter& json, const Expectation& expectation) {
  json.begin_object();
  json.key("metric");
  reference(json, expectation.metric);
  estimate_members(json, expectation.estimate);
  json.end_object();
}

}  // namespace campaign
