#include <algorithm>
#include <filesystem>
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

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// A unified diff of what formatting changes, with one block for all of it that differs: a layout changes lines in place.
std::string diff_of(const std::string& name, std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  std::size_t head = 0, tail = 0;
  while (head < old_lines.size() && head < new_lines.size() && old_lines[head] == new_lines[head]) ++head;
  while (tail + head < old_lines.size() && tail + head < new_lines.size() &&
         old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail]) {
    ++tail;
  }
  std::string out = fmt::format("--- {}\n+++ {}\n@@ -{},{} +{},{} @@\n", name, name, head + 1, old_lines.size() - head - tail, head + 1,
                                new_lines.size() - head - tail);
  for (std::size_t i = head; i + tail < old_lines.size(); ++i) out += fmt::format("-{}\n", old_lines[i]);
  for (std::size_t i = head; i + tail < new_lines.size(); ++i) out += fmt::format("+{}\n", new_lines[i]);
  return out;
}

/// Puts the text in the place of the file, which keeps its permissions; a link is followed to the file it names.
tl::expected<void, std::string> replace_file(const std::string& path, std::string_view text) {
  namespace fs = std::filesystem;
  const SignalsHeldBack held_back;
  std::error_code error;
  const std::string target = fs::canonical(path, error).string();
  const fs::perms permissions = error ? fs::perms::none : fs::status(target, error).permissions();
  if (error) return tl::unexpected(fmt::format("cannot write `{}`: {}", path, reason_of(error.value())));
  auto file = PendingFile::write(target, text);
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
    if (options.diff && formatted.text != input.text) failed = !console.print(diff_of(input.name, input.text, formatted.text)) || failed;
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
      failed = !console.print(diff_of(path, *text, formatted.text)) || failed;
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
