#include "check/library_words.h"

#include <algorithm>

#include "check/head.h"
#include "words/library_texts.h"

namespace campaign {

namespace {

class LibraryWords {
 public:
  explicit LibraryWords(CheckContext& context) : context_(context) {}

  void run() {
    if (std::ranges::none_of(context_.takings, [&](const Taking& taking) { return context_.files[context_.templates[taking.template_index].file].from_library; })) return;
    for (const EntityId campaign : context_.plan.all(Kind::campaign)) {
      context_.leaned_on.insert(static_cast<std::uint32_t>(campaign));
      const Language language = language_of(campaign);
      common_ = common_.value_or(language) == language ? language : Language::english;
    }
    for (std::uint32_t i = 0; i < context_.plan.size(); ++i) {
      const EntityId id{i};
      if (!is_of_library(context_.origin(id)) && std::ranges::none_of(context_.more(id), [&](const Part& part) { return is_of_library(part); })) continue;
      if (const Language language = language_at(id); language != Language::english) tell(id, language);
    }
  }

 private:
  [[nodiscard]] bool is_of_library(const Part& part) const { return part.taking != Part::kOwn && context_.files[part.file].from_library; }

  [[nodiscard]] Language language_of(EntityId campaign) const {
    const auto* locale = context_.plan.get<Text>(campaign, prop("locale"));
    if (locale == nullptr) return Language::english;
    return language_named(locale->value.substr(0, locale->value.find_first_of("-_"))).value_or(Language::english);
  }

  [[nodiscard]] Language language_at(EntityId id) const {
    if (context_.plan[id].kind == Kind::campaign) return language_of(id);
    const EntityId campaign = context_.plan.enclosing(id, Kind::campaign);
    return campaign == kNoEntity ? common_.value_or(Language::english) : language_of(campaign);
  }

  void tell(EntityId id, Language language) {
    Entity& entity = context_.entity(id);
    if (const Part* titled = part_with_title(id); titled != nullptr && is_of_library(*titled)) entity.title = library_text(entity.title, language);
    for (std::uint32_t i = 0; i < entity.value_count; ++i) {
      PropertyValue& value = context_.plan.values_[entity.first_value + i];
      if (auto* text = std::get_if<Text>(&value.value); text != nullptr && comes_from_library(id, value)) text->value = library_text(text->value, language);
    }
  }

  // The text that gives a declaration its title: the nearest that has one.
  [[nodiscard]] const Part* part_with_title(EntityId id) const {
    const auto has_title = [&](const Part& part) { return head_of(context_.node(part)).title.has_value(); };
    if (has_title(context_.origin(id))) return &context_.origin(id);
    const auto more = context_.more(id);
    const auto found = std::ranges::find_if(more, has_title);
    return found == more.end() ? nullptr : &*found;
  }

  // Values of another file's template have the place of the `like` that takes it.
  [[nodiscard]] bool comes_from_library(EntityId id, const PropertyValue& value) const {
    const auto is_here = [&](const Part& part) {
      return is_of_library(part) && value.key.file == context_.takings[part.taking].like.file && value.key.begin == context_.takings[part.taking].like.begin;
    };
    return is_here(context_.origin(id)) || std::ranges::any_of(context_.more(id), is_here);
  }

  CheckContext& context_;
  std::optional<Language> common_;  // Of all campaigns; English where they differ.
};

}  // namespace

void tell_library_templates(CheckContext& context) { LibraryWords(context).run(); }

}  // namespace campaign
