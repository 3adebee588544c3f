#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace campaign {
namespace {

TEST(JsonWriter, IndentsByLevelAndKeepsTheOrderOfTheCalls) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("b", "text");
  json.key("a");
  json.begin_array();
  json.number(-3);
  json.boolean(true);
  json.null();
  json.end_array();
  json.key("empty");
  json.begin_object();
  json.end_object();
  json.end_object();
  EXPECT_EQ(out,
            "{\n"
            "  \"b\": \"text\",\n"
            "  \"a\": [\n"
            "    -3,\n"
            "    true,\n"
            "    null\n"
            "  ],\n"
            "  \"empty\": {}\n"
            "}");
}

TEST(JsonWriter, CompactFormHasNoBlanks) {
  std::string out;
  JsonWriter json(out, 0);
  json.begin_array();
  json.begin_object();
  json.member("price", true);
  json.key("value");
  json.raw_number("12.50");
  json.end_object();
  json.string("x");
  json.end_array();
  EXPECT_EQ(out, R"([{"price":true,"value":12.50},"x"])");
}

TEST(JsonWriter, NumbersReachTheEndsOf64Bits) {
  std::string out;
  JsonWriter json(out, 0);
  json.begin_array();
  json.number(std::numeric_limits<std::int64_t>::min());
  json.number(std::numeric_limits<std::int64_t>::max());
  json.end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807]");
}

TEST(JsonWriter, EscapesKeysAndTextsAndMendsIllFormedBytes) {
  std::string out;
  JsonWriter json(out, 0);
  json.begin_object();
  json.member("a\"b", std::string_view("line\n\x01 \xFF é"));
  json.end_object();
  EXPECT_EQ(out, "{\"a\\\"b\":\"line\\n\\u0001 \xEF\xBF\xBD é\"}");
}

}  // namespace
}  // namespace campaign
