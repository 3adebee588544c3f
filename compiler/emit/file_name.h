#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace campaign {

/// Gives out names of files that are safe on every file system and differ even where case does not count.
class FileNames {
 public:
  /// `prefix` and a name made from `wish`: `spring.` and `Spring sale` give `spring.spring_sale`. What was given out
  /// before, or means something to a file system, gets a number. Never empty, no `/`, `\`, `..` or leading dot.
  [[nodiscard]] std::string next(std::string_view prefix, std::string_view wish);

 private:
  std::unordered_set<std::string> taken_{"index", "assets"};
  std::unordered_map<std::string, int> numbers_;  // The last one that was given to a name.
};

}  // namespace campaign
