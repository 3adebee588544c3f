#include "emit/html/page_words.h"

namespace campaign::html {

const Words& PageWords::of(const Page& page) {
  const Plan& plan = map_.view().plan;
  const auto campaigns = plan.all(Kind::campaign);
  EntityId campaign = map_.scopes()[page.scope].campaign;
  if (campaign == kNoEntity && !campaigns.empty()) campaign = campaigns.front();
  const auto* locale = campaign == kNoEntity ? nullptr : plan.get<Text>(campaign, prop("locale"));
  const std::string_view tag = locale == nullptr ? "en" : locale->value;
  return words_.try_emplace(tag, tag).first->second;
}

}  // namespace campaign::html
