#include <gtest/gtest.h>

#include "diagnostics/diagnostic.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// Every finding about plans, by its row in the catalogue. That the bad and the good plan get what they should is for
/// the catalogue's own test.
class FindingsTest : public testing::TestWithParam<Finding> {
 protected:
  const FindingRow& row = row_of(GetParam());
};

TEST_P(FindingsTest, SaysWhatToDo) {
  const CompiledPlan plan{std::string(row.bad)};
  const Diagnostic* found = plan.find(row.name);
  ASSERT_NE(found, nullptr);
  EXPECT_FALSE(found->help.empty());
  EXPECT_GT(found->span.size(), 0u);
  EXPECT_EQ(found->message.find("{}"), std::string::npos);
}

TEST_P(FindingsTest, EveryFixMendsIt) {
  const CompiledPlan plan{std::string(row.bad)};
  const Diagnostic* found = plan.find(row.name);
  ASSERT_NE(found, nullptr);
  for (const Fix& fix : found->fixes) {
    const std::string mended = plan.mended(fix);
    EXPECT_EQ(CompiledPlan(mended).find(row.name), nullptr) << fix.title << ":\n" << mended;
  }
}

std::vector<Finding> plan_findings() {
  std::vector<Finding> all;
  const auto last = static_cast<std::size_t>(Finding::allow_unneeded);
  for (auto i = static_cast<std::size_t>(Finding::tactic_without_strategy); i <= last; ++i)
    all.push_back(Finding{static_cast<std::uint16_t>(i)});
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, FindingsTest, testing::ValuesIn(plan_findings()), [](const auto& info) {
  std::string name(row_of(info.param).name);
  std::ranges::replace(name, '.', '_');
  return name;
});

}  // namespace
}  // namespace campaign
