// Layout means nothing: blanks and comments between the words of a plan, and the layout that `fmt` gives, leave its plan and its findings as
// they are. Over every plan in the repository and over mutations of them; CAMPAIGN_SEED sets the seed, which is printed.

#include <algorithm>
#include <cstdlib>
#include <random>
#include <regex>

#include <gtest/gtest.h>

#include "base/text.h"
#include "format/format.h"
#include "support/compiled.h"
#include "support/files.h"
#include "support/meaning.h"
#include "syntax/lexer.h"

namespace campaign {
namespace {

std::uint64_t seed() {
  const char* text = std::getenv("CAMPAIGN_SEED");
  static const std::uint64_t value = text == nullptr ? std::random_device()() : std::strtoull(text, nullptr, 10);
  return value;
}

/// The comments of a text, without the blanks at their ends.
std::vector<std::string> comments_of_text(std::string_view text) {
  std::vector<std::string> comments;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    if (is_trivia(token.kind) && token.kind != TokenKind::blank) comments.emplace_back(trim(text.substr(token.begin, token.end - token.begin)));
  }
  return comments;
}

/// The same as `fmt` lays them out: lines of a comment end as all others do.
std::vector<std::string> comments_laid_out(std::string_view text) {
  std::vector<std::string> comments = comments_of_text(text);
  for (std::string& comment : comments) {
    if (comment.starts_with("/*")) comment = std::regex_replace(comment, std::regex("\r\n?"), "\n");
  }
  return comments;
}

std::vector<std::string> words_of_text(std::string_view text) {
  std::vector<std::string> words;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    if (token.kind != TokenKind::blank && token.kind != TokenKind::block_comment) words.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  return words;
}

/// The text with blanks and comments between some of its words.
std::string spread(std::string_view text, std::mt19937_64& random) {
  constexpr std::string_view kBetween[] = {" ", "\t", "  ", " /* x */ "};
  std::string out;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    out += text.substr(token.begin, token.end - token.begin);
    const bool may = token.kind != TokenKind::nl && token.kind != TokenKind::blank && token.kind != TokenKind::doc && token.kind != TokenKind::line_comment;
    if (may && random() % 3 == 0) out += kBetween[random() % std::size(kBetween)];
  }
  return out;
}

/// The text with something changed that may mean anything.
std::string mutated(std::string text, std::mt19937_64& random) {
  constexpr std::string_view kPieces[] = {" ", "\n", "\t", ".", " . ", ",", "/* x */", "// x\n", ":", "+", "-", "1", "k", "%", "(", ")", "{", "}", "[", "]", "\"", "..", "to", " per ", "std . kpi . web", "week   3", "every  2  weeks", "\r\n", ";"};
  for (std::size_t changes = random() % 4 + 1; changes > 0; --changes) {
    std::size_t at = random() % (text.size() + 1);
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
    if (random() % 3 == 0) {
      std::size_t end = std::min(text.size(), at + random() % 8);
      while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
      text.erase(at, end - at);
    } else {
      text.insert(at, kPieces[random() % std::size(kPieces)]);
    }
  }
  return text;
}

std::ptrdiff_t errors_in(const std::string& text) { return std::ranges::count(compile_text(text).diagnostics, Severity::error, &Diagnostic::severity); }

TEST(Layout, BlanksAndCommentsBetweenWordsMeanNothing) {
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed()));
  std::mt19937_64 random(seed());
  for (const std::string& path : plan_files()) {
    const std::string plan = read_file(path);
    if (validate_utf8(plan)) continue;
    for (const std::string& text : {plan, mutated(plan, random)}) {
      if (format_text(text).refused || (text != plan && errors_in(text) > errors_in(plan))) continue;  // Blanks may part what was torn by a mistake.
      const std::string wide = spread(text, random);
      if (words_of_text(wide) != words_of_text(text)) continue;
      ASSERT_EQ(meaning_of(wide), meaning_of(text)) << path << "\n" << wide;
    }
  }
}

TEST(Layout, WhatFmtLaysOutMeansTheSame) {
  std::mt19937_64 random(seed());
  for (const std::string& path : plan_files()) {
    const std::string text = read_file(path);
    if (validate_utf8(text)) continue;
    for (int round = 0; round < 4; ++round) {
      const std::string changed = round == 0 ? text : round == 1 ? spread(text, random) : mutated(text, random);
      const Formatted formatted = format_text(changed);
      if (formatted.refused || formatted.text == changed) continue;
      ASSERT_EQ(meaning_of(formatted.text), meaning_of(changed)) << path << " seed " << seed() << "\n" << changed;
      ASSERT_EQ(comments_of_text(formatted.text), comments_laid_out(changed)) << path << " seed " << seed();
      ASSERT_EQ(format_text(formatted.text).text, formatted.text) << path << " seed " << seed();
    }
  }
}

TEST(Layout, NamesAreMadeOfTheirWords) {
  // Each place that names something by a path of several names.
  const std::pair<std::string, std::string> kSame[] = {
      {"use std.kpi.commerce\n", "use std . kpi/* x */.commerce\n"},
      {"campaign c \"C\" { period: 2027 goal g \"G\" { strategy s \"S\" { tactic t \"T\" like std.tactics.email.newsletter { } } } }\n",
       "campaign c \"C\" { period: 2027 goal g \"G\" { strategy s \"S\" { tactic t \"T\" like std . tactics . email\t. newsletter { } } } }\n"},
      {"campaign c \"C\" { period: 2027  goal g \"G\" { } }\ncampaign d \"D\" { period: 2027  goal h \"H\" { serves: c.g } }\n",
       "campaign c \"C\" { period: 2027  goal g \"G\" { } }\ncampaign d \"D\" { period: 2027  goal h \"H\" { serves: c . g } }\n"},
      {"campaign c \"C\" { period: 2027  goal g \"G\" { allow: specific.missing_owner because \"so\" } }\n",
       "campaign c \"C\" { period: 2027  goal g \"G\" { allow: specific /* x */ . missing_owner because \"so\" } }\n"},
      {"rule mine.one \"One\" { for: person  require: person.role  severity: error  message: \"m {person.name}\" }\nperson p \"P\"\n",
       "rule mine . one \"One\" { for: person  require: person . role  severity: error  message: \"m {person . name}\" }\nperson p \"P\"\n"},
      {"rules { specific.missing_owner: off }\n", "rules { specific.missing_owner : off }\n"},
  };
  for (const auto& [one, other] : kSame) {
    EXPECT_EQ(meaning_of(other), meaning_of(one));
    const Formatted formatted = format_text(other);
    EXPECT_EQ(meaning_of(formatted.text), meaning_of(one)) << formatted.text;
  }
}

}  // namespace
}  // namespace campaign
