#include "analysis/flights.h"

namespace campaign {

std::vector<DaySpan> flights_of(const Plan& plan, EntityId tactic) {
  std::vector<DaySpan> flights;
  for (EntityId at = tactic; at != kNoEntity && plan[at].kind == Kind::tactic && flights.empty();
       at = plan[at].parent) {
    for (const PropertyValue& value : plan.values(at, prop("flight"))) {
      const auto* days = std::get_if<DaySpan>(&value.value);
      if (days != nullptr && days->first <= days->last) flights.push_back(*days);
    }
  }
  return flights;
}

}  // namespace campaign
