#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "workspace/snapshot.h"

namespace campaign {

inline std::string text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

inline CompileOptions fuzz_options() {
  CompileOptions options;
  options.as_of = std::chrono::year{2027} / 1 / 1;
  return options;
}

inline Snapshot compiled(const std::string& text) { return compile(MemoryWorld(), {}, {{"fuzz", "", text}}, "/", fuzz_options()); }

/// Ends the process with a word about what does not hold, as libFuzzer wants it.
inline void hold(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace campaign
