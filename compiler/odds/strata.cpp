#include "odds/strata.h"

#include "odds/normal.h"

namespace campaign::odds {

Strata::Strata(const Sampling& sampling)
    : seed_(sampling.seed), own_end_((sampling.count + 99) / 100), points_(sampling.count), scores_(sampling.count) {
  Stream stream(key_of("", sampling.seed), Stream::Purpose::place);
  for (std::uint32_t i = 0; i < sampling.count; ++i) {
    points_[i] = place(i, stream);
    scores_[i] = normal_quantile(points_[i]);
  }
}

}  // namespace campaign::odds
