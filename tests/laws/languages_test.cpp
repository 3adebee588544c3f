// What the compiler says of plans in other languages than English.
// CAMPAIGN_SEED sets the seed of what is cut out of plans.

#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/schedule/schedule.h"
#include "ide/completion.h"
#include "ide/hover.h"
#include "report/text.h"
#include "rules/rules.h"
#include "support/arguments.h"
#include "support/files.h"
#include "support/told.h"
#include "support/view.h"
#include "words/library_texts.h"

namespace campaign {
namespace {

/// Whether it is of a rule that a plan brings along, in the language of its author.
bool is_of_the_plans_own_rules(const Diagnostic& finding, const Snapshot& snapshot) {
  return std::ranges::any_of(snapshot.rules, [&](const RuleRow& rule) { return rule.name == finding.name && !rule.from_library; });
}

void expect_german(const Told& told) {
  EXPECT_EQ(told.untold, (std::set<std::string, std::less<>>()));
  const WithoutThePlansWords without(told.snapshot.plan);
  for (const Diagnostic& finding : told.snapshot.diagnostics) {
    if (is_of_the_plans_own_rules(finding, told.snapshot)) continue;
    for (const std::string& text : texts_of(finding)) {
      const auto word = english_word(without(text));
      EXPECT_EQ(word, std::nullopt) << finding.name << ": " << text;
    }
  }
}

TEST(Languages, FindingsOfEveryPlanAreGerman) {
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    expect_german(Told(read_file(file), "de-DE"));
  }
}

/// What is written of a plan for people, beside its pages.
std::string written_beside(const PlanView& view) {
  std::string all = plan_export(view, *export_named("ics")) + plan_export(view, *export_named("summary")) + schedule_text(view) + critical_text(view);
  for (const auto period : {timing::Cap::Period::day, timing::Cap::Period::week, timing::Cap::Period::month}) all += load_text(view, period);
  for (const EntityId tactic : view.plan.all(Kind::tactic)) {
    all += why_text(view, view.plan.path(tactic)) + delay_text(view, view.plan.path(tactic), {Decimal::from_int(3), Duration::Unit::weeks});
  }
  return all;
}

TEST(Languages, WhatIsWrittenBesideThePagesIsGerman) {
  std::size_t different = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Told german(read_file(file), "de-DE"), english(read_file(file), "en");
    different += written_beside(view_of(german.snapshot)) != written_beside(view_of(english.snapshot)) ? 1 : 0;
    EXPECT_EQ(german.untold, (std::set<std::string, std::less<>>()));
  }
  EXPECT_GT(different, plan_files().size() / 2);
}

TEST(Languages, FilesBesideTheSiteAreInTheLanguageOfTheirCampaign) {
  const std::string plan = R"(campaign NAME "Autumn" { LOCALE
  period: 2027-04 .. 2027-06  currency: EUR  budget: 12_000 EUR
  goal more "More" { target: 1_500 orders  baseline: 1_200 orders during 2026  by: 2027-06-30
    strategy s "S" { tactic t "T" { duration: 2 weeks  expect { orders: 300 } } tactic u "U" { after: t  duration: 1 week  expect { orders: 300 } } } }
})";
  const auto named = [&](const std::string& name, const std::string& locale) {
    return std::regex_replace(std::regex_replace(plan, std::regex("NAME"), name), std::regex("LOCALE"), locale.empty() ? "" : "locale: \"" + locale + "\"");
  };
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", named("plain", "") + named("herbst", "de-DE") + named("otono", "es-ES")}}, "/", options);
  const auto text_of = [&, bundle = plan_exports(view_of(snapshot))](std::string_view path) {
    const auto found = std::ranges::find(bundle, path, &OutputFile::path);
    if (found == bundle.end()) return std::string();
    const std::string unfolded = std::regex_replace(found->bytes, std::regex("\r\n "), "");
    return std::regex_replace(unfolded, std::regex("\u00A0"), " ");
  };
  const struct {
    std::string_view file, has, has_not;
  } kExpected[] = {
      {"plain.summary.md", "**Budget:** 12,000 EUR planned", "geplant"},       {"herbst.summary.md", "12.000 EUR geplant", "planned"},
      {"herbst.summary.md", "1.500 Bestellungen | 30. Juni 2027", "orders"},    {"otono.summary.md", "12.000 EUR planned", "12,000"},
      {"plain.ics", "Worked out: “T” ends on 2027-04-14", "Errechnet"},         {"herbst.ics", "Errechnet: „T“ endet am 14. Apr. 2027", "Worked out"},
      {"herbst.ics", "SUMMARY:Frist: More", "Deadline"},                        {"herbst.ics", "CATEGORIES:Maßnahme", "Tactic"},
  };
  for (const auto& [file, has, has_not] : kExpected) {
    EXPECT_NE(text_of(file).find(has), std::string::npos) << has << '\n' << text_of(file);
    EXPECT_EQ(text_of(file).find(has_not), std::string::npos) << has_not;
  }
}

TEST(Languages, FindingsOfEveryBadExampleAreGerman) {
  for (const FindingRow& row : all_findings()) {
    SCOPED_TRACE(row.name);
    if (!row.bad.empty()) expect_german(Told(std::string(row.bad), "de-DE"));
  }
}

TEST(Languages, EveryRuleSaysInGermanWhyItMatters) {
  const Snapshot english = Told("", "en").snapshot, german = Told("", "de").snapshot;
  ASSERT_EQ(english.rules.size(), german.rules.size());
  EXPECT_GT(german.rules.size(), 150u);
  for (std::size_t i = 0; i < german.rules.size(); ++i) {
    SCOPED_TRACE(german.rules[i].name);
    const std::string why = text_of_rule(german.rules[i].why), in_english = text_of_rule(english.rules[i].why);
    EXPECT_NE(german.rules[i].title, english.rules[i].title);
    EXPECT_NE(why, in_english);
    EXPECT_EQ(code_of(why), code_of(in_english)) << why;
    static const std::regex kCode("`[^`]*`");
    EXPECT_EQ(english_word(std::regex_replace(why, kCode, " ")), std::nullopt) << why;
  }
}

/// Every template of the library, taken in a plan of its own kind: the path that `like` takes, and the plan around it.
std::vector<std::string> plans_with_templates(const std::string& locale) {
  static const std::regex kTemplate(R"re(\ntemplate ([a-z]+) ([a-z_0-9]+) )re");
  std::vector<std::string> plans;
  for (const std::string& file : files_below("stdlib/std", ".campaign")) {
    const std::string text = read_file(file);
    std::string module = file.substr(file.find("/stdlib/std/") + 8);
    module = module.substr(0, module.rfind('.'));
    std::ranges::replace(module, '/', '.');
    for (auto at = std::sregex_iterator(text.begin(), text.end(), kTemplate); at != std::sregex_iterator(); ++at) {
      const std::string taken = (*at)[1].str() + " taken like " + module + "." + (*at)[2].str() + " { }\n";
      const std::string head = "campaign shop \"x\" {\n  period: 2027\n  locale: \"" + locale + "\"\n";
      plans.push_back((*at)[1] == "tactic" ? head + "  goal more \"x\" { by: 2027-12-31  strategy back \"x\" {\n" + taken + "} }\n}\n" : taken + head + "}\n");
    }
  }
  return plans;
}

TEST(Languages, TemplatesSpeakTheLanguageOfTheCampaignThatTakesThem) {
  const std::vector<std::string> german = plans_with_templates("de-AT"), english = plans_with_templates("en-GB");
  EXPECT_GT(german.size(), 100u);
  std::size_t different = 0;
  for (std::size_t i = 0; i < german.size(); ++i) {
    SCOPED_TRACE(german[i]);
    const Snapshot ours = Told(german[i], "de").snapshot, theirs = Told(english[i], "de").snapshot;
    ASSERT_EQ(ours.plan.size(), theirs.plan.size());
    const auto told = [](const Snapshot& snapshot) {
      std::vector<std::string> texts;
      for (std::uint32_t j = 0; j < snapshot.plan.size(); ++j) {
        const EntityId id{j};
        if (snapshot.plan[id].from_library) continue;
        texts.emplace_back(snapshot.plan[id].title);
        for (const PropertyValue& value : snapshot.plan.values(id)) {
          if (const auto* text = std::get_if<campaign::Text>(&value.value); text != nullptr && value.property != prop("locale")) texts.emplace_back(text->value);
        }
      }
      return texts;
    };
    const std::vector<std::string> texts = told(ours), in_english = told(theirs);
    ASSERT_EQ(texts.size(), in_english.size());
    for (std::size_t j = 0; j < texts.size(); ++j) {
      EXPECT_EQ(english_word(texts[j]), std::nullopt) << texts[j];
      EXPECT_EQ(texts[j], library_text(in_english[j], Language::german));
      different += texts[j] != in_english[j] ? 1 : 0;
    }
    for (std::uint32_t j = 0; j < ours.plan.size(); ++j) EXPECT_EQ(ours.plan[EntityId{j}].name, theirs.plan[EntityId{j}].name);
    EXPECT_EQ(ours.diagnostics.size(), theirs.diagnostics.size());
  }
  EXPECT_GT(different, 400u);
}

// What a plan writes itself stays as it is, be it what a template says in English.
TEST(Languages, TextsOfThePlanAreItsOwn) {
  const Told told("audience all like std.audiences.leads { about: \"Leads\" }\naudience others \"Prospects\" { about: \"People who could buy and have not yet.\" }\n"
                  "campaign shop \"x\" { period: 2027  locale: \"de\" }\n", "de");
  for (std::uint32_t i = 0; i < told.snapshot.plan.size(); ++i) {
    const Entity& entity = told.snapshot.plan[EntityId{i}];
    if (entity.name == "others") {
      EXPECT_EQ(entity.title, "Prospects");
    }
  }
}

/// What an editor shows and offers in a plan, in German: on every property and head, and wherever a line begins.
TEST(Languages, EditorsSpeakGerman) {
  std::size_t hovers = 0, offers = 0;
  for (const std::string& file : files_below("stdlib/reference", ".campaign")) {
    const std::string text = read_file(file);
    const Told told(text, "de-DE");
    const Plan& plan = told.snapshot.plan;
    const FileId id = told.snapshot.plan_files.front();
    const WithoutThePlansWords without(plan);
    // Keywords, and names that the field has in English.
    static const std::regex kNames(R"(\*\*[a-z_ ]+\*\*|\(std\.[a-z_.]+\)|Share of (Voice|Search))");
    const auto expect_german_text = [&](const std::string& said) { EXPECT_EQ(english_word(without(std::regex_replace(said, kNames, ""))), std::nullopt) << said; };
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      if (plan[EntityId{i}].from_library) continue;
      std::vector<std::uint32_t> places{plan[EntityId{i}].head.begin};
      for (const PropertyValue& value : plan.values(EntityId{i})) places.insert(places.end(), {value.key.begin, value.span.begin});
      for (const std::uint32_t place : places) {
        const auto hover = hover_at(told.snapshot, id, place);
        if (!hover) continue;
        ++hovers;
        expect_german_text(hover->markdown);
      }
      for (const PropertyValue& value : plan.values(EntityId{i})) {
        for (const std::uint32_t place : {value.key.begin, value.span.begin}) {
          for (const CompletionItem& item : completions_at(told.snapshot, id, place)) {
            ++offers;
            expect_german_text(item.detail);
          }
        }
      }
    }
    EXPECT_EQ(told.untold, (std::set<std::string, std::less<>>()));
  }
  EXPECT_GT(hovers, 100u);
  EXPECT_GT(offers, 4000u);
}

TEST(Languages, FindingsOfBrokenPlansAreGerman) {
  const char* const given = std::getenv("CAMPAIGN_SEED");
  const unsigned seed = given == nullptr ? std::random_device()() : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
  SCOPED_TRACE("CAMPAIGN_SEED=" + std::to_string(seed));
  std::mt19937 dice(seed);
  for (const std::string& file : files_below("examples", ".campaign")) {
    const std::string text = read_file(file);
    for (int i = 0; i < 8 && text.size() > 20; ++i) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, text.size() - 20)(dice);
      const std::size_t length = std::uniform_int_distribution<std::size_t>(1, 12)(dice);
      SCOPED_TRACE(file + " without " + std::to_string(length) + " bytes at " + std::to_string(at));
      std::string broken = text;
      broken.erase(at, length);
      if (!validate_utf8(broken)) expect_german(Told(broken, "de-DE"));
    }
  }
}

/// The text of pages, without their elements.
std::string visible(const Bundle& site) {
  std::string text;
  for (const OutputFile& file : site) {
    if (!file.path.ends_with(".html")) continue;
    bool inside = false;
    for (const char c : file.bytes) {
      if (c == '<') inside = true;
      if (!inside) text += c;
      if (c == '>') inside = false;
    }
  }
  return text;
}

Snapshot told_in_its_own(const std::string& text) {
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  return compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
}

TEST(Languages, PagesOfGermanPlansHaveNoEnglishFinding) {
  std::size_t plans = 0, findings = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = told_in_its_own(in_locale(read_file(file), "de-DE"));
    const Telling* told = view_of(snapshot).in("de-DE");
    if (told == nullptr) continue;
    ++plans;
    const std::string pages = visible(plan_site(view_of(snapshot), {}));
    ASSERT_EQ(told->diagnostics.size(), snapshot.diagnostics.size());
    for (std::size_t i = 0; i < snapshot.diagnostics.size(); ++i) {
      if (is_of_the_plans_own_rules(snapshot.diagnostics[i], snapshot)) continue;
      for (const std::string& text : texts_of(snapshot.diagnostics[i])) {
        // The longest run of words between what stands between backticks, as pages have it.
        std::string longest;
        for (std::size_t begin = 0; begin <= text.size();) {
          const std::size_t end = std::min(text.find('`', begin), text.size());
          if (end - begin > longest.size()) longest = text.substr(begin, end - begin);
          begin = end + 1;
        }
        const bool sentence = longest.size() > 24 && english_word(longest) && longest.find_first_of("&<>\"'") == std::string::npos;
        if (!sentence) continue;
        ++findings;
        EXPECT_EQ(pages.find(longest), std::string::npos) << text;
      }
    }
    const WithoutThePlansWords without(snapshot.plan);
    for (const auto& [goal, smart] : told->analysis.smart) {
      for (const Smart::Letter& letter : smart.letters) {
        for (const Evidence& line : letter.evidence) EXPECT_EQ(english_word(without(line.text)), std::nullopt) << line.text;
      }
    }
  }
  EXPECT_GT(plans, 20u);
  EXPECT_GT(findings, 20u);
}

TEST(Languages, EvidenceHasTheDigitsOfTheRegion) {
  std::size_t lines = 0;
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    const Snapshot snapshot = told_in_its_own(in_locale(read_file(file), "ar-EG"));
    const Telling* told = view_of(snapshot).in("ar-EG");
    if (told == nullptr) continue;
    const WithoutThePlansWords without(snapshot.plan);
    for (const auto& [goal, smart] : told->analysis.smart) {
      for (const Smart::Letter& letter : smart.letters) {
        for (const Evidence& line : letter.evidence) {
          ++lines;
          EXPECT_EQ(without(line.text).find_first_of("0123456789"), std::string::npos) << line.text;
        }
      }
    }
  }
  EXPECT_GT(lines, 100u);
}

// Who asks for findings in German still gets pages in the language of each campaign.
TEST(Languages, PagesSpeakTheirCampaignsLanguageWhateverIsAskedFor) {
  const auto campaign = [](const std::string& name, const std::string& locale) {
    return "campaign " + name + " \"" + name + "\" {\n  period: 2027\n" + locale + "  goal " + name + "_goal \"More\" { by: 2027-12-31 }\n}\n";
  };
  CompileOptions options;
  options.as_of = kTestDay;
  options.tells = true;
  options.tongue = std::make_shared<const Tongue>("de");
  const std::string text = campaign("spring", "") + campaign("fall", "  locale: \"en-GB\"\n") + campaign("herbst", "  locale: \"de-DE\"\n");
  const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
  EXPECT_NE(snapshot.diagnostics.front().message.find("Ziel"), std::string::npos);
  for (const OutputFile& file : plan_site(view_of(snapshot), {})) {
    if (file.path.find("_goal.html") == std::string::npos) continue;
    const bool german = file.path.starts_with("herbst");
    EXPECT_EQ(file.bytes.find("iemand steht dafür ein") != std::string::npos, german) << file.path;
    EXPECT_EQ(file.bytes.find("obody answers for it") != std::string::npos, !german) << file.path;
  }
}

TEST(Languages, SummariesAreGerman) {
  const Told told("goal more \"More\" { by: 2027 }\n", "de");
  const std::string line = summary_line(told.snapshot.diagnostics, 1, *told.snapshot.tongue);
  EXPECT_NE(line.find("Datei"), std::string::npos) << line;
  EXPECT_EQ(english_word(line), std::nullopt) << line;
}

}  // namespace
}  // namespace campaign
