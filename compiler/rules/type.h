#pragma once

#include <string>
#include <string_view>

#include "language/constructs.h"
#include "words/tongue.h"

namespace campaign {

/// What a rule's expression gives.
enum class Base : std::uint8_t {
  none,          ///< Could not be worked out, and was reported: fits everywhere.
  yes_no, amount, estimate, date, span, duration, daypart, time, yearly, text,
  word,          ///< One of the words of `Type::words`.
  entity,        ///< A declaration of one of `Type::kinds`.
  target, condition, expectation, contribution, bounds, unit,
};

struct Type {
  Base base = Base::none;
  bool many = false;        ///< A collection of these.
  KindSet kinds;
  std::string_view words;   ///< Separated by blanks.

  [[nodiscard]] Type one() const { return {base, false, kinds, words}; }
  [[nodiscard]] Type several() const { return {base, true, kinds, words}; }
  [[nodiscard]] bool is(Base other) const { return base == other; }
};

/// As a message names it: "a date", "several tactics", "one of draft, review".
[[nodiscard]] std::string name_of(const Type& type);
/// The same in a finding.
[[nodiscard]] Said say_type(const Type& type);
/// The type of a property's values.
[[nodiscard]] Type type_of(const PropertyRow& row);

}  // namespace campaign
