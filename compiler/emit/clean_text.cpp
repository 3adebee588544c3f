#include "emit/clean_text.h"

#include <algorithm>

#include "base/text.h"

namespace campaign {

namespace {

/// C0 and C1 controls, DEL, and Unicode's own separators of lines and paragraphs.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/// Whether there is nothing to do: printable ASCII and nothing else.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string_view clean_text(std::string_view text, std::string& room) {
  if (is_plain(text)) return text;
  room.clear();
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == '\r') {
      if (at < text.size() && text[at] == '\n') ++at;
      room += '\n';
    } else if (c == '\n' || c == '\t' || !is_control(c)) {
      append_utf8(room, c);
    } else {
      room += c >= 0x2028 ? '\n' : ' ';
    }
  }
  return room;
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string room;
  const std::string_view clean = clean_text(text, room);
  std::string out;
  std::size_t count = 0, last = 0;  // Code points of `out`, and where the last one begins.
  bool blank = false;
  for (std::size_t at = 0; at < clean.size();) {
    const char32_t c = decode_utf8(clean, at);
    if (c == ' ' || c == '\t' || c == '\n') {
      blank = !out.empty();
      continue;
    }
    for (const char32_t next : {char32_t(blank ? U' ' : U'\0'), c}) {
      if (next == 0) continue;
      if (count == most) {
        out.resize(last);
        return out + "…";
      }
      last = out.size();
      append_utf8(out, next);
      ++count;
    }
    blank = false;
  }
  return out;
}

}  // namespace campaign
