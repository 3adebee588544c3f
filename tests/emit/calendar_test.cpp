#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "emit/calendar/content_lines.h"
#include "emit/calendar/event.h"
#include "emit/exports.h"
#include "support/compiled.h"
#include "support/view.h"

namespace campaign {
namespace {

/// The calendar of a plan, its lines whole again and without CR.
std::string calendar_of(const std::string& plan) {
  const Snapshot snapshot = compile_text(plan);
  std::string text = plan_export(view_of(snapshot), *export_named("ics"));
  for (const auto& [from, to] : {std::pair("\r\n ", ""), std::pair("\r\n", "\n")}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
      text.replace(at, std::string(from).size(), to);
  }
  return text;
}

/// The values that one property has in all events, a line each.
std::string lines_of(const std::string& calendar, std::string_view name) {
  std::string found;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find('\n', at);
    const std::string line = calendar.substr(at, end - at);
    if (line.starts_with(name)) found += line.substr(line.find(':') + 1) + "\n";
    at = end + 1;
  }
  return found;
}

std::string in_strategy(std::string_view tactics) {
  return "use std.channels\ncampaign c \"C\" {\n  goal g \"G\" { strategy s \"S\" {\n" + std::string(tactics) +
         "\n} } }\n";
}

TEST(Calendar, HasAllThatHasDates) {
  EXPECT_EQ(calendar_of(R"(use std.kpi.commerce
use std.channels
campaign spring "Spring" {
  period: 2027
  currency: USD
  person li "Li Wei"
  milestone launch "Pages are live" { on: 2027-02-15 }
  goal revenue "More revenue" {
    metric: revenue
    baseline: 2M USD
    target: +25%
    by: 2027-12-31
    checkpoint: 2.2M USD by 2027-06-30
    strategy repeat "Second orders" {
      tactic coupons "Coupons" {
        channel: packaging
        flight: 2027-03
        budget: 12k USD
        owner: @li
        tags: "print"
        kpi: orders >= 300 by 2027-04-15
      }
    }
  }
}
)"),
            R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Campaign//Marketing plans//EN
CALSCALE:GREGORIAN
NAME:Spring
X-WR-CALNAME:Spring
BEGIN:VEVENT
UID:campaign.spring.period.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20280101
SUMMARY:Spring
CATEGORIES:Campaign
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:milestone.spring.launch.on.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270215
DTEND;VALUE=DATE:20270216
SUMMARY:Pages are live
DESCRIPTION:Campaign: Spring
CATEGORIES:Milestone
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:goal.spring.revenue.by.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20271231
DTEND;VALUE=DATE:20280101
SUMMARY:Deadline: More revenue
DESCRIPTION:Campaign: Spring\nMetric: Revenue\nTarget: +25%
CATEGORIES:Goal
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:goal.spring.revenue.checkpoint.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270630
DTEND;VALUE=DATE:20270701
SUMMARY:Checkpoint 2\,200\,000 USD: More revenue
DESCRIPTION:Campaign: Spring\nMetric: Revenue\nTarget: +25%
CATEGORIES:Goal
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:tactic.spring.revenue.repeat.coupons.flight.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270301
DTEND;VALUE=DATE:20270401
SUMMARY:Coupons
DESCRIPTION:Campaign: Spring\nGoal: More revenue\nStrategy: Second orders\nChannel: Packaging and parcel inserts\nBudget: 12\,000 USD\nOwner: Li Wei
CATEGORIES:Tactic,Packaging and parcel inserts,print
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:tactic.spring.revenue.repeat.coupons.kpi.1@spring.campaign
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270415
DTEND;VALUE=DATE:20270416
SUMMARY:Orders >= 300 orders: Coupons
DESCRIPTION:Campaign: Spring\nGoal: More revenue\nStrategy: Second orders\nChannel: Packaging and parcel inserts\nBudget: 12\,000 USD\nOwner: Li Wei
CATEGORIES:Tactic,Packaging and parcel inserts,print
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
)");
}

TEST(Calendar, AFlightWithDaypartsRecursAtTheirHours) {
  const std::string calendar = calendar_of(in_strategy(R"(
    tactic t "T" { flight: 2027-04-01 .. 2027-06-30  daypart: mon..fri 11:30 .. 13:30, sat 22:00 .. 02:00, sun }
    tactic u "U" { flight: 2027-05-02 .. 2027-05-31  daypart: monthly on 1 }
    tactic v "V" { flight: 2027-05-02 .. 2027-06-03  daypart: daily 18:00 .. 00:00 })"));
  // 1 April 2027 is a Thursday; no first of a month lies in the flight of U.
  EXPECT_EQ(lines_of(calendar, "DTSTART"), "20270401T113000\n20270403T220000\n20270404\n20270502T180000\n");
  EXPECT_EQ(lines_of(calendar, "DTEND"), "20270401T133000\n20270404T020000\n20270405\n20270503T000000\n");
  EXPECT_EQ(lines_of(calendar, "RRULE"),
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270630T235959\nFREQ=WEEKLY;BYDAY=SA;UNTIL=20270630T235959\n"
            "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270630\nFREQ=DAILY;UNTIL=20270603T235959\n");
  EXPECT_EQ(lines_of(calendar, "UID"),
            "tactic.c.g.s.t.flight.1.daypart.1@c.campaign\ntactic.c.g.s.t.flight.1.daypart.2@c.campaign\n"
            "tactic.c.g.s.t.flight.1.daypart.3@c.campaign\ntactic.c.g.s.v.flight.1.daypart.1@c.campaign\n");
}

TEST(Calendar, HoursStandInTheZoneOfTheirMarket) {
  const std::string calendar = calendar_of(R"(use std.channels
campaign c "C" {
  timezone: "Europe/Berlin"
  market usa "New York" { timezone: "America/New_York" }
  market nepal "Nepal" { timezone: "Asia/Kathmandu" }
  goal g "G" { strategy s "S" {
    tactic t "T" { market: usa  flight: 2027-03-01 .. 2027-03-31  daypart: mon 07:30 .. 09:00, tue }
    tactic u "U" { flight: 2027-03-01 .. 2027-03-31  daypart: daily 18:00 .. 19:00 }
    tactic v "V" { market: usa, nepal  flight: 2027-03-01 .. 2027-03-31  daypart: daily 06:00 .. 07:00 }
  } }
})");
  // New York goes over to summer time on 14 March 2027, Berlin on the 28th. Whose hours those of V are nobody says.
  EXPECT_EQ(lines_of(calendar, "TZID"), "America/New_York\nEurope/Berlin\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART"),
            "20261101T020000\n20270314T020000\n20261025T030000\n20270328T020000\n20270301T073000\n20270302\n20270301T180000\n20270301T060000\n");
  EXPECT_EQ(lines_of(calendar, "TZOFFSETTO"), "-0500\n-0400\n+0100\n+0200\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=America/New_York"), "20270301T073000\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=Europe/Berlin"), "20270301T180000\n");
  EXPECT_EQ(lines_of(calendar, "RRULE"),
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270401T035959Z\nFREQ=WEEKLY;BYDAY=TU;UNTIL=20270331\nFREQ=DAILY;UNTIL=20270331T215959Z\n"
            "FREQ=DAILY;UNTIL=20270331T235959\n");
}

// Wherever the market is named, its hours are those of all that is in it, and the calendar has the zone once.
TEST(Calendar, HoursStandInTheZoneOfTheNearestMarket) {
  for (const std::string zone : {"America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Pacific/Apia", "Asia/Tokyo"}) {
    for (const int level : {0, 1, 2, 3}) {  // Of the goal, the strategy, the tactic around it, or its own.
      for (const bool other_around : {false, true}) {
        const auto at = [&](int here) { return std::string(here == level ? "market: there\n" : other_around && here < level ? "market: elsewhere\n" : ""); };
        const std::string plan = "campaign c \"C\" {\n period: 2027\n timezone: \"Europe/Berlin\"\n market there \"There\" { timezone: \"" + zone + "\" }\n market elsewhere \"Elsewhere\" { timezone: \"Europe/London\" }\n goal g \"G\" {\n" + at(0) +
                                 " strategy s \"S\" {\n" + at(1) + " tactic t \"T\" {\n" + at(2) + " tactic u \"U\" {\n" + at(3) +
                                 " flight: 2027-02-01 .. 2027-11-30  daypart: daily 07:30 .. 09:00 } }\n tactic v \"V\" { market: elsewhere  flight: 2027-02-01  daypart: daily 06:00 .. 07:00 } } }\n}\n";
        const std::string calendar = calendar_of(plan);
        EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=" + zone), "20270201T073000\n") << plan;
        EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=Europe/London"), "20270201T060000\n") << plan;
        EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=Europe/Berlin"), "") << plan;
        const std::string zones = lines_of(calendar, "TZID");
        EXPECT_EQ(std::ranges::count(zones, '\n'), 2) << zones;
        EXPECT_NE(zones.find(zone + "\n"), std::string::npos) << zones;
      }
    }
  }
}

TEST(Calendar, ARhythmRecursAsItIsWritten) {
  const std::string calendar = calendar_of(in_strategy(R"(
    tactic t "T" { flight: 2027-04-01 .. 2027-06-30  daypart: every 2 weeks on mon }
    tactic u "U" { flight: 2027-04-01 .. 2027-06-30  daypart: monthly on third thursday }
    tactic v "V" { flight: 2027-04-01 .. 2027-06-30  daypart: monthly on last workday }
    tactic w "W" { flight: 2027-04-01 .. 2027-06-30  daypart: every 3 days }
    tactic x "X" { flight: 2027-04-01 .. 2027-06-30  daypart: weekly })"));
  // Weeks are counted from Thursday 1 April.
  EXPECT_EQ(lines_of(calendar, "DTSTART"), "20270405\n20270415\n20270430\n20270401\n20270401\n");
  EXPECT_EQ(lines_of(calendar, "RRULE"),
            "FREQ=WEEKLY;INTERVAL=2;WKST=TH;BYDAY=MO;UNTIL=20270630\nFREQ=MONTHLY;BYDAY=TH;BYSETPOS=3;UNTIL=20270630\n"
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270630\nFREQ=DAILY;INTERVAL=3;UNTIL=20270630\nFREQ=WEEKLY;UNTIL=20270630\n");
}

TEST(Calendar, SendsRecurWithoutTheDaysThatAreMovedOrLeftOut) {
  const auto newsletter = [](std::string_view more) {
    return calendar_of("calendar here { holiday easter \"Easter\" { on: 2027-03-29 } }\nchannel mail \"Mail\" { kind: owned  contact: yes }\ncampaign c \"C\" {\n  calendar: here\n  timezone: \"Europe/Vienna\"\n  goal g \"G\" { strategy s \"S\" {\n"
                       "tactic t \"T\" { channel: mail  flight: 2027-03-15 .. 2027-04-12  repeat: weekly on mon  " + std::string(more) + " }\n} } }\n");
  };
  const std::string moved = newsletter("at: 08:00  on_day_off: move_later");
  EXPECT_EQ(lines_of(moved, "DTSTART;TZID=Europe/Vienna"), "20270330T080000\n20270315T080000\n");
  EXPECT_EQ(lines_of(moved, "RRULE:FREQ=WEEKLY"), "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270412T215959Z\n");
  EXPECT_EQ(lines_of(moved, "EXDATE;TZID=Europe/Vienna"), "20270329T080000\n");
  const std::string skipped = newsletter("on_day_off: skip");
  EXPECT_EQ(lines_of(skipped, "DTSTART;VALUE=DATE"), "20270315\n");
  EXPECT_EQ(lines_of(skipped, "EXDATE;VALUE=DATE"), "20270329\n");
  EXPECT_EQ(lines_of(newsletter(""), "EXDATE"), "");
}

// What states an hour begins at it, in the zone of whoever it is for; half an hour is to be seen, and what goes on for days ends with the last of them.
TEST(Calendar, WhatHasAnHourBeginsAtIt) {
  struct Case {
    std::string plan, start, end;
  };
  const auto tactic = [](std::string_view text) { return "goal g \"G\" { strategy s \"S\" { tactic t \"T\" { " + std::string(text) + " } } }\n"; };
  const std::vector<Case> cases = {
      {tactic("flight: 2027-03-15  at: 08:00"), "20270315T080000", "20270315T083000"},
      {tactic("flight: 2027-03-15 08:00"), "20270315T080000", "20270315T083000"},
      {tactic("flight: 2027-03-15  at: 23:50"), "20270315T235000", "20270316T002000"},
      {tactic("flight: 2027-03-15 .. 2027-03-28  at: 08:00"), "20270315T080000", "20270329T000000"},
      {tactic("flight: 2027-03-15, 2027-04  at: 08:00"), "20270315T080000\n20270401T080000", "20270315T083000\n20270501T000000"},
      {tactic("started: 2027-03-15  finished: 2027-03-16  at: 00:00"), "20270315T000000", "20270317T000000"},
      {tactic("after: 2027-03-15  duration: 3 hours  at: 10:15"), "20270315T101500", "20270315T104500"},
      {tactic("after: 2027-03-15  duration: 2 weeks  at: 10:15"), "20270315T101500", "20270329T000000"},
      {tactic("flight: 2027-03-15 .. 2027-03-28  daypart: weekly on tue  at: 10:15"), "20270316T101500", "20270316T104500"},
      {tactic("flight: 2027-03-15 .. 2027-03-28  daypart: tue 11:00 .. 12:00  at: 10:15"), "20270316T110000", "20270316T120000"},
      {tactic("flight: 2027-03-15 .. 2027-03-28  repeat: weekly on tue  at: 10:15"), "20270316T101500", "20270316T104500"},
      {tactic("flight: 2027-03  at: 08:00  tactic u \"U\" { }"), "20270301T080000", "20270401T000000"},
      {tactic("flight: 9999-12-31  at: 23:45"), "99991231T234500", "99991231T235959"},
      {"milestone m \"M\" { on: 2027-03-15  at: 08:00 }\n", "20270315T080000", "20270315T083000"},
      {"milestone m \"M\" { on: 2027-03-15 18:30 }\n", "20270315T183000", "20270315T190000"},
      {"milestone m \"M\" { on: 2027-03  at: 08:00 }\n", "20270331T080000", "20270331T083000"},
      {"milestone m \"M\" { after: 2027-03-15  at: 12:00 }\n", "20270315T120000", "20270315T123000"},
      {"milestone l \"L\" { on: 2027-03-15 }\nmilestone m \"M\" { on: l + 1 day  at: 12:00 }\n", "20270316T120000", "20270316T123000"},
  };
  for (const Case& each : cases) {
    for (const auto& [zone, where] : {std::pair("", ""), std::pair(";TZID=Europe/Berlin", "timezone: \"Europe/Berlin\"\n"),
                                      std::pair(";TZID=America/New_York", "timezone: \"Europe/Berlin\"\nmarket us \"US\" { timezone: \"America/New_York\" }\n")}) {
      const bool in_market = std::string_view(where).find("market") != std::string_view::npos;
      if (in_market && each.plan.starts_with("milestone")) continue;
      std::string plan = each.plan;
      if (in_market) plan.insert(plan.find('{') + 1, " market: us ");
      const std::string calendar = calendar_of("campaign c \"C\" {\n" + std::string(where) + plan + "}\n");
      const std::string zoned = std::string("DTSTART") + zone + ":", ended = std::string("DTEND") + zone + ":";
      EXPECT_EQ(lines_of(calendar, zoned), each.start + "\n") << calendar;
      EXPECT_EQ(lines_of(calendar, ended), each.end + "\n") << calendar;
      EXPECT_EQ(lines_of(calendar, "TZID"), *zone == '\0' ? "" : std::string(zone).substr(6) + "\n");
    }
  }
}

// Audiences in several zones have each their own hours: floating ones.
TEST(Calendar, AnHourOfSeveralZonesIsThatOfWhoeverLooks) {
  const std::string calendar = calendar_of("campaign c \"C\" {\ntimezone: \"Europe/Berlin\"\naudience a \"A\" { timezone: \"Europe/London\" }\naudience b \"B\" { timezone: \"Asia/Tokyo\" }\n"
                                           "goal g \"G\" { strategy s \"S\" { tactic t \"T\" { audience: a, b  flight: 2027-03-15  at: 08:00 }\ntactic u \"U\" { audience: b  flight: 2027-03-15  at: 08:00 } } }\n}\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART:2027"), "20270315T080000\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART;TZID=Asia/Tokyo"), "20270315T080000\n");
}

TEST(Calendar, ApprovalsLastFromWhenTheyHaveToBeThere) {
  const std::string calendar = calendar_of("person lee \"Lee\"\n" + in_strategy("tactic t \"T\" { flight: 2027-02-15  at: 08:00  approval: @lee  approval_lead: 48 hours  approval_time: 2 workdays }"));
  EXPECT_EQ(lines_of(calendar, "SUMMARY"), "T\nApproval by Lee: T\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART:"), "20270215T080000\n");
  EXPECT_EQ(lines_of(calendar, "DTSTART;VALUE=DATE"), "20270211\n");
  EXPECT_EQ(lines_of(calendar, "DTEND;VALUE=DATE"), "20270213\n");
}

TEST(Calendar, AnEventKeepsItsUidWhenDatesAndTitlesChange) {
  const std::string before = calendar_of(in_strategy(R"(tactic t "T" { flight: 2027-04, 2027-06 })"));
  const std::string after = calendar_of(in_strategy(R"(tactic t "Another" { flight: 2027-05-01, 2027-07 })"));
  EXPECT_EQ(lines_of(before, "UID"), "tactic.c.g.s.t.flight.1@c.campaign\ntactic.c.g.s.t.flight.2@c.campaign\n");
  EXPECT_EQ(lines_of(after, "UID"), lines_of(before, "UID"));
  EXPECT_EQ(lines_of(after, "DTEND"), "20270502\n20270801\n");
}

TEST(Calendar, ALongUidEndsWithAHash) {
  const std::string name(150, 'n');
  const auto uid = [&](const std::string& last) {
    return lines_of(
        calendar_of(in_strategy("tactic " + name + " \"T\" { tactic " + name + last + " \"U\" { flight: 2027-04 } }")),
        "UID");
  };
  EXPECT_LT(uid("a").size(), 255u);
  EXPECT_NE(uid("a"), uid("b"));
}

TEST(Calendar, WhatIsCancelledSaysSo) {
  const std::string calendar = calendar_of(in_strategy(R"(
    tactic t "T" {
      flight: 2027-04
      status: cancelled
      tactic u "U" { flight: 2027-04  status: idea }
    }
    tactic v "V" { flight: 2027-04  status: idea }
    tactic w "W" { flight: 2027-04 })"));
  EXPECT_EQ(lines_of(calendar, "STATUS"), "CANCELLED\nCANCELLED\nTENTATIVE\nCONFIRMED\n");
}

TEST(Calendar, WithoutDatesThereIsNone) {
  EXPECT_EQ(calendar_of(in_strategy("tactic t \"T\" { }")), "");
  EXPECT_EQ(calendar_of(""), "");
}

TEST(Calendar, ThePlansTextsStayTexts) {
  const std::string calendar = calendar_of(in_strategy(R"(tactic t "a; b, c\\d\nEND:VEVENT" { flight: 2027-04 })"));
  EXPECT_EQ(lines_of(calendar, "SUMMARY"), "a\\; b\\, c\\\\d\\nEND:VEVENT\n");
}

TEST(ContentLines, AreFoldedBetweenCharacters) {
  for (std::size_t shift = 0; shift < 8; ++shift) {
    ContentLines lines;
    std::string text(shift, 'x');
    for (int i = 0; i < 60; ++i) text += "é🎉";
    lines.text("SUMMARY", text);
    const std::string folded = lines.take();
    std::string unfolded;
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = folded.find("\r\n", at);
      ASSERT_NE(end, std::string::npos);
      EXPECT_LE(end - at, 75u);
      EXPECT_FALSE(validate_utf8(std::string_view(folded).substr(at, end - at))) << "folded within a character";
      unfolded += folded.substr(at + (at == 0 ? 0 : 1), end - at - (at == 0 ? 0 : 1));
      at = end + 2;
    }
    EXPECT_EQ(unfolded, "SUMMARY:" + text);
  }
}

TEST(ContentLines, AFullLineIsNotFolded) {
  ContentLines lines;
  lines.line("N", std::string(73, 'x'));
  lines.line("N", std::string(74, 'x'));
  EXPECT_EQ(lines.take(), "N:" + std::string(73, 'x') + "\r\nN:" + std::string(73, 'x') + "\r\n x\r\n");
}

TEST(ContentLines, ControlCharactersAreNoLines) {
  ContentLines lines;
  lines.text("N",
             "a\r\nb\rc\nd\x01\x7F\xFF\u2028"
             "e");
  EXPECT_EQ(lines.take(), "N:a\\nb\\nc\\nd  \xEF\xBF\xBD\\ne\r\n");
}

}  // namespace
}  // namespace campaign
