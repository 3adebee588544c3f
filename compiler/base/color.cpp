#include "base/color.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace campaign {

namespace {

/// How bright a colour is to the eye, from 0 to 1 (WCAG 2.2, "relative luminance").
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

std::optional<Color> Color::parse(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

std::string Color::to_text() const { return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue); }

double contrast_of(Color a, Color b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

Color mixed(Color from, Color to, double share) {
  const auto mix = [share](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(std::lround(a + (b - a) * share)); };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

Color readable_on(Color color, Color ground) {
  const Color end = luminance(ground) > 0.18 ? kBlack : kWhite;
  for (int percent = 0; percent < 100; ++percent) {
    const Color tried = mixed(color, end, percent / 100.0);
    if (contrast_of(tried, ground) >= kReadableContrast) return tried;
  }
  return end;
}

}  // namespace campaign
