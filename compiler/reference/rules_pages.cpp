#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/markdown.h"
#include "reference/pages.h"
#include "rules/finding_info.h"
#include "rules/functions.h"
#include "rules/members.h"
#include "rules/rule.h"

namespace campaign {

namespace {

std::string_view written(RuleForm form) {
  switch (form) {
    case RuleForm::kinds: return "kinds: `goal, tactic`, or `any`";
    case RuleForm::expression: return "an expression";
    case RuleForm::binding: return "`name in collection`";
    case RuleForm::level: return "`error`, `warning`, `hint` or `off`";
    case RuleForm::stages: return "stages: `draft, review, launch, live, closed`";
    case RuleForm::text: return "a text with `{values}`";
    case RuleForm::markdown: return "Markdown";
    case RuleForm::example: return "a plan, or a goal, strategy or tactic of one";
    case RuleForm::word: return "a language, such as `en`";
    case RuleForm::texts: return "texts";
  }
  return {};
}

std::string owner_of(const MemberRow& row) {
  if (row.of == Base::none) return "any value";
  if (row.of == Base::entity && row.kinds.empty()) return "any declaration";
  return name_of(Type{row.of, false, row.kinds, {}});
}

std::string call_of(const FunctionRow& row) {
  if (row.form == Form::over) return fmt::format("{}(goals)`, `{}(g.budget for g in goals where …)", row.name, row.name);
  if (row.form == Form::test_over) return fmt::format("{}(g.owner for g in goals)", row.name);
  std::string parameters;
  for (const char parameter : row.parameters) {
    parameters += parameters.empty() ? "" : ", ";
    parameters += parameter == 'a' ? "amount" : parameter == 't' ? "text" : parameter == 'w' ? "vocabulary" : parameter == 'y' ? "condition" : "value";
  }
  return fmt::format("{}({})", row.name, parameters);
}

}  // namespace

std::string rule_language_page() {
  std::string page =
      "# How rules are written\n\n"
      "<!-- Made by `campaign_generate` from compiler/rules/. Change the tables there, not this. -->\n\n"
      "A rule says which declarations it looks at, what it requires of them, and what is said where that does not hold. The "
      "rules of the standard library and a company's own are written in the same way.\n\n";
  page += code_block(
      "rule house.large_budget \"large budget without a sponsor\" {\n"
      "  for: tactic\n"
      "  most: 20k USD\n"
      "  when: tactic.budget > most\n"
      "  require: campaign.sponsor\n"
      "  severity: warning  launch: error\n"
      "  at: tactic.budget\n"
      "  message: \"tactic `{tactic.name}` may spend {tactic.budget}, {tactic.budget - most} more than anybody may alone\"\n"
      "  label: \"the campaign names no sponsor\" on campaign\n"
      "  help: \"name who asked for it: `sponsor: \\\"…\\\"` in the campaign\"\n"
      "  why: \"Above {most} somebody outside the team has to have agreed.\"\n"
      "  bad: \"tactic big { budget: 30k USD }\"\n"
      "  good: \"tactic small { budget: 3k USD }\"\n"
      "}\n");
  page += "A key that is no property of rules, such as `most`, gives a name to an expression; a plan can set it anew: "
          "`rules { house.large_budget.most: 30k USD }`. The same block chooses packs and severities, for everything or, inside a "
          "campaign, for that campaign:\n\n";
  page += code_block("rules {\n  use std.smart\n  use std.budget\n  measurable.missing_baseline: off\n  time_bound.missing_checkpoint: warning\n}\n");
  page += "What is **not written**, and what is written but **not known** (a hole, `unknown`, `undisclosed`), keeps a comparison "
          "from being answered, and a requirement that cannot be answered is no finding. A value used as a condition asks whether it "
          "is written; `==` with something that is not written is no.\n\n"
          "## Properties\n\n| property | value | meaning |\n|---|---|---|\n";
  for (const RulePropertyRow& row : all_rule_properties()) {
    page += fmt::format("| `{}` | {} | {}{}{} |\n", row.name, written(row.form), row.meaning, row.required ? " Required." : "",
                        row.many ? " May be written several times." : "");
  }
  page += "\n## Expressions\n\n"
          "`+ - * /`, `== != < <= > >=`, `and or not`, `in` (a collection, or days in a span), `matches` (a regular expression), "
          "numbers with units, percentages, dates, lengths of time, texts. An expression starts from `this`, from the kind the rule is for "
          "(`goal.budget`), from what is around it (`campaign.period`), from `plan` (`plan.goals`), or `today`. Every property of a kind can be read, "
          "every kind inside (`goal.tactics`, at any depth) and around it, and what the compiler works out:\n\n"
          "| of | name | gives | meaning |\n|---|---|---|---|\n";
  for (const MemberRow& row : all_members()) {
    page += fmt::format("| {} | `{}` | {} | {} |\n", owner_of(row), row.name,
                        name_of(row.type), row.meaning);
  }
  page += "\n## Functions\n\n| call | meaning |\n|---|---|\n";
  for (const FunctionRow& row : all_functions()) page += fmt::format("| `{}` | {} |\n", call_of(row), row.meaning);
  return page;
}

std::string rules_page(const Snapshot& library) {
  std::string page =
      "# Rules\n\n"
      "<!-- Made by `campaign_generate` from the rules in stdlib/std/. Change those, not this. -->\n\n"
      "What the standard library demands of a plan. `campaign explain NAME` shows the same in a terminal. A rule is tuned in a plan or "
      "campaign, `rules { NAME: off }`, and silenced in one place with a reason, `allow: NAME because \"…\" until 2027-06-30`.\n";
  std::vector<FindingInfo> rules = all_finding_infos(library.rules);
  std::erase_if(rules, [](const FindingInfo& info) { return info.module.empty(); });
  std::string module;
  for (const FindingInfo& info : rules) {
    if (info.module != module) {
      module = info.module;
      page += fmt::format("\n## {}\n\n| rule | severity | what is wrong |\n|---|---|---|\n", module);
      for (const FindingInfo& other : rules) {
        if (other.module == module) page += fmt::format("| [`{}`](#{}) | {} | {} |\n", other.name, html::anchor_of_heading(other.name), name_of(other.severity), other.title);
      }
      page += '\n';
    }
    add_finding(page, info);
  }
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace campaign
