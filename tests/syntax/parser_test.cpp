#include "syntax/parser.h"

#include <string>

#include <gtest/gtest.h>

namespace campaign {
namespace {

struct Parsed {
  explicit Parsed(std::string text, ParseLimits limits = {})
      : file("plan", std::move(text)), tree(parse(FileId{0}, file, limits, diagnostics)) {}
  // "2:5 message", a line each.
  [[nodiscard]] std::string messages() const {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      const LineColumn at = file.line_column(diagnostic.span.begin);
      out += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.message + "\n";
    }
    return out;
  }
  SourceFile file;
  Diagnostics diagnostics;
  SyntaxTree tree;
};

// A tree in brackets: operators by their bytes, leaves as they are written.
std::string outline(Node node) {
  switch (node.kind()) {
    case NodeKind::error: return "<hole>";
    case NodeKind::binary: {
      const std::uint32_t between = node.child(0).end_token();
      std::string_view op;
      for (std::uint32_t token = between; token < node.child(1).first_token(); ++token) {
        if (node.tree().tokens()[token].kind == node.op()) op = node.token_text(token);
      }
      return "(" + outline(node.child(0)) + " " + std::string(op) + " " + outline(node.child(1)) + ")";
    }
    case NodeKind::unary: return "(" + std::string(node.token_text(node.first_token())) + " " + outline(node.child(0)) + ")";
    case NodeKind::window: return "(" + outline(node.child(0)) + " @ " + std::string(node.token_text(node.end_token() - 3)) + ".." +
                                  std::string(node.token_text(node.end_token() - 1)) + ")";
    case NodeKind::item:
    case NodeKind::clause:
    case NodeKind::call:
    case NodeKind::list: {
      std::string out = node.kind() == NodeKind::clause ? std::string(node.token_text(node.first_token())) : "";
      for (const Node child : node) out += (out.empty() ? "" : " ") + outline(child);
      return "[" + out + "]";
    }
    default: return std::string(node.text());
  }
}

std::string value_of(const std::string& text) {
  const Parsed parsed("x: " + text);
  EXPECT_EQ(parsed.messages(), "");
  const Node property = parsed.tree.root().child(0);
  std::string out;
  for (const Node item : property) out += (out.empty() ? "" : ", ") + outline(item);
  return out;
}

TEST(Parser, GivesOperatorsTheirPrecedence) {
  EXPECT_EQ(value_of("1 + 2 * 3"), "(1 + (2 * 3))");
  EXPECT_EQ(value_of("(1 + 2) * 3"), "((1 + 2) * 3)");
  EXPECT_EQ(value_of("1 - 2 - 3"), "((1 - 2) - 3)");
  EXPECT_EQ(value_of("-5 to 5 orders"), "((- 5) to 5 orders)");
  EXPECT_EQ(value_of("2.10 USD/click to 3 USD/click"), "((2.10 USD / click) to (3 USD / click))");
  EXPECT_EQ(value_of("launch + 2 weeks .. period.end"), "((launch + 2 weeks) .. period.end)");
  EXPECT_EQ(value_of("a >= 2 and not b == 3 or c"), "(((a >= 2) and (not (b == 3))) or c)");
  EXPECT_EQ(value_of(">= 43%"), "(>= 43%)");
  EXPECT_EQ(value_of("+25%"), "(+ 25%)");
  EXPECT_EQ(value_of("mon..fri 11:30 .. 13:30, sat 10:00 .. 12:00"), "((mon .. fri) @ 11:30..13:30), (sat @ 10:00..12:00)");
}

TEST(Parser, ReadsClausesBehindValues) {
  EXPECT_EQ(value_of("assumed 2M USD during 2026 source \"ledger\""), "[(assumed 2M USD) [during 2026] [source \"ledger\"]]");
  EXPECT_EQ(value_of("roas >= 2.5 by 2027-04-15"), "[(roas >= 2.5) [by 2027-04-15]]");
}

TEST(Parser, LetsKeysEndTheValueBefore) {
  const Parsed parsed("kpi ctr \"C\" = clicks / impressions { unit: ratio  better: up over_time: ratio; vanity: no }\n");
  EXPECT_EQ(parsed.messages(), "");
  const Node declaration = parsed.tree.root().child(0);
  EXPECT_EQ(declaration.child(declaration.child_count() - 1).child_count(), 4u);
}

TEST(Parser, LetsDeclarationsOfEveryKindFollowABlockOnItsLine) {
  for (const KindRow& row : all_kinds()) {
    const std::string one = std::string(row.keyword) + " a \"A\" { owner: @li }";
    const std::pair<std::string, std::uint32_t> texts[] = {
        {one + " " + one, 2}, {one + one + one, 3}, {"goal g { " + one + " " + one + " budget: 1 EUR }", 1}, {one + " use std.kpi.commerce", 2}, {one + " rules house { } " + one, 3}};
    for (const auto& [text, declarations] : texts) {
      const Parsed parsed(text);
      EXPECT_EQ(parsed.messages(), "") << text;
      EXPECT_EQ(parsed.tree.root().child_count(), declarations) << text;
    }
  }
}

TEST(Parser, GoesOnOverLineBreaksWhereTheLineIsNotDone) {
  const Parsed parsed("a: [tv,\n  radio\n]\nb: 1 +\n  2\nc: 3\n  * 4\ngoal x \"T\"\n{\n  by: 2027\n}\n");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.tree.root().child_count(), 4u);
}

TEST(Parser, TakesKindsAndPropertyNamesAsNames) {
  const Parsed parsed("person owner \"O\"\ntactic by \"T\" { source: on }\nkpi goal \"G\" = until.method\n");
  EXPECT_EQ(parsed.messages(), "");
  EXPECT_EQ(parsed.tree.root().child_count(), 3u);
}

struct ErrorCase {
  const char* text;
  const char* messages;
};

class SyntaxError : public testing::TestWithParam<ErrorCase> {};

TEST_P(SyntaxError, IsSaidOnceAndConfinedToItsLine) {
  const Parsed parsed(GetParam().text);
  EXPECT_EQ(parsed.messages(), GetParam().messages);
}

INSTANTIATE_TEST_SUITE_P(
    All, SyntaxError,
    testing::Values(
        ErrorCase{"a: 3 +\nb: 4\n", "1:6 a value is missing behind `+`: found the end of the line\n"},
        ErrorCase{"a: [1, 2\nb: 4\n", "1:8 a value is missing behind `2`: found the end of the line\n"},
        ErrorCase{"a: $5\nb: £6\n", "1:4 `$5` is not how an amount of money is written here\n2:4 `£6` is not how an amount of money is written here\n"},
        ErrorCase{"budget 12k USD\nb: 4\n", "1:8 the colon behind `budget` is missing\n"},
        ErrorCase{"a: \"open\nb: 4\n", "1:4 this text has no closing `\"` on its line\n"},
        ErrorCase{"goal x {\n  a: ,\n  b: 1\n}\nc: and\n", "2:3 a value is missing behind `a:`: found `,`\n5:4 `and` is a reserved word and cannot be a name\n"},
        ErrorCase{"}\na: 1\n", "1:1 this `}` closes nothing\n"},
        ErrorCase{"goal x {\n  a: 1\n", "1:8 this `{` is never closed\n"},
        ErrorCase{"campaign c {\n  goal x {\n    a: 1\n  goal y {\n    b: 2\n  }\n}\n", "2:10 this `{` is never closed\n"},
        ErrorCase{"a: 5 6\n", "1:6 expected the end of the line, found `6`\n"},
        ErrorCase{"12\n", "1:1 expected a property or a declaration, found `12`\n"}));

TEST(Parser, SeesWhatFollowsAnError) {
  const Parsed parsed("goal x ! {\n  owner: @p\n}\ngoal y \"Y\" {\n  by: ((\n  owner: @q\n}\nperson p \"P\"\n");
  int declarations = 0;
  for (const Node member : parsed.tree.root()) declarations += member.kind() == NodeKind::declaration ? 1 : 0;
  EXPECT_EQ(declarations, 3);
  EXPECT_NE(parsed.tree.root().text().find("owner: @q"), std::string_view::npos);
}

TEST(Parser, KeepsItsLimits) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "goal g {";
  EXPECT_NE(Parsed(deep).messages().find("more than 200 blocks and brackets"), std::string::npos);
  EXPECT_NE(Parsed("a: " + std::string(100'000, '(')).messages().find("more than 200"), std::string::npos);
  std::string sum = "a: 1";
  for (int i = 0; i < 100'000; ++i) sum += "+1";
  EXPECT_NE(Parsed(sum).messages().find("more than 400 operators"), std::string::npos);
  EXPECT_NE(Parsed("a: " + std::string(100'000, '-') + "1").messages().find("more than 400 operators"), std::string::npos);
  std::string garbage;
  for (int i = 0; i < 5'000; ++i) garbage += "5 5\n";
  EXPECT_LE(Parsed(garbage).diagnostics.size(), 1'000u);
}

}  // namespace
}  // namespace campaign
