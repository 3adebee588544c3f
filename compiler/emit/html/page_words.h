#pragma once

#include <map>
#include <string_view>

#include "emit/html/site_map.h"
#include "words/words.h"

namespace campaign::html {

/// The words of each page of a site: those of its campaign's `locale`, on pages of no campaign those of the first. Pages of
/// one locale share them, for their formatters take milliseconds to make. One thread at a time.
class PageWords {
 public:
  explicit PageWords(const SiteMap& map) : map_(map) {}
  /// The reference is good as long as this object. O(log locales) but for the first page of each.
  [[nodiscard]] const Words& of(const Page& page);

 private:
  const SiteMap& map_;
  std::map<std::string_view, Words> words_;  // By the locale as the plan writes it.
};

}  // namespace campaign::html
