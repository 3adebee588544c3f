// A text that is parsed again while it changes has the same tree and findings as one that is parsed at once.

#include <random>

#include <gtest/gtest.h>

#include "support/files.h"
#include "syntax/reparse.h"

namespace campaign {
namespace {

std::string shown(const std::vector<Diagnostic>& findings) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : findings) {
    std::string line = std::to_string(one.span.begin) + "-" + std::to_string(one.span.end) + " " + std::string(one.name) + " " + one.message;
    for (const Label& label : one.labels) line += " @" + std::to_string(label.span.begin);
    for (const Fix& fix : one.fixes) line += " fix@" + std::to_string(fix.edits.front().span.begin);
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

/// The first difference between what is kept and what is parsed at once; empty if there is none. Nodes that belong to nothing are
/// not compared.
std::string difference(ReparsedText& kept, const std::string& text) {
  const SourceFile file("plan", text);
  Diagnostics again, at_once;
  const SyntaxTree tree(FileId{3}, file.text(), kept.parse(FileId{3}, file, {}, again));
  const SyntaxTree fresh = parse(FileId{3}, file, {}, at_once);
  if (!std::ranges::equal(tree.tokens(), fresh.tokens())) return "the tokens differ";
  if (tree.size() != fresh.size()) return "there are " + std::to_string(tree.size()) + " nodes, not " + std::to_string(fresh.size());
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.data(i) != fresh.data(i)) return "node " + std::to_string(i) + " differs";
  }
  if (tree.root().index() != fresh.root().index()) return "the roots differ";
  if (shown(again.list()) != shown(at_once.list())) return "the findings are\n" + shown(again.list()) + "and at once\n" + shown(at_once.list());
  return {};
}

TEST(ReparseTest, ALetterInADeclarationIsReadWithThatOnly) {
  std::string text = "campaign c \"C\" {\n  period: 2027\n  goal g \"G\" {\n    by: 2027-06-30\n  }\n  goal h \"H\" { by: 2027-12-31 }\n}\nperson p \"P\"\n";
  ReparsedText kept;
  EXPECT_EQ(difference(kept, text), "");
  EXPECT_EQ(kept.partial_parses(), 0u);
  const auto change = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    return difference(kept, text);
  };
  EXPECT_EQ(change("06-30", "06-3"), "");
  EXPECT_EQ(change("06-3\n", "06-30\n    owner: @\n"), "");
  EXPECT_EQ(change("owner: @", "owner: @p"), "");
  EXPECT_EQ(change("    owner: @p\n", ""), "");
  EXPECT_EQ(change("12-31 }", "12-31; strategy s \"S\" { tactic t \"T\" } }"), "");
  EXPECT_EQ(change("tactic t", "tactic u"), "");
  EXPECT_EQ(kept.partial_parses(), 6u);
  // A brace or quote that reaches beyond is read in full, and so is what follows until it is mended.
  EXPECT_EQ(change("\"T\" }", "\"T\" "), "");
  EXPECT_EQ(change("\"T\" ", "\"T\" }"), "");
  EXPECT_EQ(change("period", "pe/*riod"), "");
  EXPECT_EQ(change("pe/*riod", "period"), "");
  EXPECT_EQ(kept.partial_parses(), 6u);
}

TEST(ReparseTest, ALetterInAValueIsReadWithItsPropertyOnly) {
  std::string text = "campaign c \"C\" {\n  period: 2027 // all of it\n  goal g \"G\" {\n    by: 2027-06-30; target: 10\n    + 2\n    owner: @p\n  }\n}\n";
  ReparsedText kept;
  EXPECT_EQ(difference(kept, text), "");
  const auto reads_property = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    EXPECT_EQ(difference(kept, text), "") << from << " to " << to;
    return kept.property_edit() != nullptr;
  };
  EXPECT_TRUE(reads_property("2027 ", "2027-Q2 "));
  EXPECT_TRUE(reads_property("all of it", "a part"));
  EXPECT_TRUE(reads_property("06-30", "06"));
  EXPECT_TRUE(reads_property("target: 10", "target: 10 + 3 * (2 + 1)"));
  EXPECT_TRUE(reads_property("@p", "@p "));
  // What may run on into what follows is read with that: an operator, a comment, a quote, a line; and what has a fault.
  EXPECT_FALSE(reads_property("2027-06", "2027-06 // x"));
  EXPECT_FALSE(reads_property("2027-06 // x", "2027-06"));
  EXPECT_FALSE(reads_property("@p ", "@p +"));
  EXPECT_FALSE(reads_property("@p +", "@p"));
  EXPECT_FALSE(reads_property("2027-Q2", "\"2027"));
  EXPECT_FALSE(reads_property("\"2027", "2027"));
  EXPECT_FALSE(reads_property("period: 2027", "period: 2027\n  currency: USD"));
}

TEST(ReparseTest, RandomChangesGiveWhatParsingAtOnceGives) {
  const char* chosen = std::getenv("CAMPAIGN_SEED");
  const std::uint64_t seed = chosen == nullptr ? std::random_device()() : std::strtoull(chosen, nullptr, 10);
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::mt19937_64 random(seed);
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  constexpr std::array<std::string_view, 28> kPieces = {"x", "7", " 5k USD", " to 9", " by 2027", " ", "\n", "{", "}", "(", ")", "\"", "\"\"\"", "/*", "*/", "//", ":", ",", "+", "=", "@", "$", "by: 2027", "\n  goal z \"Z\" { }\n",
                                                        "owner: @a", ";", "2 * (3 + ", "mon..fri 11:30 .. 13:30"};
  std::size_t changes = 0, partial = 0, properties = 0;
  for (const std::string& path : plan_files()) {
    const std::string original = read_file(path);
    if (original.size() > 60'000 || original.empty()) continue;
    ReparsedText kept;
    std::string text = original;
    ASSERT_EQ(difference(kept, text), "") << path;
    for (int i = 0; i < 25; ++i) {
      if (i % 8 == 7) text = original;
      std::size_t begin = pick(text.size() + 1);
      // Every other change in the value behind a key.
      if (const std::size_t key = text.find(": ", begin); pick(2) == 0 && key != std::string::npos) begin = std::min(key + 2 + pick(20), text.size());
      const std::size_t length = pick(3) == 0 ? pick(12) : 0;
      const std::string before = text;
      text.replace(begin, std::min(length, text.size() - begin), kPieces[pick(kPieces.size())]);
      if (pick(3) == 0 && text.size() > 20) text.erase(pick(text.size() - 10), pick(8));
      ++changes;
      ASSERT_EQ(difference(kept, text), "") << path << ", seed " << seed << "\nbefore:\n" << before << "\nafter:\n" << text;
      properties += kept.property_edit() != nullptr ? 1 : 0;
    }
    partial += kept.partial_parses();
  }
  std::printf("%zu changes, %zu of them read one declaration only, %zu one property\n", changes, partial, properties);
  EXPECT_GT(partial, changes / 4);
}

}  // namespace
}  // namespace campaign
