#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

std::string with_tactics(const std::string& tactics) {
  return "campaign c \"C\" {\n  period: 2027\n  goal g \"G\" {\n    strategy s \"S\" {\n" + tactics + "    }\n  }\n}\n";
}

std::vector<const Diagnostic*> circles(const Snapshot& snapshot) {
  std::vector<const Diagnostic*> found;
  for (const Diagnostic& each : snapshot.diagnostics) {
    if (each.name == "names.circle") found.push_back(&each);
  }
  return found;
}

std::string circles_of(const std::string& text) {
  const Snapshot snapshot = compile_text(text);
  std::string out;
  for (const Diagnostic* circle : circles(snapshot)) out += circle->message.substr(circle->message.find(':') + 2) + "\n";
  return out;
}

TEST(Circles, AreNamedOnceEach) {
  const Snapshot snapshot = compile_text(with_tactics("tactic a { after: c }\ntactic b { after: a }\ntactic c { after: b }\ntactic d { after: c }\n"
                                                      "tactic x { before: y }\ntactic y { before: x }\n"));
  const auto found = circles(snapshot);
  ASSERT_EQ(found.size(), 2u) << shown(snapshot);
  EXPECT_EQ(found[0]->message, "this `after` leads in a circle: `a` → `c` → `b` → `a`");
  EXPECT_EQ(found[0]->labels.size(), 2u);
  EXPECT_EQ(found[1]->labels.size(), 1u);
}

TEST(Circles, OfOne) { EXPECT_EQ(circles_of(with_tactics("tactic a { after: a }\n")), "`a` → `a`\n"); }

TEST(Circles, LeadOverWhatStandsInside) {
  EXPECT_EQ(circles_of(with_tactics("tactic a { tactic b { after: a } }\n")), "`b` → `a` → `b`\n");
  EXPECT_EQ(circles_of(with_tactics("tactic a { after: a.b; tactic b }\n")), "`a` → `b` → `a`\n");
  EXPECT_EQ(circles_of(with_tactics("tactic a { tactic a1 { after: b } }\ntactic b { tactic b1 { after: a } }\n")), "`a1` → `b` → `b1` → `a` → `a1`\n");
}

TEST(Circles, AreNoneWhereThereIsAnOrder) {
  EXPECT_EQ(circles_of(with_tactics("tactic a { before: b, c; tactic a1; tactic a2 { after: a1 } }\ntactic b { after: a, a.a2 }\ntactic c { after: b, a }\n")), "");
}

TEST(Circles, OfGoals) {
  EXPECT_EQ(circles_of("campaign c \"C\" {\n  period: 2027\n  goal a \"A\" { serves: b }\n  goal b \"B\" { serves: a }\n  goal d \"D\" { serves: a }\n}\n"),
            "`a` → `b` → `a`\n");
}

TEST(Circles, OfAudiences) {
  EXPECT_EQ(circles_of("audience a \"A\" { within: b }\naudience b \"B\" { within: a }\naudience c \"C\" { within: a }\naudience d \"D\" { within: d }\n"),
            "`a` → `b` → `a`\n`d` → `d`\n");
}

TEST(Circles, MayBeLong) {
  std::string tactics;
  constexpr int kMany = 20'000;
  for (int i = 0; i < kMany; ++i) tactics += "tactic t" + std::to_string(i) + " { after: t" + std::to_string((i + 1) % kMany) + " }\n";
  const Snapshot snapshot = compile_text(with_tactics(tactics));
  const auto found = circles(snapshot);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_LT(found[0]->message.size(), 200u);
  EXPECT_NE(found[0]->message.find("19992 more"), std::string::npos) << found[0]->message;
}

}  // namespace
}  // namespace campaign
