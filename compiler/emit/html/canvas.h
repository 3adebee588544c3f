#pragma once

#include <string>
#include <string_view>

#include "emit/html/html.h"
#include "emit/html/site_map.h"
#include "emit/words/words.h"

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
  [[nodiscard]] const PlanView& view() const { return map.view(); }
  [[nodiscard]] const Plan& plan() const { return map.view().plan; }
  [[nodiscard]] const Analysis& analysis() const { return map.view().analysis; }
  [[nodiscard]] const Locale& locale() const { return words.locale(); }
};

/// `1 goal`, `3 goals`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view several);
/// A property's name as a heading: `Call to action`, `KPI`.
[[nodiscard]] std::string display_name(const Plan& plan, Property property);
/// A word of the language as a text begins: `needs_review` → `Needs review`.
[[nodiscard]] std::string display_word(std::string_view word);
/// `spring.campaign:31`: where a stretch of text begins.
[[nodiscard]] std::string display_place(const Canvas& canvas, Span span);
/// The line of a place without the blanks around it and the comment behind it, cut after 160 code points.
[[nodiscard]] std::string quoted_line(const Canvas& canvas, Span span);

/// The title of a declaration, as a link where a page shows it.
void write_link(const Canvas& canvas, EntityId to);
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

}  // namespace campaign::html
