#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace campaign::html {

/// A link that is safe to follow: to a place of the site or, where a plan wrote it, by http, https or mailto.
class Url {
 public:
  /// A link that somebody wrote. nullopt when it has any other scheme (`javascript:`, `data:`, `file:`), has control
  /// characters or blanks in it, or is relative: the site holds no file that a plan could mean. O(length).
  [[nodiscard]] static std::optional<Url> written(std::string_view text);
  /// Somebody's mail address; nullopt when it does not look like one.
  [[nodiscard]] static std::optional<Url> mail(std::string_view address);
  /// A place in the site: `file` is empty for the same page, `anchor` for the whole page. Both get percent-encoded.
  [[nodiscard]] static Url place(std::string_view file, std::string_view anchor);

  [[nodiscard]] const std::string& value() const { return value_; }

 private:
  explicit Url(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

}  // namespace campaign::html
