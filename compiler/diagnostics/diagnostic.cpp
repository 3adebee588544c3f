#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "diagnostics/why.h"

namespace campaign {

namespace catalogue {
namespace {
struct GermanRow {
  Finding id;
  std::string_view title, message, why;
};
constexpr GermanRow kGerman[] = {
#define CAMPAIGN_FINDING_IN_GERMAN(id, title, message, why) GermanRow{Finding::id, title, message, why},
#include "diagnostics/findings_in_german.def"
#undef CAMPAIGN_FINDING_IN_GERMAN
};
}  // namespace
}  // namespace catalogue

namespace {
std::string said_in(const Tongue* tongue, const Said& text) { return (tongue == nullptr ? Tongue::english() : *tongue)(text); }
}  // namespace

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

FindingTexts texts_of(Finding id, Language language) {
  const FindingRow& row = row_of(id);
  if (language == Language::german) {
    const auto* const found = std::ranges::find(catalogue::kGerman, id, &catalogue::GermanRow::id);
    if (found != std::end(catalogue::kGerman)) return {found->title, found->message};
  }
  return {row.title, row.message};
}

std::string_view why_of(Finding id, Language language) {
  if (language == Language::english) return row_of(id).why;
  return std::ranges::find(catalogue::kGerman, id, &catalogue::GermanRow::id)->why;  // Each has its row.
}

Diagnostic& Diagnostic::label(Span place, const Said& text) {
  labels.push_back({place, said_in(tongue, text)});
  return *this;
}
Diagnostic& Diagnostic::noted(const Said& text) {
  note = said_in(tongue, text);
  return *this;
}
Diagnostic& Diagnostic::helped(const Said& text) {
  help = said_in(tongue, text);
  return *this;
}
Diagnostic& Diagnostic::fix(const Said& title, Span place, std::string text) {
  fixes.push_back({said_in(tongue, title), {{place, std::move(text)}}});
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

Diagnostic& Diagnostics::add(Finding id, Span span, std::span<const Said> arguments) {
  Diagnostic& diagnostic = list_.emplace_back();
  diagnostic.name = row_of(id).name;
  diagnostic.severity = row_of(id).severity;
  diagnostic.span = span;
  diagnostic.message = tongue_->fill(texts_of(id, tongue_->language()).message, arguments);
  diagnostic.tongue = tongue_;
  return diagnostic;
}

std::vector<Diagnostic> Diagnostics::take() {
  for (Diagnostic& diagnostic : list_) diagnostic.tongue = nullptr;
  return std::exchange(list_, {});
}

void sort_and_deduplicate(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.span, d.severity, d.name, d.message); };
  std::ranges::stable_sort(diagnostics, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto [first, last] =
      std::ranges::unique(diagnostics, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); });
  diagnostics.erase(first, last);
}

}  // namespace campaign
