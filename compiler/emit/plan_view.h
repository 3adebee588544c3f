#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "model/asset.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// The same plan in another tongue: the same declarations and values, the same findings in the same order, the same arithmetic with
/// its evidence.
struct Telling {
  std::string locale;  ///< Its canonical tag: `de-DE`.
  std::shared_ptr<const Sources> sources;
  std::shared_ptr<const Tongue> tongue;
  std::shared_ptr<const Plan> plan;  ///< The analysis points into it, so it stays where it is.
  Analysis analysis;
  std::vector<Diagnostic> diagnostics;
};

/// What a format may read: one compilation's results. References only; the owner outlives the call.
struct PlanView {
  const Sources& sources;
  const Plan& plan;
  const Analysis& analysis;
  std::span<const Diagnostic> diagnostics;
  std::span<const FileId> plan_files;
  std::chrono::year_month_day as_of;
  std::span<const Asset> assets = {};
  std::span<const Telling> tellings = {};  ///< For the pages of campaigns in other languages than English.

  /// What is told in a language, or null where that is as in `diagnostics` and `analysis`. O(languages).
  [[nodiscard]] const Telling* in(std::string_view locale) const {
    const auto found = std::ranges::find(tellings, locale, &Telling::locale);
    return found == tellings.end() ? nullptr : &*found;
  }
  /// The plan as it is told in a language, itself where that is its own.
  [[nodiscard]] PlanView told_in(std::string_view locale) const {
    const Telling* telling = in(locale);
    return telling == nullptr ? *this : PlanView{sources, *telling->plan, telling->analysis, telling->diagnostics, plan_files, as_of, assets, {}};
  }
};

}  // namespace campaign
