#include "ide/actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "ide/refactorings.h"

namespace campaign {

namespace {

/// Edits that may all be made, since none touches another.
class ApartEdits {
 public:
  explicit ApartEdits(FileId file) : file_(file) {}

  /// Adds the edits of a fix unless one lies in another file or touches what is there already. Two lines that are written at one place
  /// stand one after the other.
  bool add(const Fix& fix) {
    const auto inserts_line = [](const Edit& edit) { return edit.span.begin == edit.span.end && edit.text.ends_with('\n'); };
    for (const Edit& edit : fix.edits) {
      const bool touches = std::ranges::any_of(edits_, [&](const Edit& other) {
        const bool apart = other.span.end < edit.span.begin || edit.span.end < other.span.begin;
        return !apart && !(edit.span == other.span && inserts_line(edit) && inserts_line(other));
      });
      if (edit.span.file != file_ || touches) return false;
    }
    edits_.insert(edits_.end(), fix.edits.begin(), fix.edits.end());
    return true;
  }
  [[nodiscard]] std::vector<Edit> take() { return std::move(edits_); }

 private:
  FileId file_;
  std::vector<Edit> edits_;
};

/// The sure fixes of the file's findings, of one name or of all; how many they are in `count`.
std::vector<Edit> sure_fixes(const Snapshot& snapshot, FileId file, std::string_view name, std::size_t& count) {
  ApartEdits edits(file);
  count = 0;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    const Fix* fix = sure_fix(diagnostic);
    const bool wanted = fix != nullptr && diagnostic.span.file == file && (name.empty() || diagnostic.name == name);
    if (wanted && edits.add(*fix)) ++count;
  }
  return edits.take();
}

}  // namespace

std::vector<Action> actions_at(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end) {
  std::vector<Action> actions;
  std::vector<std::string_view> names;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    if (diagnostic.span.file != file || diagnostic.fixes.empty() || diagnostic.span.end < begin || diagnostic.span.begin > end) continue;
    const Fix* sure = sure_fix(diagnostic);
    for (const Fix& fix : diagnostic.fixes) actions.push_back({Action::Kind::fix, fix.title, fix.edits, &diagnostic, &fix == sure});
    if (sure != nullptr && std::ranges::find(names, diagnostic.name) == names.end()) names.push_back(diagnostic.name);
  }
  std::size_t count = 0;
  for (const std::string_view name : names) {
    auto edits = sure_fixes(snapshot, file, name, count);
    if (count > 1) actions.push_back({Action::Kind::fix, snapshot.plan.tongue()(say("fix all {} findings of {}", count, name)), std::move(edits), nullptr, false});
  }
  auto all = sure_fixes(snapshot, file, {}, count);
  if (count > 0) actions.push_back({Action::Kind::fix_all, snapshot.plan.tongue()("make all fixes that are sure"), std::move(all), nullptr, false});
  for (Action& refactoring : refactorings_at(snapshot, file, begin, end)) actions.push_back(std::move(refactoring));
  return actions;
}

}  // namespace campaign
