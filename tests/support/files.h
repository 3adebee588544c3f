#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace campaign {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files with an ending below a folder of the repository, sorted.
inline std::vector<std::string> files_below(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(CAMPAIGN_SOURCE_DIR) + "/" + folder)) {
    const std::string path = entry.path().string();
    if (entry.is_regular_file() && path.ends_with(ending) && path.find("node_modules") == std::string::npos) files.push_back(path);
  }
  std::ranges::sort(files);
  return files;
}

/// Every plan in the repository: the standard library, the examples and the tests' own. Those of `tests/ide` have cursors in
/// them and are plans only without.
inline std::vector<std::string> plan_files() {
  std::vector<std::string> files;
  for (const char* folder : {"stdlib", "examples", "tests"}) {
    for (std::string& file : files_below(folder, ".campaign")) files.push_back(std::move(file));
  }
  std::erase_if(files, [](const std::string& file) { return file.find("/tests/ide/") != std::string::npos; });
  return files;
}

}  // namespace campaign
