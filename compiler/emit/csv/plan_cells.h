#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "emit/csv/csv_writer.h"
#include "emit/export_view.h"
#include "emit/json/places.h"

namespace campaign {

/// The names of the columns that say where in a plan a row belongs: those of `PlanCells::around`.
#define CAMPAIGN_CSV_PLACE "campaign_id", "campaign", "goal_id", "goal", "strategy_id", "strategy"

/// Writes what a plan says as cells of a table.
class PlanCells {
 public:
  PlanCells(const ExportView& view, CsvWriter& csv) : view_(view), csv_(csv), places_(view.view.sources) {}

  /// Two cells: id and title; both empty for kNoEntity.
  void entity(EntityId entity);
  /// Six cells: the campaign, goal and strategy around a declaration.
  void around(EntityId entity);
  /// One cell: the titles of what a property refers to, or what other values it has.
  void values(EntityId entity, Property property);
  /// One cell: the ids of declarations.
  void ids(std::span<const EntityId> entities);
  /// One cell: the titles of declarations.
  void labels(std::span<const EntityId> entities);
  /// One cell: the number alone, in another unit where one is given; empty where it does not fit that.
  void number(const std::optional<Amount>& amount, std::optional<UnitId> unit = std::nullopt);
  /// One cell: the unit's name.
  void unit(UnitId unit) { csv_.text(view_.plan().units().name(unit)); }
  /// One cell: a day.
  void day(const std::optional<Day>& day);
  /// Two cells: file and line.
  void place(Span span);

 private:
  const ExportView& view_;
  CsvWriter& csv_;
  Places places_;
  EntityId place_ = kNoEntity;  // What `around` was last about, and what it wrote.
  CsvWriter::Stretch around_place_;
};

/// The declaration of a kind around another, or that one itself where it is of that kind; kNoEntity when there is none.
[[nodiscard]] EntityId around_or_itself(const Plan& plan, EntityId entity, Kind kind);

/// What of some kinds is declared below some campaigns, in the order of the text. O(declarations).
[[nodiscard]] std::vector<EntityId> declared_below(const ExportView& view, KindSet kinds);

}  // namespace campaign
