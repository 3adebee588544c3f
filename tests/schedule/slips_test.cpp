// What moves if a step takes longer, against working everything out again; and the load of people.

#include "schedule/slips.h"

#include "schedule/load.h"
#include "schedule/random_network.h"

namespace campaign::timing {
namespace {

TEST(Slips, AreWhatANewPassSays) {
  constexpr int kNetworks = 3000;
  int moved = 0;
  for (int round = 0; round < kNetworks && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(round));
    Random random(static_cast<std::uint64_t>(round));
    Kinds kinds;
    kinds.happened = round % 2 == 1;
    const Network network = random_network(random, kinds);
    const Order order = ordered(network);
    const Passes before = passes_of(network, order);
    Slips slips(network, order, before.dates);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      if (order.container[step] || before.dates[step].undated != Undated::no) continue;
      const std::int64_t more = random(1, network.steps[step].length->unit == Length::Unit::months ? 2 : 2000);
      Network longer = network;
      if (longer.steps[step].start && longer.steps[step].finish) {
        longer.steps[step].finish = calendar_of(network, step).plus(*longer.steps[step].finish, more);
      } else {
        longer.steps[step].length->count += more;
      }
      const Passes after = passes_of(longer, order);
      // What waited for what gets done in time no more waits for nothing then; those that had no dates before are not told.
      const auto gets_dates = [&](std::uint32_t i) { return before.dates[i].undated != Undated::no && after.dates[i].undated == Undated::no; };
      bool comes_up = false;
      for (std::uint32_t i = 0; i < network.steps.size(); ++i) comes_up = comes_up || gets_dates(i);
      if (comes_up) continue;
      const Slip slip = slips.longer(step, more);
      bool all = true;
      std::vector<Dates> told = before.dates;
      for (const Slip::Moved& each : slip.moved) {
        ++moved;
        EXPECT_EQ(each.from, (MinuteSpan{told[each.step].start, told[each.step].finish}));
        told[each.step].start = each.to.from;
        told[each.step].finish = each.to.to;
      }
      for (std::uint32_t i = 0; i < network.steps.size(); ++i) {
        if (before.dates[i].undated != Undated::no) continue;
        all = all && after.dates[i].undated == Undated::no;
        if (after.dates[i].undated != Undated::no) {
          EXPECT_EQ(told[i].finish, kNever) << i;
        } else {
          EXPECT_EQ(told[i].start, after.dates[i].start) << i;
          EXPECT_EQ(told[i].finish, after.dates[i].finish) << i;
        }
      }
      EXPECT_EQ(slip.finish, all ? std::max(after.finish, before.finish) : kNever);
    }
  }
  EXPECT_GT(moved, kNetworks);
}

TEST(Slips, SlackTakesThemUp) {
  Network network = office_network();
  for (const std::int64_t length : {3, 5, 2, 4}) add_step(network, workdays(length));
  add_link(network, 0, 1);
  add_link(network, 0, 2);
  add_link(network, 1, 3);
  add_link(network, 2, 3);
  const Order order = ordered(network);
  Slips slips(network, order, passes_of(network, order).dates);
  EXPECT_EQ(slips.longer(2, 3 * kWorkday).moved.size(), 1u);
  const Slip slip = slips.longer(2, 5 * kWorkday);
  ASSERT_EQ(slip.moved.size(), 2u);
  EXPECT_EQ(slip.moved[1].step, 3u);
  EXPECT_EQ(told(slip.finish), "Th 21.01. 17:00");
  EXPECT_EQ(slips.longer(1, 0).moved.size(), 0u);
}

TEST(Loads, AreTheSharesOfEachWeek) {
  Staffing staffing;
  staffing.people.push_back({office_hours(), kWhole, {{{at(1, 14), at(1, 16)}, kWhole}}, {}});
  const std::vector<Piece> pieces{{0, 0, {at(1, 4, 9), at(1, 12, 13)}, kWhole}, {1, 0, {at(1, 4, 9), at(1, 8, 17)}, kWhole * 4 / 5}};
  const std::vector<Load> load = load_of(staffing, pieces, Cap::Period::week);
  ASSERT_EQ(load.size(), 2u);
  EXPECT_EQ(load[0].work, 72 * kHour * kWhole);
  EXPECT_EQ(load[0].capacity, 40 * kHour * kWhole);
  EXPECT_EQ(load[1].work, 12 * kHour * kWhole);
  EXPECT_EQ(load[1].capacity, 24 * kHour * kWhole);
}

}  // namespace
}  // namespace campaign::timing
