#include <algorithm>
#include <array>

#include "format/format.h"
#include "ide/actions.h"
#include "ide/rename.h"
#include "lsp/requests.h"

namespace campaign {

namespace {

// -- fixes and refactorings --------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 4> kActionKinds = {"quickfix", "source.fixAll", "refactor.extract", "refactor.rewrite"};

Json action_options() { return {{"codeActionKinds", kActionKinds}}; }

/// Whether a client that asks for some kinds of action wants this one: `refactor` asks for `refactor.extract` too.
bool wanted(const Json& params, std::string_view kind) {
  const Json only = params.value("/context/only"_json_pointer, Json());
  if (!only.is_array()) return true;
  return std::ranges::any_of(only, [&](const Json& one) {
    const std::string prefix = one.is_string() ? one.get<std::string>() : std::string("?");
    return kind == prefix || kind.starts_with(prefix + ".");
  });
}

Answer actions(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const std::uint32_t begin = session.offset(at, params.at("range").at("start")), end = session.offset(at, params.at("range").at("end"));
  Json list = Json::array();
  for (const Action& action : actions_at(*at.snapshot, at.file, begin, end)) {
    const std::string_view kind = kActionKinds[static_cast<std::size_t>(action.kind)];
    if (!wanted(params, kind)) continue;
    Json json = {{"title", action.title}, {"kind", kind}, {"edit", session.workspace_edit(at, action.edits)}};
    if (action.diagnostic != nullptr) {
      json["diagnostics"] = {diagnostic_json(session, at, *action.diagnostic)};
      json["isPreferred"] = action.preferred;
    }
    list.push_back(std::move(json));
  }
  return list;
}

// -- layout ------------------------------------------------------------------------------------------------------------

/// The edits that lay lines out, from 1; those that lie wholly within what is asked for.
Json layout_of_lines(const Document& at, std::uint32_t first, std::uint32_t last) {
  Json list = Json::array();
  if (const auto edit = format_lines(at.text, first, last)) {
    const Json start = {{"line", edit->first - 1}, {"character", 0}}, end = {{"line", edit->last}, {"character", 0}};
    list.push_back({{"range", {{"start", start}, {"end", end}}}, {"newText", edit->text}});
  }
  return list;
}

Answer formatting(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(at.text, '\n') + 1);
  return layout_of_lines(at, 1, lines);
}

Answer range_formatting(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto line = [&](const char* end) { return uinteger(params.at("range").at(end), "line") + 1; };
  return layout_of_lines(at, line("start"), line("end"));
}

Json on_type_options() { return {{"firstTriggerCharacter", "}"}, {"moreTriggerCharacter", {"\n"}}}; }

/// Behind a `}` its block is whole: its line is laid out. Behind a line break the line that was ended is.
Answer on_type_formatting(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const std::uint32_t line = uinteger(params.at("position"), "line") + 1;
  const bool line_break = params.at("ch") == "\n";
  if (line_break && line < 2) return Json::array();
  return layout_of_lines(at, line_break ? line - 1 : line, line_break ? line - 1 : line);
}

// -- names -------------------------------------------------------------------------------------------------------------

Json rename_options() { return {{"prepareProvider", true}}; }

Answer prepare_rename(Session& session, const Json& params) {
  const Document& at = session.document(params);
  const auto mention = mention_at(*at.snapshot, at.file, session.offset(at, params.at("position")));
  if (!mention || at.snapshot->plan[mention->entity].from_library) return tl::unexpected(RequestError{kRequestFailed, "there is nothing here that the plan names"});
  return Json{{"range", session.range(at, mention->span)}, {"placeholder", std::string(at.snapshot->plan[mention->entity].name)}};
}

Answer rename(Session& session, const Json& params) {
  const Document& at = session.wide(session.document(params));
  const auto result = rename_at(*at.snapshot, at.file, session.offset(at, params.at("position")), params.at("newName"));
  if (const auto* refusal = std::get_if<std::string>(&result)) return tl::unexpected(RequestError{kRequestFailed, *refusal});
  return session.workspace_edit(at, std::get<std::vector<Edit>>(result));
}

constexpr std::array<RequestRow, 6> kRequests{{
    {"textDocument/codeAction", actions, "codeActionProvider", action_options},
    {"textDocument/formatting", formatting, "documentFormattingProvider", capable},
    {"textDocument/rangeFormatting", range_formatting, "documentRangeFormattingProvider", capable},
    {"textDocument/onTypeFormatting", on_type_formatting, "documentOnTypeFormattingProvider", on_type_options},
    {"textDocument/rename", rename, "renameProvider", rename_options},
    {"textDocument/prepareRename", prepare_rename, "", nullptr},
}};

}  // namespace

std::span<const RequestRow> change_requests() { return kRequests; }

}  // namespace campaign
