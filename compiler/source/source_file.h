#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace campaign {

/// A place as people count: lines and columns from 1.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  ///< In code points, as editors and terminals show it.
  std::uint32_t utf16_column = 1;  ///< In UTF-16 code units, as the Language Server Protocol counts, but from 1.
};

/// A text that several compilations have in common. It never changes.
using SharedText = std::shared_ptr<const std::string>;

/// One text under its name. The text never changes and never moves: views into it live as long as the file.
class SourceFile {
 public:
  /// `name` is what diagnostics show: a path relative to where the user stands, `<stdin>`, or `std/kpi/email`.
  SourceFile(std::string name, std::string text) : SourceFile(std::move(name), std::make_shared<const std::string>(std::move(text))) {}
  SourceFile(std::string name, SharedText text) : name_(std::move(name)), shared_(std::move(text)), text_(*shared_) {}
  /// A text that lives as long as the program, such as an embedded module: it is not copied.
  struct Embedded {
    std::string_view text;
  };
  SourceFile(std::string name, Embedded embedded) : name_(std::move(name)), text_(embedded.text) {}

  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The text for somebody who keeps it longer than the file; null where it lives as long as the program.
  [[nodiscard]] const SharedText& shared_text() const { return shared_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  /// The place of a byte. O(log lines), however long the line is; the index is built at the first call.
  [[nodiscard]] LineColumn line_column(std::uint32_t offset) const;
  /// The 1-based line of a byte. O(log lines).
  [[nodiscard]] std::uint32_t line(std::uint32_t offset) const;
  /// The text of a 1-based line without its line break; empty beyond the last.
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;
  /// The offset at which a 1-based line begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const;

 private:
  /// What a stretch of the text counts.
  struct Units {
    std::uint32_t points = 0, utf16 = 0;
  };
  [[nodiscard]] const std::vector<std::uint32_t>& line_starts() const;
  [[nodiscard]] Units count(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Units count_to(std::uint32_t end) const;

  std::string name_;
  SharedText shared_;
  std::string_view text_;  // Of `shared_`, or of the program.
  // Built once on demand; a compilation runs on one thread.
  mutable std::vector<std::uint32_t> line_starts_;
  mutable std::vector<Units> milestones_;  // Of the text up to every kStride-th byte; for long lines only.
};

/// The files of one compilation, in the order in which they were added. Files never move.
class Sources {
 public:
  template <typename Text>
  FileId add(std::string name, Text text) {
    files_.emplace_back(std::move(name), std::move(text));
    return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
  }
  [[nodiscard]] const SourceFile& operator[](FileId id) const { return files_[static_cast<std::uint32_t>(id)]; }
  [[nodiscard]] std::string_view text(Span span) const { return (*this)[span.file].text(span); }
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace campaign
