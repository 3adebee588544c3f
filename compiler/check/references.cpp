#include <fmt/format.h>

#include "base/text.h"
#include "check/library_names.h"
#include "check/value_reader.h"
#include "language/synonyms.h"
#include "syntax/loose.h"

namespace campaign {

namespace {

std::string module_with(std::string_view name, KindSet kinds) {
  for (const KindRow& row : all_kinds()) {
    if (!kinds.contains(row.kind)) continue;
    std::string module = module_declaring(fmt::format("{} {}", row.keyword, name));
    if (module.starts_with("std.")) return module;
  }
  return {};
}

}  // namespace

Said names_of(KindSet kinds) {
  Said names;
  for (const KindRow& row : all_kinds()) {
    if (!kinds.contains(row.kind)) continue;
    names = names.empty() ? Said::keyword(row.keyword) : say("{} or {}", names, Said::keyword(row.keyword));
  }
  return names;
}

EntityId ValueReader::find(std::string_view name, KindSet kinds) const {
  if (taking_ != nullptr) {
    for (EntityId at = here_; at != kNoEntity; at = context_.plan[at].parent) {
      const EntityId found = context_.scopes.find_in(file_, at, name, kinds);
      if (found != kNoEntity) return found;
      if (at == taking_->taker) break;
    }
    const Template& model = context_.templates[taking_->template_index];
    const EntityId found = context_.scopes.find(model.file, model.place, name, kinds);
    if (found != kNoEntity) return found;
  }
  return context_.scopes.find(file_, here_, name, kinds);
}

EntityId ValueReader::reference(Node node, KindSet kinds, std::string_view what) {
  const bool person_node = node.kind() == NodeKind::person;
  if (!person_node && node.kind() != NodeKind::path) {
    wrong_type(node, what, say("the name of a {}", names_of(kinds)));
    return kNoEntity;
  }
  const bool wants_person = kinds.contains(Kind::person) || kinds.contains(Kind::team);
  if (person_node) {
    if (node.end_token() > node.first_token() + 1 && what != "assign") {
      const Span share = node.token_span(node.first_token() + 1);
      context_.diagnostics.report<Finding::unexpected>(share, "the next value", say("a share of {}", node.token_text(node.first_token())))
          .helped("the share of somebody's time stands in a tactic's `assign: @li 50%`");
      return kNoEntity;
    }
    std::vector<std::string_view> names;
    std::string_view rest = node.token_text(node.first_token()).substr(1);
    for (std::size_t dot = 0; dot != std::string_view::npos;) {
      dot = rest.find('.');
      names.push_back(rest.substr(0, dot));
      if (dot != std::string_view::npos) rest = rest.substr(dot + 1);
    }
    // `@name` names people; elsewhere the sign is too much, which the kind found will say.
    return resolve(names, node.span(), wants_person ? kinds : KindSet(Kind::person, Kind::team), true) == kNoEntity
               ? kNoEntity
               : (wants_person ? resolve(names, node.span(), kinds, false)
                               : (wrong_type(node, what, say("the name of a {}", names_of(kinds))), kNoEntity));
  }
  const EntityId found = resolve(names_of(node), node.span(), kinds, true);
  if (found != kNoEntity && wants_person && kinds.contains(context_.plan[found].kind)) {
    const Span span = node.span();
    context_.diagnostics.report<Finding::person_without_at>(span, node.text())
        .helped(say("write `@{}`", node.text()))
        .fix("write the `@`", Span{span.file, span.begin, span.begin}, "@")
        .sure()
        .caused_by(std::string(node.text()));
  }
  return found;
}

EntityId ValueReader::resolve(const std::vector<std::string_view>& names, Span span, KindSet kinds, bool report) {
  constexpr auto kEvery = [] {
    return KindSet(Kind::portfolio, Kind::business_goal, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement,
                   Kind::experiment, Kind::arm, Kind::audience, Kind::market, Kind::channel, Kind::person, Kind::team, Kind::kpi,
                   Kind::unit, Kind::currency, Kind::milestone, Kind::assumption, Kind::risk, Kind::calendar, Kind::season);
  };
  if (names.size() == 1) {
    const EntityId found = find(names[0], kinds);
    if (found != kNoEntity || !report) return found;
    unknown_name(names[0], span, kinds, find(names[0], kEvery()));
    return kNoEntity;
  }
  // A path: from the nearest declaration of its first name down.
  EntityId found = find(names[0], kEvery());
  for (std::size_t i = 1; i < names.size() && found != kNoEntity; ++i) {
    const EntityId inside = found;
    const bool last = i + 1 == names.size();
    found = context_.scopes.find_in(context_.file_of(inside), inside, names[i], last ? kinds : kEvery());
    if (found == kNoEntity && report && !context_.scopes.is_poisoned(names[i])) {
      context_.diagnostics
          .report<Finding::unknown_name>(span, last ? names_of(kinds) : Said("declaration"), names[i])
          .label(context_.plan[inside].head, say("looked for in this {}", row_of(context_.plan[inside].kind).keyword))
          .caused_by(context_.plan.path(inside) + "." + std::string(names[i]));
      return kNoEntity;
    }
  }
  if (found == kNoEntity && report) unknown_name(names[0], span, kEvery(), kNoEntity);
  return found;
}

/// Says which channels of the library a word of other people's may mean, and offers each.
void ValueReader::suggest_channels(std::string_view words, Span span, Diagnostic& diagnostic) {
  constexpr std::string_view kModule = "std.channels";
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    names.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  const bool used = find(names.front(), KindSet(Kind::channel)) != kNoEntity;
  std::vector<Said> codes;
  for (const std::string& name : names) codes.emplace_back(fmt::format("`{}`", name));
  const Said list = either(codes);
  diagnostic.helped(used ? say("the channels of the library are finer: write {}", list)
                         : say("the channels of the library are finer: write {}, with `use {}` at the top of the file", list, kModule));
  for (std::string& name : names) {
    Fix fix{context_.diagnostics.tongue()(say("write `{}`", name)), {}};
    if (!used) fix.edits.push_back({Span{span.file, 0, 0}, fmt::format("use {}\n", kModule)});
    fix.edits.push_back({span, std::move(name)});
    diagnostic.fixes.push_back(std::move(fix));
  }
}

void ValueReader::unknown_name(std::string_view name, Span span, KindSet kinds, EntityId of_other_kind) {
  if (of_other_kind == kNoEntity && context_.sources.text(span) == name && report_nothing(context_.diagnostics, span, name)) return;
  const bool suggest = context_.may_suggest();
  // A module that is not used may have just the one that is meant.
  const std::string module = suggest ? module_with(name, kinds) : std::string();
  const std::string_view channels = suggest && kinds.contains(Kind::channel) && module.empty() && context_.sources.text(span) == name ? channels_for_synonym(name) : std::string_view();
  if (of_other_kind != kNoEntity && module.empty()) {
    const Entity& other = context_.plan[of_other_kind];
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::wrong_kind>(span, name, row_of(other.kind).keyword, names_of(kinds));
    if (!other.from_library) diagnostic.label(other.head, "declared here");
    diagnostic.caused_by(diagnostic.message);
    if (!channels.empty()) {
      suggest_channels(channels, span, diagnostic);
    } else if (const auto meant = suggest ? closest(name, context_.scopes.visible_names(file_, here_, kinds)) : std::nullopt; meant && context_.sources.text(span) == name) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), span, std::string(*meant));
    }
    return;
  }
  if (context_.scopes.is_poisoned(name)) return;
  if (!module.empty()) {
    context_.diagnostics.report<Finding::missing_use>(span, say("{} is", fmt::format("`{}`", name)), module)
        .helped(say("write `use {}` at the top of the file", module))
        .fix(say("write `use {}`", module), Span{span.file, 0, 0}, fmt::format("use {}\n", module))
        .sure()
        .caused_by(module);
    return;
  }
  const bool several = std::ranges::count_if(all_kinds(), [&](const KindRow& row) { return kinds.contains(row.kind); }) > 4;  // Any kind at all.
  Diagnostic& diagnostic =
      context_.diagnostics.report<Finding::unknown_name>(span, several ? Said("declaration") : names_of(kinds), name);
  diagnostic.caused_by(diagnostic.message);
  if (!suggest) return;
  if (!channels.empty()) {
    suggest_channels(channels, span, diagnostic);
    return;
  }
  const bool at_sign = context_.sources.text(span).starts_with("@");
  std::vector<std::string_view> names = context_.scopes.visible_names(file_, here_, kinds);
  if (kinds.contains(Kind::currency) && !kinds.contains(Kind::unit)) {
    // There are many currencies, each near to others: one that is written elsewhere in the file is meant sooner.
    std::vector<std::string_view> written = names;
    const std::string_view text = context_.sources[span.file].text();
    std::erase_if(written, [&](std::string_view one) { return text.find(one) == std::string_view::npos; });
    if (closest(name, written)) names = std::move(written);
  }
  if (const auto meant = closest(name, names)) {
    const std::string better = (at_sign ? "@" : "") + std::string(*meant);
    diagnostic.helped(say("did you mean `{}`?", better));
    if (context_.sources.text(span) == (at_sign ? "@" + std::string(name) : std::string(name))) {
      diagnostic.fix(say("write `{}`", better), span, better);
    }
    return;
  }
  if (kinds.contains(Kind::person)) {
    diagnostic.helped(say("declare the person in the campaign: `person {} \"…\"`", name));
  } else if (!several) {
    for (const KindRow& row : all_kinds()) {
      if (kinds.contains(row.kind) && row.naming == Naming::by_name) {
        diagnostic.helped(say("declare it: `{} {} \"…\"`", row.keyword, name));
        return;
      }
    }
  }
}

}  // namespace campaign
