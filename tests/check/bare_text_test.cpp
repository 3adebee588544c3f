// Addresses and dates that stand where a text should, without their quotes: one finding each, whatever stands behind them.

#include <gtest/gtest.h>

#include "language/constructs.h"
#include "support/compiled.h"
#include "support/edited.h"

namespace campaign {
namespace {

constexpr const char* kTexts[] = {
    "https://example.org", "http://example.org/a?b=c&d=%20#e", "HTTPS://example.org/a//b", "ftp://example.org/a", "file:///home/a",
    "https://example.org/Reach_(advertising)", "https://example.org/a,b", "mailto:li@example.org", "www.example.org/a?b=c", "li@example.org",
    "31.12.2027", "12/31/2027", "March 5, 2027", "see https://example.org/a for more",
};
constexpr const char* kBehind[] = {" }", "}", "; }", " // a note\n}", "\n}", " /* a note */ }"};

/// The names of the findings about how a text is written.
std::vector<std::string> about_writing(const Snapshot& snapshot) {
  std::vector<std::string> names = finding_names(snapshot);
  std::erase_if(names, [](const std::string& name) { return !name.starts_with("syntax."); });
  return names;
}

TEST(BareText, IsOneFindingInEveryProperty) {
  std::size_t tried = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type != ValueType::text && row.type != ValueType::markdown) continue;
      const char* text = kTexts[tried % std::size(kTexts)];
      const char* behind = kBehind[tried / std::size(kTexts) % std::size(kBehind)];
      ++tried;
      const std::string plan = std::string(kind.keyword) + " x \"X\" { " + std::string(row.name) + ": " + text + behind + "\nperson li \"Li\"\n";
      const Snapshot snapshot = compile_text(plan);
      EXPECT_EQ(about_writing(snapshot), std::vector<std::string>{"syntax.unquoted_text"}) << plan << shown(snapshot);
    }
  }
  EXPECT_GT(tried, 70u);
}

TEST(BareText, IsOneFindingWhateverStandsBehind) {
  for (const char* text : kTexts) {
    for (const char* behind : kBehind) {
      for (const char* before : {"source: ", "size: 3 people source ", "about: \"A\"  source: ", "size: 3 people  source: "}) {
        const std::string plan = std::string("audience a \"A\" { ") + before + text + behind + "\n";
        const Snapshot snapshot = compile_text(plan);
        ASSERT_EQ(about_writing(snapshot), std::vector<std::string>{"syntax.unquoted_text"}) << plan << shown(snapshot);
        const auto found = std::ranges::find(snapshot.diagnostics, "syntax.unquoted_text", &Diagnostic::name);
        ASSERT_EQ(found->fixes.size(), 1u) << plan;
        const std::string mended = edited(plan, found->fixes.front().edits);
        EXPECT_EQ(mended, std::string("audience a \"A\" { ") + before + "\"" + text + "\"" + behind + "\n");
        EXPECT_TRUE(about_writing(compile_text(mended)).empty()) << mended << shown(compile_text(mended));
      }
    }
    // What follows on the line is read.
    const std::string plan = std::string("audience a \"A\" { source: ") + text + "  sise: 3 people }\n";
    const Snapshot snapshot = compile_text(plan);
    EXPECT_EQ(finding_names(snapshot), (std::vector<std::string>{"syntax.unquoted_text", "names.unknown_property"})) << plan << shown(snapshot);
  }
}

TEST(BareText, IsMendedAloneInAList) {
  for (const char* text : {"https://example.org/a", "li@example.org", "www.example.org/a?b"}) {
    const std::string plan = std::string("campaign c \"C\" { period: 2027  tags: ") + text + ", \"b\" }\n";
    const Snapshot snapshot = compile_text(plan);
    ASSERT_EQ(about_writing(snapshot), std::vector<std::string>{"syntax.unquoted_text"}) << plan << shown(snapshot);
    const auto found = std::ranges::find(snapshot.diagnostics, "syntax.unquoted_text", &Diagnostic::name);
    ASSERT_EQ(found->fixes.size(), 1u);
    EXPECT_EQ(edited(plan, found->fixes.front().edits), std::string("campaign c \"C\" { period: 2027  tags: \"") + text + "\", \"b\" }\n");
  }
}

TEST(BareText, IsToldWhereNoTextBelongs) {
  for (const char* plan : {"audience a \"A\" { https://example.org/a }", "https://example.org/a", "campaign c \"C\" { period: 2027  owner: https://example.org/a }",
                           "campaign c \"C\" { period: https://example.org/a\n}", "campaign c \"C\" { period: 2027  budget: https://example.org/a; currency: USD }",
                           "tactic t \"T\" { expect { reach: https://example.org/a } }"}) {
    const Snapshot snapshot = compile_text(plan);
    EXPECT_EQ(about_writing(snapshot), std::vector<std::string>{"syntax.unquoted_text"}) << plan << "\n" << shown(snapshot);
  }
}

}  // namespace
}  // namespace campaign
