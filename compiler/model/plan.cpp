#include "model/plan.h"

#include <algorithm>

#include "model/dates.h"

namespace campaign {

namespace {

std::uint32_t key_of(EntityId id) {
  return static_cast<std::uint32_t>(id);
}

/// The first baseline that is a plain value; later ones say the same from other sources.
const Amount* usable_baseline(const Plan& plan, EntityId goal) {
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    if (const Amount* amount = std::get_if<Amount>(&value.value)) return amount;
  }
  return nullptr;
}

/// `baseline` changed by a share of itself: `+25%` makes 2M USD into 2.5M USD.
std::optional<Amount> changed_by_share(const Units& units, const Amount& baseline, const Amount& change) {
  if (!units.is_pure(change.unit)) return std::nullopt;
  // Pure units all convert into bare numbers, points too: here only their hundredths matter.
  const auto share = units.convert(change, kNoUnit);
  const auto times = share ? Decimal::add(Decimal::from_int(1), *share) : std::nullopt;
  const auto number = times ? Decimal::multiply(baseline.number, *times) : std::nullopt;
  return number ? std::optional(Amount{*number, baseline.unit}) : std::nullopt;
}

/// A share moved by points: `+2 points` makes 41% into 43%.
std::optional<Amount> moved_by_points(const Units& units, const Amount& baseline, const Amount& change) {
  if (!units.is_pure(baseline.unit) || !units.is_pure(change.unit)) return std::nullopt;
  const auto percent = units.convert(baseline, kPercent);
  const auto number = percent ? Decimal::add(*percent, change.number) : std::nullopt;
  return number ? std::optional(Amount{*number, kPercent}) : std::nullopt;
}

/// The bound of a range that the baseline reaches first; the lower one when there is no baseline to tell.
Amount nearer_bound(const Units& units, const Target& target, const Amount* baseline) {
  if (baseline == nullptr || !units.compatible(baseline->unit, target.amount.unit) ||
      !units.compatible(target.upper.unit, target.amount.unit)) {
    return target.amount;
  }
  const auto from = units.convert(*baseline, target.amount.unit);
  const auto upper = units.convert(target.upper, target.amount.unit);
  if (!from || !upper) return target.amount;
  const auto to_low = Decimal::subtract(target.amount.number, *from);
  const auto to_high = Decimal::subtract(*upper, *from);
  return to_low && to_high && to_high->abs() < to_low->abs() ? target.upper : target.amount;
}

}  // namespace

namespace {

using Values = std::span<const PropertyValue>;

/// Where the values of the property of the first end, which stand side by side: looked for in steps that double.
Values::iterator end_of_first_property(Values::iterator first, Values::iterator end) {
  if (end - first == 1 || first[1].property != first->property) return count_work(), first + 1;
  const auto is_same = [property = first->property](const PropertyValue& value) { return value.property == property; };
  std::ptrdiff_t step = 1;
  while (step < end - first && is_same(first[step])) step *= 2;
  count_work();
  return std::partition_point(first + step / 2, first + std::min(step, end - first), is_same);
}

}  // namespace

std::span<const PropertyValue> Plan::values(EntityId id, Property property) const {
  if (id == kNoEntity) return {};  // What stands outside a campaign has none of its values.
  const Entity& entity = (*this)[id];
  if ((entity.properties & bit_of(property)) == 0) {
    if (damaged(id)) missed_ = true;
    return {};
  }
  const Values all_values = Values(values_).subspan(entity.first_value, entity.value_count);
  auto first = all_values.begin();
  while (first != all_values.end() && first->property != property) first = end_of_first_property(first, all_values.end());
  const auto last = first == all_values.end() ? first : end_of_first_property(first, all_values.end());
  count_work(static_cast<std::uint64_t>(last - first));
  // Of several expectations one may be lost.
  if (!damage_.empty() && damaged(id) && (first == last || property == prop("expect"))) missed_ = true;
  const auto is_hole = [](const PropertyValue& value) { return std::holds_alternative<std::monostate>(value.value); };
  if (!missed_ && std::any_of(first, last, is_hole)) missed_ = true;
  return all_values.subspan(static_cast<std::size_t>(first - all_values.begin()),
                            static_cast<std::size_t>(last - first));
}

void Plan::add_values(EntityId id, std::span<const PropertyValue> values) {
  Entity& entity = entities_[static_cast<std::size_t>(id)];
  entity.first_value = static_cast<std::uint32_t>(values_.size());
  entity.value_count = static_cast<std::uint32_t>(values.size());
  values_.insert(values_.end(), values.begin(), values.end());
  note_properties(entity);
}

void Plan::note_properties(Entity& entity) const {
  entity.properties = 0;
  for (const PropertyValue& value : std::span(values_).subspan(entity.first_value, entity.value_count)) entity.properties |= bit_of(value.property);
}

const Clauses& Plan::clauses(const PropertyValue& value) const {
  static const Clauses none;
  return value.clauses < 0 ? none : clauses_[static_cast<std::size_t>(value.clauses)];
}

EntityId Plan::owner_of(const PropertyValue& value) const {
  const auto place = static_cast<std::uint32_t>(&value - values_.data());
  const auto behind = std::ranges::upper_bound(entities_, place, {}, &Entity::first_value);
  return behind == entities_.begin() ? kNoEntity : EntityId{static_cast<std::uint32_t>(behind - entities_.begin() - 1)};
}

EntityId Plan::enclosing(EntityId id, Kind kind) const {
  for (EntityId at = (*this)[id].parent; at != kNoEntity; at = (*this)[at].parent) {
    if ((*this)[at].kind == kind) return at;
  }
  return kNoEntity;
}

std::string Plan::path(EntityId id) const {
  std::vector<std::string_view> names;
  std::size_t length = 0;
  for (EntityId at = id; at != kNoEntity; at = (*this)[at].parent) {
    names.push_back((*this)[at].name);
    length += names.back().size() + 1;
  }
  std::string path;
  path.reserve(length);
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (!path.empty()) path += '.';
    path += *name;
  }
  return path;
}

std::vector<EntityId> Plan::all(Kind kind) const {
  std::vector<EntityId> found;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {  // The builder adds declarations in the order of the text.
    if (entities_[i].kind == kind && !entities_[i].from_library) found.push_back(EntityId{i});
  }
  return found;
}

const PropertyRow* Plan::find_property(Kind kind, std::string_view name) const {
  if (const PropertyRow* row = campaign::find_property(kind, name)) return row;
  for (const Field& field : fields_) {
    if (field.row.kind == kind && field.row.name == name) return &field.row;
  }
  return nullptr;
}

std::vector<const PropertyRow*> Plan::properties_of(Kind kind) const {
  std::vector<const PropertyRow*> rows;
  for (const PropertyRow& row : campaign::properties_of(kind)) rows.push_back(&row);
  for (const Field& field : fields_) {
    if (field.row.kind == kind) rows.push_back(&field.row);
  }
  return rows;
}

// Fields are numbered behind the rows of the table.
Property Plan::property_of(const PropertyRow& row) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (&fields_[i].row == &row) return Property{static_cast<std::uint16_t>(table::kProperties.size() + i)};
  }
  return campaign::property_of(row);
}

const Field* Plan::field_of(Property property) const {
  const auto index = static_cast<std::size_t>(property);
  return index < table::kProperties.size() ? nullptr : &fields_[index - table::kProperties.size()];
}

std::string_view Plan::name_of(Property property) const {
  const Field* field = field_of(property);
  return field == nullptr ? campaign::name_of(property) : field->row.name;
}

const Formula* Plan::formula(EntityId kpi) const {
  const auto found = formulas_.find(key_of(kpi));
  return found == formulas_.end() ? nullptr : &found->second;
}

std::optional<UnitId> Plan::unit_of(EntityId kpi) const {
  const auto found = kpi_units_.find(key_of(kpi));
  if (found == kpi_units_.end()) missed_ = true;  // Its `unit` or formula could not be read.
  return found == kpi_units_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<UnitId> Plan::unit_of(EntityId kpi, EntityId place) const {
  const auto unit = unit_of(kpi);
  return unit ? std::optional(units_.with_currency(*unit, currency_at(place))) : std::nullopt;
}

UnitId Plan::currency_at(EntityId place) const {
  for (EntityId at = place; at != kNoEntity; at = (*this)[at].parent) {
    const auto found = campaign_currency_.find(key_of(at));
    if (found != campaign_currency_.end()) return found->second;
  }
  return kMoney;
}

std::vector<std::pair<Day, Amount>> Plan::growth_path(EntityId goal) const {
  constexpr int kDigits = 8;           // Behind the point, so that powers stay exact enough and fit.
  constexpr std::size_t kMost = 1'000; // Periods; a plan of more is none that somebody made.
  std::vector<std::pair<Day, Amount>> path;
  const Target* target = get<Target>(goal, prop("target"));
  const Amount* baseline = usable_baseline(*this, goal);
  const auto* by = get<DaySpan>(goal, prop("by"));
  const EntityId campaign = enclosing(goal, Kind::campaign);
  const auto* period = campaign == kNoEntity ? nullptr : get<DaySpan>(campaign, prop("period"));
  if (target == nullptr || target->form != Target::Form::growth || baseline == nullptr || by == nullptr || period == nullptr) return path;
  const auto share = units_.convert(target->amount, kNoUnit);
  const auto times = share ? Decimal::add(Decimal::from_int(1), *share) : std::nullopt;
  Amount value = *baseline;
  while (times && path.size() < kMost) {
    // Each from the first day: a month behind 31 January and one behind that ends on 28 February and on 31 March.
    const auto count = Decimal::from_int(static_cast<std::int64_t>(path.size() + 1));
    const auto next = shifted(period->first, {count, target->period}, 1, WorkWeek());
    if (!next || *next - std::chrono::days(1) > by->last) return path;
    const auto number = Decimal::multiply(value.number.round(kDigits), times->round(kDigits));
    if (!number) return {};
    value.number = number->round(kDigits);
    path.emplace_back(*next - std::chrono::days(1), value);
  }
  return path;
}

std::optional<Amount> Plan::resolved_target(EntityId goal) const {
  const Target* target = get<Target>(goal, prop("target"));
  if (target == nullptr) return std::nullopt;
  const Amount* baseline = usable_baseline(*this, goal);
  switch (target->form) {
    case Target::Form::value:
    case Target::Form::at_least:
    case Target::Form::at_most:
      return target->amount;
    case Target::Form::range:
      return nearer_bound(units_, *target, baseline);
    case Target::Form::relative:
      return baseline == nullptr ? std::nullopt : changed_by_share(units_, *baseline, target->amount);
    case Target::Form::points:
      return baseline == nullptr ? std::nullopt : moved_by_points(units_, *baseline, target->amount);
    case Target::Form::growth: {
      const auto path = growth_path(goal);
      return path.empty() ? std::nullopt : std::optional(path.back().second);
    }
    case Target::Form::keep:
      return baseline == nullptr ? std::nullopt : std::optional(*baseline);
  }
  return std::nullopt;
}

}  // namespace campaign
