#include "source/world.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>

namespace campaign {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPlanSuffix = ".campaign";

WorldError from_errno(int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR: return {WorldError::Kind::missing, "no such file"};
    case EACCES:
    case EPERM: return {WorldError::Kind::unreadable, "permission denied"};
    case ELOOP: return {WorldError::Kind::unreadable, "its symbolic links go round in a circle"};
    default: return {WorldError::Kind::unreadable, std::strerror(code)};
  }
}

WorldError too_large(std::uint64_t limit) {
  return {WorldError::Kind::too_large, "it is larger than the limit of " + std::to_string(limit) + " bytes"};
}

/// What stands at a path in the place of a file.
WorldError not_a_file(mode_t mode) {
  const char* what = S_ISDIR(mode) ? "it is a folder, not a file" : S_ISFIFO(mode) ? "it is a pipe, not a file" : S_ISSOCK(mode) ? "it is a socket, not a file" : "it is a device, not a file";
  return {WorldError::Kind::not_a_file, what};
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Opens what is a file, and waits for nothing: a pipe nobody writes to would be waited for for ever, so it is looked at before, and once
/// more when it is open, as something else may have come into its place.
tl::expected<std::unique_ptr<std::FILE, CloseFile>, WorldError> open_file(const std::string& path, struct stat& status) {
  if (stat(path.c_str(), &status) != 0) return tl::unexpected(from_errno(errno));
  if (!S_ISREG(status.st_mode)) return tl::unexpected(not_a_file(status.st_mode));
  const int descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  std::unique_ptr<std::FILE, CloseFile> file(descriptor < 0 ? nullptr : fdopen(descriptor, "rb"));
  if (!file || fstat(descriptor, &status) != 0) return tl::unexpected(from_errno(errno));
  if (!S_ISREG(status.st_mode)) return tl::unexpected(not_a_file(status.st_mode));
  return file;
}

}  // namespace

bool is_passed_over(std::string_view name) { return name.starts_with('.') || name == "node_modules"; }

bool is_plan_name(std::string_view name) { return name.size() > kPlanSuffix.size() && name.ends_with(kPlanSuffix); }

tl::expected<std::string, WorldError> DiskWorld::read(const std::string& path, std::uint64_t limit) const {
  struct stat status {};
  const auto opened = open_file(path, status);
  if (!opened) return tl::unexpected(opened.error());
  std::FILE* const file = opened->get();
  if (static_cast<std::uint64_t>(status.st_size) > limit) return tl::unexpected(too_large(limit));
  std::string text;
  text.reserve(static_cast<std::size_t>(status.st_size));
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file)) {
    if (text.size() + count > limit) return tl::unexpected(too_large(limit));
    text.append(buffer, count);
  }
  if (std::ferror(file) != 0) return tl::unexpected(from_errno(errno));
  return text;
}

tl::expected<std::string, WorldError> DiskWorld::canonical(const std::string& path) const {
  std::error_code error;
  const fs::path resolved = fs::canonical(path, error);
  if (error) return tl::unexpected(from_errno(error.value()));
  return resolved.string();
}

bool DiskWorld::is_folder(const std::string& path) const {
  std::error_code error;
  return fs::is_directory(path, error);
}

tl::expected<std::vector<std::string>, WorldError> DiskWorld::plans_below(const std::string& folder) const {
  std::vector<std::string> plans;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  if (error) return tl::unexpected(from_errno(error.value()));
  while (entry != fs::recursive_directory_iterator()) {
    const std::string name = entry->path().filename().string();
    if (entry->is_directory(error)) {
      if (is_passed_over(name)) entry.disable_recursion_pending();
    } else if (is_plan_name(name) && !is_passed_over(name)) {
      plans.push_back(entry->path().string());
    }
    entry.increment(error);
    if (error) return tl::unexpected(from_errno(error.value()));
  }
  std::sort(plans.begin(), plans.end());
  return plans;
}

std::chrono::year_month_day DiskWorld::today() const {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
}

tl::expected<std::string, WorldError> MemoryWorld::read(const std::string& path, std::uint64_t limit) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return tl::unexpected(from_errno(ENOENT));
  if (found->second.size() > limit) return tl::unexpected(too_large(limit));
  return found->second;
}

tl::expected<std::string, WorldError> MemoryWorld::canonical(const std::string& path) const {
  std::string normal = fs::path(path).lexically_normal().string();
  if (!files_.contains(normal) && !is_folder(normal)) return tl::unexpected(from_errno(ENOENT));
  return normal;
}

bool MemoryWorld::is_folder(const std::string& path) const {
  const std::string prefix = path.ends_with('/') ? path : path + '/';
  const auto next = files_.lower_bound(prefix);
  return next != files_.end() && next->first.starts_with(prefix);
}

tl::expected<std::vector<std::string>, WorldError> MemoryWorld::plans_below(const std::string& folder) const {
  if (!is_folder(folder)) return tl::unexpected(from_errno(ENOENT));
  const std::string prefix = folder.ends_with('/') ? folder : folder + '/';
  std::vector<std::string> plans;
  for (const auto& [path, text] : files_) {
    if (path.starts_with(prefix) && path.ends_with(kPlanSuffix)) plans.push_back(path);
  }
  return plans;
}

}  // namespace campaign
