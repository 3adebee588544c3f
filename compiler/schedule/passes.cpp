#include "schedule/passes.h"

#include <algorithm>

#include "schedule/late.h"

namespace campaign::timing {

namespace {

bool is_dated(const Dates& dates) { return dates.undated == Undated::no; }

/// How many working minutes a step may be moved by, from some dates to the latest. Of what has begun the end alone moves.
std::int64_t between(const WorkingTime& time, const Step& step, const Dates& from, const MinuteSpan& latest) {
  const std::int64_t end = time.between(from.early_finish, latest.to);
  return is_begun(step) ? end : std::min(time.between(from.early_start, latest.from), end);
}

class Passing {
 public:
  Passing(const Network& network, const Order& order) : network_(network), order_(order), steps_(static_cast<std::uint32_t>(network.steps.size())) {}

  Passes run() {
    forward();
    slack();
    room();
    place_late();
    return std::move(passes_);
  }

 private:
  void forward() {
    EarlyPass early(network_, order_, passes_.dates);
    for (const std::uint32_t place : order_.places) {
      if (place >= steps_) {
        early.reach_gate(place - steps_);
      } else if (order_.container[place]) {
        early.enclose(place);
      } else {
        early.place(place, passes_.broken);
      }
    }
    std::ranges::stable_sort(passes_.broken, {}, &Broken::step);
    passes_.finish = network_.start;
    bool any = false;
    for (Dates& dates : passes_.dates) {
      dates.early_start = dates.start;
      dates.early_finish = dates.finish;
      if (!is_dated(dates)) continue;
      passes_.finish = any ? std::max(passes_.finish, dates.finish) : dates.finish;
      any = true;
    }
  }

  [[nodiscard]] LateDates late(LateFor aim) const { return late_dates(network_, order_, passes_.dates, passes_.finish, aim); }

  /// Calls `visit(step, dates)` for all that have dates, containers behind what is in them.
  template <typename Visit>
  void for_dated(const Visit& visit) {
    for (const std::uint32_t place : order_.places) {
      if (place < steps_ && is_dated(passes_.dates[place])) visit(place, passes_.dates[place]);
    }
  }
  template <typename Visit>
  void for_dated_in(std::uint32_t step, const Visit& visit) const {
    for (const auto* child = order_.children.begin(step); child != order_.children.end(step); ++child) {
      if (is_dated(passes_.dates[*child])) visit(passes_.dates[*child]);
    }
  }

  void slack() {
    const LateDates latest = late(LateFor::finish), undisturbing = late(LateFor::others);
    for_dated([&](std::uint32_t step, Dates& dates) {
      const WorkingTime& time = calendar_of(network_, step);
      const Minute free_end = undisturbing.spans[step].to;
      if (order_.container[step]) {
        dates.late_start = dates.slack = kNever;
        dates.late_finish = -kNever;
        for_dated_in(step, [&](const Dates& inside) {
          dates.late_start = std::min(dates.late_start, inside.late_start);
          dates.late_finish = std::max(dates.late_finish, inside.late_finish);
          dates.slack = std::min(dates.slack, inside.slack);
        });
        dates.free_slack = free_end >= kNever ? dates.slack : time.between(dates.early_finish, free_end);
      } else {
        const MinuteSpan& span = latest.spans[step];
        dates.late_start = span.from;
        dates.late_finish = span.to;
        const Step& here = network_.steps[step];
        dates.slack = between(time, here, dates, span);
        dates.free_slack = free_end >= kNever ? dates.slack : between(time, here, dates, undisturbing.spans[step]);
      }
      dates.free_slack = std::min(dates.free_slack, dates.slack);
    });
  }

  void room() {
    const bool any = std::ranges::any_of(network_.bounds, [](const Bound& bound) { return bound.kind == Bound::Kind::not_after; }) ||
                     std::ranges::any_of(network_.steps, is_stated);
    if (!any) return;
    const LateDates latest = late(LateFor::deadlines);
    for_dated([&](std::uint32_t step, Dates& dates) {
      const WorkingTime& time = calendar_of(network_, step);
      MinuteSpan span = latest.spans[step];
      if (order_.container[step]) {
        if (span.to < kNever) dates.room = time.between(dates.early_finish, span.to);
        span = {kNever, -kNever};
        for_dated_in(step, [&](const Dates& inside) {
          if (!inside.room) return;
          dates.room = std::min(dates.room.value_or(kNever), *inside.room);
          span = {std::min(span.from, inside.room_start), std::max(span.to, inside.room_finish)};
        });
        if (!dates.room) return;
      } else {
        if (span.to >= kNever) return;
        dates.room = between(time, network_.steps[step], dates, span);
      }
      dates.room_start = span.from;
      dates.room_finish = span.to;
    });
  }

  void place_late() {
    if (std::ranges::none_of(network_.steps, &Step::late)) return;
    take_late(network_, order_, late(LateFor::placing), passes_.dates);
  }

  const Network& network_;
  const Order& order_;
  const std::uint32_t steps_;
  Passes passes_;
};

/// Of what is in a container, at any depth, the step that begins first or ends last; the container itself where its end waits for longer.
std::uint32_t innermost(const Order& order, const std::vector<Dates>& dates, std::uint32_t step, Edge edge) {
  while (order.container[step]) {
    std::uint32_t found = kNone;
    for (const auto* child = order.children.begin(step); child != order.children.end(step); ++child) {
      const bool reaches = edge == Edge::start ? dates[*child].start == dates[step].start : dates[*child].finish == dates[step].finish;
      if (found == kNone && is_dated(dates[*child]) && reaches) found = *child;
    }
    if (found == kNone) break;
    step = found;
  }
  return step;
}

}  // namespace

Passes passes_of(const Network& network, const Order& order) { return Passing(network, order).run(); }

std::vector<ChainStep> chain_to(const Network& network, const Order& order, const std::vector<Dates>& dates, std::uint32_t step) {
  std::vector<ChainStep> chain;
  if (!is_dated(dates[step])) return chain;
  step = innermost(order, dates, step, Edge::end);
  while (chain.size() <= dates.size()) {
    const Driver& driver = dates[step].driver;
    chain.push_back({step, driver});
    if (driver.kind == Driver::Kind::link) {
      const Link& link = network.links[driver.index];
      step = innermost(order, dates, link.from, link.from_edge);
    } else if (driver.kind == Driver::Kind::person && driver.holder != kNone) {
      step = driver.holder;
    } else {
      break;
    }
  }
  std::ranges::reverse(chain);
  return chain;
}

std::vector<ChainStep> critical_path(const Network& network, const Order& order, const std::vector<Dates>& dates) {
  std::uint32_t last = kNone;
  for (std::uint32_t step = 0; step < dates.size(); ++step) {
    if (is_dated(dates[step]) && (last == kNone || dates[step].finish > dates[last].finish)) last = step;
  }
  return last == kNone ? std::vector<ChainStep>{} : chain_to(network, order, dates, last);
}

}  // namespace campaign::timing
