#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emit/plan_view.h"

namespace campaign {

/// A plan made by hand, declaration by declaration, with a source text whose spans fit: pages can be tested without the
/// parser, and with plans that no parser would let through.
class PlanBuilder {
 public:
  PlanBuilder();

  EntityId begin(Kind kind, std::string_view name, std::string_view title, std::string_view comment = {});
  void end();
  /// A declaration with nothing in it.
  EntityId add(Kind kind, std::string_view name, std::string_view title);
  /// A property of the declaration that was begun last; `text` is what stands in the source.
  void say(std::string_view property, Value value, std::string_view text, Clauses clauses = {});
  void say_text(std::string_view property, std::string_view text);
  void say_word(std::string_view property, std::string_view word);
  void refer(std::string_view property, EntityId to, std::string_view text);
  void money(std::string_view property, std::int64_t usd, std::string_view text);
  /// The span of a property's line.
  [[nodiscard]] Span span_of(EntityId id, std::string_view property) const;
  void from_library(EntityId id) { plan.entities_[static_cast<std::size_t>(id)].from_library = true; }

  /// Puts everything together. Call once, at the end.
  PlanView finish();

  Amount usd(std::int64_t number) const { return {Decimal::from_int(number), dollar}; }
  Amount of(std::int64_t number, UnitId unit) const { return {Decimal::from_int(number), unit}; }
  static Day day(int year, unsigned month, unsigned day) {
    return std::chrono::sys_days(std::chrono::year(year) / month / day);
  }

  Plan plan;
  Analysis analysis;
  Sources sources;
  std::vector<Diagnostic> diagnostics;
  UnitId dollar, order, person;

 private:
  std::string_view keep(std::string_view text) { return plan.texts_.emplace_back(text); }
  void write_line(std::string_view text);

  std::string text_;
  std::vector<EntityId> open_;
  std::vector<std::vector<PropertyValue>> values_;  // By declaration.
  std::vector<FileId> files_;
};

/// A campaign of an online shop with a bit of everything.
void build_shop(PlanBuilder& builder);

}  // namespace campaign
