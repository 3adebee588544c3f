#pragma once

#include <cstdint>

namespace campaign {

/// How much was done on this thread: tokens and nodes looked at, declarations and values read, steps of rules taken, findings made. Tests
/// hold it against the size of a plan, as no time can be held: twice the plan is twice the work, not four times.
inline thread_local std::uint64_t work_done = 0;

/// Notes that so much was done.
inline void count_work(std::uint64_t steps = 1) { work_done += steps; }

}  // namespace campaign
