#pragma once

#include <string>
#include <utility>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

inline constexpr std::chrono::year_month_day kTestDay = std::chrono::year{2026} / 1 / 1;

/// Compiles one text as a plan of its own, as of a day.
inline Snapshot compile_text(std::string text, std::string name = "plan.campaign", std::chrono::year_month_day day = kTestDay) {
  CompileOptions options;
  options.as_of = day;
  return compile(MemoryWorld({}, day), {}, {{std::move(name), "", std::move(text)}}, "/", options);
}

/// The names of all findings, in the order of the text.
inline std::vector<std::string> finding_names(const Snapshot& snapshot) {
  std::vector<std::string> names;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) names.emplace_back(diagnostic.name);
  return names;
}

/// "3:5 error: message [name]", a line each.
inline std::string shown(const Snapshot& snapshot) {
  std::string out;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    const SourceFile& file = (*snapshot.sources)[diagnostic.span.file];
    const LineColumn at = file.line_column(diagnostic.span.begin);
    out += file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(name_of(diagnostic.severity)) +
           ": " + diagnostic.message + " [" + std::string(diagnostic.name) + "]\n";
  }
  return out;
}

}  // namespace campaign
