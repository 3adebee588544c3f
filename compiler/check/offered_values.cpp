#include "check/offered_values.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "check/offered_names.h"
#include "model/hull.h"
#include "syntax/in_words.h"
#include "syntax/slips.h"

namespace campaign {

namespace {

constexpr std::size_t kMostFindings = 100;  // Nobody mends more of them one by one.
constexpr std::size_t kMostOffered = 4;

/// A part of a value that is read alone: all of it, one of a list, or what stands behind a clause's word.
struct Piece {
  std::uint32_t first = 0, end = 0;  // Tokens.
  std::optional<Asked> asked;
  bool clause = false;
};

std::optional<Asked> asked_of(const PropertyRow& row) {
  switch (row.type) {
    case ValueType::date:
    case ValueType::link: return Asked::day;
    case ValueType::span: return Asked::days;
    case ValueType::duration: return Asked::length;
    case ValueType::time: return Asked::time;
    case ValueType::daypart: return row.name == "repeat" ? Asked::rhythm_without_hours : Asked::rhythm;
    default: return std::nullopt;
  }
}

std::optional<Asked> asked_behind(TokenKind word) {
  if (word == TokenKind::during) return Asked::days;
  if (word == TokenKind::by || word == TokenKind::until || word == TokenKind::as_of) return Asked::day;
  return std::nullopt;
}

/// A value without what stands on other lines than a token of it, and with what follows on this one: `5 business days` is no `business goal`.
ValueTokens on_its_line(const SyntaxTree& tree, ValueTokens value, std::uint32_t position) {
  const auto tokens = tree.tokens();
  const auto breaks = [&](std::uint32_t before, std::uint32_t behind) {
    const std::string_view between = tree.text().substr(tokens[before].end, tokens[behind].begin - tokens[before].end);
    return between.find_first_of("\r\n") != std::string_view::npos;
  };
  const std::uint32_t inside = std::clamp(position, value.first, value.end - 1);
  for (std::uint32_t i = inside; i > value.first; --i) {
    if (breaks(i - 1, i)) value.first = i;
  }
  for (std::uint32_t i = inside + 1; i < value.end; ++i) {
    if (breaks(i - 1, i)) value.end = i;
  }
  const auto goes_on = [&](std::uint32_t i) { return i < tokens.size() && (is_name(tokens[i].kind) || tokens[i].kind == TokenKind::number) && !breaks(i - 1, i); };
  if (value.end < tokens.size() && tokens[value.end].kind == TokenKind::nl && tokens[value.end].begin == tokens[value.end].end && goes_on(value.end + 1) && !breaks(value.end - 1, value.end + 1)) {
    ++value.end;
    while (goes_on(value.end)) ++value.end;
  }
  return value;
}

/// The piece of a value that a token belongs to.
Piece piece_around(const SyntaxTree& tree, const ValueTokens& value, std::optional<Asked> asked, std::uint32_t position) {
  const auto tokens = tree.tokens();
  Piece piece{value.first, value.end, asked};
  for (std::uint32_t i = value.first; i < value.end; ++i) {
    const TokenKind kind = tokens[i].kind;
    if (!is_clause_word(kind) || kind == TokenKind::on || kind == TokenKind::into) continue;
    const bool of_days = asked == Asked::day || asked == Asked::days;
    if (of_days && (kind == TokenKind::by || kind == TokenKind::until)) continue;  // `bis 15 March` says it in a word that is none of its own.
    if (i == value.first) continue;
    if (i <= position) {
      piece = {i + 1, value.end, asked_behind(kind), true};
    } else {
      piece.end = i;
      return piece;
    }
  }
  return piece;
}

/// From the first planned day to the last, as the campaign, or what states days in it, says; nullopt where nothing does.
std::optional<DaySpan> planned_days(const Plan& plan, EntityId id) {
  EntityId outermost = id;
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    if (const auto* period = plan.get<DaySpan>(at, prop("period"))) return *period;
    outermost = at;
  }
  std::optional<DaySpan> days;
  std::vector<EntityId> left = {outermost};
  while (!left.empty()) {
    const EntityId at = left.back();
    left.pop_back();
    left.insert(left.end(), plan[at].children.begin(), plan[at].children.end());
    for (const PropertyValue& value : plan.values(at)) {
      if (value.property == prop("baseline")) continue;
      const auto* own = std::get_if<DaySpan>(&value.value);
      const auto& by = plan.clauses(value).by;
      for (const DaySpan* one : {own, by ? &*by : nullptr}) {
        if (one != nullptr) days = days ? hull_of(*days, *one) : *one;
      }
    }
  }
  return days;
}

class ValueOffers {
 public:
  ValueOffers(const Plan& plan, const std::vector<ParsedFile>& files, const Tongue& tongue) : plan_(plan), files_(files), tongue_(tongue) {}

  void look_at(Diagnostic& finding) const {
    const auto file = std::ranges::find_if(files_, [&](const ParsedFile& one) { return one.tree.file() == finding.span.file && one.tree.size() != 0; });
    const EntityId id = file == files_.end() || file->from_library ? kNoEntity : declaration_around(plan_, finding.span);
    if (id == kNoEntity) return;
    const SyntaxTree& tree = file->tree;
    const auto tokens = tree.tokens();
    const auto found = std::ranges::lower_bound(tokens, finding.span.begin, {}, &Token::begin);
    if (found == tokens.end()) return;
    auto position = static_cast<std::uint32_t>(found - tokens.begin());
    if (position > 0 && (ends_line(tokens[position].kind) || tokens[position].kind == TokenKind::key)) --position;
    ValueTokens value = value_around(tree, position);
    if (value.key == SyntaxTree::kNone || value.first >= value.end) return;
    value = on_its_line(tree, value, position);
    std::string_view key = tree.text().substr(tokens[value.key].begin, tokens[value.key].end - tokens[value.key].begin);
    key = trim(key.substr(0, key.find(':')));
    const PropertyRow* row = plan_.find_property(plan_[id].kind, key);
    const Piece piece = piece_around(tree, value, row == nullptr ? std::nullopt : asked_of(*row), position);
    if (!piece.asked || piece.first >= piece.end) return;
    const Place place{id, key, *piece.asked, customs_at(tree, id, key)};
    if (!piece.clause && row->count != Count::one && offer_one_of(finding, tree, place, piece, position)) return;
    offer(finding, tree, place, {{piece.first, piece.end}});
  }

 private:
  struct Place {
    EntityId id;
    std::string_view key;
    Asked asked;
    Customs customs;
  };
  using Tokens = std::pair<std::uint32_t, std::uint32_t>;

  [[nodiscard]] Customs customs_at(const SyntaxTree& tree, EntityId id, std::string_view key) const {
    Customs customs = customs_of(tree);
    if (const auto days = planned_days(plan_, id)) customs.days = std::pair(days->first, days->last);
    customs.before = key == "baseline";
    return customs;
  }

  static Span span_of(const SyntaxTree& tree, const Tokens& tokens) { return {tree.file(), tree.tokens()[tokens.first].begin, tree.tokens()[tokens.second - 1].end}; }

  /// Its words, one blank between those that are apart.
  static std::string laid_out(const SyntaxTree& tree, const Tokens& tokens) {
    std::string text;
    for (std::uint32_t i = tokens.first; i < tokens.second; ++i) {
      const Token& token = tree.tokens()[i];
      if (i > tokens.first && token.begin > tree.tokens()[i - 1].end) text += ' ';
      text += tree.text().substr(token.begin, token.end - token.begin);
    }
    return text;
  }

  [[nodiscard]] std::vector<std::string> readings(const SyntaxTree& tree, const Place& place, const Tokens& tokens) const {
    std::vector<std::string> found = in_signs(laid_out(tree, tokens), place.asked, place.customs);
    const Kind kind = plan_[place.id].kind;
    const bool takes_hour = (kind == Kind::tactic && place.key == "flight") || (kind == Kind::milestone && place.key == "on");
    const bool states_hour = plan_.find(place.id, prop("at")) != nullptr;
    std::erase_if(found, [&](const std::string& one) {
      if (place.asked == Asked::day || place.asked == Asked::days) return one.find(':') != std::string::npos && (!takes_hour || states_hour);
      const bool with_hour = one.find(" at: ") != std::string::npos;
      return with_hour && (kind != Kind::tactic || states_hour);
    });
    return found;
  }

  /// Of a list the piece around a token, with the others that can mean one thing only.
  bool offer_one_of(Diagnostic& finding, const SyntaxTree& tree, const Place& place, const Piece& piece, std::uint32_t position) const {
    if (!readings(tree, place, {piece.first, piece.end}).empty()) return false;  // `November 5, 2027` is one.
    std::vector<Tokens> parts = {{piece.first, piece.first}};
    for (std::uint32_t i = piece.first; i < piece.end; ++i) {
      if (tree.tokens()[i].kind == TokenKind::comma) {
        parts.back().second = i;
        parts.emplace_back(i + 1, i + 1);
      }
    }
    parts.back().second = piece.end;
    std::erase_if(parts, [](const Tokens& one) { return one.first >= one.second; });
    if (parts.size() < 2) return false;
    const auto around = std::ranges::find_if(parts, [&](const Tokens& one) { return one.first <= position && position < one.second; });
    if (around == parts.end()) return false;
    std::rotate(parts.begin(), around, around + 1);
    return offer(finding, tree, place, parts);
  }

  /// Says of the first of some parts of a value how it is written, and offers that.
  bool offer(Diagnostic& finding, const SyntaxTree& tree, const Place& place, const std::vector<Tokens>& parts) const {
    const Span span = span_of(tree, parts.front());
    const std::string_view written = tree.text().substr(span.begin, span.size());
    std::vector<std::string> choices = readings(tree, place, parts.front());
    if (choices.empty()) return false;
    // Whoever found it did not know what the place asks for: of a day and of days, of a number with any word behind it.
    const bool of_days = place.asked == Asked::day || place.asked == Asked::days;
    if (!finding.fixes.empty() && finding.span == span && of_days && choices.size() >= finding.fixes.size()) return false;
    choices.resize(std::min(choices.size(), kMostOffered));
    Diagnostics made(tongue_);
    Diagnostic& offered = of_days ? made.report<Finding::foreign_date>(span, written) : made.report<Finding::foreign_amount>(span, written, what_it_is(place.asked));
    std::vector<Said> codes;
    for (const std::string& choice : choices) codes.emplace_back(fmt::format("`{}`", choice));
    const bool of_years = of_days && choices.size() > 1 && choices[0].substr(0, 4) != choices[1].substr(0, 4);
    offered.helped(of_years ? say("say of which year: write {}", either(codes)) : say("write {}", either(codes)));
    std::vector<Edit> others;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::vector<std::string> other = readings(tree, place, parts[i]);
      if (other.size() == 1) others.push_back({span_of(tree, parts[i]), other[0]});
    }
    for (const std::string& choice : choices) {
      offered.fix(say("write `{}`", choice), span, choice);
      offered.fixes.back().edits.insert(offered.fixes.back().edits.end(), others.begin(), others.end());
    }
    offered.unread = finding.unread;
    finding = std::move(offered);
    finding.tongue = &tongue_;
    return true;
  }

  static Said what_it_is(Asked asked) {
    switch (asked) {
      case Asked::length: return "a length of time";
      case Asked::time: return "a time";
      default: return "a rhythm";
    }
  }

  const Plan& plan_;
  const std::vector<ParsedFile>& files_;
  const Tongue& tongue_;
};

bool is_about_values(const Diagnostic& finding) {
  return std::ranges::any_of(std::array{Finding::unexpected, Finding::wrong_type, Finding::vague_date, Finding::foreign_date, Finding::foreign_amount, Finding::bad_date, Finding::stray_character, Finding::reserved_word,
                                        Finding::unknown_name, Finding::comma_in_number, Finding::bad_number},
                             [&](Finding one) { return finding.name == row_of(one).name; });
}

}  // namespace

void offer_values(const Plan& plan, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  const ValueOffers offers(plan, files, diagnostics.tongue());
  std::size_t looked_at = 0;
  for (Diagnostic& finding : diagnostics.from(0)) {
    if (!is_about_values(finding)) continue;
    if (++looked_at > kMostFindings) return;
    offers.look_at(finding);
  }
}

}  // namespace campaign
