#include "check/declaration_values.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "check/unknown.h"
#include "words/meanings.h"

namespace campaign {

namespace {

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

class DeclarationValues {
 public:
  DeclarationValues(CheckContext& context, ValueReader& reader) : context_(context), reader_(reader) {}

  std::vector<PropertyValue> run(EntityId id) {
    Reading reading;
    reader_.set_metric(kNoEntity);
    const Kind kind = context_.plan[id].kind;
    reader_.count_without_holidays(kind == Kind::calendar || kind == Kind::holiday);
    // A goal's metric first, and those of an assumption: other values are values of it.
    for (const bool metric_turn : {true, false}) {
      read_part(id, context_.origin(id), metric_turn, reading);
      for (const Part& part : context_.more(id)) read_part(id, part, metric_turn, reading);
    }
    // Values of one property stand side by side, properties in the order in which they are first written.
    std::ranges::stable_sort(reading.values, {}, [&](const PropertyValue& value) {
      return std::ranges::find(reading.seen, value.property, [this](const auto& seen) { return context_.plan.property_of(*seen.row); }) - reading.seen.begin();
    });
    missing_values(id, reading);
    return std::move(reading.values);
  }

 private:
  static bool names_metric(Kind kind, std::string_view key) {
    return key == "metric" || (kind == Kind::assumption && (key == "from" || key == "to"));
  }

  void read_part(EntityId id, const Part& part, bool metric_turn, Reading& reading) {
    if (part.block == SyntaxTree::kNone) return;
    reader_.stand_at(id, part);
    const std::size_t findings = context_.diagnostics.size();
    const std::size_t values = reading.values.size();
    for (const Node member : context_.block(part)) {
      if (member.kind() == NodeKind::property) {
        if (names_metric(context_.plan[id].kind, key_of(member)) != metric_turn) continue;
        property(id, member, part, reading);
        if (metric_turn) set_metric(reading.values);
      } else if (!metric_turn && member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "expect") {
        expectations(id, member, part, reading);
      }
    }
    if (part.taking == Part::kOwn) return;
    show_findings_at_like(part, findings);
    if (context_.file_of(id) != part.file) show_values_at_like(part, std::span(reading.values).subspan(values));
  }

  void set_metric(const std::vector<PropertyValue>& read) {
    const auto named = [&](Property property) {
      const auto metric = std::ranges::find(read, property, &PropertyValue::property);
      const auto* reference = metric == read.end() ? nullptr : std::get_if<Reference>(&metric->value);
      return reference == nullptr ? kNoEntity : reference->entity;
    };
    const EntityId metric = named(prop("metric"));
    reader_.set_metric(metric == kNoEntity ? named(prop("to")) : metric, named(prop("from")));
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
    if (whole) {
      reader_.read_property(member, *row, reading.values);
      if (auto time = reader_.take_time()) add_time(kind, std::move(*time), part, reading);
      return;
    }
    PropertyValue hole;
    hole.property = context_.plan.property_of(*row);
    hole.key = key_span_of(member);
    hole.span = member.span();
    reading.values.push_back(hole);
  }

  // `on: 2027-03-31 18:00` is an `on` and an `at`.
  void add_time(Kind kind, PropertyValue time, const Part& part, Reading& reading) {
    const PropertyRow* row = find_property(kind, "at");
    const Reading::Seen* earlier = reading.find(row);
    if (earlier != nullptr && earlier->part != &part) return;
    if (earlier != nullptr) {
      context_.diagnostics.report<Finding::duplicate_property>(time.span, row->name).label(earlier->key, "first written here");
      return;
    }
    reading.seen.push_back({row, time.span, &part});
    reading.values.push_back(std::move(time));
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
      if (value.clauses >= 0) {
        Clauses& clauses = context_.plan.clauses_[static_cast<std::size_t>(value.clauses)];
        clauses.by_span = clauses.matching_span = word;
      }
      if (auto* expectation = std::get_if<Expectation>(&value.value)) expectation->metric_span = word;
    }
  }

  void expectations(EntityId id, Node declaration, const Part& part, Reading& reading) {
    const PropertyRow* row = find_property(context_.plan[id].kind, "expect");
    const Span place = declaration.child(0).span();
    if (row == nullptr) {
      context_.diagnostics.report<Finding::misplaced_kind>(place, "expect", takes_an(row_of(context_.plan[id].kind).keyword) ? say("in an {}", row_of(context_.plan[id].kind).keyword) : say("in a {}", row_of(context_.plan[id].kind).keyword))
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
    if (row.count == Count::list) diagnostic.helped(say("write all values on one line: `{}: a, b`", row.name));
  }

  void missing_values(EntityId id, const Reading& reading) {
    const Entity& entity = context_.plan[id];
    const auto check = [&](const PropertyRow& row) {
      if (row.kind != entity.kind || row.need != Need::required || reading.find(&row) != nullptr) return;
      context_.diagnostics.report<Finding::missing_property>(entity.head, row_of(entity.kind).keyword, row.name)
          .helped(say("write `{}: …`: {}", row.name, meaning_of(row, context_.diagnostics.tongue())));
    };
    for (const PropertyRow& row : properties_of(entity.kind)) check(row);
    if (entity.from_library) return;  // A company's rules are not the library's.
    for (const Field& field : context_.plan.fields()) check(field.row);
  }

  CheckContext& context_;
  ValueReader& reader_;
};

}  // namespace

std::vector<PropertyValue> read_values(CheckContext& context, ValueReader& reader, EntityId id) { return DeclarationValues(context, reader).run(id); }

}  // namespace campaign
