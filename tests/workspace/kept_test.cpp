// What is compiled again with what was kept of the compilation before is the same as what is compiled at once: findings, and the whole
// plan with its places as JSON. CAMPAIGN_SEED sets the seed, CAMPAIGN_STEPS the number of changes of each plan.

#include <array>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "emit/json/json.h"
#include "support/files.h"
#include "workspace/kept.h"

namespace campaign {
namespace {

constexpr std::chrono::year_month_day kDay = std::chrono::year{2027} / 3 / 1;

/// Everything that a finding says.
std::string shown(const Diagnostic& finding) {
  const auto place = [](Span span) { return std::to_string(static_cast<int>(span.file)) + ":" + std::to_string(span.begin) + "-" + std::to_string(span.end); };
  std::string out = place(finding.span) + " " + std::string(finding.name) + " " + finding.message + " | " + finding.note + " | " + finding.help;
  for (const Label& label : finding.labels) out += "\n  " + place(label.span) + " " + label.text;
  for (const Fix& fix : finding.fixes) {
    out += "\n  fix: " + fix.title;
    for (const Edit& edit : fix.edits) out += " " + place(edit.span) + " `" + edit.text + "`";
  }
  return out;
}

std::string all_of(const Snapshot& snapshot) {
  std::string out;
  for (const Diagnostic& finding : snapshot.diagnostics) out += shown(finding) + "\n";
  return out + plan_json({*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, snapshot.as_of});
}

/// A text that is compiled again after every change, with what was kept.
class Typed {
 public:
  Typed(std::string path, std::string text) : path_(std::move(path)), folder_(std::filesystem::path(path_).parent_path().string()), text_(std::move(text)) {
    options_.as_of = kDay;
  }
  const std::string& text() const { return text_; }
  /// The line that differs from a fresh compilation; empty where nothing does.
  std::string difference(std::string text) {
    text_ = std::move(text);
    Snapshot again = compiled(&kept_);
    const std::string mine = all_of(again), fresh = all_of(compiled(nullptr));
    kept_.snapshot = std::make_shared<Snapshot>(std::move(again));
    values_only_ += kept_.plan.reread() ? 1 : 0;
    if (mine == fresh) return {};
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(mine, fresh).in1 - mine.begin());
    const std::size_t begin = at < 300 ? 0 : at - 300;
    return "kept:  …" + mine.substr(begin, 600) + "\nfresh: …" + fresh.substr(begin, 600);
  }
  /// How many compilations so far read the values of one declaration only.
  std::size_t values_only() const { return values_only_; }

 private:
  Snapshot compiled(Kept* kept) const { return compile(DiskWorld(), {}, {{path_, folder_, text_}}, folder_, options_, kept); }

  std::string path_, folder_, text_;
  CompileOptions options_;
  Kept kept_;
  std::size_t values_only_ = 0;
};

TEST(KeptTest, AValueIsReadWithItsDeclarationOnly) {
  std::string text =
      "campaign c \"C\" {\n  period: 2027\n  currency: USD\n  budget: 9k USD\n  person ann \"Ann\"\n  kpi clicks \"Clicks\" { unit: clicks }\n"
      "  milestone launch \"Launch\" { on: 2027-03-01 }\n"
      "  goal g \"G\" {\n    metric: clicks\n    baseline: 5 during 2026 source \"the ledger\"\n    target: 10\n    by: launch + 2 weeks\n"
      "    strategy s \"S\" {\n      /// What it is.\n      tactic t \"T\" {\n        budget: 1k USD\n        about: \"\"\"\n          a \\\\ b\n          \"\"\"\n"
      "        expect {\n          clicks: 3 to 5\n        }\n      }\n    }\n  }\n}\nperson bea \"Bea\"\n";
  Typed typed("/plans/typed.campaign", text);
  ASSERT_EQ(typed.difference(text), "");
  std::size_t expected = 0;
  const auto change = [&](std::string_view from, std::string_view to, bool values_only) {
    text.replace(text.find(from), from.size(), to);
    EXPECT_EQ(typed.difference(text), "") << from << " to " << to;
    expected += values_only ? 1 : 0;
    EXPECT_EQ(typed.values_only(), expected) << from << " to " << to;
  };
  change("budget: 1k USD", "budget: 12k USD", true);
  change("budget: 12k USD", "budget: 12k US", true);
  change("budget: 12k US", "budget: 12k USD", true);
  change("3 to 5", "30 to 50 ", true);
  change("target: 10", "target: +10%", true);
  change("the ledger", "a ledger", true);
  change("a \\\\ b", "a \\\\ b \\x", true);
  change("metric: clicks", "metric: click", true);
  change("metric: click", "metric: clicks", true);
  change("budget: 9k USD", "budget: 90k USD", true);
  change("target: +10%", "target: ten", true);
  // What others lean on, names and units are read with everything; so is what is not only a value.
  change("on: 2027-03-01", "on: 2027-03-02", false);
  change("currency: USD", "currency: EUR", false);
  change("unit: clicks", "unit: USD", false);
  change("tactic t", "tactic u", false);
  change("target: ten", "target: 10\n    owner: @ann", false);
  change("owner: @ann", "owner: @bea", true);
  change("owner: @bea", "owner: @", false);
  change("a \\\\ b", "/// b", false);
}

TEST(KeptTest, RandomChangesGiveWhatCompilingAtOnceGives) {
  const auto number = [](const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
  };
  const std::uint64_t seed = number("CAMPAIGN_SEED", std::random_device()()), steps = number("CAMPAIGN_STEPS", 6);
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::mt19937_64 random(seed);
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  constexpr std::array<std::string_view, 24> kPieces = {"0", "7", "k", ".", " ", "x", "%", " USD", " people", " per click", " + 2", " to 9", " .. 2028", "@", "\"", "\\", "//", "///", ",", "\n", " source \"s\"",
                                                        " by 2027-06-30", "assumed ", "todo"};
  std::size_t changes = 0, values_only = 0;
  for (const std::string& path : plan_files()) {
    const std::string original = read_file(path);
    if (original.size() > 60'000 || original.empty() || path.find("/stdlib/") != std::string::npos) continue;
    Typed typed(path, original);
    std::string text = original;
    ASSERT_EQ(typed.difference(text), "") << path;
    for (std::uint64_t i = 0; i < steps; ++i) {
      if (i % 10 == 9) text = original;
      // Somewhere behind a key, where most of what is typed is.
      const std::size_t key = text.find(": ", pick(text.size()));
      const std::size_t line = key == std::string::npos ? text.size() : std::min(text.find('\n', key), text.size());
      const std::size_t begin = pick(8) == 0 || key == std::string::npos ? pick(text.size() + 1) : key + 2 + pick(std::max<std::size_t>(line - key - 1, 1));
      const std::size_t length = std::min(pick(3) == 0 ? 1 + pick(5) : 0, text.size() - std::min(begin, text.size()));
      const std::string before = text;
      if (text[std::min(begin, text.size() - 1)] >= '0' && text[std::min(begin, text.size() - 1)] <= '9' && pick(2) == 0) {
        text[std::min(begin, text.size() - 1)] = static_cast<char>('0' + pick(10));
      } else {
        text.replace(std::min(begin, text.size()), length, pick(4) == 0 ? "" : kPieces[pick(kPieces.size())]);
      }
      ++changes;
      ASSERT_EQ(typed.difference(text), "") << path << ", seed " << seed << "\nbefore:\n" << before << "\nafter:\n" << text;
    }
    values_only += typed.values_only();
  }
  std::printf("%zu changes, after %zu of them the values of one declaration were read only\n", changes, values_only);
  EXPECT_GT(values_only, changes / 4);
}

}  // namespace
}  // namespace campaign
