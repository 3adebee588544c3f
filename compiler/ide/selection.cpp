#include "ide/selection.h"

#include "ide/mentions.h"

namespace campaign {

std::vector<Span> selections_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  const Plan& plan = snapshot.plan;
  std::vector<Span> spans;
  const auto add = [&](Span span) {
    if (span.file != file || span.begin > offset || span.end < offset) return;
    if (!spans.empty() && (span.begin > spans.back().begin || span.end < spans.back().end || span == spans.back())) return;
    spans.push_back(span);
  };
  if (const auto mention = mention_at(snapshot, file, offset)) add(mention->span);
  if (const PropertyValue* value = value_at(plan, file, offset)) {
    add(value->span);
    add({file, value->key.begin, value->span.end});
  }
  for (EntityId id = declaration_at(plan, file, offset); id != kNoEntity; id = plan[id].parent) {
    const Entity& entity = plan[id];
    if (entity.span.file != file) break;
    if (entity.has_block && offset > entity.head.end) add({file, entity.head.end, entity.body_end});
    add(entity.span);
  }
  add({file, 0, static_cast<std::uint32_t>((*snapshot.sources)[file].text().size())});
  return spans;
}

}  // namespace campaign
