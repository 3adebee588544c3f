#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

Snapshot market_in(const std::string& locale) { return compile_text("market m \"M\" { locale: \"" + locale + "\" }\n"); }

TEST(Locales, AreLanguagesAndRegions) {
  for (const char* known : {"de", "de-AT", "en-GB", "ar", "ja-JP", "zh-Hant-TW"}) {
    EXPECT_EQ(finding_names(market_in(known)), std::vector<std::string>{}) << known;
  }
}

TEST(Locales, ThatAreNotKnownAreMended) {
  const auto mended = [](const std::string& written) {
    const Snapshot snapshot = market_in(written);
    EXPECT_EQ(finding_names(snapshot), std::vector<std::string>{"names.unknown_locale"}) << shown(snapshot);
    const auto& fixes = snapshot.diagnostics.at(0).fixes;
    return fixes.empty() ? std::string("nothing") : fixes[0].edits[0].text;
  };
  EXPECT_EQ(mended("de_AT"), "\"de-AT\"");
  EXPECT_EQ(mended("en-UK"), "\"en-GB\"");
  EXPECT_EQ(mended("German"), "\"de\"");
  EXPECT_EQ(mended("de-XX"), "\"de\"");
  EXPECT_EQ(mended("Mordor"), "nothing");
}

}  // namespace
}  // namespace campaign
