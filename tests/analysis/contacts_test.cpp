#include "analysis/contacts.h"

#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/scheduled_plan.h"
#include "model/contact_cap.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "schedule/random.h"

namespace campaign {
namespace {

using std::chrono::days;

ContactFindings contacts_of(const CompiledPlan& plan) { return contacts_in(plan.snapshot.plan, plan.snapshot.analysis.timetable(plan.snapshot.plan)); }

/// `all/all 2027-03-01..2027-03-07 3 of 2: a, b`, a line each.
std::string pressures_text(const CompiledPlan& compiled) {
  const Plan& plan = compiled.snapshot.plan;
  std::string text;
  for (const ContactPressure& one : contacts_of(compiled).pressures) {
    std::string tactics;
    for (const EntityId tactic : one.tactics) tactics += (tactics.empty() ? "" : ", ") + std::string(plan[tactic].name);
    text += fmt::format("{}/{} {}..{} {} ({} periods): {}\n", plan[one.audience].name, plan[one.stated_by].name, format_date(one.period.first), format_date(one.period.last), one.contacts, one.periods, tactics);
  }
  return text;
}

std::string channels(std::string_view mail_cap = "") {
  return fmt::format("channel mail \"Mail\" {{ kind: owned  contact: yes  traces: click, email  {} }}\nchannel phone \"Phone\" {{ kind: paid  contact: yes  traces: none }}\nchannel blog \"Blog\" {{ kind: owned }}\n", mail_cap);
}

TEST(Contacts, CountEachSendInTheWeekOfItsMonday) {
  const std::string tactics = R"(audience: all
    tactic a "A" { channel: mail  flight: 2027-03  repeat: weekly on mon }
    tactic b "B" { channel: mail  flight: 2027-03-07, 2027-03-08 })";
  const auto with = [&](std::string_view cap) { return CompiledPlan(channels() + fmt::format("audience all \"All\" {{ contact_cap: {} }}\n", cap) + plan_of(tactics)); };
  EXPECT_EQ(pressures_text(with("1 email per week")), "all/all 2027-03-01..2027-03-07 2 (2 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("2 emails per week")), "");
  EXPECT_EQ(pressures_text(with("1 contact per day")), "all/all 2027-03-08..2027-03-08 2 (1 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("6 contacts per month")), "all/all 2027-03-01..2027-03-31 7 (1 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("6 contacts per quarter")), "all/all 2027-01-01..2027-03-31 7 (1 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("7 per year")), "");
  EXPECT_EQ(pressures_text(with("1 message per year")), "");  // Nothing of this is counted as a message.
}

TEST(Contacts, CountByChannelOrOverAll) {
  const std::string tactics = R"(
    tactic a "A" { audience: all  channel: mail, phone  flight: 2027-03-02 }
    tactic b "B" { audience: all  channel: blog  flight: 2027-03-02 })";
  EXPECT_EQ(pressures_text(CompiledPlan(channels() + "audience all \"All\" { contact_cap: 1 contact per week }\n" + plan_of(tactics))), "all/all 2027-03-01..2027-03-07 2 (1 periods): a\n");
  EXPECT_EQ(pressures_text(CompiledPlan(channels() + "audience all \"All\" { contact_cap: 1 email per week }\n" + plan_of(tactics))), "");
  EXPECT_EQ(pressures_text(CompiledPlan(channels("contact_cap: 1 email per week") + "audience all \"All\" { size: 5k people }\n" + plan_of(tactics))), "");
  EXPECT_EQ(pressures_text(CompiledPlan(channels("contact_cap: 0.5 emails per week") + "audience all \"All\" { size: 5k people }\n" + plan_of(tactics))), "all/mail 2027-03-01..2027-03-07 1 (1 periods): a\n");
}

TEST(Contacts, ReachTheAudiencesWithin) {
  const std::string tactics = R"(
    tactic a "A" { audience: all  channel: mail  flight: 2027-03-02, 2027-03-03 }
    tactic b "B" { audience: few  channel: mail  flight: 2027-03-04 })";
  const auto with = [&](std::string_view cap) { return CompiledPlan(channels() + fmt::format("audience all \"All\" {{ contact_cap: {} contacts per week }}\naudience few \"Few\" {{ within: all }}\naudience others \"Others\" {{ within: all }}\n", cap) + plan_of(tactics)); };
  EXPECT_EQ(pressures_text(with("2")), "few/all 2027-03-01..2027-03-07 3 (1 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("1")), "all/all 2027-03-01..2027-03-07 2 (1 periods): a\nfew/all 2027-03-01..2027-03-07 3 (1 periods): a, b\n");
  EXPECT_EQ(pressures_text(with("3")), "");
}

TEST(Contacts, OfOtherMarketsReachOtherPeople) {
  const auto with = [&](std::string_view third) {
    return CompiledPlan(channels() + "market here \"Here\" { size: 5M people }\nmarket there \"There\" { size: 5M people }\naudience all \"All\" { contact_cap: 1 contact per week }\n" + plan_of(fmt::format(R"(audience: all
    tactic a "A" {{ market: here  channel: mail  flight: 2027-03-02 }}
    tactic b "B" {{ market: there  channel: mail  flight: 2027-03-02 }}
    {})", third)));
  };
  EXPECT_EQ(pressures_text(with("")), "");
  EXPECT_TRUE(contacts_of(with("")).same_days.empty());
  EXPECT_EQ(pressures_text(with("tactic x \"X\" { channel: mail  flight: 2027-03-03 }")), "all/all 2027-03-01..2027-03-07 2 (1 periods): a, x\n");
  EXPECT_EQ(pressures_text(with("tactic x \"X\" { market: nowhere  channel: mail  flight: 2027-03-03 }")), "");  // Not known where.
}

TEST(Contacts, TellOfTwoOnADay) {
  const CompiledPlan plan(channels() + "audience all \"All\" { size: 5k people }\n" + plan_of(R"(audience: all
    tactic a "A" { channel: mail  flight: 2027-03  repeat: weekly on tue }
    tactic b "B" { channel: mail  flight: 2027-03  repeat: monthly on 2, 3, 16 }
    tactic x "X" { channel: phone  flight: 2027-03-02 })"));
  const ContactFindings found = contacts_of(plan);
  ASSERT_EQ(found.same_days.size(), 1u);
  EXPECT_EQ(plan.snapshot.plan[found.same_days[0].tactic].name, "b");
  EXPECT_EQ(plan.snapshot.plan[found.same_days[0].other].name, "a");
  EXPECT_EQ(format_date(found.same_days[0].day), "2027-03-02");
  EXPECT_EQ(found.same_days[0].days, 2u);
}

TEST(Contacts, AreWantedAsANumberInATime) {
  for (const char* wrong : {"2 emails", "2 weeks", "2 emails per click", "2 USD per week", "2 emails/week/day", "-1 email per week"}) {
    EXPECT_NE(CompiledPlan(fmt::format("audience all \"All\" {{ contact_cap: {} }}\n", wrong)).find("types.mismatch"), nullptr) << wrong;
  }
  for (const char* right : {"2 emails per week", "2 emails/week", "4 contacts per month", "1 per day", "0.5 calls per quarter"}) {
    const CompiledPlan plan(fmt::format("audience all \"All\" {{ contact_cap: {} }}\n", right));
    EXPECT_EQ(plan.find("types.mismatch"), nullptr) << right << plan.shown();
  }
}

TEST(Contacts, ArePeriodsOfTheCalendar) {
  using Period = ContactCap::Period;
  for (Day day = Day(std::chrono::year(2026) / 12 / 1); day < Day(std::chrono::year(2028) / 2 / 1); day += days(1)) {
    const DaySpan week = period_around(Period::week, day);
    EXPECT_EQ(std::chrono::weekday(week.first), std::chrono::Monday);
    for (const Period period : {Period::day, Period::week, Period::month, Period::quarter, Period::year}) {
      const DaySpan span = period_around(period, day);
      EXPECT_TRUE(span.first <= day && day <= span.last);
      EXPECT_EQ(period_around(period, span.first), span);
      EXPECT_EQ(period_around(period, span.last), span);
      EXPECT_EQ(period_around(period, span.last + days(1)).first, span.last + days(1));
    }
  }
}

// Counted again for single people: each belongs to an audience, and so to those around it.
TEST(Contacts, AreThoseOfACountOverPeople) {
  const char* chosen = std::getenv("CAMPAIGN_SEED");
  const std::uint64_t seed = chosen == nullptr ? std::random_device()() : std::stoull(chosen);
  SCOPED_TRACE(fmt::format("CAMPAIGN_SEED={}", seed));
  timing::Random random(seed);
  const Day start = Day(std::chrono::year(2027) / 2 / 1);
  for (int round = 0; round < 200; ++round) {
    const auto cap = random(1, 4);
    std::string text = channels(), tactics;
    // The first audience holds the second and third, the second the fourth.
    constexpr std::array<int, 4> kWithin = {-1, 0, 0, 1};
    for (int i = 0; i < 4; ++i) text += fmt::format("audience a{} \"A{}\" {{ {} {} }}\n", i, i, kWithin[static_cast<std::size_t>(i)] < 0 ? "" : fmt::format("within: a{}", kWithin[static_cast<std::size_t>(i)]), i == 0 ? fmt::format("contact_cap: {} contacts per week", cap) : "size: 5k people");
    std::map<int, std::vector<std::pair<Day, int>>> sent;  // By audience: day and tactic.
    for (int tactic = 0; tactic < 5; ++tactic) {
      const int audience = static_cast<int>(random(0, 3));
      std::set<Day> on;
      for (std::int64_t left = random(1, 4); left > 0; --left) on.insert(start + days(random(0, 20)));
      std::string flights;
      for (const Day day : on) {
        flights += (flights.empty() ? "" : ", ") + format_date(day);
        sent[audience].emplace_back(day, tactic);
      }
      tactics += fmt::format("tactic t{} \"T{}\" {{ audience: a{}  channel: {}  flight: {} }}\n", tactic, tactic, audience, random.one_in(2) ? "mail" : "phone", flights);
    }
    std::map<int, std::size_t> most;  // Of a person in an audience, in any week.
    for (int audience = 0; audience < 4; ++audience) {
      std::map<std::int64_t, std::size_t> weeks;
      for (int at = audience; at >= 0; at = kWithin[static_cast<std::size_t>(at)]) {
        for (const auto& [day, tactic] : sent[at]) most[audience] = std::max(most[audience], ++weeks[(day - start).count() / 7]);
      }
    }
    std::set<std::pair<std::string, std::size_t>> expected, found;
    for (int audience = 0; audience < 4; ++audience) {
      bool said = false;
      for (int at = kWithin[static_cast<std::size_t>(audience)]; at >= 0; at = kWithin[static_cast<std::size_t>(at)]) said = said || most[at] >= most[audience];
      if (most[audience] > static_cast<std::size_t>(cap) && !said) expected.emplace(fmt::format("a{}", audience), most[audience]);
    }
    const CompiledPlan plan(text + plan_of(tactics));
    for (const ContactPressure& one : contacts_of(plan).pressures) found.emplace(plan.snapshot.plan[one.audience].name, one.contacts);
    ASSERT_EQ(found, expected) << text << tactics;
  }
}

}  // namespace
}  // namespace campaign
