#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "emit/json/directory.h"
#include "emit/json/places.h"
#include "model/plan.h"

namespace campaign {

/// Writes a plan's values in JSON. The shapes are those of the schema's `$defs` (schema_values.cpp), type by type.
class ValueWriter {
 public:
  ValueWriter(const Plan& plan, const Directory& directory, Places& places)
      : plan_(plan), directory_(directory), places_(places) {}

  /// One stated value with its clauses and its line: `{ "value": …, "line": 12, "source": "finance ledger" }`.
  void stated(JsonWriter& json, const PropertyValue& value, ValueType type);

  /// `{ "amount": "12000.00", "unit": "USD", "currency": "USD" }`; `currency` only where there is money in it.
  void amount(JsonWriter& json, const Amount& amount);
  void amount_or_null(JsonWriter& json, const std::optional<Amount>& amount);
  /// `{ "low": "3000", "middle": "3900", "high": "5000", "unit": "orders" }`
  void estimate(JsonWriter& json, const Estimate& estimate);
  /// `{ "kind": "person", "id": "spring.maria" }`, or null for no declaration.
  void reference(JsonWriter& json, EntityId entity);
  /// The unit as a text, `USD/click`; empty for a bare number.
  [[nodiscard]] const std::string& unit_name(UnitId unit);

 private:
  void value(JsonWriter& json, const Value& value, ValueType type);
  void clauses(JsonWriter& json, const Clauses& clauses);
  void sample(JsonWriter& json, const PropertyValue& stated);
  void estimate_members(JsonWriter& json, const Estimate& estimate);
  void unit_members(JsonWriter& json, UnitId unit);
  void number(JsonWriter& json, std::string_view name, const Decimal& number, UnitId unit);

  void days_of_years(JsonWriter& json, const YearlyDay* yearly, const DaySpan* days);
  void write(JsonWriter& json, const Duration& duration);
  void write(JsonWriter& json, const Daypart& daypart);
  void write(JsonWriter& json, const YearlyDay& yearly);
  void write(JsonWriter& json, const Target& target);
  void write(JsonWriter& json, const Bounds& bounds);
  void write(JsonWriter& json, const Condition& condition);
  void write(JsonWriter& json, const Expectation& expectation);

  struct UnitWords {
    bool known = false;
    int digits = 0;  // The fewest decimals; those of the coin where it is plain money.
    std::string name, currency;
  };
  const UnitWords& words(UnitId unit);

  const Plan& plan_;
  const Directory& directory_;
  Places& places_;
  std::vector<UnitWords> units_;  // By unit; filled when first asked for.
};

/// `2027-03-31`
[[nodiscard]] std::string iso_date(Day day);
/// A target's form as a JSON word: `at_least`.
[[nodiscard]] std::string_view json_name(Target::Form form);

}  // namespace campaign
