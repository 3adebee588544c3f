#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <unicode/calendar.h>
#include <unicode/dtitvfmt.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/numberrangeformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include "locale/locale.h"

namespace campaign {

/// ICU's formatters of one locale, each made on first need. Shared by the files of this room only.
struct Locale::Formats {
  enum class Style : std::uint8_t { plain, percent, money, compact, compact_money };

  /// What tells number formatters apart.
  struct Key {
    Style style = Style::plain;
    Digits digits;
    Sign sign = Sign::minus;
    std::string currency;
    [[nodiscard]] auto fields() const { return std::tie(style, digits.least, digits.most, sign, currency); }
    bool operator<(const Key& other) const { return fields() < other.fields(); }
  };

  explicit Formats(std::string_view tag);

  [[nodiscard]] std::string format(const Decimal& number, const Key& key);
  [[nodiscard]] icu::number::FormattedNumber formatted(const Decimal& number, const Key& key);
  [[nodiscard]] std::string format_range(const Decimal& low, const Decimal& high, const Key& key);
  [[nodiscard]] const icu::PluralRules& plurals();

  // In dates.cpp. A skeleton names the fields that a date is to show (CLDR, "Date Format Patterns"), say `yMMMd`.
  [[nodiscard]] std::string format_date(const char16_t* skeleton, std::chrono::sys_seconds time);
  [[nodiscard]] std::string format_interval(const char16_t* skeleton, Day first, Day last);

  [[nodiscard]] const std::string& joint(std::size_t index, std::size_t count);

  icu::Locale icu;
  std::string tag, language;

 private:
  /// The text of a date or span that was written before: a plan has few of them, and each stands on many pages. Empty, for
  /// the caller to fill, if there is none.
  [[nodiscard]] std::string& known(const char16_t* skeleton, std::chrono::sys_seconds first, std::chrono::sys_seconds last);
  void read_joints();

  std::map<Key, icu::number::LocalizedNumberFormatter> numbers_;
  std::map<Key, icu::number::LocalizedNumberRangeFormatter> ranges_;
  std::unique_ptr<icu::PluralRules> plurals_;
  std::map<std::u16string_view, std::unique_ptr<icu::DateFormat>> dates_;
  std::map<std::u16string_view, std::unique_ptr<icu::DateIntervalFormat>> intervals_;
  std::map<std::tuple<const char16_t*, std::chrono::sys_seconds, std::chrono::sys_seconds>, std::string> known_;
  std::unique_ptr<icu::Calendar> from_, to_;  // The ends of the interval being formatted.
  std::optional<std::array<std::string, 4>> joints_;  // Of two; first, middle and last of more.
};

[[nodiscard]] std::string to_utf8(const icu::UnicodeString& text);

}  // namespace campaign
