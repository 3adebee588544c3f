#include "workspace/gathered.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "check/damage.h"

namespace campaign {

namespace {

constexpr std::size_t kMostLabels = 8;

// -- templates ---------------------------------------------------------------------------------------------------------

// What a template of another file says has no text here that a fix could edit.
void drop_fixes_inside_likes(const Plan& plan, std::vector<Diagnostic>& findings) {
  if (plan.likes_.empty()) return;
  std::vector<Span> likes = plan.likes_;
  std::ranges::sort(likes);
  const auto inside_like = [&](const Edit& edit) {
    const Span at{edit.span.file, edit.span.begin, std::numeric_limits<std::uint32_t>::max()};
    const auto after = std::ranges::upper_bound(likes, at);
    return after != likes.begin() && std::prev(after)->file == at.file && at.begin < std::prev(after)->end;
  };
  for (Diagnostic& finding : findings) {
    std::erase_if(finding.fixes, [&](const Fix& fix) { return std::ranges::any_of(fix.edits, inside_like); });
  }
}

// -- syntax errors -----------------------------------------------------------------------------------------------------

/// Where the text could not be read.
class Damage {
 public:
  Damage(const std::vector<Diagnostic>& findings, const Sources& sources, const std::vector<ParsedFile>& files) {
    for (const Diagnostic& finding : findings) {
      if (is_syntax_error(finding)) add(finding.span, sources[finding.span.file], tree_of(finding.span.file, files));
    }
    for (const ParsedFile& file : files) {
      if (std::ranges::any_of(lines_, [&](Span line) { return line.file == file.tree.file(); })) add_open_blocks(file.tree);
    }
  }

  [[nodiscard]] bool none() const { return lines_.empty(); }
  /// Whether an edit changes a line that has a syntax error.
  [[nodiscard]] bool touched_by(const Edit& edit) const {
    return std::ranges::any_of(lines_, [&](Span line) { return line.file == edit.span.file && edit.span.begin <= line.end && line.begin <= edit.span.end; });
  }
  /// Whether a place lies in what was half read: a property from its key to the error.
  [[nodiscard]] bool half_read(Span place) const {
    return std::ranges::any_of(half_read_, [&](Span part) { return part.file == place.file && part.begin <= place.begin && place.begin <= part.end; });
  }

 private:
  static const SyntaxTree* tree_of(FileId id, const std::vector<ParsedFile>& files) {
    const auto found = std::ranges::find_if(files, [&](const ParsedFile& file) { return file.tree.file() == id; });
    return found == files.end() ? nullptr : &found->tree;
  }

  void add(Span error, const SourceFile& source, const SyntaxTree* tree) {
    const std::string_view text = source.text();
    const auto begin = std::min<std::size_t>(error.begin, text.size());
    const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    const std::size_t behind = text.find('\n', std::min<std::size_t>(std::max(error.end, error.begin + 1) - 1, text.size()));
    lines_.push_back({error.file, before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1),
                      static_cast<std::uint32_t>(std::min(behind, text.size()))});
    if (tree == nullptr) return;
    // Back to the key of the property that the error stands in or right behind, or to where its line begins.
    const std::span<const Token> tokens = tree->tokens();
    auto at = std::ranges::upper_bound(tokens, error.begin, {}, &Token::begin);
    std::uint32_t first = error.begin;
    while (at != tokens.begin()) {
      --at;
      if (at->kind == TokenKind::nl || at->kind == TokenKind::semi || at->kind == TokenKind::lbrace || at->kind == TokenKind::rbrace) break;
      first = at->begin;
      if (at->kind == TokenKind::key) break;
    }
    if (first < error.begin) half_read_.push_back({error.file, first, error.end});
  }

  /// Blocks that were never closed: nobody knows where they end.
  void add_open_blocks(const SyntaxTree& tree) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const Node node = tree.node(i);
      if (node.kind() != NodeKind::block || node.end_token() <= node.first_token()) continue;
      const Token& last = tree.tokens()[node.end_token() - 1];
      if (last.kind == TokenKind::rbrace && last.begin == last.end) lines_.push_back(node.span());
    }
  }

  std::vector<Span> lines_, half_read_;
};

void leave_out_consequences(std::vector<Diagnostic>& findings, const Sources& sources, const std::vector<ParsedFile>& files) {
  const Damage damage(findings, sources, files);
  if (damage.none()) return;
  std::erase_if(findings, [&](const Diagnostic& finding) {
    return !is_syntax_error(finding) && finding_named(finding.name) != nullptr && finding.severity == Severity::error && damage.half_read(finding.span);
  });
  for (Diagnostic& finding : findings) {
    if (is_syntax_error(finding)) continue;
    std::erase_if(finding.fixes, [&](const Fix& fix) { return std::ranges::any_of(fix.edits, [&](const Edit& edit) { return damage.touched_by(edit); }); });
  }
}

// -- one cause, one finding --------------------------------------------------------------------------------------------

/// `a`, `b`, `c` and 4 more
std::string listed(const std::vector<std::string_view>& names, const Tongue& tongue) {
  constexpr std::size_t kMost = 6;
  const std::size_t shown = names.size() > kMost + 1 ? kMost : names.size();
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < shown; ++i) codes.push_back(fmt::format("`{}`", names[i]));
  if (shown == names.size()) return tongue.list(codes);
  return fmt::format("{} {}", fmt::join(codes, ", "), tongue(say("and {} more", names.size() - shown)));
}

void add_edits(Fix& fix, const Fix& other) {
  for (const Edit& edit : other.edits) {
    const auto same = [&](const Edit& known) { return known.span == edit.span && known.text == edit.text; };
    if (std::ranges::none_of(fix.edits, same)) fix.edits.push_back(edit);
  }
}

/// What is mended in one place is mended in another, where the same stands there.
void mend_there_too(Diagnostic& first, const Diagnostic& other, const Sources& sources) {
  for (Fix& fix : first.fixes) {
    const auto same = std::ranges::find(other.fixes, fix.title, &Fix::title);
    if (same != other.fixes.end()) {
      add_edits(fix, *same);
      continue;
    }
    // Suggestions were made for the first ones only.
    const Edit replaced = fix.edits.front();
    if (other.fixes.empty() && replaced.span == first.span && sources.text(other.span) == sources.text(first.span)) {
      fix.edits.push_back({other.span, replaced.text});
    }
  }
}

bool offer_the_same(const Diagnostic& a, const Diagnostic& b) {
  return a.fixes.empty() || b.fixes.empty() || a.fixes.front().title == b.fixes.front().title;
}

void add_place(Diagnostic& first, std::size_t& places, const Diagnostic& other, const Sources& sources) {
  mend_there_too(first, other, sources);
  if (++places <= kMostLabels + 1) first.label(other.span, say("`{}` here, too", sources.text(other.span)));
}

/// The findings of one cause, in the order of their places, as one.
Diagnostic as_one(std::vector<Diagnostic>& findings, const Sources& sources, const Tongue& tongue) {
  Diagnostic first = std::move(findings.front());
  first.tongue = &tongue;
  std::vector<std::string_view> names{sources.text(first.span)};
  std::set<std::string_view> known(names.begin(), names.end());
  std::size_t places = 1;
  for (std::size_t i = 1; i < findings.size(); ++i) {
    add_place(first, places, findings[i], sources);
    const std::string_view name = sources.text(findings[i].span);
    if (known.insert(name).second) names.push_back(name);
  }
  constexpr FindingRow kMissingUse = row_of(Finding::missing_use);
  if (first.name == kMissingUse.name) {
    const std::string all = listed(names, tongue);
    const Said arguments[] = {names.size() == 1 ? say("{} is", all) : say("{} are", all), first.cause};
    first.message = tongue.fill(texts_of(Finding::missing_use, tongue.language()).message, arguments);
  }
  const Said often = say("{} times in this file", places);
  first.noted(first.note.empty() ? often : say("{}; {}", first.note, often));
  first.tongue = nullptr;
  return first;
}

void merge(std::vector<Diagnostic>& findings, const Sources& sources, const Tongue& tongue) {
  std::map<std::tuple<FileId, std::string_view, std::string>, std::vector<std::size_t>> by_cause;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!findings[i].cause.empty()) by_cause[{findings[i].span.file, findings[i].name, findings[i].cause}].push_back(i);
  }
  std::vector<bool> gone(findings.size(), false);
  for (const auto& [cause, places] : by_cause) {
    std::vector<bool> taken(places.size(), false);
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (taken[i]) continue;
      std::vector<Diagnostic> same;
      for (std::size_t j = i; j < places.size(); ++j) {
        if (taken[j] || !offer_the_same(findings[places[i]], findings[places[j]])) continue;
        taken[j] = true;
        gone[places[j]] = j != i;
        same.push_back(findings[places[j]]);
      }
      if (same.size() > 1) findings[places[i]] = as_one(same, sources, tongue);
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.resize(kept);
}

/// Of a kind that a file has too many of, the first are enough: nobody reads on, and pages, JSON and editors would drown in them.
void leave_out_too_many(std::vector<Diagnostic>& findings, const Tongue& tongue) {
  constexpr std::size_t kMostOfAKind = 1'000;
  const auto kind_of = [](const Diagnostic& finding) { return std::pair(finding.span.file, finding.name); };
  std::map<std::pair<FileId, std::string_view>, std::size_t> counts, seen;
  for (const Diagnostic& finding : findings) ++counts[kind_of(finding)];
  if (std::ranges::none_of(counts, [](const auto& count) { return count.second > kMostOfAKind; })) return;
  std::vector<Diagnostic> listed;
  for (Diagnostic& finding : findings) {
    const std::size_t all = counts[kind_of(finding)], number = ++seen[kind_of(finding)];
    if (number > kMostOfAKind) continue;
    if (number == kMostOfAKind && all > number) finding.note += (finding.note.empty() ? "" : "; ") + tongue(say("{} more of this kind in this file are not listed", all - number));
    listed.push_back(std::move(finding));
  }
  findings = std::move(listed);
}

}  // namespace

std::vector<Diagnostic> gathered(std::vector<Diagnostic> findings, const Plan& plan, const Sources& sources,
                                 const std::vector<ParsedFile>& files) {
  drop_fixes_inside_likes(plan, findings);
  leave_out_consequences(findings, sources, files);
  sort_and_deduplicate(findings);
  merge(findings, sources, plan.tongue());
  leave_out_too_many(findings, plan.tongue());
  return findings;
}

}  // namespace campaign
