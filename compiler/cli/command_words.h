#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "cli/exit_status.h"

namespace campaign {

struct CommandLine;

/// The commands as they are written, in the order of `Command`.
inline constexpr std::array<std::string_view, 14> kCommands = {"check", "watch", "serve", "build", "json", "schedule", "odds", "export", "explain", "schema", "fmt", "lsp", "test", "doc"};

[[nodiscard]] bool is_command(std::string_view word);

/// Says on standard error what is wrong with the command line, and gives the status to end with.
[[nodiscard]] tl::unexpected<ExitStatus> usage_error(const std::string& message);

/// The first word must be a command: LLVM would only complain about what stands behind a misspelt one. Says what may have been
/// meant, also by words of other tools.
[[nodiscard]] tl::expected<void, ExitStatus> check_command_word(std::string_view word);

/// Says what an option that a command does not have may have been meant as, and which values there are; LLVM's own guess is any
/// option at all, and what it says of values goes past us.
[[nodiscard]] tl::expected<void, ExitStatus> check_option_words(std::span<const char* const> words, CommandLine& line, std::string_view command);

}  // namespace campaign
