#include "schedule/person_time.h"

#include <algorithm>

namespace campaign::timing {

PersonTime::PersonTime(const Person& person, bool mirrored)
    : hours_(mirrored ? person.hours.mirrored() : person.hours), capacity_(person.capacity), used_{{-kNever, 0}} {
  for (const Taken& taken : person.taken) {
    const Minute from = mirrored ? mirror_of(taken.span.to) : taken.span.from, to = mirrored ? mirror_of(taken.span.from) : taken.span.to;
    book(hours_.worked(from), hours_.worked(to), taken.share * capacity_ / kWhole, kNone);
  }
}

PersonTime::Run PersonTime::run_at(Minute count) const {
  const auto behind = used_.upper_bound(count);
  return {std::max<std::int64_t>(capacity_ - std::prev(behind)->second, 0), behind == used_.end() ? kNever : behind->first};
}

Minute PersonTime::last_clash(Minute from, Minute to, std::int64_t share) const {
  Minute until = to;
  for (auto run = used_.lower_bound(to); from < until;) {
    --run;
    if (capacity_ - run->second < share) {
      const auto behind = std::next(run);
      return behind == used_.end() ? kNever : behind->first;
    }
    until = run->first;
  }
  return -kNever;
}

void PersonTime::book(Minute from, Minute to, std::int64_t share, std::uint32_t step) {
  if (from >= to || share == 0) return;
  const auto split = [&](Minute at) {
    const auto behind = used_.upper_bound(at);
    const auto run = std::prev(behind);
    return run->first == at ? run : used_.emplace_hint(behind, at, run->second);
  };
  const auto first = split(from), last = split(to);
  for (auto run = first; run != last; ++run) run->second += share;
  for (const auto edge : {first, last}) {
    if (edge != used_.begin() && std::prev(edge)->second == edge->second) used_.erase(edge);
  }
  if (share > 0) {
    holders_[to] = step;
  } else {
    holders_.erase(to);
  }
}

std::uint32_t PersonTime::holder_before(Minute count) const {
  const auto behind = holders_.upper_bound(count);
  return behind == holders_.begin() ? kNone : std::prev(behind)->second;
}

}  // namespace campaign::timing
