// The command's help in other languages, against the code that gives it.

#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "emit/exports.h"
#include "support/files.h"
#include "support/told.h"
#include "words/help_table.h"

namespace campaign {
namespace {

/// The texts of the help: what the code hands to `told`, what its examples do, and the forms of exports.
std::set<std::string> texts_of_help() {
  static const std::regex kJoin(R"re("\s*\n\s*")re"), kTold(R"re(\btold\("((?:[^"\\]|\\.)*)"\))re"), kTitle(R"re(kTitle = "([^"]*)")re"), kDoes(R"re(\n    \{"[a-z]*", "[^"\n]*", "([^"]*)"\},)re"), kBreak(R"re(\\n)re");
  std::string code;
  for (const char* file : {"command_line.h", "command_help.cpp"}) code += std::regex_replace(read_file(files_below("compiler/cli", file).front()), kJoin, "");
  std::set<std::string> texts;
  for (const std::regex* form : {&kTold, &kTitle, &kDoes}) {
    for (auto at = std::sregex_iterator(code.begin(), code.end(), *form); at != std::sregex_iterator(); ++at) texts.insert(std::regex_replace((*at)[1].str(), kBreak, "\n"));
  }
  for (const ExportFormat& format : all_exports()) texts.emplace(format.meaning);
  return texts;
}

TEST(HelpTable, HasTheWholeHelp) {
  std::set<std::string> known;
  for (const Texts& row : table::kHelp) {
    EXPECT_TRUE(known.insert(std::string(row[0])).second) << row[0] << " stands twice";
    EXPECT_EQ(std::ranges::count(row, std::string_view()), 0) << row[0];
    static const std::regex kCode("`[^`]*`|NO_COLOR");
    EXPECT_EQ(english_word(std::regex_replace(std::string(row[1]), kCode, " ")), std::nullopt) << row[1];
  }
  EXPECT_GT(known.size(), 70u);
  EXPECT_EQ(known, texts_of_help());
}

}  // namespace
}  // namespace campaign
