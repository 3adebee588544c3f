#include "emit/summary/summary.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "emit/clean_text.h"
#include "emit/summary/markdown_text.h"
#include "model/said_values.h"

namespace campaign {

namespace {

// What a reader of a comment takes in; longer lists are in the site.
constexpr std::size_t kMostGoals = 20;
constexpr std::size_t kMostFindings = 5;
constexpr std::size_t kMostTitle = 120;  // Code points.
constexpr std::size_t kMostMessage = 240;
constexpr std::string_view kUnknown = "–";

Said counted(Severity severity, std::size_t count) {
  if (severity == Severity::error) return say("{0} {0:error|errors}", count);
  return severity == Severity::warning ? say("{0} {0:warning|warnings}", count) : say("{0} {0:hint|hints}", count);
}

/// Findings, gravest first.
using Findings = std::vector<const Diagnostic*>;

class Summary {
 public:
  explicit Summary(const ExportView& view) : view_(view), findings_(view.campaigns.size() + 1) { sort_findings(); }

  std::string write() {
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < view_.campaigns.size(); ++i) {
      const std::string block = of_campaign(view_.campaigns[i], findings_[i]);
      if (left_out == 0 && out_.size() + block.size() <= kMostSummaryBytes - kRest) {
        out_ += block;
      } else {
        ++left_out;
      }
    }
    if (left_out > 0) out_ += told(say("…and {0} more {0:campaign|campaigns}.", left_out)) + "\n\n";
    if (view_.campaigns.empty()) out_ += told("The plan has no campaign.") + "\n\n";
    if (view_.whole && !findings_.back().empty()) out_ += "### " + told("Outside the campaigns") + "\n\n" + of_findings(findings_.back());
    out_.pop_back();  // The empty line behind the last paragraph.
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kRest = 15'000;  // For what stands behind the campaigns: at most five findings.

  [[nodiscard]] const Plan& plan() const { return view_.plan(); }
  [[nodiscard]] std::string told(const Said& said) const { return plan().tongue()(said); }
  [[nodiscard]] std::string amount(const Amount& amount) const { return markdown_text(say_amount(plan(), amount), kMostTitle); }

  void sort_findings() {
    std::vector<std::size_t> order(view_.campaigns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto span_of = [&](std::size_t i) { return plan()[view_.campaigns[i]].span; };
    std::ranges::sort(order, {}, span_of);
    for (const Diagnostic& diagnostic : view_.view.diagnostics) {
      // The last campaign that starts at or before the finding; campaigns do not lie in one another.
      const Span at{diagnostic.span.file, diagnostic.span.begin, 0xFFFFFFFF};
      const auto after = std::ranges::upper_bound(order, at, {}, span_of);
      const bool inside =
          after != order.begin() && span_of(after[-1]).file == at.file && at.begin < span_of(after[-1]).end;
      findings_[inside ? after[-1] : view_.campaigns.size()].push_back(&diagnostic);
    }
    for (Findings& some : findings_)
      std::ranges::stable_sort(some, {}, [](const Diagnostic* one) { return one->severity; });
  }

  [[nodiscard]] std::string title(EntityId entity) const { return markdown_text(say_label(plan(), entity), kMostTitle); }

  [[nodiscard]] std::string of_campaign(EntityId campaign, const Findings& findings) const {
    return "### " + title(campaign) + "\n\n" + facts(campaign) + goals(campaign) + of_findings(findings);
  }

  /// `2027-01-01 .. 2027-12-31 · stage: review · owner: Maria Lopez`, and the line of the budget.
  [[nodiscard]] std::string facts(EntityId campaign) const {
    std::string line;
    for (const auto& [sentence, property] : {std::pair{"{}", prop("period")}, {"stage: {}", prop("stage")}, {"owner: {}", prop("owner")}}) {
      std::string all;
      for (const PropertyValue& value : plan().values(campaign, property)) {
        all += (all.empty() ? "" : ", ") + say_value(plan(), value.value);
      }
      if (all.empty()) continue;
      line += (line.empty() ? "" : " · ") + told(Said(sentence, {Said(markdown_text(all, kMostTitle))}));
    }
    if (!line.empty()) line += "\n\n";
    return line + budget(campaign);
  }

  [[nodiscard]] std::string budget(EntityId campaign) const {
    const BudgetUse* use = view_.view.analysis.budget_of(campaign);
    if (use == nullptr) return {};
    std::string line = told(use->stated ? say("**Budget:** {} planned, {} allocated", amount(*use->stated), amount(use->allocated)) : say("**Budget:** {} allocated", amount(use->allocated)));
    const auto add = [&](const Said& part) { line += ", " + told(part); };
    if (use->left && use->left->number.is_negative()) line += ", **" + told(say("over by {}", amount({use->left->number.abs(), use->left->unit}))) + "**";
    if (use->left && use->left->number.sign() > 0) add(say("{} left", amount(*use->left)));
    if (use->reserve) add(say("{} of it held back", amount(*use->reserve)));
    if (use->funding) add(say("{} come in", amount(*use->funding)));
    if (use->in_kind) add(say("{} given in kind", amount(*use->in_kind)));
    if (use->unknown_parts) line += "; " + told("some parts do not say what they need");
    if (use->mixed_currencies) line += "; " + told("parts in other currencies are left out, as no rate is stated");
    return line + "\n\n";
  }

  [[nodiscard]] std::string goals(EntityId campaign) const {
    std::vector<EntityId> found;
    add_goals(campaign, found);
    if (found.empty()) return {};
    std::string table = told("| Goal | Baseline → target | By | SMART | Covered |") + "\n|---|---|---|---|---|\n";
    for (std::size_t i = 0; i < std::min(found.size(), kMostGoals); ++i) table += goal(found[i]);
    table += '\n';
    if (found.size() > kMostGoals) table += told(say("…and {0} more {0:goal|goals}.", found.size() - kMostGoals)) + "\n\n";
    return table;
  }

  void add_goals(EntityId entity, std::vector<EntityId>& found) const {
    for (const EntityId child : plan()[entity].children) {
      if (plan()[child].kind != Kind::goal) continue;
      found.push_back(child);
      add_goals(child, found);
    }
  }

  [[nodiscard]] std::string goal(EntityId goal) const {
    const auto baseline = baseline_of(plan(), goal);
    const auto deadline = deadline_of(plan(), goal);
    return fmt::format("| {} | {} → {} | {} | {} | {} |\n", title(goal), baseline ? amount(*baseline) : kUnknown, target(goal), deadline ? say_day(plan(), deadline->day) : kUnknown,
                       smart(goal), covered(goal));
  }

  /// The value wanted; for a range both ends, and the sign of a bound.
  [[nodiscard]] std::string target(EntityId goal) const {
    const auto* target = plan().get<Target>(goal, prop("target"));
    if (target == nullptr) return std::string(kUnknown);
    const auto resolved = plan().resolved_target(goal);
    const bool as_value = resolved && target->is_change();
    const std::string text = say_value(plan(), *target);
    return markdown_text(as_value ? fmt::format("{} ({})", say_amount(plan(), *resolved), text) : text, kMostTitle);
  }

  /// The letters, those that do not hold struck out: `S M ~~A~~ R T`.
  [[nodiscard]] std::string smart(EntityId goal) const {
    constexpr std::string_view kLetters = "SMART";
    const Smart* smart = view_.view.analysis.smart_of(goal);
    if (smart == nullptr) return std::string(kUnknown);
    std::string text;
    for (std::size_t i = 0; i < kSmartLetters; ++i) {
      text += fmt::format("{}{}", text.empty() ? "" : " ",
                          smart->letters[i].holds ? std::string(1, kLetters[i]) : fmt::format("~~{}~~", kLetters[i]));
    }
    return text;
  }

  [[nodiscard]] std::string covered(EntityId goal) const {
    const Attainment* attainment = view_.view.analysis.attainment_of(goal);
    if (attainment == nullptr || !attainment->coverage) return std::string(kUnknown);
    const auto percent = attainment->coverage->scaled_by_power_of_ten(2);
    std::string text = percent ? say_amount(plan(), {percent->round(0), kPercent}) : std::string(kUnknown);
    if (attainment->out_of_reach) text += ", " + told("out of reach");
    return text;
  }

  [[nodiscard]] std::string of_findings(const Findings& findings) const {
    if (findings.empty()) return told("No findings") + ".\n\n";
    std::array<std::size_t, 3> counts{};
    for (const Diagnostic* one : findings) ++counts[static_cast<std::size_t>(one->severity)];
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] > 0) text += (text.empty() ? "**" : ", ") + told(counted(static_cast<Severity>(i), counts[i]));
    }
    text += "**\n\n";
    for (std::size_t i = 0; i < std::min(findings.size(), kMostFindings); ++i) text += finding(*findings[i]);
    if (findings.size() > kMostFindings) text += "- …" + told(say("and {} more", findings.size() - kMostFindings)) + '\n';
    return text + '\n';
  }

  /// ``- error at `shop.campaign:50`: … (`attainable.out_of_reach`)``
  [[nodiscard]] std::string finding(const Diagnostic& diagnostic) const {
    const SourceFile& file = view_.view.sources[diagnostic.span.file];
    const std::string place = fmt::format("{}:{}", one_line(file.name(), kMostTitle), file.line(diagnostic.span.begin));
    return fmt::format("- {}: {} ({})\n", told(say("{} at {}", Said::sentence(name_of(diagnostic.severity)), markdown_code(place, place.size()))),
                       markdown_text(diagnostic.message, kMostMessage), markdown_code(diagnostic.name, kMostTitle));
  }

  const ExportView& view_;
  std::vector<Findings> findings_;  // A list a campaign, then of those outside.
  std::string out_;
};

}  // namespace

std::string summary(const ExportView& view) {
  return Summary(view).write();
}

}  // namespace campaign
