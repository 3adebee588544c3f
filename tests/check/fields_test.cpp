#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

TEST(Fields, AreProperties) {
  const Snapshot snapshot = compile_text(
      "extend person { field cost_centre \"Cost centre\" { type: number }; field area { type: word  words: \"sales\", \"press\"  list: yes } }\n"
      "person li \"Li\" {\n  area: press, sales\n  role: \"Writer\"\n  cost_centre: 4711\n}\n");
  EXPECT_EQ(shown(snapshot), "");
  const Plan& plan = snapshot.plan;
  ASSERT_EQ(plan.fields().size(), 2u);
  const EntityId person = plan.all(Kind::person).front();
  const PropertyRow* row = plan.find_property(Kind::person, "cost_centre");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->type, ValueType::number);
  EXPECT_EQ(plan.name_of(plan.property_of(*row)), "cost_centre");
  ASSERT_NE(plan.get<Amount>(person, plan.property_of(*row)), nullptr);
  EXPECT_EQ(plan.values(person, plan.property_of(*plan.find_property(Kind::person, "area"))).size(), 2u);
  EXPECT_EQ(plan.find_property(Kind::team, "cost_centre"), nullptr);
}

TEST(Fields, ThatAreRequiredAreAskedOfThePlanOnly) {
  const std::string extend = "use std.channels\nextend channel { field contract \"Contract\" { type: text  required: yes } }\n";
  EXPECT_EQ(shown(compile_text(extend)), "");
  EXPECT_EQ(finding_names(compile_text(extend + "channel van \"Our van\" { kind: owned }\n")), std::vector<std::string>{"names.missing_property"});
}

TEST(Fields, HaveALimit) {
  std::string text = "extend team {\n";
  for (int i = 0; i < 1'100; ++i) text += "field f" + std::to_string(i) + " \"F\" { type: text }\n";
  EXPECT_EQ(finding_names(compile_text(text + "}\n")), std::vector<std::string>{"file.too_many_fields"});
}

}  // namespace
}  // namespace campaign
