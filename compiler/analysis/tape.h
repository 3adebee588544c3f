#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/range.h"
#include "model/plan.h"
#include "odds/program.h"

namespace campaign {

/// Arithmetic as a list of steps over numbers that are not certain. While one is being recorded (`Recording`), the arithmetic of
/// `Range` notes in it what it does, so that the same arithmetic can be done with draws instead of ends: there is one evaluator of a
/// plan, and this is how it went.
class Tape {
 public:
  using Op = odds::Step::Op;
  /// Something that is written once and not certain. It is drawn once, wherever it is used.
  struct Input {
    EntityId declaration = kNoEntity;
    EntityId metric = kNoEntity;         ///< Of an expectation; else none, as a rate has none.
    const PropertyValue* value = nullptr;
    const Estimate* estimate = nullptr;  ///< As it is written.
    std::uint32_t step = 0;
  };

  /// The step of an input, added where it is new. O(1).
  std::uint32_t input(const Input& input);
  std::uint32_t constant(double number);
  std::uint32_t add(Op op, std::uint32_t left, std::uint32_t right);
  /// A step times a number; the step itself where that is 1.
  std::uint32_t scaled(std::uint32_t step, double factor);

  /// Step 0 is none of what was recorded: a range with that number is not on the tape.
  [[nodiscard]] std::span<const odds::Step> steps() const { return steps_; }
  [[nodiscard]] std::span<const Input> inputs() const { return inputs_; }

  /// The tape that the arithmetic of this thread is recorded on; null: none.
  [[nodiscard]] static Tape* recording();

 private:
  friend class Recording;
  std::vector<odds::Step> steps_{odds::Step{}};
  std::vector<Input> inputs_;
  std::unordered_map<const Estimate*, std::uint32_t> known_;  // The number of an input.
};

/// Has the arithmetic of this thread recorded on a tape, or, with null, not recorded, as long as it lives.
class Recording {
 public:
  explicit Recording(Tape* tape);
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

 private:
  Tape* before_;
};

/// A range that is what an estimate says, perhaps in another unit: on the tape it is that input, scaled. Certain ones, and all while nothing
/// is recorded, stay as they are.
[[nodiscard]] Range noted_input(const Tape::Input& input, Range counted);

}  // namespace campaign
