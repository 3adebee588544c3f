#include "ide/completion.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "ide/mentions.h"
#include "library/declarations.h"
#include "model/format.h"
#include "model/said_values.h"
#include "source/embedded.h"
#include "syntax/lexer.h"
#include "words/library_texts.h"
#include "words/meanings.h"

namespace campaign {

namespace {

using Items = std::vector<CompletionItem>;
using Sort = CompletionItem::Sort;

/// The line up to the cursor, without its indentation, and from the last member that begins in it.
std::string_view line_before(std::string_view text, std::uint32_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t begin = before.find_last_of("\n;{");
  std::string_view line = before.substr(begin == std::string_view::npos ? 0 : begin + 1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  return line;
}

void add_modules(const Tongue& tongue, Items& items) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("std/") || !file.path.ends_with(".campaign")) continue;
    const std::string module = module_of_path(file.path);
    items.push_back({module, tongue(say("module of the standard library")), module, Sort::module, false, {}});
  }
}

std::string placeholder(const PropertyRow& row) { return row.type == ValueType::text || row.type == ValueType::markdown || row.type == ValueType::color || row.type == ValueType::file ? "\"$1\"" : "$1"; }

void add_members(const Snapshot& snapshot, EntityId around, Items& items) {
  const Plan& plan = snapshot.plan;
  const Tongue& tongue = plan.tongue();
  if (around != kNoEntity) {
    for (const PropertyRow* one : plan.properties_of(plan[around].kind)) {
      const PropertyRow& row = *one;
      if (row.count != Count::many && plan.find(around, plan.property_of(row)) != nullptr) continue;
      const bool block = row.type == ValueType::estimates;
      items.push_back({std::string(row.name), meaning_of(row, tongue),
                       block ? fmt::format("{} {{\n  $1\n}}", row.name) : fmt::format("{}: {}", row.name, placeholder(row)), Sort::property, true, {}});
    }
  }
  for (const KindRow& row : all_kinds()) {
    const bool fits = around == kNoEntity ? row.at_top : row.parents.contains(plan[around].kind);
    if (!fits) continue;
    items.push_back({std::string(row.keyword), meaning_of(row.kind, tongue), fmt::format("{} ${{1:name}} \"${{2:Title}}\" {{\n  $0\n}}", row.keyword), Sort::kind, true, {}});
  }
  if (around == kNoEntity || plan[around].kind == Kind::campaign || plan[around].kind == Kind::portfolio) {
    items.push_back({"template", tongue(say("what several declarations share, taken with `like`")), "template ${1:tactic} ${2:name} \"${3:Title}\" {\n  $0\n}", Sort::kind, true, {}});
    items.push_back({"extend", tongue(say("fields of your own for a kind")), "extend ${1:tactic} {\n  field ${2:name} \"${3:Title}\" { type: ${4:text} }\n}", Sort::kind, true, {}});
  }
  if (around == kNoEntity) items.push_back({"use", tongue(say("names of a module or file")), "use ", Sort::kind, false, {}});
}

/// Declarations of some kinds: those that are seen, then those of library modules that are not used yet.
void add_references(const Snapshot& snapshot, KindSet kinds, Items& items) {
  const Plan& plan = snapshot.plan;
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& entity = plan[EntityId{i}];
    if (!kinds.contains(entity.kind) || !entity.named || !seen.insert(entity.name).second) continue;
    const std::string name = (entity.kind == Kind::person || entity.kind == Kind::team ? "@" : "") + std::string(entity.name);
    items.push_back({name, std::string(say_label(plan, EntityId{i})), name, Sort::reference, false, {}});
  }
  for_each_library_declaration([&](const std::string& module, Node member) {
    const auto kind = member.child_count() < 3 ? std::nullopt : kind_named(member.child(0).text());
    if (!kind || !kinds.contains(*kind) || !seen.insert(member.child(1).text()).second) return;
    const std::string name(member.child(1).text());
    std::string_view title = member.child(2).text();
    if (title.size() >= 2) title = title.substr(1, title.size() - 2);
    items.push_back({name, fmt::format("{} ({})", library_text(title, plan.tongue().language()), module), name, Sort::reference, false, module});
  });
}

/// The words of a declaration's head up to its title.
std::vector<std::string_view> head_words(std::string_view text) {
  std::vector<std::string_view> words;
  Lexer lexer(text);
  for (Token token = lexer.next(); is_name(token.kind) || token.kind == TokenKind::blank; token = lexer.next()) {
    if (token.kind != TokenKind::blank) words.push_back(text.substr(token.begin, token.end - token.begin));
  }
  return words;
}

/// The templates of a kind that `like` can take: those of the text, and the library's by their whole path, which needs no `use`.
void add_templates(const Tongue& tongue, std::string_view text, std::string_view line, Items& items) {
  const std::vector<std::string_view> taker = head_words(line);
  if (taker.empty()) return;
  for (std::size_t at = text.find("template "); at != std::string_view::npos; at = text.find("template ", at + 1)) {
    const auto words = head_words(text.substr(at, std::min(text.find('\n', at), text.size()) - at));
    if (words.size() >= 3 && words[words.size() - 2] == taker.front()) {
      items.push_back({std::string(words.back()), tongue(say("template of this file")), std::string(words.back()), Sort::reference, false, {}});
    }
  }
  for_each_library_declaration([&](const std::string& module, Node member) {
    if (member.child(0).text() != "template" || member.child_count() < 4 || member.child(1).text() != taker.front()) return;
    const std::string path = fmt::format("{}.{}", module, member.child(2).text());
    std::string_view title = member.child(3).text();
    if (title.size() >= 2) title = title.substr(1, title.size() - 2);
    items.push_back({path, std::string(library_text(title, tongue.language())), path, Sort::reference, false, {}});
  });
}

/// A word to write, and what it is.
void add_word(Items& items, std::string_view word, std::string_view detail) {
  items.push_back({std::string(word), std::string(detail), std::string(word), Sort::value, false, {}});
}

/// The days that are near at hand: the campaign's period and its quarters' ends.
void add_dates(const Snapshot& snapshot, EntityId around, bool span, Items& items) {
  EntityId at = around;
  while (at != kNoEntity && snapshot.plan.get<DaySpan>(at, prop("period")) == nullptr) at = snapshot.plan[at].parent;
  const auto* period = at == kNoEntity ? nullptr : snapshot.plan.get<DaySpan>(at, prop("period"));
  if (period == nullptr) return;
  const Tongue& tongue = snapshot.plan.tongue();
  add_word(items, span ? format_span(*period) : format_date(period->last), tongue(span ? say("the campaign's period") : say("the campaign's end")));
  add_word(items, "period.end", tongue(say("the last day of the campaign")));
  if (!span) return;
  for (Day day = period->first; day <= period->last && items.size() < 30;) {
    const std::chrono::year_month_day date(day);
    add_word(items, fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month())), tongue(say("a month")));
    day = Day(std::chrono::year_month_day_last(date.year() / date.month() / std::chrono::last)) + std::chrono::days(1);
  }
}

void add_values(const Snapshot& snapshot, EntityId around, const PropertyRow& row, std::string_view typed, Items& items) {
  const Tongue& tongue = snapshot.plan.tongue();
  const bool behind_number = typed.find_last_of("0123456789%kMB") != std::string_view::npos && typed.ends_with(' ');
  switch (row.type) {
    case ValueType::word:
      for (std::string_view words = row.words; !words.empty();) {
        const std::size_t end = std::min(words.find(' '), words.size());
        add_word(items, words.substr(0, end), meaning_of(row, tongue));
        words.remove_prefix(std::min(end + 1, words.size()));
      }
      return;
    case ValueType::boolean:
      add_word(items, "yes", meaning_of(row, tongue));
      add_word(items, "no", meaning_of(row, tongue));
      return;
    case ValueType::reference:
    case ValueType::link:
    case ValueType::assignment: return add_references(snapshot, row.references, items);
    case ValueType::condition: return add_references(snapshot, KindSet(Kind::kpi), items);
    case ValueType::unit_of: return add_references(snapshot, KindSet(Kind::unit, Kind::currency), items);
    case ValueType::date: return add_dates(snapshot, around, false, items);
    case ValueType::span: return add_dates(snapshot, around, true, items);
    case ValueType::money:
    case ValueType::price:
    case ValueType::quantity:
    case ValueType::metric_value:
    case ValueType::target:
      if (row.type == ValueType::target && !behind_number) {
        for (const std::string_view word : {"keep", "todo", "unknown"}) add_word(items, word, "");
      }
      if (behind_number) return add_references(snapshot, row.type == ValueType::money ? KindSet(Kind::currency) : KindSet(Kind::unit, Kind::currency), items);
      return;
    case ValueType::rule_name:
      for (const RuleRow& rule : snapshot.rules) add_word(items, rule.name, rule.title);
      return;
    case ValueType::yearly:
      if (behind_number) {
        for (const std::string_view month : {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}) add_word(items, month, tongue(say("a day of this month")));
      } else {
        add_word(items, "easter", tongue(say("Easter Sunday, and days from it: `easter + 1 day`")));
        add_word(items, "orthodox_easter", tongue(say("Easter Sunday of the Orthodox churches")));
      }
      return;
    case ValueType::duration:
      for (const std::string_view word : {"days", "workdays", "weeks", "months"}) add_word(items, word, tongue(say("a length of time")));
      return;
    default: return;
  }
}

}  // namespace

std::vector<CompletionItem> completions_at(const Snapshot& snapshot, FileId file, std::uint32_t offset) {
  Items items;
  const std::string_view text = (*snapshot.sources)[file].text();
  const std::string_view line = line_before(text, std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text.size())));
  if (line.starts_with("//")) return items;
  if (line.starts_with("use ")) {
    add_modules(snapshot.plan.tongue(), items);
    return items;
  }
  const EntityId around = block_at(snapshot.plan, file, offset);
  // The last key on the line, outside texts.
  std::size_t colon = std::string_view::npos;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
    if (line[i] == ':' && !quoted && i > 0) colon = i;
  }
  if (quoted) return items;
  // Behind `like`, with at most a part of the template's path typed.
  const std::size_t like = line.rfind(" like ");
  if (colon == std::string_view::npos && like != std::string_view::npos && line.find(' ', like + 6) == std::string_view::npos) {
    add_templates(snapshot.plan.tongue(), text, line, items);
    return items;
  }
  if (colon != std::string_view::npos && around != kNoEntity) {
    std::string_view key = trim(line.substr(0, colon));
    if (const std::size_t blank = key.find_last_of(" \t"); blank != std::string_view::npos) key.remove_prefix(blank + 1);
    if (const PropertyRow* row = snapshot.plan.find_property(snapshot.plan[around].kind, key)) {
      add_values(snapshot, around, *row, line.substr(colon + 1), items);
      return items;
    }
  }
  if (colon == std::string_view::npos) add_members(snapshot, around, items);
  return items;
}

}  // namespace campaign
