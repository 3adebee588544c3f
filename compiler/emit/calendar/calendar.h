#pragma once

#include <string>

#include "emit/export_view.h"

namespace campaign {

/// What has dates in some campaigns, as an iCalendar (RFC 5545): periods, flights, deadlines, checkpoints, milestones,
/// experiments, reviews; days that are worked out say why in their description. Empty where nothing has dates: the format knows no
/// calendar without events.
///
/// Days are whole days (DATE, the end exclusive) and leave people free (TRANSPARENT). A flight with dayparts recurs at
/// their hours instead, in floating time: the audience's own. What is sent again and again (`repeat`) recurs without the days on which nothing
/// is sent (EXDATE), what was moved is an event of its own, at its `at` half an hour long; approvals are there with the days from when they
/// have to be with somebody to when they have to be given. An event's UID is made from its id in `plan.json`, so an
/// imported calendar can be brought up to date when dates have changed; DTSTAMP is the day that counts as today.
/// O(declarations + values).
[[nodiscard]] std::string calendar(const ExportView& view);

}  // namespace campaign
