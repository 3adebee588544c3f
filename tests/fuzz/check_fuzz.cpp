// libFuzzer target: the whole compilation, its JSON, its site, its exports and its three reports, over any bytes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "emit/plan_view.h"
#include "workspace/snapshot.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  CompileOptions options;
  options.as_of = std::chrono::year{2027} / 1 / 1;
  const Snapshot snapshot =
      compile(MemoryWorld(), {}, {{"fuzz", "", std::string(reinterpret_cast<const char*>(data), size)}}, "/", options);
  const PlanView view{*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, snapshot.as_of};
  (void)plan_json(view);
  (void)plan_site(view);
  (void)plan_exports(view);
  return 0;
}
