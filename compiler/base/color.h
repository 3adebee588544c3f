#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// A colour of the screen: red, green and blue of sRGB, each from 0 to 255.
struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;

  /// `#3346c4`, in letters of either case; nullopt for anything else.
  [[nodiscard]] static std::optional<Color> parse(std::string_view text);
  /// In small letters.
  [[nodiscard]] std::string to_text() const;
};

inline constexpr Color kWhite{255, 255, 255};
inline constexpr Color kBlack{0, 0, 0};

/// What text of the size of a page's body needs at least (WCAG 2.2, 1.4.3).
inline constexpr double kReadableContrast = 4.5;

/// The contrast of two colours, from 1 (the same) to 21 (black on white): the formula of WCAG 2.2, "contrast ratio".
[[nodiscard]] double contrast_of(Color a, Color b);

/// `share` of the way from one colour to another, channel by channel.
[[nodiscard]] Color mixed(Color from, Color to, double share);

/// The colour nearest to `color`, towards black on a light ground and towards white on a dark one, that is readable on it.
[[nodiscard]] Color readable_on(Color color, Color ground);

}  // namespace campaign
