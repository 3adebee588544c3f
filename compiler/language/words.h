#pragma once

#include <array>
#include <string_view>

namespace campaign {

/// A block that declares nothing, but says which rules hold.
inline constexpr std::string_view kRulesBlock = "rules";

/// The words that start a declaration beside the kinds.
inline constexpr std::array<std::string_view, 8> kOtherDeclarations = {"use", "template", "extend", "field", kRulesBlock, "rule", "vocabulary", "expect"};

/// Whether a name at the start of a member says what the member is. O(kinds).
[[nodiscard]] bool is_keyword(std::string_view name);

/// The properties of a `field` and of a `vocabulary`; those of kinds are in the constructs table, those of rules in `rules/rule.h`.
inline constexpr std::array<std::string_view, 5> kFieldProperties = {"type", "required", "list", "words", "about"};
inline constexpr std::array<std::string_view, 3> kVocabularyProperties = {"language", "words", "closes"};

}  // namespace campaign
