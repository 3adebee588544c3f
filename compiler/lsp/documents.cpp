#include "lsp/documents.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace campaign {

tl::expected<std::string, WorldError> EditorWorld::read(const std::string& path, std::uint64_t limit) const {
  const auto found = open.find(path);
  if (found == open.end()) return disk_.read(path, limit);
  if (found->second.size() > limit) return tl::unexpected(WorldError{WorldError::Kind::too_large, "it is larger than the limit"});
  return found->second;
}

tl::expected<std::string, WorldError> EditorWorld::canonical(const std::string& path) const {
  // A text that was never saved has no other name.
  if (open.contains(path)) return path;
  return disk_.canonical(path);
}

std::optional<std::string> path_of_uri(std::string_view uri) {
  constexpr std::string_view kFile = "file://";
  if (!uri.starts_with(kFile)) return std::nullopt;
  uri.remove_prefix(kFile.size());
  if (uri.starts_with("localhost/")) uri.remove_prefix(9);
  std::string path;
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0) {
      path += static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2]));
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return path;
}

std::string uri_of_path(std::string_view path) {
  std::string uri = "file://";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::size_t Positions::column(const SourceFile& file, std::uint32_t offset) const {
  const LineColumn at = file.line_column(offset);
  return utf8_ ? offset - file.line_begin(at.line) : at.utf16_column - 1;
}

Json Positions::position(const SourceFile& file, std::uint32_t offset) const {
  return {{"line", file.line(offset) - 1}, {"character", column(file, offset)}};
}

Json Positions::range(const SourceFile& file, Span span) const { return {{"start", position(file, span.begin)}, {"end", position(file, span.end)}}; }

std::uint32_t Positions::offset(const SourceFile& file, const Json& position) const {
  return static_cast<std::uint32_t>(offset(file.text(), position));
}

std::size_t Positions::offset(std::string_view text, const Json& position) const {
  return offset(text, uinteger(position, "line"), uinteger(position, "character"));
}

std::size_t Positions::offset(std::string_view text, std::size_t line, std::size_t column) const {
  // A line ends with `\n`, `\r\n` or `\r`, none of which is a column of it. Most texts have no `\r`, and are long: it is looked for
  // again only where the last one is passed.
  std::size_t at = 0, carriage = text.find('\r');
  const auto end_of_line = [&] {
    if (carriage < at) carriage = text.find('\r', at);
    return std::min({text.find('\n', at), carriage, text.size()});
  };
  for (; line > 0 && at < text.size(); --line) {
    at = end_of_line();
    if (text.substr(at).starts_with("\r\n")) ++at;
    at = std::min(at + 1, text.size());
  }
  const std::size_t end = end_of_line();
  if (utf8_) return std::min(at + column, end);
  while (at < end && column > 0) {
    std::size_t next = at;
    const char32_t code_point = decode_utf8(text, next);
    const std::size_t units = code_point > 0xFFFF ? 2 : 1;
    if (units > column) break;
    column -= units;
    at = next;
  }
  return std::min(at, end);
}

}  // namespace campaign
