#include "syntax/lexer.h"

#include <random>
#include <string>
#include <vector>

#include <antlr4-runtime.h>
#include <gtest/gtest.h>

#include "CampaignLexer.h"
#include "base/text.h"
#include "support/files.h"

namespace campaign {
namespace {

std::vector<Token> ours(std::string_view text) {
  std::vector<Token> tokens;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) tokens.push_back(token);
  return tokens;
}

// The tokens that ANTLR's lexer, made from the grammar, cuts. It counts in code points, we in bytes.
std::vector<Token> by_grammar(const std::string& text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t i = 0; i < text.size();) {
    offsets.push_back(static_cast<std::uint32_t>(i));
    decode_utf8(text, i);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  antlr4::ANTLRInputStream input;
  input.load(text);
  campaign_grammar::CampaignLexer lexer(&input);
  lexer.removeErrorListeners();
  std::vector<Token> tokens;
  for (;;) {
    const std::unique_ptr<antlr4::Token> token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) return tokens;
    tokens.push_back({static_cast<TokenKind>(token->getType()), offsets[token->getStartIndex()], offsets[token->getStopIndex() + 1]});
  }
}

std::string shown(const std::vector<Token>& tokens, std::string_view text) {
  std::string out;
  for (const Token& token : tokens) {
    out += std::to_string(static_cast<int>(token.kind)) + "‹" + std::string(text.substr(token.begin, token.end - token.begin)) + "› ";
  }
  return out;
}

void expect_same(const std::string& text) {
  // The runtime's input stream drops a leading byte-order mark; the file's own is a blank to us.
  if (text.starts_with("\xEF\xBB\xBF")) return;
  const auto a = ours(text);
  const auto b = by_grammar(text);
  ASSERT_EQ(a, b) << "text: " << text << "\nours:    " << shown(a, text) << "\ngrammar: " << shown(b, text);
}

TEST(Lexer, CutsWhatTheGrammarSays) {
  for (const char* text :
       {"budget: 12k USD", "a.b.c : 1", "a . b", "mon..fri 11:30 .. 13:30", "2027-03-31 2027-Q2 2027-W14 2027", "FY27-Q1 FY27 FY27x FY27:",
        "12kg 1_000.5M 25% 0.5% 12k%", "\"text\" \"\" \"\"\" long\n \"x\" \"\"\" \"open", "\"a\\", "\"\"\"open \"\" \"", "@maria.l @ @1",
        "/// doc\n// line\n/* block */ /* open *", "/*/ x", "/**/ /***/", "a>=b<=c==d!=e=f!", "…€$#", "größe_2 名前 : x", "1:30 11:305 111:30",
        "in: not and or_ ands", "1..5 1.5.6 1.", "x\r\ny\rz\n", "\xC2\xA0 \t\v\f", "2027-1 20275-1 2027- 2027-x 2027-03-0x-1-",
        "source: https://a.example/b//c?d=e#f }", "HTTP://a; ftp://b, file:///c\"", "mailto:a@b.example} mailto: a", "https:// a https:/a xhttps://a",
        "a.https://b https://\xC2\xA0 https://é\xC2\xA0x", "\"https://a\" // https://b"}) {
    expect_same(text);
  }
}

TEST(Lexer, GivesEveryByteBack) {
  const std::string text = "goal x \"T\" { by: 2027-01-01 } // c\n\x01\n";
  std::string back;
  for (const Token& token : ours(text)) back += text.substr(token.begin, token.end - token.begin);
  EXPECT_EQ(back, text);
}

TEST(Lexer, AgreesWithTheGrammarOnRandomTexts) {
  const char* const pieces[] = {"a", "goal", "by", "in", ":", " ", "  ", "\n", "\r\n", "\r", ".", "..", "-", "2027", "2027-03", "-Q1", "FY27", "1", "12",
                                "_", "k", "%", "\"", "\"\"\"", "\\", "//", "///", "/*", "*/", "*", "/", "{", "}", "(", ")", "[", "]", ",", ";", "=",
                                "==", "!", "<", ">", "@", "é", "名", "\xCC\x81", "·", "€", "\t", "\xC2\xA0", "11:30", "'", "#", "W14", "H2", "~",
                                "https:", "mailto:", "https://a"};
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto count = random() % 24; count > 0; --count) text += pieces[random() % std::size(pieces)];
    expect_same(text);
    if (HasFatalFailure()) return;
  }
}

TEST(Lexer, AgreesWithTheGrammarOnEveryPlanWeOwn) {
  const auto files = plan_files();
  ASSERT_GT(files.size(), 20u);
  for (const auto& file : files) {
    SCOPED_TRACE(file);
    expect_same(read_file(file));
  }
}

TEST(Lexer, IsLinearInLongPathsAndBlanks) {
  std::string path = "a";
  for (int i = 0; i < 200'000; ++i) path += ".a";
  EXPECT_EQ(ours(path).size(), 400'001u);
  EXPECT_EQ(ours("a" + std::string(1'000'000, ' ') + "b").size(), 3u);
}

}  // namespace
}  // namespace campaign
