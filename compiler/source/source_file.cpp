#include "source/source_file.h"

#include <algorithm>

namespace campaign {

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
  const std::uint32_t row = line(offset);
  const std::uint32_t begin = line_starts()[row - 1];
  const std::string_view before = std::string_view(text_).substr(begin, offset - begin);
  const auto points = std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return {row, static_cast<std::uint32_t>(points) + 1};
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
