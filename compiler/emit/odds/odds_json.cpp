#include <cmath>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "emit/json/directory.h"
#include "emit/odds/odds.h"
#include "model/format.h"

namespace campaign {

namespace {

void write_number(JsonWriter& json, std::string_view name, double value) {
  json.key(name);
  std::isfinite(value) ? json.raw_number(fmt::format("{}", value)) : json.null();
}

void write_odds(JsonWriter& json, const PlanView& view, const Directory& directory, const GoalOdds& of) {
  json.member("unit", view.plan.units().name(of.unit));
  write_number(json, "target", of.target);
  json.member("direction", of.direction > 0 ? "at_least" : "at_most");
  write_number(json, "likely", of.likely.value);
  write_number(json, "likely_error", of.likely.error);
  json.key("points");
  json.begin_object();
  for (std::size_t i = 0; i < kShownPoints.size(); ++i) write_number(json, fmt::format("{:.0f}", kShownPoints[i] * 100), of.comes[i]);
  json.end_object();
  write_number(json, "expected", of.expected);
  if (of.confidence) {
    write_number(json, "confidence", *of.confidence);
    write_number(json, "lacking", of.lacking);
  }
  if (of.shortfall) write_number(json, "shortfall", *of.shortfall);
  json.key("carriers");
  json.begin_array();
  for (const Carrier& one : of.carriers) {
    json.begin_object();
    json.member("id", directory.id(one.input.declaration));
    if (one.input.metric != kNoEntity) json.member("metric", view.plan[one.input.metric].name);
    write_number(json, "share", one.share.value);
    write_number(json, "share_error", one.share.error);
    write_number(json, "likely_if_low", one.low.value);
    write_number(json, "likely_if_high", one.high.value);
    json.end_object();
  }
  json.end_array();
}

std::string_view json_name(NoOdds why) {
  switch (why) {
    case NoOdds::no_target:
      return "no_target";
    case NoOdds::no_baseline:
      return "no_baseline";
    case NoOdds::unknown:
      return "unknown_parts";
    case NoOdds::nothing:
      return "nothing_expected";
  }
  return {};
}

}  // namespace

std::string odds_json(const PlanView& view, const odds::Sampling& sampling) {
  const Directory directory(view.sources, view.plan);
  const odds::Strata strata(sampling);
  Odds odds(view.plan, strata);
  std::string text;
  JsonWriter json(text, 2);
  json.begin_object();
  json.member("as_of", format_date(Day(view.as_of)));
  json.member("draws", sampling.count);
  json.member("seed", sampling.seed);
  json.key("goals");
  json.begin_array();
  for (const EntityId goal : view.plan.all(Kind::goal)) {
    json.begin_object();
    json.member("id", directory.id(goal));
    json.member("title", view.plan.label(goal));
    const Odds::Answer answer = odds.of(goal);
    answer.odds ? write_odds(json, view, directory, *answer.odds) : json.member("unknown", json_name(answer.why));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  text += '\n';
  return text;
}

}  // namespace campaign
