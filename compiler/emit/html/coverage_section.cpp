#include <algorithm>
#include <array>

#include "emit/html/charts.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostContributions = 12;

/// `18%`, with a digit behind the point where the share is small.
std::string share_text(const Canvas& canvas, const Decimal& share) {
  const auto percent = share.scaled_by_power_of_ten(2);
  if (!percent) return std::string(canvas.words("more than can be said"));
  return canvas.locale().percent(*percent, {0, percent->abs() < Decimal::from_int(10) ? 1 : 0});
}

std::string spread_text(const Canvas& canvas, const Estimate& total) {
  if (total.certain()) return display(canvas, total.middle);
  return canvas.words("{0}, {1} in the middle", display(canvas, total), display(canvas, total.middle));
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
  const Words& words = canvas.words;
  if (attainment.is_level) {
    return attainment.target ? words("The tactics lead to {0}; the target is {1}.", total, display(canvas, *attainment.target))
                             : words("The tactics lead to {0}.", total);
  }
  if (!attainment.needed) return words("The tactics add {0}.", total);
  const std::string needed = display(canvas, *attainment.needed);
  return attainment.coverage ? words("{0} is needed; the tactics add {1}: {2} of it.", needed, total, share_text(canvas, *attainment.coverage))
                             : words("{0} is needed; the tactics add {1}.", needed, total);
}

void write_chart(const Canvas& canvas, const Attainment& attainment, const std::string& sentence) {
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
                    sentence);
  const Words& words = canvas.words;
  const auto legend = canvas.html.in("ul", {cls("legend")});
  canvas.html.element("li", {cls("key-fill")}, total.certain() ? words("what the tactics bring") : words("at worst"));
  if (!total.certain()) {
    canvas.html.element("li", {cls("key-spread")}, words("up to the best case"));
    canvas.html.element("li", {cls("key-middle")}, words("in the middle"));
  }
  canvas.html.element("li", {cls("key-needed")}, attainment.is_level ? words("the target") : words("needed"));
}

/// That the best case stays behind, and by how much where that can be said.
std::string shortfall(const Canvas& canvas, const Attainment& attainment) {
  const auto way = way_of(attainment);
  const std::string unknown(canvas.words("Even the best case falls short."));
  if (!way || way->end.unit != attainment.total->high.unit) return unknown;
  const auto behind_high = Decimal::subtract(way->end.number, attainment.total->high.number);
  const auto behind_low = Decimal::subtract(way->end.number, attainment.total->low.number);
  if (!behind_high || !behind_low) return unknown;
  const Decimal behind = std::min(behind_high->abs(), behind_low->abs());
  return canvas.words("Even the best case falls short by {0}.", display(canvas, Amount{behind, way->end.unit}));
}

void write_contributions(const Canvas& canvas, const Attainment& attainment) {
  std::vector<const Contribution*> order;
  for (const Contribution& contribution : attainment.contributions) order.push_back(&contribution);
  std::stable_sort(order.begin(), order.end(), [](const Contribution* a, const Contribution* b) {
    return a->estimate.middle.number.abs() > b->estimate.middle.number.abs();
  });
  const std::size_t shown = std::min(order.size(), kMostContributions);
  const Words& words = canvas.words;
  const std::array<std::string_view, 3> columns = {words("At worst"), words("In the middle"), words("At best")};
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks")});
  html.element("caption", attainment.is_level ? words("Where the tactics lead") : words("What each tactic adds"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "col")}, words("Tactic"));
    for (const std::string_view name : columns)
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
          const auto note = html.in("small", {cls("clauses")});
          write_english(canvas, contribution.derivation);
          if (!contribution.assumptions.empty()) html.text(" · ");
          write_links(canvas, contribution.assumptions, kMostContributions);
        }
      }
      const Estimate& estimate = contribution.estimate;
      for (const auto& [column, value] : {std::pair(columns[0], &estimate.low), std::pair(columns[1], &estimate.middle), std::pair(columns[2], &estimate.high)}) {
        const auto cell = in_number_cell(html, column, value->number.to_string());
        html.text(display(canvas, *value));
      }
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
    html.element("strong", shortfall(canvas, *attainment));
  }
  if (attainment->contributions.empty() || !whole) return;
  write_contributions(canvas, *attainment);
  if (attainment->contributions.size() > kMostContributions) {
    html.element("p", {cls("quiet")},
                 canvas.words("And {0} more; each is stated with its tactic.", attainment->contributions.size() - kMostContributions));
  }
}

}  // namespace campaign::html
