#include "ide/outline.h"

#include <fmt/format.h>

#include "ide/mentions.h"
#include "model/said_values.h"

namespace campaign {

namespace {

OutlineItem item_of(const Plan& plan, EntityId id) {
  OutlineItem item{id, {}};
  for (const EntityId child : plan[id].children) item.children.push_back(item_of(plan, child));
  return item;
}

/// Whether a value stands in the declaration's own block, and not in a template that it takes.
bool is_own(const Entity& entity, const PropertyValue& value) {
  return value.span.file == entity.span.file && value.span.begin >= entity.head.end && value.span.end <= entity.span.end;
}

/// The days of a tactic or milestone that are worked out, and how much later it could be; empty where they are written or not known.
std::string computed_days(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  if (plan[id].kind != Kind::tactic && plan[id].kind != Kind::milestone) return {};
  const TimetableRow* row = snapshot.analysis.timetable(plan).row(id);
  if (row == nullptr || !row->computed()) return {};
  const CampaignTimes& times = *snapshot.analysis.timetable(plan).times_of(id);
  const std::string days = say_span(plan, row->days);
  if (row->times.slack == 0) return plan.tongue()(say("{}, no slack", days));
  return plan.tongue()(say("{}, slack {}", days, say_duration(plan, in_workdays(row->times.slack, times.workday))));
}

}  // namespace

std::vector<OutlineItem> outline_of(const Snapshot& snapshot, FileId file) {
  std::vector<OutlineItem> items;
  for (const EntityId root : snapshot.plan.roots()) {
    if (snapshot.plan[root].span.file == file) items.push_back(item_of(snapshot.plan, root));
  }
  return items;
}

std::vector<InlayHint> inlay_hints(const Snapshot& snapshot, FileId file) {
  const Plan& plan = snapshot.plan;
  std::vector<InlayHint> hints;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].span.file != file) continue;
    const PropertyValue* target = plan[id].kind == Kind::goal ? plan.find(id, prop("target")) : nullptr;
    if (target != nullptr && is_own(plan[id], *target)) {
      std::string text;
      const auto* stated = std::get_if<Target>(&target->value);
      const auto wanted = plan.resolved_target(id);
      const bool relative = stated != nullptr && stated->needs_baseline();
      if (relative && wanted) text = "= " + say_amount(plan, *wanted);
      const Attainment* attainment = snapshot.analysis.attainment_of(id);
      const auto percent = attainment != nullptr && attainment->coverage ? attainment->coverage->scaled_by_power_of_ten(2) : std::nullopt;
      if (percent) text += (text.empty() ? "" : ", ") + plan.tongue()(say("{} covered", say_amount(plan, {percent->round(0), kPercent})));
      if (!text.empty()) hints.push_back({file, target->span.end, std::move(text)});
    }
    if (const std::string days = computed_days(snapshot, id); !days.empty()) hints.push_back({file, plan[id].head.end, days});
    const BudgetUse* use = snapshot.analysis.budget_of(id);
    const PropertyValue* budget = plan.find(id, prop("budget"));
    if (use != nullptr && use->left && !use->parts.empty() && budget != nullptr && is_own(plan[id], *budget)) {
      hints.push_back({file, budget->span.end, plan.tongue()(say("{} left", say_amount(plan, *use->left)))});
    }
  }
  return hints;
}

namespace {

std::string letters_of(const Smart& smart) {
  constexpr std::string_view kLetters = "SMART";
  std::string letters, missing;
  for (std::size_t letter = 0; letter < kSmartLetters; ++letter) {
    if (!letters.empty()) letters += ' ';
    const bool holds = smart.letters[letter].holds;
    letters += holds ? kLetters[letter] : static_cast<char>(kLetters[letter] - 'A' + 'a');
    if (holds) continue;
    for (const Evidence& evidence : smart.letters[letter].evidence) {
      if (!evidence.holds) missing += (missing.empty() ? "" : "; ") + evidence.text;
    }
  }
  return missing.empty() ? letters : letters + " · " + missing;
}

}  // namespace

std::vector<Lens> lenses_of(const Snapshot& snapshot, FileId file) {
  const Plan& plan = snapshot.plan;
  std::vector<std::size_t> references(plan.size());
  for (const Mention& mention : mentions_in(snapshot)) {
    if (!mention.declares) ++references[static_cast<std::size_t>(mention.entity)];
  }
  std::vector<Lens> lenses;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].span.file != file) continue;
    if (const Smart* smart = snapshot.analysis.smart_of(id)) lenses.push_back({plan[id].head, letters_of(*smart)});
    if (references[i] > 0) lenses.push_back({plan[id].head, plan.tongue()(say("{0} {0:reference|references}", references[i]))});
  }
  return lenses;
}

}  // namespace campaign
