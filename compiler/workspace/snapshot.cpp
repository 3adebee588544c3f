#include "workspace/snapshot.h"

#include "check/program.h"
#include "workspace/loader.h"

namespace campaign {

Snapshot compile(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                 const std::string& workspace, const CompileOptions& options) {
  auto sources = std::make_shared<Sources>();
  Diagnostics diagnostics;
  LoadedFiles loaded = load_files(world, paths, texts, workspace, options.limits, *sources, diagnostics);
  Snapshot snapshot;
  snapshot.as_of = options.as_of.ok() ? options.as_of : world.today();
  snapshot.plan = build_plan(*sources, loaded.files, diagnostics);
  snapshot.analysis = analyse(snapshot.plan);
  snapshot.rules = check_plan(snapshot.plan, snapshot.analysis, *sources, loaded.files,
                              {snapshot.as_of, options.check_library, options.gate, static_cast<std::int64_t>(options.limits.max_rule_steps)}, diagnostics);
  snapshot.diagnostics = diagnostics.take();
  sort_and_deduplicate(snapshot.diagnostics);
  snapshot.plan_files = std::move(loaded.plan_files);
  snapshot.sources = std::move(sources);
  return snapshot;
}

}  // namespace campaign
