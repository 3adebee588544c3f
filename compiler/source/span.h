#pragma once

#include <compare>
#include <cstdint>

namespace campaign {

/// Which of a compilation's files; an index into `Sources`.
enum class FileId : std::uint32_t {};

/// A stretch of a file's text: the bytes from `begin` up to, not including, `end`.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  auto operator<=>(const Span&) const = default;
};

}  // namespace campaign
