#include "schedule/allocation.h"

#include <algorithm>
#include <tuple>

namespace campaign::timing {

namespace {

bool is_split(const Demand& demand) { return demand.effort > 0 && demand.split; }
std::int64_t rounded_up(std::int64_t work, std::int64_t rate) { return (work + rate - 1) / rate; }

/// Adds a stretch of a person's minutes, with what is left for the last of them.
void add_piece(std::vector<Piece>& pieces, std::uint32_t step, std::uint32_t person, MinuteSpan span, std::int64_t share) {
  if (span.from < span.to && share > 0) pieces.push_back({step, person, span, share});
}

}  // namespace

TeamTime::TeamTime(const Staffing& staffing, Minute horizon, bool mirrored)
    : staffing_(staffing), horizon_(horizon), caps_(staffing.caps, mirrored), load_(staffing.people.size()) {
  for (const Person& person : staffing.people) people_.emplace_back(person, mirrored);
  for (const Demand& demand : staffing.demands) {
    for (const Item& item : demand.items) needs_load_ = needs_load_ || item.people.size() > item.crew;
  }
}

const WorkingTime& TeamTime::joint_hours(const std::vector<Member>& members) const {
  if (members.size() == 1) return people_[members[0].person].hours();
  std::vector<std::uint32_t> key;
  for (const Member& member : members) key.push_back(member.person);
  auto [found, fresh] = joint_.try_emplace(key);
  if (fresh) {
    found->second = people_[key[0]].hours();
    for (const std::uint32_t person : key) found->second = found->second & people_[person].hours();
  }
  return found->second;
}

// Of the step and of the person, each once.
std::vector<std::uint32_t> TeamTime::caps_of(const Demand& demand, std::uint32_t person) const {
  const auto& own = staffing_.people[person].caps;
  std::vector<std::uint32_t> caps = demand.caps;
  caps.insert(caps.end(), own.begin(), own.end());
  std::ranges::sort(caps);
  caps.erase(std::unique(caps.begin(), caps.end()), caps.end());
  return caps;
}

Allocation TeamTime::earliest(const Demand& demand, const std::vector<Member>& members, const Length& length, const WorkingTime& calendar, Minute from) const {
  if (members.empty()) return {};
  if (!is_split(demand)) return unsplit(demand, members, length, calendar, from);
  if (members.size() > 1 || !demand.caps.empty() || !staffing_.people[members[0].person].caps.empty()) return split(demand, members, from);
  return split_for_one(demand, members[0], from);
}

// In the minutes of the one person: nights and weekends are not there.
Allocation TeamTime::split_for_one(const Demand& demand, const Member& member, Minute from) const {
  const PersonTime& time = people_[member.person];
  Allocation result;
  result.natural_start = time.hours().next(from);
  std::int64_t left = demand.effort * kWhole;
  for (Minute count = time.hours().worked(from); left > 0;) {
    const auto [free, until] = time.run_at(count);
    const std::int64_t rate = std::min(free, member.share);
    if (rate == 0) {
      if (until >= kNever) return result;
      count = until;
      continue;
    }
    const Minute whole = std::min(left / rate, until - count);
    const auto add = [&](Minute minutes, std::int64_t share) {
      if (minutes == 0) return true;
      const MinuteSpan span{time.hours().begin_of(count), time.hours().plus(time.hours().begin_of(count), minutes)};
      if (span.to > horizon_ || span.to >= kNever) return false;
      if (result.pieces.empty()) result.start = span.from;
      add_piece(result.pieces, demand.step, member.person, span, share);
      result.finish = span.to;
      result.work += minutes * share;
      count += minutes;
      left -= minutes * share;
      return true;
    };
    if (!add(whole, rate) || (left > 0 && left < rate && count < until && !add(1, left))) return result;
  }
  result.fits = true;
  if (result.start > result.natural_start) result.waited_for = member.person;
  return result;
}

// Run by run of minutes in which the same people can do the same.
Allocation TeamTime::split(const Demand& demand, const std::vector<Member>& members, Minute from) const {
  Allocation result;
  result.natural_start = kNever;
  for (const Member& member : members) result.natural_start = std::min(result.natural_start, people_[member.person].hours().next(from));
  // What this step itself uses of a cap is not booked yet.
  std::map<std::pair<std::uint32_t, Minute>, std::int64_t> own;
  const auto left_of = [&](std::uint32_t cap, Minute at) {
    CapUse::Left left = caps_.left(cap, at);
    const auto used = own.find({cap, left.until});
    if (used != own.end()) left.work -= used->second;
    return left;
  };
  struct Part {
    std::vector<std::uint32_t> caps;
    std::int64_t rate = 0;
    Minute until = kNever;  ///< As long as nothing changes for the member.
  };
  std::vector<Part> parts;
  for (const Member& member : members) parts.push_back({caps_of(demand, member.person)});
  const auto rate_under = [&](std::uint32_t cap, std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += std::ranges::binary_search(parts[i].caps, cap) ? parts[i].rate : 0;
    return sum;
  };
  std::int64_t left = demand.effort * kWhole;
  Minute at = from;
  while (left > 0) {
    if (at >= horizon_) return result;
    Minute until = kNever;
    std::int64_t rate = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      Part& part = parts[i];
      const PersonTime& time = people_[members[i].person];
      const Minute count = time.hours().worked(at), begin = time.hours().begin_of(count);
      part.rate = 0;
      part.until = begin;
      if (begin == at) {
        const auto [free, run_until] = time.run_at(count);
        part.rate = std::min(free, members[i].share);
        part.until = time.hours().begin_of(run_until);
        if (part.rate > 0) part.until = std::min(part.until, time.hours().works_until(at));
        for (const std::uint32_t cap : part.caps) {  // Of a cap that several share each takes what the ones before leave.
          const auto [work, end] = left_of(cap, at);
          part.until = std::min(part.until, end);
          part.rate = std::clamp<std::int64_t>(work - rate_under(cap, i), 0, part.rate);
        }
      }
      rate += part.rate;
      until = std::min(until, part.until);
    }
    if (rate == 0) {
      at = until;
      continue;
    }
    // As many minutes as neither the step nor a cap passes; the last minute of the step takes what is left.
    Minute minutes = std::min(until - at, left / rate);
    for (const Part& part : parts) {
      for (const std::uint32_t cap : part.caps) {
        if (const std::int64_t together = rate_under(cap, parts.size()); together > 0) minutes = std::min(minutes, left_of(cap, at).work / together);
      }
    }
    if (minutes == 0) {
      minutes = 1;
      std::int64_t still = left;
      for (Part& part : parts) {
        part.rate = std::min(part.rate, still);
        still -= part.rate;
      }
    }
    if (result.pieces.empty()) result.start = at;
    for (std::size_t i = 0; i < members.size(); ++i) {
      add_piece(result.pieces, demand.step, members[i].person, {at, at + minutes}, parts[i].rate);
      const std::int64_t work = minutes * parts[i].rate;
      left -= work;
      result.work += work;
      for (const std::uint32_t cap : parts[i].caps) own[{cap, caps_.left(cap, at).until}] += work;
    }
    at += minutes;
    result.finish = at;
  }
  if (result.finish > horizon_) return result;
  result.fits = true;
  if (result.start > result.natural_start) result.waited_for = result.pieces.front().person;
  // What goes on in the person's next minute is one piece.
  std::ranges::stable_sort(result.pieces, {}, &Piece::person);
  std::vector<Piece> joined;
  for (const Piece& piece : result.pieces) {
    if (!joined.empty() && joined.back().person == piece.person && joined.back().share == piece.share &&
        people_[piece.person].hours().between(joined.back().span.to, piece.span.from) == 0) {
      joined.back().span.to = piece.span.to;
    } else {
      joined.push_back(piece);
    }
  }
  result.pieces = std::move(joined);
  return result;
}

// The instant behind which a try is worth it, if some pieces pass a cap; -kNever if none.
Minute TeamTime::passes_caps(const Demand& demand, const std::vector<Piece>& pieces) const {
  std::map<std::pair<Minute, std::uint32_t>, std::int64_t> used;  // By the end of a period.
  for (const Piece& piece : pieces) {
    const WorkingTime& hours = people_[piece.person].hours();
    for (const std::uint32_t cap : caps_of(demand, piece.person)) {
      for (Minute at = piece.span.from; at < piece.span.to;) {
        const Minute end = caps_.left(cap, at).until, until = std::min(end, piece.span.to);
        used[{end, cap}] += hours.between(at, until) * piece.share;
        at = until;
      }
    }
  }
  for (const auto& [period, work] : used) {
    if (work > caps_.left(period.second, period.first - 1).work) return period.first;
  }
  return -kNever;
}

Allocation TeamTime::unsplit(const Demand& demand, const std::vector<Member>& members, const Length& length, const WorkingTime& calendar, Minute from) const {
  Allocation result;
  const bool by_effort = demand.effort > 0;
  const WorkingTime& joint = joint_hours(members);
  std::int64_t rate = 0;
  bool capped = !demand.caps.empty();
  for (const Member& member : members) {
    rate += member.share;
    capped = capped || !staffing_.people[member.person].caps.empty();
    if (member.share > people_[member.person].capacity()) return result;
  }
  if (rate <= 0) return result;
  const std::int64_t work = demand.effort * kWhole;
  const auto begin_at = [&](Minute at) { return by_effort ? joint.next(at) : begin_from(at, length, calendar); };
  result.natural_start = result.start = begin_at(from);
  for (;;) {
    result.finish = by_effort ? joint.plus(result.start, rounded_up(work, rate)) : later(result.start, length, calendar);
    if (result.finish >= kNever || result.finish > horizon_) return result;
    Minute clash = -kNever;
    std::uint32_t who = kNone;
    for (const Member& member : members) {
      const PersonTime& time = people_[member.person];
      const Minute last = time.last_clash(time.hours().worked(result.start), time.hours().worked(result.finish), member.share);
      const Minute at = last >= kNever ? kNever : last <= -kNever ? -kNever : time.hours().begin_of(last);
      if (at > clash) clash = at, who = member.person;
    }
    if (clash <= -kNever) {
      result.pieces.clear();
      for (const Member& member : members) {
        if (!by_effort) {
          if (people_[member.person].hours().between(result.start, result.finish) > 0) add_piece(result.pieces, demand.step, member.person, {result.start, result.finish}, member.share);
          continue;
        }
        if (members.size() == 1) continue;
        for (Minute at = joint.next(result.start); at < result.finish;) {
          const Minute until = std::min(joint.works_until(at), result.finish);
          add_piece(result.pieces, demand.step, member.person, {at, until}, member.share);
          at = joint.next(until);
        }
      }
      if (by_effort && members.size() == 1) add_piece(result.pieces, demand.step, members[0].person, {result.start, result.finish}, members[0].share);
      if (capped) {
        clash = passes_caps(demand, result.pieces);
        who = members[0].person;
      }
    }
    if (clash <= -kNever) break;
    if (clash >= kNever) return result;
    result.waited_for = who;
    result.start = begin_at(std::max(clash, result.start + 1));
  }
  if (by_effort) {  // The last minute takes what is left.
    std::int64_t surplus = rounded_up(work, rate) * rate - work;
    const MinuteSpan last{result.finish - 1, result.finish};
    std::vector<Piece> cut;
    for (Piece piece : result.pieces) {
      if (surplus == 0 || piece.span.to != result.finish) {
        cut.push_back(piece);
        continue;
      }
      const std::int64_t less = std::min(surplus, piece.share);
      surplus -= less;
      add_piece(cut, demand.step, piece.person, {piece.span.from, last.from}, piece.share);
      add_piece(cut, demand.step, piece.person, last, piece.share - less);
    }
    result.pieces = std::move(cut);
  }
  for (const Piece& piece : result.pieces) result.work += people_[piece.person].hours().between(piece.span.from, piece.span.to) * piece.share;
  result.fits = true;
  return result;
}

std::int64_t TeamTime::load_around(std::uint32_t person, MinuteSpan span) const {
  std::int64_t sum = 0;
  const auto& weeks = load_[person];
  for (auto week = weeks.lower_bound(period_around(span.from, Cap::Period::week).from); week != weeks.end() && week->first < span.to; ++week) sum += week->second;
  return sum;
}

std::vector<Member> TeamTime::chosen(const Demand& demand, const Length& length, const WorkingTime& calendar, Minute from) const {
  std::vector<Member> members;
  const auto crew = [](const Item& item) { return std::max<std::uint32_t>(item.crew, 1); };
  for (const Item& item : demand.items) {
    if (item.people.size() > crew(item)) continue;
    for (const std::uint32_t person : item.people) members.push_back({person, item.share});
  }
  for (const Item& item : demand.items) {
    if (item.people.size() <= crew(item)) continue;
    struct Candidate {
      bool fits;
      Minute finish;
      std::int64_t load;
      std::size_t place;
      std::uint32_t person;
    };
    std::vector<Candidate> candidates;
    for (const std::uint32_t person : item.people) {
      if (std::ranges::count(members, person, &Member::person) > 0) continue;
      members.push_back({person, item.share});
      const Allocation tried = earliest(demand, members, length, calendar, from);
      members.pop_back();
      candidates.push_back({!tried.fits, tried.finish, tried.fits ? load_around(person, {tried.start, tried.finish}) : 0, candidates.size(), person});
    }
    std::ranges::sort(candidates, {}, [](const Candidate& of) { return std::tuple(of.fits, of.finish, of.load, of.place); });
    for (std::size_t i = 0; i < candidates.size() && i < crew(item); ++i) members.push_back({candidates[i].person, item.share});
  }
  return members;
}

std::vector<Piece> TeamTime::within(const Demand& demand, const std::vector<Member>& members, MinuteSpan span) const {
  std::vector<Piece> pieces;
  std::int64_t minutes = 0;
  for (const Member& member : members) minutes += people_[member.person].hours().between(span.from, span.to);
  if (minutes == 0) return pieces;
  std::int64_t more = demand.effort * kWhole % minutes;  // So many minutes have one unit more.
  for (const Member& member : members) {
    const WorkingTime& hours = people_[member.person].hours();
    if (demand.effort == 0) {
      if (hours.between(span.from, span.to) > 0) add_piece(pieces, demand.step, member.person, span, member.share);
      continue;
    }
    const Minute begin = hours.next(span.from), end = hours.prev(span.to);
    if (begin >= end) continue;
    const std::int64_t own_more = std::min<std::int64_t>(more, hours.between(begin, end));
    more -= own_more;
    const Minute turn = own_more == 0 ? begin : hours.plus(begin, own_more);
    add_piece(pieces, demand.step, member.person, {begin, turn}, demand.effort * kWhole / minutes + 1);
    add_piece(pieces, demand.step, member.person, {turn, end}, demand.effort * kWhole / minutes);
  }
  return pieces;
}

void TeamTime::book(const std::vector<Piece>& pieces, const Demand& demand, bool back) {
  for (const Piece& piece : pieces) {
    PersonTime& time = people_[piece.person];
    const std::int64_t share = back ? -piece.share : piece.share;
    time.book(time.hours().worked(piece.span.from), time.hours().worked(piece.span.to), share, piece.step);
    const auto each = [&](const auto& period_end, const auto& add) {
      for (Minute at = piece.span.from; at < piece.span.to;) {
        const Minute until = std::min(period_end(at), piece.span.to);
        add(at, time.hours().between(at, until) * share);
        at = until;
      }
    };
    if (needs_load_) {
      each([](Minute at) { return period_around(at, Cap::Period::week).to; },
           [&](Minute at, std::int64_t work) { load_[piece.person][period_around(at, Cap::Period::week).from] += work; });
    }
    for (const std::uint32_t cap : caps_of(demand, piece.person)) {
      each([&](Minute at) { return caps_.left(cap, at).until; }, [&](Minute at, std::int64_t work) { caps_.use(cap, at, work); });
    }
  }
}

}  // namespace campaign::timing
