#pragma once

#include <map>
#include <string>

#include "source/world.h"

namespace campaign {

/// A world in which every file is read once: what it gives stays the same as long as it lives.
class ReadOnce final : public World {
 public:
  explicit ReadOnce(const World& world) : world_(world) {}

  [[nodiscard]] tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const override {
    const auto known = read_.find(path);
    return known != read_.end() ? known->second : read_.emplace(path, world_.read(path, limit)).first->second;
  }
  [[nodiscard]] tl::expected<std::string, WorldError> canonical(const std::string& path) const override { return world_.canonical(path); }
  [[nodiscard]] bool is_folder(const std::string& path) const override { return world_.is_folder(path); }
  [[nodiscard]] tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const override { return world_.plans_below(folder); }
  [[nodiscard]] std::chrono::year_month_day today() const override { return world_.today(); }

 private:
  const World& world_;
  mutable std::map<std::string, tl::expected<std::string, WorldError>> read_;
};

}  // namespace campaign
