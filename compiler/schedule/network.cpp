#include "schedule/network.h"

#include <algorithm>
#include <utility>

namespace campaign::timing {

namespace {

/// Lists of indices by what `key` says of each; kNone belongs nowhere.
template <typename Key>
Order::Lists listed(std::size_t owners, std::size_t count, const Key& key) {
  Order::Lists lists;
  lists.first.assign(owners + 1, 0);
  std::uint32_t total = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (key(i) != kNone) ++lists.first[key(i) + 1], ++total;
  }
  for (std::size_t i = 0; i < owners; ++i) lists.first[i + 1] += lists.first[i];
  lists.items.resize(total);
  std::vector<std::uint32_t> at(lists.first.begin(), lists.first.end() - 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (key(i) != kNone) lists.items[at[key(i)]++] = i;
  }
  return lists;
}

class Ordering {
 public:
  explicit Ordering(const Network& network) : network_(network), steps_(static_cast<std::uint32_t>(network.steps.size())) {}

  Order order() {
    order_.children = listed(steps_, steps_, [&](std::uint32_t i) { return network_.steps[i].container; });
    order_.in = listed(steps_, network_.links.size(), [&](std::uint32_t i) { return network_.links[i].to; });
    order_.out = listed(steps_, network_.links.size(), [&](std::uint32_t i) { return network_.links[i].from; });
    order_.bounds = listed(steps_, network_.bounds.size(), [&](std::uint32_t i) { return network_.bounds[i].step; });
    for (std::uint32_t i = 0; i < steps_; ++i) order_.container.push_back(order_.children.begin(i) != order_.children.end(i));
    order_.in_circle.assign(2 * steps_, false);
    order_.circle_of.assign(2 * steps_, kNone);
    order_.stated.assign(2 * steps_, false);
    for (std::uint32_t i = 0; i < steps_; ++i) order_.stated[i] = (is_stated(network_.steps[i]) || is_begun(network_.steps[i])) && !order_.container[i];
    if (!sort()) {
      find_groups();
      sort();
    }
    return std::move(order_);
  }

 private:
  template <typename Visit>
  void for_waiting(std::uint32_t place, const Visit& visit) const {
    order_.for_waiting(network_, place, visit);
  }
  [[nodiscard]] bool is_place(std::uint32_t place) const { return place < steps_ || order_.container[place - steps_]; }

  /// Kahn's algorithm. Whether all have a place.
  bool sort() {
    order_.places.clear();
    order_.waits.assign(2 * steps_, 0);
    std::size_t count = 0;
    for (std::uint32_t place = 0; place < 2 * steps_; ++place) {
      if (!is_place(place)) continue;
      ++count;
      for_waiting(place, [&](std::uint32_t other, std::uint32_t) { order_.waits[other] += order_.counts(place, other) ? 1 : 0; });
    }
    for (std::uint32_t place = 0; place < 2 * steps_; ++place) {
      if (is_place(place) && order_.waits[place] == 0) order_.places.push_back(place);
    }
    std::vector<std::uint32_t> waits = order_.waits;
    for (std::size_t i = 0; i < order_.places.size(); ++i) {
      const std::uint32_t place = order_.places[i];
      for_waiting(place, [&](std::uint32_t other, std::uint32_t) {
        if (order_.counts(place, other) && --waits[other] == 0) order_.places.push_back(other);
      });
    }
    return order_.places.size() == count;
  }

  /// Tarjan's strongly connected components, without recursion.
  void find_groups() {
    struct Visit {
      std::uint32_t place;
      std::vector<std::uint32_t> waiting;
      std::size_t next = 0;
    };
    std::vector<std::uint32_t> number(2 * steps_, 0), low(2 * steps_, 0), stack;
    std::vector<bool> on_stack(2 * steps_, false);
    std::uint32_t numbers = 0;
    std::vector<Visit> visits;
    const auto enter = [&](std::uint32_t place) {
      number[place] = low[place] = ++numbers;
      stack.push_back(place);
      on_stack[place] = true;
      Visit visit{place, {}};
      for_waiting(place, [&](std::uint32_t other, std::uint32_t) { visit.waiting.push_back(other); });
      visits.push_back(std::move(visit));
    };
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t root = 0; root < 2 * steps_; ++root) {
      if (!is_place(root) || number[root] != 0) continue;
      enter(root);
      while (!visits.empty()) {
        Visit& visit = visits.back();
        const std::uint32_t place = visit.place;
        if (visit.next < visit.waiting.size()) {
          const std::uint32_t other = visit.waiting[visit.next++];
          if (number[other] == 0) {
            enter(other);
          } else if (on_stack[other]) {
            low[place] = std::min(low[place], number[other]);
          }
          continue;
        }
        const bool itself = std::ranges::find(visit.waiting, place) != visit.waiting.end();
        visits.pop_back();
        if (!visits.empty()) low[visits.back().place] = std::min(low[visits.back().place], low[place]);
        if (low[place] != number[place]) continue;
        std::vector<std::uint32_t> group;
        do {
          group.push_back(stack.back());
          on_stack[stack.back()] = false;
          stack.pop_back();
        } while (group.back() != place);
        if (group.size() > 1 || itself) groups.push_back(std::move(group));
      }
    }
    for (auto& group : groups) std::ranges::sort(group);
    std::ranges::sort(groups, {}, [](const auto& group) { return group.front(); });
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
      for (const std::uint32_t place : groups[i]) order_.circle_of[place] = i, order_.in_circle[place] = true;
    }
    for (const auto& group : groups) order_.circles.push_back(shortest_in(group));
  }

  /// The shortest way from each place of a group back to it, breadth first. A place that was looked at is taken out, and so is
  /// what lies on no circle then.
  Circle shortest_in(const std::vector<std::uint32_t>& group) {
    struct Arc {
      std::uint32_t from, to, link;  // Indices in the group.
    };
    std::vector<Arc> arcs;
    const auto index = [&](std::uint32_t place) { return static_cast<std::uint32_t>(std::ranges::lower_bound(group, place) - group.begin()); };
    for (const std::uint32_t place : group) {
      for_waiting(place, [&](std::uint32_t other, std::uint32_t link) {
        if (order_.circle_of[other] == order_.circle_of[place]) arcs.push_back({index(place), index(other), link});
      });
    }
    const std::size_t size = group.size();
    const auto out = listed(size, arcs.size(), [&](std::uint32_t i) { return arcs[i].from; });
    const auto in = listed(size, arcs.size(), [&](std::uint32_t i) { return arcs[i].to; });
    std::vector<std::uint32_t> outs(size), ins(size), seen(size, kNone), by(size, kNone), queue, gone;
    for (std::uint32_t i = 0; i < size; ++i) {
      outs[i] = out.first[i + 1] - out.first[i];
      ins[i] = in.first[i + 1] - in.first[i];
    }
    std::vector<bool> left(size, true);
    std::vector<std::uint32_t> best;  // Arcs.
    std::size_t budget = 64 * (size + arcs.size());
    for (std::uint32_t root = 0; root < size && (budget > 0 || best.empty()); ++root) {
      if (!left[root]) continue;
      queue.assign(1, root);
      std::vector<std::uint32_t> depth{0};
      bool closed = false;
      for (std::size_t i = 0; i < queue.size() && !closed; ++i) {
        if (!best.empty() && depth[i] + 1 >= best.size()) break;
        for (const auto* arc = out.begin(queue[i]); arc != out.end(queue[i]); ++arc) {
          budget -= budget > 0 ? 1 : 0;
          const std::uint32_t to = arcs[*arc].to;
          if (!left[to] || seen[to] == root) continue;
          seen[to] = root;
          by[to] = *arc;
          if (to == root) {
            closed = true;
            break;
          }
          queue.push_back(to);
          depth.push_back(depth[i] + 1);
        }
      }
      if (closed) {
        best.clear();
        for (std::uint32_t at = root; best.empty() || at != root; at = arcs[by[at]].from) best.push_back(by[at]);
        std::ranges::reverse(best);
      }
      gone.assign(1, root);
      left[root] = false;
      while (!gone.empty()) {
        const std::uint32_t place = gone.back();
        gone.pop_back();
        for (const auto* arc = out.begin(place); arc != out.end(place); ++arc) {
          const std::uint32_t to = arcs[*arc].to;
          if (left[to] && --ins[to] == 0) left[to] = false, gone.push_back(to);
        }
        for (const auto* arc = in.begin(place); arc != in.end(place); ++arc) {
          const std::uint32_t from = arcs[*arc].from;
          if (left[from] && --outs[from] == 0) left[from] = false, gone.push_back(from);
        }
      }
    }
    return told(best, [&](std::uint32_t arc) { return std::pair(group[arcs[arc].to], arcs[arc].link); });
  }

  /// A circle of places as one of steps: from a container's gate through what is in it to its end is one step. It begins with the
  /// step that stands first in the text.
  template <typename Arrival>
  Circle told(std::vector<std::uint32_t> arcs, const Arrival& arrival) const {
    const auto entry = std::ranges::find_if(arcs, [&](std::uint32_t arc) { return arrival(arc).first >= steps_ && arrival(arc).second != kNone; });
    if (entry != arcs.end()) std::ranges::rotate(arcs, entry);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;  // Places, and the links by which they wait.
    for (const std::uint32_t arc : arcs) {
      const auto [place, link] = arrival(arc);
      const auto gate = place < steps_ ? std::ranges::find(kept, place + steps_, &std::pair<std::uint32_t, std::uint32_t>::first) : kept.end();
      if (gate != kept.end()) {
        kept.erase(gate + 1, kept.end());
      } else {
        kept.emplace_back(place, link);
      }
    }
    std::ranges::rotate(kept, std::ranges::min_element(kept, {}, [&](const auto& arrived) { return arrived.first % steps_; }));
    Circle circle;
    for (const auto& [place, link] : kept) {
      circle.steps.push_back(place % steps_);
      circle.links.push_back(link);
    }
    return circle;
  }

  const Network& network_;
  const std::uint32_t steps_;
  Order order_;
};

}  // namespace

std::vector<std::uint32_t> frames_of(const Network& network) {
  constexpr std::uint32_t kUnknown = kNone - 1;
  std::vector<std::uint32_t> frames(network.steps.size(), kUnknown);
  for (std::uint32_t i = 0; i < network.frames.size(); ++i) {
    frames[network.frames[i].step] = i;
    for (const std::uint32_t step : network.frames[i].beside) frames[step] = i;
  }
  std::vector<std::uint32_t> below;
  for (std::uint32_t step = 0; step < frames.size(); ++step) {
    std::uint32_t at = step;
    for (; at != kNone && frames[at] == kUnknown; at = network.steps[at].container) below.push_back(at);
    const std::uint32_t frame = at == kNone ? kNone : frames[at];
    for (const std::uint32_t each : below) frames[each] = frame;
    below.clear();
  }
  return frames;
}

Order ordered(const Network& network) { return Ordering(network).order(); }

}  // namespace campaign::timing
