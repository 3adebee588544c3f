#pragma once

#include <cstdint>

#include "diagnostics/diagnostic.h"
#include "source/span.h"

namespace campaign {

/// How many syntax errors of one file are reported: what is no plan at all is not read to its end.
class ErrorLimit {
 public:
  ErrorLimit(std::uint32_t most, Diagnostics& diagnostics) : most_(most), diagnostics_(diagnostics) {}

  /// Counts an error at a place. False where it is not to be reported: the last one there is room for says instead that there are more.
  [[nodiscard]] bool admits(Span here) {
    if (exhausted()) return false;
    ++count_;
    if (exhausted()) diagnostics_.report<Finding::too_many_syntax_errors>(here, most_);
    return !exhausted();
  }
  /// So many errors that the rest of the file is not worth reading.
  [[nodiscard]] bool exhausted() const { return count_ >= most_; }

 private:
  std::uint32_t most_;
  Diagnostics& diagnostics_;
  std::uint32_t count_ = 0;
};

}  // namespace campaign
