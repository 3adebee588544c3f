#include <array>
#include <string>

#include "emit/json/directory.h"
#include "emit/json/schema_object.h"
#include "emit/json/value_types.h"

namespace campaign::schema {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 3> kRepeats = {"daily", "weekly", "monthly"};
constexpr std::array<std::string_view, 8> kDurations = {"minutes", "hours",  "workdays", "days",
                                                        "weeks",   "months", "quarters", "years"};
constexpr std::array<std::string_view, 8> kTargets = {"value",    "at_least", "at_most", "range",
                                                      "relative", "points",   "growth",  "keep"};
constexpr std::array<std::string_view, 6> kComparisons = {">=", "<=", ">", "<", "==", "!="};
constexpr std::array<std::string_view, 2> kMoments = {"start", "end"};
constexpr std::array<std::string_view, 3> kWithheld = {"undisclosed", "unknown", "todo"};

constexpr Pattern kDecimal{kDecimalPattern};
constexpr Pattern kTime{"^[0-2][0-9]:[0-5][0-9]$"};
constexpr OrNull kTimeOrNull{kTime};

/// Days of the month.
struct MonthDays {
  void operator()(JsonWriter& json) const {
    json.member("type", "array");
    json.key("items");
    json.begin_object();
    json.member("type", "integer");
    json.member("minimum", 1);
    json.member("maximum", 31);
    json.end_object();
  }
};

void define_amounts(JsonWriter& json) {
  define(
      json, "amount", "An exact number with its unit. Money has the decimals of its smallest coin.",
      [](ObjectSchema& amount) {
        amount.always("amount", "The number, decimal and exact.", kDecimal)
            .always(
                "unit",
                "The unit as a plan writes it: `USD`, `orders`, `USD/click`, `%`, `points`; empty for a bare number.",
                Is{"string"})
            .sometimes("currency", "The currency, where the amount is money or money per something.", Is{"string"});
      });
  define(json, "estimate", "What is known of an uncertain amount; of a certain one all three numbers are equal.",
         [](ObjectSchema& estimate) {
           estimate.always("low", "In one of twenty cases it is less.", kDecimal)
               .always("middle", "As often more as less.", kDecimal)
               .always("high", "In one of twenty cases it is more.", kDecimal)
               .always("unit", "The unit of all three numbers.", Is{"string"})
               .sometimes("currency", "The currency, where they are money or money per something.", Is{"string"});
         });
  define(json, "bounds", "The values that are possible; null where there is no bound.", [](ObjectSchema& bounds) {
    bounds.always("low", "The lowest.", OrNull{Ref{"amount"}}).always("high", "The highest.", OrNull{Ref{"amount"}});
  });
  define(json, "target", "What is wanted of a metric, as the plan says it.", [](ObjectSchema& target) {
    target
        .always("form",
                "`relative` is a change in percent of the baseline, `points` a change in percentage points, `keep` not "
                "worse than the baseline; `growth` is a change in percent of the value before, each of the periods anew.",
                OneOf{kTargets})
        .always("amount", "The value, the bound, the lower end of a range, or the change; null for `keep`.",
                OrNull{Ref{"amount"}})
        .always("upper", "The upper end of a range.", OrNull{Ref{"amount"}})
        .always("per", "Of `growth`: how long a period is.", OrNull{OneOf{kDurations}});
  });
  define(json, "condition", "A metric, alone or compared with a value.", [](ObjectSchema& condition) {
    condition.always("metric", "The KPI.", OrNull{Ref{"reference"}})
        .always("comparison", "Null where the metric stands alone.", OrNull{OneOf{kComparisons}})
        .always("amount", "Null where the metric stands alone.", OrNull{Ref{"amount"}});
  });
  define(json, "expectation", "An expected contribution to one metric.", [](ObjectSchema& expectation) {
    expectation.always("metric", "The KPI.", OrNull{Ref{"reference"}})
        .always("low", "In one of twenty cases it is less.", kDecimal)
        .always("middle", "As often more as less.", kDecimal)
        .always("high", "In one of twenty cases it is more.", kDecimal)
        .always("unit", "The unit of all three numbers.", Is{"string"})
        .sometimes("currency", "The currency, where they are money or money per something.", Is{"string"});
  });
}

void define_times(JsonWriter& json) {
  define(json, "days", "Days from the first through the last.", [](ObjectSchema& days) {
    days.always("from", "The first day.", Format{"date"}).always("to", "The last day, included.", Format{"date"});
  });
  define(json, "duration", "A length of time as people state it.", [](ObjectSchema& duration) {
    duration.always("count", "How many.", kDecimal)
        .always("unit", "Of what.", OneOf{kDurations})
        .always("iso8601", "The same in the notation of ISO 8601; null where that has none, as for working days.",
                OrNull{Format{"duration"}});
  });
  define(json, "daypart", "Days of a rhythm with their hours, in the audience's local time.", [](ObjectSchema& daypart) {
    daypart.always("repeat", "Whether `weekdays` or `month_days` say on which days.", OneOf{kRepeats})
        .always("weekdays", "The days of the week; weekly without any: the weekday on which it starts.", ListOf{OneOf{kWeekdays}})
        .always("month_days", "The days of the month; monthly without any and without `nth`: the day on which it starts.", MonthDays{})
        .always("nth", "Monthly: the how manyth of `weekdays` in the month; -1 the last.", OrNull{Is{"integer"}})
        .always("every", "Each so manyth day, week or month: weeks in sevens from the day on which it starts, months from its month.", Is{"integer"})
        .always("from", "The hour it starts; null for all day.", kTimeOrNull)
        .always("to", "The hour it ends; at or before `from` it is the next day's.", kTimeOrNull);
  });
  define(json, "yearly", "A day of every year, or days of some.", [](ObjectSchema& yearly) {
    yearly.always("rule", "The day as a plan writes it: `3 october`, `easter + 1 day`, `last monday in may`; null where days are stated.", OrNull{Is{"string"}})
        .always("days", "The days; null where there is a rule.", OrNull{Ref{"days"}});
  });
}

void define_places(JsonWriter& json) {
  define(json, "reference", "Another declaration of this document: the one with this `kind` and `id`.",
         [](ObjectSchema& reference) {
           std::array<std::string_view, kKindCount> kinds;
           for (std::size_t i = 0; i < kKindCount; ++i) kinds[i] = json_name(static_cast<Kind>(i));
           reference.always("kind", "The kind of declaration.", OneOf{kinds}).always("id", "Its path.", Is{"string"});
         });
  define(json, "place", "A stretch of a file. Lines and columns count from 1, columns in code points.",
         [](ObjectSchema& place) {
           place.always("file", "The file.", Is{"string"})
               .always("line", "The line on which it starts.", Is{"integer"})
               .always("column", "The column in which it starts.", Is{"integer"})
               .always("end_line", "The line on which it ends.", Is{"integer"})
               .always("end_column", "The column behind its last character.", Is{"integer"});
         });
  define(json, "position", "A position in a file.", [](ObjectSchema& position) {
    position.always("line", "The line, from 1.", Is{"integer"})
        .always("column", "The column in code points, from 1.", Is{"integer"})
        .always("utf16_column", "The column in UTF-16 code units, from 1.", Is{"integer"})
        .always("byte", "The bytes in front of it, from the start of the file.", Is{"integer"});
  });
  define(json, "range", "A stretch of a file.", [](ObjectSchema& range) {
    range.always("start", "Where it starts.", Ref{"position"})
        .always("end", "Behind its last character.", Ref{"position"});
  });
}

/// What a value of a type is in JSON when it is there.
void say_type(JsonWriter& json, ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::markdown:
    case ValueType::word:
    case ValueType::rule_name:
    case ValueType::color:
    case ValueType::file:
    case ValueType::formula:
    case ValueType::unit_of:
      return Is{"string"}(json);
    case ValueType::number:
    case ValueType::ratio:
    case ValueType::money:
    case ValueType::quantity:
    case ValueType::price:
    case ValueType::metric_value:
      return Ref{"amount"}(json);
    case ValueType::date:
      return Format{"date"}(json);
    case ValueType::span:
      return Ref{"days"}(json);
    case ValueType::duration:
      return Ref{"duration"}(json);
    case ValueType::time:
      return kTime(json);
    case ValueType::daypart:
      return Ref{"daypart"}(json);
    case ValueType::yearly:
      return Ref{"yearly"}(json);
    case ValueType::boolean:
      return Is{"boolean"}(json);
    case ValueType::reference:
    case ValueType::link:
    case ValueType::assignment:
      return Ref{"reference"}(json);
    case ValueType::target:
      return Ref{"target"}(json);
    case ValueType::condition:
      return Ref{"condition"}(json);
    case ValueType::bounds:
      return Ref{"bounds"}(json);
    case ValueType::estimate:
      return Ref{"estimate"}(json);
    case ValueType::estimates:
      return Ref{"expectation"}(json);
  }
}

struct OfType {
  ValueType type;
  void operator()(JsonWriter& json) const { say_type(json, type); }
};

/// One uniform shape: the value, or null with the reason beside it, and the clauses that were written behind it.
void define_stated(JsonWriter& json, ValueType type) {
  const std::string name = "stated_" + std::string(name_of(type));
  define(json, name, "A stated value with what is said of it.", [&](ObjectSchema& stated) {
    stated.always("value", "Null where it is withheld or could not be read.", OrNull{OfType{type}})
        .sometimes("error", "True: what is written could not be read; a finding says why.", Is{"boolean"})
        .sometimes("withheld", "Why the plan does not say it.", OneOf{kWithheld})
        .sometimes("assumed", "True: taken as true without proof.", Is{"boolean"})
        .sometimes("source", "Where it comes from.", Is{"string"})
        .sometimes("method", "How it is measured.", Is{"string"})
        .sometimes("because", "The reason.", Is{"string"})
        .sometimes("scope", "Of money: what it is for.", Is{"string"})
        .sometimes("matching", "Of money: the metric that it grows with, up to this amount.", Ref{"reference"})
        .sometimes("day", "Of a link: the day that it names in place of a declaration; `value` is null then.", Format{"date"})
        .sometimes("moment", "Of a link: which end of the declaration is meant.", OneOf{kMoments})
        .sometimes("lag", "Of a link: how long after that moment; below zero before it.", Ref{"duration"})
        .sometimes("share", "Of an assignment: the part of the working time.", Ref{"amount"})
        .sometimes("or_before", "Of an assignment: true where it is an alternative to the one before it.", Is{"boolean"})
        .sometimes("as_of", "The day on which it was known.", Format{"date"})
        .sometimes("during", "The days it is about.", Ref{"days"})
        .sometimes("by", "The day by which it is wanted.", Format{"date"})
        .sometimes("until", "The last day on which it holds.", Format{"date"})
        .sometimes("from", "The value before an expected change.", Ref{"amount"})
        .sometimes("sample", "How many were asked or counted.", Ref{"amount"})
        .sometimes("deviation", "The standard deviation of single values.", Ref{"amount"})
        .sometimes("margin", "The margin of error that the sample gives, at 95% certainty; in points for shares.", Ref{"amount"})
        .always("line", "The line on which it stands, in the declaration's file.", Is{"integer"});
  });
}

}  // namespace

void define_values(JsonWriter& json) {
  define_amounts(json);
  define_times(json);
  define_places(json);
  for (std::size_t i = 0; i < kValueTypeCount; ++i) {
    const auto type = static_cast<ValueType>(i);
    if (type != ValueType::formula) define_stated(json, type);  // No property has one; a kpi's is in its `computed`.
  }
}

}  // namespace campaign::schema
