#include "rules/evaluation.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "base/text.h"
#include "base/work.h"
#include "model/dates.h"
#include "model/format.h"
#include "model/place.h"
#include "model/rounding.h"
#include "model/said_values.h"
#include "rules/members.h"
#include "rules/prose.h"

namespace campaign {

namespace {

using Op = Step::Op;

int sign_of_order(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

std::optional<bool> negated(std::optional<bool> value) { return value ? std::optional(!*value) : std::nullopt; }

RuleValue answer(std::optional<bool> value) { return value ? RuleValue(*value) : RuleValue::unknown(); }

/// The members of a collection; a single value is a collection of one, nothing an empty one.
std::span<const RuleValue> members_of(const RuleValue& value) {
  if (const auto* many = value.get<RuleValue::Many>()) return **many;
  if (value.is_nothing() || value.is_unknown()) return {};
  return {&value, 1};
}

}  // namespace

// -- truth and order ---------------------------------------------------------------------------------------------------

std::optional<bool> Evaluation::truth(const RuleValue& value) {
  if (const bool* answer = value.get<bool>()) return *answer;
  if (value.is_nothing()) return false;
  if (value.is_unknown()) return value.stated != nullptr ? std::optional(true) : std::nullopt;
  if (const auto* many = value.get<RuleValue::Many>()) return !(*many)->empty();
  if (const auto* text = value.get<std::string_view>()) return !text->empty();
  return true;
}

std::optional<int> Evaluation::compare(const RuleValue& left, const RuleValue& right) {
  const RuleValue& a = left.first();
  const RuleValue& b = right.first();
  if (const auto* amount = a.get<Amount>()) {
    const auto* other = b.get<Amount>();
    if (other == nullptr) return std::nullopt;
    // Nothing of something is nothing in any unit.
    if (other->unit == kNoUnit && other->number.is_zero()) return amount->number.sign();
    const auto converted = in_unit(units(), *other, amount->unit);
    return converted ? std::optional(sign_of_order(amount->number <=> converted->number)) : std::nullopt;
  }
  if (const auto* days = a.get<DaySpan>()) {
    const auto* other = b.get<DaySpan>();
    return other == nullptr ? std::nullopt : std::optional(sign_of_order(days->last <=> other->last));
  }
  if (const auto* duration = a.get<Duration>()) {
    const auto* other = b.get<Duration>();
    if (other == nullptr) return std::nullopt;
    const WorkWeek week = work_week_here();
    const auto one = in_days(*duration, week), two = in_days(*other, week);
    return one && two ? std::optional(sign_of_order(*one <=> *two)) : std::nullopt;
  }
  if (const auto* text = a.get<std::string_view>()) {
    const auto* other = b.get<std::string_view>();
    return other == nullptr ? std::nullopt : std::optional(text->compare(*other) < 0 ? -1 : *text == *other ? 0 : 1);
  }
  return std::nullopt;
}

std::optional<bool> Evaluation::equal(const RuleValue& left, const RuleValue& right) {
  const RuleValue& a = left.first();
  const RuleValue& b = right.first();
  if (a.is_unknown() || b.is_unknown()) return std::nullopt;
  if (a.is_nothing() || b.is_nothing()) return false;  // What is not written equals nothing.
  if (const auto* id = a.get<EntityId>()) {
    const auto* other = b.get<EntityId>();
    return other == nullptr ? std::nullopt : std::optional(*id == *other);
  }
  if (const bool* yes = a.get<bool>()) {
    const bool* other = b.get<bool>();
    return other == nullptr ? std::nullopt : std::optional(*yes == *other);
  }
  if (const auto* days = a.get<DaySpan>()) {
    const auto* other = b.get<DaySpan>();
    return other == nullptr ? std::nullopt : std::optional(*days == *other);
  }
  const auto order = compare(a, b);
  return order ? std::optional(*order == 0) : std::nullopt;
}

// -- steps -------------------------------------------------------------------------------------------------------------

std::optional<bool> Evaluation::holds(const Expressions& code, std::int32_t at) {
  if (at < 0 || --steps_left_ < 0) return std::nullopt;
  count_work();
  const Step& step = code.steps[static_cast<std::size_t>(at)];
  return gives_answer(step) ? tested(code, step) : truth(worked_out(code, step));
}

RuleValue Evaluation::value(const Expressions& code, std::int32_t at) {
  if (at < 0 || --steps_left_ < 0) return RuleValue::unknown();
  count_work();
  const Step& step = code.steps[static_cast<std::size_t>(at)];
  return gives_answer(step) && step.op != Op::property ? answer(tested(code, step)) : worked_out(code, step);
}

const RuleValue& Evaluation::look_at(const Expressions& code, std::int32_t at, RuleValue& room) {
  if (at >= 0) {
    const Step& step = code.steps[static_cast<std::size_t>(at)];
    const bool stands = step.op == Op::variable || step.op == Op::constant;
    if (stands && steps_left_ > 0) {
      --steps_left_;
      count_work();
      return step.op == Op::variable ? slots_[step.index] : code.constants[step.index];
    }
  }
  room = value(code, at);
  return room;
}

bool Evaluation::gives_answer(const Step& step) {
  switch (step.op) {
    case Op::property:
    case Op::compare:
    case Op::both:
    case Op::either:
    case Op::opposite:
    case Op::contains:
    case Op::matches: return true;
    case Op::call: return step.function == Function::stated;
    default: return false;
  }
}

std::optional<bool> Evaluation::tested(const Expressions& code, const Step& step) {
  RuleValue room_a, room_b;
  switch (step.op) {
    case Op::property: {
      // Whether a list is written needs no list, and whether a value is there no value.
      const RuleValue& of = look_at(code, step.a, room_a).first();
      const auto* id = of.get<EntityId>();
      if (id == nullptr) return truth(property(step, of));
      const auto values = plan.values(*id, Property{static_cast<std::uint16_t>(step.index)});
      return !values.empty() && (step.type.many || *truth(RuleValue::of(values.front())));
    }
    case Op::compare: {
      const RuleValue& a = look_at(code, step.a, room_a);
      const RuleValue& b = look_at(code, step.b, room_b);
      if (step.comparison == Comparison::equal) return equal(a, b);
      if (step.comparison == Comparison::not_equal) return negated(equal(a, b));
      const auto order = compare(a, b);
      return order ? std::optional(satisfies(step.comparison, *order <=> 0)) : std::nullopt;
    }
    case Op::both:
    case Op::either: {
      const bool enough = step.op == Op::either;  // The answer of one that decides.
      const auto a = holds(code, step.a);
      if (a == enough) return enough;
      const auto b = holds(code, step.b);
      if (b == enough) return enough;
      return a && b ? std::optional(!enough) : std::nullopt;
    }
    case Op::opposite: return negated(holds(code, step.a));
    case Op::contains: {
      const RuleValue& a = look_at(code, step.a, room_a);
      const RuleValue& b = look_at(code, step.b, room_b);
      if (a.is_unknown()) return std::nullopt;
      const auto* whole = b.get<DaySpan>();
      const auto* days = a.first().get<DaySpan>();
      if (b.get<RuleValue::Many>() == nullptr && (whole == nullptr || days == nullptr)) return std::nullopt;
      if (whole != nullptr && days != nullptr) return days->first >= whole->first && days->last <= whole->last;
      bool doubtful = b.is_unknown();
      for (const RuleValue& member : members_of(b)) {
        const auto same = equal(a, member);
        if (same == true) return true;
        doubtful = doubtful || !same;
      }
      return doubtful ? std::nullopt : std::optional(false);
    }
    case Op::matches: {
      const auto* text = look_at(code, step.a, room_a).first().get<std::string_view>();
      return text == nullptr ? std::nullopt : std::optional(re2::RE2::PartialMatch({text->data(), text->size()}, *code.patterns[step.index]));
    }
    default: {  // stated(…)
      const std::int32_t what = code.arguments[step.index].front();
      const Step& asked = code.steps[static_cast<std::size_t>(what)];
      if (asked.op == Op::property) {
        const RuleValue& of = look_at(code, asked.a, room_a).first();
        if (const auto* id = of.get<EntityId>()) return !plan.values(*id, Property{static_cast<std::uint16_t>(asked.index)}).empty();
        return of.is_unknown();
      }
      const RuleValue& of = look_at(code, what, room_a);
      const auto* many = of.get<RuleValue::Many>();
      return !of.is_nothing() && (many == nullptr || !(*many)->empty());
    }
  }
}

RuleValue Evaluation::worked_out(const Expressions& code, const Step& step) {
  RuleValue room_a, room_b;
  switch (step.op) {
    case Op::constant: return code.constants[step.index];
    case Op::variable: return slots_[step.index];
    case Op::today: return RuleValue(DaySpan{today, today});
    case Op::everywhere: return everywhere(static_cast<Kind>(step.index));
    case Op::enclosing: {
      const RuleValue& of = look_at(code, step.a, room_a);
      const auto* id = of.first().get<EntityId>();
      if (id == nullptr) return of.is_unknown() ? of : RuleValue();
      const EntityId around = plan.enclosing(*id, static_cast<Kind>(step.index));
      if (around == kNoEntity && plan.damaged(*id)) plan.set_missed(true);  // A brace may be lost.
      return around == kNoEntity ? RuleValue() : entity(around);
    }
    case Op::below: {
      const auto* id = look_at(code, step.a, room_a).first().get<EntityId>();
      return id == nullptr ? RuleValue() : below(*id, static_cast<Kind>(step.index));
    }
    case Op::property: return property(step, look_at(code, step.a, room_a).first());
    case Op::member: {
      const RuleValue& all = look_at(code, step.a, room_a);
      const RuleValue& of = all.first();
      // What stands behind a value is there whether the value is known or not.
      const bool clause = step.member->of == Base::none && of.stated != nullptr;
      if ((of.is_nothing() || of.is_unknown()) && !clause) return of.is_unknown() ? RuleValue::unknown() : RuleValue();
      return member(*step.member, of);
    }
    case Op::call_name: {
      const auto* id = look_at(code, step.a, room_a).first().get<EntityId>();
      return id == nullptr ? RuleValue() : RuleValue(plan[*id].name);
    }
    case Op::negate: {
      const auto* amount = look_at(code, step.a, room_a).first().get<Amount>();
      return amount == nullptr ? RuleValue::unknown() : RuleValue(Amount{amount->number.negate(), amount->unit});
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: {
      const RuleValue& a = look_at(code, step.a, room_a);
      return arithmetic(step, a.first(), look_at(code, step.b, room_b).first());
    }
    case Op::call: return call(code, step);
    case Op::loop: return loop(code, step);
    case Op::list: {
      std::vector<RuleValue> list;
      for (const std::int32_t item : code.arguments[step.index]) list.push_back(value(code, item));
      return RuleValue::many(std::move(list));
    }
    case Op::text: {
      auto made = text(code, code.texts[step.index]);
      return made ? RuleValue(keep(std::move(*made))) : RuleValue();
    }
    case Op::span: {
      const RuleValue& first = look_at(code, step.a, room_a);
      const RuleValue& last = look_at(code, step.b, room_b);
      const auto* from = first.first().get<DaySpan>();
      const auto* to = last.first().get<DaySpan>();
      return from == nullptr || to == nullptr || to->last < from->first ? RuleValue::unknown() : RuleValue(DaySpan{from->first, to->last});
    }
    case Op::compare:
    case Op::both:
    case Op::either:
    case Op::opposite:
    case Op::contains:
    case Op::matches: break;  // Tested.
  }
  return RuleValue::unknown();
}

RuleValue Evaluation::member(const MemberRow& row, const RuleValue& of) {
  const auto* id = of.get<EntityId>();
  if (id == nullptr && of.get<const PropertyValue*>() == nullptr) return row.get(*this, of);
  const EntityId entity = id == nullptr ? kNoEntity : *id;
  const std::size_t asked = reinterpret_cast<std::uintptr_t>(&row) / sizeof(MemberRow) + 37 * static_cast<std::size_t>(entity) +
                            reinterpret_cast<std::uintptr_t>(of.stated) / sizeof(PropertyValue);
  Known& known = known_[asked % known_.size()];
  const bool same = known.begun == begun_ && known.row == &row && known.entity == entity && known.stated == of.stated && known.place == of.place && known.languages == languages;
  if (!same) {
    // What was missed on the way is missed by everybody who asks.
    const bool missed = plan.missed();
    plan.set_missed(false);
    RuleValue value = row.get(*this, of);
    known = {begun_, &row, entity, of.stated, of.place, languages, plan.missed(), std::move(value)};
    plan.set_missed(missed);
  }
  if (known.missed) plan.set_missed(true);
  return known.value;
}

RuleValue Evaluation::property(const Step& step, const RuleValue& of) const {
  const auto* id = of.get<EntityId>();
  if (id == nullptr) return of.is_unknown() ? RuleValue::unknown() : RuleValue();
  const auto values = plan.values(*id, Property{static_cast<std::uint16_t>(step.index)});
  if (values.empty()) return {};
  return step.type.many ? RuleValue::all_of(values) : RuleValue::of(values.front());
}

// Of the declaration that the rule is about: that is what its days are counted for.
WorkWeek Evaluation::work_week_here() const {
  const auto* self = slots_[kSelfSlot].get<EntityId>();
  return self == nullptr ? WorkWeek() : work_week_at(plan, *self);
}

Workdays Evaluation::workdays_here() const {
  const auto* self = slots_[kSelfSlot].get<EntityId>();
  return self == nullptr ? Workdays() : workdays_at(plan, *self);
}

RuleValue Evaluation::arithmetic(const Step& step, const RuleValue& a, const RuleValue& b) {
  if (const auto* days = a.get<DaySpan>()) {
    if (const auto* by = b.get<Duration>()) {
      const int sign = step.op == Op::add ? 1 : -1;
      const auto day = shifted(sign > 0 ? days->last : days->first, *by, sign, by->unit == Duration::Unit::workdays ? workdays_here() : Workdays());
      return day ? RuleValue(DaySpan{*day, *day}) : RuleValue::unknown();
    }
    if (const auto* other = b.get<DaySpan>(); other != nullptr && step.op == Op::subtract) {
      return RuleValue(Duration{Decimal::from_int((days->last - other->last).count()), Duration::Unit::days});
    }
    return RuleValue::unknown();
  }
  const auto* left = a.get<Amount>();
  const auto* right = b.get<Amount>();
  if (left == nullptr || right == nullptr) return RuleValue::unknown();
  std::optional<Decimal> number;
  UnitId unit = left->unit;
  if (step.op == Op::add || step.op == Op::subtract) {
    const auto other = in_unit(units(), *right, left->unit);
    if (other) number = step.op == Op::add ? Decimal::add(left->number, other->number) : Decimal::subtract(left->number, other->number);
  } else if (step.op == Op::divide && units().compatible(left->unit, right->unit)) {
    // A share of the same thing is a bare number.
    const auto other = units().convert(*right, left->unit);
    if (other) number = Decimal::divide(left->number, *other);
    unit = kNoUnit;
  } else {
    const bool times = step.op == Op::multiply;
    // A percentage of something is an amount of it.
    const auto factor = units().is_pure(right->unit) ? units().convert(*right, kNoUnit) : std::optional(right->number);
    if (factor) number = times ? Decimal::multiply(left->number, *factor) : Decimal::divide(left->number, *factor);
    if (!units().is_pure(right->unit)) unit = times ? units().multiply(left->unit, right->unit) : units().divide(left->unit, right->unit);
  }
  return number ? RuleValue(Amount{*number, unit}) : RuleValue::unknown();
}

// -- collections -------------------------------------------------------------------------------------------------------

RuleValue Evaluation::entity(EntityId id) const { return RuleValue(id, plan[id].title_span); }

void Evaluation::collect(EntityId id, Kind kind, std::vector<RuleValue>& out) {
  if (plan.damaged(id)) plan.set_missed(true);
  for (const EntityId child : plan[id].children) {
    if (plan[child].kind == kind) out.push_back(entity(child));
    collect(child, kind, out);
  }
}

RuleValue Evaluation::below(EntityId id, Kind kind) {
  std::vector<RuleValue> list;
  collect(id, kind, list);
  steps_left_ -= static_cast<std::int64_t>(list.size());
  return RuleValue::many(std::move(list));
}

const RuleValue& Evaluation::everywhere(Kind kind) {
  if (plan.damaged()) plan.set_missed(true);
  auto& known = everywhere_[static_cast<std::size_t>(kind)];
  if (!known) {
    const PausedReads paused(plan);  // Which declarations there are is no question to any of them.
    std::vector<RuleValue> list;
    for (const EntityId id : plan.all(kind)) list.push_back(entity(id));
    known = RuleValue::many(std::move(list));
  }
  return *known;
}

Implied& Evaluation::implied() {
  if (!implied_) {
    const PausedReads paused(plan);
    implied_.emplace(plan, analysis);
  }
  return *implied_;
}

Wholes& Evaluation::wholes() {
  if (!wholes_) {
    const PausedReads paused(plan);
    wholes_.emplace(plan);
  }
  return *wholes_;
}

RuleValue Evaluation::total(const std::vector<RuleValue>& values) {
  std::optional<Amount> sum;
  for (const RuleValue& value : values) {
    if (value.is_nothing()) continue;
    const auto* amount = value.first().get<Amount>();
    if (amount == nullptr) return RuleValue::unknown();
    if (!sum) {
      sum = *amount;
      continue;
    }
    const auto other = in_unit(units(), *amount, sum->unit);
    const auto number = other ? Decimal::add(sum->number, other->number) : std::nullopt;
    if (!number) return RuleValue::unknown();
    sum->number = *number;
  }
  return RuleValue(sum.value_or(Amount{}));
}

RuleValue Evaluation::loop(const Expressions& code, const Step& step) {
  const RuleValue over = value(code, step.b);
  std::vector<RuleValue> found;
  bool doubtful = over.is_unknown();
  const RuleValue before = slots_[step.index];
  const bool tests = step.function == Function::any || step.function == Function::all;
  for (const RuleValue& member : members_of(over)) {
    if (--steps_left_ < 0) return RuleValue::unknown();
    slots_[step.index] = member;
    if (step.c >= 0) {
      const auto applies = holds(code, step.c);
      doubtful = doubtful || !applies;
      if (applies != true) continue;
    }
    if (tests) {
      const auto result = holds(code, step.a);
      if (!result) doubtful = true;
      if (result && *result == (step.function == Function::any)) {
        slots_[step.index] = before;
        return RuleValue(*result);
      }
      continue;
    }
    RuleValue one = step.a >= 0 ? value(code, step.a) : member;
    // A collection that is asked of each member adds its members.
    if (const auto* many = one.get<RuleValue::Many>()) {
      found.insert(found.end(), (*many)->begin(), (*many)->end());
    } else if (!one.is_nothing()) {
      found.push_back(std::move(one));
    }
  }
  slots_[step.index] = before;
  switch (step.function) {
    case Function::any: return doubtful ? RuleValue::unknown() : RuleValue(false);
    case Function::all: return doubtful ? RuleValue::unknown() : RuleValue(true);
    case Function::count:
      if (doubtful) return RuleValue::unknown();
      return RuleValue(Amount{Decimal::from_int(static_cast<std::int64_t>(found.size())), kNoUnit});
    case Function::sum: return doubtful ? RuleValue::unknown() : total(found);
    case Function::first: return found.empty() && doubtful ? RuleValue::unknown() : found.empty() ? RuleValue() : found.front();
    case Function::min:
    case Function::max: {
      const RuleValue* best = nullptr;
      for (const RuleValue& one : found) {
        if (best == nullptr) {
          best = &one;
          continue;
        }
        const auto order = compare(one, *best);
        if (!order) return RuleValue::unknown();
        if (step.function == Function::min ? *order < 0 : *order > 0) best = &one;
      }
      return best == nullptr ? RuleValue() : *best;
    }
    case Function::distinct: {
      std::vector<RuleValue> once;
      for (RuleValue& one : found) {
        steps_left_ -= static_cast<std::int64_t>(once.size());
        if (std::ranges::none_of(once, [&](const RuleValue& other) { return equal(one, other) == true; })) once.push_back(std::move(one));
      }
      return RuleValue::many(std::move(once));
    }
    default: return RuleValue::many(std::move(found));
  }
}

RuleValue Evaluation::call(const Expressions& code, const Step& step) {
  const auto& arguments = code.arguments[step.index];
  const auto argument = [&](std::size_t i) { return value(code, arguments[i]); };
  switch (step.function) {
    case Function::choose: {
      const auto condition = holds(code, arguments[0]);
      return condition ? argument(*condition ? 1 : 2) : RuleValue();
    }
    case Function::abs: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      return amount == nullptr ? RuleValue::unknown() : RuleValue(Amount{amount->number.abs(), amount->unit});
    }
    case Function::rounding: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      return amount == nullptr ? RuleValue::unknown() : RuleValue(Amount{rounding_of(*amount), amount->unit});
    }
    case Function::size: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      if (amount == nullptr) return RuleValue();
      return RuleValue(keep(say_unsigned(plan, *amount)));
    }
    case Function::rounded_up:
    case Function::rounded_down: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      if (amount == nullptr) return RuleValue::unknown();
      const int shown = shown_digits(units(), *amount).most;
      const int digits = std::min(shown, units().possible_decimals(amount->unit).value_or(shown));
      return RuleValue(Amount{rounded_to(step.function == Function::rounded_up ? Side::up : Side::down, amount->number, digits), amount->unit}, of.first().place);
    }
    case Function::percent:
    case Function::percent_up:
    case Function::percent_down: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      const auto share = amount == nullptr ? std::nullopt : in_unit(units(), *amount, kPercent);
      if (!share) return RuleValue::unknown();
      const Side side = step.function == Function::percent ? Side::nearest : step.function == Function::percent_up ? Side::up : Side::down;
      return RuleValue(Amount{rounded_to(side, share->number, share->number.abs() < Decimal::from_int(10) ? 1 : 0), kPercent});
    }
    case Function::in_points: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      if (amount == nullptr) return RuleValue::unknown();
      return RuleValue(Amount{amount->number, amount->unit == kPercent ? kPoints : amount->unit, amount->last_digit}, of.first().place);
    }
    case Function::plural: {
      const RuleValue of = argument(0);
      const auto* amount = of.first().get<Amount>();
      return argument(amount != nullptr && amount->number == Decimal::from_int(1) ? 1 : 2);
    }
    default: break;
  }
  // What is left looks at a text.
  const RuleValue of = argument(0);
  const auto* text = of.first().get<std::string_view>();
  if (text == nullptr) return of.is_unknown() ? of : RuleValue();
  const WordList* words = nullptr;
  if (arguments.size() > 1) {
    words = &vocabularies.list(*code.constants[code.steps[static_cast<std::size_t>(arguments[1])].index].get<std::string_view>(), languages);
  }
  return prose_value(*this, step.function, *text, of.first().place, words);
}

// -- texts -------------------------------------------------------------------------------------------------------------

std::optional<std::string> Evaluation::text(const Expressions& code, const TextPattern& pattern, Spelling spelling) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out;
  bool quoted = false;
  for (const TextPattern::Part& part : pattern.parts) {
    out += part.literal;
    quoted ^= std::ranges::count(part.literal, '`') % 2 != 0;
    if (part.step < 0) continue;
    // What stands between backticks is to be written so in a plan.
    const bool as_code = spelling == Spelling::plan || quoted;
    auto made = shown(value(code, part.step), as_code);
    if (!made) return std::nullopt;
    if (as_code) {
      for (std::size_t i = 1; i + 1 < made->size(); ++i) {
        if ((*made)[i] == ',' && digit((*made)[i - 1]) && digit((*made)[i + 1])) (*made)[i] = '_';
      }
    }
    out += *made;
  }
  return out;
}

std::optional<std::string> Evaluation::shown(const RuleValue& value, bool as_code) {
  if (value.is_nothing()) return std::nullopt;
  const bool code = as_code || plan.tongue().words() == nullptr;
  if (value.is_unknown()) {
    // A hole has no text: what would say it is left out.
    if (value.stated == nullptr) return std::nullopt;
    auto written = code ? format_value(plan, value.stated->value) : say_value(plan, value.stated->value);
    return written.empty() ? std::nullopt : std::optional(std::move(written));
  }
  if (const auto* text = value.get<std::string_view>()) {
    const bool word = !code && value.stated != nullptr && std::holds_alternative<Word>(value.stated->value);
    return word ? plan.tongue().words()->word(*text) : std::string(*text);
  }
  if (const bool* yes = value.get<bool>()) return code ? *yes ? "yes" : "no" : say_value(plan, YesNo{*yes});
  if (const auto* amount = value.get<Amount>()) return code ? format_amount(units(), *amount) : say_amount(plan, *amount);
  if (const auto* estimate = value.get<const Estimate*>()) return code ? format_estimate(units(), **estimate) : say_estimate(plan, **estimate);
  if (const auto* days = value.get<DaySpan>()) {
    if (!code) return say_span(plan, *days);
    return days->first == days->last ? format_date(days->first) : format_span(*days);
  }
  if (const auto* duration = value.get<Duration>()) return code ? format_duration(*duration) : say_duration(plan, *duration);
  if (const auto* id = value.get<EntityId>()) return std::string(plan[*id].named ? plan[*id].name : plan.label(*id));
  if (const auto* stated = value.get<const PropertyValue*>()) return code ? format_value(plan, (*stated)->value) : say_value(plan, (*stated)->value);
  if (const auto* contribution = value.get<const Contribution*>()) {
    return code ? format_estimate(units(), (*contribution)->estimate) : say_estimate(plan, (*contribution)->estimate);
  }
  if (const auto* many = value.get<RuleValue::Many>()) {
    if ((*many)->empty()) return std::nullopt;
    constexpr std::size_t kMost = 12;  // A text names no more; nobody reads on.
    std::vector<std::string> items;
    std::size_t left = (*many)->size();
    for (const RuleValue& one : **many) {
      if (items.size() == kMost && left > 1) {
        items.push_back(plan.tongue()(say("{} more", left)));
        break;
      }
      --left;
      auto made = shown(one, as_code);
      if (made && std::ranges::find(items, *made) == items.end()) items.push_back(std::move(*made));
    }
    if (items.empty()) return std::nullopt;
    return as_code ? fmt::format("{}", fmt::join(items, ", ")) : plan.tongue().list(items);
  }
  return std::nullopt;
}

}  // namespace campaign
