#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "ide/folding.h"
#include "ide/links.h"
#include "ide/outline.h"
#include "syntax/semantic_tokens.h"
#include "lsp/requests.h"

namespace campaign {

namespace {

// -- symbols -----------------------------------------------------------------------------------------------------------

Json symbol(const Session& session, const Document& at, const OutlineItem& item) {
  const Entity& entity = at.snapshot->plan[item.entity];
  const bool named_here = entity.name_span.file == at.file && entity.name_span.begin >= entity.span.begin && entity.name_span.end <= entity.span.end;
  Json json = {{"name", std::string(entity.named ? entity.name : at.snapshot->plan.label(item.entity))},
               {"detail", std::string(entity.named ? entity.title : row_of(entity.kind).keyword)},
               {"kind", symbol_kind(entity.kind)},
               {"range", session.range(at, entity.span)},
               {"selectionRange", session.range(at, named_here ? entity.name_span : entity.head)}};
  Json children = Json::array();
  for (const OutlineItem& child : item.children) {
    if (at.snapshot->plan[child.entity].span.file == at.file) children.push_back(symbol(session, at, child));
  }
  json["children"] = std::move(children);
  return json;
}

Answer symbols(Session& session, const Json& params) {
  const Document& at = session.document(params);
  Json list = Json::array();
  for (const OutlineItem& item : outline_of(*at.snapshot, at.file)) list.push_back(symbol(session, at, item));
  return list;
}

Answer workspace_symbols(Session& session, const Json& params) {
  constexpr std::size_t kMost = 500;  // A list that nobody reads to its end; a longer query makes it shorter.
  const std::string query = lower_case(params.value("query", std::string()));
  Json list = Json::array();
  std::set<std::pair<std::string, std::uint32_t>> seen;  // A file that several texts use is in the plan of each.
  session.compile_all();
  for (const auto& [uri, at] : session.documents()) {
    const Plan& plan = at.snapshot->plan;
    for (std::uint32_t i = 0; i < plan.size() && list.size() < kMost; ++i) {
      const Entity& entity = plan[EntityId{i}];
      if (entity.from_library || (lower_case(entity.name).find(query) == std::string::npos && lower_case(entity.title).find(query) == std::string::npos)) continue;
      auto place = session.location(at, entity.name_span);
      if (!place || !seen.emplace((*place)["uri"], entity.span.begin).second) continue;
      list.push_back({{"name", std::string(entity.name)}, {"kind", symbol_kind(entity.kind)}, {"location", std::move(*place)}, {"containerName", std::string(entity.title)}});
    }
  }
  return list;
}

// -- what is shown beside the text ---------------------------------------------------------------------------------------

Json lens_options() { return {{"resolveProvider", false}}; }

Answer lenses(Session& session, const Json& params) {
  const Document& at = session.document(params);
  Json list = Json::array();
  if (!session.client.lenses) return list;
  for (const Lens& lens : lenses_of(*at.snapshot, at.file)) {
    list.push_back({{"range", session.range(at, lens.head)}, {"command", {{"title", lens.text}, {"command", ""}}}});
  }
  return list;
}

Answer hints(Session& session, const Json& params) {
  const Document& at = session.document(params);
  Json list = Json::array();
  if (!session.client.inlay_hints) return list;
  const std::uint32_t from = session.offset(at, params.at("range").at("start")), to = session.offset(at, params.at("range").at("end"));
  for (const InlayHint& hint : inlay_hints(*at.snapshot, at.file)) {
    if (hint.offset < from || hint.offset > to) continue;
    list.push_back({{"position", session.positions.position(Session::source(at), hint.offset)}, {"label", hint.text}, {"paddingLeft", true}});
  }
  return list;
}

Json link_options() { return {{"resolveProvider", false}}; }

Answer links(Session& session, const Json& params) {
  const Document& at = session.document(params);
  Json list = Json::array();
  for (const Link& link : links_in(at.text)) {
    const auto path = link.is_path ? session.file_beside(at, link.target) : std::nullopt;
    if (link.is_path && !path) continue;
    list.push_back({{"range", session.range(at, Span{at.file, link.begin, link.end})}, {"target", path ? uri_of_path(*path) : link.target}});
  }
  return list;
}

Answer folding(Session& session, const Json& params) {
  constexpr std::array<std::string_view, 3> kKinds = {"region", "comment", "imports"};
  const Document& at = session.document(params);
  Json list = Json::array();
  for (const FoldingRange& range : folding_ranges(at.text)) {
    Json json = {{"startLine", range.first - 1}, {"endLine", range.last - 1}};
    if (range.kind != FoldingRange::Kind::block) json["kind"] = kKinds[static_cast<std::size_t>(range.kind)];
    list.push_back(std::move(json));
  }
  return list;
}

// -- colours -----------------------------------------------------------------------------------------------------------

Json token_options() {
  return {{"legend", {{"tokenTypes", kTokenTypes}, {"tokenModifiers", Json::array()}}}, {"full", {{"delta", true}}}, {"range", true}};
}

/// Five numbers a token: lines and columns since the one before, length, type, modifiers (LSP 3.17, Semantic Tokens).
std::vector<std::uint32_t> token_data(const Session& session, const Document& at, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> data;
  const SourceFile& file = Session::source(at);
  std::uint32_t last_line = 0, last_column = 0;
  for (const SemanticToken& token : semantic_tokens(at.text, begin, end)) {
    const std::uint32_t line = file.line(token.begin) - 1;
    const auto column = static_cast<std::uint32_t>(session.positions.column(file, token.begin));
    const auto length = static_cast<std::uint32_t>(session.positions.column(file, token.end) - column);
    data.insert(data.end(), {line - last_line, line == last_line ? column - last_column : column, length, static_cast<std::uint32_t>(token.type), 0});
    last_line = line;
    last_column = column;
  }
  return data;
}

/// The tokens of the whole text, which the client's next question may be about.
Json whole_tokens(Session& session, const Document& at, std::vector<std::uint32_t> data) {
  TokenResult& known = session.tokens[at.uri];
  known.data = std::move(data);
  ++known.number;
  return {{"resultId", std::to_string(known.number)}};
}

Answer tokens(Session& session, const Json& params) {
  const Document& at = session.document(params);
  auto data = token_data(session, at, 0, static_cast<std::uint32_t>(at.text.size()));
  Json result = {{"data", data}};
  result.update(whole_tokens(session, at, std::move(data)));
  return result;
}

Answer tokens_in_range(Session& session, const Json& params) {
  const Document& at = session.document(params);
  return Json{{"data", token_data(session, at, session.offset(at, params.at("range").at("start")), session.offset(at, params.at("range").at("end")))}};
}

/// What has changed since the result that the client holds: one run of numbers, between what both have in common.
Answer tokens_since(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto known = session.tokens.find(at.uri);
  if (known == session.tokens.end() || params.at("previousResultId") != std::to_string(known->second.number)) return tokens(session, params);
  const std::vector<std::uint32_t> before = std::move(known->second.data);
  auto data = token_data(session, at, 0, static_cast<std::uint32_t>(at.text.size()));
  const auto [first_before, first] = std::ranges::mismatch(before, data);
  auto end_before = before.end();
  auto end = data.end();
  while (end_before != first_before && end != first && *std::prev(end_before) == *std::prev(end)) --end_before, --end;
  Json edits = Json::array();
  if (first_before != end_before || first != end) {
    edits.push_back({{"start", first_before - before.begin()}, {"deleteCount", end_before - first_before}, {"data", std::vector<std::uint32_t>(first, end)}});
  }
  Json result = {{"edits", std::move(edits)}};
  result.update(whole_tokens(session, at, std::move(data)));
  return result;
}

// -- findings ----------------------------------------------------------------------------------------------------------

Json diagnostic_options() { return {{"identifier", "campaign"}, {"interFileDependencies", true}, {"workspaceDiagnostics", false}}; }

Answer diagnostics(Session& session, const Json& params) { return Json{{"kind", "full"}, {"items", diagnostics_json(session, session.document(params))}}; }

constexpr std::array<RequestRow, 10> kRequests{{
    {"textDocument/documentSymbol", symbols, "documentSymbolProvider", capable},
    {"workspace/symbol", workspace_symbols, "workspaceSymbolProvider", capable},
    {"textDocument/codeLens", lenses, "codeLensProvider", lens_options},
    {"textDocument/inlayHint", hints, "inlayHintProvider", capable},
    {"textDocument/documentLink", links, "documentLinkProvider", link_options},
    {"textDocument/foldingRange", folding, "foldingRangeProvider", capable},
    {"textDocument/semanticTokens/full", tokens, "semanticTokensProvider", token_options},
    {"textDocument/semanticTokens/full/delta", tokens_since, "", nullptr},
    {"textDocument/semanticTokens/range", tokens_in_range, "", nullptr},
    {"textDocument/diagnostic", diagnostics, "diagnosticProvider", diagnostic_options},
}};

}  // namespace

int symbol_kind(Kind kind) {
  switch (kind) {
    case Kind::portfolio:
    case Kind::campaign: return 2;  // Module
    case Kind::goal:
    case Kind::business_goal: return 5;  // Class
    case Kind::strategy: return 11;      // Interface
    case Kind::tactic: return 12;        // Function
    case Kind::kpi: return 14;           // Constant
    case Kind::milestone: return 24;     // Event
    default: return 19;                  // Object
  }
}

std::span<const RequestRow> text_requests() { return kRequests; }

}  // namespace campaign
