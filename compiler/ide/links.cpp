#include "ide/links.h"

#include <algorithm>

#include "syntax/lexer.h"

namespace campaign {

namespace {

/// Adds the addresses in a token that begins at `at`.
void add_addresses(std::string_view token, std::uint32_t at, std::vector<Link>& links) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    for (std::size_t begin = token.find(scheme); begin != std::string_view::npos; begin = token.find(scheme, begin + 1)) {
      std::size_t end = std::min(token.find_first_of(" \t\r\n\"<>\\`{}|^", begin), token.size());
      // What closes the sentence is not the address's.
      while (end > begin && std::string_view(".,;:!?)'*").find(token[end - 1]) != std::string_view::npos) --end;
      if (end - begin <= scheme.size()) continue;
      links.push_back({static_cast<std::uint32_t>(at + begin), static_cast<std::uint32_t>(at + end), std::string(token.substr(begin, end - begin)), false});
    }
  }
}

}  // namespace

std::vector<Link> links_in(std::string_view text) {
  std::vector<Link> links;
  Lexer lexer(text);
  bool starts_line = true, behind_use = false;
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    if (token.kind == TokenKind::text && behind_use) {
      links.push_back({token.begin + 1, token.end - 1, std::string(word.substr(1, word.size() - 2)), true});
    } else if (token.kind == TokenKind::text || token.kind == TokenKind::long_text || (is_trivia(token.kind) && token.kind != TokenKind::blank)) {
      add_addresses(word, token.begin, links);
    }
    if (token.kind == TokenKind::blank) continue;
    behind_use = starts_line && word == "use";
    starts_line = token.kind == TokenKind::nl || token.kind == TokenKind::semi || word.ends_with('\n');
  }
  std::ranges::stable_sort(links, {}, &Link::begin);
  return links;
}

}  // namespace campaign
