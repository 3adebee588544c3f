#include <vector>

#include <fmt/format.h>

#include "analysis/approvals.h"
#include "analysis/contacts.h"
#include "analysis/sends.h"
#include "analysis/spending.h"
#include "emit/csv/csv.h"
#include "emit/csv/plan_cells.h"
#include "emit/json/schedule_row.h"
#include "model/format.h"

namespace campaign {

namespace {

constexpr auto kColumns = std::to_array<std::string_view>({
    CAMPAIGN_CSV_PLACE, "tactic_id", "tactic", "day", "at", "week", "free", "moved_from", "channel_id", "channel", "audience_id", "audience", "approver_id", "approver", "with_approver_by", "approved_by", "file", "line",
});

class SendRows {
 public:
  explicit SendRows(const ExportView& view) : view_(view), csv_(kColumns), cells_(view, csv_), timetable_(view.view.analysis.timetable(view.plan())) {}

  std::string write() {
    for (const EntityId tactic : declared_below(view_, KindSet(Kind::tactic))) write(tactic);
    return any_ ? csv_.take() : std::string();
  }

 private:
  void write(EntityId tactic) {
    const Sends sends = sends_of(view_.plan(), timetable_, tactic);
    if (sends.list.empty()) return;
    any_ = true;
    const std::vector<Approval> approvals = approvals_of(view_.plan(), timetable_, tactic);
    auto next = approvals.begin();
    for (const Send& send : sends.list) {
      bool approved = false;
      for (; next != approvals.end() && next->of == send.day; ++next, approved = true) row(tactic, send, &*next);
      if (!approved) row(tactic, send, nullptr);
    }
  }

  void row(EntityId tactic, const Send& send, const Approval* approval) {
    cells_.around(tactic);
    cells_.entity(tactic);
    cells_.day(send.day);
    send.minute == Send::kNoHour ? static_cast<void>(csv_.empty()) : static_cast<void>(csv_.text(fmt::format("{:02}:{:02}", send.minute / 60, send.minute % 60)));
    csv_.text(week(send.day));
    csv_.text(send.free ? "yes" : "no");
    std::string moved;
    for (const Day day : send.moved_from) moved += (moved.empty() ? "" : "; ") + format_date(day);
    csv_.text(moved);
    const std::vector<EntityId> channels = channels_of(view_.plan(), tactic), audiences = audiences_for(view_.plan(), tactic);
    cells_.ids(channels);
    cells_.labels(channels);
    cells_.ids(audiences);
    cells_.labels(audiences);
    cells_.entity(approval == nullptr ? kNoEntity : approval->who);
    approval == nullptr ? static_cast<void>(csv_.empty().empty()) : static_cast<void>(csv_.text(clock_text(approval->begin)).text(clock_text(approval->end)));
    cells_.place(view_.plan()[tactic].head);
  }

  /// `2027-W14`, after ISO 8601: a week belongs to the year of its Thursday.
  static std::string week(Day day) {
    const Day thursday = day - std::chrono::days(std::chrono::weekday(day).iso_encoding()) + std::chrono::days(4);
    const std::chrono::year year = std::chrono::year_month_day(thursday).year();
    const auto number = (thursday - Day(year / 1 / 1)).count() / 7 + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(year), number);
  }

  const ExportView& view_;
  CsvWriter csv_;
  PlanCells cells_;
  const Timetable& timetable_;
  bool any_ = false;
};

}  // namespace

std::string sends_csv(const ExportView& view) { return SendRows(view).write(); }

}  // namespace campaign
