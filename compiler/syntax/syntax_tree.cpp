#include "syntax/syntax_tree.h"

#include <mutex>
#include <set>
#include <string>

namespace campaign {

namespace {

/// Names that the text has only in pieces: few, and the same again and again. They live as long as the program, as views of a text live as
/// long as the text.
std::string_view kept(std::string name) {
  static std::mutex mutex;
  static std::set<std::string> names;
  const std::lock_guard lock(mutex);
  return *names.insert(std::move(name)).first;
}

}  // namespace

std::string_view Node::name() const {
  const std::span<const Token> tokens = tree_->tokens().subspan(first_token(), end_token() - first_token());
  const Span place = span();
  std::size_t size = 0;
  for (const Token& token : tokens) size += token.end - token.begin;
  if (size == place.size()) return tree_->text().substr(place.begin, place.size());
  std::string name;
  for (const Token& token : tokens) name += tree_->text().substr(token.begin, token.end - token.begin);
  return kept(std::move(name));
}

}  // namespace campaign
