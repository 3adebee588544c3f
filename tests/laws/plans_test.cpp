// Every plan in examples/ and tests/plans/ says in comments which findings it expects, on the line concerned:
//
//   target: +25%  //~ error measurable.relative_without_baseline, warning budget.unallocated
//
// A line that holds only such a comment speaks of the line above it.

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"
#include "support/files.h"

namespace campaign {
namespace {

using Expectations = std::multimap<std::uint32_t, std::string>;  // Line → "error name".

std::string trimmed(std::string text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Expectations expected_in(const SourceFile& file) {
  Expectations expected;
  std::uint32_t speaks_of = 0;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string text(file.line_text(line));
    const std::size_t mark = text.find("//~");
    if (mark == std::string::npos) {
      speaks_of = line;
      continue;
    }
    if (!trimmed(text.substr(0, mark)).empty()) speaks_of = line;
    std::string rest = text.substr(mark + 3);
    for (std::size_t begin = 0; begin < rest.size();) {
      const std::size_t end = std::min(rest.find(',', begin), rest.size());
      expected.emplace(speaks_of, trimmed(rest.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return expected;
}

class Plans : public testing::TestWithParam<std::string> {};

TEST_P(Plans, GetTheFindingsTheyExpect) {
  CompileOptions options;
  options.as_of = kTestDay;
  const Snapshot snapshot = compile(DiskWorld(), {GetParam()}, {}, CAMPAIGN_SOURCE_DIR, options);
  Expectations expected, found;
  std::string text;
  for (const FileId id : snapshot.plan_files) {
    const SourceFile& file = (*snapshot.sources)[id];
    for (auto& entry : expected_in(file)) expected.insert(std::move(entry));
  }
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    const SourceFile& file = (*snapshot.sources)[diagnostic.span.file];
    found.emplace(file.line(diagnostic.span.begin), std::string(name_of(diagnostic.severity)) + " " + std::string(diagnostic.name));
  }
  const auto list = [](const Expectations& entries) {
    std::vector<std::string> lines;
    for (const auto& [line, name] : entries) lines.push_back(std::to_string(line) + ": " + name);
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
  };
  EXPECT_EQ(list(expected), list(found)) << "in " << GetParam() << "\n" << shown(snapshot);
}

std::vector<std::string> plans() {
  std::vector<std::string> files = files_below("examples", ".campaign");
  for (std::string& file : files_below("tests/plans", ".campaign")) files.push_back(std::move(file));
  return files;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(std::string(CAMPAIGN_SOURCE_DIR).size() + 1);
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Plans, testing::ValuesIn(plans()), test_name);

}  // namespace
}  // namespace campaign
