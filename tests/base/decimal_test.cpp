#include "base/decimal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

namespace campaign {

void PrintTo(const Decimal& value, std::ostream* out) {
  *out << value.to_string();
}

namespace {

constexpr const char* kMax38 = "99999999999999999999999999999999999999";
constexpr const char* kThird = "0.3333333333333333333333333333";  // 28 digits

/// A value that the test knows to be well formed.
Decimal d(std::string_view text) {
  const std::optional<Decimal> value = Decimal::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Decimal());
}

std::string shown(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "nullopt";
}

std::string sum(std::string_view a, std::string_view b) {
  return shown(Decimal::add(d(a), d(b)));
}
std::string product(std::string_view a, std::string_view b) {
  return shown(Decimal::multiply(d(a), d(b)));
}
std::string quotient(std::string_view a, std::string_view b) {
  return shown(Decimal::divide(d(a), d(b)));
}
std::string zeros(int count) {
  return std::string(static_cast<std::size_t>(count), '0');
}

TEST(Decimal, DefaultIsZero) {
  EXPECT_TRUE(Decimal().is_zero());
  EXPECT_EQ(Decimal().to_string(), "0");
  EXPECT_EQ(Decimal(), Decimal::from_int(0));
  static_assert(Decimal::from_int(-7).is_negative());
  static_assert(Decimal::from_int(-7).abs() == Decimal::from_int(7));
}

TEST(Decimal, ParsesAndWritesCanonically) {
  const std::pair<const char*, const char*> cases[] = {
      {"0", "0"},         {"-0", "0"},
      {"-0.000", "0"},    {"+5", "5"},
      {"007", "7"},       {"1234.50", "1234.5"},
      {"-0.03", "-0.03"}, {"1_000_000", "1000000"},
      {"1__0", "10"},     {"0.000_001", "0.000001"},
      {"100", "100"},     {"1.0", "1"},
      {"10.10", "10.1"},  {"0.0", "0"},
  };
  for (const auto& [text, canonical] : cases) EXPECT_EQ(d(text).to_string(), canonical) << text;
}

TEST(Decimal, RefusesMalformedText) {
  for (const char* text :
       {"",    "+",  "-",  ".",   ".5",  "5.",    "-.5", "_1",       "1_", "1_.5", "1._5", "1.5_", "1.2.3",
        "1e5", " 1", "1 ", "--1", "+-1", "1,000", "0x1", "\xD9\xA3", "1-", "_",    "-_1",  "inf",  "nan"}) {
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
  }
}

TEST(Decimal, ParseLimits) {
  EXPECT_EQ(d(kMax38).to_string(), kMax38);
  EXPECT_EQ(d(std::string("-") + kMax38).to_string(), std::string("-") + kMax38);
  EXPECT_FALSE(Decimal::parse("1" + zeros(38)).has_value());
  EXPECT_TRUE(Decimal::parse("1" + zeros(37)).has_value());
  EXPECT_EQ(d(zeros(200) + "1." + "5" + zeros(200)).to_string(), "1.5");
  const std::string least = "0." + zeros(37) + "1";
  EXPECT_EQ(d(least).to_string(), least);
  EXPECT_FALSE(Decimal::parse("0." + zeros(38) + "1").has_value());
  EXPECT_FALSE(Decimal::parse("0." + zeros(5000) + "1").has_value());
  EXPECT_FALSE(Decimal::parse(std::string(kMax38) + ".5").has_value());  // never rounds
}

TEST(Decimal, FromIntHoldsEveryInteger) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(Decimal::from_int(least).to_string(), "-9223372036854775808");
  EXPECT_EQ(Decimal::from_int(least).to_int64(), least);
  EXPECT_EQ(Decimal::from_int(most).to_int64(), most);
  EXPECT_EQ(d("9223372036854775808").to_int64(), std::nullopt);
  EXPECT_EQ(d("-9223372036854775809").to_int64(), std::nullopt);
  EXPECT_EQ(d("1.5").to_int64(), std::nullopt);
  EXPECT_EQ(d("3.00").to_int64(), 3);
}

TEST(Decimal, AddsExactly) {
  EXPECT_EQ(sum("0.1", "0.2"), "0.3");
  EXPECT_EQ(sum("0.5", "0.5"), "1");
  EXPECT_EQ(sum("-0.5", "0.5"), "0");
  EXPECT_EQ(sum("1", "-3.25"), "-2.25");
  EXPECT_EQ(shown(Decimal::subtract(d("1"), d("0.9"))), "0.1");
  EXPECT_EQ(shown(Decimal::subtract(d("0"), d("-2"))), "2");
  EXPECT_EQ(sum(kMax38, "1"), "nullopt");
  EXPECT_EQ(sum("99999999999999999999999999999999999998", "1"), kMax38);
}

TEST(Decimal, SumThatDoesNotFitKeeps28Digits) {
  // 10^12 + 1/3 has 13 + 28 digits; three of them go.
  EXPECT_EQ(sum("1000000000000", kThird), "1000000000000.3333333333333333333333333");
  // A tie goes to the even neighbour.
  const std::string wide = "1" + zeros(36);
  EXPECT_EQ(sum(wide, "0.25"), wide + ".2");
  EXPECT_EQ(sum(wide, "0.35"), wide + ".4");
  EXPECT_EQ(sum(wide, "0.0500000001"), wide + ".1");
  // A carry may still overflow.
  EXPECT_EQ(sum(kMax38, "0.5"), "nullopt");
  EXPECT_EQ(sum(kMax38, "0.4"), kMax38);
}

TEST(Decimal, MultipliesExactly) {
  EXPECT_EQ(product("1.5", "1.5"), "2.25");
  EXPECT_EQ(product("-0.2", "0.5"), "-0.1");
  EXPECT_EQ(product("0", "-5"), "0");
  EXPECT_EQ(product("9999999999999999999", "9999999999999999999"), "99999999999999999980000000000000000001");
  EXPECT_EQ(product("1.25", "0.8"), "1");
}

TEST(Decimal, ProductThatDoesNotFit) {
  EXPECT_EQ(product(kThird, kThird), "0.11111111111111111111111111108888888889");
  EXPECT_EQ(product("1" + zeros(20), "1" + zeros(18)), "nullopt");  // integer digits
  EXPECT_EQ(product("1" + zeros(20), "1" + zeros(17)), "1" + zeros(37));
  EXPECT_EQ(product("0." + zeros(19) + "1", "0." + zeros(19) + "1"), "nullopt");  // 10^-40
  EXPECT_EQ(product("0." + zeros(18) + "1", "0." + zeros(18) + "1"), "0." + zeros(37) + "1");
  // 28 threes at scale 38 are the last that may be kept; one more leading zero is a failure.
  EXPECT_EQ(product(kThird, "0.0000000001"), "0." + zeros(10) + std::string(28, '3'));
  EXPECT_EQ(product(kThird, "0.00000000001"), "nullopt");
}

TEST(Decimal, Divides) {
  EXPECT_EQ(quotient("1", "0"), "nullopt");
  EXPECT_EQ(quotient("0", "0"), "nullopt");
  EXPECT_EQ(quotient("0", "-3"), "0");
  EXPECT_EQ(quotient("1", "8"), "0.125");
  EXPECT_EQ(quotient("-1", "8"), "-0.125");
  EXPECT_EQ(quotient("1000", "0.001"), "1000000");
  EXPECT_EQ(quotient("1", "3"), kThird);
  EXPECT_EQ(quotient("2", "3"), "0.6666666666666666666666666667");
  EXPECT_EQ(quotient("-2", "3"), "-0.6666666666666666666666666667");
  EXPECT_EQ(quotient("200", "3"), "66.66666666666666666666666667");
  EXPECT_EQ(quotient("1", kThird), "3");                       // 3.0000000000000000000000000003, the 3 the 29th digit
  EXPECT_EQ(quotient("1234567890123456789012345678901", "2"),  // exact beyond 28 digits
            "617283945061728394506172839450.5");
  EXPECT_EQ(quotient(kMax38, "1"), kMax38);
  EXPECT_EQ(quotient(kMax38, kMax38), "1");
  EXPECT_EQ(quotient(kMax38, "0.1"), "nullopt");
  EXPECT_EQ(quotient("1", "274877906944"),  // 2^38 ends at the last digit there is
            "0.00000000000363797880709171295166015625");
}

TEST(Decimal, QuotientKeepsIntegerDigitsAndTheLastScale) {
  EXPECT_EQ(quotient(kMax38, "7"), "14285714285714285714285714285714285714");
  EXPECT_EQ(quotient("1" + zeros(30), "3"), std::string(30, '3'));
  EXPECT_EQ(quotient("1", "3" + zeros(12)), "0." + zeros(12) + std::string(26, '3'));
  EXPECT_EQ(quotient("0." + zeros(37) + "1", "3"), "nullopt");  // would round to zero
  EXPECT_EQ(quotient("0." + zeros(37) + "2", "3"), "0." + zeros(37) + "1");
  EXPECT_EQ(quotient("0." + zeros(37) + "1", "1" + zeros(37)), "nullopt");
  EXPECT_EQ(quotient("0." + zeros(37) + "3", "2"), "0." + zeros(37) + "2");  // ties to even
  EXPECT_EQ(quotient("0." + zeros(37) + "5", "2"), "0." + zeros(37) + "2");
}

TEST(Decimal, ScalesByPowersOfTen) {
  const auto scaled = [](std::string_view text, int exponent) {
    return shown(d(text).scaled_by_power_of_ten(exponent));
  };
  EXPECT_EQ(scaled("12.5", -2), "0.125");
  EXPECT_EQ(scaled("1.5", 6), "1500000");
  EXPECT_EQ(scaled("-1.25", 1), "-12.5");
  EXPECT_EQ(scaled("100", -2), "1");
  EXPECT_EQ(scaled("7", 0), "7");
  EXPECT_EQ(scaled("1", 37), "1" + zeros(37));
  EXPECT_EQ(scaled("1", 38), "nullopt");
  EXPECT_EQ(scaled("1", -38), "0." + zeros(37) + "1");
  EXPECT_EQ(scaled("1", -39), "nullopt");
  EXPECT_EQ(scaled("1000", -41), "0." + zeros(37) + "1");
  EXPECT_EQ(scaled("0." + zeros(37) + "1", 75), "1" + zeros(37));
  EXPECT_EQ(scaled("0." + zeros(37) + "1", 76), "nullopt");
  EXPECT_EQ(scaled("1" + zeros(37), -75), "0." + zeros(37) + "1");
  EXPECT_EQ(scaled("1", std::numeric_limits<int>::max()), "nullopt");
  EXPECT_EQ(scaled("1", std::numeric_limits<int>::min()), "nullopt");
  EXPECT_EQ(scaled("0", std::numeric_limits<int>::min()), "0");
}

TEST(Decimal, RoundsHalfEven) {
  const auto rounded = [](std::string_view text, int digits) { return d(text).round(digits).to_string(); };
  EXPECT_EQ(rounded("0.5", 0), "0");
  EXPECT_EQ(rounded("1.5", 0), "2");
  EXPECT_EQ(rounded("2.5", 0), "2");
  EXPECT_EQ(rounded("-2.5", 0), "-2");
  EXPECT_EQ(rounded("-3.5", 0), "-4");
  EXPECT_EQ(rounded("2.5000001", 0), "3");
  EXPECT_EQ(rounded("2.4999999", 0), "2");
  EXPECT_EQ(rounded("1.005", 2), "1");
  EXPECT_EQ(rounded("1.015", 2), "1.02");
  EXPECT_EQ(rounded("99.99", 1), "100");
  EXPECT_EQ(rounded("1.23", 5), "1.23");
  EXPECT_EQ(rounded("1.7", -3), "2");
  EXPECT_EQ(rounded("9999999999999999999999999999999999999.9", 0), "1" + zeros(37));
  EXPECT_EQ(rounded("0." + zeros(37) + "9", 2), "0");
  EXPECT_EQ(rounded("-0.4", 0), "0");
}

TEST(Decimal, WritesGroupsForPeople) {
  EXPECT_EQ(d("327626").to_grouped(0, 0), "327,626");
  EXPECT_EQ(d("1234.5").to_grouped(2, 2), "1,234.50");
  EXPECT_EQ(d("1234.567").to_grouped(0, 2), "1,234.57");
  EXPECT_EQ(d("1234").to_grouped(0, 2), "1,234");
  EXPECT_EQ(d("0").to_grouped(2, 2), "0.00");
  EXPECT_EQ(d("-0.001").to_grouped(2, 2), "0.00");
  EXPECT_EQ(d("-123").to_grouped(0, 0), "-123");
  EXPECT_EQ(d("-1234567.25").to_grouped(1, 4), "-1,234,567.25");
  EXPECT_EQ(d("999999.5").to_grouped(0, 0), "1,000,000");
  EXPECT_EQ(d("0.5").to_grouped(-1, -1), "0");
  EXPECT_EQ(d("1.25").to_grouped(1, 0), "1.2");  // the minimum wins
  EXPECT_EQ(d("1000").to_grouped(3, 3), "1,000.000");
}

TEST(Decimal, OrdersAcrossScales) {
  const char* ascending[] = {"-99999999999999999999999999999999999999",
                             "-2",
                             "-1.5",
                             "-0.01",
                             "-0.00000000000000000000000000000000000001",
                             "0",
                             "0.00000000000000000000000000000000000001",
                             "0.01",
                             "1",
                             "1.01",
                             "1.5",
                             "10",
                             "99999999999999999999999999999999999998",
                             "99999999999999999999999999999999999999"};
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t j = 0; j < std::size(ascending); ++j) {
      EXPECT_EQ(d(ascending[i]) <=> d(ascending[j]), i <=> j) << ascending[i] << " " << ascending[j];
      EXPECT_EQ(d(ascending[i]) == d(ascending[j]), i == j);
    }
  }
  EXPECT_EQ(d("1.0"), d("1"));
}

TEST(Decimal, SignAndHash) {
  EXPECT_EQ(d("-0.1").sign(), -1);
  EXPECT_EQ(d("0").sign(), 0);
  EXPECT_EQ(d("3").sign(), 1);
  EXPECT_EQ(d("-3").negate(), d("3"));
  EXPECT_EQ(d("-3.5").abs(), d("3.5"));
  EXPECT_EQ(d("1.50").fraction_digits(), 1);
  EXPECT_EQ(d("1.50").hash(), d("1.5").hash());
  std::unordered_set<Decimal> set;
  for (int i = -500; i < 500; ++i) set.insert(*Decimal::from_int(i).scaled_by_power_of_ten(-1));
  EXPECT_EQ(set.size(), 1000U);
  std::unordered_set<std::size_t> hashes;
  for (const Decimal& value : set) hashes.insert(value.hash());
  EXPECT_EQ(hashes.size(), 1000U);
}

TEST(Decimal, ToDoubleIsNearest) {
  EXPECT_EQ(d("0.1").to_double(), 0.1);
  EXPECT_EQ(d("-1234.5").to_double(), -1234.5);
  EXPECT_EQ(d("0").to_double(), 0.0);
  EXPECT_EQ(d("1" + zeros(37)).to_double(), 1e37);
  EXPECT_EQ(d("0." + zeros(37) + "1").to_double(), 1e-38);
}

// Laws over random values, against two independent models: 128-bit rationals for small values, and
// digit-by-digit arithmetic on text, as on paper, for values of any size.

class DecimalLaws : public testing::Test {
 protected:
  DecimalLaws() : seed_(std::random_device{}()), random_(seed_) {
    RecordProperty("seed", std::to_string(seed_));
    trace_ = "seed " + std::to_string(seed_);
  }

  std::int64_t integer(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  /// A number of 1 to `digits` digits, of which up to `scale` are fraction digits or zeros there.
  Decimal any(int digits, int scale) {
    std::string text;
    for (auto count = integer(1, digits); count > 0; --count) {
      // Runs of 0, 5 and 9 make the carries and ties that uniform digits seldom do.
      const auto kind = integer(0, 5);
      text.push_back(kind == 0 ? '0' : kind == 1 ? '9' : kind == 2 ? '5' : any_digit());
    }
    const auto fraction = static_cast<std::size_t>(integer(0, scale));
    if (fraction > 0) {
      if (text.size() <= fraction) text.insert(0, fraction + 1 - text.size(), '0');
      text.insert(text.size() - fraction, ".");
    }
    if (integer(0, 1) == 1) text.insert(0, "-");
    return d(text);
  }

  char any_digit() { return static_cast<char>('0' + integer(0, 9)); }

  std::uint64_t seed_;
  std::mt19937_64 random_;
  std::string trace_;
};

constexpr int kRounds = 20000;

/// Number on paper: digits, most significant first, over 10^scale.
struct Paper {
  std::string digits;
  int scale;
  bool negative;

  explicit Paper(const Decimal& value)
      : digits(value.abs().to_string()), scale(value.fraction_digits()), negative(value.sign() < 0) {
    std::erase(digits, '.');
  }
};

/// |a| × |b|, as long multiplication.
std::string long_product(const std::string& a, const std::string& b) {
  std::vector<int> cells(a.size() + b.size(), 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      const int cell = cells[i + j + 1] + (a[i] - '0') * (b[j] - '0');
      cells[i + j + 1] = cell % 10;
      cells[i + j] += cell / 10;
    }
  }
  std::string result;
  for (const int cell : cells) result.push_back(static_cast<char>('0' + cell));
  return result;
}

/// a + b or, for a >= b, a - b, on digits of one length.
std::string long_sum(const std::string& a, const std::string& b, int sign) {
  std::string result(a.size(), '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int cell = (a[i] - '0') + sign * (b[i] - '0') + carry + 10;
    result[i] = static_cast<char>('0' + cell % 10);
    carry = cell / 10 - 1;
  }
  return carry == 1 ? "1" + result : result;
}

/// What `add` and `multiply` promise of the exact result `digits` / 10^scale.
std::string promised(std::string digits, int scale, bool negative) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  while (scale > 0 && digits.ends_with('0')) digits.pop_back(), --scale;
  if (digits.empty()) return "0";
  const int length = static_cast<int>(digits.size());
  const int lost = std::max({length - 38, scale - 38, 0});
  if (lost > 0) {
    if (lost > scale || length - lost < 28) return "nullopt";
    const std::string tail = digits.substr(static_cast<std::size_t>(length - lost));
    digits.resize(static_cast<std::size_t>(length - lost));
    scale -= lost;
    const std::string half = "5" + zeros(lost - 1);
    if (tail > half || (tail == half && (digits.back() - '0') % 2 == 1)) {
      digits = long_sum(digits, std::string(digits.size() - 1, '0') + "1", 1);
    }
    while (scale > 0 && digits.ends_with('0')) digits.pop_back(), --scale;
    if (digits.size() > 38) return "nullopt";
  }
  const auto fraction = static_cast<std::size_t>(scale);
  if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
  if (fraction > 0) digits.insert(digits.size() - fraction, ".");
  return (negative ? "-" : "") + digits;
}

std::string paper_product(const Decimal& a, const Decimal& b) {
  const Paper left(a);
  const Paper right(b);
  return promised(long_product(left.digits, right.digits), left.scale + right.scale, left.negative != right.negative);
}

std::string paper_sum(const Decimal& a, const Decimal& b) {
  Paper left(a);
  Paper right(b);
  const int scale = std::max(left.scale, right.scale);
  left.digits += zeros(scale - left.scale);
  right.digits += zeros(scale - right.scale);
  const std::size_t length = std::max(left.digits.size(), right.digits.size());
  left.digits.insert(0, length - left.digits.size(), '0');
  right.digits.insert(0, length - right.digits.size(), '0');
  if (left.negative == right.negative) {
    return promised(long_sum(left.digits, right.digits, 1), scale, left.negative);
  }
  if (left.digits < right.digits) std::swap(left, right);
  return promised(long_sum(left.digits, right.digits, -1), scale, left.negative);
}

/// The text of numerator / 10^scale.
std::string fraction(Int128 numerator, int scale) {
  std::string digits;
  for (Int128 rest = numerator < 0 ? -numerator : numerator; rest > 0; rest /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  return promised(digits, scale, numerator < 0);
}

TEST_F(DecimalLaws, TextRoundTrips) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(38, 38);
    ASSERT_EQ(d(a.to_string()), a);
    ASSERT_EQ(a.negate().negate(), a);
  }
}

TEST_F(DecimalLaws, SumsAndProductsAgreeWithPaper) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const int digits = static_cast<int>(integer(1, 38));
    const int scale = static_cast<int>(integer(0, 38));
    const Decimal a = any(digits, scale);
    const Decimal b = any(38, scale);
    ASSERT_EQ(shown(Decimal::add(a, b)), paper_sum(a, b)) << a.to_string() << " " << b.to_string();
    ASSERT_EQ(shown(Decimal::subtract(a, b)), paper_sum(a, b.negate())) << a.to_string() << " " << b.to_string();
    ASSERT_EQ(shown(Decimal::multiply(a, b)), paper_product(a, b)) << a.to_string() << " " << b.to_string();
    ASSERT_EQ(shown(Decimal::add(a, b)), shown(Decimal::add(b, a)));
    ASSERT_EQ(shown(Decimal::multiply(a, b)), shown(Decimal::multiply(b, a)));
  }
}

TEST_F(DecimalLaws, InversesHoldWhereResultsAreExact) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(19, 19);
    const Decimal b = any(19, 17);
    const auto total = Decimal::add(a, b);
    ASSERT_TRUE(total.has_value());
    ASSERT_EQ(Decimal::subtract(*total, b), a);
    const auto area = Decimal::multiply(a, b);
    ASSERT_TRUE(area.has_value());
    if (!b.is_zero()) {
      ASSERT_EQ(Decimal::divide(*area, b), a) << a.to_string() << " " << b.to_string();
    }
  }
}

TEST_F(DecimalLaws, DistributesExactly) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(12, 6);
    const Decimal b = any(12, 6);
    const Decimal c = any(12, 6);
    const auto whole = Decimal::multiply(a, *Decimal::add(b, c));
    ASSERT_EQ(whole, Decimal::add(*Decimal::multiply(a, b), *Decimal::multiply(a, c)));
  }
}

TEST_F(DecimalLaws, AgreesWithRationals) {
  SCOPED_TRACE(trace_);
  std::vector<Int128> powers(20, 1);
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t x = integer(-1'000'000'000'000, 1'000'000'000'000);
    const std::int64_t y = integer(0, 3) == 0 ? x : integer(-1'000'000'000'000, 1'000'000'000'000);
    const auto s = static_cast<int>(integer(0, 9));
    const auto t = static_cast<int>(integer(0, 9));
    const Decimal a = *Decimal::from_int(x).scaled_by_power_of_ten(-s);
    const Decimal b = *Decimal::from_int(y).scaled_by_power_of_ten(-t);
    const Int128 left = x * powers[static_cast<std::size_t>(9 - s)];  // both over 10^9
    const Int128 right = y * powers[static_cast<std::size_t>(9 - t)];
    ASSERT_EQ(a <=> b, left <=> right) << a.to_string() << " " << b.to_string();
    ASSERT_EQ(a == b, left == right);
    if (a == b) {
      ASSERT_EQ(a.hash(), b.hash());
    }
    ASSERT_EQ(shown(Decimal::add(a, b)), fraction(left + right, 9));
    ASSERT_EQ(shown(Decimal::subtract(a, b)), fraction(left - right, 9));
    ASSERT_EQ(shown(Decimal::multiply(a, b)), fraction(static_cast<Int128>(x) * y, s + t));
  }
}

TEST_F(DecimalLaws, OrderAgreesWithDifference) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(38, 38);
    const Decimal b = any(38, 38);
    if (const auto difference = Decimal::subtract(a, b)) {
      ASSERT_EQ(a <=> b, difference->sign() <=> 0) << a.to_string() << " " << b.to_string();
    }
    ASSERT_EQ(a <=> b, 0 <=> (b <=> a));
  }
}

TEST_F(DecimalLaws, QuotientIsTheNearestOf28Digits) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t x = integer(1, 1'000'000'000);
    const std::int64_t y = integer(1, 1'000'000'000);
    const auto value = Decimal::divide(Decimal::from_int(x), Decimal::from_int(y));
    ASSERT_TRUE(value.has_value());
    // Q = value × 10^scale; |Q × y - x × 10^scale| × 2 <= y, on 128 bits while scale <= 28.
    if (value->fraction_digits() > 28) continue;
    Int128 coefficient = 0;
    Int128 dividend = x;
    int digits = 0;
    for (const char c : value->to_string()) {
      if (c == '.') continue;
      coefficient = coefficient * 10 + (c - '0');
      if (coefficient != 0) ++digits;
    }
    for (int k = 0; k < value->fraction_digits(); ++k) dividend *= 10;
    const Int128 error = coefficient * y - dividend;
    ASSERT_TRUE((error < 0 ? -error : error) * 2 <= y) << x << " / " << y;
    if (error != 0) {
      ASSERT_LE(digits, 28);
    }
  }
}

TEST_F(DecimalLaws, DividingAnythingKeepsTheQuotientClose) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(38, 38);
    const Decimal b = any(38, 38);
    const auto value = Decimal::divide(a, b);
    if (!value) continue;
    ASSERT_EQ(value->sign(), a.sign() * b.sign());
    if (value->is_zero()) continue;
    const double expected = a.to_double() / b.to_double();
    // Below, max_scale leaves too few digits to compare.
    if (std::abs(expected) < 1e-22) continue;
    ASSERT_NEAR(value->to_double() / expected, 1.0, 1e-12) << a.to_string() << " " << b.to_string();
  }
}

TEST_F(DecimalLaws, RoundingIsIdempotentAndWithinHalf) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(30, 30);
    const int digits = static_cast<int>(integer(0, 30));
    const Decimal rounded = a.round(digits);
    ASSERT_EQ(rounded.round(digits), rounded);
    ASSERT_LE(rounded.fraction_digits(), digits);
    const Decimal twice_error = *Decimal::multiply(*Decimal::subtract(a, rounded), Decimal::from_int(2));
    ASSERT_LE(twice_error.abs(), *Decimal::from_int(1).scaled_by_power_of_ten(-digits));
  }
}

TEST_F(DecimalLaws, GroupingOnlyAddsCommas) {
  SCOPED_TRACE(trace_);
  for (int i = 0; i < kRounds; ++i) {
    const Decimal a = any(38, 38);
    std::string text = a.to_grouped(0, 38);
    std::erase(text, ',');
    ASSERT_EQ(text, a.to_string());
  }
}

}  // namespace
}  // namespace campaign
