#pragma once

#include <span>

#include "emit/html/canvas.h"

namespace campaign::html {

/// Writes a property's value with everything that is said of it: links for references, states such as `assumed` and
/// `undisclosed`, and the clauses behind it (period, source, reason). Markdown may write paragraphs, every other type
/// writes text that fits in a line. `row` may be null for a property that its kind does not have.
void write_value(const Canvas& canvas, const PropertyRow* row, const PropertyValue& value);

/// Several values of one property, side by side: a list where they have clauses or are long, else separated by commas.
void write_values(const Canvas& canvas, const PropertyRow* row, std::span<const PropertyValue> values);

/// The clauses alone, each in words: `during 2026 · finance ledger`. Writes nothing when there are none.
void write_clauses(const Canvas& canvas, const PropertyValue& value);

/// Whether a value has a clause or a state to show.
[[nodiscard]] bool has_clauses(const Plan& plan, const PropertyValue& value);

/// What a column is sorted by where the text of its cells will not do: the number or the first day (`2027-03-01`) of the first
/// value, an estimate's middle; empty for all others.
[[nodiscard]] std::string sort_key(std::span<const PropertyValue> values);
/// A cell of a table below a column of that name, with its `sort_key` if it has one.
[[nodiscard]] Html::Scope in_cell(Html& html, std::string_view column, std::string_view key);
/// The same for numbers.
[[nodiscard]] Html::Scope in_number_cell(Html& html, std::string_view column, std::string_view key);

/// A metric's formula with links to its parts: `orders × average order value`.
void write_formula(const Canvas& canvas, const Formula& formula);

}  // namespace campaign::html
