#pragma once

#include <cstdint>

#include "diagnostics/diagnostic.h"
#include "syntax/error_limit.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// Where in a sentence the parser stands when a token does not fit.
enum class SyntaxPlace : std::uint8_t { value, arguments, name, window, member, other };

/// Says in the language of plans what the parser stumbled over; a parser's own words never reach a user.
class SyntaxErrors {
 public:
  SyntaxErrors(ErrorLimit& limit, Diagnostics& diagnostics) : limit_(limit), diagnostics_(diagnostics) {}

  /// The token at `position` does not fit at `place`.
  void report(SyntaxPlace place, const SyntaxTree& tree, std::uint32_t position);
  /// So many errors that the rest of the file is not worth reading.
  [[nodiscard]] bool exhausted() const { return limit_.exhausted(); }

 private:
  void stray(const SyntaxTree& tree, std::uint32_t position);

  ErrorLimit& limit_;
  Diagnostics& diagnostics_;
};

}  // namespace campaign
