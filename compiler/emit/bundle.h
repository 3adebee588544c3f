#pragma once

#include <string>
#include <vector>

namespace campaign {

/// One file to be written: a path relative to the output folder, with `/`, and its bytes.
struct OutputFile {
  std::string path;
  std::string bytes;
};

/// What a format makes of a plan. Values only; the command line alone writes them.
using Bundle = std::vector<OutputFile>;

}  // namespace campaign
