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

/// The last name of the path that begins a value's text.
Span last_name(const Sources& sources, Span value) {
  const std::string_view text = sources.text(value);
  constexpr std::string_view kAssumed = "assumed ";
  std::size_t begin = text.starts_with(kAssumed) ? kAssumed.size() : 0;
  while (begin < text.size() && (text[begin] == '@' || text[begin] == ' ')) ++begin;
  std::size_t end = begin;
  while (end < text.size() && (is_name_byte(text[end]) || text[end] == '.')) {
    if (text[end] == '.') begin = end + 1;
    ++end;
  }
  return {value.file, static_cast<std::uint32_t>(value.begin + begin), static_cast<std::uint32_t>(value.begin + end)};
}

}  // namespace

std::vector<Mention> mentions_in(const Snapshot& snapshot) {
  const Plan& plan = snapshot.plan;
  const Sources& sources = *snapshot.sources;
  std::vector<Mention> found;
  std::set<std::pair<Span, EntityId>> seen;  // A template's text is read once for each that takes it.
  const auto add = [&](Span span, EntityId entity, bool declares = false) {
    // What a template of another file says is shown at the `like`, where no name stands.
    if (entity == kNoEntity || sources.text(span) != plan[entity].name) return;
    if (seen.emplace(span, entity).second) found.push_back({span, entity, declares});
  };
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    if (plan[id].from_library) continue;
    if (plan[id].named) add(plan[id].name_span, id, true);
    for (const PropertyValue& value : plan.values(id)) {
      if (const auto* reference = std::get_if<Reference>(&value.value)) add(last_name(sources, value.span), reference->entity);
      if (const auto* condition = std::get_if<Condition>(&value.value)) add(last_name(sources, value.span), condition->metric);
      if (const auto* expectation = std::get_if<Expectation>(&value.value)) add(last_name(sources, expectation->metric_span), expectation->metric);
    }
    if (const Formula* formula = plan[id].kind == Kind::kpi ? plan.formula(id) : nullptr) {
      for (const FormulaNode& node : formula->nodes) {
        if (node.op == FormulaNode::Op::metric) add(last_name(sources, node.span), node.metric);
      }
    }
  }
  return found;
}

std::optional<Mention> mention_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  for (const Mention& mention : mentions_in(snapshot)) {
    if (holds(mention.span, file, offset)) return mention;
  }
  return std::nullopt;
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
