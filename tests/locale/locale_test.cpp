#include "locale/locale.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "locale/tag.h"

namespace campaign {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

Decimal d(std::string_view text) { return Decimal::parse(text).value(); }

Locale::Day day(int y, unsigned month, unsigned day_of_month) {
  return year(y) / std::chrono::month(month) / std::chrono::day(day_of_month);
}

/// ICU's blanks are narrow ones or do not break the line; which of them is of no interest here.
std::string plain(std::string text) {
  for (const std::string_view blank : {"\u00A0", "\u2009", "\u202F", "\u200F", "\u061C", "\u200E"}) {
    const bool invisible = blank == "\u200F" || blank == "\u061C" || blank == "\u200E";
    for (std::size_t at = 0; (at = text.find(blank, at)) != std::string::npos;) text.replace(at, blank.size(), invisible ? "" : " ");
  }
  return text;
}

// -- tags -----------------------------------------------------------------------------------------------------------

TEST(Tags, AreKnownByLanguageAndRegion) {
  EXPECT_EQ(canonical_tag("de-AT"), "de-AT");
  EXPECT_EQ(canonical_tag("DE-at"), "de-AT");
  EXPECT_EQ(canonical_tag("zh-hant-tw"), "zh-Hant-TW");
  EXPECT_EQ(canonical_tag("es-419"), "es-419");
  EXPECT_EQ(canonical_tag("ar-u-nu-latn"), "ar-u-nu-latn");
  for (const char* bad : {"", "c", "de_AT", "German", "xx", "xx-DE", "de-XX", "en-UK", "de-", "-", "de-AT-", "de DE", "日本"}) {
    EXPECT_FALSE(canonical_tag(bad)) << bad;
  }
  EXPECT_FALSE(canonical_tag("en-x-" + std::string(200, 'a')));
}

TEST(Tags, AreGuessedFromWhatPeopleWrite) {
  EXPECT_EQ(meant_tag("de_AT"), "de-AT");
  EXPECT_EQ(meant_tag("de_AT.UTF-8"), "de-AT");
  EXPECT_EQ(meant_tag("en-UK"), "en-GB");
  EXPECT_EQ(meant_tag("de-XX"), "de");
  EXPECT_EQ(meant_tag("German"), "de");
  EXPECT_EQ(meant_tag("deutsch"), "de");
  EXPECT_EQ(meant_tag("Klingon-ish"), std::nullopt);
}

// -- one row a language and region ----------------------------------------------------------------------------------

struct Row {
  const char *tag, *number, *percent, *money, *other_money, *compact, *money_range, *day, *months, *days, *years, *weekday, *time, *list;
  bool right_to_left;
  unsigned first_weekday;  // 0 is Sunday.
};

class Locales : public testing::TestWithParam<Row> {};

TEST_P(Locales, WriteAsTheirReadersDo) {
  const Row& row = GetParam();
  const Locale locale(row.tag);
  EXPECT_EQ(locale.tag(), row.tag);
  EXPECT_EQ(plain(locale.number(d("1234567.5"), {0, 2})), row.number);
  EXPECT_EQ(plain(locale.percent(d("-12.5"), {0, 1})), row.percent);
  EXPECT_EQ(plain(locale.money(d("1234.5"), "EUR", {2, 2})), row.money);
  EXPECT_EQ(plain(locale.money(d("12"), "miles", {0, 0})), row.other_money);
  EXPECT_EQ(plain(locale.compact(d("1234567"))), row.compact);
  EXPECT_EQ(plain(locale.money_range(d("60"), d("70.5"), "USD", {2, 2})), row.money_range);
  EXPECT_EQ(plain(locale.day(day(2027, 3, 31))), row.day);
  EXPECT_EQ(plain(locale.span(day(2027, 4, 1), day(2027, 6, 30))), row.months);
  EXPECT_EQ(plain(locale.span(day(2027, 3, 1), day(2027, 3, 26))), row.days);
  EXPECT_EQ(plain(locale.span(day(2026, 11, 5), day(2027, 1, 2))), row.years);
  EXPECT_EQ(locale.weekday_short(std::chrono::Tuesday), row.weekday);
  EXPECT_EQ(plain(locale.time(17 * 60 + 5)), row.time);
  EXPECT_EQ(locale.list(std::vector<std::string>{"A", "B", "C", "D"}), row.list);
  EXPECT_EQ(locale.right_to_left(), row.right_to_left);
  EXPECT_EQ(locale.first_weekday().c_encoding(), row.first_weekday);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Locales,
    testing::Values(
        Row{"en", "1,234,567.5", "-12.5%", "EUR 1,234.50", "miles 12", "1.23M", "USD 60.00–70.50", "31 Mar 2027", "Apr – Jun 2027",
            "1–26 Mar 2027", "5 Nov 2026 – 2 Jan 2027", "Tue", "17:05", "A, B, C and D", false, 1},
        Row{"en-US", "1,234,567.5", "-12.5%", "EUR 1,234.50", "miles 12", "1.23M", "USD 60.00–70.50", "Mar 31, 2027", "Apr – Jun 2027",
            "Mar 1 – 26, 2027", "Nov 5, 2026 – Jan 2, 2027", "Tue", "5:05 PM", "A, B, C, and D", false, 0},
        Row{"en-GB", "1,234,567.5", "-12.5%", "EUR 1,234.50", "miles 12", "1.23M", "USD 60.00–70.50", "31 Mar 2027", "Apr – Jun 2027",
            "1–26 Mar 2027", "5 Nov 2026 – 2 Jan 2027", "Tue", "17:05", "A, B, C and D", false, 1},
        Row{"en-IN", "12,34,567.5", "-12.5%", "EUR 1,234.50", "miles 12", "12.3L", "USD 60.00–70.50", "31 Mar 2027", "Apr – Jun 2027",
            "1–26 Mar 2027", "5 Nov 2026 – 2 Jan 2027", "Tue", "5:05 pm", "A, B, C and D", false, 0},
        Row{"de-DE", "1.234.567,5", "-12,5 %", "1.234,50 EUR", "12 miles", "1,23 Mio.", "60,00–70,50 USD", "31. März 2027", "Apr.–Juni 2027",
            "1.–26. März 2027", "5. Nov. 2026 – 2. Jan. 2027", "Di", "17:05", "A, B, C und D", false, 1},
        Row{"de-AT", "1 234 567,5", "-12,5 %", "EUR 1.234,50", "miles 12", "1,23 Mio.", "USD 60,00–70,50", "31. März 2027", "Apr.–Juni 2027",
            "1.–26. März 2027", "5. Nov. 2026 – 2. Jän. 2027", "Di", "17:05", "A, B, C und D", false, 1},
        Row{"de-CH", "1’234’567.5", "-12.5%", "EUR 1’234.50", "miles 12", "1.23 Mio.", "USD 60.00–70.50", "31. März 2027", "Apr.–Juni 2027",
            "1.–26. März 2027", "5. Nov. 2026 – 2. Jan. 2027", "Di", "17:05", "A, B, C und D", false, 1},
        Row{"ar-EG", "١٬٢٣٤٬٥٦٧٫٥", "-١٢٫٥٪", "١٬٢٣٤٫٥٠ EUR", "١٢ miles", "١٫٢٣ مليون", "٦٠٫٠٠–٧٠٫٥٠ USD", "٣١ مارس ٢٠٢٧",
            "أبريل – يونيو، ٢٠٢٧", "١–٢٦ مارس، ٢٠٢٧", "٥ نوفمبر، ٢٠٢٦ – ٢ يناير، ٢٠٢٧", "الثلاثاء", "٥:٠٥ م", "A وB وC وD", true, 6},
        Row{"ja", "1,234,567.5", "-12.5%", "EUR 1,234.50", "miles 12", "123万", "USD 60.00～70.50", "2027年3月31日", "2027年4月～6月",
            "2027年3月1日～26日", "2026年11月5日～2027年1月2日", "火", "17:05", "A、B、C、D", false, 0}),
    [](const auto& row) {
      std::string name(row.param.tag);
      std::erase(name, '-');
      return name;
    });

// -- what holds everywhere ------------------------------------------------------------------------------------------

TEST(Numbers, AreExactAndRoundedHalfEven) {
  const Locale locale;
  EXPECT_EQ(locale.number(d("12345678901234567890123456789012345678"), {0, 2}), "12,345,678,901,234,567,890,123,456,789,012,345,678");
  EXPECT_EQ(locale.number(d("0.125"), {0, 2}), "0.12");
  EXPECT_EQ(locale.number(d("0.135"), {0, 2}), "0.14");
  EXPECT_EQ(locale.number(d("2.5"), {0, 0}), "2");
  EXPECT_EQ(locale.number(d("-0.001"), {0, 2}), "0") << "nothing has no sign";
  EXPECT_EQ(locale.number(d("0.001"), {0, 2}, Locale::Sign::always), "0");
  EXPECT_EQ(locale.number(d("3"), {0, 2}, Locale::Sign::always), "+3");
  EXPECT_EQ(locale.money_range(d("5"), d("5"), "USD", {0, 0}), "USD\u00A05");
}

// Our own notation for people is the one of English: two ways that have to agree.
TEST(Numbers, OfEnglishAgreeWithTheDecimals) {
  const Locale locale;
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const auto whole = static_cast<std::int64_t>(random() >> (random() % 64));
    const Decimal number = Decimal::from_int(random() % 2 == 0 ? whole : -whole).scaled_by_power_of_ten(-static_cast<int>(random() % 12)).value();
    const int least = static_cast<int>(random() % 4), most = least + static_cast<int>(random() % 4);
    ASSERT_EQ(locale.number(number, {least, most}), number.to_grouped(least, most)) << number.to_string();
  }
}

TEST(Dates, AreGregorianEverywhere) {
  EXPECT_EQ(plain(Locale("th-TH").span(day(2027, 1, 1), day(2027, 12, 31))), "2027");
  EXPECT_NE(Locale("fa-IR").day(day(2027, 3, 31)).find("۲۰۲۷"), std::string::npos);
  EXPECT_EQ(Locale().day(day(1500, 3, 1)), "1 Mar 1500") << "and before 1582";
  EXPECT_EQ(Locale().span(day(2027, 1, 1), day(2027, 12, 31)), "2027");
  EXPECT_EQ(Locale().span(day(2027, 2, 1), day(2027, 2, 28)), "Feb 2027");
  EXPECT_EQ(plain(Locale().span(day(2027, 1, 1), day(2028, 12, 31))), "2027–2028");
  EXPECT_EQ(Locale().span(day(2027, 3, 1), day(2027, 3, 1)), "1 Mar 2027");
  EXPECT_EQ(Locale("de").month_name(std::chrono::March), "März");
  EXPECT_EQ(Locale("de").month_short(std::chrono::March), "Mär");
  EXPECT_EQ(Locale("de").month(2027y / std::chrono::March), "März 2027");
}

// A pattern that leaves one end out would state a wrong date.
TEST(Dates, ShowBothEndsInEveryLanguage) {
  for (const char* tag : {"am", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr", "gl", "gu",
                          "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk",
                          "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr",
                          "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zu"}) {
    const Locale locale(tag);
    ASSERT_EQ(locale.tag(), tag);
    const std::string months = locale.span(day(2027, 4, 1), day(2027, 6, 30)), days = locale.span(day(2027, 4, 3), day(2027, 6, 5));
    EXPECT_NE(months, locale.span(day(2027, 4, 1), day(2027, 7, 31))) << tag << ": " << months;
    EXPECT_NE(months, locale.span(day(2027, 5, 1), day(2027, 6, 30))) << tag << ": " << months;
    EXPECT_NE(months, locale.span(day(2026, 4, 1), day(2027, 6, 30))) << tag << ": " << months;
    EXPECT_NE(days, locale.span(day(2027, 4, 3), day(2027, 7, 5))) << tag << ": " << days;
    EXPECT_NE(days, locale.span(day(2027, 4, 3), day(2027, 6, 6))) << tag << ": " << days;
    EXPECT_NE(days, locale.span(day(2027, 4, 3), day(2028, 6, 5))) << tag << ": " << days;
  }
}

TEST(Plurals, FollowTheLanguage) {
  using enum Locale::Plural;
  EXPECT_EQ(plurals_of("en"), (std::vector{one, other}));
  EXPECT_EQ(plurals_of("de"), (std::vector{one, other}));
  EXPECT_EQ(plurals_of("ar"), (std::vector{zero, one, two, few, many, other}));
  EXPECT_EQ(Locale("de").plural(d("1"), {}), one);
  EXPECT_EQ(Locale("de").plural(d("1"), {1, 1}), other) << "1,0 Tage";
  EXPECT_EQ(Locale("ar").plural(d("3"), {}), few);
  EXPECT_EQ(Locale("ja").plural(d("1"), {}), other);
}

TEST(Texts, AreJoinedAndBegin) {
  const Locale german("de");
  EXPECT_EQ(german.list(std::vector<std::string>{}), "");
  EXPECT_EQ(german.list(std::vector<std::string>{"A"}), "A");
  EXPECT_EQ(german.list(std::vector<std::string>{"A", "B"}), "A und B");
  EXPECT_EQ(german.capitalised("über"), "Über");
  EXPECT_EQ(german.capitalised(""), "");
}

TEST(UnknownLocales, AreEnglish) {
  const Locale locale("xx-YY");
  EXPECT_EQ(locale.tag(), "en");
  EXPECT_EQ(locale.language(), "en");
  EXPECT_EQ(locale.number(1'234), "1,234");
}

}  // namespace
}  // namespace campaign
