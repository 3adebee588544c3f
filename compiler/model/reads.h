#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/value.h"

namespace campaign {

/// Notes what is looked at while something is worked out, each thing once: so that it need not be worked out again as long as all
/// of that is the same. What it notes are numbers: two for each declaration, and some for tables about the whole plan.
class Reads {
 public:
  static constexpr std::uint32_t kTables = 12;
  [[nodiscard]] static std::uint32_t of_declaration(EntityId id) { return kTables + 2 * static_cast<std::uint32_t>(id); }
  [[nodiscard]] static std::uint32_t of_arithmetic(EntityId id) { return of_declaration(id) + 1; }
  [[nodiscard]] static std::size_t count(std::size_t declarations) { return kTables + 2 * declarations; }

  /// Begins anew, for a plan of so many declarations. O(1) but for the first time.
  void start(std::size_t declarations) {
    stamps_.resize(count(declarations), 0);
    ++now_;
    list_.clear();
  }
  void note(std::uint32_t what) {
    if (paused || stamps_[what] == now_) return;
    stamps_[what] = now_;
    list_.push_back(what);
  }
  [[nodiscard]] std::vector<std::uint32_t> take() { return std::exchange(list_, {}); }

  bool paused = false;

 private:
  std::vector<std::uint32_t> stamps_;
  std::uint32_t now_ = 0;
  std::vector<std::uint32_t> list_;
};

}  // namespace campaign
