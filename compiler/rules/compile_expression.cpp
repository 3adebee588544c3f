#include "rules/compile_expression.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "check/context.h"
#include "check/literals.h"
#include "library/declarations.h"
#include "model/dates.h"
#include "rules/members.h"
#include "syntax/parser.h"

namespace campaign {

namespace {

using Op = Step::Op;

constexpr Type kYesNo{Base::yes_no};
constexpr std::int32_t kOpen = -2;  // A named expression that is being compiled.

std::optional<Comparison> comparison_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::eq: return Comparison::equal;
    case TokenKind::ne: return Comparison::not_equal;
    case TokenKind::lt: return Comparison::below;
    case TokenKind::le: return Comparison::at_most;
    case TokenKind::gt: return Comparison::above;
    case TokenKind::ge: return Comparison::at_least;
    default: return std::nullopt;
  }
}

/// The kind whose keyword or plural, as one word, is this name.
std::optional<Kind> kind_of_word(std::string_view name, bool plural) {
  for (const KindRow& row : all_kinds()) {
    std::string word(plural ? row.id : row.keyword);
    std::ranges::replace(word, ' ', '_');
    if (word == name) return row.kind;
  }
  return std::nullopt;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> list;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    list.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return list;
}

/// Whether values of two types can be compared at all.
bool comparable(const Type& a, const Type& b) {
  const auto group = [](Base base) { return base == Base::span ? Base::date : base == Base::word ? Base::text : base; };
  return a.is(Base::none) || b.is(Base::none) || group(a.base) == group(b.base);
}

bool has_order(Base base) {
  return base == Base::none || base == Base::amount || base == Base::date || base == Base::span || base == Base::duration;
}

}  // namespace

std::int32_t ExpressionCompiler::add(Step step) {
  code_.steps.push_back(step);
  return static_cast<std::int32_t>(code_.steps.size() - 1);
}

std::int32_t ExpressionCompiler::constant(RuleValue value, Type type) {
  code_.constants.push_back(std::move(value));
  Step step;
  step.op = Op::constant;
  step.type = type;
  step.index = static_cast<std::uint32_t>(code_.constants.size() - 1);
  return add(step);
}

std::int32_t ExpressionCompiler::wrong_type(Span span, const Said& needs, const Type& is) {
  if (!is.is(Base::none)) diagnostics_.report<Finding::rule_type>(span, needs, say_type(is));
  return -1;
}

std::int32_t ExpressionCompiler::compile(Node node, RuleScope& scope) {
  if (node.broken()) return -1;
  switch (node.kind()) {
    case NodeKind::path: return path(node, scope);
    case NodeKind::binary: return binary(node, scope);
    case NodeKind::unary: return unary(node, scope);
    case NodeKind::call: return call(node, scope);
    case NodeKind::quantity: return quantity(node);
    case NodeKind::text: return text(node, scope);
    case NodeKind::list: return list(node, scope, nullptr);
    case NodeKind::percent: {
      LiteralError wrong;
      std::string_view digits = node.text();
      digits.remove_suffix(1);
      const auto number = parse_number(trim(digits), wrong);
      if (!number) return wrong_type(node.span(), "a percentage", Type{Base::text});
      return constant(RuleValue(Amount{*number, kPercent}), Type{Base::amount});
    }
    case NodeKind::date: {
      LiteralError wrong;
      const auto days = parse_date(node.text(), wrong);
      if (!days) {
        diagnostics_.report<Finding::bad_date>(node.span(), wrong.message).helped(wrong.help);
        return -1;
      }
      return constant(RuleValue(*days), Type{days->first == days->last ? Base::date : Base::span});
    }
    default:
      diagnostics_.report<Finding::rule_type>(node.span(), "an expression of a rule", "something that only plans have");
      return -1;
  }
}

// -- names -------------------------------------------------------------------------------------------------------------

std::int32_t ExpressionCompiler::path(Node node, RuleScope& scope) {
  const auto names = names_of(node);
  std::int32_t step = first_name(names[0], node.token_span(node.first_token()), scope, names.size() == 1);
  for (std::size_t i = 1; i < names.size() && step >= 0; ++i) {
    step = member(step, names[i], node.token_span(node.first_token() + static_cast<std::uint32_t>(2 * i)));
  }
  return step;
}

std::int32_t ExpressionCompiler::first_name(std::string_view name, Span span, RuleScope& scope, bool alone) {
  Step step;
  for (auto variable = scope.variables.rbegin(); variable != scope.variables.rend(); ++variable) {
    if (variable->name != name) continue;
    step.op = Op::variable;
    step.index = variable->slot;
    step.type = variable->type;
    return add(step);
  }
  if (scope.local && scope.local(name)) return local(name, span, scope);
  const auto kind = kind_of_word(name, false);
  const Type self{Base::entity, false, scope.kinds, {}};
  if (name == "this" || (kind && scope.kinds.contains(*kind))) {
    step.op = Op::variable;
    step.index = kSelfSlot;
    step.type = name == "this" ? self : Type{Base::entity, false, KindSet(*kind), {}};
    return add(step);
  }
  if (name == "today") {
    step.op = Op::today;
    step.type = Type{Base::date};
    return add(step);
  }
  if (name == "yes" || name == "no") return constant(RuleValue(name == "yes"), kYesNo);
  if (name == "plan" && !alone) {
    // `plan.goals`: the member says which kind.
    step.op = Op::everywhere;
    step.type = Type{Base::entity, true, KindSet(), {}};
    step.index = static_cast<std::uint32_t>(kKindCount);
    return add(step);
  }
  if (kind) {
    step.op = Op::variable;
    step.index = kSelfSlot;
    step.type = self;
    const std::int32_t own = add(step);
    step = Step{};
    step.op = Op::enclosing;
    step.a = own;
    step.index = static_cast<std::uint32_t>(*kind);
    step.type = Type{Base::entity, false, KindSet(*kind), {}};
    return add(step);
  }
  unknown_name(span, name, scope);
  return -1;
}

void ExpressionCompiler::unknown_name(Span span, std::string_view name, const RuleScope& scope) {
  std::vector<std::string> made;
  std::vector<std::string_view> names{"this", "today", "plan", "yes", "no"};
  for (const RuleScope::Variable& variable : scope.variables) names.push_back(variable.name);
  for (const KindRow& row : all_kinds()) {
    made.emplace_back(row.keyword);
    std::ranges::replace(made.back(), ' ', '_');
  }
  names.insert(names.end(), made.begin(), made.end());
  Diagnostic& diagnostic = diagnostics_.report<Finding::rule_name>(span, name);
  if (const auto meant = closest(name, names)) {
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), span, std::string(*meant));
  } else {
    diagnostic.helped("an expression starts from `this`, from the kind the rule is for, from what is around it (`campaign`), from `plan`, "
                      "`today`, or a name that the rule itself gives");
  }
}

std::int32_t ExpressionCompiler::local(std::string_view name, Span span, RuleScope& scope) {
  auto& compiled = *scope.compiled_locals;
  if (const auto known = compiled.find(name); known != compiled.end()) {
    if (known->second == kOpen) {
      diagnostics_.report<Finding::rule_name>(span, name)
          .helped(say("`{}` is read while it is being worked out: it leads back to itself", name));
      return -1;
    }
    return known->second;
  }
  compiled[name] = kOpen;
  // A named expression sees the declaration and the value of `each`, not the loops of those who read it.
  RuleScope outer = scope;
  std::erase_if(outer.variables, [](const RuleScope::Variable& variable) { return variable.slot != kEachSlot; });
  return compiled[name] = compile(*scope.local(name), outer);
}

std::int32_t ExpressionCompiler::member(std::int32_t of, std::string_view name, Span span) {
  const Type type = type_of(of);
  Step step;
  step.a = of;
  const bool is_plan = code_.steps[static_cast<std::size_t>(of)].op == Op::everywhere &&
                       code_.steps[static_cast<std::size_t>(of)].index == kKindCount;
  if (is_plan) {
    const auto kind = kind_of_word(name, true);
    if (!kind) {
      diagnostics_.report<Finding::rule_name>(span, name).helped("a plan has `goals`, `tactics`, `campaigns` and so on");
      return -1;
    }
    step.op = Op::everywhere;
    step.index = static_cast<std::uint32_t>(*kind);
    step.type = Type{Base::entity, true, KindSet(*kind), {}};
    step.a = -1;
    return add(step);
  }
  if (type.is(Base::entity)) {
    for (const KindRow& row : all_kinds()) {
      if (!type.kinds.empty() && !type.kinds.contains(row.kind)) continue;
      const PropertyRow* property = plan_.find_property(row.kind, name);
      if (property == nullptr) continue;
      step.op = Op::property;
      step.index = static_cast<std::uint32_t>(plan_.property_of(*property));
      step.type = campaign::type_of(*property);
      return add(step);
    }
  }
  if (const MemberRow* row = find_member(type, name)) {
    step.op = Op::member;
    step.member = row;
    step.type = row->type;
    if (row->type.is(Base::entity) && row->type.kinds.empty() && name == "head") step.type = type.one();
    return add(step);
  }
  if (type.is(Base::entity)) {
    if (const auto kind = kind_of_word(name, true)) {
      step.op = Op::below;
      step.index = static_cast<std::uint32_t>(*kind);
      step.type = Type{Base::entity, true, KindSet(*kind), {}};
      return add(step);
    }
    if (const auto kind = kind_of_word(name, false)) {
      step.op = Op::enclosing;
      step.index = static_cast<std::uint32_t>(*kind);
      step.type = Type{Base::entity, false, KindSet(*kind), {}};
      return add(step);
    }
  }
  if (type.is(Base::none)) return -1;
  std::vector<std::string_view> names;
  for (const MemberRow& row : all_members()) {
    if (find_member(type, row.name) != nullptr) names.push_back(row.name);
  }
  if (type.is(Base::entity)) {
    for (const KindRow& row : all_kinds()) {
      if (!type.kinds.empty() && !type.kinds.contains(row.kind)) continue;
      for (const PropertyRow* property : plan_.properties_of(row.kind)) names.push_back(property->name);
      names.push_back(row.id);
    }
  }
  Diagnostic& diagnostic = diagnostics_.report<Finding::rule_member>(span, say_type(type.one()), name);
  if (const auto meant = closest(name, names)) {
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), span, std::string(*meant));
  } else {
    std::string some;
    for (std::size_t i = 0; i < names.size() && i < 12; ++i) some += fmt::format("{}`{}`", some.empty() ? "" : ", ", names[i]);
    diagnostic.helped(say("it has {}{}", some, names.size() > 12 ? " and more: `campaign doc` lists them" : ""));
  }
  return -1;
}

std::vector<std::string_view> ExpressionCompiler::declared_names(KindSet kinds) const {
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    const Entity& entity = plan_[EntityId{i}];
    if (kinds.empty() || kinds.contains(entity.kind)) names.push_back(entity.name);
  }
  // A rule may speak of what a plan does not use: any module of the library has it.
  for_each_library_declaration([&](const std::string&, Node member) {
    const auto kind = member.child_count() < 2 ? std::nullopt : kind_named(member.child(0).text());
    if (kind && (kinds.empty() || kinds.contains(*kind))) names.push_back(member.child(1).text());
  });
  return names;
}

std::int32_t ExpressionCompiler::bare_name(Node node, const Type& beside, bool& by_name) {
  const std::string_view name = node.text();
  if (beside.is(Base::word)) {
    if (has_word(beside.words, name)) return constant(RuleValue(name), beside.one());
    const auto words = split(beside.words);
    Diagnostic& diagnostic = diagnostics_.report<Finding::rule_type>(node.span(), say_type(beside.one()), say("`{}`", name));
    if (const auto meant = closest(name, words)) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), node.span(), std::string(*meant));
    }
    return -1;
  }
  by_name = true;
  const auto names = declared_names(beside.kinds);
  if (std::ranges::find(names, name) == names.end()) {
    Diagnostic& diagnostic = diagnostics_.report<Finding::rule_name>(node.span(), name);
    if (const auto meant = closest(name, names)) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), node.span(), std::string(*meant));
    } else {
      diagnostic.helped(say("neither the plan nor the library declares {} of this name", say_type(beside.one())));
    }
    return -1;
  }
  return constant(RuleValue(name), Type{Base::text});
}

// -- operators ---------------------------------------------------------------------------------------------------------

std::int32_t ExpressionCompiler::binary(Node node, RuleScope& scope) {
  const Node left = node.child(0), right = node.child(1);
  Step step;
  const auto comparison = comparison_of(node.op());
  if (comparison || node.op() == TokenKind::kw_in) {
    step.op = comparison ? Op::compare : Op::contains;
    step.comparison = comparison.value_or(Comparison::equal);
    step.type = kYesNo;
    step.a = compile(left, scope);
    const Type type = type_of(step.a);
    const bool takes_names = (type.is(Base::word) || type.is(Base::entity)) && (!comparison || *comparison == Comparison::equal || *comparison == Comparison::not_equal);
    bool by_name = false;
    if (takes_names && is_single_name(right)) {
      // A word of the left side before anything else that has this name.
      const bool is_variable = std::ranges::any_of(scope.variables, [&](const auto& variable) { return variable.name == right.text(); }) ||
                               (scope.local && scope.local(right.text()).has_value()) || right.text() == "this";
      const bool is_kind = kind_of_word(right.text(), false).has_value() && type.is(Base::entity);
      step.b = is_variable || is_kind ? compile(right, scope) : bare_name(right, type, by_name);
    } else if (takes_names && right.kind() == NodeKind::list) {
      step.b = list(right, scope, &type);
      by_name = type.is(Base::entity) && type_of(step.b).is(Base::text);
    } else {
      step.b = compile(right, scope);
    }
    if (step.a < 0 || step.b < 0) return -1;
    if (by_name) {
      Step name;
      name.op = Op::call_name;
      name.a = step.a;
      name.type = Type{Base::text};
      step.a = add(name);
    }
    const Type other = type_of(step.b);
    if (!comparable(type_of(step.a), other)) return wrong_type(right.span(), say_type(type.one()), other);
    if (comparison && *comparison != Comparison::equal && *comparison != Comparison::not_equal && !has_order(type.base)) {
      return wrong_type(left.span(), "an amount, a date or a length of time", type);
    }
    return add(step);
  }
  if (node.op() == TokenKind::kw_matches) {
    step.op = Op::matches;
    step.type = kYesNo;
    step.a = compile(left, scope);
    if (step.a < 0) return -1;
    const Type type = type_of(step.a);
    if (!type.is(Base::text) && !type.is(Base::word)) return wrong_type(left.span(), "a text", type);
    if (right.kind() != NodeKind::text) {
      diagnostics_.report<Finding::rule_type>(right.span(), "a text with a regular expression", "something else");
      return -1;
    }
    std::optional<std::size_t> ignored;
    const std::string expression = decode_text(right.text(), ignored);
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compiled = std::make_unique<re2::RE2>(expression, options);
    if (!compiled->ok()) {
      diagnostics_.report<Finding::rule_pattern>(right.span(), compiled->error()).helped("write it as RE2 reads it: `^[a-z]+_[0-9]+$`");
      return -1;
    }
    code_.patterns.push_back(std::move(compiled));
    step.index = static_cast<std::uint32_t>(code_.patterns.size() - 1);
    return add(step);
  }
  step.a = compile(left, scope);
  step.b = compile(right, scope);
  if (step.a < 0 || step.b < 0) return -1;
  const Type a = type_of(step.a), b = type_of(step.b);
  switch (node.op()) {
    case TokenKind::kw_and:
    case TokenKind::kw_or:
      step.op = node.op() == TokenKind::kw_and ? Op::both : Op::either;
      step.type = kYesNo;
      return add(step);
    case TokenKind::range:
      if (!a.is(Base::date) && !a.is(Base::span)) return wrong_type(left.span(), "a date", a);
      if (!b.is(Base::date) && !b.is(Base::span)) return wrong_type(right.span(), "a date", b);
      step.op = Op::span;
      step.type = Type{Base::span};
      return add(step);
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::star:
    case TokenKind::slash:
    case TokenKind::kw_per: {
      step.op = node.op() == TokenKind::plus ? Op::add : node.op() == TokenKind::minus ? Op::subtract : node.op() == TokenKind::star ? Op::multiply : Op::divide;
      const bool sum = step.op == Op::add || step.op == Op::subtract;
      if (sum && (a.is(Base::date) || a.is(Base::span))) {
        const bool dates = step.op == Op::subtract && (b.is(Base::date) || b.is(Base::span));
        if (!dates && !b.is(Base::duration)) return wrong_type(right.span(), "a length of time", b);
        step.type = Type{dates ? Base::duration : Base::date};
        return add(step);
      }
      if (!a.is(Base::amount)) return wrong_type(left.span(), "an amount", a);
      if (!b.is(Base::amount)) return wrong_type(right.span(), "an amount", b);
      step.type = Type{Base::amount};
      return add(step);
    }
    default:
      diagnostics_.report<Finding::rule_type>(node.span(), "an expression of a rule", "something that only plans have");
      return -1;
  }
}

std::int32_t ExpressionCompiler::unary(Node node, RuleScope& scope) {
  Step step;
  step.a = compile(node.child(0), scope);
  if (step.a < 0) return -1;
  const Type type = type_of(step.a);
  if (node.op() == TokenKind::kw_not) {
    step.op = Op::opposite;
    step.type = kYesNo;
    return add(step);
  }
  if (!type.is(Base::amount)) return wrong_type(node.child(0).span(), "an amount", type);
  if (node.op() == TokenKind::plus) return step.a;
  if (node.op() != TokenKind::minus) {
    diagnostics_.report<Finding::rule_type>(node.span(), "a comparison of two values", "one of a single value");
    return -1;
  }
  step.op = Op::negate;
  step.type = type;
  return add(step);
}

// -- calls -------------------------------------------------------------------------------------------------------------

std::int32_t ExpressionCompiler::call(Node node, RuleScope& scope) {
  const Node name = node.child(0);
  const FunctionRow* row = function_named(name.text());
  if (row == nullptr) {
    std::vector<std::string_view> names;
    for (const FunctionRow& other : all_functions()) names.push_back(other.name);
    Diagnostic& diagnostic = diagnostics_.report<Finding::rule_function>(name.span(), name.text());
    if (const auto meant = closest(name.text(), names)) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), name.span(), std::string(*meant));
    } else {
      std::string list;
      for (const std::string_view other : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", other);
      diagnostic.helped(say("there are {}", list));
    }
    return -1;
  }
  return row->form == Form::plain ? plain_call(node, *row, scope) : loop(node, *row, scope);
}

std::int32_t ExpressionCompiler::loop(Node node, const FunctionRow& row, RuleScope& scope) {
  std::vector<Node> arguments;
  std::optional<Node> comprehension;
  for (const Node part : node) {
    if (part.index() == node.child(0).index()) continue;
    if (part.kind() == NodeKind::comprehension) {
      comprehension = part;
    } else {
      arguments.push_back(part);
    }
  }
  Step step;
  step.op = Op::loop;
  step.function = row.function;
  if (arguments.size() != 1 || (row.form == Form::test_over && !comprehension)) {
    diagnostics_.report<Finding::rule_type>(node.span(), row.form == Form::test_over ? say("a condition: `{}(t.paid for t in goal.tactics)`", row.name)
                                                                       : say("one collection: `{}(goal.tactics)` or `{}(t.budget for t in goal.tactics)`", row.name, row.name),
                                            say("{} values", arguments.size()));
    return -1;
  }
  Type members;
  if (comprehension) {
    const Node variable = comprehension->child(0);
    step.b = compile(comprehension->child(1), scope);
    if (step.b < 0) return -1;
    members = type_of(step.b).one();
    const auto used = static_cast<std::uint32_t>(std::ranges::count_if(scope.variables, [](const auto& known) { return known.slot >= kFirstLoopSlot; }));
    if (kFirstLoopSlot + used >= kSlots) {
      diagnostics_.report<Finding::rule_type>(node.span(), "fewer loops in one another", "more than nine");
      return -1;
    }
    step.index = kFirstLoopSlot + used;
    scope.variables.push_back({variable.text(), step.index, members});
    step.a = compile(arguments[0], scope);
    if (comprehension->child_count() > 2) {
      step.c = compile(comprehension->child(2), scope);
      if (step.c < 0) step.a = -1;
    }
    scope.variables.pop_back();
    if (step.a < 0) return -1;
    if (row.form == Form::over) members = type_of(step.a).one();
  } else {
    step.b = compile(arguments[0], scope);
    if (step.b < 0) return -1;
    members = type_of(step.b).one();
    step.index = kSlots - 1;
  }
  const bool ordered = row.function == Function::min || row.function == Function::max;
  if (row.function == Function::sum && !members.is(Base::amount)) return wrong_type(arguments[0].span(), "amounts", members);
  if (ordered && !has_order(members.base)) return wrong_type(arguments[0].span(), "amounts, dates or lengths of time", members);
  step.type = row.form == Form::test_over ? kYesNo : row.function == Function::count ? Type{Base::amount} : members;
  step.type.many = row.many;
  return add(step);
}

std::int32_t ExpressionCompiler::plain_call(Node node, const FunctionRow& row, RuleScope& scope) {
  std::vector<std::int32_t> arguments;
  std::size_t at = 0;
  for (const Node part : node) {
    if (part.index() == node.child(0).index()) continue;
    if (part.kind() == NodeKind::comprehension || at >= row.parameters.size()) {
      diagnostics_.report<Finding::rule_type>(part.span(), say("{} values for `{}`", row.parameters.size(), row.name), "more");
      return -1;
    }
    const char wanted = row.parameters[at++];
    std::int32_t step = -1;
    if (wanted == 'w') {
      if (!is_single_name(part) || vocabularies_.named(part.text()).empty()) {
        std::vector<std::string_view> names;
        for (const Vocabulary& vocabulary : vocabularies_.all()) names.push_back(vocabulary.name);
        Diagnostic& diagnostic = diagnostics_.report<Finding::rule_name>(part.span(), part.text());
        const auto meant = closest(part.text(), names);
        diagnostic.helped(meant ? say("did you mean the vocabulary `{}`?", *meant) : "the name of a `vocabulary` stands here");
        return -1;
      }
      step = constant(RuleValue(part.text()), Type{Base::text});
    } else {
      step = compile(part, scope);
      if (step < 0) return -1;
      const Type type = type_of(step);
      if (wanted == 'a' && !type.is(Base::amount)) return wrong_type(part.span(), "an amount", type);
      if (wanted == 't' && !type.is(Base::text) && !type.is(Base::word)) return wrong_type(part.span(), "a text", type);
    }
    arguments.push_back(step);
  }
  if (at != row.parameters.size()) {
    diagnostics_.report<Finding::rule_type>(node.span(), say("{} values for `{}`", row.parameters.size(), row.name), say("a call with {}", at));
    return -1;
  }
  Step step;
  step.op = Op::call;
  step.function = row.function;
  step.type = Type{row.result, row.many, {}, {}};
  if (row.result == Base::none) step.type = type_of(arguments[arguments.size() > 1 ? 1 : 0]);
  code_.arguments.push_back(std::move(arguments));
  step.index = static_cast<std::uint32_t>(code_.arguments.size() - 1);
  return add(step);
}

// -- literals ----------------------------------------------------------------------------------------------------------

std::optional<UnitId> ExpressionCompiler::unit_named(std::string_view name) {
  if (units_.empty()) {
    for (const auto& [entity, unit] : plan_.entity_units_) {
      units_.emplace(plan_[EntityId{entity}].name, unit);
      units_.emplace(code_.kept.emplace_back(plan_.units().name(unit)), unit);
    }
    units_.emplace("points", kPoints);
  }
  const auto found = units_.find(name);
  return found == units_.end() ? std::nullopt : std::optional(found->second);
}

std::int32_t ExpressionCompiler::quantity(Node node) {
  LiteralError wrong;
  const auto number = parse_number(node.token_text(node.first_token()), wrong);
  if (!number) {
    diagnostics_.report<Finding::rule_type>(node.span(), "a number", wrong.message);
    return -1;
  }
  if (node.end_token() == node.first_token() + 1) return constant(RuleValue(Amount{*number, kNoUnit}), Type{Base::amount});
  const std::string_view word = node.token_text(node.first_token() + 1);
  if (const auto unit = duration_unit(word)) return constant(RuleValue(Duration{*number, *unit}), Type{Base::duration});
  const auto unit = unit_named(word);
  if (!unit) {
    diagnostics_.report<Finding::rule_name>(node.token_span(node.first_token() + 1), word).helped("a unit, a currency or a length of time stands behind a number");
    return -1;
  }
  return constant(RuleValue(Amount{*number, *unit}), Type{Base::amount});
}

std::int32_t ExpressionCompiler::list(Node node, RuleScope& scope, const Type* members) {
  Step step;
  step.op = Op::list;
  std::vector<std::int32_t> items;
  Type type;
  for (const Node item : node) {
    bool by_name = false;
    const std::int32_t compiled = members != nullptr && is_single_name(item) ? bare_name(item, *members, by_name) : compile(item, scope);
    if (compiled < 0) return -1;
    if (items.empty()) type = type_of(compiled);
    if (!comparable(type, type_of(compiled))) return wrong_type(item.span(), say_type(type), type_of(compiled));
    items.push_back(compiled);
  }
  step.type = type.several();
  const auto is_constant = [this](std::int32_t item) { return code_.steps[static_cast<std::size_t>(item)].op == Op::constant; };
  if (std::ranges::all_of(items, is_constant)) {
    std::vector<RuleValue> values;
    for (const std::int32_t item : items) values.push_back(code_.constants[code_.steps[static_cast<std::size_t>(item)].index]);
    return constant(RuleValue::many(std::move(values)), step.type);
  }
  code_.arguments.push_back(std::move(items));
  step.index = static_cast<std::uint32_t>(code_.arguments.size() - 1);
  return add(step);
}

std::int32_t ExpressionCompiler::text(Node node, RuleScope& scope) {
  code_.texts.push_back(pattern(node, scope));
  Step step;
  step.op = Op::text;
  step.type = Type{Base::text};
  step.index = static_cast<std::uint32_t>(code_.texts.size() - 1);
  return add(step);
}

TextPattern ExpressionCompiler::pattern(Node node, RuleScope& scope) {
  TextPattern made;
  const Span span = node.span();
  const SourceFile& file = sources_[span.file];
  std::string_view token = file.text(span);
  const std::size_t quotes = token.starts_with("\"\"\"") ? 3 : 1;
  std::string literal;
  const auto flush_text = [&](std::string_view raw) {
    std::optional<std::size_t> ignored;
    if (raw.find('\\') == std::string_view::npos) {
      literal += raw;
    } else {
      literal += decode_text(fmt::format("\"{}\"", raw), ignored);
    }
  };
  const std::size_t end = token.size() - std::min(quotes, token.size());
  std::size_t begin = quotes;
  for (std::size_t at = quotes; at < end;) {
    const char c = token[at];
    if ((c == '{' || c == '}') && at + 1 < end && token[at + 1] == c) {
      flush_text(token.substr(begin, at - begin));
      literal += c;
      begin = at += 2;
      continue;
    }
    if (c != '{') {
      ++at;
      continue;
    }
    const std::size_t close = token.find('}', at);
    if (close == std::string_view::npos || close >= end) {
      const auto place = static_cast<std::uint32_t>(span.begin + at);
      diagnostics_.report<Finding::rule_type>(Span{span.file, place, place + 1}, "a `}` that ends the value; a brace itself is written twice", "a text that ends first");
      break;
    }
    flush_text(token.substr(begin, at - begin));
    const SyntaxTree tree = parse_expression(span.file, file, static_cast<std::uint32_t>(span.begin + at + 1),
                                             static_cast<std::uint32_t>(span.begin + close), {}, diagnostics_);
    const Node root = tree.root();
    std::int32_t step = -1;
    if (root.has_children() && root.child(0).kind() == NodeKind::property && root.child(0).has_children()) step = compile(root.child(0).child(0), scope);
    made.parts.push_back({std::move(literal), step});
    literal.clear();
    begin = at = close + 1;
  }
  flush_text(token.substr(std::min(begin, end), end - std::min(begin, end)));
  if (!literal.empty()) made.parts.push_back({std::move(literal), -1});
  return made;
}

}  // namespace campaign
