#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace campaign {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "hint";
  }
  return "error";
}

const FindingRow* finding_named(std::string_view name) {
  const auto* const found = std::ranges::find(catalogue::kFindings, name, &FindingRow::name);
  return found == std::end(catalogue::kFindings) ? nullptr : found;
}

Diagnostic& Diagnostic::label(Span place, std::string text) {
  labels.push_back({place, std::move(text)});
  return *this;
}
Diagnostic& Diagnostic::noted(std::string text) {
  note = std::move(text);
  return *this;
}
Diagnostic& Diagnostic::helped(std::string text) {
  help = std::move(text);
  return *this;
}
Diagnostic& Diagnostic::fix(std::string title, Span place, std::string text) {
  fixes.push_back({std::move(title), {{place, std::move(text)}}});
  return *this;
}
Diagnostic& Diagnostic::sure() {
  fixes.back().sure = true;
  return *this;
}
Diagnostic& Diagnostic::caused_by(std::string what) {
  cause = std::move(what);
  return *this;
}

const Fix* sure_fix(const Diagnostic& diagnostic) {
  return diagnostic.fixes.size() == 1 && diagnostic.fixes.front().sure ? &diagnostic.fixes.front() : nullptr;
}

void sort_and_deduplicate(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.span, d.severity, d.name, d.message); };
  std::ranges::stable_sort(diagnostics, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto [first, last] =
      std::ranges::unique(diagnostics, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); });
  diagnostics.erase(first, last);
}

}  // namespace campaign
