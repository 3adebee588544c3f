#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace campaign {

/// Standard output and error: what they can show, and whether what was written got there.
class Console {
 public:
  explicit Console(ColorChoice color);

  [[nodiscard]] bool colors_on_output() const { return colors_on_output_; }
  [[nodiscard]] bool colors_on_error() const { return colors_on_error_; }
  /// Whether a person watches standard error.
  [[nodiscard]] bool error_is_terminal() const { return error_is_terminal_; }
  /// Whether a person watches standard output.
  [[nodiscard]] bool output_is_terminal() const { return output_is_terminal_; }
  /// The columns of the terminal behind standard output or error, or what suits a log.
  [[nodiscard]] std::size_t columns_of_output() const;
  [[nodiscard]] std::size_t columns_of_error() const;

  /// Writes to standard output, at once and all. False when that failed (a full disk, a closed pipe); the reason has
  /// been said, except where a reader just went away, which is none of the user's concern.
  [[nodiscard]] bool print(std::string_view text) const;

  /// Writes to standard error; what cannot be written there can be told nowhere.
  void print_error_text(std::string_view text) const;

  /// A line that says how something went: green when well, red when not, where there are colours.
  [[nodiscard]] static std::string verdict(std::string_view line, bool well, bool colors);

  /// `campaign: error: …` on standard error: why the command could not do its job.
  void error(const std::string& message) const;

 private:
  bool colors_on_output_;
  bool colors_on_error_;
  bool output_is_terminal_;
  bool error_is_terminal_;
};

/// What the system calls an error, in the words of the other messages: "no space left on the device".
[[nodiscard]] std::string reason_of(int error_number);

}  // namespace campaign
