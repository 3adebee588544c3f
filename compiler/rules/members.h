#pragma once

#include <span>
#include <string_view>

#include "rules/rule_value.h"
#include "rules/type.h"

namespace campaign {

class Evaluation;

/// Something that the compiler works out and rules can read: `goal.needed`, `tactic.paid`, `period.end`.
struct MemberRow {
  Base of;
  KindSet kinds;                ///< For declarations: those that have it; empty: all.
  std::string_view name;
  Type type;
  RuleValue (*get)(Evaluation&, const RuleValue&);
  std::string_view meaning;     ///< One sentence for the reference.
};

/// Members about money and about what speaks for the figures of a plan; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> money_members();
[[nodiscard]] std::span<const MemberRow> evidence_members();
/// Members about the figures that others were worked out from; a part, too.
[[nodiscard]] std::span<const MemberRow> figure_members();
/// Members about metrics and the channels that can measure them; a part, too.
[[nodiscard]] std::span<const MemberRow> measured_members();
/// Members about samples, and about what experiments and surveys can show; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> sample_members();
/// Members about values that metrics cannot have, about what was measured against what was wanted, and about days; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> value_members();
[[nodiscard]] std::span<const MemberRow> result_members();
[[nodiscard]] std::span<const MemberRow> day_members();
[[nodiscard]] std::span<const MemberRow> schedule_members();
/// Members about sends, approvals and contacts; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> send_members();
/// Members about how likely goals are reached.
[[nodiscard]] std::span<const MemberRow> odds_members();
/// Members about conditions, checkpoints, rates, pots of money and hours that a plan asks for; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> wanted_members();
/// Members about exchange rates, and about markets; part of `all_members`.
[[nodiscard]] std::span<const MemberRow> exchange_members();
[[nodiscard]] std::span<const MemberRow> market_members();
/// All members.
[[nodiscard]] std::span<const MemberRow> all_members();
/// The member of a type, or null. O(members).
[[nodiscard]] const MemberRow* find_member(const Type& type, std::string_view name);

}  // namespace campaign
