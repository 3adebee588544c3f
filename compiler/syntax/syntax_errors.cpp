#include "syntax/syntax_errors.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "language/constructs.h"
#include "syntax/half_quoted.h"
#include "syntax/slips.h"

namespace campaign {

namespace {

using enum TokenKind;

std::string_view text_of(const SyntaxTree& tree, const Token& token) {
  return tree.text().substr(token.begin, token.end - token.begin);
}

Span span_of(const SyntaxTree& tree, const Token& token) { return {tree.file(), token.begin, token.end}; }

// A token as a message names it, long ones cut.
Said shown(const SyntaxTree& tree, const Token& token) {
  switch (token.kind) {
    case end_of_file: return "the end of the file";
    case nl: return "the end of the line";
    case rbrace: return "the end of the block";
    default: break;
  }
  constexpr std::size_t kMost = 30;
  std::string_view text = text_of(tree, token);
  const std::size_t line = text.find_first_of("\r\n");
  text = text.substr(0, line);
  if (text.size() <= kMost) return "`" + std::string(text) + (line == std::string_view::npos ? "`" : " …`");
  std::size_t cut = kMost;
  while (cut > 0 && (text[cut] & 0xC0) == 0x80) --cut;
  return "`" + std::string(text.substr(0, cut)) + " …`";
}

bool begins_line(const SyntaxTree& tree, std::uint32_t position) {
  if (position == 0) return true;
  const TokenKind before = tree.tokens()[position - 1].kind;
  return before == nl || before == lbrace || before == semi || before == rbrace;
}

bool begins_kind(std::string_view word) {
  constexpr std::string_view kOthers[] = {"use", "extend", "template", "rules", "rule", "vocabulary", "field", "expect"};
  return std::ranges::find(kOthers, word) != std::end(kOthers) || std::ranges::any_of(all_kinds(), [&](const KindRow& row) { return row.keyword.substr(0, row.keyword.find(' ')) == word; });
}

/// A comparison as other languages or people write it, behind the name of a metric: `=>`, `=`, `at least`. How many tokens it has, and how
/// it is written here; of what can mean several things, the likeliest first.
struct ForeignComparison {
  std::uint32_t tokens = 0;
  std::vector<std::string_view> ours;
};
ForeignComparison foreign_comparison(const SyntaxTree& tree, std::uint32_t position) {
  const auto tokens = tree.tokens();
  if (position == 0 || position + 2 >= tokens.size() || !is_name(tokens[position - 1].kind)) return {};
  const std::string_view first = text_of(tree, tokens[position]), second = text_of(tree, tokens[position + 1]);
  const bool touches = tokens[position].end == tokens[position + 1].begin;
  if (first == "=" && touches && second == ">") return {2, {">="}};
  if (first == "=" && touches && second == "<") return {2, {"<="}};
  if (first == "=") return {1, {"==", ">=", "<="}};
  struct Words {
    std::string_view first, second, ours;
  };
  static constexpr Words kWords[] = {
      {"at", "least", ">="}, {"at", "most", "<="}, {"more", "than", ">"}, {"less", "than", "<"}, {"greater", "than", ">"}, {"up", "to", "<="}, {"no", "more", "<="},
      {"above", "", ">"},    {"over", "", ">"},    {"below", "", "<"},    {"under", "", "<"},    {"min", "", ">="},       {"max", "", "<="}, {"mindestens", "", ">="},
      {"höchstens", "", "<="}, {"über", "", ">"}, {"unter", "", "<"},
  };
  for (const Words& words : kWords) {
    if (first == words.first && (words.second.empty() || second == words.second)) return {words.second.empty() ? 1u : 2u, {words.ours}};
  }
  return {};
}

/// Whether a token stands in the value of a property that compares a metric.
bool is_in_condition(const SyntaxTree& tree, std::uint32_t position) {
  const ValueTokens value = value_around(tree, position);
  if (value.key == SyntaxTree::kNone) return false;
  std::string_view key = text_of(tree, tree.tokens()[value.key]);
  key = trim(key.substr(0, key.find(':')));
  return std::ranges::any_of(all_kinds(), [&](const KindRow& kind) {
    const PropertyRow* row = find_property(kind.kind, key);
    return row != nullptr && row->type == ValueType::condition;
  });
}

bool is_literal(TokenKind kind) { return kind >= date && kind <= open_text && kind != name; }

}  // namespace

void SyntaxErrors::stray(const SyntaxTree& tree, std::uint32_t position) {
  const Token& token = tree.tokens()[position];
  const std::string_view text = text_of(tree, token);
  if (text == std::string_view("\0", 1)) {
    diagnostics_.report<Finding::nul_byte>(span_of(tree, token)).fix("delete it", span_of(tree, token), "");
    return;
  }
  Diagnostic& diagnostic = diagnostics_.report<Finding::stray_character>(span_of(tree, token), text);
  struct Sign {
    std::string_view sign;
    const char* help;
  };
  static constexpr Sign kSigns[] = {
      {"$", "write a currency behind the number: `12k USD`"},
      {"€", "write a currency behind the number: `12k EUR`"},
      {"£", "write a currency behind the number: `12k GBP`"},
      {"¥", "write a currency behind the number: `12k JPY`"},
      {"₹", "write a currency behind the number: `12k INR`"},
      {"%", "a percentage is a number with `%` right behind it: `25%`"},
      {"'", "a text stands between double quotes: `\"…\"`"},
      {"“", "a text stands between straight double quotes: `\"…\"`"},
      {"”", "a text stands between straight double quotes: `\"…\"`"},
      {"#", "a comment starts with `//`"},
      {"@", "a person is named as `@name`"},
      {"–", "a period is written with two dots: `2027-01-01 .. 2027-03-31`"},
      {"—", "a period is written with two dots: `2027-01-01 .. 2027-03-31`"},
      {"…", "a period is written with two dots: `2027-01-01 .. 2027-03-31`"},
      {"±", "a range is written with `to`: `90 to 130`"},
      {"~", "an uncertain amount is written with its two ends: `90 to 130`"},
      {"×", "multiplication is written `*`"},
      {"÷", "division is written `/`"},
      {"≥", "at least is written `>=`"},
      {"≤", "at most is written `<=`"},
      {"!", "unequal is written `!=`, and a negation `not`"},
      {"&", "both conditions are joined by `and`"},
      {"|", "alternatives are joined by `or`"},
      {":", "a property is written `name: value`"},
  };
  const bool dash = text == "–" || text == "—";
  if (dash && position > 0 && position + 1 < tree.tokens().size() && tree.tokens()[position - 1].kind == number && tree.tokens()[position + 1].kind == number) {
    diagnostic.helped("a range is written with `to`: `90 to 130`").fix("write `to`", span_of(tree, token), " to ");
    return;
  }
  for (const Sign& sign : kSigns) {
    if (sign.sign == text) diagnostic.helped(sign.help);
  }
}

void SyntaxErrors::report(SyntaxPlace place, const SyntaxTree& tree, std::uint32_t position) {
  const Token& found = tree.tokens()[position];
  const Span here = span_of(tree, found);
  const Token* before = position > 0 ? &tree.tokens()[position - 1] : nullptr;
  if ((found.kind == TokenKind::text && is_half_quoted(text_of(tree, found))) || !limit_.admits(here)) return;
  if (report_as_slip(diagnostics_, tree, position)) return;
  if (const ForeignComparison foreign = foreign_comparison(tree, position); foreign.tokens > 0 && is_in_condition(tree, position)) {
    const Span all{here.file, here.begin, tree.tokens()[position + foreign.tokens - 1].end};
    Diagnostic& diagnostic = diagnostics_.report<Finding::unexpected>(all, "a comparison such as `>=`", say("`{}`", tree.text().substr(all.begin, all.size())));
    for (const std::string_view ours : foreign.ours) diagnostic.fix(say("write `{}`", ours), all, std::string(ours));
    return;
  }
  if (place == SyntaxPlace::window && (found.kind == minus || text_of(tree, found) == "–")) {
    diagnostics_.report<Finding::unexpected>(here, "hours such as `11:30 .. 13:30`", shown(tree, found)).helped("write `..` between the hours").fix("write `..` between the hours", here, " .. ");
    return;
  }
  if (found.kind == TokenKind::stray) return stray(tree, position);

  // `budget 12k USD`: a name that begins its line, and a literal behind it. The word of a kind begins a declaration.
  if (before != nullptr && is_name(before->kind) && !begins_kind(text_of(tree, *before)) && begins_line(tree, position - 1) && place == SyntaxPlace::member &&
      (is_literal(found.kind) || found.kind == lparen || found.kind == lbrack || found.kind == ge || found.kind == le)) {
    const Span word = span_of(tree, *before);
    diagnostics_.report<Finding::missing_colon>(here, text_of(tree, *before))
        .fix("write the colon", Span{word.file, word.end, word.end}, ":")
        .helped(say("write `{}: …`", text_of(tree, *before)));
    return;
  }
  // Behind a key stands a value.
  if (place == SyntaxPlace::member && before != nullptr && before->kind == key) place = SyntaxPlace::value;
  switch (place) {
    case SyntaxPlace::value: {
      if (ends_line(found.kind) || found.kind == key || found.kind == comma || found.kind == rparen || found.kind == rbrack) {
        const Span after = before != nullptr ? span_of(tree, *before) : here;
        diagnostics_.report<Finding::missing_operand>(after, before != nullptr ? shown(tree, *before) : Said("here"), shown(tree, found));
        return;
      }
      if (is_reserved(found.kind)) {
        diagnostics_.report<Finding::reserved_word>(here, text_of(tree, found))
            .helped(say("`{}` is an operator of the language; a name needs another word", text_of(tree, found)));
        return;
      }
      diagnostics_.report<Finding::unexpected>(here, "a value", shown(tree, found));
      return;
    }
    case SyntaxPlace::arguments:
      diagnostics_.report<Finding::unexpected>(here, "`,` or `)`", shown(tree, found));
      return;
    case SyntaxPlace::name:
      if (is_reserved(found.kind)) {
        diagnostics_.report<Finding::reserved_word>(here, text_of(tree, found))
            .helped(say("`{}` is an operator of the language; a name needs another word", text_of(tree, found)));
        return;
      }
      diagnostics_.report<Finding::unexpected>(here, "a name", shown(tree, found));
      return;
    case SyntaxPlace::window:
      diagnostics_.report<Finding::unexpected>(here, "hours such as `11:30 .. 13:30`", shown(tree, found));
      return;
    case SyntaxPlace::member: {
      const bool starts = begins_line(tree, position);
      Diagnostic& diagnostic =
          diagnostics_.report<Finding::unexpected>(here, starts ? "a property or a declaration" : "the end of the line", shown(tree, found));
      if (starts) {
        diagnostic.helped("a line is a property, `name: value`, or a declaration, `tactic name \"Title\" { … }`");
      } else if (is_name(found.kind)) {
        diagnostic.helped("a declaration starts on a line of its own, or behind `;`");
      } else if (before != nullptr && is_name(before->kind) && found.kind == TokenKind::text) {
        diagnostic.helped("a title stands behind the name and before the block");
      } else {
        diagnostic.helped("a value ends where its line ends; what belongs together needs an operator or a comma between");
      }
      return;
    }
    case SyntaxPlace::other:
      diagnostics_.report<Finding::unexpected>(here, found.kind == rbrack || found.kind == rparen ? "a value" : "something else",
                                               shown(tree, found));
      return;
  }
}

}  // namespace campaign
