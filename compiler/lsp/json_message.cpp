#include "lsp/json_message.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"

namespace campaign {

namespace {

constexpr std::size_t kLargest = std::size_t{256} << 20;
constexpr int kDeepest = 500;  // No message of the protocol is nested as deep; what is deeper would cost stack to copy.

/// One line of a header without its line break; nullopt at the end of the stream.
std::optional<std::string> header_line(std::FILE* in) {
  std::string line;
  for (int c = std::fgetc(in); c != EOF; c = std::fgetc(in)) {
    if (c == '\n') {
      if (line.ends_with('\r')) line.pop_back();
      return line;
    }
    if (line.size() > 8192) return std::nullopt;
    line += static_cast<char>(c);
  }
  return std::nullopt;
}

}  // namespace

const Json& member(const Json& json, std::string_view name) {
  static const Json kNull;
  if (!json.is_object()) return kNull;
  const auto found = json.find(name);
  return found == json.end() ? kNull : *found;
}

std::uint32_t uinteger(const Json& json, std::string_view name) {
  constexpr std::uint64_t kLargestCount = (std::uint64_t{1} << 31) - 1;
  const Json& number = member(json, name);
  const bool counts = number.is_number_unsigned() || (number.is_number_integer() && number.get<std::int64_t>() >= 0);
  if (!counts) throw Json::other_error::create(601, fmt::format("`{}` is a whole number from 0", name), &json);
  return static_cast<std::uint32_t>(std::min(number.get<std::uint64_t>(), kLargestCount));
}

std::optional<Json> Transport::read() {
  std::size_t length = 0;
  bool known = false;
  for (;;) {
    const auto line = header_line(in_);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    constexpr std::string_view kLength = "content-length:";  // The names of headers have no case.
    if (lower_case(std::string_view(*line).substr(0, kLength.size())) != kLength) continue;
    std::string_view digits = std::string_view(*line).substr(kLength.size());
    while (digits.starts_with(' ')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    known = error == std::errc() && end == digits.data() + digits.size();
  }
  if (!known || length > kLargest) return std::nullopt;
  std::string body(length, '\0');
  if (std::fread(body.data(), 1, length, in_) != length) return std::nullopt;
  return Json::parse(body, [](int depth, Json::parse_event_t, Json&) { return depth < kDeepest; }, false);
}

void Transport::write(const Json& message) {
  const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string head = fmt::format("Content-Length: {}\r\n\r\n", body.size());
  std::fwrite(head.data(), 1, head.size(), out_);
  std::fwrite(body.data(), 1, body.size(), out_);
  std::fflush(out_);
}

}  // namespace campaign
