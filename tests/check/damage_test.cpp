// What could not be read to its end is not taken for what was read of it.

#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "language/synonyms.h"
#include "support/compiled.h"
#include "support/files.h"

namespace campaign {
namespace {

/// A declaration of a kind with one line in it.
std::string declaring(const KindRow& row, const std::string& line) {
  const bool campaign = row.kind == Kind::campaign;
  const std::string text = std::string(row.keyword) + (row.naming == Naming::none ? "" : " x \"X\"") + " {\n" + (campaign && !line.starts_with("period") ? " period: 2027\n" : "") + " " + line + "\n}\n";
  return row.at_top ? text : "campaign c \"C\" {\n period: 2027\n currency: USD\n" + text + "}\n";
}

std::string value_of(const PropertyRow& row) {
  switch (row.type) {
    case ValueType::span:
    case ValueType::date: return "2027-03-01";
    case ValueType::duration: return "2 days";
    case ValueType::daypart: return "tue 10:00 .. 11:00";
    case ValueType::money: return "2k USD";
    case ValueType::price: return "2 USD/click";
    case ValueType::quantity: return "300 people";
    case ValueType::ratio: return "20%";
    case ValueType::number: return "3";
    case ValueType::text:
    case ValueType::markdown: return "\"Words\"";
    case ValueType::boolean: return "yes";
    case ValueType::word: return std::string(row.words.substr(0, row.words.find(' ')));
    default: return {};
  }
}

TEST(HalfReadValues, AreHolesHoweverFarTheErrorStandsBehindThem) {
  std::size_t looked_at = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      const std::string value = value_of(row);
      if (value.empty()) continue;
      for (const std::string gap : {" ", "  ", "   \t ", " /* a note */ "}) {
        for (const std::string error : {"5", "?", "@li"}) {
          const std::string text = declaring(kind, std::string(row.name) + ": " + value + gap + error);
          const Snapshot snapshot = compile_text(text);
          bool syntax = false;
          for (const Diagnostic& one : snapshot.diagnostics) syntax = syntax || one.unread;
          if (!syntax) continue;  // What was read goes on with it.
          ++looked_at;
          for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
            const EntityId id{i};
            if (snapshot.plan[id].from_library || snapshot.plan[id].kind != kind.kind) continue;
            const PropertyValue* read = snapshot.plan.find(id, snapshot.plan.property_of(row));
            EXPECT_TRUE(read == nullptr || std::holds_alternative<std::monostate>(read->value)) << text << shown(snapshot);
          }
        }
      }
    }
  }
  EXPECT_GT(looked_at, 1'500u);
}

// A quote that is not closed ends a declaration before its block: nothing is said of what it lacks then.
TEST(CutOffDeclarations, LackNothing) {
  for (const KindRow& row : all_kinds()) {
    if (row.naming == Naming::none || row.naming == Naming::by_name) continue;
    const std::string line = std::string(row.keyword) + " x \"X { about: \"Words\"  source: \"words\" }";
    const Snapshot snapshot = compile_text(row.at_top ? line + "\n" : "campaign c \"C\" {\n period: 2027\n currency: USD\n" + line + "\n}\n");
    for (const Diagnostic& one : snapshot.diagnostics) {
      const bool of_rules = finding_named(one.name) == nullptr;
      EXPECT_FALSE(of_rules && snapshot.sources->text(one.span) != "c") << line << "\n" << shown(snapshot);
    }
  }
}

TEST(Colons, AreMissedInWordsOfOtherToolsToo) {
  std::set<std::string> words;
  const std::string table = read_file(std::string(CAMPAIGN_SOURCE_DIR) + "/compiler/language/synonyms_table.h");
  const std::regex row("\\{\"([a-z_]+)\", ");
  for (std::sregex_iterator at(table.begin(), table.end(), row), end; at != end; ++at) words.insert((*at)[1]);
  std::size_t looked_at = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const std::string& word : words) {
      if (!property_for_synonym(kind.kind, word) || find_property(kind.kind, word) != nullptr || kind_named(word) || word == "from" || word == "to") continue;  // Those two are reserved.
      ++looked_at;
      const Snapshot snapshot = compile_text(declaring(kind, word + " growth"));
      const auto names = finding_names(snapshot);
      EXPECT_EQ(std::ranges::count(names, "syntax.missing_colon"), 1) << kind.keyword << ": " << word << "\n" << shown(snapshot);
      EXPECT_EQ(std::ranges::count(names, "names.unknown_kind"), 0) << kind.keyword << ": " << word << "\n" << shown(snapshot);
    }
  }
  EXPECT_GT(looked_at, 100u);
}

}  // namespace
}  // namespace campaign
