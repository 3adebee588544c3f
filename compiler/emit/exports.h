#pragma once

#include <span>
#include <string>
#include <string_view>

#include "emit/bundle.h"
#include "emit/export_view.h"

namespace campaign {

/// A form in which people share a plan, beside its site and JSON: one row each in the table of `exports.cpp`. Each is
/// written of some campaigns, as one text; same plan, same bytes.
struct ExportFormat {
  std::string_view name;     ///< On the command line: `csv-tactics`.
  std::string_view ending;   ///< Of the file: `.tactics.csv`.
  std::string_view meaning;  ///< A few words for the help.
  std::string_view nothing;  ///< What it means that the text is empty; empty where it never is.
  std::string (*write)(const ExportView& view);
};
[[nodiscard]] std::span<const ExportFormat> all_exports();
/// The format with this name, or null.
[[nodiscard]] const ExportFormat* export_named(std::string_view name);

/// All campaigns of a plan in one text, in the language of the first where the view has it told in that.
[[nodiscard]] std::string plan_export(const PlanView& view, const ExportFormat& format);

/// A file a campaign and format, named after the campaign, in its language: `spring.ics`. A text that would be empty makes no file.
/// O(declarations + values + months of spending).
[[nodiscard]] Bundle plan_exports(const PlanView& view);

}  // namespace campaign
