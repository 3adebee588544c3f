#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace campaign::odds {

/// Arithmetic over numbers that are not certain, as a list of steps: each takes what came of steps before it.
struct Step {
  enum class Op : std::uint8_t { constant, input, add, subtract, multiply, divide, smaller, larger };
  Op op = Op::constant;
  std::uint32_t left = 0, right = 0;  ///< The steps that it takes; of an input, `left` is which one.
  double number = 0;                  ///< Of a constant.
};

/// Writes the draws of an input.
using FillInput = std::function<void(std::uint32_t input, std::span<double> out)>;

/// What comes of a step, draw by draw. Only what it needs is worked out, once each and in the order of the steps; each input is asked for once. A column is
/// kept no longer than it is needed, so a sum of any length takes three of them. O(steps · draws).
[[nodiscard]] std::vector<double> run(std::span<const Step> steps, std::uint32_t result, std::uint32_t draws, const FillInput& input);

/// The inputs that a step rests on, in the order of the steps. O(steps).
[[nodiscard]] std::vector<std::uint32_t> inputs_of(std::span<const Step> steps, std::uint32_t result);

}  // namespace campaign::odds
