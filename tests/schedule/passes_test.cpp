// Small networks whose dates were worked out by others: TaskJuggler 3.7.1, and by hand.

#include "schedule/networks.h"

namespace campaign::timing {
namespace {

struct Worked {
  Order order;
  Passes passes;
  std::vector<ChainStep> path;
};

Worked worked(const Network& network) {
  Worked result;
  result.order = ordered(network);
  result.passes = passes_of(network, result.order);
  result.path = critical_path(network, result.order, result.passes.dates);
  return result;
}

std::vector<std::uint32_t> steps_of(const std::vector<ChainStep>& path) {
  std::vector<std::uint32_t> steps;
  for (const ChainStep& step : path) steps.push_back(step.step);
  return steps;
}

using Steps = std::vector<std::uint32_t>;

/// Where it lies, as working days: from nine on the first to five on the last.
#define EXPECT_DAYS(dates, month, first, last)            \
  EXPECT_EQ(told((dates).start), told(at(month, first, 9))); \
  EXPECT_EQ(told((dates).finish), told(at(month, last, 17)))

constexpr std::uint32_t A = 0, B = 1, C = 2, D = 3, E = 4, F = 5;

Network diamond(std::int64_t days_of_b) {
  Network network = office_network();
  add_step(network, workdays(3));
  add_step(network, workdays(days_of_b));
  add_step(network, workdays(2));
  add_step(network, workdays(4));
  add_link(network, A, B);
  add_link(network, A, C);
  add_link(network, B, D);
  add_link(network, C, D);
  return network;
}

TEST(Passes, ADiamondHasSlackOnItsShortSide) {
  const auto [order, passes, path] = worked(diamond(5));
  const auto& dates = passes.dates;
  EXPECT_DAYS(dates[A], 1, 4, 6);
  EXPECT_DAYS(dates[B], 1, 7, 13);
  EXPECT_DAYS(dates[C], 1, 7, 8);
  EXPECT_DAYS(dates[D], 1, 14, 19);
  EXPECT_EQ(dates[A].slack, 0);
  EXPECT_EQ(dates[B].slack, 0);
  EXPECT_EQ(dates[C].slack, 3 * kWorkday);
  EXPECT_EQ(dates[C].free_slack, 3 * kWorkday);
  EXPECT_EQ(dates[D].slack, 0);
  EXPECT_EQ(told(dates[C].late_start), told(at(1, 12, 9)));
  EXPECT_EQ(told(dates[C].late_finish), told(at(1, 13, 17)));
  EXPECT_EQ(steps_of(path), (Steps{A, B, D}));
  EXPECT_EQ(path.back().driver.kind, Driver::Kind::link);
  EXPECT_EQ(path.back().driver.index, 2u);
  EXPECT_FALSE(dates[D].room.has_value());
}

TEST(Passes, ALongerStepMovesWhatWaits) {
  const auto [order, passes, path] = worked(diamond(7));
  EXPECT_DAYS(passes.dates[D], 1, 18, 21);
  EXPECT_EQ(passes.dates[C].slack, 5 * kWorkday);
}

TEST(Passes, LagsOfBothSortsAndACalendarStep) {
  Network network = office_network();
  add_step(network, workdays(5));
  add_step(network, workdays(4));
  add_step(network, workdays(3));
  add_step(network, workdays(2));
  add_step(network, days(7));
  add_step(network, workdays(1));
  add_link(network, A, B, workdays(2), Edge::start);
  add_link(network, B, C, days(2));
  add_link(network, B, D, workdays(2));
  add_link(network, A, E);
  for (const std::uint32_t step : {C, D, E}) add_link(network, step, F);
  const auto [order, passes, path] = worked(network);
  const auto& dates = passes.dates;
  EXPECT_DAYS(dates[A], 1, 4, 8);
  EXPECT_DAYS(dates[B], 1, 6, 11);
  EXPECT_DAYS(dates[C], 1, 14, 18);
  EXPECT_DAYS(dates[D], 1, 14, 15);
  EXPECT_EQ(told(dates[E].start), "Fr 08.01. 17:00");
  EXPECT_EQ(told(dates[E].finish), "Fr 15.01. 17:00");
  EXPECT_DAYS(dates[F], 1, 19, 19);
  const std::int64_t slack[] = {0, 0, 0, 1, 1, 0};
  for (std::uint32_t step = 0; step < 6; ++step) EXPECT_EQ(dates[step].slack, slack[step] * kWorkday) << step;
  EXPECT_EQ(steps_of(path), (Steps{A, B, C, F}));
}

TEST(Passes, LateStepsBeforeAFixedDay) {
  Network network = office_network();
  const auto write = add_step(network, workdays(3)), design = add_step(network, workdays(5)), approve = add_step(network, workdays(1)),
             send = add_step(network, days(0));
  for (const auto step : {write, design, approve}) network.steps[step].late = true;
  network.steps[send].start = at(2, 15);
  add_link(network, write, design);
  add_link(network, design, approve);
  add_link(network, approve, send, hours(48));
  const auto [order, passes, path] = worked(network);
  const auto& dates = passes.dates;
  EXPECT_DAYS(dates[write], 2, 2, 4);
  EXPECT_DAYS(dates[design], 2, 5, 11);
  EXPECT_DAYS(dates[approve], 2, 12, 12);
  EXPECT_EQ(told(dates[write].early_start), "Mo 04.01. 09:00");
  EXPECT_EQ(told(dates[design].early_finish), "We 13.01. 17:00");
  EXPECT_EQ(told(dates[approve].early_finish), "Th 14.01. 17:00");
  for (const auto step : {write, design, approve}) {
    EXPECT_EQ(dates[step].slack, 21 * kWorkday);
    EXPECT_EQ(dates[step].room, 21 * kWorkday);
    EXPECT_EQ(dates[step].driver.kind, Driver::Kind::link_out);
  }
  EXPECT_TRUE(passes.broken.empty());
}

TEST(Passes, AContainerBindsWhatIsInItAndWaitsForItsLast) {
  Network network = office_network();
  const auto before = add_step(network, workdays(2)), container = add_step(network, std::nullopt), first = add_step(network, workdays(1), container),
             second = add_step(network, workdays(3), container), behind = add_step(network, workdays(1));
  add_link(network, before, container, workdays(1));
  add_link(network, container, behind);
  network.bounds.push_back({container, Edge::end, Bound::Kind::not_after, at(1, 11)});
  const auto [order, passes, path] = worked(network);
  const auto& dates = passes.dates;
  EXPECT_DAYS(dates[first], 1, 7, 7);
  EXPECT_DAYS(dates[second], 1, 7, 11);
  EXPECT_DAYS(dates[container], 1, 7, 11);
  EXPECT_DAYS(dates[behind], 1, 12, 12);
  EXPECT_EQ(dates[second].room, -kWorkday);
  EXPECT_EQ(dates[first].room, kWorkday);
  EXPECT_EQ(dates[container].room, -kWorkday);
  EXPECT_EQ(dates[before].room, -kWorkday);
  EXPECT_FALSE(dates[behind].room.has_value());
  EXPECT_EQ(steps_of(path), (Steps{before, second, behind}));
}

TEST(Passes, AStatedDayStaysAndSaysWhatItBreaks) {
  Network network = office_network();
  const auto shoot = add_step(network, workdays(4)), air = add_step(network, workdays(2)), behind = add_step(network, workdays(1));
  network.steps[air].start = at(1, 6);
  add_link(network, shoot, air, workdays(2));
  add_link(network, air, behind);
  const auto [order, passes, path] = worked(network);
  ASSERT_EQ(passes.broken.size(), 1u);
  EXPECT_EQ(passes.broken[0].step, air);
  EXPECT_EQ(passes.broken[0].index, 0u);
  EXPECT_EQ(told(passes.broken[0].at), "Mo 11.01. 17:00");
  EXPECT_EQ(told(passes.dates[air].finish), "Th 07.01. 17:00");
  EXPECT_DAYS(passes.dates[behind], 1, 8, 8);
  // Two workdays before Wednesday is Monday morning, and it works until Thursday evening.
  EXPECT_EQ(passes.dates[shoot].room, -4 * kWorkday);
}

TEST(Passes, WhatWaitsForItselfHasNoDatesAndTheShortestCircleIsTold) {
  Network network = office_network();
  for (int step = 0; step < 6; ++step) add_step(network, workdays(1));
  for (std::uint32_t step = 0; step < 5; ++step) add_link(network, step, (step + 1) % 5);
  add_link(network, 3, 1);  // 1 → 2 → 3 → 1 is shorter than the way around.
  add_link(network, 4, 5);
  const auto [order, passes, path] = worked(network);
  ASSERT_EQ(order.circles.size(), 1u);
  EXPECT_EQ(order.circles[0].steps, (Steps{1, 2, 3}));
  EXPECT_EQ(order.circles[0].links, (Steps{5, 1, 2}));
  for (std::uint32_t step = 0; step < 5; ++step) EXPECT_EQ(passes.dates[step].undated, Undated::in_circle);
  EXPECT_EQ(passes.dates[5].undated, Undated::no);
  EXPECT_TRUE(passes.dates[5].behind_undated);
}

// A container's begin waits for a step with days of its own, which waits for another such step in the container. Neither waits in
// truth, so what else is in the container has its days from theirs; the circle is told all the same. It is the same where both have begun.
TEST(Passes, StatedDaysInACircleAreWaitedFor) {
  Network network = office_network();
  constexpr std::uint32_t kAround = 0, kInside = 1, kFree = 2, kBefore = 3;
  add_step(network, std::nullopt);
  add_step(network, workdays(1), kAround);
  add_step(network, workdays(2), kAround);
  add_step(network, workdays(2));
  network.steps[kInside].start = at(1, 4, 9);
  network.steps[kBefore].start = at(1, 11, 9);
  add_link(network, kInside, kBefore);
  add_link(network, kBefore, kAround);
  for (const bool begun : {false, true}) {
    network.steps[kInside].actual = network.steps[kBefore].actual = begun;
    const auto [order, passes, path] = worked(network);
    EXPECT_EQ(order.circles.size(), 1u);
    EXPECT_EQ(passes.dates[kFree].undated, Undated::no);
    EXPECT_DAYS(passes.dates[kFree], 1, 13, 14);
    EXPECT_DAYS(passes.dates[kInside], 1, 4, 4);
    EXPECT_TRUE(passes.broken.empty());
  }
}

// Three days of two undertakings, the first of which begins on the 4th and the second on the 18th. What lies beside the second begins with it, and may wait
// until it ends, on the 20th: it takes one day of the three.
TEST(Passes, WhatLiesBesideAFrameSharesItsBeginningAndItsEnd) {
  Network network = office_network();
  const auto first = add_step(network, std::nullopt), second = add_step(network, std::nullopt);
  add_step(network, workdays(30), first);
  add_step(network, workdays(3), second);
  const auto beside = add_step(network, workdays(1));
  network.frames.push_back({first, at(1, 4), {}});
  network.frames.push_back({second, at(1, 18), {}, {beside}});
  const auto passes = worked(network).passes;
  EXPECT_DAYS(passes.dates[beside], 1, 18, 18);
  EXPECT_EQ(passes.dates[beside].slack, 2 * kWorkday);
  EXPECT_DAYS(passes.dates[second], 1, 18, 20);
}

TEST(Passes, ACircleThroughAContainerNamesItOnce) {
  Network network = office_network();
  const auto container = add_step(network, std::nullopt), inside = add_step(network, workdays(1), container), other = add_step(network, workdays(1));
  add_link(network, container, other);
  add_link(network, other, container);
  const Order order = ordered(network);
  ASSERT_EQ(order.circles.size(), 1u);
  EXPECT_EQ(order.circles[0].steps, (Steps{container, other}));
  EXPECT_EQ(order.circles[0].links, (Steps{1, 0}));
  Network own = office_network();
  add_step(own, std::nullopt);
  add_step(own, workdays(1), 0);
  add_link(own, 0, 1);  // Something waits for the end of what it is in.
  const Order of_own = ordered(own);
  ASSERT_EQ(of_own.circles.size(), 1u);
  EXPECT_EQ(of_own.circles[0].steps, (Steps{0, 1}));
  EXPECT_EQ(passes_of(own, of_own).dates[1].undated, Undated::in_circle);
  EXPECT_EQ(passes_of(network, order).dates[inside].undated, Undated::in_circle);
}

TEST(Passes, WithoutWorkingTimeOrLengthThereIsNoDate) {
  Network network = office_network();
  network.calendars.emplace_back();
  const auto never = add_step(network, workdays(1)), unknown = add_step(network, std::nullopt), behind = add_step(network, workdays(1));
  network.steps[never].calendar = 1;
  add_link(network, never, behind);
  add_link(network, unknown, behind);
  const auto [order, passes, path] = worked(network);
  EXPECT_EQ(passes.dates[never].undated, Undated::never);
  EXPECT_EQ(passes.dates[unknown].undated, Undated::no_length);
  EXPECT_DAYS(passes.dates[behind], 1, 4, 4);
  EXPECT_TRUE(passes.dates[behind].behind_undated);
}

}  // namespace
}  // namespace campaign::timing
