#include "report/json.h"

#include <algorithm>

#include "base/json_writer.h"
#include "emit/json/findings.h"
#include "emit/json/places.h"

namespace campaign {
namespace {

void write_summary(JsonWriter& json, std::span<const Diagnostic> diagnostics, std::size_t files) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(diagnostics, severity, &Diagnostic::severity);
  };
  json.key("summary");
  json.begin_object();
  json.member("errors", count(Severity::error));
  json.member("warnings", count(Severity::warning));
  json.member("hints", count(Severity::hint));
  json.member("fixable", std::ranges::count_if(diagnostics, [](const Diagnostic& d) { return !d.fixes.empty(); }));
  json.member("files", files);
  json.end_object();
}

}  // namespace

std::string json_report(const Sources& sources, std::span<const Diagnostic> diagnostics, std::size_t files) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("format", "campaign-findings");
  json.member("version", 1);
  write_summary(json, diagnostics, files);
  json.key("findings");
  json.begin_array();
  const Places places(sources);
  for (const Diagnostic& diagnostic : diagnostics) write_finding(json, places, diagnostic);
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace campaign
