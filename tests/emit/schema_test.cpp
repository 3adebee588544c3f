#include "emit/json/schema.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "emit/json/value_types.h"
#include "language/constructs.h"

namespace campaign {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The names of the definitions: the keys one level inside `$defs`, in their order.
std::vector<std::string> definitions(const std::string& schema) {
  std::vector<std::string> names;
  constexpr std::string_view kIndent = "\n    \"";
  for (std::size_t at = schema.find("\n  \"$defs\""); (at = schema.find(kIndent, at)) != std::string::npos;) {
    at += kIndent.size();
    names.push_back(schema.substr(at, schema.find('"', at) - at));
  }
  return names;
}

TEST(Schema, DefinesEveryKindAndTypeOnce) {
  const std::vector<std::string> names = definitions(plan_schema());
  const std::set<std::string> unique(names.begin(), names.end());
  EXPECT_EQ(unique.size(), names.size());
  for (const KindRow& row : all_kinds()) {
    EXPECT_TRUE(unique.contains(row.kind == Kind::business_goal ? "business_goal" : std::string(row.keyword)))
        << row.keyword;
    for (const PropertyRow& property : properties_of(row.kind)) {
      EXPECT_TRUE(unique.contains("stated_" + std::string(name_of(property.type)))) << property.name;
    }
  }
}

TEST(Schema, EveryReferenceHasItsDefinition) {
  const std::string schema = plan_schema();
  const std::vector<std::string> names = definitions(schema);
  const std::set<std::string> defined(names.begin(), names.end());
  constexpr std::string_view kRef = "\"#/$defs/";
  std::set<std::string> used;
  for (std::size_t at = 0; (at = schema.find(kRef, at)) != std::string::npos;) {
    at += kRef.size();
    used.insert(schema.substr(at, schema.find('"', at) - at));
  }
  EXPECT_EQ(used, defined) << "a definition that nothing uses, or a use that nothing defines";
}

TEST(Schema, SaysWhatTheConstructsTableSays) {
  const std::string schema = plan_schema();
  for (const KindRow& row : all_kinds()) {
    EXPECT_TRUE(contains(schema, row.meaning)) << row.meaning;
    for (const PropertyRow& property : properties_of(row.kind)) {
      std::string meaning;  // As JSON writes it.
      for (const char c : property.meaning) meaning += c == '"' ? std::string("\\\"") : std::string(1, c);
      EXPECT_TRUE(contains(schema, meaning)) << meaning;
    }
  }
  EXPECT_TRUE(contains(schema, "\"in_kind\",\n"));
}

TEST(Schema, EveryObjectIsClosed) {
  const std::string schema = plan_schema();
  const auto count = [&](std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = schema.find(part, at)) != std::string::npos; at += part.size()) ++found;
    return found;
  };
  // Only what narrows a stated value stands beside a `$ref`, which is closed itself, or takes null too.
  std::size_t narrowed = 0;
  for (const KindRow& row : all_kinds()) {
    for (const PropertyRow& property : properties_of(row.kind)) {
      narrowed += property.type == ValueType::word || property.type == ValueType::reference ||
                  property.type == ValueType::link || property.type == ValueType::assignment ? 1 : 0;
    }
  }
  EXPECT_EQ(count("\"type\": \"object\""), count("\"additionalProperties\": ") + narrowed);
  // What a declaration says in the plan's own fields is the only open object.
  EXPECT_EQ(count("\"additionalProperties\": {"), kKindCount);
}

TEST(Schema, SameBytesEveryTime) {
  EXPECT_EQ(plan_schema(), plan_schema());
}

}  // namespace
}  // namespace campaign
