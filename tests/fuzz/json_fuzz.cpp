// libFuzzer target: all JSON that is made of a plan is JSON, in UTF-8: the plan, the findings and SARIF.

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "emit/json/json.h"
#include "fuzz/fuzzed.h"
#include "report/json.h"
#include "report/sarif.h"
#include "support/view.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace campaign;
  const Snapshot snapshot = compiled(text_of(data, size));
  SarifRun run;
  for (const std::string& json : {plan_json(view_of(snapshot)), json_report(*snapshot.sources, snapshot.diagnostics, 1),
                                  sarif_report(*snapshot.sources, snapshot.diagnostics, snapshot.plan_files, run)}) {
    hold(!validate_utf8(json), "JSON is UTF-8");
    hold(nlohmann::json::accept(json), "JSON is JSON");
  }
  return 0;
}
