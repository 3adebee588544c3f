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

/// What is offered for a time zone; nothing where it is one.
std::string zones_for(const std::string& written) {
  const Snapshot snapshot = compile_text("market m \"M\" { timezone: \"" + written + "\" }\n");
  std::string offered;
  for (const Diagnostic& finding : snapshot.diagnostics) {
    offered += finding.fixes.empty() ? "(nothing) " : "";
    for (const Fix& fix : finding.fixes) offered += fix.edits[0].text.substr(1, fix.edits[0].text.size() - 2) + " ";
  }
  return offered;
}

TEST(TimeZones, OfTheDatabaseAreKnown) {
  for (const char* known : {"Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "GMT", "Etc/UTC", "Etc/GMT+2", "Etc/GMT-14", "Etc/GMT", "Etc/Zulu", "Asia/Kolkata"}) EXPECT_EQ(zones_for(known), "") << known;
}

TEST(TimeZones, ThatPeopleShortenAreOfferedByTheirPlaces) {
  EXPECT_EQ(zones_for("CEST"), "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome ");
  EXPECT_EQ(zones_for("MESZ"), zones_for("CEST"));
  EXPECT_EQ(zones_for("IST"), "Asia/Kolkata Europe/Dublin Asia/Jerusalem ");
  EXPECT_EQ(zones_for("Berlin"), "Europe/Berlin ");
  EXPECT_EQ(zones_for("Europe/Berln"), "Europe/Berlin ");
  for (const char* offset : {"GMT+2", "UTC+2", "+02:00"}) EXPECT_EQ(zones_for(offset), "(nothing) ") << offset;  // `Etc/GMT+2` is behind Greenwich.
  for (const char* shortened : {"CET", "EET", "EEST", "WET", "BST", "MSK", "TRT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "HST", "AST", "BRT", "ART", "PKT", "GST", "SGT", "HKT", "JST", "KST", "WIB", "ICT",
                                "AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT", "SAST", "WAT", "EAT", "CAT", "Z", "est"}) {
    std::string offered = zones_for(shortened);
    EXPECT_NE(offered, "(nothing) ") << shortened;
    for (std::size_t blank = offered.find(' '); blank != std::string::npos; blank = offered.find(' ')) {
      EXPECT_EQ(zones_for(offered.substr(0, blank)), "") << shortened << " " << offered;
      offered.erase(0, blank + 1);
    }
  }
}

}  // namespace
}  // namespace campaign
