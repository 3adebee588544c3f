#include "odds/columns.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "odds/arithmetic.h"
#include "odds/normal.h"
#include "odds/pert_curve.h"

namespace campaign::odds {
namespace {

/// Whether a shape is worked out from the points of the normal distribution instead of the probabilities themselves.
bool by_score(Shape::Kind kind) { return kind == Shape::Kind::normal || kind == Shape::Kind::lognormal || kind == Shape::Kind::pert; }

/// Scores or probabilities, as `by_score` says, become values of the shape.
void shape_each(const Shape& shape, std::span<double> values) {
  switch (shape.kind) {
    case Shape::Kind::point: std::ranges::fill(values, shape.a); break;
    case Shape::Kind::normal:
      for (double& value : values) value = shape.a + shape.b * value;
      break;
    case Shape::Kind::lognormal:
      for (double& value : values) value = shape.a + shape.b * value;
      exp_each(values);
      break;
    case Shape::Kind::pert: PertCurve(shape).each(values); break;
    case Shape::Kind::uniform:
    case Shape::Kind::triangle:
      for (double& value : values) value = quantile(shape, value);
      break;
  }
}

void rising_shape(const Strata& strata, Key key, const Shape& shape, std::span<double> out) {
  const bool scores = by_score(shape.kind);
  std::ranges::copy(scores ? strata.scores() : strata.points(), out.begin());
  Stream stream(key, Stream::Purpose::place);
  const std::uint32_t count = strata.count(), end = strata.own_end();
  const auto place = [&](std::uint32_t stratum) {
    const double point = strata.place(stratum, stream);
    out[stratum] = scores ? normal_quantile(point) : point;
  };
  for (std::uint32_t i = 0; i < end; ++i) place(i);
  for (std::uint32_t i = std::max(count - end, end); i < count; ++i) place(i);
  shape_each(shape, out);
}

/// Each part has the strata that its weight takes, and within it probability is stretched from 0 to 1 anew. Their values overlap, and are put into order.
void rising_mixture(const Strata& strata, Key key, const Distribution& distribution, std::span<double> out) {
  Stream stream(key, Stream::Purpose::place);
  const std::uint32_t count = strata.count();
  std::uint32_t first = 0, stratum = 0;
  double from = 0, point = strata.place(0, stream);
  for (std::size_t i = 0; i < distribution.parts.size(); ++i) {
    const auto& [weight, shape] = distribution.parts[i];
    const bool last = i + 1 == distribution.parts.size(), scores = by_score(shape.kind);
    while (stratum < count && (last || point < from + weight)) {
      const double within = std::clamp((point - from) / weight, 1e-16, 1.0 - 1.1102230246251565e-16);
      out[stratum] = scores ? normal_quantile(within) : within;
      if (++stratum < count) point = strata.place(stratum, stream);
    }
    if (stratum > first) shape_each(shape, out.subspan(first, stratum - first));
    first = stratum;
    from = from + weight;
  }
  if (!std::ranges::is_sorted(out)) std::ranges::sort(out);
}

}  // namespace

void rising_column(const Strata& strata, Key key, const Distribution& distribution, std::span<double> out) {
  if (distribution.parts.size() == 1) {
    rising_shape(strata, key, distribution.parts[0].shape, out);
  } else {
    rising_mixture(strata, key, distribution, out);
  }
}

void order_of(const Strata& strata, Key key, std::span<std::uint32_t> out) {
  std::vector<std::uint32_t> rising(strata.count());
  std::iota(rising.begin(), rising.end(), 0u);
  shuffle<std::uint32_t>(Stream(key, Stream::Purpose::order), rising, out);
}

void column_of(const Strata& strata, Key key, const Distribution& distribution, std::span<double> out) {
  std::vector<double> rising(strata.count());
  rising_column(strata, key, distribution, rising);
  shuffle<double>(Stream(key, Stream::Purpose::order), rising, out);
}

}  // namespace campaign::odds
