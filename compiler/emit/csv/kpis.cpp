#include <array>
#include <optional>
#include <string>

#include "analysis/goal.h"
#include "analysis/sample.h"
#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({
    CAMPAIGN_CSV_PLACE,
    "tactic_id",
    "tactic",
    "role",
    "metric_id",
    "metric",
    "comparison",
    "baseline",
    "target",
    "target_high",
    "low",
    "middle",
    "high",
    "coverage",
    "actual",
    "unit",
    "by",
    "from",
    "to",
    "source",
    "method",
    "file",
    "line",
    "before",
    "sample",
    "margin",
});

/// Words and no signs: a spreadsheet would take `==` for a formula.
std::string_view word_of(Comparison comparison) {
  constexpr std::array<std::string_view, 6> kWords = {"at_least", "at_most", "above", "below", "equal", "not_equal"};
  return kWords[static_cast<std::size_t>(comparison)];
}

/// One row, to be filled with what there is.
struct Row {
  EntityId entity = kNoEntity;
  std::string_view role{};
  EntityId metric = kNoEntity;
  std::string_view comparison{};
  std::optional<Amount> baseline{}, target{}, target_high{};
  std::optional<Estimate> expected{};
  std::optional<Decimal> coverage{};
  std::optional<Amount> actual{};
  std::optional<UnitId> unit{};
  std::optional<Day> by{};
  const Clauses* clauses = nullptr;
  Span span{};
  const PropertyValue* value = nullptr;  ///< The value that the row is about, where it is one.
};

class Kpis {
 public:
  explicit Kpis(const ExportView& view) : view_(view), csv_(kColumns), cells_(view, csv_) {}

  std::string write() {
    for (const EntityId entity : declared_below(view_, KindSet(Kind::goal, Kind::strategy, Kind::tactic))) {
      if (plan()[entity].kind == Kind::goal) goal(entity);
      for (const PropertyValue& value : plan().values(entity)) this->value(entity, value);
    }
    return csv_.take();
  }

 private:
  [[nodiscard]] const Plan& plan() const { return view_.plan(); }

  void goal(EntityId goal) {
    const PropertyValue* metric = plan().find(goal, prop("metric"));
    const PropertyValue* stated = plan().find(goal, prop("target"));
    if (metric == nullptr && stated == nullptr) return;
    Row row{.entity = goal, .role = "goal", .metric = metric_of(plan(), goal)};
    row.span = (metric == nullptr ? stated : metric)->span;
    row.baseline = baseline_of(plan(), goal);
    row.target = plan().resolved_target(goal);
    if (const auto* target = plan().get<Target>(goal, prop("target"))) {
      if (target->form == Target::Form::at_least) row.comparison = word_of(Comparison::at_least);
      if (target->form == Target::Form::at_most) row.comparison = word_of(Comparison::at_most);
      if (target->form == Target::Form::range) row.target = target->amount, row.target_high = target->upper;
    }
    if (const Attainment* attainment = view_.view.analysis.attainment_of(goal)) {
      row.expected = attainment->total;
      row.coverage = attainment->coverage;
    }
    if (row.metric != kNoEntity) row.unit = plan().unit_of(row.metric, goal);
    if (const auto deadline = deadline_of(plan(), goal)) row.by = deadline->day;
    if (stated != nullptr) row.clauses = &plan().clauses(*stated);
    write(row);
  }

  /// What one value says of a metric; most say nothing.
  void value(EntityId entity, const PropertyValue& value) {
    Row row{.entity = entity,
            .role = plan().name_of(value.property),
            .clauses = &plan().clauses(value),
            .span = value.span,
            .value = &value};
    const bool actual = value.property == prop("actual");
    if (const auto* condition = std::get_if<Condition>(&value.value)) {
      row.metric = condition->metric;
      if (condition->compared) {
        (actual ? row.actual : row.target) = condition->amount;
        if (!actual) row.comparison = word_of(condition->comparison);
      }
    } else if (const auto* expectation = std::get_if<Expectation>(&value.value)) {
      row.metric = expectation->metric;
      row.expected = expectation->estimate;
    } else if (actual || value.property == prop("checkpoint")) {
      const auto* amount = std::get_if<Amount>(&value.value);
      if (amount == nullptr) return;
      row.metric = metric_of(plan(), entity);
      (actual ? row.actual : row.target) = *amount;
    } else {
      return;
    }
    if (row.clauses->by) row.by = row.clauses->by->last;
    write(row);
  }

  /// The unit that all numbers of a row are in: the target's or the expectation's where the metric has none of its own.
  [[nodiscard]] std::optional<UnitId> unit_of(const Row& row) const {
    if (row.unit) return row.unit;
    if (row.expected) return row.expected->high.unit;
    for (const auto* amount : {&row.target, &row.actual, &row.baseline}) {
      if (*amount) return (*amount)->unit;
    }
    return row.metric == kNoEntity ? std::nullopt : plan().unit_of(row.metric, row.entity);
  }

  void write(const Row& row) {
    const auto unit = unit_of(row);
    cells_.around(row.entity);
    cells_.entity(around_or_itself(plan(), row.entity, Kind::tactic));
    csv_.text(row.role);
    cells_.entity(row.metric);
    csv_.text(row.comparison);
    for (const auto* amount : {&row.baseline, &row.target, &row.target_high}) cells_.number(*amount, unit);
    if (row.expected) {
      for (const auto* amount : {&row.expected->low, &row.expected->middle, &row.expected->high})
        cells_.number(*amount, unit);
    } else {
      csv_.empty().empty().empty();
    }
    row.coverage ? csv_.number(*row.coverage) : csv_.empty();
    cells_.number(row.actual, unit);
    unit ? cells_.unit(*unit) : void(csv_.empty());
    cells_.day(row.by);
    const std::optional<DaySpan> during = row.clauses == nullptr ? std::nullopt : row.clauses->during;
    cells_.day(during ? std::optional(during->first) : std::nullopt);
    cells_.day(during ? std::optional(during->last) : std::nullopt);
    csv_.text(row.clauses == nullptr ? std::string_view() : row.clauses->source);
    csv_.text(row.clauses == nullptr ? std::string_view() : row.clauses->method);
    cells_.place(row.span);
    cells_.number(row.clauses == nullptr ? std::nullopt : row.clauses->from, unit);
    cells_.number(row.clauses == nullptr ? std::nullopt : row.clauses->sample);
    cells_.number(row.value == nullptr ? std::nullopt : margin_of(plan(), row.entity, *row.value));
  }

  const ExportView& view_;
  CsvWriter csv_;
  PlanCells cells_;
};

}  // namespace

std::string kpis_csv(const ExportView& view) {
  return Kpis(view).write();
}

}  // namespace campaign
