// What a running server owes its client whatever it is asked: life and death, encodings, cancellation, files that use each other.

#include <gtest/gtest.h>

#include "lsp/client.h"
#include "support/temporary_folder.h"

namespace campaign {
namespace {

const std::string kPlan = "file:///plans/plan.campaign";

std::string codes(const Json& diagnostics) {
  std::string out;
  for (const Json& one : diagnostics) out += (out.empty() ? "" : " ") + one["code"].get<std::string>();
  return out;
}
std::string pulled(Client& client, const std::string& uri) {
  return codes(client.request("textDocument/diagnostic", {{"textDocument", {{"uri", uri}}}})["result"]["items"]);
}

TEST(ServerTest, ShutdownAndExitEndItWithStatusZero) {
  Client client;
  client.initialize();
  EXPECT_EQ(client.end(), 0);
}

TEST(ServerTest, WithoutShutdownTheStatusIsOne) {
  Client client;
  client.initialize();
  client.notify("exit", nullptr);
  EXPECT_EQ(client.hang_up(), 1);
  Client killed;
  killed.initialize();
  EXPECT_EQ(killed.hang_up(), 1);
}

TEST(ServerTest, NothingIsAnsweredBeforeInitializeNorAfterShutdown) {
  Client client;
  EXPECT_EQ(client.request("textDocument/hover", at(kPlan, 0, 0))["error"]["code"], -32002);
  client.initialize();
  EXPECT_EQ(client.request("initialize", {{"capabilities", Json::object()}})["error"]["code"], -32600);
  client.request("shutdown", nullptr);
  EXPECT_EQ(client.request("textDocument/hover", at(kPlan, 0, 0))["error"]["code"], -32600);
  client.notify("exit", nullptr);
  EXPECT_EQ(client.hang_up(), 0);
}

TEST(ServerTest, EveryCapabilityIsThatOfARequestThatItAnswers) {
  Client client;
  client.initialize();
  client.open(kPlan, "campaign c \"C\" { period: 2027 }\n");
  const Json& own = client.initialized["result"]["capabilities"];
  for (const char* name : {"hoverProvider", "completionProvider", "definitionProvider", "referencesProvider", "renameProvider", "codeActionProvider", "codeLensProvider",
                           "documentFormattingProvider", "documentOnTypeFormattingProvider", "semanticTokensProvider", "inlayHintProvider", "typeHierarchyProvider", "diagnosticProvider"}) {
    EXPECT_TRUE(own.contains(name)) << name;
  }
  EXPECT_EQ(client.request("textDocument/unheardOf", at(kPlan, 0, 0))["error"]["code"], -32601);
}

TEST(ServerTest, MalformedMessagesGetTheProtocolsErrorAndTheServerLivesOn) {
  Client client;
  client.initialize();
  client.send_raw("Content-Length: 9\r\n\r\n{\"a\": 1,}");
  EXPECT_EQ(client.answer_to(nullptr)["error"]["code"], -32700);
  client.send_raw("Content-Length: 2\r\n\r\n[]");
  EXPECT_EQ(client.answer_to(nullptr)["error"]["code"], -32600);
  client.send({{"jsonrpc", "2.0"}, {"id", "x"}, {"method", 7}});
  EXPECT_EQ(client.answer_to("x")["error"]["code"], -32600);
  client.send({{"jsonrpc", "2.0"}, {"id", "y"}});
  EXPECT_EQ(client.answer_to("y")["error"]["code"], -32600);
  EXPECT_EQ(client.request("textDocument/hover", {{"position", "nowhere"}})["error"]["code"], -32602);
  EXPECT_EQ(client.request("textDocument/hover", nullptr)["error"]["code"], -32602);
  EXPECT_EQ(client.request("textDocument/hover", at("file:///plans/never_opened.campaign", 0, 0))["error"]["code"], -32602);
  client.open(kPlan, "campaign c \"C\" { period: 2027 }\n");
  client.change(kPlan, 2, "no list");
  client.change(kPlan, 3, {{{"text", 5}}});
  client.notify("textDocument/didOpen", {{"textDocument", {{"uri", 5}}}});
  EXPECT_TRUE(client.request("textDocument/hover", at(kPlan, 0, 10)).contains("result"));
  EXPECT_EQ(client.end(), 0);
}

TEST(ServerTest, AHeaderThatIsNoneEndsIt) {
  Client client;
  client.initialize();
  client.send_raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.hang_up(), 1);
}

TEST(ServerTest, ACancelledRequestThatWaitsIsNotBegun) {
  Client client;
  client.initialize();
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "campaign c" + std::to_string(i) + " \"C\" { period: 2027 }\n";
  client.open(kPlan, text);
  // The first request has the text compiled; the second waits for it and is taken back meanwhile.
  const int first = client.begin("textDocument/documentSymbol", {{"textDocument", {{"uri", kPlan}}}});
  const int second = client.begin("textDocument/documentSymbol", {{"textDocument", {{"uri", kPlan}}}});
  client.notify("$/cancelRequest", {{"id", second}});
  client.notify("$/cancelRequest", {{"id", "never sent"}});
  EXPECT_EQ(client.answer_to(first)["result"].size(), 2000u);
  const Json answer = client.answer_to(second);
  EXPECT_TRUE(answer.contains("result") || answer["error"]["code"] == -32800) << answer;
  EXPECT_EQ(client.end(), 0);
}

TEST(ServerTest, FindingsAreToldThoughARequestHadTheTextCompiledBefore) {
  Client client;
  client.initialize();
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "campaign c" + std::to_string(i) + " \"C\" { period: 2027 }\n";
  client.open(kPlan, text);
  // Both wait while that is compiled; the request comes right behind the change.
  client.change(kPlan, 2, {{{"text", "campaign c \"C\" { }\n"}}});
  client.request("textDocument/hover", at(kPlan, 0, 2));
  // The findings of the change come by themselves, before the client says anything more.
  while (client.next_notice("textDocument/publishDiagnostics")["version"] != 2) continue;
}

TEST(ServerTest, SpeaksTheLanguageOfTheEditor) {
  const std::string text = "use std.kpi.commerce\ncampaign c \"C\" { period: 2027; currency: EUR\n  goal g \"G\" { metric: revenue; baseline: 1M EUR; target: +25%; by: 2027-12-31 }\n}\n";
  for (const auto& [locale, message, hint] : {std::tuple("", "goal `g` has no owner: nobody answers for it", "= 1,250,000 EUR"),
                                              std::tuple("de", "das Ziel `g` hat keine verantwortliche Person: Niemand steht dafür ein", "= 1.250.000\u00A0EUR"),
                                              std::tuple("de-CH", "das Ziel `g` hat keine verantwortliche Person: Niemand steht dafür ein", "= EUR\u00A01’250’000"),
                                              std::tuple("x", "goal `g` has no owner: nobody answers for it", "= 1,250,000 EUR")}) {
    SCOPED_TRACE(locale);
    Client client;
    client.initialize(Json::object(), "file:///plans", nullptr, locale);
    client.open(kPlan, text);
    bool found = false;
    const Json findings = client.next_notice("textDocument/publishDiagnostics")["diagnostics"];
    for (const Json& finding : findings) found = found || finding["message"].get<std::string>().starts_with(message);
    EXPECT_TRUE(found) << findings;
    const Json hints = client.request("textDocument/inlayHint", {{"textDocument", {{"uri", kPlan}}}, {"range", {{"start", position(0, 0)}, {"end", position(9, 0)}}}})["result"];
    EXPECT_NE(hints.dump().find(hint), std::string::npos) << hints;
    EXPECT_EQ(client.end(), 0);
  }
}

TEST(ServerTest, ColumnsAreUtf16UnlessBothSidesAgreeOnBytes) {
  const std::string text = "business goal g \"Grüße 🎉 an alle\"\ncampaign c \"🎉\" { period: 2027  serves: g }\n";
  {
    Client client;
    client.initialize();
    EXPECT_EQ(client.initialized["result"]["capabilities"]["positionEncoding"], "utf-16");
    client.open(kPlan, text);
    // Behind the emoji, which is two units.
    client.change(kPlan, 2, {{{"range", {{"start", position(1, 14)}, {"end", position(1, 14)}}}, {"text", "x"}}});
    EXPECT_EQ(client.request("textDocument/definition", at(kPlan, 1, 41))["result"]["range"]["start"], position(0, 14));
    EXPECT_EQ(client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", kPlan}}}})["result"][1]["detail"], "🎉x");
  }
  Client client;
  client.initialize({{"general", {{"positionEncodings", {"utf-8", "utf-16"}}}}});
  EXPECT_EQ(client.initialized["result"]["capabilities"]["positionEncoding"], "utf-8");
  client.open(kPlan, text);
  EXPECT_EQ(client.request("textDocument/definition", at(kPlan, 1, 42))["result"]["range"]["start"], position(0, 14));
}

TEST(ServerTest, FindingsArePushedToAClientThatDoesNotPull) {
  Client client;
  client.initialize();
  client.open(kPlan, "campaign c \"C\" {\n  period: 2O27\n}\n");
  client.request("textDocument/foldingRange", {{"textDocument", {{"uri", kPlan}}}});
  client.change(kPlan, 2, {{{"text", "campaign c \"C\" {\n  period: 2027\n}\n"}}});
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", kPlan}}}});
  client.end();
  std::vector<std::size_t> counts;
  for (const Json& message : client.received) {
    if (message["method"] == "textDocument/publishDiagnostics") counts.push_back(message["params"]["diagnostics"].size());
  }
  ASSERT_GE(counts.size(), 1u);
  EXPECT_EQ(counts.back(), 0u);
}

TEST(ServerTest, FilesInTheEditorWinOverTheDiskAndReachThoseThatUseThem) {
  const TemporaryFolder folder;
  folder.write("people.campaign", "person ada \"Ada\"\n");
  const std::string main = "file://" + folder.path() + "/main.campaign", people = "file://" + folder.path() + "/people.campaign";
  Client client;
  client.initialize({{"textDocument", {{"diagnostic", Json::object()}}}}, "file://" + folder.path());
  client.open(main, "use \"people.campaign\"\ncampaign c \"C\" { period: 2027; owner: @ada }\n");
  EXPECT_EQ(pulled(client, main).find("names.unknown_name"), std::string::npos);
  client.open(people, "person bea \"Bea\"\n");
  EXPECT_NE(pulled(client, main).find("names.unknown_name"), std::string::npos);
  client.change(people, 2, {{{"text", "person ada \"Ada\"\nperson bea \"Bea\"\n"}}});
  EXPECT_EQ(pulled(client, main).find("names.unknown_name"), std::string::npos);
  // Renaming where it is declared reaches the file that uses it, also when that one is on the disk only.
  folder.write("other.campaign", "use \"people.campaign\"\ncampaign d \"D\" { period: 2027; owner: @ada }\n");
  client.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  const Json edit = client.request("textDocument/rename", [&] {
    Json params = at(people, 0, 8);
    params["newName"] = "eva";
    return params;
  }())["result"]["changes"];
  EXPECT_EQ(edit.size(), 3u) << edit;
  EXPECT_EQ(edit[main][0]["range"]["start"], position(1, 39)) << edit;
  EXPECT_EQ(client.request("textDocument/references", at(people, 0, 8))["result"].size(), 3u);
  // Closed, the disk's text counts again.
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", people}}}});
  EXPECT_EQ(pulled(client, main).find("names.unknown_name"), std::string::npos);
  folder.write("people.campaign", "person bea \"Bea\"\n");
  client.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  EXPECT_NE(pulled(client, main).find("names.unknown_name"), std::string::npos);
}

TEST(ServerTest, SettingsCountAtOnce) {
  Client client;
  client.initialize({{"textDocument", {{"diagnostic", Json::object()}}}}, "file:///plans", {{"asOf", "2027-06-01"}, {"reference", "https://plans.example/reference"}});
  client.open(kPlan, "use std.kpi.media\ncampaign c \"C\" {\n  period: 2027\n  goal g \"Reach 10 people\" {\n    metric: reach\n    target: 10\n    by: 2027-03-31\n  }\n}\n");
  const Json first = client.request("textDocument/diagnostic", {{"textDocument", {{"uri", kPlan}}}})["result"]["items"];
  EXPECT_NE(codes(first).find("tracking.deadline_passed"), std::string::npos) << codes(first);
  EXPECT_EQ(first[0]["codeDescription"]["href"].get<std::string>().rfind("https://plans.example/reference/", 0), 0u);
  client.notify("workspace/didChangeConfiguration", {{"settings", {{"campaign", {{"asOf", "2027-01-01"}, {"codeLenses", false}}}}}});
  EXPECT_EQ(pulled(client, kPlan).find("tracking.deadline_passed"), std::string::npos);
  EXPECT_EQ(client.request("textDocument/codeLens", {{"textDocument", {{"uri", kPlan}}}})["result"], Json::array());
}

TEST(ServerTest, ItAsksAClientThatCanBeAsked) {
  Client client;
  client.initialize({{"workspace", {{"configuration", true}, {"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}});
  client.open(kPlan, "campaign c \"C\" { period: 2027 }\n");
  client.request("textDocument/hover", at(kPlan, 0, 0));
  std::string asked;
  for (const Json& message : client.received) asked += message["method"].get<std::string>() + " ";
  EXPECT_NE(asked.find("client/registerCapability"), std::string::npos) << asked;
  EXPECT_NE(asked.find("workspace/configuration"), std::string::npos) << asked;
  client.send({{"jsonrpc", "2.0"}, {"id", "configuration"}, {"result", {{{"codeLenses", false}}}}});
  EXPECT_EQ(client.request("textDocument/codeLens", {{"textDocument", {{"uri", kPlan}}}})["result"], Json::array());
}

TEST(ServerTest, TokenDeltasMakeTheNewTokens) {
  Client client;
  client.initialize();
  client.open(kPlan, "campaign c \"C\" {\n  period: 2027\n}\n");
  const Json params = {{"textDocument", {{"uri", kPlan}}}};
  const Json before = client.request("textDocument/semanticTokens/full", params)["result"];
  client.change(kPlan, 2, {{{"range", {{"start", position(1, 14)}, {"end", position(1, 14)}}}, {"text", "\n  currency: USD"}}});
  Json delta_params = params;
  delta_params["previousResultId"] = before["resultId"];
  const Json delta = client.request("textDocument/semanticTokens/full/delta", delta_params)["result"];
  auto data = before["data"].get<std::vector<int>>();
  for (const Json& edit : delta["edits"]) {
    const auto start = data.begin() + edit["start"].get<int>();
    data.erase(start, start + edit["deleteCount"].get<int>());
    const auto more = edit["data"].get<std::vector<int>>();
    data.insert(data.begin() + edit["start"].get<int>(), more.begin(), more.end());
  }
  EXPECT_EQ(Json(data), client.request("textDocument/semanticTokens/full", params)["result"]["data"]);
  EXPECT_TRUE(client.request("textDocument/semanticTokens/full/delta", delta_params)["result"].contains("data")) << "an old result gives all";
}

TEST(ServerTest, TypingLaysOutTheLineThatWasEnded) {
  Client client;
  client.initialize();
  client.open(kPlan, "campaign c \"C\" {\n      period:   2027\n\n}\n");
  Json params = at(kPlan, 2, 0);
  params["ch"] = "\n";
  params["options"] = {{"tabSize", 2}, {"insertSpaces", true}};
  const Json edits = client.request("textDocument/onTypeFormatting", params)["result"];
  ASSERT_EQ(edits.size(), 1u);
  EXPECT_EQ(edits[0]["newText"], "  period: 2027\n");
  EXPECT_EQ(edits[0]["range"]["start"], position(1, 0));
}

TEST(ServerTest, TheTreeOfAimsIsATypeHierarchy) {
  Client client;
  client.initialize();
  client.open(kPlan, "business goal b \"B\"\ncampaign c \"C\" {\n  period: 2027\n  goal g \"G\" { serves: b; strategy s \"S\" { tactic t \"T\" } }\n}\n");
  const Json item = client.request("textDocument/prepareTypeHierarchy", at(kPlan, 3, 7))["result"][0];
  EXPECT_EQ(item["name"], "G");
  const Json aims = client.request("typeHierarchy/supertypes", {{"item", item}})["result"], means = client.request("typeHierarchy/subtypes", {{"item", item}})["result"];
  ASSERT_EQ(aims.size(), 2u);
  EXPECT_EQ(aims[0]["name"], "B");
  ASSERT_EQ(means.size(), 1u);
  EXPECT_EQ(client.request("typeHierarchy/subtypes", {{"item", means[0]}})["result"][0]["name"], "T");
}

}  // namespace
}  // namespace campaign
