#include "check/rebuilt_plan.h"

#include <algorithm>
#include <utility>

#include "check/build_plan.h"
#include "check/damage.h"
#include "check/declaration_values.h"

namespace campaign {

namespace {

// Texts and clauses of values that were read anew stay in the plan; after so many it is built anew.
constexpr std::size_t kMostLeftTexts = 1'000;
constexpr std::size_t kMostLeftClauses = 10'000;

bool is_date_cycle(const Diagnostic& finding) { return finding.name == row_of(Finding::date_cycle).name; }

/// Whether two values name the same, and their texts are the same.
bool differ_in_numbers_only(const PropertyValue& a, const PropertyValue& b) {
  if (a.property != b.property || a.value.index() != b.value.index()) return false;
  if (const auto* text = std::get_if<Text>(&a.value)) return *text == std::get<Text>(b.value);
  if (const auto* word = std::get_if<Word>(&a.value)) return *word == std::get<Word>(b.value);
  if (const auto* reference = std::get_if<Reference>(&a.value)) return *reference == std::get<Reference>(b.value);
  if (const auto* condition = std::get_if<Condition>(&a.value)) return condition->metric == std::get<Condition>(b.value).metric;
  if (const auto* expectation = std::get_if<Expectation>(&a.value)) return expectation->metric == std::get<Expectation>(b.value).metric;
  return true;
}

bool contains(std::span<const std::string_view> names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

std::vector<RebuiltPlan::Seen> RebuiltPlan::see(const Sources& sources, const std::vector<ParsedFile>& files) {
  std::vector<Seen> seen;
  seen.reserve(files.size());
  for (const ParsedFile& file : files) {
    const SourceFile& source = sources[file.tree.file()];
    seen.push_back({file.tree.file(), source.name(), source.text(), source.shared_text(), file.from_library, file.everywhere, file.uses});
  }
  return seen;
}

Plan RebuiltPlan::build(const Sources& sources, const std::vector<ParsedFile>& files, Plan* before, Diagnostics& diagnostics) {
  std::vector<Seen> seen = see(sources, files);
  const auto change = state_ == nullptr || before == nullptr ? std::nullopt : edited(*before, seen, files);
  seen_ = std::move(seen);
  moved_.reset();
  if (change) {
    state_->plan = std::exchange(*before, Plan());
    restore_half_read(state_->plan);
    reread_ = Reread{change->entity, change->entity == kNoEntity};
    if (change->edit == nullptr || update(*change, sources, files)) {
      for (const Diagnostic& finding : findings_) diagnostics.add(finding);
      return std::move(state_->plan);
    }
  }
  state_ = std::make_unique<CheckState>();
  reread_.reset();
  moved_.reset();
  const std::size_t first = diagnostics.size();
  CheckContext context(*state_, sources, files, diagnostics);
  about_ = build_plan(context);
  const auto found = diagnostics.from(first);
  findings_.assign(found.begin(), found.end());
  made_texts_ = context.plan.texts_.size();
  made_clauses_ = context.plan.clauses_.size();
  return std::move(state_->plan);
}

std::optional<RebuiltPlan::Edited> RebuiltPlan::edited(const Plan& plan, const std::vector<Seen>& seen, const std::vector<ParsedFile>& files) const {
  if (!std::ranges::equal(seen, seen_, &Seen::is_same_file) || has_grown(plan)) return std::nullopt;
  Edited edited;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const ReparsedText* kept = files[i].kept;
    if (seen[i].text.data() == seen_[i].text.data() && seen[i].text.size() == seen_[i].text.size() && (kept == nullptr || kept->unchanged())) continue;
    const PropertyEdit* edit = kept == nullptr ? nullptr : kept->property_edit();
    if (edited.edit != nullptr || edit == nullptr || edit->before != seen_[i].shared) return std::nullopt;
    edited.file = i;
    edited.edit = edit;
  }
  if (edited.edit == nullptr) return edited;
  // Comments above a declaration are found by their look, also when they are lines of a text.
  const Node property = files[edited.file].tree.node(edited.edit->node);
  const TextChange& change = edited.edit->change;
  const std::uint32_t begin = property.span().begin;
  constexpr std::string_view kComment = "///";
  for (const auto& [text, end] : {std::pair(seen_[edited.file].text, change.old_end), std::pair(seen[edited.file].text, change.new_end)}) {
    const std::uint32_t behind = std::max(property.span().end - change.new_end + end, end);
    if (text.substr(begin, behind - begin).find(kComment) != std::string_view::npos) return std::nullopt;
  }
  find_owner(edited, files[edited.file]);
  if (edited.entity == kNoEntity || matters_to_others(plan, edited, key_of(property)) || std::ranges::any_of(findings_, is_date_cycle)) return std::nullopt;
  return edited;
}

/// Notes the declaration that the property belongs to, where no template says anything of it.
void RebuiltPlan::find_owner(Edited& edited, const ParsedFile& file) const {
  const std::vector<std::uint32_t>& around = edited.edit->around;
  // What is expected stands in a block of its own.
  edited.expected = around.size() >= 5 && file.tree.node(around[around.size() - 2]).child(0).text() == "expect";
  const std::uint32_t block = around[around.size() - (edited.expected ? 3 : 1)];
  // Nodes around what was edited come behind it.
  const std::uint32_t old_block = block - edited.edit->new_end_node + edited.edit->old_end_node;
  const auto is_owner = [&](const Part& part) { return part.file == edited.file && part.block == old_block && part.taking == Part::kOwn; };
  const auto found = std::ranges::find_if(state_->origins, is_owner);
  if (found == state_->origins.end()) return;
  const auto id = static_cast<std::uint32_t>(found - state_->origins.begin());
  if (!state_->more_parts.contains(id)) edited.entity = EntityId{id};
}

bool RebuiltPlan::matters_to_others(const Plan& plan, const Edited& edited, std::string_view key) const {
  static constexpr std::string_view kUnits[] = {"currency"};
  static constexpr std::string_view kCircles[] = {"serves", "within", "after", "before", "from", "to"};
  // Dates that others are counted from, and what says how numbers are written.
  static constexpr std::string_view kLeanedOn[] = {"on", "flight", "period", "by", "fiscal_year", "locale", "market", "calendar"};
  const Kind kind = plan[edited.entity].kind;
  // Units and formulas are read before all values, and workdays are counted by calendars.
  if (kind == Kind::unit || kind == Kind::currency || kind == Kind::kpi || kind == Kind::calendar || kind == Kind::holiday) return true;
  if (edited.expected) return false;
  if (contains(kUnits, key) || contains(kCircles, key)) return true;
  if (contains(kLeanedOn, key) && state_->leaned_on.contains(static_cast<std::uint32_t>(edited.entity))) return true;
  // A key that is not known may be meant as any of these.
  return plan.find_property(kind, key) == nullptr;
}

bool RebuiltPlan::has_grown(const Plan& plan) const {
  return plan.texts_.size() > made_texts_ + kMostLeftTexts || plan.clauses_.size() > made_clauses_ + kMostLeftClauses || state_->suggestions_left == 0;
}

bool RebuiltPlan::update(const Edited& edited, const Sources& sources, const std::vector<ParsedFile>& files) {
  const PropertyEdit& edit = *edited.edit;
  const auto renumber = [&](std::uint32_t& node) {
    if (node != SyntaxTree::kNone && node >= edit.old_end_node) node += edit.new_end_node - edit.old_end_node;
  };
  const auto renumber_part = [&](Part& part) {
    if (part.file == edited.file) renumber(part.node), renumber(part.block);
  };
  std::ranges::for_each(state_->origins, renumber_part);
  for (auto& [id, parts] : state_->more_parts) std::ranges::for_each(parts, renumber_part);

  // As they were; views in them are of the text before.
  const auto old_values = state_->plan.values(edited.entity);
  const std::vector<PropertyValue> before(old_values.begin(), old_values.end());
  const MovedText& moved = moved_.emplace(MovedText{files[edited.file].tree.file(), *edit.before, files[edited.file].tree.text(), edit.change});
  moved.move(state_->plan);
  for (Template& model : state_->templates) {
    if (model.file == edited.file) renumber(model.node), renumber(model.block);
    moved.move(model.name);
    moved.move(model.name_span);
  }
  for (Taking& taking : state_->takings) moved.move(taking.like);

  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    if (about_[i] == edited.entity) continue;
    moved.move(findings_[i]);
    if (kept != i) findings_[kept] = std::move(findings_[i]);
    about_[kept++] = about_[i];
  }
  findings_.resize(kept);

  Diagnostics found(state_->plan.tongue());
  CheckContext context(*state_, sources, files, found);
  ValueReader reader(context);
  const std::vector<PropertyValue> now = read_values(context, reader, edited.entity);
  replace_values(edited.entity, now);
  reread_->numbers_only = std::ranges::equal(before, now, differ_in_numbers_only);
  if (context.suggestions_left == 0 || std::ranges::any_of(found.list(), is_date_cycle)) return false;
  for (Diagnostic& finding : found.take()) findings_.push_back(std::move(finding));
  about_.resize(kept);
  about_.resize(findings_.size(), edited.entity);
  return true;
}

void RebuiltPlan::replace_values(EntityId id, std::span<const PropertyValue> values) {
  std::vector<PropertyValue>& all = state_->plan.values_;
  Entity& entity = state_->plan.entities_[static_cast<std::size_t>(id)];
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(entity.first_value);
  const auto count = static_cast<std::uint32_t>(values.size());
  if (count == entity.value_count) {
    std::ranges::copy(values, begin);
    return state_->plan.note_properties(entity);
  }
  all.insert(all.erase(begin, begin + static_cast<std::ptrdiff_t>(entity.value_count)), values.begin(), values.end());
  for (std::size_t i = static_cast<std::size_t>(id) + 1; i < state_->plan.entities_.size(); ++i) {
    state_->plan.entities_[i].first_value += count - entity.value_count;
  }
  entity.value_count = count;
  state_->plan.note_properties(entity);
}

}  // namespace campaign
