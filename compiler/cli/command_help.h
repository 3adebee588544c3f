#pragma once

#include <string>
#include <string_view>

namespace campaign {

/// What `campaign --help` begins with: what it is, and a line a command that most people need.
extern const char* const kOverview;
/// What every command's help ends with: the exit statuses, and where things are said.
extern const char* const kMoreHelp;

/// What the help of a command begins with: examples of its use.
[[nodiscard]] std::string with_examples(std::string_view command);

}  // namespace campaign
