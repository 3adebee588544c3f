#include "rules/edits.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace campaign {

namespace {

constexpr std::string_view kBlanks = " \t\r";

/// A file's text with what is needed to edit it line by line.
struct Lines {
  std::string_view text;

  [[nodiscard]] std::size_t begin_of(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  }
  /// Where the line ends, before its line break.
  [[nodiscard]] std::size_t end_of(std::size_t at) const {
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at && text[end - 1] == '\r') --end;
    return end;
  }
  [[nodiscard]] std::string_view indentation(std::size_t at) const {
    const std::size_t begin = begin_of(at);
    const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
    return text.substr(begin, end - begin);
  }
  [[nodiscard]] bool starts_its_line(std::size_t at) const {
    return trim(text.substr(begin_of(at), at - begin_of(at))).empty();
  }
  /// Whether only blanks and a comment of its own stand between `at` and the line's end.
  [[nodiscard]] bool ends_its_line(std::size_t at) const {
    const std::string_view rest = trim(text.substr(at, end_of(at) - at));
    return rest.empty() || rest.starts_with("//");
  }
  [[nodiscard]] std::string line_break() const {
    const std::size_t first = text.find('\n');
    return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
  }
};

std::string deeper(std::string_view indentation) {
  return std::string(indentation) + (indentation.find('\t') == std::string_view::npos ? "  " : "\t");
}

Edit insertion(FileId file, std::size_t at, std::string text) {
  const auto offset = static_cast<std::uint32_t>(at);
  return {{file, offset, offset}, std::move(text)};
}

/// The offset behind blanks and comments from `at` on.
std::size_t after_blanks(std::string_view text, std::size_t at, std::string_view blanks) {
  while (at < text.size()) {
    if (blanks.find(text[at]) != std::string_view::npos) {
      ++at;
    } else if (text.substr(at, 2) == "//") {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.substr(at, 2) == "/*") {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

/// The last of the properties that stand in its block before the first declaration inside; null where there is none. What
/// a template gives stands elsewhere.
const PropertyValue* last_leading_property(const Plan& plan, EntityId id) {
  const Entity& entity = plan[id];
  const auto in_block = [&](Span span) {
    return span.file == entity.span.file && span.begin >= entity.head.end && span.end <= entity.body_end;
  };
  std::uint32_t limit = entity.body_end;
  for (const EntityId child : entity.children) {
    if (in_block(plan[child].span)) limit = std::min(limit, plan[child].span.begin);
  }
  const PropertyValue* last = nullptr;
  for (const PropertyValue& value : plan.values(id)) {
    if (in_block(value.span) && value.span.end <= limit && (last == nullptr || value.span.end > last->span.end)) last = &value;
  }
  return last;
}

/// An `expect` block and a list end behind their last value: the offset behind their closing bracket.
std::size_t end_of_property(std::string_view text, const PropertyValue& value) {
  const std::size_t next = after_blanks(text, value.span.end, " \t\r\n,;");
  const bool closes_list = next < text.size() && text[next] == ']';
  const bool closes_block = value.property == prop("expect") && next < text.size() && text[next] == '}';
  return closes_list || closes_block ? next + 1 : value.span.end;
}

Edit behind_property(FileId file, const Lines& lines, const PropertyValue& last, std::string_view text) {
  const std::size_t end = end_of_property(lines.text, last);
  if (lines.starts_its_line(last.key.begin) && lines.ends_its_line(end)) {
    const std::string line = lines.line_break() + std::string(lines.indentation(last.key.begin)) + std::string(text);
    return insertion(file, lines.end_of(end), line);
  }
  return insertion(file, end, "; " + std::string(text));
}

/// Into a block without properties, right behind its `{`.
Edit behind_brace(FileId file, const Lines& lines, const Entity& entity, std::string_view text) {
  std::size_t brace = entity.head.end;
  while (brace < lines.text.size() && lines.text[brace] != '{') {
    const std::size_t next = after_blanks(lines.text, brace, " \t\r\n");
    brace = next > brace ? next : brace + 1;
  }
  const std::size_t inside = brace + 1;
  if (lines.ends_its_line(inside)) {
    const std::string indentation = deeper(lines.indentation(entity.head.begin));
    return insertion(file, lines.end_of(inside), lines.line_break() + indentation + std::string(text));
  }
  const std::size_t next = after_blanks(lines.text, inside, kBlanks);
  const bool empty = next < lines.text.size() && lines.text[next] == '}';
  return insertion(file, inside, " " + std::string(text) + (!empty ? ";" : next == inside ? " " : ""));
}

/// The beginning of the doc comment in front of a declaration, or of the declaration.
std::size_t begin_with_comment(const Lines& lines, std::size_t begin) {
  while (lines.starts_its_line(begin)) {
    const std::size_t line = lines.begin_of(begin);
    if (line == 0) break;
    const std::size_t before = lines.begin_of(line - 1);
    if (!trim(lines.text.substr(before, line - before)).starts_with("///")) break;
    begin = before + lines.indentation(before).size();
  }
  return begin;
}

}  // namespace

Edit insert_property(const Plan& plan, const Sources& sources, EntityId id, std::string_view text) {
  const Entity& entity = plan[id];
  const FileId file = entity.span.file;
  const Lines lines{sources[file].text()};
  if (!entity.has_block) {
    const std::string indentation(lines.indentation(entity.head.begin));
    return insertion(
        file, entity.head.end,
        " {" + lines.line_break() + deeper(indentation) + std::string(text) + lines.line_break() + indentation + "}");
  }
  if (const PropertyValue* last = last_leading_property(plan, id)) return behind_property(file, lines, *last, text);
  return behind_brace(file, lines, entity, text);
}

std::vector<Edit> wrap_in_block(const Plan& plan, const Sources& sources, const std::vector<EntityId>& entities,
                                std::string_view head) {
  const Span first = plan[entities.front()].span;
  const Lines lines{sources[first.file].text()};
  const std::size_t begin = begin_with_comment(lines, first.begin);
  const std::size_t end = plan[entities.back()].span.end;
  if (!lines.starts_its_line(begin)) {
    return {insertion(first.file, begin, std::string(head) + " { "), insertion(first.file, end, " }")};
  }
  const std::string indentation(lines.indentation(begin));
  const std::string more = deeper(indentation).substr(indentation.size());
  std::vector<Edit> edits{
      insertion(first.file, begin, std::string(head) + " {" + lines.line_break() + indentation + more)};
  for (std::size_t line = lines.text.find('\n', begin); line < end; line = lines.text.find('\n', line + 1)) {
    if (!trim(lines.text.substr(line + 1, lines.end_of(line + 1) - line - 1)).empty()) {
      edits.push_back(insertion(first.file, line + 1, more));
    }
  }
  edits.push_back(insertion(first.file, end, lines.line_break() + indentation + "}"));
  return edits;
}

bool stand_together(const Plan& plan, const Sources& sources, EntityId first, EntityId second) {
  const Span before = plan[first].span, behind = plan[second].span;
  if (before.file != behind.file || before.end > behind.begin) return false;
  return after_blanks(sources[before.file].text(), before.end, " \t\r\n;") >= behind.begin;
}

}  // namespace campaign
