#pragma once

#include <string>
#include <string_view>

namespace campaign {

/// Stands on a page in front of an example that the plan of examples does not have.
inline constexpr std::string_view kMissingExample = "**not in the plan of examples:**";

/// The reference of every kind of declaration, in Markdown, from the constructs table. `examples` is a plan that uses
/// every type of value: the page quotes from it.
[[nodiscard]] std::string constructs_page(std::string_view examples);

/// The reference of every finding of the compiler's own, in Markdown, from the catalogue.
[[nodiscard]] std::string findings_page();

/// A text as a block of code in Markdown, fenced so that nothing in it ends the block.
[[nodiscard]] std::string code_block(std::string_view text);

}  // namespace campaign
