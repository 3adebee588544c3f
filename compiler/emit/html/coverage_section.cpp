#include <algorithm>

#include <fmt/format.h>

#include "emit/html/charts.h"
#include "emit/html/sections.h"
#include "model/format.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostContributions = 12;

std::string amount_text(const Canvas& canvas, const Decimal& number, UnitId unit) {
  return format_amount(canvas.plan().units(), {number, unit});
}

/// `18%`, with a digit behind the point where the share is small.
std::string share_text(const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  if (!percent) return "more than can be said";
  return percent->to_grouped(0, percent->abs() < Decimal::from_int(10) ? 1 : 0) + "%";
}

std::string spread_text(const Canvas& canvas, const Estimate& total) {
  const Units& units = canvas.plan().units();
  if (total.certain()) return format_amount(units, total.middle);
  return fmt::format("{}, {} in the middle", format_estimate(units, total), format_amount(units, total.middle));
}

/// The two ends of the way: from nothing to what is needed, or from the baseline to the target.
struct Way {
  Amount start, end;
};

std::optional<Way> way_of(const Attainment& attainment) {
  if (attainment.is_level) {
    if (!attainment.baseline || !attainment.target) return std::nullopt;
    return Way{*attainment.baseline, *attainment.target};
  }
  if (!attainment.needed) return std::nullopt;
  return Way{{Decimal(), attainment.needed->unit}, *attainment.needed};
}

std::string sentence(const Canvas& canvas, const Attainment& attainment) {
  const std::string total = spread_text(canvas, *attainment.total);
  if (attainment.is_level) {
    return attainment.target ? fmt::format("The tactics lead to {}; the target is {}.", total,
                                           format_amount(canvas.plan().units(), *attainment.target))
                             : fmt::format("The tactics lead to {}.", total);
  }
  if (!attainment.needed) return fmt::format("The tactics add {}.", total);
  const std::string needed = format_amount(canvas.plan().units(), *attainment.needed);
  const std::string share =
      attainment.coverage ? fmt::format(": {} of it", share_text(*attainment.coverage)) : std::string();
  return fmt::format("{} is needed; the tactics add {}{}.", needed, total, share);
}

void write_chart(const Canvas& canvas, const Attainment& attainment, const std::string& words) {
  const auto way = way_of(attainment);
  if (!way) return;
  const Units& units = canvas.plan().units();
  const UnitId unit = attainment.total->middle.unit;
  const auto number = [&](const Amount& amount) {
    const auto converted = units.compatible(amount.unit, unit) ? units.convert(amount, unit) : std::nullopt;
    return (converted ? *converted : amount.number).to_double();
  };
  const Estimate& total = *attainment.total;
  write_range_chart(canvas.html,
                    {.low = number(total.low),
                     .middle = number(total.middle),
                     .high = number(total.high),
                     .start = number(way->start),
                     .needed = number(way->end)},
                    words);
  const auto legend = canvas.html.in("ul", {cls("legend")});
  canvas.html.element("li", {cls("key-fill")}, total.certain() ? "what the tactics bring" : "at worst");
  if (!total.certain()) {
    canvas.html.element("li", {cls("key-spread")}, "up to the best case");
    canvas.html.element("li", {cls("key-middle")}, "in the middle");
  }
  canvas.html.element("li", {cls("key-needed")}, attainment.is_level ? "the target" : "needed");
}

/// How far the best case stays behind, in words; empty where it cannot be said.
std::string shortfall(const Canvas& canvas, const Attainment& attainment) {
  const auto way = way_of(attainment);
  if (!way || way->end.unit != attainment.total->high.unit) return {};
  const auto behind_high = Decimal::subtract(way->end.number, attainment.total->high.number);
  const auto behind_low = Decimal::subtract(way->end.number, attainment.total->low.number);
  if (!behind_high || !behind_low) return {};
  const Decimal behind = std::min(behind_high->abs(), behind_low->abs());
  return " by " + amount_text(canvas, behind, way->end.unit);
}

void write_contributions(const Canvas& canvas, const Attainment& attainment) {
  std::vector<const Contribution*> order;
  for (const Contribution& contribution : attainment.contributions) order.push_back(&contribution);
  std::stable_sort(order.begin(), order.end(), [](const Contribution* a, const Contribution* b) {
    return a->estimate.middle.number.abs() > b->estimate.middle.number.abs();
  });
  const std::size_t shown = std::min(order.size(), kMostContributions);
  const Units& units = canvas.plan().units();
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks")});
  html.element("caption", attainment.is_level ? "Where the tactics lead" : "What each tactic adds");
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "col")}, "Tactic");
    for (const std::string_view name : {"At worst", "In the middle", "At best"})
      html.element("th", {attribute("scope", "col"), cls("number")}, name);
  }
  {
    const auto body = html.in("tbody");
    for (std::size_t i = 0; i < shown; ++i) {
      const Contribution& contribution = *order[i];
      const auto row = html.in("tr");
      {
        const auto name = html.in("th", {attribute("scope", "row")});
        write_link(canvas, contribution.tactic);
        if (!contribution.derivation.empty()) {
          html.text(" ");
          html.element("small", {cls("clauses")}, contribution.derivation);
        }
      }
      html.element("td", {cls("number"), attribute("data-label", "At worst")},
                   format_amount(units, contribution.estimate.low));
      html.element("td", {cls("number"), attribute("data-label", "In the middle")},
                   format_amount(units, contribution.estimate.middle));
      html.element("td", {cls("number"), attribute("data-label", "At best")},
                   format_amount(units, contribution.estimate.high));
    }
  }
}

}  // namespace

bool has_coverage(const Canvas& canvas, EntityId goal) {
  const Attainment* attainment = canvas.analysis().attainment_of(goal);
  return attainment != nullptr && attainment->total;
}

void write_coverage(const Canvas& canvas, EntityId goal, bool whole) {
  const Attainment* attainment = canvas.analysis().attainment_of(goal);
  if (attainment == nullptr || !attainment->total) return;
  Html& html = canvas.html;
  const auto block = html.in("div", {cls("coverage")});
  const std::string words = sentence(canvas, *attainment);
  html.element("p", words);
  write_chart(canvas, *attainment, words);
  if (attainment->out_of_reach) {
    const auto warning = html.in("p", {cls("verdict-line")});
    write_mark(canvas.html, Mark::no);
    html.element("strong", "Even the best case falls short" + shortfall(canvas, *attainment) + ".");
  }
  if (attainment->contributions.empty() || !whole) return;
  write_contributions(canvas, *attainment);
  if (attainment->contributions.size() > kMostContributions) {
    html.element("p", {cls("quiet")},
                 fmt::format("And {} more; each is stated with its tactic.",
                             attainment->contributions.size() - kMostContributions));
  }
}

}  // namespace campaign::html
