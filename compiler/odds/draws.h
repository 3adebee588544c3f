#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "odds/columns.h"
#include "odds/correlation.h"

namespace campaign::odds {

/// The draws of many estimates: a column of numbers for each, with the same draw at the same place in all of them. What an estimate's draws are depends on the
/// sampling, its path, its distribution and what it moves with, and on nothing else: not on which others there are, nor in which order they are added. So two
/// versions of a plan are compared on common draws.
///
/// Keeps its columns, 8 bytes a draw. Where there are too many of them to keep, `column_of` fills one that is used again for the next. Reading is for any
/// number of threads at once, adding for one.
class Draws {
 public:
  explicit Draws(const Sampling& sampling = {}) : strata_(sampling) {}
  Draws(const Draws&) = delete;
  Draws& operator=(const Draws&) = delete;

  /// Stands for an estimate that has been added.
  using Index = std::uint32_t;

  /// Adds an estimate that moves with no other. Each path once. O(draws), see `rising_column`.
  Index add(std::string_view path, const Distribution& distribution);

  /// Ranks that move together: of a rank correlation (Spearman's) with another estimate, -1 to 1.
  struct MovesWith {
    Index other = 0;
    double ranks = 0;
  };
  /// Adds one that moves with others, each named once, of which it follows how it moves with those that they move with. Between what is not stated there is
  /// as little as can be. O(draws · log draws).
  [[nodiscard]] tl::expected<Index, Impossible> add(std::string_view path, const Distribution& distribution, std::span<const MovesWith> moves_with);

  [[nodiscard]] std::optional<Index> find(std::string_view path) const;
  [[nodiscard]] const Strata& strata() const { return strata_; }

  /// The draws of an estimate; valid as long as this is.
  [[nodiscard]] std::span<const double> column(Index estimate) const { return estimates_[estimate].values; }
  /// The stratum of each draw, 0 to draws - 1: its rank among the draws of the estimate. Worked out anew for what moves with no other, in O(draws).
  [[nodiscard]] std::vector<std::uint32_t> ranks(Index estimate) const;

 private:
  struct Estimate {
    std::string path{};
    Key key{};
    std::vector<double> values{};
    std::vector<std::uint32_t> order{};  ///< Of what moves with others.
    Loadings loadings{};
  };
  Index keep(Estimate estimate);

  Strata strata_;
  std::deque<Estimate> estimates_;
  std::map<std::string, Index, std::less<>> by_path_;
};

}  // namespace campaign::odds
