#include "rules/finding_info.h"

#include <algorithm>

#include "base/text.h"
#include "diagnostics/why.h"

namespace campaign {

namespace {

/// What a rule says, as a text with `{…}`; of a message that is chosen among several, all of these.
std::string message_of(std::string_view written) {
  if (written.empty() || written.front() == '"') return text_of_rule(written);
  std::string all;
  for (std::size_t begin = written.find('"'); begin != std::string_view::npos;) {
    std::size_t end = begin + 1;
    while (end < written.size() && written[end] != '"') end += written[end] == '\\' ? 2 : 1;
    const std::string_view one = written.substr(begin, end + 1 - begin);
    if (one.find('{') != std::string_view::npos) all += (all.empty() ? "" : " / ") + text_of_rule(one);  // Those without are asked for, not said.
    begin = end + 1 >= written.size() ? std::string_view::npos : written.find('"', end + 1);
  }
  return all;
}

}  // namespace

std::vector<FindingInfo> all_finding_infos(std::span<const RuleRow> rules, Language language) {
  std::vector<FindingInfo> infos;
  for (const FindingRow& row : all_findings()) {
    const FindingTexts texts = texts_of(row.id, language);
    infos.push_back({std::string(row.name), row.severity, std::string(texts.title), std::string(texts.message), std::string(why_of(row.id, language)),
                     std::string(row.bad), std::string(row.good), {}, {}, {}});
  }
  for (const RuleRow& rule : rules) {
    infos.push_back({std::string(rule.name), rule.severity, std::string(rule.title), message_of(rule.message), text_of_rule(rule.why),
                     text_of_rule(rule.bad), text_of_rule(rule.good), std::string(rule.module), std::string(rule.kinds), std::string(rule.stages)});
  }
  return infos;
}

namespace {

constexpr std::string_view kHead = R"(use std.channels
use std.kpi.acquisition
use std.kpi.brand
use std.kpi.commerce
use std.kpi.email
use std.kpi.media
use std.kpi.pr
use std.kpi.social
use std.kpi.web

business goal growth "A shop that grows"
person ann "Ann"
person ben "Ben"
team sales "Sales"
audience customers "Existing customers" { size: 48k people source "shop system" }
audience readers "Readers of the blog" { size: 9k people source "blog statistics" }

campaign shop "Shop" {
  period: 2027
  currency: USD
  owner: @ann
  serves: growth

)";
constexpr std::string_view kGoal = R"(
  goal more "More orders" {
    metric: orders
    baseline: 1_000 orders during 2026 source "shop system"
    target: 1_500 orders
    by: 2027-12-31
    owner: @ann
    audience: customers
    kpi: ctr
    kpi: reach
    kpi: cpl
    overlap: 0%
    milestone half "Half of it" { on: 2027-06-30 }

)";
constexpr std::string_view kStrategy = R"(
    strategy repeat "Bring customers back" {
      tactic news "A mail a month" {
        channel: email_list
        consent: "asked for at the order"
        flight: 2027
        owner: @ann
        expect { orders: 400 to 700 }
        kpi: open_rate
      }

)";

}  // namespace

std::string plan_of_example(std::string_view example) {
  const std::string_view text = trim(example);
  const std::string_view kind = text.substr(0, std::min(text.find_first_of(" \n"), text.size()));
  std::string plan;
  if (kind == "goal" || kind == "experiment" || kind == "risk" || kind == "assumption" || kind == "milestone") {
    plan = std::string(kHead) + std::string(text) + "\n}\n";
  } else if (kind == "strategy") {
    plan = std::string(kHead) + std::string(kGoal) + std::string(text) + "\n" + std::string(kStrategy) + "    }\n  }\n}\n";
  } else if (kind == "tactic") {
    plan = std::string(kHead) + std::string(kGoal) + std::string(kStrategy) + std::string(text) + "\n    }\n  }\n}\n";
  } else {
    plan = std::string(example);
  }
  return plan;
}

}  // namespace campaign
