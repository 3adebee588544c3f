#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace campaign::odds {

/// What an estimate's numbers are drawn by: a hash of its path and the seed, so that what is estimated beside it changes nothing of them.
struct Key {
  std::uint32_t low = 0, high = 0;
  bool operator==(const Key&) const = default;
};

/// XXH64 (github.com/Cyan4973/xxHash). Two of 100,000 paths have the same key in one of four billion plans.
[[nodiscard]] Key key_of(std::string_view path, std::uint64_t seed);

/// Numbers that look random and are the same everywhere: sfc32 of Chris Doty-Humphrey's PractRand, of additions and shifts of 32 bits, which
/// JavaScript has too.
class Stream {
 public:
  /// A key has a stream for each purpose.
  enum class Purpose : std::uint32_t { order = 1, place = 2 };
  Stream(Key key, Purpose purpose);

  /// 32 bits.
  std::uint32_t next() {
    const std::uint32_t result = a_ + b_ + counter_;
    ++counter_;
    a_ = b_ ^ (b_ >> 9);
    b_ = c_ + (c_ << 3);
    c_ = (c_ << 21 | c_ >> 11) + result;
    return result;
  }
  /// Below `limit`, at most 2^20; no number is likelier than another by more than limit / 2^32 of its probability.
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(next()) * limit >> 32); }
  /// Between 0 and 1, neither of them.
  double fraction() { return (next() + 0.5) * (1.0 / 4294967296.0); }

 private:
  std::uint32_t a_, b_, c_, counter_ = 1;
};

/// Puts numbers into an order by chance, each as likely as another (Fisher and Yates, from the inside out). `out` is apart from `in` and as long. Of the
/// same stream the same order, whatever is put into it.
template <typename T>
void shuffle(Stream stream, std::span<const T> in, std::span<T> out) {
  for (std::uint32_t i = 0; i < in.size(); ++i) {
    const std::uint32_t j = stream.below(i + 1);
    out[i] = out[j];
    out[j] = in[i];
  }
}

}  // namespace campaign::odds
