#pragma once

#include <string>
#include <span>
#include <string_view>
#include <vector>

#include "emit/html/html.h"
#include "emit/html/site_map.h"
#include "model/holidays.h"
#include "words/words.h"

namespace campaign::html {

struct SourceText;

/// What every section writes on: the page, the map around it, the writer, and the words of the page's language.
struct Canvas {
  const SiteMap& map;
  const Page& page;
  Html& html;
  const Words& words;
  const SourceText* text = nullptr;  ///< Of pages that show a file.

  [[nodiscard]] const Scope& scope() const { return map.scopes()[page.scope]; }
  [[nodiscard]] const Look& look() const { return map.look(page.scope); }
  [[nodiscard]] const PlanView& view() const { return map.view(); }
  [[nodiscard]] const Plan& plan() const { return map.view().plan; }
  /// The plan's arithmetic and a finding about it, said in the language of the page.
  [[nodiscard]] const Analysis& analysis() const {
    const Telling* telling = view().in(words.locale().tag());
    return telling == nullptr ? view().analysis : telling->analysis;
  }
  [[nodiscard]] const Diagnostic& finding(std::uint32_t index) const {
    const Telling* telling = view().in(words.locale().tag());
    return (telling == nullptr ? view().diagnostics : std::span(telling->diagnostics))[index];
  }
  /// A declaration's title, or its name where it has none; of what the standard library declares, in the language of the page.
  [[nodiscard]] std::string_view label(EntityId id) const {
    const std::string_view label = plan().label(id);
    return plan()[id].from_library ? library_title(label, words.language()) : label;
  }
  [[nodiscard]] const Locale& locale() const { return words.locale(); }
};

/// A property's name as a heading: `Call to action`, `KPI`; of a field that a plan adds, its title.
[[nodiscard]] std::string display_name(const Canvas& canvas, Property property);
/// A word of a property as a text begins: `in_kind` → `In kind`.
[[nodiscard]] std::string display_word(const Canvas& canvas, std::string_view word);
/// What a declaration is, as a text begins: `Business goal`.
[[nodiscard]] std::string display_kind(const Canvas& canvas, EntityId id);
/// An amount as `amounts.h` writes it, in the words of the page.
[[nodiscard]] std::string display(const Canvas& canvas, const Amount& amount);
[[nodiscard]] std::string display(const Canvas& canvas, const Estimate& estimate);
/// Without the sign that points have: `2.2 points`.
[[nodiscard]] std::string display_size(const Canvas& canvas, const Amount& amount);
/// A part of a whole in whole percents: `18%`.
[[nodiscard]] std::string display_share(const Canvas& canvas, double share);
[[nodiscard]] std::string_view display_severity(const Canvas& canvas, Severity severity);  ///< `Error`
/// The workdays where what the page is about takes place.
[[nodiscard]] Workdays workdays_of(const Canvas& canvas);
/// What a free day is called: `Easter Monday`, `Christmas Day (substitute)`.
[[nodiscard]] std::string display_holiday(const Canvas& canvas, const Holiday& holiday);
/// How many findings of each severity, the gravest first: `2 errors`, `1 warning`; those of which there are none left out.
struct FindingCount {
  Severity severity;
  std::string text;
};
[[nodiscard]] std::vector<FindingCount> display_counts(const Canvas& canvas, std::span<const std::uint32_t> findings);
/// `spring.campaign:31`: where a stretch of text begins.
[[nodiscard]] std::string display_place(const Canvas& canvas, Span span);
/// The line of a place without the blanks around it and the comment behind it, cut after 160 code points.
[[nodiscard]] std::string quoted_line(const Canvas& canvas, Span span);

/// The title of a declaration, as a link where a page shows it.
void write_link(const Canvas& canvas, EntityId to);
/// Links to declarations, separated by commas: the first `most` that the site's readers get to see, and how many more there are.
void write_links(const Canvas& canvas, std::span<const EntityId> ids, std::size_t most);
/// The same as a list, each with what it is in front; `more`, where given, writes something behind each.
void write_declarations(const Canvas& canvas, std::span<const EntityId> ids, std::size_t most, void (*more)(const Canvas&, EntityId) = nullptr);
/// A text in small capitals for a state: `assumed`, `to do`. `kind` is a class of the stylesheet.
void write_tag(const Canvas& canvas, std::string_view kind, std::string_view text);
/// Where something is written, as a link to it where the site has the text.
void write_place(const Canvas& canvas, Span span);
/// Where something is written, and the line that says it.
void write_quote(const Canvas& canvas, Span span);

enum class Mark { yes, no, warning, hint };
/// A small picture for a state; the words beside it say the same, so it is hidden from readers' programs.
void write_mark(Html& html, Mark mark);
/// How serious a finding is, as a mark; a word beside it has to say the same.
[[nodiscard]] Mark mark_of(Severity severity);
/// A sentence of a finding with its `code` parts; there is no other markup in findings.
void write_message(Html& html, std::string_view message);
/// The same on a page: findings are in English where the compiler has no words in the page's language, which the page says for
/// those who read it aloud.
void write_message(const Canvas& canvas, std::string_view message);
/// A text that the compiler worked out, which is in English as well.
void write_english(const Canvas& canvas, std::string_view text);

/// A sentence around what `inner` writes in the place of its argument: `Part of `, the link.
template <typename Inner>
void write_around(const Canvas& canvas, Words::Around around, const Inner& inner) {
  canvas.html.text(around.before);
  inner();
  canvas.html.text(around.behind);
}

}  // namespace campaign::html
