#include "rules/rule_run.h"

#include <utility>

#include <fmt/format.h>

namespace campaign {

RuleRun::RuleRun(const Plan& plan_, const Analysis& analysis_, const Sources& sources_,
                 std::chrono::year_month_day as_of_, Diagnostics& diagnostics)
    : plan(plan_), analysis(analysis_), sources(sources_), as_of(as_of_), diagnostics_(diagnostics),
      business_goals_(plan_.all(Kind::business_goal)) {
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library) continue;
    for (const PropertyValue& value : plan.values(id)) {
      if (value.property != prop("allow")) continue;
      const auto* name = std::get_if<Text>(&value.value);
      if (name == nullptr) continue;
      Allowance& allowance = allowances_.emplace_back();
      allowance.entity = id;
      allowance.value = &value;
      allowance.name = name->value;
      allowances_at_[i].push_back(&allowance);
    }
  }
}

Allowance* RuleRun::allowance_for(EntityId about, std::string_view name) {
  if (allowances_.empty()) return nullptr;
  for (EntityId at = about; at != kNoEntity; at = plan[at].parent) {
    const auto found = allowances_at_.find(static_cast<std::uint32_t>(at));
    if (found == allowances_at_.end()) continue;
    for (Allowance* allowance : found->second) {
      if (allowance->name == name) return allowance;
    }
  }
  return nullptr;
}

std::string RuleRun::kind_and_name(EntityId id) const {
  return fmt::format("{} `{}`", row_of(plan[id].kind).keyword, called(id));
}

const PropertyValue* RuleRun::campaign_period(EntityId id) const {
  const EntityId campaign = plan.enclosing(id, Kind::campaign);
  const PropertyValue* period = campaign == kNoEntity ? nullptr : plan.find(campaign, prop("period"));
  return period != nullptr && std::holds_alternative<DaySpan>(period->value) ? period : nullptr;
}

void CappedLabels::add(Span span, std::string text) {
  if (has_room()) diagnostic_.label(span, std::move(text));
  ++count_;
}

CappedLabels::~CappedLabels() {
  if (count_ <= kMost) return;
  diagnostic_.note += fmt::format("{}and {} more", diagnostic_.note.empty() ? "" : "; ", count_ - kMost);
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

}  // namespace campaign
