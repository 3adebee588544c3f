#include "emit/json/places.h"

#include <algorithm>

namespace campaign {

namespace {

constexpr int kLinesToWalk = 8;  // Values stand a line or two apart; farther ones are searched for.

void write_place(JsonWriter& json, std::string_view name, const SourceFile& file, std::uint32_t offset) {
  const auto byte = std::min(offset, static_cast<std::uint32_t>(file.text().size()));
  const LineColumn at = file.line_column(byte);
  json.key(name);
  json.begin_object();
  json.member("line", at.line);
  json.member("column", at.column);
  json.member("utf16_column", at.utf16_column);
  json.member("byte", byte);
  json.end_object();
}

}  // namespace

void Places::write(JsonWriter& json, Span span) const {
  const SourceFile& file = sources_[span.file];
  json.member("file", file.name());
  json.key("range");
  json.begin_object();
  write_place(json, "start", file, span.begin);
  write_place(json, "end", file, std::max(span.begin, span.end));
  json.end_object();
}

void Places::write_short(JsonWriter& json, Span span) const {
  const SourceFile& file = sources_[span.file];
  const LineColumn begin = file.line_column(span.begin);
  const LineColumn end = file.line_column(std::max(span.begin, span.end));
  json.member("file", file.name());
  json.member("line", begin.line);
  json.member("column", begin.column);
  json.member("end_line", end.line);
  json.member("end_column", end.column);
}

std::uint32_t Places::line(Span span) {
  const SourceFile& file = sources_[span.file];
  if (line_ != 0 && file_ == span.file && span.begin >= begin_) {
    for (int walked = 0; walked < kLinesToWalk; ++walked) {
      if (span.begin < end_) return line_;
      if (line_ == file.line_count()) break;
      begin_ = end_;
      end_ = file.line_begin(++line_ + 1);
    }
  }
  file_ = span.file;
  line_ = file.line(span.begin);
  begin_ = file.line_begin(line_);
  end_ = file.line_begin(line_ + 1);
  return line_;
}

}  // namespace campaign
