#include "rules/fixes.h"

#include <algorithm>

#include <fmt/format.h>

#include "rules/edits.h"

namespace campaign {

namespace {

std::vector<EntityId> entities_in(const RuleValue& value) {
  std::vector<EntityId> ids;
  if (const auto* many = value.get<RuleValue::Many>()) {
    for (const RuleValue& one : **many) {
      if (const auto* id = one.get<EntityId>()) ids.push_back(*id);
    }
  } else if (const auto* id = value.get<EntityId>()) {
    ids.push_back(*id);
  }
  return ids;
}

/// Declarations in groups that stand one after the other in the text.
std::vector<std::vector<EntityId>> groups_of(const Plan& plan, const Sources& sources, const std::vector<EntityId>& entities) {
  std::vector<std::vector<EntityId>> groups;
  for (const EntityId entity : entities) {
    if (groups.empty() || !stand_together(plan, sources, groups.back().back(), entity)) groups.emplace_back();
    groups.back().push_back(entity);
  }
  return groups;
}

/// `strategy approach "…"` with a name that none of the neighbours has: `approach_2`.
std::string with_free_name(const Plan& plan, EntityId parent, const std::string& head, int& number) {
  const std::size_t begin = head.find(' ');
  if (begin == std::string::npos || parent == kNoEntity) return head;
  const std::size_t end = std::min(head.find(' ', begin + 1), head.size());
  const std::string stem = head.substr(begin + 1, end - begin - 1);
  for (;;) {
    const std::string name = ++number == 1 ? stem : fmt::format("{}_{}", stem, number);
    const bool taken = std::ranges::any_of(plan[parent].children, [&](EntityId child) { return plan[child].name == name; });
    if (!taken) return head.substr(0, begin + 1) + name + head.substr(end);
  }
}

std::optional<Fix> wrapped(Evaluation& run, const Sources& sources, const RuleValue& on, const std::string& head) {
  const auto groups = groups_of(run.plan, sources, entities_in(on));
  if (groups.empty()) return std::nullopt;
  const Tongue& tongue = run.plan.tongue();
  const std::string word = head.substr(0, head.find(' '));
  Fix fix{groups.size() == 1 ? tongue(say("put a {} around them", word)) : tongue(say("put a {} around each group of them", word)), {}};
  int number = 0;
  for (const auto& group : groups) {
    const std::string free = with_free_name(run.plan, run.plan[group.front()].parent, head, number);
    for (Edit& edit : wrap_in_block(run.plan, sources, group, free)) fix.edits.push_back(std::move(edit));
  }
  return fix;
}

}  // namespace

std::vector<Fix> fixes_of(Evaluation& run, const Expressions& code, const RuleMessage& message, const Sources& sources) {
  using Form = RuleMessage::Change::Form;
  std::vector<Fix> fixes;
  const auto offer = [&](const RuleMessage::Change& change) {
    const auto text = run.text(code, change.text, Evaluation::Spelling::plan);
    if (!text) return;
    std::string title = run.plan.tongue()(say("write `{}`", *text));
    if (const auto because = change.because.parts.empty() ? std::nullopt : run.text(code, change.because)) title += ", " + *because;
    if (change.form == Form::replace) {
      const Span place = run.slot(kItSlot).place;
      if (place.begin != place.end) fixes.push_back({std::move(title), {{place, *text}}});
      return;
    }
    const RuleValue into = change.into < 0 ? run.slot(kSelfSlot) : run.value(code, change.into);
    const auto* id = into.first().get<EntityId>();
    if (id == nullptr || run.plan[*id].from_library) return;
    Edit edit = insert_property(run.plan, sources, *id, *text);
    // What the title says may be what the campaign says: one change, once.
    const auto same = [&](const Fix& fix) { return fix.edits.front().span == edit.span && fix.edits.front().text == edit.text; };
    if (std::ranges::none_of(fixes, same)) fixes.push_back({std::move(title), {std::move(edit)}});
  };
  for (const RuleMessage::Change& change : message.changes) {
    if (change.on < 0) {
      if (change.form == Form::insert) offer(change);
      continue;
    }
    const RuleValue on = run.value(code, change.on);
    if (change.form == Form::wrap) {
      const auto text = run.text(code, change.text, Evaluation::Spelling::plan);
      auto fix = text ? wrapped(run, sources, on, *text) : std::nullopt;
      if (fix) fixes.push_back(std::move(*fix));
      continue;
    }
    const auto* many = on.get<RuleValue::Many>();
    for (const RuleValue& one : many == nullptr ? std::vector<RuleValue>{on} : **many) {
      run.set(kItSlot, one);
      if (!one.is_nothing()) offer(change);
    }
  }
  return fixes;
}

}  // namespace campaign
