// What the documentation shows as a plan is one.

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/files.h"
#include "syntax/parser.h"
#include "workspace/rule_examples.h"

namespace campaign {
namespace {

// The blocks marked ```campaign of a page.
std::vector<std::string> plans_in(const std::string& page) {
  std::istringstream lines(read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/" + page));
  std::vector<std::string> plans;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```campaign") {
      plans.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      plans.back() += line + "\n";
    }
  }
  return plans;
}

TEST(Documentation, ShowsAPlanWithoutFindings) {
  const auto plans = plans_in("README.md");
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(shown(compile_text(plans[0])), "");
  // How the pages look is said of the same plan, with the files that it names beside it.
  const MemoryWorld world({{"/plans/plan.campaign", plans[0] + plans[1]}, {"/plans/logo.svg", "<svg/>"}, {"/plans/look.css", "h1 { color: navy }"}});
  EXPECT_EQ(shown(compile(world, {"/plans/plan.campaign"}, {}, "/plans", {})), "");
}

TEST(Documentation, ShowsSentencesOfTheLanguage) {
  const auto plans = plans_in("grammar/README.md");
  ASSERT_GE(plans.size(), 3u);
  for (const std::string& plan : plans) {
    const SourceFile file("page", plan);
    Diagnostics diagnostics;
    (void)parse(FileId{0}, file, {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << diagnostic.message << "\n" << plan;
  }
}

TEST(Documentation, ShowsRulesWhoseExamplesShowThem) {
  std::size_t rules = 0;
  for (const std::string page : {"grammar/README.md", "README.md"}) {
    for (const std::string& plan : plans_in(page)) {
      // The rules of the block alone: what else it shows need not fit together.
      std::string text;
      const SourceFile file("page", plan);
      Diagnostics ignored;
      const SyntaxTree tree = parse(FileId{0}, file, {}, ignored);
      for (const Node member : tree.root()) {
        if (member.kind() != NodeKind::declaration || member.child(0).text() != "rule") continue;
        text += std::string(member.text()) + "\n";
        ++rules;
      }
      CompileOptions options;
      options.as_of = kTestDay;
      for (const ExampleFault& fault : check_rule_examples(compile_text(text), options)) {
        ADD_FAILURE() << page << ": the " << (fault.bad ? "bad" : "good") << " example of " << fault.rule << " does not show what it should";
      }
    }
  }
  EXPECT_GE(rules, 1u);
}

}  // namespace
}  // namespace campaign
