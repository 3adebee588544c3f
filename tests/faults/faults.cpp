#include <algorithm>
#include <array>

#include "analysis/budget.h"
#include "analysis/goal.h"
#include "faults/fault.h"
#include "model/format.h"

namespace campaign {

namespace {

using Edits = std::vector<Edit>;

/// The whole property with its key, or nothing where it is not written in the file of the declaration.
Edits drop(const Snapshot& snapshot, EntityId id, Property property) {
  Edits edits;
  for (const PropertyValue& value : snapshot.plan.values(id, property)) {
    if (value.key.file != snapshot.plan[id].span.file) return {};
    edits.push_back({{value.key.file, value.key.begin, value.span.end}, ""});
  }
  return edits;
}

/// Another value in place of the first one, clauses and all.
Edits replace(const Snapshot& snapshot, EntityId id, Property property, std::string text) {
  const PropertyValue* value = snapshot.plan.find(id, property);
  if (value == nullptr) return {};
  return {{value->span, std::move(text)}};
}

/// A property in front of the block's first member.
Edits insert(const Snapshot& snapshot, EntityId id, std::string text) {
  const Entity& entity = snapshot.plan[id];
  if (!entity.has_block) return {};
  const std::string_view file = (*snapshot.sources)[entity.span.file].text();
  const std::size_t brace = file.find('{', entity.head.end);
  const auto at = static_cast<std::uint32_t>(brace + 1);
  return {{{entity.span.file, at, at}, " " + std::move(text) + "\n"}};
}

std::string amount_text(const Snapshot& snapshot, const Amount& amount) {
  return amount.number.to_string() + (amount.unit == kPercent ? "%" : amount.unit == kNoUnit ? "" : " " + snapshot.plan.units().name(amount.unit));
}

const DaySpan* period(const Snapshot& snapshot, EntityId id) {
  const EntityId campaign = snapshot.plan[id].kind == Kind::campaign ? id : snapshot.plan.enclosing(id, Kind::campaign);
  return campaign == kNoEntity ? nullptr : snapshot.plan.get<DaySpan>(campaign, prop("period"));
}

std::string day_after(const Snapshot& snapshot, EntityId id, int days) {
  const DaySpan* span = period(snapshot, id);
  return span == nullptr ? "" : format_date(span->last + std::chrono::days(days));
}

bool expects_metric(const Snapshot& snapshot, EntityId goal) {
  const Attainment* attainment = snapshot.analysis.attainment_of(goal);
  return attainment != nullptr && !attainment->contributions.empty() && attainment->needed && attainment->needed->number.sign() > 0;
}

std::size_t children_of(const Snapshot& snapshot, EntityId id, Kind kind) {
  return static_cast<std::size_t>(std::ranges::count_if(snapshot.plan[id].children, [&](EntityId child) { return snapshot.plan[child].kind == kind; }));
}

std::vector<Fault> make_faults() {
  const KindSet goal(Kind::goal), tactic(Kind::tactic), strategy(Kind::strategy), campaign(Kind::campaign);
  std::vector<Fault> faults;
  const auto add = [&](std::string_view name, std::string_view finding, KindSet kinds, std::vector<std::string_view> along, auto change) {
    faults.push_back({name, finding, std::move(along), kinds, change});
  };

  // -- specific, measurable, time-bound
  add("drop the deadline", "time_bound.missing_deadline", goal, {}, [](const Snapshot& s, EntityId id) { return drop(s, id, prop("by")); });
  add("drop the owner", "specific.missing_owner", goal, {}, [](const Snapshot& s, EntityId id) { return drop(s, id, prop("owner")); });
  add("drop the target", "measurable.missing_target", goal, {}, [](const Snapshot& s, EntityId id) { return drop(s, id, prop("target")); });
  add("drop the metric", "measurable.missing_metric", goal, {"types.no_metric", "relevant.expectation_not_used"},
      [](const Snapshot& s, EntityId id) { return drop(s, id, prop("metric")); });
  add("drop the baseline", "measurable.missing_baseline", goal, {}, [](const Snapshot& s, EntityId id) {
    const auto* target = s.plan.get<Target>(id, prop("target"));
    const bool relative = target != nullptr && (target->form == Target::Form::relative || target->form == Target::Form::points || target->form == Target::Form::keep);
    return relative ? Edits() : drop(s, id, prop("baseline"));
  });
  add("drop the baseline of a change", "measurable.relative_without_baseline", goal, {}, [](const Snapshot& s, EntityId id) {
    const auto* target = s.plan.get<Target>(id, prop("target"));
    const bool relative = target != nullptr && (target->form == Target::Form::relative || target->form == Target::Form::points || target->form == Target::Form::keep);
    return relative ? drop(s, id, prop("baseline")) : Edits();
  });
  add("turn the target round", "measurable.wrong_direction", goal, {"attainable.sandbagged", "words.contradicts_target"}, [](const Snapshot& s, EntityId id) {
    const auto baseline = baseline_of(s.plan, id);
    const int better = better_direction(s.plan, id);
    if (!baseline || baseline->number.sign() <= 0 || better == 0) return Edits();
    const auto half = Decimal::multiply(baseline->number, *Decimal::parse(better > 0 ? "0.5" : "1.5"));
    return replace(s, id, prop("target"), amount_text(s, {*half, baseline->unit}));
  });
  add("aim at the baseline", "measurable.target_equals_baseline", goal, {"attainable.sandbagged", "words.contradicts_target"}, [](const Snapshot& s, EntityId id) {
    const auto baseline = baseline_of(s.plan, id);
    return baseline ? replace(s, id, prop("target"), amount_text(s, *baseline)) : Edits();
  });
  add("swap the unit", "types.unit_mismatch", goal, {}, [](const Snapshot& s, EntityId id) {
    const auto baseline = baseline_of(s.plan, id);
    return baseline ? replace(s, id, prop("target"), "3_000 hours") : Edits();
  });
  add("put the target off", "measurable.todo", goal, {}, [](const Snapshot& s, EntityId id) { return replace(s, id, prop("target"), "todo"); });
  add("judge after the campaign", "time_bound.deadline_outside_campaign", goal, {"tracking.deadline_passed"},
      [](const Snapshot& s, EntityId id) { return replace(s, id, prop("by"), day_after(s, id, 30)); });
  add("a day that is none", "time.impossible_date", goal, {}, [](const Snapshot& s, EntityId id) { return replace(s, id, prop("by"), "2027-02-30"); });
  add("a deadline in words", "time.vague", goal, {}, [](const Snapshot& s, EntityId id) { return replace(s, id, prop("by"), "soon"); });

  // -- relevant, alignment
  add("serve nobody", "relevant.missing_business_goal", campaign, {"portfolio.business_goal_unserved"}, [](const Snapshot& s, EntityId id) {
    if (children_of(s, id, Kind::goal) != 1) return Edits();
    for (const EntityId child : s.plan[id].children) {
      if (s.plan[child].kind == Kind::goal && s.plan.find(child, prop("serves")) != nullptr) return Edits();
    }
    return drop(s, id, prop("serves"));
  });
  add("take the strategy away", "alignment.tactic_without_strategy", strategy, {"specific.missing_audience"}, [](const Snapshot& s, EntityId id) {
    const Entity& entity = s.plan[id];
    if (!entity.has_block || children_of(s, id, Kind::tactic) != entity.children.size() || entity.children.empty()) return Edits();
    // Its head and its own properties go, and its closing brace.
    const std::uint32_t first = s.plan[entity.children.front()].span.begin;
    return Edits{{{entity.span.file, entity.span.begin, first}, ""}, {{entity.span.file, entity.body_end, entity.span.end}, ""}};
  });
  add("leave the strategy empty", "alignment.strategy_without_tactic", strategy,
      {"attainable.out_of_reach", "attainable.not_shown", "attainable.below_target", "budget.unallocated", "names.unknown_name", "alignment.orphan_kpi"},
      [](const Snapshot& s, EntityId id) {
        const Entity& entity = s.plan[id];
        if (!entity.has_block || children_of(s, id, Kind::tactic) != entity.children.size() || entity.children.empty()) return Edits();
        return Edits{{{entity.span.file, s.plan[entity.children.front()].span.begin, entity.body_end}, ""}};
      });

  // -- attainable
  add("promise a thousandth", "attainable.out_of_reach", goal, {"relevant.expectation_not_used", "attainable.funnel_does_not_multiply"}, [](const Snapshot& s, EntityId id) {
    if (!expects_metric(s, id)) return Edits();
    Edits edits;
    for (const Contribution& one : s.analysis.attainment_of(id)->contributions) {
      for (const PropertyValue& value : s.plan.values(one.tactic, prop("expect"))) {
        const auto* expectation = std::get_if<Expectation>(&value.value);
        if (expectation == nullptr || expectation->metric != metric_of(s.plan, id)) return Edits();
        const auto small = Decimal::multiply(expectation->estimate.middle.number, *Decimal::parse("0.001"));
        edits.push_back({value.span, amount_text(s, {*small, expectation->estimate.middle.unit})});
      }
    }
    return edits;
  });

  // -- budget
  add("overbook the budget", "budget.over_allocated", campaign, {"budget.unit_slip", "budget.concentrated"}, [](const Snapshot& s, EntityId id) {
    const BudgetUse* use = s.analysis.budget_of(id);
    if (use == nullptr || !use->stated || use->allocated.number.sign() <= 0 || use->parts.empty()) return Edits();
    const auto less = Decimal::multiply(use->allocated.number, *Decimal::parse("0.9"));
    return replace(s, id, prop("budget"), amount_text(s, {less->round(0), use->stated->unit}));
  });
  add("owe money", "budget.not_positive", tactic, {"budget.unallocated", "attainable.misses_own_kpi"}, [](const Snapshot& s, EntityId id) {
    return stated_budget(s.plan, id) == nullptr ? Edits() : replace(s, id, prop("budget"), "-500 " + s.plan.units().name(std::get<Amount>(stated_budget(s.plan, id)->value).unit));
  });
  add("pay in another currency", "budget.mixed_currencies", tactic, {"budget.unallocated"}, [](const Snapshot& s, EntityId id) {
    const PropertyValue* stated = stated_budget(s.plan, id);
    return stated == nullptr || s.plan.currency_at(id) == kMoney ? Edits() : replace(s, id, prop("budget"), "500 JPY");
  });
  add("forget the budgets", "budget.paid_without_budget", strategy, {"budget.unallocated", "budget.concentrated"}, [](const Snapshot& s, EntityId id) {
    bool paid = false;
    Edits edits = drop(s, id, prop("budget"));
    std::vector<EntityId> open(s.plan[id].children);
    while (!open.empty()) {
      const EntityId at = open.back();
      open.pop_back();
      open.insert(open.end(), s.plan[at].children.begin(), s.plan[at].children.end());
      if (s.plan[at].kind == Kind::placement) return Edits();
      if (s.plan[at].kind != Kind::tactic) continue;
      for (Edit& edit : drop(s, at, prop("budget"))) edits.push_back(std::move(edit));
      for (const PropertyValue& channel : s.plan.values(at, prop("channel"))) {
        const auto* reference = std::get_if<Reference>(&channel.value);
        paid = paid || (reference != nullptr && reference->entity != kNoEntity && s.plan.word(reference->entity, prop("kind")) == "paid");
      }
    }
    return paid ? edits : Edits();
  });

  // -- schedule
  add("run after the campaign", "time_bound.outside_campaign", tactic, {"schedule.starts_before_dependency", "time_bound.outside_parent", "schedule.dead_time"},
      [](const Snapshot& s, EntityId id) {
        const std::string day = day_after(s, id, 10);
        return day.empty() ? Edits() : replace(s, id, prop("flight"), day);
      });
  add("end before the start", "time.reversed", tactic, {}, [](const Snapshot& s, EntityId id) {
    const DaySpan* span = period(s, id);
    return span == nullptr ? Edits() : replace(s, id, prop("flight"), format_date(span->last) + " .. " + format_date(span->first));
  });
  add("hours on a parcel", "schedule.daypart_not_supported", tactic, {}, [](const Snapshot& s, EntityId id) {
    for (const PropertyValue& channel : s.plan.values(id, prop("channel"))) {
      const auto* reference = std::get_if<Reference>(&channel.value);
      const YesNo* dayparts = reference == nullptr || reference->entity == kNoEntity ? nullptr : s.plan.get<YesNo>(reference->entity, prop("dayparts"));
      if (dayparts == nullptr || dayparts->value) return Edits();
    }
    const bool named = s.plan.find(id, prop("channel")) != nullptr && s.plan.find(id, prop("daypart")) == nullptr;
    return named ? insert(s, id, "daypart: mon..fri 11:30 .. 13:30") : Edits();
  });

  // -- names
  add("misspell a channel", "names.unknown_name", tactic, {"schedule.daypart_not_supported", "governance.missing_consent", "budget.concentrated", "governance.missing_stop"},
      [](const Snapshot& s, EntityId id) {
        const PropertyValue* channel = s.plan.find(id, prop("channel"));
        if (channel == nullptr || s.plan.values(id, prop("channel")).size() != 1) return Edits();
        std::string name((*s.sources).text(channel->span));
        name.insert(name.size() / 2, "qx");
        return Edits{{channel->span, name}};
      });
  add("name two alike", "names.duplicate", tactic, {"names.unknown_name"}, [](const Snapshot& s, EntityId id) {
    for (const EntityId sibling : s.plan[s.plan[id].parent].children) {
      if (sibling == id || s.plan[sibling].kind != Kind::tactic || !s.plan[sibling].named || !s.plan[id].named) continue;
      if (sibling > id) return Edits{{s.plan[sibling].name_span, std::string(s.plan[id].name)}};
    }
    return Edits();
  });
  add("misspell a property", "names.unknown_property", goal, {"specific.missing_owner"}, [](const Snapshot& s, EntityId id) {
    const PropertyValue* owner = s.plan.find(id, prop("owner"));
    return owner == nullptr ? Edits() : Edits{{owner->key, "onwer"}};
  });
  return faults;
}

}  // namespace

const std::vector<Fault>& all_faults() {
  static const std::vector<Fault> kFaults = make_faults();
  return kFaults;
}

}  // namespace campaign
