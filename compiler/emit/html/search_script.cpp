#include "emit/html/search_script.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "source/embedded.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostWithTexts = 2'000;  // Texts are most of the work of making an index; 10,000 take a browser seconds.
constexpr std::size_t kLongestText = 280;      // Code points of all that a declaration says.

/// What the plan is made of counts more than what it only refers to.
int weight_of(Kind kind) {
  switch (kind) {
    case Kind::goal:
    case Kind::strategy:
    case Kind::tactic: return 2;
    default: return 1;
  }
}

class SearchData {
 public:
  SearchData(const SiteMap& map, PageWords& words) : map_(map), plan_(map.view().plan), words_of_(words), json_(data_, 0) {}

  std::string write() {
    collect();
    json_.begin_object();
    json_.key("kinds");
    json_.begin_array();
    const Words& words = words_of_.of(map_.pages().front());
    for (const KindRow& row : all_kinds()) json_.string(words.heading(words.kinds(row.kind)));
    json_.string(words("Pages"));
    json_.end_array();
    json_.key("weights");
    json_.begin_array();
    for (const KindRow& row : all_kinds()) json_.number(weight_of(row.kind));
    json_.number(1);
    json_.end_array();
    json_.key("pages");
    json_.begin_array();
    for (const Page& page : map_.pages()) json_.string(page.file);
    json_.end_array();
    json_.member("several", map_.scopes().size() > 1);
    json_.key("entries");
    json_.begin_array();
    for (const Entry& entry : entries_) write(entry);
    json_.end_array();
    json_.key("words");
    json_.begin_array();
    for (const EntityId id : words_) write_names(id);
    json_.end_array();
    json_.end_object();
    return std::move(data_);
  }

 private:
  struct Entry {
    EntityId id = kNoEntity;  // kNoEntity: of a page.
    const Page* page = nullptr;
    std::int64_t parent = -1;
    const Scope* borrower = nullptr;
  };

  void collect() {
    std::unordered_map<std::uint32_t, std::int64_t> places;
    const auto place_of = [&](EntityId id) {
      const auto found = id == kNoEntity ? places.end() : places.find(static_cast<std::uint32_t>(id));
      return found == places.end() ? -1 : found->second;
    };
    for (std::uint32_t i = 0; i < plan_.size(); ++i) {  // A parent comes before its children.
      const Page* page = map_.home(EntityId{i});
      if (page == nullptr) continue;
      places[i] = static_cast<std::int64_t>(entries_.size());
      entries_.push_back({EntityId{i}, page, place_of(plan_[EntityId{i}].parent), nullptr});
    }
    for (const Scope& scope : map_.scopes()) {
      std::vector<std::uint32_t> borrowed(scope.borrowed.begin(), scope.borrowed.end());
      std::ranges::sort(borrowed);
      for (const std::uint32_t i : borrowed) {
        if (const Page* page = map_.page_in(scope, EntityId{i})) entries_.push_back({EntityId{i}, page, place_of(scope.campaign), &scope});
      }
    }
    for (const Page& page : map_.pages()) {
      if (page.root == kNoEntity && page.part == 0) entries_.push_back({kNoEntity, &page, place_of(map_.scopes()[page.scope].campaign), nullptr});
    }
    with_texts_ = entries_.size() <= kMostWithTexts;
  }

  void write(const Entry& entry) {
    json_.begin_array();
    const bool of_page = entry.id == kNoEntity;
    json_.number(static_cast<std::int64_t>(of_page ? all_kinds().size() : static_cast<std::size_t>(plan_[entry.id].kind)));
    const std::int64_t page = entry.page - map_.pages().data();
    const bool whole = of_page || (entry.page->root == entry.id && entry.page->part == 0);
    json_.number(whole ? -1 - page : page);
    json_.number(entry.parent);
    json_.string(of_page ? std::string_view() : anchor_of(entry));
    json_.string(title_of(entry));
    if (!of_page) write_words_and_text(entry.id);
    json_.end_array();
  }

  [[nodiscard]] std::string_view title_of(const Entry& entry) {
    if (entry.id != kNoEntity) return plan_.label(entry.id);
    if (entry.page->role == Role::text) return map_.view().sources[entry.page->text].name();
    return words_of_.of(*entry.page)(row_of(entry.page->role).title);
  }

  [[nodiscard]] std::string_view anchor_of(const Entry& entry) const {
    std::string_view anchor = map_.anchor(entry.id);
    const EntityId parent = plan_[entry.id].parent;
    if (entry.parent < 0 || entry.borrower != nullptr) return anchor;
    const std::string_view above = map_.anchor(parent);
    if (anchor.size() > above.size() && anchor.starts_with(above) && anchor[above.size()] == '.') anchor.remove_prefix(above.size());
    return anchor;
  }

  void write_words_and_text(EntityId id) {
    std::vector<std::int64_t> words;
    std::string text;
    if (with_texts_) add_text(text, plan_[id].comment);
    for (const PropertyValue& value : plan_.values(id)) {
      if (const auto* each = std::get_if<Text>(&value.value); each != nullptr && with_texts_) add_text(text, each->value);
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference != nullptr && reference->entity != kNoEntity && map_.is_shown(reference->entity)) words.push_back(number_of(reference->entity));
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.empty() && text.empty()) return;
    json_.begin_array();
    for (const std::int64_t word : words) json_.number(word);
    json_.end_array();
    if (!text.empty()) json_.string(shortened(text));
  }

  std::int64_t number_of(EntityId id) {
    const auto [found, added] = numbers_.try_emplace(static_cast<std::uint32_t>(id), static_cast<std::int64_t>(words_.size()));
    if (added) words_.push_back(id);
    return found->second;
  }

  /// The title, and the short name where it says more.
  void write_names(EntityId id) {
    const std::string_view title = plan_.label(id), name = plan_[id].name;
    json_.begin_array();
    json_.string(title);
    if (lower_case(title).find(name) == std::string::npos) json_.string(name);
    json_.end_array();
  }

  /// Appends `more` in one line, without the signs of Markdown that only change how it looks.
  static void add_text(std::string& text, std::string_view more) {
    bool blank = !text.empty();
    for (const char c : more) {
      if (c == '*' || c == '`') continue;
      const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!is_blank && blank && !text.empty()) text += ' ';
      if (!is_blank) text += c;
      blank = is_blank;
    }
  }

  static std::string_view shortened(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size() && count < kLongestText; ++count) static_cast<void>(decode_utf8(text, end));
    return text.substr(0, end);
  }

  const SiteMap& map_;
  const Plan& plan_;
  PageWords& words_of_;
  std::string data_;
  JsonWriter json_;
  std::vector<Entry> entries_;
  std::vector<EntityId> words_;
  std::unordered_map<std::uint32_t, std::int64_t> numbers_;
  bool with_texts_ = true;
};

}  // namespace

std::string harmless_in_script(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view three = json.substr(i, 3);
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (three == "\u2028" || three == "\u2029") {
      out += three == "\u2028" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string search_script(const SiteMap& map, PageWords& words) {
  std::string script(embedded_file("site/generated/search.js"));
  return script + "campaignSearch.open(" + harmless_in_script(SearchData(map, words).write()) + ");\n";
}

}  // namespace campaign::html
