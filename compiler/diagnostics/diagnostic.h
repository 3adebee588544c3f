#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/work.h"
#include "source/span.h"
#include "words/tongue.h"

namespace campaign {

enum class Severity : std::uint8_t { error, warning, hint };
[[nodiscard]] std::string_view name_of(Severity severity);

/// Every finding of the compiler's own; one row each in `catalogue.def`, in that order.
enum class Finding : std::uint16_t {
#define CAMPAIGN_FINDING(id, ...) id,
#include "diagnostics/catalogue.def"
#undef CAMPAIGN_FINDING
};

/// What the catalogue says of a finding.
struct FindingRow {
  Finding id;
  std::string_view name;      ///< `time_bound.missing_deadline`: family and fault; never changes its meaning.
  Severity severity;
  std::string_view title;     ///< What is wrong, in a few words, for lists.
  std::string_view message;   ///< What is wrong; `{}` stands for an argument.
  std::string_view why;       ///< Why it matters and what to do: Markdown, a few sentences.
  std::string_view bad;       ///< A plan that gets this finding and no other; empty where no text can show it.
  std::string_view good;      ///< The same plan mended, which gets none.
};

namespace catalogue {
inline constexpr FindingRow kFindings[] = {
#define CAMPAIGN_FINDING(id, name, severity, title, message, why, bad, good) \
  FindingRow{Finding::id, name, Severity::severity, title, message, why, bad, good},
#include "diagnostics/catalogue.def"
#undef CAMPAIGN_FINDING
};
}  // namespace catalogue

/// The whole catalogue.
[[nodiscard]] inline std::span<const FindingRow> all_findings() { return catalogue::kFindings; }
[[nodiscard]] constexpr const FindingRow& row_of(Finding id) { return catalogue::kFindings[static_cast<std::size_t>(id)]; }
/// The row with this name, or null.
[[nodiscard]] const FindingRow* finding_named(std::string_view name);

/// Another place that has to do with a finding, and what it has to do with it: "the budget is stated here".
struct Label {
  Span span;
  std::string text;
};

/// Replace the bytes of `span` by `text`; an empty span inserts.
struct Edit {
  Span span;
  std::string text;
};

/// A change that a machine may make: all its edits or none.
struct Fix {
  std::string title;  ///< "write `baseline`"
  std::vector<Edit> edits;
  bool sure = false;  ///< Cannot be wrong, so that it may be made without asking; else it is for a person to choose.
};

/// One finding at one place. Facts only; `report/` gives it a look.
struct Diagnostic {
  std::string_view name;  ///< Of the catalogue's row, which outlives everything.
  Severity severity = Severity::error;
  Span span;
  std::string message;
  std::string note;  ///< What to add at the primary place itself; may be empty.
  std::vector<Label> labels;
  std::string help;  ///< What to write instead; may be empty.
  std::vector<Fix> fixes;
  /// What was wrong where one mistake shows in many places: findings of one name and one cause in a file become one.
  std::string cause = {};
  bool unread = false;  ///< The text could not be read where it stands: what follows from that is no finding.
  const Tongue* tongue = nullptr;  ///< In which it is being written; null: English, or nothing is added any more.

  // For building one in place: report(…).label(…).helped(…).
  Diagnostic& label(Span place, const Said& text);
  Diagnostic& noted(const Said& text);
  Diagnostic& helped(const Said& text);
  Diagnostic& fix(const Said& title, Span place, std::string text);
  Diagnostic& sure();  ///< The last fix cannot be wrong.
  Diagnostic& caused_by(std::string what);
};

/// The one fix of a finding that may be made without asking, or null.
[[nodiscard]] const Fix* sure_fix(const Diagnostic& diagnostic);

/// What the catalogue says of a finding in a language; in English where nobody has said it in that.
struct FindingTexts {
  std::string_view title, message;
};
[[nodiscard]] FindingTexts texts_of(Finding id, Language language);

/// Collects the findings of one compilation.
class Diagnostics {
 public:
  /// The tongue has to live as long as this.
  explicit Diagnostics(const Tongue& tongue = Tongue::english()) : tongue_(&tongue) {}
  /// In which the findings are said.
  [[nodiscard]] const Tongue& tongue() const { return *tongue_; }

  /// Adds a finding of the catalogue; the compiler checks that the message gets as many arguments as it names.
  /// The reference is good until the next one is added.
  template <Finding id, typename... Arguments>
  Diagnostic& report(Span span, const Arguments&... arguments) {
    constexpr std::string_view message = row_of(id).message;
    static_assert(argument_count(message) == sizeof...(Arguments), "the message takes another number of arguments");
    count_work();
    if constexpr (sizeof...(Arguments) == 0) {
      return add(id, span, {});
    } else {
      const Said said[] = {Said(arguments)...};
      return add(id, span, said);
    }
  }

  /// Adds a finding that was made elsewhere: by a rule of the language.
  Diagnostic& add(Diagnostic diagnostic) {
    count_work();
    return list_.emplace_back(std::move(diagnostic));
  }

  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
  /// The findings that were added since there were `count`, to say more of them.
  [[nodiscard]] std::span<Diagnostic> from(std::size_t count) { return std::span(list_).subspan(count); }
  [[nodiscard]] std::vector<Diagnostic> take();
  [[nodiscard]] std::size_t size() const { return list_.size(); }

 private:
  Diagnostic& add(Finding id, Span span, std::span<const Said> arguments);

  const Tongue* tongue_;
  std::vector<Diagnostic> list_;
};

/// Sorts by file, place, severity, name and message, and drops those that say the same at the same place. O(n log n).
void sort_and_deduplicate(std::vector<Diagnostic>& diagnostics);

}  // namespace campaign
