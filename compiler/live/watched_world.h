#pragma once

#include "live/file_watch.h"
#include "source/world.h"

namespace campaign {

/// Another world whose files are watched: whatever is asked for is added to the watch before it is looked at, so that
/// no change between the look and the wait is missed. So exactly what a compilation leans on is watched, including
/// files that it asked for in vain.
class WatchedWorld final : public World {
 public:
  /// Both must outlive it.
  WatchedWorld(const World& world, FileWatch& watch) : world_(world), watch_(watch) {}

  [[nodiscard]] tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const override {
    watch_.add_file(path);
    return world_.read(path, limit);
  }
  [[nodiscard]] tl::expected<std::string, WorldError> canonical(const std::string& path) const override {
    watch_.add_path(path);
    auto real = world_.canonical(path);
    if (real) watch_.add_path(*real);
    return real;
  }
  [[nodiscard]] bool is_folder(const std::string& path) const override {
    watch_.add_path(path);
    return world_.is_folder(path);
  }
  [[nodiscard]] tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const override {
    watch_.add_folder(folder);
    return world_.plans_below(folder);
  }
  [[nodiscard]] std::chrono::year_month_day today() const override { return world_.today(); }

 private:
  const World& world_;
  FileWatch& watch_;
};

}  // namespace campaign
