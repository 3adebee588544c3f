#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/sections.h"
#include "emit/html/source_text.h"

namespace campaign::html {

namespace {

/// Writes one line of a file: its words in their colours, its names as links.
class LineWriter {
 public:
  LineWriter(const Canvas& canvas, const SourceText& marks) : canvas_(canvas), marks_(marks), text_(canvas.view().sources[canvas.page.text].text()) {}

  /// Lines have to come in order.
  void write(std::uint32_t begin, std::uint32_t end) {
    if (!started_) start(begin);
    for (std::uint32_t at = begin; at < end;) {
      while (token_ < marks_.tokens.size() && marks_.tokens[token_].end <= at) ++token_;
      while (name_ < marks_.names.size() && marks_.names[name_].span.end <= at) ++name_;
      std::uint32_t next = end;
      if (name_ < marks_.names.size()) {
        const auto& [span, entity] = marks_.names[name_];
        if (span.begin <= at && span.end <= end) {
          write_name(span, entity);
          at = span.end;
          continue;
        }
        if (span.begin > at) next = std::min(next, span.begin);
      }
      if (token_ < marks_.tokens.size()) {
        const SemanticToken& token = marks_.tokens[token_];
        if (token.begin <= at) {
          next = std::min(next, token.end);
          canvas_.html.element("span", {cls(class_of(token.type))}, slice(at, next));
          at = next;
          continue;
        }
        next = std::min(next, token.begin);
      }
      canvas_.html.text(slice(at, next));
      at = next;
    }
  }

 private:
  void start(std::uint32_t begin) {
    started_ = true;
    const auto behind = [begin](const auto& each) { return each <= begin; };
    token_ = static_cast<std::size_t>(std::ranges::partition_point(marks_.tokens, behind, &SemanticToken::end) - marks_.tokens.begin());
    name_ = static_cast<std::size_t>(std::ranges::partition_point(marks_.names, [begin](const auto& name) { return name.span.end <= begin; }) -
                                     marks_.names.begin());
  }
  [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
  static std::string_view class_of(TokenType type) {
    constexpr std::array<std::string_view, 6> kClasses = {"kw", "key", "str", "num", "com", "who"};
    return kClasses[static_cast<std::size_t>(type)];
  }
  void write_name(Span span, EntityId entity) {
    const auto url = canvas_.map.way(canvas_.page, entity);
    url ? canvas_.html.element("a", {href(*url)}, slice(span.begin, span.end)) : canvas_.html.text(slice(span.begin, span.end));
  }

  const Canvas& canvas_;
  const SourceText& marks_;
  std::string_view text_;
  std::size_t token_ = 0, name_ = 0;
  bool started_ = false;
};

void write_flags(const Canvas& canvas, const SourceText& marks, std::uint32_t line) {
  for (auto each = std::ranges::lower_bound(marks.findings, std::pair(line, 0u)); each != marks.findings.end() && each->first == line; ++each) {
    const Diagnostic& diagnostic = canvas.finding(each->second);
    canvas.html.text(" ");
    const std::string words = fmt::format("{}: {}", display_severity(canvas, diagnostic.severity), diagnostic.message);
    const auto url = canvas.map.way_to_finding(canvas.page, each->second);
    if (!url) continue;
    const auto link = canvas.html.in("a", {cls("flag"), href(*url), attribute("title", words)});
    write_mark(canvas.html, mark_of(diagnostic.severity));
    canvas.html.element("span", {cls("unseen")}, words);
  }
}

}  // namespace

SourceText source_text(const SiteMap& map, FileId file) {
  const PlanView& view = map.view();
  const std::string_view text = view.sources[file].text();
  SourceText marks;
  marks.tokens = semantic_tokens(text, 0, static_cast<std::uint32_t>(text.size()));
  const auto add = [&](Span span, EntityId entity) {
    if (span.file == file && span.begin < span.end && entity != kNoEntity) marks.names.push_back({span, entity});
  };
  for (std::uint32_t i = 0; i < view.plan.size(); ++i) {
    const Entity& entity = view.plan[EntityId{i}];
    if (entity.from_library || entity.span.file != file) continue;
    add(entity.named ? entity.name_span : entity.title_span, EntityId{i});
    for (const PropertyValue& value : view.plan.values(EntityId{i})) {
      const auto* reference = std::get_if<Reference>(&value.value);
      if (reference != nullptr && value.clauses < 0) add(value.span, reference->entity);
      if (const auto* expectation = std::get_if<Expectation>(&value.value)) add(expectation->metric_span, expectation->metric);
    }
  }
  std::ranges::stable_sort(marks.names, {}, [](const SourceText::Name& name) { return name.span.begin; });
  std::uint32_t end = 0;
  std::erase_if(marks.names, [&](const SourceText::Name& name) {
    const bool overlaps = name.span.begin < end;
    if (!overlaps) end = name.span.end;
    return overlaps;
  });
  for (std::uint32_t i = 0; i < view.diagnostics.size(); ++i) {
    if (view.diagnostics[i].span.file == file) marks.findings.emplace_back(view.sources[file].line(view.diagnostics[i].span.begin), i);
  }
  std::ranges::sort(marks.findings);
  return marks;
}

void write_text(const Canvas& canvas) {
  const SourceFile& file = canvas.view().sources[canvas.page.text];
  const std::string_view text = file.text();
  LineWriter writer(canvas, *canvas.text);
  const auto list = canvas.html.in("ol", {cls("source"), attribute("start", std::to_string(canvas.page.first + 1)), attribute("dir", "ltr")});
  for (std::uint32_t line = canvas.page.first + 1; line <= canvas.page.last; ++line) {
    const auto item = canvas.html.in("li", {html::id(fmt::format("L{}", line))});
    const std::string_view bytes = file.line_text(line);
    const auto begin = static_cast<std::uint32_t>(bytes.data() - text.data());
    std::string_view shown = bytes;
    while (!shown.empty() && (shown.back() == '\n' || shown.back() == '\r')) shown.remove_suffix(1);
    {
      const auto code = canvas.html.in("code");
      writer.write(begin, begin + static_cast<std::uint32_t>(shown.size()));
    }
    write_flags(canvas, *canvas.text, line);
  }
}

}  // namespace campaign::html
