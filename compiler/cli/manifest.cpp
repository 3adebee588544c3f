#include "cli/manifest.h"

#include <charconv>

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace campaign {
namespace {

constexpr std::string_view kFirstLine = "campaign build 2";
constexpr std::string_view kMadeOf = "made of ";

/// Takes a number and the blank behind it off the front of a line; false where there is none.
template <typename Number>
bool take(std::string_view& line, Number& number, int base) {
  const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), number, base);
  const auto length = static_cast<std::size_t>(stop - line.data());
  if (error != std::errc() || length >= line.size() || line[length] != ' ') return false;
  line.remove_prefix(length + 1);
  return true;
}

/// The next line without its end; nullopt for a text that does not end with one.
std::optional<std::string_view> next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string Manifest::to_text() const {
  std::string text = fmt::format("{}\n{}{:016x}\n", kFirstLine, kMadeOf, made_of);
  for (const auto& [path, contents] : files) {
    for (const Content& content : contents) text += fmt::format("{:016x} {} {}\n", content.hash, content.size, path);
  }
  return text;
}

std::optional<Manifest> Manifest::parse(std::string_view text) {
  Manifest manifest;
  if (next_line(text) != kFirstLine) return std::nullopt;
  const auto made_of = next_line(text);
  if (!made_of || !made_of->starts_with(kMadeOf)) return std::nullopt;
  const std::string digest = std::string(made_of->substr(kMadeOf.size())) + ' ';
  std::string_view rest = digest;
  if (!take(rest, manifest.made_of, 16) || !rest.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto line = next_line(text);
    if (!line) return std::nullopt;
    std::string_view path = *line;
    Content content;
    if (!take(path, content.hash, 16) || !take(path, content.size, 10) || !is_plain_relative(path)) return std::nullopt;
    manifest.files[std::string(path)].insert(content);
  }
  return manifest;
}

Manifest::Content Manifest::content_of(std::string_view bytes) { return {content_hash(bytes), bytes.size()}; }

std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed) { return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed); }

bool is_plain_relative(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos || path.find('\n') != std::string_view::npos)
    return false;
  for (;;) {
    const std::size_t end = path.find('/');
    const std::string_view part = path.substr(0, end);
    if (part.empty() || part == "." || part == "..") return false;
    if (end == std::string_view::npos) return true;
    path.remove_prefix(end + 1);
  }
}

}  // namespace campaign
