#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rules/evaluation.h"
#include "rules/rule_value.h"
#include "rules/type.h"

namespace campaign {

// What the getters of members are made of.

inline constexpr Type kYesNo{Base::yes_no}, kAmount{Base::amount}, kText{Base::text}, kDate{Base::date}, kSpan{Base::span},
    kDuration{Base::duration}, kEstimate{Base::estimate};

constexpr Type entity_of(Kind kind) { return {Base::entity, false, KindSet(kind), {}}; }
constexpr Type entities_of(Kind kind) { return {Base::entity, true, KindSet(kind), {}}; }

inline EntityId id_of(const RuleValue& value) {
  const auto* id = value.get<EntityId>();
  return id == nullptr ? kNoEntity : *id;
}

template <typename T>
const T* stated_as(const RuleValue& value) {
  const auto* const* stated = value.get<const PropertyValue*>();
  return stated == nullptr ? nullptr : std::get_if<T>(&(*stated)->value);
}

/// The declaration that the rule looks at.
inline EntityId at_hand(Evaluation& run) { return id_of(run.slot(kSelfSlot)); }
/// The same where it is a tactic, else kNoEntity.
inline EntityId tactic_at_hand(Evaluation& run) {
  const EntityId id = at_hand(run);
  return id != kNoEntity && run.plan[id].kind == Kind::tactic ? id : kNoEntity;
}
/// The gross margin that the goals around a tactic state.
[[nodiscard]] RuleValue margin_around(Evaluation& run, const RuleValue& of);

inline RuleValue count_of(std::size_t count) { return RuleValue(Amount{Decimal::from_int(static_cast<std::int64_t>(count)), kNoUnit}); }
inline RuleValue amount_of(const std::optional<Amount>& amount, Span place = {}) { return amount ? RuleValue(*amount, place) : RuleValue(); }
inline RuleValue one_day(Day day, Span place = {}) { return RuleValue(DaySpan{day, day}, place); }
inline RuleValue day_of(const std::optional<DaySpan>& days) { return days ? RuleValue(*days) : RuleValue(); }
inline RuleValue text_of(std::string_view text) { return text.empty() ? RuleValue() : RuleValue(text); }

inline RuleValue list_of(Evaluation& run, const std::vector<EntityId>& ids) {
  std::vector<RuleValue> list;
  for (const EntityId id : ids) list.push_back(run.entity(id));
  return RuleValue::many(std::move(list));
}

}  // namespace campaign
