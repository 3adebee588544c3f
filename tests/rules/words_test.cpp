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
  EXPECT_EQ(found("1.8k further orders"), Names{"words.contradicts_target"});
  EXPECT_EQ(found("30% more orders", "words.", "+25%"), Names{"words.contradicts_target"});
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
                            "Orders by mid 2027", "Orders by 1.5k", "Orders in March"}) {
    EXPECT_EQ(found(title), Names{}) << title;
  }
  EXPECT_EQ(found("Orders by March"), Names{"words.contradicts_deadline"});
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

}  // namespace
}  // namespace campaign
