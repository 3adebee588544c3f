#pragma once

#include <span>
#include <string>
#include <string_view>

namespace campaign {

/// Writes the lines of an iCalendar (RFC 5545, section 3.1): CRLF at their ends, folded so that none is longer than 75
/// octets, never within a character.
class ContentLines {
 public:
  /// A line whose value is written as it is: `name` has the parameters (`DTSTART;VALUE=DATE`).
  void line(std::string_view name, std::string_view value);
  /// A line of text, with `\`, `;`, `,` and line breaks escaped (section 3.3.11). Control characters become blanks.
  void text(std::string_view name, std::string_view text);
  /// A line of several texts with commas between them. Nothing is written for none.
  void texts(std::string_view name, std::span<const std::string> texts);

  /// Lines that another one wrote.
  void lines(std::string_view written) { out_ += written; }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace campaign
