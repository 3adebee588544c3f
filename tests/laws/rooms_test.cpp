// The rooms of compiler/ stand in an order, and each includes only rooms above it.

#include <map>
#include <regex>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "support/files.h"

namespace campaign {
namespace {

// Rooms of one rank may not include each other either.
const std::map<std::string, int> kRank = {{"base", 0},  {"schedule", 1}, {"odds", 1}, {"source", 1}, {"locale", 1},   {"language", 1}, {"words", 2}, {"diagnostics", 3}, {"syntax", 4},
                                          {"format", 5}, {"library", 5}, {"model", 6},   {"check", 7},    {"analysis", 8}, {"rules", 9},
                                          {"emit", 10},  {"workspace", 11}, {"reference", 12}, {"report", 12},  {"ide", 13},     {"lsp", 14}, {"live", 14}, {"cli", 15}};

TEST(Rooms, IncludeOnlyRoomsAbove) {
  const std::string root = std::string(CAMPAIGN_SOURCE_DIR) + "/compiler/";
  int includes = 0;
  for (const std::string ending : {".h", ".cpp", ".def"}) {
    for (const std::string& file : files_below("compiler", ending)) {
      const std::string room = file.substr(root.size(), file.find('/', root.size()) - root.size());
      if (room == "editors") continue;
      ASSERT_TRUE(kRank.contains(room)) << file << ": a folder that is no room";
      std::istringstream lines(read_file(file));
      const std::regex include(R"re(^\s*#include "([a-z_]+)/)re");
      std::smatch match;
      for (std::string line; std::getline(lines, line);) {
        if (!std::regex_search(line, match, include)) continue;
        ++includes;
        ASSERT_TRUE(kRank.contains(match[1])) << file << ": " << line;
        EXPECT_TRUE(match[1] == room || kRank.at(match[1]) < kRank.at(room)) << file << " points down: " << line;
      }
    }
  }
  EXPECT_GT(includes, 100);
}

TEST(Rooms, FenceForeignLibraries) {
  const std::string root = std::string(CAMPAIGN_SOURCE_DIR) + "/compiler/";
  for (const std::string ending : {".h", ".cpp"}) {
    for (const std::string& file : files_below("compiler", ending)) {
      const std::string text = read_file(file);
      const std::string inside = file.substr(root.size());
      const auto fenced = [&](bool may, const char* include) {
        EXPECT_TRUE(may || text.find(include) == std::string::npos) << inside << " has " << include;
      };
      fenced(inside == "syntax/parser.cpp" || inside.starts_with("syntax/antlr/"), "#include <antlr4");
      fenced(inside.starts_with("report/") || inside.starts_with("cli/"), "#include <llvm/");
      fenced(inside.starts_with("report/") || inside.starts_with("cli/"), "#include \"llvm/");
      fenced(inside == "emit/html/markdown.cpp", "#include <cmark");
      fenced(inside.starts_with("locale/"), "#include <unicode/");
    }
  }
}

}  // namespace
}  // namespace campaign
