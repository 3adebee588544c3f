#include "rules/rule.h"

#include <algorithm>
#include <array>

namespace campaign {

namespace {

constexpr auto kProperties = std::to_array<RulePropertyRow>({
    {"for", RuleForm::kinds, false, true, "The kinds of declarations that it looks at."},
    {"when", RuleForm::expression, false, false, "It looks only where this holds."},
    {"each", RuleForm::binding, false, false, "It looks at each member of a collection: `each: v in goal.checkpoint`."},
    {"require", RuleForm::expression, false, true, "What has to hold; where it does not, there is a finding."},
    {"severity", RuleForm::level, false, false, "`error`, `warning` or `hint`."},
    {"draft", RuleForm::level, false, false, "The severity while the campaign is a draft."},
    {"launch", RuleForm::level, false, false, "The severity once the campaign is to be launched."},
    {"stages", RuleForm::stages, false, false, "The stages of a campaign in which the finding makes sense; without it, all. It is silent in others, whatever its severity; a campaign without a `stage` may be in any."},
    {"at", RuleForm::expression, false, false, "The value or declaration that the finding stands at; the title without it."},
    {"group", RuleForm::expression, false, false, "A declaration that the finding has in common with others: all of this rule in a file that name the same become one, which shows where the others are and says how many."},
    {"message", RuleForm::text, false, true, "What is wrong, with `{values}`."},
    {"note", RuleForm::text, true, false, "What is added at the place itself: by how much, how late."},
    {"label", RuleForm::text, true, false, "A text `on` other places that have to do with it; `it` is each of them."},
    {"help", RuleForm::text, true, false, "What to write instead; of several the first whose values are there."},
    {"insert", RuleForm::text, true, false, "A fix that writes a property `into` a declaration (this one); `on` offers one for each of several."},
    {"replace", RuleForm::text, true, false, "A fix that writes a text instead of the value that it is `on`."},
    {"wrap", RuleForm::text, true, false, "A fix that puts a block with this first line around the declarations that it is `on`."},
    {"why", RuleForm::markdown, false, true, "Why it matters, in a few sentences of Markdown."},
    {"bad", RuleForm::example, false, true, "A plan, or a part of one, that gets this finding and no other."},
    {"good", RuleForm::example, false, true, "The same, mended, which gets none."},
    {"language", RuleForm::word, false, false, "For rules about words: the languages that they know. They look where the campaign's `locale` is of one of them, or is not written."},
    {"tags", RuleForm::texts, false, false, "Words to find it by."},
});

}  // namespace

std::optional<Level> level_named(std::string_view word) {
  if (word == "error") return Level::error;
  if (word == "warning") return Level::warning;
  if (word == "hint") return Level::hint;
  if (word == "off") return Level::off;
  return std::nullopt;
}

std::span<const RulePropertyRow> all_rule_properties() { return kProperties; }

const Node* Rule::find(std::string_view key) const {
  const auto found = std::ranges::find(properties, key, &Property::key);
  return found == properties.end() ? nullptr : &found->node;
}

const Rule::Translation* Rule::in(std::string_view tag) const {
  const auto found = std::ranges::find(translations, tag, &Translation::tag);
  return found == translations.end() ? nullptr : &*found;
}

}  // namespace campaign
