// What must hold for every plan there is.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "support/compiled.h"
#include "support/files.h"
#include "support/view.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

namespace campaign {
namespace {

void expect_equal(const Bundle& a, const Bundle& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].path, b[i].path);
    EXPECT_EQ(a[i].bytes, b[i].bytes);
  }
}

class EveryPlan : public testing::TestWithParam<std::string> {};

TEST_P(EveryPlan, GivesItsBytesBack) {
  const std::string text = read_file(GetParam());
  std::string back;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    back += text.substr(token.begin, token.end - token.begin);
  }
  EXPECT_EQ(back, text);
}

// Tokens of the tree stand in the order of the text, do not overlap, and leave only blanks, comments and line breaks out.
TEST_P(EveryPlan, HasATreeThatLosesNothing) {
  const SourceFile file("plan", read_file(GetParam()));
  Diagnostics diagnostics;
  const SyntaxTree tree = parse(FileId{0}, file, {}, diagnostics);
  std::uint32_t at = 0;
  for (const Token& token : tree.tokens()) {
    ASSERT_GE(token.begin, at);
    Lexer between(file.text().substr(at, token.begin - at));
    for (Token skipped = between.next(); skipped.kind != TokenKind::end_of_file; skipped = between.next()) {
      EXPECT_TRUE(is_trivia(skipped.kind) || skipped.kind == TokenKind::nl) << "lost at byte " << at;
    }
    at = token.end;
  }
  EXPECT_EQ(at, file.text().size());
}

TEST_P(EveryPlan, CompilesToTheSameBytesTwice) {
  const std::string text = read_file(GetParam());
  const Snapshot first = compile_text(text);
  const Snapshot second = compile_text(text);
  EXPECT_EQ(shown(first), shown(second));
  EXPECT_EQ(plan_json(view_of(first)), plan_json(view_of(second)));
  expect_equal(plan_site(view_of(first)), plan_site(view_of(second)));
  expect_equal(plan_exports(view_of(first)), plan_exports(view_of(second)));
}

// A file cut off anywhere still compiles, and every finding lies within it.
TEST_P(EveryPlan, CompilesFromEveryPrefix) {
  const std::string text = read_file(GetParam());
  const std::size_t step = std::max<std::size_t>(1, text.size() / 60);
  for (std::size_t size = 0; size <= text.size(); size += step) {
    const Snapshot snapshot = compile_text(text.substr(0, size));
    for (const Diagnostic& diagnostic : snapshot.diagnostics) {
      const std::size_t end = (*snapshot.sources)[diagnostic.span.file].text().size();
      ASSERT_LE(diagnostic.span.begin, diagnostic.span.end) << diagnostic.name;
      ASSERT_LE(diagnostic.span.end, end) << diagnostic.name;
      for (const Label& label : diagnostic.labels) {
        ASSERT_LE(label.span.end, (*snapshot.sources)[label.span.file].text().size()) << diagnostic.name;
      }
      for (const Fix& fix : diagnostic.fixes) {
        for (const Edit& edit : fix.edits) ASSERT_LE(edit.span.end, end) << diagnostic.name;
      }
    }
    (void)plan_json(view_of(snapshot));
    (void)plan_exports(view_of(snapshot));
  }
}

// So does one with a few bytes changed.
TEST_P(EveryPlan, CompilesWithRandomDamage) {
  const std::string text = read_file(GetParam());
  if (text.empty()) return;
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::string_view kBytes = "{}()[]\"',.:;=<>@%+-*/ \n1a_\\\0\xC3";
  for (int round = 0; round < 20; ++round) {
    std::string damaged = text;
    for (int change = 0; change < 4; ++change) {
      const std::size_t at = random() % damaged.size();
      const char byte = kBytes[random() % kBytes.size()];
      switch (random() % 3) {
        case 0: damaged[at] = byte; break;
        case 1: damaged.insert(at, 1, byte); break;
        default: damaged.erase(at, 1 + random() % 40); break;
      }
      if (damaged.empty()) damaged = " ";
    }
    const Snapshot snapshot = compile_text(damaged);
    (void)plan_json(view_of(snapshot));
    (void)plan_exports(view_of(snapshot));
    (void)plan_site(view_of(snapshot));
  }
}

// A fix that is offered mends what it is offered for: applied, the file has no more findings of that name than before.
TEST_P(EveryPlan, HasFixesThatMend) {
  const std::string text = read_file(GetParam());
  const Snapshot before = compile_text(text);
  for (const Diagnostic& diagnostic : before.diagnostics) {
    for (const Fix& fix : diagnostic.fixes) {
      std::string mended = text;
      for (auto edit = fix.edits.rbegin(); edit != fix.edits.rend(); ++edit) {
        mended.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
      }
      const Snapshot after = compile_text(mended);
      const auto count = [&](const Snapshot& snapshot) {
        return std::ranges::count(snapshot.diagnostics, diagnostic.name, &Diagnostic::name);
      };
      EXPECT_LT(count(after), count(before)) << diagnostic.name << ": " << fix.title << "\n" << shown(after);
    }
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(std::string(CAMPAIGN_SOURCE_DIR).size() + 1);
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryPlan, testing::ValuesIn(plan_files()), test_name);

}  // namespace
}  // namespace campaign
