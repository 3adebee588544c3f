#include "emit/html/page_words.h"

namespace campaign::html {

const Words& PageWords::of(const Page& page) {
  const Plan& plan = map_.view().plan;
  EntityId campaign = map_.scopes()[page.scope].campaign;
  if (campaign == kNoEntity && map_.scopes().size() > 1) campaign = map_.scopes()[1].campaign;
  const auto* locale = campaign == kNoEntity ? nullptr : plan.get<Text>(campaign, prop("locale"));
  const std::string_view tag = locale == nullptr ? "en" : locale->value;
  return words_.try_emplace(tag, tag).first->second;
}

}  // namespace campaign::html
