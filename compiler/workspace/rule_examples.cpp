#include "workspace/rule_examples.h"

#include "rules/finding_info.h"

namespace campaign {

namespace {

/// What is found in an example that stands beside the text of its rule.
std::vector<std::string> found_in(const std::string& example, const std::string& rules, const CompileOptions& options) {
  const std::string plan = plan_of_example(example);
  const Snapshot snapshot = compile(MemoryWorld({}, options.as_of), {}, {{"rules.campaign", "", rules}, {"example.campaign", "", plan}}, "/", options);
  std::vector<std::string> names;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    if ((*snapshot.sources)[diagnostic.span.file].name() == "example.campaign") names.emplace_back(diagnostic.name);
  }
  return names;
}

}  // namespace

std::vector<ExampleFault> check_rule_examples(const Snapshot& snapshot, const CompileOptions& options) {
  CompileOptions fixed = options;
  if (!fixed.as_of.ok()) fixed.as_of = snapshot.as_of;
  std::vector<ExampleFault> faults;
  for (const RuleRow& rule : snapshot.rules) {
    if (rule.from_library) continue;
    const std::string file((*snapshot.sources)[rule.place.file].text());
    const std::string name(rule.name);
    auto bad = found_in(text_of_rule(rule.bad), file, fixed);
    if (bad != std::vector{name}) faults.push_back({name, true, std::move(bad), rule.place});
    auto good = found_in(text_of_rule(rule.good), file, fixed);
    if (!good.empty()) faults.push_back({name, false, std::move(good), rule.place});
  }
  return faults;
}

}  // namespace campaign
