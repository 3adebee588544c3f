#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "emit/plan_view.h"
#include "model/asset.h"
#include "model/plan.h"
#include "rules/rules.h"
#include "source/source_file.h"
#include "source/world.h"

namespace campaign {

/// The limits that keep any input from using the machine up. Each can be set by an option of its name.
struct Limits {
  std::uint64_t max_file_bytes = 64u << 20;  ///< 130,000 tactics; a larger file is a mistake more often than a plan.
  std::uint32_t max_depth = 200;             ///< Blocks and brackets in one another; keeps every walk off the stack's end.
  std::uint32_t max_files = 10'000;          ///< Files in one compilation.
  std::uint64_t max_rule_steps = 50'000'000;  ///< Of one rule over a plan; a rule of loops within loops ends.
  std::uint32_t max_syntax_errors = 1'000;   ///< Per file; what is no plan at all is not read to its end.
};

struct CompileOptions {
  Limits limits;
  std::chrono::year_month_day as_of{};  ///< The day that counts as today; unset (not ok()) takes the world's.
  bool check_library = false;  ///< Checks the standard library's rules in full: for its own tests.
  std::string gate;  ///< The stage whose strictness is asked for; empty: each campaign's own.
  std::shared_ptr<const Tongue> tongue;  ///< In which findings and evidence are said; null: English.
  bool tells = false;  ///< Also makes the tellings for the pages of campaigns in other languages.
};

/// Everything that a compilation found out, immutable and consistent in itself.
struct Snapshot {
  std::shared_ptr<const Sources> sources;
  Plan plan;
  Analysis analysis;
  std::vector<RuleRow> rules;           ///< All that its files see; views into the sources.
  std::vector<Diagnostic> diagnostics;  ///< Sorted, each once.
  std::vector<FileId> plan_files;       ///< The files asked for and the relative ones they use, in the order of reading.
  std::chrono::year_month_day as_of{};
  std::vector<Asset> assets;  ///< What its pages show of other files.
  std::shared_ptr<const Tongue> tongue;  ///< In which it is said; null: English.
  std::vector<Telling> tellings;  ///< Where they were asked for: one for each language other than English that a campaign is in.
};

/// A text that is handed over and not read from the world: standard input, or what an editor holds.
struct InputText {
  std::string name;    ///< What diagnostics show.
  std::string folder;  ///< Where its relative `use` starts; empty: the current folder.
  std::string text;
};

struct Kept;

/// Compiles files and texts into one plan. `paths` are files (folders are expanded by the caller); `workspace` is the
/// folder that relative `use` may not leave. Never fails: what could not be read is a diagnostic.
/// `kept`: of the compilation before, and then of this one, but for the snapshot, which the caller puts there. The result is
/// the same without it.
[[nodiscard]] Snapshot compile(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                               const std::string& workspace, const CompileOptions& options, Kept* kept = nullptr);

}  // namespace campaign
