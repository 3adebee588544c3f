#pragma once

// Words of other tools and schools (briefs, OKRs, agency plans, project tools), and ours for them. Included by synonyms.cpp
// only.

namespace campaign::table {

struct KindSynonym {
  std::string_view theirs;
  Kind ours;
};
inline constexpr auto kKindSynonyms = std::to_array<KindSynonym>({
    {"objective", goal}, {"okr", goal}, {"key_result", goal}, {"kr", goal}, {"outcome", goal},
    {"aim", business_goal}, {"mission", business_goal}, {"vision", business_goal}, {"north_star", business_goal}, {"ambition", business_goal},
    {"program", portfolio}, {"programme", portfolio}, {"project", campaign}, {"plan", campaign}, {"brief", campaign},
    {"approach", strategy}, {"pillar", strategy}, {"theme", strategy}, {"workstream", strategy}, {"territory", strategy},
    {"activity", tactic}, {"action", tactic}, {"action_item", tactic}, {"initiative", tactic}, {"task", tactic}, {"subtask", tactic},
    {"step", tactic}, {"epic", tactic}, {"deliverable", tactic}, {"play", tactic}, {"asset", tactic},
    {"metric", kpi}, {"measure", kpi}, {"indicator", kpi},
    {"segment", audience}, {"persona", audience}, {"target_group", audience}, {"target_audience", audience}, {"cohort", audience}, {"icp", audience},
    {"medium", channel}, {"media", channel}, {"platform", channel}, {"touchpoint", channel},
    {"country", market}, {"region", market}, {"geo", market},
    {"people", person}, {"member", person}, {"stakeholder", person}, {"employee", person}, {"contact", person}, {"user", person},
    {"squad", team}, {"department", team}, {"agency", team},
    {"ad", placement}, {"line_item", placement}, {"insertion", placement}, {"booking", placement}, {"buy", placement}, {"media_buy", placement},
    {"ad_set", placement}, {"adset", placement}, {"ad_group", placement}, {"spot", placement},
    {"test", experiment}, {"ab_test", experiment}, {"split_test", experiment}, {"variant", arm}, {"variation", arm}, {"treatment", arm}, {"cell", arm},
    {"event", milestone}, {"gate", milestone}, {"deadline", milestone}, {"premise", assumption}, {"threat", risk}, {"issue", risk},
});

inline constexpr KindSet kFlown{tactic, placement, experiment};
inline constexpr KindSet kPeriodic{portfolio, campaign, strategy};
inline constexpr KindSet kAimed{business_goal, goal};
inline constexpr KindSet kAny;  // Every kind that has the property.
inline constexpr auto whole = PropertySynonym::Part::whole;
inline constexpr auto start = PropertySynonym::Part::start;
inline constexpr auto end = PropertySynonym::Part::end;

/// The first row that fits a word and a kind, and whose property the kind has, counts.
struct PropertySynonymRow {
  std::string_view theirs;
  std::string_view ours;
  KindSet kinds = kAny;
  PropertySynonym::Part part = whole;
};
inline constexpr auto kPropertySynonyms = std::to_array<PropertySynonymRow>({
    // when
    {"due", "by", kAimed}, {"deadline", "by", kAimed}, {"due_date", "by", kAimed}, {"target_date", "by", kAimed}, {"end", "by", kAimed},
    {"end_date", "by", kAimed}, {"date", "by", kAimed}, {"until", "by", kAimed}, {"finish", "by", kAimed}, {"when", "by", kAimed},
    {"date", "on"}, {"day", "on"}, {"due", "on"}, {"due_date", "on"}, {"deadline", "on"}, {"when", "on"}, {"by", "on"}, {"at", "on"},
    {"due", "review"}, {"review_date", "review"}, {"revisit", "review"}, {"by", "review"},
    {"start", "flight", kFlown, start}, {"start_date", "flight", kFlown, start}, {"starts", "flight", kFlown, start},
    {"begin", "flight", kFlown, start}, {"from", "flight", kFlown, start},
    {"end", "flight", kFlown, end}, {"end_date", "flight", kFlown, end}, {"ends", "flight", kFlown, end}, {"finish", "flight", kFlown, end},
    {"until", "flight", kFlown, end}, {"due", "flight", kFlown, end}, {"due_date", "flight", kFlown, end}, {"deadline", "flight", kFlown, end},
    {"by", "flight", kFlown, end}, {"to", "flight", kFlown, end},
    {"start", "period", kPeriodic, start}, {"start_date", "period", kPeriodic, start}, {"starts", "period", kPeriodic, start},
    {"begin", "period", kPeriodic, start}, {"from", "period", kPeriodic, start},
    {"end", "period", kPeriodic, end}, {"end_date", "period", kPeriodic, end}, {"ends", "period", kPeriodic, end},
    {"finish", "period", kPeriodic, end}, {"until", "period", kPeriodic, end}, {"due", "period", kPeriodic, end},
    {"due_date", "period", kPeriodic, end}, {"deadline", "period", kPeriodic, end}, {"by", "period", kPeriodic, end}, {"to", "period", kPeriodic, end},
    {"period", "flight"}, {"dates", "flight"}, {"date", "flight"}, {"when", "flight"}, {"timeframe", "flight"}, {"timeline", "flight"},
    {"timing", "flight"}, {"run", "flight"}, {"runs", "flight"}, {"on_air", "flight"}, {"schedule", "flight"}, {"flights", "flight"},
    {"flight", "period"}, {"dates", "period"}, {"when", "period"}, {"timeframe", "period"}, {"timeline", "period"}, {"timing", "period"},
    {"schedule", "period"}, {"hours", "daypart"}, {"time", "daypart"}, {"times", "daypart"}, {"dayparts", "daypart"}, {"time_of_day", "daypart"},
    {"length", "duration"}, {"lead_time", "duration"}, {"lag", "effect_after"}, {"time_to_effect", "effect_after"}, {"takes_effect", "effect_after"}, {"takes", "duration"}, {"estimate", "effort"}, {"workload", "effort"}, {"man_days", "effort"},
    {"person_days", "effort"}, {"actual_start", "started"}, {"actual_end", "finished"}, {"actual_finish", "finished"}, {"completed_on", "finished"}, {"time_spent", "worked"},
    {"actual_work", "worked"}, {"left", "remaining"}, {"effort_left", "remaining"}, {"remaining_work", "remaining"}, {"percent_complete", "complete"}, {"percent_done", "complete"},
    {"depends_on", "after"}, {"depends", "after"}, {"dependency", "after"}, {"dependencies", "after"}, {"blocked_by", "after"}, {"requires", "after"},
    {"predecessor", "after"}, {"predecessors", "after"}, {"prerequisite", "after"}, {"follows", "after"}, {"blocks", "before"}, {"successor", "before"},
    {"successors", "before"}, {"precedes", "before"},
    // who
    {"owners", "owner"}, {"owned_by", "owner"}, {"responsible", "owner"}, {"accountable", "owner"}, {"assignee", "owner"}, {"assigned_to", "owner"},
    {"dri", "owner"}, {"who", "owner"}, {"lead", "owner"}, {"manager", "owner"}, {"person", "owner"}, {"team", "owner"},
    {"manager", "lead"}, {"head", "lead"}, {"owner", "lead"}, {"people", "members"}, {"persons", "members"}, {"member", "members"},
    {"client", "sponsor"}, {"customer", "sponsor"}, {"stakeholder", "sponsor"}, {"stakeholders", "sponsor"}, {"sponsors", "sponsor"},
    {"job_title", "role"}, {"position", "role"}, {"job", "role"}, {"mail", "email"}, {"e_mail", "email"}, {"department", "team"},
    {"audiences", "audience"}, {"target_audience", "audience"}, {"target_group", "audience"}, {"segment", "audience"}, {"segments", "audience"},
    {"persona", "audience"}, {"personas", "audience"}, {"people", "size"}, {"population", "size"}, {"reach", "size"}, {"volume", "size"},
    {"parent", "within"}, {"part_of", "within"}, {"location", "where"}, {"locations", "where"}, {"region", "where"}, {"country", "where"},
    {"country", "market"}, {"countries", "market"}, {"region", "market"}, {"markets", "market"}, {"geo", "market"}, {"location", "market"},
    // what is wanted, and why
    {"supports", "serves"}, {"parent", "serves"}, {"aligned_with", "serves"}, {"contributes_to", "serves"}, {"business_goal", "serves"},
    {"business_goals", "serves"}, {"business_objective", "serves"}, {"objective", "serves", KindSet(campaign, goal)}, {"ladders_up_to", "serves"},
    {"kpi", "metric"}, {"measure", "metric"}, {"metrics", "metric", kAimed}, {"measured_by", "metric"}, {"indicator", "metric"},
    {"primary_metric", "metric"}, {"success_metric", "metric"}, {"primary_kpi", "metric"}, {"kpis", "kpi"}, {"metric", "kpi"}, {"metrics", "kpi"},
    {"measure", "kpi"}, {"success_metric", "kpi"}, {"success_criteria", "kpi"}, {"supporting_metrics", "kpi"}, {"kpis", "metric"},
    {"current", "baseline"}, {"current_value", "baseline"}, {"benchmark", "baseline"}, {"start_value", "baseline"}, {"starting_point", "baseline"},
    {"as_is", "baseline"}, {"today", "baseline"}, {"base", "baseline"}, {"target_value", "target"}, {"goal_value", "target"}, {"to_be", "target"},
    {"desired", "target"}, {"key_result", "target"}, {"value", "target"}, {"checkpoints", "checkpoint"}, {"interim_target", "checkpoint"},
    {"interim", "checkpoint"}, {"counter_metric", "guardrail"}, {"health_metric", "guardrail"}, {"guardrails", "guardrail"},
    {"actuals", "actual"}, {"results", "actual"}, {"result", "actual"}, {"achieved", "actual"}, {"measured", "actual"},
    {"probability", "confidence"}, {"funnel_stage", "funnel"}, {"stage", "funnel"}, {"importance", "priority"}, {"prio", "priority"},
    {"urgency", "priority"}, {"reason", "why"}, {"rationale", "why"}, {"justification", "why"}, {"purpose", "why"},
    {"stop_if", "stop"}, {"kill_criteria", "stop"}, {"proof", "evidence"}, {"results", "result"}, {"outcome", "result"}, {"findings", "result"},
    {"consumer_insight", "insight"}, {"customer_insight", "insight"}, {"pain_point", "barrier"}, {"obstacle", "barrier"}, {"friction", "barrier"},
    {"messaging", "message"}, {"key_message", "message"}, {"messages", "message"}, {"copy", "message"}, {"proposition", "message"},
    {"value_proposition", "message"}, {"usp", "message"}, {"tagline", "message"}, {"slogan", "message"}, {"cta", "call_to_action"},
    {"incentive", "offer"}, {"promotion", "offer"}, {"promo", "offer"}, {"legal_basis", "consent"},
    // money and media
    {"cost", "budget"}, {"costs", "budget"}, {"spend", "budget"}, {"price", "budget"}, {"investment", "budget"}, {"planned_spend", "budget"},
    {"media_budget", "budget"}, {"budgets", "budget"}, {"amount", "budget"}, {"budget", "cost"}, {"spend", "cost"}, {"total", "cost"},
    {"rate", "price"}, {"units", "quantity"}, {"volume", "quantity"}, {"impressions", "quantity"}, {"rebate", "discount"}, {"commission", "fee"},
    {"size", "format"}, {"reserve", "contingency"}, {"buffer", "contingency"}, {"vat", "tax"}, {"scope", "budget_scope"},
    {"exchange_rate", "rate"}, {"exchange_rates", "rate"}, {"fx", "rate"}, {"fx_rate", "rate"}, {"income", "funding"}, {"grant", "funding"}, {"grants", "funding"},
    {"subsidy", "funding"}, {"sponsorship", "funding"}, {"pro_bono", "in_kind"}, {"barter", "in_kind"}, {"donated", "in_kind"}, {"partner_money", "in_kind"},
    {"joined", "joins"}, {"joins_on", "joins"}, {"enters", "joins"}, {"from", "joins", KindSet(market)},
    {"channels", "channel"}, {"medium", "channel"}, {"media", "channel"}, {"platform", "channel"}, {"touchpoint", "channel"}, {"network", "channel"},
    {"type", "kind"}, {"pricing_model", "pricing"}, {"metrics", "measures"}, {"kpis", "measures"},
    // about the plan itself
    {"description", "about"}, {"desc", "about"}, {"notes", "about"}, {"note", "about"}, {"details", "about"}, {"summary", "about"},
    {"overview", "about"}, {"context", "about"}, {"background", "about"}, {"brief", "about"}, {"comment", "about"}, {"definition", "about"},
    {"state", "status"}, {"progress", "status"}, {"stage", "status"}, {"phase", "status"}, {"status", "stage", KindSet(campaign)},
    {"state", "stage", KindSet(campaign)}, {"phase", "stage", KindSet(campaign)},
    {"language", "locale"}, {"labels", "tags"}, {"label", "tags"}, {"tag", "tags"}, {"keywords", "tags"}, {"category", "tags"}, {"categories", "tags"},
    {"reference", "source"}, {"ref", "source"}, {"link", "source"}, {"url", "source"}, {"citation", "source"}, {"sources", "source"},
    {"direction", "better"}, {"aggregation", "over_time"}, {"units", "unit"}, {"frequency", "measured"}, {"cadence", "measured"},
    {"probability", "likelihood"}, {"chance", "likelihood"}, {"severity", "impact"}, {"response", "mitigation"}, {"countermeasure", "mitigation"},
    {"sign", "trigger"}, {"indicator", "trigger"}, {"sign", "symbol"}, {"decimals", "minor_digits"}, {"weight", "share"}, {"split", "share"},
    {"hypotheses", "hypothesis"},
});

/// Words for routes to people, and the channels of the library that they may mean, separated by blanks.
struct ChannelSynonym {
  std::string_view theirs;
  std::string_view ours;
};
inline constexpr auto kChannelSynonyms = std::to_array<ChannelSynonym>({
    // letters and messages
    {"email", "email_list email_automation"}, {"e_mail", "email_list email_automation"}, {"mail", "email_list direct_mail"}, {"mailing", "email_list direct_mail"},
    {"newsletter", "email_list"}, {"newsletters", "email_list"}, {"edm", "email_list"}, {"email_marketing", "email_list email_automation"}, {"crm", "email_list email_automation crm_sales"},
    {"rundbrief", "email_list"}, {"drip", "email_automation"}, {"flows", "email_automation"}, {"lifecycle", "email_automation"}, {"marketing_automation", "email_automation"},
    {"texting", "sms"}, {"text", "sms"}, {"text_messages", "sms"}, {"mms", "sms"}, {"messaging", "sms push social_groups"}, {"whatsapp", "social_groups sms"}, {"telegram", "social_groups"},
    {"notifications", "push"}, {"push_notifications", "push"}, {"web_push", "push"}, {"in_app", "app push"}, {"mobile", "app push sms app_install_ads"}, {"mobile_app", "app app_install_ads"},
    {"post", "direct_mail organic_social"}, {"letter", "direct_mail"}, {"letters", "direct_mail"}, {"postcard", "direct_mail"}, {"postcards", "direct_mail"}, {"brief", "direct_mail"},
    {"briefe", "direct_mail"}, {"postwurf", "door_drop"}, {"postwurfsendung", "door_drop"}, {"flyer", "door_drop inserts field_sales_promo"}, {"flyers", "door_drop inserts field_sales_promo"},
    {"leaflet", "door_drop inserts"}, {"leaflets", "door_drop inserts"}, {"brochure", "door_drop direct_mail inserts"}, {"catalogue", "direct_mail"}, {"catalog", "direct_mail"},
    {"handzettel", "door_drop field_sales_promo"}, {"beilage", "inserts"}, {"beilagen", "inserts"}, {"katalog", "direct_mail"}, {"prospekt", "door_drop inserts"},
    // telephone and people
    {"phone", "inbound_calls telemarketing"}, {"telephone", "inbound_calls telemarketing"}, {"telefon", "inbound_calls telemarketing"}, {"hotline", "inbound_calls"},
    {"helpline", "inbound_calls"}, {"call_center", "inbound_calls telemarketing"}, {"call_centre", "inbound_calls telemarketing"}, {"callcenter", "inbound_calls telemarketing"},
    {"calls", "telemarketing inbound_calls"}, {"cold_calls", "telemarketing"}, {"cold_calling", "telemarketing"}, {"outbound", "telemarketing email_list"}, {"inbound", "inbound_calls website seo"},
    {"sdr", "telemarketing"}, {"telesales", "telemarketing"}, {"sales", "crm_sales"}, {"sales_team", "crm_sales"}, {"vertrieb", "crm_sales"}, {"aussendienst", "crm_sales"},
    {"door_to_door", "field_sales_promo"}, {"street", "field_sales_promo ambient"}, {"sampling", "field_sales_promo"}, {"promotion", "field_sales_promo"}, {"promoters", "field_sales_promo"},
    {"retail", "store marketplace_ads"}, {"shop", "store website"}, {"instore", "store"}, {"in_store", "store"}, {"pos", "store"}, {"point_of_sale", "store"}, {"branches", "store"},
    {"filiale", "store"}, {"filialen", "store"}, {"laden", "store"}, {"box", "packaging"}, {"parcel", "packaging"}, {"paket", "packaging"}, {"verpackung", "packaging"},
    // the web
    {"web", "website"}, {"site", "website"}, {"homepage", "website"}, {"landing_page", "website"}, {"webseite", "website"}, {"online_shop", "website"}, {"ecommerce", "website marketplace_ads"},
    {"content", "blog website"}, {"content_marketing", "blog website seo"}, {"articles", "blog"}, {"docs", "documentation"}, {"manual", "documentation"}, {"handbuch", "documentation"},
    {"search", "paid_search seo"}, {"google", "paid_search seo"}, {"google_ads", "paid_search"}, {"adwords", "paid_search"}, {"bing", "paid_search seo"}, {"ppc", "paid_search"},
    {"sem", "paid_search"}, {"sea", "paid_search"}, {"search_ads", "paid_search"}, {"organic", "seo organic_social"}, {"organic_search", "seo"}, {"suche", "paid_search seo"},
    {"suchmaschine", "paid_search seo"}, {"shopping", "shopping_ads"}, {"google_shopping", "shopping_ads"}, {"feed", "shopping_ads"}, {"amazon", "marketplace_ads"}, {"ebay", "marketplace_ads"},
    {"marketplace", "marketplace_ads"}, {"marktplatz", "marketplace_ads"}, {"retail_media", "marketplace_ads"}, {"banner", "display"}, {"banners", "display"}, {"bannerwerbung", "display"},
    {"digital", "display paid_search paid_social"}, {"online", "display paid_search paid_social website"}, {"ads", "paid_search paid_social display"}, {"advertising", "paid_search paid_social display"},
    {"anzeigen", "newspaper magazine paid_search display"}, {"werbung", "paid_search paid_social display"}, {"gdn", "display"}, {"display_ads", "display"}, {"dsp", "programmatic"}, {"rtb", "programmatic"},
    {"remarketing", "retargeting"}, {"native", "native_ads"}, {"advertorial", "native_ads"}, {"advertorials", "native_ads"}, {"sponsored_content", "native_ads"}, {"affiliates", "affiliate"},
    {"affiliate_marketing", "affiliate"}, {"app_ads", "app_install_ads"}, {"app_store", "app_install_ads"}, {"aso", "app_install_ads"},
    // social networks and video
    {"social", "paid_social organic_social"}, {"social_media", "paid_social organic_social"}, {"socials", "paid_social organic_social"}, {"social_ads", "paid_social"}, {"soziale_medien", "paid_social organic_social"},
    {"facebook", "paid_social organic_social"}, {"instagram", "paid_social organic_social"}, {"meta", "paid_social organic_social"}, {"meta_ads", "paid_social"}, {"tiktok", "paid_social organic_social"},
    {"twitter", "paid_social organic_social"}, {"x", "paid_social organic_social"}, {"snapchat", "paid_social"}, {"pinterest", "paid_social organic_social"}, {"reddit", "paid_social community_forum"},
    {"mastodon", "organic_social"}, {"threads", "organic_social"}, {"xing", "paid_social organic_social"}, {"linkedin", "linkedin_ads organic_social"}, {"facebook_ads", "paid_social"},
    {"instagram_ads", "paid_social"}, {"tiktok_ads", "paid_social"}, {"social_organic", "organic_social"}, {"social_paid", "paid_social"}, {"video", "online_video podcast_own organic_social"},
    {"youtube", "online_video podcast_own"}, {"youtube_ads", "online_video"}, {"preroll", "online_video"}, {"twitch", "online_video influencer_paid"}, {"olv", "online_video"},
    {"discord", "community_forum social_groups"}, {"slack", "social_groups internal_comms"}, {"forum", "community_forum"}, {"community", "community_forum social_groups"},
    {"groups", "social_groups"}, {"gruppen", "social_groups"}, {"github", "opensource_repo"}, {"influencer", "influencer_paid earned_influencer"}, {"influencers", "influencer_paid earned_influencer"},
    {"creators", "influencer_paid earned_influencer"}, {"creator", "influencer_paid earned_influencer"}, {"kol", "influencer_paid"}, {"bloggers", "influencer_paid earned_influencer"},
    // broadcast, print, out of home
    {"television", "tv tv_linear ctv"}, {"fernsehen", "tv tv_linear ctv"}, {"linear_tv", "tv_linear"}, {"streaming", "ctv streaming_audio"}, {"ott", "ctv"}, {"vod", "ctv"}, {"netflix", "ctv"},
    {"audio", "radio streaming_audio podcast_ads"}, {"spotify", "streaming_audio"}, {"rundfunk", "radio"}, {"hoerfunk", "radio"}, {"funk", "radio"}, {"podcast", "podcast_ads podcast_own"},
    {"podcasts", "podcast_ads podcast_own"}, {"movies", "cinema"}, {"kino", "cinema"}, {"print", "newspaper magazine inserts"}, {"press_ads", "newspaper magazine"}, {"newspapers", "newspaper"},
    {"zeitung", "newspaper"}, {"zeitungen", "newspaper"}, {"magazines", "magazine"}, {"zeitschrift", "magazine"}, {"zeitschriften", "magazine"}, {"trade_press", "magazine press"},
    {"outdoor", "ooh dooh transit"}, {"out_of_home", "ooh dooh transit"}, {"billboard", "ooh dooh"}, {"billboards", "ooh dooh"}, {"poster", "ooh"}, {"posters", "ooh"}, {"plakat", "ooh"},
    {"plakate", "ooh"}, {"aussenwerbung", "ooh dooh transit"}, {"screens", "dooh"}, {"digital_signage", "dooh"}, {"bus", "transit"}, {"metro", "transit"}, {"train", "transit"},
    {"verkehrsmittel", "transit"}, {"guerrilla", "ambient"}, {"guerilla", "ambient"}, {"stunt", "ambient"}, {"media", "display tv radio newspaper"},
    // others who speak, and partners
    {"pr", "press broadcast_pr"}, {"public_relations", "press broadcast_pr"}, {"earned_media", "press broadcast_pr"}, {"presse", "press"}, {"media_relations", "press broadcast_pr"},
    {"pressearbeit", "press"}, {"journalists", "press"}, {"interviews", "broadcast_pr press"}, {"analysts", "analyst_relations"}, {"reviews", "reviews_sites"}, {"bewertungen", "reviews_sites"},
    {"trustpilot", "reviews_sites"}, {"g2", "reviews_sites"}, {"wom", "word_of_mouth"}, {"mundpropaganda", "word_of_mouth"}, {"lobbying", "public_affairs"}, {"award", "awards"},
    {"referral", "referral_program"}, {"referrals", "referral_program"}, {"empfehlung", "referral_program word_of_mouth"}, {"empfehlungen", "referral_program word_of_mouth"},
    {"partner", "partner_comarketing affiliate"}, {"partners", "partner_comarketing affiliate"}, {"partnership", "partner_comarketing"}, {"partnerships", "partner_comarketing"},
    {"kooperation", "partner_comarketing"}, {"co_marketing", "partner_comarketing"}, {"comarketing", "partner_comarketing"}, {"volunteers", "ambassadors"}, {"fans", "ambassadors"},
    {"botschafter", "ambassadors"}, {"internal", "internal_comms"}, {"intranet", "internal_comms"}, {"employees", "internal_comms"},
    // meeting people
    {"event", "event_own trade_show webinar_own"}, {"events", "event_own trade_show webinar_own"}, {"veranstaltung", "event_own"}, {"veranstaltungen", "event_own"}, {"fair", "trade_show"},
    {"fairs", "trade_show"}, {"exhibition", "trade_show"}, {"expo", "trade_show"}, {"conference", "trade_show event_own"}, {"conferences", "trade_show event_own"}, {"messe", "trade_show"},
    {"messen", "trade_show"}, {"tradeshow", "trade_show"}, {"trade_shows", "trade_show"}, {"webinar", "webinar_own"}, {"webinars", "webinar_own"}, {"workshop", "event_own"},
    {"workshops", "event_own"}, {"roadshow", "event_own"}, {"meetup", "event_own community_forum"}, {"meetups", "event_own community_forum"}, {"sponsoring", "sponsorship"},
    {"sponsorships", "sponsorship"},
    // products of networks
    {"google_search", "paid_search seo"}, {"google_display", "display"}, {"google_display_network", "display"}, {"performance_max", "paid_search shopping_ads display"}, {"pmax", "paid_search shopping_ads display"},
    {"demand_gen", "paid_social display"}, {"microsoft", "paid_search"}, {"bluesky", "organic_social"}, {"email_newsletter", "email_list"}, {"e_mail_newsletter", "email_list"}, {"nextdoor", "paid_social organic_social"},
    {"press_release", "press"}, {"press_releases", "press"}, {"pressemitteilung", "press"}, {"pressemitteilungen", "press"}, {"quora", "paid_social community_forum"},
    {"apple_search", "app_install_ads"}, {"taboola", "native_ads"}, {"outbrain", "native_ads"}, {"criteo", "retargeting"}, {"deezer", "streaming_audio"}, {"disney_plus", "ctv"}, {"hulu", "ctv"},
});

/// What people add to the name of a network or a medium, and whether that says that it is paid for.
struct ChannelEnding {
  std::string_view ending;
  bool paid;
};
inline constexpr auto kChannelEndings = std::to_array<ChannelEnding>({
    {"ads", true}, {"ad", true}, {"anzeigen", true}, {"anzeige", true}, {"werbung", true}, {"advertising", true}, {"spots", true}, {"spot", true}, {"campaign", true}, {"campaigns", true}, {"kampagne", true}, {"paid", true},
    {"stories", false}, {"story", false}, {"reels", false}, {"shorts", false}, {"posts", false}, {"post", false}, {"page", false}, {"feed", false}, {"channel", false}, {"kanal", false}, {"marketing", false},
    {"outreach", false}, {"posters", false}, {"plakate", false}, {"media", false}, {"live", false}, {"organic", false}, {"account", false},
});

/// Keys for what the language does not say by a property.
struct AdviceRow {
  std::string_view theirs;
  KindSet kinds;  // Empty: every kind.
  std::string_view advice;
};
inline constexpr auto kAdvice = std::to_array<AdviceRow>({
    {"title", kAny, "a title stands between quotes behind the name: `goal more_sales \"Sell more\" { … }`"},
    {"name", kAny, "a name stands behind the kind: `goal more_sales \"Sell more\" { … }`"},
    {"id", kAny, "a name stands behind the kind: `goal more_sales \"Sell more\" { … }`"},
    {"formula", KindSet(kpi), "a formula stands behind the title: `kpi ctr \"Click-through rate\" = clicks / impressions`"},
    {"calculation", KindSet(kpi), "a formula stands behind the title: `kpi ctr \"Click-through rate\" = clicks / impressions`"},
    {"goal", KindSet(strategy, tactic), "what belongs to a goal stands in its block: `goal … { strategy … { tactic … } }`"},
    {"objective", KindSet(strategy, tactic), "what belongs to a goal stands in its block: `goal … { strategy … { tactic … } }`"},
    {"parent", KindSet(strategy, tactic, placement), "what belongs to another declaration stands in its block"},
    {"strategy", KindSet(tactic), "a tactic stands in the block of its strategy: `strategy … { tactic … }`"},
    {"goals", KindSet(portfolio, campaign, goal), "goals are declared one by one: `goal more_sales \"Sell more\" { … }`"},
    {"objectives", KindSet(portfolio, campaign, goal), "goals are declared one by one: `goal more_sales \"Sell more\" { … }`"},
    {"strategies", KindSet(campaign, goal), "strategies are declared one by one in their goal: `strategy repeat \"Repeat purchases\" { … }`"},
    {"tactics", KindSet(campaign, goal, strategy), "tactics are declared one by one in their strategy: `tactic coupons \"Coupons\" { … }`"},
    {"tasks", KindSet(campaign, goal, strategy, tactic), "smaller tactics are declared one by one: `tactic write \"Write it\" { … }`"},
    {"expected", KindSet(tactic), "expectations stand in a block: `expect { orders: 3_000 to 5_000 }`"},
    {"expectation", KindSet(tactic), "expectations stand in a block: `expect { orders: 3_000 to 5_000 }`"},
    {"forecast", KindSet(tactic), "expectations stand in a block: `expect { orders: 3_000 to 5_000 }`"},
    {"target", KindSet(tactic, strategy), "the value wanted stands with its metric: `kpi: open_rate >= 20%`; what is expected in `expect { … }`"},
});

}  // namespace campaign::table
