#include "cli/compilation.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "cli/inputs.h"
#include "cli/progress.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "report/json.h"
#include "report/sarif.h"
#include "report/text.h"

namespace campaign {
namespace {

/// Severities stand in the order from grave to mild.
bool counts(const Diagnostic& diagnostic, Severity mildest) {
  return diagnostic.severity <= mildest;
}

/// A file that was asked for and not read has not been checked: no finding of a plan, but a job not done.
bool is_unread(const Diagnostic& diagnostic) {
  return diagnostic.name == row_of(Finding::unreadable_file).name;
}

struct Outcome {
  ExitStatus status;
  std::string_view meaning;
};

Outcome outcome_of(const std::vector<Diagnostic>& found, Severity deny) {
  if (std::ranges::any_of(found, is_unread)) return {kFailed, "a file could not be read"};
  if (std::ranges::any_of(found, [&](const Diagnostic& d) { return counts(d, deny); })) return {kFindings, "findings"};
  return {kNothingFound, "nothing found"};
}

/// Findings as they stand on standard error, beside what a command writes.
std::string text_beside_output(const Snapshot& snapshot, const std::vector<Diagnostic>& found, const Options& options, const Console& console) {
  return text_report(*snapshot.sources, found, {console.colors_on_error(), options.max_findings, console.columns_of_error(), &tongue_of(snapshot)});
}

}  // namespace

std::optional<Snapshot> compile_inputs(const Options& options, const Console& console) {
  auto snapshot = compile_inputs(DiskWorld(), options, console);
  if (snapshot) return std::move(*snapshot);
  console.error(snapshot.error());
  return std::nullopt;
}

tl::expected<Snapshot, std::string> compile_inputs(const World& world, const Options& options, const Console& console) {
  const auto inputs = gather_inputs(world, options);
  if (!inputs) return tl::unexpected(inputs.error());
  CompileOptions compile_options;
  compile_options.limits = options.limits;
  compile_options.gate = options.gate;
  if (!options.locale.empty()) compile_options.tongue = std::make_shared<const Tongue>(options.locale);
  compile_options.tells = options.command == Command::build || options.command == Command::serve || (options.command == Command::export_ && options.locale.empty());
  if (options.as_of) compile_options.as_of = *options.as_of;

  const std::size_t files = inputs->paths.size() + inputs->texts.size();
  const Progress progress(console, fmt::format("reading {} plan{}", files, files == 1 ? "" : "s"));
  return compile(world, inputs->paths, inputs->texts, inputs->workspace, compile_options);
}

const Tongue& tongue_of(const Snapshot& snapshot) { return snapshot.tongue == nullptr ? Tongue::english() : *snapshot.tongue; }

PlanView view_of(const Snapshot& snapshot) {
  return {*snapshot.sources,    snapshot.plan,       snapshot.analysis,
          snapshot.diagnostics, snapshot.plan_files, snapshot.as_of, snapshot.assets, snapshot.tellings};
}

Bundle everything_of(const Snapshot& snapshot) {
  const PlanView view = view_of(snapshot);
  Bundle beside = plan_exports(view);
  beside.push_back({"plan.json", plan_json(view)});
  SiteOptions options;
  for (const OutputFile& file : beside) options.beside.push_back(file.path);
  Bundle bundle = plan_site(view, options);
  std::ranges::move(beside, std::back_inserter(bundle));
  return bundle;
}

tl::expected<Bundle, std::string> built_of(const Snapshot& snapshot, const Options& options) {
  SiteOptions site{.single_file = options.single_file};
  if (options.only.empty()) return options.single_file ? plan_site(view_of(snapshot), site) : everything_of(snapshot);
  std::string names;
  for (const EntityId view : snapshot.plan.all(Kind::view)) {
    const bool meant = snapshot.plan[view].name == options.only || snapshot.plan.path(view) == options.only;
    if (meant) site.readers = view;
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", snapshot.plan[view].name);
  }
  if (site.readers != kNoEntity) return plan_site(view_of(snapshot), site);
  return tl::unexpected(names.empty() ? fmt::format("there is no view `{}`: the plan declares none", options.only)
                                      : fmt::format("there is no view `{}`; there are {}", options.only, names));
}

ExitStatus status_of(const Snapshot& snapshot, const Options& options) {
  return outcome_of(snapshot.diagnostics, options.deny).status;
}

ExitStatus report_findings_about(const Snapshot& snapshot, std::initializer_list<std::string_view> beginnings, const Options& options, const Console& console) {
  const auto about_it = [&](const Diagnostic& finding) {
    return finding.severity == Severity::error || std::ranges::any_of(beginnings, [&](std::string_view beginning) { return finding.name.starts_with(beginning); });
  };
  std::vector<Diagnostic> shown;
  std::ranges::copy_if(snapshot.diagnostics, std::back_inserter(shown), about_it);
  console.print_error_text(text_beside_output(snapshot, shown, options, console));
  if (const std::size_t others = snapshot.diagnostics.size() - shown.size(); others > 0) {
    console.print_error_text(tongue_of(snapshot)(say("besides that: {0} about other things; `campaign check` shows all", others)) + '\n');
  }
  return status_of(snapshot, options);
}

ExitStatus report_findings(const Snapshot& snapshot, const Options& options, const Console& console) {
  const auto& found = snapshot.diagnostics;
  const Outcome outcome = outcome_of(found, options.deny);

  // Findings are what these commands are for; the others write something else to standard output.
  const bool is_output = options.command == Command::check || options.command == Command::watch;
  const std::string summary = summary_line(found, snapshot.plan_files.size(), tongue_of(snapshot)) + '\n';
  bool written = true;
  switch (options.format) {
    case ReportFormat::text: {
      if (!is_output) {
        console.print_error_text(text_beside_output(snapshot, found, options, console) + summary);
        return outcome.status;
      }
      const TextOptions text{console.colors_on_output(), options.max_findings, console.columns_of_output(), &tongue_of(snapshot)};
      return console.print(text_report(*snapshot.sources, found, text) + summary) ? outcome.status : kFailed;
    }
    case ReportFormat::json:
      written = console.print(json_report(*snapshot.sources, found, snapshot.plan_files.size()));
      break;
    case ReportFormat::sarif: {
      const std::vector<FindingInfo> all = all_finding_infos(snapshot.rules, tongue_of(snapshot).language());
      const SarifRun run{CAMPAIGN_VERSION, outcome.status, outcome.meaning, all, &tongue_of(snapshot)};
      written = console.print(sarif_report(*snapshot.sources, found, snapshot.plan_files, run));
      break;
    }
  }
  console.print_error_text(summary);
  return written ? outcome.status : kFailed;
}

}  // namespace campaign
