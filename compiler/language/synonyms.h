#pragma once

#include <optional>
#include <string_view>

#include "language/constructs.h"

namespace campaign {

/// What a property key of other tools and schools is in the language.
struct PropertySynonym {
  enum class Part : std::uint8_t { whole, start, end };
  std::string_view ours;      ///< The property; empty where it is said otherwise than by one.
  Part part = Part::whole;    ///< Which end of the property's span it is.
  std::string_view advice;    ///< How it is said, where no property says it.
};

/// The kind that people from other tools and schools call so: `objective` is a goal. Upper and lower case are one. O(words).
[[nodiscard]] std::optional<Kind> kind_for_synonym(std::string_view word);
/// What a key of other tools is in a declaration of this kind: `start` is the start of a tactic's `flight` and of a
/// campaign's `period`. O(words).
[[nodiscard]] std::optional<PropertySynonym> property_for_synonym(Kind kind, std::string_view word);

/// The channels of the library that a word for a route to people may mean, separated by blanks: `social` is `paid_social organic_social`.
/// Empty: none. O(words).
[[nodiscard]] std::string_view channels_for_synonym(std::string_view word);

/// What a word such as `instagram_ads` is without what people add to the name of a network: `instagram`; empty where nothing is added.
struct ChannelStem {
  std::string_view name;
  bool paid = false;  ///< What is added says that it is paid for.
};
[[nodiscard]] ChannelStem channel_stem(std::string_view word);

}  // namespace campaign
