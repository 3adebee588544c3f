#include "schedule/load.h"

#include <algorithm>

namespace campaign::timing {

std::vector<Load> load_of(const Staffing& staffing, const std::vector<Piece>& pieces, Cap::Period period) {
  std::vector<Load> result;
  for (std::uint32_t index = 0; index < staffing.people.size(); ++index) {
    const Person& person = staffing.people[index];
    MinuteSpan span{kNever, -kNever};
    for (const Piece& piece : pieces) {
      if (piece.person == index) span = {std::min(span.from, piece.span.from), std::max(span.to, piece.span.to)};
    }
    const std::size_t first = result.size();
    for (Minute at = span.from; at < span.to; at = result.back().period.to) {
      const MinuteSpan around = period_around(at, period);
      result.push_back({index, around, 0, person.hours.between(around.from, around.to) * person.capacity});
    }
    const auto for_periods = [&](MinuteSpan of, const auto& add) {
      auto load = std::ranges::upper_bound(result.begin() + static_cast<std::ptrdiff_t>(first), result.end(), of.from, {}, [](const Load& each) { return each.period.to; });
      for (; load != result.end() && load->period.from < of.to; ++load) {
        add(*load, person.hours.between(std::max(of.from, load->period.from), std::min(of.to, load->period.to)));
      }
    };
    for (const Piece& piece : pieces) {
      if (piece.person != index) continue;
      for_periods(piece.span, [&](Load& load, Minute minutes) {
        load.work += minutes * piece.share;
        if (load.parts.empty() || load.parts.back().first != piece.step) load.parts.emplace_back(piece.step, 0);
        load.parts.back().second += minutes * piece.share;
      });
    }
    for (const Taken& taken : person.taken) {
      for_periods(taken.span, [&](Load& load, Minute minutes) {
        load.capacity = std::max<std::int64_t>(0, load.capacity - minutes * (taken.share * person.capacity / kWhole));
      });
    }
  }
  return result;
}

void add_without_waiting(const Staffing& staffing, const Demand& demand, const Dates& dates, std::vector<Piece>& pieces) {
  if (dates.undated != Undated::no) return;
  for (const Item& item : demand.items) {
    for (std::size_t i = 0; i < item.people.size() && i < std::max<std::uint32_t>(item.crew, 1); ++i) {
      pieces.push_back({demand.step, item.people[i], {dates.start, dates.finish}, std::min(item.share, staffing.people[item.people[i]].capacity)});
    }
  }
}

std::vector<Piece> pieces_without_waiting(const Staffing& staffing, const std::vector<Dates>& dates) {
  std::vector<Piece> pieces;
  for (const Demand& demand : staffing.demands) add_without_waiting(staffing, demand, dates[demand.step], pieces);
  return pieces;
}

}  // namespace campaign::timing
