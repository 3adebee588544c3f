// Random sessions: edits that are right and edits that are not, requests and cancellations in any order. After every step the
// findings of the server are those of a fresh compilation of the same texts. The seed is printed; CAMPAIGN_SEED sets it,
// CAMPAIGN_STEPS the number of steps.

#include <malloc.h>

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "base/text.h"
#include "lsp/client.h"
#include "lsp/documents.h"
#include "support/files.h"
#include "support/temporary_folder.h"

namespace campaign {
namespace {

std::string uri_of(const std::string& path) { return "file://" + path; }

/// A text as client and protocol see it: lines, and columns in UTF-16 units.
Json position_in(std::string_view text, std::size_t offset) {
  std::size_t line = 0, begin = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n') ++line, begin = i + 1;
  }
  return position(line, utf16_length(text.substr(begin, offset - begin)));
}

/// The findings of one file by a fresh compilation, each "line:column name severity message".
std::vector<std::string> fresh(const std::map<std::string, std::string>& texts, const std::string& path, const std::string& workspace) {
  CompileOptions options;
  options.as_of = kTestDay;
  EditorWorld world;
  world.open = texts;
  const Snapshot snapshot = compile(world, {path}, {}, workspace, options);
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    const SourceFile& file = (*snapshot.sources)[diagnostic.span.file];
    if (file.name() != path) continue;
    constexpr std::array<int, 3> kSeverities = {1, 2, 4};
    const std::uint32_t line = file.line(diagnostic.span.begin), begin = file.line_begin(line);
    const std::size_t column = utf16_length(file.text().substr(begin, diagnostic.span.begin - begin));
    found.push_back(position(line - 1, column).dump() + " " + std::string(diagnostic.name) + " " +
                    std::to_string(kSeverities[static_cast<std::size_t>(diagnostic.severity)]) + " " + diagnostic.message);
  }
  return found;
}

std::vector<std::string> served(Client& client, const std::string& path) {
  std::vector<std::string> found;
  const Json answer = client.request("textDocument/diagnostic", {{"textDocument", {{"uri", uri_of(path)}}}});
  for (const Json& one : answer["result"]["items"]) {
    const std::string message = one["message"];
    found.push_back(one["range"]["start"].dump() + " " + one["code"].get<std::string>() + " " + one["severity"].dump() + " " + message);
  }
  return found;
}

class RandomSession {
 public:
  explicit RandomSession(std::uint64_t seed) : random_(seed) {
    names_ = {folder_.path() + "/main.campaign", folder_.path() + "/people.campaign", folder_.path() + "/more.campaign"};
    texts_[names_[0]] = "use \"people.campaign\"\n" + read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/online_shop.campaign");
    texts_[names_[1]] = "person ada \"Ada 🎉\"\nteam all \"Alle für einen\" { person bea \"Bea\" }\n";
    texts_[names_[2]] = "use std.kpi.email\n// ünï🎉code\ncampaign c \"C\" {\n  period: 2027\n  goal g \"G\" { metric: open_rate }\n}\n";
    first_texts_ = texts_;
    client.initialize({{"textDocument", {{"diagnostic", Json::object()}}}}, uri_of(folder_.path()));
    for (const auto& [path, text] : texts_) client.open(uri_of(path), text);
  }

  void step() {
    switch (pick(18)) {
      case 0: return wrong_edit();
      case 1: return ask_and_cancel();
      case 2: return ask();
      case 3: return malformed();
      case 4: return whole_text();
      case 5:
      case 6:
      case 7:
      case 8: return digit();
      case 9:
      case 10:
      case 11:
      case 12: return value();
      default: return edit();
    }
  }

  /// What differs from a fresh compilation; empty if nothing does.
  std::string difference() {
    for (const auto& [path, text] : texts_) {
      const std::vector<std::string> mine = fresh(texts_, path, folder_.path()), theirs = served(client, path);
      bool same = mine.size() == theirs.size();
      for (std::size_t i = 0; same && i < mine.size(); ++i) same = theirs[i].starts_with(mine[i]);
      if (same) continue;
      std::string out = path + " after " + log_ + "\nfresh:\n";
      for (const std::string& line : mine) out += "  " + line + "\n";
      out += "served:\n";
      for (const std::string& line : theirs) out += "  " + line + "\n";
      return out + "text:\n" + text;
    }
    return {};
  }

  Client client;

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }
  const std::string& any_path() { return names_[pick(names_.size())]; }

  /// An offset at which a character begins, at most `limit`.
  std::size_t any_offset(std::string_view text, std::size_t limit = std::string_view::npos) {
    std::size_t offset = pick(std::min(text.size(), limit) + 1);
    while (offset > 0 && offset < text.size() && (text[offset] & 0xC0) == 0x80) --offset;
    return offset;
  }

  std::string any_insertion(std::string_view text) {
    constexpr std::array<std::string_view, 18> kPieces = {"\n", " ", "{", "}", "\"", "\"\"\"", "// x\n", "/*", "*/", "target: +25%\n", "by: 2027-06-30\n", "tactic t2 \"T\" { }\n",
                                                           "owner: @ada", "🎉", "é", "goal", "budget: 5k USD;", "x"};
    if (pick(3) != 0) return std::string(kPieces[pick(kPieces.size())]);
    const std::size_t begin = any_offset(text), end = any_offset(text, begin + 80);
    return std::string(text.substr(std::min(begin, end), begin < end ? end - begin : begin - end));
  }

  void edit() {
    const std::string& path = any_path();
    std::string& text = texts_[path];
    Json changes = Json::array();
    for (std::size_t count = pick(4) == 0 ? 3 : 1; count > 0; --count) {
      const std::size_t begin = any_offset(text);
      std::size_t end = pick(2) == 0 ? begin : any_offset(text, begin + 40);
      if (end < begin) end = begin;
      const std::string insertion = any_insertion(text);
      changes.push_back({{"range", {{"start", position_in(text, begin)}, {"end", position_in(text, end)}}}, {"text", insertion}});
      log_ = path + " " + changes.back().dump();
      text.replace(begin, end - begin, insertion);
    }
    client.change(uri_of(path), ++version_, std::move(changes));
  }

  void whole_text() {
    const std::string& path = any_path();
    std::string& text = texts_[path];
    text = pick(2) == 0 ? first_texts_[path] : "person ada \"Ada\"\n" + text.substr(any_offset(text));
    client.change(uri_of(path), ++version_, {{{"text", text}}});
    log_ = path + " whole text";
  }

  /// Another digit in the place of one: the structure stays, and most findings do.
  void digit() {
    const std::string& path = any_path();
    std::string& text = texts_[path];
    const std::size_t at = text.find_first_of("0123456789", any_offset(text));
    if (at == std::string::npos) return;
    const std::string other(1, static_cast<char>('0' + pick(10)));
    const Json begin = position_in(text, at), end = position_in(text, at + 1);
    log_ = path + " " + begin.dump() + " " + other;
    text.replace(at, 1, other);
    client.change(uri_of(path), ++version_, {{{"range", {{"start", begin}, {"end", end}}}, {"text", other}}});
  }

  /// Something typed into a value, or taken out of it.
  void value() {
    constexpr std::array<std::string_view, 20> kPieces = {"1", "k", ".", " ", "x", "%", " USD", " per click", " + 2", " to 9", " .. 2028", "@", "\"", "\\", "//", ",", " source \"s\"", " by 2027-06-30",
                                                          "todo", "🎉"};
    const std::string& path = any_path();
    std::string& text = texts_[path];
    const std::size_t key = text.find(": ", any_offset(text));
    if (key == std::string::npos) return;
    const std::size_t line = std::min(text.find('\n', key), text.size());
    std::size_t begin = key + 2 + any_offset(std::string_view(text).substr(key + 2, line - key - 2)), end = begin;
    if (pick(3) == 0) end += any_offset(std::string_view(text).substr(begin, line - begin), 4);
    const std::string_view piece = end > begin && pick(2) == 0 ? "" : kPieces[pick(kPieces.size())];
    const Json range = {{"start", position_in(text, begin)}, {"end", position_in(text, end)}};
    log_ = path + " " + range.dump() + " " + std::string(piece);
    text.replace(begin, end - begin, piece);
    client.change(uri_of(path), ++version_, {{{"range", range}, {"text", piece}}});
  }

  /// What no client may send: it changes nothing.
  void wrong_edit() {
    const std::string uri = uri_of(any_path());
    const Json range = {{"start", position(1, 0)}, {"end", position(1, 0)}};
    switch (pick(4)) {
      case 0: return client.change(uri, ++version_, {{{"range", range}}});
      case 1: return client.change(uri, ++version_, {{{"range", {{"start", "x"}}}, {"text", "y"}}});
      case 2: return client.change("file:///plans/closed.campaign", 1, {{{"text", "x"}}});
      default: return client.notify("textDocument/didChange", {{"textDocument", 1}});
    }
  }

  void malformed() {
    constexpr std::array<std::string_view, 4> kBodies = {"{", "nonsense", "[1,2]", "\"text\""};
    const std::string_view body = kBodies[pick(kBodies.size())];
    client.send_raw("Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    EXPECT_TRUE(client.answer_to(nullptr).contains("error"));
  }

  std::pair<std::string, Json> any_request() {
    constexpr std::array<const char*, 12> kAtPlace = {"hover", "completion", "definition", "references", "documentHighlight", "prepareRename", "prepareTypeHierarchy",
                                                       "rename", "selectionRange", "codeAction", "rangeFormatting", "inlayHint"};
    constexpr std::array<const char*, 7> kWhole = {"documentSymbol", "codeLens", "documentLink", "foldingRange", "semanticTokens/full", "formatting", "diagnostic"};
    const std::string& path = any_path();
    const Json document = {{"uri", uri_of(path)}};
    if (pick(3) == 0) return {std::string("textDocument/") + kWhole[pick(kWhole.size())], {{"textDocument", document}}};
    const Json here = pick(8) == 0 ? position(pick(100000), pick(100000)) : position_in(texts_[path], any_offset(texts_[path]));
    return {std::string("textDocument/") + kAtPlace[pick(kAtPlace.size())],
            {{"textDocument", document}, {"position", here}, {"positions", {here}}, {"newName", pick(2) == 0 ? "renamed" : "no name"},
             {"range", {{"start", here}, {"end", here}}}, {"context", {{"diagnostics", Json::array()}}}}};
  }

  void ask() {
    const auto [method, params] = any_request();
    const Json answer = client.request(method, params);
    EXPECT_TRUE(answer.contains("result") != answer.contains("error")) << method << answer;
    if (answer.contains("error")) {
      EXPECT_EQ(answer["error"]["code"], -32803) << method << answer;
    }
  }

  void ask_and_cancel() {
    std::vector<int> ids;
    for (std::size_t i = 0; i < 4; ++i) {
      const auto [method, params] = any_request();
      ids.push_back(client.begin(method, params));
      if (pick(2) == 0) client.notify("$/cancelRequest", {{"id", ids[pick(ids.size())]}});
    }
    for (const int id : ids) {
      const Json answer = client.answer_to(id);
      EXPECT_TRUE(answer.contains("result") != answer.contains("error")) << answer;
    }
  }

  const TemporaryFolder folder_;  // Holds nothing: all texts are the editor's.
  std::array<std::string, 3> names_;
  std::mt19937_64 random_;
  std::map<std::string, std::string> texts_, first_texts_;
  std::string log_;
  int version_ = 1;
};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(SessionFuzz, AfterEveryStepTheServerKnowsWhatAFreshCompilationFinds) {
  const std::uint64_t seed = number_from("CAMPAIGN_SEED", std::random_device()());
  const std::uint64_t steps = number_from("CAMPAIGN_STEPS", 300);
  std::printf("seed %llu, %llu steps\n", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(steps));
  RandomSession session(seed);
  for (std::uint64_t i = 0; i < steps; ++i) {
    session.step();
    const std::string difference = session.difference();
    ASSERT_EQ(difference, "") << "seed " << seed << ", step " << i;
  }
  EXPECT_EQ(session.client.end(), 0);
}

TEST(SessionFuzz, ADayOfTypingStaysFlatInMemory) {
  const std::string uri = "file:///plans/plan.campaign";
  Client client;
  client.initialize();
  client.open(uri, read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/examples/online_shop.campaign"));
  int version = 1;
  // A line is typed letter by letter, taken back, and something is asked now and then, as people do.
  const auto hour = [&] {
    constexpr std::string_view kLine = "  person eve \"Eve\"\n";
    for (int i = 0; i < 20; ++i) {
      std::size_t column = 0;
      for (const char letter : kLine) {
        const Json here = {{"start", position(25, column)}, {"end", position(25, column)}};
        client.change(uri, ++version, {{{"range", here}, {"text", std::string(1, letter)}}});
        if (++column % 7 == 0) client.request("textDocument/completion", at(uri, 25, column));
      }
      client.request("textDocument/semanticTokens/full", {{"textDocument", {{"uri", uri}}}});
      client.request("textDocument/references", at(uri, 20, 12));
      client.change(uri, ++version, {{{"range", {{"start", position(25, 0)}, {"end", position(26, 0)}}}, {"text", ""}}});
      client.request("textDocument/hover", at(uri, 20, 12));
      client.received.clear();
    }
  };
  hour();
  const std::size_t before = mallinfo2().uordblks;
  for (int i = 0; i < 8; ++i) hour();
  const std::size_t after = mallinfo2().uordblks;
  EXPECT_LT(after, before + (std::size_t{2} << 20)) << "from " << before << " to " << after << " bytes in " << version << " changes";
  EXPECT_EQ(client.end(), 0);
}

}  // namespace
}  // namespace campaign
