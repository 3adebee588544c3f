#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/byte_set.h"

namespace campaign {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";
constexpr std::size_t kMaxSlugBytes = 60;
constexpr ByteSet kNotPlainInJson = ByteSet("\"\\").with(0, 0x1F).with(0x80, 0xFF);

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_ascii(unsigned char byte) {
  return byte < 0x80;
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The length in bytes of the well-formed sequence at `offset`, or 0 when it is ill-formed.
/// Unicode Standard, table 3-7: the first byte gives the length and bounds the second byte, which
/// is what excludes overlong forms, surrogates and values above U+10FFFF.
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const unsigned char first = byte_at(text, offset);
  if (is_ascii(first)) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - offset < length) return 0;
  const unsigned char second = byte_at(text, offset + 1);
  const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (second < least || second > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, offset + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

std::u32string decode_all(std::string_view text) {
  std::u32string result;
  for (std::size_t offset = 0; offset < text.size();) result.push_back(decode_utf8(text, offset));
  return result;
}

/// `word` as `closest` measures it: lower case, `-` as `_`.
std::string folded(std::string_view word) {
  std::string result;
  for (const char c : word) result.push_back(c == '-' ? '_' : ascii_lower(c));
  return result;
}

std::string without_underscores(std::string word) {
  std::erase(word, '_');
  return word;
}

struct Range {
  char32_t first;
  char32_t last;
};

/// The parts of the blocks of controls, punctuation, symbols and private use that hold no letters
/// (Unicode 15, Blocks.txt). Sorted.
constexpr Range kNotLetters[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF},   {0x00D7, 0x00D7},    {0x00F7, 0x00F7},
    {0x037E, 0x037E}, {0x0387, 0x0387}, {0x055A, 0x055F}, {0x0589, 0x058F},   {0x05BE, 0x05BE},    {0x05F3, 0x05F4},
    {0x0600, 0x060F}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},   {0x0964, 0x0965},    {0x1680, 0x1680},
    {0x2000, 0x2070}, {0x2072, 0x207E}, {0x2080, 0x208F}, {0x20A0, 0x20CF},   {0x2100, 0x2BFF},    {0x2E00, 0x2E7F},
    {0x2FF0, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F},   {0x30A0, 0x30A0},    {0x30FB, 0x30FB},
    {0x3200, 0x33FF}, {0xD800, 0xF8FF}, {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F},   {0xFEFF, 0xFF0F},    {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBFF}, {0xE0000, 0x10FFFF},
};

bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// Whether an identifier made by `slug` keeps `c`, which is in lower case already.
bool is_slug_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || is_ascii_digit(c);
  const auto* range = std::lower_bound(std::begin(kNotLetters), std::end(kNotLetters), c,
                                       [](Range r, char32_t value) { return r.last < value; });
  return range == std::end(kNotLetters) || c < range->first;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC;
}

/// Lower case for the scripts whose two cases lie at a constant distance (UnicodeData.txt).
char32_t lower_case(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (within(U'A', U'Z')) return c + 0x20;
  if (within(0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (c == 0x130) return U'i';
  if (c == 0x178) return 0xFF;
  if (within(0x100, 0x137) || within(0x14A, 0x177)) return c | 1U;        // even is upper
  if (within(0x139, 0x148) || within(0x179, 0x17E)) return c + (c & 1U);  // odd is upper
  if (within(0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (c == 0x386) return 0x3AC;
  if (within(0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (within(0x38E, 0x38F)) return c + 0x3F;
  if (within(0x400, 0x40F)) return c + 0x50;
  if (within(0x410, 0x42F)) return c + 0x20;
  if (within(0x460, 0x481) || within(0x48A, 0x4BF) || within(0x4D0, 0x52F)) return c | 1U;
  if (within(0x1E00, 0x1E95) || within(0x1EA0, 0x1EFF)) return c | 1U;
  return c;
}

/// Cuts `text` to at most `limit` bytes, between code points.
void cut(std::string& text, std::size_t limit) {
  if (text.size() <= limit) return;
  while (limit > 0 && (byte_at(text, limit) & 0xC0) == 0x80) --limit;
  text.resize(limit);
}

bool is_indentation(char c) {
  return c == ' ' || c == '\t';
}

std::string_view indentation_of(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_indentation(line[end])) ++end;
  return line.substr(0, end);
}

std::string_view common_prefix(std::string_view a, std::string_view b) {
  std::size_t end = 0;
  while (end < a.size() && end < b.size() && a[end] == b[end]) ++end;
  return a.substr(0, end);
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

/// The lines of `text` without their "\n" or "\r\n"; at least one.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<std::size_t> validate_utf8(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (text.size() - offset >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + offset, sizeof word);
      if ((word & kHighBits) == 0) {
        offset += sizeof word;
        continue;
      }
    }
    const std::size_t length = sequence_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

char32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const std::size_t length = sequence_length(text, offset);
  if (length == 0) {
    ++offset;
    return kReplacement;
  }
  const char32_t first = byte_at(text, offset);
  char32_t code_point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    code_point = (code_point << 6) | (byte_at(text, offset + i) & 0x3FU);
  }
  offset += length;
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) {
    code_point = kReplacement;
  }
  const auto tail = [code_point](unsigned shift) { return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (code_point >> 6)));
    out.push_back(tail(0));
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (code_point >> 12)));
    out.push_back(tail(6));
    out.push_back(tail(0));
  } else {
    out.push_back(static_cast<char>(0xF0U | (code_point >> 18)));
    out.push_back(tail(12));
    out.push_back(tail(6));
    out.push_back(tail(0));
  }
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0) != 0x80;  // starts a code point
    units += byte >= 0xF0;           // of four bytes, hence a surrogate pair
  }
  return units;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string from = decode_all(a);
  const std::u32string to = decode_all(b);
  const std::size_t longer = std::max(from.size(), to.size());
  if (longer - std::min(from.size(), to.size()) > limit) return limit + 1;
  const std::size_t bound = std::min(limit, longer);  // no distance exceeds the longer length
  const std::size_t over = bound + 1;

  // Rows of the classic table, i code points of `from` against j of `to`. Cells with |i - j| >
  // bound are above the bound, so only the band around the diagonal is computed.
  std::vector<std::size_t> before(to.size() + 1, over);
  std::vector<std::size_t> previous(to.size() + 1, over);
  std::vector<std::size_t> current(to.size() + 1, over);
  for (std::size_t j = 0; j <= std::min(bound, to.size()); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::fill(current.begin(), current.end(), over);
    std::size_t best = over;
    if (i <= bound) best = current[0] = i;
    const std::size_t first = i > bound ? i - bound : 1;
    for (std::size_t j = std::max<std::size_t>(first, 1); j <= std::min(to.size(), i + bound); ++j) {
      const std::size_t replaced = previous[j - 1] + (from[i - 1] != to[j - 1]);
      std::size_t cost = std::min({replaced, previous[j] + 1, current[j - 1] + 1, over});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        cost = std::min(cost, before[j - 2] + 1);
      }
      current[j] = cost;
      best = std::min(best, cost);
    }
    // A later row is never below the least cell of this one. That holds for a swap too, which
    // reaches back past this row: deleting the first letter instead costs the same and ends here.
    if (best >= over) return limit + 1;
    before.swap(previous);
    previous.swap(current);
  }
  return previous.back() >= over ? limit + 1 : previous.back();
}

std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates) {
  const auto equal = std::find(candidates.begin(), candidates.end(), word);
  if (equal != candidates.end()) return *equal;

  const std::string wanted = folded(word);
  const std::string compact = without_underscores(wanted);
  if (!compact.empty()) {
    for (const std::string_view candidate : candidates) {
      if (without_underscores(folded(candidate)) == compact) return candidate;
    }
  }

  const std::size_t length = decode_all(word).size();
  std::size_t limit = std::max<std::size_t>(length / 3, 1);
  std::optional<std::string_view> best;
  bool best_swaps = false;
  for (const std::string_view candidate : candidates) {
    const std::string other = folded(candidate);
    const std::size_t distance = edit_distance(wanted, other, limit);
    // At the length of the longer word nothing of `word` is left: `x` does not mean `y`.
    if (distance > limit || distance >= std::max(length, decode_all(candidate).size())) continue;
    const bool swaps = std::ranges::is_permutation(wanted, other);
    if (best && distance == limit && (best_swaps || !swaps)) continue;
    best = candidate;
    best_swaps = swaps;
    limit = distance;
    if (distance <= 1 && swaps) break;
  }
  return best;
}

void escape_json(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::size_t plain = 0;  // start of the run not yet appended
  for (std::size_t i = 0;;) {
    // Nearly every byte is ASCII that stands for itself; only others need a look at the whole sequence.
    i = kNotPlainInJson.first_in(text, i);
    if (i == text.size()) break;
    const unsigned char byte = byte_at(text, i);
    const std::size_t length = byte < 0x80 ? 0 : sequence_length(text, i);
    if (length > 0) {
      i += length;
      continue;
    }
    out.append(text.substr(plain, i - plain));
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte >= 0x80) {
          out += kReplacementUtf8;
        } else {
          out += "\\u00";
          out.push_back(kHex[byte >> 4]);
          out.push_back(kHex[byte & 0xF]);
        }
    }
    plain = ++i;
  }
  out.append(text.substr(plain));
}

std::string slug(std::string_view title) {
  std::string result;
  bool gap = false;
  for (std::size_t offset = 0; offset < title.size() && result.size() <= kMaxSlugBytes;) {
    const char32_t c = lower_case(decode_utf8(title, offset));
    if (is_apostrophe(c)) continue;
    if (!is_slug_letter(c)) {
      gap = !result.empty();
      continue;
    }
    if (result.empty() && is_ascii_digit(c)) result = "item_";
    if (gap) result.push_back('_');
    gap = false;
    append_utf8(result, c);
  }
  cut(result, kMaxSlugBytes);
  while (result.ends_with('_')) result.pop_back();
  return result.empty() ? "item" : result;
}

std::string lower_case(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (is_ascii(byte_at(text, begin))) {
      result += ascii_lower(text[offset++]);
      continue;
    }
    const std::size_t before = result.size();
    append_utf8(result, lower_case(decode_utf8(text, offset)));
    if (result.size() - before != offset - begin) result.replace(before, std::string::npos, text.substr(begin, offset - begin));
  }
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\n\r\v\f";
  const std::size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(kWhiteSpace) - first + 1);
}

std::string dedent(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::size_t end = lines.size();
  while (end > 0 && is_blank(lines[end - 1])) --end;
  if (end == 0) return "";

  const bool text_on_first = !is_blank(lines[0]);
  std::optional<std::string_view> common;
  for (std::size_t i = 1; i < end; ++i) {
    if (is_blank(lines[i])) continue;
    const std::string_view own = indentation_of(lines[i]);
    common = common ? common_prefix(*common, own) : own;
  }

  std::string result;
  for (std::size_t i = text_on_first ? 0 : 1; i < end; ++i) {
    if (i > (text_on_first ? 0U : 1U)) result.push_back('\n');
    if (i == 0) {
      result += lines[i];
    } else if (!is_blank(lines[i])) {
      result += lines[i].substr(common->size());
    }
  }
  return result;
}

}  // namespace campaign
