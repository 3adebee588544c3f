#include "check/value_reader.h"
#include "model/dates.h"
#include "model/said_values.h"

namespace campaign {

namespace {

constexpr KindSet kLinked(Kind::tactic, Kind::milestone);

bool is_shift(Node node) { return node.kind() == NodeKind::binary && (node.op() == TokenKind::plus || node.op() == TokenKind::minus); }

std::string_view link_form() { return "a tactic or milestone, with a length of time where it is not right behind it, or a day: `shoot`, `shoot + 2 workdays`, `shoot.start + 1 week`, `2027-03-01`"; }

}  // namespace

// The clauses of a value, which are made where it has none yet.
Clauses& ValueReader::clauses_of(PropertyValue& value) {
  if (value.clauses < 0) {
    context_.plan.clauses_.emplace_back();
    value.clauses = static_cast<std::int32_t>(context_.plan.clauses_.size() - 1);
  }
  return context_.plan.clauses_[static_cast<std::size_t>(value.clauses)];
}

// The tactic or milestone that a path names, and which end of it. kNoEntity where it names something else that has days.
std::pair<EntityId, Moment> ValueReader::linked(Node path) {
  std::vector<std::string_view> names = names_of(path);
  EntityId found = resolve(names, path.span(), kLinked, false);
  if (found != kNoEntity || names.size() < 2) return {found, Moment::unsaid};
  const Moment moment = names.back() == "start" ? Moment::start : names.back() == "end" ? Moment::end : Moment::unsaid;
  if (moment != Moment::unsaid) names.pop_back();
  return {resolve(names, path.span(), kLinked, false), moment};
}

// `shoot`, `shoot + 2 workdays`, `cut.start`, `2027-03-01`, `period.end - 2 weeks`: a declaration with the moment and the lag among the
// clauses, or a day.
void ValueReader::link(Node node, const PropertyRow& row, PropertyValue& value) {
  const bool shifts = is_shift(node);
  const Node named = shifts ? node.child(0) : node;
  if (named.broken()) return;
  if (named.kind() != NodeKind::path) {
    const bool day = named.kind() == NodeKind::date || named.kind() == NodeKind::quantity || is_shift(named);
    if (!day) return wrong_type(named, row.name, link_form());
    if (const auto days = span_of_days(node)) value.value = *days;
    return;
  }
  const auto [entity, moment] = linked(named);
  if (entity == kNoEntity) {
    std::vector<std::string_view> names = names_of(named);
    const bool dated = names.front() == "period" || names.front() == "campaign" ||
                       resolve({names.front()}, named.span(), KindSet(Kind::campaign, Kind::goal, Kind::strategy, Kind::experiment, Kind::placement, Kind::season), false) != kNoEntity;
    if (dated && names.size() <= 2) {
      if (const auto days = span_of_days(node)) value.value = *days;
    } else {
      static_cast<void>(reference(named, row.references, row.name));  // Says what it is that is not found.
    }
    return;
  }
  value.value = Reference{entity};
  if (moment != Moment::unsaid) clauses_of(value).moment = moment;
  if (!shifts) return;
  auto lag = duration(node.child(1), "this", true);
  if (!lag) {
    value.value = {};
    return;
  }
  if (node.op() == TokenKind::minus) lag->count = lag->count.negate();
  if (!is_possible_lag(*lag)) {
    wrong_type(node.child(1), "this", "whole minutes, or a whole number of months, quarters or years, up to a century");
    value.value = {};
    return;
  }
  clauses_of(value).lag = lag;
}

// `@li`, `@li 50%`, `@sam or @tom`: each person a value of its own.
void ValueReader::assignment(Node node, const PropertyRow& row, PropertyValue value, std::vector<PropertyValue>& out) {
  if (node.kind() == NodeKind::binary && node.op() == TokenKind::kw_or) {
    assignment(node.child(0), row, value, out);
    const std::size_t first = out.size();
    value.clauses = -1;  // What is said of the whole stands at the first.
    assignment(node.child(1), row, value, out);
    if (first < out.size()) clauses_of(out[first]).or_before = true;
    return;
  }
  value.span = node.span();
  const EntityId found = node.broken() ? kNoEntity : reference(node, row.references, row.name);
  if (found != kNoEntity) value.value = Reference{found};
  const bool has_share = node.kind() == NodeKind::person && node.end_token() == node.first_token() + 2;
  if (has_share) {
    const std::string_view percent = node.token_text(node.first_token() + 1);
    const auto number = number_token(node.token_span(node.first_token() + 1), percent.substr(0, percent.find_last_not_of("% \t") + 1));
    const Amount share{number.value_or(Decimal()), kPercent};
    if (number && (number->sign() <= 0 || *number > Decimal::from_int(100))) {
      wrong_type(node, row.name, "a share above `0%` and up to `100%`");
    } else if (number) {
      clauses_of(value).share = share;
    }
  }
  out.push_back(std::move(value));
}

}  // namespace campaign
