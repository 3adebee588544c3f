// What holds of every site: of all plans of the repository, all of them together, and a large one.

#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include <gtest/gtest.h>

#include "benchmarks/generated_plan.h"
#include "emit/html/site.h"
#include "support/compiled.h"
#include "support/files.h"
#include "support/view.h"

namespace campaign {
namespace {

/// Calls for the value of each attribute of a name in a page of our own writer, which has no `"` but around values.
template <typename Function>
void each_value(std::string_view page, std::string_view attribute, Function function) {
  const std::string start = " " + std::string(attribute) + "=\"";
  for (std::size_t at = page.find(start); at != page.npos; at = page.find(start, at + 1)) {
    const std::size_t begin = at + start.size();
    function(std::string(page.substr(begin, page.find('"', begin) - begin)));
  }
}

std::string decoded(std::string_view link) {
  std::string text;
  for (std::size_t i = 0; i < link.size(); ++i) {
    if (link[i] == '%' && i + 2 < link.size()) {
      text += static_cast<char>(std::stoi(std::string(link.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      text += link[i];
    }
  }
  return text;
}

/// Every link leads to a page and an identity that are there, and no page has an identity twice.
void expect_whole(const Bundle& site) {
  std::map<std::string, std::unordered_set<std::string>> ids;
  std::size_t links = 0;
  for (const OutputFile& file : site) {
    auto& own = ids[file.path];
    each_value(file.bytes, "id", [&](const std::string& id) { EXPECT_TRUE(own.insert(id).second) << file.path << " has " << id << " twice"; });
  }
  for (const OutputFile& file : site) {
    if (!file.path.ends_with(".html")) continue;
    each_value(file.bytes, "href", [&](const std::string& link) {
      if (link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:")) return;
      ++links;
      const std::size_t hash = link.find('#');
      const std::string target = decoded(link.substr(0, hash));
      const auto page = ids.find(target.empty() ? file.path : target);
      ASSERT_NE(page, ids.end()) << file.path << " links to " << link;
      if (hash == link.npos) return;
      EXPECT_TRUE(page->second.contains(decoded(link.substr(hash + 1)))) << file.path << " links to " << link;
    });
  }
  EXPECT_GT(links, 0u);
}

void expect_site(const Snapshot& snapshot) {
  const PlanView view = view_of(snapshot);
  for (const bool single : {false, true}) {
    const Bundle site = plan_site(view, {.single_file = single});
    expect_whole(site);
    const Bundle again = plan_site(view, {.single_file = single});
    ASSERT_EQ(site.size(), again.size());
    for (std::size_t i = 0; i < site.size(); ++i) {
      EXPECT_EQ(site[i].path, again[i].path);
      EXPECT_TRUE(site[i].bytes == again[i].bytes) << site[i].path << " is other bytes the second time";
    }
  }
}

TEST(Sites, OfEveryPlanAreWholeAndTheSameTwice) {
  for (const std::string& file : plan_files()) {
    SCOPED_TRACE(file);
    expect_site(compile_text(read_file(file)));
  }
}

TEST(Sites, OfAllPlansTogetherIsWhole) {
  std::vector<InputText> texts;
  for (const std::string& file : plan_files()) texts.push_back({file, "", read_file(file)});
  expect_site(compile(MemoryWorld(), {}, texts, "/", {}));
}

TEST(Sites, OfALargePlanIsWholeAndHasNoHugePage) {
  const Snapshot snapshot = compile_text(generated_plan(3'000));
  expect_site(snapshot);
  for (const OutputFile& file : plan_site(view_of(snapshot))) {
    if (!file.path.ends_with(".html")) continue;
    EXPECT_LT(file.bytes.size(), 700'000u) << file.path;
  }
}

}  // namespace
}  // namespace campaign
