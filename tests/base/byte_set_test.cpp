#include "base/byte_set.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace campaign {
namespace {

TEST(ByteSet, FindsTheFirstOfItsBytesAsTheStandardLibraryDoes) {
  constexpr std::uint32_t kSeed = 13;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const auto bytes = [&](std::size_t most) {
    std::string text(random() % (most + 1), '\0');
    std::ranges::generate(text, [&] { return static_cast<char>(random()); });
    return text;
  };
  for (int round = 0; round < 2'000; ++round) {
    const std::string wanted = bytes(8), text = bytes(100);
    const std::size_t from = random() % (text.size() + 1);
    EXPECT_EQ(ByteSet(wanted).first_in(text, from), std::min(text.find_first_of(wanted, from), text.size()));
  }
}

TEST(ByteSet, ARangeHoldsBothItsEnds) {
  for (int first = 0; first < 256; first += 15) {
    for (int last = first; last < 256; last += 16) {
      const ByteSet set = ByteSet("x").with(static_cast<unsigned char>(first), static_cast<unsigned char>(last));
      for (int byte = 0; byte < 256; ++byte) {
        EXPECT_EQ(set.contains(static_cast<char>(byte)), byte == 'x' || (first <= byte && byte <= last)) << byte;
      }
    }
  }
}

}  // namespace
}  // namespace campaign
