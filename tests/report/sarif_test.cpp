#include "report/sarif.h"

#include <gtest/gtest.h>

#include "report/sample.h"

namespace campaign {
namespace {

// That a log is valid SARIF is for the published schema to say: see tests/cli/validators.cmake.

TEST(Uri, EncodesEverythingThatIsNotUnreserved) {
  EXPECT_EQ(uri_of("plans/spring-2027_a.campaign"), "plans/spring-2027_a.campaign");
  EXPECT_EQ(uri_of("mein plan#1?.campaign"), "mein%20plan%231%3F.campaign");
  EXPECT_EQ(uri_of("ü%:.campaign"), "%C3%BC%25%3A.campaign");
  EXPECT_EQ(uri_of("<stdin>"), "%3Cstdin%3E");
  EXPECT_EQ(uri_of("/tmp/a b"), "file:///tmp/a%20b");
}

TEST(SarifReport, NamesEveryFindingOfTheCatalogueAsARule) {
  const Sample sample("");
  const auto all = all_finding_infos({});
  const std::string sarif = sarif_report(sample.sources, {}, {}, {"1.2.3", 0, "nothing found", all});
  for (const FindingRow& row : all_findings()) {
    EXPECT_NE(sarif.find("\"id\": \"" + std::string(row.name) + "\""), std::string::npos) << row.name;
  }
  EXPECT_NE(sarif.find("\"semanticVersion\": \"1.2.3\""), std::string::npos);
  EXPECT_NE(sarif.find("\"results\": []"), std::string::npos);
}

TEST(SarifReport, PointsFromAResultToItsRuleAndItsFile) {
  Sample sample("x");
  const FileId second = sample.add("b c.campaign", "é goal");
  Diagnostic diagnostic = Sample::finding(sample.at("goal", second), "m", Severity::hint);
  diagnostic.label(sample.at("x"), "related").helped("h").fix("t", Span{second, 0, 0}, "new ");
  const FileId files[] = {FileId{0}, second};
  const std::vector<FindingInfo> all{{"names.unknown"}, {std::string(diagnostic.name)}};
  const std::string sarif = sarif_report(sample.sources, std::span(&diagnostic, 1), files, {"0", 1, "findings", all});
  const int index = 1;
  for (const std::string& part :
       {std::string("\"ruleIndex\": ") + std::to_string(index), std::string("\"level\": \"note\""),
        std::string("\"uri\": \"b%20c.campaign\",\n"), std::string("\"startColumn\": 3"),
        std::string("\"endColumn\": 7"), std::string("\"text\": \"m\\nhelp: h\""), std::string("\"relatedLocations\""),
        std::string("\"insertedContent\""), std::string("\"columnKind\": \"unicodeCodePoints\""),
        std::string("\"exitCode\": 1")}) {
    EXPECT_NE(sarif.find(part), std::string::npos) << part << '\n' << sarif;
  }
}

}  // namespace
}  // namespace campaign
