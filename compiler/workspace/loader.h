#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/program.h"
#include "diagnostics/diagnostic.h"
#include "source/source_file.h"
#include "workspace/kept.h"

namespace campaign {

/// All files of a compilation, those that others use before them.
struct LoadedFiles {
  std::vector<ParsedFile> files;
  std::vector<FileId> plan_files;  ///< Those that are not the standard library's.
  std::map<FileId, std::string> folders;  ///< Of those: where they stand, for what they name.
};

/// Reads and parses the files asked for, the files and library modules that they use, and the modules that every plan
/// sees. Reports what cannot be read, leaves the workspace, or closes a circle.
/// `kept`: the trees of an earlier compilation, or null; those given back are its rows then, good until it is used again.
[[nodiscard]] LoadedFiles load_files(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                                     const std::string& workspace, const Limits& limits, Sources& sources, Diagnostics& diagnostics,
                                     KeptTrees* kept = nullptr);

}  // namespace campaign
