#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "check/declare.h"
#include "check/formulas.h"
#include "check/literals.h"
#include "check/program.h"
#include "check/value_reader.h"

namespace campaign {

namespace {

/// Gives units, currencies, metrics and then every declaration their meaning, in the order in which they need each other.
class PlanBuilder {
 public:
  PlanBuilder(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics)
      : context_(sources, files, diagnostics), reader_(context_) {}

  Plan run() {
    declare_all(context_);
    for_each(Kind::currency, [this](EntityId id) { currency(id); });
    units();
    for_each(Kind::portfolio, [this](EntityId id) { campaign_currency(id); });
    for_each(Kind::campaign, [this](EntityId id) { campaign_currency(id); });
    read_formulas(context_, reader_);
    context_.plan.values_.reserve(context_.plan.size() * 8);
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) values(EntityId{i});
    return std::move(context_.plan);
  }

 private:
  template <typename Function>
  void for_each(Kind kind, Function function) {
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) {
      if (context_.plan.entities_[i].kind == kind) function(EntityId{i});
    }
  }

  // The first value of a property, or false.
  bool property(EntityId id, std::string_view name, Node& value) const {
    Node found(nullptr, 0);
    if (!find_property_node(context_, id, name, found) || !found.has_children() || found.broken()) return false;
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
        context_.plan.entity_units_[static_cast<std::uint32_t>(id)] = context_.plan.units().add_base(context_.plan[id].name, plural);
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
    reader_.stand_at(id);
    if (!complain) {
      if (equals.kind() != NodeKind::quantity || equals.end_token() != equals.first_token() + 2) return false;
      const EntityId other = context_.scopes.find(context_.file_of(id), id, equals.token_text(equals.first_token() + 1), KindSet(Kind::unit));
      if (other == kNoEntity || !context_.plan.entity_units_.contains(static_cast<std::uint32_t>(other))) return false;
    }
    const auto amount = reader_.amount(equals, "equals");
    const std::string_view name = context_.plan[id].name;
    const auto key = static_cast<std::uint32_t>(id);
    context_.plan.entity_units_[key] = amount && amount->number.sign() > 0
                                           ? context_.plan.units().add_multiple(name, plural_of(id), amount->number, amount->unit)
                                           : context_.plan.units().add_base(name, plural_of(id));
    return true;
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
    reader_.stand_at(id);
    const EntityId found = reader_.resolve(names_of(value), value.span(), KindSet(Kind::currency), false);
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(found));
    if (unit != context_.plan.entity_units_.end()) context_.plan.campaign_currency_[static_cast<std::uint32_t>(id)] = unit->second;
  }

  void values(EntityId id) {
    const auto& origin = context_.origins[static_cast<std::size_t>(id)];
    if (origin.block == SyntaxTree::kNone) return missing_values(id, {});
    reader_.stand_at(id);
    const Kind kind = context_.plan[id].kind;
    std::vector<PropertyValue> read;
    std::vector<std::pair<const PropertyRow*, Span>> seen;
    const Node block = context_.files[origin.file].tree.node(origin.block);
    // A goal's metric first: its other values are values of it.
    for (const bool metric_turn : {true, false}) {
      for (const Node member : block) {
        if (member.kind() == NodeKind::property) {
          const std::string_view key = key_of(member);
          if ((key == "metric") != metric_turn) continue;
          const PropertyRow* row = find_property(kind, key);
          if (row == nullptr) {
            unknown_property(id, member);
            continue;
          }
          const auto earlier = std::ranges::find(seen, row, &std::pair<const PropertyRow*, Span>::first);
          if (earlier != seen.end() && row->count != Count::many) {
            duplicate_property(member, *row, earlier->second);
            continue;
          }
          seen.emplace_back(row, key_span_of(member));
          reader_.read_property(member, *row, read);
          if (metric_turn) publish(id, read);
        } else if (!metric_turn && member.kind() == NodeKind::declaration && member.has_children() &&
                   member.child(0).text() == "expect") {
          expectations(id, member, read, seen);
        }
      }
    }
    // Values of one property stand side by side, properties in the order in which they are first written.
    std::ranges::stable_sort(read, {}, [&](const PropertyValue& value) {
      return std::ranges::find(seen, value.property, [](const auto& pair) { return property_of(*pair.first); }) - seen.begin();
    });
    missing_values(id, seen);
    publish(id, read);
  }

  // Makes the values read so far those of the declaration. The last call counts.
  void publish(EntityId id, const std::vector<PropertyValue>& read) {
    Entity& entity = context_.entity(id);
    if (entity.value_count != 0) context_.plan.values_.resize(entity.first_value);
    entity.first_value = static_cast<std::uint32_t>(context_.plan.values_.size());
    entity.value_count = static_cast<std::uint32_t>(read.size());
    context_.plan.values_.insert(context_.plan.values_.end(), read.begin(), read.end());
  }

  void expectations(EntityId id, Node declaration, std::vector<PropertyValue>& read,
                    std::vector<std::pair<const PropertyRow*, Span>>& seen) {
    const PropertyRow* row = find_property(context_.plan[id].kind, "expect");
    const Span place = declaration.child(0).span();
    if (row == nullptr) {
      context_.diagnostics.report<Finding::misplaced_kind>(place, "expect", fmt::format("in a {}", row_of(context_.plan[id].kind).keyword))
          .helped("expectations belong to a tactic; a goal states its `target`");
      return;
    }
    const auto earlier = std::ranges::find(seen, row, &std::pair<const PropertyRow*, Span>::first);
    if (earlier != seen.end()) {
      context_.diagnostics.report<Finding::duplicate_property>(place, "expect").label(earlier->second, "first written here");
      return;
    }
    seen.emplace_back(row, place);
    reader_.read_expectations(declaration, read);
  }

  void unknown_property(EntityId id, Node member) {
    const Kind kind = context_.plan[id].kind;
    const Span span = key_span_of(member);
    const std::string_view key = key_of(member);
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_property>(span, row_of(kind).keyword, key);
    if (!context_.may_suggest()) return;
    std::vector<std::string_view> names;
    for (const PropertyRow& row : properties_of(kind)) names.push_back(row.name);
    std::optional<std::string_view> meant = word_for_synonym(key);
    if (meant && find_property(kind, *meant) == nullptr) meant.reset();
    const bool synonym = meant.has_value();
    if (!meant) meant = closest(key, names);
    if (meant) {
      diagnostic.helped(synonym ? fmt::format("the language says `{}`", *meant) : fmt::format("did you mean `{}`?", *meant))
          .fix(fmt::format("write `{}`", *meant), span, std::string(*meant));
      return;
    }
    std::string list;
    for (const std::string_view name : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name);
    diagnostic.helped(fmt::format("a {} has {}", row_of(kind).keyword, list));
  }

  void duplicate_property(Node member, const PropertyRow& row, Span earlier) {
    Diagnostic& diagnostic =
        context_.diagnostics.report<Finding::duplicate_property>(key_span_of(member), row.name).label(earlier, "first written here");
    if (row.count == Count::list) diagnostic.helped(fmt::format("write all values on one line: `{}: a, b`", row.name));
  }

  void missing_values(EntityId id, const std::vector<std::pair<const PropertyRow*, Span>>& seen) {
    const Entity& entity = context_.plan[id];
    for (const PropertyRow& row : properties_of(entity.kind)) {
      if (row.need != Need::required) continue;
      if (std::ranges::find(seen, &row, &std::pair<const PropertyRow*, Span>::first) != seen.end()) continue;
      context_.diagnostics.report<Finding::missing_property>(entity.head, row_of(entity.kind).keyword, row.name)
          .helped(fmt::format("write `{}: …`: {}", row.name, row.meaning));
    }
  }

  CheckContext context_;
  ValueReader reader_;
};

}  // namespace

Plan build_plan(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  return PlanBuilder(sources, files, diagnostics).run();
}

}  // namespace campaign
