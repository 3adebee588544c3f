#include "check/library_names.h"

#include <algorithm>

#include <fmt/format.h>

#include "source/embedded.h"

namespace campaign {

std::string module_declaring(std::string_view head) {
  constexpr std::string_view kEnding = ".campaign";
  const std::string line = fmt::format("\n{} ", head);
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(kEnding) || file.bytes.find(line) == std::string_view::npos) continue;
    std::string module(file.path.substr(0, file.path.size() - kEnding.size()));
    std::ranges::replace(module, '/', '.');
    return module;
  }
  return {};
}

}  // namespace campaign
