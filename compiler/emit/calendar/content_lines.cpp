#include "emit/calendar/content_lines.h"

#include "base/byte_set.h"
#include "emit/clean_text.h"

namespace campaign {

namespace {

constexpr ByteSet kEscaped("\\;,\n");
constexpr std::size_t kLongestLine = 75;  // Octets without the CRLF; the blank of a folded line counts.

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void append_escaped(std::string& out, std::string_view text) {
  std::string room;
  const std::string_view clean = clean_text(text, room);
  for (std::size_t done = 0;;) {
    const std::size_t next = kEscaped.first_in(clean, done);
    out.append(clean, done, next - done);
    if (next == clean.size()) return;
    out += '\\';
    out += clean[next] == '\n' ? 'n' : clean[next];
    done = next + 1;
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
