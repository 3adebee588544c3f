#include <gtest/gtest.h>

#include <array>
#include <string>

#include "emit/csv/csv_writer.h"
#include "emit/exports.h"
#include "rules/compiled_plan.h"
#include "support/csv_table.h"
#include "support/view.h"

namespace campaign {
namespace {

std::string csv_of(const std::string& plan, std::string_view format) {
  const CompiledPlan compiled(plan);
  return plan_export(view_of(compiled.snapshot), *export_named(format));
}

/// Some columns of a table, a line a row.
std::string columns(const std::string& csv, std::initializer_list<std::string_view> names) {
  std::string text;
  for (const auto& row : read_csv(csv)) {
    std::string line;
    for (const std::string_view name : names) line += "|" + row.at(std::string(name));
    text += line.substr(1) + "\n";
  }
  return text;
}

std::string in_campaign(std::string_view parts) {
  return "use std.channels\nuse std.kpi.commerce\ncampaign c \"C\" {\n  period: 2027-01 .. 2027-03\n  currency: USD\n  "
         "budget: 1000 USD\n" +
         std::string(parts) + "\n}\n";
}

constexpr std::string_view kShop = R"(
  person li "Li Wei"
  person mo "Mo"
  audience regulars "Regulars"
  goal g "More revenue" {
    metric: revenue
    baseline: 2M USD source "ledger"
    target: +25%
    by: 2027-12-31
    checkpoint: 2.2M USD by 2027-06-30
    guardrail: gross_margin >= 43%
    strategy s "Second orders" {
      budget: 700 USD
      audience: regulars
      tactic t "Coupons" {
        channel: packaging, email_list
        flight: 2027-01-22 .. 2027-02-10, 2027-03-01
        owner: @li, @mo
        status: planned
        budget: 210 USD
        expect {
          orders: 7_000 to 9_000 orders
          average_order_value: 60 USD/order to 70 USD/order
        }
        tactic u "Print" { channel: packaging  budget: 60 USD }
        stop: roas <= 1.5
        actual: orders == 1_268 orders during 2027-02
      }
      tactic v "Mail" { channel: email_list  flight: 2027-03  budget: 31 USD }
    }
  })";

TEST(TacticsCsv, HasARowATactic) {
  const std::string csv = csv_of(in_campaign(kShop), "csv-tactics");
  EXPECT_EQ(csv.substr(0, csv.find("\r\n")),
            "campaign_id,campaign,goal_id,goal,strategy_id,strategy,tactic_id,tactic,status,channel_id,channel,"
            "audience,owner,start,end,"
            "flights,budget,own_spending,currency,metric_id,metric,expected_low,expected_middle,expected_high,expected_"
            "unit,derivation,"
            "file,line,market_id,market");
  EXPECT_EQ(
      columns(csv, {"campaign", "goal", "strategy", "tactic_id", "tactic", "status", "line"}),
      "C|More revenue|Second orders|c.g.s.t|Coupons|planned|21\nC|More revenue|Second orders|c.g.s.t.u|Print||31\n"
      "C|More revenue|Second orders|c.g.s.v|Mail||35\n");
  EXPECT_EQ(columns(csv, {"channel_id", "audience", "owner", "start", "end", "flights"}),
            "std.channels.packaging; std.channels.email_list|Regulars|Li Wei; "
            "Mo|2027-01-22|2027-03-01|2027-01-22/2027-02-10; 2027-03-01/2027-03-01\n"
            "std.channels.packaging|Regulars||2027-01-22|2027-03-01|2027-01-22/2027-02-10; 2027-03-01/2027-03-01\n"
            "std.channels.email_list|Regulars||2027-03-01|2027-03-31|2027-03-01/2027-03-31\n");
  EXPECT_EQ(columns(csv, {"budget", "own_spending", "currency"}), "210|150|USD\n60|60|USD\n31|31|USD\n");
  EXPECT_EQ(columns(csv, {"metric", "expected_low", "expected_middle", "expected_high", "expected_unit", "derivation"}),
            "Revenue|420000|520000|630000|USD|orders × average order value\n|||||\n|||||\n");
}

TEST(BudgetCsv, AddsUpToTheBudget) {
  EXPECT_EQ(columns(csv_of(in_campaign(kShop), "csv-budget"),
                    {"goal_id", "strategy_id", "channel", "month", "use", "amount", "currency"}),
            R"(c.g|c.g.s|Email to one's own list|2027-03|planned|31|USD
c.g|c.g.s|Packaging and parcel inserts|2027-01|planned|28.57|USD
c.g|c.g.s|Packaging and parcel inserts|2027-02|planned|28.57|USD
c.g|c.g.s|Packaging and parcel inserts|2027-03|planned|2.86|USD
c.g|c.g.s|Packaging and parcel inserts; Email to one's own list|2027-01|planned|71.43|USD
c.g|c.g.s|Packaging and parcel inserts; Email to one's own list|2027-02|planned|71.43|USD
c.g|c.g.s|Packaging and parcel inserts; Email to one's own list|2027-03|planned|7.14|USD
c.g|c.g.s|||unallocated|459|USD
||||unallocated|300|USD
)");
}

TEST(BudgetCsv, WhatIsTakenBeyondABudgetIsNegative) {
  const std::string csv = csv_of(
      in_campaign("goal g \"G\" { strategy s \"S\" {\n budget: 10 USD\n tactic t \"T\" { budget: 30 USD }\n } }"),
      "csv-budget");
  EXPECT_EQ(columns(csv, {"goal_id", "strategy_id", "month", "use", "amount"}),
            "c.g|c.g.s|2027-01|planned|10.33\nc.g|c.g.s|2027-02|planned|9.34\nc.g|c.g.s|2027-03|planned|10.33\n"
            "c.g|c.g.s||over_allocated|-20\n|||unallocated|990\n");
}

TEST(KpisCsv, HasARowForEachTimeAMetricIsNamed) {
  const std::string csv = csv_of(in_campaign(kShop), "csv-kpis");
  EXPECT_EQ(columns(csv, {"tactic_id", "role", "metric", "comparison", "baseline", "target", "low", "high", "actual",
                          "unit"}),
            "|goal|Revenue||2000000|2500000|420000|630000||USD\n"
            "|checkpoint|Revenue|||2200000||||USD\n"
            "|guardrail|Gross margin|at_least||43||||%\n"
            "c.g.s.t|expect|Orders||||7000|9000||orders\n"
            "c.g.s.t|expect|Average order value||||60|70||USD/order\n"
            "c.g.s.t|stop|Return on ad spend|at_most||1.5||||\n"
            "c.g.s.t|actual|Orders||||||1268|orders\n");
  EXPECT_EQ(columns(csv, {"by", "from", "to"}), "2027-12-31||\n2027-06-30||\n||\n||\n||\n||\n|2027-02-01|2027-02-28\n");
}

TEST(Csv, PartsOfAPlanThatAreBrokenAreEmptyCells) {
  const std::string plan = in_campaign(R"(
  goal g "G" {
    metric: nothing
    target: "more"
    strategy s "S" {
      tactic t "T" {
        budget: undisclosed
        flight: todo
        channel: nowhere
        owner: @nobody
        expect { orders: unknown }
      }
    }
  })");
  EXPECT_EQ(columns(csv_of(plan, "csv-tactics"), {"tactic_id", "channel_id", "owner", "start", "end", "budget",
                                                  "own_spending", "currency", "metric_id", "expected_low"}),
            "c.g.s.t|||||||||\n");
  EXPECT_EQ(columns(csv_of(plan, "csv-budget"), {"use", "amount"}), "planned|344.44\nplanned|311.12\nplanned|344.44\n");
  for (const ExportFormat& format : all_exports())
    EXPECT_FALSE(csv_of("campaign c \"C\" {", format.name).find("\r\n") == 0);
}

TEST(CsvWriter, QuotesWhatNeedsIt) {
  constexpr std::array<std::string_view, 2> kHead = {"a", "b"};
  CsvWriter csv(kHead);
  csv.text("plain").text("a, b");
  csv.text("say \"x\"").text("two\r\nlines");
  csv.number(*Decimal::parse("-1234.50")).empty();
  EXPECT_EQ(csv.take(), "a,b\r\nplain,\"a, b\"\r\n\"say \"\"x\"\"\",\"two\nlines\"\r\n-1234.5,\r\n");
}

TEST(CsvWriter, TextIsNoFormula) {
  constexpr std::array<std::string_view, 1> kHead = {"a"};
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"}) {
    CsvWriter csv(kHead);
    csv.text(text);
    const std::string written = csv.take();
    EXPECT_TRUE(written.starts_with("a\r\n'") || written.starts_with("a\r\n\"'")) << text << " becomes " << written;
  }
  CsvWriter csv(kHead);
  csv.text("a=1").text("1-1").text("'=1");
  EXPECT_EQ(csv.take(), "a\r\na=1\r\n1-1\r\n'=1\r\n");
}

TEST(CsvWriter, TextIsUtf8WithoutControlCharacters) {
  constexpr std::array<std::string_view, 1> kHead = {"a"};
  CsvWriter csv(kHead);
  csv.text(
      "é\xFF\x01"
      "b");
  EXPECT_EQ(csv.take(), "a\r\né\xEF\xBF\xBD b\r\n");
}

}  // namespace
}  // namespace campaign
