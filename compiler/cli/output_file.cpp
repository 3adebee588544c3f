#include "cli/output_file.h"

#include <cerrno>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/console.h"
#include "cli/pending_file.h"
#include "cli/write_all.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

/// What every plan's JSON begins with, of whatever version: the first member, up to the version behind its last colon.
std::string_view common_begin(std::string_view json) {
  const std::string_view first_member = json.substr(0, json.find(','));
  return first_member.substr(0, first_member.rfind(':') + 1);
}

/// Whether a file begins with some bytes; no more of it is read.
bool starts_with(const std::string& path, std::string_view bytes) {
  std::string present(bytes.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  return file.read(present.data(), static_cast<std::streamsize>(present.size())) && present == bytes;
}

tl::expected<void, std::string> write_through(const std::string& path, std::string_view json) {
  // A pipe that nobody reads is said to be one, and not waited for; one that is read takes all in its time.
  const int descriptor = open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENXIO) return tl::unexpected(fmt::format("cannot write `{}`: nobody reads from it", path));
  int error = descriptor < 0 || fcntl(descriptor, F_SETFL, O_WRONLY) != 0 ? errno : write_all(descriptor, json);
  if (descriptor >= 0 && close(descriptor) != 0 && error == 0) error = errno;
  if (error != 0) return tl::unexpected(fmt::format("cannot write `{}`: {}", path, reason_of(error)));
  return {};
}

}  // namespace

tl::expected<void, std::string> write_plan_json(const std::string& path, std::string_view json, bool force) {
  const SignalsHeldBack held_back;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  std::string target = path;
  if (fs::is_directory(status)) return tl::unexpected(fmt::format("cannot write `{}`: it is a folder", path));
  if (fs::exists(status)) {
    if (!fs::is_regular_file(status)) return write_through(path, json);
    target = fs::canonical(path, error).string();
    if (error) return tl::unexpected(fmt::format("cannot write `{}`: {}", path, reason_of(error.value())));
    if (!force && !starts_with(target, common_begin(json))) {
      return tl::unexpected(
          fmt::format("`{}` is there already and is not the JSON of a plan; choose another name, or overwrite it "
                      "with `--force`",
                      path));
    }
  }
  remove_orphans(fs::path(target).parent_path().string());
  TemporaryNames names;
  auto file = PendingFile::write(names, target, json);
  if (!file) return tl::unexpected(file.error());
  return file->commit();
}

}  // namespace campaign
