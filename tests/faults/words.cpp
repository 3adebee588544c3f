#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

bool is_value(const Place& at) {
  const auto* target = at.get<Target>(prop("target"));
  return target != nullptr && (target->form == Target::Form::value || target->form == Target::Form::at_least || target->form == Target::Form::at_most) &&
         target->amount.unit != kPercent && target->amount.unit != kNoUnit;
}

/// A leaf whose dates would follow from nothing.
bool has_only_its_flight(const Place& at) {
  return at.has(prop("flight")) && !at.has(prop("after")) && !at.has(prop("duration")) && at.entity().children.empty();
}

constexpr Fault kFaults[] = {
    {"promise tenfold", "words.contradicts_multiple", kGoal, [](const Place& at) {
       const auto target = at.plan().resolved_target(at.id);
       const auto baseline = baseline_of(at.plan(), at.id);
       const bool has_share = target && baseline && baseline->number.sign() > 0 && at.plan().units().compatible(target->unit, baseline->unit);
       return has_share ? at.retitle(at.said("Triple what comes in", "Was hereinkommt, verdreifachen")) : Edits();
     }},
    {"promise another growth", "words.contradicts_change", kGoal, [](const Place& at) {
       const auto* target = at.get<Target>(prop("target"));
       const auto baseline = baseline_of(at.plan(), at.id);
       const bool grows = target != nullptr && baseline && baseline->number.sign() > 0 && (target->form == Target::Form::relative || target->form == Target::Form::points);
       return grows ? at.retitle(at.said("Grow by 900%", "Um 900 % wachsen")) : Edits();
     }},
    {"name another day of the week", "words.contradicts_rhythm", kTactic, [](const Place& at) {
       const auto* rhythm = at.count(prop("daypart")) == 1 ? at.get<Daypart>(prop("daypart")) : nullptr;
       constexpr std::uint8_t kSunday = 1 << 6;
       const bool never_on_sunday = rhythm != nullptr && rhythm->repeat == Daypart::Repeat::weekly && rhythm->weekdays != 0 && (rhythm->weekdays & kSunday) == 0;
       return never_on_sunday ? at.retitle(at.said("A talk every Sunday", "Ein Gespräch jeden Sonntag")) : Edits();
     }},
    {"count other days", "words.contradicts_count", kTactic, [](const Place& at) {
       const auto* flight = at.count(prop("flight")) == 1 ? at.get<DaySpan>(prop("flight")) : nullptr;
       const bool plain = !at.has(prop("daypart")) && !at.has(prop("effort")) && !at.has(prop("duration")) && at.entity().children.empty();
       if (flight == nullptr || flight->first == flight->last || !plain) return Edits();
       return together({at.retitle(at.said("977 newsletters", "977 Newsletter")), at.replace(prop("flight"), written(flight->first) + ", " + written(flight->last))});
     }},
    {"name an activity", "words.means_as_end", kGoal,
     [](const Place& at) { return at.retitle(at.said("Launch a newsletter", "Einführung eines Newsletters")); }},
    {"name a result", "words.end_as_means", kTactic,
     [](const Place& at) { return at.retitle(at.said("Increase what comes back", "Steigerung der Antworten")); }},
    {"wish in place of a number", "words.vague", kGoal, [](const Place& at) {
       return together({at.retitle(at.said("A better standing", "Ein besseres Ansehen")), at.replace(prop("target"), "undisclosed")});
     }},
    {"want two things at once", "words.compound_goal", kGoal,
     [](const Place& at) { return at.retitle(at.said("Grow orders and cut returns", "Bestellungen steigern und Retouren senken")); }},
    {"list means as a strategy", "words.means_as_strategy", kStrategy, [](const Place& at) {
       return joined({at.retitle(at.said("Ads, a newsletter and a new website", "Anzeigen, ein Newsletter und eine neue Website")), at.drop(prop("why")),
                      at.drop(prop("insight")), at.drop(prop("barrier"))});
     }},
    {"speak in letters", "words.undefined_acronym", KindSet(Kind::goal, Kind::strategy, Kind::tactic), [](const Place& at) {
       return at.retitle(std::string(at.entity().title) + at.said(" at a steady XQR", " bei stabilem XQR"));
     }},
    {"name another number", "words.contradicts_target", kGoal, [](const Place& at) {
       if (!is_value(at)) return Edits();
       return at.retitle(written(at.plan(), scaled(at.get<Target>(prop("target"))->amount, "1.7")));
     }},
    {"name another day", "words.contradicts_deadline", kGoal, [](const Place& at) {
       return at.has(prop("by")) ? at.retitle(at.said("What we want by June 2031", "Was wir wollen, bis Juni 2031")) : Edits();
     }},
    {"name no day", "words.vague_time", kTactic, [](const Place& at) {
       return has_only_its_flight(at) ? together({at.drop(prop("flight")), at.retitle(at.said("Something as soon as possible", "Etwas so bald wie möglich"))}) : Edits();
     }},
};

}  // namespace

std::span<const Fault> words_faults() { return kFaults; }

}  // namespace campaign
