#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace campaign {

using Json = nlohmann::json;

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
