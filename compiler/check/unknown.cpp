#include "check/unknown.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "language/synonyms.h"
#include "language/words.h"

namespace campaign {

namespace {

using Part = PropertySynonym::Part;

/// `start: a` and `end: b` of one block as one property, where both are written.
void join_ends(Kind kind, const PropertySynonym& synonym, Node property, Node block, Diagnostic& diagnostic) {
  if (!property.has_children()) return;
  constexpr std::size_t kFarthest = 100;  // Both ends stand near each other.
  std::size_t looked_at = 0;
  for (const Node other : block) {
    if (++looked_at > kFarthest) return;
    if (other.kind() != NodeKind::property || !other.has_children()) continue;
    const auto found = property_for_synonym(kind, key_of(other));
    if (!found || found->ours != synonym.ours || found->part == Part::whole || found->part == synonym.part) continue;
    const bool starts = synonym.part == Part::start;
    std::string joined = fmt::format("{}: {} .. {}", synonym.ours, (starts ? property : other).child(0).text(), (starts ? other : property).child(0).text());
    diagnostic.fix(say("write `{}`", joined), property.span(), joined).fixes.back().edits.push_back({other.span(), ""});
    return;
  }
}

/// Whether a key is that of a property whose values are metrics, alone or compared.
bool find_conditions(Kind kind, std::string_view key) {
  key.remove_suffix(key.ends_with(':') ? 1 : 0);
  const PropertyRow* row = find_property(kind, key);
  return row != nullptr && row->type == ValueType::condition;
}

Meant synonym_of(CheckContext& context, Kind kind, const PropertySynonym& synonym, Node property, Node block, Diagnostic& diagnostic) {
  const Span key = key_span_of(property);
  if (synonym.ours.empty()) {
    diagnostic.helped(Said::sentence(synonym.advice));
    return {};
  }
  if (synonym.part != Part::whole) {
    diagnostic.helped(say("the language says both ends in one: `{}: 2027-03-01 .. 2027-05-31`", synonym.ours));
    join_ends(kind, synonym, property, block, diagnostic);
    return {context.plan.find_property(kind, synonym.ours), false};
  }
  diagnostic.helped(say("the language says `{}`", synonym.ours))
      .fix(say("write `{}`", synonym.ours), key, std::string(synonym.ours))
      .sure();
  return {context.plan.find_property(kind, synonym.ours), true};
}

}  // namespace

std::optional<Kind> report_unknown_kind(CheckContext& context, Node word, const Said& otherwise) {
  Diagnostic& diagnostic = context.diagnostics.report<Finding::unknown_kind>(word.span(), word.text());
  diagnostic.caused_by(std::string(word.text()));
  std::optional<Kind> meant = kind_for_synonym(word.text());
  const bool synonym = meant.has_value();
  if (!meant && context.may_suggest()) {
    std::vector<std::string_view> keywords;
    for (const KindRow& row : all_kinds()) keywords.push_back(row.keyword);
    keywords.push_back(kRulesBlock);
    const auto near = closest(word.text(), keywords);
    if (near == kRulesBlock) {  // Read as one, too, though it declares nothing.
      diagnostic.helped(say("write `{}`", kRulesBlock)).fix(say("write `{}`", kRulesBlock), word.span(), std::string(kRulesBlock));
      return std::nullopt;
    }
    if (near) meant = kind_named(*near);
  }
  if (!meant) {
    diagnostic.helped(otherwise);
    return std::nullopt;
  }
  const std::string_view keyword = row_of(*meant).keyword;
  diagnostic.helped(synonym ? say("the language says `{}`", keyword) : say("write `{}`", keyword))
      .fix(say("write `{}`", keyword), word.span(), std::string(keyword));
  diagnostic.fixes.back().sure = synonym;
  return meant;
}

Meant report_unknown_property(CheckContext& context, Kind kind, Node property, Node block) {
  const Span span = key_span_of(property);
  const std::string_view key = key_of(property);
  // `kpi: ctr: 2%` is said of the `kpi`.
  const std::uint32_t at = property.first_token();
  if (at > 0 && property.tree().tokens()[at - 1].kind == TokenKind::key && find_conditions(kind, property.token_text(at - 1))) return {};
  Diagnostic& diagnostic = context.diagnostics.report<Finding::unknown_property>(span, row_of(kind).keyword, key);
  diagnostic.caused_by(diagnostic.message);
  if (const auto synonym = property_for_synonym(kind, key)) return synonym_of(context, kind, *synonym, property, block, diagnostic);
  if (!context.may_suggest()) return {};
  std::vector<std::string_view> names;
  for (const PropertyRow* row : context.plan.properties_of(kind)) names.push_back(row->name);
  if (const auto meant = closest(key, names)) {
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), span, std::string(*meant));
    return {context.plan.find_property(kind, *meant), true};
  }
  std::string list;
  for (const std::string_view name : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name);
  diagnostic.helped(takes_an(row_of(kind).keyword) ? say("an {} has {}", row_of(kind).keyword, list) : say("a {} has {}", row_of(kind).keyword, list));
  return {};
}

}  // namespace campaign
