#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/identities.h"
#include "model/said_values.h"

namespace campaign {

namespace {

using Op = FormulaNode::Op;

constexpr std::size_t kLongest = 160;   // Bytes of a derivation that a person still reads.
constexpr std::size_t kMostNodes = 40;  // Of a formula that is written out.
constexpr int kDeepest = 3;             // Formulas that are put into one another; what is further down is named.

/// A part of an expression and how strongly its last operator binds: 1 for + −, 2 for × ÷, 3 for a name or number.
struct Piece {
  std::string text;
  int binds = 3;
};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// A metric's title as it reads inside a sentence: "average order value"; names such as "CTR" stay as they are, and so do the
/// nouns of German.
std::string spoken(const Plan& plan, EntityId kpi) {
  std::string text(say_label(plan, kpi));
  if (plan.tongue().language() == Language::german) return text;
  bool other_capitals = false;
  for (std::size_t i = 1; i < text.size(); ++i) other_capitals = other_capitals || is_upper(text[i]);
  if (!text.empty() && is_upper(text[0]) && !other_capitals) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string within(Piece piece, bool brackets) {
  return brackets ? "(" + std::move(piece.text) + ")" : std::move(piece.text);
}

Piece joined(Op op, Piece left, Piece right) {
  if (op == Op::smaller || op == Op::larger) return {(op == Op::smaller ? "min(" : "max(") + std::move(left.text) + ", " + std::move(right.text) + ")"};
  const bool product = op == Op::multiply || op == Op::divide;
  const bool strict = op == Op::subtract || op == Op::divide;  // a − (b + c), a ÷ (b × c)
  const std::string_view sign = op == Op::add ? " + " : op == Op::subtract ? " − " : op == Op::multiply ? " × " : " ÷ ";
  const int binds = product ? 2 : 1;
  const bool right_brackets = right.binds < binds || (strict && right.binds == binds);
  Piece piece{within(std::move(left), left.binds < binds), binds};
  piece.text += sign;
  piece.text += within(std::move(right), right_brackets);
  return piece;
}

/// The operator that undoes `op` for its left or its right operand, and which side the result stands on.
Piece undone(Op op, bool for_left, Piece result, Piece other) {
  const bool other_first = !for_left && (op == Op::subtract || op == Op::divide);  // a − x = r: x = a − r
  const Op inverse = op == Op::add        ? Op::subtract
                     : op == Op::multiply ? Op::divide
                     : other_first        ? op
                     : op == Op::subtract ? Op::add
                                          : Op::multiply;
  if (inverse == Op::multiply)
    return joined(inverse, std::move(other), std::move(result));  // orders × average order value
  return other_first ? joined(inverse, std::move(other), std::move(result))
                     : joined(inverse, std::move(result), std::move(other));
}

}  // namespace

std::string spoken_label(const Plan& plan, EntityId metric) { return spoken(plan, metric); }

std::string Solver::derivation(std::int32_t place) const {
  if (place < 0 || !knows(place) || known_[static_cast<std::size_t>(place)].by < 0) return {};
  int binds = 0;
  return expression(place, kDeepest, binds);
}

std::string Solver::expression(std::int32_t place, int depth, int& binds) const {
  const Identities::Identity& identity =
      identities_[static_cast<std::size_t>(known_[static_cast<std::size_t>(place)].by)];
  const Formula& formula = *identity.formula;
  const std::string by_name = plan_.tongue()(say("the formula of {}", spoken(plan_, identity.kpi)));
  binds = 3;
  if (formula.nodes.size() > kMostNodes) return by_name;
  const auto piece_of = [&](std::int32_t metric) -> Piece {
    Piece piece;
    if (depth > 1 && known_[static_cast<std::size_t>(metric)].by >= 0) {
      piece.text = expression(metric, depth - 1, piece.binds);
    }
    if (piece.text.empty() || piece.text.size() > kLongest / 2) {
      piece = {spoken(plan_, identities_.metric_at(metric))};
    }
    return piece;
  };

  std::vector<Piece> pieces(formula.nodes.size());
  std::vector<bool> leads_there(formula.nodes.size(), false);
  for (std::size_t i = 0; i < formula.nodes.size(); ++i) {
    const FormulaNode& node = formula.nodes[i];
    const auto left = static_cast<std::size_t>(std::max(node.left, 0));
    const auto right = static_cast<std::size_t>(std::max(node.right, 0));
    if (node.op == Op::constant) {
      pieces[i].text = say_amount(plan_, node.constant);
    } else if (node.op == Op::metric) {
      leads_there[i] = identity.places[i] == place;
      if (!leads_there[i]) pieces[i] = piece_of(identity.places[i]);
    } else if (node.op == Op::negate) {
      leads_there[i] = leads_there[left];
      if (!leads_there[i]) pieces[i] = {"−" + within(std::move(pieces[left]), pieces[left].binds < 3), 2};
    } else {
      leads_there[i] = leads_there[left] || leads_there[right];
      if (!leads_there[i]) pieces[i] = joined(node.op, std::move(pieces[left]), std::move(pieces[right]));
    }
    if (pieces[i].text.size() > kLongest) return by_name;
  }
  if (identity.left == place) {
    binds = pieces.back().binds;
    return std::move(pieces.back().text);
  }

  Piece result = piece_of(identity.left);
  std::size_t at = formula.nodes.size() - 1;
  while (formula.nodes[at].op != Op::metric) {
    const FormulaNode& node = formula.nodes[at];
    const bool down_left = leads_there[static_cast<std::size_t>(node.left)];
    const auto next = static_cast<std::size_t>(down_left ? node.left : node.right);
    if (node.op == Op::negate) {
      result = {"−" + within(std::move(result), result.binds < 3), 2};
    } else {
      Piece& other = pieces[static_cast<std::size_t>(down_left ? node.right : node.left)];
      result = undone(node.op, down_left, std::move(result), std::move(other));
    }
    if (result.text.size() > kLongest) return by_name;
    at = next;
  }
  binds = result.binds;
  return std::move(result.text);
}

}  // namespace campaign
