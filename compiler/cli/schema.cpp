#include "emit/json/schema.h"
#include "cli/commands.h"
#include "cli/console.h"

namespace campaign {

ExitStatus run_schema(const Options& options) {
  return Console(options.color).print(plan_schema()) ? kNothingFound : kFailed;
}

}  // namespace campaign
