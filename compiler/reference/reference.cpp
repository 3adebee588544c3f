#include "reference/reference.h"

#include <fmt/format.h>

#include "library/declarations.h"
#include "reference/pages.h"
#include "source/embedded.h"

namespace campaign {

namespace {

/// A plan that uses every module of the library.
Snapshot whole_library() {
  std::string uses;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("std/") || !file.path.ends_with(".campaign")) continue;
    uses += fmt::format("use {}\n", module_of_path(file.path));
  }
  return compile(MemoryWorld(), {}, {{"library.campaign", "", uses}}, "/", {});
}

}  // namespace

std::vector<ReferencePage> reference_pages() {
  const Snapshot library = whole_library();
  return {
      {"grammar/constructs.md", "Declarations and their properties", "What a plan can declare, and what each declaration can say.", constructs_page()},
      {"grammar/rule_language.md", "How rules are written", "The properties of a rule, its expressions, functions, and what they can read.", rule_language_page()},
      {"stdlib/rules.md", "Rules", "Every rule of the standard library: what it finds, why it matters, a bad and a good plan.", rules_page(library)},
      {"grammar/findings.md", "Findings of the compiler", "What the compiler itself finds: names, types, units, dates, syntax.", findings_page()},
      {"stdlib/metrics.md", "Metrics", "The metrics of the standard library by module.", metrics_page(library)},
      {"stdlib/channels.md", "Channels", "The channels of the standard library.", channels_page(library)},
      {"stdlib/templates.md", "Templates", "Tactics and audiences to build on, each with what it gives.", templates_page()},
      {"stdlib/units.md", "Units and currencies", "What can be counted and paid with.", units_page(library)},
      {"stdlib/holidays.md", "Holidays", "The calendars of countries and their regions, with the laws that their days come from.", holidays_page(library)},
      {"stdlib/words.md", "Vocabularies", "The words that rules about prose look for, by language.", words_page()},
  };
}

}  // namespace campaign
