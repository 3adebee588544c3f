#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// Writes one JSON document (RFC 8259) piece by piece into a string, in the order of the calls: the same calls give
/// the same bytes. The caller keeps to JSON's shape (a key before each member's value, every begin with its end);
/// assertions watch over it. Every operation is O(length of what it writes).
class JsonWriter {
 public:
  /// Appends to `out`, which must outlive the writer. `indent` is the number of blanks a level; 0 writes the compact
  /// form, without blanks and line breaks.
  explicit JsonWriter(std::string& out, int indent = 2) : out_(out), indent_(indent) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  /// The name of the member whose value is written next.
  void key(std::string_view name);

  /// A text. Ill-formed UTF-8 becomes U+FFFD, so the document is always valid.
  void string(std::string_view text);
  void number(std::int64_t value);
  /// A number that is already in JSON's notation, such as `Decimal::to_string` gives.
  void raw_number(std::string_view digits);
  void boolean(bool value);
  void null();

  // A member in one call: the key, then the value.
  void member(std::string_view name, std::string_view text) { key(name), string(text); }
  void member(std::string_view name, const char* text) { key(name), string(text); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  template <std::integral Integer>
  void member(std::string_view name, Integer value) {
    key(name), number(static_cast<std::int64_t>(value));
  }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();  // The comma and the line that go before an element; nothing behind a key.
  void line();

  std::string& out_;
  int indent_;
  bool after_key_ = false;
  std::vector<bool> filled_;  // A level each: whether it has a member or an element yet.
};

}  // namespace campaign
