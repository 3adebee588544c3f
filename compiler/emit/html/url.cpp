#include "emit/html/url.h"

#include <algorithm>
#include <array>

namespace campaign::html {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters, digits and the marks that stand for themselves in every part of a link (RFC 3986, section 2.3).
bool is_unreserved(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c) || c == '/') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
}

/// The scheme in lower case; empty for a relative link. A colon counts only before the first `/`, `?` and `#`.
std::string scheme_of(std::string_view text) {
  const std::size_t end = text.find_first_of(":/?#");
  if (end == std::string_view::npos || text[end] != ':') return {};
  std::string scheme(text.substr(0, end));
  for (char& c : scheme) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return scheme;
}

}  // namespace

std::optional<Url> Url::written(std::string_view text) {
  // Browsers skip some blanks and control characters inside a scheme, so a link with any is not to be trusted.
  const auto unsafe = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; };
  if (text.empty() || std::any_of(text.begin(), text.end(), unsafe)) return std::nullopt;
  const std::string scheme = scheme_of(text);
  if (scheme != "http" && scheme != "https" && scheme != "mailto") return std::nullopt;
  return Url(std::string(text));
}

std::optional<Url> Url::mail(std::string_view address) {
  const auto allowed = [](char c) { return is_unreserved(c) || c == '@' || c == '+'; };
  if (std::count(address.begin(), address.end(), '@') != 1 || !std::all_of(address.begin(), address.end(), allowed)) {
    return std::nullopt;
  }
  return Url("mailto:" + std::string(address));
}

Url Url::place(std::string_view file, std::string_view anchor) {
  std::string value;
  append_encoded(value, file);
  if (!anchor.empty() || file.empty()) value += '#';
  append_encoded(value, anchor);
  return Url(std::move(value));
}

}  // namespace campaign::html
