#include "odds/program.h"

#include <algorithm>
#include <utility>

namespace campaign::odds {

namespace {

bool takes_others(const Step& step) { return step.op != Step::Op::constant && step.op != Step::Op::input; }

/// By step: the last step that takes it, itself where none does; 0 where the result does not need it.
std::vector<std::uint32_t> last_uses(std::span<const Step> steps, std::uint32_t result) {
  std::vector<std::uint32_t> last(result + 1, 0);
  last[result] = result;
  for (std::uint32_t i = result + 1; i-- > 0;) {
    if (last[i] == 0 && i != result) continue;
    if (!takes_others(steps[i])) continue;
    for (const std::uint32_t operand : {steps[i].left, steps[i].right}) last[operand] = std::max(last[operand], i);
  }
  return last;
}

double applied(Step::Op op, double a, double b) {
  switch (op) {
    case Step::Op::add:
      return a + b;
    case Step::Op::subtract:
      return a - b;
    case Step::Op::multiply:
      return a * b;
    case Step::Op::divide:
      return a / b;
    case Step::Op::smaller:
      return b < a ? b : a;
    case Step::Op::larger:
      return a < b ? b : a;
    default:
      return 0;
  }
}

/// A number, or one for each draw.
struct Values {
  std::vector<double> column{};
  double number = 0;
  [[nodiscard]] bool certain() const { return column.empty(); }
};

/// Writes what an operation gives, draw by draw.
template <Step::Op op>
void apply(const Values& a, const Values& b, std::span<double> out) {
  const std::size_t draws = out.size();
  if (a.certain()) {
    for (std::size_t i = 0; i < draws; ++i) out[i] = applied(op, a.number, b.column[i]);
  } else if (b.certain()) {
    for (std::size_t i = 0; i < draws; ++i) out[i] = applied(op, a.column[i], b.number);
  } else {
    for (std::size_t i = 0; i < draws; ++i) out[i] = applied(op, a.column[i], b.column[i]);
  }
}

void apply(Step::Op op, const Values& a, const Values& b, std::span<double> out) {
  switch (op) {
    case Step::Op::add:
      return apply<Step::Op::add>(a, b, out);
    case Step::Op::subtract:
      return apply<Step::Op::subtract>(a, b, out);
    case Step::Op::multiply:
      return apply<Step::Op::multiply>(a, b, out);
    case Step::Op::divide:
      return apply<Step::Op::divide>(a, b, out);
    case Step::Op::smaller:
      return apply<Step::Op::smaller>(a, b, out);
    case Step::Op::larger:
      return apply<Step::Op::larger>(a, b, out);
    default:
      return;
  }
}

}  // namespace

std::vector<double> run(std::span<const Step> steps, std::uint32_t result, std::uint32_t draws, const FillInput& input) {
  const std::vector<std::uint32_t> last = last_uses(steps, result);
  std::vector<Values> values(result + 1);
  std::vector<std::vector<double>> free;  // Columns that nobody needs any more.
  const auto column = [&] {
    if (free.empty()) return std::vector<double>(draws);
    std::vector<double> one = std::move(free.back());
    free.pop_back();
    return one;
  };
  for (std::uint32_t i = 0; i <= result; ++i) {
    if (last[i] == 0 && i != result) continue;
    const Step& step = steps[i];
    if (step.op == Step::Op::constant) {
      values[i].number = step.number;
    } else if (step.op == Step::Op::input) {
      values[i].column = column();
      input(step.left, values[i].column);
    } else if (values[step.left].certain() && values[step.right].certain()) {
      values[i].number = applied(step.op, values[step.left].number, values[step.right].number);
    } else {
      values[i].column = column();
      apply(step.op, values[step.left], values[step.right], values[i].column);
      for (const std::uint32_t operand : {step.left, step.right}) {
        if (last[operand] == i && !values[operand].certain()) free.push_back(std::exchange(values[operand].column, {}));
      }
    }
  }
  Values& end = values[result];
  return end.certain() ? std::vector<double>(draws, end.number) : std::move(end.column);
}

std::vector<std::uint32_t> inputs_of(std::span<const Step> steps, std::uint32_t result) {
  const std::vector<std::uint32_t> last = last_uses(steps, result);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i <= result; ++i) {
    if (steps[i].op == Step::Op::input && (last[i] != 0 || i == result)) found.push_back(steps[i].left);
  }
  return found;
}

}  // namespace campaign::odds
