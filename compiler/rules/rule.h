#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "check/program.h"
#include "rules/expression.h"

namespace campaign {

/// How strictly a rule is taken; `off` where it is not looked at.
enum class Level : std::uint8_t { error, warning, hint, off };
[[nodiscard]] std::optional<Level> level_named(std::string_view word);

/// What the property of a rule holds.
enum class RuleForm : std::uint8_t { kinds, expression, binding, level, stages, text, markdown, example, word, texts };

/// One property of `rule` declarations.
struct RulePropertyRow {
  std::string_view name;
  RuleForm form;
  bool many;
  bool required;
  std::string_view meaning;  ///< One sentence for the reference.
};
/// All of them, in the order in which a rule is best written.
[[nodiscard]] std::span<const RulePropertyRow> all_rule_properties();

/// The parts of a rule that only a finding needs, compiled when there is one.
struct RuleMessage {
  struct Note {
    TextPattern text;
    std::int32_t on = -1;  ///< What it stands at, each with `it` as its value.
  };
  struct Change {
    enum class Form : std::uint8_t { insert, replace, wrap };
    Form form = Form::insert;
    TextPattern text, because;
    std::int32_t on = -1, into = -1;
  };
  std::int32_t at = -1, group = -1;
  TextPattern message;
  std::vector<TextPattern> notes, helps;
  std::vector<Note> labels;
  std::vector<Change> changes;
};

/// The inside of a short text token, as it stands.
[[nodiscard]] inline std::string_view inside_quotes(std::string_view token) {
  return token.size() >= 2 ? token.substr(1, token.size() - 2) : std::string_view();
}

/// One `rule` declaration.
struct Rule {
  struct Property {
    std::string_view key;
    Node node;
  };
  std::string_view name;   ///< `time_bound.missing_deadline`
  std::string_view title;
  Span name_span;
  std::string languages;   ///< Of a rule about words, separated by blanks: it is run where the campaign speaks one of them.
  std::string stages;      ///< The stages of a campaign in which it makes sense, separated by blanks; empty: all.
  std::size_t file = 0;    ///< Of the compilation's files.
  bool from_library = false;
  bool compiled = false;   ///< Its conditions.
  bool broken = false;     ///< Was reported, and is not run.
  std::vector<Property> properties;
  /// What it says in another language: `de { message: "…" }`.
  struct Translation {
    std::string_view tag;
    Span place;
    std::vector<Property> properties;
  };
  std::vector<Translation> translations;
  KindSet kinds;
  Level severity = Level::warning;
  std::optional<Level> draft, launch;
  std::int32_t when = -1, each = -1, require = -1;
  std::uint64_t needs = 0;  ///< Properties without which a declaration cannot break it, as bits (`Plan::bit_of`).
  std::string_view each_name;
  Type each_type;
  std::unique_ptr<RuleMessage> compiled_message;

  /// The first property of a name, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The translation into a language, or null.
  [[nodiscard]] const Translation* in(std::string_view tag) const;
};

}  // namespace campaign
