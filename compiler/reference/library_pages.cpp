#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "check/context.h"
#include "check/literals.h"
#include "library/declarations.h"
#include "model/format.h"
#include "reference/pages.h"

namespace campaign {

namespace {

constexpr std::string_view kMade = "<!-- Made by `campaign_generate` from the declarations in stdlib/std/. Change those, not this. -->\n\n";

/// A text in a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string_view text_of(const Plan& plan, EntityId id, Property property) {
  const Text* text = plan.get<Text>(id, property);
  return text == nullptr ? std::string_view() : text->value;
}

/// The library's declarations of a kind, by module, in the order of the text.
std::map<std::string, std::vector<EntityId>> by_module(const Snapshot& library, Kind kind) {
  std::map<std::string, std::vector<EntityId>> modules;
  for (std::uint32_t i = 0; i < library.plan.size(); ++i) {
    const Entity& entity = library.plan[EntityId{i}];
    if (entity.kind == kind && entity.from_library) modules[(*library.sources)[entity.span.file].name()].push_back(EntityId{i});
  }
  return modules;
}

/// `ctr = clicks / impressions`: what stands behind the `=`.
std::string formula_text(const Snapshot& library, EntityId id) {
  const Entity& entity = library.plan[id];
  const std::string_view text = (*library.sources)[entity.span.file].text(Span{entity.span.file, entity.title_span.end, entity.span.end});
  const std::size_t equals = text.find('=');
  const std::size_t block = std::min(text.find('{'), text.size());
  return equals < block ? std::string(trim(text.substr(equals + 1, block - equals - 1))) : std::string();
}

void for_each_declaration(std::string_view word, auto function) {
  for_each_library_declaration([&](const std::string& module, Node member) {
    if (member.child(0).text() == word) function(module, member);
  });
}

}  // namespace

std::string metrics_page(const Snapshot& library) {
  const Plan& plan = library.plan;
  std::string page = "# Metrics\n\n" + std::string(kMade) +
                     "A plan names a module to see its metrics, `use std.kpi.email`. How a metric adds up over time and parts: `sum`; `last` for what is "
                     "there at the end; `average`; `unique` for people counted once; `ratio`, worked out again from its added parts; `wave` for surveys.\n";
  for (const auto& [module, metrics] : by_module(library, Kind::kpi)) {
    page += fmt::format("\n## {}\n\n| metric | title | unit or formula | better | adds up | stage | what it is |\n|---|---|---|---|---|---|---|\n", module);
    for (const EntityId id : metrics) {
      const std::string formula = formula_text(library, id);
      const auto unit = plan.unit_of(id);
      const std::string counted = !formula.empty() ? fmt::format("`= {}`", formula) : unit ? fmt::format("{}", *unit == kMoney ? "money" : plan.units().name(*unit)) : "";
      const std::string_view vanity = plan.word(id, prop("vanity"));
      page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {}{} |\n", plan[id].name, cell(plan.label(id)), cell(counted), plan.word(id, prop("better")),
                          plan.word(id, prop("over_time")), plan.word(id, prop("stage")), cell(text_of(plan, id, prop("about"))),
                          vanity == "yes" ? " Carries no goal." : vanity == "alone" ? " Carries no goal alone." : "");
    }
  }
  return page;
}

/// "4 months to 12 months (source)"; empty where nothing is known.
std::string effect_of(const Plan& plan, EntityId channel) {
  const PropertyValue* after = plan.find(channel, prop("effect_after"));
  const PropertyValue* within = plan.find(channel, prop("effect_within"));
  if (after == nullptr) return {};
  return fmt::format("{}{} ({})", format_value(plan, after->value), within == nullptr ? "" : fmt::format(" to {}", format_value(plan, within->value)),
                     cell(text_of(plan, channel, prop("source"))));
}

std::string channels_page(const Snapshot& library) {
  const Plan& plan = library.plan;
  std::string page = "# Channels\n\n" + std::string(kMade) + "A plan names the module to see them: `use std.channels`.\n";
  for (const auto& [module, channels] : by_module(library, Kind::channel)) {
    page += fmt::format("\n## {}\n\n| channel | title | kind | paid by | dayparts | first effect | what it is |\n|---|---|---|---|---|---|---|\n", module);
    for (const EntityId id : channels) {
      std::string pricing;
      for (const PropertyValue& value : plan.values(id, prop("pricing"))) pricing += (pricing.empty() ? "" : ", ") + format_value(plan, value.value);
      const YesNo* dayparts = plan.get<YesNo>(id, prop("dayparts"));
      page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", plan[id].name, cell(plan.label(id)), plan.word(id, prop("kind")), pricing,
                          dayparts == nullptr ? "" : dayparts->value ? "yes" : "no", effect_of(plan, id), cell(text_of(plan, id, prop("about"))));
    }
  }
  return page;
}

std::string units_page(const Snapshot& library) {
  const Plan& plan = library.plan;
  std::string page = "# Units and currencies\n\n" + std::string(kMade) + "Every plan sees them without a `use`; a plan adds its own: `unit basket \"basket\"`.\n\n## Units\n\n"
                     "| unit | title | equals | what it is |\n|---|---|---|---|\n";
  for (const auto& [module, units] : by_module(library, Kind::unit)) {
    for (const EntityId id : units) {
      const PropertyValue* equals = plan.find(id, prop("equals"));
      page += fmt::format("| `{}` | {} | {} | {} |\n", plan[id].name, cell(plan.label(id)), equals == nullptr ? "" : format_value(plan, equals->value),
                          cell(text_of(plan, id, prop("about"))));
    }
  }
  page += "\n## Currencies\n\n| currency | name | sign | decimals |\n|---|---|---|---|\n";
  for (const auto& [module, currencies] : by_module(library, Kind::currency)) {
    for (const EntityId id : currencies) {
      const PropertyValue* digits = plan.find(id, prop("minor_digits"));
      page += fmt::format("| `{}` | {} | {} | {} |\n", plan[id].name, cell(plan.label(id)), cell(text_of(plan, id, prop("symbol"))),
                          digits == nullptr ? "" : format_value(plan, digits->value));
    }
  }
  return page;
}

std::string holidays_page(const Snapshot& library) {
  const Plan& plan = library.plan;
  std::string page = "# Holidays\n\n" + std::string(kMade) +
                     "`use std.holidays.de` and `calendar: berlin` in a campaign, or `observes: berlin` in a calendar of your own. A calendar has the days of those that it "
                     "observes, too.\n";
  for (const auto& [module, calendars] : by_module(library, Kind::calendar)) {
    page += fmt::format("\n## {}\n\n| calendar | title | observes | holidays of its own | law |\n|---|---|---|---|---|\n", module);
    for (const EntityId id : calendars) {
      const auto* observed = plan.get<Reference>(id, prop("observes"));
      std::string days;
      for (const EntityId holiday : plan[id].children) {
        if (plan[holiday].kind == Kind::holiday) days += (days.empty() ? "" : ", ") + std::string(plan.label(holiday));
      }
      page += fmt::format("| `{}` | {} | {} | {} | {} |\n", plan[id].name, cell(plan.label(id)), observed == nullptr ? "" : fmt::format("`{}`", plan[observed->entity].name), cell(days),
                          cell(text_of(plan, id, prop("source"))));
    }
  }
  return page;
}

std::string templates_page() {
  std::string page = "# Templates\n\n" + std::string(kMade) +
                     "`tactic spring_news \"Spring news\" like std.tactics.email.newsletter { … }` takes everything that it does not say itself from the "
                     "template, whose text is what it gives.\n";
  std::string before;
  for_each_declaration("template", [&](const std::string& module, Node declaration) {
    if (module != before) page += fmt::format("\n## {}\n", module);
    before = module;
    std::string name;
    for (const Node part : declaration) {
      if (part.kind() == NodeKind::path) name = part.text();
    }
    page += fmt::format("\n### {}\n\n", name);
    std::string block = code_block(declaration.text());
    block.pop_back();
    page += block;
  });
  return page;
}

std::string words_page() {
  std::string page = "# Vocabularies\n\n" + std::string(kMade) +
                     "Rules about words look for these; a `*` at the end stands for any ending. A plan adds words by a vocabulary of the same name.\n";
  std::string before;
  for_each_declaration("vocabulary", [&](const std::string& module, Node declaration) {
    if (module != before) page += fmt::format("\n## {}\n", module);
    before = module;
    std::string name, title, words;
    for (const Node part : declaration) {
      if (part.kind() == NodeKind::path) name = part.text();
      std::optional<std::size_t> ignored;
      if (part.kind() == NodeKind::text) title = decode_text(part.text(), ignored);
      if (part.kind() != NodeKind::block) continue;
      for (const Node property : part) {
        if (property.kind() != NodeKind::property || key_of(property) != "words") continue;
        for (const Node word : property) {
          if (word.kind() == NodeKind::text) words += fmt::format("{}`{}`", words.empty() ? "" : ", ", decode_text(word.text(), ignored));
        }
      }
    }
    page += fmt::format("\n**{}**: {}. {}\n", name, title, words);
  });
  return page;
}

}  // namespace campaign
