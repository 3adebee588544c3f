#include <algorithm>
#include <vector>

#include "analysis/spending.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostUsers = 30;

/// The declarations of the scope that refer to one, of the kinds that carry the plan out, each once.
std::vector<EntityId> users_of(const Canvas& canvas, EntityId id) {
  std::vector<EntityId> users;
  for (const Use& use : canvas.map.uses_in(canvas.scope(), id)) {
    if (users.empty() || users.back() != use.user) users.push_back(use.user);
  }
  return users;
}

void write_users(const Canvas& canvas, EntityId id, std::string_view title, int level) {
  const std::vector<EntityId> users = users_of(canvas, id);
  if (users.empty()) return;
  canvas.html.element(heading(level), {cls("small-heading")}, title);
  write_declarations(canvas, users, kMostUsers);
}

/// What is planned to be spent on one of those that money is added up by.
void write_planned(const Canvas& canvas, const std::vector<MoneyOn>& spent, EntityId id, std::string_view name) {
  const auto money = std::ranges::find(spent, id, &MoneyOn::on);
  if (money == spent.end()) return;
  const auto facts = canvas.html.in("dl", {cls("facts")});
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", name);
  canvas.html.element("dd", display(canvas, money->money));
}

}  // namespace

void write_audiences(const Canvas& canvas) {
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const EntityId id : canvas.scope().of(Kind::audience)) {
    const auto card = canvas.html.in("article", {cls("card"), html::id(canvas.map.anchor(id))});
    write_card_content(canvas, id, 3);
    write_users(canvas, id, canvas.words("What is done for it"), 4);
  }
}

void write_markets(const Canvas& canvas) {
  const std::vector<MoneyOn> spent = canvas.scope().campaign == kNoEntity ? std::vector<MoneyOn>() : money_by_market(canvas.plan(), canvas.analysis(), canvas.scope().campaign);
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const EntityId id : canvas.scope().of(Kind::market)) {
    const auto card = canvas.html.in("article", {cls("card"), html::id(canvas.map.anchor(id))});
    write_card_content(canvas, id, 3);
    write_planned(canvas, spent, id, canvas.words("Planned there"));
    write_users(canvas, id, canvas.words("What runs there"), 4);
  }
}

void write_channels(const Canvas& canvas) {
  const EntityId campaign = canvas.scope().campaign;
  std::vector<MoneyOn> spent;
  if (campaign != kNoEntity) spent = money_by_channel(canvas.plan(), canvas.analysis(), campaign);
  const auto grid = canvas.html.in("div", {cls("cards")});
  for (const EntityId id : canvas.scope().of(Kind::channel)) {
    const auto card = canvas.html.in("article", {cls("card"), html::id(canvas.map.anchor(id))});
    write_card_content(canvas, id, 2);
    write_planned(canvas, spent, id, canvas.words("Planned on it"));
    write_users(canvas, id, canvas.words("What runs on it"), 3);
  }
}

}  // namespace campaign::html
