#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/options.h"
#include "source/world.h"
#include "workspace/snapshot.h"

namespace campaign {

/// What to compile.
struct Inputs {
  std::vector<std::string> paths;  ///< Files, each once, by the name to show: relative where below the current folder.
  std::vector<InputText> texts;    ///< Standard input and pipes.
  std::string workspace;           ///< Absolute.
};

/// Expands the paths of the command line: folders to the plans below them, `-` to standard input, pipes to their text.
/// The error is a sentence that names the path which cannot be used.
[[nodiscard]] tl::expected<Inputs, std::string> gather_inputs(const World& world, const Options& options);

}  // namespace campaign
