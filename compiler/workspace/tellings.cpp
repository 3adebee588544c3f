#include "workspace/tellings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "locale/tag.h"

namespace campaign {

std::vector<std::string> other_locales(const Plan& plan) {
  const bool english = plan.tongue().words() == nullptr;
  std::vector<std::string> locales;
  if (!english) locales.emplace_back("en");
  for (const EntityId campaign : plan.all(Kind::campaign)) {
    const auto* locale = plan.get<Text>(campaign, prop("locale"));
    // English needs no look at what ICU knows.
    if (locale == nullptr || (english && (locale->value == "en" || locale->value.starts_with("en-") || locale->value.starts_with("en_")))) continue;
    const auto tag = canonical_tag(locale->value);
    const bool same = english && tag && (*tag == "en" || tag->starts_with("en-"));
    if (tag && !same && std::ranges::find(locales, *tag) == locales.end()) locales.push_back(*tag);
  }
  return locales;
}

Telling telling_of(Snapshot told, const std::string& locale, const std::vector<Diagnostic>& found) {
  // The order among findings of one name at one place is that of their words. What has no counterpart stays as it is.
  using Key = std::tuple<Span, Severity, std::string_view>;
  const auto key = [](const Diagnostic& finding) { return Key(finding.span, finding.severity, finding.name); };
  std::multimap<Key, Diagnostic*> ours;
  for (Diagnostic& finding : told.diagnostics) ours.emplace(key(finding), &finding);
  Telling telling{locale, std::move(told.sources), std::move(told.tongue), std::make_shared<const Plan>(std::move(told.plan)), std::move(told.analysis), found};
  for (Diagnostic& finding : telling.diagnostics) {
    const auto same = ours.find(key(finding));
    if (same == ours.end()) continue;
    finding = std::move(*same->second);
    ours.erase(same);
  }
  return telling;
}

}  // namespace campaign
