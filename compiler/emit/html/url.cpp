#include "emit/html/url.h"

#include <algorithm>

#include "base/byte_set.h"

namespace campaign::html {

namespace {

/// Letters, digits and the marks that stand for themselves in every part of a link (RFC 3986, section 2.3).
constexpr ByteSet kUnreserved = ByteSet("-._~").with('a', 'z').with('A', 'Z').with('0', '9');
constexpr ByteSet kOfPath = kUnreserved.with('/', '/');
bool is_unreserved(char c) { return kUnreserved.contains(c); }

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (std::size_t done = 0; done < text.size();) {
    std::size_t next = done;
    while (next < text.size() && kOfPath.contains(text[next])) ++next;
    out.append(text, done, next - done);
    done = next + 1;
    if (next == text.size()) return;
    const auto byte = static_cast<unsigned char>(text[next]);
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
