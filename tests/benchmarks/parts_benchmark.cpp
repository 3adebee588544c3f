// Times of the compiler's parts over a generated plan. Run: .build/tests/benchmarks/parts_benchmark

#include <benchmark/benchmark.h>

#include "benchmarks/generated_plan.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "emit/plan_view.h"
#include "rules/rules.h"
#include "syntax/lexer.h"
#include "syntax/line_breaks.h"
#include "syntax/parser.h"
#include "workspace/loader.h"
#include "workspace/snapshot.h"

namespace campaign {
namespace {

const std::string& plan_text(std::int64_t tactics) {
  static std::map<std::int64_t, std::string> texts;
  std::string& text = texts[tactics];
  if (text.empty()) text = generated_plan(static_cast<int>(tactics));
  return text;
}

CompileOptions options() {
  CompileOptions result;
  result.limits.max_file_bytes = 1u << 30;
  result.as_of = std::chrono::year{2027} / 1 / 1;
  return result;
}

void finish(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plan_text(state.range(0)).size()));
  state.SetComplexityN(state.range(0));
}

void lex(benchmark::State& state) {
  const std::string& text = plan_text(state.range(0));
  for (auto _ : state) {
    Lexer lexer(text);
    while (lexer.next().kind != TokenKind::end_of_file) {
    }
  }
  finish(state);
}

void parse_only(benchmark::State& state) {
  const SourceFile file("plan", plan_text(state.range(0)));
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(parse(FileId{0}, file, {}, diagnostics));
  }
  finish(state);
}

void check_from_tree(benchmark::State& state) {
  Sources sources;
  Diagnostics diagnostics;
  const LoadedFiles loaded =
      load_files(MemoryWorld(), {}, {{"plan", "", plan_text(state.range(0))}}, "/", options().limits, sources, diagnostics);
  for (auto _ : state) {
    Diagnostics findings;
    Plan plan = build_plan(sources, loaded.files, findings);
    const Analysis analysis = analyse(plan);
    benchmark::DoNotOptimize(check_plan(plan, analysis, sources, loaded.files, {options().as_of}, findings).size());
    benchmark::DoNotOptimize(findings.size());
  }
  finish(state);
}

void whole_check(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(compile(MemoryWorld(), {}, {{"plan", "", plan_text(state.range(0))}}, "/", options()));
  }
  finish(state);
}

template <typename Emit>
void emit(benchmark::State& state, Emit make) {
  const Snapshot snapshot = compile(MemoryWorld(), {}, {{"plan", "", plan_text(state.range(0))}}, "/", options());
  const PlanView view{*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, snapshot.as_of};
  for (auto _ : state) benchmark::DoNotOptimize(make(view));
  finish(state);
}

void json(benchmark::State& state) { emit(state, [](const PlanView& view) { return plan_json(view); }); }
void html(benchmark::State& state) { emit(state, [](const PlanView& view) { return plan_site(view); }); }
void exports(benchmark::State& state) { emit(state, [](const PlanView& view) { return plan_exports(view); }); }

#define CAMPAIGN_BENCHMARK(part) BENCHMARK(part)->Arg(10)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond)
CAMPAIGN_BENCHMARK(lex);
CAMPAIGN_BENCHMARK(parse_only);
CAMPAIGN_BENCHMARK(check_from_tree);
CAMPAIGN_BENCHMARK(whole_check);
CAMPAIGN_BENCHMARK(json);
CAMPAIGN_BENCHMARK(html);
CAMPAIGN_BENCHMARK(exports);

}  // namespace
}  // namespace campaign

BENCHMARK_MAIN();
