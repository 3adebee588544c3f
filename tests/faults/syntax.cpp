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
    {"forget a colon", "syntax.missing_colon", kGoal, [](const Place& at) { return rewritten(at, prop("by"), "by " + at.text(prop("by"))); },
     "time_bound.missing_deadline"},
    {"forget a value", "syntax.empty_value", kGoal, [](const Place& at) { return rewritten(at, prop("owner"), "owner:"); }},
    {"forget half of a sum", "syntax.missing_value", kTactic, [](const Place& at) { return rewritten(at, prop("budget"), "budget: " + at.text(prop("budget")) + " + ;"); }},
    {"forget a quote", "syntax.unclosed_text", kCampaign, [](const Place& at) { return at.append("audience readers \"Readers"); }},
    {"quote once", "syntax.stray_character", kCampaign, [](const Place& at) { return at.append("audience readers 'Readers'"); }},
    {"close too much", "syntax.unopened_block", kCampaign, [](const Place& at) { return at.append("}"); }},
    {"open a comment", "syntax.unclosed_comment", kCampaign, [](const Place& at) { return at.append("/* and so on"); }},
    {"write a folder", "syntax.unknown_escape", kTactic, [](const Place& at) { return at.insert("tags: \"C:\\Plans\""); }},
};

}  // namespace

std::span<const Fault> syntax_faults() { return kFaults; }

}  // namespace campaign
