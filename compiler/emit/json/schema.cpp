#include "emit/json/schema.h"

#include <algorithm>
#include <array>

#include "emit/json/computed.h"
#include "emit/json/directory.h"
#include "emit/json/json.h"
#include "emit/json/schema_object.h"
#include "emit/json/value_types.h"

namespace campaign {

namespace {

using schema::define;
using schema::Format;
using schema::Is;
using schema::ListOf;
using schema::MapOf;
using schema::ObjectSchema;
using schema::OneOf;
using schema::OneOrList;
using schema::Only;
using schema::kDecimalPattern;
using schema::OrNull;
using schema::Pattern;
using schema::Ref;

std::vector<std::string_view> split_words(std::string_view words) {
  std::vector<std::string_view> list;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    list.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return list;
}

/// The words that a property takes, or the kinds that it may name; empty where its type says all.
std::vector<std::string_view> choices_of(const PropertyRow& row) {
  if (row.type == ValueType::word) return split_words(row.words);
  std::vector<std::string_view> kinds;
  for (const KindRow& kind : all_kinds()) {
    if (row.references.contains(kind.kind)) kinds.push_back(json_name(kind.kind));
  }
  return kinds;
}

/// The property's type, and beside it what its row says more narrowly.
struct StatedProperty {
  const PropertyRow& row;

  void operator()(JsonWriter& json) const {
    Ref{"stated_" + std::string(name_of(row.type))}(json);
    const std::vector<std::string_view> choices = choices_of(row);
    if (choices.empty()) return;
    json.member("type", "object");
    json.key("properties");
    json.begin_object();
    json.key("value");
    json.begin_object();
    row.type == ValueType::word ? words(json, choices) : kinds(json, choices);
    json.end_object();
    json.end_object();
  }

 private:
  static void words(JsonWriter& json, const std::vector<std::string_view>& words) {
    json.key("enum");
    json.begin_array();
    for (const std::string_view word : words) json.string(word);
    json.null();
    json.end_array();
  }

  static void kinds(JsonWriter& json, const std::vector<std::string_view>& kinds) {
    json.key("type");
    json.begin_array();
    json.string("object");
    json.string("null");
    json.end_array();
    json.key("properties");
    json.begin_object();
    json.key("kind");
    json.begin_object();
    OneOf{kinds}(json);
    json.end_object();
    json.end_object();
  }
};

struct Properties {
  Kind kind;
  void operator()(JsonWriter& json) const {
    ObjectSchema properties(json, "What the plan says of it. A property that is not written is absent.");
    for (const PropertyRow& row : properties_of(kind)) {
      if (is_list(row)) {
        properties.sometimes(row.name, row.meaning, ListOf{StatedProperty{row}});
      } else {
        properties.sometimes(row.name, row.meaning, StatedProperty{row});
      }
    }
  }
};

struct Computed {
  Kind kind;
  void operator()(JsonWriter& json) const {
    ObjectSchema computed(json, "What the compiler worked out.");
    if (kind == Kind::goal) {
      computed
          .always("target", "The target as a value of the metric: `+25%` of the baseline resolved.",
                  OrNull{Ref{"amount"}})
          .always("attainment", "Whether the tactics can reach it.", OrNull{Ref{"attainment"}})
          .always("smart", "The five letters.", OrNull{Ref{"smart"}});
    }
    if (kind == Kind::kpi) {
      computed.always("unit", "Its unit, stated or worked out from its formula.", OrNull{Is{"string"}})
          .always("formula", "Its formula over other metrics.", OrNull{Is{"string"}})
          .always("inputs", "The metrics in its formula.", ListOf{OrNull{Ref{"reference"}}});
      return;
    }
    if (kind == Kind::experiment) {
      computed.always("power", "The probability of seeing the effect where it is there.", Pattern{kDecimalPattern})
          .always("significance", "The probability of a result that chance alone makes.", Pattern{kDecimalPattern})
          .always("sample", "How many take part, as stated or in all arms together.", OrNull{Ref{"amount"}})
          .always("arm_sample", "How many are in the smallest arm.", OrNull{Ref{"amount"}})
          .always("effect", "The smallest difference worth seeing; in points for shares.", OrNull{Ref{"amount"}})
          .always("needed", "How many have to take part to see it.", OrNull{Ref{"amount"}})
          .always("arm_needed", "How many of these in the smallest arm.", OrNull{Ref{"amount"}})
          .always("visible", "The smallest difference that those who take part show.", OrNull{Ref{"amount"}})
          .always("comparisons", "The arms against the first one, as far as they were measured.", ListOf{Ref{"comparison"}});
      return;
    }
    if (kind == Kind::calendar) {
      computed.always("free_days", "The free days within the periods of the plan's campaigns, its own and those of calendars that it observes.", ListOf{Ref{"free_day"}});
      return;
    }
    if (kind == Kind::tactic) {
      computed.sometimes("sends", "When it is sent, where that is known.", Ref{"sends"})
          .sometimes("approvals", "Who has to agree to it until when, for each of its sends or for its first day.", ListOf{Ref{"approval"}});
    }
    if (has_schedule(kind)) computed.always("schedule", "When it happens; null where that is not known.", OrNull{Ref{"schedule_row"}});
    if (kind == Kind::milestone) return;
    computed.always("budget", "Its budget against what its parts use; null where no part has one.",
                    OrNull{Ref{"budget_use"}});
  }
};

void define_kind(JsonWriter& json, const KindRow& row) {
  define(json, json_name(row.kind), row.meaning, [&](ObjectSchema& declaration) {
    declaration
        .always("id", "Its path; with the kind unique in the document, and the same as long as the names are.",
                Is{"string"})
        .always("kind", "", Only{json_name(row.kind)})
        .always("name", "The last part of its path.", Is{"string"})
        .always("title", "What people read.", OrNull{Is{"string"}})
        .always("comment", "The `///` lines above it.", OrNull{Is{"string"}})
        .always("parent", "The declaration around it; null outside every block.", OrNull{Ref{"reference"}})
        .always("children", "The declarations in its block, in the order of the text.", ListOf{Ref{"reference"}})
        .always("from_library", "True: it comes from the standard library, and is here because the plan leads to it.",
                Is{"boolean"})
        .always("place", "Where it stands.", Ref{"place"})
        .always("properties", "", Properties{row.kind})
        .sometimes("fields", "What it says in the fields that the plan adds to its kind, by their names. Absent where it says nothing.",
                   MapOf{OneOrList{Ref{"stated_field"}}});
    if (has_computed(row.kind)) declaration.always("computed", "", Computed{row.kind});
  });
}

/// A stated value of one of the types that fields have.
struct OfFieldType {
  void operator()(JsonWriter& json) const {
    json.key("anyOf");
    json.begin_array();
    for (const ValueType type : kFieldTypes) {
      json.begin_object();
      Ref{"stated_" + std::string(name_of(type))}(json);
      json.end_object();
    }
    json.end_array();
  }
};

void define_field(JsonWriter& json) {
  std::array<std::string_view, kFieldTypes.size()> types;
  std::ranges::transform(kFieldTypes, types.begin(), [](ValueType type) { return name_of(type); });
  std::array<std::string_view, kKindCount> kinds;
  std::ranges::transform(all_kinds(), kinds.begin(), [](const KindRow& row) { return json_name(row.kind); });
  define(json, "field", "A property that the plan adds to a kind of declaration.", [&](ObjectSchema& field) {
    field.always("of", "The kind of declaration that has it.", OneOf{kinds})
        .always("name", "Its name, under which values stand in a declaration's `fields`.", Is{"string"})
        .always("title", "What people read.", OrNull{Is{"string"}})
        .always("about", "What it means.", Is{"string"})
        .always("type", "The type of its values, as in the definitions `stated_…`.", OneOf{types})
        .always("list", "Whether it takes several values; they stand in a list.", Is{"boolean"})
        .always("required", "Whether every declaration of the kind needs it.", Is{"boolean"})
        .sometimes("words", "The words that it takes.", ListOf{Is{"string"}})
        .sometimes("references", "The kind that it names.", OneOf{kinds})
        .always("place", "Where it is added.", Ref{"place"});
  });
  json.key("stated_field");
  json.begin_object();
  json.member("description", "A value of a field; `fields` of the document says of which type.");
  OfFieldType{}(json);
  json.end_object();
}

struct Declarations {
  void operator()(JsonWriter& json) const {
    ObjectSchema lists(json,
                       "Every declaration of the plan, kind by kind in the order of the text, and those of the "
                       "standard library that it leads to.");
    for (const KindRow& row : all_kinds()) lists.always(row.id, row.meaning, ListOf{Ref{json_name(row.kind)}});
  }
};

void document(ObjectSchema& document) {
  document.always("$schema", "Which form of document this is.", Only{kPlanSchemaId})
      .always("version", "Raised when a program that read the earlier form could read this one wrongly.",
              [](JsonWriter& json) { json.member("const", kPlanVersion); })
      .always("generator", "The program that wrote it.", Is{"string"})
      .always("as_of", "The day that counted as today.", Format{"date"})
      .always("files", "The plan's files, in the order in which they were read.", ListOf{Is{"string"}})
      .always("fields", "The properties that the plan adds to the language's own.", ListOf{Ref{"field"}})
      .always("declarations", "", Declarations{})
      .always("findings", "What the compiler found, in the order of the text.", ListOf{Ref{"finding"}});
}

}  // namespace

std::string plan_schema() {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("$schema", "https://json-schema.org/draft/2020-12/schema");
  json.member("$id", kPlanSchemaId);
  json.member("title", "A compiled marketing plan");
  {
    ObjectSchema object(json, "What `campaign json` writes: a plan with everything resolved.");
    document(object);
  }
  json.key("$defs");
  json.begin_object();
  for (const KindRow& row : all_kinds()) define_kind(json, row);
  define_field(json);
  schema::define_values(json);
  schema::define_computed(json);
  json.end_object();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace campaign
