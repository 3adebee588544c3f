#include "emit/json/fields.h"

#include <algorithm>

#include "emit/json/directory.h"
#include "emit/json/value_types.h"

namespace campaign {

namespace {

void write_words(JsonWriter& json, std::string_view words) {
  json.key("words");
  json.begin_array();
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    json.string(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  json.end_array();
}

}  // namespace

void write_field(JsonWriter& json, const Places& places, const Field& field) {
  const PropertyRow& row = field.row;
  json.begin_object();
  json.member("of", json_name(row.kind));
  json.member("name", row.name);
  json.key("title");
  field.title.empty() ? json.null() : json.string(field.title);
  json.member("about", row.meaning);
  json.member("type", name_of(row.type));
  json.member("list", row.count != Count::one);
  json.member("required", row.need == Need::required);
  if (row.type == ValueType::word) write_words(json, row.words);
  for (const KindRow& kind : all_kinds()) {
    if (row.references.contains(kind.kind)) json.member("references", json_name(kind.kind));
  }
  json.key("place");
  json.begin_object();
  places.write_short(json, field.name_span);
  json.end_object();
  json.end_object();
}

}  // namespace campaign
