#include "emit/html/look.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/color.h"

namespace campaign::html {

namespace {

// The grounds of pages, as in site.css.
constexpr Color kLightGround = kWhite;
constexpr Color kDarkGround{0x0f, 0x11, 0x17};

EntityId site_in(const Plan& plan, std::span<const EntityId> sites, EntityId parent) {
  for (const EntityId site : sites) {
    if (plan[site].parent == parent) return site;
  }
  return kNoEntity;
}

EntityId site_of(const Plan& plan, std::span<const EntityId> sites, const Scope& scope) {
  for (EntityId around = scope.campaign; around != kNoEntity; around = plan[around].parent) {
    if (const EntityId found = site_in(plan, sites, around); found != kNoEntity) return found;
  }
  if (scope.campaign == kNoEntity) {
    for (const EntityId portfolio : scope.of(Kind::portfolio)) {
      if (const EntityId found = site_in(plan, sites, portfolio); found != kNoEntity) return found;
    }
  }
  return site_in(plan, sites, kNoEntity);
}

std::string_view text_of(const Plan& plan, EntityId site, Property property) {
  const Text* text = plan.get<Text>(site, property);
  return text == nullptr ? std::string_view() : text->value;
}

const Asset* asset_of(const PlanView& view, EntityId site, Property property) {
  const auto found = std::ranges::find_if(view.assets, [&](const Asset& asset) { return asset.site == site && asset.property == property; });
  return found == view.assets.end() ? nullptr : &*found;
}

/// The accent in its three strengths, made readable on the ground of either theme.
std::string accent_style(Color accent) {
  const Color light_soft = mixed(accent, kLightGround, 0.88), dark_soft = mixed(accent, kDarkGround, 0.8);
  // Tags have the accent on its soft strength, which is harder to read than the page's own ground.
  const Color light = readable_on(accent, light_soft), dark = readable_on(readable_on(accent, kDarkGround), dark_soft);
  return fmt::format(
      ":root {{\n  --accent: light-dark({}, {});\n  --accent-soft: light-dark({}, {});\n  --accent-mid: light-dark({}, {});\n}}\n", light.to_text(), dark.to_text(),
      light_soft.to_text(), dark_soft.to_text(), mixed(light, kLightGround, 0.5).to_text(), mixed(dark, kDarkGround, 0.5).to_text());
}

}  // namespace

Look look_of(const PlanView& view, std::span<const EntityId> sites, const Scope& scope) {
  Look look;
  look.site = site_of(view.plan, sites, scope);
  if (look.site == kNoEntity) return look;
  look.brand = text_of(view.plan, look.site, prop("brand"));
  if (Url::written(text_of(view.plan, look.site, prop("address")))) look.address = text_of(view.plan, look.site, prop("address"));
  look.logo = asset_of(view, look.site, prop("logo"));
  // Their files are numbered in the order of the plan: paths could be anything.
  const auto number = std::ranges::find(sites, look.site) - sites.begin() + 1;
  if (look.logo != nullptr) look.logo_file = fmt::format("assets/logo_{}.{}", number, look.logo->ending);
  const bool styled = Color::parse(text_of(view.plan, look.site, prop("accent"))) || asset_of(view, look.site, prop("style")) != nullptr;
  if (styled) look.style_file = fmt::format("assets/look_{}.css", number);
  return look;
}

Bundle look_files(const SiteMap& map) {
  Bundle files;
  std::set<EntityId> done;
  for (std::uint32_t scope = 0; scope < map.scopes().size(); ++scope) {
    const Look& look = map.look(scope);
    if (look.site == kNoEntity || !done.insert(look.site).second) continue;
    if (look.logo != nullptr) files.push_back({look.logo_file, look.logo->bytes});
    if (look.style_file.empty()) continue;
    const auto accent = Color::parse(text_of(map.view().plan, look.site, prop("accent")));
    const Asset* own = asset_of(map.view(), look.site, prop("style"));
    files.push_back({look.style_file, (accent ? accent_style(*accent) : std::string()) + (own == nullptr ? std::string() : own->bytes)});
  }
  return files;
}

}  // namespace campaign::html
