#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "check/context.h"
#include "locale/work_week.h"
#include "model/holidays.h"

namespace campaign {

/// Gives the expressions of a plan their typed values, seen from one declaration at a time. What is wrong is reported
/// once, where it is, and becomes a hole. Its parts: amounts.cpp, figures.cpp, dates.cpp, references.cpp, values.cpp.
class ValueReader {
 public:
  explicit ValueReader(CheckContext& context) : context_(context) {}

  /// The declaration from which names are seen from now on, and which of its texts is read.
  void stand_at(EntityId id, const Part& part) {
    here_ = id;
    file_ = context_.file_of(id);
    taking_ = part.taking == Part::kOwn ? nullptr : &context_.takings[part.taking];
  }
  void stand_at(EntityId id) { stand_at(id, context_.origin(id)); }

  /// The metric of the declaration from which names are seen: its other values are values of it. An assumption that turns
  /// one metric into another has two.
  void set_metric(EntityId metric, EntityId from = kNoEntity) {
    metric_ = metric;
    from_ = from;
  }

  /// Whether dates are counted without holidays from now on: those that say which days are holidays.
  void count_without_holidays(bool without) { without_holidays_ = without; }

  /// All values of a property node by its row; one hole where it is broken.
  void read_property(Node property, const PropertyRow& row, std::vector<PropertyValue>& out);
  /// The `at` that was written as a time behind a day: `on: 2027-03-31 18:00`. Gives each once.
  [[nodiscard]] std::optional<PropertyValue> take_time() { return std::exchange(time_, std::nullopt); }
  /// The block of an `expect`: an Expectation for every metric in it.
  void read_expectations(Node declaration, std::vector<PropertyValue>& out);

  /// How the values of a metric are written. Whole things come in whole ones, but on average and as factors; shares are in percent,
  /// and scores, as those of a scale of marks, are not.
  enum class Counted : std::uint8_t { ones, averaged, shares, scores };

  // -- amounts.cpp --
  /// An amount: `12k USD`, `2.10 USD/click`, `25%`, `+2 points`. `what` names it in messages.
  [[nodiscard]] std::optional<Amount> amount(Node node, std::string_view what);
  /// An amount that has to be in a unit compatible with this one.
  [[nodiscard]] std::optional<Amount> amount_in(Node node, UnitId unit, std::string_view what);
  /// A value of a metric with this unit.
  [[nodiscard]] std::optional<Amount> metric_amount(Node node, UnitId unit, Counted how, std::string_view what);
  /// `3_000 to 5_000 orders`, a named shape, or a certain amount, in the unit of a metric.
  [[nodiscard]] std::optional<Estimate> estimate(Node node, UnitId unit, Counted how, std::string_view what);
  /// What an expectation becomes, with the value that it has before.
  [[nodiscard]] std::optional<Estimate> change(Node node, UnitId unit, Counted how, std::string_view what, std::optional<Amount>& before);
  [[nodiscard]] std::optional<Target> target(Node node, std::optional<UnitId> unit, std::string_view what);
  [[nodiscard]] static std::optional<std::pair<Node, Duration::Unit>> growth_of(Node node);
  [[nodiscard]] std::optional<Target> growth_target(Node node, const std::pair<Node, Duration::Unit>& growth, std::optional<UnitId> unit, std::string_view what);
  [[nodiscard]] std::optional<Bounds> bounds(Node node, UnitId unit, std::string_view what);
  /// A unit as it is written: `clicks`, `USD/click`, `money`, `ratio`.
  [[nodiscard]] std::optional<UnitId> unit(Node node);
  [[nodiscard]] std::optional<Decimal> number_token(Span span, std::string_view text);

  // -- figures.cpp --
  /// Reports figures of an expression that are read otherwise than somebody may mean: points between thousands, parts of what has
  /// no parts. `unit` is the one of figures that name none. O(1) where no figure has a point.
  void check_figures(Node node, UnitId unit, Counted how = Counted::ones);

  /// Whether a comma stands within a number, as in `15,000`; it is then reported.
  [[nodiscard]] bool comma_within_number(Node value);

  // -- dates.cpp --
  [[nodiscard]] std::optional<DaySpan> span_of_days(Node node);
  [[nodiscard]] std::optional<Duration> duration(Node node, std::string_view what, bool complain);
  [[nodiscard]] std::optional<Daypart> daypart(Node node, std::string_view what);

  // -- references.cpp --
  /// The declaration of one of the kinds that is called `name` here. In a template's text: one inside the taker, else
  /// one seen from the template, else one seen from the taker.
  [[nodiscard]] EntityId find(std::string_view name, KindSet kinds) const;
  /// The declaration that a path or `@name` names; reports what is not found.
  [[nodiscard]] EntityId reference(Node node, KindSet kinds, std::string_view what);
  /// The same for names given as texts, such as the key of an expectation.
  [[nodiscard]] EntityId resolve(const std::vector<std::string_view>& names, Span span, KindSet kinds, bool report);
  /// The metric named by a node, or kNoEntity with a diagnostic.
  [[nodiscard]] EntityId metric(Node node) { return reference(node, KindSet(Kind::kpi), "a metric"); }

 private:
  Value value(Node node, const PropertyRow& row);
  Value metric_value(Node node, const PropertyRow& row);
  [[nodiscard]] bool doubtful_calculation(Node node, std::optional<UnitId> unit, bool takes_range, std::string_view what);
  [[nodiscard]] bool doubtful_share(Node node, const Amount& amount, Counted how, std::string_view what);
  [[nodiscard]] bool doubtful_low_share(Node node, const Amount& low, const Amount& high, Counted how);
  Value word(Node node, const PropertyRow& row);
  Value condition(Node node, const PropertyRow& row);
  Value effect(Node node, const PropertyRow& row);
  [[nodiscard]] std::optional<UnitId> unit_of_rate();
  [[nodiscard]] bool is_counted(UnitId unit) const;
  [[nodiscard]] bool is_exchange_rate(const Amount& amount) const;
  void check_sample(const PropertyValue& value);
  void check_matching(const PropertyValue& value);
  Value quantity(Node node, const PropertyRow& row);
  Value color(Node node, const PropertyRow& row);
  Value file(Node node, const PropertyRow& row);
  void check_locale(Node node, std::string_view text);
  void check_time_zone(Node node, std::string_view text);
  void unquoted(Node node, std::string_view what);
  std::int32_t clauses(Node item, ValueType type, Count count);
  Clauses& clauses_of(PropertyValue& value);
  [[nodiscard]] std::optional<Decimal> baseline_share();
  void ambiguous_percent(Node node);
  [[nodiscard]] std::string lacking_per(const Amount& amount, UnitId wanted);
  [[nodiscard]] std::pair<EntityId, Moment> linked(Node path);
  void link(Node node, const PropertyRow& row, PropertyValue& value);
  void assignment(Node node, const PropertyRow& row, PropertyValue value, std::vector<PropertyValue>& out);
  [[nodiscard]] bool misplaced_clause(Node item, Node clause, ValueType type, Count count);
  [[nodiscard]] bool impossible(Node node, const PropertyRow& row, const Value& value);
  [[nodiscard]] bool has_no_hour(Node node, const PropertyRow& row, const Daypart& rhythm);
  void days_joined_otherwise(Node first, Node last, std::string_view word);
  void wrong_type(Node node, std::string_view property, const Said& needs);
  void unknown_name(std::string_view name, Span span, KindSet kinds, EntityId of_other_kind);
  void suggest_channels(std::string_view words, Span span, Diagnostic& diagnostic);
  [[nodiscard]] std::optional<Amount> combine(Node node, std::string_view what);
  [[nodiscard]] std::optional<UnitId> unit_named(Node place, std::uint32_t token);
  [[nodiscard]] std::optional<Amount> quantity_node(Node node);
  [[nodiscard]] std::optional<Estimate> between(Node node, Node first, Node second, UnitId unit, Counted how, std::string_view what);
  [[nodiscard]] std::optional<Estimate> shape(Node call, UnitId unit, Counted how, std::string_view what);
  [[nodiscard]] bool agree(const Amount& amount, UnitId unit, Span span, std::string_view what);
  [[nodiscard]] UnitId in_currency(UnitId unit, UnitId currency) const;
  [[nodiscard]] Amount as_metric(Amount amount, UnitId unit) const;
  [[nodiscard]] bool changes_share(const Amount& amount, UnitId unit) const;
  [[nodiscard]] bool is_per_time(std::optional<UnitId> unit) const;
  void reversed(Node node, const Amount& low, const Amount& high);
  [[nodiscard]] std::string_view tag_that_groups_with_points();
  void figure(Node place, UnitId unit, std::optional<int> decimals);
  [[nodiscard]] Counted counted(EntityId metric) const;
  [[nodiscard]] bool foreign_figure(Node node);
  [[nodiscard]] bool foreign_whole(Node node);
  [[nodiscard]] bool foreign_part(Node node);
  [[nodiscard]] bool compared_by_colon(Node property);
  [[nodiscard]] bool impossible_shape(Node call, std::string_view name, std::span<const Amount> given, bool may_be_negative);
  [[nodiscard]] bool grouped_by_commas(Node call, std::uint32_t parameters);
  [[nodiscard]] std::optional<Estimate> unknown_shape(Node call, std::string_view name);
  [[nodiscard]] std::optional<DaySpan> range_of_days(Node node);
  [[nodiscard]] bool foreign_date(Node node);
  [[nodiscard]] std::optional<DaySpan> named_days(Node path);
  [[nodiscard]] std::optional<DaySpan> property_days(EntityId id, std::string_view property);
  [[nodiscard]] std::optional<DaySpan> shifted(Node node);
  [[nodiscard]] std::optional<DaySpan> date_literal(Node node, std::string_view text);
  void add_hours(Node window, Daypart& daypart);
  [[nodiscard]] std::optional<DaySpan> week_of_campaign(Node node, std::string_view text);
  [[nodiscard]] std::optional<PropertyValue> time_behind_day(Node node, Span key);
  void keep_time(Node expression, Span key);
  [[nodiscard]] std::optional<ClockTime> clock_time(Span span, std::string_view text);
  [[nodiscard]] WorkWeek work_week_here();
  [[nodiscard]] std::string_view region_of(EntityId id);
  [[nodiscard]] std::string_view region_of_markets(EntityId id);
  [[nodiscard]] std::optional<Daypart> repetition(Node node);
  [[nodiscard]] bool add_days(Node node, Daypart& daypart);
  bool add_to_rhythm(Node expression, std::vector<PropertyValue>& out);
  [[nodiscard]] std::optional<std::uint8_t> weekdays(Node node);
  [[nodiscard]] std::optional<UnitId> unit_of_goal();
  [[nodiscard]] Workdays workdays_here();
  [[nodiscard]] EntityId calendar_named_by(EntityId id);
  [[nodiscard]] std::vector<HolidayRule> rules_of(EntityId calendar);
  [[nodiscard]] std::vector<PropertyValue> values_of(EntityId id);
  [[nodiscard]] std::optional<DaySpan> day_of_holiday(EntityId holiday, Node path);
  Value yearly(Node item, Node expression, const PropertyRow& row);
  [[nodiscard]] std::optional<YearlyDay> yearly_day(Node node);
  [[nodiscard]] std::optional<YearlyDay> day_of_month(Node node);
  [[nodiscard]] std::optional<YearlyDay> weekday_of_month(Node node);

  CheckContext& context_;
  EntityId here_ = kNoEntity;
  EntityId metric_ = kNoEntity;
  EntityId from_ = kNoEntity;
  std::size_t file_ = 0;
  const Taking* taking_ = nullptr;     // Where a template's text is read.
  static constexpr std::size_t kDeepestDates = 50;  // Dates that lean on dates; more is a mistake.
  bool aside_ = false;                 // Reads only to know, for somebody else: nothing that is wrong is told.
  std::vector<EntityId> date_path_;    // The declarations whose dates are being read, each for the one before.
  std::set<EntityId> in_date_circle_;  // Reported already.
  bool converts_ = false;              // Whether money may be in any currency, since it is converted where it is added.
  bool without_holidays_ = false;
  std::unordered_map<std::uint32_t, Workdays> calendars_;  // By calendar, what was read of it; their weeks are those of its hours.
  bool takes_time_ = false;            // Whether a time may stand behind the day that is read.
  std::optional<PropertyValue> time_;  // What stood there.
};

/// What kind of value an expression looks like, for messages: "a text", "a date".
[[nodiscard]] Said looks_like(Node node);
/// The kinds as a message names them: "person or team".
[[nodiscard]] Said names_of(KindSet kinds);

}  // namespace campaign
