#include "rules/plan_tables.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/spending.h"
#include "base/text.h"
#include "locale/names.h"
#include "rules/prose.h"

namespace campaign {

namespace {

/// What names metrics.
constexpr std::array kNaming{prop("metric"), prop("kpi"), prop("guardrail"), prop("expect"), prop("stop"), prop("actual"), prop("about")};

}  // namespace

void PlanTables::note(Table table) const {
  if (Reads* reads = plan_.reads()) reads->note(table);
}

// What looks at the whole plan says nothing of what is not there, where a part of the plan is lost.
bool PlanTables::found(bool found) const {
  if (!found && plan_.damaged()) plan_.set_missed(true);
  return found;
}

void PlanTables::make_read_metrics() {
  const PausedReads paused(plan_);
  data_.read_metrics.emplace(plan_.size() + 1, false);
  const auto note = [this](EntityId id) {
    if (id != kNoEntity) (*data_.read_metrics)[static_cast<std::size_t>(id)] = true;
  };
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    if (const Formula* formula = plan_[EntityId{i}].kind == Kind::kpi ? plan_.formula(EntityId{i}) : nullptr) {
      for (const FormulaNode& node : formula->nodes) note(node.metric);
    }
    for (const PropertyValue& value : plan_.values(EntityId{i})) {
      note(plan_.clauses(value).matching);
      if (const auto* reference = std::get_if<Reference>(&value.value)) note(reference->entity);
      if (const auto* condition = std::get_if<Condition>(&value.value)) note(condition->metric);
      if (const auto* expectation = std::get_if<Expectation>(&value.value)) note(expectation->metric);
      const bool hole = std::holds_alternative<std::monostate>(value.value) && std::ranges::find(kNaming, value.property) != std::end(kNaming);
      if (hole) data_.read_metrics->back() = true;
    }
  }
}

std::optional<bool> PlanTables::is_read(EntityId metric) {
  note(kReadMetrics);
  if (!data_.read_metrics) make_read_metrics();
  if (found((*data_.read_metrics)[static_cast<std::size_t>(metric)])) return true;
  return data_.read_metrics->back() ? std::nullopt : std::optional(false);
}

void PlanTables::make_goals_of() {
  const PausedReads paused(plan_);
  data_.goals_of.emplace();
  for (const EntityId goal : plan_.all(Kind::goal)) {
    if (const EntityId decides = metric_of(plan_, goal); decides != kNoEntity) (*data_.goals_of)[decides].push_back(goal);
  }
}

std::span<const EntityId> PlanTables::goals_of(EntityId metric) {
  note(kGoalsOf);
  if (!data_.goals_of) make_goals_of();
  const auto found = data_.goals_of->find(metric);
  return found == data_.goals_of->end() ? std::span<const EntityId>() : std::span<const EntityId>(found->second);
}

void PlanTables::make_turned_into() {
  const PausedReads paused(plan_);
  data_.turned_into.emplace();
  for (const EntityId assumption : plan_.all(Kind::assumption)) {
    const auto* from = plan_.get<Reference>(assumption, prop("from"));
    const auto* to = plan_.get<Reference>(assumption, prop("to"));
    if (from != nullptr && to != nullptr && from->entity != kNoEntity && to->entity != kNoEntity) (*data_.turned_into)[to->entity].push_back(from->entity);
  }
}

std::span<const EntityId> PlanTables::turned_into(EntityId metric) {
  note(kTurnedInto);
  if (!data_.turned_into) make_turned_into();
  const auto found = data_.turned_into->find(metric);
  return found == data_.turned_into->end() ? std::span<const EntityId>() : std::span<const EntityId>(found->second);
}

void PlanTables::make_judged_together() {
  const PausedReads paused(plan_);
  data_.judged_together.emplace();
  for (const EntityId goal : plan_.all(Kind::goal)) {
    const auto day = deadline_of(plan_, goal);
    const EntityId decides = metric_of(plan_, goal);
    if (day && decides != kNoEntity) (*data_.judged_together)[{decides, day->day}].push_back(goal);
  }
}

std::span<const EntityId> PlanTables::judged_together(EntityId goal) {
  note(kJudgedTogether);
  if (!data_.judged_together) make_judged_together();
  const auto day = deadline_of(plan_, goal);
  const EntityId decides = metric_of(plan_, goal);
  if (!day || decides == kNoEntity) return {};
  const auto found = data_.judged_together->find({decides, day->day});
  return found == data_.judged_together->end() ? std::span<const EntityId>() : std::span<const EntityId>(found->second);
}

void PlanTables::make_contributing() {
  const PausedReads paused(plan_);
  data_.contributing.emplace(plan_.size(), false);
  for (const EntityId goal : plan_.all(Kind::goal)) {
    const Attainment* found = analysis_.attainment_of(goal);
    if (found == nullptr) continue;
    for (const Contribution& one : found->contributions) (*data_.contributing)[static_cast<std::size_t>(one.tactic)] = true;
  }
}

bool PlanTables::contributes(EntityId tactic) {
  if (Reads* reads = plan_.reads()) reads->note(Reads::of_arithmetic(tactic));
  if (!data_.contributing) make_contributing();
  return found((*data_.contributing)[static_cast<std::size_t>(tactic)]);
}

void PlanTables::make_explained() {
  const PausedReads paused(plan_);
  data_.explained.emplace();
  const auto note = [this](std::string_view word) {
    std::string lower = lower_case(word);
    if (lower.size() > 2 && lower.ends_with('s')) data_.explained->insert(lower.substr(0, lower.size() - 1));
    data_.explained->insert(std::move(lower));
  };
  const auto note_brackets = [&](std::string_view text) {
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
      const std::size_t close = std::min(text.find(')', open), text.size());
      note(text.substr(open + 1, close - open - 1));  // marketing-qualified leads (MQL)
      const auto before = words_of(text.substr(0, open));
      if (!before.empty()) note(before.back());       // MQL (marketing-qualified lead)
    }
  };
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    const Entity& entity = plan_[EntityId{i}];
    const bool acts = entity.kind == Kind::goal || entity.kind == Kind::strategy || entity.kind == Kind::tactic;
    if (!acts) {
      for (std::size_t at = 0; at < entity.name.size();) {
        const std::size_t end = std::min(entity.name.find('_', at), entity.name.size());
        note(entity.name.substr(at, end - at));
        at = end + 1;
      }
      for (const std::string_view word : words_of(entity.title)) note(word);
    }
    if (entity.from_library) continue;
    note_brackets(entity.title);
    for (const PropertyValue& value : plan_.values(EntityId{i})) {
      const auto* text = std::get_if<Text>(&value.value);
      if (text == nullptr) continue;
      note_brackets(text->value);
      // Names of people, firms and places.
      constexpr std::array kNames{prop("brand"), prop("sponsor"), prop("where"), prop("role")};
      if (std::ranges::find(kNames, value.property) == kNames.end()) continue;
      for (const std::string_view word : words_of(text->value)) note(word);
    }
  }
}

bool PlanTables::explains(std::string_view acronym) {
  note(kExplained);
  if (!data_.explained) make_explained();
  const std::string lower = lower_case(acronym);
  return found(data_.explained->contains(lower));
}

void PlanTables::make_alike() {
  const PausedReads paused(plan_);
  data_.alike.emplace();
  const auto visit = [&](auto look) {
    for (std::uint32_t i = 0; i < plan_.size(); ++i) {
      const Entity& entity = plan_[EntityId{i}];
      if (entity.named && !entity.from_library) look(EntityId{i}, entity);
    }
  };
  bool capitals = false, foreign = false;  // Names of other letters than those of ASCII may look like any other.
  visit([&](EntityId, const Entity& entity) {
    foreign = foreign || !is_ascii(entity.name);
    capitals = capitals || lower_case(entity.name) != entity.name;
  });
  if (!capitals && !foreign) return;
  std::unordered_map<std::string, EntityId> first;
  visit([&](EntityId id, const Entity& entity) {
    const auto file = entity.parent == kNoEntity ? static_cast<std::uint32_t>(entity.span.file) : 0;
    const std::string look = foreign ? look_of(entity.name) : lower_case(entity.name);
    const auto known = first.try_emplace(fmt::format("{}/{}/{}/{}", static_cast<std::uint32_t>(entity.parent), file, static_cast<int>(entity.kind), look), id);
    if (known.second) return;
    const std::string_view earlier = plan_[known.first->second].name;
    // `corn` and `com` are no slip of the keyboard.
    const bool both_plain = is_ascii(earlier) && is_ascii(entity.name);
    if (!is_same_name(earlier, entity.name) && (!both_plain || lower_case(earlier) == lower_case(entity.name))) data_.alike->emplace(id, known.first->second);
  });
}

EntityId PlanTables::alike(EntityId id) {
  note(kAlike);
  if (!data_.alike) make_alike();
  const auto found = data_.alike->find(id);
  return found == data_.alike->end() ? kNoEntity : found->second;
}

void PlanTables::make_awaited() {
  const PausedReads paused(plan_);
  data_.awaited.emplace(plan_.size(), false);
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    const Entity& waiting = plan_[EntityId{i}];
    if (waiting.kind != Kind::tactic || is_cancelled(plan_, EntityId{i})) continue;
    for (const PropertyValue& value : plan_.values(EntityId{i}, prop("after"))) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference == nullptr || reference->entity == kNoEntity || reference->entity == EntityId{i}) continue;
      (*data_.awaited)[static_cast<std::size_t>(reference->entity)] = true;
    }
  }
}

bool PlanTables::is_awaited(EntityId tactic) {
  note(kAwaited);
  if (!data_.awaited) make_awaited();
  return (*data_.awaited)[static_cast<std::size_t>(tactic)];
}

void PlanTables::make_served() {
  const PausedReads paused(plan_);
  data_.served.emplace(plan_.size() + 1, false);
  for (std::uint32_t i = 0; i < plan_.size(); ++i) {
    for (const PropertyValue& value : plan_.values(EntityId{i}, prop("serves"))) {
      const auto* reference = std::get_if<Reference>(&value.value);
      const bool known = reference != nullptr && reference->entity != kNoEntity;
      (*data_.served)[known ? static_cast<std::size_t>(reference->entity) : plan_.size()] = true;
    }
  }
}

std::optional<bool> PlanTables::is_served(EntityId business_goal) {
  note(kServed);
  if (!data_.served) make_served();
  if (found((*data_.served)[static_cast<std::size_t>(business_goal)])) return true;
  return data_.served->back() ? std::nullopt : std::optional(false);
}

std::span<const EntityId> PlanTables::blackouts() {
  note(kBlackouts);
  if (!data_.blackouts) make_blackouts();
  return *data_.blackouts;
}

void PlanTables::make_blackouts() {
  const PausedReads paused(plan_);
  data_.blackouts = plan_.all(Kind::blackout);
}

const GoalOdds* PlanTables::odds(EntityId goal, EntityId asking) {
  if (last_odds_.goal != goal || last_odds_.asking != asking) {
    if (!strata_) strata_.emplace(odds::Sampling());
    last_odds_ = {goal, asking, Odds(plan_, *strata_).of(goal).odds};
  }
  return last_odds_.odds ? &*last_odds_.odds : nullptr;
}
const ContactFindings& PlanTables::contacts() {
  note(kContacts);
  if (!data_.contacts) make_contacts();
  return *data_.contacts;
}

void PlanTables::make_contacts() {
  const PausedReads paused(plan_);
  data_.contacts = contacts_in(plan_, analysis_.timetable(plan_));
}

const LaunchClash* PlanTables::launch_clash(EntityId tactic) {
  note(kLaunches);
  if (!data_.launch_clashes) make_launch_clashes();
  const auto found = data_.launch_clashes->find(tactic);
  return found == data_.launch_clashes->end() ? nullptr : &found->second;
}

namespace {

struct Launch {
  EntityId tactic = kNoEntity;
  Day day{};
};

}  // namespace

void PlanTables::make_launch_clashes() {
  const PausedReads paused(plan_);
  data_.launch_clashes.emplace();
  // By campaign, in the order of the text, and audience: the first day on which something on a channel reaches it.
  std::map<EntityId, std::map<EntityId, Launch>> launches;
  const Timetable& timetable = analysis_.timetable(plan_);
  for (const EntityId tactic : plan_.all(Kind::tactic)) {
    const TimetableRow* row = timetable.row(tactic);
    const EntityId campaign = plan_.enclosing(tactic, Kind::campaign);
    if (row == nullptr || !row->dated || row->holds_others) continue;
    const EntityId portfolio = plan_[campaign].parent;
    if (portfolio == kNoEntity || plan_[portfolio].kind != Kind::portfolio) continue;
    if (channels_of(plan_, tactic).empty()) continue;
    for (const EntityId audience : audiences_for(plan_, tactic)) {
      const auto [known, fresh] = launches[campaign].try_emplace(audience, Launch{tactic, row->days.first});
      if (!fresh && row->days.first < known->second.day) known->second = {tactic, row->days.first};
    }
  }
  // The first launch in a week of a portfolio at an audience, and at a part of it.
  using Week = std::tuple<EntityId, timing::Minute, EntityId>;
  std::map<Week, std::pair<EntityId, EntityId>> at, within;  // Campaign and tactic.
  for (const auto& [campaign, of] : launches) {
    for (const auto& [audience, launch] : of) {
      const auto week = [&](EntityId whom) { return Week(plan_[campaign].parent, timing::period_around(timing::start_of(launch.day), timing::Cap::Period::week).from, whom); };
      const std::vector<EntityId> around = audiences_around(plan_, audience);
      const auto meet = [&](const auto& table, EntityId whom) {
        const auto first = table.find(week(whom));
        if (first != table.end() && first->second.first != campaign) data_.launch_clashes->try_emplace(launch.tactic, LaunchClash{first->second.second, whom});
      };
      meet(at, audience);
      meet(within, audience);
      for (const EntityId larger : around) meet(at, larger);
      at.try_emplace(week(audience), campaign, launch.tactic);
      for (const EntityId larger : around) within.try_emplace(week(larger), campaign, launch.tactic);
    }
  }
}

const Timetable& PlanTables::timetable() {
  note(kTimetable);
  if (!data_.timetable) make_timetable();
  return analysis_.timetable(plan_);
}

std::span<const PersonLoad> PlanTables::overloads() {
  if (!overloads_) {
    overloads_ = workload(timetable(), timing::Cap::Period::week);
    std::erase_if(*overloads_, [](const PersonLoad& load) { return !load.is_too_much(); });
  }
  note(kTimetable);
  return *overloads_;
}

// A sentence about a row says of another only when that is: its own times, which are in its mark too.
void PlanTables::make_timetable() {
  data_.timetable.emplace();
  for (const JointTimes& times : analysis_.timetable(plan_).networks()) {
    for (const TimetableRow& row : times.rows) {
      const timing::Driver& driver = row.times.driver;
      const EntityId other = row.dated && driver.kind == timing::Driver::Kind::link ? times.links[driver.index].from : kNoEntity;
      data_.timetable->push_back({row.id, other, row.times.start, row.times.finish, row.times.room_finish, row.times.slack, row.times.room.value_or(timing::kNever), driver, row.stated, row.dated, row.overdue});
    }
    for (const LateApproval& late : times.late_approvals) {
      data_.timetable->push_back({.id = late.tactic, .waits_for = late.who, .start = late.by, .finish = late.possible, .room_finish = timing::start_of(late.allowed), .slack = late.missing, .room = late.workday});
    }
    for (const BrokenLink& broken : times.broken) {
      data_.timetable->push_back({.id = broken.waits, .waits_for = plan_.owner_of(*broken.value), .start = timing::start_of(broken.allowed), .stated = broken.of_end});
    }
  }
  for (const PersonLoad& load : overloads()) {
    for (const auto& [tactic, minutes] : load.parts) {
      data_.timetable->push_back({.id = load.person, .waits_for = tactic, .start = load.period.from, .slack = minutes, .room = load.capacity});
    }
  }
}

}  // namespace campaign
