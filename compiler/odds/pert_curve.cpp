#include "odds/pert_curve.h"

#include <algorithm>

#include "odds/normal.h"

namespace campaign::odds {
namespace {

constexpr double kFirst = -8.5, kPiecesPerOne = 8;
constexpr int kPieces = 136;

/// Where the curve is at one point, and its derivatives by pieces of an eighth.
struct Node {
  double value = 0, slope = 0, bend = 0;
};

Node node_at(const Beta& beta, double score) {
  const Beta::Point at = beta.quantile(normal_cdf(score), normal_cdf(-score));
  const double slope = normal_density(score) / beta.density(at);
  const double bend = slope * (-score - ((beta.a() - 1.0) / at.lower - (beta.b() - 1.0) / at.upper) * slope);
  return {at.lower, slope / kPiecesPerOne, bend / (kPiecesPerOne * kPiecesPerOne)};
}

}  // namespace

PertCurve::PertCurve(const Shape& pert) : least_(pert.a), width_(pert.c - pert.a), pieces_(kPieces) {
  const Beta beta = beta_of(pert);
  Node from = node_at(beta, kFirst);
  for (int i = 0; i < kPieces; ++i) {
    const Node to = node_at(beta, kFirst + (i + 1) / kPiecesPerOne);
    const double rise = to.value - from.value;
    Piece& piece = pieces_[static_cast<std::size_t>(i)];
    piece.at[0] = from.value;
    piece.at[1] = from.slope;
    piece.at[2] = from.bend / 2.0;
    piece.at[3] = 10.0 * rise - 6.0 * from.slope - 4.0 * to.slope - 1.5 * from.bend + 0.5 * to.bend;
    piece.at[4] = -15.0 * rise + 8.0 * from.slope + 7.0 * to.slope + 1.5 * from.bend - to.bend;
    piece.at[5] = 6.0 * rise - 3.0 * from.slope - 3.0 * to.slope - 0.5 * from.bend + 0.5 * to.bend;
    from = to;
  }
}

void PertCurve::each(std::span<double> scores) const {
  for (double& score : scores) {
    const double along = std::clamp((score - kFirst) * kPiecesPerOne, 0.0, kPieces - 0.001);
    const int piece = static_cast<int>(along);
    const double t = along - piece;
    const auto& at = pieces_[static_cast<std::size_t>(piece)].at;
    score = least_ + width_ * (at[0] + t * (at[1] + t * (at[2] + t * (at[3] + t * (at[4] + t * at[5])))));
  }
}

}  // namespace campaign::odds
