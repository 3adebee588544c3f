#include "report/excerpt.h"

#include <algorithm>

namespace campaign {
namespace {

constexpr std::string_view kEllipsis = "…";

bool continues(char byte) {
  return (byte & 0xC0) == 0x80;
}

std::size_t total_width(const std::vector<Cell>& cells) {
  std::size_t width = 0;
  for (const Cell& cell : cells) width += cell.width;
  return width;
}

/// The first cell to show so that the one at `focus` has a third of the columns before it.
std::size_t first_shown(const std::vector<Cell>& cells, std::size_t focus, std::size_t columns) {
  std::size_t before = 0;
  std::size_t first = focus;
  while (first > 0 && before + cells[first - 1].width <= columns / 3) before += cells[--first].width;
  return first;
}

}  // namespace

Excerpt::Excerpt(std::string_view line, std::size_t begin, std::size_t end, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 20);
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());

  // Only bytes that could be shown are looked at: a line may be as long as a file. 8 bytes a column leave room for
  // marks.
  std::size_t from = begin > 8 * columns ? begin - 8 * columns : 0;
  std::size_t to = std::min(line.size(), begin + 8 * columns);
  while (from > 0 && from < begin && continues(line[from])) ++from;
  while (to < line.size() && to > begin && continues(line[to])) --to;
  cells_ = cells_of(line.substr(from, to - from));
  for (Cell& cell : cells_) cell.begin += from, cell.end += from;

  if (from == 0 && to == line.size() && total_width(cells_) <= columns) {
    for (const Cell& cell : cells_) shown_ += cell.shown;
    return;
  }
  whole_ = false;

  const auto index_of = [&](std::size_t byte) {
    return static_cast<std::size_t>(std::ranges::partition_point(cells_, [&](const Cell& c) { return c.end <= byte; }) -
                                    cells_.begin());
  };
  std::size_t first = 0;
  std::size_t up_to_end = 0;
  for (std::size_t i = 0; i < index_of(end) && i < cells_.size(); ++i) up_to_end += cells_[i].width;
  if (from > 0 || up_to_end + 2 > columns)
    first = first_shown(cells_, std::min(index_of(begin), cells_.size()), columns);
  if (from > 0 || first > 0) {
    shown_ = kEllipsis;
    left_ = 1;
  }

  std::size_t width = left_;
  std::size_t last = first;
  while (last < cells_.size() && width + cells_[last].width < columns) {
    width += cells_[last].width;
    shown_ += cells_[last++].shown;
  }
  if (last < cells_.size() || to < line.size()) shown_ += kEllipsis;
  cells_ = {cells_.begin() + static_cast<std::ptrdiff_t>(first), cells_.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::size_t Excerpt::column_of(std::size_t byte) const {
  std::size_t column = left_;
  for (const Cell& cell : cells_) {
    if (cell.end > byte) break;
    column += cell.width;
  }
  return column;
}

std::string Excerpt::underline(std::size_t begin, std::size_t end, char glyph) const {
  const std::size_t from = column_of(begin);
  std::size_t to = std::max(column_of(end), from + 1);
  return std::string(from, ' ') + std::string(to - from, glyph);
}

}  // namespace campaign
