#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace campaign {

/// What a declaration may be. One row each in the constructs table, in this order.
enum class Kind : std::uint8_t {
  portfolio, business_goal, campaign, goal, strategy, tactic, placement, experiment, arm,
  audience, market, channel, person, team, kpi, unit, currency, milestone, assumption, risk,
  site, view, calendar, holiday, blackout, season, booking,
};
inline constexpr std::size_t kKindCount = 27;

/// A set of kinds.
class KindSet {
 public:
  constexpr KindSet() = default;
  template <typename... Kinds>
  constexpr explicit KindSet(Kind first, Kinds... rest) : bits_(bit(first) | (0u | ... | bit(rest))) {}
  [[nodiscard]] constexpr bool contains(Kind kind) const { return (bits_ & bit(kind)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr KindSet with(Kind kind) const {
    KindSet more = *this;
    more.bits_ |= bit(kind);
    return more;
  }
  /// Whether they have a kind in common.
  [[nodiscard]] constexpr bool meets(KindSet other) const { return (bits_ & other.bits_) != 0; }

 private:
  static constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

/// What may stand behind a property's colon.
enum class ValueType : std::uint8_t {
  text,          ///< `"…"`
  markdown,      ///< `"…"` or `"""…"""`, read as Markdown.
  number,        ///< A bare number.
  ratio,         ///< A share or a factor: `25%`, `0.25`.
  money,         ///< An amount of a currency.
  quantity,      ///< A number with any unit: `48k people`, `500 leads`.
  price,         ///< Money, or money per unit: `2.10 USD/click`.
  date,          ///< A day; a longer span means its last day.
  span,          ///< Days from … to: `2027-03`, `2027-04-01 .. 2027-06-30`.
  duration,      ///< `3 weeks`, `10 workdays`.
  daypart,       ///< `mon..fri 11:30 .. 13:30`, `weekly on mon, thu`, `monthly on third thursday`.
  time,          ///< A time of day: `18:00`.
  yearly,        ///< A day of every year, `3 october`, `easter + 1 day`, `last monday in may`; or days of the calendar.
  boolean,       ///< `yes` or `no`.
  word,          ///< One of the words that the row lists.
  reference,     ///< A name or path of one of the kinds that the row lists; people as `@name`.
  link,          ///< What a tactic waits for or makes wait: `shoot + 2 workdays`, `cut.start`, or a day.
  assignment,    ///< Who works: `@li 50%`, `@sam or @tom`.
  metric_value,  ///< A value of the goal's metric.
  target,        ///< A value, `+25%`, `+2 points`, `>= 43%`, a range, or `keep`.
  condition,     ///< A metric, alone or compared: `roas >= 2.5 by 2027-06-30`.
  unit_of,       ///< A unit: `clicks`, `USD/click`, `money`.
  bounds,        ///< `0% .. 100%`, or one bound: `>= 0`.
  formula,       ///< An expression over metrics.
  rule_name,     ///< The name of a diagnostic or rule.
  color,         ///< `"#3346c4"`
  file,          ///< `"logo.svg"`: a file beside or below the plan's.
  estimate,      ///< `5% to 10%`, a named shape, or one amount.
  estimates,     ///< A block: metrics as keys, estimates as values.
};

/// How often a property may be written in one declaration, and how many values it takes.
enum class Count : std::uint8_t {
  one,   ///< One value.
  list,  ///< One property with any number of values, separated by commas.
  many,  ///< The property may be written any number of times.
};

/// When a plan that leaves the property out gets told, and by whom.
enum class Need : std::uint8_t { optional, required };

/// One property of one kind.
struct PropertyRow {
  Kind kind;
  std::string_view name;
  ValueType type;
  Count count;
  Need need;
  std::string_view words;    ///< For `word`: the words, separated by blanks.
  KindSet references;        ///< For `reference`: the kinds that may be named.
  std::string_view meaning;  ///< One sentence for the reference, hover and the schema.
};

/// Whether declarations of a kind have names and titles.
enum class Naming : std::uint8_t {
  by_name_or_title,  ///< One of the two at least; without a name the id is made from the title.
  by_name,           ///< Others refer to it, so a name is needed.
  none,              ///< There is one in its place; its kind is its name.
};

/// One kind of declaration.
struct KindRow {
  Kind kind;
  std::string_view keyword;  ///< As written: `business goal`.
  std::string_view plural;   ///< As people say it of several: `business goals`.
  std::string_view id;       ///< The plural as one word, a field of the JSON plan: `business_goals`.
  Naming naming;
  bool at_top;               ///< May stand outside every block.
  KindSet parents;           ///< The kinds in whose block it may stand.
  std::string_view meaning;  ///< One sentence for the reference, hover and the schema.
};

/// Which property, whatever the kind: the index of the first row with its name.
enum class Property : std::uint16_t {};

/// All kinds, in the order of `Kind`.
[[nodiscard]] std::span<const KindRow> all_kinds();
/// The row of a kind. O(1).
[[nodiscard]] const KindRow& row_of(Kind kind);
/// The kind that is written with these words (`business goal`, `tactic`). O(kinds).
[[nodiscard]] std::optional<Kind> kind_named(std::string_view keyword);

/// The properties of a kind in the order in which a plan lists them best. O(1).
[[nodiscard]] std::span<const PropertyRow> properties_of(Kind kind);
/// The row of a kind's property. O(properties of the kind).
[[nodiscard]] const PropertyRow* find_property(Kind kind, std::string_view name);
/// The property's identity, equal in all kinds that have one of this name. O(1).
[[nodiscard]] Property property_of(const PropertyRow& row);
/// The property's name; "field" for one that a plan adds, whose name `Plan::name_of` knows. O(1).
[[nodiscard]] std::string_view name_of(Property property);

}  // namespace campaign

#include "language/constructs_table.h"

namespace campaign {

/// The property of a name that is checked while the compiler is compiled: `prop("baseline")`.
consteval Property prop(std::string_view name) {
  for (std::size_t i = 0; i < table::kProperties.size(); ++i) {
    if (table::kProperties[i].name == name) return Property{static_cast<std::uint16_t>(i)};
  }
  throw "no kind has a property of this name";
}

}  // namespace campaign
