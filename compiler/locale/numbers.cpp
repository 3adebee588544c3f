#include <algorithm>
#include <cassert>

#include <unicode/fmtable.h>

#include "locale/formats.h"

namespace campaign {

namespace {

using icu::number::NumberFormatter;
using icu::number::NumberRangeFormatter;
using icu::number::Notation;
using icu::number::Precision;
using icu::number::UnlocalizedNumberFormatter;

/// ICU knows currencies by three capitals. Any other name of a currency takes the place of this code in the result.
constexpr std::string_view kOther = "XXX";

bool is_code(std::string_view currency) {
  return currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void name_currency(std::string& text, const std::string& currency) {
  if (currency.empty() || is_code(currency)) return;
  if (const std::size_t at = text.find(kOther); at != std::string::npos) text.replace(at, kOther.size(), currency);
}

icu::Formattable formattable(const Decimal& number, UErrorCode& error) {
  const std::string digits = number.to_string();
  return {icu::StringPiece(digits), error};
}

/// The settings of a formatter, whatever its locale.
UnlocalizedNumberFormatter settings(const Locale::Formats::Key& key) {
  using Style = Locale::Formats::Style;
  UErrorCode error = U_ZERO_ERROR;
  const bool compact = key.style == Style::compact || key.style == Style::compact_money;
  UnlocalizedNumberFormatter formatter =
      NumberFormatter::with()
          .sign(key.sign == Locale::Sign::always ? UNUM_SIGN_EXCEPT_ZERO : UNUM_SIGN_NEGATIVE)
          .roundingMode(UNUM_ROUND_HALFEVEN)
          .precision(compact ? icu::number::Precision(Precision::maxSignificantDigits(3))
                             : icu::number::Precision(Precision::minMaxFraction(key.digits.least, std::max(key.digits.least, key.digits.most))));
  if (compact) formatter = std::move(formatter).notation(Notation::compactShort());
  if (key.style == Style::percent) formatter = std::move(formatter).unit(icu::NoUnit::percent());
  if (key.style == Style::money || key.style == Style::compact_money) {
    const std::string code(is_code(key.currency) ? std::string_view(key.currency) : kOther);
    formatter = std::move(formatter)
                    .unit(icu::CurrencyUnit(icu::StringPiece(code), error))
                    .unitWidth(UNUM_UNIT_WIDTH_ISO_CODE);
  }
  assert(U_SUCCESS(error));
  return formatter;
}

}  // namespace

icu::number::FormattedNumber Locale::Formats::formatted(const Decimal& number, const Key& key) {
  auto found = numbers_.find(key);
  if (found == numbers_.end()) found = numbers_.emplace(key, settings(key).locale(icu)).first;
  UErrorCode error = U_ZERO_ERROR;
  const std::string digits = number.to_string();
  auto result = found->second.formatDecimal(icu::StringPiece(digits), error);
  assert(U_SUCCESS(error));
  return result;
}

std::string Locale::Formats::format(const Decimal& number, const Key& key) {
  UErrorCode error = U_ZERO_ERROR;
  std::string text = to_utf8(formatted(number, key).toTempString(error));
  assert(U_SUCCESS(error));
  name_currency(text, key.currency);
  return text;
}

std::string Locale::Formats::format_range(const Decimal& low, const Decimal& high, const Key& key) {
  auto found = ranges_.find(key);
  if (found == ranges_.end()) {
    auto formatter = NumberRangeFormatter::withLocale(icu)
                         .identityFallback(UNUM_IDENTITY_FALLBACK_SINGLE_VALUE)
                         .numberFormatterBoth(settings(key));
    found = ranges_.emplace(key, std::move(formatter)).first;
  }
  UErrorCode error = U_ZERO_ERROR;
  std::string text = to_utf8(
      found->second.formatFormattableRange(formattable(low, error), formattable(high, error), error).toTempString(error));
  assert(U_SUCCESS(error));
  name_currency(text, key.currency);
  return text;
}

const icu::PluralRules& Locale::Formats::plurals() {
  if (!plurals_) {
    UErrorCode error = U_ZERO_ERROR;
    plurals_.reset(icu::PluralRules::forLocale(icu, error));
    assert(U_SUCCESS(error));
  }
  return *plurals_;
}

std::string Locale::number(const Decimal& number, Digits digits, Sign sign) const {
  return formats_->format(number, {Formats::Style::plain, digits, sign, {}});
}

std::string Locale::percent(const Decimal& percent, Digits digits, Sign sign) const {
  return formats_->format(percent, {Formats::Style::percent, digits, sign, {}});
}

std::string Locale::money(const Decimal& number, std::string_view currency, Digits digits, Sign sign) const {
  return formats_->format(number, {Formats::Style::money, digits, sign, std::string(currency)});
}

std::string Locale::compact(const Decimal& number) const {
  return formats_->format(number, {Formats::Style::compact, {}, Sign::minus, {}});
}

std::string Locale::compact_money(const Decimal& number, std::string_view currency) const {
  return formats_->format(number, {Formats::Style::compact_money, {}, Sign::minus, std::string(currency)});
}

std::string Locale::number_range(const Decimal& low, const Decimal& high, Digits digits) const {
  return formats_->format_range(low, high, {Formats::Style::plain, digits, Sign::minus, {}});
}

std::string Locale::percent_range(const Decimal& low, const Decimal& high, Digits digits) const {
  return formats_->format_range(low, high, {Formats::Style::percent, digits, Sign::minus, {}});
}

std::string Locale::money_range(const Decimal& low, const Decimal& high, std::string_view currency, Digits digits) const {
  return formats_->format_range(low, high, {Formats::Style::money, digits, Sign::minus, std::string(currency)});
}

namespace {

constexpr std::array<std::u16string_view, 6> kPlurals = {u"zero", u"one", u"two", u"few", u"many", u"other"};

Locale::Plural plural_named(const icu::UnicodeString& name) {
  const auto found = std::ranges::find(kPlurals, std::u16string_view(name.getBuffer(), static_cast<std::size_t>(name.length())));
  return found == kPlurals.end() ? Locale::Plural::other : static_cast<Locale::Plural>(found - kPlurals.begin());
}

}  // namespace

Locale::Plural Locale::plural(const Decimal& number, Digits digits) const {
  UErrorCode error = U_ZERO_ERROR;
  const auto shown = formats_->formatted(number, {Formats::Style::plain, digits, Sign::minus, {}});
  const Plural form = plural_named(formats_->plurals().select(shown, error));
  assert(U_SUCCESS(error));
  return form;
}

std::vector<Locale::Plural> plurals_of(std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale(std::string(language).c_str());
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, error));
  const std::unique_ptr<icu::StringEnumeration> names(rules->getKeywords(error));
  std::vector<Locale::Plural> forms;
  while (const icu::UnicodeString* name = names->snext(error)) forms.push_back(plural_named(*name));
  std::ranges::sort(forms);
  assert(U_SUCCESS(error));
  return forms;
}

}  // namespace campaign
