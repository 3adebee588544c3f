#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/work.h"
#include "language/constructs.h"
#include "model/reads.h"
#include "model/units.h"
#include "model/value.h"
#include "source/span.h"
#include "words/tongue.h"

namespace campaign {

/// Where a value comes from and when it holds: the clauses behind it. Absent ones are empty.
struct Clauses {
  std::string_view source, because, method;
  std::string_view scope;           ///< Of money: what it is for.
  std::optional<DaySpan> as_of, during, by, until;
  std::optional<Amount> sample;     ///< How many were asked or counted.
  std::optional<Amount> deviation;  ///< How far single values lie from a mean: the standard deviation.
  std::optional<Amount> from;       ///< Of an expected change: the value before it.
  EntityId matching = kNoEntity;    ///< Of money: the metric that it grows with, up to this amount.
  std::optional<Duration> lag;      ///< Of a link: how long after that moment; below zero before it.
  Moment moment = Moment::unsaid;   ///< Of a link: which end of the declaration that it names.
  bool or_before = false;           ///< Of an assignment: an alternative to the one before it.
  std::optional<Amount> share;      ///< Of an assignment: the part of the working time.
  bool assumed = false;
  Span by_span, matching_span;
};

/// One value of one property. Several values of a list, or of a property that is written many times, stand side by side.
struct PropertyValue {
  Property property{};
  Value value;
  Span key;   ///< The name in front of the colon.
  Span span;  ///< The value, with its clauses.
  std::int32_t clauses = -1;  ///< Index for `Plan::clauses`, or -1.
};

/// One declaration: a goal, a tactic, a person …
struct Entity {
  Kind kind{};
  EntityId parent = kNoEntity;
  std::string_view name;     ///< The last part of its path id; made from the title where none is written.
  std::string_view title;    ///< May be empty.
  std::string_view comment;  ///< The text of its `///` lines, or empty.
  bool named = false;        ///< Whether the name is written in the plan.
  bool from_library = false; ///< Declared by the standard library, not by the plan.
  // A declaration that is all a template's has the places of the template's text, or those of the `like` that takes it
  // where that text is in another file than the plan's.
  Span span;                 ///< All of it.
  Span head;                 ///< From the kind to the title and the `like`.
  Span name_span;            ///< The name, or the title or kind where no name is written.
  Span title_span;           ///< The title, or the name where no title is written.
  std::uint32_t body_end = 0;     ///< The offset of its `}`; or the end of its head where it has no block.
  bool has_block = false;
  std::uint32_t first_value = 0;  // In Plan::values_.
  std::uint32_t value_count = 0;
  std::uint64_t properties = 0;   ///< The bits (`Plan::bit_of`) of those that have values.
  std::vector<EntityId> children; ///< In the order of the text.
};

/// A step of a metric's formula: a small tree in `Formula::nodes`, operands before operators.
struct FormulaNode {
  enum class Op : std::uint8_t {
    constant, metric, add, subtract, multiply, divide, negate,
    smaller, larger,  ///< `min(a, b)`, `max(a, b)`; of more than two, one in another.
  };
  Op op = Op::constant;
  Amount constant;
  EntityId metric = kNoEntity;
  std::int32_t left = -1, right = -1;
  Span span;
};
struct Formula {
  std::vector<FormulaNode> nodes;  ///< The last one is the result. Empty: no formula, or one with an error in it.
  UnitId unit = kNoUnit;           ///< Worked out from the parts.
};

/// A property that the plan itself adds to a kind, with `extend`.
struct Field {
  PropertyRow row;
  std::string_view title;  ///< May be empty.
  Span name_span;
};

/// What a set of files means. Immutable once built; views in it point into the sources, which outlive it.
class Plan {
 public:
  [[nodiscard]] const Entity& operator[](EntityId id) const {
    if (reads_ != nullptr) [[unlikely]] reads_->note(Reads::of_declaration(id));
    count_work();
    return entities_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] std::size_t size() const { return entities_.size(); }
  /// The declarations outside every block, those of used library modules first, then the files in their order.
  [[nodiscard]] std::span<const EntityId> roots() const { return roots_; }

  /// All values of a declaration in the order of the text.
  [[nodiscard]] std::span<const PropertyValue> values(EntityId id) const {
    const Entity& entity = (*this)[id];
    count_work(entity.value_count);
    return std::span(values_).subspan(entity.first_value, entity.value_count);
  }
  /// The bit that stands for a property in a row of 64, which it shares with others.
  [[nodiscard]] static constexpr std::uint64_t bit_of(Property property) { return std::uint64_t{1} << (static_cast<unsigned>(property) % 64); }
  /// The values of one property, side by side; empty when it is not written.
  [[nodiscard]] std::span<const PropertyValue> values(EntityId id, Property property) const;
  /// The first value of a property, hole or not; null when it is not written.
  [[nodiscard]] const PropertyValue* find(EntityId id, Property property) const {
    const auto found = values(id, property);
    return found.empty() ? nullptr : &found.front();
  }
  /// The first value of a property if it is of the type asked for, else null.
  template <typename T>
  [[nodiscard]] const T* get(EntityId id, Property property) const {
    const PropertyValue* found = find(id, property);
    return found == nullptr ? nullptr : std::get_if<T>(&found->value);
  }
  /// The word a property has, or an empty view.
  [[nodiscard]] std::string_view word(EntityId id, Property property) const {
    const Word* found = get<Word>(id, property);
    return found == nullptr ? std::string_view() : found->value;
  }
  /// The clauses of a value; a value without any has them all empty.
  [[nodiscard]] const Clauses& clauses(const PropertyValue& value) const;

  /// The declaration that states a value of this plan. O(log declarations)
  [[nodiscard]] EntityId owner_of(const PropertyValue& value) const;

  /// The nearest declaration of a kind that encloses this one, or kNoEntity.
  [[nodiscard]] EntityId enclosing(EntityId id, Kind kind) const;
  /// `spring.revenue.repeat.coupons`: the names from the outermost declaration on.
  [[nodiscard]] std::string path(EntityId id) const;
  /// The title, or the name where there is no title.
  [[nodiscard]] std::string_view label(EntityId id) const {
    const Entity& entity = (*this)[id];
    return entity.title.empty() ? entity.name : entity.title;
  }
  /// What the plan's own files declare of a kind, in the order of the text.
  [[nodiscard]] std::vector<EntityId> all(Kind kind) const;

  /// The properties that the plan adds to the language's own, in the order of the text.
  [[nodiscard]] const std::deque<Field>& fields() const { return fields_; }
  /// The row of a kind's property, the language's or the plan's own; null where it has none of this name.
  [[nodiscard]] const PropertyRow* find_property(Kind kind, std::string_view name) const;
  /// The rows of a kind, the language's first.
  [[nodiscard]] std::vector<const PropertyRow*> properties_of(Kind kind) const;
  /// The identity of such a row.
  [[nodiscard]] Property property_of(const PropertyRow& row) const;
  /// The field that a property or its row is; null where it is the language's.
  [[nodiscard]] const Field* field_of(Property property) const;
  [[nodiscard]] const Field* field_of(const PropertyRow& row) const { return field_of(property_of(row)); }
  /// The name of a property, the language's or the plan's own.
  [[nodiscard]] std::string_view name_of(Property property) const;

  [[nodiscard]] const Units& units() const { return units_; }
  [[nodiscard]] Units& units() { return units_; }
  /// A metric's formula, or null.
  [[nodiscard]] const Formula* formula(EntityId kpi) const;
  /// A metric's unit, stated or worked out from its formula; nullopt when neither is known.
  [[nodiscard]] std::optional<UnitId> unit_of(EntityId kpi) const;
  /// The same with open money taken as the currency of the campaign around `place`.
  [[nodiscard]] std::optional<UnitId> unit_of(EntityId kpi, EntityId place) const;
  /// The currency of the campaign (or portfolio) around a declaration; open money where none is stated.
  [[nodiscard]] UnitId currency_at(EntityId place) const;
  /// A goal's target as a value of its metric: `+25%` on 2M USD is 2.5M USD. For a range the bound that is nearer to
  /// the baseline; for `keep` the baseline. nullopt when it cannot be known.
  /// For growth what the baseline has become after the last whole period from the campaign's first day to the deadline.
  [[nodiscard]] std::optional<Amount> resolved_target(EntityId goal) const;
  /// The value that growth asks for at the end of each whole period on the way to the deadline: `+20% per month` makes 100 into
  /// 120, 144, 172.8 … Empty for other targets, and where it cannot be known. O(periods).
  [[nodiscard]] std::vector<std::pair<Day, Amount>> growth_path(EntityId goal) const;

  /// Whether a part of a declaration's own text could not be read: what is not written in it may have been lost.
  [[nodiscard]] bool damaged(EntityId id) const { return !damage_.empty() && damage_[static_cast<std::size_t>(id)]; }
  /// Whether the blocks around a declaration may be others than they seem: some brace of its file has no partner.
  [[nodiscard]] bool misplaced(EntityId id) const { return !misplaced_.empty() && misplaced_[static_cast<std::size_t>(id)]; }
  /// Whether a metric has a formula that could not be read.
  [[nodiscard]] bool unread_formula(EntityId kpi) const { return unread_formulas_.contains(static_cast<std::uint32_t>(kpi)); }
  [[nodiscard]] bool unread_formula() const { return !unread_formulas_.empty(); }
  /// Whether that is so of any part of the plan.
  [[nodiscard]] bool damaged() const { return !damage_.empty(); }
  /// Whether, since `missed` was last set to false, something was looked for in vain where it may have been lost: then
  /// its absence is not known.
  [[nodiscard]] bool missed() const { return missed_; }
  void set_missed(bool missed) const { missed_ = missed; }

  /// In which what is found out about it is said.
  [[nodiscard]] const Tongue& tongue() const { return *tongue_; }

  /// Has every look at a declaration noted, until it is called with null.
  void note_reads(Reads* reads) const { reads_ = reads; }
  /// What notes them, or null.
  [[nodiscard]] Reads* reads() const { return reads_; }

  /// How an estimate's values are spread, by its number.
  [[nodiscard]] const Spread& spread(std::uint32_t number) const { return spreads_[number]; }

  // -- for the builder in check/ only --
  std::uint32_t add_spread(const Spread& spread) {
    spreads_.push_back(spread);
    return static_cast<std::uint32_t>(spreads_.size() - 1);
  }
  void add_field(const Field& field) { fields_.push_back(field); }
  /// Gives a declaration its values, behind those of the declarations before it.
  void add_values(EntityId id, std::span<const PropertyValue> values);
  /// Notes which properties a declaration has.
  void note_properties(Entity& entity) const;
  std::deque<Field> fields_;
  std::vector<Entity> entities_;
  std::vector<EntityId> roots_;
  std::vector<PropertyValue> values_;
  std::vector<Clauses> clauses_;
  std::vector<Spread> spreads_{Spread{}};
  std::deque<std::string> texts_;  ///< Texts that had to be made: resolved escapes, names from titles.
  std::unordered_map<std::uint32_t, Formula> formulas_;
  std::unordered_set<std::uint32_t> unread_formulas_;
  std::unordered_map<std::uint32_t, UnitId> kpi_units_;
  std::unordered_map<std::uint32_t, UnitId> entity_units_;  ///< What a `unit` or `currency` declaration stands for.
  std::unordered_map<std::uint32_t, UnitId> campaign_currency_;
  std::vector<bool> damage_;  ///< By entity; empty where all could be read.
  std::vector<bool> misplaced_;  // The same.
  std::vector<std::pair<std::size_t, Value>> half_read_;  // Of values_ those that go on in an error, as they were read.
  std::vector<Span> likes_;  ///< The `like …` that take a template, which no fix may edit.
  mutable Units units_;
  const Tongue* tongue_ = &Tongue::english();  ///< Lives longer than the plan.

 private:
  mutable Reads* reads_ = nullptr;
  mutable bool missed_ = false;
};

/// Looks that are not noted, as long as it lives: of what is the same for everybody who asks. What is missed at them is nothing that the
/// first who asks has missed.
class PausedReads {
 public:
  explicit PausedReads(const Plan& plan) : plan_(plan), reads_(plan.reads()), before_(reads_ != nullptr && reads_->paused), missed_(plan.missed()) {
    if (reads_ != nullptr) reads_->paused = true;
  }
  ~PausedReads() {
    if (reads_ != nullptr) reads_->paused = before_;
    plan_.set_missed(missed_);
  }
  PausedReads(const PausedReads&) = delete;
  PausedReads& operator=(const PausedReads&) = delete;

 private:
  const Plan& plan_;
  Reads* reads_;
  bool before_, missed_;
};

}  // namespace campaign
