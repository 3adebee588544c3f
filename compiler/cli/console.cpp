#include "cli/console.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <llvm/Support/Process.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>
#include <unistd.h>

#include "cli/write_all.h"
#include "report/columns.h"

namespace campaign {
namespace {

constexpr std::size_t kLogColumns = 120;

bool wants_colors(ColorChoice choice, bool terminal_shows_them) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const char* const no_color = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty.
  return terminal_shows_them && (no_color == nullptr || *no_color == '\0');
}

std::size_t suitable(std::size_t columns) { return columns == 0 ? kLogColumns : std::clamp<std::size_t>(columns, 40, 400); }

}  // namespace

Console::Console(ColorChoice color)
    : colors_on_output_(wants_colors(color, llvm::sys::Process::StandardOutHasColors())),
      colors_on_error_(wants_colors(color, llvm::sys::Process::StandardErrHasColors())),
      output_is_terminal_(llvm::sys::Process::StandardOutIsDisplayed()),
      error_is_terminal_(llvm::sys::Process::StandardErrIsDisplayed()) {}

std::size_t Console::columns_of_output() const { return suitable(output_is_terminal_ ? llvm::sys::Process::StandardOutColumns() : 0); }

std::size_t Console::columns_of_error() const { return suitable(error_is_terminal_ ? llvm::sys::Process::StandardErrColumns() : 0); }

bool Console::print(std::string_view text) const {
  const int failure = write_all(STDOUT_FILENO, text);
  if (failure == 0) return true;
  if (failure != EPIPE) error(fmt::format("cannot write to standard output: {}", reason_of(failure)));
  return false;
}

void Console::print_error_text(std::string_view text) const {
  static_cast<void>(write_all(STDERR_FILENO, text));
}

std::string Console::verdict(std::string_view line, bool well, bool colors) {
  const std::string shown = printable(line);
  return colors ? fmt::format("\x1b[1;{}m{}\x1b[0m\n", well ? 32 : 31, shown) : shown + '\n';
}

void Console::error(const std::string& message) const {
  std::string line;
  llvm::raw_string_ostream out(line);
  out.enable_colors(colors_on_error_);
  const auto mode = colors_on_error_ ? llvm::ColorMode::Enable : llvm::ColorMode::Disable;
  out << "campaign: ";
  llvm::WithColor(out, llvm::raw_ostream::RED, /*Bold=*/true, /*BG=*/false, mode) << "error: ";
  out << printable(message) << '\n';
  out.flush();
  print_error_text(line);
}

std::string reason_of(int error_number) {
  switch (error_number) {
    case ENOENT:
      return "no such file or folder";
    case EACCES:
    case EPERM:
      return "permission denied";
    case ENOSPC:
    case EDQUOT:
      return "no space left on the device";
    case EROFS:
      return "the file system is read-only";
    case ENOTDIR:
      return "a part of its path is a file, not a folder";
    case EISDIR:
      return "it is a folder";
    case EFBIG:
      return "the limit on the size of files is reached";
    case EBADF:
      return "it is closed";
    default:
      return std::strerror(error_number);
  }
}

}  // namespace campaign
