#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/json_writer.h"

namespace campaign::schema {

// What may be said of a member: a small object that writes its keywords into the schema object that is open.

/// `"type": …`
struct Is {
  std::string_view type;
  void operator()(JsonWriter& json) const { json.member("type", type); }
};
/// A text in one of JSON Schema's formats, such as `date`.
struct Format {
  std::string_view format;
  void operator()(JsonWriter& json) const { json.member("type", "string"), json.member("format", format); }
};
/// A text that a regular expression (ECMA-262) matches.
struct Pattern {
  std::string_view pattern;
  void operator()(JsonWriter& json) const { json.member("type", "string"), json.member("pattern", pattern); }
};
/// One text and no other.
struct Only {
  std::string_view text;
  void operator()(JsonWriter& json) const { json.member("const", text); }
};
/// One of some texts.
struct OneOf {
  std::span<const std::string_view> words;
  void operator()(JsonWriter& json) const {
    json.key("enum");
    json.begin_array();
    for (const std::string_view word : words) json.string(word);
    json.end_array();
  }
};
/// What a definition says.
struct Ref {
  std::string_view definition;
  void operator()(JsonWriter& json) const { json.member("$ref", std::string("#/$defs/").append(definition)); }
};
/// Something, or null.
template <typename Some>
struct OrNull {
  Some some;
  void operator()(JsonWriter& json) const {
    json.key("anyOf");
    json.begin_array();
    json.begin_object();
    some(json);
    json.end_object();
    json.begin_object();
    json.member("type", "null");
    json.end_object();
    json.end_array();
  }
};
template <typename Some>
OrNull(Some) -> OrNull<Some>;
/// A list of something.
template <typename Some>
struct ListOf {
  Some some;
  void operator()(JsonWriter& json) const {
    json.member("type", "array");
    json.key("items");
    json.begin_object();
    some(json);
    json.end_object();
  }
};
template <typename Some>
ListOf(Some) -> ListOf<Some>;

/// An object with any members, each of which is something.
template <typename Some>
struct MapOf {
  Some some;
  void operator()(JsonWriter& json) const {
    json.member("type", "object");
    json.key("additionalProperties");
    json.begin_object();
    some(json);
    json.end_object();
  }
};
template <typename Some>
MapOf(Some) -> MapOf<Some>;
/// One thing or a list of it.
template <typename Some>
struct OneOrList {
  Some some;
  void operator()(JsonWriter& json) const {
    json.key("anyOf");
    json.begin_array();
    json.begin_object();
    some(json);
    json.end_object();
    json.begin_object();
    ListOf<Some>{some}(json);
    json.end_object();
    json.end_array();
  }
};
template <typename Some>
OneOrList(Some) -> OneOrList<Some>;

/// Writes the schema of an object that has the named members and no other, member by member, into the object that is
/// open in `json`; the destructor closes what it opened and lists the members that are always there.
class ObjectSchema {
 public:
  ObjectSchema(JsonWriter& json, std::string_view description) : json_(json) {
    json.member("description", description);
    json.member("type", "object");
    json.key("properties");
    json.begin_object();
  }
  ~ObjectSchema() {
    json_.end_object();
    if (!required_.empty()) json_.key("required"), list_required();
    json_.member("additionalProperties", false);
  }
  ObjectSchema(const ObjectSchema&) = delete;
  ObjectSchema& operator=(const ObjectSchema&) = delete;

  /// A member that is always there. `name` must outlive this.
  template <typename Says>
  ObjectSchema& always(std::string_view name, std::string_view description, const Says& says) {
    required_.push_back(name);
    return sometimes(name, description, says);
  }
  /// A member that is left out where there is nothing to say.
  template <typename Says>
  ObjectSchema& sometimes(std::string_view name, std::string_view description, const Says& says) {
    json_.key(name);
    json_.begin_object();
    if (!description.empty()) json_.member("description", description);
    says(json_);
    json_.end_object();
    return *this;
  }

 private:
  void list_required() {
    json_.begin_array();
    for (const std::string_view name : required_) json_.string(name);
    json_.end_array();
  }

  JsonWriter& json_;
  std::vector<std::string_view> required_;
};

/// Writes one definition: its key and an object schema that `describe` fills.
template <typename Describe>
void define(JsonWriter& json, std::string_view name, std::string_view description, const Describe& describe) {
  json.key(name);
  json.begin_object();
  {
    ObjectSchema object(json, description);
    describe(object);
  }
  json.end_object();
}

inline constexpr std::string_view kDecimalPattern = R"(^-?[0-9]+(\.[0-9]+)?$)";

// The definitions, in three files; each writes members of `$defs`.
void define_values(JsonWriter& json);    // schema_values.cpp: amounts, dates, references …, and stated values
void define_computed(JsonWriter& json);  // schema_computed.cpp: what the compiler worked out, and findings

}  // namespace campaign::schema
