#include "emit/file_name.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "base/work.h"

namespace campaign {

namespace {

/// Names that Windows keeps for devices, with any ending.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> kDevices = {"con", "prn", "aux", "nul"};
  if (std::find(kDevices.begin(), kDevices.end(), name) != kDevices.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '0' && name[3] <= '9';
}

}  // namespace

std::string FileNames::next(std::string_view prefix, std::string_view wish) {
  // A slug has only lower-case letters, digits and `_`, so it can neither climb folders nor hide.
  const std::string base = std::string(prefix) + slug(wish);
  std::string name = is_device(base) ? base + "_" : base;
  if (taken_.insert(name).second) return name;
  int& number = numbers_.try_emplace(base, 1).first->second;
  do {
    count_work();
    name = fmt::format("{}_{}", base, ++number);
  } while (!taken_.insert(name).second);
  return name;
}

}  // namespace campaign
