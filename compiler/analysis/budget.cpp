#include "analysis/budget.h"

#include <algorithm>
#include <utility>
#include <vector>

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
std::optional<UnitId> currency_of_product(const Plan& plan, EntityId place, UnitId quantity, UnitId price) {
  const Units& units = plan.units();
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
  const UnitId currency = plan.currency_at(place);
  if (product == units.dimension(currency)) return currency;
  return product == units.dimension(kMoney) ? std::optional(kMoney) : std::nullopt;
}

/// Walks the plan once, from the leaves up.
class Budgets {
 public:
  explicit Budgets(const Plan& plan) : plan_(plan) {}

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
    const PropertyValue* stated = stated_budget(plan_, id);
    if (stated != nullptr || std::ranges::any_of(parts, is_known)) note(id, stated, parts);
    if (stated != nullptr) return {{id, std::get<Amount>(stated->value)}};
    if (plan_.find(id, prop("budget")) != nullptr) parts.push_back({id, std::nullopt});
    return parts;
  }

  void note(EntityId id, const PropertyValue* stated, const std::vector<Part>& parts) {
    BudgetUse& use = found_[static_cast<std::uint32_t>(id)];
    if (stated != nullptr) use.stated = std::get<Amount>(stated->value);
    use.allocated.unit = use.stated ? use.stated->unit : plan_.currency_at(id);
    if (const auto first = std::ranges::find_if(parts, is_known); use.allocated.unit == kMoney && first != parts.end()) {
      use.allocated.unit = first->amount->unit;
    }
    for (const Part& part : parts) {
      if (!part.amount) {
        use.unknown_parts = true;
        continue;
      }
      const auto amount = in_unit(plan_.units(), *part.amount, use.allocated.unit);
      const auto sum = amount ? Decimal::add(use.allocated.number, amount->number) : std::nullopt;
      if (!sum) {
        use.mixed_currencies = true;
        continue;
      }
      use.allocated.number = *sum;
      use.parts.push_back(part.entity);
    }
    const auto left = use.stated ? Decimal::subtract(use.stated->number, use.allocated.number) : std::nullopt;
    if (left) use.left = Amount{*left, use.allocated.unit};
  }

  const Plan& plan_;
  std::unordered_map<std::uint32_t, BudgetUse> found_;
};

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
  const auto currency = currency_of_product(plan, placement, quantity->unit, price->unit);
  const auto many = Decimal::multiply(quantity->number, units.factor(quantity->unit, kNoUnit));
  const auto each = Decimal::multiply(price->number, units.factor(price->unit, kNoUnit));
  const auto number = many && each ? Decimal::multiply(*many, *each) : std::nullopt;
  return currency && number ? std::optional(Amount{*number, *currency}) : std::nullopt;
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

std::unordered_map<std::uint32_t, BudgetUse> budgets_of(const Plan& plan) {
  return Budgets(plan).run();
}

std::optional<Amount> money_of(const Plan& plan, const Analysis& analysis, EntityId entity) {
  if (plan[entity].kind == Kind::placement) return placement_cost(plan, entity);
  const BudgetUse* use = analysis.budget_of(entity);
  if (use == nullptr) return std::nullopt;
  if (use->stated) return use->stated;
  return use->unknown_parts || use->mixed_currencies ? std::nullopt : std::optional(use->allocated);
}

}  // namespace campaign
