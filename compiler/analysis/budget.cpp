#include "analysis/budget.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/exchange.h"
#include "analysis/goal.h"

namespace campaign {

namespace {

/// Money that is needed at a place: a stated budget, or what a placement costs; nullopt where that is not known.
struct Part {
  EntityId entity;
  std::optional<Amount> amount;
};

bool is_known(const Part& part) { return part.amount.has_value(); }

bool has_budgets(Kind kind) {
  return kind == Kind::portfolio || kind == Kind::campaign || kind == Kind::goal || kind == Kind::strategy || kind == Kind::tactic;
}

std::optional<Decimal> share_of(const Plan& plan, EntityId entity, Property property) {
  const PropertyValue* written = plan.find(entity, property);
  if (written == nullptr) return Decimal();
  const auto* share = std::get_if<Amount>(&written->value);
  return share == nullptr ? std::nullopt : plan.units().convert(*share, kNoUnit);
}

/// The currency of `quantity × price`, or nullopt where the product is no money: clicks × USD/click is USD.
std::optional<UnitId> currency_of_product(const Units& units, UnitId quantity, UnitId price) {
  Dimension product = units.dimension(price);
  for (const auto& [base, power] : units.dimension(quantity)) {
    bool found = false;
    for (auto& [own, own_power] : product) {
      if (own != base) continue;
      own_power += power;
      found = true;
    }
    if (!found) product.emplace_back(base, power);
  }
  std::erase_if(product, [](const auto& entry) { return entry.second == 0; });
  const auto currency = units.currency_in(price);
  return currency && product == units.dimension(*currency) ? currency : std::nullopt;
}

/// Walks the plan once, from the leaves up.
class Budgets {
 public:
  Budgets(const Plan& plan, const Analysis& analysis) : plan_(plan), analysis_(analysis) {}

  std::unordered_map<std::uint32_t, BudgetUse> run() {
    for (const EntityId root : plan_.roots()) {
      if (!plan_[root].from_library) parts_at(root);
    }
    return std::move(found_);
  }

 private:
  /// The money that the declaration asks of the one around it; notes its own use on the way.
  std::vector<Part> parts_at(EntityId id) {
    const Entity& entity = plan_[id];
    if (entity.kind == Kind::placement) {
      const bool written = plan_.find(id, prop("cost")) != nullptr || plan_.find(id, prop("price")) != nullptr;
      if (!written && !plan_.damaged(id)) return {};
      return {{id, written ? placement_cost(plan_, id) : std::nullopt}};
    }
    if (entity.kind == Kind::tactic && is_cancelled(plan_, id)) return {};
    std::vector<Part> parts;
    const std::size_t first_gift = gifts_.size(), first_funding = funding_.size();
    for (const PropertyValue& gift : plan_.values(id, prop("in_kind"))) gifts_.push_back({id, amount_in(gift)});
    for (const Funding& funding : funding_of(plan_, analysis_, id)) funding_.push_back({id, funding.planned});
    if (plan_.damaged(id) && plan_.find(id, prop("budget")) == nullptr) parts.push_back({id, std::nullopt});  // It may be lost.
    for (const EntityId child : entity.children) {
      auto more = parts_at(child);
      if (parts.empty()) {
        parts = std::move(more);
      } else {
        parts.insert(parts.end(), more.begin(), more.end());
      }
    }
    if (!has_budgets(entity.kind)) return parts;
    const auto stated = stated_money(plan_, id);
    const auto gifts = std::span(gifts_).subspan(first_gift), funding = std::span(funding_).subspan(first_funding);
    if (stated || std::ranges::any_of(parts, is_known) || !gifts.empty() || !funding.empty()) {
      BudgetUse& use = note(id, stated, parts);
      UnitId currency = use.allocated.unit;
      for (const auto more : {gifts, funding}) {
        const auto known = std::ranges::find_if(more, is_known);
        if (currency == kMoney && known != more.end()) currency = known->amount->unit;
      }
      bool unknown_gifts = false;
      use.in_kind = sum_of(gifts, currency, unknown_gifts);
      use.funding = sum_of(funding, currency, use.unknown_funding);
    }
    if (stated) return {{id, stated}};
    if (plan_.find(id, prop("budget")) != nullptr) parts.push_back({id, std::nullopt});
    return parts;
  }

  static std::optional<Amount> amount_in(const PropertyValue& value) {
    const auto* amount = std::get_if<Amount>(&value.value);
    return amount == nullptr ? std::nullopt : std::optional(*amount);
  }

  /// Those that are known and can be counted in one currency, or nullopt where there are none.
  std::optional<Amount> sum_of(std::span<const Part> parts, UnitId currency, bool& unknown) const {
    std::optional<Amount> sum;
    for (const Part& part : parts) {
      const auto amount = part.amount ? exchanged(plan_, part.entity, *part.amount, currency) : std::nullopt;
      const auto more = amount ? Decimal::add(sum ? sum->number : Decimal(), amount->number) : std::nullopt;
      unknown = unknown || !more;
      if (more) sum = Amount{*more, currency};
    }
    return sum;
  }

  BudgetUse& note(EntityId id, const std::optional<Amount>& stated, const std::vector<Part>& parts) {
    BudgetUse& use = found_[static_cast<std::uint32_t>(id)];
    use.stated = stated;
    use.allocated.unit = use.stated ? use.stated->unit : plan_.currency_at(id);
    if (const auto first = std::ranges::find_if(parts, is_known); use.allocated.unit == kMoney && first != parts.end()) {
      use.allocated.unit = first->amount->unit;
    }
    for (const Part& part : parts) {
      if (!part.amount) {
        use.unknown_parts = true;
        continue;
      }
      const auto amount = exchanged(plan_, part.entity, *part.amount, use.allocated.unit);
      const auto sum = amount ? Decimal::add(use.allocated.number, amount->number) : std::nullopt;
      if (!sum) {
        use.mixed_currencies = true;
        continue;
      }
      use.allocated.number = *sum;
      use.parts.push_back(part.entity);
      if (!plan_.units().compatible(part.amount->unit, amount->unit)) use.converted.push_back({part.entity, *part.amount, *amount});
    }
    const auto left = use.stated ? Decimal::subtract(use.stated->number, use.allocated.number) : std::nullopt;
    if (left) use.left = Amount{*left, use.allocated.unit};
    use.reserve = reserve_of(id, use);
    return use;
  }

  /// The share of a campaign's budget or of a portfolio's pool that is held back, to the smallest coin.
  std::optional<Amount> reserve_of(EntityId id, const BudgetUse& use) const {
    if (!use.stated || plan_.find(id, prop("contingency")) == nullptr) return std::nullopt;
    const auto share = share_of(plan_, id, prop("contingency"));
    const auto number = share ? Decimal::multiply(use.stated->number, *share) : std::nullopt;
    return number ? std::optional(Amount{number->round(plan_.units().minor_digits(use.stated->unit)), use.stated->unit}) : std::nullopt;
  }

  const Plan& plan_;
  const Analysis& analysis_;
  std::unordered_map<std::uint32_t, BudgetUse> found_;
  std::vector<Part> gifts_, funding_;  // Of what has been walked; those at and below a declaration are the last ones when its turn ends.
};

/// What a goal's metric comes to in the middle: the baseline, and what the tactics add to it.
std::optional<Amount> planned_value(const Attainment* found) {
  if (found == nullptr || !found->total) return std::nullopt;
  const Amount& added = found->total->middle;
  if (found->is_level || !found->baseline || found->baseline->unit != added.unit) return added;
  const auto number = Decimal::add(found->baseline->number, added.number);
  return number ? std::optional(Amount{*number, added.unit}) : std::nullopt;
}

/// What the outermost goals below a declaration plan of a metric; nullopt where none says.
std::optional<Amount> planned_of(const Plan& plan, const Analysis& analysis, EntityId around, EntityId metric) {
  std::optional<Amount> sum;
  for (const EntityId child : plan[around].children) {
    const Kind kind = plan[child].kind;
    if (kind != Kind::goal && kind != Kind::campaign) continue;
    std::optional<Amount> own;
    if (kind == Kind::goal && metric_of(plan, child) == metric) {
      own = planned_value(analysis.attainment_of(child));
    } else {
      own = planned_of(plan, analysis, child, metric);
    }
    const auto more = own && sum ? exchanged(plan, child, *own, sum->unit) : own;
    const auto number = more ? Decimal::add(sum ? sum->number : Decimal(), more->number) : std::nullopt;
    if (number) sum = Amount{*number, more->unit};
  }
  return sum;
}

}  // namespace

const PropertyValue* stated_budget(const Plan& plan, EntityId entity) {
  for (const PropertyValue& value : plan.values(entity, prop("budget"))) {
    const auto* amount = std::get_if<Amount>(&value.value);
    if (amount != nullptr && plan.units().is_money(amount->unit)) return &value;
  }
  return nullptr;
}

std::optional<Amount> price_in_all(const Plan& plan, EntityId placement) {
  const auto* price = plan.get<Amount>(placement, prop("price"));
  if (price == nullptr) return std::nullopt;
  const Units& units = plan.units();
  if (units.is_money(price->unit)) return *price;
  const auto* quantity = plan.get<Amount>(placement, prop("quantity"));
  if (quantity == nullptr) return std::nullopt;
  const auto currency = currency_of_product(units, quantity->unit, price->unit);
  const auto many = Decimal::multiply(quantity->number, units.factor(quantity->unit, kNoUnit));
  const auto each = Decimal::multiply(price->number, units.factor(price->unit, kNoUnit));
  const auto number = many && each ? Decimal::multiply(*many, *each) : std::nullopt;
  return currency && number ? std::optional(Amount{*number, *currency}) : std::nullopt;
}

std::optional<Amount> stated_money(const Plan& plan, EntityId entity) {
  const PropertyValue* first = stated_budget(plan, entity);
  if (first == nullptr) return std::nullopt;
  std::optional<Amount> sum = std::get<Amount>(first->value);
  std::vector<std::string_view> scopes{plan.clauses(*first).scope};
  if (scopes.front().empty()) return sum;
  if (plan.damaged(entity)) return std::nullopt;  // Another pot may be lost.
  for (const PropertyValue& value : plan.values(entity, prop("budget"))) {
    const std::string_view scope = plan.clauses(value).scope;
    if (scope.empty() || std::ranges::find(scopes, scope) != scopes.end()) continue;
    const auto* amount = std::get_if<Amount>(&value.value);
    const auto more = amount == nullptr ? std::nullopt : exchanged(plan, entity, *amount, sum->unit);
    const auto number = more ? Decimal::add(sum->number, more->number) : std::nullopt;
    if (!number) return std::nullopt;
    sum->number = *number;
    scopes.push_back(scope);
  }
  return sum;
}

std::vector<Funding> funding_of(const Plan& plan, const Analysis& analysis, EntityId entity) {
  std::vector<Funding> found;
  for (const PropertyValue& value : plan.values(entity, prop("funding"))) {
    const auto* amount = std::get_if<Amount>(&value.value);
    const EntityId metric = plan.clauses(value).matching;
    std::optional<Amount> planned = amount == nullptr ? std::nullopt : std::optional(*amount);
    if (planned && metric != kNoEntity) {
      const auto brought = planned_of(plan, analysis, entity, metric);
      const auto most = brought ? exchanged(plan, entity, *brought, planned->unit) : std::nullopt;
      planned = most ? std::optional(Amount{std::min(most->number, planned->number), planned->unit}) : std::nullopt;
    }
    found.push_back({&value, planned});
  }
  return found;
}

std::optional<Amount> placement_cost(const Plan& plan, EntityId placement) {
  const PropertyValue* cost = plan.find(placement, prop("cost"));
  if (cost == nullptr) return priced_cost(plan, placement);
  const auto* amount = std::get_if<Amount>(&cost->value);
  return amount == nullptr ? std::nullopt : std::optional(*amount);
}

std::optional<Amount> priced_cost(const Plan& plan, EntityId placement) {
  const auto cost = price_in_all(plan, placement);
  const auto discount = share_of(plan, placement, prop("discount"));
  const auto fee = share_of(plan, placement, prop("fee"));
  if (!cost || !discount || !fee) return std::nullopt;
  const auto paid = Decimal::subtract(Decimal::from_int(1), *discount);
  const auto with_fee = Decimal::add(Decimal::from_int(1), *fee);
  const auto less = paid ? Decimal::multiply(cost->number, *paid) : std::nullopt;
  const auto number = less && with_fee ? Decimal::multiply(*less, *with_fee) : std::nullopt;
  return number ? std::optional(Amount{*number, cost->unit}) : std::nullopt;
}

std::unordered_map<std::uint32_t, BudgetUse> budgets_of(const Plan& plan, const Analysis& analysis) {
  return Budgets(plan, analysis).run();
}

std::optional<Amount> money_of(const Plan& plan, const Analysis& analysis, EntityId entity) {
  if (plan[entity].kind == Kind::placement) return placement_cost(plan, entity);
  const BudgetUse* use = analysis.budget_of(entity);
  if (use == nullptr) return std::nullopt;
  if (use->stated) return use->stated;
  return use->unknown_parts || use->mixed_currencies || use->parts.empty() ? std::nullopt : std::optional(use->allocated);
}

}  // namespace campaign
