#include "emit/plan_builder.h"

#include "analysis/budget.h"

#include <cassert>

#include <fmt/format.h>

namespace campaign {

namespace {

Property named(Kind kind, std::string_view name) {
  const PropertyRow* row = find_property(kind, name);
  assert(row != nullptr);
  return property_of(*row);
}

}  // namespace

PlanBuilder::PlanBuilder()
    : dollar(plan.units().add_base("USD", "USD", true, 2)), order(plan.units().add_base("order", "orders")),
      person(plan.units().add_base("person", "people")) {}

void PlanBuilder::write_line(std::string_view text) {
  text_.append(open_.size() * 2, ' ');
  text_ += text;
  text_ += '\n';
}

EntityId PlanBuilder::begin(Kind kind, std::string_view name, std::string_view title, std::string_view comment) {
  const EntityId id{static_cast<std::uint32_t>(plan.entities_.size())};
  Entity entity;
  entity.kind = kind;
  entity.name = keep(name);
  entity.title = keep(title);
  entity.comment = keep(comment);
  entity.named = true;
  entity.has_block = true;
  entity.parent = open_.empty() ? kNoEntity : open_.back();
  const auto start = static_cast<std::uint32_t>(text_.size() + open_.size() * 2);
  write_line(fmt::format("{} {} \"{}\" {{", row_of(kind).keyword, name, title));
  entity.head = {FileId{0}, start, static_cast<std::uint32_t>(text_.size() - 1)};
  entity.span = entity.name_span = entity.title_span = entity.head;
  if (entity.parent == kNoEntity) {
    plan.roots_.push_back(id);
  } else {
    plan.entities_[static_cast<std::size_t>(entity.parent)].children.push_back(id);
  }
  plan.entities_.push_back(entity);
  values_.emplace_back();
  open_.push_back(id);
  return id;
}

void PlanBuilder::end() {
  const EntityId id = open_.back();
  open_.pop_back();
  write_line("}");
  plan.entities_[static_cast<std::size_t>(id)].span.end = static_cast<std::uint32_t>(text_.size());
}

EntityId PlanBuilder::add(Kind kind, std::string_view name, std::string_view title) {
  const EntityId id = begin(kind, name, title);
  end();
  return id;
}

void PlanBuilder::say(std::string_view property, Value value, std::string_view text, Clauses clauses) {
  const EntityId id = open_.back();
  PropertyValue stated;
  stated.property = named(plan.entities_[static_cast<std::size_t>(id)].kind, property);
  stated.value = std::move(value);
  const auto start = static_cast<std::uint32_t>(text_.size() + open_.size() * 2);
  write_line(fmt::format("{}: {}", property, text));
  stated.key = {FileId{0}, start, start + static_cast<std::uint32_t>(property.size())};
  stated.span = {FileId{0}, stated.key.end + 2, static_cast<std::uint32_t>(text_.size() - 1)};
  const Clauses none;
  if (clauses.assumed || clauses.during || clauses.by || clauses.as_of || clauses.until || !clauses.source.empty() ||
      !clauses.because.empty() || !clauses.method.empty()) {
    stated.clauses = static_cast<std::int32_t>(plan.clauses_.size());
    plan.clauses_.push_back(clauses);
  }
  values_[static_cast<std::size_t>(id)].push_back(stated);
}

void PlanBuilder::say_text(std::string_view property, std::string_view text) {
  say(property, Text{keep(text)}, fmt::format("\"{}\"", text));
}
void PlanBuilder::say_word(std::string_view property, std::string_view word) { say(property, Word{keep(word)}, word); }
void PlanBuilder::refer(std::string_view property, EntityId to, std::string_view text) {
  say(property, Reference{to}, text);
}
void PlanBuilder::money(std::string_view property, std::int64_t amount, std::string_view text) {
  say(property, usd(amount), text);
}

Span PlanBuilder::span_of(EntityId id, std::string_view property) const {
  for (const PropertyValue& value : values_[static_cast<std::size_t>(id)]) {
    if (name_of(value.property) == property) return value.span;
  }
  return plan[id].head;
}

PlanView PlanBuilder::finish() {
  for (std::size_t i = 0; i < values_.size(); ++i) plan.add_values(EntityId{static_cast<std::uint32_t>(i)}, values_[i]);
  analysis.budget = budgets_of(plan, analysis);
  files_ = {sources.add("shop.campaign", text_)};
  return PlanView{sources, plan, analysis, diagnostics, files_, std::chrono::year(2027) / 2 / 1};
}

}  // namespace campaign
