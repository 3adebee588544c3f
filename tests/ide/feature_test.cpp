// What editors ask, shown by plans with cursors in them (tests/ide/*.campaign; `marked_text.h` says how they are read):
//
//   hover 1: part of the card            no hover 1
//   complete 1: has, these, !not_this    definition 1: 2 (the cursor before the name), or none
//   references 1: 2 3                    rename 1 new_name: 2 3, or refused: part of the reason
//   action 1 title: (lines that stand in the text then)       no action 1: part of a title
//   hint 1: part                         lens 1: part
//   fold 1 2: (from one's line to the other's)                select 1: first | second | …
//   token 1: type, or none               link 1: target
//   aims 1: path, path                   means 1: path, path

#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "ide/actions.h"
#include "ide/completion.h"
#include "ide/marked_text.h"
#include "ide/folding.h"
#include "ide/goal_tree.h"
#include "ide/hover.h"
#include "ide/links.h"
#include "ide/mentions.h"
#include "ide/outline.h"
#include "ide/rename.h"
#include "ide/selection.h"
#include "syntax/semantic_tokens.h"
#include "support/compiled.h"
#include "support/edited.h"
#include "support/files.h"

namespace campaign {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(by), text.size());
    const std::string_view part = text.substr(0, end);
    const std::size_t first = part.find_first_not_of(' ');
    if (first != std::string_view::npos) parts.emplace_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    text.remove_prefix(std::min(end + by.size(), text.size()));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

class Features {
 public:
  explicit Features(const MarkedText& marked) : marked_(marked), snapshot_(compile_text(marked.text)), file_(snapshot_.plan_files.front()) {}

  /// Asks one question; empty, or what is wrong.
  std::string ask(const MarkedText::Question& question) {
    // A title may have a colon of its own: an action's answer is in the lines behind the question.
    const std::size_t colon = question.text.starts_with("action") ? std::string::npos : question.text.find(": ");
    std::string head = question.text.substr(0, colon);
    if (head.ends_with(':')) head.pop_back();
    wanted_ = colon != std::string::npos ? question.text.substr(colon + 2) : "";
    answer_ = &question.answer;
    std::istringstream words(head);
    std::string verb, cursor;
    words >> verb;
    no_ = verb == "no";
    if (no_) words >> verb;
    words >> cursor;
    std::getline(words, rest_);
    if (rest_.starts_with(' ')) rest_.erase(0, 1);
    if (!marked_.cursors.contains(cursor)) return "there is no cursor " + cursor;
    at_ = marked_.cursors.at(cursor);
    if (verb == "hover") return hover();
    if (verb == "complete") return complete();
    if (verb == "definition") return definition();
    if (verb == "references") return references();
    if (verb == "rename") return rename();
    if (verb == "action") return action();
    if (verb == "hint") return hint();
    if (verb == "lens") return lens();
    if (verb == "fold") return fold();
    if (verb == "select") return select();
    if (verb == "token") return token();
    if (verb == "link") return link();
    if (verb == "aims") return neighbours(aims_of);
    if (verb == "means") return neighbours(means_of);
    return "nobody knows how to ask for " + verb;
  }

 private:
  std::string hover() {
    const auto found = hover_at(snapshot_, file_, at_);
    if (no_) return found ? "there is something: " + found->markdown : "";
    if (!found) return "there is nothing";
    return found->markdown.find(wanted_) == std::string::npos ? "it says: " + found->markdown : "";
  }

  std::string complete() {
    std::set<std::string> labels;
    for (const CompletionItem& item : completions_at(snapshot_, file_, at_)) labels.insert(item.label);
    for (const std::string& one : split(wanted_, ",")) {
      const bool not_this = one.starts_with('!');
      if (labels.contains(not_this ? one.substr(1) : one) == not_this) {
        return (not_this ? "it offers " : "it does not offer ") + one + ", but " + joined({labels.begin(), labels.end()});
      }
    }
    return wanted_.empty() && !labels.empty() ? "it offers " + joined({labels.begin(), labels.end()}) : "";
  }

  std::string definition() {
    const auto mention = mention_at(snapshot_, file_, at_);
    if (wanted_ == "none") return mention ? "there is one" : "";
    if (!mention) return "there is none";
    return places({snapshot_.plan[mention->entity].name_span});
  }

  std::string references() {
    const auto mention = mention_at(snapshot_, file_, at_);
    if (!mention) return "there is no name";
    std::vector<Span> found;
    for (const Mention& one : mentions_of(snapshot_, mention->entity)) found.push_back(one.span);
    return places(found);
  }

  std::string rename() {
    const auto result = rename_at(snapshot_, file_, at_, rest_);
    constexpr std::string_view kRefused = "refused: ";
    const auto* reason = std::get_if<std::string>(&result);
    if (wanted_.starts_with(kRefused)) {
      if (reason == nullptr) return "it is not refused";
      return reason->find(wanted_.substr(kRefused.size())) == std::string::npos ? "the reason is: " + *reason : "";
    }
    if (reason != nullptr) return "it is refused: " + *reason;
    std::vector<Span> found;
    for (const Edit& edit : std::get<std::vector<Edit>>(result)) found.push_back(edit.span);
    return places(found);
  }

  std::string action() {
    std::vector<std::string> titles;
    for (const Action& one : actions_at(snapshot_, file_, at_, at_)) {
      titles.push_back(one.title);
      if (no_ ? one.title.find(wanted_) == std::string::npos : one.title != rest_) continue;
      if (no_) return "it offers: " + one.title;
      const std::string text = edited(marked_.text, one.edits);
      std::string lines;
      for (const std::string& line : *answer_) lines += line + "\n";
      if (lines.empty()) return "the question has no answer";
      return text.find(lines) == std::string::npos ? "the text is then:\n" + text : "";
    }
    return no_ ? "" : "it offers " + joined(titles);
  }

  std::string hint() {
    for (const InlayHint& one : inlay_hints(snapshot_, file_)) {
      if (one.offset == at_) return one.text.find(wanted_) == std::string::npos ? "it says: " + one.text : "";
    }
    return no_ ? "" : "there is none";
  }

  std::string lens() {
    std::vector<std::string> found;
    for (const Lens& one : lenses_of(snapshot_, file_)) {
      if (one.head.begin <= at_ && at_ <= one.head.end) found.push_back(one.text);
    }
    return std::ranges::any_of(found, [&](const std::string& text) { return text.find(wanted_) != std::string::npos; }) ? "" : "they say: " + joined(found);
  }

  std::string fold() {
    const SourceFile& source = (*snapshot_.sources)[file_];
    const std::uint32_t first = source.line(at_), last = source.line(marked_.cursors.at(rest_));
    std::vector<std::string> found;
    for (const FoldingRange& one : folding_ranges(marked_.text)) {
      if (one.first == first && one.last == last) return "";
      found.push_back(std::to_string(one.first) + "-" + std::to_string(one.last));
    }
    return "not " + std::to_string(first) + "-" + std::to_string(last) + ", but " + joined(found);
  }

  std::string select() {
    std::vector<std::string> found;
    for (const Span span : selections_at(snapshot_, file_, at_)) found.push_back(marked_.text.substr(span.begin, span.end - span.begin));
    const std::vector<std::string> wanted = split(wanted_, " | ");
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (i >= found.size() || found[i] != wanted[i]) return "the selections are " + joined(found);
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (found[i].size() <= found[i - 1].size()) return "a selection is no larger than the one before: " + found[i];
    }
    return found.back() == marked_.text ? "" : "the last is not the whole file";
  }

  std::string token() {
    for (const SemanticToken& one : semantic_tokens(marked_.text, 0, static_cast<std::uint32_t>(marked_.text.size()))) {
      if (one.begin != at_) continue;
      const std::string_view type = kTokenTypes[static_cast<std::size_t>(one.type)];
      return type == wanted_ ? "" : "it is a " + std::string(type);
    }
    return wanted_ == "none" ? "" : "no token begins here";
  }

  std::string link() {
    for (const Link& one : links_in(marked_.text)) {
      if (one.begin <= at_ && at_ <= one.end) return one.target == wanted_ ? "" : "it leads to " + one.target;
    }
    return "there is none";
  }

  template <typename Neighbours>
  std::string neighbours(Neighbours neighbours) {
    const auto mention = mention_at(snapshot_, file_, at_);
    if (!mention) return "there is no name";
    std::vector<std::string> found;
    for (const EntityId id : neighbours(snapshot_, mention->entity)) found.push_back(snapshot_.plan.path(id));
    return found == split(wanted_, ",") ? "" : "they are " + joined(found);
  }

  /// Whether the spans begin at the cursors that are wanted.
  std::string places(std::vector<Span> found) {
    std::set<std::uint32_t> wanted, begins;
    for (const std::string& cursor : split(wanted_, " ")) {
      if (!marked_.cursors.contains(cursor)) return "there is no cursor " + cursor;
      wanted.insert(marked_.cursors.at(cursor));
    }
    std::string list;
    for (const Span span : found) {
      begins.insert(span.begin);
      const LineColumn at = (*snapshot_.sources)[span.file].line_column(span.begin);
      list += " " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    return begins == wanted ? "" : "the places are" + list;
  }

  const MarkedText& marked_;
  const Snapshot snapshot_;
  const FileId file_;
  std::string wanted_, rest_;
  const std::vector<std::string>* answer_ = nullptr;
  std::uint32_t at_ = 0;
  bool no_ = false;
};

class FeatureTest : public testing::TestWithParam<std::string> {};

TEST_P(FeatureTest, EditorsGetWhatThePlanSays) {
  const MarkedText marked = read_marks(read_file(GetParam()));
  ASSERT_FALSE(marked.questions.empty());
  Features features(marked);
  for (const auto& question : marked.questions) {
    const std::string wrong = features.ask(question);
    EXPECT_TRUE(wrong.empty()) << GetParam() << ":" << question.line << ": " << question.text << "\n  " << wrong;
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(info.param.rfind('/') + 1);
  name.resize(name.find('.'));
  return name;
}

INSTANTIATE_TEST_SUITE_P(Plans, FeatureTest, testing::ValuesIn(files_below("tests/ide", ".campaign")), test_name);

}  // namespace
}  // namespace campaign
