#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "check/circles.h"
#include "check/declare.h"
#include "check/fields.h"
#include "check/formulas.h"
#include "check/head.h"
#include "check/literals.h"
#include "check/program.h"
#include "check/unknown.h"
#include "check/value_reader.h"

namespace campaign {

namespace {

/// Gives units, currencies, metrics and then every declaration their meaning, in the order in which they need each other.
class PlanBuilder {
 public:
  PlanBuilder(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics)
      : context_(sources, files, diagnostics), reader_(context_) {}

  Plan run() {
    read_fields(context_);
    declare_all(context_);
    for_each(Kind::currency, [this](EntityId id) { currency(id); });
    units();
    for_each(Kind::portfolio, [this](EntityId id) { campaign_currency(id); });
    for_each(Kind::campaign, [this](EntityId id) { campaign_currency(id); });
    read_formulas(context_, reader_);
    context_.plan.values_.reserve(context_.plan.size() * 8);
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) values(EntityId{i});
    check_circles(context_.plan, context_.diagnostics);
    for (const Template& model : context_.templates) {
      if (!context_.files[model.file].from_library) template_keys(model);
    }
    return std::move(context_.plan);
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
    if (!complain) {
      if (equals.kind() != NodeKind::quantity || equals.end_token() != equals.first_token() + 2) return false;
      const EntityId other = reader_.find(equals.token_text(equals.first_token() + 1), KindSet(Kind::unit));
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
    const EntityId found = reader_.resolve(names_of(value), value.span(), KindSet(Kind::currency), false);
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(found));
    if (unit != context_.plan.entity_units_.end()) context_.plan.campaign_currency_[static_cast<std::uint32_t>(id)] = unit->second;
  }

  /// What has been read of a declaration's properties so far.
  struct Reading {
    struct Seen {
      const PropertyRow* row;
      Span key;
      const Part* part;
    };
    std::vector<PropertyValue> values;
    std::vector<Seen> seen;  // In the order in which they are first written.

    [[nodiscard]] const Seen* find(const PropertyRow* row) const {
      const auto found = std::ranges::find(seen, row, &Seen::row);
      return found == seen.end() ? nullptr : &*found;
    }
  };

  void values(EntityId id) {
    Reading reading;
    // A goal's metric first: its other values are values of it.
    for (const bool metric_turn : {true, false}) {
      read_part(id, context_.origin(id), metric_turn, reading);
      for (const Part& part : context_.more(id)) read_part(id, part, metric_turn, reading);
    }
    // Values of one property stand side by side, properties in the order in which they are first written.
    std::ranges::stable_sort(reading.values, {}, [&](const PropertyValue& value) {
      return std::ranges::find(reading.seen, value.property, [this](const auto& seen) { return context_.plan.property_of(*seen.row); }) - reading.seen.begin();
    });
    missing_values(id, reading);
    publish(id, reading.values);
  }

  void read_part(EntityId id, const Part& part, bool metric_turn, Reading& reading) {
    if (part.block == SyntaxTree::kNone) return;
    reader_.stand_at(id, part);
    const std::size_t findings = context_.diagnostics.size();
    const std::size_t values = reading.values.size();
    for (const Node member : context_.block(part)) {
      if (member.kind() == NodeKind::property) {
        if ((key_of(member) == "metric") != metric_turn) continue;
        property(id, member, part, reading);
        if (metric_turn) publish(id, reading.values);
      } else if (!metric_turn && member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "expect") {
        expectations(id, member, part, reading);
      }
    }
    if (part.taking == Part::kOwn) return;
    show_findings_at_like(part, findings);
    if (context_.file_of(id) != part.file) show_values_at_like(part, std::span(reading.values).subspan(values));
  }

  void property(EntityId id, Node member, const Part& part, Reading& reading) {
    const Kind kind = context_.plan[id].kind;
    const PropertyRow* row = context_.plan.find_property(kind, key_of(member));
    bool whole = true;
    if (row == nullptr) {
      // What is meant is read as if it were written, so that one slip does not also count as something missing.
      const Meant meant = report_unknown_property(context_, kind, member, context_.block(part));
      Node ignored = member;
      if (meant.row == nullptr || meant.row->type == ValueType::estimates || find_property_node(context_, id, meant.row->name, ignored) != nullptr) return;
      row = meant.row;
      whole = meant.whole;
      if (reading.find(row) != nullptr) return;
    }
    const Reading::Seen* earlier = reading.find(row);
    if (earlier != nullptr && earlier->part != &part) return;  // What is written nearer counts.
    if (earlier != nullptr && row->count != Count::many) return duplicate_property(member, *row, earlier->key);
    reading.seen.push_back({row, key_span_of(member), &part});
    if (whole) return reader_.read_property(member, *row, reading.values);
    PropertyValue hole;
    hole.property = context_.plan.property_of(*row);
    hole.key = key_span_of(member);
    hole.span = member.span();
    reading.values.push_back(hole);
  }

  // Findings about a template's text: where the plan takes it, and what stands there. The library's text is not the
  // author's to mend.
  void show_findings_at_like(const Part& part, std::size_t first) {
    const Span like = context_.takings[part.taking].like;
    const FileId file = context_.files[part.file].tree.file();
    for (Diagnostic& diagnostic : context_.diagnostics.from(first)) {
      if (diagnostic.span.file != file) continue;
      if (!context_.files[part.file].from_library) {
        diagnostic.label(like, "the template is taken here");
        continue;
      }
      diagnostic.label(diagnostic.span, "in the template");
      diagnostic.span = like;
      diagnostic.fixes.clear();
    }
  }

  // Places stay in the file of the declaration that they belong to: values of another file's template are shown where it
  // is taken.
  void show_values_at_like(const Part& part, std::span<PropertyValue> values) {
    const Span like = context_.takings[part.taking].like;
    const Span word{like.file, like.begin, like.begin + 4};
    for (PropertyValue& value : values) {
      value.key = value.span = word;
      if (value.clauses >= 0) context_.plan.clauses_[static_cast<std::size_t>(value.clauses)].by_span = word;
      if (auto* expectation = std::get_if<Expectation>(&value.value)) expectation->metric_span = word;
    }
  }

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

  // Makes the values read so far those of the declaration. The last call counts.
  void publish(EntityId id, const std::vector<PropertyValue>& read) {
    Entity& entity = context_.entity(id);
    if (entity.value_count != 0) context_.plan.values_.resize(entity.first_value);
    entity.first_value = static_cast<std::uint32_t>(context_.plan.values_.size());
    entity.value_count = static_cast<std::uint32_t>(read.size());
    context_.plan.values_.insert(context_.plan.values_.end(), read.begin(), read.end());
  }

  void expectations(EntityId id, Node declaration, const Part& part, Reading& reading) {
    const PropertyRow* row = find_property(context_.plan[id].kind, "expect");
    const Span place = declaration.child(0).span();
    if (row == nullptr) {
      context_.diagnostics.report<Finding::misplaced_kind>(place, "expect", fmt::format("in a {}", row_of(context_.plan[id].kind).keyword))
          .helped("expectations belong to a tactic; a goal states its `target`");
      return;
    }
    const Reading::Seen* earlier = reading.find(row);
    if (earlier != nullptr && earlier->part != &part) return;
    if (earlier != nullptr) {
      context_.diagnostics.report<Finding::duplicate_property>(place, "expect").label(earlier->key, "first written here");
      return;
    }
    reading.seen.push_back({row, place, &part});
    reader_.read_expectations(declaration, reading.values);
  }

  void duplicate_property(Node member, const PropertyRow& row, Span earlier) {
    Diagnostic& diagnostic =
        context_.diagnostics.report<Finding::duplicate_property>(key_span_of(member), row.name).label(earlier, "first written here");
    if (row.count == Count::list) diagnostic.helped(fmt::format("write all values on one line: `{}: a, b`", row.name));
  }

  void missing_values(EntityId id, const Reading& reading) {
    const Entity& entity = context_.plan[id];
    const auto check = [&](const PropertyRow& row) {
      if (row.kind != entity.kind || row.need != Need::required || reading.find(&row) != nullptr) return;
      context_.diagnostics.report<Finding::missing_property>(entity.head, row_of(entity.kind).keyword, row.name)
          .helped(fmt::format("write `{}: …`: {}", row.name, row.meaning));
    };
    for (const PropertyRow& row : properties_of(entity.kind)) check(row);
    if (entity.from_library) return;  // A company's rules are not the library's.
    for (const Field& field : context_.plan.fields()) check(field.row);
  }

  CheckContext context_;
  ValueReader reader_;
};

}  // namespace

Plan build_plan(const Sources& sources, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  return PlanBuilder(sources, files, diagnostics).run();
}

}  // namespace campaign
