// A plan with one mistake in it: no fix makes it worse, sure fixes settle at once, and no rule finds what only follows from the mistake.
// CAMPAIGN_SEED sets the seed, CAMPAIGN_STEPS the number of mistakes that are made in each plan, one at a time.

#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ide/actions.h"
#include "support/compiled.h"
#include "support/edited.h"
#include "support/files.h"
#include "syntax/lexer.h"

namespace campaign {
namespace {

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

std::size_t errors_in(const Snapshot& snapshot) {
  return static_cast<std::size_t>(std::ranges::count(snapshot.diagnostics, Severity::error, &Diagnostic::severity));
}

/// The edits that lie in the text that was compiled.
bool lies_in_plan(const Snapshot& snapshot, const std::vector<Edit>& edits) {
  return std::ranges::all_of(edits, [&](const Edit& edit) { return edit.span.file == snapshot.plan_files.front(); });
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  Lexer lexer(text);
  for (Token token = lexer.next(); token.kind != TokenKind::end_of_file; token = lexer.next()) {
    if (!is_trivia(token.kind)) tokens.push_back(token);
  }
  return tokens;
}

using Dice = std::mt19937;

std::size_t below(Dice& dice, std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(dice); }

template <typename Wanted>
const Token* any_token(Dice& dice, const std::vector<Token>& tokens, Wanted wanted) {
  std::vector<const Token*> found;
  for (const Token& token : tokens) {
    if (wanted(token)) found.push_back(&token);
  }
  return found.empty() ? nullptr : found[below(dice, found.size())];
}

/// A mistake as people make it: what was written, and the text with it. Nothing where the text has no place for it.
struct Mistake {
  const char* name;
  std::string (*make)(Dice&, const std::string&, const std::vector<Token>&);
};

std::string insert(const std::string& text, std::size_t at, std::string_view what) { return text.substr(0, at) + std::string(what) + text.substr(at); }

std::string behind_a_key(Dice& dice, const std::string& text, const std::vector<Token>& tokens, std::string_view what) {
  const Token* key = any_token(dice, tokens, [](const Token& token) { return token.kind == TokenKind::key; });
  return key == nullptr ? std::string() : insert(text, key->end, what);
}

/// One letter written twice, or two exchanged.
std::string misspelt(Dice& dice, const std::string& text, const Token* word) {
  if (word == nullptr || word->end - word->begin < 3) return {};
  const std::size_t at = word->begin + 1 + below(dice, word->end - word->begin - 2);
  std::string made = text;
  if (below(dice, 2) == 0 && made[at] != made[at - 1] && made[at - 1] != '@') {
    std::swap(made[at], made[at - 1]);
  } else {
    made.insert(at, 1, made[at]);
  }
  return made;
}

constexpr Mistake kMistakes[] = {
    {"a currency sign", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) { return behind_a_key(dice, text, tokens, " $"); }},
    {"a bare percent sign", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) { return behind_a_key(dice, text, tokens, " %"); }},
    {"words without quotes", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) { return behind_a_key(dice, text, tokens, " Maria Lopez"); }},
    {"a bare address", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) { return behind_a_key(dice, text, tokens, " https://example.org/a"); }},
    {"curly quotes", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       const Token* quoted = any_token(dice, tokens, [](const Token& token) { return token.kind == TokenKind::text; });
       return quoted == nullptr ? std::string() : text.substr(0, quoted->begin) + "“" + text.substr(quoted->begin + 1, quoted->end - quoted->begin - 2) + "”" + text.substr(quoted->end);
     }},
    {"a quote forgotten", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       const Token* quoted = any_token(dice, tokens, [](const Token& token) { return token.kind == TokenKind::text; });
       return quoted == nullptr ? std::string() : text.substr(0, quoted->end - 1) + text.substr(quoted->end);
     }},
    {"a colon forgotten", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       const Token* key = any_token(dice, tokens, [](const Token& token) { return token.kind == TokenKind::key; });
       return key == nullptr ? std::string() : text.substr(0, key->end - 1) + text.substr(key->end);
     }},
    {"a brace forgotten", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       const Token* brace = any_token(dice, tokens, [](const Token& token) { return token.kind == TokenKind::rbrace || token.kind == TokenKind::lbrace; });
       return brace == nullptr ? std::string() : text.substr(0, brace->begin) + text.substr(brace->end);
     }},
    {"a sign too many", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       constexpr std::array<std::string_view, 10> kSigns = {"}", "{", ")", "(", ",", "..", "?", "\"", "= ", " 5 "};
       return tokens.empty() ? std::string() : insert(text, tokens[below(dice, tokens.size())].begin, kSigns[below(dice, kSigns.size())]);
     }},
    {"a name misspelt", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       std::vector<Token> named;  // Not a declaration's own name: that is another plan.
       for (std::size_t i = 1; i < tokens.size(); ++i) {
         const bool in_value = tokens[i - 1].kind == TokenKind::key || tokens[i - 1].kind == TokenKind::comma;
         if (in_value && (tokens[i].kind == TokenKind::name || tokens[i].kind == TokenKind::person)) named.push_back(tokens[i]);
       }
       return misspelt(dice, text, any_token(dice, named, [](const Token&) { return true; }));
     }},
    {"a key or a kind misspelt", [](Dice& dice, const std::string& text, const std::vector<Token>& tokens) {
       std::vector<Token> words;
       for (std::size_t i = 0; i < tokens.size(); ++i) {
         Token word = tokens[i];
         if (word.kind == TokenKind::key) --word.end;
         const bool begins = i == 0 || tokens[i - 1].kind == TokenKind::nl || tokens[i - 1].kind == TokenKind::lbrace;
         if (word.kind == TokenKind::key || (begins && is_name(word.kind))) words.push_back(word);
       }
       return misspelt(dice, text, any_token(dice, words, [](const Token&) { return true; }));
     }},
};

/// How often each rule finds something.
std::map<std::string, int> found_by_rules(const Snapshot& snapshot) {
  std::map<std::string, int> found;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    if (finding_named(diagnostic.name) == nullptr) ++found[std::string(diagnostic.name)];
  }
  return found;
}

/// A mistake may hide errors that the plan had before it (`known`): these may come back with a fix, beside the mistake itself.
void expect_fixes_do_no_harm(const Snapshot& spoilt, const std::string& text, std::size_t known) {
  const std::size_t errors = std::max(errors_in(spoilt), known == 0 ? 0 : known + 1);
  for (const Diagnostic& diagnostic : spoilt.diagnostics) {
    if (spoilt.sources->text(diagnostic.span) != "`") {
      EXPECT_EQ(diagnostic.message.find("``"), std::string::npos) << diagnostic.message;
    }
    EXPECT_EQ(diagnostic.help.find("``"), std::string::npos) << diagnostic.help;
    for (const Fix& fix : diagnostic.fixes) {
      if (!lies_in_plan(spoilt, fix.edits)) continue;
      const Snapshot mended = compile_text(edited(text, fix.edits));
      EXPECT_LE(errors_in(mended), errors) << diagnostic.name << ": " << fix.title << "\n" << shown(spoilt) << "after it:\n" << shown(mended);
    }
  }
}

/// The plan with all its sure fixes made.
std::string all_made(const Snapshot& snapshot, const std::string& text) {
  for (const Action& action : actions_at(snapshot, snapshot.plan_files.front(), 0, 0)) {
    if (action.kind == Action::Kind::fix_all) return edited(text, action.edits);
  }
  return text;
}

void expect_sure_fixes_settle(const Snapshot& spoilt, const std::string& text, std::size_t known) {
  const std::string once = all_made(spoilt, text);
  if (once == text) return;
  const Snapshot mended = compile_text(once);
  EXPECT_LE(errors_in(mended), std::max(errors_in(spoilt), known == 0 ? 0 : known + 1)) << shown(mended);
  EXPECT_EQ(all_made(mended, once), once) << "there is more to fix after all was fixed\n" << shown(mended);
}

TEST(Fixes, DoNoHarmInPlansWithOneMistake) {
  const unsigned seed = number_from("CAMPAIGN_SEED", std::random_device()());
  const unsigned steps = number_from("CAMPAIGN_STEPS", 3);
  RecordProperty("seed", static_cast<int>(seed));
  SCOPED_TRACE("CAMPAIGN_SEED=" + std::to_string(seed));
  Dice dice(seed);
  int made = 0;
  for (const std::string& path : plan_files()) {
    const std::string text = read_file(path);
    if (path.find("/stdlib/") != std::string::npos || text.size() > 40'000) continue;  // The library's files are no plans.
    const auto tokens = tokens_of(text);
    const Snapshot whole = compile_text(text);
    const auto before = found_by_rules(whole);
    for (unsigned step = 0; step < steps; ++step) {
      const Mistake& mistake = kMistakes[below(dice, std::size(kMistakes))];
      const std::string spoilt_text = mistake.make(dice, text, tokens);
      if (spoilt_text.empty()) continue;
      ++made;
      const auto place = static_cast<std::size_t>(std::ranges::mismatch(text, spoilt_text).in2 - spoilt_text.begin());
      const std::size_t begin = place < 40 ? 0 : place - 40;
      SCOPED_TRACE(path + ": " + mistake.name + ": …" + spoilt_text.substr(begin, 90) + "…");
      const Snapshot spoilt = compile_text(spoilt_text);
      expect_fixes_do_no_harm(spoilt, spoilt_text, errors_in(whole));
      expect_sure_fixes_settle(spoilt, spoilt_text, errors_in(whole));
      if (errors_in(spoilt) <= errors_in(whole)) continue;  // What was made is another plan, which may have other findings.
      for (const auto& [name, count] : found_by_rules(spoilt)) {
        if (text.find(name + ": off") != std::string::npos) continue;  // The setting itself may be what could not be read.
        const auto known = before.find(name);
        EXPECT_LE(count, known == before.end() ? 0 : known->second) << name << " follows from the mistake only\n" << shown(spoilt);
      }
      if (HasFailure()) return;  // One is enough to look at.
    }
  }
  EXPECT_GT(made, 20);
}

}  // namespace
}  // namespace campaign
