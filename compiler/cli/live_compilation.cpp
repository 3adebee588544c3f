#include "cli/live_compilation.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/compilation.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

/// Without detours, and relative where it lies below the current folder, as findings name files.
std::string shown_path(const std::string& path) {
  std::error_code error;
  const fs::path normal = fs::path(path).lexically_normal();
  const fs::path relative = normal.lexically_relative(fs::current_path(error));
  return (relative.empty() || *relative.begin() == ".." || relative == "." ? normal : relative).string();
}

}  // namespace

tl::expected<LiveCompilation, std::string> LiveCompilation::open(const Options& options, const Console& console) {
  for (const std::string& path : options.paths) {
    std::error_code error;
    if (path == "-" || fs::is_fifo(fs::status(path, error))) {
      return tl::unexpected(
          fmt::format("{} can be read only once, so nothing can change in it", path == "-" ? "standard input" : "`" + path + "`"));
    }
  }
  auto watch = FileWatch::open();
  if (!watch) return tl::unexpected(watch.error());
  return LiveCompilation(options, console, std::move(*watch));
}

LiveCompilation::Round LiveCompilation::compile() {
  const DiskWorld disk;
  const WatchedWorld world(disk, watch_);
  watch_.begin_round();
  Round round{compile_inputs(world, options_, console_), {}};
  if (auto watched = watch_.end_round(); !watched) round.unwatched = std::move(watched.error());
  return round;
}

void end_when_asked() {
  const auto end = [](int) { _exit(kNothingFound); };
  std::signal(SIGINT, end);
  std::signal(SIGTERM, end);
}

std::string round_header(std::span<const std::string> changed) {
  constexpr std::size_t kMostNames = 3;
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::string header = fmt::format("{:02}:{:02}:{:02}", local.tm_hour, local.tm_min, local.tm_sec);
  if (changed.empty()) return header;
  const std::size_t named = std::min(changed.size(), kMostNames);
  for (std::size_t i = 0; i < named; ++i) header += (i == 0 ? " " : ", ") + shown_path(changed[i]);
  if (changed.size() > named) header += fmt::format(" and {} more", changed.size() - named);
  return header + " changed";
}

}  // namespace campaign
