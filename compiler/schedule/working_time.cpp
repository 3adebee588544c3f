#include "schedule/working_time.h"

#include <algorithm>
#include <functional>

namespace campaign::timing {

namespace {

constexpr Minute kMonday = 4 * kDay;  // The first Monday of the axis: 5 January 1970.
static_assert(mirror_of(kMonday) == kMonday);

constexpr Minute week_of(Minute at) {
  const Minute since = at - kMonday;
  return since / kWeek - (since % kWeek < 0 ? 1 : 0);
}
constexpr Minute start_of_week(Minute week) { return kMonday + week * kWeek; }
constexpr Minute bounded(Minute at) { return std::clamp(at, -kNever, kNever); }

}  // namespace

// -- the hours of a week -------------------------------------------------------------------------------------------

bool WorkingTime::Hours::operator==(const Hours& other) const {
  return std::ranges::equal(spans, other.spans, [](const Span& a, const Span& b) { return a.from == b.from && a.to == b.to; });
}

// Of a week without end, from kMonday on.
Minute WorkingTime::Hours::worked(Minute at) const {
  if (total == 0) return 0;
  const Minute week = week_of(at), inside = at - start_of_week(week);
  const auto behind = std::ranges::upper_bound(spans, inside, {}, &Span::from);
  if (behind == spans.begin()) return week * total;
  const Span& span = *(behind - 1);
  return week * total + span.worked + std::min(inside, span.to) - span.from;
}

Minute WorkingTime::Hours::begin_of(Minute count) const {
  const Minute week = count / total - (count % total < 0 ? 1 : 0), inside = count - week * total;
  if (week > kNever / kWeek || week < -kNever / kWeek) return week > 0 ? kNever : -kNever;
  const Span& span = *(std::ranges::upper_bound(spans, inside, {}, &Span::worked) - 1);
  return start_of_week(week) + span.from + inside - span.worked;
}

// Sorted, joined and counted.
WorkingTime::Hours WorkingTime::hours_of(std::vector<Span> spans) {
  std::ranges::sort(spans, {}, &Span::from);
  Hours result;
  for (const Span& span : spans) {
    if (span.from >= span.to) continue;
    if (!result.spans.empty() && span.from <= result.spans.back().to) {
      result.spans.back().to = std::max(result.spans.back().to, span.to);
    } else {
      result.spans.push_back(span);
    }
  }
  for (Span& span : result.spans) {
    span.worked = result.total;
    result.total += span.to - span.from;
  }
  return result;
}

// -- stretches of weeks --------------------------------------------------------------------------------------------

WorkingTime WorkingTime::made(Data data) {
  auto result = std::make_shared<Data>();
  result->hours = std::move(data.hours);
  for (Stretch stretch : data.stretches) {
    if (!result->stretches.empty()) {
      const Stretch& before = result->stretches.back();
      if (before.hours == stretch.hours) continue;
      stretch.worked = before.worked + result->hours[before.hours].worked(stretch.from) - before.offset;
      stretch.offset = result->hours[stretch.hours].worked(stretch.from);
    }
    result->stretches.push_back(stretch);
  }
  WorkingTime time;
  time.data_ = std::move(result);
  return time;
}

WorkingTime::WorkingTime() {
  static const auto none = std::make_shared<const Data>(Data{{Stretch{}}, {Hours{}}});
  data_ = none;
}

WorkingTime WorkingTime::of(std::span<const MinuteSpan> spans) {
  std::vector<MinuteSpan> sorted(spans.begin(), spans.end());
  std::ranges::sort(sorted, {}, &MinuteSpan::from);
  Data data{{Stretch{}}, {Hours{}, hours_of({{0, kWeek, 0}})}};
  Minute covered = -kNever;
  for (const MinuteSpan& span : sorted) {
    const Minute from = std::max(bounded(span.from), covered), to = bounded(span.to);
    if (from >= to) continue;
    if (data.stretches.back().from == from) {  // It goes on from the one before.
      data.stretches.back().hours = 1;
    } else {
      data.stretches.push_back({from, 0, 0, 1});
    }
    if (to < kNever) data.stretches.push_back({to, 0, 0, 0});
    covered = to;
  }
  return made(std::move(data));
}

WorkingTime WorkingTime::of(std::span<const WeeklyHours> rows) {
  WorkingTime result;
  for (const WeeklyHours& row : rows) {
    std::vector<Span> spans;
    for (int day = 0; day < 7; ++day) {
      if ((row.weekdays >> day & 1) != 0) spans.push_back({day * kDay + row.from, day * kDay + row.to, 0});
    }
    const MinuteSpan during[] = {row.during};
    const WorkingTime weekly = made({{Stretch{}}, {hours_of(std::move(spans))}});
    result = result | (weekly & of(during));
  }
  return result;
}

template <typename Operation>
WorkingTime WorkingTime::combined(const WorkingTime& a, const WorkingTime& b, const Operation& holds) {
  Data data;
  // Few different weeks come back in many stretches: each pair of them is worked out once.
  std::vector<std::uint32_t> known(a.data_->hours.size() * b.data_->hours.size(), 0);
  const auto hours = [&](std::uint32_t of_a, std::uint32_t of_b) {
    std::uint32_t& place = known[of_a * b.data_->hours.size() + of_b];
    if (place != 0) return place - 1;
    const auto &left = a.data_->hours[of_a].spans, &right = b.data_->hours[of_b].spans;
    std::vector<Minute> edges{0, kWeek};
    for (const auto* spans : {&left, &right}) {
      for (const Span& span : *spans) edges.push_back(span.from), edges.push_back(span.to);
    }
    std::ranges::sort(edges);
    std::vector<Span> both;
    const auto covers = [](const std::vector<Span>& spans, std::size_t& at, Minute minute) {
      while (at < spans.size() && spans[at].to <= minute) ++at;
      return at < spans.size() && spans[at].from <= minute;
    };
    std::size_t in_left = 0, in_right = 0;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      const bool of_left = covers(left, in_left, edges[i]), of_right = covers(right, in_right, edges[i]);
      if (holds(of_left, of_right)) both.push_back({edges[i], edges[i + 1], 0});
    }
    Hours made = hours_of(std::move(both));
    const auto same = std::ranges::find(data.hours, made);
    place = static_cast<std::uint32_t>(same - data.hours.begin()) + 1;
    if (same == data.hours.end()) data.hours.push_back(std::move(made));
    return place - 1;
  };
  const auto &left = a.data_->stretches, &right = b.data_->stretches;
  for (std::size_t i = 0, j = 0; i < left.size() || j < right.size();) {
    const Minute at = j == right.size() || (i < left.size() && left[i].from <= right[j].from) ? left[i].from : right[j].from;
    if (i < left.size() && left[i].from == at) ++i;
    if (j < right.size() && right[j].from == at) ++j;
    data.stretches.push_back({at, 0, 0, hours(left[i - 1].hours, right[j - 1].hours)});
  }
  return made(std::move(data));
}

WorkingTime operator|(const WorkingTime& a, const WorkingTime& b) { return WorkingTime::combined(a, b, std::logical_or<>()); }
WorkingTime operator&(const WorkingTime& a, const WorkingTime& b) { return WorkingTime::combined(a, b, std::logical_and<>()); }
WorkingTime operator-(const WorkingTime& a, const WorkingTime& b) {
  return WorkingTime::combined(a, b, [](bool of_a, bool of_b) { return of_a && !of_b; });
}

WorkingTime WorkingTime::mirrored() const {
  Data data;
  for (const Hours& hours : data_->hours) {
    std::vector<Span> spans;
    for (const Span& span : hours.spans) spans.push_back({kWeek - span.to, kWeek - span.from, 0});
    data.hours.push_back(hours_of(std::move(spans)));
  }
  const auto& stretches = data_->stretches;
  for (std::size_t i = stretches.size(); i-- > 0;) {
    const Minute from = i + 1 < stretches.size() ? mirror_of(stretches[i + 1].from) : -kNever;
    data.stretches.push_back({from, 0, 0, stretches[i].hours});
  }
  return made(std::move(data));
}

// -- what is asked -------------------------------------------------------------------------------------------------

Minute WorkingTime::worked(Minute at) const {
  at = bounded(at);
  const auto& stretches = data_->stretches;
  const Stretch& stretch = *(std::ranges::upper_bound(stretches.begin() + 1, stretches.end(), at, {}, &Stretch::from) - 1);
  return stretch.worked + data_->hours[stretch.hours].worked(at) - stretch.offset;
}

Minute WorkingTime::begin_of(Minute count) const {
  const auto& stretches = data_->stretches;
  // The last stretch before whose beginning at most so many are worked: the minute is in it, or in none.
  const auto behind = std::ranges::upper_bound(stretches.begin() + 1, stretches.end(), count, {}, &Stretch::worked);
  const Stretch& stretch = *(behind - 1);
  const Hours& hours = data_->hours[stretch.hours];
  if (hours.total == 0) return behind == stretches.end() && count >= stretch.worked ? kNever : -kNever;
  return bounded(hours.begin_of(count - stretch.worked + stretch.offset));
}

Minute WorkingTime::end_of(Minute count) const {
  const Minute begin = begin_of(count - 1);
  return begin == kNever || begin == -kNever ? begin : begin + 1;
}

Minute WorkingTime::last_begin(Minute at) const { return at >= kNever || at <= -kNever ? at : begin_of(worked(at + 1) - 1); }

Minute WorkingTime::plus(Minute at, Minute minutes) const {
  if (minutes == 0 || at >= kNever || at <= -kNever) return at;
  return end_of(worked(at) + minutes);
}

Minute WorkingTime::minus(Minute at, Minute minutes) const {
  if (minutes == 0 || at >= kNever || at <= -kNever) return at;
  return begin_of(worked(at) - minutes);
}

Minute WorkingTime::works_until(Minute at) const {
  const auto& stretches = data_->stretches;
  const auto behind = std::ranges::upper_bound(stretches.begin() + 1, stretches.end(), at, {}, &Stretch::from);
  const Minute end_of_stretch = behind == stretches.end() ? kNever : behind->from;
  const Minute week = start_of_week(week_of(at));
  const auto& spans = data_->hours[(behind - 1)->hours].spans;
  const auto span = std::ranges::upper_bound(spans, at - week, {}, &Span::from) - 1;
  return std::min(week + span->to, end_of_stretch);
}

bool WorkingTime::goes_on() const { return data_->hours[data_->stretches.back().hours].total > 0; }

}  // namespace campaign::timing
