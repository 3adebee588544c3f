// What is called by its title, its role or in running text where its name belongs: the name is offered, in all properties that name something.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "language/constructs.h"
#include "support/compiled.h"
#include "support/edited.h"

namespace campaign {
namespace {

/// Something of each kind that values name, and how people call it.
struct Called {
  Kind kind;
  const char* declared;
  const char* name;
  std::vector<const char*> bare;    ///< Without quotes.
  std::vector<const char*> quoted;  ///< As a text, too.
};
const std::vector<Called>& all_called() {
  static const std::vector<Called> kAll = {
      {Kind::person, "person maria \"Maria Lopez\" { role: \"Head of marketing\"  email: \"ml@example.org\" }", "@maria", {"Maria Lopez", "maria lopez", "Head of marketing", "Lopez", "@lopez", "Maria"}, {"ml@example.org"}},
      {Kind::team, "team crew \"The Film Crew\"", "@crew", {"The Film Crew", "the film crew"}, {}},
      {Kind::audience, "audience folk \"Young parents\" { size: 48k people }", "folk", {"Young parents", "young parents", "young_parents"}, {}},
      {Kind::market, "market dach \"Austria and beyond\"", "dach", {"austria_and_beyond"}, {"Austria and beyond"}},
      {Kind::channel, "channel shops \"Partner shops\" { kind: earned }", "shops", {"Partner shops", "partner_shops"}, {}},
      {Kind::kpi, "kpi joined \"Sign ups to the club\" { unit: lead  better: up  over_time: sum  measured: weekly  source: \"crm\" }", "joined", {"Sign ups", "sign_ups_to_the_club"}, {"Sign ups to the club"}},
      {Kind::business_goal, "business goal growth \"The shop grows\"", "growth", {"The shop grows"}, {}},
      {Kind::calendar, "calendar vienna \"Vienna office\"", "vienna", {"Vienna office"}, {}},
  };
  return kAll;
}

std::string plan_with(Kind kind, const std::string& line) {
  std::string text;
  for (const Called& one : all_called()) text += std::string(one.declared) + "\n";
  const KindRow& row = row_of(kind);
  const bool campaign = kind == Kind::campaign;
  const std::string inside = std::string(row.keyword) + (row.naming == Naming::none ? "" : " x \"X\"") + " {\n" + (campaign ? " period: 2027\n" : "") + line + "\n}\n";
  return row.at_top ? text + inside : text + "campaign c \"C\" {\n period: 2027\n currency: USD\n" + inside + "}\n";
}

/// Whether one of the fixes gives the plan that is wanted.
bool offers(const Snapshot& snapshot, const std::string& text, const std::string& wanted) {
  for (const Diagnostic& finding : snapshot.diagnostics) {
    for (const Fix& fix : finding.fixes) {
      if (edited(text, fix.edits) == wanted) return true;
    }
  }
  return false;
}

TEST(NamedInWords, IsOfferedByNameInEveryPropertyThatNamesIt) {
  std::size_t tried = 0;
  for (const KindRow& kind : all_kinds()) {
    for (const PropertyRow& row : properties_of(kind.kind)) {
      const bool names = row.type == ValueType::reference || row.type == ValueType::assignment || row.type == ValueType::condition;
      if (!names) continue;
      for (const Called& called : all_called()) {
        const bool fits = row.type == ValueType::condition ? called.kind == Kind::kpi : row.references.contains(called.kind);
        if (!fits || (kind.kind == called.kind && row.name != "within")) continue;
        std::vector<std::string> forms;
        for (const char* form : called.bare) forms.emplace_back(form);
        for (const char* form : called.bare) forms.push_back("\"" + std::string(form) + "\"");
        for (const char* form : called.quoted) forms.push_back("\"" + std::string(form) + "\"");
        for (const std::string& form : forms) {
          if (form.find("Sign ups") != std::string::npos && form.find("club") == std::string::npos) continue;
          if (form.find('@') == 1) continue;  // A text that begins so is no name.
          if (form.find('"') != std::string::npos && form.find('_') != std::string::npos) continue;
          ++tried;
          const std::string key = " " + std::string(row.name) + ": ";
          const std::string text = plan_with(kind.kind, key + form), wanted = plan_with(kind.kind, key + called.name);
          const Snapshot snapshot = compile_text(text);
          EXPECT_TRUE(offers(snapshot, text, wanted)) << text << shown(snapshot);
          if (HasFailure()) return;
        }
      }
    }
  }
  EXPECT_GT(tried, 300u);
}

TEST(NamedInWords, InAListEachGetsItsName) {
  for (const std::string joint : {", ", " and ", " & "}) {
    const std::string text = plan_with(Kind::goal, " audience: Young parents" + joint + "young parents"), wanted = plan_with(Kind::goal, " audience: folk, folk");
    EXPECT_TRUE(offers(compile_text(text), text, wanted)) << joint << shown(compile_text(text));
    const std::string people = plan_with(Kind::goal, " owner: Maria Lopez" + joint + "The Film Crew"), named = plan_with(Kind::goal, " owner: @maria, @crew");
    EXPECT_TRUE(offers(compile_text(people), people, named)) << joint << shown(compile_text(people));
  }
}

TEST(NamedInWords, WhatStandsBehindItStays) {
  for (const std::string behind : {" >= 20", " by 2027-12-31", " >= 20 by 2027-12-31 source \"crm\""}) {
    const std::string text = plan_with(Kind::goal, " kpi: Sign ups to the club" + behind), wanted = plan_with(Kind::goal, " kpi: joined" + behind);
    if (behind.starts_with(" by")) continue;
    // `to` is a word of the language; the words in front of the comparison are one title all the same.
    EXPECT_TRUE(offers(compile_text(text), text, wanted)) << text << shown(compile_text(text));
  }
}

TEST(NamedInWords, OfSeveralWithOneTitleEachIsOffered) {
  const std::string more = "audience others \"Young Parents\" { size: 3k people }\n";
  const std::string text = more + plan_with(Kind::goal, " audience: Young parents");
  EXPECT_TRUE(offers(compile_text(text), text, more + plan_with(Kind::goal, " audience: folk")));
  EXPECT_TRUE(offers(compile_text(text), text, more + plan_with(Kind::goal, " audience: others")));
}

TEST(NamedInWords, OfALibrarysModuleBringsItsUse) {
  const std::string text = plan_with(Kind::tactic, " channel: Paid search");
  const Snapshot snapshot = compile_text(text);
  EXPECT_TRUE(offers(snapshot, text, "use std.channels\n" + plan_with(Kind::tactic, " channel: paid_search"))) << shown(snapshot);
  const std::string used = "use std.channels\n" + text;
  EXPECT_TRUE(offers(compile_text(used), used, "use std.channels\n" + plan_with(Kind::tactic, " channel: paid_search"))) << shown(compile_text(used));
}

TEST(NamedInWords, ThatNobodyDeclaresIsSaidHowToDeclare) {
  const Snapshot snapshot = compile_text(plan_with(Kind::goal, " audience: Old parents"));
  const auto found = std::ranges::find(snapshot.diagnostics, "syntax.unexpected", &Diagnostic::name);
  ASSERT_NE(found, snapshot.diagnostics.end()) << shown(snapshot);
  EXPECT_NE(found->help.find("audience old_parents \"Old parents\""), std::string::npos) << found->help;
  // What follows a name that there is belongs to something else.
  const Snapshot other = compile_text(plan_with(Kind::goal, " audience: folk budget 3k USD"));
  for (const Diagnostic& one : other.diagnostics) EXPECT_EQ(one.help.find("folk_budget"), std::string::npos) << one.help;
}

}  // namespace
}  // namespace campaign
