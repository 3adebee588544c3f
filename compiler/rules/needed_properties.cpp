#include "rules/needed_properties.h"

#include "model/plan.h"

namespace campaign {

namespace {

using Op = Step::Op;

const Step* step_at(const Expressions& code, std::int32_t at) { return at < 0 ? nullptr : &code.steps[static_cast<std::size_t>(at)]; }

/// Of a comparison that holds, or of `!=` that does not: nothing but two values gives that. What is not written equals nothing, surely.
bool compares_values(const Step& step, bool answer) {
  switch (step.comparison) {
    case Comparison::equal: return answer;
    case Comparison::not_equal: return !answer;
    default: return true;  // An order of what is not there is not known.
  }
}

}  // namespace

std::uint64_t needed_for_value(const Expressions& code, std::int32_t expression) {
  const Step* step = step_at(code, expression);
  if (step == nullptr) return 0;
  switch (step->op) {
    case Op::property: {
      const Step* of = step_at(code, step->a);
      if (of != nullptr && of->op == Op::variable && of->index == kSelfSlot) return Plan::bit_of(Property{static_cast<std::uint16_t>(step->index)});
      return needed_for_value(code, step->a);
    }
    case Op::member:
    case Op::negate:
    case Op::below:
    case Op::enclosing:
    case Op::call_name: return needed_for_value(code, step->a);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::span: return needed_for_value(code, step->a) | needed_for_value(code, step->b);
    case Op::loop: {
      const bool of_members = step->function == Function::min || step->function == Function::max || step->function == Function::first ||
                              step->function == Function::each || step->function == Function::distinct;
      return of_members ? needed_for_value(code, step->b) : 0;
    }
    default: return 0;
  }
}

std::uint64_t needed_for_answer(const Expressions& code, std::int32_t condition, bool answer) {
  const Step* step = step_at(code, condition);
  if (step == nullptr) return 0;
  const auto of_both = [&] { return needed_for_value(code, step->a) | needed_for_value(code, step->b); };
  switch (step->op) {
    case Op::both:
    case Op::either: {
      const std::uint64_t a = needed_for_answer(code, step->a, answer), b = needed_for_answer(code, step->b, answer);
      return (step->op == Op::both) == answer ? a | b : a & b;  // Where one of the two is enough, what both need.
    }
    case Op::opposite: return needed_for_answer(code, step->a, !answer);
    case Op::compare: return compares_values(*step, answer) ? of_both() : 0;
    case Op::matches: return needed_for_value(code, step->a);
    case Op::contains: return answer ? of_both() : 0;
    case Op::call: return step->function == Function::stated && answer ? needed_for_value(code, code.arguments[step->index].front()) : 0;
    case Op::loop: {
      const bool tests = step->function == Function::any || step->function == Function::all;
      if (!tests) return answer ? needed_for_value(code, condition) : 0;
      return (step->function == Function::any) == answer ? needed_for_value(code, step->b) : 0;
    }
    default: return answer ? needed_for_value(code, condition) : 0;
  }
}

}  // namespace campaign
