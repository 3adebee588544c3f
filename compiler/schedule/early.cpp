#include "schedule/early.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace campaign::timing {

namespace {

int rank(Driver::Kind kind) {
  switch (kind) {
    case Driver::Kind::link: return 0;
    case Driver::Kind::person: return 1;
    case Driver::Kind::bound: return 2;
    default: return 3;
  }
}

}  // namespace

void Earliest::offer(Driver::Kind kind, std::uint32_t index, Minute at) {
  const auto key = [](Driver::Kind of, std::uint32_t which, Minute since) { return std::tuple(-since, rank(of), which); };
  if (key(kind, index, at) < key(driver.kind, driver.index, driver.at)) driver = {kind, index, kNone, at};
}

EarlyPass::EarlyPass(const Network& network, const Order& order, std::vector<Dates>& dates)
    : network_(network), order_(order), dates_(dates), gates_(network.steps.size()), starts_(network.steps.size(), network.start) {
  dates_.resize(network.steps.size());
  for (const Frame& frame : network.frames) {
    starts_[frame.step] = frame.start;
    for (const std::uint32_t step : frame.beside) starts_[step] = frame.start;
  }
}

Minute EarlyPass::allowed_by(const Link& link) const {
  const Dates& from = dates_[link.from];
  return later(link.from_edge == Edge::start ? from.start : from.finish, link.lag, calendar_of(network_, link));
}

// What arrives at one edge of a step, each instant converted.
template <typename Convert>
void EarlyPass::offer_incoming(std::uint32_t step, Edge edge, Earliest& earliest, const Convert& convert) const {
  for (const auto* index = order_.in.begin(step); index != order_.in.end(step); ++index) {
    const Link& link = network_.links[*index];
    if (link.to_edge != edge) continue;
    const Dates& from = dates_[link.from];
    if (from.undated != Undated::no || !order_.counts(link.from, order_.place_of(link))) {
      earliest.behind_undated = true;
      continue;
    }
    earliest.behind_undated = earliest.behind_undated || from.behind_undated;
    earliest.offer(Driver::Kind::link, *index, convert(allowed_by(link)));
  }
  for (const auto* index = order_.bounds.begin(step); index != order_.bounds.end(step); ++index) {
    const Bound& bound = network_.bounds[*index];
    if (bound.edge == edge && bound.kind == Bound::Kind::not_before) earliest.offer(Driver::Kind::bound, *index, convert(bound.at));
  }
}

Earliest EarlyPass::around(std::uint32_t step) const {
  const std::uint32_t container = network_.steps[step].container;
  return container != kNone ? gates_[container] : Earliest{{Driver::Kind::network_start, kNone, kNone, starts_[step]}, false};
}

void EarlyPass::reach_gate(std::uint32_t step) {
  gates_[step] = around(step);
  offer_incoming(step, Edge::start, gates_[step], std::identity());
}

Earliest EarlyPass::earliest(std::uint32_t step, bool as_begin) const {
  const Step& here = network_.steps[step];
  Earliest result;
  if (is_begun(here)) {
    result.driver = {Driver::Kind::begun, kNone, kNone, resume_of(here)};
  } else {
    result = around(step);
    offer_incoming(step, Edge::start, result, std::identity());
  }
  if (!as_begin) return result;
  offer_incoming(step, Edge::end, result, [&](Minute at) { return begin_for_end(at, *here.length, calendar_of(network_, step)); });
  return result;
}

Earliest EarlyPass::earliest_end(std::uint32_t step) const {
  Earliest result{{Driver::Kind::network_start, kNone, kNone, -kNever}, false};
  offer_incoming(step, Edge::end, result, std::identity());
  return result;
}

void EarlyPass::place(std::uint32_t step, std::vector<Broken>& broken) {
  const Step& here = network_.steps[step];
  Dates& dates = dates_[step];
  if (is_stated(here)) return place_stated(step, broken);
  if (order_.in_circle[step] && !is_begun(here)) {
    dates.undated = Undated::in_circle;
    return;
  }
  if (!here.length) {
    dates.undated = Undated::no_length;
    return;
  }
  const WorkingTime& time = calendar_of(network_, step);
  const Earliest from = earliest(step);
  dates.driver = from.driver;
  dates.behind_undated = from.behind_undated;
  dates.start = begin_from(from.driver.at, *here.length, time);
  dates.finish = later(dates.start, *here.length, time);
  if (is_begun(here)) dates.start = *here.start;
  if (dates.finish >= kNever) dates.undated = Undated::never;
}

void EarlyPass::place_stated(std::uint32_t step, std::vector<Broken>& broken) {
  const Step& here = network_.steps[step];
  Dates& dates = dates_[step];
  if (!here.length && !(here.start && here.finish)) {
    dates.undated = Undated::no_length;
    return;
  }
  const WorkingTime& time = calendar_of(network_, step);
  dates.start = here.start ? *here.start : earlier(*here.finish, *here.length, time);
  dates.finish = here.finish ? *here.finish : later(*here.start, *here.length, time);
  dates.driver = {Driver::Kind::stated, kNone, kNone, dates.start};
  if (dates.finish >= kNever || dates.start <= -kNever) {
    dates.undated = Undated::never;
    return;
  }
  if (here.actual) return;
  const auto check = [&](Driver::Kind kind, std::uint32_t index, Edge edge, Minute at) {
    if (at > (edge == Edge::start ? dates.start : dates.finish)) broken.push_back({step, kind, index, edge, at});
  };
  if (here.container != kNone && order_.counts(order_.gate(here.container), step)) {
    const Driver& gate = gates_[here.container].driver;
    if (gate.kind != Driver::Kind::network_start) check(gate.kind, gate.index, Edge::start, gate.at);
  }
  for (const auto* index = order_.in.begin(step); index != order_.in.end(step); ++index) {
    const Link& link = network_.links[*index];
    if (dates_[link.from].undated == Undated::no && order_.circle_of[link.from] == kNone) check(Driver::Kind::link, *index, link.to_edge, allowed_by(link));
  }
  for (const auto* index = order_.bounds.begin(step); index != order_.bounds.end(step); ++index) {
    const Bound& bound = network_.bounds[*index];
    if (bound.kind == Bound::Kind::not_before) check(Driver::Kind::bound, *index, bound.edge, bound.at);
  }
}

void EarlyPass::enclose(std::uint32_t step) {
  Dates& dates = dates_[step];
  dates.undated = order_.in_circle[step] ? Undated::in_circle : dates_[*order_.children.begin(step)].undated;
  dates.start = kNever;
  const Earliest end = earliest_end(step);
  dates.finish = end.driver.at;
  dates.driver = end.driver;
  dates.behind_undated = end.behind_undated;
  bool any = false;
  for (const auto* child = order_.children.begin(step); child != order_.children.end(step); ++child) {
    const Dates& inside = dates_[*child];
    dates.behind_undated = dates.behind_undated || inside.behind_undated || inside.undated != Undated::no;
    if (inside.undated != Undated::no) continue;
    any = true;
    dates.start = std::min(dates.start, inside.start);
    dates.finish = std::max(dates.finish, inside.finish);
  }
  if (any && !order_.in_circle[step]) dates.undated = dates.finish >= kNever ? Undated::never : Undated::no;
}

}  // namespace campaign::timing
