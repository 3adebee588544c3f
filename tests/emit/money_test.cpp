// Money of several currencies and markets, on the pages and in the files beside them.

#include <string>

#include <gtest/gtest.h>

#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "support/compiled.h"
#include "support/csv_table.h"
#include "support/view.h"

namespace campaign {
namespace {

std::string plan_text(std::string_view locale) {
  return "use std.channels\nmarket de \"Germany\" { timezone: \"Europe/Berlin\" }\nmarket us \"America\" { timezone: \"America/New_York\" }\nview germany \"Germany\" { market: de }\n"
         "campaign c \"C\" {\n  period: 2027-03\n  currency: USD\n  locale: \"" + std::string(locale) + "\"\n  rate: 1.1 USD/EUR as_of 2027-01-04 source \"ECB\"\n"
         "  budget: 400 USD scope \"media\"\n  budget: 100 USD scope \"production\"\n  contingency: 10%\n  funding: 50 USD source \"a sponsor\"\n"
         R"(  goal g "G" { strategy s "S" {
    tactic t "Near" { market: de  channel: blog  flight: 2027-03-02  daypart: daily 09:00 .. 10:00  budget: 200 EUR  in_kind: 7 USD }
    tactic u "Far" { market: us  channel: blog  flight: 2027-03-02  daypart: daily 09:00 .. 10:00  budget: 30 USD }
    tactic v "Both" { market: de, us  channel: blog  flight: 2027-03-03  budget: 40 USD }
  } }
})";
}

struct Built {
  explicit Built(std::string_view locale) : snapshot(compile_text(plan_text(locale))), site(plan_site(view_of(snapshot))) {}
  [[nodiscard]] bool page_has(std::string_view name, std::string_view part) const {
    for (const OutputFile& file : site) {
      if (file.path == name) return file.bytes.find(part) != std::string::npos;
    }
    ADD_FAILURE() << "no page " << name;
    return false;
  }
  [[nodiscard]] std::string text(std::string_view format) const { return plan_export(view_of(snapshot), *export_named(format)); }
  Snapshot snapshot;
  Bundle site;
};

TEST(Money, IsShownInBothCurrencies) {
  const Built plan("en-GB");
  EXPECT_TRUE(plan.page_has("c.budget.html", "is USD\u00A0220 at the stated rate"));
  EXPECT_TRUE(plan.page_has("c.g.s.html", "USD\u00A0220"));
  EXPECT_TRUE(plan.page_has("c.budget.html", "By market"));
  EXPECT_TRUE(plan.page_has("c.budget.html", "In several markets, or none stated"));
  for (const std::string_view figure : {"Held back", "Comes in", "In kind"}) EXPECT_TRUE(plan.page_has("c.budget.html", figure)) << figure;
  const Built german("de-DE");
  EXPECT_TRUE(german.page_has("c.budget.html", "sind 220\u00A0USD zum genannten Kurs"));
  EXPECT_TRUE(german.page_has("c.budget.html", "Nach Markt"));
}

TEST(Money, StandsInTheJsonWithItsRates) {
  const std::string json = plan_json(view_of(Built("en-GB").snapshot));
  const auto has = [&](std::string_view part) { return json.find(part) != std::string::npos; };
  EXPECT_TRUE(has(R"("stated":{"amount":"500.00","unit":"USD","currency":"USD"},"allocated":{"amount":"290.00","unit":"USD","currency":"USD"})"));
  EXPECT_TRUE(has(R"("reserve":{"amount":"50.00","unit":"USD","currency":"USD"},"funding":{"amount":"50.00","unit":"USD","currency":"USD"},"in_kind":{"amount":"7.00",)"));
  EXPECT_TRUE(has(R"("converted":[{"part":{"kind":"tactic","id":"c.g.s.t"},"written":{"amount":"200.00","unit":"EUR","currency":"EUR"},"counted":{"amount":"220.00","unit":"USD","currency":"USD"},"rates":[{"amount":"1.1","unit":"USD/EUR","currency":"USD"}]}])"));
  EXPECT_TRUE(has(R"("by_market":[{"market":{"kind":"market","id":"de"},"money":{"amount":"220.00",)"));
  EXPECT_TRUE(has(R"({"market":null,"money":{"amount":"40.00",)"));
  EXPECT_TRUE(has(R"("scope":"production")"));
}

TEST(Money, StandsInTheTablesInBothCurrencies) {
  const Built plan("en-GB");
  std::string rows;
  for (const auto& row : read_csv(plan.text("csv-budget"))) {
    rows += row.at("use") + " " + row.at("amount") + " " + row.at("currency") + " " + row.at("market") + " " + row.at("written_amount") + " " + row.at("written_currency") + "\n";
  }
  EXPECT_EQ(rows, "planned 220 USD Germany 200 EUR\nplanned 40 USD Germany; America  \nplanned 30 USD America  \nunallocated 210 USD   \n");
  rows.clear();
  for (const auto& row : read_csv(plan.text("csv-tactics"))) rows += row.at("tactic") + " " + row.at("budget") + " " + row.at("own_spending") + " " + row.at("currency") + " " + row.at("market_id") + "\n";
  EXPECT_EQ(rows, "Near 200 200 EUR de\nFar 30 30 USD us\nBoth 40 40 USD de; us\n");
}

TEST(Money, EventsSayTheirMarket) {
  std::string calendar = Built("en-GB").text("ics");
  for (std::size_t at = calendar.find("\r\n "); at != std::string::npos; at = calendar.find("\r\n ", at)) calendar.erase(at, 3);
  EXPECT_NE(calendar.find("\\nMarket: Germany\\n"), std::string::npos) << calendar;
}

}  // namespace
}  // namespace campaign
