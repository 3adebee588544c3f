// The table of what the compiler says beside its findings' messages, against the code that says it, and the library's titles
// against the library.

#include <map>
#include <regex>
#include <set>
#include <span>
#include <string>

#include <gtest/gtest.h>

#include "rules/rules.h"
#include "support/arguments.h"
#include "support/files.h"
#include "support/told.h"
#include "words/audience_texts_table.h"
#include "words/channel_abouts_table.h"
#include "words/holiday_titles_table.h"
#include "words/library_titles_table.h"
#include "words/metric_abouts_table.h"
#include "words/said_table.h"
#include "words/tactic_texts_table.h"
#include "words/tongue.h"

namespace campaign {
namespace {

/// Whether there is anything in it that another language says otherwise.
bool has_words(const std::string& sentence) {
  static const std::regex kSame(R"re(`[^`]*`|\{[^}]*\}|\bin\b)re");
  const std::string rest = std::regex_replace(sentence, kSame, "");
  return std::ranges::any_of(rest, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// A literal of the code as the compiler reads it.
std::string unescaped(const std::string& literal) {
  std::string text;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == '\\' && i + 1 < literal.size()) {
      ++i;
      text += literal[i] == 'n' ? '\n' : literal[i] == 't' ? '\t' : literal[i];
    } else {
      text += literal[i];
    }
  }
  return text;
}

/// The code of the rooms that find and say things, with literals that stand behind each other joined.
std::string code() {
  static const std::regex kJoin(R"re("\s*\n\s*")re");
  std::string all;
  for (const std::string ending : {".cpp", ".h"}) {
    for (const std::string& file : files_below("compiler", ending)) {
      const bool table = file.find("/words/") != std::string::npos && file.ends_with("_table.h");
      if (!table && file.find("/editors/") == std::string::npos) all += std::regex_replace(read_file(file), kJoin, "");
    }
  }
  return all;
}

std::map<std::string, std::string, std::less<>> rows() {
  std::map<std::string, std::string, std::less<>> rows;
  for (const Texts& row : table::kSaid) rows.emplace(row[0], row[1]);
  return rows;
}

TEST(SaidTable, SaysEverythingInEveryLanguage) {
  std::set<std::string_view> seen;
  for (const Texts& row : table::kSaid) {
    EXPECT_TRUE(seen.insert(row[0]).second) << row[0] << " stands twice";
    for (std::size_t i = 1; i < row.size(); ++i) {
      EXPECT_FALSE(row[i].empty()) << row[0];
      EXPECT_EQ(arguments_of(row[i]), arguments_of(row[0])) << row[i];
      EXPECT_TRUE(!has_words(std::string(row[0])) || row[i] != row[0]) << row[0];
    }
  }
}

TEST(SaidTable, HasAllSentencesOfTheCode) {
  static const std::regex kSaid(R"re(\b(?:say\(|helped\(|wrong_type\([^"()]*(?:"[a-z_]+", )?|noted\(|label\([^"()]*(?:\([^()]*\)[^"()]*)*|holds\([^"()]*(?:\([^()]*\)[^"()]*)*|fails\([^"()]*(?:\([^()]*\)[^"()]*)*|\.fix\()"((?:[^"\\]|\\.)*)")re");
  const std::string text = code();
  const auto table = rows();
  std::set<std::string> missing;
  std::size_t found = 0;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kSaid); at != std::sregex_iterator(); ++at) {
    const std::string sentence = unescaped((*at)[1]);
    if (sentence.find(' ') == std::string::npos || !has_words(sentence)) continue;
    ++found;
    if (!table.contains(sentence)) missing.insert(sentence);
  }
  EXPECT_GT(found, 200u);
  EXPECT_EQ(missing, std::set<std::string>());
}

TEST(SaidTable, HasNoSentenceThatNobodySays) {
  static const std::regex kLiteral(R"re("((?:[^"\\\n]|\\.)*)")re");
  const std::string text = code();
  std::set<std::string> literals;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kLiteral); at != std::sregex_iterator(); ++at) literals.insert(unescaped((*at)[1]));
  // The literals of a line with one quotation mark too many may be told wrongly; what is anywhere in the code counts.
  for (const Texts& row : table::kSaid) {
    const bool said = literals.contains(std::string(row[0])) || text.find("\"" + std::string(row[0]) + "\"") != std::string::npos;
    EXPECT_TRUE(said) << row[0];
  }
}

/// The texts of the standard library that people get to read: titles and descriptions of what it declares, and all that its templates
/// bring into a plan.
std::set<std::string> texts_of_the_library() {
  static const std::regex kDeclared(R"re(\n(?:kpi|channel|unit|calendar|  holiday) [a-z_0-9]+ +"([^"]*)")re"), kAbout(R"re(\babout: ("(?:[^"\\]|\\.)*"))re"),
      kText(R"re("""[^"]*(?:"[^"]+)*"""|"(?:[^"\\\n]|\\.)*")re"), kComment(R"re(\n *//[^\n]*)re");
  std::set<std::string> texts;
  for (const std::string& file : files_below("stdlib/std", ".campaign")) {
    const std::string text = std::regex_replace(read_file(file), kComment, "");
    const auto take = [&](const std::regex& form, std::size_t group, bool quoted) {
      for (auto at = std::sregex_iterator(text.begin(), text.end(), form); at != std::sregex_iterator(); ++at) texts.insert(quoted ? text_of_rule((*at)[group].str()) : (*at)[group].str());
    };
    if (file.find("/tactics/") != std::string::npos || file.ends_with("/audiences.campaign")) {
      take(kText, 0, true);
    } else if (text.find("\nrule ") == std::string::npos && text.find("\nvocabulary ") == std::string::npos) {
      take(kDeclared, 1, false);
      take(kAbout, 1, true);
    }
  }
  return texts;
}

TEST(LibraryTexts, AreThoseOfTheLibrary) {
  static const std::regex kNames("`[^`]*`|Share of (Voice|Search)");
  std::set<std::string> known;
  const std::span<const Texts> tables[] = {table::kLibraryTitles, table::kHolidayTitles, table::kMetricAbouts, table::kChannelAbouts, table::kAudienceTexts, table::kTacticTexts};
  for (const std::span<const Texts> table : tables) {
    for (const Texts& row : table) {
      EXPECT_TRUE(known.insert(std::string(row[0])).second) << row[0] << " stands twice";
      EXPECT_EQ(std::ranges::count(row, std::string_view()), 0) << row[0];
      EXPECT_EQ(code_of(row[1]), code_of(row[0])) << row[1];
      EXPECT_EQ(english_word(std::regex_replace(std::string(row[1]), kNames, "")), std::nullopt) << row[1];
    }
  }
  EXPECT_EQ(known, texts_of_the_library());
}

TEST(Tongue, SaysCountsAndValuesInItsLanguage) {
  const Tongue german("de-DE"), arabic("ar-EG"), english;
  const Said one = say("{0} {0:warning|warnings}", 1), many = say("{0} {0:warning|warnings}", 1200);
  EXPECT_EQ(english(one), "1 warning");
  EXPECT_EQ(english(many), "1200 warnings");
  EXPECT_EQ(german(one), "1 Warnung");
  EXPECT_EQ(german(many), "1.200 Warnungen");
  EXPECT_EQ(arabic(many), "١٬٢٠٠ warnings");
  EXPECT_EQ(german(say("{} or {}", say("{} or {}", "a", "b"), Said::keyword("goal"))), "a oder b oder `goal`");
  EXPECT_EQ(english(Said::keyword("goal")), "goal");
  EXPECT_EQ(german("nobody has translated this"), "nobody has translated this");
}

// A sentence without words in a language is in English, with the numbers of the region.
TEST(Tongue, WritesTheNumbersOfASentenceAsTheRegionDoes) {
  const Tongue spanish("es-ES"), arabic("ar-EG"), english;
  EXPECT_EQ(english(say("{} to 1; 4.5 to 1 is needed, see `1.5` and UTF-8", "x")), "x to 1; 4.5 to 1 is needed, see `1.5` and UTF-8");
  EXPECT_EQ(spanish(say("{} to 1; 4.5 to 1 is needed, see `1.5` and UTF-8", "x")), "x to 1; 4,5 to 1 is needed, see `1.5` and UTF-8");
  EXPECT_EQ(arabic("up to 38 digits, RE2"), "up to ٣٨ digits, RE2");
  EXPECT_EQ(arabic(say("{0} {0:file|files} of 3", 12)), "١٢ files of ٣");
}

TEST(Tongue, NotesWhatItsLanguageDoesNotHave) {
  std::set<std::string, std::less<>> untold;
  Tongue german("de");
  german.note_untold(&untold);
  (void)german(say("did you mean `{}`?", "x"));
  (void)german(say("never said: {}", "x"));
  EXPECT_EQ(untold, (std::set<std::string, std::less<>>{"never said: {}"}));
}

}  // namespace
}  // namespace campaign
