#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lsp/json_message.h"
#include "workspace/snapshot.h"

namespace campaign {

/// The disk with the texts of open editors in front of it.
class EditorWorld final : public World {
 public:
  [[nodiscard]] tl::expected<std::string, WorldError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] tl::expected<std::string, WorldError> canonical(const std::string& path) const override;
  [[nodiscard]] bool is_folder(const std::string& path) const override { return disk_.is_folder(path); }
  [[nodiscard]] tl::expected<std::vector<std::string>, WorldError> plans_below(const std::string& folder) const override { return disk_.plans_below(folder); }
  [[nodiscard]] std::chrono::year_month_day today() const override { return disk_.today(); }

  std::map<std::string, std::string> open;  ///< By path.

 private:
  DiskWorld disk_;
};

/// Paths and `file:` URIs (RFC 8089). A URI of another scheme has no path.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);
[[nodiscard]] std::string uri_of_path(std::string_view path);

/// Places of a text as the protocol counts them: lines from 0, columns in UTF-16 units or, where both sides agreed, in bytes.
class Positions {
 public:
  explicit Positions(bool utf8) : utf8_(utf8) {}
  [[nodiscard]] Json position(const SourceFile& file, std::uint32_t offset) const;
  /// The column of an offset in its line.
  [[nodiscard]] std::size_t column(const SourceFile& file, std::uint32_t offset) const;
  [[nodiscard]] Json range(const SourceFile& file, Span span) const;
  /// The offset of a position; one beyond a line's end is that end, one beyond the text its end.
  /// Throws `Json::exception` where the position is none.
  [[nodiscard]] std::uint32_t offset(const SourceFile& file, const Json& position) const;
  [[nodiscard]] std::size_t offset(std::string_view text, const Json& position) const;
  [[nodiscard]] std::size_t offset(std::string_view text, std::size_t line, std::size_t column) const;

 private:
  bool utf8_;
};

/// An open text and what was last found out about it.
struct Document {
  std::string uri, path;
  std::string text;
  std::int64_t version = 0;
  std::shared_ptr<const Snapshot> snapshot;  ///< Of this very text, unless it is stale.
  FileId file{};                             ///< Of the text, in the snapshot.
  bool stale = true;                         ///< The text, or one that it uses, has changed since.
  bool told = false;                         ///< Whether the client has the findings of this snapshot.
};

}  // namespace campaign
