#pragma once

#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "emit/json/json.h"
#include "support/view.h"
#include "workspace/snapshot.h"

namespace campaign {

/// A message without the blanks and comments of the text that it quotes.
inline std::string squeezed(std::string_view message) {
  std::string out;
  for (std::size_t at = 0; at < message.size(); ++at) {
    const std::size_t behind = message.substr(at).starts_with("/*") ? message.find("*/", at) : std::string_view::npos;
    if (behind != std::string_view::npos) at = behind + 1;
    else if (std::string_view(" \t\r\n").find(message[at]) == std::string_view::npos) out += message[at];
  }
  return out;
}

/// A plan's JSON without what says where in the text something stands, and how it is laid out there.
inline nlohmann::json without_places(const nlohmann::json& json, bool in_finding = false) {
  static const std::set<std::string, std::less<>> kPlaces{"edits", "line", "column", "end_line", "end_column", "utf16_column", "byte", "range", "place", "at"};
  if (json.is_object()) {
    nlohmann::json out = nlohmann::json::object();
    for (const auto& [name, value] : json.items()) {
      if (!kPlaces.contains(name) || value.is_string()) out[name] = without_places(value, in_finding || name == "findings");
    }
    return out;
  }
  if (json.is_string() && in_finding) return squeezed(json.get<std::string>());
  if (!json.is_array()) return json;
  nlohmann::json out = nlohmann::json::array();
  for (const auto& value : json) out.push_back(without_places(value, in_finding));
  return out;
}

/// What a text means: its plan and its findings, whatever its layout.
inline std::string meaning_of(const std::string& text) {
  CompileOptions options;
  options.as_of = std::chrono::year{2027} / 1 / 1;
  const Snapshot snapshot = compile(MemoryWorld(), {}, {{"plan", "", text}}, "/", options);
  return without_places(nlohmann::json::parse(plan_json(view_of(snapshot)))).dump(1);
}

}  // namespace campaign
