#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/compiled.h"
#include "support/edited.h"

namespace campaign {

/// A plan of one text, compiled in memory with the standard library.
struct CompiledPlan {
  explicit CompiledPlan(std::string text, std::chrono::year_month_day day = kTestDay) : snapshot(compile_text(std::move(text), "plan.campaign", day)) {}

  [[nodiscard]] std::vector<std::string> names() const { return finding_names(snapshot); }
  /// All findings, a line each, for what a failing test shows.
  [[nodiscard]] std::string shown() const { return campaign::shown(snapshot); }
  /// The first finding of a name, or null.
  [[nodiscard]] const Diagnostic* find(std::string_view name) const {
    const auto found = std::ranges::find(snapshot.diagnostics, name, &Diagnostic::name);
    return found == snapshot.diagnostics.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string_view text(Span span) const { return snapshot.sources->text(span); }
  /// The plan's text once a fix has been made.
  [[nodiscard]] std::string mended(const Fix& fix) const {
    return edited((*snapshot.sources)[fix.edits.front().span.file].text(), fix.edits);
  }
  /// The declaration of a path, or kNoEntity.
  [[nodiscard]] EntityId at(std::string_view path) const {
    for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
      if (!snapshot.plan[EntityId{i}].from_library && snapshot.plan.path(EntityId{i}) == path) return EntityId{i};
    }
    return kNoEntity;
  }

  Snapshot snapshot;
};

}  // namespace campaign
