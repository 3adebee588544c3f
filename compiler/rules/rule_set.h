#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "rules/compile_expression.h"
#include "rules/rule.h"

namespace campaign {

/// A setting of a `rules` block: a rule's severity, or the value of one of its names.
struct RuleSetting {
  EntityId scope = kNoEntity;  ///< The campaign or portfolio around it; kNoEntity: everything.
  std::string_view rule;
  std::string_view limit;      ///< The name that is set; empty: the severity.
  std::optional<Level> level;
  Node value;
};

/// A choice of packs: only these library modules' rules count in a scope.
struct PackChoice {
  EntityId scope = kNoEntity;
  std::vector<bool> files;  ///< By file of the compilation: whether its rules are chosen.
};

/// All rules that a compilation sees, read and checked; and how the plan tunes them.
class RuleSet {
 public:
  /// Reads the `rule` and `rules` declarations and compiles the plan's own rules and the library's that the plan tunes, so
  /// that whatever is wrong with them is said. O(text of these).
  RuleSet(const Plan& plan, const Sources& sources, const std::vector<ParsedFile>& files, const Vocabularies& vocabularies,
          Diagnostics& diagnostics, bool check_library = false);
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  [[nodiscard]] std::vector<Rule>& rules() { return rules_; }
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const Expressions& code() const { return code_; }
  /// Whether a rule is sound and has a condition; compiles that of a library rule when asked for the first time.
  [[nodiscard]] bool can_run(Rule& rule);
  /// The texts of a rule, of a library rule compiled when it is broken for the first time.
  [[nodiscard]] const RuleMessage& message_of(Rule& rule);
  /// How strictly each rule is taken in a campaign (or portfolio, or outside both) at a stage; `off` where it makes sense in none of
  /// `stages`, if there are any.
  [[nodiscard]] std::vector<Level> levels(EntityId scope, std::string_view stage, std::span<const std::string_view> stages) const;
  [[nodiscard]] const Rule* find(std::string_view name) const;

 private:
  void read_rule(Node declaration, std::size_t file);
  /// The `rules` blocks of a file, campaign or portfolio. `scopes`: the latter two by their place.
  void read_settings_in(Node block, EntityId scope, const std::map<Span, EntityId>& scopes);
  void read_settings(Node declaration, EntityId scope);
  void read_pack(Node declaration, EntityId scope);
  void read_kinds(Rule& rule);
  void compile_conditions(Rule& rule);
  void compile_message(Rule& rule);
  /// `de { message: "…" }` in a rule.
  void read_translation(Rule& rule, Node declaration);
  /// The texts of a rule, in a translation where one is given.
  [[nodiscard]] RuleMessage message_in(const Rule& rule, const Rule::Translation* translation);
  /// Reports what a translation has too much or too little of.
  void check_translation(const Rule& rule, const Rule::Translation& translation);
  [[nodiscard]] RuleScope scope_of(const Rule& rule);
  [[nodiscard]] std::optional<Node> local_of(const Rule& rule, std::string_view name);
  [[nodiscard]] std::int32_t clause(Node item, TokenKind word, RuleScope& scope);
  void unknown_rule(Span span, std::string_view name);
  void mark_pack(std::size_t file, std::vector<bool>& files) const;

  const Plan& plan_;
  const Sources& sources_;
  const std::vector<ParsedFile>& files_;
  Diagnostics& diagnostics_;
  Expressions code_;
  ExpressionCompiler compiler_;
  std::vector<Rule> rules_;
  std::map<std::string_view, std::size_t> by_name_;
  std::vector<RuleSetting> settings_;
  std::vector<PackChoice> choices_;
  bool check_library_;
  std::vector<std::string_view> read_locals_;  // Of the rule that is being compiled.
};

}  // namespace campaign
