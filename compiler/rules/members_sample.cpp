// What rules can read about samples: what surveys and experiments can show, and what the plan's goals owe to assumptions.

#include <algorithm>
#include <array>

#include "analysis/goal.h"
#include "analysis/trial.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

// -- values ------------------------------------------------------------------------------------------------------------

RuleValue sample(Evaluation& run, const RuleValue& of) { return of.stated == nullptr ? RuleValue() : amount_of(run.plan.clauses(*of.stated).sample, of.place); }
RuleValue margin(Evaluation& run, const RuleValue& of) {
  return of.stated == nullptr ? RuleValue() : amount_of(margin_of(run.plan, run.plan.owner_of(*of.stated), *of.stated), of.place);
}
RuleValue before(Evaluation& run, const RuleValue& of) { return of.stated == nullptr ? RuleValue() : amount_of(run.plan.clauses(*of.stated).from, of.place); }

std::optional<Noise> of_actual(Evaluation& run, const RuleValue& of) {
  const EntityId goal = at_hand(run);
  return of.stated == nullptr || goal == kNoEntity || !KindSet(Kind::goal, Kind::business_goal).contains(run.plan[goal].kind) ? std::nullopt : noise_of_actual(run.plan, goal, *of.stated);
}
RuleValue gain(Evaluation& run, const RuleValue& of) {
  const auto noise = of_actual(run, of);
  return noise ? RuleValue(noise->difference) : RuleValue();
}
RuleValue noise_here(Evaluation& run, const RuleValue& of) {
  const auto noise = of_actual(run, of);
  return noise ? RuleValue(noise->noise) : RuleValue();
}
RuleValue is_noise(Evaluation& run, const RuleValue& of) {
  const auto noise = of_actual(run, of);
  return noise ? RuleValue(noise->hides()) : RuleValue();
}

// -- goals -------------------------------------------------------------------------------------------------------------

RuleValue wanted_change(Evaluation& run, const RuleValue& of) {
  const auto noise = noise_of_target(run.plan, id_of(of));
  return noise ? RuleValue(noise->difference) : RuleValue();
}
RuleValue noise_of_goal(Evaluation& run, const RuleValue& of) {
  const auto noise = noise_of_target(run.plan, id_of(of));
  return noise ? RuleValue(noise->noise) : RuleValue();
}
RuleValue target_is_noise(Evaluation& run, const RuleValue& of) {
  const auto noise = noise_of_target(run.plan, id_of(of));
  return noise ? RuleValue(noise->hides()) : RuleValue();
}
RuleValue rests_on(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> found;
  if (const Attainment* attainment = run.analysis.attainment_of(id_of(of))) {
    for (const Contribution& one : attainment->contributions) {
      for (const EntityId assumption : one.assumptions) {
        if (std::ranges::find(found, assumption) == found.end()) found.push_back(assumption);
      }
    }
  }
  return list_of(run, found);
}
RuleValue assumptions_of(Evaluation& run, const RuleValue& of) {
  const auto* const* found = of.get<const Contribution*>();
  return found == nullptr ? RuleValue::unknown() : list_of(run, (*found)->assumptions);
}

/// The part that keeps an assumption from turning one metric into another, where it says another of the three.
RuleValue lacks(Evaluation& run, const RuleValue& of) {
  constexpr std::array kParts{prop("from"), prop("to"), prop("rate")};
  const auto says = [&](Property part) { return run.plan.find(id_of(of), part) != nullptr; };
  if (std::ranges::none_of(kParts, says)) return {};
  const auto missing = std::ranges::find_if_not(kParts, says);
  return missing == kParts.end() ? RuleValue() : RuleValue(run.plan.name_of(*missing));
}

// -- experiments -------------------------------------------------------------------------------------------------------

template <std::optional<Amount> Trial::*member>
RuleValue of_trial(Evaluation& run, const RuleValue& of) {
  return amount_of(trial_of(run.plan, id_of(of)).*member);
}
RuleValue too_small(Evaluation& run, const RuleValue& of) { return RuleValue(trial_of(run.plan, id_of(of)).too_small()); }

/// How many there are in its audiences, or in those of what is around it.
RuleValue reachable(Evaluation& run, const RuleValue& of) {
  for (EntityId at = id_of(of); at != kNoEntity; at = run.plan[at].parent) {
    std::vector<EntityId> audiences;
    for (const PropertyValue& value : run.plan.values(at, prop("audience"))) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference == nullptr || reference->entity == kNoEntity) return RuleValue::unknown();
      audiences.push_back(reference->entity);
    }
    if (audiences.empty()) continue;
    const auto size = size_of(run.plan, audiences);
    return size ? RuleValue(*size, run.plan.find(at, prop("audience"))->span) : RuleValue::unknown();
  }
  return {};
}
/// People against people; where something else is counted, such as mails, nothing says how many a person gets.
RuleValue outgrows(Evaluation& run, const RuleValue& of) {
  const auto sample = trial_of(run.plan, id_of(of)).sample;
  const RuleValue people = reachable(run, of);
  const auto* size = people.get<Amount>();
  if (!sample || size == nullptr) return {};
  const auto number = sample->unit == kNoUnit ? sample : in_unit(run.plan.units(), *sample, size->unit);
  return number ? RuleValue(number->number > size->number) : RuleValue();
}

/// The comparison by the deciding metric, or by the first where none is named, that shows no difference.
std::optional<ArmComparison> undecided(Evaluation& run, EntityId experiment) {
  const EntityId metric = metric_of(run.plan, experiment);
  for (const ArmComparison& one : trial_of(run.plan, experiment).comparisons) {
    if (!one.significant && (metric == kNoEntity || one.metric == metric)) return one;
  }
  return std::nullopt;
}
RuleValue undecided_arm(Evaluation& run, const RuleValue& of) {
  const auto found = undecided(run, id_of(of));
  return found ? RuleValue(found->second.arm, found->second.actual->span) : RuleValue();
}
RuleValue undecided_against(Evaluation& run, const RuleValue& of) {
  const auto found = undecided(run, id_of(of));
  return found ? RuleValue(found->first.arm, found->first.actual->span) : RuleValue();
}
RuleValue undecided_gap(Evaluation& run, const RuleValue& of) {
  const auto found = undecided(run, id_of(of));
  return found ? RuleValue(Amount{found->difference.number.abs(), found->difference.unit}) : RuleValue();
}
RuleValue undecided_noise(Evaluation& run, const RuleValue& of) {
  const auto found = undecided(run, id_of(of));
  return found ? RuleValue(found->noise) : RuleValue();
}
RuleValue wrong_total(Evaluation& run, const RuleValue& of) {
  const auto sums = trial_of(run.plan, id_of(of)).sums;
  return sums.empty() ? RuleValue() : RuleValue::of(*sums.front().whole);
}
RuleValue sum_of_arms(Evaluation& run, const RuleValue& of) {
  const auto sums = trial_of(run.plan, id_of(of)).sums;
  return sums.empty() ? RuleValue() : RuleValue(sums.front().sum);
}

constexpr KindSet kGoal(Kind::goal), kExperiment(Kind::experiment);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::none, {}, "sample", kAmount, sample, "How many were asked or counted for it."},
    {Base::none, {}, "margin", kAmount, margin, "The margin of error that its sample gives, with 95% certainty; in points for shares."},
    {Base::none, {}, "before", kAmount, before, "Of an expected change: the value before it."},
    {Base::amount, {}, "gain", kAmount, gain, "Of a goal's measured value: by how much it differs from the baseline, where one of the two has a sample."},
    {Base::amount, {}, "noise", kAmount, noise_here, "Of a goal's measured value: the difference from the baseline that chance alone makes in samples of these sizes."},
    {Base::amount, {}, "is_noise", kYesNo, is_noise, "Whether it differs from the baseline by less than that."},
    {Base::entity, kGoal, "wanted_change", kAmount, wanted_change, "Target less baseline, where the baseline has a sample; in points for shares."},
    {Base::entity, kGoal, "noise", kAmount, noise_of_goal, "The difference that chance alone makes between two surveys as large as that of its baseline."},
    {Base::entity, kGoal, "wants_noise", kYesNo, target_is_noise, "Whether the target differs from the baseline by less than that."},
    {Base::entity, kGoal, "rests_on", entities_of(Kind::assumption), rests_on, "The assumptions by which other metrics are turned into its own."},
    {Base::contribution, {}, "assumptions", entities_of(Kind::assumption), assumptions_of, "The assumptions by which other metrics were turned into the goal's."},
    {Base::entity, KindSet(Kind::assumption), "lacks", kText, lacks, "Which of `from`, `to` and `rate` is not written, where another of them is."},
    {Base::entity, kExperiment, "participants", kAmount, of_trial<&Trial::sample>, "How many take part: its `sample`, or the sizes of its arms together."},
    {Base::entity, kExperiment, "arm_participants", kAmount, of_trial<&Trial::arm_sample>, "How many of these are in the smallest arm."},
    {Base::entity, kExperiment, "wanted_effect", kAmount, of_trial<&Trial::effect>, "The smallest difference worth seeing as an amount, in points for shares."},
    {Base::entity, kExperiment, "needed", kAmount, of_trial<&Trial::needed>, "How many have to take part so that its effect shows."},
    {Base::entity, kExperiment, "arm_needed", kAmount, of_trial<&Trial::arm_needed>, "How many of these in the smallest arm."},
    {Base::entity, kExperiment, "visible", kAmount, of_trial<&Trial::visible>, "The smallest difference that those who take part show."},
    {Base::entity, kExperiment, "enough_for", kAmount, of_trial<&Trial::enough_for>, "The same to be written as its `effect`: in the direction that is wanted, and rounded up."},
    {Base::entity, kExperiment, "too_small", kYesNo, too_small, "Whether clearly too few take part for its effect."},
    {Base::entity, kExperiment, "reachable", kAmount, reachable, "How many there are in its audiences, or in those of what is around it."},
    {Base::entity, kExperiment, "outgrows", kYesNo, outgrows, "Whether more take part than these."},
    {Base::entity, kExperiment, "undecided_arm", entity_of(Kind::arm), undecided_arm, "An arm whose measured value chance alone may have told apart from the first one's."},
    {Base::entity, kExperiment, "undecided_against", entity_of(Kind::arm), undecided_against, "The arm that it is compared with."},
    {Base::entity, kExperiment, "undecided_gap", kAmount, undecided_gap, "By how much the two differ."},
    {Base::entity, kExperiment, "undecided_noise", kAmount, undecided_noise, "By how much chance alone makes them differ."},
    {Base::entity, kExperiment, "wrong_total", {Base::condition, false, {}, {}}, wrong_total, "A measured value of all arms together that their own do not add up to."},
    {Base::entity, kExperiment, "sum_of_arms", kAmount, sum_of_arms, "What they add up to."},
});

}  // namespace

std::span<const MemberRow> sample_members() { return kMembers; }

}  // namespace campaign
