#pragma once

#include <array>
#include <memory>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/compiled.h"

namespace campaign {

/// One text compiled as a plan of its own, with what is found said in a language.
struct Told {
  Told(std::string text, std::string_view tag) {
    auto tongue = std::make_shared<Tongue>(tag);
    tongue->note_untold(&untold);
    CompileOptions options;
    options.as_of = kTestDay;
    options.tongue = std::move(tongue);
    snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", std::move(text)}}, "/", options);
  }
  std::set<std::string, std::less<>> untold;  ///< Sentences that the language does not have.
  Snapshot snapshot;
};

/// A plan's text with all its campaigns in a language and region.
inline std::string in_locale(const std::string& text, const std::string& tag) {
  static const std::regex kWritten(R"re(\blocale: *"[^"]*")re"), kHead(R"re((^|\n)([ \t]*campaign [^{\n]*\{))re");
  return std::regex_replace(std::regex_replace(text, kWritten, ""), kHead, "$1$2 locale: \"" + tag + "\"\n");
}

/// Everything that a finding says.
inline std::vector<std::string> texts_of(const Diagnostic& finding) {
  std::vector<std::string> texts{finding.message, finding.note, finding.help};
  for (const Label& label : finding.labels) texts.push_back(label.text);
  for (const Fix& fix : finding.fixes) texts.push_back(fix.title);
  return texts;
}

/// Takes out of what the compiler says whatever the plan says itself, and code.
class WithoutThePlansWords {
 public:
  explicit WithoutThePlansWords(const Plan& plan) {
    std::set<std::string> texts;
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      const EntityId id{i};
      if (plan[id].from_library) continue;
      texts.emplace(plan[id].title);
      texts.emplace(plan[id].name);
      for (const PropertyRow* row : plan.properties_of(plan[id].kind)) {
        for (const PropertyValue& value : plan.values(id, plan.property_of(*row))) {
          if (const auto* text = std::get_if<campaign::Text>(&value.value)) texts.emplace(text->value);
        }
      }
    }
    for (const Clauses& clauses : plan.clauses_) texts.emplace(clauses.source);
    for (const std::string& text : texts) {
      if (text.size() > 2) texts_.push_back(text);
    }
    std::ranges::sort(texts_, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  }

  [[nodiscard]] std::string operator()(std::string said) const {
    static const std::regex kCode(R"re(`[^`]*`|"[^"]*"|“[^”]*”|„[^“]*“)re");
    said = std::regex_replace(said, kCode, " ");
    for (const std::string& text : texts_) {
      for (std::size_t at = said.find(text); at != std::string::npos; at = said.find(text, at)) said.replace(at, text.size(), " ");
    }
    return said;
  }

 private:
  std::vector<std::string> texts_;
};

/// A word that English sentences have and German ones do not.
inline std::optional<std::string> english_word(const std::string& text) {
  static const std::set<std::string, std::less<>> kWords = {"the", "is", "are", "of", "and", "not", "no", "nothing", "nobody", "write", "which", "with", "from", "its", "it",
                                                            "says", "this", "that", "or", "what", "where", "for", "how", "here", "found", "needs"};
  std::string word;
  for (const char c : text + " ") {
    if ((c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0) {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (kWords.contains(word)) {
      return word;
    } else {
      word.clear();
    }
  }
  return std::nullopt;
}

}  // namespace campaign
