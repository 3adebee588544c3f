#include "emit/html/script_words.h"

#include <array>
#include <string_view>

#include "base/json_writer.h"
#include "words/words.h"
#include "source/embedded.h"

namespace campaign::html {

namespace {

/// A text by the name that the script has for it. Its arguments are filled in by the script.
struct ScriptWord {
  std::string_view name;
  std::size_t row;
};
consteval ScriptWord word(const char* name, const char* english) { return {name, table::sentence_row(english, {})}; }

constexpr std::array kWords = {
    word("searchPlan", "Search the plan"),
    word("results", "Results"),
    word("noResults", "Nothing in this plan matches “{0}”. Try fewer words, or another spelling."),
    word("oneResult", "1 result"),
    word("someResults", "{0} results"),
    word("more", "and {0} more"),
    word("searchFailed", "The search could not be loaded."),
    word("system", "Colours: as the system has them"),
    word("light", "Colours: light"),
    word("dark", "Colours: dark"),
    word("copyLink", "Copy the link to {0}"),
    word("linkCopied", "Link copied"),
    word("linkInBar", "The link stands in the address bar"),
    word("filter", "Filter"),
    word("any", "Any"),
    word("from", "Runs from"),
    word("to", "Runs until"),
    word("shown", "{0} of {1} shown"),
    word("reset", "Show all"),
    word("sortBy", "Sort by {0}"),
    word("smaller", "Smaller"),
    word("larger", "Larger"),
    word("zoom", "Size"),
    word("percent", "{0} %"),
};

}  // namespace

std::string site_script() {
  std::string script = "campaignWords=";
  JsonWriter json(script, 0);
  json.begin_object();
  for (std::size_t language = 0; language < kLanguageTags.size(); ++language) {
    json.key(kLanguageTags[language]);
    json.begin_object();
    for (const ScriptWord& each : kWords) json.member(each.name, text_in(table::kSentences[each.row].texts, static_cast<Language>(language)));
    json.end_object();
  }
  json.end_object();
  return script + ";\n" + std::string(embedded_file("site/generated/site.js"));
}

}  // namespace campaign::html
