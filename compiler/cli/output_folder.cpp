#include "cli/output_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/console.h"
#include "cli/manifest.h"
#include "cli/pending_file.h"
#include "source/world.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

using Done = tl::expected<void, std::string>;

constexpr std::uint64_t kLargestFile = std::uint64_t{4} << 30;  // What a build wrote is far smaller.

tl::unexpected<std::string> failure(std::string what) {
  return tl::unexpected(std::move(what));
}

/// `site/` and `./site` as `site`.
std::string normal_form(const std::string& folder) {
  fs::path normal = fs::path(folder).lexically_normal();
  if (!normal.has_filename() && normal.has_parent_path() && normal != normal.root_path()) normal = normal.parent_path();
  return normal.string();
}

/// The folders made for a build, innermost last. Those that are still empty go with it, unless it is kept.
class MadeFolders {
 public:
  MadeFolders() = default;
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;
  ~MadeFolders() {
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) rmdir(folder->c_str());
  }

  /// Makes a folder and the missing ones above it.
  Done make(const fs::path& folder) {
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error)) return {};
    if (auto parent = make(folder.parent_path()); !parent) return parent;
    if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
      return failure(fmt::format("cannot make the folder `{}`: {}", folder.string(), reason_of(errno)));
    }
    if (!fs::is_directory(folder, error)) {
      return failure(fmt::format("cannot make the folder `{}`: a file is in its place", folder.string()));
    }
    made_.push_back(folder);
    return {};
  }

  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

/// What killed builds left in the folder, and in those below it that hold what a build makes.
void remove_orphans_below(const fs::path& folder, const Manifest& manifest) {
  std::set<fs::path> folders{folder};
  for (const auto& [path, contents] : manifest.files) folders.insert((folder / path).parent_path());
  for (const fs::path& one : folders) remove_orphans(one.string());
}

class FolderBuild {
 public:
  FolderBuild(std::string folder, const Bundle& bundle, bool force, std::uint64_t made_of)
      : folder_(std::move(folder)), bundle_(bundle), force_(force), made_of_(made_of) {}

  tl::expected<FolderReport, std::string> run() {
    for (const auto step : {&FolderBuild::read_manifest, &FolderBuild::check_outputs, &FolderBuild::check_leftovers,
                            &FolderBuild::write_pending, &FolderBuild::put_in_place, &FolderBuild::remove_leftovers,
                            &FolderBuild::finish_manifest}) {
      if (Done done = (this->*step)(); !done) return failure(done.error());
    }
    return std::move(report_);
  }

 private:
  /// What is at a path of the folder, links not followed.
  enum class Standing { nothing, file, other };

  [[nodiscard]] fs::path at(std::string_view path) const { return fs::path(folder_) / path; }
  [[nodiscard]] std::string shown(std::string_view path) const { return at(path).string(); }

  [[nodiscard]] Standing standing(const std::string& path) const {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(at(path), error);
    if (status.type() == fs::file_type::not_found) return Standing::nothing;
    return fs::is_regular_file(status) ? Standing::file : Standing::other;
  }

  [[nodiscard]] tl::expected<std::string, std::string> read(const std::string& path) const {
    auto bytes = world_.read(at(path).string(), kLargestFile);
    if (!bytes)
      return failure(
          fmt::format("cannot read `{}`, which the build may have to replace: {}", shown(path), bytes.error().what));
    return std::move(*bytes);
  }

  Done read_manifest();
  Done check_outputs();
  Done check_output(const OutputFile& file);
  Done check_parents(const std::string& path) const;
  Done check_leftovers();
  Done write_pending();
  Done put_in_place();
  Done remove_leftovers();
  Done finish_manifest();
  Done write_manifest(const Manifest& manifest);

  const DiskWorld world_;
  const std::string folder_;
  const Bundle& bundle_;
  const bool force_;
  const std::uint64_t made_of_;

  Manifest before_;
  Manifest after_;
  std::vector<const OutputFile*> changed_;
  std::vector<std::string> leftovers_;
  MadeFolders made_;
  TemporaryNames names_;
  std::vector<PendingFile> pending_;
  FolderReport report_;
};

Done FolderBuild::read_manifest() {
  std::error_code error;
  const fs::file_status status = fs::status(folder_, error);
  if (fs::exists(status) && !fs::is_directory(status)) {
    return failure(fmt::format("`{}` is a file; the output needs a folder", folder_));
  }
  if (error && status.type() != fs::file_type::not_found) {
    return failure(fmt::format("cannot use the folder `{}`: {}", folder_, reason_of(error.value())));
  }
  const std::string name(Manifest::kName);
  if (standing(name) == Standing::nothing) return {};
  if (standing(name) == Standing::file) {
    const auto text = read(name);
    if (!text) return failure(text.error());
    if (auto manifest = Manifest::parse(*text)) {
      before_ = std::move(*manifest);
      return {};
    }
  }
  return failure(
      fmt::format("`{}` is not the list that a build keeps there, so no file in the folder can be told from one of "
                  "yours; choose another folder",
                  shown(name)));
}

Done FolderBuild::check_outputs() {
  for (const OutputFile& file : bundle_) {
    if (!is_plain_relative(file.path) || file.path == Manifest::kName) {
      return failure(fmt::format("the build made a file with the unusable name `{}`", file.path));
    }
    if (auto parents = check_parents(file.path); !parents) return parents;
    if (auto checked = check_output(file); !checked) return checked;
    after_.files[file.path] = {Manifest::content_of(file.bytes)};
  }
  report_.written = changed_.size();
  report_.unchanged = bundle_.size() - changed_.size();
  return {};
}

Done FolderBuild::check_output(const OutputFile& file) {
  const Standing found = standing(file.path);
  if (found == Standing::nothing) {
    changed_.push_back(&file);
    return {};
  }
  if (!before_.lists(file.path)) {
    return failure(
        fmt::format("`{}` is in the way: no build has written it, so it will not be overwritten; move it, or choose "
                    "another folder",
                    shown(file.path)));
  }
  bool as_written = false;
  std::error_code unreadable;
  const std::uint64_t size = found == Standing::file ? fs::file_size(at(file.path), unreadable) : 0;
  // One of another size is no build's: it may be larger than any memory.
  if (found == Standing::file && (size == file.bytes.size() || before_.wrote_of_size(file.path, size))) {
    const auto bytes = read(file.path);
    if (!bytes) return failure(bytes.error());
    if (*bytes == file.bytes) return {};
    as_written = before_.wrote(file.path, *bytes);
  }
  std::error_code error;
  if (fs::is_directory(fs::symlink_status(at(file.path), error))) {
    return failure(fmt::format("`{}` is a folder; the build needs a file there", shown(file.path)));
  }
  if (!as_written && !force_) {
    return failure(fmt::format("`{}` has been changed since a build wrote it; move it, or overwrite it with `--force`",
                               shown(file.path)));
  }
  changed_.push_back(&file);
  return {};
}

/// The folders between the output folder and a file must be folders, and links among them must stay inside.
Done FolderBuild::check_parents(const std::string& path) const {
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    const std::string parent = path.substr(0, slash);
    std::error_code error;
    const fs::file_status status = fs::symlink_status(at(parent), error);
    if (status.type() == fs::file_type::not_found) return {};
    if (fs::is_symlink(status)) {
      const fs::path target = fs::canonical(at(parent), error);
      const fs::path inside = target.lexically_relative(fs::canonical(folder_, error));
      if (error || inside.empty() || *inside.begin() == "..") {
        return failure(fmt::format("`{}` is a link out of the output folder; it will not be followed", shown(parent)));
      }
    }
    if (!fs::is_directory(at(parent), error)) {
      return failure(fmt::format("`{}` is a file; the build needs a folder there", shown(parent)));
    }
  }
  return {};
}

/// What an earlier build wrote and this one does not make: to be removed where nobody has changed it.
Done FolderBuild::check_leftovers() {
  for (const auto& [path, contents] : before_.files) {
    if (after_.lists(path)) continue;
    const Standing found = check_parents(path) ? standing(path) : Standing::other;
    if (found == Standing::nothing) continue;
    bool as_written = false;
    std::error_code unreadable;
    if (found == Standing::file && before_.wrote_of_size(path, fs::file_size(at(path), unreadable))) {
      const auto bytes = read(path);
      as_written = bytes && before_.wrote(path, *bytes);
    }
    (as_written ? leftovers_ : report_.kept).push_back(path);
  }
  return {};
}

Done FolderBuild::write_pending() {
  remove_orphans_below(folder_, after_);
  if (auto made = made_.make(folder_); !made) return made;
  for (const OutputFile* file : changed_) {
    const fs::path path = at(file->path);
    if (auto made = made_.make(path.parent_path()); !made) return made;
    auto written = PendingFile::write(names_, path.string(), file->bytes);
    if (!written) return failure(written.error());
    pending_.push_back(std::move(*written));
  }
  return {};
}

Done FolderBuild::put_in_place() {
  if (!pending_.empty()) {
    // Should this end halfway, both the old and the new content of every file are known to be a build's.
    Manifest meanwhile{.files = before_.files};
    for (const auto& [path, contents] : after_.files) meanwhile.files[path].insert(contents.begin(), contents.end());
    if (auto listed = write_manifest(meanwhile); !listed) return listed;
    made_.keep();
  }
  for (PendingFile& file : pending_) {
    if (auto placed = file.commit(); !placed) return placed;
  }
  return {};
}

Done FolderBuild::remove_leftovers() {
  for (const std::string& path : leftovers_) {
    if (unlink(at(path).c_str()) != 0 && errno != ENOENT) {
      return failure(
          fmt::format("cannot remove `{}`, which the build no longer makes: {}", shown(path), reason_of(errno)));
    }
    // rmdir takes empty folders only, and no links.
    for (fs::path parent = fs::path(path).parent_path(); !parent.empty(); parent = parent.parent_path()) {
      if (rmdir(at(parent.string()).c_str()) != 0) break;
    }
    ++report_.removed;
  }
  return {};
}

Done FolderBuild::finish_manifest() {
  after_.made_of = made_of_;
  if (pending_.empty() && after_.files == before_.files && after_.made_of == before_.made_of) return {};
  if (auto listed = write_manifest(after_); !listed) return listed;
  made_.keep();
  return {};
}

Done FolderBuild::write_manifest(const Manifest& manifest) {
  auto file = PendingFile::write(names_, shown(Manifest::kName), manifest.to_text());
  return file ? file->commit() : failure(file.error());
}

}  // namespace

tl::expected<FolderReport, std::string> write_folder(const std::string& folder, const Bundle& bundle, bool force, std::uint64_t made_of) {
  const SignalsHeldBack held_back;
  return FolderBuild(normal_form(folder), bundle, force, made_of).run();
}

std::optional<std::size_t> folder_is_current(const std::string& folder, std::uint64_t made_of) {
  if (made_of == 0) return std::nullopt;
  const fs::path root = normal_form(folder);
  const fs::path list = root / Manifest::kName;
  struct stat written{};
  if (lstat(list.c_str(), &written) != 0 || !S_ISREG(written.st_mode)) return std::nullopt;
  const auto text = DiskWorld().read(list.string(), kLargestFile);
  const auto manifest = text ? Manifest::parse(*text) : std::nullopt;
  if (!manifest || manifest->made_of != made_of) return std::nullopt;
  const auto nanoseconds = [](const timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; };
  fs::path known = root;  // The folder that was looked at last.
  for (const auto& [path, contents] : manifest->files) {
    const fs::path file = root / path;
    struct stat found{};
    if (lstat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode) || contents.size() != 1) return std::nullopt;
    if (static_cast<std::uint64_t>(found.st_size) != contents.begin()->size) return std::nullopt;
    for (fs::path parent = file.parent_path(); parent != known && parent != root; parent = parent.parent_path()) {
      if (!fs::is_directory(fs::symlink_status(parent))) return std::nullopt;
    }
    known = file.parent_path();
    // The time of change, which nobody can set. What changed after the list was written, or in the same moment by the coarse
    // clock of the disk, is looked into.
    if (nanoseconds(found.st_ctim) < nanoseconds(written.st_mtim)) continue;
    const auto bytes = DiskWorld().read(file.string(), kLargestFile);
    if (!bytes || !manifest->wrote(path, *bytes)) return std::nullopt;
  }
  remove_orphans_below(root, *manifest);
  return manifest->files.size();
}

}  // namespace campaign
