#include "rules/rule_memory.h"

#include <algorithm>
#include <utility>

#include "model/rounding.h"

namespace campaign {

namespace {

bool same_clauses(const Clauses& a, const Clauses& b) {
  return a.source == b.source && a.because == b.because && a.method == b.method && a.as_of == b.as_of && a.during == b.during && a.by == b.by &&
         a.until == b.until && a.sample == b.sample && a.deviation == b.deviation && a.from == b.from && a.scope == b.scope && a.matching == b.matching && a.assumed == b.assumed &&
         a.lag == b.lag && a.moment == b.moment && a.or_before == b.or_before && a.share == b.share;
}

/// Whether two values say the same with the same digits, wherever they stand.
bool same_value(const Value& a, const Value& b) {
  const auto* one = std::get_if<Expectation>(&a);
  const auto* other = std::get_if<Expectation>(&b);
  if (one != nullptr && other != nullptr) return one->metric == other->metric && same_digits(one->estimate, other->estimate);
  if (a != b) return false;
  if (const auto* amount = std::get_if<Amount>(&a)) return same_digits(*amount, *std::get_if<Amount>(&b));
  if (const auto* condition = std::get_if<Condition>(&a)) return same_digits(condition->amount, std::get_if<Condition>(&b)->amount);
  if (const auto* estimate = std::get_if<Estimate>(&a)) return same_digits(*estimate, *std::get_if<Estimate>(&b));
  const auto* target = std::get_if<Target>(&a);
  return target == nullptr || (same_digits(target->amount, std::get_if<Target>(&b)->amount) && same_digits(target->upper, std::get_if<Target>(&b)->upper));
}

bool same_declaration(const Plan& a, const Plan& b, EntityId id) {
  const Entity& one = a[id];
  const Entity& other = b[id];
  if (one.kind != other.kind || one.parent != other.parent || one.name != other.name || one.title != other.title || one.comment != other.comment ||
      one.named != other.named || one.from_library != other.from_library || one.has_block != other.has_block || one.value_count != other.value_count ||
      one.children != other.children) {
    return false;
  }
  return std::ranges::equal(a.values(id), b.values(id), [&](const PropertyValue& left, const PropertyValue& right) {
    return left.property == right.property && same_value(left.value, right.value) && (left.clauses < 0) == (right.clauses < 0) &&
           (left.clauses < 0 || same_clauses(a.clauses(left), b.clauses(right)));
  });
}

bool same_formula(const Formula* a, const Formula* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->unit == b->unit && std::ranges::equal(a->nodes, b->nodes, [](const FormulaNode& left, const FormulaNode& right) {
           return left.op == right.op && left.constant == right.constant && left.metric == right.metric && left.left == right.left && left.right == right.right;
         });
}

bool same_attainment(const Attainment* a, const Attainment* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->baseline == b->baseline && a->target == b->target && a->needed == b->needed && a->total == b->total && a->is_level == b->is_level &&
         a->coverage == b->coverage && a->out_of_reach == b->out_of_reach && a->unknown_parts == b->unknown_parts &&
         std::ranges::equal(a->contributions, b->contributions, [](const Contribution& left, const Contribution& right) {
           return left.tactic == right.tactic && left.estimate == right.estimate && left.derivation == right.derivation && left.assumptions == right.assumptions;
         });
}

bool same_budget(const BudgetUse* a, const BudgetUse* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->stated == b->stated && a->allocated == b->allocated && a->left == b->left && a->parts == b->parts && a->converted == b->converted && a->reserve == b->reserve && a->funding == b->funding && a->in_kind == b->in_kind && a->unknown_funding == b->unknown_funding &&
         a->mixed_currencies == b->mixed_currencies &&
         a->unknown_parts == b->unknown_parts;
}

/// Kinds that say what others mean.
constexpr KindSet kGround(Kind::portfolio, Kind::campaign, Kind::kpi, Kind::unit, Kind::currency, Kind::market, Kind::channel);

void add_rules_in(Node block, std::string& text) {
  for (const Node member : block) {
    if (member.kind() != NodeKind::declaration || !member.has_children()) continue;
    const std::string_view word = member.child(0).text();
    if (word == "rule" || word == "rules" || word == "vocabulary" || word == "extend") (text += member.text()) += '\n';
    if (word != "campaign" && word != "portfolio") continue;
    for (const Node part : member) {
      if (part.kind() == NodeKind::block) add_rules_in(part, text);
    }
  }
}

}  // namespace

std::string RuleMemory::text_of_rules(const std::vector<ParsedFile>& files) {
  std::string text;
  for (const ParsedFile& file : files) {
    if (!file.from_library && file.tree.size() != 0) add_rules_in(file.tree.root(), text);
  }
  return text;
}

void RuleMemory::forget(std::size_t declarations) {
  told_.assign(declarations, {});
  reads_.assign(declarations, {});
  same_.assign(declarations, false);
}

bool RuleMemory::compare(const Plan& before, const Plan& plan, std::vector<bool>& differs) {
  if (before.size() != plan.size() || !before.units().begins_like(plan.units())) return false;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library && before[id].from_library) {
      if (plan[id].name != before[id].name) return false;
      continue;
    }
    const bool same = same_declaration(before, plan, id);
    if (plan[id].kind != before[id].kind || plan[id].parent != before[id].parent) return false;
    if (kGround.contains(plan[id].kind) && (!same || !same_formula(before.formula(id), plan.formula(id)))) return false;
    differs[Reads::of_declaration(id)] = !same;
  }
  return true;
}

void RuleMemory::begin(const Plan& plan, const Analysis& analysis, const EarlierCheck& earlier, Circumstances circumstances, PlanTables& tables) {
  bool comparable = known_ && (earlier.plan != nullptr || earlier.reread) && earlier.analysis != nullptr && circumstances == circumstances_;
  circumstances_ = std::move(circumstances);
  std::vector<bool> differs(Reads::count(plan.size()), false);
  if (comparable && earlier.reread) {
    if (const EntityId id = earlier.reread->entity; id != kNoEntity) {
      differs[Reads::of_declaration(id)] = true;
      // What reaches further of a campaign are its words: its stage, its language.
      const bool settled = earlier.reread->numbers_only && KindSet(Kind::campaign, Kind::portfolio).contains(plan[id].kind);
      comparable = settled || !kGround.contains(plan[id].kind);
    }
  } else {
    comparable = comparable && compare(*earlier.plan, plan, differs);
  }
  if (!comparable) return forget(plan.size());
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library) continue;
    const Attainment* attainment = earlier.analysis->attainment_of(id);
    const bool kept = earlier.reread && attainment == nullptr;
    differs[Reads::of_arithmetic(id)] = (!kept && !same_attainment(attainment, analysis.attainment_of(id))) ||
                                        !same_budget(earlier.analysis->budget_of(id), analysis.budget_of(id));
  }
  const bool same_names = earlier.reread && earlier.reread->numbers_only;
  tables.compare(std::move(tables_), same_names, [&](std::uint32_t table) { differs[table] = true; });
  for (std::size_t i = 0; i < reads_.size(); ++i) {
    same_[i] = std::ranges::none_of(reads_[i], [&](std::uint32_t what) { return differs[what]; });
  }
}

void RuleMemory::note(EntityId id, std::vector<std::uint32_t> told, std::vector<std::uint32_t> reads) {
  told_[index(id)] = std::move(told);
  reads_[index(id)] = std::move(reads);
}

void RuleMemory::end(PlanTables::Data tables, bool whole) {
  tables_ = std::move(tables);
  known_ = whole;
}

}  // namespace campaign
