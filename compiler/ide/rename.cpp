#include "ide/rename.h"

#include <fmt/format.h>

#include "syntax/lexer.h"

namespace campaign {

std::variant<std::vector<Edit>, std::string> rename_at(const Snapshot& snapshot, FileId file, std::uint32_t offset, const std::string& name) {
  const auto mention = mention_at(snapshot, file, offset);
  if (!mention) return "there is no name here";
  const Plan& plan = snapshot.plan;
  const Entity& entity = plan[mention->entity];
  if (entity.from_library) return fmt::format("`{}` is declared by the standard library", entity.name);
  if (!entity.named) return "it has a title only, and no name";
  Lexer lexer(name);
  const Token token = lexer.next();
  if (!is_name(token.kind) || token.end != name.size()) return fmt::format("`{}` is no name: letters, digits and `_`, and no reserved word", name);
  // Whoever looks the new name up from one of the places must not find something else first.
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& other = plan[EntityId{i}];
    if (other.name != name || other.kind != entity.kind || EntityId{i} == mention->entity) continue;
    if (other.from_library) continue;
    return fmt::format("there is another {} `{}`: the references to one would become references to the other", row_of(entity.kind).keyword, name);
  }
  std::vector<Edit> edits;
  for (const Mention& one : mentions_of(snapshot, mention->entity)) edits.push_back({one.span, name});
  return edits;
}

}  // namespace campaign
