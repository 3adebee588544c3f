#include "rules/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "check/literals.h"
#include "rules/allowances.h"
#include "rules/evaluation.h"
#include "rules/fixes.h"
#include "rules/rule_memory.h"
#include "rules/rule_set.h"

namespace campaign {

namespace {

Severity severity_of(Level level) {
  return level == Level::error ? Severity::error : level == Level::warning ? Severity::warning : Severity::hint;
}

/// What is wrong, in a few words.
std::string_view title_of(const Rule& rule, const Tongue& tongue) {
  if (const Rule::Translation* spoken = rule.in(tongue.tag())) {
    const auto found = std::ranges::find(spoken->properties, "title", &Rule::Property::key);
    if (found != spoken->properties.end()) return inside_quotes(found->node.child(0).text());
  }
  return rule.title;
}

/// Runs a rule set over a plan.
class RuleRun {
 public:
  RuleRun(Plan& plan, const Analysis& analysis, const Sources& sources, const std::vector<ParsedFile>& files, const RuleOptions& options,
          const Vocabularies& vocabularies, RuleSet& rules, RuleMemory* memory, Diagnostics& diagnostics)
      : plan_(plan), analysis_(analysis), memory_(memory), sources_(sources), options_(options), rules_(rules), diagnostics_(diagnostics), allowances_(plan, diagnostics),
        evaluation_(plan, analysis, vocabularies, Day(options.as_of)) {
    for (const ParsedFile& file : files) {
      const auto id = static_cast<std::size_t>(file.tree.file());
      if (id >= library_file_.size()) library_file_.resize(id + 1, false);
      library_file_[id] = file.from_library;
    }
    steps_left_.assign(rules.rules().size(), options.max_rule_steps);
  }

  /// The plan's tables, which the memory compares.
  [[nodiscard]] PlanTables& tables() { return evaluation_.tables; }

  void run() {
    if (memory_ != nullptr) {
      reads_.start(plan_.size());
      plan_.note_reads(&reads_), analysis_.note_reads(&reads_);
    }
    run_rules();
    plan_.note_reads(nullptr), analysis_.note_reads(nullptr);
    if (memory_ != nullptr) memory_->end(evaluation_.tables.take(), std::ranges::none_of(steps_left_, [](std::int64_t left) { return left < 0; }));
    const auto unknown = report_unknown_allowances();
    allowances_.check(evaluation_.today, unknown);
  }

 private:
  /// A rule that applies to the declarations of a kind.
  struct Applied {
    std::size_t rule;
    Level level;
    std::uint64_t needs;         ///< Properties without which a declaration cannot break it.
    std::string_view languages;  ///< Those whose vocabularies count.
  };
  /// A campaign, a portfolio, or what stands outside both.
  struct Scope {
    std::vector<Level> levels;   ///< By rule.
    std::string_view language;   ///< Empty where none is written.
    std::array<std::optional<std::vector<Applied>>, kKindCount> rules;  ///< By kind, when one is met.
  };

  void run_rules() {
    std::vector<EntityId> scopes(plan_.size(), kNoEntity);
    for (std::uint32_t i = 0; i < plan_.size(); ++i) {
      const EntityId id{i};
      const Entity& entity = plan_[id];
      const bool own_scope = entity.kind == Kind::campaign || entity.kind == Kind::portfolio;
      scopes[i] = own_scope ? id : entity.parent == kNoEntity ? kNoEntity : scopes[static_cast<std::size_t>(entity.parent)];
      if (entity.from_library || plan_.misplaced(id)) continue;
      const std::vector<Applied>& rules = rules_for(scopes[i], entity.kind);
      if (rules.empty()) continue;
      if (memory_ == nullptr) {
        evaluation_.begin(id);
        for (const Applied& rule : rules) apply(rule, id, entity.properties);
      } else {
        run_what_may_differ(rules, id, entity.properties);
      }
    }
  }

  /// The rules for a declaration but for those that are known to have nothing to say about it.
  void run_what_may_differ(const std::vector<Applied>& rules, EntityId id, std::uint64_t properties) {
    const bool same = memory_->is_same(id);
    if (same && memory_->told(id).empty()) return;
    reads_.start(plan_.size());
    evaluation_.begin(id);
    std::vector<std::uint32_t> told;
    for (const Applied& rule : rules) {
      if (same && std::ranges::find(memory_->told(id), rule.rule) == memory_->told(id).end()) continue;
      const std::size_t before = reported_;
      apply(rule, id, properties);
      if (reported_ != before) told.push_back(static_cast<std::uint32_t>(rule.rule));
    }
    if (!same) memory_->note(id, std::move(told), reads_.take());
  }

  /// Those that are not off, make sense in its stage, and speak its language.
  const std::vector<Applied>& rules_for(EntityId scope, Kind kind) {
    if (scope_ == nullptr || scope != scope_id_) {
      scope_ = &scope_of(scope);
      scope_id_ = scope;
    }
    auto& known = scope_->rules[static_cast<std::size_t>(kind)];
    if (known) return *known;
    known.emplace();
    for (std::size_t i = 0; i < rules_.rules().size(); ++i) {
      Rule& rule = rules_.rules()[i];
      const Level level = scope_->levels[i];
      if (level == Level::off || !rule.kinds.contains(kind)) continue;
      const std::string_view language = scope_->language;
      if (!rule.languages.empty() && !meets(rule.languages, language)) continue;
      if (!rules_.can_run(rule)) continue;
      known->push_back({i, level, rule.needs, rule.languages.empty() || language.empty() ? std::string_view(rule.languages) : language});
    }
    return *known;
  }

  Scope& scope_of(EntityId id) {
    const auto [found, fresh] = scopes_.try_emplace(id);
    if (!fresh) return found->second;
    const std::string_view stage = !options_.gate.empty() ? std::string_view(options_.gate)
                                   : id == kNoEntity      ? std::string_view()
                                                          : plan_.word(id, prop("stage"));
    found->second.levels = rules_.levels(id, stage, stages_of(id, stage));
    found->second.language = language_of(id);
    return found->second;
  }

  /// The stages that a scope may be in: what stands outside campaigns is in those of all campaigns there. None: in any.
  std::vector<std::string_view> stages_of(EntityId scope, std::string_view stage) const {
    if (!stage.empty()) return {stage};
    constexpr std::string_view kNotRead = "?";  // Not of any stage: what a rule of some stages says may follow from that.
    if (scope != kNoEntity && (plan_.find(scope, prop("stage")) != nullptr || plan_.damaged(scope))) return {kNotRead};
    if (scope != kNoEntity && plan_[scope].kind == Kind::campaign) return {};
    const PausedReads paused(plan_);
    std::vector<std::string_view> stages;
    for (const EntityId campaign : scope == kNoEntity ? plan_.all(Kind::campaign) : std::vector<EntityId>(plan_[scope].children.begin(), plan_[scope].children.end())) {
      if (plan_[campaign].kind != Kind::campaign) continue;
      stages.push_back(plan_.word(campaign, prop("stage")));
      if (stages.back().empty()) return {};
    }
    return stages;
  }

  /// The language of a campaign by its `locale`; empty where none is written.
  std::string_view language_of(EntityId scope) const {
    if (scope == kNoEntity || plan_[scope].kind != Kind::campaign) return {};
    const auto* locale = plan_.get<Text>(scope, prop("locale"));
    if (locale == nullptr) return {};
    const std::string_view text = locale->value;
    return text.substr(0, std::min(text.find_first_of("-_"), text.size()));
  }

  void apply(const Applied& applied, EntityId id, std::uint64_t properties) {
    if ((applied.needs & ~properties) != 0) return;
    Rule& rule = rules_.rules()[applied.rule];
    const Level level = applied.level;
    std::int64_t& left = steps_left_[applied.rule];
    if (left < 0) return;
    evaluation_.languages = applied.languages;
    evaluation_.allow_steps(left);
    plan_.set_missed(false);
    const Expressions& code = rules_.code();
    if (rule.when < 0 || evaluation_.holds(code, rule.when) == true) {
      if (rule.each < 0) {
        require(rule, level, id);
      } else {
        const RuleValue over = evaluation_.value(code, rule.each);
        if (const auto* many = over.get<RuleValue::Many>()) {
          for (const RuleValue& one : **many) {
            evaluation_.set(kEachSlot, one);
            require(rule, level, id);
          }
        } else if (!over.is_nothing() && !over.is_unknown()) {
          evaluation_.set(kEachSlot, over);
          require(rule, level, id);
        }
      }
    }
    left = evaluation_.steps_left();
    if (left < 0) {
      diagnostics_.report<Finding::rule_too_long>(rule.from_library ? plan_[id].title_span : rule.name_span, rule.name, options_.max_rule_steps)
          .helped("it runs over collections within collections: ask for less at once; `--max-rule-steps` sets another limit");
    }
  }

  void require(Rule& rule, Level level, EntityId id) {
    const std::int64_t before = evaluation_.steps_left();
    if (evaluation_.holds(rules_.code(), rule.require) != false || evaluation_.exhausted()) return;
    if (plan_.missed()) return;  // It may rest on what a syntax error has hidden.
    constexpr std::int64_t kForTexts = 1'000'000;  // A text that needs more is no text; a label without an end has none.
    const std::int64_t left = evaluation_.steps_left();
    evaluation_.allow_steps(kForTexts);
    report(rule, level, id);
    evaluation_.allow_steps(std::min(left, before));
  }

  /// The place of a value: where it stands in the plan's own files, else the title of the declaration at hand.
  Span place_of(const RuleValue& value, EntityId id) const {
    Span place = value.place;
    if (const auto* many = value.get<RuleValue::Many>(); many != nullptr && place.begin == place.end && !(*many)->empty()) place = (*many)->front().place;
    return place.begin == place.end || is_library(place) ? plan_[id].title_span : place;
  }
  bool is_library(Span place) const { return library_file_[static_cast<std::size_t>(place.file)]; }

  void report(Rule& rule, Level level, EntityId id) {
    ++reported_;
    const RuleMessage& message = rules_.message_of(rule);
    const Expressions& code = rules_.code();
    Diagnostic diagnostic;
    diagnostic.name = rule.name;
    diagnostic.severity = severity_of(level);
    diagnostic.span = message.at < 0 ? plan_[id].title_span : place_of(evaluation_.value(code, message.at), id);
    diagnostic.message = evaluation_.text(code, message.message).value_or(std::string(title_of(rule, diagnostics_.tongue())));
    for (const TextPattern& note : message.notes) {
      if (const auto text = evaluation_.text(code, note)) diagnostic.note += (diagnostic.note.empty() ? "" : "; ") + *text;
    }
    for (const TextPattern& help : message.helps) {
      if (auto text = evaluation_.text(code, help)) {
        diagnostic.help = std::move(*text);
        break;
      }
    }
    if (message.group >= 0) {
      const RuleValue common = evaluation_.value(code, message.group);
      if (const auto* of = common.get<EntityId>()) diagnostic.cause = plan_.path(*of);
    }
    labels(message, diagnostic);
    diagnostic.fixes = fixes_of(evaluation_, code, message, sources_);
    allowances_.sink(id, rule.name).add(std::move(diagnostic));
  }

  void labels(const RuleMessage& message, Diagnostic& diagnostic) {
    CappedLabels labels(diagnostic, diagnostics_.tongue());
    for (const RuleMessage::Note& label : message.labels) {
      if (label.on < 0) continue;
      const RuleValue on = evaluation_.value(rules_.code(), label.on);
      const auto* many = on.get<RuleValue::Many>();
      for (const RuleValue& one : many == nullptr ? std::vector<RuleValue>{on} : **many) {
        if (one.place.begin == one.place.end || is_library(one.place) || one.place == diagnostic.span) continue;
        if (!labels.has_room()) {
          labels.skip();
          continue;
        }
        evaluation_.set(kItSlot, one);
        if (auto text = evaluation_.text(rules_.code(), label.text)) labels.add(one.place, std::move(*text));
      }
    }
  }

  std::vector<std::string_view> report_unknown_allowances() {
    std::vector<std::string_view> unknown;
    for (const Allowance& allowance : allowances_.all()) {
      if (rules_.find(allowance.name) != nullptr || finding_named(allowance.name) != nullptr) continue;
      unknown.push_back(allowance.name);
      std::vector<std::string_view> names;
      for (const Rule& rule : rules_.rules()) names.push_back(rule.name);
      Diagnostic& diagnostic = diagnostics_.report<Finding::unknown_rule>(allowance.value->span, allowance.name);
      if (const auto meant = closest(allowance.name, names)) {
        diagnostic.helped(say("did you mean `{}`?", *meant));
      } else {
        diagnostic.helped("`campaign explain --list` lists the rules");
      }
    }
    return unknown;
  }

  Plan& plan_;
  const Analysis& analysis_;
  RuleMemory* memory_;
  Reads reads_;
  std::size_t reported_ = 0;  // Findings, silenced ones too.
  const Sources& sources_;
  const RuleOptions& options_;
  RuleSet& rules_;
  Diagnostics& diagnostics_;
  Allowances allowances_;
  Evaluation evaluation_;
  std::vector<bool> library_file_;
  std::vector<std::int64_t> steps_left_;
  std::map<EntityId, Scope> scopes_;
  Scope* scope_ = nullptr;          // The one at hand,
  EntityId scope_id_ = kNoEntity;   // which is that of this.
};

RuleRow row_of(const Rule& rule, const Sources& sources, const std::vector<ParsedFile>& files, const Tongue& tongue) {
  RuleRow row;
  row.name = rule.name;
  row.title = title_of(rule, tongue);
  row.place = rule.name_span;
  row.severity = severity_of(rule.severity);
  row.from_library = rule.from_library;
  row.module = sources[files[rule.file].tree.file()].name();
  const auto text = [&](std::string_view key) {
    if (const Rule::Translation* spoken = rule.in(tongue.tag())) {
      const auto found = std::ranges::find(spoken->properties, key, &Rule::Property::key);
      if (found != spoken->properties.end()) return found->node.child(0).text();
    }
    const Node* node = rule.find(key);
    return node == nullptr ? std::string_view() : node->child(0).text();
  };
  row.message = text("message");
  row.why = text("why");
  row.bad = text("bad");
  row.good = text("good");
  if (const Node* languages = rule.find("language")) {
    const Span first = languages->child(0).span();
    row.language = sources[first.file].text().substr(first.begin, languages->span().end - first.begin);
  }
  if (const Node* stages = rule.find("stages")) {
    const Span first = stages->child(0).span();
    row.stages = sources[first.file].text().substr(first.begin, stages->span().end - first.begin);
  }
  if (const Node* kinds = rule.find("for")) {
    const Span first = kinds->child(0).span();
    row.kinds = sources[first.file].text().substr(first.begin, kinds->span().end - first.begin);
  }
  return row;
}

}  // namespace

std::string text_of_rule(std::string_view token) {
  std::optional<std::size_t> ignored;
  return token.empty() ? std::string() : decode_text(token, ignored);
}

std::vector<RuleRow> check_plan(Plan& plan, const Analysis& analysis, const Sources& sources, const std::vector<ParsedFile>& files,
                                const RuleOptions& options, Diagnostics& diagnostics, const EarlierCheck& earlier) {
  const Vocabularies vocabularies(sources, files, diagnostics);
  RuleSet rules(plan, sources, files, vocabularies, diagnostics, options.check_library);
  RuleRun run(plan, analysis, sources, files, options, vocabularies, rules, earlier.memory, diagnostics);
  if (earlier.memory != nullptr) {
    earlier.memory->begin(plan, analysis, earlier, {options.as_of, options.gate, RuleMemory::text_of_rules(files), rules.rules().size()}, run.tables());
  }
  run.run();
  std::vector<RuleRow> rows;
  for (const Rule& rule : rules.rules()) rows.push_back(row_of(rule, sources, files, diagnostics.tongue()));
  return rows;
}

}  // namespace campaign
