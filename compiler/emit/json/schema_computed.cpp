#include <array>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "emit/json/computed.h"
#include "emit/json/schedule_row.h"
#include "emit/json/schema_object.h"

namespace campaign::schema {

namespace {

void define_goals(JsonWriter& json) {
  define(json, "attainment", "Whether a goal's tactics can reach its target.", [](ObjectSchema& attainment) {
    attainment.always("baseline", "Where the metric starts.", OrNull{Ref{"amount"}})
        .always("target", "Where it should end.", OrNull{Ref{"amount"}})
        .always("needed", "What the tactics have to add: target less baseline less trend.", OrNull{Ref{"amount"}})
        .always("total", "What they are expected to add.", OrNull{Ref{"estimate"}})
        .always("is_level", "True: `total` is a new level of the metric, not something added to the baseline.",
                Is{"boolean"})
        .always("coverage", "The middle of `total` as a share of `needed`.", OrNull{Pattern{kDecimalPattern}})
        .always("out_of_reach", "True: the target is missed even at the best.", Is{"boolean"})
        .always("contributions", "Tactic by tactic.", ListOf{Ref{"contribution"}})
        .sometimes("by_market", "What is added in each market alone, in the order in which tactics name them, then the rest; of metrics that add up, they add up to `total`.",
                   ListOf{Ref{"market_reach"}});
  });
  define(json, "market_reach", "What a goal's tactics add in a market.", [](ObjectSchema& reach) {
    reach.always("market", "The market; null for what runs in several markets, or in none that is named.", OrNull{Ref{"reference"}})
        .always("total", "What they are expected to add there; people counted once are at most those who live there.", OrNull{Ref{"estimate"}})
        .always("is_level", "True: `total` is a level of the metric.", Is{"boolean"})
        .always("people", "How many people live there.", OrNull{Ref{"amount"}})
        .always("share", "Of these, the middle of those reached, where the metric counts people once.", OrNull{Pattern{kDecimalPattern}});
  });
  define(json, "contribution", "What one tactic adds to its goal's metric.", [](ObjectSchema& contribution) {
    contribution.always("tactic", "The tactic.", OrNull{Ref{"reference"}})
        .always("estimate", "How much, in the goal's metric.", Ref{"estimate"})
        .always("derivation", "The formula by which it was worked out; null where the plan says it.",
                OrNull{Is{"string"}})
        .always("assumptions", "Those by which other metrics were turned into the goal's.", ListOf{Ref{"reference"}});
  });
  define(json, "smart", "The five letters of a goal.", [](ObjectSchema& smart) {
    for (const std::string_view letter : kSmartNames) smart.always(letter, "", Ref{"smart_letter"});
  });
  define(json, "smart_letter", "One of the five letters.", [](ObjectSchema& letter) {
    letter.always("holds", "True when all its evidence does.", Is{"boolean"})
        .always("evidence", "What speaks for and against it.", ListOf{Ref{"evidence"}});
  });
  define(json, "evidence", "One line that speaks for or against a letter.", [](ObjectSchema& evidence) {
    evidence.always("holds", "False: it speaks against it.", Is{"boolean"})
        .always("text", "What it says.", Is{"string"})
        .always("place", "Where it stands; null where something is missing.", OrNull{Ref{"place"}});
  });
}

void define_experiments(JsonWriter& json) {
  define(json, "comparison", "Two arms of an experiment by one metric.", [](ObjectSchema& comparison) {
    comparison.always("metric", "The metric.", OrNull{Ref{"reference"}})
        .always("first", "The first arm.", OrNull{Ref{"reference"}})
        .always("second", "The arm that is compared with it.", OrNull{Ref{"reference"}})
        .always("first_value", "What was measured in the first: a share of those in it, or a mean.", OrNull{Ref{"amount"}})
        .always("second_value", "The same in the second.", OrNull{Ref{"amount"}})
        .always("difference", "The second less the first; in points for shares.", OrNull{Ref{"amount"}})
        .always("noise", "By how much chance alone makes arms of these sizes differ, at the experiment's significance.", OrNull{Ref{"amount"}})
        .always("z", "The difference in standard errors.", Pattern{kDecimalPattern})
        .always("significant", "True: more than chance makes.", Is{"boolean"});
  });
}

void define_budgets(JsonWriter& json) {
  define(json, "budget_use", "A budget against what the parts below it use.", [](ObjectSchema& budget) {
    budget.always("stated", "The budget that the plan gives it.", OrNull{Ref{"amount"}})
        .always("allocated", "What the nearest budgets below add up to.", Ref{"amount"})
        .always("left", "Stated less allocated; negative when more is allocated than there is.", OrNull{Ref{"amount"}})
        .always("mixed_currencies", "True: parts in another currency, for which there is no rate, were left out.", Is{"boolean"})
        .sometimes("reserve", "Of portfolios and campaigns: what of the stated budget is held back on purpose, to the smallest coin.", Ref{"amount"})
        .sometimes("funding", "Of portfolios and campaigns: what comes in for it, at and below.", Ref{"amount"})
        .sometimes("unknown_funding", "True: some funding is not known, and left out.", Is{"boolean"})
        .sometimes("in_kind", "What partners give at and below it; neither `stated` nor `allocated` has it.", Ref{"amount"})
        .sometimes("converted", "The parts in another currency.", ListOf{Ref{"converted_money"}})
        .always("parts", "What was added.", ListOf{OrNull{Ref{"reference"}}})
        .sometimes("by_channel", "Of portfolios and campaigns: what is spent on each channel, most first; without what runs on several.",
                   ListOf{Ref{"channel_money"}})
        .sometimes("by_market", "Of portfolios and campaigns with markets: what is spent in each alone, most first, then the rest; they add up to `allocated`.",
                   ListOf{Ref{"market_money"}})
        .sometimes("by_month", "Of portfolios and campaigns: what is spent in each month and currency, each part's money spread evenly over its days.",
                   ListOf{Ref{"month_money"}});
  });
  define(json, "channel_money", "What is spent on a channel.", [](ObjectSchema& money) {
    money.always("channel", "The channel.", OrNull{Ref{"reference"}}).always("money", "How much.", Ref{"amount"});
  });
  define(json, "market_money", "What is spent in a market.", [](ObjectSchema& money) {
    money.always("market", "The market; null for what is spent in several markets, in none that is named, or given to no part.", OrNull{Ref{"reference"}})
        .always("money", "How much.", Ref{"amount"});
  });
  define(json, "converted_money", "The money of a part in another currency: converted once as a whole, and rounded half to even to the smallest coin.",
         [](ObjectSchema& money) {
           money.always("part", "The part.", OrNull{Ref{"reference"}})
               .always("written", "Its money as the plan states it.", Ref{"amount"})
               .always("counted", "The same as it was added.", Ref{"amount"})
               .always("rates", "The stated rates by which it was converted, each in one of its two directions.", ListOf{Ref{"amount"}});
         });
  define(json, "month_money", "What is spent in a month.", [](ObjectSchema& money) {
    money.always("month", "The month, `2027-03`; null for what has no dates.", OrNull{Pattern{"^[0-9]{4}-[0-9]{2}$"}})
        .always("money", "How much.", Ref{"amount"});
  });
}

void define_findings(JsonWriter& json) {
  constexpr std::array<Severity, 3> kSeverities = {Severity::error, Severity::warning, Severity::hint};
  std::array<std::string_view, kSeverities.size()> severities;
  for (std::size_t i = 0; i < severities.size(); ++i) severities[i] = name_of(kSeverities[i]);

  define(json, "finding", "Something that the compiler found.", [&](ObjectSchema& finding) {
    finding.always("name", "Which finding, for `campaign explain`.", Is{"string"})
        .always("severity", "How grave it is.", OneOf{severities})
        .always("message", "What is wrong.", Is{"string"})
        .sometimes("note", "What there is to add at its place.", Is{"string"})
        .always("file", "The file in which it is.", Is{"string"})
        .always("range", "Where it is.", Ref{"range"})
        .sometimes("labels", "Other places that have to do with it.", ListOf{Ref{"label"}})
        .sometimes("help", "What to write instead.", Is{"string"})
        .sometimes("fixes", "Changes that a program may make.", ListOf{Ref{"fix"}});
  });
  define(json, "label", "Another place that has to do with a finding.", [](ObjectSchema& label) {
    label.always("file", "The file.", Is{"string"})
        .always("range", "The place.", Ref{"range"})
        .always("message", "What it has to do with it.", Is{"string"});
  });
  define(json, "fix", "A change that a program may make: all its edits or none.", [](ObjectSchema& fix) {
    fix.always("title", "What it does.", Is{"string"})
        .always("sure", "Whether it cannot be wrong, so that it may be made without asking; else it is for a person to choose.", Is{"boolean"})
        .always("edits", "The changes.", ListOf{Ref{"edit"}});
  });
  define(json, "edit", "A text in the place of another.", [](ObjectSchema& edit) {
    edit.always("file", "The file.", Is{"string"})
        .always("range", "What is replaced; an empty range inserts.", Ref{"range"})
        .always("text", "The new text.", Is{"string"});
  });
}

void define_calendars(JsonWriter& json) {
  define(json, "free_day", "A day that is free though its weekday is none.", [](ObjectSchema& free) {
    free.always("day", "The day.", Format{"date"})
        .always("holiday", "The holiday that it is; null for free days without a name.", OrNull{Ref{"reference"}})
        .always("substitute", "True: it is free because the holiday itself falls on a Saturday or Sunday.", Is{"boolean"});
  });
}

void define_schedule(JsonWriter& json) {
  define(json, "schedule_row", "When something happens, and how much later it could. Times are those of clocks at the place; minutes are working minutes of the campaign's calendar.",
         [&](ObjectSchema& row) {
           row.always("from", "Whether the plan writes its days, they are worked out, they are those of what is in it, it has begun (its start is what it really was), or it is over and both days are.", OneOf{kDaysFrom})
               .always("start", "Its first day.", Format{"date"})
               .always("end", "Its last day.", Format{"date"})
               .always("start_at", "The minute in which it begins, without a time zone.", Is{"string"})
               .always("end_at", "The minute behind its last.", Is{"string"})
               .always("early_start", "The earliest minute in which it can begin.", Is{"string"})
               .always("early_end", "The minute in which it ends then.", Is{"string"})
               .always("late_start", "The latest minute in which it can begin while the campaign ends as early as it does.", Is{"string"})
               .always("late_end", "The minute in which it ends then.", Is{"string"})
               .always("slack", "How many working minutes later it could begin while the campaign ends as early as it does; 0: it is critical.", Is{"integer"})
               .always("free_slack", "How many working minutes later it could begin while nothing else moves.", Is{"integer"})
               .always("room", "How many working minutes are left before a deadline of its own, around it or behind it; below zero: they are missing; null: there is none.", OrNull{Is{"integer"}})
               .always("critical", "Whether a minute's delay moves the end of the campaign.", Is{"boolean"})
               .always("waits_for", "What its begin follows from; null where that is no other tactic or milestone.", OrNull{Ref{"reference"}})
               .always("why", "Why it begins when it does, in a sentence.", Is{"string"});
         });
}

void define_sends(JsonWriter& json) {
  define(json, "sends", "When a tactic is sent.", [](ObjectSchema& sends) {
    sends.always("days", "The earliest first; one a day.", ListOf{Ref{"send"}})
        .always("left_out", "Free days on which it would be sent, and is not.", ListOf{Format{"date"}});
  });
  define(json, "send", "One time that a tactic is sent.", [](ObjectSchema& send) {
    send.always("day", "The day.", Format{"date"})
        .always("at", "The time of day, `08:00`, in the audience's local time; null where the plan does not say.", OrNull{Is{"string"}})
        .always("free", "Whether nobody works on this day, by the calendar around the tactic.", Is{"boolean"})
        .always("moved_from", "Free days of its rhythm that were moved to this one.", ListOf{Format{"date"}});
  });
  define(json, "approval", "Somebody's agreement, as late as it can be. Times are those of clocks at the place.", [](ObjectSchema& approval) {
    approval.always("who", "The person or team.", OrNull{Ref{"reference"}})
        .always("of", "The day of what has to be approved: of a send, or the first one of the tactic.", Format{"date"})
        .always("from", "The minute by which it has to be with them.", Is{"string"})
        .always("until", "The minute by which they have to have agreed.", Is{"string"});
  });
}

}  // namespace

void define_computed(JsonWriter& json) {
  define_goals(json);
  define_schedule(json);
  define_sends(json);
  define_calendars(json);
  define_experiments(json);
  define_budgets(json);
  define_findings(json);
}

}  // namespace campaign::schema
