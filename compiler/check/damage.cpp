#include "check/damage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/work.h"
#include "syntax/lexer.h"

namespace campaign {

namespace {

template <std::size_t count>
bool is_one_of(const Diagnostic& finding, const std::array<Finding, count>& findings) {
  return std::ranges::any_of(findings, [&](Finding one) { return finding.name == row_of(one).name; });
}

// After these the braces of a text are not what they seem, or it was not read to its end.
constexpr std::array kOfTheFile = {Finding::unclosed_block,  Finding::unopened_block, Finding::unclosed_comment, Finding::too_deep,
                                   Finding::too_many_syntax_errors, Finding::not_utf8};
// What is passed over because nobody knows what it means.
constexpr std::array kNotUnderstood = {Finding::unknown_property, Finding::property_outside, Finding::block_after_colon, Finding::misplaced_kind};

bool holds(Span outer, Span inner) { return outer.file == inner.file && outer.begin <= inner.begin && inner.begin < std::max(outer.end, outer.begin + 1); }

/// Whether an error goes on where something was taken to end: between them are blanks and comments only.
bool goes_on(const Sources& sources, std::uint32_t end, Span error) {
  if (error.begin <= end + 1) return true;
  Lexer lexer(sources[error.file].text().substr(end, error.begin - end));
  Token token = lexer.next();
  while (is_trivia(token.kind)) token = lexer.next();
  return token.kind == TokenKind::end_of_file;
}

/// Where declarations stand in the text. Those that stand in no declaration that they belong to, as what a template brings, are left out.
class Places {
 public:
  /// O(declarations × log declarations)
  explicit Places(const Plan& plan) : plan_(plan) {
    std::vector<bool> stands(plan.size(), false);
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      const EntityId parent = plan[EntityId{i}].parent;
      stands[i] = !plan[EntityId{i}].from_library &&
                  (parent == kNoEntity || (stands[static_cast<std::size_t>(parent)] && holds(plan[parent].span, plan[EntityId{i}].span)));
      if (stands[i]) in_order_.push_back(EntityId{i});
    }
    std::ranges::stable_sort(in_order_, {}, [this](EntityId id) { return begin_of(plan_[id].span); });
  }

  /// The innermost declaration around a place; kNoEntity where there is none. O(log declarations + depth)
  [[nodiscard]] EntityId around(Span place) const {
    EntityId id = last_at(place);
    for (; id != kNoEntity && !holds(plan_[id].span, place); id = plan_[id].parent) count_work();
    return id;
  }

  /// The last declaration right in another one, or in none, that ends before a place. kNoEntity where none does. O(log declarations + depth)
  [[nodiscard]] EntityId last_before(Span place, EntityId within) const {
    EntityId id = last_at(place);
    for (; id != kNoEntity && plan_[id].parent != within; id = plan_[id].parent) count_work();
    return id != kNoEntity && plan_[id].span.end <= place.begin ? id : kNoEntity;
  }

 private:
  static std::pair<FileId, std::uint32_t> begin_of(Span span) { return {span.file, span.begin}; }

  [[nodiscard]] EntityId last_at(Span place) const {
    const auto behind = std::ranges::partition_point(in_order_, [&](EntityId id) { return begin_of(plan_[id].span) <= begin_of(place); });
    if (behind == in_order_.begin() || plan_[*std::prev(behind)].span.file != place.file) return kNoEntity;
    return *std::prev(behind);
  }

  const Plan& plan_;
  std::vector<EntityId> in_order_;
};

/// Of `milestone fair "Fair { on: "next` the declaration ends where the error begins: what it lacks stands behind. kNoEntity where none
/// does so, of those right in another one.
EntityId cut_off(const Plan& plan, const Sources& sources, const Places& places, EntityId around, Span error) {
  const EntityId last = places.last_before(error, around);
  return last != kNoEntity && goes_on(sources, plan[last].span.end, error) ? last : kNoEntity;
}

/// The values of declarations in the order of the text, put in order when a declaration is asked for.
class ValuesInOrder {
 public:
  explicit ValuesInOrder(const Plan& plan) : plan_(plan) {}

  /// The index of the last value of a declaration that begins before a place; nullopt where none does. O(log values).
  [[nodiscard]] std::optional<std::size_t> last_before(EntityId id, Span place) {
    const auto [known, fresh] = order_.try_emplace(id);
    std::vector<std::size_t>& order = known->second;
    const auto begins = [&](std::size_t index) { return std::tuple(plan_.values_[index].span.file, plan_.values_[index].key.begin, plan_.values_[index].span.begin); };
    if (fresh) {
      for (std::uint32_t i = 0; i < plan_[id].value_count; ++i) order.push_back(plan_[id].first_value + i);
      std::ranges::stable_sort(order, {}, begins);
    }
    const auto behind = std::ranges::partition_point(order, [&](std::size_t index) {
      return std::pair(plan_.values_[index].span.file, plan_.values_[index].key.begin) <= std::pair(place.file, place.begin);
    });
    if (behind == order.begin() || plan_.values_[*std::prev(behind)].span.file != place.file) return std::nullopt;
    return *std::prev(behind);
  }

 private:
  const Plan& plan_;
  std::unordered_map<EntityId, std::vector<std::size_t>> order_;
};

/// Of `flight: 2027-01-18 "..` the day was read, and it is not what was meant: a value that goes on in an error is a hole. It is the last
/// one before the error, as nothing but blanks may lie between.
void drop_half_read(Plan& plan, const Sources& sources, ValuesInOrder& values, EntityId id, Span error) {
  const auto index = values.last_before(id, error);
  if (!index || !goes_on(sources, plan.values_[*index].span.end, error)) return;
  plan.half_read_.emplace_back(*index, std::exchange(plan.values_[*index].value, std::monostate()));
}

}  // namespace

bool is_syntax_error(const Diagnostic& finding) { return finding.unread || is_one_of(finding, kOfTheFile); }

void restore_half_read(Plan& plan) {
  // The last one first: a value that two errors follow was taken out once as it was read, and once as a hole.
  for (auto one = plan.half_read_.rbegin(); one != plan.half_read_.rend(); ++one) plan.values_[one->first].value = std::move(one->second);
  plan.half_read_.clear();
}

void mark_damage(Plan& plan, const Sources& sources, std::span<const Diagnostic> findings) {
  plan.damage_.clear();
  plan.misplaced_.clear();
  plan.half_read_.clear();
  std::vector<bool> damage(plan.size(), false);
  ValuesInOrder values(plan);
  std::optional<Places> places;
  std::set<FileId> whole_files;
  bool any = false;
  for (const Diagnostic& finding : findings) {
    const bool no_kind = finding.name == row_of(Finding::unknown_kind).name && finding.fixes.empty();  // Else it is read as what it may mean.
    const bool passed_over = no_kind || is_one_of(finding, kNotUnderstood);
    const bool unknown = finding.name == row_of(Finding::unknown_name).name;
    if (!passed_over && !is_syntax_error(finding) && !unknown) continue;
    if (unknown) {  // What a template that there is not was to bring nobody knows.
      if (!places) places.emplace(plan);
      const EntityId taker = places->around(finding.span);
      if (taker == kNoEntity || !holds(plan[taker].head, finding.span)) continue;
      any = damage[static_cast<std::size_t>(taker)] = true;
      continue;
    }
    any = true;
    if (is_one_of(finding, kOfTheFile)) {
      if (!whole_files.insert(finding.span.file).second) continue;
      if (plan.misplaced_.empty()) plan.misplaced_.resize(plan.size());
      for (std::uint32_t i = 0; i < plan.size(); ++i) {
        if (plan[EntityId{i}].span.file == finding.span.file) damage[i] = plan.misplaced_[i] = true;
      }
      continue;
    }
    if (!places) places.emplace(plan);
    const EntityId id = places->around(finding.span);
    if (finding.unread) {
      if (const EntityId cut = cut_off(plan, sources, *places, id, finding.span); cut != kNoEntity) damage[static_cast<std::size_t>(cut)] = true;
    }
    if (id == kNoEntity) continue;
    damage[static_cast<std::size_t>(id)] = true;
    if (finding.unread) drop_half_read(plan, sources, values, id, finding.span);
  }
  if (any) plan.damage_ = std::move(damage);
}

}  // namespace campaign
