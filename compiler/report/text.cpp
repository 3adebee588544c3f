#include "report/text.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>

#include "report/excerpt.h"
#include "report/preview.h"

namespace campaign {
namespace {

using llvm::raw_ostream;
using llvm::SMDiagnostic;
using llvm::SourceMgr;
using llvm::WithColor;

constexpr std::size_t kMostFixLines = 6;  // A preview shows what a fix is like; the editor shows all of it.
constexpr auto kLabelColor = raw_ostream::BLUE;
constexpr auto kGutterColor = raw_ostream::BLUE;

/// A string that LLVM colours as if it were a terminal.
class TerminalString final : public llvm::raw_string_ostream {
 public:
  TerminalString(std::string& text, bool colors) : raw_string_ostream(text), colors_(colors) { enable_colors(colors); }
  [[nodiscard]] bool has_colors() const override { return colors_; }

 private:
  bool colors_;
};

/// What is said, without the direction marks that numbers of right-to-left scripts have: the terminal knows where it writes.
std::string said(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {"\u200E", "\u200F", "\u061C"}) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) out.erase(at, mark.size());
  }
  return printable(out);
}

raw_ostream::Colors color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return raw_ostream::RED;
    case Severity::warning:
      return raw_ostream::MAGENTA;
    case Severity::hint:
      return raw_ostream::CYAN;
  }
  return raw_ostream::RED;
}

/// A stretch of one line to be underlined.
struct Mark {
  std::uint32_t line;
  std::size_t begin, end;  // Bytes of the line.
  char glyph;
  raw_ostream::Colors color;
  std::string_view text;
};

/// A span's part on its first line, without the blanks at that line's end.
Mark mark_at(const SourceFile& file, Span span, char glyph, raw_ostream::Colors color, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(file.text().size());
  const std::uint32_t begin = std::min(span.begin, size);
  const std::uint32_t line = file.line(begin);
  const std::string_view line_text = file.line_text(line);
  const std::size_t first = std::min<std::size_t>(begin - file.line_begin(line), line_text.size());
  std::size_t last = std::clamp<std::size_t>(span.end, begin, size) - file.line_begin(line);
  if (last > line_text.size()) last = std::max(first, line_text.find_last_not_of(" \t") + 1);
  return {line, first, last, glyph, color, text};
}

class TextReport {
 public:
  TextReport(const Sources& sources, const TextOptions& options, raw_ostream& out)
      : sources_(sources), options_(options), out_(out) {}

  void finding(const Diagnostic& diagnostic) {
    header(diagnostic.span, diagnostic.severity, fmt::format("{} [{}]", diagnostic.message, diagnostic.name));
    marked_lines(diagnostic);
    for (const Label& label : diagnostic.labels) {
      if (label.span.file != diagnostic.span.file) elsewhere(label);
    }
    if (!diagnostic.help.empty()) attached((*options_.tongue)("help"), diagnostic.help);
    for (const Fix& fix : diagnostic.fixes) preview(fix, diagnostic.span.file);
  }

 private:
  void header(Span span, Severity severity, const std::string& message);
  void note_header(Span span, const std::string& message);
  void marked_lines(const Diagnostic& diagnostic);
  void elsewhere(const Label& label);
  void attached(std::string_view word, std::string_view text);
  void preview(const Fix& fix, FileId primary);

  void lines(const SourceFile& file, std::vector<Mark> marks);
  void line(std::string_view text, std::uint32_t number, std::span<const Mark> marks);
  void gutter(std::string_view number, bool ends_line = true);

  const Sources& sources_;
  const TextOptions& options_;
  raw_ostream& out_;
  std::size_t gutter_width_ = 1;
};

/// Where a span begins, as `path:line:column`.
std::string place_of(const SourceFile& file, Span span) {
  const LineColumn place = file.line_column(std::min(span.begin, static_cast<std::uint32_t>(file.text().size())));
  return fmt::format("{}:{}:{}", printable(file.name()), place.line, place.column);
}

/// LLVM prints the line of `path:line:column: error: message`. Its own snippet, which has no carets on a line that is
/// not ASCII, is left off: the place goes in as part of the file's name.
void TextReport::header(Span span, Severity severity, const std::string& message) {
  const std::string place = place_of(sources_[span.file], span);
  if (severity != Severity::hint && options_.tongue->words() == nullptr) {
    const auto kind = severity == Severity::error ? SourceMgr::DK_Error : SourceMgr::DK_Warning;
    SMDiagnostic(place, kind, said(message)).print(nullptr, out_, options_.colors);
    return;
  }
  // LLVM has remarks only, and that is not our word; nor has it words of other languages.
  WithColor(out_, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << place << ": ";
  WithColor(out_, color_of(severity), /*Bold=*/true) << (*options_.tongue)(Said::sentence(name_of(severity))) << ": ";
  WithColor(out_, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << said(message) << '\n';
}

void TextReport::note_header(Span span, const std::string& message) {
  const std::string place = place_of(sources_[span.file], span);
  if (options_.tongue->words() == nullptr) {
    SMDiagnostic(place, SourceMgr::DK_Note, said(message)).print(nullptr, out_, options_.colors);
    return;
  }
  WithColor(out_, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << place << ": ";
  WithColor(out_, raw_ostream::BLACK, /*Bold=*/true) << (*options_.tongue)("note") << ": ";
  WithColor(out_, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << said(message) << '\n';
}

/// The primary place and the labelled ones in the same file, by line.
void TextReport::marked_lines(const Diagnostic& diagnostic) {
  const SourceFile& file = sources_[diagnostic.span.file];
  gutter_width_ = 1;
  if (file.text().empty()) return;
  std::vector<Mark> marks = {mark_at(file, diagnostic.span, '^', color_of(diagnostic.severity), diagnostic.note)};
  for (const Label& label : diagnostic.labels) {
    if (label.span.file == diagnostic.span.file)
      marks.push_back(mark_at(file, label.span, '-', kLabelColor, label.text));
  }
  lines(file, std::move(marks));
}

void TextReport::elsewhere(const Label& label) {
  const SourceFile& file = sources_[label.span.file];
  note_header(label.span, label.text);
  if (!file.text().empty()) lines(file, {mark_at(file, label.span, '-', kLabelColor, "")});
}

void TextReport::lines(const SourceFile& file, std::vector<Mark> marks) {
  std::ranges::stable_sort(marks, {}, &Mark::line);
  gutter_width_ = fmt::formatted_size("{}", marks.back().line);
  gutter("");
  for (std::size_t i = 0; i < marks.size();) {
    std::size_t end = i + 1;
    while (end < marks.size() && marks[end].line == marks[i].line) ++end;
    if (i > 0 && marks[i].line > marks[i - 1].line + 1) out_ << "...\n";
    line(file.line_text(marks[i].line), marks[i].line, std::span(marks).subspan(i, end - i));
    i = end;
  }
}

/// A line and a row under it for each mark. A line that is too long is shown anew around every mark.
void TextReport::line(std::string_view text, std::uint32_t number, std::span<const Mark> marks) {
  const std::size_t columns = options_.columns - std::min(options_.columns, gutter_width_ + 3);
  std::optional<Excerpt> excerpt;
  for (const Mark& mark : marks) {
    if (!excerpt || !excerpt->whole()) {
      excerpt.emplace(text, mark.begin, mark.end, columns);
      gutter(fmt::format("{}", number));
      out_ << excerpt->shown() << '\n';
    }
    gutter("", /*ends_line=*/false);
    WithColor colored(out_, mark.color, /*Bold=*/true);
    out_ << excerpt->underline(mark.begin, mark.end, mark.glyph);
    if (!mark.text.empty()) out_ << ' ' << said(mark.text);
    out_ << '\n';
  }
}

/// The line's number, or blanks, and the bar. An empty row ends with the bar.
void TextReport::gutter(std::string_view number, bool ends_line) {
  WithColor(out_, kGutterColor, /*Bold=*/true) << fmt::format("{:>{}} |", number, gutter_width_);
  out_ << (number.empty() && ends_line ? "\n" : " ");
}

/// `= help: text`; further lines of the text stand under its first.
void TextReport::attached(std::string_view word, std::string_view text) {
  const std::string indent(gutter_width_ + 1, ' ');
  out_ << indent;
  WithColor(out_, kGutterColor, /*Bold=*/true) << "= ";
  WithColor(out_, raw_ostream::SAVEDCOLOR, /*Bold=*/true) << word;
  out_ << ": ";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out_ << indent << std::string(word.size() + 4, ' ');
    out_ << said(text.substr(begin, end - begin)) << '\n';
    begin = end + 1;
  }
}

/// What a fix does, and the lines as they would be after it.
void TextReport::preview(const Fix& fix, FileId primary) {
  attached((*options_.tongue)("fix"), fix.title);
  const std::vector<FixedLine> fixed = fixed_lines(sources_, fix);
  FileId file = primary;
  for (std::size_t i = 0; i < std::min(fixed.size(), kMostFixLines); ++i) {
    if (i == 0) gutter("");
    if (fixed[i].file != file) out_ << (*options_.tongue)(say("in {}", printable(sources_[fixed[i].file].name()))) << ":\n";
    file = fixed[i].file;
    const Mark mark{
        fixed[i].number, fixed[i].begin, fixed[i].end, fixed[i].inserted ? '+' : '~', raw_ostream::GREEN, ""};
    const bool marked = mark.end > mark.begin;
    if (marked) {
      line(fixed[i].text, fixed[i].number, std::span(&mark, 1));
    } else {
      gutter(fmt::format("{}", fixed[i].number));
      out_ << Excerpt(fixed[i].text, 0, 0, options_.columns).shown() << '\n';
    }
  }
  if (fixed.size() > kMostFixLines) out_ << "...\n";
}

Said count_of(Severity severity, std::size_t count) {
  switch (severity) {
    case Severity::error: return say("{0} {0:error|errors}", count);
    case Severity::warning: return say("{0} {0:warning|warnings}", count);
    case Severity::hint: break;
  }
  return say("{0} {0:hint|hints}", count);
}
Said files_of(std::size_t count) { return say("{0} {0:file|files}", count); }

/// "2 errors, 1 warning"; what there is none of is left out.
std::string counts_of(std::span<const Diagnostic> diagnostics, const Tongue& tongue) {
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::hint}) {
    const auto count = static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
    if (count == 0) continue;
    if (!text.empty()) text += ", ";
    text += tongue(count_of(severity, count));
  }
  return text;
}

}  // namespace

std::string text_report(const Sources& sources, std::span<const Diagnostic> diagnostics, const TextOptions& options) {
  std::string text;
  TerminalString out(text, options.colors);
  const std::size_t shown =
      options.max_findings == 0 ? diagnostics.size() : std::min(diagnostics.size(), options.max_findings);
  TextReport report(sources, options, out);
  for (const Diagnostic& diagnostic : diagnostics.first(shown)) {
    report.finding(diagnostic);
    out << '\n';
  }
  if (shown < diagnostics.size()) {
    out << (*options.tongue)(say("not shown: {} (`--max-findings 0` shows all)", counts_of(diagnostics.subspan(shown), *options.tongue))) << "\n\n";
  }
  out.flush();
  return text;
}

std::string summary_line(std::span<const Diagnostic> diagnostics, std::size_t files, const Tongue& tongue) {
  if (diagnostics.empty()) return tongue(say("no findings in {}", files_of(files)));
  std::set<FileId> found_in;
  std::size_t fixable = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    found_in.insert(diagnostic.span.file);
    fixable += diagnostic.fixes.empty() ? 0 : 1;
  }
  const Said where = found_in.size() < files ? say("{} of {}", found_in.size(), files_of(files)) : files_of(found_in.size());
  std::string text = tongue(say("{} in {}", counts_of(diagnostics, tongue), where));
  if (fixable > 0) text += " " + tongue(say("({} fixable)", fixable));
  return text;
}

}  // namespace campaign
