#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "rules/expression.h"
#include "rules/vocabulary.h"
#include "source/source_file.h"
#include "syntax/syntax_tree.h"

namespace campaign {

/// What a rule's expressions can name beside members and functions.
struct RuleScope {
  struct Variable {
    std::string_view name;
    std::uint32_t slot;
    Type type;
  };
  KindSet kinds;                    ///< What the rule is for.
  std::vector<Variable> variables;  ///< Innermost last.
  /// The expression that the rule gives a name; a limit that the plan sets anew is its setting.
  std::function<std::optional<Node>(std::string_view)> local;
  /// The named expressions that were compiled, each once however often it is read; -1 while one is being compiled, for
  /// one that leads back to itself is a circle.
  std::shared_ptr<std::unordered_map<std::string_view, std::int32_t>> compiled_locals = std::make_shared<std::unordered_map<std::string_view, std::int32_t>>();
};

/// Turns expressions into steps, checking names and types. What is wrong is reported once, and its step is -1.
class ExpressionCompiler {
 public:
  ExpressionCompiler(const Plan& plan, const Sources& sources, const Vocabularies& vocabularies, Expressions& code, Diagnostics& diagnostics)
      : plan_(plan), sources_(sources), vocabularies_(vocabularies), code_(code), diagnostics_(diagnostics) {}

  /// The step of an expression, or -1.
  [[nodiscard]] std::int32_t compile(Node node, RuleScope& scope);
  /// A text with `{expression}` in it.
  [[nodiscard]] TextPattern pattern(Node text, RuleScope& scope);
  [[nodiscard]] Type type_of(std::int32_t step) const {
    return step < 0 ? Type{} : code_.steps[static_cast<std::size_t>(step)].type;
  }

 private:
  std::int32_t add(Step step);
  std::int32_t constant(RuleValue value, Type type);
  std::int32_t path(Node node, RuleScope& scope);
  std::int32_t first_name(std::string_view name, Span span, RuleScope& scope, bool alone);
  std::int32_t member(std::int32_t of, std::string_view name, Span span);
  std::int32_t binary(Node node, RuleScope& scope);
  std::int32_t unary(Node node, RuleScope& scope);
  std::int32_t call(Node node, RuleScope& scope);
  std::int32_t loop(Node node, const FunctionRow& row, RuleScope& scope);
  std::int32_t plain_call(Node node, const FunctionRow& row, RuleScope& scope);
  std::int32_t quantity(Node node);
  std::int32_t text(Node node, RuleScope& scope);
  std::int32_t list(Node node, RuleScope& scope, const Type* members);
  /// A bare name beside something that is a word or a declaration: `funnel == awareness`, `channel == tv`.
  std::int32_t bare_name(Node node, const Type& beside, bool& by_name);
  [[nodiscard]] std::vector<std::string_view> declared_names(KindSet kinds) const;
  std::int32_t local(std::string_view name, Span span, RuleScope& scope);
  std::int32_t wrong_type(Span span, const Said& needs, const Type& is);
  [[nodiscard]] std::optional<UnitId> unit_named(std::string_view name);
  void unknown_name(Span span, std::string_view name, const RuleScope& scope);

  const Plan& plan_;
  const Sources& sources_;
  const Vocabularies& vocabularies_;
  Expressions& code_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, UnitId> units_;  // By name, filled at the first question.
};

}  // namespace campaign
