#include "analysis/analysis.h"

#include "analysis/attainment.h"
#include "analysis/budget.h"
#include "analysis/contributions.h"
#include "analysis/smart.h"

namespace campaign {

Analysis analyse(const Plan& plan) {
  Analysis analysis;
  Contributions contributions(plan);
  for (const EntityId goal : plan.all(Kind::goal)) {
    const auto key = static_cast<std::uint32_t>(goal);
    const Attainment& attainment =
        analysis.attainment.emplace(key, attainment_of(plan, goal, contributions)).first->second;
    analysis.smart.emplace(key, smart_of(plan, goal, attainment));
  }
  analysis.budget = budgets_of(plan, analysis);
  return analysis;
}

}  // namespace campaign
