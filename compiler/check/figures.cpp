#include <algorithm>

#include <fmt/format.h>

#include "check/literals.h"
#include "check/value_reader.h"
#include "locale/separators.h"
#include "model/said_values.h"
#include "syntax/loose.h"
#include "syntax/slips.h"

namespace campaign {

// Figures that may be read as something else: `12.500 EUR` by somebody who groups thousands with a point, `1.5 orders`, `15,000`.

namespace {

/// `12.500`: one to three digits, a point and three more.
bool looks_like_thousands(std::string_view number) {
  const std::size_t point = number.find('.');
  const auto digits = [](std::string_view part) { return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }); };
  return point >= 1 && point <= 3 && number[0] != '0' && number.size() == point + 4 && digits(number.substr(0, point)) && digits(number.substr(point + 1));
}

/// A number as a plan writes it.
std::string written(const Decimal& number) {
  const std::string digits = number.to_string();
  const std::size_t point = std::min(digits.find('.'), digits.size());
  return grouped_digits(std::string_view(digits).substr(0, point)) + digits.substr(point);
}

}  // namespace

// Whether numbers here are written by people who group thousands with a point: by the locale of the campaign, or of a market.
std::string_view ValueReader::tag_that_groups_with_points() {
  const auto groups_so = [&](EntityId id) -> std::string_view {
    Node property(nullptr, 0);
    const Part* part = find_property_node(context_, id, "locale", property);
    context_.leaned_on.insert(static_cast<std::uint32_t>(id));
    if (part == nullptr || !property.has_children() || property.child(0).kind() != NodeKind::text) return {};
    const std::string_view token = property.child(0).text();
    const std::string_view tag = token.size() < 2 ? token : token.substr(1, token.size() - 2);
    const auto separators = separators_of(tag);
    return separators && separators->grouping == "." ? tag : std::string_view();
  };
  for (EntityId at = here_; at != kNoEntity; at = context_.plan[at].parent) {
    if (const std::string_view tag = groups_so(at); !tag.empty()) return tag;
    Node markets(nullptr, 0);
    if (find_property_node(context_, at, "market", markets) == nullptr) continue;
    for (Node item : markets) {
      if (item.kind() == NodeKind::item) item = item.child(0);
      const EntityId market = is_single_name(item) ? find(item.text(), KindSet(Kind::market)) : kNoEntity;
      if (market == kNoEntity) continue;
      if (const std::string_view tag = groups_so(market); !tag.empty()) return tag;
    }
    if (context_.plan[at].kind == Kind::campaign) return {};
  }
  // Outside of all campaigns they are written as in the first of the file.
  for (std::uint32_t i = 0; i < context_.plan.size(); ++i) {
    const EntityId id{i};
    if (context_.plan[id].kind == Kind::campaign && !context_.plan[id].from_library && context_.file_of(id) == file_) return groups_so(id);
  }
  return {};
}

void ValueReader::figure(Node place, UnitId unit, std::optional<int> decimals) {
  const std::string_view text = place.token_text(place.first_token());
  if (text.find('.') == std::string_view::npos || unit == kPercent || unit == kPoints) return;
  LiteralError ignored;
  const auto number = parse_number(text, ignored);
  if (!number) return;
  const Units& units = context_.plan.units();
  const Span digits = place.token_span(place.first_token());
  // With all its digits: it is they that are spoken of.
  const auto shown = [&](const Decimal& value) {
    if (decimals && value.fraction_digits() > *decimals) return fmt::format("{} {}", context_.plan.tongue().number(value, value.fraction_digits()), units.name(unit));
    if (unit != kNoUnit || place.end_token() == place.first_token() + 1) return say_amount(context_.plan, {value, unit});
    return fmt::format("{} {}", context_.plan.tongue().number(value, value.fraction_digits()), place.token_text(place.first_token() + 1));
  };
  const auto write = [&](Diagnostic& diagnostic, const std::string& meant) { diagnostic.fix(say("write `{}`", meant), digits, meant); };

  const auto currencies = units.parts(unit);
  const bool of_rate = currencies.size() == 2 && std::ranges::all_of(currencies, [&](const auto& part) { return units.is_money(part.first); });  // 1.085 USD/EUR
  if (looks_like_thousands(text) && !of_rate) {
    const std::string_view tag = tag_that_groups_with_points();
    // Nobody writes a last zero behind a fraction of which any length is possible.
    const bool doubtful = decimals ? *decimals < 3 : text.ends_with('0');
    if (tag.empty() && !doubtful) return;
    const Decimal thousands = number->scaled_by_power_of_ten(3).value_or(*number);
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::thousands_point>(place.span(), place.text(), shown(*number), shown(thousands));
    diagnostic.unread = true;  // Which of the two it is nobody knows, so nothing follows from it.
    if (!tag.empty()) diagnostic.noted(say("`{}` groups thousands with a point", tag)).severity = Severity::error;
    // What the compiler would refuse again, such as parts of a coin, is not offered.
    const bool possible = !decimals || number->fraction_digits() <= *decimals;
    std::string fraction = written(*number);
    if (fraction == text && !decimals) fraction += '0';  // With a fourth digit nobody reads thousands.
    const bool changes = fraction != text;
    diagnostic.helped(possible && changes ? say("write `{}` where thousands are meant, `{}` where a fraction is", written(thousands), fraction) : say("write `{}` where thousands are meant", written(thousands)));
    write(diagnostic, written(thousands));
    if (possible && changes) write(diagnostic, fraction);
    return;
  }
  if (!decimals || number->fraction_digits() <= *decimals) return;
  const Decimal step = *Decimal::from_int(1).scaled_by_power_of_ten(-*decimals);
  const Said why = units.is_money(unit) ? say("the smallest coin is {}", say_amount(context_.plan, {step, unit})) : say("{} are counted in whole ones", say_unit(context_.plan, unit));
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::too_precise>(place.span(), shown(*number), why);
  // The values that there are on either side, and thousands, which somebody may mean who counts in them.
  Decimal below = number->round(*decimals);
  if (below > *number) below = *Decimal::subtract(below, step);
  const Decimal above = Decimal::add(below, step).value_or(below);
  if (below.sign() > 0) write(diagnostic, written(below));
  write(diagnostic, written(above));
  const auto thousands = number->scaled_by_power_of_ten(3);
  const bool counts_thousands = thousands && thousands->fraction_digits() == 0 && *number >= Decimal::from_int(1);
  if (counts_thousands) write(diagnostic, written(*thousands));
  const Said near = below.sign() > 0 ? say("write `{}` or `{}`", written(below), written(above)) : say("write `{}`", written(above));
  diagnostic.helped(counts_thousands ? say("{}, or `{}` where thousands are meant", near, written(*thousands)) : near);
}

void ValueReader::check_figures(Node node, UnitId unit, Counted how) {
  if (node.broken() || (here_ != kNoEntity && context_.plan[here_].from_library)) return;
  const Units& units = context_.plan.units();
  const auto decimals = [&](UnitId of) { return how != Counted::ones && !units.is_money(of) ? std::nullopt : units.possible_decimals(of); };
  const auto is_product = [](Node of) {
    return of.kind() == NodeKind::binary && (of.op() == TokenKind::slash || of.op() == TokenKind::kw_per || of.op() == TokenKind::star);
  };
  if (node.kind() == NodeKind::quantity) {
    UnitId own = unit;
    if (node.end_token() > node.first_token() + 1) {
      const UnitId said = unit_named(node, node.first_token() + 1).value_or(unit);
      // `60 USD` of a metric that is money per order.
      const bool of_compound = units.is_money(said) && units.has_money(unit) && !units.is_money(unit);
      if (!of_compound) own = said;
    }
    figure(node, own, decimals(own));
  } else if (is_product(node)) {
    // `2.105 USD/click` is a figure of the compound; in `12 * 30.50 USD` each has its own.
    Node first = node;
    while (is_product(first) && is_single_name(first.child(1))) first = first.child(0);
    if (first.index() != node.index() && first.kind() == NodeKind::quantity) return figure(first, unit, decimals(unit));
    for (const Node side : node) check_figures(side, kNoUnit, how);
  } else if (node.kind() == NodeKind::unary || node.kind() == NodeKind::binary) {
    for (const Node side : node) check_figures(side, unit, how);
  }
}

// `orders: 2.4` of a metric that is an average says what there is on average; one whose possible values are stated in percent is a share,
// and one that has marks between two others a score.
ValueReader::Counted ValueReader::counted(EntityId metric) const {
  Node property(nullptr, 0);
  const Units& units = context_.plan.units();
  const auto unit = metric == kNoEntity ? std::nullopt : context_.plan.unit_of(metric);
  if (unit == kPercent) return Counted::shares;
  if (unit && units.compatible(*unit, kPercent)) {
    const auto states = [&](std::string_view name) { return find_property_node(context_, metric, name, property) != nullptr && property.has_children(); };
    const bool scale = states("scale");
    const bool bounded = scale || states("range");
    if (bounded && property.text().find('%') != std::string_view::npos) return Counted::shares;
    const bool between = bounded && property.child(0).kind() == NodeKind::binary && property.child(0).op() == TokenKind::range;
    if (units.is_pure(*unit) && (scale || between)) return Counted::scores;
  }
  if (metric == kNoEntity || find_property_node(context_, metric, "over_time", property) == nullptr || !property.has_children()) return Counted::ones;
  const std::string_view rule = property.child(0).text();
  return rule == "average" || rule == "ratio" || rule == "wave" || rule == "derived" ? Counted::averaged : Counted::ones;
}

// `orders: 90 - 130`: whoever writes a calculation of two plain figures may mean a range. `90 * 365 / 12` is one, and so are parts of a
// sum in one unit, such as `12 * 30 orders`.
bool ValueReader::doubtful_calculation(Node node, std::optional<UnitId> unit, bool takes_range, std::string_view what) {
  if (node.kind() != NodeKind::binary || node.broken()) return false;
  const TokenKind op = node.op();
  if (op != TokenKind::minus && op != TokenKind::slash && op != TokenKind::star) return false;
  const auto is_plain = [](Node part) { return part.kind() == NodeKind::quantity || part.kind() == NodeKind::percent; };
  const auto is_bare = [](Node part) { return part.kind() == NodeKind::quantity && part.end_token() == part.first_token() + 1; };
  const Node first = node.child(0), second = node.child(1);
  const bool between_figures = is_plain(first) && is_plain(second) && (op == TokenKind::minus || (is_bare(first) && is_bare(second)));
  if (!between_figures) return false;
  if (foreign_date(node)) return true;
  const auto result = combine(node, "this");
  if (!result) return true;
  Amount shown = *result;
  if (unit) shown = as_metric(shown, *unit);
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::wrong_type>(node.span(), say("`{}`", what), takes_range ? "a value or a range" : "a value",
                                                                            say("a calculation that gives {}", say_amount(context_.plan, shown)));
  const auto offer = [&](const std::string& text) { diagnostic.fix(say("write `{}`", text), node.span(), text); };
  const std::string range = fmt::format("{} to {}", first.text(), second.text());
  if (takes_range) {
    diagnostic.helped(say("a range is written `{}`; where a calculation is meant, write its result", range));
    offer(range);
  } else {
    diagnostic.helped("one value is needed here, and no range; where a calculation is meant, write its result");
  }
  const std::string_view behind = second.kind() == NodeKind::percent ? "%" : second.text().substr(second.token_text(second.first_token()).size());
  const std::string digits = written(result->number);
  if (result->number.sign() > 0 && digits.size() < 20 && op != TokenKind::slash) offer(digits + std::string(behind));
  return true;
}

// `0.3` of a share may be 30% or 0.3%, and `34%` of a score is none.
bool ValueReader::doubtful_share(Node node, const Amount& amount, Counted how, std::string_view what) {
  if (how == Counted::scores && amount.unit == kPercent) {
    const std::string score = written(amount.number);
    context_.diagnostics.report<Finding::unit_mismatch>(node.span(), what, "a score", say_amount(context_.plan, amount))
        .helped(say("this is a score, not a percentage: write `{}`", score))
        .fix(say("write `{}`", score), node.span(), score);
    return true;
  }
  if (how != Counted::shares || amount.unit != kNoUnit || amount.number.is_zero() || node.kind() == NodeKind::binary) return false;
  const Decimal one = Decimal::from_int(1);
  const bool as_part = amount.number <= one && amount.number >= one.negate();
  const std::string as_percent = written(amount.number) + "%";
  const std::string of_part = written(amount.number.scaled_by_power_of_ten(2).value_or(amount.number)) + "%";
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::missing_unit>(node.span(), what, "a percentage");
  diagnostic.helped(as_part ? say("write `{}` or `{}`", of_part, as_percent) : say("write `{}`", as_percent));
  if (as_part) diagnostic.fix(say("write `{}`", of_part), node.span(), of_part);
  diagnostic.fix(say("write `{}`", as_percent), node.span(), as_percent);
  return true;
}

// `3 to 5%` has one sign for both ends; `0.12 to 16%` may be 12% to 16% as well.
bool ValueReader::doubtful_low_share(Node node, const Amount& low, const Amount& high, Counted how) {
  if (low.unit != kNoUnit || high.unit != kPercent) return false;
  const auto part = low.number.scaled_by_power_of_ten(2);
  const bool both_fit = low.number.sign() > 0 && low.number <= Decimal::from_int(1) && part && *part <= high.number;
  return both_fit && doubtful_share(node, low, how, "this");
}

bool ValueReader::comma_within_number(Node value) {
  const SyntaxTree& tree = value.tree();
  const auto tokens = tree.tokens();
  const auto is_figure = [](TokenKind kind) { return kind == TokenKind::number || kind == TokenKind::percent; };
  for (std::uint32_t i = value.first_token() + 1; i + 1 < value.end_token(); ++i) {
    const bool touches = tokens[i].kind == TokenKind::comma && tokens[i - 1].kind == TokenKind::number && is_figure(tokens[i + 1].kind) &&
                         tokens[i - 1].end == tokens[i].begin && tokens[i].end == tokens[i + 1].begin;
    if (!touches) continue;
    if (report_loose(context_.diagnostics, tree, i)) return true;  // `1,800 - 2,400 orders`
    const std::vector<Slip> slips = slips_between(tree, value.first_token(), value.end_token());
    const auto slip = std::ranges::find_if(slips, [&](const Slip& one) { return one.span.begin < tokens[i].begin && tokens[i].end <= one.span.end; });
    if (slip == slips.end()) continue;
    report_slip(context_.diagnostics, tree, *slip, slips);
    return true;
  }
  return false;
}

}  // namespace campaign
