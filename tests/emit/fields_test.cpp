// What a plan adds to the language, in what is written of it.

#include <string>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "emit/json/json.h"
#include "support/compiled.h"

namespace campaign {
namespace {

const Snapshot& snapshot() {
  static const Snapshot kSnapshot = compile_text(
      "extend tactic {\n"
      "  field utm \"UTM campaign code\" { type: text  required: yes }\n"
      "  field reviewers \"Who reviews it\" { type: person  list: yes }\n"
      "  field danger { type: word  words: \"low\", \"high\" }\n"
      "}\n"
      "person li \"Li\"\n"
      "campaign c \"C\" {\n  period: 2027\n  goal g \"G\" {\n    strategy s \"S\" {\n"
      "      tactic a \"A\" {\n        utm: \"spring_a\"\n        offer: \"none\"\n        reviewers: @li\n        danger: low\n      }\n"
      "    }\n  }\n}\n");
  return kSnapshot;
}

PlanView view() {
  const Snapshot& of = snapshot();
  return {*of.sources, of.plan, of.analysis, of.diagnostics, of.plan_files, of.as_of};
}

TEST(EmittedFields, StandInJson) {
  const std::string json = plan_json(view());
  const auto has = [&](std::string_view part) { EXPECT_NE(json.find(part), std::string::npos) << part << " in\n" << json; };
  has(R"("fields": [
    {"of":"tactic","name":"utm","title":"UTM campaign code","about":"UTM campaign code","type":"text","list":false,"required":true,"place":)");
  has(R"({"of":"tactic","name":"reviewers","title":"Who reviews it","about":"Who reviews it","type":"reference","list":true,"required":false,"references":"person","place":)");
  has(R"({"of":"tactic","name":"danger","title":null,"about":"danger","type":"word","list":false,"required":false,"words":["low","high"],"place":)");
  has(R"("properties":{"offer":{"value":"none","line":13}},)"
      R"("fields":{"utm":{"value":"spring_a","line":12},"reviewers":[{"value":{"kind":"person","id":"li"},"line":14}],"danger":{"value":"low","line":15}})");
}

TEST(EmittedFields, StandOnThePages) {
  std::string pages;
  for (const OutputFile& file : plan_site(view())) pages += file.bytes;
  const auto has = [&](std::string_view part) { EXPECT_NE(pages.find(part), std::string::npos) << part; };
  has("<dt>UTM campaign code</dt><dd>spring_a</dd>");
  has("<dt>Who reviews it</dt>");
  has("<dt>Danger</dt><dd>Low</dd>");
}

}  // namespace
}  // namespace campaign
