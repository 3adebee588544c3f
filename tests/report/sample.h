#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace campaign {

/// One file and findings in it, for tests that look at what reports make of them.
struct Sample {
  explicit Sample(std::string text, std::string name = "plan.campaign") { add(std::move(name), std::move(text)); }

  FileId add(std::string name, std::string text) { return sources.add(std::move(name), std::move(text)); }

  /// The span of the first occurrence of `words`.
  [[nodiscard]] Span at(std::string_view words, FileId file = FileId{0}) const {
    const auto begin = static_cast<std::uint32_t>(sources[file].text().find(words));
    return {file, begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  [[nodiscard]] static Diagnostic finding(Span span, std::string message, Severity severity = Severity::error,
                                          std::string_view name = "time_bound.missing_deadline") {
    Diagnostic diagnostic;
    diagnostic.name = name;
    diagnostic.severity = severity;
    diagnostic.span = span;
    diagnostic.message = std::move(message);
    return diagnostic;
  }

  Sources sources;
};

}  // namespace campaign
