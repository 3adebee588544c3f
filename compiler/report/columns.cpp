#include "report/columns.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Unicode.h>

#include "base/text.h"

namespace campaign {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Wide characters that LLVM 14's table, made before emoji were, counts as narrow or does not know:
/// EastAsianWidth.txt of Unicode 15, property W. Sorted.
constexpr Range kWide[] = {
    {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x312E, 0x312F},   {0x31BB, 0x31BF},
    {0x32FF, 0x32FF},   {0x4DB6, 0x4DBF},   {0x9FCD, 0x9FFF},   {0xA960, 0xA97C},   {0x16FE0, 0x16FE3},
    {0x17000, 0x18CD5}, {0x18D00, 0x18D08}, {0x1AFF0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DC, 0x1F6DF},
    {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0}, {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

/// Marks and joiners that take no column and that LLVM 14's table does not know as such: variation selectors, the
/// zero-width joiner of emoji, newer combining blocks, the vowels and finals of conjoining Hangul. Sorted.
constexpr Range kZero[] = {
    {0x034F, 0x034F}, {0x1160, 0x11FF}, {0x1AB0, 0x1ACE}, {0x1DE7, 0x1DFB},   {0x200C, 0x200D},
    {0xD7B0, 0xD7FB}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
};

/// Controls, invisible and direction-changing characters (category Cf and line separators), less the joiners above.
constexpr Range kSpelledOut[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200B},
    {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

template <std::size_t size>
bool contains(const Range (&ranges)[size], char32_t c) {
  const auto* const range = std::ranges::lower_bound(ranges, c, {}, &Range::last);
  return range != std::end(ranges) && c >= range->first;
}

bool is_ill_formed(std::string_view bytes, char32_t decoded) {
  return decoded == 0xFFFD && bytes.size() == 1;
}

}  // namespace

std::size_t column_width(char32_t code_point) {
  if (code_point < 0x7F) return 1;
  if (contains(kZero, code_point)) return 0;
  if (contains(kWide, code_point)) return 2;
  std::string utf8;
  append_utf8(utf8, code_point);
  const int width = llvm::sys::unicode::columnWidthUTF8(utf8);
  return width < 0 ? 1 : static_cast<std::size_t>(width);  // Below zero: newer than the table; most letters are narrow.
}

bool must_be_spelled_out(char32_t code_point) {
  return contains(kSpelledOut, code_point);
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  cells.reserve(line.size());
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    Cell cell;
    cell.begin = offset;
    const char32_t c = decode_utf8(line, offset);
    cell.end = offset;
    const std::string_view bytes = line.substr(cell.begin, cell.end - cell.begin);
    if (c == U'\t') {
      cell.shown.assign(kTabColumns - column % kTabColumns, ' ');
    } else if (is_ill_formed(bytes, c)) {
      cell.shown = fmt::format("<{:02X}>", static_cast<unsigned char>(bytes[0]));
    } else if (must_be_spelled_out(c)) {
      cell.shown = fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
    } else {
      cell.shown = bytes;
      cell.width = column_width(c);
    }
    if (cell.shown != bytes) cell.width = cell.shown.size();  // A replacement is ASCII.
    column += cell.width;
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(text, offset);
    const std::string_view bytes = text.substr(begin, offset - begin);
    if (c == U'\t') {
      result += ' ';
    } else if (is_ill_formed(bytes, c)) {
      result += fmt::format("<{:02X}>", static_cast<unsigned char>(bytes[0]));
    } else if (must_be_spelled_out(c)) {
      result += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
    } else {
      result += bytes;
    }
  }
  return result;
}

}  // namespace campaign
