#include "analysis/tape.h"

namespace campaign {

namespace {
thread_local Tape* current = nullptr;
}

std::uint32_t Tape::input(const Input& input) {
  const auto [at, added] = known_.emplace(input.estimate, static_cast<std::uint32_t>(inputs_.size()));
  if (!added) return inputs_[at->second].step;
  inputs_.push_back(input);
  steps_.push_back({Op::input, at->second, 0, 0});
  inputs_.back().step = static_cast<std::uint32_t>(steps_.size() - 1);
  return inputs_.back().step;
}

std::uint32_t Tape::constant(double number) {
  steps_.push_back({Op::constant, 0, 0, number});
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

std::uint32_t Tape::add(Op op, std::uint32_t left, std::uint32_t right) {
  steps_.push_back({op, left, right, 0});
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

std::uint32_t Tape::scaled(std::uint32_t step, double factor) {
  return factor == 1 ? step : add(Op::multiply, step, constant(factor));
}

Range noted_input(const Tape::Input& input, Range counted) {
  Tape* const tape = current;
  if (tape == nullptr || input.estimate->certain()) return counted;
  const bool by_high = !input.estimate->high.number.is_zero();
  const double written = (by_high ? input.estimate->high : input.estimate->low).number.to_double();
  counted.step = tape->scaled(tape->input(input), (by_high ? counted.high : counted.low).to_double() / written);
  return counted;
}

Tape* Tape::recording() { return current; }

Recording::Recording(Tape* tape) : before_(current) { current = tape; }
Recording::~Recording() { current = before_; }

}  // namespace campaign
