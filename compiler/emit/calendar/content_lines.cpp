#include "emit/calendar/content_lines.h"

#include <algorithm>

#include "emit/clean_text.h"

namespace campaign {

namespace {

constexpr std::size_t kLongestLine = 75;  // Octets without the CRLF; the blank of a folded line counts.

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void append_escaped(std::string& out, std::string_view text) {
  std::string room;
  std::string_view rest = clean_text(text, room);
  for (;;) {
    const std::size_t plain = std::min(rest.find_first_of("\\;,\n"), rest.size());
    out += rest.substr(0, plain);
    if (plain == rest.size()) return;
    out += '\\';
    out += rest[plain] == '\n' ? 'n' : rest[plain];
    rest.remove_prefix(plain + 1);
  }
}

}  // namespace

void ContentLines::line(std::string_view name, std::string_view value) {
  const std::size_t begin = out_.size();
  out_.append(name).append(1, ':').append(value);
  if (out_.size() - begin > kLongestLine) {
    const std::string whole = out_.substr(begin);
    out_.resize(begin);
    std::string_view rest = whole;
    for (std::size_t room = kLongestLine; rest.size() > room; room = kLongestLine - 1) {
      std::size_t cut = room;
      while (is_inside_character(rest[cut])) --cut;
      out_.append(rest.substr(0, cut)).append("\r\n ");
      rest.remove_prefix(cut);
    }
    out_.append(rest);
  }
  out_.append("\r\n");
}

void ContentLines::text(std::string_view name, std::string_view text) {
  std::string value;
  append_escaped(value, text);
  line(name, value);
}

void ContentLines::texts(std::string_view name, std::span<const std::string> texts) {
  std::string value;
  for (const std::string& text : texts) {
    if (!value.empty()) value += ',';
    append_escaped(value, text);
  }
  if (!value.empty()) line(name, value);
}

}  // namespace campaign
