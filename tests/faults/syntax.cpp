#include "faults/fault.h"

namespace campaign {

namespace {

/// Another text from the key of a property to the end of its value.
Edits rewritten(const Place& at, Property property, std::string text) {
  const PropertyValue* value = at.plan().find(at.id, property);
  if (value == nullptr || at.count(property) != 1) return {};
  return {{{value->key.file, value->key.begin, value->span.end}, std::move(text)}};
}

constexpr Fault kFaults[] = {
    {"forget a colon", "syntax.missing_colon", kGoal, [](const Place& at) { return rewritten(at, prop("by"), "by " + at.text(prop("by"))); }},
    {"forget a value", "syntax.empty_value", kGoal, [](const Place& at) { return rewritten(at, prop("owner"), "owner:"); }},
    {"forget half of a sum", "syntax.missing_value", kTactic, [](const Place& at) { return rewritten(at, prop("budget"), "budget: " + at.text(prop("budget")) + " + ;"); }},
    {"forget a quote", "syntax.unclosed_text", kCampaign, [](const Place& at) { return at.append("audience readers \"Readers"); }},
    {"write a stray sign", "syntax.stray_character", kCampaign, [](const Place& at) { return at.append("audience ~readers \"Readers\""); }},
    {"quote once", "syntax.foreign_quotes", kCampaign, [](const Place& at) { return at.append("audience readers 'Readers'"); }},
    {"quote as in print", "syntax.foreign_quotes", kCampaign, [](const Place& at) { return at.append("audience readers “Readers”"); }},
    {"forget both quotes", "syntax.unquoted_text", kCampaign, [](const Place& at) { return at.append("team readers \"Readers\" { about: Those who read }"); }},
    {"paste an address", "syntax.unquoted_text", kCampaign, [](const Place& at) { return at.append("audience readers \"Readers\" { size: 3 people  source: https://example.org/a\n}"); }},
    {"group by commas", "syntax.comma_in_number", kCampaign, [](const Place& at) { return at.append("audience readers \"Readers\" { size: 1,000 people }"); }},
    {"put the currency in front", "syntax.foreign_amount", kTactic, [](const Place& at) { return rewritten(at, prop("budget"), "budget: EUR 5k"); }},
    {"write a sign of money", "syntax.foreign_amount", kTactic, [](const Place& at) { return rewritten(at, prop("budget"), "budget: 5k €"); }},
    {"leave it open", "syntax.no_value_yet", kGoal, [](const Place& at) { return rewritten(at, prop("by"), "by: ?"); }},
    {"leave it open in letters", "syntax.no_value_yet", kTactic, [](const Place& at) { return rewritten(at, prop("budget"), "budget: tbc"); }},
    {"write it about", "syntax.foreign_amount", kTactic, [](const Place& at) { return at.get<Amount>(prop("budget")) == nullptr ? Edits() : rewritten(at, prop("budget"), "budget: ca. " + at.text(prop("budget"))); }},
    {"put a colon before a block", "syntax.block_after_colon", kTactic, [](const Place& at) {
       const PropertyValue* first = at.plan().find(at.id, prop("expect"));
       if (first == nullptr) return Edits();
       const std::string_view file = (*at.snapshot.sources)[first->key.file].text();
       const auto end = static_cast<std::uint32_t>(file.rfind("expect", first->key.begin) + 6);
       return Edits{{{first->key.file, end, end}, ":"}};
     }},
    {"close nothing", "syntax.unclosed_block", kCampaign, [](const Place& at) { return at.append("audience readers \"Readers\" {"); }},
    {"write two titles", "syntax.unexpected", kCampaign, [](const Place& at) { return at.append("unit visitor \"visitor\" \"visitors\""); }},
    {"take an operator for a name", "syntax.reserved_word", kCampaign, [](const Place& at) { return at.append("kpi likeness \"Likeness\" = like"); }},
    {"add a clause that says nothing", "syntax.misplaced_clause", kCampaign,
     [](const Place& at) { return at.append("team readers \"Readers\" { about: \"Us\" into \"them\" }"); }},
    {"close too much", "syntax.unopened_block", kCampaign, [](const Place& at) { return at.append("}"); }},
    {"open a comment", "syntax.unclosed_comment", kCampaign, [](const Place& at) { return at.append("/* and so on"); }},
    {"write a folder", "syntax.unknown_escape", kTactic, [](const Place& at) { return at.insert("tags: \"C:\\Plans\""); }},
};

}  // namespace

std::span<const Fault> syntax_faults() { return kFaults; }

}  // namespace campaign
