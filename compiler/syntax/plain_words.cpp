#include "syntax/plain_words.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace campaign {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Small letters, and one sign for those that look alike.
std::string plain(std::string_view text) {
  struct Row {
    std::string_view theirs, ours;
  };
  constexpr Row kSigns[] = {{"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"–", "-"}, {"—", "-"}, {"’", "'"}, {"\u00A0", " "}, {"\u202F", " "}, {"\u2009", " "}, {"…", "..."}};
  std::string out;
  const std::string lower = lower_case(text);
  for (std::size_t i = 0; i < lower.size();) {
    const std::string_view rest = std::string_view(lower).substr(i);
    const auto* const sign = std::ranges::find_if(kSigns, [&](const Row& row) { return rest.starts_with(row.theirs); });
    out += sign == std::end(kSigns) ? rest.substr(0, 1) : sign->ours;
    i += sign == std::end(kSigns) ? 1 : sign->theirs.size();
  }
  return out;
}

struct Row {
  std::string_view word;
  int number;
};
int find(std::span<const Row> rows, std::string_view word) {
  const auto found = std::ranges::find(rows, word, &Row::word);
  return found == rows.end() ? 0 : found->number;
}

}  // namespace

PlainWords::PlainWords(std::string_view text) {
  const std::string all = plain(text);
  bool apart = true;
  for (std::size_t i = 0; i < all.size();) {
    if (is_blank(all[i])) {
      apart = true;
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    if (is_digit(all[i])) {
      while (end < all.size() && is_digit(all[end])) ++end;
    } else if (is_letter(all[i])) {
      while (end < all.size() && is_letter(all[end])) ++end;
    }
    words_.push_back({all.substr(i, end - i), apart});
    apart = false;
    i = end;
  }
  for (std::size_t i = 0; i + 2 < words_.size(); ++i) {  // `p.m.`
    if ((words_[i].text != "p" && words_[i].text != "a") || words_[i + 1].text != "." || words_[i + 2].text != "m") continue;
    words_[i].text += "m";
    const bool point = i + 3 < words_.size() && words_[i + 3].text == ".";
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, words_.begin() + static_cast<std::ptrdiff_t>(i) + (point ? 4 : 3));
  }
}

std::string_view PlainWords::word() {
  if (at_end()) return {};
  return words_[at_++].text;
}

bool PlainWords::take(std::string_view words) {
  const std::size_t back = at_;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (next() != words.substr(0, end)) {
      at_ = back;
      return false;
    }
    ++at_;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

bool PlainWords::take(std::initializer_list<std::string_view> choices) {
  return std::ranges::any_of(choices, [&](std::string_view words) { return take(words); });
}

std::optional<int> PlainWords::digits(std::size_t least, std::size_t most) {
  const std::string_view text = next();
  if (text.size() < least || text.size() > most || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  ++at_;
  return value;
}

std::optional<int> PlainWords::number(std::size_t most_digits) {
  if (auto found = digits(1, most_digits)) return found;
  const int said = number_in_words(next());
  if (said == 0) return std::nullopt;
  ++at_;
  return said;
}

int number_in_words(std::string_view lower) {
  static constexpr Row kNumbers[] = {
      {"a", 1}, {"an", 1}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
      {"fourteen", 14}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"sixty", 60}, {"ninety", 90}, {"ein", 1}, {"eine", 1}, {"einen", 1}, {"einem", 1}, {"einer", 1}, {"zwei", 2}, {"drei", 3}, {"vier", 4},
      {"fünf", 5}, {"sechs", 6}, {"sieben", 7}, {"acht", 8}, {"neun", 9}, {"zehn", 10}, {"elf", 11}, {"zwölf", 12}, {"vierzehn", 14}, {"fünfzehn", 15}, {"zwanzig", 20}, {"dreißig", 30},
      {"sechzig", 60}, {"neunzig", 90},
  };
  return find(kNumbers, lower);
}

int ordinal_in_words(std::string_view lower) {
  static constexpr Row kOrdinals[] = {
      {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"last", -1},
      {"erste", 1}, {"ersten", 1}, {"erster", 1}, {"erstes", 1}, {"zweite", 2}, {"zweiten", 2}, {"zweiter", 2}, {"zweites", 2}, {"dritte", 3}, {"dritten", 3}, {"dritter", 3}, {"drittes", 3},
      {"vierte", 4}, {"vierten", 4}, {"vierter", 4}, {"viertes", 4}, {"letzte", -1}, {"letzten", -1}, {"letzter", -1}, {"letztes", -1},
  };
  return find(kOrdinals, lower);
}

}  // namespace campaign
