#include "ide/mentions.h"

#include <algorithm>
#include <set>
#include <utility>

namespace campaign {

namespace {

bool holds(Span span, FileId file, std::uint32_t offset) { return span.file == file && span.begin <= offset && offset <= span.end; }

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// The last name of the path that begins a value's text; `name` itself where what stands behind it is an end: `shoot.start`.
Span last_name(const Sources& sources, Span value, std::string_view name) {
  const std::string_view text = sources.text(value);
  constexpr std::string_view kAssumed = "assumed ";
  std::size_t begin = text.starts_with(kAssumed) ? kAssumed.size() : 0;
  while (begin < text.size() && (text[begin] == '@' || text[begin] == ' ')) ++begin;
  std::size_t end = begin;
  while (end < text.size() && (is_name_byte(text[end]) || text[end] == '.')) {
    if (text[end] == '.') {
      const std::string_view behind = text.substr(end + 1);
      const bool is_end = behind.starts_with("start") || behind.starts_with("end");
      if (is_end && text.substr(begin, end - begin) == name) break;
      begin = end + 1;
    }
    ++end;
  }
  return {value.file, static_cast<std::uint32_t>(value.begin + begin), static_cast<std::uint32_t>(value.begin + end)};
}

}  // namespace

namespace {

/// Calls for each name that stands in a declaration, its own first. What a template of another file says is shown at the `like`, where
/// no name stands: it is left out.
template <typename Take>
void for_each_mention(const Snapshot& snapshot, EntityId id, Take take) {
  const Plan& plan = snapshot.plan;
  const Sources& sources = *snapshot.sources;
  const auto add = [&](Span span, EntityId entity, bool declares = false) {
    if (entity != kNoEntity && sources.text(span) == plan[entity].name) take(Mention{span, entity, declares});
  };
  const auto named = [&](Span span, EntityId entity) { return entity == kNoEntity ? span : last_name(sources, span, plan[entity].name); };
  if (plan[id].named) add(plan[id].name_span, id, true);
  for (const PropertyValue& value : plan.values(id)) {
    if (const auto* reference = std::get_if<Reference>(&value.value)) add(named(value.span, reference->entity), reference->entity);
    if (const auto* condition = std::get_if<Condition>(&value.value)) add(named(value.span, condition->metric), condition->metric);
    if (const Clauses& clauses = plan.clauses(value); clauses.matching != kNoEntity) add(named(clauses.matching_span, clauses.matching), clauses.matching);
    if (const auto* expectation = std::get_if<Expectation>(&value.value)) add(named(expectation->metric_span, expectation->metric), expectation->metric);
  }
  if (const Formula* formula = plan[id].kind == Kind::kpi ? plan.formula(id) : nullptr) {
    for (const FormulaNode& node : formula->nodes) {
      if (node.op == FormulaNode::Op::metric) add(named(node.span, node.metric), node.metric);
    }
  }
}

}  // namespace

std::vector<Mention> mentions_in(const Snapshot& snapshot) {
  std::vector<Mention> found;
  std::set<std::pair<Span, EntityId>> seen;  // A template's text is read once for each that takes it.
  for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
    if (snapshot.plan[EntityId{i}].from_library) continue;
    for_each_mention(snapshot, EntityId{i}, [&](const Mention& mention) {
      if (seen.emplace(mention.span, mention.entity).second) found.push_back(mention);
    });
  }
  return found;
}

std::vector<Mention> mentions_of(const Snapshot& snapshot, EntityId entity) {
  std::vector<Mention> found;
  for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
    if (snapshot.plan[EntityId{i}].from_library) continue;
    for_each_mention(snapshot, EntityId{i}, [&](const Mention& mention) {
      if (mention.entity == entity) found.push_back(mention);
    });
  }
  const auto place = [](const Mention& mention) { return std::pair(mention.span, !mention.declares); };
  std::ranges::sort(found, {}, place);
  const auto same = std::ranges::unique(found, {}, &Mention::span);
  found.erase(same.begin(), same.end());
  return found;
}

std::optional<Mention> mention_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  std::optional<Mention> found;
  const auto look_in = [&](EntityId id) {
    for_each_mention(snapshot, id, [&](const Mention& mention) {
      if (!found && holds(mention.span, file, offset)) found = mention;
    });
  };
  if (const EntityId id = declaration_at(snapshot.plan, file, offset); id != kNoEntity) look_in(id);
  if (found) return found;
  // In a template's text, which lies in none of those that take it.
  for (std::uint32_t i = 0; i < snapshot.plan.size() && !found; ++i) {
    const Entity& entity = snapshot.plan[EntityId{i}];
    const auto values = snapshot.plan.values(EntityId{i});
    if (entity.from_library || values.empty()) continue;
    const auto outside = [&](const PropertyValue& value) { return value.span.file == file && (entity.span.file != file || value.span.begin < entity.span.begin || value.span.end > entity.span.end); };
    if (std::ranges::any_of(values, outside)) look_in(EntityId{i});
  }
  return found;
}

EntityId declaration_at(const Plan& plan, FileId file, std::uint32_t offset) {
  EntityId innermost = kNoEntity;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& entity = plan[EntityId{i}];
    if (holds(entity.span, file, offset) && (innermost == kNoEntity || entity.span.begin >= plan[innermost].span.begin)) innermost = EntityId{i};
  }
  return innermost;
}

EntityId block_at(const Plan& plan, FileId file, std::uint32_t offset) {
  EntityId innermost = kNoEntity;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& entity = plan[EntityId{i}];
    const bool inside = entity.has_block && entity.span.file == file && entity.head.end < offset && offset <= entity.body_end;
    if (inside && (innermost == kNoEntity || entity.span.begin >= plan[innermost].span.begin)) innermost = EntityId{i};
  }
  return innermost;
}

const PropertyValue* value_at(const Plan& plan, FileId file, std::uint32_t offset) {
  const EntityId id = declaration_at(plan, file, offset);
  if (id == kNoEntity) return nullptr;
  for (const PropertyValue& value : plan.values(id)) {
    if (holds(value.key, file, offset) || holds(value.span, file, offset)) return &value;
  }
  return nullptr;
}

}  // namespace campaign
