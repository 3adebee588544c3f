// The catalogue of findings in German: each finding once, with the same arguments.

#include "diagnostics/diagnostic.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "diagnostics/why.h"
#include "support/arguments.h"
#include "support/files.h"

namespace campaign {
namespace {

bool has_words(std::string_view message) {
  return std::ranges::any_of(message, [](char c) { return c >= 'a' && c <= 'z'; });
}

TEST(Catalogue, IsWholeInGerman) {
  for (const FindingRow& row : all_findings()) {
    const FindingTexts german = texts_of(row.id, Language::german);
    EXPECT_FALSE(german.title.empty()) << row.name;
    EXPECT_NE(german.title, row.title) << row.name << " is missing in findings_in_german.def";
    EXPECT_TRUE(!has_words(row.message) || german.message != row.message) << row.name;
    EXPECT_EQ(arguments_of(german.message), arguments_of(row.message)) << row.name << ": " << german.message;
    const std::string_view why = why_of(row.id, Language::german);
    EXPECT_FALSE(why.empty()) << row.name;
    EXPECT_NE(why, row.why) << row.name;
    EXPECT_EQ(code_of(why), code_of(row.why)) << row.name << ": " << why;
  }
}

TEST(Catalogue, HasEachFindingOnceInGerman) {
  const std::string text = read_file(files_below("compiler/diagnostics", "findings_in_german.def").front());
  const std::string start = "\nCAMPAIGN_FINDING_IN_GERMAN(";
  std::set<std::string> seen;
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const std::size_t begin = at + start.size();
    EXPECT_TRUE(seen.insert(text.substr(begin, text.find(',', begin) - begin)).second) << text.substr(begin, 30);
  }
  EXPECT_EQ(seen.size(), all_findings().size());
}

}  // namespace
}  // namespace campaign
