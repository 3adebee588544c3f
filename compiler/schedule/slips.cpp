#include "schedule/slips.h"

#include <algorithm>
#include <set>
#include <utility>

namespace campaign::timing {

Slips::Slips(Network network, const Order& order, std::vector<Dates> dates)
    : network_(std::move(network)), order_(order), dates_(std::move(dates)), early_(network_, order_, dates_), rank_(2 * dates_.size(), 0), held_(dates_.size(), false) {
  finish_ = network_.start;
  bool any = false;
  for (std::uint32_t i = 0; i < order_.places.size(); ++i) {
    const std::uint32_t place = order_.places[i];
    rank_[place] = i;
    if (place >= dates_.size()) {
      early_.reach_gate(place - static_cast<std::uint32_t>(dates_.size()));
      continue;
    }
    const Dates& here = dates_[place];
    if (here.undated != Undated::no) continue;
    finish_ = any ? std::max(finish_, here.finish) : here.finish;
    any = true;
    const Step& step = network_.steps[place];
    if (order_.container[place] || is_stated(step)) continue;
    const WorkingTime& time = calendar_of(network_, place);
    const Minute begin = begin_from(early_.earliest(place).driver.at, *step.length, time);
    held_[place] = is_begun(step) ? later(begin, *step.length, time) < here.finish : begin < here.start;
  }
}

void Slips::work_out(std::uint32_t step) {
  if (order_.container[step]) return early_.enclose(step);
  Dates& here = dates_[step];
  const Minute before = here.start, ended = here.finish;
  std::vector<Broken> broken;
  const Driver driver = here.driver;
  early_.place(step, broken);
  if (!held_[step]) return;
  if (is_begun(network_.steps[step])) {
    here.finish = std::max(here.finish, ended);
    return;
  }
  if (here.start <= before) {
    here.start = before;
    here.driver = driver;
    here.finish = later(before, *network_.steps[step].length, calendar_of(network_, step));
  }
}

Slip Slips::longer(std::uint32_t step, std::int64_t more) {
  Step longer = network_.steps[step];
  if (longer.start && longer.finish) {
    longer.finish = calendar_of(network_, step).plus(*longer.finish, more);
  } else if (longer.length) {
    longer.length->count += more;
  }
  return changed(step, longer);
}

Slip Slips::at_length(std::uint32_t step, const Length& length) {
  Step longer = network_.steps[step];
  longer.length = length;
  if (longer.start) longer.finish.reset();
  const bool held = held_[step];
  held_[step] = !longer.start;
  Slip slip = changed(step, longer);
  held_[step] = held;
  return slip;
}

Slip Slips::changed(std::uint32_t step, const Step& to) {
  Slip slip;
  slip.finish = finish_;
  if (dates_[step].undated != Undated::no || order_.container[step]) return slip;
  const Step stated = std::exchange(network_.steps[step], to);
  const auto steps = static_cast<std::uint32_t>(dates_.size());
  std::vector<std::pair<std::uint32_t, Dates>> before;  // What was written over.
  std::vector<std::uint32_t> gates;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reached{{rank_[step], step}};
  while (!reached.empty()) {
    const std::uint32_t place = reached.begin()->second;
    reached.erase(reached.begin());
    if (place >= steps) {
      early_.reach_gate(place - steps);
      gates.push_back(place - steps);
    } else {
      if (dates_[place].undated != Undated::no && place != step) continue;
      before.emplace_back(place, dates_[place]);
      work_out(place);
      const Dates &was = before.back().second, &is = dates_[place];
      const bool never = is.undated != Undated::no;
      if (!never && is.start == was.start && is.finish == was.finish) continue;
      slip.moved.push_back({place, {was.start, was.finish}, {never ? kNever : is.start, never ? kNever : is.finish}});
      slip.finish = std::max(slip.finish, slip.moved.back().to.to);
    }
    order_.for_waiting(network_, place, [&](std::uint32_t other, std::uint32_t) {
      if (order_.counts(place, other)) reached.emplace(rank_[other], other);
    });
  }
  network_.steps[step] = stated;
  for (const auto& [place, dates] : before) dates_[place] = dates;
  for (const std::uint32_t gate : gates) early_.reach_gate(gate);
  std::ranges::sort(slip.moved, {}, &Slip::Moved::step);
  return slip;
}

}  // namespace campaign::timing
