#include "lsp/server.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "format/format.h"
#include "ide/completion.h"
#include "ide/hover.h"
#include "ide/mentions.h"
#include "ide/outline.h"
#include "ide/rename.h"
#include "lsp/documents.h"
#include "lsp/json_message.h"
#include "syntax/lexer.h"

namespace campaign {

namespace {

// Error codes of JSON-RPC and the protocol.
constexpr int kInvalidRequest = -32600, kMethodNotFound = -32601, kInvalidParams = -32602, kNotInitialized = -32002, kRequestFailed = -32803;

struct RequestError {
  int code;
  std::string message;
};
using Answer = tl::expected<Json, RequestError>;

constexpr std::array<std::string_view, 8> kTokenTypes = {"keyword", "property", "string", "number", "comment", "variable", "operator", "macro"};

class Server {
 public:
  Server(std::FILE* in, std::FILE* out, std::string version, CompileOptions options)
      : transport_(in, out), version_(std::move(version)), options_(std::move(options)), positions_(false) {}

  int run() {
    while (auto message = transport_.read()) {
      if (message->is_discarded()) {
        transport_.write({{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", {{"code", -32700}, {"message", "this is no JSON"}}}});
        continue;
      }
      if (!message->is_object() || !message->contains("method") || !(*message)["method"].is_string()) continue;  // An answer to us, or nothing.
      const std::string method = (*message)["method"];
      if (method == "exit") return shut_down_ ? 0 : 1;
      const Json params = message->contains("params") ? (*message)["params"] : Json::object();
      if (message->contains("id")) {
        answer((*message)["id"], method, params);
      } else {
        notice(method, params);
      }
    }
    return shut_down_ ? 0 : 1;
  }

 private:
  using Handler = Answer (Server::*)(const Json&);
  struct RequestRow {
    std::string_view method;
    Handler handler;
    std::string_view capability;  ///< The field of ServerCapabilities; empty: none of its own.
    Json (*value)();              ///< Its value.
  };

  static Json yes() { return true; }
  static Json with_prepare() { return {{"prepareProvider", true}}; }
  static Json completion_options() { return {{"triggerCharacters", {":", " ", "@"}}}; }
  static Json action_options() { return {{"codeActionKinds", {"quickfix", "source.fixAll"}}}; }
  static Json lens_options() { return {{"resolveProvider", false}}; }
  static Json link_options() { return {{"resolveProvider", false}}; }
  static Json diagnostic_options() { return {{"identifier", "campaign"}, {"interFileDependencies", true}, {"workspaceDiagnostics", false}}; }
  static Json token_options() {
    Json types = Json::array();
    for (const std::string_view type : kTokenTypes) types.push_back(type);
    return {{"legend", {{"tokenTypes", types}, {"tokenModifiers", Json::array()}}}, {"full", true}, {"range", true}};
  }

  /// Every request, once: what answers it and how the server says that it can.
  static const std::vector<RequestRow>& requests() {
    static const std::vector<RequestRow> kRows = {
        {"textDocument/hover", &Server::hover, "hoverProvider", yes},
        {"textDocument/completion", &Server::completion, "completionProvider", completion_options},
        {"textDocument/definition", &Server::definition, "definitionProvider", yes},
        {"textDocument/references", &Server::references, "referencesProvider", yes},
        {"textDocument/documentHighlight", &Server::highlight, "documentHighlightProvider", yes},
        {"textDocument/documentSymbol", &Server::symbols, "documentSymbolProvider", yes},
        {"workspace/symbol", &Server::workspace_symbols, "workspaceSymbolProvider", yes},
        {"textDocument/codeAction", &Server::actions, "codeActionProvider", action_options},
        {"textDocument/codeLens", &Server::lenses, "codeLensProvider", lens_options},
        {"textDocument/documentLink", &Server::links, "documentLinkProvider", link_options},
        {"textDocument/formatting", &Server::formatting, "documentFormattingProvider", yes},
        {"textDocument/rangeFormatting", &Server::range_formatting, "documentRangeFormattingProvider", yes},
        {"textDocument/prepareRename", &Server::prepare_rename, "", nullptr},
        {"textDocument/rename", &Server::rename, "renameProvider", with_prepare},
        {"textDocument/foldingRange", &Server::folding, "foldingRangeProvider", yes},
        {"textDocument/selectionRange", &Server::selection, "selectionRangeProvider", yes},
        {"textDocument/inlayHint", &Server::hints, "inlayHintProvider", yes},
        {"textDocument/semanticTokens/full", &Server::tokens, "semanticTokensProvider", token_options},
        {"textDocument/semanticTokens/range", &Server::tokens, "", nullptr},
        {"textDocument/diagnostic", &Server::pulled_diagnostics, "diagnosticProvider", diagnostic_options},
    };
    return kRows;
  }

  void answer(const Json& id, const std::string& method, const Json& params) {
    Answer result = [&]() -> Answer {
      if (cancelled_.erase(id.dump()) > 0) return tl::unexpected(RequestError{-32800, "cancelled"});
      if (method == "initialize") return initialize(params);
      if (!initialized_) return tl::unexpected(RequestError{kNotInitialized, "the first request is `initialize`"});
      if (shut_down_) return tl::unexpected(RequestError{kInvalidRequest, "the server was shut down"});
      if (method == "shutdown") {
        shut_down_ = true;
        return Json(nullptr);
      }
      const auto row = std::ranges::find(requests(), method, &RequestRow::method);
      if (row == requests().end()) return tl::unexpected(RequestError{kMethodNotFound, fmt::format("there is no `{}`", method)});
      // What a client sends is data: a field of another type than the protocol's is its error, not our end.
      try {
        return (this->*row->handler)(params);
      } catch (const Json::exception& error) {
        return tl::unexpected(RequestError{kInvalidParams, error.what()});
      }
    }();
    Json reply = {{"jsonrpc", "2.0"}, {"id", id}};
    if (result) {
      reply["result"] = std::move(*result);
    } else {
      reply["error"] = {{"code", result.error().code}, {"message", result.error().message}};
    }
    transport_.write(reply);
  }

  void notice(const std::string& method, const Json& params) {
    try {
      if (method == "textDocument/didOpen") return did_open(params);
      if (method == "textDocument/didChange") return did_change(params);
      if (method == "textDocument/didClose") return did_close(params);
      if (method == "workspace/didChangeWatchedFiles" || method == "textDocument/didSave") return recompile_all();
      if (method == "workspace/didChangeWorkspaceFolders") {
        for (const Json& folder : params.at("event").at("removed")) std::erase(folders_, path_of_uri(folder.value("uri", "")).value_or(""));
        for (const Json& folder : params.at("event").at("added")) add_folder(folder.value("uri", ""));
        return recompile_all();
      }
      if (method == "$/cancelRequest") cancelled_.insert(params.at("id").dump());
    } catch (const Json::exception&) {
      // A notification has no answer; one that cannot be read changes nothing.
    }
  }

  // -- life ------------------------------------------------------------------------------------------------------------

  void add_folder(const std::string& uri) {
    if (const auto path = path_of_uri(uri)) folders_.push_back(*path);
  }

  Answer initialize(const Json& params) {
    if (initialized_) return tl::unexpected(RequestError{kInvalidRequest, "the server is initialized already"});
    initialized_ = true;
    const Json capabilities = params.value("capabilities", Json::object());
    const Json encodings = capabilities.value("/general/positionEncodings"_json_pointer, Json::array());
    const bool utf8 = std::ranges::find(encodings, Json("utf-8")) != encodings.end();
    positions_ = Positions(utf8);
    pulls_ = capabilities.contains("/textDocument/diagnostic"_json_pointer);
    snippets_ = capabilities.value("/textDocument/completion/completionItem/snippetSupport"_json_pointer, false);
    if (params.contains("workspaceFolders") && params["workspaceFolders"].is_array()) {
      for (const Json& folder : params["workspaceFolders"]) add_folder(folder.value("uri", ""));
    } else if (params.contains("rootUri") && params["rootUri"].is_string()) {
      add_folder(params["rootUri"]);
    }
    Json own = {{"positionEncoding", utf8 ? "utf-8" : "utf-16"},
                {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
                {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
    for (const RequestRow& row : requests()) {
      if (!row.capability.empty()) own[std::string(row.capability)] = row.value();
    }
    return Json{{"capabilities", own}, {"serverInfo", {{"name", "campaign"}, {"version", version_}}}};
  }

  // -- texts -----------------------------------------------------------------------------------------------------------

  void did_open(const Json& params) {
    const Json& item = params.at("textDocument");
    const std::string uri = item.at("uri");
    Document document;
    document.uri = uri;
    document.path = path_of_uri(uri).value_or("/" + uri);
    document.text = item.at("text");
    document.version = item.value("version", std::int64_t{0});
    world_.open[document.path] = document.text;
    documents_[uri] = std::move(document);
    recompile_all();
  }

  void did_change(const Json& params) {
    const auto found = documents_.find(params.at("textDocument").at("uri"));
    if (found == documents_.end()) return;
    Document& document = found->second;
    for (const Json& change : params.at("contentChanges")) {
      const std::string text = change.at("text");
      if (!change.contains("range")) {
        document.text = text;
        continue;
      }
      const Json& range = change["range"];
      const std::size_t begin = positions_.offset(document.text, range.at("start").at("line"), range.at("start").at("character"));
      const std::size_t end = std::max(begin, positions_.offset(document.text, range.at("end").at("line"), range.at("end").at("character")));
      document.text.replace(begin, end - begin, text);
    }
    document.version = params.at("textDocument").value("version", document.version);
    world_.open[document.path] = document.text;
    recompile_all();
  }

  void did_close(const Json& params) {
    const auto found = documents_.find(params.at("textDocument").at("uri"));
    if (found == documents_.end()) return;
    transport_.write({{"jsonrpc", "2.0"}, {"method", "textDocument/publishDiagnostics"}, {"params", {{"uri", found->second.uri}, {"diagnostics", Json::array()}}}});
    world_.open.erase(found->second.path);
    documents_.erase(found);
    recompile_all();
  }

  /// The folder that `use` of a file may not leave.
  [[nodiscard]] std::string workspace_of(const std::string& path) const {
    std::string best;
    for (const std::string& folder : folders_) {
      if (path.starts_with(folder) && folder.size() > best.size()) best = folder;
    }
    return best.empty() ? std::filesystem::path(path).parent_path().string() : best;
  }

  void recompile_all() {
    for (auto& [uri, document] : documents_) {
      auto snapshot = std::make_shared<Snapshot>(compile(world_, {document.path}, {}, workspace_of(document.path), options_));
      document.file = file_of(*snapshot, document.path);
      document.snapshot = std::move(snapshot);
      if (!pulls_) publish(document);
    }
  }

  /// The file of a path; the last of the plan's own files is the one that was asked for.
  static FileId file_of(const Snapshot& snapshot, const std::string& path) {
    for (const FileId file : snapshot.plan_files) {
      if ((*snapshot.sources)[file].name() == path) return file;
    }
    return snapshot.plan_files.empty() ? FileId{0} : snapshot.plan_files.front();
  }

  Document& document(const Json& params) {
    const std::string uri = params.at("textDocument").at("uri");
    const auto found = documents_.find(uri);
    if (found == documents_.end()) throw Json::other_error::create(600, "the text is not open", static_cast<const Json*>(nullptr));
    return found->second;
  }
  static const SourceFile& source(const Document& document) { return (*document.snapshot->sources)[document.file]; }
  [[nodiscard]] std::uint32_t offset(const Document& document, const Json& params) const { return positions_.offset(source(document), params.at("position")); }

  // -- places ----------------------------------------------------------------------------------------------------------

  /// The URI of a file of a compilation: an open one's own, else that of its path. The library's files have none.
  [[nodiscard]] std::optional<std::string> uri_of(const Snapshot& snapshot, FileId file, const Document& document) const {
    if (file == document.file) return document.uri;
    if (std::ranges::find(snapshot.plan_files, file) == snapshot.plan_files.end()) return std::nullopt;
    const std::string name = (*snapshot.sources)[file].name();
    const auto path = world_.canonical(name.starts_with('/') ? name : (std::filesystem::path(workspace_of(document.path)) / name).string());
    return path ? std::optional(uri_of_path(*path)) : std::nullopt;
  }
  [[nodiscard]] std::optional<Json> location(const Document& document, Span span) const {
    const Snapshot& snapshot = *document.snapshot;
    const auto uri = uri_of(snapshot, span.file, document);
    return uri ? std::optional(Json{{"uri", *uri}, {"range", positions_.range((*snapshot.sources)[span.file], span)}}) : std::nullopt;
  }

  // -- diagnostics -----------------------------------------------------------------------------------------------------

  Json diagnostics_of(const Document& document) const {
    Json list = Json::array();
    for (const Diagnostic& diagnostic : document.snapshot->diagnostics) {
      if (diagnostic.span.file == document.file) list.push_back(diagnostic_of(document, diagnostic));
    }
    return list;
  }

  Json diagnostic_of(const Document& document, const Diagnostic& diagnostic) const {
    constexpr std::array<int, 3> kSeverities = {1, 2, 4};
    std::string message = diagnostic.message;
    if (!diagnostic.note.empty()) message += " (" + diagnostic.note + ")";
    if (!diagnostic.help.empty()) message += "\n" + diagnostic.help;
    Json json = {{"range", positions_.range(source(document), diagnostic.span)},
                 {"severity", kSeverities[static_cast<std::size_t>(diagnostic.severity)]},
                 {"code", diagnostic.name},
                 {"source", "campaign"},
                 {"message", std::move(message)}};
    Json related = Json::array();
    for (const Label& label : diagnostic.labels) {
      if (auto place = location(document, label.span)) related.push_back({{"location", std::move(*place)}, {"message", label.text}});
    }
    if (!related.empty()) json["relatedInformation"] = std::move(related);
    if (diagnostic.name == "governance.allow_unneeded") json["tags"] = {1};
    return json;
  }

  void publish(const Document& document) {
    transport_.write({{"jsonrpc", "2.0"},
                      {"method", "textDocument/publishDiagnostics"},
                      {"params", {{"uri", document.uri}, {"version", document.version}, {"diagnostics", diagnostics_of(document)}}}});
  }

  Answer pulled_diagnostics(const Json& params) { return Json{{"kind", "full"}, {"items", diagnostics_of(document(params))}}; }

  Json edits_of(const Document& at, const std::vector<Edit>& edits) const {
    Json changes = Json::object();
    for (const Edit& edit : edits) {
      const auto uri = uri_of(*at.snapshot, edit.span.file, at);
      if (uri) changes[*uri].push_back({{"range", positions_.range((*at.snapshot->sources)[edit.span.file], edit.span)}, {"newText", edit.text}});
    }
    return {{"changes", std::move(changes)}};
  }

  Answer actions(const Json& params) {
    const Document& at = document(params);
    const std::uint32_t begin = positions_.offset(source(at), params.at("range").at("start"));
    const std::uint32_t end = positions_.offset(source(at), params.at("range").at("end"));
    Json list = Json::array();
    std::vector<Edit> all;
    for (const Diagnostic& diagnostic : at.snapshot->diagnostics) {
      if (diagnostic.span.file != at.file || diagnostic.fixes.empty()) continue;
      // For all of them at once: where there is one fix only, and it touches no other.
      const auto& first = diagnostic.fixes.front().edits;
      const bool apart = std::ranges::none_of(first, [&](const Edit& edit) {
        return edit.span.file != at.file || std::ranges::any_of(all, [&](const Edit& other) { return edit.span.begin <= other.span.end && other.span.begin <= edit.span.end; });
      });
      if (diagnostic.fixes.size() == 1 && apart) all.insert(all.end(), first.begin(), first.end());
      if (diagnostic.span.end < begin || diagnostic.span.begin > end) continue;
      for (const Fix& fix : diagnostic.fixes) {
        list.push_back({{"title", fix.title}, {"kind", "quickfix"}, {"diagnostics", {diagnostic_of(at, diagnostic)}}, {"isPreferred", diagnostic.fixes.size() == 1}, {"edit", edits_of(at, fix.edits)}});
      }
    }
    if (!all.empty()) list.push_back({{"title", "make all fixes that are sure"}, {"kind", "source.fixAll"}, {"edit", edits_of(at, all)}});
    return list;
  }

  // -- looking ---------------------------------------------------------------------------------------------------------

  Answer hover(const Json& params) {
    const Document& at = document(params);
    const auto found = hover_at(*at.snapshot, at.file, offset(at, params));
    if (!found) return Json(nullptr);
    return Json{{"contents", {{"kind", "markdown"}, {"value", found->markdown}}}, {"range", positions_.range(source(at), found->span)}};
  }

  Answer completion(const Json& params) {
    const Document& at = document(params);
    constexpr std::array<int, 5> kKinds = {14, 10, 12, 18, 9};
    Json items = Json::array();
    for (const CompletionItem& item : completions_at(*at.snapshot, at.file, offset(at, params))) {
      std::string insert = item.snippet && !snippets_ ? item.label : item.insert;
      Json json = {{"label", item.label}, {"detail", item.detail}, {"kind", kKinds[static_cast<std::size_t>(item.sort)]}, {"insertText", std::move(insert)}};
      if (item.snippet && snippets_) json["insertTextFormat"] = 2;
      json["sortText"] = fmt::format("{}{}", item.use_module.empty() ? 0 : 1, item.label);
      if (!item.use_module.empty()) {
        json["additionalTextEdits"] = {{{"range", {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}}, {"newText", "use " + item.use_module + "\n"}}};
      }
      items.push_back(std::move(json));
    }
    return Json{{"isIncomplete", false}, {"items", std::move(items)}};
  }

  Answer definition(const Json& params) {
    const Document& at = document(params);
    const auto mention = mention_at(*at.snapshot, at.file, offset(at, params));
    if (!mention) return Json(nullptr);
    const auto place = location(at, at.snapshot->plan[mention->entity].name_span);
    return place ? *place : Json(nullptr);
  }

  Answer references(const Json& params) {
    const Document& at = document(params);
    const auto mention = mention_at(*at.snapshot, at.file, offset(at, params));
    Json list = Json::array();
    if (!mention) return list;
    const bool with_declaration = params.value("/context/includeDeclaration"_json_pointer, true);
    for (const Mention& one : mentions_in(*at.snapshot)) {
      if (one.entity != mention->entity || (one.declares && !with_declaration)) continue;
      if (auto place = location(at, one.span)) list.push_back(std::move(*place));
    }
    return list;
  }

  Answer highlight(const Json& params) {
    const Document& at = document(params);
    const auto mention = mention_at(*at.snapshot, at.file, offset(at, params));
    Json list = Json::array();
    if (!mention) return list;
    for (const Mention& one : mentions_in(*at.snapshot)) {
      if (one.entity == mention->entity && one.span.file == at.file) list.push_back({{"range", positions_.range(source(at), one.span)}, {"kind", one.declares ? 3 : 2}});
    }
    return list;
  }

  static int symbol_kind(Kind kind) {
    switch (kind) {
      case Kind::portfolio:
      case Kind::campaign: return 2;   // Module
      case Kind::goal:
      case Kind::business_goal: return 5;  // Class
      case Kind::strategy: return 11;  // Interface
      case Kind::tactic: return 12;    // Function
      case Kind::kpi: return 14;       // Constant
      case Kind::milestone: return 24; // Event
      default: return 19;              // Object
    }
  }

  Json symbol(const Document& at, const OutlineItem& item) const {
    const Entity& entity = at.snapshot->plan[item.entity];
    const Span shown = entity.name_span.file == at.file && entity.name_span.begin >= entity.span.begin && entity.name_span.end <= entity.span.end ? entity.name_span : entity.head;
    Json json = {{"name", std::string(entity.named ? entity.name : at.snapshot->plan.label(item.entity))},
                 {"detail", entity.named ? std::string(entity.title) : std::string(row_of(entity.kind).keyword)},
                 {"kind", symbol_kind(entity.kind)},
                 {"range", positions_.range(source(at), entity.span)},
                 {"selectionRange", positions_.range(source(at), shown)}};
    Json children = Json::array();
    for (const OutlineItem& child : item.children) {
      if (at.snapshot->plan[child.entity].span.file == at.file) children.push_back(symbol(at, child));
    }
    json["children"] = std::move(children);
    return json;
  }

  Answer symbols(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    for (const OutlineItem& item : outline_of(*at.snapshot, at.file)) list.push_back(symbol(at, item));
    return list;
  }

  Answer workspace_symbols(const Json& params) {
    const std::string query = params.value("query", "");
    Json list = Json::array();
    std::set<std::pair<std::string, std::uint32_t>> seen;
    for (const auto& [uri, at] : documents_) {
      const Plan& plan = at.snapshot->plan;
      for (std::uint32_t i = 0; i < plan.size() && list.size() < 500; ++i) {
        const Entity& entity = plan[EntityId{i}];
        if (entity.from_library || (entity.name.find(query) == std::string_view::npos && entity.title.find(query) == std::string_view::npos)) continue;
        auto place = location(at, entity.name_span);
        if (!place || !seen.emplace((*place)["uri"], entity.span.begin).second) continue;
        list.push_back({{"name", std::string(entity.name)}, {"kind", symbol_kind(entity.kind)}, {"location", std::move(*place)}, {"containerName", std::string(entity.title)}});
      }
    }
    return list;
  }

  Answer lenses(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    for (const GoalLens& lens : goal_lenses(*at.snapshot, at.file)) {
      list.push_back({{"range", positions_.range(source(at), lens.head)}, {"command", {{"title", lens.letters}, {"command", ""}}}});
    }
    return list;
  }

  Answer hints(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    for (const InlayHint& hint : inlay_hints(*at.snapshot, at.file)) {
      list.push_back({{"position", positions_.position(source(at), hint.offset)}, {"label", hint.text}, {"paddingLeft", true}});
    }
    return list;
  }

  Answer links(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    const std::string_view text = source(at).text();
    for (std::size_t begin = text.find("use \""); begin != std::string_view::npos; begin = text.find("use \"", begin + 1)) {
      if (begin != 0 && text[begin - 1] != '\n') continue;
      const std::size_t first = begin + 5, last = text.find_first_of("\"\n", first);
      if (last == std::string_view::npos || text[last] != '"') continue;
      const auto target = world_.canonical((std::filesystem::path(at.path).parent_path() / text.substr(first, last - first)).string());
      if (target) list.push_back({{"range", positions_.range(source(at), Span{at.file, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)})}, {"target", uri_of_path(*target)}});
    }
    return list;
  }

  Answer folding(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    const Plan& plan = at.snapshot->plan;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      const Entity& entity = plan[EntityId{i}];
      if (!entity.has_block || entity.span.file != at.file) continue;
      const std::uint32_t first = source(at).line(entity.head.end), last = source(at).line(entity.body_end);
      if (last > first) list.push_back({{"startLine", first - 1}, {"endLine", last - 2 + (last - 1 == first ? 1 : 0)}});
    }
    return list;
  }

  Answer selection(const Json& params) {
    const Document& at = document(params);
    Json list = Json::array();
    for (const Json& position : params.at("positions")) {
      const std::uint32_t here = positions_.offset(source(at), position);
      std::vector<Span> spans;
      if (const PropertyValue* value = value_at(at.snapshot->plan, at.file, here)) {
        if (value->span.begin <= here && here <= value->span.end) spans.push_back(value->span);
        spans.push_back({at.file, value->key.begin, value->span.end});
      }
      for (EntityId id = declaration_at(at.snapshot->plan, at.file, here); id != kNoEntity; id = at.snapshot->plan[id].parent) {
        if (at.snapshot->plan[id].span.file == at.file) spans.push_back(at.snapshot->plan[id].span);
      }
      spans.push_back({at.file, 0, static_cast<std::uint32_t>(source(at).text().size())});
      Json range;
      for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        Json inner = {{"range", positions_.range(source(at), *span)}};
        if (!range.is_null()) inner["parent"] = std::move(range);
        range = std::move(inner);
      }
      list.push_back(std::move(range));
    }
    return list;
  }

  // -- changing --------------------------------------------------------------------------------------------------------

  Answer formatting(const Json& params) {
    const Document& at = document(params);
    const Formatted formatted = format_text(at.text);
    Json list = Json::array();
    if (formatted.refused || formatted.text == at.text) return list;
    list.push_back({{"range", positions_.range(source(at), Span{at.file, 0, static_cast<std::uint32_t>(at.text.size())})}, {"newText", formatted.text}});
    return list;
  }

  Answer range_formatting(const Json& params) {
    const Document& at = document(params);
    const auto first = params.at("range").at("start").at("line").get<std::uint32_t>() + 1;
    const auto last = params.at("range").at("end").at("line").get<std::uint32_t>() + 1;
    Json list = Json::array();
    if (const auto edit = format_lines(at.text, first, last)) {
      list.push_back({{"range", {{"start", {{"line", edit->first - 1}, {"character", 0}}}, {"end", {{"line", edit->last}, {"character", 0}}}}}, {"newText", edit->text}});
    }
    return list;
  }

  Answer prepare_rename(const Json& params) {
    const Document& at = document(params);
    const auto mention = mention_at(*at.snapshot, at.file, offset(at, params));
    if (!mention || at.snapshot->plan[mention->entity].from_library) return tl::unexpected(RequestError{kRequestFailed, "there is nothing here that the plan names"});
    return Json{{"range", positions_.range(source(at), mention->span)}, {"placeholder", std::string(at.snapshot->plan[mention->entity].name)}};
  }

  Answer rename(const Json& params) {
    const Document& at = document(params);
    const auto result = rename_at(*at.snapshot, at.file, offset(at, params), params.at("newName"));
    if (const auto* refusal = std::get_if<std::string>(&result)) return tl::unexpected(RequestError{kRequestFailed, *refusal});
    return edits_of(at, std::get<std::vector<Edit>>(result));
  }

  // -- colours ---------------------------------------------------------------------------------------------------------

  /// The type of a token by its place in `kTokenTypes`, or -1.
  static int token_type(TokenKind kind, bool starts_member, std::string_view text) {
    if (is_trivia(kind)) return kind == TokenKind::blank ? -1 : 4;
    if (kind == TokenKind::key) return 1;
    if (kind == TokenKind::text || kind == TokenKind::long_text || kind == TokenKind::open_text || kind == TokenKind::open_long) return 2;
    if (kind == TokenKind::number || kind == TokenKind::percent || kind == TokenKind::date || kind == TokenKind::time) return 3;
    if (is_reserved(kind)) return 0;
    if (kind == TokenKind::person) return 5;
    if (is_name(kind)) {
      const bool keyword = starts_member && (text == "use" || text == "expect" || text == "rule" || text == "rules" || text == "template" || text == "extend" || text == "vocabulary" ||
                                             text == "business" || kind_named(text).has_value());
      return keyword ? 0 : is_clause_word(kind) ? 0 : 5;
    }
    return -1;
  }

  Answer tokens(const Json& params) {
    const Document& at = document(params);
    std::uint32_t from = 0, to = static_cast<std::uint32_t>(at.text.size());
    if (params.contains("range")) {
      from = positions_.offset(source(at), params["range"].at("start"));
      to = positions_.offset(source(at), params["range"].at("end"));
    }
    Json data = Json::array();
    Lexer lexer(at.text);
    bool starts_member = true;
    std::size_t last_line = 0, last_column = 0;
    for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
      const std::string_view text = std::string_view(at.text).substr(token.begin, token.end - token.begin);
      const int type = token_type(token.kind, starts_member, text);
      if (token.kind == TokenKind::nl || token.kind == TokenKind::lbrace || token.kind == TokenKind::semi) {
        starts_member = true;
      } else if (token.kind != TokenKind::blank && !is_trivia(token.kind)) {
        starts_member = token.kind == TokenKind::name && text == "business";
      }
      if (type < 0 || token.end <= from || token.begin >= to) continue;
      // A token of several lines is as many tokens.
      for (std::uint32_t begin = token.begin; begin < token.end;) {
        const std::size_t line_end = at.text.find('\n', begin);
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(line_end, token.end));
        if (end > begin) {
          const Json first = positions_.position(source(at), begin), last = positions_.position(source(at), end);
          const std::size_t line = first["line"], column = first["character"], length = last["character"].get<std::size_t>() - column;
          for (const std::size_t number : {line - last_line, line == last_line ? column - last_column : column, length, static_cast<std::size_t>(type), std::size_t{0}}) data.push_back(number);
          last_line = line;
          last_column = column;
        }
        begin = end + 1;
      }
    }
    return Json{{"data", std::move(data)}};
  }

  Transport transport_;
  std::string version_;
  CompileOptions options_;
  Positions positions_;
  EditorWorld world_;
  std::vector<std::string> folders_;
  std::map<std::string, Document> documents_;
  std::set<std::string> cancelled_;
  bool initialized_ = false, shut_down_ = false, pulls_ = false, snippets_ = false;
};

}  // namespace

int serve_language(std::FILE* in, std::FILE* out, const std::string& version, const CompileOptions& options) {
  return Server(in, out, version, options).run();
}

}  // namespace campaign
