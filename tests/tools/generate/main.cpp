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
#include "reference/editors.h"
#include "reference/pages.h"
#include "reference/reference.h"

namespace campaign {
namespace {

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

std::vector<Page> all_pages() {
  std::vector<Page> pages{{"stdlib/plan.schema.json", plan_schema()}};
  for (ReferencePage& page : reference_pages()) pages.push_back({std::move(page.path), std::move(page.text)});
  return pages;
}

/// Adds the editors' files with today's lists of words in them. False, with a word about it, where one has no place for a list.
bool add_editor_files(const std::filesystem::path& root, std::vector<Page>& pages) {
  for (const EditorFile& file : editor_files()) {
    const auto text = read(root / file.path);
    auto page = text ? with_words(file, *text) : std::nullopt;
    if (!page) {
      std::fprintf(stderr, "%s: cannot be read, or one of the lists in compiler/reference/editors.cpp has no place in it\n", file.path.data());
      return false;
    }
    pages.push_back({std::string(file.path), std::move(*page)});
  }
  return true;
}

int run(const std::filesystem::path& root, bool check, const char* program) {
  int stale = 0;
  std::vector<Page> pages = all_pages();
  if (!add_editor_files(root, pages)) return 2;
  for (const Page& page : pages) {
    if (page.text.find(kMissingExample) != std::string::npos) {
      std::fprintf(stderr, "%s shows an example that is not in %s\n", page.path.c_str(),
                   "stdlib/reference/every_type.campaign");
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
