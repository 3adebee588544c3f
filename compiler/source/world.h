#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace campaign {

/// Why the world did not give what was asked for. `what` is a sentence's end: "no such file", "permission denied".
struct WorldError {
  enum class Kind { missing, unreadable, too_large, outside_workspace, not_a_file };
  Kind kind = Kind::unreadable;
  std::string what;
};

/// Whether a file or folder of this name is no place for plans: hidden ones, among them the lock files of editors, and
/// `node_modules`.
[[nodiscard]] bool is_passed_over(std::string_view name);
/// Whether a file of this name is a plan.
[[nodiscard]] bool is_plan_name(std::string_view name);

/// The compiler's one door to files and the calendar. Nothing else in it reads the disk or the clock.
class World {
 public:
  virtual ~World() = default;

  /// The bytes of a file; refuses more than `limit` bytes without reading them all, and whatever is no file (a pipe, a device, a socket)
  /// without waiting for it.
  [[nodiscard]] virtual tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const = 0;

  /// The path with links resolved, absolute and without `.` and `..`: two names of one file give one answer.
  [[nodiscard]] virtual tl::expected<std::string, WorldError> canonical(const std::string& path) const = 0;

  [[nodiscard]] virtual bool is_folder(const std::string& path) const = 0;

  /// The `.campaign` files at and below a folder, sorted by path. Hidden files and folders and links to folders are
  /// passed over.
  [[nodiscard]] virtual tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const = 0;

  /// The day it is now where the user is.
  [[nodiscard]] virtual std::chrono::year_month_day today() const = 0;
};

/// The real disk and clock.
class DiskWorld final : public World {
 public:
  [[nodiscard]] tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] tl::expected<std::string, WorldError> canonical(const std::string& path) const override;
  [[nodiscard]] bool is_folder(const std::string& path) const override;
  [[nodiscard]] tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const override;
  [[nodiscard]] std::chrono::year_month_day today() const override;
};

/// Files in memory and a fixed day, for tests and tools. Paths are absolute, as in "/plans/spring.campaign".
class MemoryWorld final : public World {
 public:
  explicit MemoryWorld(std::map<std::string, std::string> files = {},
                       std::chrono::year_month_day today = std::chrono::year{2026} / 1 / 1)
      : files_(std::move(files)), today_(today) {}

  void write(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }

  [[nodiscard]] tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] tl::expected<std::string, WorldError> canonical(const std::string& path) const override;
  [[nodiscard]] bool is_folder(const std::string& path) const override;
  [[nodiscard]] tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const override;
  [[nodiscard]] std::chrono::year_month_day today() const override { return today_; }

 private:
  std::map<std::string, std::string> files_;
  std::chrono::year_month_day today_;
};

}  // namespace campaign
