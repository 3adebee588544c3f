#include "cli/output_file.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <limits>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/console.h"
#include "cli/pending_file.h"
#include "cli/write_all.h"
#include "source/world.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

/// What every plan's JSON begins with, of whatever version: the first member, up to the version behind its last colon.
std::string_view common_begin(std::string_view json) {
  const std::string_view first_member = json.substr(0, json.find(','));
  return first_member.substr(0, first_member.rfind(':') + 1);
}

tl::expected<void, std::string> write_through(const std::string& path, std::string_view json) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  int error = descriptor < 0 ? errno : write_all(descriptor, json);
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
    const auto present = DiskWorld().read(target, std::numeric_limits<std::uint64_t>::max());
    if (!force && (!present || !present->starts_with(common_begin(json)))) {
      return tl::unexpected(
          fmt::format("`{}` is there already and is not the JSON of a plan; choose another name, or overwrite it "
                      "with `--force`",
                      path));
    }
  }
  auto file = PendingFile::write(target, json);
  if (!file) return tl::unexpected(file.error());
  return file->commit();
}

}  // namespace campaign
