#include <cctype>

#include "faults/fault.h"

namespace campaign {

namespace {

Edits own_together(const Place& at) {
  if (at.count(prop("owner")) != 1) return {};
  return together({at.set("owner", at.text(prop("owner")) + ", @second"), at.append("person second \"Somebody else\"")});
}

Edits forget_the_audience(const Place& at) {
  Edits edits = at.drop(prop("audience"));
  for (const Kind kind : {Kind::strategy, Kind::tactic}) {
    for (const Place& below : at.below(kind)) edits = joined({edits, below.drop(prop("audience"))});
  }
  return edits;
}

/// An audience beside this one, called like it but for a capital.
Edits differ_by_a_capital(const Place& at) {
  std::string name(at.entity().name);
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  const std::string twin = "audience " + name + " \"Others\" { }";
  return at.parent().is_none() ? at.append(twin) : at.parent().insert(twin);
}

constexpr Fault kFaults[] = {
    {"drop the owner", "specific.missing_owner", kGoal, dropped<prop("owner")>},
    {"name a second owner", "specific.several_owners", kGoal, own_together},
    {"let a team own it", "specific.owner_is_group", kGoal,
     [](const Place& at) { return together({at.set("owner", "@crew"), at.append("team crew \"The crew\"")}); }},
    {"differ by a capital", "specific.names_alike", kAudience, differ_by_a_capital},
    {"forget the audience", "specific.missing_audience", kGoal, forget_the_audience},
    {"leave a gap in a text", "specific.placeholder", kAny,
     [](const Place& at) { return at.set("about", at.said("\"Details to follow\"", "\"Noch zu klären\"")); }},
    {"leave a gap in a title", "specific.placeholder", KindSet(Kind::strategy, Kind::tactic, Kind::audience),
     [](const Place& at) { return at.retitle("TBD"); }},
};

}  // namespace

std::span<const Fault> specific_faults() { return kFaults; }

}  // namespace campaign
