#include "rules/allowances.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "model/said_values.h"

namespace campaign {

Allowances::Allowances(const Plan& plan, Diagnostics& diagnostics) : plan_(plan), diagnostics_(diagnostics) {
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library) continue;
    for (const PropertyValue& value : plan.values(id, prop("allow"))) {
      const auto* name = std::get_if<Text>(&value.value);
      if (name == nullptr) continue;
      Allowance& allowance = all_.emplace_back();
      allowance.entity = id;
      allowance.value = &value;
      allowance.name = name->value;
      at_[i].push_back(&allowance);
    }
  }
}

Allowance* Allowances::find(EntityId about, std::string_view name) {
  if (all_.empty()) return nullptr;
  for (EntityId at = about; at != kNoEntity; at = plan_[at].parent) {
    const auto found = at_.find(static_cast<std::uint32_t>(at));
    if (found == at_.end()) continue;
    for (Allowance* allowance : found->second) {
      if (allowance->name == name) return allowance;
    }
  }
  return nullptr;
}

Diagnostics& Allowances::sink(EntityId about, std::string_view finding) {
  Allowance* allowance = find(about, finding);
  return allowance == nullptr ? diagnostics_ : allowance->silenced;
}

// The last day on which an allowance holds has passed: what it silenced comes back, in one finding.
void Allowances::report_expired(Allowance& allowance, Day until) {
  const auto silenced = allowance.silenced.take();
  Diagnostic& diagnostic = diagnostics_.report<Finding::allow_expired>(
      allowance.value->span, allowance.name, say_day(plan_, until),
      silenced.size() == 1 ? Said(silenced.front().message) : say("{} findings", silenced.size()));
  CappedLabels labels(diagnostic, plan_.tongue());
  for (const Diagnostic& one : silenced) {
    diagnostic.severity = std::min(diagnostic.severity, one.severity);  // As strict as what it stands for.
    labels.add(one.span, one.message);
  }
  if (silenced.size() == 1) diagnostic.fixes = silenced.front().fixes;
  diagnostic.helped("mend what it allowed, or decide anew and write a later day");
}

void Allowances::check(Day today, const std::vector<std::string_view>& unknown) {
  for (Allowance& allowance : all_) {
    if (std::ranges::find(unknown, allowance.name) != unknown.end()) continue;
    const Clauses& clauses = plan_.clauses(*allowance.value);
    if (allowance.silenced.size() == 0) {
      if (plan_.damaged()) continue;  // It may be needed as soon as all can be read.
      diagnostics_.report<Finding::allow_unneeded>(allowance.value->span, allowance.name).helped("delete the line");
    } else if (clauses.until && clauses.until->last < today) {
      report_expired(allowance, clauses.until->last);
    } else if (clauses.because.empty()) {
      diagnostics_.report<Finding::allow_without_reason>(allowance.value->span, allowance.name)
          .helped("say why, for those who read the plan later: `because \"set by the board in May\"`");
    }
  }
}

void CappedLabels::add(Span span, std::string text) {
  if (has_room()) diagnostic_.labels.push_back({span, std::move(text)});
  ++count_;
}

CappedLabels::~CappedLabels() {
  if (count_ <= kMost) return;
  diagnostic_.note += (diagnostic_.note.empty() ? "" : "; ") + tongue_(say("and {} more", count_ - kMost));
}

}  // namespace campaign
