#include "rules/rule_set.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "check/context.h"
#include "language/words.h"
#include "rules/members.h"
#include "rules/needed_properties.h"

namespace campaign {

namespace {

/// Whether a block is one of rules, or means to be one: `ruels`, which the names' check tells.
bool says_rules(std::string_view word) {
  if (word == kRulesBlock) return true;
  constexpr std::array kOnly{kRulesBlock};
  return !is_keyword(word) && closest(word, kOnly);
}

const RulePropertyRow* rule_property(std::string_view name) {
  const auto rows = all_rule_properties();
  const auto found = std::ranges::find(rows, name, &RulePropertyRow::name);
  return found == rows.end() ? nullptr : &*found;
}

/// The first value of a property without its clauses.
Node value_of(Node property) {
  const Node first = property.child(0);
  return first.kind() == NodeKind::item ? first.child(0) : first;
}

}  // namespace

RuleSet::RuleSet(const Plan& plan, const Sources& sources, const std::vector<ParsedFile>& files, const Vocabularies& vocabularies,
                 Diagnostics& diagnostics, bool check_library)
    : plan_(plan), sources_(sources), files_(files), diagnostics_(diagnostics), compiler_(plan, sources, vocabularies, code_, diagnostics),
      check_library_(check_library) {
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (files[file].tree.size() == 0) continue;
    for (const Node member : files[file].tree.root()) {
      if (member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "rule") read_rule(member, file);
    }
  }
  // A `rules` block is no declaration of the plan: the campaign or portfolio around it is known by its place.
  std::map<Span, EntityId> scopes;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Entity& entity = plan[EntityId{i}];
    if (!entity.from_library && (entity.kind == Kind::campaign || entity.kind == Kind::portfolio)) scopes.emplace(entity.span, EntityId{i});
  }
  for (const ParsedFile& file : files) {
    if (file.tree.size() != 0) read_settings_in(file.tree.root(), kNoEntity, scopes);
  }
  // What a campaign names anew comes before what holds everywhere.
  std::ranges::stable_partition(settings_, [](const RuleSetting& setting) { return setting.scope != kNoEntity; });
  for (Rule& rule : rules_) {
    read_kinds(rule);
    const bool tuned = std::ranges::any_of(settings_, [&](const RuleSetting& setting) { return setting.rule == rule.name && !setting.limit.empty(); });
    if (!rule.from_library || check_library_ || tuned) compile_conditions(rule);
  }
}

// -- reading -----------------------------------------------------------------------------------------------------------

void RuleSet::read_rule(Node declaration, std::size_t file) {
  Rule rule;
  rule.file = file;
  rule.from_library = files_[file].from_library;
  std::optional<Node> block;
  for (const Node part : declaration) {
    if (part.index() == declaration.child(0).index()) continue;
    if (part.kind() == NodeKind::path && rule.name.empty()) {
      rule.name = part.text();
      rule.name_span = part.span();
    }
    if (part.kind() == NodeKind::text) rule.title = inside_quotes(part.text());
    if (part.kind() == NodeKind::block) block = part;
  }
  const Span head = declaration.child(0).span();
  if (rule.name.empty() || !block || rule.name.find('.') == std::string_view::npos) {
    diagnostics_.report<Finding::rule_incomplete>(rule.name.empty() ? head : rule.name_span, "rule", "a name of a family and a fault, and a block")
        .helped("write `rule house.missing_utm \"tactic without a UTM code\" { for: tactic … }`");
    return;
  }
  if (!by_name_.emplace(rule.name, rules_.size()).second) {
    diagnostics_.report<Finding::duplicate_name>(rule.name_span, "rule", rule.name)
        .label(rules_[by_name_[rule.name]].name_span, "first declared here")
        .helped("give one of them another name");
    return;
  }
  for (const Node member : *block) {
    if (member.kind() == NodeKind::declaration && member.has_children() && !member.broken()) {
      read_translation(rule, member);
      continue;
    }
    if (member.kind() != NodeKind::property || !member.has_children() || member.broken()) {
      rule.broken = rule.broken || member.broken();
      continue;
    }
    const std::string_view key = key_of(member);
    const RulePropertyRow* row = rule_property(key);
    const Node* earlier = rule.find(key);
    if (earlier != nullptr && (row == nullptr || !row->many)) {
      diagnostics_.report<Finding::duplicate_property>(key_span_of(member), key).label(key_span_of(*earlier), "first written here");
      continue;
    }
    rule.properties.push_back({key, member});
  }
  const auto level = [&](std::string_view key) -> std::optional<Level> {
    const Node* node = rule.find(key);
    if (node == nullptr) return std::nullopt;
    const auto found = level_named(value_of(*node).text());
    if (!found) diagnostics_.report<Finding::rule_type>(value_of(*node).span(), "one of error, warning, hint, off", say("`{}`", value_of(*node).text()));
    return found;
  };
  rule.severity = level("severity").value_or(Level::warning);
  rule.draft = level("draft");
  if (const Node* node = rule.find("language")) {
    for (const Node language : *node) rule.languages += (rule.languages.empty() ? "" : " ") + std::string(language.text());
  }
  rule.launch = level("launch");
  if (const Node* node = rule.find("stages")) {
    const PropertyRow& row = *find_property(Kind::campaign, "stage");
    for (const Node stage : *node) {
      if (!meets(row.words, stage.text())) {
        diagnostics_.report<Finding::rule_type>(stage.span(), say("stages of a campaign: {}", row.words), say("`{}`", stage.text()));
        continue;
      }
      rule.stages += (rule.stages.empty() ? "" : " ") + std::string(stage.text());
    }
  }
  rules_.push_back(std::move(rule));
}

void RuleSet::read_translation(Rule& rule, Node declaration) {
  Rule::Translation& made = rule.translations.emplace_back(Rule::Translation{declaration.child(0).text(), declaration.child(0).span(), {}});
  for (const Node part : declaration) {
    if (part.kind() != NodeKind::block) continue;
    for (const Node member : part) {
      if (member.kind() == NodeKind::property && member.has_children() && !member.broken()) made.properties.push_back({key_of(member), member});
    }
  }
}

void RuleSet::read_settings_in(Node block, EntityId scope, const std::map<Span, EntityId>& scopes) {
  for (const Node member : block) {
    if (member.kind() != NodeKind::declaration || !member.has_children()) continue;
    if (says_rules(member.child(0).text())) {
      read_settings(member, scope);
      continue;
    }
    const auto inner = scopes.find(member.span());
    if (inner == scopes.end()) continue;
    for (const Node part : member) {
      if (part.kind() == NodeKind::block) read_settings_in(part, inner->second, scopes);
    }
  }
}

void RuleSet::read_settings(Node declaration, EntityId scope) {
  for (const Node part : declaration) {
    if (part.kind() != NodeKind::block) continue;
    for (const Node member : part) {
      if (member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "use") {
        read_pack(member, scope);
        continue;
      }
      if (member.kind() == NodeKind::declaration && !member.broken()) {
        diagnostics_.report<Finding::rule_type>(member.span(), "a pack or a setting: `use std.smart`, `time_bound.missing_deadline: off`", "a declaration");
      }
      if (member.kind() != NodeKind::property || !member.has_children() || member.broken()) continue;
      const std::string_view key = key_of(member);
      RuleSetting setting{scope, key, {}, std::nullopt, value_of(member)};
      if (!by_name_.contains(key)) {
        // `budget.concentrated.limit: 60%` sets what the rule calls `limit`.
        const std::size_t dot = key.rfind('.');
        setting.rule = key.substr(0, dot == std::string_view::npos ? 0 : dot);
        setting.limit = dot == std::string_view::npos ? std::string_view() : key.substr(dot + 1);
        const auto rule = by_name_.find(setting.rule);
        if (rule == by_name_.end()) {
          unknown_rule(key_span_of(member), key);
          continue;
        }
        const bool known = rules_[rule->second].find(setting.limit) != nullptr && rule_property(setting.limit) == nullptr;
        if (!known) {
          std::vector<std::string_view> names;
          for (const Rule::Property& property : rules_[rule->second].properties) {
            if (rule_property(property.key) == nullptr) names.push_back(property.key);
          }
          Diagnostic& diagnostic = diagnostics_.report<Finding::rule_member>(key_span_of(member), say("rule `{}`", setting.rule), setting.limit);
          std::string list;
          for (const std::string_view name : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name);
          diagnostic.helped(names.empty() ? "it has nothing to set but its severity" : say("what can be set is {}", list));
          continue;
        }
      } else {
        setting.level = level_named(setting.value.text());
        if (!setting.level) {
          diagnostics_.report<Finding::rule_type>(setting.value.span(), "one of error, warning, hint, off", say("`{}`", setting.value.text()));
          continue;
        }
      }
      settings_.push_back(setting);
    }
  }
}

void RuleSet::read_pack(Node declaration, EntityId scope) {
  // Who names a pack does not want all of them, even where the name cannot be read.
  const auto choice = std::ranges::find(choices_, scope, &PackChoice::scope);
  PackChoice& chosen = choice != choices_.end() ? *choice : choices_.emplace_back(PackChoice{scope, std::vector<bool>(files_.size(), false)});
  if (declaration.child_count() < 2) return;
  const Node name = declaration.child(1);
  std::vector<std::string_view> names;
  for (std::size_t file = 0; file < files_.size(); ++file) {
    const std::string_view module = sources_[files_[file].tree.file()].name();
    const bool has_rules = std::ranges::any_of(rules_, [&](const Rule& rule) { return rule.file == file; }) || module == "std.rules" || module == "std.smart";
    if (!files_[file].from_library || !has_rules) continue;
    names.push_back(module);
    if (module != name.text()) continue;
    mark_pack(file, chosen.files);
    return;
  }
  Diagnostic& diagnostic = diagnostics_.report<Finding::unknown_module>(name.span(), name.text());
  std::string list;
  for (const std::string_view module : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", module);
  const auto meant = closest(name.text(), names);
  diagnostic.helped(meant ? say("did you mean `{}`?", *meant) : say("the packs of rules are {}", list));
}

void RuleSet::mark_pack(std::size_t file, std::vector<bool>& files) const {
  if (files[file]) return;
  files[file] = true;
  for (const std::size_t used : files_[file].uses) mark_pack(used, files);
}

void RuleSet::unknown_rule(Span span, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules_) names.push_back(rule.name);
  Diagnostic& diagnostic = diagnostics_.report<Finding::unknown_rule>(span, name);
  if (const auto meant = closest(name, names)) {
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), span, std::string(*meant));
  } else {
    diagnostic.helped("`campaign explain --list` lists them");
  }
}

const Rule* RuleSet::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &rules_[found->second];
}

std::vector<Level> RuleSet::levels(EntityId scope, std::string_view stage, std::span<const std::string_view> stages) const {
  std::vector<Level> levels;
  levels.reserve(rules_.size());
  const auto choice = [&]() -> const PackChoice* {
    const PackChoice* general = nullptr;
    for (const PackChoice& one : choices_) {
      if (one.scope == scope && scope != kNoEntity) return &one;
      if (one.scope == kNoEntity) general = &one;
    }
    return general;
  }();
  for (const Rule& rule : rules_) {
    Level level = rule.severity;
    if (stage == "draft" && rule.draft) level = *rule.draft;
    if ((stage == "launch" || stage == "live") && rule.launch) level = *rule.launch;
    if (rule.from_library && choice != nullptr && !choice->files[rule.file]) level = Level::off;
    levels.push_back(level);
  }
  // The nearer setting counts.
  for (const bool own : {false, true}) {
    for (const RuleSetting& setting : settings_) {
      if (!setting.level || (setting.scope != kNoEntity) != own || (own && setting.scope != scope)) continue;
      levels[by_name_.at(setting.rule)] = *setting.level;
    }
  }
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const bool fits = stages.empty() || std::ranges::any_of(stages, [&](std::string_view one) { return meets(rules_[i].stages, one); });
    if (!fits) levels[i] = Level::off;
  }
  return levels;
}

// -- compiling ---------------------------------------------------------------------------------------------------------

std::optional<Node> RuleSet::local_of(const Rule& rule, std::string_view name) {
  if (rule_property(name) != nullptr) return std::nullopt;
  const auto property = std::ranges::find(rule.properties, name, &Rule::Property::key);
  if (property == rule.properties.end()) return std::nullopt;
  if (std::ranges::find(read_locals_, name) == read_locals_.end()) read_locals_.push_back(name);
  for (const RuleSetting& setting : settings_) {
    if (setting.rule == rule.name && setting.limit == name) return setting.value;
  }
  return value_of(property->node);
}

RuleScope RuleSet::scope_of(const Rule& rule) {
  RuleScope scope;
  scope.kinds = rule.kinds;
  scope.local = [this, &rule](std::string_view name) { return local_of(rule, name); };
  if (!rule.each_name.empty()) scope.variables.push_back({rule.each_name, kEachSlot, rule.each_type});
  return scope;
}

void RuleSet::read_kinds(Rule& rule) {
  const std::size_t before = diagnostics_.size();
  if (const Node* node = rule.find("for")) {
    for (const Node item : *node) {
      std::string keyword(item.text());
      std::ranges::replace(keyword, '_', ' ');
      if (keyword == "any") {
        for (const KindRow& row : all_kinds()) rule.kinds = rule.kinds.with(row.kind);
        continue;
      }
      const auto kind = kind_named(keyword);
      if (kind) {
        rule.kinds = rule.kinds.with(*kind);
        continue;
      }
      std::vector<std::string_view> names;
      for (const KindRow& row : all_kinds()) names.push_back(row.keyword);
      Diagnostic& diagnostic = diagnostics_.report<Finding::unknown_kind>(item.span(), item.text());
      if (const auto meant = closest(item.text(), names)) diagnostic.helped(say("did you mean `{}`?", *meant));
    }
  }
  rule.broken = rule.broken || diagnostics_.size() != before;
  rule.needs = needed_for_answer(code_, rule.when, true) | needed_for_value(code_, rule.each) | needed_for_answer(code_, rule.require, false);
}

void RuleSet::compile_conditions(Rule& rule) {
  rule.compiled = true;
  read_locals_.clear();
  const std::size_t before = diagnostics_.size();
  for (const RulePropertyRow& row : all_rule_properties()) {
    if (!row.required || rule.find(row.name) != nullptr) continue;
    diagnostics_.report<Finding::rule_incomplete>(rule.name_span, say("rule `{}`", rule.name), say("`{}:`", row.name)).helped(Said::sentence(row.meaning));
  }
  RuleScope scope = scope_of(rule);
  if (const Node* node = rule.find("when")) rule.when = compiler_.compile(value_of(*node), scope);
  if (const Node* node = rule.find("each")) {
    const Node binding = value_of(*node);
    if (binding.kind() == NodeKind::binary && binding.op() == TokenKind::kw_in && is_single_name(binding.child(0))) {
      rule.each = compiler_.compile(binding.child(1), scope);
      rule.each_name = binding.child(0).text();
      rule.each_type = compiler_.type_of(rule.each).one();
      scope.variables.push_back({rule.each_name, kEachSlot, rule.each_type});
    } else {
      diagnostics_.report<Finding::rule_type>(binding.span(), "a name and a collection: `each: v in goal.checkpoint`", "something else");
    }
  }
  if (const Node* node = rule.find("require")) rule.require = compiler_.compile(value_of(*node), scope);
  if (!rule.from_library || check_library_) {
    compile_message(rule);
    for (const Rule::Property& property : rule.properties) {
      if (rule_property(property.key) != nullptr || std::ranges::find(read_locals_, property.key) != read_locals_.end()) continue;
      std::vector<std::string_view> names;
      for (const RulePropertyRow& row : all_rule_properties()) names.push_back(row.name);
      Diagnostic& diagnostic = diagnostics_.report<Finding::rule_unread>(key_span_of(property.node), property.key);
      const auto meant = closest(property.key, names);
      if (meant) diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), key_span_of(property.node), std::string(*meant));
    }
  }
  rule.broken = rule.broken || diagnostics_.size() != before;
}

std::int32_t RuleSet::clause(Node item, TokenKind word, RuleScope& scope) {
  if (item.kind() != NodeKind::item) return -1;
  for (const Node part : item) {
    if (part.kind() != NodeKind::clause || part.tree().tokens()[part.first_token()].kind != word) continue;
    return compiler_.compile(part.child(0), scope);
  }
  return -1;
}

RuleMessage RuleSet::message_in(const Rule& rule, const Rule::Translation* translation) {
  RuleMessage made;
  RuleScope scope = scope_of(rule);
  if (translation != nullptr) {
    scope.local = [this, &rule, translation](std::string_view name) -> std::optional<Node> {
      const auto own = std::ranges::find(translation->properties, name, &Rule::Property::key);
      return own != translation->properties.end() && rule_property(name) == nullptr ? std::optional(value_of(own->node)) : local_of(rule, name);
    };
  }
  // The text of a language in the place of that of the same number in the rule itself.
  std::map<std::string_view, std::size_t> count;
  const auto in_language = [&](std::string_view key, Node otherwise) {
    std::size_t skip = count[key]++;
    if (translation == nullptr) return otherwise;
    for (const Rule::Property& property : translation->properties) {
      if (property.key == key && skip-- == 0) return value_of(property.node);
    }
    return otherwise;
  };
  const auto text = [&](Node value, RuleScope& seen) -> TextPattern {
    if (value.kind() == NodeKind::text) return compiler_.pattern(value, seen);
    // Anything else is worked out: `help: choose(…)`.
    const std::int32_t step = compiler_.compile(value, seen);
    TextPattern pattern;
    pattern.parts.push_back({"", step});
    return pattern;
  };
  for (const Rule::Property& property : rule.properties) {
    const Node item = property.node.child(0);
    if (property.key == "at") made.at = compiler_.compile(value_of(property.node), scope);
    if (property.key == "group") made.group = compiler_.compile(value_of(property.node), scope);
    if (property.key == "message") made.message = text(in_language("message", value_of(property.node)), scope);
    if (property.key == "note") made.notes.push_back(text(in_language("note", value_of(property.node)), scope));
    if (property.key == "help") made.helps.push_back(text(in_language("help", value_of(property.node)), scope));
    const bool label = property.key == "label";
    const bool change = property.key == "insert" || property.key == "replace" || property.key == "wrap";
    if (!label && !change) continue;
    const std::int32_t on = clause(item, TokenKind::on, scope);
    RuleScope with_it = scope;
    if (on >= 0) with_it.variables.push_back({"it", kItSlot, compiler_.type_of(on).one()});
    if (label) {
      made.labels.push_back({text(in_language("label", value_of(property.node)), with_it), on});
      continue;
    }
    RuleMessage::Change& one = made.changes.emplace_back();
    one.form = property.key == "insert" ? RuleMessage::Change::Form::insert : property.key == "replace" ? RuleMessage::Change::Form::replace : RuleMessage::Change::Form::wrap;
    one.text = text(value_of(property.node), with_it);
    one.on = on;
    one.into = clause(item, TokenKind::into, with_it);
    if (item.kind() == NodeKind::item) {
      for (const Node part : item) {
        if (part.kind() == NodeKind::clause && part.tree().tokens()[part.first_token()].kind == TokenKind::because && part.child(0).kind() == NodeKind::text) {
          one.because = text(in_language("because", part.child(0)), with_it);
        }
      }
    }
  }
  return made;
}

void RuleSet::compile_message(Rule& rule) {
  rule.compiled_message = std::make_unique<RuleMessage>(message_in(rule, rule.in(diagnostics_.tongue().tag())));
  if (rule.from_library && !check_library_) return;
  for (const Rule::Translation& translation : rule.translations) {
    (void)message_in(rule, &translation);
    check_translation(rule, translation);
  }
}

namespace {

/// The values in a text, each once: `{goal.name}`.
std::set<std::string_view> values_in(std::string_view text) {
  std::set<std::string_view> values;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    if (open + 1 < text.size() && text[open + 1] == '{') {
      ++open;
      continue;
    }
    const std::size_t close = std::min(text.find('}', open), text.size());
    values.insert(text.substr(open + 1, close - open - 1));
  }
  return values;
}

/// The texts of a rule that are said in each language; those of `because` stand behind fixes.
constexpr std::string_view kTranslated[] = {"message", "note", "label", "help", "because"};

std::vector<Node> texts_of(const std::vector<Rule::Property>& properties, std::string_view key) {
  std::vector<Node> texts;
  for (const Rule::Property& property : properties) {
    if (property.key == key) texts.push_back(value_of(property.node));
    if (key != "because" || property.node.child(0).kind() != NodeKind::item) continue;
    for (const Node part : property.node.child(0)) {
      const bool reason = part.kind() == NodeKind::clause && part.tree().tokens()[part.first_token()].kind == TokenKind::because;
      if (reason) texts.push_back(part.child(0));
    }
  }
  return texts;
}

}  // namespace

void RuleSet::check_translation(const Rule& rule, const Rule::Translation& translation) {
  for (const std::string_view key : kTranslated) {
    const std::vector<Node> ours = texts_of(rule.properties, key), theirs = texts_of(translation.properties, key);
    if (ours.size() != theirs.size()) {
      diagnostics_.report<Finding::rule_translation>(translation.place, rule.name, translation.tag,
                                                     say("the rule has {} of `{}`, and its translation {}", ours.size(), key, theirs.size()));
      continue;
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
      if (values_in(ours[i].text()) == values_in(theirs[i].text())) continue;
      diagnostics_.report<Finding::rule_translation>(theirs[i].span(), rule.name, translation.tag, say("the two texts do not have the same values in them"))
          .label(ours[i].span(), "the text of the rule itself");
    }
  }
  for (const Rule::Property& property : translation.properties) {
    const bool known = property.key == "title" || property.key == "why" || std::ranges::find(kTranslated, property.key) != std::end(kTranslated) ||
                       std::ranges::find(rule.properties, property.key, &Rule::Property::key) != rule.properties.end();
    if (!known) diagnostics_.report<Finding::rule_unread>(key_span_of(property.node), property.key);
  }
}

bool RuleSet::can_run(Rule& rule) {
  if (!rule.compiled) compile_conditions(rule);
  return !rule.broken && rule.require >= 0;
}

const RuleMessage& RuleSet::message_of(Rule& rule) {
  if (!rule.compiled_message) compile_message(rule);
  return *rule.compiled_message;
}

}  // namespace campaign
