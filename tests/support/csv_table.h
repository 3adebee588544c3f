#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A table of comma-separated values as RFC 4180 has it: a row each, its cells by the names in the head.
using CsvTable = std::vector<std::map<std::string, std::string>>;

inline CsvTable read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (text[at] != '"') {
        cell += text[at];
      } else if (text.substr(at).starts_with("\"\"")) {
        cell += text[at++];
      } else {
        quoted = false;
      }
    } else if (text[at] == '"') {
      quoted = true;
    } else if (text[at] == ',') {
      rows.back().emplace_back();
    } else if (text.substr(at).starts_with("\r\n")) {
      ++at;
      rows.push_back({""});
    } else {
      cell += text[at];
    }
  }
  CsvTable table;
  for (std::size_t row = 1; row + 1 < rows.size(); ++row) {
    auto& cells = table.emplace_back();
    for (std::size_t i = 0; i < rows[0].size(); ++i) cells[rows[0][i]] = rows[row].at(i);
  }
  return table;
}

}  // namespace campaign
