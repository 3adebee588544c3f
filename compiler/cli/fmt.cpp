#include <algorithm>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/pending_file.h"
#include "format/format.h"

namespace campaign {
namespace {

/// A unified diff of what formatting changes, with one block for all of it that differs: a layout changes lines in place.
std::string diff_of(const std::string& name, std::string_view before) {
  const auto edit = format_lines(before, 1, std::numeric_limits<std::uint32_t>::max());
  if (!edit) return {};
  std::string removed, added;
  std::uint32_t line = 0;
  const auto each_line = [](std::string_view text, auto visit) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      visit(text.substr(at, end - at));
      at = end + 1;
    }
  };
  each_line(before, [&](std::string_view text) {
    if (++line >= edit->first && line <= edit->last) removed += fmt::format("-{}\n", text);
  });
  std::uint32_t more = 0;
  each_line(edit->text, [&](std::string_view text) {
    added += fmt::format("+{}\n", text);
    ++more;
  });
  return fmt::format("--- {}\n+++ {}\n@@ -{},{} +{},{} @@\n{}{}", name, name, edit->first, edit->last + 1 - edit->first, edit->first, more, removed, added);
}

/// Puts the text in the place of the file, which keeps its permissions; a link is followed to the file it names.
tl::expected<void, std::string> replace_file(const std::string& path, std::string_view text) {
  namespace fs = std::filesystem;
  const SignalsHeldBack held_back;
  std::error_code error;
  const std::string target = fs::canonical(path, error).string();
  const fs::perms permissions = error ? fs::perms::none : fs::status(target, error).permissions();
  if (error) return tl::unexpected(fmt::format("cannot write `{}`: {}", path, reason_of(error.value())));
  remove_orphans(fs::path(target).parent_path().string());
  TemporaryNames names;
  auto file = PendingFile::write(names, target, text);
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->commit(); !done) return done;
  fs::permissions(target, permissions, error);
  return {};
}

}  // namespace

ExitStatus run_fmt(const Options& options) {
  const Console console(options.color);
  const DiskWorld world;
  const auto inputs = gather_inputs(world, options);
  if (!inputs) {
    console.error(inputs.error());
    return kFailed;
  }
  bool failed = false, differs = false;
  for (const InputText& input : inputs->texts) {  // Standard input: the formatted text goes to standard output.
    if (validate_utf8(input.text)) {
      console.error(fmt::format("{} is not UTF-8", input.name));
      failed = true;
      continue;
    }
    const Formatted formatted = format_text(input.text);
    if (formatted.refused) console.print_error_text(fmt::format("{}: left as it is: it has syntax errors\n", input.name));
    differs = differs || formatted.text != input.text;
    failed = failed || formatted.refused;
    if (options.diff && formatted.text != input.text) failed = !console.print(diff_of(input.name, input.text)) || failed;
    if (!options.diff && !options.check_only) failed = !console.print(formatted.text) || failed;
  }
  for (const std::string& path : inputs->paths) {
    const auto text = world.read(path, options.limits.max_file_bytes);
    if (!text || validate_utf8(*text)) {
      console.error(fmt::format("{} {}", path, text ? "is not UTF-8" : "cannot be read: " + text.error().what));
      failed = true;
      continue;
    }
    const Formatted formatted = format_text(*text);
    if (formatted.refused) {
      console.print_error_text(fmt::format("{}: left as it is: it has syntax errors\n", path));
      failed = true;
      continue;
    }
    if (formatted.text == *text) continue;
    differs = true;
    if (options.diff) {
      failed = !console.print(diff_of(path, *text)) || failed;
    } else if (options.check_only) {
      failed = !console.print(path + "\n") || failed;
    } else if (const auto written = replace_file(path, formatted.text); !written) {
      console.error(written.error());
      failed = true;
    }
  }
  if (failed) return kFailed;
  return differs && (options.check_only || options.diff) ? kFindings : kNothingFound;
}

}  // namespace campaign
