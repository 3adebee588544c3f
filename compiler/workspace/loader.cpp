#include "workspace/loader.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "library/prepared.h"
#include "source/embedded.h"
#include "syntax/parser.h"

namespace campaign {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEverywhere[] = {"std.units", "std.currencies", "std.rules"};

// std.kpi.commerce → std/kpi/commerce.campaign
std::string path_of_module(std::string_view module) {
  std::string path(module);
  std::ranges::replace(path, '.', '/');
  return path + ".campaign";
}

class Loader {
 public:
  Loader(const World& world, std::string workspace, const Limits& limits, Sources& sources, Diagnostics& diagnostics, KeptTrees* kept)
      : world_(world), workspace_(std::move(workspace)), limits_(limits), sources_(sources), diagnostics_(diagnostics), kept_(kept) {}

  LoadedFiles run(const std::vector<std::string>& paths, const std::vector<InputText>& texts) {
    for (const std::string_view module : kEverywhere) {
      if (const auto index = whole(load_module(module), 0)) loaded_.files[*index].everywhere = true;
    }
    for (const std::string& path : paths) {
      const auto canonical = world_.canonical(path);
      if (!canonical) {
        unreadable(path, canonical.error());
        continue;
      }
      whole(load_path(path, *canonical, std::nullopt), 0);
    }
    for (const InputText& text : texts) load_text(text.name, text.folder, text.text, false);
    return std::move(loaded_);
  }

 private:
  using Index = std::optional<std::size_t>;

  /// A file that is being read: what it uses is read before it, however long the chain, so the files wait in a row and not in calls.
  struct Open {
    std::string key, shown, folder;
    ParsedFile parsed;
    Node::Iterator next, end;  // Its members that are still to be looked at.
  };

  /// Reads the files that were opened last, and those that they use, to their end. `known`: the file where none had to be opened.
  Index whole(Index known, std::size_t opened_before) {
    while (open_.size() > opened_before) {
      Open& file = *open_.back();
      if (file.next != file.end) {
        const Node member = *file.next++;
        if (member.kind() != NodeKind::declaration || !member.has_children() || member.child(0).text() != "use") continue;
        const std::size_t waiting = open_.size();
        const Index used = use(member, file.folder);
        if (used && open_.size() == waiting) file.parsed.uses.push_back(*used);
        continue;
      }
      load_modules_of_templates(file.parsed.tree);
      loaded_.files.push_back(std::move(file.parsed));
      known = by_path_[file.key] = loaded_.files.size() - 1;
      open_.pop_back();
      if (open_.size() > opened_before) open_.back()->parsed.uses.push_back(*known);
    }
    return known;
  }
  // A file that cannot be read has no text; its diagnostic stands at the start of an empty one.
  void unreadable(const std::string& name, const WorldError& error) {
    const FileId file = sources_.add(name, "");
    diagnostics_.report<Finding::unreadable_file>(Span{file, 0, 0}, name, Said::sentence(error.what));
  }

  // The module where it is known; else it is opened where there is one.
  Index load_module(std::string_view module) {
    if (!module.starts_with("std.")) return std::nullopt;
    const std::string path = path_of_module(module);
    if (const auto known = by_path_.find(path); known != by_path_.end()) return known->second;
    const std::string_view text = embedded_file(path);
    if (text.data() == nullptr) return std::nullopt;
    open(path, std::string(module), "", SourceFile::Embedded{text}, true);
    return std::nullopt;
  }

  // The file where it is known; else it is opened, or reported. `used_at`: the `use` that asks for the file; none when the user does.
  Index load_path(const std::string& shown, const std::string& canonical, std::optional<Span> used_at) {
    if (const auto known = by_path_.find(canonical); known != by_path_.end()) {
      if (known->second == kOpen) {
        std::string circle;
        bool inside = false;
        for (const auto& file : open_) {
          inside = inside || file->key == canonical;
          if (inside) circle += fmt::format("`{}` → ", file->shown);
        }
        if (used_at) diagnostics_.report<Finding::use_cycle>(*used_at, circle + fmt::format("`{}`", shown));
        return std::nullopt;
      }
      return known->second;
    }
    if (loaded_.plan_files.size() >= limits_.max_files) {
      if (!std::exchange(too_many_, true)) {
        const Span place = used_at.value_or(Span{sources_.add(shown, ""), 0, 0});
        diagnostics_.report<Finding::too_many_files>(place, limits_.max_files, shown);
      }
      return std::nullopt;
    }
    auto text = world_.read(canonical, limits_.max_file_bytes);
    if (!text) {
      if (used_at) {
        diagnostics_.report<Finding::unreadable_use>(*used_at, shown, Said::sentence(text.error().what));
      } else {
        unreadable(shown, text.error());
      }
      return std::nullopt;
    }
    open(canonical, shown, fs::path(canonical).parent_path().string(), shared(canonical, std::move(*text)), false);
    return std::nullopt;
  }

  void load_text(const std::string& name, const std::string& folder, const std::string& text, bool library) {
    if (text.size() > limits_.max_file_bytes) {
      unreadable(name, {WorldError::Kind::too_large, fmt::format("it is larger than the limit of {} bytes", limits_.max_file_bytes)});
      return;
    }
    const auto base = world_.canonical(folder.empty() ? "." : folder);
    const std::size_t before = open_.size();
    open("\n" + name, name, base.value_or(folder), shared("\n" + name, text), library);
    whole(std::nullopt, before);
  }

  SharedText shared(const std::string& key, std::string text) {
    return kept_ == nullptr ? std::make_shared<const std::string>(std::move(text)) : (*kept_)[key].share(std::move(text));
  }

  template <typename Text>
  void open(const std::string& key, const std::string& shown, const std::string& folder, Text text, bool library) {
    const FileId id = sources_.add(shown, std::move(text));
    const SourceFile& file = sources_[id];
    if (!library) loaded_.plan_files.push_back(id), loaded_.folders[id] = folder;
    by_path_[key] = kOpen;
    const auto prepared = library ? prepared_tree(key) : std::nullopt;
    ParsedFile parsed{tree(key, id, file, prepared), library, false, {}};
    if (kept_ != nullptr && !prepared) parsed.kept = &(*kept_)[key];
    open_.push_back(std::make_unique<Open>(Open{key, shown, folder, std::move(parsed), {}, {}}));
    Open& opened = *open_.back();
    if (opened.parsed.tree.size() != 0) opened.next = opened.parsed.tree.root().begin(), opened.end = opened.parsed.tree.root().end();
  }

  // `like std.tactics.email.newsletter` needs no `use`: the module is read, its names stay unseen.
  void load_modules_of_templates(const SyntaxTree& tree) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (tree.data(i).kind != NodeKind::likeness || !tree.node(i).has_children()) continue;
      const std::string_view path = tree.node(i).child(0).text();
      const std::size_t dot = path.rfind('.');
      if (dot == std::string_view::npos) continue;
      const std::size_t before = open_.size();
      whole(load_module(path.substr(0, dot)), before);
    }
  }

  SyntaxTree tree(const std::string& key, FileId id, const SourceFile& file, const std::optional<SyntaxTree::Rows>& prepared) {
    if (prepared) return {id, file.text(), *prepared};
    if (const auto wrong = validate_utf8(file.text())) {
      const auto at = static_cast<std::uint32_t>(*wrong);
      diagnostics_.report<Finding::not_utf8>(Span{id, at, at + 1}, *wrong + 1).helped("save the file as UTF-8");
      return {id, ""};
    }
    const ParseLimits limits{limits_.max_depth, limits_.max_syntax_errors};
    if (kept_ == nullptr) return parse(id, file, limits, diagnostics_);
    return {id, file.text(), (*kept_)[key].parse(id, file, limits, diagnostics_)};
  }

  Index use(Node declaration, const std::string& folder) {
    const std::uint32_t parts = declaration.child_count();
    if (parts == 2 && declaration.child(1).kind() == NodeKind::path) {
      const std::string_view module = declaration.child(1).text();
      const std::size_t before = open_.size();
      const Index found = load_module(module);
      if (!found && open_.size() == before) unknown_module(declaration.child(1), module);
      return found;
    }
    if (parts == 2 && declaration.child(1).kind() == NodeKind::text) return use_file(declaration.child(1), folder);
    if (!declaration.broken()) {
      diagnostics_.report<Finding::bad_use>(declaration.span())
          .helped("write `use std.channels` or `use \"brand.campaign\"`");
    }
    return std::nullopt;
  }

  void unknown_module(Node place, std::string_view module) {
    std::vector<std::string> modules;
    for (const EmbeddedFile& file : embedded_files()) {
      if (!file.path.starts_with("std/") || !file.path.ends_with(".campaign")) continue;
      std::string name(file.path.substr(0, file.path.size() - std::string_view(".campaign").size()));
      std::ranges::replace(name, '/', '.');
      modules.push_back(std::move(name));
    }
    Diagnostic& diagnostic = diagnostics_.report<Finding::unknown_module>(place.span(), module);
    // Of a folder its own modules, and of those in folders of it the folder.
    const auto listed = [&](std::string_view folder) {
      std::string list;
      std::string before;
      for (const std::string& one : modules) {
        if (!one.starts_with(folder)) continue;
        const std::size_t deeper = one.find('.', folder.size());
        const std::string shown = deeper == std::string::npos ? one : one.substr(0, deeper) + ".…";
        if (shown != before) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", shown);
        before = shown;
      }
      return list;
    };
    const std::string folder = fmt::format("{}.", module);
    if (const std::string inside = listed(folder); !inside.empty()) {
      diagnostic.helped(say("`{}` is a folder: use those of its modules that are needed, {}", module, inside));
      return;
    }
    const std::vector<std::string_view> names(modules.begin(), modules.end());
    if (const auto meant = closest(module, names)) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), place.span(), std::string(*meant));
      return;
    }
    diagnostic.helped(say("there are {}", listed("std.")));
  }

  Index use_file(Node text, const std::string& folder) {
    std::string_view name = text.text();
    name.remove_prefix(1);
    if (name.ends_with('"')) name.remove_suffix(1);
    const std::string wanted = (fs::path(folder) / std::string(name)).string();
    const auto canonical = world_.canonical(wanted);
    if (!canonical) {
      diagnostics_.report<Finding::unreadable_use>(text.span(), name, Said::sentence(canonical.error().what));
      return std::nullopt;
    }
    const auto root = world_.canonical(workspace_);
    const std::string inside = root ? (root->ends_with('/') ? *root : *root + '/') : std::string();
    if (!root || !canonical->starts_with(inside)) {
      diagnostics_.report<Finding::use_outside_workspace>(text.span(), name, workspace_)
          .helped("move the file into the workspace, or say with `--workspace` where it begins");
      return std::nullopt;
    }
    return load_path(shown_name(*canonical, inside), *canonical, text.span());
  }

  // A used file is shown as the user would name it: relative to the workspace.
  static std::string shown_name(const std::string& canonical, const std::string& inside) {
    std::error_code error;
    const fs::path relative = fs::proximate(canonical, fs::current_path(error), error);
    if (!error && !relative.empty() && *relative.begin() != "..") return relative.string();
    return canonical.substr(inside.size());
  }

  static constexpr std::size_t kOpen = static_cast<std::size_t>(-1);  // Is being read: a `use` of it closes a circle.

  const World& world_;
  std::string workspace_;
  const Limits& limits_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  KeptTrees* kept_;
  LoadedFiles loaded_;
  std::map<std::string, std::size_t> by_path_;
  std::vector<std::unique_ptr<Open>> open_;  // Each uses the next.
  bool too_many_ = false;
};

}  // namespace

LoadedFiles load_files(const World& world, const std::vector<std::string>& paths, const std::vector<InputText>& texts,
                       const std::string& workspace, const Limits& limits, Sources& sources, Diagnostics& diagnostics, KeptTrees* kept) {
  return Loader(world, workspace, limits, sources, diagnostics, kept).run(paths, texts);
}

}  // namespace campaign
