#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "emit/bundle.h"
#include "emit/plan_view.h"
#include "live/http.h"

namespace campaign {

/// The files of a build as they are served: in memory, and each page with a panel of the findings and a script that
/// brings it up to date. That script is all that served pages have more than built ones: their policy allows its
/// questions to this server, beside what it allows anyway.
class LiveSite {
 public:
  /// Where the script hears of new builds.
  static constexpr std::string_view kEvents = "/~live/events";

  /// Shows what a compilation has made from now on.
  void show(const PlanView& view, Bundle bundle);
  /// Keeps the files and says a sentence with the findings: why there is no newer compilation than the one of `view`.
  void say(const PlanView& view, std::string_view problem);

  /// A name for all that pages show; the same for the same content.
  [[nodiscard]] const std::string& build() const { return build_; }

  /// A file, the events, or a page that says what there is instead. A path is only ever looked up among the files of the
  /// build.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  [[nodiscard]] std::string live_page(std::string_view page) const;
  [[nodiscard]] std::string page_of_nothing(std::string_view path) const;

  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> files_;  // By path, with the leading `/`.
  std::map<std::string, std::string, std::less<>> panels_;  // By the language of the page; by `` that of all others.
  std::string build_;
};

}  // namespace campaign
