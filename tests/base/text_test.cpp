#include "base/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace campaign {
namespace {

std::string utf8(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

TEST(Utf8, EveryScalarValueRoundTrips) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    const std::string text = utf8(c);
    ASSERT_EQ(validate_utf8(text), std::nullopt) << static_cast<unsigned>(c);
    std::size_t offset = 0;
    ASSERT_EQ(decode_utf8(text, offset), c);
    ASSERT_EQ(offset, text.size());
    ASSERT_EQ(utf16_length(text), c > 0xFFFF ? 2U : 1U);
  }
  EXPECT_EQ(utf8(0xD800), "\xEF\xBF\xBD");
  EXPECT_EQ(utf8(0x110000), "\xEF\xBF\xBD");
}

TEST(Utf8, FindsTheFirstIllFormedSequence) {
  const std::string bad[] = {
      "\x80",              // stray continuation
      "\xC0\x80",          // overlong NUL
      "\xC1\xBF",          // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xED\xA0\x80",      // surrogate
      "\xED\xBF\xBF",      // surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF5\x80\x80\x80",
      "\xFF",
      "\xFE",
      "\xC3",  // cut short
      "\xE2\x82",
      "\xF0\x9F\x98",
      "\xE2\x28\xA1",
      "\xF0\x9F\x28\x80",
  };
  for (const std::string& bytes : bad) {
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string text = std::string(before, 'a') + bytes;
      EXPECT_EQ(validate_utf8(text), before) << testing::PrintToString(bytes);
      EXPECT_EQ(validate_utf8(text + "tail and more tail"), before);
      EXPECT_EQ(validate_utf8("é" + text), before + 2);
    }
    std::size_t offset = 0;
    EXPECT_EQ(decode_utf8(bytes, offset), char32_t{0xFFFD});
    EXPECT_EQ(offset, 1U);
  }
  EXPECT_EQ(validate_utf8(""), std::nullopt);
  EXPECT_EQ(validate_utf8(std::string(1000, 'x')), std::nullopt);
  EXPECT_EQ(validate_utf8(std::string_view("a\0b", 3)), std::nullopt);
}

TEST(Utf8, CountsUtf16Units) {
  EXPECT_EQ(utf16_length(""), 0U);
  EXPECT_EQ(utf16_length("abc"), 3U);
  EXPECT_EQ(utf16_length("Käse"), 4U);
  EXPECT_EQ(utf16_length("€"), 1U);
  EXPECT_EQ(utf16_length("😀a"), 3U);
}

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", "", 5), 0U);
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_EQ(edit_distance("taget", "target", 5), 1U);
  EXPECT_EQ(edit_distance("tagret", "target", 5), 1U);  // a swap is one edit
  EXPECT_EQ(edit_distance("ca", "abc", 5), 3U);         // optimal string alignment
  EXPECT_EQ(edit_distance("Kase", "Käse", 5), 1U);      // code points, not bytes
  EXPECT_EQ(edit_distance("A", "a", 5), 1U);
}

TEST(EditDistance, StopsAboveTheLimit) {
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 0), 1U);
  EXPECT_EQ(edit_distance("abc", "abc", 0), 0U);
  EXPECT_EQ(edit_distance("a", std::string(1000, 'a'), 4), 5U);
  EXPECT_EQ(edit_distance("abc", "xyz", std::numeric_limits<std::size_t>::max()), 3U);
}

/// The recurrence as printed in Boytsov 2011, over the whole table.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> t(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        t[i][j] = i + j;
        continue;
      }
      t[i][j] = std::min({t[i - 1][j] + 1, t[i][j - 1] + 1, t[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        t[i][j] = std::min(t[i][j], t[i - 2][j - 2] + 1);
      }
    }
  }
  return t[a.size()][b.size()];
}

TEST(EditDistance, AgreesWithTheWholeTable) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const auto word = [&] {
    std::string text(random() % 10, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string a = word();
    const std::string b = word();
    const std::size_t limit = random() % 12;
    const std::size_t distance = plain_distance(a, b);
    ASSERT_EQ(edit_distance(a, b, limit), std::min(distance, limit + 1)) << a << " " << b;
    ASSERT_EQ(edit_distance(b, a, limit), std::min(distance, limit + 1)) << a << " " << b;
  }
}

TEST(Closest, SuggestsWhatWasMeant) {
  const std::string_view names[] = {"goal", "strategy", "tactic", "target", "budget", "baseline", "start_date"};
  EXPECT_EQ(closest("taget", names), "target");
  EXPECT_EQ(closest("tagret", names), "target");
  EXPECT_EQ(closest("stratgey", names), "strategy");
  EXPECT_EQ(closest("TARGET", names), "target");
  EXPECT_EQ(closest("BUDGTE", names), "budget");
  EXPECT_EQ(closest("start-date", names), "start_date");
  EXPECT_EQ(closest("StartDate", names), "start_date");
  EXPECT_EQ(closest("start-dat", names), "start_date");
  EXPECT_EQ(closest("gaol", names), "goal");
  EXPECT_EQ(closest("sud", std::vector<std::string_view>{"aud", "usd", "sdg"}), "usd") << "letters change places more often than they are taken for others";
  EXPECT_EQ(closest("goal", names), "goal");
  EXPECT_EQ(closest("audience", names), std::nullopt);
  EXPECT_EQ(closest("", names), std::nullopt);
  EXPECT_EQ(closest("x", names), std::nullopt);
  EXPECT_EQ(closest("goal", {}), std::nullopt);
}

TEST(Closest, PrefersEqualThenNearestThenFirst) {
  const std::string_view cased[] = {"Reach", "reach"};
  EXPECT_EQ(closest("reach", cased), "reach");
  EXPECT_EQ(closest("REACH", cased), "Reach");
  const std::string_view near[] = {"abcdxx", "abcdex", "abcdey"};
  EXPECT_EQ(closest("abcdef", near), "abcdex");
  const std::string_view compact[] = {"costs", "co_st"};
  EXPECT_EQ(closest("cost", compact), "co_st");
  const std::string_view letters[] = {"y", "xy"};
  EXPECT_EQ(closest("x", letters), "xy");
  const std::string_view dashes[] = {"_", "__"};
  EXPECT_EQ(closest("-", dashes), "_");
}

std::string json(std::string_view text) {
  std::string out = "<";
  escape_json(out, text);
  return out.substr(1);
}

TEST(EscapeJson, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(json(""), "");
  EXPECT_EQ(json("plain / text"), "plain / text");
  EXPECT_EQ(json("a\"b\\c"), "a\\\"b\\\\c");
  EXPECT_EQ(json("\b\f\n\r\t"), "\\b\\f\\n\\r\\t");
  EXPECT_EQ(json(std::string_view("\0\x1F\x7F", 3)), "\\u0000\\u001f\x7F");
  EXPECT_EQ(json("Käse €😀"), "Käse €😀");
  EXPECT_EQ(json("a\xFF"
                 "b\xC3"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST(Slug, MakesIdentifiers) {
  EXPECT_EQ(slug("Repeat Revenue"), "repeat_revenue");
  EXPECT_EQ(slug("  Mom's Day: Käse!  "), "moms_day_käse");
  EXPECT_EQ(slug("Mom’s—day"), "moms_day");
  EXPECT_EQ(slug("a -- b__c"), "a_b_c");
  EXPECT_EQ(slug("2025 launch"), "item_2025_launch");
  EXPECT_EQ(slug("Q4 2025"), "q4_2025");
  EXPECT_EQ(slug(""), "item");
  EXPECT_EQ(slug("___"), "item");
  EXPECT_EQ(slug("🎉!"), "item");
  EXPECT_EQ(slug("🎉 Launch 🎉"), "launch");
  EXPECT_EQ(slug("50 % €"), "item_50");
  EXPECT_EQ(slug("a\xFF\xFE"
                 "b"),
            "a_b");
}

TEST(Slug, KeepsLettersOfEveryScript) {
  EXPECT_EQ(slug("ÉCOLE Œuvre ŸŽ"), "école_œuvre_ÿž");
  EXPECT_EQ(slug("ΑΘΉΝΑ Σ"), "αθήνα_σ");
  EXPECT_EQ(slug("ЁЖ Київ"), "ёж_київ");
  EXPECT_EQ(slug("春のキャンペーン。２０２５"), "春のキャンペーン_２０２５");
  EXPECT_EQ(slug("ТОВ «Марк»"), "тов_марк");
}

TEST(Slug, CutsOnACodePoint) {
  EXPECT_EQ(slug(std::string(100, 'A')), std::string(60, 'a'));
  EXPECT_EQ(slug(std::string(59, 'a') + " b"), std::string(59, 'a'));
  EXPECT_EQ(slug(std::string(58, 'a') + " b"), std::string(58, 'a') + "_b");
  EXPECT_EQ(slug(std::string(59, 'a') + "é"), std::string(59, 'a'));
  EXPECT_EQ(slug(std::string(58, 'a') + "éé"), std::string(58, 'a') + "é");
  EXPECT_EQ(slug(std::string(58, 'a') + "春"), std::string(58, 'a'));
}

TEST(Slug, IsStableOnRandomBytes) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  for (int i = 0; i < 20000; ++i) {
    std::string title;
    for (std::size_t n = random() % 40; n > 0; --n) {
      if (random() % 4 == 0)
        title.push_back(static_cast<char>(random()));
      else
        append_utf8(title, random() % 3 == 0 ? random() % 0x110000 : random() % 0x600);
    }
    const std::string identifier = slug(title);
    ASSERT_FALSE(identifier.empty());
    ASSERT_LE(identifier.size(), 60U);
    ASSERT_EQ(validate_utf8(identifier), std::nullopt);
    ASSERT_EQ(slug(identifier), identifier);
    std::string escaped;
    escape_json(escaped, title);
    ASSERT_EQ(validate_utf8(escaped), std::nullopt);
  }
}

TEST(Trim, RemovesAsciiWhiteSpace) {
  EXPECT_EQ(trim("  a b\t\r\n"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n\v\f "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Dedent, RemovesCommonIndentation) {
  EXPECT_EQ(dedent("\n    a\n      b\n    c\n  "), "a\n  b\nc");
  EXPECT_EQ(dedent("\n  a\n\n  b\n"), "a\n\nb");
  EXPECT_EQ(dedent("\n  a\n \n  b"), "a\n\nb");      // a blank line does not count
  EXPECT_EQ(dedent("\n  a\n     \n  b"), "a\n\nb");  // and becomes empty
  EXPECT_EQ(dedent("\n\ta\n\t\tb\n"), "a\n\tb");
  EXPECT_EQ(dedent("\n\ta\n  b\n"), "\ta\n  b");  // a tab is not two blanks
  EXPECT_EQ(dedent("\r\n  a\r\n  b\r\n"), "a\nb");
  EXPECT_EQ(dedent("  \n  a"), "a");
  EXPECT_EQ(dedent("\n\n  a\n"), "\na");  // only the first line break goes
}

TEST(Dedent, KeepsTextOnTheFirstLine) {
  EXPECT_EQ(dedent("one line"), "one line");
  EXPECT_EQ(dedent(" one line "), " one line ");
  EXPECT_EQ(dedent("first\n    second\n      third\n  "), "first\nsecond\n  third");
  EXPECT_EQ(dedent("first\n"), "first");
}

TEST(Dedent, OfNothingIsNothing) {
  EXPECT_EQ(dedent(""), "");
  EXPECT_EQ(dedent("\n"), "");
  EXPECT_EQ(dedent("\n   \n  "), "");
}

TEST(LowerCase, KeepsEveryOffset) {
  EXPECT_EQ(lower_case("Ärger mit ÖPNV & CRM"), "ärger mit öpnv & crm");
  EXPECT_EQ(lower_case("ΑΒΓ ЖЗ"), "αβγ жз");
  for (const std::string_view text : {"İstanbul ẞ", "\xff\xc3 A", "plain"}) EXPECT_EQ(lower_case(text).size(), text.size()) << text;
  EXPECT_EQ(lower_case("\xff\xc3 A"), "\xff\xc3 a");
}

}  // namespace
}  // namespace campaign
