#include "emit/csv/plan_cells.h"

#include <string>
#include <vector>

#include "analysis/goal.h"
#include "model/format.h"

namespace campaign {

namespace {

/// Adds a name to those of a cell.
void join(std::string& cell, std::string_view name) {
  if (name.empty()) return;
  if (!cell.empty()) cell += "; ";
  cell += name;
}

void add_below(const Plan& plan, EntityId entity, KindSet kinds, std::vector<EntityId>& found) {
  if (kinds.contains(plan[entity].kind)) found.push_back(entity);
  for (const EntityId child : plan[entity].children) add_below(plan, child, kinds, found);
}

}  // namespace

void PlanCells::entity(EntityId entity) {
  if (entity == kNoEntity) {
    csv_.empty().empty();
  } else {
    csv_.text(view_.directory.id(entity)).text(view_.plan().label(entity));
  }
}

void PlanCells::around(EntityId entity) {
  // Tactics with one parent stand in the same place, and several rows are about one declaration.
  const Entity& itself = view_.plan()[entity];
  const EntityId place = itself.kind == Kind::tactic ? itself.parent : entity;
  if (place == place_) {
    csv_.again(around_place_);
    return;
  }
  place_ = place;
  around_place_ = {.begin = csv_.next_cell(), .cells = 6};
  for (const Kind kind : {Kind::campaign, Kind::goal, Kind::strategy}) {
    this->entity(around_or_itself(view_.plan(), entity, kind));
  }
  around_place_.end = csv_.size();
}

void PlanCells::values(EntityId entity, Property property) {
  std::string cell;
  for (const PropertyValue& value : view_.plan().values(entity, property)) {
    join(cell, format_value(view_.plan(), value.value));
  }
  csv_.text(cell);
}

void PlanCells::ids(std::span<const EntityId> entities) {
  std::string cell;
  for (const EntityId entity : entities) join(cell, view_.directory.id(entity));
  csv_.text(cell);
}

void PlanCells::labels(std::span<const EntityId> entities) {
  std::string cell;
  for (const EntityId entity : entities) join(cell, view_.plan().label(entity));
  csv_.text(cell);
}

void PlanCells::number(const std::optional<Amount>& amount, std::optional<UnitId> unit) {
  const auto fitting = amount && unit ? in_unit(view_.plan().units(), *amount, *unit) : amount;
  fitting ? csv_.number(fitting->number) : csv_.empty();
}

void PlanCells::day(const std::optional<Day>& day) {
  day ? csv_.text(format_date(*day)) : csv_.empty();
}

void PlanCells::place(Span span) {
  csv_.text(view_.view.sources[span.file].name()).number(std::size_t{places_.line(span)});
}

EntityId around_or_itself(const Plan& plan, EntityId entity, Kind kind) {
  return plan[entity].kind == kind ? entity : plan.enclosing(entity, kind);
}

std::vector<EntityId> declared_below(const ExportView& view, KindSet kinds) {
  std::vector<EntityId> found;
  for (const EntityId campaign : view.campaigns) add_below(view.plan(), campaign, kinds, found);
  return found;
}

}  // namespace campaign
