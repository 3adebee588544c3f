// Messages of every shape: each request and notification of the protocol with each of its values replaced by each form that JSON
// has, or left out. The server answers what has an id, and lives on.

#include <array>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "lsp/client.h"
#include "lsp/documents.h"
#include "lsp/requests.h"

namespace campaign {
namespace {

const std::string kUri = "file:///plans/plan.campaign";
const std::string kText = "person ada \"Ada\"\ncampaign c \"C\" {\n  period: 2027\n  goal g \"G\" { owner: @ada }\n}\n";

Json deep() {
  Json json = 1;
  for (int i = 0; i < 100; ++i) json = i % 2 == 0 ? Json{{"id", json}} : Json::array({json});
  return json;
}

std::vector<Json> shapes() {
  return {nullptr, true, 0, -1, 1e300, 0.5, Json(std::uint64_t(-1)), std::int64_t{1} << 31, "", "x", "\n", Json::array(), {1}, {{{"id", 1}}}, Json::object(), {{"id", 1}}, deep()};
}

/// Every place in a value, the value itself first.
void places_in(const Json& json, const Json::json_pointer& at, std::vector<Json::json_pointer>& places) {
  places.push_back(at);
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) places_in(value, at / name, places);
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) places_in(json[i], at / i, places);
  }
}

/// What a message of a method carries at best, so that every handler finds what it reads.
Json full_params() {
  const Json here = position(3, 8), range = {{"start", here}, {"end", position(3, 9)}};
  return {{"textDocument", {{"uri", kUri}, {"version", 2}}},
          {"position", here},
          {"positions", {here}},
          {"range", range},
          {"newName", "renamed"},
          {"ch", "}"},
          {"query", "a"},
          {"previousResultId", "1"},
          {"context", {{"includeDeclaration", true}, {"only", {"quickfix"}}, {"diagnostics", Json::array()}}},
          {"item", {{"data", {{"document", kUri}, {"path", "c.g"}}}}}};
}

std::map<std::string, Json> messages() {
  std::map<std::string, Json> all;
  for (const auto rows : {place_requests(), text_requests(), change_requests()}) {
    for (const RequestRow& row : rows) all[std::string(row.method)] = {{"jsonrpc", "2.0"}, {"id", "asked"}, {"method", row.method}, {"params", full_params()}};
  }
  const Json edit = {{"range", {{"start", position(0, 0)}, {"end", position(0, 0)}}}, {"text", ""}};
  const std::map<std::string, Json> notices = {
      {"textDocument/didOpen", {{"textDocument", {{"uri", kUri}, {"languageId", "campaign"}, {"version", 1}, {"text", kText}}}}},
      {"textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 2}}}, {"contentChanges", {edit, edit}}}},
      {"textDocument/didClose", {{"textDocument", {{"uri", kUri}}}}},
      {"workspace/didChangeWatchedFiles", {{"changes", {{{"uri", kUri}, {"type", 2}}}}}},
      {"workspace/didChangeConfiguration", {{"settings", {{"campaign", {{"asOf", "2027-01-01"}, {"gate", "draft"}, {"inlayHints", true}, {"reference", "https://x"}}}}}}},
      {"workspace/didChangeWorkspaceFolders", {{"event", {{"added", {{{"uri", "file:///other"}, {"name", "o"}}}}, {"removed", {{{"uri", "file:///other"}}}}}}}},
      {"$/cancelRequest", {{"id", 77}}},
      {"initialized", Json::object()},
  };
  for (const auto& [method, params] : notices) all[method] = {{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
  all["an answer"] = {{"jsonrpc", "2.0"}, {"id", "configuration"}, {"result", {{{"asOf", "2027-01-01"}}}}};
  return all;
}

/// The client's own question, which comes last and is always answered.
void expect_alive(Client& client, const std::string& behind) {
  client.open(kUri, kText);
  const Json answer = client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", kUri}}}});
  ASSERT_EQ(answer["result"].size(), 2u) << behind << answer;
  client.received.clear();
}

TEST(MessageShapes, EveryFormOfJsonInEveryPlaceOfEveryMessageLeavesTheServerAlive) {
  Client client;
  client.initialize();
  client.open(kUri, kText);
  for (const auto& [method, message] : messages()) {
    std::vector<Json::json_pointer> places;
    places_in(message, Json::json_pointer(), places);
    for (const auto& place : places) {
      for (const Json& shape : shapes()) {
        Json sent = message;
        sent[place] = shape;
        // Nothing here asks the server to end.
        client.send(sent);
      }
      if (!place.empty()) {
        Json sent = message;
        Json& parent = sent[place.parent_pointer()];
        if (parent.is_object()) parent.erase(place.back());
        client.send(sent);
      }
      expect_alive(client, method + " " + place.to_string());
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_EQ(client.end(), 0);
}

TEST(MessageShapes, EveryFormOfJsonInInitializeIsAnswered) {
  Json all = Json::object();
  for (const char* can : {"/textDocument/diagnostic", "/textDocument/completion/completionItem/snippetSupport", "/window/workDoneProgress", "/workspace/configuration",
                          "/workspace/didChangeWatchedFiles/dynamicRegistration", "/workspace/diagnostics/refreshSupport", "/workspace/inlayHint/refreshSupport",
                          "/workspace/codeLens/refreshSupport"}) {
    all[Json::json_pointer(can)] = true;
  }
  all["general"]["positionEncodings"] = {"utf-8"};
  const Json params = {{"processId", nullptr}, {"capabilities", all}, {"workspaceFolders", {{{"uri", "file:///plans"}, {"name", "plans"}}}},
                       {"rootUri", "file:///plans"}, {"initializationOptions", {{"asOf", "2027-01-01"}, {"gate", "draft"}}}};
  std::vector<Json::json_pointer> places;
  places_in(params, Json::json_pointer(), places);
  for (const auto& place : places) {
    Client client;
    for (const Json& shape : shapes()) {
      Json sent = params;
      sent[place] = shape;
      const Json answer = client.request("initialize", sent);
      ASSERT_TRUE(answer.contains("result") != answer.contains("error")) << sent << answer;
    }
    const Json answer = client.request("initialize", params);
    ASSERT_TRUE(answer.contains("result") || answer["error"]["code"] == -32600) << place.to_string() << answer;
    expect_alive(client, place.to_string());
    EXPECT_EQ(client.end(), 0);
  }
}

TEST(MessageShapes, OfSeveralChangesNoneIsMadeWhereOneCannotBeRead) {
  Client client;
  client.initialize();
  client.open(kUri, kText);
  for (const Json& shape : shapes()) {
    const Json insertion = {{"range", {{"start", position(0, 0)}, {"end", position(0, 0)}}}, {"text", "campaign other \"O\" { period: 2027 }\n"}};
    if (shape.is_string()) continue;
    client.change(kUri, 2, {insertion, {{"text", shape}}});
    const Json answer = client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", kUri}}}});
    EXPECT_EQ(answer["result"].size(), 2u) << shape << answer;
  }
  EXPECT_EQ(client.end(), 0);
}

TEST(MessageShapes, AColumnBeyondTheLineIsItsEnd) {
  const std::string text = "ab\ncd\n";
  for (const bool utf8 : {false, true}) {
    for (const Json& column : {Json(2), Json(3), Json(std::int64_t{1} << 31), Json(std::uint64_t(-1))}) {
      EXPECT_EQ(Positions(utf8).offset(text, Json{{"line", 1}, {"character", column}}), 5u) << column << utf8;
    }
  }
}

}  // namespace
}  // namespace campaign
