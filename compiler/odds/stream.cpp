#include "odds/stream.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace campaign::odds {

Key key_of(std::string_view path, std::uint64_t seed) {
  const std::uint64_t hash = XXH64(path.data(), path.size(), seed);
  return {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32)};
}

Stream::Stream(Key key, Purpose purpose) : a_(static_cast<std::uint32_t>(purpose)), b_(key.low), c_(key.high) {
  for (int i = 0; i < 12; ++i) next();  // As its author does, until every bit of the key is in every bit of what comes.
}

}  // namespace campaign::odds
