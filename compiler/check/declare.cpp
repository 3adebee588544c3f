#include "check/declare.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "check/circles.h"
#include "check/templates.h"
#include "check/unknown.h"
#include "language/synonyms.h"

namespace campaign {

namespace {

// Kinds whose meaning comes with a later version: read, and left alone with a word about it.
constexpr std::array<std::string_view, 1> kLater = {"each"};

constexpr std::size_t kMostTaken = 100'000;   // Texts that templates add, in one compilation.
constexpr std::size_t kDeepestTemplates = 10;  // Templates that are taken inside one another.

Said in_a(std::string_view keyword) { return takes_an(keyword) ? say("in an {}", keyword) : say("in a {}", keyword); }

/// What is known of a place in which declarations stand.
struct Place {
  EntityId parent = kNoEntity;
  std::uint32_t file = 0;
  std::uint32_t taking = Part::kOwn;  // Where it is a template's text.
  std::span<const Part> further;      // What templates say beside it: declarations of one kind and name become one.
};

class Declarer {
 public:
  explicit Declarer(CheckContext& context) : context_(context), templates_(context) {}

  void run() {
    std::vector<std::size_t> everywhere;
    for (std::size_t file = 0; file < context_.files.size(); ++file) {
      if (context_.files[file].everywhere) everywhere.push_back(file);
    }
    for (std::size_t file = 0; file < context_.files.size(); ++file) {
      std::vector<std::size_t> visible = context_.files[file].uses;
      visible.insert(visible.end(), everywhere.begin(), everywhere.end());
      context_.scopes.add_file(file, std::move(visible));
      const SyntaxTree& tree = context_.files[file].tree;
      if (tree.size() != 0) members(tree.root(), {kNoEntity, static_cast<std::uint32_t>(file), Part::kOwn, {}});
    }
    templates_.check();
  }

 private:
  static bool may_have_templates(const CheckContext& context, EntityId parent) {
    if (parent == kNoEntity) return true;
    const Kind kind = context.plan[parent].kind;
    return kind == Kind::campaign || kind == Kind::portfolio;
  }

  void members(Node block, const Place& place) {
    if (may_have_templates(context_, place.parent)) templates_.note(block, place.file, place.parent);
    std::size_t headless = context_.plan.size();  // The declaration right before, if an error parted it from its block.
    for (const Node member : block) {
      if (member.kind() == NodeKind::declaration) {
        headless = context_.plan.size();
        declaration(member, place);
        continue;
      }
      if (member.kind() == NodeKind::block) {
        if (headless < context_.plan.size() && context_.origins[headless].block == SyntaxTree::kNone) {
          const EntityId owner{static_cast<std::uint32_t>(headless)};
          context_.origins[headless].block = member.index();
          context_.entity(owner).has_block = true;
          context_.entity(owner).span.end = member.span().end;
          context_.entity(owner).body_end = member.tree().tokens()[member.end_token() - 1].begin;
          members(member, {owner, place.file, place.taking, {}});
        } else {
          members(member, place);
        }
      } else if (member.kind() == NodeKind::property && place.parent == kNoEntity) {
        context_.diagnostics.report<Finding::property_outside>(key_span_of(member), key_of(member))
            .helped("properties stand inside the block of what they describe, such as `campaign spring \"Spring\" { … }`");
      }
    }
  }

  void declaration(Node node, const Place& place) {
    const Head head = head_of(node);
    if (head.words.empty()) return;
    const std::string_view first = head.words[0].text();
    if (first == "use" || (first == "expect" && place.parent != kNoEntity)) return;  // Read elsewhere.
    if (first == "rules" || (place.parent == kNoEntity && (first == "rule" || first == "vocabulary"))) return;

    std::optional<WrittenKind> kind = kind_in(head);
    if (kind && lacks_colon(head, place.parent)) return poison(node);  // `audience adults` in a goal, `currency EUR` in a campaign
    if (!kind) {
      if (first == "template" || first == "extend") {  // Read elsewhere.
        if (!may_have_templates(context_, place.parent)) misplaced(head, place.parent);
        return;
      }
      if (std::ranges::find(kLater, first) != kLater.end()) {
        context_.diagnostics.report<Finding::not_compiled_yet>(head.words[0].span(), first);
        return poison(node);
      }
      const std::optional<Kind> meant = unknown_kind(node, head, place.parent);
      if (!meant) return poison(node);
      kind = WrittenKind{*meant, 1};
      if (*meant == Kind::business_goal && head.words.size() > 1 && head.words[1].text() == "goal") kind->words = 2;
    }
    add(node, head, *kind, place);
  }

  void misplaced(const Head& head, EntityId parent) {
    const std::string_view word = head.words[0].text();
    context_.diagnostics
        .report<Finding::misplaced_kind>(head.words[0].span(), word == "extend" ? "block of `extend`" : word, in_a(row_of(context_.plan[parent].kind).keyword))
        .label(context_.plan[parent].head, say("the {} it stands in", row_of(context_.plan[parent].kind).keyword))
        .helped(say("`{}` stands outside every block, in a campaign or in a portfolio", word));
  }

  // `budget 12k USD` and the like, also in words of other tools: reports a property without its colon. Whether it was one.
  bool lacks_colon(const Head& head, EntityId parent) {
    const Node word = head.words[0];
    if (head.title || head.likeness || head.block || parent == kNoEntity) return false;
    const Kind around = context_.plan[parent].kind;
    if (context_.plan.find_property(around, word.text()) == nullptr && !property_for_synonym(around, word.text())) return false;
    const Span span = word.span();
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::missing_colon>(span, word.text());
    const bool semicolon = context_.sources[span.file].text().substr(span.end).starts_with(';');
    const std::uint32_t end = head.formula ? head.formula->token_span(head.formula->first_token()).end : span.end + (semicolon ? 1u : 0u);  // Of `period = 2027`
    diagnostic.fix("write the colon", Span{span.file, span.end, end}, ":").helped(say("write `{}: …`", word.text()));
    diagnostic.unread = true;
    return true;
  }

  // Reports a kind that there is not; returns the one that is surely meant, so that what is inside is still checked.
  std::optional<Kind> unknown_kind(Node node, const Head& head, EntityId parent) {
    const Node word = head.words[0];
    const bool bare = !head.title && !head.likeness && !head.block;
    if (bare && !ends_line(node.tree().tokens()[node.end_token()].kind)) return std::nullopt;  // What follows did not fit, and was reported.
    if (lacks_colon(head, parent)) return std::nullopt;
    if (node.end_token() == node.first_token() + 1) {
      return report_unknown_kind(context_, word, "a line is a property, `name: value`, or a declaration, `tactic name \"Title\" { … }`");
    }
    std::string kinds;
    for (const KindRow& row : all_kinds()) {
      const bool fits = parent == kNoEntity ? row.at_top : row.parents.contains(context_.plan[parent].kind);
      if (fits) kinds += fmt::format("{}`{}`", kinds.empty() ? "" : ", ", row.keyword);
    }
    return report_unknown_kind(context_, word, kinds.empty() ? Said("nothing can be declared here") : say("what can be declared here: {}", kinds));
  }

  // Names that were declared in a text that is passed over must not be called unknown.
  void poison(Node node) {
    for (std::uint32_t token = node.first_token(); token < node.end_token(); ++token) {
      if (is_name(node.tree().tokens()[token].kind)) context_.scopes.poison(node.token_text(token));
    }
  }

  void add(Node node, const Head& head, WrittenKind written, const Place& place) {
    const KindRow& row = row_of(written.kind);
    Entity entity;
    entity.kind = written.kind;
    entity.parent = place.parent;
    const Part own{place.file, node.index(), index_of(head.block), place.taking};
    entity.from_library = context_.files[context_.file_of(own)].from_library;
    entity.span = node.span();
    const Span first = head.words[0].span();
    entity.head = {first.file, first.begin, node.token_span(head.end_token - 1).end};
    const Span kind_span{first.file, first.begin, head.words[std::min(written.words, head.words.size()) - 1].span().end};

    std::optional<Node> name;
    if (head.words.size() > written.words) name = head.words[written.words];
    if (place.taking != Part::kOwn && merged(head, written, place)) return;
    check_place(head, row, place.parent);
    if (name && !is_single_name(*name)) {
      context_.diagnostics.report<Finding::dotted_name>(name->span(), name->text())
          .helped("a declaration gives itself one name; its path comes from the blocks it stands in");
    }
    if (head.words.size() > written.words + 1) {
      const Node extra = head.words[written.words + 1];
      context_.diagnostics.report<Finding::extra_word>(extra.span(), extra.text(), row.keyword, name->text())
          .helped(say("a title of several words stands between quotes: `{} {} \"…\"`", row.keyword, name->text()));
    }
    if (head.title) {
      entity.title = context_.text_of(*head.title);
      entity.title_span = head.title->span();
    }
    const EntityId id{static_cast<std::uint32_t>(context_.plan.entities_.size())};
    std::vector<Part> more;
    if (head.likeness) take(*head.likeness, written.kind, own, place.parent, id, more);
    for (const Part& part : more) take_title(entity, part);
    if (name) {
      entity.name = name->token_text(name->first_token());
      entity.named = true;
      entity.name_span = name->token_span(name->first_token());
    } else {
      entity.name_span = head.title ? head.title->span() : kind_span;
      missing_name(entity, row, kind_span);
    }
    if (!head.title) entity.title_span = entity.name_span;
    add_further(entity, place, id, more);
    for (const Part& part : more) take_title(entity, part);
    entity.comment = comment_before(place.file, first.begin);
    for (auto part = more.begin(); entity.comment.empty() && part != more.end(); ++part) {
      entity.comment = comment_before(part->file, context_.node(*part).span().begin);
    }
    entity.body_end = entity.span.end;
    if (head.block) {
      entity.has_block = true;
      entity.body_end = node.tree().tokens()[head.block->end_token() - 1].begin;
    }
    tail(head, written.kind, row);
    if (place.file != context_.file_of(own)) show_at_like(entity, context_.takings[place.taking].like);
    insert(std::move(entity), own, std::move(more), place);
  }

  // The name that a declaration gets in its block: the one that is written, or one made from its title.
  std::string name_of_head(const Head& head, std::size_t kind_words) {
    if (head.words.size() > kind_words) return std::string(head.words[kind_words].token_text(head.words[kind_words].first_token()));
    return head.title ? slug(context_.text_of(*head.title)) : std::string();
  }

  // Whether a declaration in a template's text belongs to one that is declared nearer, and was taken with it.
  bool merged(const Head& head, WrittenKind written, const Place& place) {
    const EntityId nearer = context_.scopes.find_in(place.file, place.parent, name_of_head(head, written.words), KindSet(written.kind));
    if (nearer == kNoEntity) return false;
    const std::uint32_t node = head.words[0].index();
    const auto texts = context_.more(nearer);
    return std::ranges::any_of(texts, [&](const Part& part) {
      return part.file == place.file && context_.node(part).child(0).index() == node;
    });
  }

  // What templates beside the block say of a declaration of this kind and name.
  void add_further(const Entity& entity, const Place& place, EntityId id, std::vector<Part>& more) {
    for (const Part& text : place.further) {
      if (text.block == SyntaxTree::kNone) continue;
      for (const Node member : context_.block(text)) {
        if (member.kind() != NodeKind::declaration) continue;
        const Head head = head_of(member);
        const auto kind = kind_in(head);
        if (!kind || kind->kind != entity.kind || name_of_head(head, kind->words) != entity.name) continue;
        const Part part{text.file, member.index(), index_of(head.block), text.taking};
        more.push_back(part);
        if (head.likeness) take(*head.likeness, entity.kind, part, context_.templates[context_.takings[text.taking].template_index].place, id, more);
        break;
      }
    }
  }

  void take_title(Entity& entity, const Part& part) {
    if (!entity.title.empty()) return;
    const Head head = head_of(context_.node(part));
    if (head.title) entity.title = context_.text_of(*head.title);
  }

  // Adds the texts of the template that a `like` names. `text` is where the `like` stands, `from` the block around it.
  void take(Node likeness, Kind kind, const Part& text, EntityId from, EntityId id, std::vector<Part>& more) {
    const std::uint32_t file = static_cast<std::uint32_t>(context_.file_of(text));
    const Span like = text.file == file ? likeness.span() : context_.takings[text.taking].like;
    const std::vector<std::size_t> chain = templates_.chain(likeness, kind, text.file, from);
    for (const std::size_t index : chain) {
      if (std::ranges::find(open_, index) != open_.end()) {
        const std::string_view name = context_.templates[index].name;
        const CircleLink link{name, name, likeness.span(), "like"};
        return report_circle(context_.diagnostics, std::span(&link, 1));
      }
      if (context_.takings.size() >= kMostTaken || open_.size() >= kDeepestTemplates) {
        if (!std::exchange(too_much_, true)) {
          context_.diagnostics.report<Finding::too_much_taken>(likeness.span(), kMostTaken, kDeepestTemplates);
        }
        return;
      }
      const Template& model = context_.templates[index];
      more.push_back({static_cast<std::uint32_t>(model.file), model.node, model.block, static_cast<std::uint32_t>(context_.takings.size())});
      context_.takings.push_back({id, index, file, like});
    }
    if (!chain.empty()) context_.plan.likes_.push_back(like);
  }

  // A declaration out of another file has no text of its own in the plan: it is shown where the template is taken.
  static void show_at_like(Entity& entity, Span like) {
    constexpr std::uint32_t kWord = 4;  // `like`
    entity.span = entity.title_span = entity.name_span = like;
    entity.head = {like.file, like.begin, like.begin + kWord};
    entity.body_end = entity.head.end;
    entity.has_block = false;
  }

  void insert(Entity entity, const Part& own, std::vector<Part> more, const Place& place) {
    const EntityId id{static_cast<std::uint32_t>(context_.plan.entities_.size())};
    const EntityId earlier = context_.scopes.find_in(place.file, place.parent, entity.name, KindSet(entity.kind));
    if (entity.named || row_of(entity.kind).naming == Naming::none) {
      if (earlier != kNoEntity) duplicate(entity, earlier);
    } else if (earlier != kNoEntity) {
      entity.name = unique_name(place.file, entity, place.parent);
    }
    const std::string_view name = entity.name;
    context_.plan.entities_.push_back(std::move(entity));
    context_.origins.push_back(own);
    if (earlier == kNoEntity || context_.plan[id].name != context_.plan[earlier].name) {
      context_.scopes.declare(place.file, place.parent, name, id);
    }
    if (place.parent == kNoEntity) {
      context_.plan.roots_.push_back(id);
    } else {
      context_.entity(place.parent).children.push_back(id);
    }
    if (!more.empty()) context_.more_parts.emplace(static_cast<std::uint32_t>(id), more);
    texts(id, own, more);
  }

  // Declares what stands in the texts of a declaration.
  void texts(EntityId id, const Part& own, std::span<const Part> more) {
    text(id, own, more);
    for (std::size_t i = 0; i < more.size(); ++i) text(id, more[i], more.subspan(i + 1));
  }

  void text(EntityId id, const Part& part, std::span<const Part> further) {
    if (part.block == SyntaxTree::kNone) return;
    const bool taken = part.taking != Part::kOwn;
    if (taken) open_.push_back(context_.takings[part.taking].template_index);
    members(context_.block(part), {id, part.file, part.taking, further});
    if (taken) open_.pop_back();
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
        .report<Finding::misplaced_kind>(head.words[0].span(), row.keyword, in_a(row_of(around).keyword))
        .label(context_.plan[parent].head, say("the {} it stands in", row_of(around).keyword))
        .helped(places_of(row));
  }

  static Said places_of(const KindRow& row) {
    Said places;
    const auto add = [&](const Said& place) { places = places.empty() ? place : say("{} or {}", places, place); };
    for (const KindRow& other : all_kinds()) {
      if (row.parents.contains(other.kind)) add(takes_an(other.keyword) ? say("an {}", Said::keyword(other.keyword)) : say("a {}", Said::keyword(other.keyword)));
    }
    if (row.at_top && !places.empty()) add("outside every block");
    if (row.at_top && places.empty()) return say("a {} stands outside every block", row.keyword);
    return takes_an(row.keyword) ? say("an {} stands in {}", row.keyword, places) : say("a {} stands in {}", row.keyword, places);
  }

  void missing_name(Entity& entity, const KindRow& row, Span kind_span) {
    if (row.naming == Naming::none) {
      entity.name = row.keyword;
      return;
    }
    const bool titled = !entity.title.empty();
    if (!titled || row.naming == Naming::by_name) {
      Diagnostic& diagnostic = context_.diagnostics.report<Finding::missing_name>(kind_span, row.keyword);
      const std::string name = titled ? slug(entity.title) : std::string("name");
      diagnostic.helped(say("write `{} {} \"…\"`: others refer to it by this name", row.keyword, name));
      if (titled) diagnostic.fix(say("name it `{}`", name), Span{kind_span.file, kind_span.end, kind_span.end}, " " + name);
    }
    entity.name = context_.keep(titled ? slug(entity.title) : std::string(row.id));
  }

  // A name made from a title that another declaration has: numbered.
  std::string_view unique_name(std::size_t file, const Entity& entity, EntityId parent) {
    std::uint32_t& next = numbered_[fmt::format("{}/{}/{}", static_cast<std::uint32_t>(parent), static_cast<int>(entity.kind), entity.name)];
    for (;;) {
      std::string name = fmt::format("{}_{}", entity.name, ++next + 1);
      if (context_.scopes.find_in(file, parent, name, KindSet(entity.kind)) == kNoEntity) return context_.keep(std::move(name));
    }
  }

  void duplicate(const Entity& entity, EntityId earlier) {
    context_.diagnostics.report<Finding::duplicate_name>(entity.name_span, row_of(entity.kind).keyword, entity.name)
        .label(context_.plan[earlier].name_span, "first declared here")
        .helped(row_of(entity.kind).naming == Naming::none ? "say all of it in one block" : "give one of them another name; a path must lead to one place");
  }

  void tail(const Head& head, Kind kind, const KindRow& row) {
    if (head.formula && kind != Kind::kpi) {
      context_.diagnostics.report<Finding::misplaced_formula>(head.formula->span(), row.keyword)
          .helped("only a kpi has a formula: `kpi ctr \"Click-through rate\" = clicks / impressions`");
    }
    if (head.range) {
      context_.diagnostics.report<Finding::unexpected>(head.range->span(), "a block or the end of the line", "`in`");
    }
  }

  // The text of the `///` lines right above a declaration.
  std::string_view comment_before(std::size_t file, std::uint32_t begin) {
    const std::string_view text = context_.files[file].tree.text();
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
  Templates templates_;
  std::vector<std::size_t> open_;  // The templates whose texts are being declared, each inside the one before.
  bool too_much_ = false;          // Reported already.
  std::unordered_map<std::string, std::uint32_t> numbered_;
};

}  // namespace

void declare_all(CheckContext& context) { Declarer(context).run(); }

}  // namespace campaign
