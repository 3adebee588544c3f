#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "syntax/foreign.h"
#include "syntax/syntax_tree.h"

namespace campaign {

// How people write values that are not settled, not exact or not one: `TBD`, `ca. 300`, `at least 300`, `300-305k GBP`, `3x orders`.

/// What a property takes, as far as it says how such a value is written.
enum class Takes : std::uint8_t { one, estimate, target, bounds, days, text };

/// A value that is written so.
struct Loose {
  enum class Sort : std::uint8_t { about, limit, range, multiple };
  Sort sort = Sort::about;
  std::vector<std::string> readings;  ///< How the language writes it, the likeliest first; none where a property cannot take it.
};

/// What a whole value, without the clauses behind it, is by its words and signs; nullopt where it is none of these. O(its length).
[[nodiscard]] std::optional<Loose> loose_value(std::string_view text, Takes takes, const Customs& customs);

/// Reports a text that says that there is no value yet (`TBD`, `n/a`, `?`, `offen`), and offers what to write instead. Whether it was one.
[[nodiscard]] bool report_nothing(Diagnostics& diagnostics, Span span, std::string_view written);

/// Reports the value around a token where it is such a one, and offers what to write instead. Whether it was one. O(its tokens).
[[nodiscard]] bool report_loose(Diagnostics& diagnostics, const SyntaxTree& tree, std::uint32_t position);

}  // namespace campaign
