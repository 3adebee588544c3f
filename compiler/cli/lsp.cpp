#include <cstdio>

#include "cli/commands.h"
#include "lsp/server.h"

namespace campaign {

ExitStatus run_lsp(const Options& options) {
  CompileOptions compile_options;
  compile_options.limits = options.limits;
  return serve_language(stdin, stdout, CAMPAIGN_VERSION, compile_options) == 0 ? kNothingFound : kFindings;
}

}  // namespace campaign
