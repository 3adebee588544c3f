#include "cli/manifest.h"

#include <charconv>

#include <fmt/format.h>

namespace campaign {
namespace {

constexpr std::string_view kFirstLine = "campaign build 1";
constexpr std::size_t kHashDigits = 16;

}  // namespace

std::string Manifest::to_text() const {
  std::string text(kFirstLine);
  text += '\n';
  for (const auto& [path, hashes] : files) {
    for (const std::uint64_t hash : hashes) text += fmt::format("{:016x} {}\n", hash, path);
  }
  return text;
}

std::optional<Manifest> Manifest::parse(std::string_view text) {
  Manifest manifest;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (first) {
      if (line != kFirstLine) return std::nullopt;
      first = false;
      continue;
    }
    if (line.size() <= kHashDigits + 1 || line[kHashDigits] != ' ') return std::nullopt;
    std::uint64_t hash = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + kHashDigits, hash, 16);
    const std::string_view path = line.substr(kHashDigits + 1);
    if (error != std::errc() || stop != line.data() + kHashDigits || !is_plain_relative(path)) return std::nullopt;
    manifest.files[std::string(path)].insert(hash);
  }
  if (first) return std::nullopt;
  return manifest;
}

std::uint64_t content_hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return hash;
}

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
