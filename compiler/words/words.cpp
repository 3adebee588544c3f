#include "words/words.h"

#include <algorithm>
#include <cassert>

#include "words/terms_table.h"
#include "words/unit_terms_table.h"

namespace campaign {

namespace {

/// The row of each property's term, by `Property`; a property is known by the first row of its name.
constexpr auto kTermOfProperty = [] {
  std::array<std::uint8_t, table::kProperties.size()> terms{};
  for (std::size_t i = 0; i < terms.size(); ++i) {
    while (table::kPropertyTerms[terms[i]].key != table::kProperties[i].name) ++terms[i];  // None found does not compile.
  }
  return terms;
}();

/// The bytes that stand between the simple units of a compound: `person·days`, `USD/click²`. A letter of a plan's own unit
/// may share one of them; what is cut there is no unit of the library and goes together again.
constexpr std::string_view kBetweenUnits = "/·²³^";

}  // namespace

std::string_view unit_term(std::string_view name, Language language) {
  for (const table::UnitTerm& term : table::kUnitTerms) {
    if (term.plural == name) return text_in(term.several, language);
    if (term.name == name) return text_in(term.one, language);
  }
  return name;
}

Words::Words(std::string_view tag) : locale_(tag), language_(language_named(locale_.language()).value_or(Language::english)) {
  const std::string_view spoken = kLanguageTags[static_cast<std::size_t>(language_)];
  if (spoken != locale_.language()) spoken_.emplace(spoken);
  forms_ = plurals_of(spoken);
}

std::size_t Words::form_of(const Argument& argument) const {
  assert(argument.number);
  const Locale& speaker = spoken_ ? *spoken_ : locale_;
  const auto form = std::ranges::find(forms_, speaker.plural(*argument.number, argument.digits));
  return static_cast<std::size_t>(form - forms_.begin());
}

std::string Words::render(std::string_view text, std::span<const Argument> arguments) const {
  std::string out;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    out += text.substr(0, open);
    const Argument& argument = arguments[static_cast<std::size_t>(text[open + 1] - '0')];
    const std::size_t close = text.find('}', open);
    if (text[open + 2] == ':') {
      std::string_view forms = text.substr(open + 3, close - open - 3);
      for (std::size_t skip = form_of(argument); skip > 0; --skip) forms.remove_prefix(forms.find('|') + 1);
      out += forms.substr(0, forms.find('|'));
    } else {
      out += argument.text;
    }
    text.remove_prefix(close + 1);
  }
  return out += text;
}

Words::Around Words::around(Sentence<int> sentence) const {
  const std::string_view text = text_in(table::kSentences[sentence.row].texts, language_);
  const std::size_t open = text.find("{0}");
  assert(open != std::string_view::npos);
  return {text.substr(0, open), text.substr(open + 3)};
}

std::string_view Words::property(Property property) const {
  return text_in(table::kPropertyTerms[kTermOfProperty[static_cast<std::size_t>(property)]].texts, language_);
}

std::string Words::word(std::string_view word) const {
  const auto found = std::ranges::find(table::kWordTerms, word, &table::Term::key);
  if (found != table::kWordTerms.end()) return std::string(text_in(found->texts, language_));
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string Words::unit(std::string_view name) const {
  std::string out;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(kBetweenUnits), name.size());
    if (end > 0) out += unit_term(name.substr(0, end), language_);
    const std::size_t next = std::min(name.find_first_not_of(kBetweenUnits, end), name.size());
    out += name.substr(end, next - end);
    name.remove_prefix(next);
  }
  return out;
}

std::string_view Words::kind(Kind kind) const {
  return text_in(table::kKindTerms[static_cast<std::size_t>(kind)].one, language_);
}

std::string_view Words::meaning(Kind kind) const {
  if (language_ == Language::english) return row_of(kind).meaning;
  return table::kKindTerms[static_cast<std::size_t>(kind)].meanings[static_cast<std::size_t>(language_) - 1];
}

std::string_view Words::kinds(Kind kind) const {
  return text_in(table::kKindTerms[static_cast<std::size_t>(kind)].several, language_);
}

}  // namespace campaign
