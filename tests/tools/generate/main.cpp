// campaign_generate [--check] ROOT
//
// Writes the files of the project that are made from the compiler's tables; with --check only says which are out of
// date and how to mend them. Exit 0: all are up to date, or written. 1: some are not. 2: could not read or write.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "emit/json/schema.h"
#include "pages.h"

namespace campaign {
namespace {

constexpr std::string_view kExamples = "tests/tools/generate/every_type.campaign";

struct Page {
  std::string path;  ///< Below the project's root.
  std::string text;
};

std::optional<std::string> read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

std::vector<Page> all_pages(std::string_view examples) {
  return {{"stdlib/plan.schema.json", plan_schema()},
          {"grammar/constructs.md", constructs_page(examples)},
          {"grammar/findings.md", findings_page()}};
}

int run(const std::filesystem::path& root, bool check, const char* program) {
  const auto examples = read(root / kExamples);
  if (!examples) {
    std::fprintf(stderr, "cannot read %s\n", (root / kExamples).c_str());
    return 2;
  }
  int stale = 0;
  for (const Page& page : all_pages(*examples)) {
    if (page.text.find(kMissingExample) != std::string::npos) {
      std::fprintf(stderr, "%s shows an example that is not in %s\n", page.path.c_str(),
                   std::string(kExamples).c_str());
      return 1;
    }
    if (read(root / page.path) == page.text) continue;
    if (check) {
      std::fprintf(stderr, "%s is out of date\n", page.path.c_str());
      ++stale;
    } else if (write(root / page.path, page.text)) {
      std::printf("wrote %s\n", page.path.c_str());
    } else {
      std::fprintf(stderr, "cannot write %s\n", (root / page.path).c_str());
      return 2;
    }
  }
  if (stale > 0) std::fprintf(stderr, "mend with: %s %s\n", program, root.c_str());
  return stale > 0 ? 1 : 0;
}

}  // namespace
}  // namespace campaign

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string_view(argv[1]) == "--check";
  if (argc != 2 && !check) {
    std::fprintf(stderr, "usage: campaign_generate [--check] ROOT\n");
    return 2;
  }
  return campaign::run(argv[argc - 1], check, argv[0]);
}
