#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/files.h"

namespace campaign {
namespace {

class Catalogue : public testing::TestWithParam<FindingRow> {};

TEST_P(Catalogue, ItsBadExampleGivesExactlyItAndItsGoodOneNothing) {
  const FindingRow& row = GetParam();
  if (!row.bad.empty()) {
    const Snapshot bad = compile_text(std::string(row.bad));
    EXPECT_EQ(finding_names(bad), std::vector<std::string>{std::string(row.name)}) << row.bad << "\n" << shown(bad);
  }
  if (!row.good.empty()) {
    const Snapshot good = compile_text(std::string(row.good));
    EXPECT_TRUE(good.diagnostics.empty()) << row.good << "\n" << shown(good);
  }
}

std::string test_name(const testing::TestParamInfo<FindingRow>& info) {
  std::string name(info.param.name);
  for (char& c : name) c = c == '.' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Catalogue, testing::ValuesIn(all_findings().begin(), all_findings().end()), test_name);

TEST(CatalogueRows, AreNamedOnceByFamilyAndFault) {
  std::set<std::string_view> names;
  for (const FindingRow& row : all_findings()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " stands twice";
    EXPECT_NE(row.name.find('.'), std::string_view::npos) << row.name;
    EXPECT_FALSE(row.title.empty()) << row.name;
    EXPECT_GT(row.why.size(), 40u) << row.name << " does not say why it matters";
    EXPECT_EQ(finding_named(row.name), &row);
  }
}

// What no text alone can show, some test must: this names the findings that are left to those.
TEST(CatalogueRows, WithoutAnExampleAreShownByATest) {
  std::string tests;
  for (const std::string& file : files_below("tests", ".cpp")) tests += read_file(file);
  for (const std::string& file : plan_files()) tests += read_file(file);
  for (const FindingRow& row : all_findings()) {
    EXPECT_TRUE(!row.bad.empty() || tests.find(row.name) != std::string::npos) << row.name << " is shown by no example and no test";
  }
}

}  // namespace
}  // namespace campaign
