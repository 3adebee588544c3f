#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "syntax/foreign.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// Something in a plan that is written otherwise than the language writes it.
struct Slip {
  Span span;
  Foreign foreign;
};

/// Whether the values of some property of this name are texts.
[[nodiscard]] bool takes_text(std::string_view property);

/// The currency and the locale that a text states, for the first campaign of it. O(5,000 tokens).
[[nodiscard]] Customs customs_of(const SyntaxTree& tree);

/// The slips between two tokens of a row, in its order. O(tokens × the longest slip).
[[nodiscard]] std::vector<Slip> slips_between(const SyntaxTree& tree, std::uint32_t first, std::uint32_t end);

/// Reports one of several slips that stand together, and offers its readings; each fix mends all of them where the others can mean one
/// thing only.
void report_slip(Diagnostics& diagnostics, const SyntaxTree& tree, const Slip& slip, const std::vector<Slip>& together);

/// The name of the person whom the text declares by this title; empty where there is none.
[[nodiscard]] std::string person_titled(const SyntaxTree& tree, std::string_view title);

/// Where a value goes on around a token: from behind the last key, break or brace to the next.
struct ValueTokens {
  std::uint32_t first = 0, end = 0;
  std::uint32_t key = SyntaxTree::kNone;  ///< The token of its key, where it has one.
};
[[nodiscard]] ValueTokens value_around(const SyntaxTree& tree, std::uint32_t position);

/// Reports what the parser stumbled over at a token, where that is a slip that people make: figures and dates of other customs, texts
/// without quotes or between other quotes, people without `@`. Whether it was one.
[[nodiscard]] bool report_as_slip(Diagnostics& diagnostics, const SyntaxTree& tree, std::uint32_t position);

}  // namespace campaign
