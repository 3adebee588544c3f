#include "report/preview.h"

#include <algorithm>

#include "base/text.h"

namespace campaign {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;  // More than a screen can show; a preview is no place for it.

/// Edits on neighbouring lines, applied together.
struct Group {
  std::span<const Edit> edits;
  std::uint32_t first_line = 1;
  std::uint32_t last_line = 1;
};

/// A stretch of the mended text that an edit wrote.
struct Written {
  std::size_t begin;
  std::size_t end;
  bool inserted;
};

bool usable(const Sources& sources, std::span<const Edit> edits) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Span span = edits[i].span;
    if (span.begin > span.end || span.end > sources[span.file].text().size()) return false;
    if (i > 0 && edits[i - 1].span.file == span.file && edits[i - 1].span.end > span.begin) return false;
  }
  return true;
}

std::vector<Group> group_by_lines(const Sources& sources, std::span<const Edit> edits) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Span span = edits[i].span;
    const SourceFile& file = sources[span.file];
    const std::uint32_t first = file.line(span.begin);
    const std::uint32_t last = file.line(span.end);
    const bool joins = !groups.empty() && edits[i - 1].span.file == span.file && first <= groups.back().last_line;
    if (joins) {
      Group& group = groups.back();
      group.edits = std::span(group.edits.data(), group.edits.size() + 1);
      group.last_line = std::max(group.last_line, last);
    } else {
      groups.push_back({edits.subspan(i, 1), first, last});
    }
  }
  return groups;
}

/// Appends the lines of one group. `shift` is how many lines earlier edits of the same file added.
void append_lines(const SourceFile& file, const Group& group, std::int64_t& shift, std::vector<FixedLine>& out) {
  const std::string_view text = file.text();
  const std::size_t base = file.line_begin(group.first_line);
  const std::string_view last_line = file.line_text(group.last_line);
  const std::size_t base_end =
      std::max<std::size_t>(file.line_begin(group.last_line) + last_line.size(), group.edits.back().span.end);
  std::string mended;
  std::vector<Written> written;
  std::size_t from = base;
  for (const Edit& edit : group.edits) {
    mended += text.substr(from, edit.span.begin - from);
    if (!edit.text.empty()) written.push_back({mended.size(), mended.size() + edit.text.size(), edit.span.size() == 0});
    mended += edit.text;
    from = edit.span.end;
  }
  mended += text.substr(from, base_end - from);

  std::size_t begin = 0;
  std::uint32_t index = 0;
  for (;; ++index) {
    const std::size_t end = std::min(mended.find('\n', begin), mended.size());
    FixedLine line{group.edits[0].span.file,
                   static_cast<std::uint32_t>(group.first_line + index + shift),
                   mended.substr(begin, end - begin),
                   0,
                   0,
                   true};
    bool touched = written.empty();
    for (const Written& part : written) {
      std::size_t first = std::max(part.begin, begin);
      std::size_t last = std::min(part.end, end);
      while (first < last && trim(mended.substr(first, 1)).empty()) ++first;
      while (last > first && trim(mended.substr(last - 1, 1)).empty()) --last;
      if (first >= last) continue;
      line.begin = touched ? line.begin : first - begin;
      line.end = last - begin;
      line.inserted = part.inserted;
      touched = true;
    }
    if (touched && !trim(line.text).empty()) out.push_back(std::move(line));
    if (end == mended.size()) break;
    begin = end + 1;
  }
  shift += static_cast<std::int64_t>(index) - (group.last_line - group.first_line);
}

}  // namespace

std::vector<FixedLine> fixed_lines(const Sources& sources, const Fix& fix) {
  std::vector<Edit> edits = fix.edits;
  std::ranges::stable_sort(edits, {}, &Edit::span);
  std::size_t bytes = 0;
  for (const Edit& edit : edits) bytes += edit.text.size() + edit.span.size();
  if (bytes > kMostBytes || !usable(sources, edits)) return {};

  std::vector<FixedLine> lines;
  std::int64_t shift = 0;
  FileId shifted{};
  for (const Group& group : group_by_lines(sources, edits)) {
    const FileId id = group.edits[0].span.file;
    const SourceFile& file = sources[id];
    if (id != shifted) shift = 0, shifted = id;
    const std::size_t reach =
        file.line_begin(group.last_line) - file.line_begin(group.first_line) + file.line_text(group.last_line).size();
    if (reach > kMostBytes) return {};
    append_lines(file, group, shift, lines);
  }
  return lines;
}

}  // namespace campaign
