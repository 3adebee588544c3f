#include "source/source_file.h"

#include <algorithm>

namespace campaign {

namespace {

constexpr std::uint32_t kStride = 1024;

}  // namespace

const std::vector<std::uint32_t>& SourceFile::line_starts() const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    // Most texts have no `\r`, and are long: it is looked for again only where the last one is passed.
    std::size_t feed = text_.find('\n'), carriage = text_.find('\r');
    while (std::min(feed, carriage) != std::string_view::npos) {
      const std::size_t end = std::min(feed, carriage);
      if (end == carriage) carriage = text_.find('\r', end + 1);
      if (end != feed && feed == end + 1) continue;  // `\r\n` ends one line.
      if (end == feed) feed = text_.find('\n', end + 1);
      line_starts_.push_back(static_cast<std::uint32_t>(end + 1));
    }
  }
  return line_starts_;
}

std::uint32_t SourceFile::line(std::uint32_t offset) const {
  const auto& starts = line_starts();
  return static_cast<std::uint32_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t row = line(offset);
  const std::uint32_t begin = line_starts()[row - 1];
  if (offset - begin <= 2 * kStride) {
    const Units before = count(begin, offset);
    return {row, before.points + 1, before.utf16 + 1};
  }
  const Units line = count_to(begin), here = count_to(offset);
  return {row, here.points - line.points + 1, here.utf16 - line.utf16 + 1};
}

SourceFile::Units SourceFile::count(std::uint32_t begin, std::uint32_t end) const {
  Units units;
  for (const char c : text_.substr(begin, end - begin)) {
    const bool begins_point = (c & 0xC0) != 0x80, has_surrogates = static_cast<unsigned char>(c) >= 0xF0;
    units.points += begins_point ? 1 : 0;
    units.utf16 += (begins_point ? 1 : 0) + (has_surrogates ? 1 : 0);
  }
  return units;
}

SourceFile::Units SourceFile::count_to(std::uint32_t end) const {
  if (milestones_.empty()) {
    Units sum;
    for (std::uint32_t at = 0; at <= text_.size(); at += kStride) {
      milestones_.push_back(sum);
      const Units more = count(at, at + kStride);
      sum = {sum.points + more.points, sum.utf16 + more.utf16};
    }
  }
  const std::uint32_t nearest = end / kStride;
  const Units known = milestones_[nearest], more = count(nearest * kStride, end);
  return {known.points + more.points, known.utf16 + more.utf16};
}

std::uint32_t SourceFile::line_begin(std::uint32_t line) const {
  const auto& starts = line_starts();
  return line <= starts.size() ? starts[line - 1] : static_cast<std::uint32_t>(text_.size());
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  const std::uint32_t begin = line_begin(line);
  std::uint32_t end = line_begin(line + 1);
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t SourceFile::line_count() const { return static_cast<std::uint32_t>(line_starts().size()); }

}  // namespace campaign
