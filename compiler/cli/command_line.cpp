#include "cli/command_line.h"

#include <algorithm>

namespace campaign {

std::array<cl::SubCommand*, 14> CommandLine::commands() {
  return {&check, &watch, &serve, &build, &json, &schedule, &odds, &export_, &explain, &schema, &fmt, &lsp, &test, &doc};
}

cl::SubCommand& CommandLine::command_named(std::string_view name) {
  for (cl::SubCommand* command : commands()) {
    if (std::string_view(command->getName().data(), command->getName().size()) == name) return *command;
  }
  return check;
}

Command CommandLine::chosen() {
  const auto all = commands();
  const auto found = std::ranges::find_if(all, [](const cl::SubCommand* command) { return static_cast<bool>(*command); });
  return found == all.end() ? Command::check : static_cast<Command>(found - all.begin());
}

std::vector<std::string_view> CommandLine::values_of(std::string_view command, std::string_view option) {
  const auto of = [](const cl::generic_parser_base& parser) {
    std::vector<std::string_view> values;
    for (unsigned i = 0; i < parser.getNumOptions(); ++i) values.emplace_back(parser.getOption(i).data(), parser.getOption(i).size());
    return values;
  };
  if (option == "format" && command == "schedule") return of(schedule_format.getParser());
  if (option == "format" && command == "odds") return of(odds_format.getParser());
  if (option == "format") return command == "export" ? of(export_format.getParser()) : of(format.getParser());
  if (option == "deny") return of(deny.getParser());
  if (option == "color") return of(color.getParser());
  return {};
}

}  // namespace campaign
