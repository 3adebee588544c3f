#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace campaign {

/// A set of bytes, made when the compiler is compiled: texts are looked through for the few that need care.
class ByteSet {
 public:
  constexpr ByteSet() = default;
  /// The bytes of a text.
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) has_[static_cast<unsigned char>(byte)] = true;
  }
  /// The same and all from `first` through `last`.
  [[nodiscard]] constexpr ByteSet with(unsigned char first, unsigned char last) const {
    ByteSet more = *this;
    for (std::size_t byte = first; byte <= last; ++byte) more.has_[byte] = true;
    return more;
  }

  [[nodiscard]] constexpr bool contains(char byte) const { return has_[static_cast<unsigned char>(byte)]; }
  /// Where the first of them stands in a text from an offset on; the text's end where there is none. O(distance)
  [[nodiscard]] constexpr std::size_t first_in(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !contains(text[from])) ++from;
    return from;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace campaign
