#pragma once

#include <string>
#include <variant>
#include <vector>

#include "ide/mentions.h"

namespace campaign {

/// The edits that rename what is mentioned at a place everywhere, or a sentence why it cannot be: the library declares it,
/// the new name is none, or something else beside it or where it is used has that name.
[[nodiscard]] std::variant<std::vector<Edit>, std::string> rename_at(const Snapshot& snapshot, FileId file, std::uint32_t offset, const std::string& name);

}  // namespace campaign
