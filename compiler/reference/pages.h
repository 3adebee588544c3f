#pragma once

#include <string>
#include <string_view>

#include "workspace/snapshot.h"

namespace campaign {

// The pages of the reference, in Markdown, each from the table or the declarations that it is about.

/// Every kind of declaration, from the constructs table. It quotes from a plan that has every type of value,
/// `stdlib/reference/every_type.campaign`; one that is no longer there is marked with `kMissingExample`.
[[nodiscard]] std::string constructs_page();
inline constexpr std::string_view kMissingExample = "**not in the plan of examples:**";

/// The compiler's own findings, from the catalogue.
[[nodiscard]] std::string findings_page();

/// How rules are written: their properties, functions, and what they can read.
[[nodiscard]] std::string rule_language_page();

/// The rules of the standard library, by module.
[[nodiscard]] std::string rules_page(const Snapshot& library);

/// The metrics of the standard library, by module.
[[nodiscard]] std::string metrics_page(const Snapshot& library);
/// Its channels.
[[nodiscard]] std::string channels_page(const Snapshot& library);
/// Its units and currencies.
[[nodiscard]] std::string units_page(const Snapshot& library);
/// Its calendars of holidays.
[[nodiscard]] std::string holidays_page(const Snapshot& library);
/// Its templates, each with what it gives.
[[nodiscard]] std::string templates_page();
/// Its vocabularies.
[[nodiscard]] std::string words_page();

/// A text as a block of code in Markdown, fenced so that nothing in it ends the block.
[[nodiscard]] std::string code_block(std::string_view text);
/// One finding or rule under a heading of its name.
struct FindingInfo;
void add_finding(std::string& page, const FindingInfo& info);

}  // namespace campaign
