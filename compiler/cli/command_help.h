#pragma once

#include <span>
#include <string>
#include <string_view>

#include "words/languages.h"

namespace campaign {

/// The language of the help: that of `--locale`, wherever it stands, for help is asked for before the command line is read.
[[nodiscard]] Language language_of_help(std::span<const char* const> words);

/// What the help of a command begins with, or for an empty one that of `campaign` itself: what it is, and examples of its use.
[[nodiscard]] std::string beginning_of_help(std::string_view command, Language language);
/// What every command's help ends with: the exit statuses, and where things are said.
[[nodiscard]] std::string end_of_help(Language language);

}  // namespace campaign
