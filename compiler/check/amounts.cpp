#include <algorithm>

#include <fmt/format.h>

#include "check/literals.h"
#include "check/shapes.h"
#include "check/value_reader.h"
#include "base/text.h"
#include "model/dates.h"
#include "model/format.h"
#include "model/said_values.h"
#include "syntax/loose.h"
#include "syntax/slips.h"

namespace campaign {

std::optional<Decimal> ValueReader::number_token(Span span, std::string_view text) {
  LiteralError wrong;
  auto number = parse_number(text, wrong);
  if (!number) {
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::bad_number>(span, wrong.message);
    diagnostic.helped(wrong.help);
    if (!wrong.replacement.empty()) diagnostic.fix(say("write `{}`", wrong.replacement), span, wrong.replacement);
  }
  return number;
}

// The unit that a name token says.
std::optional<UnitId> ValueReader::unit_named(Node place, std::uint32_t token) {
  const std::string_view name = place.token_text(token);
  if (name == "points" || name == "point" || name == "pp") return kPoints;
  if (name == "money") return kMoney;
  if (name == "ratio" || name == "percent") return kPercent;
  const EntityId found = find(name, KindSet(Kind::unit, Kind::currency));
  if (found != kNoEntity) {
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(found));
    if (unit != context_.plan.entity_units_.end()) return unit->second;
    return std::nullopt;  // Its own declaration is wrong and was reported.
  }
  if (context_.scopes.is_poisoned(name)) return std::nullopt;
  if (foreign_figure(place) || report_nothing(context_.diagnostics, place.token_span(token), name)) return std::nullopt;
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_unit>(place.token_span(token), name);
  diagnostic.caused_by(std::string(name));
  std::optional<std::string_view> meant;
  if (context_.may_suggest()) {
    meant = closest(name, context_.scopes.visible_names(file_, here_, KindSet(Kind::unit, Kind::currency)));
  }
  if (meant) {
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), place.token_span(token), std::string(*meant));
  } else {
    diagnostic.helped(say("declare it: `unit {} \"{}\"`", name, name));
  }
  return std::nullopt;
}

// `5k kr`, `5 million`, `5 dollars`: reports what is a figure of other customs.
bool ValueReader::foreign_figure(Node node) {
  if (node.kind() != NodeKind::quantity) return false;
  const std::vector<Slip> slips = slips_between(node.tree(), node.first_token(), node.end_token());
  if (slips.size() != 1 || slips[0].span != node.span()) return false;
  report_slip(context_.diagnostics, node.tree(), slips[0], slips);
  return true;
}

// The same of any value that is such a figure or date as a whole: `€10k` and `2027-KW14` are a name and a calculation to the grammar.
bool ValueReader::foreign_whole(Node node) {
  const NodeKind kind = node.kind();
  if (kind != NodeKind::path && kind != NodeKind::quantity && kind != NodeKind::binary) return false;
  const std::vector<Slip> slips = slips_between(node.tree(), node.first_token(), node.end_token());
  if (slips.empty() || slips.front().span.begin != node.span().begin || slips.back().span.end != node.span().end || slips.size() > 2) return false;
  if (report_loose(context_.diagnostics, node.tree(), node.first_token())) return true;  // Of `€25k-€40k` one end.
  report_slip(context_.diagnostics, node.tree(), slips[0], slips);
  return true;
}

// `€10,000` has a comma in it, and is no two values.
bool ValueReader::foreign_part(Node node) {
  const std::vector<Slip> slips = slips_between(node.tree(), node.first_token() + 1, node.end_token());
  if (slips.size() != 1 || slips[0].span.end != node.span().end) return false;
  report_slip(context_.diagnostics, node.tree(), slips[0], slips);
  return true;
}

std::optional<Amount> ValueReader::quantity_node(Node node) {
  LiteralError ignored;
  const bool written_otherwise = !parse_number(node.token_text(node.first_token()), ignored);
  if (written_otherwise && (foreign_figure(node) || report_loose(context_.diagnostics, node.tree(), node.first_token()))) return std::nullopt;
  const auto number = number_token(node.token_span(node.first_token()), node.token_text(node.first_token()));
  if (!number) return std::nullopt;
  const std::int8_t last_digit = last_digit_of(node.token_text(node.first_token()));
  if (node.end_token() == node.first_token() + 1) return Amount{*number, kNoUnit, last_digit};
  const auto unit = unit_named(node, node.first_token() + 1);
  return unit ? std::optional(Amount{*number, *unit, last_digit}) : std::nullopt;
}

std::optional<Amount> ValueReader::amount(Node node, std::string_view what) {
  if (node.broken()) return std::nullopt;
  switch (node.kind()) {
    case NodeKind::quantity: return quantity_node(node);
    case NodeKind::percent: {
      std::string_view digits = node.text();
      digits.remove_suffix(1);
      const auto number = number_token(node.span(), digits);
      return number ? std::optional(Amount{*number, kPercent, last_digit_of(digits)}) : std::nullopt;
    }
    case NodeKind::unary: {
      if (node.op() == TokenKind::kw_assumed || node.op() == TokenKind::plus) return amount(node.child(0), what);
      if (node.op() != TokenKind::minus) break;
      auto inner = amount(node.child(0), what);
      if (inner) inner->number = inner->number.negate();
      return inner;
    }
    case NodeKind::binary: return combine(node, what);
    default: break;
  }
  wrong_type(node, what, "an amount");
  return std::nullopt;
}

// `2.10 USD / click`, `3 people + 2 people`, `2 * 30 USD`
std::optional<Amount> ValueReader::combine(Node node, std::string_view what) {
  const Node left = node.child(0);
  const Node right = node.child(1);
  const TokenKind op = node.op();
  Units& units = context_.plan.units();
  const auto a = amount(left, what);
  if (!a) return std::nullopt;
  if ((op == TokenKind::slash || op == TokenKind::kw_per || op == TokenKind::star) && is_single_name(right)) {
    const auto unit = unit_named(right, right.first_token());
    if (!unit) return std::nullopt;
    return Amount{a->number, op == TokenKind::star ? units.multiply(a->unit, *unit) : units.divide(a->unit, *unit), a->last_digit};
  }
  if (op != TokenKind::plus && op != TokenKind::minus && op != TokenKind::star && op != TokenKind::slash && op != TokenKind::kw_per) {
    wrong_type(node, what, "an amount");
    return std::nullopt;
  }
  auto b = amount(right, what);
  if (!b) return std::nullopt;
  Amount result = *a;
  std::optional<Decimal> number;
  if (op == TokenKind::plus || op == TokenKind::minus) {
    if (!units.compatible(a->unit, b->unit)) {
      if (report_loose(context_.diagnostics, node.tree(), node.first_token())) return std::nullopt;  // `1500-1600 orders`
      context_.diagnostics
          .report<Finding::units_do_not_add>(node.span(), say_amount(context_.plan, *a), say_amount(context_.plan, *b))
          .label(left.span(), "this amount").label(right.span(), "and this one");
      return std::nullopt;
    }
    const auto converted = units.convert(*b, a->unit);
    if (converted) number = op == TokenKind::plus ? Decimal::add(a->number, *converted) : Decimal::subtract(a->number, *converted);
  } else {
    // A percentage of an amount is a part of it.
    if (b->unit == kPercent) b = Amount{b->number.scaled_by_power_of_ten(-2).value_or(Decimal()), kNoUnit};
    number = op == TokenKind::star ? Decimal::multiply(a->number, b->number) : Decimal::divide(a->number, b->number);
    result.unit = op == TokenKind::star ? units.multiply(a->unit, b->unit) : units.divide(a->unit, b->unit);
  }
  if (!number) {
    context_.diagnostics.report<Finding::too_large>(node.span());
    return std::nullopt;
  }
  result.number = *number;
  result.last_digit = Amount::kExact;
  return result;
}

// What an amount lacks behind it to be of a unit, `/month` of `4%` and `1/month`; empty where that is not all.
std::string ValueReader::lacking_per(const Amount& amount, UnitId wanted) {
  Units& units = context_.plan.units();
  std::vector<UnitId> below;
  for (const auto& [unit, power] : units.parts(wanted)) {
    if (power == -1) below.push_back(unit);
  }
  const auto fits = [&](UnitId per) { return units.compatible(units.divide(amount.unit == kPercent ? kNoUnit : amount.unit, per), wanted); };
  for (const UnitId one : below) {
    if (fits(one)) return "/" + units.name(one, false);
  }
  UnitId all = kNoUnit;
  std::string text;
  for (const UnitId one : below) {
    all = units.multiply(all, one);
    text += "/" + units.name(one, false);
  }
  return below.size() > 1 && fits(all) ? text : std::string();
}

// Whether an amount is of a unit; reports where it is not.
bool ValueReader::agree(const Amount& amount, UnitId unit, Span span, std::string_view what) {
  const Units& units = context_.plan.units();
  if (units.compatible(amount.unit, unit)) return true;
  if (const auto currency = units.currency_in(unit); converts_ && currency && units.compatible(in_currency(amount.unit, *currency), unit)) return true;
  const Said wanted = unit == kNoUnit ? Said("a bare number") : unit == kMoney ? Said("money") : say("`{}`", units.name(unit));
  if (amount.unit == kNoUnit) {
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::missing_unit>(span, what, wanted);
    // Of money the campaign's own is the likeliest.
    const UnitId meant = unit == kMoney ? context_.plan.currency_at(here_) : unit;
    if (meant != kMoney && meant != kPercent) {
      const std::string fixed = fmt::format(" {}", units.name(meant));
      diagnostic.helped(say("write the unit behind the number: `{}{}`", context_.sources.text(span), fixed))
          .fix(say("write `{}`", units.name(meant)), Span{span.file, span.end, span.end}, fixed);
    } else {
      diagnostic.helped("write the currency behind the number: `12k USD`");
    }
    return false;
  }
  Diagnostic& mismatch = context_.diagnostics.report<Finding::unit_mismatch>(span, what, wanted, say_amount(context_.plan, amount));
  if (const std::string per = lacking_per(amount, unit); !per.empty() && amount.unit != kPoints) {
    const std::string better = fmt::format("{}{}", context_.sources.text(span), per);
    mismatch.helped(say("say for how long or for what it is: write `{}`", better)).fix(say("write `{}`", better), Span{span.file, span.end, span.end}, per);
    return false;
  }
  mismatch.helped(units.is_money(amount.unit) && units.is_money(unit)
                  ? Said("state it in the campaign's currency; what is converted at a stated `rate` are budgets, costs and what tactics expect")
                  : say("state it in {}", wanted));
  return false;
}

void ValueReader::reversed(Node node, const Amount& low, const Amount& high) {
  context_.diagnostics.report<Finding::reversed_range>(node.span(), say_amount(context_.plan, low), say_amount(context_.plan, high))
      .helped("state the lower end first: `3_000 to 5_000`");
}

std::optional<Amount> ValueReader::amount_in(Node node, UnitId unit, std::string_view what) {
  auto result = amount(node, what);
  if (!result || !agree(*result, unit, node.span(), what)) return std::nullopt;
  check_figures(node, result->unit);
  return result;
}

// `EUR/order` for `USD/order`; what has no money in it stays as it is.
UnitId ValueReader::in_currency(UnitId unit, UnitId currency) const {
  Units& units = context_.plan.units();
  const auto own = units.currency_in(unit);
  return own ? units.multiply(units.divide(unit, *own), currency) : unit;
}

// A metric says itself what it counts, so its values may be stated the way people do: `300` of orders, `60 USD` where
// the metric is money per order.
Amount ValueReader::as_metric(Amount amount, UnitId unit) const {
  const Units& units = context_.plan.units();
  if (amount.unit == kNoUnit && !units.has_money(unit) && !units.is_share(unit)) amount.unit = unit;
  if (units.is_money(amount.unit) && units.has_money(unit) && !units.is_money(unit)) {
    amount.unit = amount.unit == kMoney ? unit : in_currency(unit, amount.unit);
  }
  return amount;
}

// Points are a change of a metric that is a share.
bool ValueReader::changes_share(const Amount& amount, UnitId unit) const {
  return amount.unit == kPoints && context_.plan.units().compatible(kPercent, unit);
}

std::optional<Amount> ValueReader::metric_amount(Node node, UnitId unit, Counted how, std::string_view what) {
  if (doubtful_calculation(node, unit, false, what)) return std::nullopt;
  auto result = amount(node, what);
  if (!result) return result;
  if (doubtful_share(node, *result, how, what)) return std::nullopt;
  *result = as_metric(*result, unit);
  if (!agree(*result, unit, node.span(), what)) return std::nullopt;
  check_figures(node, result->unit, how);
  return result;
}

std::optional<Estimate> ValueReader::estimate(Node node, UnitId unit, Counted how, std::string_view what) {
  if (node.broken()) return std::nullopt;
  if (node.kind() == NodeKind::unary && node.op() == TokenKind::kw_assumed) return estimate(node.child(0), unit, how, what);
  if (node.kind() == NodeKind::call) return shape(node, unit, how, what);
  if (node.kind() == NodeKind::binary && node.op() == TokenKind::range) {
    const std::string better = fmt::format("{} to {}", node.child(0).text(), node.child(1).text());
    context_.diagnostics.report<Finding::wrong_type>(node.span(), say("`{}`", what), "an amount", looks_like(node))
        .helped(say("write `{}`", better))
        .fix(say("write `{}`", better), node.span(), better);
    return std::nullopt;
  }
  if (node.kind() != NodeKind::binary || node.op() != TokenKind::kw_to) {
    if (doubtful_calculation(node, unit, true, what)) return std::nullopt;
    auto certain = amount(node, what);
    if (certain && doubtful_share(node, *certain, how, what)) return std::nullopt;
    if (certain) *certain = as_metric(*certain, unit);
    if (!certain || (!changes_share(*certain, unit) && !agree(*certain, unit, node.span(), what))) return std::nullopt;
    check_figures(node, certain->unit, how);
    return Estimate{*certain, *certain, *certain};
  }
  return between(node, node.child(0), node.child(1), unit, how, what);
}

std::optional<Estimate> ValueReader::between(Node node, Node first, Node second, UnitId unit, Counted how, std::string_view what) {
  auto low = amount(first, what);
  auto high = amount(second, what);
  if (!low || !high) return std::nullopt;
  if (doubtful_share(second, *high, how, what) || doubtful_low_share(first, *low, *high, how)) return std::nullopt;
  if (low->unit == kNoUnit) low->unit = high->unit;  // `3_000 to 5_000 orders`
  *low = as_metric(*low, unit);
  *high = as_metric(*high, unit);
  if (!(changes_share(*low, unit) && changes_share(*high, unit)) && (!agree(*low, unit, first.span(), what) || !agree(*high, unit, second.span(), what))) {
    return std::nullopt;
  }
  check_figures(first, low->unit, how);
  check_figures(second, high->unit, how);
  if (const auto same = low->unit == high->unit ? std::nullopt : context_.plan.units().convert(*low, high->unit)) *low = {*same, high->unit};
  if (high->number < low->number) {
    reversed(node, *low, *high);
    return std::nullopt;
  }
  const auto sum = Decimal::add(low->number, high->number);
  static const Decimal kHalf = *Decimal::parse("0.5");
  const auto middle = sum ? Decimal::multiply(*sum, kHalf) : std::nullopt;
  if (!middle) {
    context_.diagnostics.report<Finding::too_large>(node.span());
    return std::nullopt;
  }
  return Estimate{*low, {*middle, low->unit}, *high};
}

namespace {

struct ShapeRow {
  std::string_view name;
  std::uint32_t parameters;
  std::string_view form;
  Spread::Form spread;
};
constexpr ShapeRow kShapes[] = {
    {"normal", 2, "normal(mean, deviation)", Spread::Form::normal},
    {"lognormal", 2, "lognormal(low, high)", Spread::Form::lognormal},
    {"uniform", 2, "uniform(least, most)", Spread::Form::uniform},
    {"triangle", 3, "triangle(least, likely, most)", Spread::Form::triangle},
    {"pert", 3, "pert(least, likely, most)", Spread::Form::pert},
};

}  // namespace

// `Normal(…)`, `triangular(…)`: names the shape that is meant, where there is one.
std::optional<Estimate> ValueReader::unknown_shape(Node call, std::string_view name) {
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::bad_shape>(call.span(), call.text(), say("there is no shape `{}`", name));
  const std::string lower = lower_case(name);
  std::vector<std::string_view> names;
  for (const ShapeRow& row : kShapes) names.push_back(row.name);
  const auto meant = lower.starts_with("triang")                  ? std::optional<std::string_view>("triangle")
                     : lower == "beta" || lower == "betapert"      ? std::optional<std::string_view>("pert")
                     : lower == "gauss" || lower == "gaussian"     ? std::optional<std::string_view>("normal")
                                                                   : closest(lower, names);
  const ShapeRow* row = meant ? std::ranges::find(kShapes, *meant, &ShapeRow::name) : std::end(kShapes);
  if (row == std::end(kShapes)) {
    diagnostic.helped("the shapes are `a to b`, `normal(mean, deviation)`, `lognormal(low, high)`, `uniform(least, most)`, `triangle(least, likely, most)` and `pert(least, likely, most)`");
    return std::nullopt;
  }
  diagnostic.helped(say("write `{}`", row->form));
  if (call.child_count() == row->parameters + 1) diagnostic.fix(say("write `{}`", row->name), call.child(0).span(), std::string(row->name));
  return std::nullopt;
}

// Of `uniform(1,000, 2,000)` each number is two values. Reports that where the parts make as many values as there should be, or some are
// none, as nobody writes a number with `000`.
bool ValueReader::grouped_by_commas(Node call, std::uint32_t parameters) {
  const auto is_group = [](std::string_view text) { return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }); };
  std::uint32_t values = 0;
  bool none = false;
  std::vector<Span> commas;
  std::optional<Node> before;
  for (const Node value : call) {
    const bool parts = before && before->kind() == NodeKind::quantity && before->end_token() == before->first_token() + 1 && before->span().end + 1 == value.span().begin;
    if (parts && value.kind() == NodeKind::quantity && is_group(value.token_text(value.first_token()))) {
      none = none || value.text().starts_with('0');
      commas.push_back({value.span().file, before->span().end, value.span().begin});
    } else if (before) {
      ++values;
    }
    before = value;
  }
  if (commas.empty() || !(none || (values == parameters && values + 1 < call.child_count()))) return false;
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::comma_in_number>(call.span(), call.text());
  Fix fix{context_.diagnostics.tongue()("write `_` within the numbers"), {}};
  for (const Span& comma : commas) fix.edits.push_back({comma, "_"});
  diagnostic.helped("write `_` within the numbers").fixes.push_back(std::move(fix));
  return true;
}

// normal(mean, deviation), lognormal(low, high), uniform(least, most), triangle and pert(least, likely, most), as 90% intervals.
std::optional<Estimate> ValueReader::shape(Node call, UnitId unit, Counted how, std::string_view what) {
  const std::string_view name = call.child(0).text();
  const ShapeRow* row = std::ranges::find(kShapes, name, &ShapeRow::name);
  if (row == std::end(kShapes)) return unknown_shape(call, name);
  if (grouped_by_commas(call, row->parameters) || (call.child_count() != row->parameters + 1 && comma_within_number(call))) return std::nullopt;
  if (call.child_count() != row->parameters + 1) {
    context_.diagnostics.report<Finding::bad_shape>(call.span(), call.text(), say("it takes {} values, not {}", row->parameters, call.child_count() - 1))
        .helped(say("write `{}`", row->form));
    return std::nullopt;
  }
  std::vector<Amount> given;
  for (auto argument = std::next(call.begin()); argument != call.end(); ++argument) {
    const auto one = metric_amount(*argument, unit, how == Counted::ones ? Counted::averaged : how, what);
    if (!one) return std::nullopt;
    given.push_back({context_.plan.units().convert(*one, unit).value_or(one->number), unit});
  }
  if (impossible_shape(call, name, given, !is_counted(unit))) return std::nullopt;
  std::optional<Quantiles> quantiles;
  if (name == "normal") quantiles = normal_quantiles(given[0].number, given[1].number);
  if (name == "lognormal") quantiles = lognormal_quantiles(given[0].number, given[1].number);
  if (name == "uniform") quantiles = uniform_quantiles(given[0].number, given[1].number);
  if (name == "triangle") quantiles = triangle_quantiles(given[0].number, given[1].number, given[2].number);
  if (name == "pert") quantiles = pert_quantiles(given[0].number, given[1].number, given[2].number);
  if (!quantiles) {
    context_.diagnostics.report<Finding::too_large>(call.span());
    return std::nullopt;
  }
  // What is worked out in floating point is shown as such things are.
  const auto decimals = name == "lognormal" || row->parameters == 3 ? context_.plan.units().possible_decimals(unit) : std::nullopt;
  for (Decimal* value : {&quantiles->low, &quantiles->middle, &quantiles->high}) {
    const bool given_so = name == "lognormal" && value != &quantiles->middle;
    const Decimal whole = decimals ? value->round(*decimals) : *value;
    if (!given_so && !whole.is_zero()) *value = whole;
  }
  const Spread spread{row->spread, given[0].number.to_double(), given[1].number.to_double(), given.back().number.to_double()};
  return Estimate{{quantiles->low, unit}, {quantiles->middle, unit}, {quantiles->high, unit}, context_.plan.add_spread(spread)};
}

// Reports parameters that no distribution has.
bool ValueReader::impossible_shape(Node call, std::string_view name, std::span<const Amount> given, bool may_be_negative) {
  const auto shown = [&](std::size_t i) { return say_amount(context_.plan, given[i]); };
  const auto written = [&](std::size_t i) { return std::string(call.child(static_cast<std::uint32_t>(i) + 1).text()); };
  const auto report = [&](const Said& why) -> Diagnostic& { return context_.diagnostics.report<Finding::bad_shape>(call.span(), call.text(), why); };
  const auto number = [&](std::size_t i) -> const Decimal& { return given[i].number; };
  if (name == "normal") {
    if (number(1).sign() > 0 && number(1) < number(0)) return false;
    if (number(1).sign() > 0) {
      if (number(0).sign() <= 0 || may_be_negative) return false;
      const std::string range = fmt::format("{} to {}", written(0), written(1));
      report(say("with a deviation of {} it reaches far below zero", shown(1)))
          .helped(say("the second value says how far from the mean two thirds of the results lie; where two ends are meant, write `{}`", range))
          .fix(say("write `{}`", range), call.span(), range);
      return true;
    }
    report(say("its deviation is {}, and has to be above zero", shown(1)))
        .helped("the second value says how far from the mean two thirds of the results lie; where nothing is uncertain, write the value alone");
    return true;
  }
  const std::string held = say_amount(context_.plan, {Decimal::from_int(90), kPercent});  // Between the ends of a lognormal.
  if (name == "lognormal" && number(0).sign() <= 0) {
    report(say("its low end is {}, and has to be above zero", shown(0)))
        .helped(say("a `lognormal` is of what cannot be zero or less, such as prices; its two ends hold {}. Others are `uniform(least, most)` or `a to b`", held));
    return true;
  }
  std::vector<std::size_t> order(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, number);
  const bool sorted = std::ranges::is_sorted(order);
  if (sorted && number(0) < number(given.size() - 1)) return false;
  const Said order_of_parts = given.size() == 3    ? say("the least, the likely and the most stand in this order")
                              : name == "uniform" ? say("the least and the most stand in this order")
                                                  : say("the low and the high end, which hold {}, stand in this order", held);
  if (sorted) {
    report(say("its ends are both {}", shown(0))).helped("where nothing is uncertain, write the value alone").fix(say("write `{}`", written(0)), call.span(), written(0));
    return true;
  }
  std::string better = fmt::format("{}(", name);
  for (const std::size_t i : order) better += (better.ends_with('(') ? "" : ", ") + written(i);
  better += ')';
  report(order_of_parts).helped(say("write `{}`", better)).fix(say("write `{}`", better), call.span(), better);
  return true;
}

// `+20% per month`, `-5%/quarter`: how much, and of which length of time.
std::optional<std::pair<Node, Duration::Unit>> ValueReader::growth_of(Node node) {
  const auto is_per = [](Node part) { return part.kind() == NodeKind::binary && (part.op() == TokenKind::kw_per || part.op() == TokenKind::slash); };
  const Node per = node.kind() == NodeKind::unary && node.has_children() ? node.child(0) : node;
  if (!is_per(per) || !is_single_name(per.child(1))) return std::nullopt;
  const Node share = per.child(0).kind() == NodeKind::unary ? per.child(0).child(0) : per.child(0);
  const auto period = duration_unit(per.child(1).text());
  const bool counts = period && *period >= Duration::Unit::days;
  return share.kind() == NodeKind::percent && counts ? std::optional(std::pair(share, *period)) : std::nullopt;
}

std::optional<Target> ValueReader::growth_target(Node node, const std::pair<Node, Duration::Unit>& growth, std::optional<UnitId> unit, std::string_view what) {
  auto share = amount(growth.first, what);
  if (!share) return std::nullopt;
  const Token& first = node.tree().tokens()[node.first_token()];
  if (first.kind == TokenKind::minus) share->number = share->number.negate();
  if (first.kind != TokenKind::minus && first.kind != TokenKind::plus) {
    wrong_type(node, what, say("a sign in front of what is added: `+{} per {}`", growth.first.text(), name_of(growth.second)));
    return std::nullopt;
  }
  if (unit && context_.plan.units().compatible(kPercent, *unit)) {
    context_.diagnostics.report<Finding::ambiguous_percent>(node.span(), context_.sources.text(node.span()))
        .helped("write the value that is wanted by the deadline, or the points that are added until then: `+2 points`");
    return std::nullopt;
  }
  Target result;
  result.form = Target::Form::growth;
  result.amount = *share;
  result.period = growth.second;
  return result;
}

// The baseline beside a target, in percent; nullopt where it is none.
std::optional<Decimal> ValueReader::baseline_share() {
  Node property(nullptr, 0);
  if (find_property_node(context_, here_, "baseline", property) == nullptr || property.broken() || !property.has_children()) return std::nullopt;
  const Token& token = property.tree().tokens()[property.child(0).first_token()];
  if (token.kind != TokenKind::percent) return std::nullopt;
  std::string_view digits = property.tree().text().substr(token.begin, token.end - token.begin);
  digits.remove_suffix(1);
  LiteralError ignored;
  return parse_number(trim(digits), ignored);
}

// `+40%` of a share: points, or a part of what it is.
void ValueReader::ambiguous_percent(Node node) {
  const Span span = node.span();
  // Of its tokens: a comment may stand between.
  std::string_view digits = node.token_text(node.end_token() - 1);
  digits.remove_suffix(1);
  digits = trim(digits);
  const std::string_view first = node.token_text(node.first_token());
  const bool less = first == "-";
  const std::string number = std::string(first == "+" || less ? first : "") + std::string(digits);
  const std::string points = number + " points";
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::ambiguous_percent>(span, number + "%");
  diagnostic.fix(say("write `{}`", points), span, points);
  LiteralError ignored;
  const auto start = baseline_share(), change = parse_number(digits, ignored);
  const auto product = start && change ? Decimal::multiply(*start, *change) : std::nullopt;
  const auto part = product ? product->scaled_by_power_of_ten(-2) : std::nullopt;
  const auto value = !part ? std::nullopt : less ? Decimal::subtract(*start, *part) : Decimal::add(*start, *part);
  if (!value || value->sign() < 0 || *value == *start) {
    diagnostic.helped(say("write `{}` for percentage points, or the value that is wanted", points));
    return;
  }
  constexpr int kDecimals = 2;
  const std::string wanted = value->round(kDecimals).to_string() + "%";
  diagnostic.helped(say("write `{0}` for percentage points, or `{1}` for a change by that part of the baseline", points, wanted)).fix(say("write `{}`", wanted), span, wanted);
}

// Whether a metric is so much per length of time, such as a rate of churn: then `5% per month` is a value of it.
bool ValueReader::is_per_time(std::optional<UnitId> unit) const {
  if (!unit) return false;
  const Dimension& parts = context_.plan.units().dimension(*unit);
  return parts.size() == 1 && parts.front().second == -1;
}

std::optional<Target> ValueReader::target(Node node, std::optional<UnitId> unit, std::string_view what) {
  const Counted how = counted(metric_);
  if (node.broken()) return std::nullopt;
  Target result;
  if (is_single_name(node) && node.text() == "keep") {
    result.form = Target::Form::keep;
    return result;
  }
  const bool signed_ = node.kind() == NodeKind::unary && (node.op() == TokenKind::plus || node.op() == TokenKind::minus);
  if (node.kind() == NodeKind::unary && node.op() == TokenKind::kw_assumed) return target(node.child(0), unit, what);
  if (node.kind() == NodeKind::unary && (node.op() == TokenKind::ge || node.op() == TokenKind::le ||
                                         node.op() == TokenKind::gt || node.op() == TokenKind::lt)) {
    result.form = node.op() == TokenKind::ge || node.op() == TokenKind::gt ? Target::Form::at_least : Target::Form::at_most;
    node = node.child(0);
  } else if (node.kind() == NodeKind::binary && (node.op() == TokenKind::range || node.op() == TokenKind::kw_to)) {
    auto low = amount(node.child(0), what);
    auto high = amount(node.child(1), what);
    if (!low || !high) return std::nullopt;
    if (doubtful_share(node.child(1), *high, how, what) || doubtful_low_share(node.child(0), *low, *high, how)) return std::nullopt;
    if (low->unit == kNoUnit) low->unit = high->unit;
    if (unit) *low = as_metric(*low, *unit);
    if (unit) *high = as_metric(*high, *unit);
    if (unit && (!agree(*low, *unit, node.child(0).span(), what) || !agree(*high, *unit, node.child(1).span(), what))) return std::nullopt;
    check_figures(node.child(0), low->unit, how);
    check_figures(node.child(1), high->unit, how);
    const auto converted = context_.plan.units().convert(*low, high->unit);
    if (converted && high->number < *converted) {
      reversed(node, *low, *high);
      return std::nullopt;
    }
    return Target{Target::Form::range, *low, *high};
  }
  if (const auto growth = growth_of(node); growth && (signed_ || !is_per_time(unit))) return growth_target(node, *growth, unit, what);
  if (doubtful_calculation(node, unit, result.form == Target::Form::value, what)) return std::nullopt;
  auto value = amount(node, what);
  if (!value) return std::nullopt;
  if (!(signed_ && value->unit == kPercent) && doubtful_share(node, *value, how, what)) return std::nullopt;
  if (unit && !(signed_ && value->unit == kPercent)) *value = as_metric(*value, *unit);
  result.amount = *value;
  if (result.form == Target::Form::value && value->unit == kPoints) {
    result.form = Target::Form::points;
    if (!unit || changes_share(*value, *unit) || context_.plan.units().is_pure(*unit)) return result;
    (void)agree(*value, *unit, node.span(), what);
    return std::nullopt;
  }
  if (result.form == Target::Form::value && signed_ && value->unit == kPercent) {
    result.form = Target::Form::relative;
    if (unit && context_.plan.units().compatible(kPercent, *unit)) {
      ambiguous_percent(node);
      return std::nullopt;
    }
    return result;
  }
  if (unit && !agree(*value, *unit, node.span(), what)) return std::nullopt;
  check_figures(node, value->unit, how);
  return result;
}

std::optional<Bounds> ValueReader::bounds(Node node, UnitId unit, std::string_view what) {
  // The metric's unit stands in the same block, so a bare number is one of it.
  const auto bound = [&](Node end) -> std::optional<Amount> {
    auto value = amount(end, what);
    if (value && value->unit == kNoUnit) value->unit = unit;
    if (value && !agree(*value, unit, end.span(), what)) value.reset();
    if (value) check_figures(end, value->unit, Counted::averaged);
    return value;
  };
  Bounds result;
  if (node.kind() == NodeKind::unary && (node.op() == TokenKind::ge || node.op() == TokenKind::gt)) {
    result.low = bound(node.child(0));
    return result.low ? std::optional(result) : std::nullopt;
  }
  if (node.kind() == NodeKind::unary && (node.op() == TokenKind::le || node.op() == TokenKind::lt)) {
    result.high = bound(node.child(0));
    return result.high ? std::optional(result) : std::nullopt;
  }
  if (node.kind() != NodeKind::binary || node.op() != TokenKind::range) {
    wrong_type(node, what, "a range such as `0% .. 100%`, or one bound such as `>= 0`");
    return std::nullopt;
  }
  result.low = bound(node.child(0));
  result.high = bound(node.child(1));
  if (!result.low || !result.high) return std::nullopt;
  const auto low = context_.plan.units().convert(*result.low, result.high->unit);
  if (low && result.high->number < *low) {
    reversed(node, *result.low, *result.high);
    return std::nullopt;
  }
  return result;
}

std::optional<UnitId> ValueReader::unit(Node node) {
  if (node.broken()) return std::nullopt;
  if (is_single_name(node)) return unit_named(node, node.first_token());
  if (node.kind() == NodeKind::quantity && node.text() == "1") return kNoUnit;  // `1/month`
  if (node.kind() == NodeKind::binary &&
      (node.op() == TokenKind::slash || node.op() == TokenKind::kw_per || node.op() == TokenKind::star)) {
    if (report_nothing(context_.diagnostics, node.span(), node.text())) return std::nullopt;  // `n/a`
    const auto a = unit(node.child(0));
    const auto b = unit(node.child(1));
    if (!a || !b) return std::nullopt;
    Units& units = context_.plan.units();
    return node.op() == TokenKind::star ? units.multiply(*a, *b) : units.divide(*a, *b);
  }
  wrong_type(node, "unit", "a unit such as `clicks` or `USD/click`");
  return std::nullopt;
}

}  // namespace campaign
