#include "schedule/late.h"

#include <algorithm>

namespace campaign::timing {

namespace {

/// The latest begin and end that something allows, and what allows no later ones.
struct Latest {
  Minute begin = kNever, end = kNever;
  Driver begin_driver{}, end_driver{};

  void offer(Edge edge, Minute at, const Driver& driver) {
    Minute& latest = edge == Edge::start ? begin : end;
    if (at >= latest) return;
    latest = at;
    (edge == Edge::start ? begin_driver : end_driver) = driver;
  }
};

class BackwardPass {
 public:
  BackwardPass(const Network& network, const Order& order, const std::vector<Dates>& dates, Minute finish, LateFor aim, const LatePlace& place)
      : network_(network), order_(order), dates_(dates), finish_(finish), aim_(aim), place_(place), first_(network.steps.size(), kNone), containers_(network.steps.size()),
        held_(network.steps.size()), gates_(network.steps.size(), kNever), frames_(frames_of(network)) {}

  LateDates run() {
    const auto steps = static_cast<std::uint32_t>(network_.steps.size());
    result_.spans.assign(steps, {kNever, kNever});
    if (aim_ == LateFor::placing) result_.drivers.resize(steps);
    for (std::uint32_t step = 0; step < steps; ++step) {
      const std::uint32_t around = network_.steps[step].container;
      if (around == kNone || dates_[step].undated != Undated::no) continue;
      if (first_[around] == kNone || dates_[step].start < dates_[first_[around]].start) first_[around] = step;
    }
    for (std::size_t i = order_.places.size(); i-- > 0;) {
      const std::uint32_t place = order_.places[i];
      if (place >= steps) {
        hold_gate(place - steps);
      } else if (order_.container[place]) {
        containers_[place] = latest(place);
        result_.spans[place] = {containers_[place].begin, containers_[place].end};
      } else if (dates_[place].undated == Undated::no) {
        hold_step(place);
      }
    }
    return std::move(result_);
  }

 private:
  /// The latest instant at which a link may arrive. `kNever`: at any.
  [[nodiscard]] Minute reach(const Link& link) const {
    const std::uint32_t to = link.to;
    if (order_.container[to]) return link.to_edge == Edge::start ? gates_[to] : containers_[to].end;
    const Step& step = network_.steps[to];
    if (dates_[to].undated != Undated::no) return kNever;
    if (step.actual && (link.to_edge == Edge::start || step.finish)) return kNever;
    if (is_stated(step)) {
      if (aim_ == LateFor::finish) return kNever;
      return link.to_edge == Edge::start ? dates_[to].start : dates_[to].finish;
    }
    return link.to_edge == Edge::start ? held_[to].from : reach_of_end(held_[to].to, *step.length, calendar_of(network_, to));
  }

  /// Until when a step may end at the latest; what lies in others also keeps what these have to keep.
  [[nodiscard]] Minute end_of_all(std::uint32_t step) const {
    if (frames_[step] == kNone || network_.steps[step].container != kNone) return finish_;
    const Dates& frame = dates_[network_.frames[frames_[step]].step];
    return frame.undated == Undated::no ? std::max(frame.finish, dates_[step].finish) : finish_;
  }

  [[nodiscard]] Latest latest(std::uint32_t step) const {
    Latest result;
    if (aim_ == LateFor::finish) result.offer(Edge::end, end_of_all(step), {});
    for (const auto* index = order_.out.begin(step); index != order_.out.end(step); ++index) {
      const Link& link = network_.links[*index];
      if (!order_.counts(step, order_.place_of(link))) continue;
      Minute until = reach(link);
      if (aim_ == LateFor::others) {  // What is broken already is broken no more by what arrives when it does now.
        until = std::max(until, later(link.from_edge == Edge::start ? dates_[step].start : dates_[step].finish, link.lag, calendar_of(network_, link)));
      }
      const Minute at = earlier(until, link.lag, calendar_of(network_, link));
      result.offer(link.from_edge, at, {Driver::Kind::link_out, *index, kNone, at});
    }
    if (aim_ == LateFor::deadlines || aim_ == LateFor::placing) {
      for (const auto* index = order_.bounds.begin(step); index != order_.bounds.end(step); ++index) {
        const Bound& bound = network_.bounds[*index];
        if (bound.kind == Bound::Kind::not_after) result.offer(bound.edge, bound.at, {Driver::Kind::bound_after, *index, kNone, bound.at});
      }
    }
    const std::uint32_t around = network_.steps[step].container;
    if (around != kNone) {
      result.offer(Edge::end, containers_[around].end, containers_[around].end_driver);
      if (first_[around] == step) result.offer(Edge::start, containers_[around].begin, containers_[around].begin_driver);
    }
    return result;
  }

  void hold_step(std::uint32_t index) {
    const Step& step = network_.steps[index];
    const Dates& dates = dates_[index];
    Latest limits = latest(index);
    const bool moves = aim_ == LateFor::placing && step.late && !is_stated(step) && !step.actual;
    const auto& end = frames_[index] == kNone ? network_.latest : network_.frames[frames_[index]].latest;
    if (moves && limits.begin >= kNever && limits.end >= kNever && end) limits.offer(Edge::end, *end, {Driver::Kind::network_latest, kNone, kNone, *end});
    if (is_begun(step)) limits.begin = kNever;
    const WorkingTime& time = calendar_of(network_, index);
    // What is stated is moved as a whole.
    const Length length = is_stated(step) ? Length{Length::Unit::calendar, dates.finish - dates.start} : *step.length;
    const Minute begin = latest_begin(limits.begin, limits.end, length, time);
    const MinuteSpan latest{is_begun(step) ? dates.start : begin, later(begin, length, time)};
    const MinuteSpan now{dates.start, dates.finish};
    switch (aim_) {
      case LateFor::finish:
      case LateFor::deadlines: held_[index] = latest; break;
      case LateFor::others: held_[index] = now; break;
      case LateFor::placing:
        held_[index] = moves && begin < kNever && begin > dates.start ? latest : now;
        if (const auto span = place_ && moves ? place_(index, limits.begin, limits.end) : std::nullopt) {
          held_[index] = *span;
          if (held_[index] != now) result_.drivers[index] = limits.end_driver;
        } else if (held_[index] != now) {
          const Minute by_end = earlier(limits.end, length, time);
          result_.drivers[index] = begin == by_end ? limits.end_driver : limits.begin_driver;
        }
        result_.spans[index] = held_[index];
        return;
    }
    result_.spans[index] = latest;
  }

  void hold_gate(std::uint32_t step) {
    for (const auto* child = order_.children.begin(step); child != order_.children.end(step); ++child) {
      if (order_.container[*child]) {
        gates_[step] = std::min(gates_[step], gates_[*child]);
      } else if (dates_[*child].undated == Undated::no) {
        if (network_.steps[*child].actual) continue;
        const bool stated = is_stated(network_.steps[*child]);
        if (!stated || aim_ != LateFor::finish) gates_[step] = std::min(gates_[step], stated ? dates_[*child].start : held_[*child].from);
      }
    }
  }

  const Network& network_;
  const Order& order_;
  const std::vector<Dates>& dates_;
  const Minute finish_;
  const LateFor aim_;
  const LatePlace& place_;
  std::vector<std::uint32_t> first_;   ///< By container: which of its children begins first.
  std::vector<Latest> containers_;     ///< By container.
  std::vector<MinuteSpan> held_;       ///< By step: the dates that what comes before it keeps.
  std::vector<Minute> gates_;          ///< By container: when what is in it has to be allowed to begin.
  std::vector<std::uint32_t> frames_;  ///< By step.
  LateDates result_;
};

}  // namespace

LateDates late_dates(const Network& network, const Order& order, const std::vector<Dates>& dates, Minute finish, LateFor aim,
                     const LatePlace& place) {
  return BackwardPass(network, order, dates, finish, aim, place).run();
}

void take_late(const Network& network, const Order& order, const LateDates& latest, std::vector<Dates>& dates) {
  for (const std::uint32_t place : order.places) {
    if (place >= network.steps.size() || dates[place].undated != Undated::no) continue;
    Dates& here = dates[place];
    if (order.container[place]) {
      here.start = kNever;
      for (const auto* child = order.children.begin(place); child != order.children.end(place); ++child) {
        if (dates[*child].undated != Undated::no) continue;
        here.start = std::min(here.start, dates[*child].start);
        here.finish = std::max(here.finish, dates[*child].finish);
      }
    } else if (latest.spans[place] != MinuteSpan{here.start, here.finish}) {
      here.start = latest.spans[place].from;
      here.finish = latest.spans[place].to;
      here.driver = latest.drivers[place];
    }
  }
}

}  // namespace campaign::timing
