// Values that are not settled, not exact or not one: each is said to be so, with what to write instead, in every property.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "language/constructs.h"
#include "support/compiled.h"
#include "support/edited.h"

namespace campaign {
namespace {

std::string plan_with(Kind kind, const std::string& line) {
  const KindRow& row = row_of(kind);
  const std::string inside = std::string(row.keyword) + (row.naming == Naming::none ? "" : " x \"X\"") + " {\n" + (kind == Kind::campaign && !line.starts_with("period:") ? " period: 2027\n" : "") + line + "\n}\n";
  return row.at_top ? inside : "campaign c \"C\" {\n period: 2027\n currency: USD\n" + inside + "}\n";
}

const Diagnostic* find(const Snapshot& snapshot, std::string_view name) {
  const auto found = std::ranges::find(snapshot.diagnostics, name, &Diagnostic::name);
  return found == snapshot.diagnostics.end() ? nullptr : &*found;
}

TEST(WhatIsNotSettled, IsOneFindingInEveryProperty) {
  constexpr const char* kSigns[] = {"TBD", "?", "n/a", "tbc", "??", "offen", "-"};
  std::size_t tried = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type == ValueType::estimates || row.type == ValueType::rule_name || row.type == ValueType::formula || row.type == ValueType::file || row.type == ValueType::estimate) continue;  // A rate needs its metrics first.
      ++tried;
      for (const std::string sign : kSigns) {
        const std::string plan = plan_with(kind.kind, std::string(row.name) + ": " + sign);
        const Snapshot snapshot = compile_text(plan);
        const Diagnostic* found = find(snapshot, "syntax.no_value_yet");
        EXPECT_NE(found, nullptr) << plan << shown(snapshot);
        if (found == nullptr) continue;
        ASSERT_EQ(found->fixes.size(), 2u);
        EXPECT_EQ(find(compile_text(edited(plan, found->fixes.front().edits)), "syntax.no_value_yet"), nullptr) << plan;
      }
    }
  }
  EXPECT_GT(tried, 150u);
}

/// What is offered first for a value of a property, in place of the value.
std::string offered(const std::string& property, const std::string& value, const std::string& kind = "goal") {
  const std::string head = "use std.kpi.commerce\ncampaign c \"C\" {\n period: 2027\n currency: EUR\n " + kind + " x \"X\" {\n  " + property + ": ";
  const std::string tail = kind == "goal" ? "\n  metric: orders\n  baseline: 1_000 orders during 2026\n }\n}\n" : "\n }\n}\n";
  const std::string text = (property == "baseline" ? head + value + "\n  metric: orders\n }\n}\n" : head + value + tail);
  const Snapshot snapshot = compile_text(text);
  for (const Diagnostic& finding : snapshot.diagnostics) {
    if ((finding.name != "syntax.foreign_amount" && finding.name != "time.foreign_date" && finding.name != "time.vague") || finding.fixes.empty()) continue;
    const std::string mended = edited(text, finding.fixes.front().edits);
    return mended.substr(head.size(), mended.find('\n', head.size()) - head.size());
  }
  return "nothing: " + shown(snapshot);
}

TEST(WhatIsNotExact, IsWrittenAlone) {
  for (const char* word : {"ca. ", "ca ", "circa ", "approx. ", "about ", "around ", "roughly ", "~", "≈", "rund ", "etwa ", "c. "}) {
    EXPECT_EQ(offered("target", std::string(word) + "1_500 orders"), "1_500 orders") << word;
    EXPECT_EQ(offered("baseline", std::string(word) + "1_500 orders"), "1_500 orders") << word;
    EXPECT_EQ(offered("budget", std::string(word) + "5k EUR", "tactic"), "5k EUR") << word;
    EXPECT_EQ(offered("by", std::string(word) + "2027-06-30"), "2027-06-30") << word;
    EXPECT_EQ(offered("expect { orders", std::string(word) + "300 orders }", "tactic"), "300 orders }") << word;
  }
  EXPECT_EQ(offered("budget", "around 5k €", "tactic"), "5k EUR");
}

TEST(ALimit, IsWrittenAsOneWhereItCanBe) {
  for (const char* value : {"at least 1_500 orders", "min. 1_500 orders", "1_500+ orders", "1_500 orders or more", "mindestens 1_500 orders"}) EXPECT_EQ(offered("target", value), ">= 1_500 orders") << value;
  for (const char* value : {"at most 1_500 orders", "up to 1_500 orders", "max 1_500 orders", "bis zu 1_500 orders"}) EXPECT_EQ(offered("target", value), "<= 1_500 orders") << value;
  EXPECT_EQ(offered("budget", "up to 5k EUR", "tactic"), "5k EUR");
}

TEST(ALimit, BehindAComparisonIsItsAmount) {
  for (const char* value : {"at least 1_500 orders", "1_500 orders or more", "1_500+ orders", "ca. 1_500 orders", "mindestens 1_500 orders"}) {
    for (const std::string sign : {">= ", "> "}) {
      EXPECT_EQ(offered("target", sign + value), sign + "1_500 orders") << value;
      EXPECT_EQ(offered("kpi", "orders " + sign + value, "tactic"), "orders " + sign + "1_500 orders") << value;
    }
  }
  // A sum that lacks its second part is no limit.
  EXPECT_TRUE(offered("target", ">= 3 +").starts_with("nothing")) << offered("target", ">= 3 +");
}

TEST(ARange, IsWrittenWithItsTwoEnds) {
  for (const char* value : {"300-305 orders", "300 – 305 orders", "300–305 orders", "between 300 and 305 orders", "von 300 bis 305 orders"}) {
    EXPECT_EQ(offered("target", value), "300 to 305 orders") << value;
    EXPECT_EQ(offered("expect { orders", std::string(value) + " }", "tactic"), "300 to 305 orders }") << value;
  }
  EXPECT_EQ(offered("expect { revenue", "300-305k EUR }", "tactic"), "300k to 305k EUR }");
  EXPECT_EQ(offered("expect { revenue", "300 – 305k EUR }", "tactic"), "300k to 305k EUR }");
  EXPECT_EQ(offered("budget", "300-305k EUR", "tactic"), "300k EUR");
}

TEST(ARange, IsWrittenWithToWhateverStandsBetweenItsAmounts) {
  for (const char* joint : {"-", " - ", "–", " – ", "—", "...", " … ", " bis ", " hasta ", " à ", " till ", " through ", " ~ "}) {
    EXPECT_EQ(offered("expect { revenue", std::string("€25k") + joint + "€40k }", "tactic"), "25k EUR to 40k EUR }") << joint;
    EXPECT_EQ(offered("expect { orders", std::string("1_800") + joint + "2_400 orders }", "tactic"), "1_800 to 2_400 orders }") << joint;
    EXPECT_EQ(offered("target", std::string("1,800") + joint + "2,400 orders"), "1_800 to 2_400 orders") << joint;
  }
}

TEST(ARange, OfAmountsWithPointsIsAskedAboutWhereTheyMayPartThousands) {
  const std::string text = "use std.kpi.commerce\ncampaign c \"C\" {\n locale: \"de-DE\"\n period: 2027\n currency: EUR\n tactic t \"T\" { expect { revenue: 8.000 bis 12.500 EUR } }\n}\n";
  const Snapshot snapshot = compile_text(text);
  const Diagnostic* found = find(snapshot, "syntax.foreign_amount");
  ASSERT_NE(found, nullptr) << shown(snapshot);
  ASSERT_EQ(found->fixes.size(), 2u) << shown(snapshot);
  EXPECT_NE(edited(text, found->fixes[0].edits).find("revenue: 8_000 to 12_500 EUR }"), std::string::npos);
  EXPECT_NE(edited(text, found->fixes[1].edits).find("revenue: 8 to 12.5 EUR }"), std::string::npos);
}

TEST(ADay, WithoutAYearIsOneOfTheYearOfAllPeriods) {
  EXPECT_EQ(offered("flight", "8 Nov - 29 Nov", "tactic"), "2027-11-08 .. 2027-11-29");
  EXPECT_EQ(offered("flight", "8. November bis 29. November", "tactic"), "2027-11-08 .. 2027-11-29");
  EXPECT_EQ(offered("flight", "Nov 8 – Nov 29", "tactic"), "2027-11-08 .. 2027-11-29");
  EXPECT_EQ(offered("by", "5th of November"), "2027-11-05");
  const Snapshot one_of_two = compile_text("campaign c \"C\" {\n period: 2027-11 .. 2028-02\n tactic t \"T\" { flight: 8 Nov - 29 Nov }\n}\n");
  const Diagnostic* found = find(one_of_two, "time.foreign_date");
  ASSERT_NE(found, nullptr) << shown(one_of_two);
  ASSERT_EQ(found->fixes.size(), 1u);
  EXPECT_EQ(found->fixes[0].edits[0].text, "2027-11-08 .. 2027-11-29") << "the period has one November";
  const Snapshot two_years = compile_text("campaign c \"C\" {\n period: 2027 .. 2028\n tactic t \"T\" { flight: 8 Nov - 29 Nov }\n}\n");
  found = find(two_years, "time.foreign_date");
  ASSERT_NE(found, nullptr) << shown(two_years);
  EXPECT_EQ(found->fixes.size(), 2u) << "of two years nobody knows which";
}

TEST(ADateBehindAValue, StandsBehindItsClause) {
  for (const char* word : {"in ", "im ", "en ", "for "}) EXPECT_EQ(offered("baseline", std::string("1,200 orders ") + word + "November 2026"), "1_200 orders during 2026-11") << word;
  EXPECT_EQ(offered("baseline", "1,200 orders as of 5 March 2026"), "1_200 orders as_of 2026-03-05");
  EXPECT_EQ(offered("baseline", "1_200 orders in March 2026"), "1_200 orders during 2026-03");
}

TEST(MoneyWithoutACurrency, IsOfferedTheCampaigns) {
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      if (row.type != ValueType::money || kind.kind == Kind::portfolio || kind.kind == Kind::business_goal) continue;
      const std::string plan = plan_with(kind.kind, std::string(row.name) + ": 12.5k");
      if (plan.find("currency: USD") == std::string::npos) continue;
      const Snapshot snapshot = compile_text(plan);
      const Diagnostic* found = find(snapshot, "types.missing_unit");
      ASSERT_NE(found, nullptr) << plan << shown(snapshot);
      ASSERT_EQ(found->fixes.size(), 1u) << plan;
      EXPECT_NE(edited(plan, found->fixes[0].edits).find(": 12.5k USD"), std::string::npos) << plan;
    }
  }
}

TEST(AMultiple, IsAGrowth) {
  EXPECT_EQ(offered("target", "3x orders"), "+200%");
  EXPECT_EQ(offered("target", "x2"), "+100%");
  EXPECT_EQ(offered("target", "double"), "+100%");
}

TEST(ADateInWords, IsADay) {
  struct Row {
    const char* written;
    const char* day;
  };
  for (const Row& row : {Row{"31-12-2027", "2027-12-31"}, Row{"end of 2027", "2027-12-31"}, Row{"Ende 2027", "2027-12-31"}, Row{"mid May 2027", "2027-05-15"}, Row{"mid-May 2027", "2027-05-15"}, Row{"Mitte Mai 2027", "2027-05-15"},
                         Row{"end of June 2027", "2027-06-30"}, Row{"end of Q3 2027", "2027-09-30"}, Row{"early June 2027", "2027-06-10"}, Row{"year-end 2027", "2027-12-31"}, Row{"summer 2027", "2027-08-31"}, Row{"June", "2027-06"}, Row{"Q3", "2027-Q3"}, Row{"before June 2027", "2027-05-31"},
                         Row{"bis Juni 2027", "2027-06-30"}, Row{"ca. 2027-06", "2027-06"}}) {
    EXPECT_EQ(offered("by", row.written), row.day) << row.written;
  }
  EXPECT_EQ(offered("flight", "mid May 2027", "tactic"), "2027-05-11 .. 2027-05-20");
  EXPECT_EQ(offered("flight", "from 2027-05-01 to 2027-05-31", "tactic"), "2027-05-01 .. 2027-05-31");
  EXPECT_EQ(offered("flight", "end of May 2027 .. mid June 2027", "tactic"), "2027-05-31 .. 2027-06-15");
  EXPECT_EQ(offered("target", "1_500 orders by June"), "1_500 orders by 2027-06");
}

TEST(AMetricByItsTitle, IsOfferedWhereSomethingIsExpectedOfIt) {
  for (const char* called : {"\"Average order value\"", "\"average order value\"", "Average_order_value", "AVERAGE_ORDER_VALUE"}) {
    const std::string text = std::string("use std.kpi.commerce\ncampaign c \"C\" {\n period: 2027\n currency: EUR\n tactic t \"T\" { expect { ") + called + ": 60 EUR } }\n}\n";
    const Snapshot snapshot = compile_text(text);
    bool offers = false;
    for (const Diagnostic& finding : snapshot.diagnostics) {
      for (const Fix& fix : finding.fixes) offers = offers || edited(text, fix.edits).find("expect { average_order_value: 60 EUR }") != std::string::npos;
    }
    EXPECT_TRUE(offers) << text << shown(snapshot);
  }
}

TEST(AShare, ThatGrowsByPercentIsOfferedInBothReadings) {
  const std::string text = "use std.kpi.brand\ncampaign c \"C\" {\n period: 2027\n goal g \"G\" { metric: aided_awareness  baseline: 20% as_of 2026-11-15  target: +40%\n }\n}\n";
  const Snapshot snapshot = compile_text(text);
  const Diagnostic* found = find(snapshot, "types.ambiguous_percent");
  ASSERT_NE(found, nullptr) << shown(snapshot);
  ASSERT_EQ(found->fixes.size(), 2u);
  EXPECT_NE(edited(text, found->fixes[0].edits).find("target: +40 points\n"), std::string::npos);
  EXPECT_NE(edited(text, found->fixes[1].edits).find("target: 28%\n"), std::string::npos);
}

TEST(ARate, ThatLacksItsTimeIsOfferedWithIt) {
  const std::string text = "use std.kpi.retention\ncampaign c \"C\" {\n period: 2027\n goal g \"G\" { metric: churn_rate  kpi: churn_rate <= 4%  target: <= 3%\n }\n}\n";
  const Snapshot snapshot = compile_text(text);
  std::string mended = text;
  std::size_t offered = 0;
  for (const Diagnostic& finding : snapshot.diagnostics) {
    if (finding.name == "types.unit_mismatch" && !finding.fixes.empty()) ++offered;
  }
  EXPECT_EQ(offered, 2u) << shown(snapshot);
}

TEST(AFolderOfTheLibrary, IsAnsweredWithItsModules) {
  const Diagnostic* found = nullptr;
  const Snapshot snapshot = compile_text("use std.kpi\n");
  found = find(snapshot, "use.unknown_module");
  ASSERT_NE(found, nullptr);
  EXPECT_NE(found->help.find("`std.kpi.commerce`"), std::string::npos) << found->help;
  EXPECT_EQ(found->help.find("std.holidays"), std::string::npos) << found->help;
  const Snapshot other = compile_text("use std.foo\n");
  EXPECT_NE(find(other, "use.unknown_module")->help.find("`std.kpi.…`"), std::string::npos) << find(other, "use.unknown_module")->help;
}

TEST(LooseValues, MeanTheSameInEveryLayout) {
  const auto told = [](const std::string& value) {
    const Snapshot snapshot = compile_text("use std.kpi.commerce\ncampaign c \"C\" { period: 2027  goal g \"G\" { metric: orders  by: 2027-12-31  target: " + value + "\n} }\n");
    const auto found = std::ranges::find(snapshot.diagnostics, "syntax.foreign_amount", &Diagnostic::name);
    return found == snapshot.diagnostics.end() || found->fixes.empty() ? shown(snapshot) : found->fixes.front().edits.front().text;
  };
  for (const std::string parts : {"2|+|%", "2_000|+| orders", "ca|.| 300", "300|-|305k| orders", "~|300", "3 |x| orders", "at| least| 300", "min|.| 300| orders"}) {
    std::set<std::string> offered;
    for (const char* between : {"", " ", "  ", "/* x */", " /* x */ "}) {
      std::string value;
      for (const char c : parts) value += c == '|' ? std::string(between) : std::string(1, c);
      offered.insert(told(value));
    }
    EXPECT_EQ(offered.size(), 1u) << parts << ::testing::PrintToString(offered);
  }
}

}  // namespace
}  // namespace campaign
