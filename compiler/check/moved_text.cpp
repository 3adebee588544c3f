#include "check/moved_text.h"

#include <functional>

namespace campaign {

void MovedText::move(std::string_view& view) const {
  // Pointers into different texts are compared, which only these functors may do.
  if (std::less<>()(view.data(), before.data()) || std::less<>()(before.data() + before.size(), view.data())) return;
  view = {now.data() + place(static_cast<std::uint32_t>(view.data() - before.data())), view.size()};
}

void MovedText::move(Diagnostic& finding) const {
  move(finding.span);
  for (Label& label : finding.labels) move(label.span);
  for (Fix& fix : finding.fixes) {
    for (Edit& edit : fix.edits) move(edit.span);
  }
}

void MovedText::move(Plan& plan) const {
  for (Entity& entity : plan.entities_) {
    if (entity.from_library) continue;
    for (std::string_view* view : {&entity.name, &entity.title, &entity.comment}) move(*view);
    if (entity.span.file == file) entity.body_end = place(entity.body_end);
    for (Span* span : {&entity.span, &entity.head, &entity.name_span, &entity.title_span}) move(*span);
  }
  for (PropertyValue& value : plan.values_) {
    move(value.key);
    move(value.span);
    if (auto* text = std::get_if<Text>(&value.value)) move(text->value);
    if (auto* expectation = std::get_if<Expectation>(&value.value)) move(expectation->metric_span);
  }
  for (Clauses& clauses : plan.clauses_) {
    for (std::string_view* view : {&clauses.source, &clauses.because, &clauses.method, &clauses.scope}) move(*view);
    move(clauses.by_span);
    move(clauses.matching_span);
  }
  for (auto& [kpi, formula] : plan.formulas_) {
    for (FormulaNode& node : formula.nodes) move(node.span);
  }
  for (Field& field : plan.fields_) {
    for (std::string_view* view : {&field.row.name, &field.row.meaning, &field.title}) move(*view);
    move(field.name_span);
  }
  for (Span& like : plan.likes_) move(like);
}

}  // namespace campaign
