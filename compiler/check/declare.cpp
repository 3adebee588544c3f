#include "check/declare.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"

namespace campaign {

namespace {

/// The parts of a declaration node.
struct Head {
  std::vector<Node> words;
  std::optional<Node> title, likeness, formula, range, block;
  std::uint32_t end_token = 0;  // One past the title, or past the words.
};

Head head_of(Node declaration) {
  Head head;
  for (const Node part : declaration) {
    switch (part.kind()) {
      case NodeKind::path: head.words.push_back(part); break;
      case NodeKind::text: head.title = part; break;
      case NodeKind::likeness: head.likeness = part; break;
      case NodeKind::formula: head.formula = part; break;
      case NodeKind::range: head.range = part; break;
      case NodeKind::block: head.block = part; break;
      default: break;
    }
    if (part.kind() == NodeKind::path || part.kind() == NodeKind::text) head.end_token = part.end_token();
  }
  return head;
}

// Kinds whose meaning comes with a later version: read, and left alone with a word about it.
constexpr std::array<std::string_view, 5> kLater = {"template", "extend", "each", "view", "site"};

class Declarer {
 public:
  explicit Declarer(CheckContext& context) : context_(context) {}

  void run() {
    std::vector<std::size_t> everywhere;
    for (std::size_t file = 0; file < context_.files.size(); ++file) {
      if (context_.files[file].everywhere) everywhere.push_back(file);
    }
    for (file_ = 0; file_ < context_.files.size(); ++file_) {
      std::vector<std::size_t> visible = context_.files[file_].uses;
      visible.insert(visible.end(), everywhere.begin(), everywhere.end());
      context_.scopes.add_file(file_, std::move(visible));
      const SyntaxTree& tree = context_.files[file_].tree;
      if (tree.size() != 0) members(tree.root(), kNoEntity);
    }
  }

 private:
  void members(Node block, EntityId parent) {
    std::size_t headless = context_.plan.size();  // The declaration right before, if an error parted it from its block.
    for (const Node member : block) {
      if (member.kind() == NodeKind::declaration) {
        headless = context_.plan.size();
        declaration(member, parent);
        continue;
      }
      if (member.kind() == NodeKind::block) {
        if (headless < context_.plan.size() && context_.origins[headless].block == SyntaxTree::kNone) {
          const EntityId owner{static_cast<std::uint32_t>(headless)};
          context_.origins[headless].block = member.index();
          context_.entity(owner).has_block = true;
          context_.entity(owner).span.end = member.span().end;
          context_.entity(owner).body_end = member.tree().tokens()[member.end_token() - 1].begin;
          members(member, owner);
        } else {
          members(member, parent);
        }
      } else if (member.kind() == NodeKind::property && parent == kNoEntity) {
        context_.diagnostics.report<Finding::property_outside>(key_span_of(member), key_of(member))
            .helped("properties stand inside the block of what they describe, such as `campaign spring \"Spring\" { … }`");
      }
    }
  }

  void declaration(Node node, EntityId parent) {
    const Head head = head_of(node);
    if (head.words.empty()) return;
    const std::string_view first = head.words[0].text();
    if (first == "use" || (first == "expect" && parent != kNoEntity)) return;  // Read elsewhere.
    if (first == "rules" || (parent == kNoEntity && (first == "rule" || first == "vocabulary"))) return;

    std::size_t kind_words = 1;
    std::optional<Kind> kind;
    if (head.words.size() > 1) {
      kind = kind_named(fmt::format("{} {}", first, head.words[1].text()));
      if (kind) kind_words = 2;
    }
    if (!kind) kind = kind_named(first);
    if (!kind) {
      if (std::ranges::find(kLater, first) != kLater.end()) {
        context_.diagnostics.report<Finding::not_compiled_yet>(head.words[0].span(), first);
        return poison(node);
      }
      kind = unknown_kind(node, head, parent);
      if (!kind) return poison(node);
      if (*kind == Kind::business_goal && head.words.size() > 1 && head.words[1].text() == "goal") kind_words = 2;
    }
    add(node, head, *kind, kind_words, parent);
  }

  // Reports a kind that there is not; returns the one that is surely meant, so that what is inside is still checked.
  std::optional<Kind> unknown_kind(Node node, const Head& head, EntityId parent) {
    const Node word = head.words[0];
    // `budget 12k USD` and the like: a property without its colon.
    const bool bare = !head.title && !head.block;
    if (bare && !ends_line(node.tree().tokens()[node.end_token()].kind)) return std::nullopt;  // What follows did not fit, and was reported.
    if (parent != kNoEntity && bare && find_property(context_.plan[parent].kind, word.text()) != nullptr) {
      const Span span = word.span();
      context_.diagnostics.report<Finding::missing_colon>(span, word.text())
          .fix("write the colon", Span{span.file, span.end, span.end}, ":")
          .helped(fmt::format("write `{}: …`", word.text()));
      return std::nullopt;
    }
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_kind>(word.span(), word.text());
    std::optional<std::string_view> meant = word_for_synonym(word.text());
    if (meant && !kind_named(*meant)) meant.reset();
    if (!meant && context_.may_suggest()) {
      std::vector<std::string_view> keywords;
      for (const KindRow& row : all_kinds()) keywords.push_back(row.keyword);
      meant = closest(word.text(), keywords);
    }
    if (meant) {
      diagnostic.helped(fmt::format("write `{}`", *meant)).fix(fmt::format("write `{}`", *meant), word.span(), std::string(*meant));
      return kind_named(*meant);
    }
    if (node.end_token() == node.first_token() + 1) {
      diagnostic.helped("a line is a property, `name: value`, or a declaration, `tactic name \"Title\" { … }`");
    } else {
      std::string kinds;
      for (const KindRow& row : all_kinds()) {
        const bool fits = parent == kNoEntity ? row.at_top : row.parents.contains(context_.plan[parent].kind);
        if (fits) kinds += fmt::format("{}`{}`", kinds.empty() ? "" : ", ", row.keyword);
      }
      diagnostic.helped(kinds.empty() ? "nothing can be declared here" : fmt::format("what can be declared here: {}", kinds));
    }
    return std::nullopt;
  }

  // Names that were declared in a text that is passed over must not be called unknown.
  void poison(Node node) {
    for (std::uint32_t token = node.first_token(); token < node.end_token(); ++token) {
      if (is_name(node.tree().tokens()[token].kind)) context_.scopes.poison(node.token_text(token));
    }
  }

  void add(Node node, const Head& head, Kind kind, std::size_t kind_words, EntityId parent) {
    const KindRow& row = row_of(kind);
    check_place(head, row, parent);
    Entity entity;
    entity.kind = kind;
    entity.parent = parent;
    entity.from_library = context_.files[file_].from_library;
    entity.span = node.span();
    const Span first = head.words[0].span();
    entity.head = {first.file, first.begin, node.token_span(head.end_token - 1).end};
    const Span kind_span{first.file, first.begin, head.words[std::min(kind_words, head.words.size()) - 1].span().end};

    std::optional<Node> name;
    if (head.words.size() > kind_words) name = head.words[kind_words];
    if (name && !is_single_name(*name)) {
      context_.diagnostics.report<Finding::dotted_name>(name->span(), name->text())
          .helped("a declaration gives itself one name; its path comes from the blocks it stands in");
    }
    if (head.words.size() > kind_words + 1) {
      const Node extra = head.words[kind_words + 1];
      context_.diagnostics.report<Finding::extra_word>(extra.span(), extra.text(), row.keyword, name->text())
          .helped(fmt::format("a title of several words stands between quotes: `{} {} \"…\"`", row.keyword, name->text()));
    }
    if (head.title) {
      entity.title = context_.text_of(*head.title);
      entity.title_span = head.title->span();
    }
    if (name) {
      entity.name = name->token_text(name->first_token());
      entity.named = true;
      entity.name_span = name->token_span(name->first_token());
    } else {
      entity.name_span = head.title ? head.title->span() : kind_span;
      missing_name(entity, row, kind_span, head.title.has_value());
    }
    if (!head.title) entity.title_span = entity.name_span;
    entity.comment = comment_before(first.begin);
    entity.body_end = entity.span.end;
    if (head.block) {
      entity.has_block = true;
      entity.body_end = node.tree().tokens()[head.block->end_token() - 1].begin;
    }
    tail(head, kind, row);
    insert(std::move(entity), node, head, parent);
  }

  void insert(Entity entity, Node node, const Head& head, EntityId parent) {
    const EntityId id{static_cast<std::uint32_t>(context_.plan.entities_.size())};
    const EntityId earlier = context_.scopes.find_in(file_, parent, entity.name, KindSet(entity.kind));
    if (entity.named) {
      if (earlier != kNoEntity) duplicate(entity, earlier);
    } else if (earlier != kNoEntity) {
      entity.name = unique_name(entity, parent);
    }
    const std::string_view name = entity.name;
    context_.plan.entities_.push_back(std::move(entity));
    context_.origins.push_back({static_cast<std::uint32_t>(file_), node.index(), head.block ? head.block->index() : SyntaxTree::kNone});
    if (earlier == kNoEntity || context_.plan[id].name != context_.plan[earlier].name) {
      context_.scopes.declare(file_, parent, name, id);
    }
    if (parent == kNoEntity) {
      context_.plan.roots_.push_back(id);
    } else {
      context_.entity(parent).children.push_back(id);
    }
    if (head.block) members(*head.block, id);
  }

  void check_place(const Head& head, const KindRow& row, EntityId parent) {
    if (parent == kNoEntity) {
      if (row.at_top) return;
      context_.diagnostics.report<Finding::misplaced_kind>(head.words[0].span(), row.keyword, "outside every block")
          .helped(places_of(row));
      return;
    }
    const Kind around = context_.plan[parent].kind;
    if (row.parents.contains(around)) return;
    // The classic mistake has a finding of its own among the findings about plans.
    if (row.kind == Kind::tactic && around == Kind::goal) return;
    context_.diagnostics
        .report<Finding::misplaced_kind>(head.words[0].span(), row.keyword, fmt::format("in a {}", row_of(around).keyword))
        .label(context_.plan[parent].head, fmt::format("the {} it stands in", row_of(around).keyword))
        .helped(places_of(row));
  }

  static std::string places_of(const KindRow& row) {
    std::string places;
    for (const KindRow& other : all_kinds()) {
      if (row.parents.contains(other.kind)) places += fmt::format("{}a {}", places.empty() ? "" : " or ", other.keyword);
    }
    if (row.at_top) places += places.empty() ? "outside every block" : " or outside every block";
    return fmt::format("a {} stands in {}", row.keyword, places);
  }

  void missing_name(Entity& entity, const KindRow& row, Span kind_span, bool titled) {
    if (!titled || row.naming == Naming::by_name) {
      Diagnostic& diagnostic = context_.diagnostics.report<Finding::missing_name>(kind_span, row.keyword);
      const std::string name = titled ? slug(entity.title) : std::string("name");
      diagnostic.helped(fmt::format("write `{} {} \"…\"`: others refer to it by this name", row.keyword, name));
      if (titled) diagnostic.fix(fmt::format("name it `{}`", name), Span{kind_span.file, kind_span.end, kind_span.end}, " " + name);
    }
    entity.name = context_.keep(titled ? slug(entity.title) : std::string(row.id));
  }

  // A name made from a title that another declaration has: numbered.
  std::string_view unique_name(const Entity& entity, EntityId parent) {
    std::uint32_t& next = numbered_[fmt::format("{}/{}/{}", static_cast<std::uint32_t>(parent), static_cast<int>(entity.kind), entity.name)];
    for (;;) {
      std::string name = fmt::format("{}_{}", entity.name, ++next + 1);
      if (context_.scopes.find_in(file_, parent, name, KindSet(entity.kind)) == kNoEntity) return context_.keep(std::move(name));
    }
  }

  void duplicate(const Entity& entity, EntityId earlier) {
    context_.diagnostics.report<Finding::duplicate_name>(entity.name_span, row_of(entity.kind).keyword, entity.name)
        .label(context_.plan[earlier].name_span, "first declared here")
        .helped("give one of them another name; a path must lead to one place");
  }

  void tail(const Head& head, Kind kind, const KindRow& row) {
    if (head.formula && kind != Kind::kpi) {
      context_.diagnostics.report<Finding::misplaced_formula>(head.formula->span(), row.keyword)
          .helped("only a kpi has a formula: `kpi ctr \"Click-through rate\" = clicks / impressions`");
    }
    if (head.likeness) context_.diagnostics.report<Finding::not_compiled_yet>(head.likeness->span(), "like");
    if (head.range) {
      context_.diagnostics.report<Finding::unexpected>(head.range->span(), "a block or the end of the line", "`in`");
    }
  }

  // The text of the `///` lines right above a declaration.
  std::string_view comment_before(std::uint32_t begin) {
    const std::string_view text = context_.files[file_].tree.text();
    std::vector<std::string_view> lines;
    std::size_t line_begin = text.rfind('\n', begin == 0 ? 0 : begin - 1);
    while (line_begin != std::string_view::npos && line_begin > 0) {
      const std::size_t end = line_begin;
      line_begin = text.rfind('\n', end - 1);
      const std::size_t start = line_begin == std::string_view::npos ? 0 : line_begin + 1;
      std::string_view line = trim(text.substr(start, end - start));
      if (!line.starts_with("///")) break;
      lines.push_back(trim(line.substr(3)));
      if (line_begin == std::string_view::npos) break;
    }
    if (lines.empty()) return {};
    if (lines.size() == 1) return lines[0];
    std::string joined;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      if (!joined.empty()) joined += '\n';
      joined += *line;
    }
    return context_.keep(std::move(joined));
  }

  CheckContext& context_;
  std::size_t file_ = 0;
  std::unordered_map<std::string, std::uint32_t> numbered_;
};

}  // namespace

void declare_all(CheckContext& context) { Declarer(context).run(); }

}  // namespace campaign
