#include "report/json.h"

#include <gtest/gtest.h>

#include "report/sample.h"

namespace campaign {
namespace {

TEST(JsonReport, WithoutFindings) {
  const Sample sample("");
  EXPECT_EQ(json_report(sample.sources, {}, 2),
            "{\n"
            "  \"format\": \"campaign-findings\",\n"
            "  \"version\": 1,\n"
            "  \"summary\": {\n"
            "    \"errors\": 0,\n"
            "    \"warnings\": 0,\n"
            "    \"hints\": 0,\n"
            "    \"fixable\": 0,\n"
            "    \"files\": 2\n"
            "  },\n"
            "  \"findings\": []\n"
            "}\n");
}

TEST(JsonReport, CountsColumnsInCodePointsAndInUtf16AndPlacesInBytes) {
  const Sample sample("x\né🎉 goal\n");
  const Diagnostic diagnostic = Sample::finding(sample.at("goal"), "say \"when\"");
  const std::string json = json_report(sample.sources, std::span(&diagnostic, 1), 1);
  EXPECT_NE(json.find("\"start\": {\n"
                      "          \"line\": 2,\n"
                      "          \"column\": 4,\n"
                      "          \"utf16_column\": 5,\n"
                      "          \"byte\": 9\n"
                      "        }"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find("\"message\": \"say \\\"when\\\"\""), std::string::npos);
  EXPECT_EQ(json.find("\"labels\""), std::string::npos);
  EXPECT_EQ(json.find("\"help\""), std::string::npos);
}

TEST(JsonReport, CarriesLabelsHelpAndFixes) {
  const Sample sample("goal a\n");
  Diagnostic diagnostic = Sample::finding(sample.at("a"), "m", Severity::warning);
  diagnostic.noted("n").label(sample.at("goal"), "l").helped("h").fix("t", sample.at("a"), "b");
  const std::string json = json_report(sample.sources, std::span(&diagnostic, 1), 1);
  for (const char* part : {"\"severity\": \"warning\"", "\"note\": \"n\"", "\"message\": \"l\"", "\"help\": \"h\"",
                           "\"title\": \"t\"", "\"text\": \"b\"", "\"fixable\": 1"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << '\n' << json;
  }
}

}  // namespace
}  // namespace campaign
