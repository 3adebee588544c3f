#include "format/columns.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace campaign {

namespace {

constexpr std::size_t kWidestGap = 12;  // Beyond it the eye no longer follows the line.

std::size_t width_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) static_cast<void>(decode_utf8(text, at));
  return count;
}

/// Brings one column of some lines to one place, or leaves all of them as they are.
void align(std::span<LaidOutLine> run, std::size_t LaidOutLine::*column, std::size_t width) {
  std::size_t least = LaidOutLine::kNone, most = 0;
  for (const LaidOutLine& line : run) {
    if (line.*column == LaidOutLine::kNone) continue;
    const std::size_t at = width_of(std::string_view(line.text).substr(0, line.*column));
    least = std::min(least, at);
    most = std::max(most, at);
  }
  if (least >= most || most - least > kWidestGap) return;
  const auto gap = [&](const LaidOutLine& line) { return most - width_of(std::string_view(line.text).substr(0, line.*column)); };
  for (const LaidOutLine& line : run) {
    if (line.*column != LaidOutLine::kNone && width_of(line.text) + gap(line) > width) return;
  }
  for (LaidOutLine& line : run) {
    if (line.*column == LaidOutLine::kNone) continue;
    const std::size_t at = line.*column, more = gap(line);
    line.text.insert(at, more, ' ');
    for (std::size_t LaidOutLine::*moved : {&LaidOutLine::title, &LaidOutLine::block}) {
      if (line.*moved != LaidOutLine::kNone && line.*moved >= at) line.*moved += more;
    }
  }
}

}  // namespace

void align_columns(std::vector<LaidOutLine>& lines, std::size_t width) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    const auto same = [&](const LaidOutLine& line) { return line.declares == lines[begin].declares && line.indent == lines[begin].indent; };
    while (!lines[begin].declares.empty() && end < lines.size() && same(lines[end])) ++end;
    if (end - begin > 1) {
      const std::span run = std::span(lines).subspan(begin, end - begin);
      align(run, &LaidOutLine::title, width);
      align(run, &LaidOutLine::block, width);
    }
    begin = end;
  }
}

}  // namespace campaign
