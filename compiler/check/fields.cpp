#include "check/fields.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "check/head.h"
#include "check/unknown.h"
#include "language/words.h"
#include "words/meanings.h"

namespace campaign {

namespace {

struct TypeWord {
  std::string_view word;
  ValueType type;
};
constexpr TypeWord kTypes[] = {
    {"text", ValueType::text},         {"markdown", ValueType::markdown}, {"number", ValueType::number},     {"ratio", ValueType::ratio},
    {"money", ValueType::money},       {"price", ValueType::price},       {"quantity", ValueType::quantity}, {"date", ValueType::date},
    {"span", ValueType::span},         {"duration", ValueType::duration}, {"daypart", ValueType::daypart},   {"time", ValueType::time},
    {"boolean", ValueType::boolean},
    {"word", ValueType::word},
};

constexpr std::size_t kMostFields = 1'000;

/// The kind that a field's `type` names: `person`, `business_goal`.
std::optional<Kind> kind_of_type(std::string_view word) {
  return word == "business_goal" ? std::optional(Kind::business_goal) : kind_named(word);
}

class FieldReader {
 public:
  explicit FieldReader(CheckContext& context) : context_(context) {}

  void run() {
    for (const ParsedFile& file : context_.files) {
      if (file.from_library) continue;  // The library adds no fields: its kinds have what they need.
      if (file.tree.size() != 0) block(file.tree.root());
    }
  }

 private:
  // Fields are added outside every block, in portfolios and campaigns, and in templates of these.
  void block(Node block_node) {
    for (const Node member : block_node) {
      if (member.kind() != NodeKind::declaration) continue;
      const Head head = head_of(member);
      if (head.words.empty()) continue;
      if (head.words[0].text() == "extend") {
        extend(head);
        continue;
      }
      const auto kind = kind_in(head, head.words[0].text() == "template" ? 1 : 0);
      if (kind && head.block && (kind->kind == Kind::campaign || kind->kind == Kind::portfolio)) block(*head.block);
    }
  }

  void extend(const Head& head) {
    auto kind = kind_in(head, 1);
    if (!kind) {
      const Node word = head.words.size() > 1 ? head.words[1] : head.words[0];
      const auto meant = report_unknown_kind(context_, word, "write which kind gets the fields: `extend tactic { field utm \"UTM code\" { type: text } }`");
      if (!meant) return;
      kind = WrittenKind{*meant, 1};
    }
    if (!head.block) return;
    for (const Node member : *head.block) {
      if (member.kind() == NodeKind::declaration && member.has_children() && member.child(0).text() == "field") {
        field(kind->kind, head_of(member));
      } else if (member.kind() == NodeKind::property || member.kind() == NodeKind::declaration) {
        const Span place = member.kind() == NodeKind::property ? key_span_of(member) : member.child(0).span();
        context_.diagnostics.report<Finding::unexpected>(place, "a field", say("`{}`", context_.sources.text(place)))
            .helped("an `extend` holds fields: `field utm \"UTM code\" { type: text }`");
      }
    }
  }

  void field(Kind kind, const Head& head) {
    if (head.words.size() < 2 || !is_single_name(head.words[1])) {
      context_.diagnostics.report<Finding::missing_name>(head.words[0].span(), "field")
          .helped("write `field name \"Title\" { type: text }`: plans write it as `name: …`");
      return;
    }
    const Node name = head.words[1];
    if (!is_new(kind, name)) return;
    Field field;
    field.row = {kind, name.text(), ValueType::text, Count::one, Need::optional, "", {}, ""};
    field.name_span = name.span();
    if (head.title) field.title = context_.text_of(*head.title);
    if (!properties(head, field)) return;
    if (field.row.meaning.empty()) field.row.meaning = field.title.empty() ? name.text() : field.title;
    if (context_.plan.fields().size() >= kMostFields) {
      if (context_.plan.fields().size() == kMostFields && !std::exchange(too_many_, true)) {
        context_.diagnostics.report<Finding::too_many_fields>(name.span(), kMostFields);
      }
      return;
    }
    context_.plan.add_field(field);
  }

  bool is_new(Kind kind, Node name) {
    const PropertyRow* row = context_.plan.find_property(kind, name.text());
    if (row == nullptr) return true;
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::duplicate_name>(
        name.span(), say("{} property", row_of(kind).keyword), name.text());
    if (const Field* earlier = context_.plan.field_of(*row)) {
      diagnostic.label(earlier->name_span, "first declared here").helped("give one of them another name");
    } else {
      diagnostic.helped(say("it is one of the language's own: {} Give the field another name", meaning_of(*row, context_.diagnostics.tongue())));
    }
    return false;
  }

  // Whether its properties make a field.
  bool properties(const Head& head, Field& field) {
    bool typed = false;
    bool good = true;
    if (head.block) {
      for (const Node member : *head.block) {
        if (member.kind() != NodeKind::property) continue;
        const std::string_view key = key_of(member);
        if (std::ranges::find(kFieldProperties, key) == kFieldProperties.end()) {
          unknown_key(member);
          continue;
        }
        if (key == "type") typed = true;
        if (!member.has_children() || member.broken() || !property(key, member, field)) good = false;
      }
    }
    if (!typed) {
      context_.diagnostics.report<Finding::missing_property>(field.name_span, "field", "type")
          .helped(say("write `type: text`, or another type: {}", types()));
      return false;
    }
    if (good && field.row.type == ValueType::word && field.row.words.empty()) {
      context_.diagnostics.report<Finding::missing_property>(field.name_span, "field", "words")
          .helped("write which words it takes: `words: \"low\", \"high\"`");
      return false;
    }
    return good;
  }

  void unknown_key(Node member) {
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_property>(key_span_of(member), "field", key_of(member));
    if (const auto meant = closest(key_of(member), kFieldProperties)) {
      diagnostic.helped(say("did you mean `{}`?", *meant)).fix(say("write `{}`", *meant), key_span_of(member), std::string(*meant));
    } else {
      diagnostic.helped("a field has `type`, `required`, `list`, `words`, `about`");
    }
  }

  bool property(std::string_view key, Node member, Field& field) {
    const Node value = member.child(0);
    if (key == "type") return type(value, field.row);
    if (key == "words") return words(member, field.row);
    if (key == "about") {
      if (value.kind() != NodeKind::text) return wrong(value, "about", "a text between quotes");
      field.row.meaning = context_.text_of(value);
      return true;
    }
    const bool yes = is_single_name(value) && value.text() == "yes";
    if (!yes && !(is_single_name(value) && value.text() == "no")) return wrong(value, key, "`yes` or `no`");
    if (key == "required") field.row.need = yes ? Need::required : Need::optional;
    if (key == "list") field.row.count = yes ? Count::list : Count::one;
    return true;
  }

  bool type(Node value, PropertyRow& row) {
    const std::string_view word = value.text();
    const auto* const found = std::ranges::find(kTypes, word, &TypeWord::word);
    if (found != std::end(kTypes)) {
      row.type = found->type;
      return true;
    }
    if (const auto kind = kind_of_type(word)) {
      row.type = ValueType::reference;
      row.references = KindSet(*kind);
      return true;
    }
    Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_word>(value.span(), word, "type").helped(say("it knows {}", types()));
    std::vector<std::string_view> names;
    for (const TypeWord& one : kTypes) names.push_back(one.word);
    for (const KindRow& kind : all_kinds()) names.push_back(kind.keyword);
    if (const auto meant = closest(word, names)) diagnostic.fix(say("write `{}`", *meant), value.span(), std::string(*meant));
    return false;
  }

  // Plans write them without quotes, so they have the form of names.
  bool words(Node member, PropertyRow& row) {
    std::string all;
    const auto add = [&](Node item) {
      const std::string word(item.kind() == NodeKind::text ? context_.text_of(item) : item.text());
      const bool is_word = (item.kind() == NodeKind::text || is_single_name(item)) && !word.empty() && word == slug(word);
      if (!is_word) {
        const std::string better = slug(word);
        context_.diagnostics
            .report<Finding::wrong_type>(item.span(), "`words`", "words of small letters, digits and `_`", say("`{}`", word))
            .fix(say("write `{}`", better), item.span(), fmt::format("\"{}\"", better));
        return false;
      }
      all += fmt::format("{}{}", all.empty() ? "" : " ", word);
      return true;
    };
    for (const Node item : member) {
      if (item.kind() != NodeKind::list) {
        if (!add(item)) return false;
        continue;
      }
      for (const Node inside : item) {
        if (!add(inside)) return false;
      }
    }
    row.words = context_.keep(std::move(all));
    return true;
  }

  bool wrong(Node value, std::string_view key, const Said& needs) {
    context_.diagnostics.report<Finding::wrong_type>(value.span(), say("`{}`", key), needs, say("`{}`", value.text()));
    return false;
  }

  static Said types() {
    std::string list;
    for (const TypeWord& one : kTypes) list += fmt::format("`{}`, ", one.word);
    return say("{}or what it names: `person`, `audience`, `channel`, `kpi` and the other kinds", list);
  }

  CheckContext& context_;
  bool too_many_ = false;  // Reported already.
};

}  // namespace

void read_fields(CheckContext& context) { FieldReader(context).run(); }

}  // namespace campaign
