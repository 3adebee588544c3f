#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A plan with cursors in it and what an editor should get there:
///
/// - `/*1*/` is the cursor 1; it is taken out before the plan is compiled;
/// - `//? hover 1: 1,250 orders` asks for something at it (see `feature_test.cpp` for what can be asked);
/// - `//| text` behind a question is a line of its answer.
struct MarkedText {
  struct Question {
    std::size_t line = 0;
    std::string text;                 ///< Behind `//? `.
    std::vector<std::string> answer;  ///< The lines behind `//| `.
  };
  std::string text;
  std::map<std::string, std::uint32_t> cursors;
  std::vector<Question> questions;
};

inline MarkedText read_marks(std::string_view source) {
  MarkedText marked;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = source.find("*/", at);
    if (source.substr(at, 2) == "/*" && end != std::string_view::npos && end - at <= 4 && source.find_first_not_of("0123456789", at + 2) == end) {
      marked.cursors[std::string(source.substr(at + 2, end - at - 2))] = static_cast<std::uint32_t>(marked.text.size());
      at = end + 2;
      continue;
    }
    marked.text += source[at++];
  }
  std::size_t line = 0;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    const std::string_view text = source.substr(at, end - at);
    ++line;
    if (text.starts_with("//? ")) marked.questions.push_back({line, std::string(text.substr(4)), {}});
    if (text.starts_with("//|") && !marked.questions.empty()) marked.questions.back().answer.emplace_back(text.substr(std::min<std::size_t>(4, text.size())));
    at = end + 1;
  }
  return marked;
}

}  // namespace campaign
