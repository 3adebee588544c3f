#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "emit/bundle.h"

namespace campaign {

struct FolderReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;        ///< Files of an earlier build that this one no longer makes.
  std::vector<std::string> kept{};  ///< The same, but changed since: they stay and are their owner's from now on.
};

/// Makes a folder hold a bundle. The folder and its parents are made where they are missing.
///
/// It never overwrites or removes a file that no build has written: a build lists what it writes in the folder's
/// `.campaign-build`, with a hash of the content (see Manifest). A file listed there that has been changed since is
/// overwritten only with `force`. A file that already has the right bytes is not touched. Links in the folder that lead
/// out of it are not followed.
///
/// All of this is checked, and all files are written under temporary names, before the first one is put in its place;
/// an error before that leaves the folder as it was, and one after it no file half-written and none unlisted. The error
/// is a sentence that names the path.
/// `made_of`: a hash of all that the bundle was made of, kept for `folder_is_current`; 0 keeps none.
[[nodiscard]] tl::expected<FolderReport, std::string> write_folder(const std::string& folder, const Bundle& bundle, bool force,
                                                                   std::uint64_t made_of);

/// Whether a build of the same `made_of` has left the folder as it stands now: then there is nothing to make. It believes the
/// sizes of the files, and that one which has not changed since the list of them was written is as it was written; it reads only the others. What a killed build left there is removed then, as `write_folder` does. The number of files, or nullopt.
/// O(files of the folder).
[[nodiscard]] std::optional<std::size_t> folder_is_current(const std::string& folder, std::uint64_t made_of);

}  // namespace campaign
