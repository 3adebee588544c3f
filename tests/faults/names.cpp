#include <algorithm>

#include "faults/fault.h"

namespace campaign {

namespace {

/// A slip of the pen in what a property names.
template <Property property>
Edits misspelt(const Place& at) {
  if (at.count(property) != 1) return {};
  std::string name = at.text(property);
  name.insert(name.size() / 2, "qx");
  return at.replace(property, name);
}

/// Another key in place of a property's own.
template <Property property>
Edits rekeyed(const Place& at, std::string_view key) {
  const PropertyValue* value = at.plan().find(at.id, property);
  return value == nullptr ? Edits() : Edits{{value->key, std::string(key)}};
}

Edits name_two_alike(const Place& at) {
  for (const Place& sibling : at.parent().children(Kind::tactic)) {
    if (at.entity().named && sibling.entity().named && static_cast<std::uint32_t>(sibling.id) > static_cast<std::uint32_t>(at.id)) {
      return {{sibling.entity().name_span, std::string(at.entity().name)}};
    }
  }
  return {};
}

constexpr Fault kFaults[] = {
    {"misspell the zone", "names.unknown_time_zone", kAudience, [](const Place& at) { return at.set("timezone", "\"Europe/Berln\""); }},
    {"name a person in words", "names.person_in_words", kGoal, [](const Place& at) { return at.has(prop("owner")) ? at.replace(prop("owner"), "Maria Lopez") : Edits(); }},
    {"misspell a channel", "names.unknown_name", kTactic, misspelt<prop("channel")>},
    {"misspell an owner", "names.unknown_name", KindSet(Kind::goal, Kind::strategy, Kind::tactic, Kind::risk), misspelt<prop("owner")>},
    {"misspell an audience", "names.unknown_name", KindSet(Kind::goal, Kind::strategy, Kind::tactic), misspelt<prop("audience")>},
    {"misspell the metric", "names.unknown_name", kGoal, misspelt<prop("metric")>},
    {"misspell the business goal", "names.unknown_name", kCampaign, misspelt<prop("serves")>},
    {"forget a module", "names.missing_use", kCampaign, [](const Place& at) {
       const bool used = (*at.snapshot.sources)[at.entity().span.file].text().find("std.kpi.advocacy") != std::string_view::npos;
       return used ? Edits() : at.append("channel readers \"Readers\" { measures: referrals }");
     }},
    {"misspell a module", "use.unknown_module", kCampaign, [](const Place& at) { return at.use("std.kpi.comerce"); }},
    {"misspell a property", "names.unknown_property", kGoal, [](const Place& at) { return rekeyed<prop("owner")>(at, "onwer"); }},
    {"misspell a word", "names.unknown_word", kCampaign, [](const Place& at) { return at.set("stage", "launhc"); }},
    {"misspell a kind", "names.unknown_kind", kCampaign, [](const Place& at) { return at.append("audeince readers \"Readers\" { }"); }},
    {"allow a rule that is none", "rules.unknown", kGoal, [](const Place& at) { return at.insert("allow: time_bound.mising_deadline because \"later\""); }},
    {"name two alike", "names.duplicate", kTactic, name_two_alike, "names.unknown_name"},
    {"write a property twice", "names.duplicate_property", kGoal, [](const Place& at) {
       return at.has(prop("by")) ? at.insert("by: " + at.text(prop("by"))) : Edits();
     }},
    {"name a person without its sign", "names.person_without_at", kGoal, [](const Place& at) {
       return at.count(prop("owner")) == 1 ? at.replace(prop("owner"), at.text(prop("owner")).substr(1)) : Edits();
     }},
    {"name an audience as channel", "names.wrong_kind", kTactic, [](const Place& at) {
       const auto audiences = at.plan().all(Kind::audience);
       return audiences.empty() || !at.has(prop("channel")) ? Edits() : at.set("channel", std::string(at.plan()[audiences.front()].name));
     }},
    {"serve oneself", "names.circle", kGoal, [](const Place& at) { return at.entity().named ? at.set("serves", std::string(at.entity().name)) : Edits(); }},
    {"lie within oneself", "names.circle", kAudience, [](const Place& at) { return at.has(prop("within")) ? Edits() : at.insert("within: " + std::string(at.entity().name)); }},
    {"wait for oneself", "names.circle", kTactic, [](const Place& at) { return at.entity().named ? at.set("after", std::string(at.entity().name)) : Edits(); }},
    {"leave the period out", "names.missing_property", kCampaign, dropped<prop("period")>},
    {"leave the name out", "names.missing_name", kCampaign, [](const Place& at) { return at.append("audience \"Readers\""); }},
    {"give a path as name", "names.dotted_name", kCampaign, [](const Place& at) { return at.append("audience shop.readers \"Readers\""); }},
    {"give two names", "names.extra_word", kCampaign, [](const Place& at) { return at.append("audience loyal readers"); }},
    {"put a tactic anywhere", "names.misplaced_kind", kCampaign, [](const Place& at) { return at.append("tactic mailing \"A mailing\""); }},
    {"give a person a formula", "names.misplaced_formula", kCampaign, [](const Place& at) { return at.append("team readers \"Readers\" = 3"); }},
    {"use nothing", "use.malformed", kCampaign, [](const Place& at) { return at.use(""); }},
    {"write the language as no one does", "names.unknown_locale", kCampaign, [](const Place& at) { return at.append("market austria \"Austria\" { locale: \"de_AT\" }"); }},
    {"take a colour that is hard to read", "site.low_contrast", kCampaign, [](const Place& at) { return at.append("site { accent: \"#ffcc00\" }"); }},
    {"ask for what is to come", "names.not_compiled_yet", kCampaign, [](const Place& at) { return at.append("each market_ in [de, fr] { }"); }},
    {"say something of nobody", "names.property_outside", kCampaign, [](const Place& at) { return at.append("about: \"All of it\""); }},
};

}  // namespace

std::span<const Fault> names_faults() { return kFaults; }

}  // namespace campaign
