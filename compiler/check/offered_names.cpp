#include "check/offered_names.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "check/library_names.h"
#include "language/currency_signs.h"
#include "language/synonyms.h"
#include "syntax/slips.h"
#include "words/library_titles.h"

namespace campaign {

namespace {

constexpr std::size_t kMostFindings = 100;  // Nobody mends more of them one by one.
constexpr std::size_t kMostOffered = 7;

bool is_about_names(const Diagnostic& finding) {
  return std::ranges::any_of(std::array{Finding::unexpected, Finding::wrong_type, Finding::unknown_name, Finding::person_in_words, Finding::vague_date, Finding::stray_character},
                             [&](Finding one) { return finding.name == row_of(one).name; });
}

/// Small letters, and one blank for many.
std::string plain(std::string_view text) {
  std::string words;
  for (const char c : lower_case(trim(text))) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank || !words.ends_with(' ')) words += blank ? ' ' : c;
  }
  return words;
}

/// What the values of a property name.
KindSet named_by(const PropertyRow& row) {
  switch (row.type) {
    case ValueType::reference:
    case ValueType::link:
    case ValueType::assignment: return row.references;
    case ValueType::condition: return KindSet(Kind::kpi);
    case ValueType::date:
    case ValueType::span: return KindSet(Kind::milestone, Kind::season);
    default: return {};
  }
}

/// The currencies that people write with this sign or word, the likeliest first.
std::vector<EntityId> currencies_called(const Plan& plan, std::string_view written) {
  std::vector<EntityId> found;
  for (std::string_view codes = currencies_written(trim(written)); !codes.empty();) {
    const std::string_view code = codes.substr(0, codes.find(' '));
    codes.remove_prefix(std::min(code.size() + 1, codes.size()));
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      if (plan[EntityId{i}].kind == Kind::currency && plan[EntityId{i}].name == code) found.push_back(EntityId{i});
    }
  }
  return found;
}

/// The channels of the library that people call so, the likeliest first: `google_ads`, `instagram_stories`.
std::vector<EntityId> channels_called(const Plan& plan, std::string_view name) {
  std::vector<EntityId> found;
  const auto add = [&](std::string_view one) {
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      const Entity& entity = plan[EntityId{i}];
      if (entity.kind == Kind::channel && entity.from_library && entity.name == one) found.push_back(EntityId{i});
    }
  };
  const auto add_synonyms = [&](std::string_view of) {
    for (std::string_view ours = channels_for_synonym(of); !ours.empty();) {
      const std::string_view one = ours.substr(0, ours.find(' '));
      ours.remove_prefix(std::min(one.size() + 1, ours.size()));
      add(one);
    }
  };
  add_synonyms(name);
  const ChannelStem stem = channel_stem(name);
  if (!found.empty() || stem.name.empty()) return found;
  add(stem.name);
  if (found.empty()) add_synonyms(stem.name);
  if (stem.paid && !found.empty()) found.resize(1);  // What is paid for stands first.
  return found;
}

/// What is called so, in the order of the ways to call it: by title, by its name, by role and address, by a part of the title.
std::vector<EntityId> called(const Plan& plan, std::string_view written, KindSet kinds) {
  if (kinds.contains(Kind::currency)) {
    if (std::vector<EntityId> currencies = currencies_called(plan, written); !currencies.empty()) return currencies;
  }
  while (written.starts_with('@')) written.remove_prefix(1);
  const std::string words = plain(written), name = slug(written);
  std::vector<EntityId> found[4];
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId id{i};
    const Entity& entity = plan[id];
    if (!entity.named || !kinds.contains(entity.kind)) continue;
    const std::string title = plain(entity.title);
    const std::string german = entity.from_library ? plain(library_title(entity.title, Language::german)) : std::string();
    const auto text = [&](Property property) {
      const auto* value = plan.get<Text>(id, property);
      return value == nullptr ? std::string() : plain(value->value);
    };
    const bool person = entity.kind == Kind::person;
    const std::string padded = " " + title + " ";
    if (title == words || (!german.empty() && german == words)) {
      found[0].push_back(id);
    } else if (slug(entity.title) == name || lower_case(entity.name) == lower_case(name)) {
      found[1].push_back(id);
    } else if (person && (text(prop("role")) == words || text(prop("email")) == words)) {
      found[2].push_back(id);
    } else if (person && words.size() > 1 && padded.find(" " + words + " ") != std::string::npos) {
      found[3].push_back(id);
    }
  }
  const auto* const best = std::ranges::find_if(found, [](const auto& ids) { return !ids.empty(); });
  if (best != std::end(found)) return *best;
  return kinds.contains(Kind::channel) ? channels_called(plan, name) : std::vector<EntityId>();
}

/// The words of a value where names belong, one name after the other, and where they stand.
struct Written {
  Span span;
  std::vector<std::string_view> names;
};
Written written_names(const SyntaxTree& tree, const ValueTokens& value) {
  const auto tokens = tree.tokens();
  const auto ends = [&](std::uint32_t i) {
    const TokenKind kind = tokens[i].kind;
    const bool compares = kind == TokenKind::ge || kind == TokenKind::le || kind == TokenKind::gt || kind == TokenKind::lt || kind == TokenKind::eq || kind == TokenKind::ne;
    return i > value.first && (compares || is_clause_word(kind) || kind == TokenKind::percent || kind == TokenKind::plus || kind == TokenKind::range);
  };
  Written written;
  std::uint32_t first = value.first, at = value.first;
  const auto close = [&] {
    if (first < at) written.names.push_back(tree.text().substr(tokens[first].begin, tokens[at - 1].end - tokens[first].begin));
  };
  for (; at < value.end && !ends(at); ++at) {
    const std::string_view text = tree.text().substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
    if (tokens[at].kind != TokenKind::comma && tokens[at].kind != TokenKind::kw_and && text != "&" && text != "und") continue;
    close();
    first = at + 1;
  }
  close();
  if (at > value.first) written.span = {tree.file(), tokens[value.first].begin, tokens[at - 1].end};
  return written;
}

/// `Facebook/Instagram`, `Instagram and TikTok`: one name after the other. A dash between words is part of a name.
std::vector<std::string_view> parted(std::string_view text) {
  std::vector<std::string_view> names;
  const std::string lower = lower_case(text);
  for (std::size_t begin = 0;;) {
    std::size_t end = text.size(), length = 0;
    for (const std::string_view joint : {"/", " and ", " und ", "&", " + ", ","}) {
      if (const std::size_t at = lower.find(joint, begin); at < end) end = at, length = joint.size();
    }
    names.push_back(trim(text.substr(begin, end - begin)));
    if (length == 0) return names;
    begin = end + length;
  }
}

/// The words in front of a colon where a token begins a line of an `expect`, or of what was to be one: `"Average order value": 60 EUR`.
Written expected_metric(const SyntaxTree& tree, std::uint32_t position) {
  const auto tokens = tree.tokens();
  const TokenKind kind = tokens[position].kind;
  if (kind != TokenKind::key && kind != TokenKind::text && !is_name(kind)) return {};
  if (position == 0 || (!ends_line(tokens[position - 1].kind) && tokens[position - 1].kind != TokenKind::lbrace && tokens[position - 1].kind != TokenKind::semi)) return {};
  constexpr std::uint32_t kFarthest = 200;
  std::uint32_t open = position;
  while (open > 0 && position - open < kFarthest && tokens[open].kind != TokenKind::lbrace && tokens[open].kind != TokenKind::rbrace) --open;
  const auto text_of = [&](std::uint32_t token) { return tree.text().substr(tokens[token].begin, tokens[token].end - tokens[token].begin); };
  if (open == 0 || tokens[open].kind != TokenKind::lbrace || text_of(open - 1) != "expect") return {};
  const std::uint32_t begin = tokens[position].begin;
  const std::string_view line = tree.text().substr(begin, std::min(tree.text().find_first_of(";}\r\n", begin), tree.text().size()) - begin);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view words = trim(line.substr(0, colon));
  const Span span{tree.file(), begin, begin + static_cast<std::uint32_t>(words.size())};
  if (words.size() > 1 && words.front() == '"' && words.back() == '"') words = words.substr(1, words.size() - 2);
  return {span, {words}};
}

class NameOffers {
 public:
  NameOffers(const Plan& plan, const std::vector<ParsedFile>& files, const Tongue& tongue)
      : plan_(plan), files_(files), of_no_use_(tongue("a declaration starts on a line of its own, or behind `;`")) {}

  void look_at(Diagnostic& finding) const {
    const auto file = std::ranges::find_if(files_, [&](const ParsedFile& one) { return one.tree.file() == finding.span.file && one.tree.size() != 0; });
    const EntityId id = file == files_.end() || file->from_library ? kNoEntity : declaration_around(plan_, finding.span);
    if (id == kNoEntity) return;
    const SyntaxTree& tree = file->tree;
    const auto tokens = tree.tokens();
    const auto at = std::ranges::lower_bound(tokens, finding.span.begin, {}, &Token::begin);
    if (at == tokens.end()) return;
    if (const Written metric = expected_metric(tree, static_cast<std::uint32_t>(at - tokens.begin())); !metric.names.empty()) {
      return offer(finding, metric, KindSet(Kind::kpi));
    }
    const ValueTokens value = value_around(tree, static_cast<std::uint32_t>(at - tokens.begin()));
    if (value.key == SyntaxTree::kNone) return;
    std::string_view key = tree.text().substr(tokens[value.key].begin, tokens[value.key].end - tokens[value.key].begin);
    key = trim(key.substr(0, key.find(':')));
    const PropertyRow* row = plan_.find_property(plan_[id].kind, key);
    const KindSet kinds = row == nullptr ? KindSet() : named_by(*row);
    if (kinds.empty()) return;
    const bool reported = !finding.fixes.empty() && finding.name != row_of(Finding::unknown_name).name;  // As a slip with its own fix.
    if (reported) return;
    const bool in_words = finding.name == row_of(Finding::unexpected).name || finding.name == row_of(Finding::person_in_words).name || finding.name == row_of(Finding::stray_character).name;
    Written written = in_words ? written_names(tree, value) : Written{finding.span, {tree.text().substr(finding.span.begin, finding.span.size())}};
    if (!in_words && kinds.contains(Kind::channel)) written.names = parted(written.names[0]);
    // Of `2027-03-01 .. 5` the one end is a name and the other is not.
    if (written.names.empty()) return;
    if (in_words && written.span.end < finding.span.begin && !trim(tree.text().substr(written.span.end, finding.span.begin - written.span.end)).empty()) return;
    // Of `orders  (rate: 2% }` the bracket belongs to something that cannot be read.
    const std::string_view all = tree.text().substr(written.span.begin, written.span.size());
    if (std::ranges::count(all, '(') != std::ranges::count(all, ')') || std::ranges::count(all, '[') != std::ranges::count(all, ']')) return;
    for (std::string_view& name : written.names) {
      if (name.find_first_of("\r\n") != std::string_view::npos) return;  // A bracket carries a value on into what is none of it.
      if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    }
    offer(finding, written, kinds);
  }

 private:
  [[nodiscard]] std::string as_written(EntityId id) const {
    const bool somebody = plan_[id].kind == Kind::person || plan_[id].kind == Kind::team;
    return fmt::format("{}{}", somebody ? "@" : "", plan_[id].name);
  }

  void offer(Diagnostic& finding, const Written& written, KindSet kinds) const {
    std::vector<std::string> choices{""};
    for (const std::string_view name : written.names) {
      const std::vector<EntityId> meant = called(plan_, name, kinds);
      if (meant.empty()) return unknown(finding, written, kinds);
      if (written.names.size() > 1 && meant.size() > 1 && !kinds.contains(Kind::channel)) return;
      std::vector<std::string> longer;
      for (const std::string& before : choices) {
        for (const EntityId id : meant) {
          std::string more = as_written(id);
          // Two networks may be one channel.
          const bool twice = kinds.contains(Kind::channel) && fmt::format(", {},", before).find(fmt::format(", {},", more)) != std::string::npos;
          if (!before.empty()) more = twice ? before : before + ", " + more;
          if (std::ranges::find(longer, more) == longer.end()) longer.push_back(std::move(more));
        }
      }
      choices = std::move(longer);
    }
    choices.resize(std::min(choices.size(), kMostOffered));
    std::vector<Said> codes;
    for (const std::string& choice : choices) codes.emplace_back(fmt::format("`{}`", choice));
    finding.fixes.clear();
    finding.helped(say("write {}", either(codes)));
    for (const std::string& choice : choices) finding.fix(say("write `{}`", choice), written.span, choice);
  }

  /// Of a library's module that is not used the name may be the one that the words make.
  void unknown(Diagnostic& finding, const Written& written, KindSet kinds) const {
    if (written.names.size() != 1 || !finding.fixes.empty()) return;
    const std::string name = slug(written.names.front());
    for (const KindRow& row : all_kinds()) {
      if (!kinds.contains(row.kind)) continue;
      const std::string module = module_declaring(fmt::format("{} {}", row.keyword, name));
      if (!module.starts_with("std.")) continue;
      finding.helped(say("write `{}`, with `use {}` at the top of the file", name, module)).fix(say("write `{}`", name), written.span, name);
      finding.fixes.back().edits.insert(finding.fixes.back().edits.begin(), {Span{written.span.file, 0, 0}, fmt::format("use {}\n", module)});
      return;
    }
    const std::string_view words = written.names.front();
    const std::size_t blank = words.find(' ');
    const bool of_words = blank != std::string_view::npos && words.find_first_of("@.\"(){}[]<>=;:/\r\n") == std::string_view::npos;
    if (finding.help != of_no_use_ || !of_words || kinds.contains(Kind::season)) return;
    // What follows a name that there is belongs to something else.
    if (std::ranges::any_of(called(plan_, words.substr(0, blank), kinds), [&](EntityId id) { return plan_[id].name == words.substr(0, blank); })) return;
    for (const KindRow& row : all_kinds()) {
      if (!kinds.contains(row.kind) || row.naming != Naming::by_name) continue;
      finding.helped(say("a name is one word: write `{}`, and declare it once: `{} {} \"{}\"`", name, row.keyword, name, words));
      return;
    }
  }

  const Plan& plan_;
  const std::vector<ParsedFile>& files_;
  const std::string of_no_use_;  // What is said of any word behind a value.
};

}  // namespace

EntityId declaration_around(const Plan& plan, Span place) {
  EntityId found = kNoEntity;
  std::span<const EntityId> inside = plan.roots();
  for (;;) {
    const auto next = std::ranges::find_if(inside, [&](EntityId id) {
      const Span span = plan[id].span;
      return !plan[id].from_library && span.file == place.file && span.begin <= place.begin && place.begin < span.end;
    });
    if (next == inside.end()) return found;
    found = *next;
    inside = plan[found].children;
  }
}

void offer_names(const Plan& plan, const std::vector<ParsedFile>& files, Diagnostics& diagnostics) {
  const NameOffers offers(plan, files, diagnostics.tongue());
  std::size_t looked_at = 0;
  for (Diagnostic& finding : diagnostics.from(0)) {
    if (!is_about_names(finding)) continue;
    if (++looked_at > kMostFindings) return;
    offers.look_at(finding);
  }
}

}  // namespace campaign
