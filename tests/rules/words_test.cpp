// Rules about words: what a title says beside the fields of its goal, in which language.

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"

namespace campaign {
namespace {

using Names = std::vector<std::string>;

/// The findings of a family in a plan with one goal of this title; the campaign has a `locale` where one is given.
Names found(std::string_view title, std::string_view family = "words.", std::string_view target = "1_500 orders", std::string_view locale = "") {
  std::string plan = plan_of_example("goal more \"" + std::string(title) +
                                     "\" {\n  metric: orders\n  baseline: 1_000 orders during 2026 source \"shop\"\n  target: " + std::string(target) +
                                     "\n  by: 2027-12-31\n  checkpoint: 1_200 orders by 2027-06-30\n  owner: @ann\n  audience: customers\n"
                                     "  strategy s \"Bring customers back\" { tactic t \"Mail\" { kpi: open_rate; expect { orders: 400 to 700 } } }\n}");
  if (!locale.empty()) plan.insert(plan.find("currency: USD"), "locale: \"" + std::string(locale) + "\"\n  ");
  Names names;
  for (const std::string& name : CompiledPlan(plan).names()) {
    if (name.starts_with(family)) names.push_back(name);
  }
  return names;
}

TEST(TitlesAndTargets, AgreeInWhateverFormTheNumberIsWritten) {
  for (const char* title : {"1,500 orders", "1500 orders by December", "1.5k orders", "50% more orders", "500 orders more than in 2026", "From 1,000 to 1,500 orders",
                            "1,200 orders by June, 1,500 orders by December", "Be number 1", "300 shops, 1,500 orders", "The 25 to 44 year olds order"}) {
    EXPECT_EQ(found(title), Names{}) << title;
  }
  EXPECT_EQ(found("25% more orders", "words.", "+25%"), Names{});
  EXPECT_EQ(found("1,250 orders", "words.", "+25%"), Names{});
}

TEST(TitlesAndTargets, MayNameSharesOfOtherThings) {
  for (const char* title : {"Orders at 125% of last year", "More orders from the top 10% of customers", "100% more fun, 1,250 orders", "Double the sales team to win 1,250 orders", "1 250 orders"}) {
    EXPECT_EQ(found(title, "words.", "+25%"), Names{}) << title;
  }
  EXPECT_EQ(found("3 000 orders", "words.", "+25%"), Names{"words.contradicts_target"});
}

TEST(TitlesAndTargets, DifferByAnotherNumberOfTheSameThing) {
  EXPECT_EQ(found("1,800 orders"), Names{"words.contradicts_target"});
  EXPECT_EQ(found("1.8k further orders"), Names{"words.contradicts_change"});
  EXPECT_EQ(found("30% more orders", "words.", "+25%"), Names{"words.contradicts_change"});
  EXPECT_EQ(found("At least 1,200 orders"), Names{});
  EXPECT_EQ(found("At least 1,800 orders"), Names{"words.contradicts_target"});
  EXPECT_EQ(found("Halfway to 2,000 orders"), Names{});
}

// -- changes ----------------------------------------------------------------------------------------------------------------

TEST(TitlesAndChanges, AreHeldAgainstTheWayFromTheBaselineToTheTarget) {
  for (const char* title : {"Increase orders by 50%", "50% more orders", "500 more orders", "500 additional orders", "500 orders more", "Orders up by at least 40%", "Orders: 50% more",
                            "20% more orders by June, 50% by December", "Grow orders by 40 to 60%", "More orders, returns down by 10%", "100% more fun with orders", "Grow by 30%",
                            "Orders up 5% a month", "Increase the share of repeat orders by 25%", "Cut the cost per order by 20%", "Raise orders by 20% in March and by 50% in the year", "Raise orders by 20% in March and 50% in the year",
                            "One in four visitors orders"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{}) << title;
  }
  for (const char* title : {"Increase orders by 25%", "25% more orders", "300 more orders", "300 additional orders", "300 orders more", "Win 300 further orders", "Raise orders by 300 orders", "Orders up by at least 60%"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{"words.contradicts_change"}) << title;
  }
  for (const char* title : {"Bestellungen um 25 % steigern", "25 % mehr Bestellungen", "300 zusätzliche Bestellungen", "300 Bestellungen mehr"}) {
    EXPECT_EQ(found(title, "words.contradicts", "1_500 orders", "de-DE"), Names{"words.contradicts_change"}) << title;
  }
  EXPECT_EQ(found("Bestellungen um 50 % steigern", "words.contradicts", "1_500 orders", "de-DE"), Names{});
}

TEST(TitlesAndChanges, OfSharesAreSaidInPoints) {
  const CompiledPlan plan(plan_of_example("goal known \"Raise awareness by 40%\" {\n  metric: aided_awareness\n  baseline: 20% as_of 2026-11-15 source \"survey\"\n  target: +3 points\n  by: 2027-12-31\n}"));
  const Diagnostic* found = plan.find("words.contradicts_change");
  ASSERT_NE(found, nullptr) << plan.shown();
  EXPECT_NE(found->message.find("it is 3 points, 15% of the baseline"), std::string::npos) << found->message;
  const CompiledPlan to(plan_of_example("goal known \"Raise awareness to 40%\" {\n  metric: aided_awareness\n  baseline: 20% as_of 2026-11-15 source \"survey\"\n  target: +3 points\n  by: 2027-12-31\n}"));
  const Diagnostic* other = to.find("words.contradicts_target");
  ASSERT_NE(other, nullptr) << to.shown();
  EXPECT_NE(other->message.find("its target is 23% (+3 points)"), std::string::npos) << other->message;
  EXPECT_EQ(other->note, "17 points apart");
}

TEST(TitlesAndMultiples, AreNoneOfWhatPeopleDo) {
  for (const char* title : {"Double down on orders", "Every second customer buys twice", "Orders of people who buy twice", "Halfway there with orders", "Orders twice a week"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{}) << title;
  }
  EXPECT_EQ(found("Twice as many orders", "words.contradicts"), Names{"words.contradicts_multiple"});
  EXPECT_EQ(found("Die Hälfte kauft doppelt", "words.contradicts", "1_500 orders", "de"), Names{});
}

// -- titles of tactics ------------------------------------------------------------------------------------------------------

/// The findings about words in a plan with a tactic of this title and these properties.
Names of_tactic(std::string_view title, std::string_view more, std::string_view locale = "") {
  std::string plan = plan_of_example("tactic t \"" + std::string(title) + "\" { channel: blog; owner: @ben; kpi: clicks; " + std::string(more) + " }");
  if (!locale.empty()) plan.insert(plan.find("currency: USD"), "locale: \"" + std::string(locale) + "\"\n  ");
  Names names;
  for (const std::string& name : CompiledPlan(plan).names()) {
    if (name.starts_with("words.contradicts")) names.push_back(name);
  }
  return names;
}

TEST(TitlesOfTactics, NameTheDaysOnWhichTheyFall) {
  const char* const kSaturday = "flight: 2027-03; daypart: sat 10:00 .. 12:00";
  for (const char* title : {"A tour every Saturday", "Tours on Saturdays", "Black Friday tours", "The weekly tour", "A tour every week", "A tour once a week", "Sunday best"}) EXPECT_EQ(of_tactic(title, kSaturday), Names{}) << title;
  for (const char* title : {"A tour every Friday", "Tours on Sundays", "A tour every day", "Tours twice a week", "Tours three times a week", "A tour once a month"}) {
    EXPECT_EQ(of_tactic(title, kSaturday), Names{"words.contradicts_rhythm"}) << title;
  }
  for (const char* title : {"Führung jeden Freitag", "Führungen sonntags", "Zweimal pro Woche eine Führung"}) EXPECT_EQ(of_tactic(title, kSaturday, "de"), Names{"words.contradicts_rhythm"}) << title;
  EXPECT_EQ(of_tactic("Tours every Friday", "flight: 2027-03"), Names{});
  EXPECT_EQ(of_tactic("Tours twice a week", "flight: 2027-03; daypart: tue, sat 10:00 .. 12:00"), Names{});
}

TEST(TitlesOfTactics, CountTheDaysOnWhichTheyFall) {
  const char* const kTwo = "flight: 2027-03-01, 2027-03-08";
  for (const char* title : {"Two newsletters", "2 newsletters", "3 ideas by newsletter", "3 newsletters for 2 groups", "10% off by newsletter"}) EXPECT_EQ(of_tactic(title, kTwo), Names{}) << title;
  for (const char* title : {"3 newsletters", "Five webinars"}) EXPECT_EQ(of_tactic(title, kTwo), Names{"words.contradicts_count"}) << title;
  EXPECT_EQ(of_tactic("3 Newsletter", kTwo, "de"), Names{"words.contradicts_count"});
  EXPECT_EQ(of_tactic("3 newsletters", "flight: 2027-03"), Names{});
  EXPECT_EQ(of_tactic("5 webinars", "flight: 2027-03; daypart: sat 10:00 .. 12:00"), Names{});
}

TEST(TitlesOfStrategies, AreNoListsOfMeans) {
  const auto lists = [](std::string_view title, std::string_view more = "") {
    return CompiledPlan(plan_of_example("strategy s \"" + std::string(title) + "\" { " + std::string(more) + " tactic t \"Mail\" { kpi: email_ctr } }")).find("words.means_as_strategy") != nullptr;
  };
  EXPECT_TRUE(lists("Facebook ads, a newsletter and a new website"));
  EXPECT_FALSE(lists("Facebook ads, a newsletter and a new website", "why: \"They read at lunch.\";"));
  for (const char* title : {"Facebook ads", "Bring customers back and keep them", "Be on the radio when they drive home", "Stand out and stand by"}) EXPECT_FALSE(lists(title)) << title;
}

TEST(TitlesWithoutAMetric, SayWhichOneIsMeant) {
  const auto helps = [](std::string_view title) {
    const CompiledPlan plan(plan_of_example("goal more \"" + std::string(title) + "\" { strategy s \"S\" { tactic t \"T\" { kpi: email_ctr } } }"));
    const Diagnostic* found = plan.find("measurable.missing_metric");
    return found != nullptr && found->help.find("aided_awareness") != std::string::npos;
  };
  EXPECT_TRUE(helps("Raise awareness of our brand"));
  EXPECT_TRUE(helps("Mehr Bekanntheit"));
  EXPECT_FALSE(helps("More orders"));
}

TEST(Offers, AskLessByTheirWords) {
  const auto gives = [](std::string_view offer) {
    return CompiledPlan(plan_of_example("goal more \"More\" {\n  metric: orders\n  guardrail: gross_margin >= 40%\n  strategy s \"S\" { tactic t \"T\" { offer: \"" + std::string(offer) +
                                        "\"; expect { orders: 400 } } }\n}"))
               .find("attainable.discount_not_counted") != nullptr;
  };
  for (const char* offer : {"15% off the next order", "20 USD off, code valid for 72 hours", "Two for one on weekdays", "10% Rabatt"}) EXPECT_TRUE(gives(offer)) << offer;
  for (const char* offer : {"A day off", "A look behind the scenes", "Kick-off tickets"}) EXPECT_FALSE(gives(offer)) << offer;
}

TEST(TitlesAndDeadlines, AgreeWhenTheDeadlineOrACheckpointLiesInTheDate) {
  for (const char* title : {"Orders by the end of 2027", "Orders by Q4", "Orders before January 2028", "Orders by 31 December 2027", "Orders by December 31", "Orders by 2027-12-31",
                            "Orders by 1.5k", "Orders in March"}) {
    EXPECT_EQ(found(title), Names{}) << title;
  }
  EXPECT_EQ(found("Orders by March"), Names{"words.contradicts_deadline"});
  for (const char* title : {"Orders in Q4", "Orders in the fourth quarter", "Orders in the second half", "Orders by year-end", "Orders by the end of the year", "Orders by EOY", "Orders by late December", "Orders before 2028",
                            "More orders than in Q2", "Orders from the summer sale", "Orders by the summer sale", "Orders in the first half of the class", "Orders by the end of the fourth quarter"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{}) << title;
  }
  for (const char* title : {"Orders in Q1", "Orders in the first quarter", "Orders by mid-May", "Orders by early December", "Orders before April", "Orders by autumn 2026",
                            "Orders by the end of the first quarter", "Orders by year-end 2028"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{"words.contradicts_deadline"}) << title;
  }
  for (const char* title : {"Bestellungen bis zum Frühling 2026", "Bestellungen bis Mitte Mai", "Bestellungen vor April", "Bestellungen im ersten Quartal", "Bestellungen bis Ende Juni"}) {
    EXPECT_EQ(found(title, "words.contradicts", "1_500 orders", "de"), title == std::string_view("Bestellungen bis Ende Juni") ? Names{} : Names{"words.contradicts_deadline"}) << title;
  }
  EXPECT_EQ(found("Bestellungen bis Jahresende", "words.contradicts", "1_500 orders", "de"), Names{});
  // Without a checkpoint that keeps what the title says.
  const auto dated = [](std::string_view title, std::string_view by, std::string_view locale = "en-GB") {
    std::string plan = plan_of_example("goal more \"" + std::string(title) + "\" { metric: orders; baseline: 1_000 orders during 2026; target: 1_500 orders; by: " + std::string(by) + " }");
    plan.insert(plan.find("currency: USD"), "locale: \"" + std::string(locale) + "\"\n  ");
    return CompiledPlan(plan).find("words.contradicts_deadline") != nullptr;
  };
  for (const char* title : {"Orders by summer", "Orders by mid 2027", "Orders before December", "Orders in the first half", "Orders in Q2", "Orders by the end of the first half of the year", "Orders before the summer"}) {
    EXPECT_TRUE(dated(title, "2027-12-31")) << title;
    EXPECT_FALSE(dated(title, "2027-06-30")) << title;
  }
  EXPECT_TRUE(dated("Bestellungen bis zum Sommer", "2027-12-31", "de-DE"));
  EXPECT_TRUE(dated("Bestellungen vor Dezember", "2027-12-31", "de-DE"));
  EXPECT_TRUE(dated("Bestellungen im ersten Halbjahr", "2027-12-31", "de-DE"));
  EXPECT_TRUE(dated("Orders by the summer of 2027", "2027-12-31"));
  EXPECT_FALSE(dated("Orders by summer", "2027-12-31", "en-AU"));
  EXPECT_TRUE(dated("Orders by year-end", "2027-06-30"));
  EXPECT_EQ(found("Orders by Q2 2028"), Names{"words.contradicts_deadline"});
  EXPECT_EQ(found("Orders until 30 November 2027"), Names{"words.contradicts_deadline"});
}

TEST(TitlesInGerman, AreReadByTheGermanVocabulary) {
  EXPECT_EQ(found("1.500 orders bis Ende Dezember", "words.", "1_500 orders", "de-CH"), Names{});
  EXPECT_EQ(found("1.800 orders bis Ende Dezember", "words.", "1_500 orders", "de-CH"), Names{"words.contradicts_target"});
  EXPECT_EQ(found("Bestellungen bis 31.03.2027", "words.", "1_500 orders", "de"), Names{"words.contradicts_deadline"});
  EXPECT_EQ(found("Umsatz steigern und Retouren senken", "words.", "1_500 orders", "de-AT"), Names{"words.compound_goal"});
  EXPECT_EQ(found("Newsletter versenden", "words.", "1_500 orders", "de"), Names{"words.means_as_end"});
  EXPECT_EQ(found("ÜBERPRÜFUNG der Anzeigen", "words.", "1_500 orders", "de"), Names{"words.means_as_end"});
}

TEST(RulesAboutWords, LookOnlyWhereTheCampaignSpeaksTheirLanguage) {
  EXPECT_EQ(found("Launch a shop in Rome"), Names{"words.means_as_end"});
  EXPECT_EQ(found("Launch a shop in Rome", "words.", "1_500 orders", "en-GB"), Names{"words.means_as_end"});
  EXPECT_EQ(found("Newsletter versenden", "words.", "1_500 orders", "en-GB"), Names{});
  EXPECT_EQ(found("Newsletter versenden"), Names{"words.means_as_end"});
  EXPECT_EQ(found("Lancer une boutique, launch", "words.", "1_500 orders", "fr"), Names{});
}

TEST(RulesAboutWords, LeaveQuotedNamesAndLookAlikesAlone) {
  EXPECT_EQ(found("Release downloads"), Names{});
  EXPECT_EQ(found("'Launch now' is heard of"), Names{});
  EXPECT_EQ(found("Stärkung", "words.vague", "undisclosed", "de"), Names{"words.vague"});
  EXPECT_EQ(found("'Stärkung'", "words.vague", "undisclosed", "de"), Names{});
}

// -- numbers and lengths in words ------------------------------------------------------------------------------------------

struct Counted {
  int number;
  const char* english;
  const char* german;
};
constexpr Counted kCounted[] = {
    {1'500, "fifteen hundred", "tausendfünfhundert"}, {1'500, "one thousand five hundred", "eintausendfünfhundert"}, {2'000, "two thousand", "zweitausend"},
    {12, "a dozen", "ein Dutzend"},                    {12, "twelve", "zwölf"},                                          {24, "two dozen", "zwei Dutzend"},
    {25, "twenty-five", "fünfundzwanzig"},             {25, "twenty five", "fünfundzwanzig"},                            {250, "two hundred and fifty", "zweihundertfünfzig"},
    {21, "twenty-one", "einundzwanzig"},               {3'000, "three thousand", "dreitausend"},                                 {100, "one hundred", "hundert"},
    {500'000, "half a million", "eine halbe Million"}, {1'500'000, "one and a half million", "anderthalb Millionen"},    {3'000'000, "three million", "drei Millionen"},
    {45'000, "forty-five thousand", "fünfundvierzigtausend"}, {6, "half a dozen", "sechs"},                           {120'000, "one hundred and twenty thousand", "hundertzwanzigtausend"},
};

TEST(NumbersInWords, AreReadLikeDigits) {
  for (const Counted& one : kCounted) {
    const std::string same = std::to_string(one.number) + " orders", other = std::to_string(7 * one.number) + " orders";
    for (const bool german : {false, true}) {
      const std::string title = std::string(german ? one.german : one.english) + " orders";
      const char* locale = german ? "de-DE" : "en-GB";
      EXPECT_EQ(found(title, "words.contradicts", same, locale), Names{}) << title << " is " << same;
      EXPECT_EQ(found(title, "words.contradicts", other, locale), Names{"words.contradicts_target"}) << title << " is not " << other;
    }
  }
}

TEST(NumbersInWords, OfOtherThingsSayNothing) {
  for (const char* title : {"One order for each customer", "Two shops, one idea: orders", "Phase two orders", "Three steps to more orders", "Thousands of orders", "Dozens of orders", "Orders twice a week", "A second order from everybody",
                            "A third order from every customer", "Nine to five: orders at the office", "The ten best orders", "Sixpack orders", "Hundred-year-old orders"}) {
    EXPECT_EQ(found(title, "words.contradicts"), Names{}) << title;
  }
  for (const char* title : {"Zweite Bestellung von allen", "Ein Drittel der Kunden für orders", "Doppelt im Jahr orders", "Tausende orders", "Millionen orders", "Elfmeter und orders"}) {
    EXPECT_EQ(found(title, "words.contradicts", "1_500 orders", "de"), Names{}) << title;
  }
}

TEST(NumbersInWords, OfTimeAreNoTargets) {
  for (const char* title : {"More people know our ten years", "More people know our 10 years", "Better known for two months"}) EXPECT_EQ(found(title, "words.vague", "undisclosed", "en"), Names{"words.vague"}) << title;
  for (const char* title : {"Two thousand more orders", "A dozen more orders", "Better: fifty orders"}) EXPECT_EQ(found(title, "words.vague", "undisclosed", "en"), Names{}) << title;
  EXPECT_EQ(found("Zehn Jahre bekannter", "words.vague", "undisclosed", "de").size(), found("10 Jahre bekannter", "words.vague", "undisclosed", "de").size());
}

TEST(NumbersInWords, MultiplyAndDivide) {
  struct Case {
    const char* title;
    const char* right;
    const char* wrong;
    const char* locale;
  };
  for (const Case& one : {Case{"Twice as many orders", "2_000 orders", "1_500 orders", "en"}, Case{"Three times as many orders", "3_000 orders", "1_500 orders", "en"}, Case{"Raise orders by two thirds", "1_667 orders", "1_500 orders", "en"},
                          Case{"Orders up by three fifths", "1_600 orders", "1_900 orders", "en"}, Case{"Doppelt so viele orders", "2_000 orders", "1_500 orders", "de"}, Case{"Dreimal so viele orders", "3_000 orders", "1_500 orders", "de"},
                          Case{"Orders um zwei Drittel steigern", "1_667 orders", "1_500 orders", "de"}, Case{"Fünfmal so viele orders", "5_000 orders", "4_000 orders", "de"}, Case{"Five times the orders", "5_000 orders", "4_000 orders", "en"}}) {
    EXPECT_EQ(found(one.title, "words.contradicts", one.right, one.locale), Names{}) << one.title;
    EXPECT_EQ(found(one.title, "words.contradicts", one.wrong, one.locale), Names{"words.contradicts_multiple"}) << one.title;
  }
}

/// The findings about dates of a goal that is due on a day, in a campaign of 2027.
Names terms(std::string_view title, std::string_view by, std::string_view locale) {
  const std::string plan = "use std.kpi.commerce\ncampaign c \"C\" {\n period: 2027\n currency: USD\n locale: \"" + std::string(locale) + "\"\n goal g \"" + std::string(title) +
                           "\" { metric: orders  target: 1_500 orders  by: " + std::string(by) + " }\n}\n";
  Names names;
  for (const std::string& name : CompiledPlan(plan).names()) {
    if (name == "words.contradicts_deadline") names.push_back(name);
  }
  return names;
}

TEST(LengthsInWords, AreHeldAgainstTheDeadline) {
  struct Case {
    const char* english;
    const char* german;
    const char* day;  // On which they end, counted from the start of the campaign.
  };
  for (const Case& one : {Case{"1,500 orders within 90 days", "1.500 orders binnen 90 Tagen", "2027-03-31"}, Case{"1,500 orders in six weeks", "1.500 orders in sechs Wochen", "2027-02-12"},
                          Case{"1,500 orders in the next three months", "1.500 orders in den nächsten drei Monaten", "2027-03-31"}, Case{"1,500 orders within half a year", "1.500 orders innerhalb eines halben Jahres", "2027-06-30"},
                          Case{"1,500 orders within a year", "1.500 orders binnen eines Jahres", "2027-12-31"}, Case{"1,500 orders within two quarters", "1.500 orders binnen zwei Quartalen", "2027-06-30"},
                          Case{"1,500 orders in 100 days", "1.500 orders in 100 Tagen", "2027-04-10"}, Case{"Within twelve weeks 1,500 orders", "Innerhalb von zwölf Wochen 1.500 orders", "2027-03-25"}}) {
    const bool whole_year = std::string_view(one.day) == "2027-12-31";
    EXPECT_EQ(terms(one.english, one.day, "en"), Names{}) << one.english;
    EXPECT_EQ(terms(one.german, one.day, "de"), Names{}) << one.german;
    if (whole_year) continue;
    EXPECT_EQ(terms(one.english, "2027-10-31", "en"), Names{"words.contradicts_deadline"}) << one.english;
    EXPECT_EQ(terms(one.german, "2027-10-31", "de"), Names{"words.contradicts_deadline"}) << one.german;
  }
}

TEST(LengthsInWords, OfWhatPeopleDoAreNoDeadlines) {
  for (const char* title : {"40% order again within 90 days", "A second order within 60 days", "1,500 orders within 30 days of the first", "Deliver all orders within 3 days", "Orders from people in 20 cities", "Orders within 24 hours",
                            "1,500 orders in two steps", "Half of all customers return within 90 days"}) {
    EXPECT_EQ(terms(title, "2027-12-31", "en"), Names{}) << title;
  }
  for (const char* title : {"Zweite Bestellung binnen 60 Tagen", "Wieder bestellen binnen 90 Tagen", "1.500 orders binnen 30 Tagen nach der ersten", "Lieferung binnen 20 Tagen"}) EXPECT_EQ(terms(title, "2027-12-31", "de"), Names{}) << title;
}

}  // namespace
}  // namespace campaign
