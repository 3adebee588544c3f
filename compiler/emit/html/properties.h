#pragma once

#include <span>

#include "emit/html/canvas.h"

namespace campaign::html {

/// The text of a declaration's `///` lines, if any.
void write_comment(const Canvas& canvas, EntityId id);

/// What is computed about a declaration and shown among its properties: a heading and a text.
struct ComputedFact {
  std::string_view name;
  std::string text;
  std::string note;  ///< Smaller, behind the text.
  bool note_is_english = false;  ///< Worked out by the compiler, not in the words of the page.
};

/// Everything that a declaration states, in the order of the constructs table, except the properties that stand
/// elsewhere: short values in a grid, longer ones as paragraphs below. Writes nothing when nothing is left.
void write_properties(const Canvas& canvas, EntityId id, std::span<const Property> elsewhere = {},
                      std::span<const ComputedFact> computed = {});

/// Counts of the findings at a declaration, as links to them.
void write_finding_tags(const Canvas& canvas, EntityId id);

/// The title of a declaration as a heading, with its status and its findings beside it.
void write_title(const Canvas& canvas, EntityId id, int level);

/// What stands in the card of a declaration.
void write_card_content(const Canvas& canvas, EntityId id, int level);
/// A declaration with its heading and all that it states, for lists of audiences, risks and the like.
void write_card(const Canvas& canvas, EntityId id, int level);

}  // namespace campaign::html
