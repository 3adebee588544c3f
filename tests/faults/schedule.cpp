#include <algorithm>

#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

/// Hours on a channel that knows none.
Edits choose_hours(const Place& at) {
  if (!at.has(prop("channel")) || at.has(prop("daypart"))) return {};
  for (const PropertyValue& channel : at.plan().values(at.id, prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    const auto* hours = reference == nullptr || reference->entity == kNoEntity ? nullptr : at.plan().get<YesNo>(reference->entity, prop("dayparts"));
    if (hours == nullptr || hours->value) return {};
  }
  return at.insert("daypart: mon..fri 11:30 .. 13:30");
}

/// A tactic without parts and without others that wait for it or that it waits for.
bool stands_alone(const Place& at) {
  if (!at.has(prop("flight")) || !at.entity().children.empty() || at.parent().entity().kind != Kind::strategy) return false;
  const auto waits = [](const Place& one) { return one.has(prop("after")) || one.has(prop("before")); };
  return std::ranges::none_of(at.parent().children(Kind::tactic), waits) && !waits(at);
}

Edits begin_after_the_goal(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.around(Kind::goal).id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!deadline || period == nullptr || deadline->day + std::chrono::days(5) > period->last || !stands_alone(at)) return {};
  return at.set("flight", written(deadline->day + std::chrono::days(1)) + " .. " + written(deadline->day + std::chrono::days(5)));
}

/// What it does is felt a hundred years later.
Edits act_late(const Place& at) {
  const Place goal = at.around(Kind::goal);
  const Attainment* sum = goal.is_none() ? nullptr : at.snapshot.analysis.attainment_of(goal.id);
  const bool counts = sum != nullptr && std::ranges::any_of(sum->contributions, [&](const Contribution& one) { return one.tactic == at.id; });
  const std::string_view stage = at.plan().word(at.campaign().id, prop("stage"));
  return counts && at.has(prop("flight")) && stage != "live" && stage != "closed" ? at.set("effect_after", "100 years") : Edits();
}

/// Its effect shows before there is any.
Edits act_before_acting(const Place& at) { return at.has(prop("effect_after")) || at.has(prop("effect_within")) ? Edits() : at.insert("effect_after: 12 weeks\neffect_within: 4 weeks"); }

/// It waits for a tactic beside it that ends after it begins.
Edits wait_for_the_later(const Place& at) {
  const auto* own = at.get<DaySpan>(prop("flight"));
  if (own == nullptr || !stands_alone(at)) return {};
  for (const Place& other : at.parent().children(Kind::tactic)) {
    const auto* days = other.get<DaySpan>(prop("flight"));
    if (other.id != at.id && days != nullptr && other.count(prop("flight")) == 1 && days->last > own->first) return at.insert("after: " + std::string(other.entity().name));
  }
  return {};
}

/// All tactics but the first run in the last days of the goal, the first one in the first days of the campaign.
Edits pause(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.around(Kind::goal).id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  const auto tactics = at.children(Kind::tactic);
  if (!deadline || period == nullptr || tactics.size() < 2 || deadline->day - period->first < std::chrono::days(90)) return {};
  Edits edits;
  for (const Place& tactic : tactics) {
    if (!stands_alone(tactic)) return {};
    const Day day = tactic.id == tactics.front().id ? period->first : deadline->day - std::chrono::days(2);
    edits = joined({edits, tactic.set("flight", written(day))});
  }
  return edits;
}

bool may_choose_hours(const Place& at) {
  if (!at.has(prop("channel")) || at.has(prop("daypart"))) return false;
  return std::ranges::any_of(at.plan().values(at.id, prop("channel")), [&](const PropertyValue& channel) {
    const auto* reference = std::get_if<Reference>(&channel.value);
    const auto* hours = reference == nullptr || reference->entity == kNoEntity ? nullptr : at.plan().get<YesNo>(reference->entity, prop("dayparts"));
    return hours != nullptr && hours->value;
  });
}

/// It runs on one day, and each week on the day before that.
Edits miss_the_daypart(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || !may_choose_hours(at) || !stands_alone(at)) return {};
  constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto before = (std::chrono::weekday(days->last).iso_encoding() + 5) % 7;
  return joined({at.set("flight", written(days->last)), at.insert("daypart: " + std::string(kDays[before]) + " 09:00 .. 12:00")});
}
/// Of two days one that its only day is not.
Edits add_a_day_that_does_not_come(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || !may_choose_hours(at) || !stands_alone(at)) return {};
  constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto its_own = (std::chrono::weekday(days->last).iso_encoding() + 6) % 7, before = (its_own + 6) % 7;
  return joined({at.set("flight", written(days->last)), at.insert("daypart: " + std::string(kDays[its_own]) + " 09:00 .. 12:00, " + std::string(kDays[before]) + " 09:00 .. 12:00")});
}
/// It takes an hour more than its days have.
Edits take_an_hour_more(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || at.count(prop("flight")) != 1) return {};
  return at.set("duration", std::to_string(((days->last - days->first).count() + 1) * 24 + 1) + " hours");
}
/// A day that not every month has, in a tactic that runs through a whole month without it, and through the day in another.
Edits choose_rarely(const Place& at, const std::string& day) {
  namespace chrono = std::chrono;
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || !may_choose_hours(at) || at.count(prop("flight")) != 1) return {};
  const chrono::year_month_day start(days->first);
  bool lacks = false, has = false;
  for (chrono::year_month month = start.year() / start.month(); Day(month / 1) <= days->last; month += chrono::months(1)) {
    const bool is_long = (month / chrono::last).day() == chrono::day(31);
    const bool ends_in_it = Day(month / chrono::last) <= days->last;
    has = has || (is_long && ends_in_it);
    lacks = lacks || (!is_long && ends_in_it && Day(month / 1) >= days->first);
  }
  return lacks && has ? at.insert("daypart: monthly on " + day) : Edits();
}
Edits choose_the_31st(const Place& at) { return choose_rarely(at, "31"); }
Edits choose_the_fifth_friday(const Place& at) {
  // Of three months in a row one at least has four Fridays.
  const auto* days = at.get<DaySpan>(prop("flight"));
  constexpr std::chrono::days kQuarter(92);
  return days != nullptr && days->last - days->first >= kQuarter ? choose_rarely(at, "fifth friday") : Edits();
}

/// It runs in a market that takes part on the last day of the campaign only.
Edits come_before_the_market(const Place& at) {
  const auto* own = at.get<DaySpan>(prop("flight"));
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (own == nullptr || period == nullptr || own->first >= period->last || at.has(prop("market"))) return {};
  return joined({at.append("market elsewhere \"Elsewhere\" { joins: " + written(period->last) + " }"), at.insert("market: elsewhere")});
}

/// It has no days of its own any more, and takes longer than any campaign.
Edits take_years(const Place& at) {
  if (!stands_alone(at) || at.has(prop("duration")) || at.has(prop("daypart"))) return {};
  return joined({at.drop(prop("flight")), at.insert("duration: 6_000 workdays")});
}

/// Nothing may begin on the day on which it begins.
Edits begin_in_a_blackout(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  const Place campaign = at.campaign();
  if (days == nullptr || campaign.is_none() || !at.entity().children.empty()) return {};
  return campaign.insert("blackout shut \"Shut\" { on: " + written(days->first) + " }");
}

/// Who is to do it is never there.
Edits ask_somebody_who_is_away(const Place& at) {
  if (at.has(prop("assign")) || at.has(prop("effort")) || at.has(prop("flight")) || !at.entity().children.empty()) return {};
  return joined({at.insert("assign: @ghost"), at.insert("effort: 3 workdays"), at.append("person ghost \"Ghost\" { role: \"None\"  leave: 1990-01-01 .. 2090-12-31 }")});
}

/// One person is to be there all day for it and for the one before it, on the same days.
Edits share_one_person(const Place& at) {
  const auto tactics = at.children(Kind::tactic);
  if (tactics.size() < 2) return {};
  Edits edits = at.append("person ghost \"Ghost\" { role: \"None\" }");
  for (const Place& tactic : {tactics[0], tactics[1]}) {
    const auto* days = tactic.get<DaySpan>(prop("flight"));
    if (days == nullptr || days->last - days->first < std::chrono::days(7) || tactic.has(prop("assign")) || tactic.has(prop("effort")) || !tactic.entity().children.empty()) return {};
    edits = joined({edits, tactic.set("flight", at.around(Kind::campaign).text(prop("period"))), tactic.insert("assign: @ghost")});
  }
  return edits;
}

/// Whether it contacts people itself.
bool contacts_people(const Place& at) {
  const auto* contact = at.named_by(prop("channel")).get<YesNo>(prop("contact"));
  return contact != nullptr && contact->value;
}

Edits be_late_before_it_begins(const Place& at) {
  const auto* on = at.get<DaySpan>(prop("on"));
  return on == nullptr || at.has(prop("by")) ? Edits() : at.insert("by: " + written(on->first - std::chrono::days(3)));
}

Edits answer_for_it_from_afar(const Place& at) {
  if (at.count(prop("owner")) != 1 || !at.children(Kind::tactic).empty() || at.has(prop("effort")) || at.has(prop("assign")) || !at.has(prop("flight"))) return {};
  return joined({at.replace(prop("owner"), "@ghost"), at.append("person ghost \"Ghost\" { role: \"None\"  leave: 1990-01-01 .. 2090-12-31 }")});
}

/// It is sent every week from a holiday on.
Edits send_weekly_from_a_free_day(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  const Place campaign = at.campaign();
  if (days == nullptr || !contacts_people(at) || campaign.has(prop("calendar")) || at.count(prop("flight")) != 1 || days->last - days->first < std::chrono::days(14) || at.has(prop("repeat"))) return {};
  return joined({campaign.insert("calendar: free_days"), at.append("calendar free_days \"Free days\" { holiday rest \"Rest\" { on: " + written(days->first) + " } }"), at.insert("repeat: weekly")});
}

/// It has to wait for a tactic that ends right before it, and for somebody's approval.
Edits approve_too_late(const Place& at) {
  const auto* own = at.get<DaySpan>(prop("flight"));
  if (own == nullptr || !stands_alone(at) || at.has(prop("approval")) || at.has(prop("repeat"))) return {};
  for (const Place& other : at.parent().children(Kind::tactic)) {
    const auto* days = other.get<DaySpan>(prop("flight"));
    if (other.id == at.id || days == nullptr || other.count(prop("flight")) != 1 || days->last >= own->first || own->first - days->last > std::chrono::days(60)) continue;
    return joined({at.insert("after: " + std::string(other.entity().name) + "\napproval: @ghost\napproval_time: 90 workdays"), at.append("person ghost \"Ghost\" { role: \"None\" }")});
  }
  return {};
}

/// The audience that it is sent to on two days wants to hear of nobody more than once in ten years.
Edits write_too_often(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || !contacts_people(at) || !at.children(Kind::tactic).empty() || days->last - days->first < std::chrono::days(9) || at.has(prop("repeat"))) return {};
  Edits edits = at.append("audience ghosts \"Ghosts\" { size: 5_000_000 people  contact_cap: 0.1 contacts per year }");
  return joined({edits, at.set("audience", "ghosts"), at.insert("repeat: weekly\non_day_off: keep")});
}

/// Another that says the same of whom, when and how is sent on the same days.
Edits write_on_the_same_day(const Place& at) {
  if (!at.has(prop("flight")) || !contacts_people(at) || !stands_alone(at) || at.has(prop("repeat")) || at.has(prop("on_day_off"))) return {};
  std::string ghost = "tactic ghost \"Ghost\" {\nrepeat: daily\n";
  constexpr std::pair<Property, const char*> kSame[] = {{prop("channel"), "channel"}, {prop("audience"), "audience"}, {prop("flight"), "flight"}, {prop("owner"), "owner"},
                                                        {prop("kpi"), "kpi"},         {prop("consent"), "consent"},   {prop("market"), "market"}};
  for (const auto& [property, name] : kSame) {
    if (at.count(property) == 1) ghost += name + (": " + at.text(property)) + "\n";
  }
  return joined({at.insert("repeat: daily"), at.parent().insert(ghost + "}")});
}

/// It goes out every day, and somewhere in the middle nothing may be sent.
Edits send_in_a_blackout(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  const Place campaign = at.campaign();
  if (days == nullptr || campaign.is_none() || !at.entity().children.empty() || at.count(prop("flight")) != 1 || at.has(prop("repeat")) || days->last - days->first < std::chrono::days(4)) return {};
  return joined({at.insert("repeat: daily"), campaign.insert("blackout shut \"Shut\" { on: " + written(days->first + std::chrono::days(2)) + "  blocks: send }")});
}

/// It is sent once, on a day that is free.
Edits send_on_a_free_day(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  const Place campaign = at.campaign();
  if (days == nullptr || !contacts_people(at) || campaign.has(prop("calendar")) || at.count(prop("flight")) != 1) return {};
  return joined({campaign.insert("calendar: free_days"), at.append("calendar free_days \"Free days\" { holiday rest \"Rest\" { on: " + written(days->first) + " } }"),
                 at.set("flight", written(days->first)), at.drop(prop("daypart")), at.drop(prop("duration"))});
}

bool says_nothing_of_what_happened(const Place& at) {
  return !at.has(prop("started")) && !at.has(prop("finished")) && !at.has(prop("worked")) && !at.has(prop("remaining")) && !at.has(prop("complete")) && !at.has(prop("status"));
}

/// It was to begin before today, and one beside it says what has happened.
Edits begin_late(const Place& at) {
  const auto* days = at.get<DaySpan>(prop("flight"));
  if (days == nullptr || at.count(prop("flight")) != 1 || !stands_alone(at) || !says_nothing_of_what_happened(at) || days->last < Day(at.snapshot.as_of)) return {};
  for (const Place& other : at.parent().children(Kind::tactic)) {
    if (other.id == at.id || !stands_alone(other) || other.has(prop("remaining"))) continue;
    return joined({at.set("flight", written(Day(at.snapshot.as_of) - std::chrono::days(14)) + " .. " + written(days->last)), other.insert("remaining: 1 day")});
  }
  return {};
}

/// It begins to speak to people when another campaign of the portfolio does, which spoke to them alone.
Edits collide(const Place& at) {
  const Place campaign = at.campaign();
  if (campaign.is_none() || campaign.parent().is_none() || campaign.parent().entity().kind != Kind::portfolio) return {};
  if (!at.has(prop("flight")) || !at.has(prop("channel")) || at.count(prop("flight")) != 1 || !at.entity().children.empty() || at.has(prop("after"))) return {};
  const auto audience = [](const Place& tactic) { return tactic.has(prop("audience")) ? tactic.text(prop("audience")) : tactic.parent().text(prop("audience")); };
  for (const Place& other : campaign.parent().children(Kind::campaign)) {
    if (other.id >= campaign.id) break;
    const DaySpan* first = nullptr;
    std::string whom;
    for (const Place& tactic : other.below(Kind::tactic)) {
      const auto* days = tactic.get<DaySpan>(prop("flight"));
      if (days == nullptr || !tactic.has(prop("channel")) || audience(tactic).empty() || (first != nullptr && first->first <= days->first)) continue;
      first = days;
      whom = audience(tactic);
    }
    const auto speaks_to_them = [&](const Place& tactic) { return audience(tactic) == whom; };
    if (first == nullptr || std::ranges::any_of(campaign.below(Kind::tactic), speaks_to_them)) continue;
    return joined({at.set("flight", written(first->first) + " .. " + written(first->last)), at.set("audience", whom)});
  }
  return {};
}

constexpr Fault kFaults[] = {
    {"begin late", "schedule.late_start", kTactic, begin_late, "time_bound.outside_campaign governance.missing_stop"},
    {"be over before it began", "schedule.finished_before_started", kTactic, [](const Place& at) {
       return says_nothing_of_what_happened(at) && at.entity().children.empty() ? at.insert("started: 2025-12-10\nfinished: 2025-12-03") : Edits();
     }},
    {"have begun tomorrow", "schedule.happened_in_future", kTactic, [](const Place& at) {
       const auto* days = at.get<DaySpan>(prop("flight"));
       const bool to_come = days != nullptr && days->first > Day(at.snapshot.as_of);
       return to_come && says_nothing_of_what_happened(at) && at.entity().children.empty() ? at.insert("started: " + written(days->first)) : Edits();
     }},
    {"work more than there is", "schedule.worked_too_much", kTactic, [](const Place& at) {
       const bool free = at.has(prop("flight")) && !at.has(prop("effort")) && !at.has(prop("duration")) && at.entity().children.empty();
       return free && says_nothing_of_what_happened(at) ? at.insert("effort: 2 hours\nworked: 3 hours") : Edits();
     }},
    {"be complete and go on", "schedule.complete_without_end", kTactic, [](const Place& at) {
       return says_nothing_of_what_happened(at) && at.entity().children.empty() ? at.insert("complete: 100%") : Edits();
     }},
    {"speak all at once", "portfolio.launches_collide", kTactic, collide, "relevant.audience_not_of_goal schedule.dead_time time_bound.outside_campaign"},
    {"do a year's work in a day", "schedule.effort_exceeds_duration", kTactic, [](const Place& at) {
       const bool free = !at.has(prop("flight")) && !at.has(prop("effort")) && !at.has(prop("assign")) && at.entity().children.empty();
       return free && at.has(prop("duration")) ? joined({at.insert("effort: 250 workdays"), at.insert("assign: @ghost"), at.set("duration", "1 workday"), at.append("person ghost \"Ghost\" { role: \"None\" }")}) : Edits();
     }},
    {"be late before it begins", "schedule.milestone_after_deadline", kMilestone, be_late_before_it_begins},
    {"answer for it from afar", "schedule.owner_away", kTactic, answer_for_it_from_afar},
    {"wake people", "schedule.sent_at_night", kTactic, [](const Place& at) { return contacts_people(at) && !at.has(prop("at")) ? at.insert("at: 03:00") : Edits(); }},
    {"send on a free day", "schedule.on_free_day", kTactic, send_on_a_free_day},
    {"send weekly from a free day", "schedule.on_free_day", kTactic, send_weekly_from_a_free_day},
    {"approve too late", "schedule.approval_too_late", kTactic, approve_too_late},
    {"write too often", "schedule.contact_pressure", kTactic, write_too_often, "relevant.audience_not_of_goal"},
    {"write on the same day", "schedule.same_day_contact", kTactic, write_on_the_same_day, "governance.missing_stop"},
    {"send in a blackout", "schedule.in_blackout", kTactic, send_in_a_blackout},
    {"share one person", "schedule.overbooked", kStrategy, share_one_person, "governance.missing_stop schedule.starts_before_dependency"},
    {"begin in a blackout", "schedule.in_blackout", kTactic, begin_in_a_blackout},
    {"ask somebody who is away", "schedule.does_not_fit", kTactic, ask_somebody_who_is_away},
    {"take years", "schedule.too_late", kTactic, take_years},
    {"leave the day out", "schedule.milestone_without_day", kMilestone, dropped<prop("on")>},
    {"take longer than it runs", "schedule.duration_exceeds_flight", kTactic, [](const Place& at) { return at.has(prop("flight")) ? at.set("duration", "400 weeks") : Edits(); }},
    {"run when the daypart does not fall", "schedule.daypart_never_falls", kTactic, miss_the_daypart, "schedule.dead_time"},
    {"add a day that does not come", "schedule.rhythm_never_falls", kTactic, add_a_day_that_does_not_come, "schedule.dead_time"},
    {"take an hour longer than it runs", "schedule.duration_exceeds_flight", kTactic, take_an_hour_more},
    {"choose the 31st", "schedule.skips_months", kTactic, choose_the_31st},
    {"choose the fifth Friday", "schedule.skips_months", kTactic, choose_the_fifth_friday},
    {"run twice at once", "schedule.flights_overlap", kTactic, [](const Place& at) {
       const std::string flight = at.text(prop("flight"));
       return flight.empty() || at.count(prop("flight")) != 1 ? Edits() : at.set("flight", flight + ", " + flight);
     }},
    {"choose hours where there are none", "schedule.daypart_not_supported", kTactic, choose_hours},
    {"begin after the goal", "schedule.after_goal", kTactic, begin_after_the_goal, "schedule.dead_time time_bound.due_before_start"},
    {"take effect late", "schedule.acts_too_late", kTactic, act_late},
    {"be through before it begins to act", "schedule.effect_out_of_order", kTactic, act_before_acting, "schedule.acts_too_late"},
    {"wait for what ends later", "schedule.starts_before_dependency", kTactic, wait_for_the_later},
    {"come before the market", "schedule.market_not_joined", kTactic, come_before_the_market},
    {"pause for long", "schedule.dead_time", kStrategy, pause, "time_bound.due_before_start"},
};

}  // namespace

std::span<const Fault> schedule_faults() { return kFaults; }

}  // namespace campaign
