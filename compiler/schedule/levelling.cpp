#include "schedule/levelling.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

#include "schedule/early.h"
#include "schedule/late.h"
#include "schedule/load.h"

namespace campaign::timing {

namespace {

/// What is chosen first.
struct Rank {
  std::int32_t priority = 0;
  Minute first = 0, second = 0;
};

constexpr std::uint32_t kNoDemand = kNone;
constexpr Minute kMost = 100 * 366 * kDay;  // No search for time goes further.

/// One run of serial schedule generation.
class Serial {
 public:
  Serial(const Network& network, const Order& order, const Staffing& staffing, const std::vector<std::uint32_t>& demand_of, Minute horizon, bool mirrored)
      : network_(network), order_(order), staffing_(staffing), demand_of_(demand_of), steps_(static_cast<std::uint32_t>(network.steps.size())), team_(staffing, horizon, mirrored) {}

  /// `ranks` by step.
  Levelled run(std::vector<Dates> dates, const std::vector<Rank>& ranks) {
    result_.dates = std::move(dates);
    pieces_.resize(steps_);
    members_.resize(steps_);
    for (std::uint32_t step = 0; step < steps_; ++step) {
      if (const Demand* demand = demand_at(step)) book_stated(step, *demand);
    }
    EarlyPass early(network_, order_, result_.dates);
    std::vector<std::uint32_t> waits = order_.waits;
    const auto later_rank = [&](std::uint32_t a, std::uint32_t b) { return key(ranks, a) > key(ranks, b); };
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(later_rank)> for_people(later_rank);
    std::vector<std::uint32_t> ready;
    const auto arrive = [&](std::uint32_t place) {
      if (place < steps_ && waits_for_people(place)) {
        for_people.push(place);
      } else {
        ready.push_back(place);
      }
    };
    for (const std::uint32_t place : order_.places) {
      if (waits[place] == 0) arrive(place);
    }
    while (!ready.empty() || !for_people.empty()) {
      std::uint32_t place;
      if (!ready.empty()) {
        place = ready.back();
        ready.pop_back();
      } else {
        place = for_people.top();
        for_people.pop();
      }
      if (place >= steps_) {
        early.reach_gate(place - steps_);
      } else if (order_.container[place]) {
        early.enclose(place);
      } else if (waits_for_people(place)) {
        allocate(early, place);
      } else {
        early.place(place, result_.broken);
        if (const Demand* demand = demand_at(place); demand != nullptr && !demand->waits) use(place, *demand);
      }
      order_.for_waiting(network_, place, [&](std::uint32_t other, std::uint32_t) {
        if (order_.counts(place, other) && --waits[other] == 0) arrive(other);
      });
    }
    return finished();
  }

  /// Puts what is to lie late as late as it can, in what its people have left.
  void place_late(Levelled& levelled) {
    if (std::ranges::none_of(network_.steps, &Step::late)) return;
    TeamTime backwards(staffing_, mirror_of(network_.start), true);
    for (const Demand& demand : staffing_.demands) backwards.book(mirrored(pieces_[demand.step]), demand);
    const auto place = [&](std::uint32_t step, Minute begin, Minute end) -> std::optional<MinuteSpan> {
      const Demand* demand = demand_at(step);
      if (demand == nullptr || !demand->waits) return std::nullopt;
      const Dates& now = levelled.dates[step];
      const MinuteSpan stays{now.start, now.finish};
      if (end >= kNever - 1 || !is_free(step)) return stays;  // One less: at any time but never.
      backwards.book(mirrored(pieces_[step]), *demand, true);
      const WorkingTime calendar = calendar_of(network_, step).mirrored();
      const Allocation tried = backwards.earliest(*demand, members_[step], *network_.steps[step].length, calendar, mirror_of(end));
      const bool better = tried.fits && mirror_of(tried.finish) > now.start && mirror_of(tried.finish) <= begin && mirror_of(tried.start) >= now.finish;
      if (better) pieces_[step] = mirrored(tried.pieces);
      backwards.book(mirrored(pieces_[step]), *demand);
      return better ? MinuteSpan{mirror_of(tried.finish), mirror_of(tried.start)} : stays;
    };
    const LateDates latest = late_dates(network_, order_, levelled.dates, levelled.finish, LateFor::placing, place);
    take_late(network_, order_, latest, levelled.dates);
    for (const Demand& demand : staffing_.demands) {
      if (demand.waits) continue;
      pieces_[demand.step].clear();
      add_without_waiting(staffing_, demand, levelled.dates[demand.step], pieces_[demand.step]);
    }
    collect(levelled);
  }

 private:
  [[nodiscard]] const Demand* demand_at(std::uint32_t step) const {
    return demand_of_[step] == kNoDemand ? nullptr : &staffing_.demands[demand_of_[step]];
  }
  /// Whether a step could wait for people at all.
  [[nodiscard]] bool is_free(std::uint32_t step) const {
    const Step& here = network_.steps[step];
    return here.length && !is_stated(here) && (!order_.in_circle[step] || is_begun(here));
  }
  [[nodiscard]] bool waits_for_people(std::uint32_t step) const { return demand_at(step) != nullptr && demand_at(step)->waits && is_free(step); }
  [[nodiscard]] static std::tuple<std::int32_t, Minute, Minute, std::uint32_t> key(const std::vector<Rank>& ranks, std::uint32_t step) {
    return {-ranks[step].priority, ranks[step].first, ranks[step].second, step};
  }

  void book_stated(std::uint32_t step, const Demand& demand) {
    const Dates& dates = result_.dates[step];
    if (!demand.waits || !is_stated(network_.steps[step]) || dates.undated != Undated::no) return;
    for (const Item& item : demand.items) {
      for (std::size_t i = 0; i < item.people.size() && i < std::max<std::uint32_t>(item.crew, 1); ++i) members_[step].push_back({item.people[i], item.share});
    }
    pieces_[step] = team_.within(demand, members_[step], {dates.start, dates.finish});
    team_.book(pieces_[step], demand);
  }

  /// Has a step that waits for nobody use its people's time.
  void use(std::uint32_t step, const Demand& demand) {
    add_without_waiting(staffing_, demand, result_.dates[step], pieces_[step]);
    team_.book(pieces_[step], demand);
  }

  void allocate(EarlyPass& early, std::uint32_t step) {
    const Demand& demand = *demand_at(step);
    const Length& length = *network_.steps[step].length;
    const WorkingTime& calendar = calendar_of(network_, step);
    const Earliest begin = early.earliest(step, false), end = early.earliest_end(step);
    Dates& dates = result_.dates[step];
    dates.undated = Undated::no;
    dates.behind_undated = begin.behind_undated || end.behind_undated;
    dates.driver = begin.driver;
    Minute from = begin.driver.at;
    members_[step] = team_.chosen(demand, length, calendar, from);
    Allocation found = team_.earliest(demand, members_[step], length, calendar, from);
    if (found.fits && end.driver.at > -kNever && reaches(found, demand, length, calendar) < end.driver.at) {
      // Who begins later is finished later: the least begin that ends late enough.
      Minute too_soon = from, enough = end.driver.at;
      while (too_soon + 1 < enough) {
        const Minute tried = too_soon + (enough - too_soon) / 2;
        const Allocation at = team_.earliest(demand, members_[step], length, calendar, tried);
        (at.fits && reaches(at, demand, length, calendar) < end.driver.at ? too_soon : enough) = tried;
      }
      from = enough;
      found = team_.earliest(demand, members_[step], length, calendar, from);
      dates.driver = {end.driver.kind, end.driver.index, kNone, from};
    }
    if (!found.fits) {
      dates.undated = Undated::never;
      result_.unfit.push_back({demand_of_[step], found.work});
      return;
    }
    dates.start = is_begun(network_.steps[step]) ? *network_.steps[step].start : found.start;
    dates.finish = found.finish;
    if (found.waited_for != kNone) {
      const PersonTime& time = team_.person(found.waited_for);
      dates.driver = {Driver::Kind::person, found.waited_for, time.holder_before(time.hours().worked(found.start)), found.start};
    }
    pieces_[step] = std::move(found.pieces);
    team_.book(pieces_[step], demand);
  }

  /// The greatest instant that the end satisfies.
  [[nodiscard]] Minute reaches(const Allocation& found, const Demand& demand, const Length& length, const WorkingTime& calendar) const {
    return demand.effort > 0 ? calendar.next(found.finish) : reach_of_end(found.finish, length, calendar);
  }

  [[nodiscard]] static std::vector<Piece> mirrored(std::vector<Piece> pieces) {
    for (Piece& piece : pieces) piece.span = {mirror_of(piece.span.to), mirror_of(piece.span.from)};
    std::ranges::reverse(pieces);
    std::ranges::stable_sort(pieces, {}, &Piece::person);
    return pieces;
  }

  void collect(Levelled& levelled) const {
    levelled.pieces.clear();
    for (const auto& pieces : pieces_) levelled.pieces.insert(levelled.pieces.end(), pieces.begin(), pieces.end());
  }

  Levelled finished() {
    std::ranges::stable_sort(result_.broken, {}, &Broken::step);
    std::ranges::sort(result_.unfit, {}, [&](const Unfit& unfit) { return staffing_.demands[unfit.demand].step; });
    result_.finish = network_.start;
    bool any = false;
    for (const Dates& dates : result_.dates) {
      if (dates.undated != Undated::no) continue;
      result_.finish = any ? std::max(result_.finish, dates.finish) : dates.finish;
      any = true;
    }
    collect(result_);
    return std::move(result_);
  }

  const Network& network_;
  const Order& order_;
  const Staffing& staffing_;
  const std::vector<std::uint32_t>& demand_of_;
  const std::uint32_t steps_;
  TeamTime team_;
  Levelled result_;
  std::vector<std::vector<Piece>> pieces_;    ///< By step.
  std::vector<std::vector<Member>> members_;  ///< By step.
};

/// The network with time turned round: what comes last comes first. Only for an order of steps: bounds are left out, and months go the
/// other way.
Network mirrored(const Network& network, const Levelled& levelled) {
  Network result;
  for (const WorkingTime& time : network.calendars) result.calendars.push_back(time.mirrored());
  for (Step step : network.steps) {
    if (is_begun(step)) step.start.reset();  // What is left of it goes anywhere.
    step.actual = false;
    const auto start = step.start;
    step.start = step.finish ? std::optional(mirror_of(*step.finish)) : std::nullopt;
    step.finish = start ? std::optional(mirror_of(*start)) : std::nullopt;
    step.late = false;
    result.steps.push_back(step);
  }
  for (const Link& link : network.links) {
    const auto turned = [](Edge edge) { return edge == Edge::start ? Edge::end : Edge::start; };
    const std::uint32_t calendar = link.calendar != kNone ? link.calendar : network.steps[link.to].calendar;
    result.links.push_back({link.to, link.from, turned(link.to_edge), turned(link.from_edge), link.lag, calendar});
  }
  result.start = mirror_of(levelled.finish);
  for (const Frame& frame : network.frames) {
    const Dates& dates = levelled.dates[frame.step];
    result.frames.push_back({frame.step, dates.undated == Undated::no ? mirror_of(dates.finish) : result.start, {}, frame.beside});
  }
  return result;
}

class Levelling {
 public:
  Levelling(Network network, const Order& order, const Staffing& staffing)
      : network_(std::move(network)), order_(order), staffing_(staffing), steps_(network_.steps.size()), demand_of_(steps_, kNoDemand), horizon_(std::min(staffing.horizon, network_.start + kMost)) {
    for (std::uint32_t i = 0; i < staffing.demands.size(); ++i) {
      const Demand& demand = staffing.demands[i];
      demand_of_[demand.step] = i;
      if (demand.effort > 0) network_.steps[demand.step].length = length_of(demand, staffing.people.begin());
    }
  }

  Levelled run(const LevellingOptions& options) {
    const Passes passes = passes_of(network_, order_);
    std::vector<Dates> dates = passes.dates;
    for (Dates& each : dates) each.start = each.early_start, each.finish = each.early_finish;  // Late ones come later.
    std::vector<Rank> ranks(steps_);
    for (std::uint32_t step = 0; step < steps_; ++step) {
      const Dates& of = dates[step];
      ranks[step] = {priority(step), of.room ? std::min(of.late_start, of.room_start) : of.late_start, of.room ? std::min(of.late_finish, of.room_finish) : of.late_finish};
    }
    Serial serial(network_, order_, staffing_, demand_of_, horizon_, false);
    Levelled best = serial.run(dates, ranks);
    serial.place_late(best);
    if (options.justify && !staffing_.demands.empty() && best.unfit.empty()) justify(dates, best);
    return best;
  }

 private:
  [[nodiscard]] std::int32_t priority(std::uint32_t step) const { return demand_of_[step] == kNoDemand ? 0 : staffing_.demands[demand_of_[step]].priority; }

  /// Valls, Ballestín, Quintanilla 2005: all to the right by falling ends, then all to the left by rising begins.
  void justify(const std::vector<Dates>& dates, Levelled& best) const {
    const Network turned = mirrored(network_, best);
    const Order turned_order = ordered(turned);
    std::vector<Rank> ranks(steps_);
    for (std::uint32_t step = 0; step < steps_; ++step) ranks[step] = {0, mirror_of(best.dates[step].finish), 0};
    // As far back as the network went forwards, and once more.
    const Minute horizon = turned.start + 2 * std::max<Minute>(best.finish - network_.start, kDay);
    const Levelled right = Serial(turned, turned_order, staffing_, demand_of_, horizon, true).run(passes_of(turned, turned_order).dates, ranks);
    if (!right.unfit.empty()) return;
    for (std::uint32_t step = 0; step < steps_; ++step) ranks[step] = {0, mirror_of(right.dates[step].finish), 0};
    Serial again(network_, order_, staffing_, demand_of_, horizon_, false);
    Levelled left = again.run(dates, ranks);
    again.place_late(left);
    if (!left.unfit.empty() || !ends_sooner(left, best) || !is_as_good(left, best)) return;
    best = std::move(left);
    best.justified = true;
  }

  /// Whether all ends sooner; of several frames one does, and none later.
  [[nodiscard]] bool ends_sooner(const Levelled& left, const Levelled& best) const {
    if (network_.frames.empty()) return left.finish < best.finish;
    bool sooner = false;
    for (const Frame& frame : network_.frames) {
      const Dates &now = left.dates[frame.step], &before = best.dates[frame.step];
      if (now.undated != Undated::no || before.undated != Undated::no) continue;
      if (now.finish > before.finish) return false;
      sooner = sooner || now.finish < before.finish;
    }
    return sooner && left.finish <= best.finish;
  }

  /// Whether nothing of a higher priority ends later than before, and no deadline is missed by more.
  [[nodiscard]] bool is_as_good(const Levelled& left, const Levelled& best) const {
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    for (const Demand& demand : staffing_.demands) least = std::min(least, demand.priority);
    for (std::uint32_t step = 0; step < steps_; ++step) {
      const Dates &now = left.dates[step], &before = best.dates[step];
      if (now.undated != Undated::no || now.finish <= before.finish) continue;
      if (demand_of_[step] != kNoDemand && priority(step) > least) return false;
      if (now.room && now.finish > now.room_finish) return false;
    }
    return true;
  }

  Network network_;
  const Order& order_;
  const Staffing& staffing_;
  const std::size_t steps_;
  std::vector<std::uint32_t> demand_of_;  ///< By step.
  const Minute horizon_;
};

}  // namespace

Length length_of(const Demand& demand, std::vector<Person>::const_iterator people) {
  std::int64_t rate = 0;
  for (const Item& item : demand.items) {
    for (std::size_t i = 0; i < item.people.size() && i < std::max<std::uint32_t>(item.crew, 1); ++i) rate += std::min(item.share, people[item.people[i]].capacity);
  }
  if (rate <= 0) rate = kWhole;
  return {Length::Unit::working, (demand.effort * kWhole + rate - 1) / rate};
}

Levelled levelled(Network network, const Order& order, const Staffing& staffing, const LevellingOptions& options) {
  return Levelling(std::move(network), order, staffing).run(options);
}

Network chained(const Network& network, const Staffing& staffing, const Levelled& levelled) {
  Network result = network;
  for (const Demand& demand : staffing.demands) {
    Step& step = result.steps[demand.step];
    const Dates& dates = levelled.dates[demand.step];
    if (demand.effort == 0 || is_stated(step) || dates.undated != Undated::no) continue;
    const Minute from = is_begun(step) ? resume_of(step) : dates.start;
    step.length = Length{Length::Unit::working, calendar_of(network, demand.step).between(from, dates.finish)};
  }
  struct On {
    Minute from, to;
    std::uint32_t step;
  };
  std::vector<std::vector<On>> work(staffing.people.size());
  for (const Piece& piece : levelled.pieces) {
    auto& of = work[piece.person];
    if (!of.empty() && of.back().step == piece.step) {
      of.back().to = piece.span.to;
    } else {
      of.push_back({piece.span.from, piece.span.to, piece.step});
    }
  }
  for (auto& of : work) {
    std::ranges::stable_sort(of, {}, &On::from);
    std::vector<On> by_end = of;
    std::ranges::stable_sort(by_end, {}, &On::to);
    std::size_t ended = 0;
    for (const On& next : of) {
      while (ended < by_end.size() && by_end[ended].to <= next.from) ++ended;
      if (ended == 0) continue;
      const On& last = by_end[ended - 1];
      if (levelled.dates[last.step].finish <= levelled.dates[next.step].start) result.links.push_back({last.step, next.step, Edge::end, Edge::start, {}, kNone});
    }
  }
  return result;
}

}  // namespace campaign::timing
