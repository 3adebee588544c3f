#include "cli/inputs.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/console.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

/// Whether an absolute path is a folder's own or lies below it.
bool is_within(const std::string& path, const std::string& folder) {
  if (folder == "/" || path == folder) return true;
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string parent_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

/// All that comes from standard input or a pipe, to its end.
tl::expected<std::string, std::string> read_stream(int descriptor, std::string_view name, std::uint64_t limit) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count == 0) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(fmt::format("cannot read {}: {}", name, reason_of(errno)));
    if (text.size() + static_cast<std::size_t>(count) > limit) {
      return tl::unexpected(
          fmt::format("{} is larger than the limit of {} bytes (`--max-file-bytes`)", name, limit));
    }
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

class Gatherer {
 public:
  Gatherer(const World& world, const Options& options) : world_(world), options_(options) {}

  tl::expected<Inputs, std::string> run() {
    const auto here = world_.canonical(".");
    if (!here) return tl::unexpected("the current folder cannot be used: " + here.error().what);
    here_ = *here;
    if (!options_.workspace.empty()) {
      const auto workspace = world_.canonical(options_.workspace);
      if (!workspace || !world_.is_folder(*workspace)) {
        return tl::unexpected(fmt::format("the workspace `{}` is no folder", options_.workspace));
      }
      workspace_ = *workspace;
    }
    for (const std::string& path : options_.paths) {
      if (auto added = add(path); !added) return tl::unexpected(added.error());
    }
    inputs_.workspace = workspace_.value_or(workspace_of_paths());
    return std::move(inputs_);
  }

 private:
  using Added = tl::expected<void, std::string>;

  Added add(const std::string& path) {
    if (path == "-") return add_standard_input();
    if (path.empty()) return tl::unexpected(std::string("a path is empty"));
    return world_.is_folder(path) ? add_folder(path) : add_file(path);
  }

  Added add_standard_input() {
    auto text = read_stream(STDIN_FILENO, "standard input", options_.limits.max_file_bytes);
    if (!text) return tl::unexpected(text.error());
    inputs_.texts.push_back({options_.stdin_name, parent_of(options_.stdin_name), std::move(*text)});
    return {};
  }

  Added add_folder(const std::string& folder) {
    const auto plans = world_.plans_below(folder);
    if (!plans) return tl::unexpected(fmt::format("cannot read the folder `{}`: {}", folder, plans.error().what));
    if (plans->empty()) {
      return tl::unexpected(
          fmt::format("there is no plan in the folder `{}`: no file in it ends in `.campaign`", folder));
    }
    const auto root = world_.canonical(folder);
    for (const std::string& plan : *plans) {
      const auto canonical = world_.canonical(plan);
      // A link in a folder may point anywhere, and findings show lines of what it points at.
      if (root && canonical && !is_within(*canonical, *root) && !is_within(*canonical, workspace_.value_or(here_))) {
        return tl::unexpected(
            fmt::format("`{}` is a link out of the workspace; to check what it points at, name the link itself", plan));
      }
      if (auto added = add_file(plan); !added) return added;
    }
    return {};
  }

  Added add_file(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    const auto canonical = world_.canonical(path);
    if (fs::is_fifo(status) && !canonical) return add_pipe(path);  // `campaign check <(…)`: it has no canonical name.
    if (fs::is_fifo(status)) {
      return tl::unexpected(fmt::format("cannot read `{}`: it is a pipe, not a file, and nobody may be writing to it; give it as standard input, `- < {}`", path, path));
    }
    if (!canonical) return tl::unexpected(fmt::format("cannot read `{}`: {}", path, canonical.error().what));
    if (!fs::is_regular_file(status)) {  // Says what it is.
      const auto refused = world_.read(path, options_.limits.max_file_bytes);
      return tl::unexpected(fmt::format("cannot read `{}`: {}", path, refused ? "it is not a file" : refused.error().what));
    }
    if (access(path.c_str(), R_OK) != 0)
      return tl::unexpected(fmt::format("cannot read `{}`: {}", path, reason_of(errno)));
    if (workspace_ && !is_within(*canonical, *workspace_)) {
      return tl::unexpected(fmt::format("`{}` is outside the workspace `{}`", path, options_.workspace));
    }
    if (seen_.insert(*canonical).second) inputs_.paths.push_back(shown_name(path));
    return {};
  }

  Added add_pipe(const std::string& path) {
    const std::string name = fmt::format("`{}`", path);
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return tl::unexpected(fmt::format("cannot read {}: {}", name, reason_of(errno)));
    auto text = read_stream(descriptor, name, options_.limits.max_file_bytes);
    close(descriptor);
    if (!text) return tl::unexpected(text.error());
    inputs_.texts.push_back({path, "", std::move(*text)});
    return {};
  }

  /// As the user wrote it, without detours; relative where it lies below the current folder.
  std::string shown_name(const std::string& path) const {
    const fs::path normal = fs::path(path).lexically_normal();
    if (normal.is_absolute() && is_within(normal.string(), here_)) return normal.lexically_relative(here_).string();
    return normal.string();
  }

  /// The current folder where all files are in it; else the deepest folder that holds them all.
  std::string workspace_of_paths() const {
    std::optional<std::string> common;
    bool all_here = true;
    for (const std::string& path : seen_) {
      all_here = all_here && is_within(path, here_);
      if (!common) common = parent_of(path);
      while (!is_within(path, *common)) common = parent_of(*common);
    }
    return all_here ? here_ : *common;
  }

  const World& world_;
  const Options& options_;
  std::string here_;
  std::optional<std::string> workspace_;  // Where one is asked for.
  std::set<std::string> seen_;            // Canonical.
  Inputs inputs_;
};

}  // namespace

tl::expected<Inputs, std::string> gather_inputs(const World& world, const Options& options) {
  return Gatherer(world, options).run();
}

}  // namespace campaign
