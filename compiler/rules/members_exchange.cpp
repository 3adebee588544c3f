// What rules can read about exchange rates: which are missing, and which cannot be right.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "language/currency_worth.h"
#include "model/format.h"
#include "model/rounding.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

// -- missing rates -----------------------------------------------------------------------------------------------------

/// Money that is in another currency than that of the campaign or portfolio it counts in, and no rate says what it is there.
struct Foreign {
  const PropertyValue* stated = nullptr;  ///< Null: no such money.
  UnitId from{}, to{};
};
Foreign foreign_of(const Plan& plan, EntityId id) {
  const auto without_rate = [&](const PropertyValue* stated, EntityId counted_at) -> Foreign {
    const auto* money = stated == nullptr ? nullptr : std::get_if<Amount>(&stated->value);
    const UnitId to = counted_at == kNoEntity ? kMoney : plan.currency_at(counted_at);
    const auto from = money == nullptr ? std::nullopt : plan.units().currency_in(money->unit);
    const bool known = !from || to == kMoney || exchange_between(plan, id, *from, to).has_value();
    return known ? Foreign() : Foreign{stated, *from, to};
  };
  if (plan[id].kind == Kind::placement) {
    const PropertyValue* written = plan.find(id, prop("cost"));
    return without_rate(written == nullptr ? plan.find(id, prop("price")) : written, id);
  }
  const PropertyValue* stated = stated_budget(plan, id);
  Foreign here = without_rate(stated, id);
  for (const PropertyValue& value : plan.values(id, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (here.stated == nullptr && expectation != nullptr && !expected_at(plan, id, *expectation)) {
      here = {&value, *plan.units().currency_in(expectation->estimate.high.unit), plan.currency_at(id)};
    }
  }
  return here.stated == nullptr && plan[id].kind == Kind::campaign ? without_rate(stated, plan[id].parent) : here;  // A pool pays for it.
}

/// Whether a rate is written around it and not known yet, such as `todo`: it may be the one that lacks.
bool may_have_rate(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    for (const PropertyValue& rate : plan.values(at, prop("rate"))) {
      if (plan[at].kind != Kind::assumption && !std::holds_alternative<Amount>(rate.value)) return true;
    }
  }
  return false;
}

std::string_view currency_name(Evaluation& run, UnitId unit) { return run.keep(run.plan.units().name(unit)); }

RuleValue foreign_money(Evaluation& run, const RuleValue& of) {
  const Foreign foreign = foreign_of(run.plan, id_of(of));
  return foreign.stated == nullptr ? RuleValue() : RuleValue::of(*foreign.stated);
}
RuleValue lacks_rate(Evaluation& run, const RuleValue& of) {
  if (foreign_of(run.plan, id_of(of)).stated == nullptr) return RuleValue(false);
  return may_have_rate(run.plan, id_of(of)) ? RuleValue::unknown() : RuleValue(true);
}
RuleValue foreign_currency(Evaluation& run, const RuleValue& of) {
  const Foreign foreign = foreign_of(run.plan, id_of(of));
  return foreign.stated == nullptr ? RuleValue() : RuleValue(currency_name(run, foreign.from));
}
RuleValue money_currency(Evaluation& run, const RuleValue& of) {
  const PropertyValue* stated = stated_budget(run.plan, id_of(of));
  return stated == nullptr ? RuleValue() : RuleValue(currency_name(run, std::get<Amount>(stated->value).unit));
}
RuleValue place_for_rate(Evaluation& run, const RuleValue& of) {
  EntityId at = id_of(of);
  while (at != kNoEntity && run.plan[at].kind != Kind::campaign && run.plan[at].kind != Kind::portfolio) at = run.plan[at].parent;
  return at == kNoEntity ? RuleValue() : run.entity(at);
}
RuleValue currency_counted_in(Evaluation& run, const RuleValue& of) {
  const Foreign foreign = foreign_of(run.plan, id_of(of));
  return foreign.stated == nullptr ? RuleValue() : RuleValue(currency_name(run, foreign.to));
}

// -- rates that cannot be right ----------------------------------------------------------------------------------------

/// The rate that a value of a campaign or portfolio states, among all that are stated there.
struct RateAmongOthers {
  std::vector<ExchangeRate> all;
  std::size_t self = 0;
  [[nodiscard]] const ExchangeRate& rate() const { return all[self]; }
};
std::optional<RateAmongOthers> rate_of(Evaluation& run, const RuleValue& of) {
  if (of.stated == nullptr || of.stated->property != prop("rate")) return std::nullopt;
  RateAmongOthers found{exchange_rates_of(run.plan, run.plan.owner_of(*of.stated)), 0};
  const auto self = std::ranges::find(found.all, of.stated, &ExchangeRate::stated);
  if (self == found.all.end()) return std::nullopt;
  found.self = static_cast<std::size_t>(self - found.all.begin());
  return found;
}

/// What a rate may have been rounded from.
std::pair<Decimal, Decimal> meant_by(const ExchangeRate& rate) {
  const Amount& written = std::get<Amount>(rate.stated->value);
  return {lowest_meant(written).number, highest_meant(written).number};
}

bool agree(const ExchangeRate& a, const ExchangeRate& b) {
  auto [low, high] = meant_by(b);
  if (a.from != b.from) {
    const auto least = Decimal::divide(Decimal::from_int(1), high), most = Decimal::divide(Decimal::from_int(1), low);
    if (!least || !most || low.sign() <= 0) return true;
    low = *least, high = *most;
  }
  const auto [own_low, own_high] = meant_by(a);
  return own_low <= high && low <= own_high;
}

RuleValue other_rate(Evaluation& run, const RuleValue& of) {
  const auto found = rate_of(run, of);
  if (!found) return {};
  const ExchangeRate& own = found->rate();
  const auto first = std::ranges::find_if(found->all, [&](const ExchangeRate& other) {
    return (other.from == own.from && other.to == own.to) || (other.from == own.to && other.to == own.from);
  });
  return agree(own, *first) ? RuleValue() : RuleValue::of(*first->stated);
}
RuleValue is_contested(Evaluation& run, const RuleValue& of) { return RuleValue(!other_rate(run, of).is_nothing()); }

/// How many of `to` one of `from` is roughly worth, where that is known.
std::optional<double> roughly(const Plan& plan, const ExchangeRate& rate) {
  const auto from = rough_worth(plan.units().name(rate.from)), to = rough_worth(plan.units().name(rate.to));
  return from && to ? std::optional(*from / *to) : std::nullopt;
}

bool far_apart(double a, double b) {
  constexpr double kMost = 4;  // Currencies that are listed have moved by less in ten years.
  return a > kMost * b || b > kMost * a;
}

/// A number above zero, rounded to two digits that count.
Decimal two_digits(double number) {
  const int places = 1 - static_cast<int>(std::floor(std::log10(number)));
  const double step = std::pow(10.0, -places);
  return *Decimal::parse(fmt::format("{:.{}f}", std::round(number / step) * step, std::max(places, 0)));
}

RuleValue usual_rate(Evaluation& run, const RuleValue& of) {
  const auto found = rate_of(run, of);
  const auto usual = found ? roughly(run.plan, found->rate()) : std::nullopt;
  if (!usual || !far_apart(found->rate().number.to_double(), *usual)) return {};
  return RuleValue(Amount{two_digits(*usual), std::get<Amount>(of.stated->value).unit});
}

RuleValue is_odd(Evaluation& run, const RuleValue& of) { return RuleValue(!usual_rate(run, of).is_nothing()); }

/// `150 JPY/USD` for `150 USD/JPY`, where that is about what they are worth.
RuleValue turned_rate(Evaluation& run, const RuleValue& of) {
  const auto found = rate_of(run, of);
  const auto usual = found ? roughly(run.plan, found->rate()) : std::nullopt;
  if (!usual || far_apart(found->rate().number.to_double(), 1 / *usual)) return {};
  const Units& units = run.plan.units();
  return RuleValue(run.keep(fmt::format("{} {}/{}", found->rate().number.to_string(), units.name(found->rate().from), units.name(found->rate().to))));
}

constexpr KindSet kSpender(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kSpender, "foreign_money", kAmount, foreign_money, "Its money, where that is in another currency than the campaign's, or a campaign's in another than the portfolio's, and no rate says what it is there."},
    {Base::entity, kSpender, "money_currency", kText, money_currency, "The currency of its own budget."},
    {Base::entity, kSpender, "lacks_rate", kYesNo, lacks_rate, "Whether it has such money; not known where a rate around it is not known yet."},
    {Base::entity, kSpender, "foreign_currency", kText, foreign_currency, "The currency of that money."},
    {Base::entity, kSpender, "currency_counted_in", kText, currency_counted_in, "The currency in which it would have to be counted."},
    {Base::entity, kSpender, "place_for_rate", {Base::entity, false, KindSet(Kind::campaign, Kind::portfolio), {}}, place_for_rate, "The campaign or portfolio that it stands in, or itself where it is one."},
    {Base::amount, {}, "is_contested", kYesNo, is_contested, "Of an exchange rate: whether the first rate of the same two currencies says something else, be both rounded."},
    {Base::amount, {}, "other_rate", kAmount, other_rate, "Of an exchange rate: the one that does."},
    {Base::amount, {}, "is_odd", kYesNo, is_odd, "Of an exchange rate: whether it is more than four times what the currencies are usually worth, or less than a fourth."},
    {Base::amount, {}, "usual_rate", kAmount, usual_rate, "Of such a rate: about what the two currencies are worth."},
    {Base::amount, {}, "turned_rate", kText, turned_rate, "Of such a rate: the same number the other way round, where that is about what they are worth."},
});

}  // namespace

std::span<const MemberRow> exchange_members() { return kMembers; }

}  // namespace campaign
