#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace campaign {

/// What a command did.
struct Outcome {
  int status = -1;  ///< Its exit status; -1 when a signal ended it.
  std::string out;
  std::string err;
};

[[nodiscard]] inline ::testing::AssertionResult contains(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess() << "it contains \"" << part << '"';
  return ::testing::AssertionFailure() << '"' << part << "\" is not in:\n" << text;
}

[[nodiscard]] inline ::testing::AssertionResult starts_with(const std::string& text, std::string_view part) {
  if (text.starts_with(part)) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << '"' << part << "\" does not begin:\n" << text;
}

/// A test in an empty folder of its own, which runs shell commands in it; `campaign` is the built program.
class Sandbox : public ::testing::Test {
 protected:
  Sandbox() {
    std::string name = (std::filesystem::temp_directory_path() / "campaign-test-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  ~Sandbox() override { std::filesystem::remove_all(root_); }

  [[nodiscard]] std::filesystem::path at(std::string_view path) const { return root_ / "work" / path; }

  void write(std::string_view path, std::string_view text) const {
    std::filesystem::create_directories(at(path).parent_path());
    std::ofstream(at(path), std::ios::binary) << text;
  }

  /// As most editors save: another file gets the name.
  void replace(std::string_view path, std::string_view text) const {
    write(std::string(path) + ".new", text);
    std::filesystem::rename(at(std::string(path) + ".new"), at(path));
  }

  [[nodiscard]] std::string read(std::string_view path) const { return slurp(at(path)); }
  [[nodiscard]] bool exists(std::string_view path) const {
    return std::filesystem::exists(std::filesystem::symlink_status(at(path)));
  }

  /// Runs a line of bash. What it prints is caught unless the line itself sends it elsewhere.
  Outcome run(const std::string& line) const {
    std::filesystem::create_directories(at(""));
    std::ofstream(root_ / "line") << "cd '" << at("").string() << "'\nunset NO_COLOR\n"
                                  << "campaign() { '" CAMPAIGN_BINARY "' \"$@\"; }\n"
                                  << line << '\n';
    const std::string command = "bash '" + (root_ / "line").string() + "' > '" + (root_ / "out").string() + "' 2> '" +
                                (root_ / "err").string() + "' < /dev/null";
    const int result = std::system(command.c_str());
    return {WIFEXITED(result) ? WEXITSTATUS(result) : -1, slurp(root_ / "out"), slurp(root_ / "err")};
  }

  /// The paths of all files below a folder, sorted and joined by blanks.
  [[nodiscard]] std::string files_below(std::string_view folder) const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(at(folder))) {
      if (!entry.is_directory()) paths.push_back(entry.path().lexically_relative(at(folder)).string());
    }
    std::sort(paths.begin(), paths.end());
    std::string joined;
    for (const std::string& path : paths) joined += (joined.empty() ? "" : " ") + path;
    return joined;
  }

 private:
  static std::string slurp(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::filesystem::path root_;
};

/// A plan without findings, one with a warning only, and one with an error.
inline constexpr std::string_view kGood = "unit visit \"visit\"\n";
inline constexpr std::string_view kWarned = "each market_ in [de, fr] { }\n";
inline constexpr std::string_view kBad = "campaign spring \"Spring\" {\n  goal ???\n}\n";

}  // namespace campaign
