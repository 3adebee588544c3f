#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace campaign {

using Json = nlohmann::json;

/// The member of an object; null where it has none of the name, or is no object.
[[nodiscard]] const Json& member(const Json& json, std::string_view name);
/// A member that the protocol counts with, such as a line: what is larger than any (2^31 - 1) is the largest. Throws `Json::exception`
/// where it is missing, no whole number or negative.
[[nodiscard]] std::uint32_t uinteger(const Json& json, std::string_view name);

/// Messages of the Language Server Protocol over two streams: a header with `Content-Length`, then JSON (LSP 3.17, base protocol).
class Transport {
 public:
  Transport(std::FILE* in, std::FILE* out) : in_(in), out_(out) {}

  /// The next message; a discarded value for one that is no JSON; nullopt at the end of the stream, or when a header cannot
  /// be read or is larger than any client sends (256 MiB).
  [[nodiscard]] std::optional<Json> read();
  void write(const Json& message);

 private:
  std::FILE* in_;
  std::FILE* out_;
};

}  // namespace campaign
