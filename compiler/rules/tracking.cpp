#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// A value that was measured: of what, when, and by which statement.
struct Measured {
  const PropertyValue* value;
  EntityId metric;
  Amount amount;
  std::optional<DaySpan> period;
};

std::optional<Measured> measured(const Plan& plan, const PropertyValue& value) {
  const Clauses& clauses = plan.clauses(value);
  const auto& period = clauses.during ? clauses.during : clauses.as_of;
  if (const auto* amount = std::get_if<Amount>(&value.value)) return Measured{&value, kNoEntity, *amount, period};
  const auto* condition = std::get_if<Condition>(&value.value);
  if (condition == nullptr || !condition->compared || condition->comparison != Comparison::equal) return std::nullopt;
  return Measured{&value, condition->metric, condition->amount, period};
}

/// What two values have in common when they speak of the same thing.
auto subject_of(const Measured& one) {
  const DaySpan period = one.period.value_or(DaySpan{});
  return std::tuple(one.metric, one.period.has_value(), period.first, period.last);
}

bool differ(const Units& units, const Measured& a, const Measured& b) {
  const auto other = in_unit(units, b.amount, a.amount.unit);
  return other && other->number != a.amount.number;
}

std::string source_text(const RuleRun& run, const Measured& one) {
  const Clauses& clauses = run.plan.clauses(*one.value);
  const std::string amount = format_amount(run.units(), one.amount);
  return clauses.source.empty() ? amount + " without a source" : fmt::format("{} from {}", amount, clauses.source);
}

/// Reports values of the same thing that differ, at the first that is not what the first of all says.
void compare_group(RuleRun& run, EntityId entity, std::span<const Measured> group) {
  std::size_t other = 1;
  while (other < group.size() && !differ(run.units(), group.front(), group[other])) ++other;
  if (other >= group.size()) return;
  Diagnostic& diagnostic = run.report<Finding::sources_disagree>(
      entity, group[other].value->span, name_of(group.front().value->property), run.kind_and_name(entity),
      source_text(run, group.front()), source_text(run, group[other]));
  CappedLabels labels(diagnostic);
  labels.add(group.front().value->span, source_text(run, group.front()));
  for (std::size_t i = other + 1; i < group.size(); ++i) labels.add(group[i].value->span, source_text(run, group[i]));
  diagnostic.helped("say which one counts and keep the other in `about`, or say what each covers: `during`, `as_of`");
}

/// Compares the values of one property with one another. O(values log values).
void check_property(RuleRun& run, EntityId entity, Property property) {
  const auto values = run.plan.values(entity, property);
  if (values.size() < 2) return;
  std::vector<Measured> all;
  for (const PropertyValue& value : values) {
    if (const auto one = measured(run.plan, value)) all.push_back(*one);
  }
  std::ranges::stable_sort(all, {}, subject_of);
  for (std::size_t first = 0, behind = 0; first < all.size(); first = behind) {
    while (behind < all.size() && subject_of(all[behind]) == subject_of(all[first])) ++behind;
    compare_group(run, entity, std::span(all).subspan(first, behind - first));
  }
}

}  // namespace

void check_sources_agree(RuleRun& run, EntityId entity) {
  switch (run.plan[entity].kind) {
    case Kind::audience:
    case Kind::market:
      return check_property(run, entity, prop("size"));
    case Kind::business_goal:
      return check_property(run, entity, prop("baseline"));
    case Kind::goal:
      check_property(run, entity, prop("baseline"));
      [[fallthrough]];
    default:
      return check_property(run, entity, prop("actual"));
  }
}

}  // namespace campaign
