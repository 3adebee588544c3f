#include <array>

#include "lsp/requests.h"
#include "rules/finding_info.h"

namespace campaign {

Json diagnostic_json(const Session& session, const Document& document, const Diagnostic& diagnostic) {
  constexpr std::array<int, 3> kSeverities = {1, 2, 4};
  std::string message = diagnostic.message;
  if (!diagnostic.note.empty()) message += " (" + diagnostic.note + ")";
  if (!diagnostic.help.empty()) message += "\n" + diagnostic.help;
  Json json = {{"range", session.range(document, diagnostic.span)},
               {"severity", kSeverities[static_cast<std::size_t>(diagnostic.severity)]},
               {"code", diagnostic.name},
               {"source", "campaign"},
               {"message", std::move(message)}};
  if (!session.client.reference.empty()) {
    const bool own = finding_named(diagnostic.name) != nullptr;
    json["codeDescription"] = {{"href", session.client.reference + (own ? "/findings.html#" : "/rules.html#") + std::string(diagnostic.name)}};
  }
  Json related = Json::array();
  for (const Label& label : diagnostic.labels) {
    if (auto place = session.location(document, label.span)) related.push_back({{"location", std::move(*place)}, {"message", label.text}});
  }
  if (!related.empty()) json["relatedInformation"] = std::move(related);
  constexpr int kUnnecessary = 1;
  if (diagnostic.name == "governance.allow_unneeded") json["tags"] = {kUnnecessary};
  return json;
}

Json diagnostics_json(const Session& session, const Document& document) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : document.snapshot->diagnostics) {
    if (diagnostic.span.file == document.file) list.push_back(diagnostic_json(session, document, diagnostic));
  }
  return list;
}

}  // namespace campaign
