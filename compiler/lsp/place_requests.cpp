#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "ide/completion.h"
#include "ide/goal_tree.h"
#include "ide/hover.h"
#include "ide/mentions.h"
#include "ide/selection.h"
#include "lsp/requests.h"

namespace campaign {

namespace {

// -- what it is --------------------------------------------------------------------------------------------------------

Answer hover(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto found = hover_at(*at.snapshot, at.file, session.offset(at, params.at("position")));
  if (!found) return Json(nullptr);
  return Json{{"contents", {{"kind", "markdown"}, {"value", found->markdown}}}, {"range", session.range(at, found->span)}};
}

Json completion_options() { return {{"triggerCharacters", {":", " ", "@", "."}}}; }

Answer completion(Session& session, const Json& params) {
  const Document& at = session.document(params);
  constexpr std::array<int, 5> kKinds = {14, 10, 12, 18, 9};  // Keyword, Property, Value, Reference, Module.
  Json items = Json::array();
  for (const CompletionItem& item : completions_at(*at.snapshot, at.file, session.offset(at, params.at("position")))) {
    const bool snippet = item.snippet && session.client.snippets;
    Json json = {{"label", item.label},
                 {"detail", item.detail},
                 {"kind", kKinds[static_cast<std::size_t>(item.sort)]},
                 {"insertText", item.snippet && !snippet ? item.label : item.insert},
                 {"sortText", fmt::format("{}{}", item.use_module.empty() ? 0 : 1, item.label)}};
    if (snippet) json["insertTextFormat"] = 2;
    if (!item.use_module.empty()) {
      const Json top = {{"line", 0}, {"character", 0}};
      json["additionalTextEdits"] = {{{"range", {{"start", top}, {"end", top}}}, {"newText", "use " + item.use_module + "\n"}}};
    }
    items.push_back(std::move(json));
  }
  return Json{{"isIncomplete", false}, {"items", std::move(items)}};
}

// -- where it is -------------------------------------------------------------------------------------------------------

std::optional<Mention> mention(const Session& session, const Document& at, const Json& params) {
  return mention_at(*at.snapshot, at.file, session.offset(at, params.at("position")));
}

Answer definition(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto found = mention(session, at, params);
  const auto place = found ? session.location(at, at.snapshot->plan[found->entity].name_span) : std::nullopt;
  return place ? *place : Json(nullptr);
}

Answer references(Session& session, const Json& params) {
  const Document& at = session.wide(session.document(params));
  const auto found = mention(session, at, params);
  Json list = Json::array();
  if (!found) return list;
  const bool with_declaration = params.value("/context/includeDeclaration"_json_pointer, true);
  for (const Mention& one : mentions_of(*at.snapshot, found->entity)) {
    if (one.declares && !with_declaration) continue;
    if (auto place = session.location(at, one.span)) list.push_back(std::move(*place));
  }
  return list;
}

Answer highlight(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto found = mention(session, at, params);
  Json list = Json::array();
  if (!found) return list;
  constexpr int kRead = 2, kWrite = 3;
  for (const Mention& one : mentions_of(*at.snapshot, found->entity)) {
    if (one.span.file == at.file) list.push_back({{"range", session.range(at, one.span)}, {"kind", one.declares ? kWrite : kRead}});
  }
  return list;
}

Answer selection(Session& session, const Json& params) {
  const Document& at = session.document(params);
  Json list = Json::array();
  for (const Json& position : params.at("positions")) {
    const auto spans = selections_at(*at.snapshot, at.file, session.offset(at, position));
    Json range;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
      Json inner = {{"range", session.range(at, *span)}};
      if (!range.is_null()) inner["parent"] = std::move(range);
      range = std::move(inner);
    }
    list.push_back(std::move(range));
  }
  return list;
}

// -- what it is for ----------------------------------------------------------------------------------------------------

/// A declaration as an item of the type hierarchy. What the library declares is no part of a plan's tree.
std::optional<Json> tree_item(const Session& session, const Document& at, EntityId id) {
  const Entity& entity = at.snapshot->plan[id];
  auto place = session.location(at, entity.span);
  const auto name = session.location(at, entity.name_span);
  if (!place || !name || entity.from_library) return std::nullopt;
  return Json{{"name", std::string(at.snapshot->plan.label(id))},
              {"detail", std::string(row_of(entity.kind).keyword)},
              {"kind", symbol_kind(entity.kind)},
              {"uri", (*place)["uri"]},
              {"range", (*place)["range"]},
              {"selectionRange", (*name)["range"]},
              {"data", {{"document", at.uri}, {"path", at.snapshot->plan.path(id)}}}};
}

Answer prepare_tree(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const std::uint32_t offset = session.offset(at, params.at("position"));
  const auto named = mention_at(*at.snapshot, at.file, offset);
  const EntityId id = named ? named->entity : declaration_at(at.snapshot->plan, at.file, offset);
  if (id == kNoEntity || !in_goal_tree(at.snapshot->plan[id].kind)) return Json(nullptr);
  auto item = tree_item(session, at, id);
  return item ? Json::array({std::move(*item)}) : Json(nullptr);
}

/// The neighbours of an item that `prepare_tree` or this gave: found again by its path, as the text may have changed since.
template <typename Neighbours>
Answer tree_neighbours(Session& session, const Json& params, Neighbours neighbours) {
  const Json& data = params.at("item").at("data");
  const Document& at = session.document({{"textDocument", {{"uri", data.at("document")}}}});
  const std::string path = data.at("path");
  const Plan& plan = at.snapshot->plan;
  Json list = Json::array();
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library || !in_goal_tree(plan[id].kind) || !path.ends_with(plan[id].name) || plan.path(id) != path) continue;
    for (const EntityId other : neighbours(*at.snapshot, id)) {
      if (auto item = tree_item(session, at, other)) list.push_back(std::move(*item));
    }
    return list;
  }
  return Json(nullptr);
}

Answer tree_aims(Session& session, const Json& params) { return tree_neighbours(session, params, aims_of); }
Answer tree_means(Session& session, const Json& params) { return tree_neighbours(session, params, means_of); }

constexpr std::array<RequestRow, 9> kRequests{{
    {"textDocument/hover", hover, "hoverProvider", capable},
    {"textDocument/completion", completion, "completionProvider", completion_options},
    {"textDocument/definition", definition, "definitionProvider", capable},
    {"textDocument/references", references, "referencesProvider", capable},
    {"textDocument/documentHighlight", highlight, "documentHighlightProvider", capable},
    {"textDocument/selectionRange", selection, "selectionRangeProvider", capable},
    {"textDocument/prepareTypeHierarchy", prepare_tree, "typeHierarchyProvider", capable},
    {"typeHierarchy/supertypes", tree_aims, "", nullptr},
    {"typeHierarchy/subtypes", tree_means, "", nullptr},
}};

}  // namespace

std::span<const RequestRow> place_requests() { return kRequests; }

}  // namespace campaign
