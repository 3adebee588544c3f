#include "check/formulas.h"

#include <algorithm>

#include <fmt/format.h>

namespace campaign {

namespace {

// A unit as a message names it.
Said shown(const Units& units, UnitId unit) {
  return unit == kNoUnit ? Said("a bare number") : say("`{}`", units.name(unit));
}

class FormulaReader {
 public:
  FormulaReader(CheckContext& context, ValueReader& reader) : context_(context), reader_(reader) {
    states_.resize(context_.plan.size(), State::untouched);
  }

  void run() {
    for (std::size_t i = 0; i < context_.plan.size(); ++i) {
      if (context_.plan.entities_[i].kind == Kind::kpi) read(EntityId{static_cast<std::uint32_t>(i)});
    }
  }

 private:
  enum class State : std::uint8_t { untouched, reading, done };

  // Reads a metric's unit and formula, those it needs first.
  void read(EntityId kpi) {
    State& state = states_[static_cast<std::size_t>(kpi)];
    if (state != State::untouched) return;
    state = State::reading;
    path_.push_back(kpi);
    const std::optional<UnitId> stated = stated_unit(kpi);
    if (stated) context_.plan.kpi_units_[static_cast<std::uint32_t>(kpi)] = *stated;
    if (!formula(kpi, context_.origin(kpi), stated)) {
      for (const Part& part : context_.more(kpi)) {
        if (formula(kpi, part, stated)) break;
      }
    }
    path_.pop_back();
    states_[static_cast<std::size_t>(kpi)] = State::done;
  }

  // Reads the formula in one of a metric's texts; whether there is one.
  bool formula(EntityId kpi, const Part& part, std::optional<UnitId> stated) {
    for (const Node child : context_.node(part)) {
      if (child.kind() != NodeKind::formula || !child.has_children() || child.child(0).broken()) continue;
      if (path_.size() > kDeepest) {
        context_.diagnostics.report<Finding::formula_cycle>(child.span(), context_.plan[kpi].name, "too many formulas lean on each other");
        return true;
      }
      Formula formula;
      reader_.stand_at(kpi, part);
      parts_.push_back(&part);
      const std::optional<UnitId> unit = expression(child.child(0), formula);
      parts_.pop_back();
      if (unit) {
        formula.unit = simplest(*unit);
        accept(kpi, std::move(formula), stated, child.span());
      }
      if (!context_.plan.formulas_.contains(static_cast<std::uint32_t>(kpi))) context_.plan.unread_formulas_.insert(static_cast<std::uint32_t>(kpi));
      return true;
    }
    return false;
  }

  std::optional<UnitId> stated_unit(EntityId kpi) {
    Node property(nullptr, 0);
    const Part* part = find_property_node(context_, kpi, "unit", property);
    if (part == nullptr || !property.has_children()) return std::nullopt;
    reader_.stand_at(kpi, *part);
    return reader_.unit(property.child(0));
  }

  /// Of `USD·pieces/pack`, where a pack is so many pieces, USD: what is left when equal things are taken out.
  [[nodiscard]] UnitId simplest(UnitId unit) const {
    const Units& units = context_.plan.units();
    const auto parts = units.parts(unit);
    if (parts.size() < 2) return unit;
    if (units.is_pure(unit)) return kNoUnit;
    const auto same = std::ranges::find_if(parts, [&](const auto& part) { return part.second == 1 && units.dimension(part.first) == units.dimension(unit); });
    return same == parts.end() ? unit : same->first;
  }

  void accept(EntityId kpi, Formula formula, std::optional<UnitId> stated, Span span) {
    const Units& units = context_.plan.units();
    const auto key = static_cast<std::uint32_t>(kpi);
    // The difference of two shares is in points.
    const bool points = stated == kPoints && units.is_pure(formula.unit);
    if (stated && !points && !units.compatible(*stated, formula.unit)) {
      context_.diagnostics
          .report<Finding::formula_unit>(span, context_.plan[kpi].name, shown(units, formula.unit), shown(units, *stated))
          .helped("leave `unit` out, and it follows from the formula");
      return;
    }
    const bool closes = stated && *stated != kNoUnit && !points && of_both(*stated, formula.unit) != *stated;
    if (!stated || closes) {
      context_.plan.kpi_units_[key] = formula.unit;
    } else {
      formula.unit = *stated;
    }
    context_.plan.formulas_[key] = std::move(formula);
  }

  std::optional<UnitId> expression(Node node, Formula& formula) {
    switch (node.kind()) {
      case NodeKind::path: return metric(node, formula);
      case NodeKind::quantity:
      case NodeKind::percent: {
        const auto amount = reader_.amount(node, "a formula");
        if (!amount) return std::nullopt;
        reader_.check_figures(node, amount->unit, ValueReader::Counted::averaged);
        formula.nodes.push_back({FormulaNode::Op::constant, *amount, kNoEntity, -1, -1, node.span()});
        return amount->unit == kPercent ? kNoUnit : amount->unit;
      }
      case NodeKind::unary:
        if (node.op() == TokenKind::plus || node.op() == TokenKind::minus) {
          const auto unit = expression(node.child(0), formula);
          if (unit && node.op() == TokenKind::minus) {
            formula.nodes.push_back({FormulaNode::Op::negate, {}, kNoEntity, last(formula), -1, node.span()});
          }
          return unit;
        }
        break;
      case NodeKind::binary: return operation(node, formula);
      case NodeKind::call: return choice(node, formula);
      default: break;
    }
    return no_formula(node);
  }

  std::optional<UnitId> no_formula(Node node) {
    context_.diagnostics.report<Finding::wrong_type>(node.span(), "a formula", "metrics and numbers joined by `+ - * /`, `min(…)` and `max(…)`", looks_like(node));
    return std::nullopt;
  }

  // `min(donations, 5M GBP)`: the smallest of several, all of one unit.
  std::optional<UnitId> choice(Node node, Formula& formula) {
    using Op = FormulaNode::Op;
    const std::string_view name = node.child(0).text();
    const std::uint32_t count = node.child_count();
    if (reader_.comma_within_number(node)) return std::nullopt;
    const bool of_each = std::ranges::any_of(node, [](Node child) { return child.kind() == NodeKind::comprehension; });
    if (count < 3 || of_each || (name != "min" && name != "max")) return no_formula(node);
    auto unit = expression(node.child(1), formula);
    for (std::uint32_t i = 2; i < count && unit; ++i) {
      const std::int32_t left = last(formula);
      const auto next = expression(node.child(i), formula);
      if (!next || !compare(node.child(1), node.child(i), node, *unit, *next)) return std::nullopt;
      formula.nodes.push_back({name == "min" ? Op::smaller : Op::larger, {}, kNoEntity, left, last(formula), node.span()});
      unit = of_both(*unit, *next);
    }
    return unit;
  }

  // Whether two parts can be added or compared; reports where they cannot.
  bool compare(Node first, Node second, Node whole, UnitId a, UnitId b) {
    const Units& units = context_.plan.units();
    if (units.compatible(a, b)) return true;
    context_.diagnostics.report<Finding::units_do_not_add>(whole.span(), shown(units, a), shown(units, b))
        .label(first.span(), "this part").label(second.span(), "and this one");
    return false;
  }

  std::optional<UnitId> metric(Node node, Formula& formula) {
    const EntityId found = reader_.metric(node);
    if (found == kNoEntity) return std::nullopt;
    if (states_[static_cast<std::size_t>(found)] == State::reading) {
      std::string circle;
      bool inside = false;
      for (const EntityId step : path_) {
        inside = inside || step == found;
        if (inside) circle += fmt::format("`{}` → ", context_.plan[step].name);
      }
      context_.diagnostics
          .report<Finding::formula_cycle>(node.span(), context_.plan[path_.back()].name, circle + fmt::format("`{}`", context_.plan[found].name))
          .label(context_.plan[found].head, "declared here")
          .helped("measure one of them, and work the others out from it");
      return std::nullopt;
    }
    const EntityId back = path_.back();
    read(found);
    reader_.stand_at(back, *parts_.back());
    formula.nodes.push_back({FormulaNode::Op::metric, {}, found, -1, -1, node.span()});
    return context_.plan.unit_of(found);
  }

  std::optional<UnitId> operation(Node node, Formula& formula) {
    using Op = FormulaNode::Op;
    Op op = Op::add;
    switch (node.op()) {
      case TokenKind::plus: op = Op::add; break;
      case TokenKind::minus: op = Op::subtract; break;
      case TokenKind::star: op = Op::multiply; break;
      case TokenKind::slash:
      case TokenKind::kw_per: op = Op::divide; break;
      default: return no_formula(node);
    }
    const auto a = expression(node.child(0), formula);
    const std::int32_t left = last(formula);
    if (a && op == Op::divide && names_unit(node.child(1))) return per_unit(node, *a, formula);
    const auto b = expression(node.child(1), formula);
    const std::int32_t right = last(formula);
    if (!a || !b) return std::nullopt;
    formula.nodes.push_back({op, {}, kNoEntity, left, right, node.span()});
    Units& units = context_.plan.units();
    // A share of something is something of the same kind.
    const auto factor = [](UnitId unit) { return unit == kPercent ? kNoUnit : unit; };
    if (op == Op::multiply) return units.multiply(factor(*a), factor(*b));
    if (op == Op::divide) return units.divide(factor(*a), factor(*b));
    if (!compare(node.child(0), node.child(1), node, *a, *b)) return std::nullopt;
    if (op == Op::add && (!may_add(formula, left) || !may_add(formula, right))) return std::nullopt;
    return of_both(*a, *b);
  }

  // Whether a name behind `/` or `per` is that of a unit: what is a metric, too, is the metric.
  bool names_unit(Node node) {
    if (!is_single_name(node) || reader_.find(node.text(), KindSet(Kind::kpi)) != kNoEntity) return false;
    return reader_.find(node.text(), KindSet(Kind::unit, Kind::currency)) != kNoEntity;
  }

  // `clicks * 2.10 USD/click`: the number in front of it has the unit, wherever it stands in a product.
  std::optional<UnitId> per_unit(Node node, UnitId whole, Formula& formula) {
    using Op = FormulaNode::Op;
    const auto unit = reader_.unit(node.child(1));
    if (!unit) return std::nullopt;
    Units& units = context_.plan.units();
    FormulaNode& before = formula.nodes.back();
    FormulaNode* constant = before.op == Op::constant                            ? &before
                            : before.op == Op::multiply || before.op == Op::divide ? &formula.nodes[static_cast<std::size_t>(before.right)]
                                                                                   : nullptr;
    if (constant == nullptr || constant->op != Op::constant) return no_formula(node.child(1));
    const bool divides = before.op == Op::divide;
    constant->constant.unit = divides ? units.multiply(constant->constant.unit, *unit) : units.divide(constant->constant.unit, *unit);
    return units.divide(whole, *unit);
  }

  // The unit of what was added or compared: that which says more. A currency closes what is open money.
  [[nodiscard]] UnitId of_both(UnitId a, UnitId b) const {
    const Units& units = context_.plan.units();
    const auto open = units.currency_in(a), closed = units.currency_in(b);
    return a == kNoUnit || (open == kMoney && closed && closed != kMoney) ? b : a;
  }

  // Whether a part of a sum may be one: reach, rates and averages have no sum.
  bool may_add(const Formula& formula, std::int32_t index) {
    const FormulaNode& part = formula.nodes[static_cast<std::size_t>(index)];
    if (part.op == FormulaNode::Op::smaller || part.op == FormulaNode::Op::larger) return may_add(formula, part.left) && may_add(formula, part.right);
    if (part.op != FormulaNode::Op::metric) return true;
    Node property(nullptr, 0);
    if (!find_property_node(context_, part.metric, "over_time", property) || !property.has_children()) return true;
    const std::string_view rule = property.child(0).text();
    const Said why = rule == "unique"    ? "the same people would count twice"
                                 : rule == "ratio"   ? "a whole's rate is worked out from its added parts, not from their rates"
                                 : rule == "average" ? "averages of parts have no sum"
                                 : rule == "wave"    ? "shares from surveys have no sum"
                                                     : "";
    if (why.empty()) return true;
    context_.diagnostics.report<Finding::not_additive>(part.span, context_.plan[part.metric].name, why)
        .label(property.span(), "how it adds up is said here")
        .helped("measure it for the whole, or add what it is made of");
    return false;
  }

  static std::int32_t last(const Formula& formula) { return static_cast<std::int32_t>(formula.nodes.size()) - 1; }

  static constexpr std::size_t kDeepest = 200;  // Formulas that lean on formulas.

  CheckContext& context_;
  ValueReader& reader_;
  std::vector<State> states_;
  std::vector<EntityId> path_;
  std::vector<const Part*> parts_;  // The texts of their formulas.
};

}  // namespace

void read_formulas(CheckContext& context, ValueReader& reader) { FormulaReader(context, reader).run(); }

}  // namespace campaign
