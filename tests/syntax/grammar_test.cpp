#include <string>

#include <gtest/gtest.h>

#include "support/files.h"

namespace campaign {
namespace {

TEST(Grammar, NeedsNoPredictionBeyondOneToken) {
  const std::string parser = read_file(std::string(CAMPAIGN_GENERATED_DIR) + "/CampaignParser.cpp");
  ASSERT_NE(parser.find("CampaignParser::declaration()"), std::string::npos) << "the generated parser was not found";
  EXPECT_EQ(parser.find("adaptivePredict"), std::string::npos)
      << "a decision of grammar/CampaignParser.g4 needs more than the next token; reword the rule so that it is LL(1)";
}

TEST(Grammar, HasNoActions) {
  for (const char* name : {"/grammar/CampaignLexer.g4", "/grammar/CampaignParser.g4"}) {
    std::string text = read_file(std::string(CAMPAIGN_SOURCE_DIR) + name);
    ASSERT_FALSE(text.empty());
    EXPECT_EQ(text.find("@members"), std::string::npos);
    EXPECT_EQ(text.find("}?"), std::string::npos) << "a predicate";
  }
}

}  // namespace
}  // namespace campaign
