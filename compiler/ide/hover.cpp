#include "ide/hover.h"

#include <fmt/format.h>

#include "analysis/approvals.h"
#include "analysis/delay.h"
#include "analysis/sends.h"
#include "analysis/trial.h"
#include "ide/mentions.h"
#include "model/said_values.h"
#include "words/library_texts.h"
#include "words/meanings.h"

namespace campaign {

namespace {

std::string percent_text(const Plan& plan, const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  return percent ? say_amount(plan, {percent->round(0), kPercent}) : std::string();
}

/// A line of a list, in the plan's tongue.
std::string line(const Plan& plan, const Said& text) { return "- " + plan.tongue()(text) + "\n"; }

std::string_view text_of(const Plan& plan, EntityId id, Property property) {
  const Text* text = plan.get<Text>(id, property);
  return text == nullptr ? std::string_view() : text->value;
}

/// What an experiment's figures say together.
std::string computed_trial(const Plan& plan, EntityId id) {
  const Trial trial = trial_of(plan, id);
  std::string out;
  if (trial.needed) out += line(plan, say("needed to see {}: {}, {} in the smallest arm", say_size(plan, *trial.effect), say_amount(plan, *trial.needed), say_amount(plan, *trial.arm_needed)));
  if (trial.sample) out += line(plan, say("takes part: {}", say_amount(plan, *trial.sample)));
  if (trial.visible) out += line(plan, say("the smallest difference that shows: {}", say_size(plan, *trial.visible)));
  for (const ArmComparison& one : trial.comparisons) {
    const Said verdict = one.significant ? "a result" : "no difference is shown";
    out += line(plan, say("{}: `{}` against `{}` {}, chance makes up to {}: {} (z = {})", say_label(plan, one.metric), plan[one.second.arm].name, plan[one.first.arm].name,
                          say_amount(plan, one.difference), say_size(plan, one.noise), verdict, plan.tongue().number(one.z, one.z.fraction_digits())));
  }
  return out;
}

/// What moves if a tactic takes a week longer: the first of it, and how much more.
std::string delayed(const Snapshot& snapshot, const CampaignTimes& times, EntityId id) {
  const Plan& plan = snapshot.plan;
  const auto delay = Delays(plan, times).longer(id, {Decimal::from_int(1), Duration::Unit::weeks});
  if (!delay) return {};
  constexpr std::size_t kMost = 3;
  std::vector<std::string> moved;
  std::size_t more = 0;
  for (const DelayedRow& one : delay->moved) {
    if (one.row == delay->of || one.row->holds_others || (!one.never && one.days.last == one.row->days.last)) continue;
    if (moved.size() == kMost) {
      ++more;
    } else {
      moved.push_back(one.never ? plan.tongue()(say("“{}” is never finished", say_label(plan, one.row->id))) : plan.tongue()(say("“{}” moves to {}", say_label(plan, one.row->id), say_day(plan, one.days.last))));
    }
  }
  if (moved.empty()) return line(plan, "if it takes a week longer: nothing else moves");
  if (more > 0) moved.push_back(plan.tongue()(say("{} more", more)));
  return line(plan, say("if it takes a week longer: {}", plan.tongue().list(moved)));
}

/// When a tactic or milestone happens that says so only by what it waits for.
std::string computed_days(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  const TimetableRow* row = snapshot.analysis.timetable(plan).row(id);
  if (row == nullptr || !row->dated || row->holds_others) return {};
  const CampaignTimes& times = *snapshot.analysis.timetable(plan).times_of(id);
  const auto workdays = [&](std::int64_t minutes) { return say_duration(plan, in_workdays(minutes, times.workday)); };
  std::string out;
  if (row->computed()) {
    out += line(plan, row->days.first == row->days.last ? say("on {0}: {1}", say_day(plan, row->days.first), why(plan, times, *row, row->times.driver))
                                                        : say("from {0} to {1}: {2}", say_day(plan, row->days.first), say_day(plan, row->days.last), why(plan, times, *row, row->times.driver)));
  }
  out += line(plan, row->times.slack == 0 ? Said("no slack: what delays it delays the end of the campaign") : say("slack: {}", workdays(row->times.slack)));
  if (const auto room = row->times.room) out += line(plan, *room >= 0 ? say("room before a deadline: {}", workdays(*room)) : say("too late for a deadline by {}", workdays(-*room)));
  return out + delayed(snapshot, times, id);
}

std::string days_of(const Plan& plan, const std::vector<Day>& days) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(days.size(), kMost); ++i) named.push_back(say_day(plan, days[i]));
  if (days.size() > kMost) named.push_back(plan.tongue()(say("{} more", days.size() - kMost)));
  return plan.tongue().list(named);
}

/// When a tactic is sent, and who has to agree to the next of it.
std::string sends_and_approvals(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  const Timetable& timetable = snapshot.analysis.timetable(plan);
  const Sends sends = sends_of(plan, timetable, id);
  std::string out;
  if (sends.list.size() == 1) out += line(plan, say("sent on {}", say_day(plan, sends.list.front().day)));
  if (sends.list.size() > 1) out += line(plan, say("sent on {0} days, the first {1}, the last {2}", sends.list.size(), say_day(plan, sends.list.front().day), say_day(plan, sends.list.back().day)));
  std::vector<Day> moved;
  for (const Send& send : sends.list) {
    if (!send.moved_from.empty()) moved.push_back(send.day);
  }
  if (!moved.empty()) out += line(plan, say("moved from free days to {}", days_of(plan, moved)));
  if (!sends.skipped.empty()) out += line(plan, say("left out, as nobody works then: {}", days_of(plan, sends.skipped)));
  const std::vector<Approval> approvals = approvals_of(plan, timetable, id);
  const auto next = std::ranges::find_if(approvals, [&](const Approval& one) { return one.of >= Day(snapshot.as_of); });
  const Day shown = approvals.empty() ? Day() : next == approvals.end() ? approvals.back().of : next->of;
  for (const Approval& one : approvals) {
    if (one.of == shown) out += line(plan, say("for {0}: {1} has to have it by {2}, and to approve it by {3}", say_day(plan, one.of), say_label(plan, one.who), say_day(plan, one.first_day()), say_day(plan, one.last_day())));
  }
  return out;
}

/// What the compiler works out about a goal or something with a budget.
std::string computed(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  std::string out;
  if (plan[id].kind == Kind::goal) {
    if (const auto wanted = plan.resolved_target(id)) out += line(plan, say("target: {}", say_amount(plan, *wanted)));
    if (const Attainment* attainment = snapshot.analysis.attainment_of(id)) {
      if (attainment->needed) out += line(plan, say("still needed: {}", say_amount(plan, *attainment->needed)));
      if (attainment->total) out += line(plan, say("the tactics add: {}", say_estimate(plan, *attainment->total)));
      if (attainment->coverage) out += line(plan, say("coverage: {}", percent_text(plan, *attainment->coverage)));
    }
  }
  if (plan[id].kind == Kind::tactic || plan[id].kind == Kind::milestone) out += computed_days(snapshot, id);
  if (plan[id].kind == Kind::tactic) out += sends_and_approvals(snapshot, id);
  if (plan[id].kind == Kind::experiment) out += computed_trial(plan, id);
  if (const BudgetUse* use = snapshot.analysis.budget_of(id)) {
    if (use->stated) {
      const Said spread = say("budget: {}, allocated {}", say_amount(plan, *use->stated), say_amount(plan, use->allocated));
      out += line(plan, use->left ? say("{}, left {}", spread, say_amount(plan, *use->left)) : spread);
    }
  }
  return out;
}

}  // namespace

std::string card_of(const Snapshot& snapshot, EntityId id) {
  const Plan& plan = snapshot.plan;
  const Entity& entity = plan[id];
  const Words* words = plan.tongue().words();
  std::string out = fmt::format("**{}** `{}`", row_of(entity.kind).keyword, entity.name);
  if (!entity.title.empty()) out += fmt::format(": {}", say_label(plan, id));
  out += "\n\n";
  if (!entity.comment.empty()) out += fmt::format("{}\n\n", entity.comment);
  if (entity.kind == Kind::kpi) {
    if (const auto unit = plan.unit_of(id)) out += line(plan, say("unit: {}", *unit == kMoney ? Said("money") : Said(say_unit(plan, *unit))));
    for (const PropertyValue& value : plan.values(id)) {
      const std::string_view name = plan.name_of(value.property);
      const bool told = name == "better" || name == "over_time" || name == "stage" || name == "range";
      if (told) out += fmt::format("- {}: {}\n", words == nullptr ? name : words->property(value.property), say_value(plan, value.value));
    }
    if (plan.formula(id) != nullptr) {
      const std::string_view text = snapshot.sources->text(Span{entity.span.file, entity.title_span.end, entity.span.end});
      const std::size_t equals = text.find('='), block = std::min(text.find('{'), text.size());
      if (equals < block) out += line(plan, say("formula: `{}`", text.substr(equals + 1, block - equals - 1)));
    }
    out += '\n';
  }
  if (const auto about = text_of(plan, id, prop("about")); !about.empty()) out += fmt::format("{}\n\n", entity.from_library ? library_text(about, plan.tongue().language()) : about);
  return out + computed(snapshot, id);
}

std::optional<Hover> hover_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  const Plan& plan = snapshot.plan;
  const Tongue& tongue = plan.tongue();
  if (const auto mention = mention_at(snapshot, file, offset)) return Hover{mention->span, card_of(snapshot, mention->entity)};
  const EntityId id = declaration_at(plan, file, offset);
  if (id == kNoEntity) return std::nullopt;
  if (const PropertyValue* value = value_at(plan, file, offset)) {
    const PropertyRow* row = plan.find_property(plan[id].kind, plan.name_of(value->property));
    std::string out = tongue(say("**{}** of a {}", plan.name_of(value->property), Said::keyword(row_of(plan[id].kind).keyword)));
    if (row != nullptr) out += fmt::format("\n\n{}", meaning_of(*row, tongue));
    if (const std::string shown = say_value(plan, value->value); !shown.empty()) out += "\n\n- " + tongue(say("here: {}", shown));
    if (const auto* days = std::get_if<DaySpan>(&value->value)) out += "\n- " + tongue(say("that is {0} {0:day|days}", (days->last - days->first).count() + 1));
    if (std::holds_alternative<Target>(value->value)) {
      if (const auto wanted = plan.resolved_target(id)) out += "\n- " + tongue(say("that is {}", say_amount(plan, *wanted)));
    }
    if (const auto margin = margin_of(plan, id, *value)) out += "\n- " + tongue(say("margin of error: ± {}, with {} certainty", say_size(plan, *margin), say_amount(plan, {Decimal::from_int(95), kPercent})));
    if (const auto& before = plan.clauses(*value).from) out += "\n- " + tongue(say("before: {}", say_amount(plan, *before)));
    const Span key = value->key;
    return Hover{key.begin <= offset && offset <= key.end ? key : value->span, std::move(out)};
  }
  const Span head = plan[id].head;
  if (head.begin <= offset && offset <= head.end) return Hover{head, card_of(snapshot, id) + fmt::format("\n{}", meaning_of(plan[id].kind, tongue))};
  return std::nullopt;
}

}  // namespace campaign
