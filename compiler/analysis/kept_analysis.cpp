#include "analysis/kept_analysis.h"

#include <algorithm>
#include <utility>

#include "analysis/attainment.h"
#include "analysis/budget.h"
#include "analysis/contributions.h"
#include "analysis/smart.h"

namespace campaign {

namespace {

void move_places(const MovedText& moved, Analysis& analysis) {
  for (auto& [goal, attainment] : analysis.attainment) {
    for (Contribution& contribution : attainment.contributions) moved.move(contribution.span);
  }
  for (auto& [goal, smart] : analysis.smart) {
    for (Smart::Letter& letter : smart.letters) {
      for (Evidence& evidence : letter.evidence) moved.move(evidence.span);
    }
  }
}

}  // namespace

Analysis KeptAnalysis::analyse(const Plan& plan, Analysis* before, const Difference* difference) {
  Analysis analysis;
  const bool keeps = before != nullptr && difference != nullptr;
  if (keeps) {
    analysis.attainment = std::exchange(before->attainment, {});
    analysis.smart = std::exchange(before->smart, {});
    if (difference->moved != nullptr) move_places(*difference->moved, analysis);
  } else {
    reads_.clear();
  }
  // No goal looks at the first of the tables.
  const std::uint32_t differing = keeps && difference->reread != kNoEntity ? Reads::of_declaration(difference->reread) : 0;
  Contributions contributions(plan);
  Reads reads;
  for (const EntityId goal : plan.all(Kind::goal)) {
    const auto key = static_cast<std::uint32_t>(goal);
    if (keeps && std::ranges::find(reads_[key], differing) == reads_[key].end()) continue;
    reads.start(plan.size());
    plan.note_reads(&reads);
    Attainment attainment = attainment_of(plan, goal, contributions);
    Smart smart = smart_of(plan, goal, attainment);
    plan.note_reads(nullptr);
    reads_[key] = reads.take();
    if (keeps) before->attainment[key] = std::move(analysis.attainment[key]);
    analysis.attainment.insert_or_assign(key, std::move(attainment));
    analysis.smart.insert_or_assign(key, std::move(smart));
  }
  analysis.budget = budgets_of(plan, analysis);
  return analysis;
}

}  // namespace campaign
