#pragma once

#include <cstdio>
#include <string>

#include "workspace/snapshot.h"

namespace campaign {

/// Serves the Language Server Protocol (3.17) on two streams until the client says `exit` or hangs up. `version` is what the
/// server says of itself. Gives the exit status that the protocol asks for: 0 after `shutdown`, else 1.
[[nodiscard]] int serve_language(std::FILE* in, std::FILE* out, const std::string& version, const CompileOptions& options);

}  // namespace campaign
