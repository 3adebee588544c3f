#include "check/templates.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "check/circles.h"
#include "check/library_names.h"
#include "locale/names.h"
#include "check/unknown.h"

namespace campaign {

namespace {

std::uint64_t scope_of(std::size_t file, EntityId place) {
  return place != kNoEntity ? static_cast<std::uint64_t>(place) : (std::uint64_t{1} << 32) + file;
}

Said called(Kind kind) { return say("{} template", row_of(kind).keyword); }

}  // namespace

void Templates::note(Node block, std::size_t file, EntityId place) {
  for (const Node member : block) {
    if (member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "template") add(member, file, place);
  }
}

void Templates::add(Node node, std::size_t file, EntityId place) {
  const Head head = head_of(node);
  auto kind = kind_in(head, 1);
  if (!kind) {
    const Node wrong = head.words.size() > 1 ? head.words[1] : head.words[0];
    const auto meant = report_unknown_kind(context_, wrong, "a template says its kind and its name: `template tactic newsletter \"Email newsletter\" { … }`");
    if (!meant) return;
    kind = WrittenKind{*meant, 1};
  }
  const std::size_t at = 1 + kind->words;
  if (head.words.size() <= at || !is_single_name(head.words[at])) {
    context_.diagnostics.report<Finding::missing_name>(head.words[0].span(), called(kind->kind))
        .helped(say("write `template {} name \"…\"`: `like` refers to it by this name", row_of(kind->kind).keyword));
    return;
  }
  const Node name = head.words[at];
  auto& same_name = by_name_[{scope_of(file, place), composed(name.text())}];
  for (const std::size_t earlier : same_name) {
    if (context_.templates[earlier].kind != kind->kind) continue;
    context_.diagnostics.report<Finding::duplicate_name>(name.span(), called(kind->kind), name.text())
        .label(context_.templates[earlier].name_span, "first declared here")
        .helped("give one of them another name");
    return;
  }
  same_name.push_back(context_.templates.size());
  context_.templates.push_back({kind->kind, name.text(), file, place, node.index(), index_of(head.block), name.span()});
}

Templates::Index Templates::in_scope(std::uint64_t scope, std::string_view name, std::optional<Kind> kind) const {
  const auto found = by_name_.find({scope, composed(name)});
  if (found == by_name_.end()) return std::nullopt;
  for (const std::size_t index : found->second) {
    if (!kind || context_.templates[index].kind == *kind) return index;
  }
  return std::nullopt;
}

// The first that is accepted of the scopes around a place, its file, and the files that it uses.
template <typename Accept>
Templates::Index Templates::seen_from(std::size_t file, EntityId from, std::string_view name, Accept accept) const {
  for (EntityId at = from; at != kNoEntity; at = context_.plan[at].parent) {
    if (const Index found = in_scope(scope_of(file, at), name, accept)) return found;
  }
  if (const Index found = in_scope(scope_of(file, kNoEntity), name, accept)) return found;
  for (const std::size_t used : context_.scopes.visible_from(file)) {
    if (const Index found = in_scope(scope_of(used, kNoEntity), name, accept)) return found;
  }
  return std::nullopt;
}

Templates::Index Templates::named(Node likeness, Kind kind, std::size_t file, EntityId from) {
  if (!likeness.has_children() || likeness.broken()) return std::nullopt;
  const Node path = likeness.child(0);
  if (!is_single_name(path)) return in_module(path, kind);
  const Index found = seen_from(file, from, path.text(), std::optional(kind));
  if (!found) unknown(path, path.text(), kind, file, from, seen_from(file, from, path.text(), std::optional<Kind>()));
  return found;
}

// `std.tactics.email.newsletter`: the module needs no `use`, the loader has read it.
Templates::Index Templates::in_module(Node path, Kind kind) {
  const std::string_view text = path.text();
  const std::string_view module = text.substr(0, text.rfind('.'));
  const std::string_view name = text.substr(module.size() + 1);
  for (std::size_t file = 0; file < context_.files.size(); ++file) {
    const ParsedFile& parsed = context_.files[file];
    if (!parsed.from_library || context_.sources[parsed.tree.file()].name() != module) continue;
    const std::uint64_t scope = scope_of(file, kNoEntity);
    const Index found = in_scope(scope, name, kind);
    if (!found) unknown(path, name, kind, file, kNoEntity, in_scope(scope, name, std::nullopt));
    return found;
  }
  context_.diagnostics.report<Finding::unknown_name>(path.span(), called(kind), text)
      .helped(say("`{}` is no module of the standard library; a template of the plan is called by its name alone", module));
  return std::nullopt;
}

void Templates::unknown(Node path, std::string_view name, Kind kind, std::size_t file, EntityId from, Index of_other_kind) {
  if (of_other_kind) {
    const Template& other = context_.templates[*of_other_kind];
    context_.diagnostics.report<Finding::wrong_kind>(path.span(), name, called(other.kind), called(kind))
        .label(other.name_span, "declared here");
    return;
  }
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_name>(path.span(), called(kind), name);
  if (!context_.may_suggest()) return;
  const std::string module = is_single_name(path) ? module_declaring(fmt::format("template {} {}", row_of(kind).keyword, name)) : "";
  if (!module.empty()) {
    const std::string better = fmt::format("{}.{}", module, name);
    diagnostic.helped(say("`{}` is a template of `{}`: write `like {}`", name, module, better))
        .fix(say("write `{}`", better), path.span(), better);
    return;
  }
  std::vector<std::string_view> names;
  for (const Template& one : context_.templates) {
    if (one.kind == kind && seen_from(file, from, one.name, std::optional(kind))) names.push_back(one.name);
  }
  if (const auto meant = closest(name, names)) {
    Span last = path.token_span(path.end_token() - 1);
    diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), last, std::string(*meant));
  } else if (!is_single_name(path)) {
    std::string list;
    for (const std::string_view one : names) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", one);
    diagnostic.helped(list.empty() ? "the module has none of this kind" : say("the module has {}", list));
  } else {
    diagnostic.helped(say("declare it outside every block or in the campaign: `template {} {} \"…\" {{ … }}`", row_of(kind).keyword, name));
  }
}

Templates::Index Templates::like_of(std::size_t index) {
  std::vector<std::size_t> path;
  std::vector<CircleLink> likes;  // Beside it.
  Index next = index;
  while (next && links_[*next].state == State::untouched) {
    const Template model = context_.templates[*next];
    const Head head = head_of(context_.files[model.file].tree.node(model.node));
    Link& link = links_[*next];
    link.state = State::reading;
    path.push_back(*next);
    if (head.likeness) link.like = named(*head.likeness, model.kind, model.file, model.place);
    const std::string_view like = link.like ? context_.templates[*link.like].name : std::string_view();
    likes.push_back({model.name, like, head.likeness ? head.likeness->span() : model.name_span, "like"});
    next = link.like;
  }
  if (next && links_[*next].state == State::reading) {
    report_circle(context_.diagnostics, std::span(likes).subspan(static_cast<std::size_t>(std::ranges::find(path, *next) - path.begin())));
    links_[path.back()].like.reset();
  }
  for (const std::size_t done : path) links_[done].state = State::done;
  return links_[index].like;
}

void Templates::check() {
  for (std::size_t index = 0; index < context_.templates.size(); ++index) {
    if (!context_.files[context_.templates[index].file].from_library) (void)like_of(index);
  }
}

std::vector<std::size_t> Templates::chain(Node likeness, Kind kind, std::size_t file, EntityId from) {
  std::vector<std::size_t> found;
  for (Index next = named(likeness, kind, file, from); next; next = like_of(*next)) found.push_back(*next);
  return found;
}

}  // namespace campaign
