#include "ide/hover.h"

#include <fmt/format.h>

#include "analysis/trial.h"
#include "ide/mentions.h"
#include "model/format.h"

namespace campaign {

namespace {

std::string percent_text(const Units& units, const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  return percent ? format_amount(units, {percent->round(0), kPercent}) : std::string();
}

std::string_view text_of(const Plan& plan, EntityId id, Property property) {
  const Text* text = plan.get<Text>(id, property);
  return text == nullptr ? std::string_view() : text->value;
}

/// What an experiment's figures say together.
std::string computed_trial(const Plan& plan, EntityId id) {
  const Trial trial = trial_of(plan, id);
  const Units& units = plan.units();
  std::string out;
  if (trial.needed) out += fmt::format("- needed to see {}: {}, {} in the smallest arm\n", format_size(units, *trial.effect), format_amount(units, *trial.needed), format_amount(units, *trial.arm_needed));
  if (trial.sample) out += fmt::format("- takes part: {}\n", format_amount(units, *trial.sample));
  if (trial.visible) out += fmt::format("- the smallest difference that shows: {}\n", format_size(units, *trial.visible));
  for (const ArmComparison& one : trial.comparisons) {
    out += fmt::format("- {}: `{}` against `{}` {}, chance makes up to {}: {} (z = {})\n", plan.label(one.metric), plan[one.second.arm].name, plan[one.first.arm].name,
                       format_amount(units, one.difference), format_size(units, one.noise), one.significant ? "a result" : "no difference is shown", one.z.to_string());
  }
  return out;
}

/// What the compiler works out about a goal or something with a budget.
std::string computed(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  std::string out;
  if (plan[id].kind == Kind::goal) {
    if (const auto wanted = plan.resolved_target(id)) out += fmt::format("- target: {}\n", format_amount(plan.units(), *wanted));
    if (const Attainment* attainment = snapshot.analysis.attainment_of(id)) {
      if (attainment->needed) out += fmt::format("- still needed: {}\n", format_amount(plan.units(), *attainment->needed));
      if (attainment->total) out += fmt::format("- the tactics add: {}\n", format_estimate(plan.units(), *attainment->total));
      if (attainment->coverage) out += fmt::format("- coverage: {}\n", percent_text(plan.units(), *attainment->coverage));
    }
  }
  if (plan[id].kind == Kind::experiment) out += computed_trial(plan, id);
  if (const BudgetUse* use = snapshot.analysis.budget_of(id)) {
    if (use->stated) out += fmt::format("- budget: {}, allocated {}", format_amount(plan.units(), *use->stated), format_amount(plan.units(), use->allocated));
    if (use->stated && use->left) out += fmt::format(", left {}", format_amount(plan.units(), *use->left));
    if (use->stated) out += '\n';
  }
  return out;
}

}  // namespace

std::string card_of(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  const Entity& entity = plan[id];
  std::string out = fmt::format("**{}** `{}`", row_of(entity.kind).keyword, entity.name);
  if (!entity.title.empty()) out += fmt::format(": {}", entity.title);
  out += "\n\n";
  if (!entity.comment.empty()) out += fmt::format("{}\n\n", entity.comment);
  if (entity.kind == Kind::kpi) {
    if (const auto unit = plan.unit_of(id)) out += fmt::format("- unit: {}\n", *unit == kMoney ? "money" : plan.units().name(*unit));
    for (const PropertyValue& value : plan.values(id)) {
      const std::string_view name = plan.name_of(value.property);
      if (name == "better" || name == "over_time" || name == "stage" || name == "range") out += fmt::format("- {}: {}\n", name, format_value(plan, value.value));
    }
    if (plan.formula(id) != nullptr) {
      const std::string_view text = snapshot.sources->text(Span{entity.span.file, entity.title_span.end, entity.span.end});
      const std::size_t equals = text.find('='), block = std::min(text.find('{'), text.size());
      if (equals < block) out += fmt::format("- formula: `{}`\n", text.substr(equals + 1, block - equals - 1));
    }
    out += '\n';
  }
  if (const auto about = text_of(plan, id, prop("about")); !about.empty()) out += fmt::format("{}\n\n", about);
  return out + computed(snapshot, id);
}

std::optional<Hover> hover_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  const Plan& plan = snapshot.plan;
  if (const auto mention = mention_at(snapshot, file, offset)) return Hover{mention->span, card_of(snapshot, mention->entity)};
  const EntityId id = declaration_at(plan, file, offset);
  if (id == kNoEntity) return std::nullopt;
  if (const PropertyValue* value = value_at(plan, file, offset)) {
    const PropertyRow* row = plan.find_property(plan[id].kind, plan.name_of(value->property));
    std::string out = fmt::format("**{}** of a {}", plan.name_of(value->property), row_of(plan[id].kind).keyword);
    if (row != nullptr) out += fmt::format("\n\n{}", row->meaning);
    if (const std::string shown = format_value(plan, value->value); !shown.empty()) out += fmt::format("\n\n- here: {}", shown);
    if (std::holds_alternative<Target>(value->value)) {
      if (const auto wanted = plan.resolved_target(id)) out += fmt::format("\n- that is {}", format_amount(plan.units(), *wanted));
    }
    if (const auto margin = margin_of(plan, id, *value)) out += fmt::format("\n- margin of error: ± {}, with 95% certainty", format_size(plan.units(), *margin));
    if (const auto& before = plan.clauses(*value).from) out += fmt::format("\n- before: {}", format_amount(plan.units(), *before));
    const Span key = value->key;
    return Hover{key.begin <= offset && offset <= key.end ? key : value->span, std::move(out)};
  }
  const Span head = plan[id].head;
  if (head.begin <= offset && offset <= head.end) return Hover{head, card_of(snapshot, id) + fmt::format("\n{}", row_of(plan[id].kind).meaning)};
  return std::nullopt;
}

}  // namespace campaign
