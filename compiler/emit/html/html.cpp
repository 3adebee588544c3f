#include "emit/html/html.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"

namespace campaign::html {

namespace {

/// What may not stand in a page as it is, and what may not if it is no UTF-8.
constexpr ByteSet kCare = ByteSet("&<>\"'\x7F").with(0, '\t' - 1).with('\n', 0x1F);
constexpr ByteSet kLook = kCare.with(0x80, 0xFF);

/// What stands for a byte; empty for one that is left out.
std::string_view written_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n': return "\n";
    case '\r': return "";
    default: return "\xEF\xBF\xBD";
  }
}

/// The blanks before a line break mean nothing in HTML.
void drop_blanks_at_end(std::string& out, std::size_t from) {
  while (out.size() > from && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
}

void append_well_formed(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  for (std::size_t done = 0;;) {
    const std::size_t next = kCare.first_in(text, done);
    out.append(text, done, next - done);
    if (next == text.size()) return;
    if (text[next] == '\n') drop_blanks_at_end(out, start);
    out += written_for(text[next]);
    done = next + 1;
  }
}

std::string repaired(std::string_view text) {
  std::string good;
  for (std::size_t offset = 0; offset < text.size();) append_utf8(good, decode_utf8(text, offset));
  return good;
}

constexpr std::array<Tag, 6> kHeadings = {Tag("h1"), Tag("h2"), Tag("h3"), Tag("h4"), Tag("h5"), Tag("h6")};

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  if (kLook.first_in(text) == text.size()) {
    out += text;
  } else if (validate_utf8(text)) {
    append_well_formed(out, repaired(text));
  } else {
    append_well_formed(out, text);
  }
}

void Html::start_tag(Tag tag, Attributes attributes) {
  if (tag.breaks_line()) out_ += '\n';
  out_ += '<';
  out_ += tag.name();
  write_attributes(attributes);
  out_ += '>';
}

void Html::write_attributes(Attributes attributes) {
  for (const Attribute& attribute : attributes) {
    out_.append(1, ' ').append(attribute.name()).append("=\"");
    append_escaped(out_, attribute.value());
    out_ += '"';
  }
}

void Html::script(Asset source, Attributes attributes) {
  out_ += "\n<script src=\"";
  out_ += source.path();
  out_ += '"';
  write_attributes(attributes);
  out_ += "></script>";
}

void Html::begin(Tag tag, Attributes attributes) {
  start_tag(tag, attributes);
  open_.push_back(tag);
}

void Html::end() {
  assert(!open_.empty());
  out_ += "</";
  out_ += open_.back().name();
  out_ += '>';
  open_.pop_back();
}

void Html::element(Tag tag, Attributes attributes, std::string_view text) {
  begin(tag, attributes);
  append_escaped(out_, text);
  end();
}

Tag heading(int level) { return kHeadings[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)]; }

}  // namespace campaign::html
