// What the exports of a plan say is what its JSON says.

#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/decimal.h"
#include "emit/exports.h"
#include "emit/json/json.h"
#include "support/compiled.h"
#include "support/csv_table.h"
#include "support/files.h"
#include "support/view.h"

namespace campaign {
namespace {

using Json = nlohmann::json;
using Sums = std::map<std::string, Decimal>;

std::string text(const Json& json) { return json.get<std::string>(); }

void add(Sums& sums, const std::string& key, const std::string& number) {
  sums[key] = *Decimal::add(sums[key], *Decimal::parse(number));
}

std::string shown(const Sums& sums) {
  std::string text;
  for (const auto& [key, sum] : sums) text += key + ": " + sum.to_string() + "\n";
  return text;
}

TEST(Exports, BudgetsAddUpToThoseOfTheJsonPlan) {
  std::size_t budgets = 0, months = 0, channels = 0, markets = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = compile_text(read_file(file));
    const PlanView view = view_of(snapshot);
    const Json json = Json::parse(plan_json(view));
    const CsvTable table = read_csv(plan_export(view, *export_named("csv-budget")));
    for (const Json& campaign : json["declarations"]["campaigns"]) {
      Sums all, by_month, by_channel;
      for (const auto& row : table) {
        if (row.at("campaign_id") != text(campaign["id"])) continue;
        add(all, row.at("currency"), row.at("amount"));
        if (row.at("use") != "planned") continue;
        add(by_month, row.at("month") + " " + row.at("currency"), row.at("amount"));
        const std::string& channel = row.at("channel_id");
        if (!channel.empty() && channel.find(';') == std::string::npos) add(by_channel, channel, row.at("amount"));
      }
      const Json& budget = campaign["computed"]["budget"];
      if (budget.is_null()) continue;
      const Json& whole = budget["stated"].is_null() ? budget["allocated"] : budget["stated"];
      EXPECT_EQ(shown(all), shown({{text(whole["unit"]), *Decimal::parse(text(whole["amount"]))}}));
      ++budgets;
      Sums json_months, json_channels;
      for (const Json& one : budget["by_month"]) {
        const std::string month = one["month"].is_null() ? "" : text(one["month"]);
        add(json_months, month + " " + text(one["money"]["unit"]), text(one["money"]["amount"]));
        ++months;
      }
      for (const Json& one : budget["by_channel"]) {
        add(json_channels, text(one["channel"]["id"]), text(one["money"]["amount"]));
        ++channels;
      }
      if (budget.contains("by_market")) {
        Sums rows;
        for (const Json& one : budget["by_market"]) add(rows, text(one["money"]["unit"]), text(one["money"]["amount"]));
        EXPECT_EQ(shown(rows), shown({{text(budget["allocated"]["unit"]), *Decimal::parse(text(budget["allocated"]["amount"]))}}));
        ++markets;
      }
      EXPECT_EQ(shown(by_month), shown(json_months));
      EXPECT_EQ(shown(by_channel), shown(json_channels));
    }
  }
  EXPECT_GT(budgets, 10u);
  EXPECT_GT(months, 50u);
  EXPECT_GT(channels, 20u);
  EXPECT_GT(markets, 0u);
}

TEST(Exports, TacticsSpendWhatIsPlannedForThem) {
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = compile_text(read_file(file));
    Sums tactics, planned;
    for (const auto& row : read_csv(plan_export(view_of(snapshot), *export_named("csv-tactics")))) {
      if (!row.at("own_spending").empty()) add(tactics, row.at("campaign_id") + " " + row.at("currency"), row.at("own_spending"));
    }
    // Without the budgets of strategies that have no tactics with money.
    for (const auto& row : read_csv(plan_export(view_of(snapshot), *export_named("csv-budget")))) {
      const bool converted = !row.at("written_currency").empty();
      const std::string currency = row.at(converted ? "written_currency" : "currency");
      if (row.at("use") == "planned") add(planned, row.at("campaign_id") + " " + currency, row.at(converted ? "written_amount" : "amount"));
    }
    for (const auto& [campaign, sum] : tactics) EXPECT_LE(sum, planned[campaign]);
  }
}

}  // namespace
}  // namespace campaign
