#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace campaign {

/// Which arguments a sentence takes, and how many forms of a word it chooses by which: the n-th `{}` is n, `{2}` is 2, `{0:day|days}` is 0:1.
inline std::multiset<std::string> arguments_of(std::string_view sentence) {
  std::multiset<std::string> found;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    if (sentence[i] != '{') continue;
    if (sentence[i + 1] == '{') {
      ++i;
      continue;
    }
    const std::size_t close = sentence.find('}', i);
    const std::string_view inside = sentence.substr(i + 1, close - i - 1);
    if (inside.empty()) {
      found.insert(std::to_string(next++));
    } else if (inside.size() == 1 || inside[1] == ':') {
      found.insert(std::string(inside.substr(0, 1)) + (inside.size() > 1 ? ":" + std::to_string(std::ranges::count(inside, '|')) : ""));
    }
  }
  return found;
}

/// What stands between backticks: code, which is the same in every language but for the texts and names in it that people choose.
inline std::multiset<std::string> code_of(std::string_view text) {
  std::multiset<std::string> found;
  for (std::size_t open = text.find('`'); open != std::string_view::npos;) {
    const std::size_t close = std::min(text.find('`', open + 1), text.size());
    std::string code;
    bool quoted = false;
    for (const char c : text.substr(open + 1, close - open - 1)) {
      if (c == '"' && !code.ends_with('\\')) quoted = !quoted;
      if (!quoted && c != ' ' && c != '\n') code += c;
    }
    found.insert(code);
    open = close == text.size() ? std::string_view::npos : text.find('`', close + 1);
  }
  return found;
}

}  // namespace campaign
