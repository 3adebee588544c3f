#include "check/build_plan.h"

#include <algorithm>

#include "check/circles.h"
#include "check/declaration_values.h"
#include "check/declare.h"
#include "check/fields.h"
#include "check/formulas.h"
#include "check/head.h"
#include "check/library_words.h"
#include "check/literals.h"
#include "check/program.h"
#include "check/unknown.h"
#include "check/value_reader.h"

namespace campaign {

namespace {

/// Gives units, currencies, metrics and then every declaration their meaning, in the order in which they need each other.
class PlanBuilder {
 public:
  explicit PlanBuilder(CheckContext& context) : context_(context), reader_(context) {}

  std::vector<EntityId> run() {
    const std::size_t before = context_.diagnostics.size();
    read_fields(context_);
    declare_all(context_);
    for_each(Kind::currency, [this](EntityId id) { currency(id); });
    units();
    for_each(Kind::portfolio, [this](EntityId id) { campaign_currency(id); });
    for_each(Kind::campaign, [this](EntityId id) { campaign_currency(id); });
    read_formulas(context_, reader_);
    std::vector<EntityId> about(context_.diagnostics.size() - before, kNoEntity);
    context_.plan.values_.reserve(context_.plan.size() * 8);
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) {
      values(EntityId{i});
      about.resize(context_.diagnostics.size() - before, EntityId{i});
    }
    tell_library_templates(context_);
    check_circles(context_.plan, context_.diagnostics);
    for (const Template& model : context_.templates) {
      if (!context_.files[model.file].from_library) template_keys(model);
    }
    about.resize(context_.diagnostics.size() - before, kNoEntity);
    return about;
  }

 private:
  template <typename Function>
  void for_each(Kind kind, Function function) {
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) {
      if (context_.plan.entities_[i].kind == kind) function(EntityId{i});
    }
  }

  // The first value of a property, or false. The reader stands where it is written.
  bool property(EntityId id, std::string_view name, Node& value) {
    Node found(nullptr, 0);
    const Part* part = find_property_node(context_, id, name, found);
    if (part == nullptr || !found.has_children() || found.broken()) return false;
    reader_.stand_at(id, *part);
    value = found.child(0);
    return true;
  }

  void currency(EntityId id) {
    int digits = 2;
    Node value(nullptr, 0);
    LiteralError ignored;
    if (property(id, "minor_digits", value)) {
      const auto number = parse_number(value.text(), ignored);
      digits = static_cast<int>(std::clamp<std::int64_t>(number ? number->to_int64().value_or(2) : 2, 0, 6));
    }
    const std::string_view name = context_.plan[id].name;
    context_.plan.entity_units_[static_cast<std::uint32_t>(id)] = context_.plan.units().add_base(name, name, true, digits);
  }

  // Units that equal others come after them.
  void units() {
    std::vector<EntityId> derived;
    for_each(Kind::unit, [&](EntityId id) {
      const std::string_view plural = plural_of(id);
      if (plural != context_.plan[id].name) {
        context_.scopes.declare(context_.file_of(id), context_.plan[id].parent, plural, id);
      }
      Node equals(nullptr, 0);
      if (property(id, "equals", equals)) {
        derived.push_back(id);
      } else {
        context_.plan.entity_units_[static_cast<std::uint32_t>(id)] = context_.plan.units().add_base(context_.plan[id].name, plural, false, 0, is_whole(id));
      }
    });
    // A chain of them (week, day, hour) is read from its known end.
    for (std::size_t before = derived.size() + 1; before != derived.size();) {
      before = derived.size();
      std::erase_if(derived, [this](EntityId id) { return derive(id, false); });
    }
    for (const EntityId id : derived) (void)derive(id, true);
  }

  // Reads `equals: 7 days`; whether it was possible.
  bool derive(EntityId id, bool complain) {
    Node equals(nullptr, 0);
    if (!property(id, "equals", equals)) return true;
    if (!complain) {
      if (equals.kind() != NodeKind::quantity || equals.end_token() != equals.first_token() + 2) return false;
      const EntityId other = reader_.find(equals.token_text(equals.first_token() + 1), KindSet(Kind::unit));
      if (other == kNoEntity || !context_.plan.entity_units_.contains(static_cast<std::uint32_t>(other))) return false;
    }
    const auto amount = reader_.amount(equals, "equals");
    if (amount) reader_.check_figures(equals, amount->unit, ValueReader::Counted::averaged);
    const std::string_view name = context_.plan[id].name;
    const auto key = static_cast<std::uint32_t>(id);
    context_.plan.entity_units_[key] = amount && amount->number.sign() > 0
                                           ? context_.plan.units().add_multiple(name, plural_of(id), amount->number, amount->unit)
                                           : context_.plan.units().add_base(name, plural_of(id));
    return true;
  }

  // What is counted comes in whole ones where it does not say otherwise.
  bool is_whole(EntityId id) {
    Node value(nullptr, 0);
    return !property(id, "whole", value) || value.text() != "no";
  }

  std::string_view plural_of(EntityId id) {
    Node value(nullptr, 0);
    if (property(id, "plural", value)) {
      if (value.kind() == NodeKind::text) {
        const std::string_view token = value.text();
        if (token.size() > 2 && token.find('\\') == std::string_view::npos) return token.substr(1, token.size() - 2);
      }
      if (value.kind() == NodeKind::path) return value.text();
    }
    return context_.keep(std::string(context_.plan[id].name) + "s");
  }

  void campaign_currency(EntityId id) {
    Node value(nullptr, 0);
    if (!property(id, "currency", value) || value.kind() != NodeKind::path) return;
    const EntityId found = reader_.resolve(names_of(value), value.span(), KindSet(Kind::currency), false);
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(found));
    if (unit != context_.plan.entity_units_.end()) context_.plan.campaign_currency_[static_cast<std::uint32_t>(id)] = unit->second;
  }

  void values(EntityId id) { context_.plan.add_values(id, read_values(context_, reader_, id)); }

  // A template's values are read where it is taken; that its properties exist is checked in any case.
  void template_keys(const Template& model) {
    if (model.block != SyntaxTree::kNone) template_keys(model.kind, context_.files[model.file].tree.node(model.block));
  }

  void template_keys(Kind kind, Node block) {
    for (const Node member : block) {
      if (member.kind() == NodeKind::property && context_.plan.find_property(kind, key_of(member)) == nullptr) (void)report_unknown_property(context_, kind, member, block);
      if (member.kind() != NodeKind::declaration) continue;
      const Head head = head_of(member);
      const auto inside = kind_in(head);
      if (inside && head.block) template_keys(inside->kind, *head.block);
    }
  }

  CheckContext& context_;
  ValueReader reader_;
};

}  // namespace

std::vector<EntityId> build_plan(CheckContext& context) { return PlanBuilder(context).run(); }

Plan build_plan(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  CheckState state;
  CheckContext context(state, sources, files, diagnostics);
  (void)build_plan(context);
  return std::move(state.plan);
}

}  // namespace campaign
