#include "emit/html/html.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace campaign::html {

namespace {

/// What a byte needs before it may stand in a page.
enum class Care : unsigned char { none, entity, control, line_break };

constexpr std::array<Care, 256> care_table() {
  std::array<Care, 256> table{};
  for (int c = 0; c < 0x20; ++c) table[static_cast<std::size_t>(c)] = Care::control;
  table[0x7F] = Care::control;
  table['\t'] = Care::none;
  table['\n'] = Care::line_break;
  for (const unsigned char c : {'&', '<', '>', '"', '\''}) table[c] = Care::entity;
  return table;
}
constexpr std::array<Care, 256> kCare = care_table();
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string_view entity_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
  }
}

/// The blanks before a line break mean nothing in HTML.
void drop_blanks_at_end(std::string& out, std::size_t from) {
  while (out.size() > from && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
}

void append_well_formed(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Care care = kCare[static_cast<unsigned char>(text[i])];
    if (care == Care::none) continue;
    out.append(text, done, i - done);
    done = i + 1;
    if (care == Care::entity) {
      out += entity_for(text[i]);
    } else if (care == Care::line_break) {
      drop_blanks_at_end(out, start);
      out += '\n';
    } else if (text[i] != '\r') {
      out += kReplacement;
    }
  }
  out.append(text, done);
}

std::string repaired(std::string_view text) {
  std::string good;
  for (std::size_t offset = 0; offset < text.size();) append_utf8(good, decode_utf8(text, offset));
  return good;
}

constexpr std::array<Tag, 6> kHeadings = {Tag("h1"), Tag("h2"), Tag("h3"), Tag("h4"), Tag("h5"), Tag("h6")};

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  if (validate_utf8(text)) {
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
    out_ += ' ';
    out_ += attribute.name();
    out_ += "=\"";
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
