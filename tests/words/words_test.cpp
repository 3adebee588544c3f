// The tables of the site's words: every language says everything, and of what the constructs table names nothing is missing.

#include "words/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "words/meanings_table.h"
#include "words/terms_table.h"
#include "words/unit_terms_table.h"
#include "support/arguments.h"
#include "support/compiled.h"

namespace campaign {
namespace {

/// What a text takes: `0` for a text, `0:2` for a choice of two forms; sorted, each once.
std::set<std::string> choices_of(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return {"unclosed"};
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    std::string argument(1, inside.front());
    if (inside.size() > 1) argument += ":" + std::to_string(std::ranges::count(inside, '|') + 1);
    found.insert(argument);
  }
  return found;
}

TEST(SentencesTable, SaysEverythingInEveryLanguage) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const table::SentenceRow& row : std::span(table::kSentences).subspan(1)) {  // The first is the empty one.
    EXPECT_TRUE(seen.emplace(row.texts[0], row.about).second) << row.texts[0] << " stands twice";
    for (std::size_t i = 0; i < row.texts.size(); ++i) {
      EXPECT_FALSE(row.texts[i].empty()) << row.texts[0] << " is missing in " << kLanguageTags[i];
      std::set<std::string> plain, expected;
      for (const std::string& argument : choices_of(row.texts[i])) {
        plain.insert(argument.substr(0, 1));
        if (argument.size() > 1) {
          EXPECT_EQ(argument.substr(2), std::to_string(plurals_of(kLanguageTags[i]).size())) << row.texts[i];
        }
      }
      for (const std::string& argument : choices_of(row.texts[0])) expected.insert(argument.substr(0, 1));
      EXPECT_EQ(plain, expected) << row.texts[i];
    }
  }
}

TEST(TermsTable, NamesEveryKind) {
  for (std::size_t i = 0; i < kKindCount; ++i) {
    const table::KindTerm& term = table::kKindTerms[i];
    EXPECT_EQ(term.kind, static_cast<Kind>(i));
    for (const Texts& texts : {term.one, term.several}) {
      EXPECT_EQ(std::ranges::count(texts, std::string_view()), 0) << texts[0];
    }
    EXPECT_EQ(std::ranges::count(term.meanings, std::string_view()), 0) << term.one[0];
  }
}

/// The keys that a table of terms has to have are those given, each once, with a text in every language.
void expect_terms(std::span<const table::Term> terms, const std::set<std::string_view>& needed) {
  std::set<std::string_view> found;
  for (const table::Term& term : terms) {
    EXPECT_TRUE(found.insert(term.key).second) << term.key << " stands twice";
    EXPECT_EQ(std::ranges::count(term.texts, std::string_view()), 0) << term.key;
  }
  EXPECT_EQ(found, needed);
}

TEST(TermsTable, NamesEveryProperty) {
  std::set<std::string_view> needed;
  for (const PropertyRow& row : table::kProperties) needed.insert(row.name);
  expect_terms(table::kPropertyTerms, needed);
}

TEST(MeaningsTable, SaysWhatEveryPropertyMeans) {
  std::set<std::string_view> needed, found;
  for (const PropertyRow& row : table::kProperties) needed.insert(row.meaning);
  for (const Texts& row : table::kMeanings) {
    EXPECT_TRUE(found.insert(row[0]).second) << row[0] << " stands twice";
    for (std::size_t i = 1; i < row.size(); ++i) {
      EXPECT_FALSE(row[i].empty()) << row[0];
      EXPECT_NE(row[i], row[0]);
      EXPECT_EQ(code_of(row[i]), code_of(row[0])) << row[i];
    }
  }
  EXPECT_EQ(found, needed);
}

TEST(TermsTable, NamesEveryWord) {
  std::set<std::string_view> needed;
  for (const PropertyRow& row : table::kProperties) {
    for (std::string_view rest = row.words; !rest.empty();) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      needed.insert(rest.substr(0, blank));
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  expect_terms(table::kWordTerms, needed);
}

TEST(TermsTable, NamesEveryUnitOfTheLibrary) {
  const Snapshot snapshot = compile_text("audience a \"A\" { size: 1 people }\n");
  std::set<std::pair<std::string, std::string>> needed{{"money", "money"}}, found;
  for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
    const EntityId id{i};
    if (snapshot.plan[id].kind != Kind::unit) continue;
    const std::string name(snapshot.plan[id].name);
    const auto* plural = snapshot.plan.get<Text>(id, prop("plural"));
    needed.emplace(name, plural == nullptr ? name + "s" : std::string(plural->value));
  }
  for (const table::UnitTerm& term : table::kUnitTerms) {
    EXPECT_TRUE(found.emplace(term.name, term.plural).second) << term.name << " stands twice";
    for (const Texts& texts : {term.one, term.several}) EXPECT_EQ(std::ranges::count(texts, std::string_view()), 0) << term.name;
  }
  EXPECT_EQ(found, needed);
}

TEST(Words, NameUnits) {
  const Words english("en"), german("de");
  EXPECT_EQ(english.unit("life_years"), "life-years");
  EXPECT_EQ(german.unit("life_years"), "Lebensjahre");
  EXPECT_EQ(german.unit("order"), "Bestellung");
  EXPECT_EQ(german.unit("person·days"), "Person·Tage");
  EXPECT_EQ(german.unit("1/click^2"), "1/Klick^2");
  EXPECT_EQ(german.unit("/shirt"), "/shirt") << "a unit of the plan's own";
}

TEST(Words, SpeakTheLanguageOfTheLocale) {
  const Words english("en"), german("de-AT");
  EXPECT_EQ(english("to do"), "to do");
  EXPECT_EQ(german("to do"), "noch offen");
  EXPECT_EQ(english("{0} {0:week|weeks}", std::size_t{1}), "1 week");
  EXPECT_EQ(english("{0} {0:week|weeks}", std::size_t{1'200}), "1,200 weeks");
  EXPECT_EQ(german("{0} {0:week|weeks}", std::size_t{1}), "1 Woche");
  EXPECT_EQ(german("{0} {0:week|weeks}", std::size_t{0}), "0 Wochen");
  EXPECT_EQ(german("{0} to {1}", "A", std::string("B")), "A bis B");
  EXPECT_EQ(german.around("as of {0}").before, "Stand: ");
  EXPECT_EQ(german.word("in_kind"), "Sachleistungen");
  EXPECT_EQ(german.word("of_their_own"), "of their own");
  EXPECT_EQ(german.property(prop("call_to_action")), "Handlungsaufforderung");
  EXPECT_EQ(german.kinds(Kind::tactic), "Maßnahmen");
  EXPECT_EQ(english.heading(english.property(prop("over_time"))), "Over time");
}

// Japanese has one form of words, but the words are English ones here.
TEST(Words, AreEnglishWhereTheSiteHasNone) {
  const Words japanese("ja");
  EXPECT_EQ(japanese.language(), Language::english);
  EXPECT_EQ(japanese("{0} {0:week|weeks}", std::size_t{1}), "1 week");
  EXPECT_EQ(japanese.locale().tag(), "ja");
}

}  // namespace
}  // namespace campaign
