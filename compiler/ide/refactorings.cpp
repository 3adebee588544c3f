#include "ide/refactorings.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "ide/mentions.h"
#include "rules/edits.h"

namespace campaign {

namespace {

/// What a declaration of a kind should say, in the order in which it is best written.
std::span<const std::string_view> expected_properties(Kind kind) {
  static constexpr std::array<std::string_view, 4> kCampaign = {"period", "currency", "budget", "owner"};
  static constexpr std::array<std::string_view, 6> kGoal = {"serves", "metric", "baseline", "target", "by", "owner"};
  static constexpr std::array<std::string_view, 1> kStrategy = {"audience"};
  static constexpr std::array<std::string_view, 4> kTactic = {"channel", "flight", "budget", "owner"};
  switch (kind) {
    case Kind::campaign: return kCampaign;
    case Kind::goal: return kGoal;
    case Kind::strategy: return kStrategy;
    case Kind::tactic: return kTactic;
    default: return {};
  }
}

void add_missing_properties(const Snapshot& snapshot, EntityId id, std::vector<Action>& actions) {
  const Plan& plan = snapshot.plan;
  std::vector<std::string> missing;
  std::string names;
  for (const std::string_view name : expected_properties(plan[id].kind)) {
    const PropertyRow* row = find_property(plan[id].kind, name);
    if (row == nullptr || plan.find(id, property_of(*row)) != nullptr) continue;
    // What the campaign serves, its goals serve.
    if (name == "serves" && plan[id].parent != kNoEntity && plan.find(plan[id].parent, prop("serves")) != nullptr) continue;
    missing.push_back(fmt::format("{}: todo", name));
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  if (missing.empty()) return;
  std::vector<Edit> edits;
  if (plan[id].has_block) {
    for (const std::string& one : missing) edits.push_back(insert_property(plan, *snapshot.sources, id, one));
  } else {
    edits.push_back(insert_property(plan, *snapshot.sources, id, fmt::format("{}", fmt::join(missing, "  "))));
  }
  actions.push_back({Action::Kind::rewrite, plan.tongue()(say("add what is missing: {}", names)), std::move(edits), nullptr, false});
}

// -- wrapping ----------------------------------------------------------------------------------------------------------

/// The tactics of one block that the selection touches, if they stand one after the other.
std::vector<EntityId> selected_tactics(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end) {
  const Plan& plan = snapshot.plan;
  const EntityId first = declaration_at(plan, file, begin);
  if (first == kNoEntity) return {};
  // The selection may begin in the block around the tactics, or in the first of them.
  for (const EntityId around : {first, plan[first].parent}) {
    if (around == kNoEntity) continue;
    std::vector<EntityId> tactics;
    for (const EntityId child : plan[around].children) {
      const Span span = plan[child].span;
      if (plan[child].kind == Kind::tactic && span.file == file && span.begin <= end && begin <= span.end) tactics.push_back(child);
    }
    const bool together = std::ranges::adjacent_find(tactics, [&](EntityId a, EntityId b) { return !stand_together(plan, *snapshot.sources, a, b); }) == tactics.end();
    if (!tactics.empty() && together && (around != first || begin < plan[tactics.front()].span.end)) return tactics;
  }
  return {};
}

void wrap(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end, std::vector<Action>& actions) {
  const Plan& plan = snapshot.plan;
  const std::vector<EntityId> tactics = selected_tactics(snapshot, file, begin, end);
  if (tactics.empty()) return;
  const bool in_goal = plan[plan[tactics.front()].parent].kind == Kind::goal;
  if (!in_goal && tactics.size() < 2) return;  // A tactic that holds one tactic is no use.
  const std::string_view head = in_goal ? R"(strategy approach "How the goal is reached")" : R"(tactic together "What these do together")";
  const Said title = !in_goal              ? say("put {} tactics into a tactic of their own", tactics.size())
                     : tactics.size() == 1 ? Said("put the tactic into a strategy")
                                           : say("put {} tactics into a strategy", tactics.size());
  actions.push_back({Action::Kind::rewrite, plan.tongue()(title),
                     wrap_in_block(plan, *snapshot.sources, tactics, head), nullptr, false});
}

// -- extracting --------------------------------------------------------------------------------------------------------

/// The lines between the braces of a block, indented by one step.
std::string dedented(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
  if (text.starts_with('\r')) text.remove_prefix(1);
  if (text.starts_with('\n')) text.remove_prefix(1);
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::size_t common = std::string_view::npos;
  for (const std::string_view line : lines) {
    if (!trim(line).empty()) common = std::min(common, line.find_first_not_of(" \t"));
  }
  std::string out;
  for (const std::string_view line : lines) {
    const std::string_view rest = trim(line).empty() ? std::string_view() : line.substr(std::min(common, line.size()));
    if (!rest.empty()) out += "  " + std::string(rest);
    out += '\n';
  }
  return out;
}

/// Whether a line of the text begins so.
bool has_line(std::string_view text, std::string_view start) {
  for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const std::size_t line = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    if (trim(text.substr(line + 1, at - line - 1)).empty()) return true;
  }
  return false;
}

/// A name for a template that no other template of the file has.
std::string template_name(std::string_view text, std::string_view name) {
  std::string made(name);
  for (int more = 2; has_line(text, fmt::format("template tactic {} ", made)); ++more) made = fmt::format("{}_{}", name, more);
  return made;
}

void extract_template(const Snapshot& snapshot, EntityId id, std::vector<Action>& actions) {
  const Plan& plan = snapshot.plan;
  const Entity& entity = plan[id];
  if (entity.kind != Kind::tactic || !entity.has_block || !entity.named || plan.values(id).empty()) return;
  const std::string_view text = (*snapshot.sources)[entity.span.file].text();
  if (text.substr(entity.head.begin, entity.head.end - entity.head.begin).find(" like ") != std::string_view::npos) return;
  // What is this tactic's alone stays: when it runs, what it costs, who does it.
  std::vector<Edit> edits;
  const std::size_t open = text.find('{', entity.head.end);
  if (open == std::string_view::npos || open >= entity.body_end) return;
  std::string body(text.substr(open + 1, entity.body_end - open - 1));
  std::string kept;
  std::vector<std::pair<std::size_t, std::size_t>> cut;
  for (const Property property : {prop("flight"), prop("budget"), prop("owner")}) {
    const auto values = plan.values(id, property);
    if (values.empty()) continue;
    const std::size_t begin = values.front().key.begin, end = values.back().span.end;
    if (values.front().key.file != entity.span.file || begin < open || end > entity.body_end) return;
    kept += fmt::format("{}{}", kept.empty() ? "" : "  ", text.substr(begin, end - begin));
    cut.emplace_back(begin - open - 1, end - open - 1);
  }
  std::ranges::sort(cut, std::greater());
  for (const auto& [begin, end] : cut) {
    // Its whole line where nothing else stands on it.
    std::size_t from = begin, to = end;
    while (from > 0 && (body[from - 1] == ' ' || body[from - 1] == '\t')) --from;
    while (to < body.size() && (body[to] == ' ' || body[to] == '\t')) ++to;
    const bool alone = (from == 0 || body[from - 1] == '\n') && (to == body.size() || body[to] == '\n');
    if (alone && to < body.size()) ++to;
    body.erase(alone ? from : begin, alone ? to - from : to - begin);
  }
  const std::string_view inside = trim(body);
  if (inside.empty()) return;
  const std::string name = template_name(text, entity.name);
  const std::string made = inside.find('\n') == std::string_view::npos && body.find('\n') == std::string::npos
                               ? fmt::format("template tactic {} \"{}\" {{ {} }}\n\n", name, entity.title, inside)
                               : fmt::format("template tactic {} \"{}\" {{\n{}}}\n\n", name, entity.title, dedented(body));
  EntityId root = id;
  while (plan[root].parent != kNoEntity && plan[plan[root].parent].span.file == entity.span.file) root = plan[root].parent;
  // In front of the outermost declaration and its doc comment.
  std::uint32_t at = plan[root].span.begin;
  for (;;) {
    const std::size_t line = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    if (line == std::string_view::npos) break;
    const std::size_t before = line == 0 ? std::string_view::npos : text.rfind('\n', line - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (!trim(text.substr(begin, line - begin)).starts_with("///")) break;
    at = static_cast<std::uint32_t>(begin);
  }
  edits.push_back({{entity.span.file, at, at}, made});
  edits.push_back({{entity.span.file, entity.head.end, entity.span.end}, fmt::format(" like {}{}", name, kept.empty() ? "" : " { " + kept + " }")});
  actions.push_back({Action::Kind::extract, snapshot.plan.tongue()(say("make a template of tactic `{}`", entity.name)), std::move(edits), nullptr, false});
}

}  // namespace

std::vector<Action> refactorings_at(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end) {
  std::vector<Action> actions;
  wrap(snapshot, file, begin, end, actions);
  const EntityId id = declaration_at(snapshot.plan, file, begin);
  if (id == kNoEntity || snapshot.plan[id].from_library) return actions;
  add_missing_properties(snapshot, id, actions);
  extract_template(snapshot, id, actions);
  return actions;
}

}  // namespace campaign
