#include "workspace/snapshot.h"

#include <utility>

#include "check/damage.h"
#include "check/offered_names.h"
#include "check/offered_values.h"
#include "check/program.h"
#include "workspace/assets.h"
#include "workspace/gathered.h"
#include "workspace/kept.h"
#include "workspace/loader.h"
#include "workspace/read_once.h"
#include "workspace/tellings.h"

namespace campaign {

namespace {

Snapshot compile_in_one_tongue(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                               const std::string& workspace, const CompileOptions& options, Kept* kept) {
  auto sources = std::make_shared<Sources>();
  Diagnostics diagnostics(options.tongue == nullptr ? Tongue::english() : *options.tongue);
  LoadedFiles loaded = load_files(world, paths, texts, workspace, options.limits, *sources, diagnostics, kept == nullptr ? nullptr : &kept->trees);
  Snapshot snapshot;
  snapshot.as_of = options.as_of.ok() ? options.as_of : world.today();
  EarlierCheck earlier;
  if (kept == nullptr) {
    snapshot.plan = build_plan(*sources, loaded.files, diagnostics);
    mark_damage(snapshot.plan, *sources, diagnostics.list());
    snapshot.analysis = analyse(snapshot.plan);
  } else {
    Snapshot* before = kept->snapshot.get();
    snapshot.plan = kept->plan.build(*sources, loaded.files, kept->snapshot.use_count() == 1 ? &before->plan : nullptr, diagnostics);
    mark_damage(snapshot.plan, *sources, diagnostics.list());
    // What was concluded from what could be read is concluded anew when that differs.
    const bool same_damage = kept->damage == snapshot.plan.damage_;
    kept->damage = snapshot.plan.damage_;
    if (!same_damage) kept->rules = RuleMemory();
    earlier.memory = &kept->rules;
    earlier.reread = kept->plan.reread();
    KeptAnalysis::Difference difference;
    if (earlier.reread) difference = {earlier.reread->entity, kept->plan.moved()};
    snapshot.analysis = kept->analysis.analyse(snapshot.plan, before == nullptr ? nullptr : &before->analysis, earlier.reread && same_damage ? &difference : nullptr);
    if (before != nullptr) earlier.plan = &before->plan, earlier.analysis = &before->analysis;
  }
  snapshot.analysis.as_of = Day(snapshot.as_of);
  offer_names(snapshot.plan, loaded.files, diagnostics);
  offer_values(snapshot.plan, loaded.files, diagnostics);
  snapshot.rules = check_plan(snapshot.plan, snapshot.analysis, *sources, loaded.files,
                              {snapshot.as_of, options.check_library, options.gate, static_cast<std::int64_t>(options.limits.max_rule_steps)}, diagnostics,
                              earlier);
  snapshot.assets = read_assets(world, snapshot.plan, loaded.folders, workspace, diagnostics);
  snapshot.diagnostics = gathered(diagnostics.take(), snapshot.plan, *sources, loaded.files);
  snapshot.plan_files = std::move(loaded.plan_files);
  snapshot.sources = std::move(sources);
  snapshot.tongue = options.tongue;
  return snapshot;
}

}  // namespace

Snapshot compile(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                 const std::string& workspace, const CompileOptions& options, Kept* kept) {
  if (!options.tells) return compile_in_one_tongue(world, paths, texts, workspace, options, kept);
  const ReadOnce read(world);
  Snapshot snapshot = compile_in_one_tongue(read, paths, texts, workspace, options, kept);
  for (const std::string& locale : other_locales(snapshot.plan)) {
    CompileOptions other = options;
    other.tongue = std::make_shared<const Tongue>(locale);
    other.as_of = snapshot.as_of;
    snapshot.tellings.push_back(telling_of(compile_in_one_tongue(read, paths, texts, workspace, other, nullptr), locale, snapshot.diagnostics));
  }
  return snapshot;
}

}  // namespace campaign
