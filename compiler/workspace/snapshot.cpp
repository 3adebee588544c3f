#include "workspace/snapshot.h"

#include <algorithm>
#include <limits>

#include "check/program.h"
#include "workspace/assets.h"
#include "workspace/kept.h"
#include "workspace/loader.h"

namespace campaign {

namespace {

// What a template of another file says has no text here that a fix could edit.
void drop_fixes_inside_likes(const Plan& plan, std::vector<Diagnostic>& diagnostics) {
  if (plan.likes_.empty()) return;
  std::vector<Span> likes = plan.likes_;
  std::ranges::sort(likes);
  const auto inside_like = [&](const Edit& edit) {
    const Span at{edit.span.file, edit.span.begin, std::numeric_limits<std::uint32_t>::max()};
    const auto after = std::ranges::upper_bound(likes, at);
    return after != likes.begin() && std::prev(after)->file == at.file && at.begin < std::prev(after)->end;
  };
  for (Diagnostic& diagnostic : diagnostics) {
    std::erase_if(diagnostic.fixes, [&](const Fix& fix) { return std::ranges::any_of(fix.edits, inside_like); });
  }
}

}  // namespace

Snapshot compile(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                 const std::string& workspace, const CompileOptions& options, Kept* kept) {
  auto sources = std::make_shared<Sources>();
  Diagnostics diagnostics;
  LoadedFiles loaded = load_files(world, paths, texts, workspace, options.limits, *sources, diagnostics, kept == nullptr ? nullptr : &kept->trees);
  Snapshot snapshot;
  snapshot.as_of = options.as_of.ok() ? options.as_of : world.today();
  EarlierCheck earlier;
  if (kept == nullptr) {
    snapshot.plan = build_plan(*sources, loaded.files, diagnostics);
    snapshot.analysis = analyse(snapshot.plan);
  } else {
    Snapshot* before = kept->snapshot.get();
    snapshot.plan = kept->plan.build(*sources, loaded.files, kept->snapshot.use_count() == 1 ? &before->plan : nullptr, diagnostics);
    earlier.memory = &kept->rules;
    earlier.reread = kept->plan.reread();
    KeptAnalysis::Difference difference;
    if (earlier.reread) difference = {earlier.reread->entity, kept->plan.moved()};
    snapshot.analysis = kept->analysis.analyse(snapshot.plan, before == nullptr ? nullptr : &before->analysis, earlier.reread ? &difference : nullptr);
    if (before != nullptr) earlier.plan = &before->plan, earlier.analysis = &before->analysis;
  }
  snapshot.rules = check_plan(snapshot.plan, snapshot.analysis, *sources, loaded.files,
                              {snapshot.as_of, options.check_library, options.gate, static_cast<std::int64_t>(options.limits.max_rule_steps)}, diagnostics,
                              earlier);
  snapshot.assets = read_assets(world, snapshot.plan, loaded.folders, workspace, diagnostics);
  snapshot.diagnostics = diagnostics.take();
  drop_fixes_inside_likes(snapshot.plan, snapshot.diagnostics);
  sort_and_deduplicate(snapshot.diagnostics);
  snapshot.plan_files = std::move(loaded.plan_files);
  snapshot.sources = std::move(sources);
  return snapshot;
}

}  // namespace campaign
