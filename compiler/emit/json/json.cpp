#include "emit/json/json.h"

#include <algorithm>
#include <vector>

#include "emit/json/computed.h"
#include "emit/json/directory.h"
#include "emit/json/fields.h"
#include "emit/json/findings.h"
#include "emit/json/places.h"
#include "emit/json/value_types.h"
#include "emit/json/values.h"

namespace campaign {

namespace {

// To reserve by, on the generous side: memory that stays untouched costs nothing, growing costs a copy of everything.
constexpr std::size_t kBytesPerDeclaration = 1000;
constexpr std::size_t kBytesPerValue = 200;

constexpr std::size_t kPiece = 64 << 10;  // Stays in the processor's cache.

/// The rows of one kind by property; null where the kind has no such property.
using RowsByProperty = std::vector<const PropertyRow*>;

RowsByProperty rows_of(const Plan& plan, Kind kind) {
  RowsByProperty rows(table::kProperties.size() + plan.fields().size());
  for (const PropertyRow* row : plan.properties_of(kind)) rows[static_cast<std::size_t>(plan.property_of(*row))] = row;
  return rows;
}

class PlanJson {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// Hands pieces to `sink` where there is one; else all of it is what `write` gives.
  explicit PlanJson(const PlanView& view, const Sink* sink = nullptr)
      : view_(view),
        sink_(sink),
        directory_(view.sources, view.plan),
        places_(view.sources),
        values_(view.plan, directory_, places_),
        computed_(view, values_, places_) {}

  std::string write() {
    out_.reserve(sink_ != nullptr ? 2 * kPiece : size_guess());
    out_ += "{\n";
    header();
    out_ += ",\n  \"fields\": [";
    lines("    ", view_.plan.fields(), [&](JsonWriter& json, const Field& field) { write_field(json, places_, field); });
    out_ += view_.plan.fields().empty() ? "]" : "\n  ]";
    out_ += ",\n  \"declarations\": {";
    for (const KindRow& row : all_kinds()) {
      if (row.kind != all_kinds().front().kind) out_ += ',';
      declarations(row);
    }
    out_ += "\n  },\n  \"findings\": [";
    lines("    ", view_.diagnostics,
          [&](JsonWriter& json, const Diagnostic& finding) { write_finding(json, places_, finding); });
    out_ += view_.diagnostics.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t size_guess() const {
    return view_.plan.size() * kBytesPerDeclaration + view_.plan.values_.size() * kBytesPerValue;
  }

  void hand_over_piece() {
    if (sink_ == nullptr || out_.size() < kPiece) return;
    (*sink_)(out_);
    out_.clear();
  }

  // One compact object a line: the whole can be compared line by line, and is half the size of a fully indented one.
  template <typename Range, typename WriteOne>
  void lines(std::string_view indent, const Range& range, const WriteOne& write_one) {
    bool first = true;
    for (const auto& element : range) {
      out_ += first ? "\n" : ",\n";
      out_ += indent;
      JsonWriter json(out_, 0);
      write_one(json, element);
      first = false;
      hand_over_piece();
    }
  }

  template <typename WriteValue>
  void header_member(std::string_view name, const WriteValue& write_value) {
    out_.append("  \"").append(name).append("\": ");
    JsonWriter json(out_, 0);
    write_value(json);
  }

  void header() {
    header_member("$schema", [](JsonWriter& json) { json.string(kPlanSchemaId); });
    out_ += ",\n";
    header_member("version", [](JsonWriter& json) { json.number(kPlanVersion); });
    out_ += ",\n";
    header_member("generator", [](JsonWriter& json) { json.string("campaign"); });
    out_ += ",\n";
    header_member("as_of", [&](JsonWriter& json) { json.string(iso_date(Day(view_.as_of))); });
    out_ += ",\n";
    header_member("files", [&](JsonWriter& json) {
      json.begin_array();
      for (const FileId file : view_.plan_files) json.string(view_.sources[file].name());
      json.end_array();
    });
  }

  void declarations(const KindRow& row) {
    out_.append("\n    \"").append(row.id).append("\": [");
    const RowsByProperty rows = rows_of(view_.plan, row.kind);
    const auto& all = directory_.all(row.kind);
    lines("      ", all, [&](JsonWriter& json, EntityId entity) { declaration(json, entity, rows); });
    out_ += all.empty() ? "]" : "\n    ]";
  }

  void declaration(JsonWriter& json, EntityId id, const RowsByProperty& rows) {
    const Entity& entity = view_.plan[id];
    json.begin_object();
    json.member("id", directory_.id(id));
    json.member("kind", json_name(entity.kind));
    json.member("name", entity.name);
    text_or_null(json, "title", entity.title);
    text_or_null(json, "comment", entity.comment);
    json.key("parent");
    values_.reference(json, entity.parent);
    json.key("children");
    json.begin_array();
    for (const EntityId child : entity.children) {
      if (directory_.contains(child)) values_.reference(json, child);
    }
    json.end_array();
    json.member("from_library", entity.from_library);
    json.key("place");
    json.begin_object();
    places_.write_short(json, entity.span);
    json.end_object();
    json.key("properties");
    json.begin_object();
    properties(json, id, rows, false);
    json.end_object();
    fields(json, id, rows);
    computed_.write(json, id);
    json.end_object();
  }

  static void text_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    text.empty() ? json.null() : json.string(text);
  }

  void fields(JsonWriter& json, EntityId id, const RowsByProperty& rows) {
    const auto is_field = [&](const PropertyValue& value) { return view_.plan.field_of(value.property) != nullptr; };
    if (view_.plan.fields().empty() || std::ranges::none_of(view_.plan.values(id), is_field)) return;
    json.key("fields");
    json.begin_object();
    properties(json, id, rows, true);
    json.end_object();
  }

  // The properties of the language, or those that the plan adds.
  void properties(JsonWriter& json, EntityId id, const RowsByProperty& rows, bool added) {
    const auto values = view_.plan.values(id);
    for (std::size_t first = 0; first < values.size();) {
      const Property property = values[first].property;
      std::size_t last = first + 1;
      while (last < values.size() && values[last].property == property) ++last;
      const PropertyRow* row = rows[static_cast<std::size_t>(property)];
      if (row != nullptr && (view_.plan.field_of(property) != nullptr) == added) {
        json.key(row->name);
        same_property(json, values.subspan(first, last - first), *row);
      }
      first = last;
    }
  }

  void same_property(JsonWriter& json, std::span<const PropertyValue> values, const PropertyRow& row) {
    // What may be written once and was written twice has its finding; the first one counts.
    if (!is_list(row)) return values_.stated(json, values.front(), row.type);
    json.begin_array();
    for (const PropertyValue& value : values) values_.stated(json, value, row.type);
    json.end_array();
  }

  const PlanView& view_;
  const Sink* sink_;
  Directory directory_;
  Places places_;
  ValueWriter values_;
  ComputedWriter computed_;
  std::string out_;
};

}  // namespace

std::string plan_json(const PlanView& view) {
  return PlanJson(view).write();
}

void plan_json(const PlanView& view, const std::function<void(std::string_view)>& sink) {
  sink(PlanJson(view, &sink).write());
}

}  // namespace campaign
