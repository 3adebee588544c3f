// Days, lengths of time, hours, rhythms and channels in people's own words: each is said to be written otherwise, and the fix is read as it is meant.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "language/constructs.h"
#include "support/compiled.h"
#include "support/edited.h"

namespace campaign {
namespace {

struct Row {
  const char* written;
  const char* ours;
};

/// The errors about how something is written.
const Diagnostic* error_of(const Snapshot& snapshot) {
  for (const Diagnostic& finding : snapshot.diagnostics) {
    const bool reading = finding.name.starts_with("syntax.") || finding.name.starts_with("types.") || finding.name.starts_with("names.") || finding.name.starts_with("time.");
    if (finding.severity == Severity::error && reading) return &finding;
  }
  return nullptr;
}

/// What the first fix writes behind a key that stands at the end of `head`; the plan that it makes has to be read.
std::string offered(const std::string& head, const std::string& value, const std::string& tail, std::size_t fix = 0) {
  const std::string text = head + value + tail;
  const Snapshot snapshot = compile_text(text);
  const Diagnostic* found = error_of(snapshot);
  if (found == nullptr) return "no error";
  if (found->fixes.size() <= fix) return "no fix: " + found->message;
  const std::string mended = edited(text, found->fixes[fix].edits);
  const Snapshot after = compile_text(mended);
  if (const Diagnostic* left = error_of(after)) return "still: " + left->message;
  return mended.substr(head.size(), mended.size() - head.size() - tail.size());
}

std::string head_of(const std::string& period, const std::string& property) {
  return "use std.channels\ncampaign c \"C\" {\n" + (period.empty() ? "" : " period: " + period + "\n") + " currency: EUR\n milestone launch \"Launch\" { on: 2027-02-01 }\n goal g \"G\" { strategy s \"S\" { tactic t \"T\" {\n  " + property + ": ";
}
const std::string kTail = "\n } } }\n}\n";

TEST(DaysInWords, AreThoseOfTheYearThatIsPlanned) {
  for (const Row& row : {Row{"end of November", "2027-11-21 .. 2027-11-30"}, Row{"end of year", "2027-12-01 .. 2027-12-31"}, Row{"Ende November", "2027-11-21 .. 2027-11-30"}, Row{"Jahresende", "2027-12-01 .. 2027-12-31"},
                         Row{"EOY", "2027-12-01 .. 2027-12-31"}, Row{"Q4", "2027-Q4"}, Row{"q4", "2027-Q4"}, Row{"4. Quartal", "2027-Q4"}, Row{"fourth quarter", "2027-Q4"}, Row{"Q4/27", "2027-Q4"}, Row{"zweites Halbjahr", "2027-H2"},
                         Row{"KW 12", "2027-W12"}, Row{"12. KW", "2027-W12"}, Row{"calendar week 12", "2027-W12"}, Row{"November", "2027-11"}, Row{"im November", "2027-11"}, Row{"in November", "2027-11"}, Row{"mid-November", "2027-11-11 .. 2027-11-20"},
                         Row{"early March", "2027-03-01 .. 2027-03-10"}, Row{"Sommer", "2027-06-01 .. 2027-08-31"}, Row{"first week of March", "2027-03-01 .. 2027-03-07"}, Row{"letzte Maiwoche", "2027-05-25 .. 2027-05-31"},
                         Row{"31.12.", "2027-12-31"}, Row{"12/31", "2027-12-31"}, Row{"1.-15. März", "2027-03-01 .. 2027-03-15"}, Row{"March 1-15", "2027-03-01 .. 2027-03-15"}, Row{"Nov-Dec", "2027-11 .. 2027-12"},
                         Row{"Q3 to Q4 2027", "2027-Q3 .. 2027-Q4"}, Row{"Mar–May 2027", "2027-03 .. 2027-05"}, Row{"from April to June", "2027-04 .. 2027-06"}, Row{"von April bis Juni", "2027-04 .. 2027-06"}, Row{"2027-03-01 bis Ende März", "2027-03-01 .. 2027-03-31"},
                         Row{"launch + two weeks", "launch + 2 weeks"}, Row{"two weeks after launch", "launch + 2 weeks"}, Row{"15 March 2027, 6 pm", "2027-03-15 18:00"}, Row{"2027-03-15 at 18 Uhr", "2027-03-15 18:00"}}) {
    EXPECT_EQ(offered(head_of("2027", "flight"), row.written, kTail), row.ours) << row.written;
  }
}

TEST(DaysInWords, AreADayWhereADayIsAskedFor) {
  for (const Row& row : {Row{"end of November", "2027-11-30"}, Row{"Ende des Jahres", "2027-12-31"}, Row{"by end of Q3", "2027-09-30"}, Row{"mid May", "2027-05-15"}, Row{"Anfang Juni", "2027-06-10"}, Row{"H1", "2027-H1"}, Row{"KW 20", "2027-W20"}, Row{"Q3-Q4", "2027-Q4"}}) {
    EXPECT_EQ(offered("campaign c \"C\" {\n period: 2027\n goal g \"G\" {\n  by: ", row.written, "\n }\n}\n"), row.ours) << row.written;
    if (std::string(row.written).starts_with("by ")) continue;
    EXPECT_EQ(offered("use std.kpi.commerce\ncampaign c \"C\" {\n period: 2027\n goal g \"G\" { metric: orders  by: 2027-12-31\n  checkpoint: 200 orders by ", row.written, "\n }\n}\n"), row.ours) << row.written;
  }
}

// In every property that takes days or a length, whatever the kind.
TEST(DaysInWords, AreOfferedInEveryProperty) {
  std::size_t tried = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      const bool days = row.type == ValueType::date || row.type == ValueType::span, length = row.type == ValueType::duration;
      if (!days && !length) continue;
      ++tried;
      const std::string open = std::string(kind.keyword) + (kind.naming == Naming::none ? "" : " x \"X\"") + " {\n" + (kind.kind == Kind::campaign && row.name != "period" ? " period: 2027\n" : "") + " " + std::string(row.name) + ": ";
      const std::string head = kind.at_top ? open : "campaign c \"C\" {\n period: 2027\n" + open, tail = kind.at_top ? "\n}\n" : "\n}\n}\n";
      for (const std::string& value : days ? std::vector<std::string>{"end of November 2027", "Ende November 2027", "Q4 2027"} : std::vector<std::string>{"two weeks", "2w", "zwei Wochen"}) {
        const std::string text = head + value + tail;
        const Snapshot snapshot = compile_text(text);
        const bool offers = std::ranges::any_of(snapshot.diagnostics, [&](const Diagnostic& finding) {
          if ((finding.name != "time.foreign_date" && finding.name != "syntax.foreign_amount") || finding.fixes.size() != 1) return false;
          const Snapshot after = compile_text(edited(text, finding.fixes[0].edits));
          return std::ranges::none_of(after.diagnostics, [](const Diagnostic& one) { return one.name.starts_with("syntax.") || one.name == "types.mismatch" || one.name.starts_with("time.foreign") || one.name == "time.vague"; });
        });
        EXPECT_TRUE(offers) << text << shown(snapshot);
      }
    }
  }
  EXPECT_GT(tried, 30u);
}

TEST(DaysInWords, WithoutAYearLieInThePeriodOrInTheDaysThatAreWritten) {
  EXPECT_EQ(offered(head_of("2027-11 .. 2028-02", "flight"), "November", kTail), "2027-11");
  EXPECT_EQ(offered(head_of("2027-11 .. 2028-02", "flight"), "Ende Januar", kTail), "2028-01-21 .. 2028-01-31");
  EXPECT_EQ(offered(head_of("2027-11 .. 2028-02", "flight"), "Nov - Jan", kTail), "2027-11 .. 2028-01");
  EXPECT_EQ(offered(head_of("2027 .. 2028", "flight"), "Q4", kTail, 0), "2027-Q4");
  EXPECT_EQ(offered(head_of("2027 .. 2028", "flight"), "Q4", kTail, 1), "2028-Q4");
  EXPECT_EQ(offered("campaign c \"C\" {\n period: ", "end of year", "\n goal g \"G\" { by: 2027-12-31 }\n}\n"), "2027-12-01 .. 2027-12-31") << "of the deadline";
  EXPECT_EQ(offered("use std.kpi.commerce\ncampaign c \"C\" {\n period: 2027\n goal g \"G\" { metric: orders  baseline: 100 orders during ", "Q4", "\n }\n}\n"), "2026-Q4") << "what was before";
}

TEST(ALengthInWords, IsOneOfTheLanguage) {
  for (const Row& row : {Row{"two weeks", "2 weeks"}, Row{"2w", "2 weeks"}, Row{"2 wks", "2 weeks"}, Row{"zwei Wochen", "2 weeks"}, Row{"2 Wochen", "2 weeks"}, Row{"a week", "1 week"}, Row{"a fortnight", "2 weeks"}, Row{"ein Monat", "1 month"},
                         Row{"5 business days", "5 workdays"}, Row{"3 Arbeitstage", "3 workdays"}, Row{"48h", "48 hours"}, Row{"2 Std.", "2 hours"}, Row{"1h30", "90 minutes"}, Row{"half a year", "6 months"}, Row{"2 weeks and 3 days", "17 days"}, Row{"P2W", "2 weeks"},
                         Row{"ca. 2 Wochen", "2 weeks"}, Row{"1,5 Tage", "1.5 days"}, Row{"2 Weeks", "2 weeks"}}) {
    EXPECT_EQ(offered(head_of("2027", "duration"), row.written, kTail), row.ours) << row.written;
  }
}

TEST(AnHourInWords, IsOneOfTheLanguage) {
  for (const Row& row : {Row{"6pm", "18:00"}, Row{"6 p.m.", "18:00"}, Row{"6:30 PM", "18:30"}, Row{"18h", "18:00"}, Row{"18h30", "18:30"}, Row{"18 Uhr", "18:00"}, Row{"18.30 Uhr", "18:30"}, Row{"noon", "12:00"}, Row{"12 am", "00:00"}, Row{"12 pm", "12:00"},
                         Row{"midnight", "00:00"}, Row{"8", "08:00"}, Row{"1800", "18:00"}, Row{"6 o'clock", "06:00"}, Row{"um 18 Uhr", "18:00"}, Row{"\"18:00\"", "18:00"}, Row{"8 Uhr morgens", "08:00"}}) {
    EXPECT_EQ(offered(head_of("2027", "flight: 2027-03-01  at"), row.written, kTail), row.ours) << row.written;
    EXPECT_EQ(offered("campaign c \"C\" {\n period: 2027\n milestone m \"M\" { on: 2027-03-01  at: ", row.written, " }\n}\n"), row.ours) << row.written;
  }
  for (const char* nothing : {"25 Uhr", "13 am", "6:75 pm", "soon"}) EXPECT_TRUE(offered(head_of("2027", "flight: 2027-03-01  at"), nothing, kTail).starts_with("no fix")) << nothing;
}

TEST(ARhythmInWords, IsOneOfTheLanguage) {
  for (const Row& row : {Row{"mon..fri 9am .. 5pm", "mon..fri 09:00 .. 17:00"}, Row{"mon-fri 9:00-17:00", "mon..fri 09:00 .. 17:00"}, Row{"Mo-Fr 9-17 Uhr", "mon..fri 09:00 .. 17:00"}, Row{"Mo.-Fr. 9-17 Uhr", "mon..fri 09:00 .. 17:00"},
                         Row{"weekdays 9 to 5", "workdays 09:00 .. 17:00"}, Row{"9am to 5pm", "daily 09:00 .. 17:00"}, Row{"täglich 18-20 Uhr", "daily 18:00 .. 20:00"}, Row{"Monday to Friday", "mon..fri"}, Row{"every Monday", "weekly on mon"},
                         Row{"jeden Montag", "weekly on mon"}, Row{"every two weeks", "every 2 weeks"}, Row{"fortnightly", "every 2 weeks"}, Row{"first Monday of the month", "monthly on first monday"}, Row{"monthly on the 1st", "monthly on 1"}}) {
    EXPECT_EQ(offered(head_of("2027", "flight: 2027-03  daypart"), row.written, kTail), row.ours) << row.written;
  }
  EXPECT_EQ(offered(head_of("2027", "flight: 2027-03  repeat"), "every Monday at 6pm", kTail), "weekly on mon  at: 18:00");
  EXPECT_EQ(offered("calendar k \"K\" {\n work: ", "Mon to Fri 9am to 5pm", "\n}\n"), "mon..fri 09:00 .. 17:00");
}

TEST(AChannelInWords, IsOneOfTheLibrary) {
  for (const Row& row : {Row{"Google Ads", "paid_search"}, Row{"GoogleAds", "paid_search"}, Row{"\"Google Ads\"", "paid_search"}, Row{"Facebook", "paid_social"}, Row{"Instagram ads", "paid_social"}, Row{"Instagram-Anzeigen", "paid_social"}, Row{"TikTok", "paid_social"},
                         Row{"LinkedIn", "linkedin_ads"}, Row{"LinkedIn Ads", "linkedin_ads"}, Row{"Snapchat Ads", "paid_social"}, Row{"Spotify Ads", "streaming_audio"}, Row{"YouTube Shorts", "online_video"}, Row{"E-Mail", "email_list"},
                         Row{"TV-Spots", "tv"}, Row{"Google Ads, Facebook", "paid_search, paid_social"}, Row{"Facebook/Instagram", "paid_social"}}) {
    EXPECT_EQ(offered(head_of("2027", "channel"), row.written, kTail), row.ours) << row.written;
    EXPECT_EQ(offered("use std.channels\ncampaign c \"C\" {\n period: 2027\n blackout b \"B\" {\n  on: 2027-04\n  channel: ", row.written, "\n }\n}\n"), row.ours) << row.written;
  }
}

// What the language writes itself is nobody else's word.
TEST(OurOwnWords, AreLeftAlone) {
  for (const char* flight : {"2027-Q4", "2027-11", "2027-W12", "2027-03-01 .. 2027-03-31", "launch + 2 weeks", "week 3", "2027-03-15 18:00"}) EXPECT_EQ(offered(head_of("2027", "flight"), flight, kTail), "no error") << flight;
}

}  // namespace
}  // namespace campaign
