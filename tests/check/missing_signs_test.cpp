// A sign that is forgotten is one error, whose fix gives the plan back: braces behind heads, opening quotes.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/edited.h"
#include "support/files.h"
#include "syntax/lexer.h"

namespace campaign {
namespace {

const std::string kPlan = R"(use std.kpi.commerce
use std.kpi.acquisition
use std.kpi.media
use std.channels

business goal growth "A shop that grows" {
  owner: @li
}
person li "Li" {
  role: "Head of sales"
}
rules {
  budget.unallocated: off
}
kpi hits "Hits" = clicks / impressions {
  better: up
}
extend tactic {
  field utm "UTM code" {
    type: text
  }
}
template tactic model "Model" {
  channel: packaging
}
campaign c "C" {
  period: 2027
  currency: USD
  serves: growth
  owner: @li
  audience folk "Folk" {
    size: 48k people
  }
  goal "Sell more" {
    metric: orders
    baseline: 200 orders during 2026 source "shop"
    target: 500 orders
    by: 2027-12-31
    strategy s "S" {
      audience: folk
      tactic t "T" {
        channel: packaging
        flight: 2027-03
        expect {
          orders: 300
        }
      }
      tactic u like model {
        flight: 2027-04
        expect { orders: 20 }
      }
    }
  }
  milestone launch "Launch" { on: 2027-03-01 }
}
)";

const std::string kFlat = [] {
  std::string text;
  for (std::size_t i = 0; i < kPlan.size(); ++i) {
    text += kPlan[i];
    while (kPlan[i] == '\n' && kPlan[i + 1] == ' ') ++i;
  }
  return text;
}();

std::vector<Token> tokens_of(std::string_view text, TokenKind kind) {
  std::vector<Token> tokens;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    if (token.kind == kind) tokens.push_back(token);
  }
  return tokens;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

std::vector<const Diagnostic*> errors_of(const Snapshot& snapshot) {
  std::vector<const Diagnostic*> errors;
  for (const Diagnostic& one : snapshot.diagnostics) {
    if (one.severity == Severity::error) errors.push_back(&one);
  }
  return errors;
}

/// One error, one fix, and the plan as it was.
void expect_given_back(const std::string& torn, const std::string& whole) {
  const Snapshot snapshot = compile_text(torn);
  const auto errors = errors_of(snapshot);
  ASSERT_EQ(errors.size(), 1u) << torn << shown(snapshot);
  ASSERT_EQ(errors[0]->fixes.size(), 1u) << torn << shown(snapshot);
  EXPECT_EQ(without_blanks(edited(torn, errors[0]->fixes[0].edits)), without_blanks(whole)) << shown(snapshot);
}

TEST(MissingBraces, BehindAnyHeadAreOneError) {
  ASSERT_TRUE(errors_of(compile_text(kPlan)).empty()) << shown(compile_text(kPlan));
  const auto braces = tokens_of(kPlan, TokenKind::lbrace);
  EXPECT_GT(braces.size(), 15u);
  for (const Token& brace : braces) {
    std::string torn = kPlan;
    torn.erase(brace.begin, 1);
    SCOPED_TRACE(kPlan.substr(kPlan.rfind('\n', brace.begin) + 1, 40));
    expect_given_back(torn, kPlan);
  }
}

TEST(MissingBraces, OfTextsThatStandAlikeAreFoundByProperties) {
  for (const char* head : {"person li \"Li\"", "goal \"Sell more\"", "tactic t \"T\"", "audience folk \"Folk\"", "campaign c \"C\"", "strategy s \"S\""}) {
    std::string torn = kFlat;
    torn.erase(torn.find(std::string(head) + " {") + std::string_view(head).size(), 2);
    SCOPED_TRACE(head);
    const Snapshot snapshot = compile_text(torn);
    std::size_t offered = 0;
    for (const Diagnostic* one : errors_of(snapshot)) {
      for (const Fix& fix : one->fixes) {
        EXPECT_LE(errors_of(compile_text(edited(torn, fix.edits))).size(), errors_of(snapshot).size()) << shown(snapshot);
        EXPECT_FALSE(fix.sure) << shown(snapshot);
        if (without_blanks(edited(torn, fix.edits)) == without_blanks(kFlat)) ++offered;
      }
    }
    EXPECT_LE(offered, 1u);
  }
}

TEST(MissingBraces, OnOneLineAreOneError) {
  const std::string plan = "use std.kpi.commerce\nuse std.channels\ncampaign c \"C\" { period: 2027 currency: USD\n goal g \"G\" { metric: orders  target: 500 orders  by: 2027-12-31  strategy s \"S\" { tactic t \"T\" { channel: packaging  flight: 2027-03  expect { orders: 300 } } } } }\n";
  for (const Token& brace : tokens_of(plan, TokenKind::lbrace)) {
    std::string torn = plan;
    torn.erase(brace.begin, 1);
    SCOPED_TRACE(torn.substr(brace.begin - 10, 30));
    expect_given_back(torn, plan);
  }
}

TEST(MissingBraces, AreNotSeenWhereAClosingOneIsTooMuch) {
  const std::string plan = kPlan + "}\n";
  const Snapshot snapshot = compile_text(plan);
  ASSERT_EQ(errors_of(snapshot).size(), 1u) << shown(snapshot);
  EXPECT_EQ(edited(plan, errors_of(snapshot)[0]->fixes.at(0).edits), kPlan + "\n");
}

/// The plan without the opening quote of each of its texts.
TEST(MissingQuotes, InFrontOfAnyTextAreOneErrorThatQuotesTheWhole) {
  const std::string plan = R"plan(use std.kpi.commerce
campaign c "Spring sale" {
  period: 2027
  currency: USD
  tags: "a", "b c", "d"
  about: "We sell, and more than before"
  person li "Li Lopez"
  audience folk "Folk of old" { size: 48k people source "the general ledger" }
  goal "Sell more" {
    metric: orders
    baseline: 200 orders during 2026 source "the shop" method "counted by 5"
    target: 500 orders
    by: 2027-12-31
    strategy s "S" { tactic t "The T" { flight: 2027-03; expect { orders: 300 source "the year before" } } }
    allow: specific.missing_owner because "set by the board (in May) again" until 2027-05-31
    risk r "No stock" { likelihood: low  about: "there may be none" }
  }
}
)plan";
  ASSERT_TRUE(errors_of(compile_text(plan)).empty()) << shown(compile_text(plan));
  std::size_t tried = 0;
  for (const Token& quoted : tokens_of(plan, TokenKind::text)) {
    const std::string line = plan.substr(plan.rfind('\n', quoted.begin) + 1, plan.find('\n', quoted.begin) - plan.rfind('\n', quoted.begin) - 1);
    if (quoted.end - quoted.begin < 4) continue;  // Of `"S"` the rest is a name.
    ++tried;
    std::string torn = plan;
    torn.erase(quoted.begin, 1);
    SCOPED_TRACE(line);
    expect_given_back(torn, plan);
  }
  EXPECT_GT(tried, 12u);
}

TEST(MissingQuotes, AtTheEndLeaveTheBracesOfTheLine) {
  const std::string plan = R"(use std.kpi.commerce
campaign c "Spring sale" {
  period: 2027
  person li "Li Lopez" { role: "Head" }
  goal g "Sell more" {
    metric: orders
    target: 500 orders
    by: 2027-12-31
    strategy s "The S" { tactic t "The T" { flight: 2027-03; expect { orders: 300 source "the year" } } }
  }
}
)";
  std::size_t tried = 0;
  for (const Token& quoted : tokens_of(plan, TokenKind::text)) {
    const std::size_t line_end = plan.find('\n', quoted.end);
    if (plan.substr(quoted.end, line_end - quoted.end).find('"') != std::string::npos) continue;  // The next quote would end it.
    ++tried;
    std::string torn = plan;
    torn.erase(quoted.end - 1, 1);
    SCOPED_TRACE(torn.substr(quoted.begin, 30));
    expect_given_back(torn, plan);
  }
  EXPECT_GE(tried, 4u);
}

TEST(MissingQuotes, BehindAValueAreOneError) {
  for (const char* line : {"expect { orders: 100 \"x }", "expect { orders: 100 x\" }", "channel: packaging\"", "budget: 2k USD\"", "owner: @li\"", "flight: 2027-03\"", "budget: 2k USD \"rest"}) {
    const std::string plan = "use std.kpi.commerce\nuse std.channels\ncampaign c \"C\" {\n period: 2027\n currency: USD\n person li \"Li\"\n goal g \"G\" {\n metric: orders\n target: 500 orders\n by: 2027-12-31\n strategy s \"S\" {\n tactic t \"T\" {\n" + std::string(line) + "\n}\n}\n}\n}\n";
    EXPECT_EQ(errors_of(compile_text(plan)).size(), 1u) << line << "\n" << shown(compile_text(plan));
  }
}

}  // namespace
}  // namespace campaign
