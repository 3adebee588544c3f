#include "lsp/session.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "ide/links.h"
#include "locale/tag.h"
#include "model/dates.h"

namespace campaign {

namespace {

/// The file of a path among the plan's own; the first of them was asked for.
FileId file_of(const Snapshot& snapshot, const std::string& path) {
  for (const FileId file : snapshot.plan_files) {
    if ((*snapshot.sources)[file].name() == path) return file;
  }
  return snapshot.plan_files.empty() ? FileId{0} : snapshot.plan_files.front();
}

/// The path of a folder without the slash that some clients write at its end.
std::optional<std::string> folder_of_uri(const std::string& uri) {
  auto path = path_of_uri(uri);
  if (path && path->size() > 1 && path->ends_with('/')) path->pop_back();
  return path;
}

/// Whether a file lies in a folder or below it.
bool lies_in(std::string_view path, std::string_view folder) {
  return folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

/// `2027-03-01`, or nullopt.
std::optional<std::chrono::year_month_day> day_of(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  int end = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &end) != 3 || end != 10 || text.size() != 10) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// The version that a client gives a text; what is no whole number tells nothing.
std::int64_t version_of(const Json& document, std::int64_t otherwise) {
  const Json& version = member(document, "version");
  return version.is_number_integer() ? version.get<std::int64_t>() : otherwise;
}

}  // namespace

// -- folders and settings ------------------------------------------------------------------------------------------------

void Session::speak(const std::string& locale) {
  if (locale.empty() || locale.starts_with("en")) return;
  if (const auto tag = canonical_tag(locale)) options_.tongue = std::make_shared<const Tongue>(*tag);
}

void Session::add_folder(const std::string& uri) {
  if (auto folder = folder_of_uri(uri)) folders_.push_back(std::move(*folder));
}

void Session::remove_folder(const std::string& uri) {
  if (const auto folder = folder_of_uri(uri)) std::erase(folders_, *folder);
}

void Session::configure(const Json& section) {
  if (!section.is_object()) return;
  const auto text = [&](const char* key, std::string& value) {
    if (section.contains(key) && section[key].is_string()) value = section[key];
  };
  const auto choice = [&](const char* key, bool& value) {
    if (section.contains(key) && section[key].is_boolean()) value = section[key];
  };
  choice("inlayHints", client.inlay_hints);
  choice("codeLenses", client.lenses);
  text("reference", client.reference);
  std::string as_of, gate = options_.gate;
  text("gate", gate);
  text("asOf", as_of);
  if (gate.empty() || gate == "draft" || gate == "review" || gate == "launch" || gate == "live" || gate == "closed") options_.gate = gate;
  if (const auto day = day_of(as_of)) options_.as_of = *day;
  if (section.contains("asOf") && as_of.empty()) options_.as_of = {};
  disk_changed();
}

// -- texts -------------------------------------------------------------------------------------------------------------

void Session::open(const Json& params) {
  const Json& item = params.at("textDocument");
  Document document;
  document.uri = item.at("uri");
  document.path = path_of_uri(document.uri).value_or("/" + document.uri);
  document.text = item.at("text");
  document.version = version_of(item, 0);
  world_.open[document.path] = document.text;
  mark_readers(document.path);
  documents_.insert_or_assign(document.uri, std::move(document));
}

void Session::change(const Json& params) {
  const auto found = documents_.find(params.at("textDocument").at("uri"));
  if (found == documents_.end()) return;
  Document& document = found->second;
  // Where one change cannot be read, none is made: what throws here leaves the text as it was.
  std::string after = document.text;
  for (const Json& change : params.at("contentChanges")) {
    const std::string& text = change.at("text").get_ref<const std::string&>();
    if (!change.contains("range")) {
      after = text;
      continue;
    }
    const Json& range = change["range"];
    const std::size_t begin = positions.offset(after, range.at("start"));
    const std::size_t end = std::max(begin, positions.offset(after, range.at("end")));
    after.replace(begin, end - begin, text);
  }
  document.version = version_of(params.at("textDocument"), document.version);
  document.text = std::move(after);
  world_.open[document.path] = document.text;
  mark_readers(document.path);
}

std::optional<std::string> Session::close(const Json& params) {
  const auto found = documents_.find(params.at("textDocument").at("uri"));
  if (found == documents_.end()) return std::nullopt;
  std::string uri = found->first;
  world_.open.erase(found->second.path);
  mark_readers(found->second.path);
  documents_.erase(found);
  kept_.erase(uri);
  return uri;
}

void Session::disk_changed() {
  for (auto& [uri, document] : documents_) document.stale = true;
  wide_.clear();
}

void Session::mark_readers(const std::string& path) {
  wide_.clear();
  for (auto& [uri, document] : documents_) {
    if (document.snapshot == nullptr || document.path == path) {
      document.stale = true;
      continue;
    }
    const auto reads = [&](FileId file) { return path_of(document, file) == path; };
    const auto misses = [](const Diagnostic& diagnostic) { return diagnostic.name == "use.unreadable_file"; };
    document.stale = document.stale || std::ranges::any_of(document.snapshot->plan_files, reads) || std::ranges::any_of(document.snapshot->diagnostics, misses);
  }
}

const Document& Session::document(const Json& params) {
  const auto found = documents_.find(params.at("textDocument").at("uri"));
  if (found == documents_.end()) throw Json::other_error::create(600, "the text is not open", static_cast<const Json*>(nullptr));
  compile_now(found->second);
  return found->second;
}

void Session::compile_all() {
  for (auto& [uri, document] : documents_) compile_now(document);
}

void Session::tell(const std::function<void(const Document&)>& findings_of) {
  compile_all();
  for (auto& [uri, document] : documents_) {
    if (!std::exchange(document.told, true)) findings_of(document);
  }
}

void Session::compile_now(Document& document) {
  if (!document.stale && document.snapshot != nullptr) return;
  if (busy) busy(document, true);
  Kept& kept = kept_[document.uri];
  document.snapshot.reset();  // It is old, and what is kept of it is used again where nobody else has it.
  auto snapshot = std::make_shared<Snapshot>(compile(world_, {document.path}, {}, workspace_of(document.path), options_, &kept));
  document.file = file_of(*snapshot, document.path);
  retired_.push_back(std::move(kept.snapshot));
  kept.snapshot = snapshot;
  document.snapshot = std::move(snapshot);
  document.stale = document.told = false;
  if (busy) busy(document, false);
}

const Document& Session::wide(const Document& document) {
  if (const auto known = wide_.find(document.uri); known != wide_.end()) return known->second;
  const std::string folder = workspace_of(document.path);
  std::vector<std::string> plans = world_.plans_below(folder).value_or(std::vector<std::string>());
  for (const auto& [path, text] : world_.open) {
    if (lies_in(path, folder) && std::ranges::find(plans, path) == plans.end()) plans.push_back(path);
  }
  // Who uses whom, by what stands in the texts: enough to know what to compile together.
  std::map<std::string, std::vector<std::string>> users;
  for (const std::string& path : plans) {
    const auto text = world_.read(path, options_.limits.max_file_bytes);
    for (const Link& link : text ? links_in(*text) : std::vector<Link>()) {
      const auto used = link.is_path ? world_.canonical((std::filesystem::path(path).parent_path() / link.target).string()) : tl::expected<std::string, WorldError>(tl::unexpect, WorldError{});
      if (used) users[*used].push_back(path);
    }
  }
  std::vector<std::string> paths{document.path};
  std::set<std::string> seen{document.path};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (const std::string& user : users[paths[i]]) {
      if (seen.insert(user).second) paths.push_back(user);
    }
  }
  Document wide = document;
  if (paths.size() > 1) {
    auto snapshot = std::make_shared<Snapshot>(compile(world_, paths, {}, folder, options_));
    wide.file = file_of(*snapshot, document.path);
    wide.snapshot = std::move(snapshot);
  }
  return wide_.insert_or_assign(document.uri, std::move(wide)).first->second;
}

// -- places ------------------------------------------------------------------------------------------------------------

/// The folder that `use` of a file may not leave.
std::string Session::workspace_of(const std::string& path) const {
  std::string best;
  for (const std::string& folder : folders_) {
    if (lies_in(path, folder) && folder.size() > best.size()) best = folder;
  }
  return best.empty() ? std::filesystem::path(path).parent_path().string() : best;
}

std::string Session::path_of(const Document& document, FileId file) const {
  const std::string& name = (*document.snapshot->sources)[file].name();
  const std::string path = name.starts_with('/') ? name : (std::filesystem::path(workspace_of(document.path)) / name).string();
  return world_.canonical(path).value_or(path);
}

std::optional<std::string> Session::uri_of(const Document& document, FileId file) const {
  if (file == document.file) return document.uri;
  if (std::ranges::find(document.snapshot->plan_files, file) == document.snapshot->plan_files.end()) return std::nullopt;
  const std::string path = path_of(document, file);
  // What is open has the URI under which the client opened it.
  for (const auto& [uri, open] : documents_) {
    if (open.path == path) return uri;
  }
  return uri_of_path(path);
}

std::optional<Json> Session::location(const Document& document, Span span) const {
  const auto uri = uri_of(document, span.file);
  return uri ? std::optional(Json{{"uri", *uri}, {"range", positions.range((*document.snapshot->sources)[span.file], span)}}) : std::nullopt;
}

Json Session::workspace_edit(const Document& document, const std::vector<Edit>& edits) const {
  Json changes = Json::object();
  for (const Edit& edit : edits) {
    const auto uri = uri_of(document, edit.span.file);
    if (uri) changes[*uri].push_back({{"range", positions.range((*document.snapshot->sources)[edit.span.file], edit.span)}, {"newText", edit.text}});
  }
  return {{"changes", std::move(changes)}};
}

std::optional<std::string> Session::file_beside(const Document& document, const std::string& name) const {
  const auto path = world_.canonical((std::filesystem::path(document.path).parent_path() / name).string());
  return path ? std::optional(*path) : std::nullopt;
}

}  // namespace campaign
