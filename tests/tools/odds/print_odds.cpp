// Reads lines of words and numbers from standard input and prints what the compiler's odds make of them, for programs that check it. Numbers are decimals or
// hexadecimal floats; what is printed is hexadecimal floats, to the last bit.
//
//   call FUNCTION ARGUMENT…                 exp, log, pow, density, cdf, quantile, beta_cdf A B X, beta_quantile A B U, normal_correlation R
//   draws COUNT SEED                        what comes after is drawn so
//   estimate PATH DISTRIBUTION [with OTHER RANKS]…     OTHER before it; answers `impossible MOST` where the correlations cannot be
//   result FORMULA…                         in reverse Polish: paths, numbers, + - * / min max, over the columns of draws
//   at_least TARGET | at_most TARGET        value and error                   quantiles P…
//   moments | sum | shortfall TARGET | missing TARGET WANTED                  share PATH
//   where TARGET PATH FROM TO               the result at least TARGET where the estimate is in that part
//   column | ranks PATH | key PATH
//   of DISTRIBUTION mean | cdf X | quantile U
//
// DISTRIBUTION: point V | interval A B | normal M D | lognormal A B | uniform A B | triangle A B C | pert A B C | chance P DISTRIBUTION |
//   mix N (WEIGHT DISTRIBUTION)…; answers `nothing` where it cannot be.

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

#include "odds/answers.h"
#include "odds/arithmetic.h"
#include "odds/beta.h"
#include "odds/draws.h"
#include "odds/influence.h"
#include "odds/normal.h"

using namespace campaign::odds;

namespace {

struct Input {
  std::unique_ptr<Draws> draws = std::make_unique<Draws>();
  std::vector<double> result{};
};

double number(std::istream& in) {
  std::string word;
  in >> word;
  return std::strtod(word.c_str(), nullptr);
}

void print(std::initializer_list<double> values) {
  const char* between = "";
  for (const double value : values) {
    std::printf("%s%a", between, value);
    between = " ";
  }
  std::printf("\n");
}

void print(std::span<const double> values) {
  for (const double value : values) std::printf("%a ", value);
  std::printf("\n");
}

std::optional<Distribution> distribution(std::istream& in, int depth = 0) {
  std::string word;
  in >> word;
  double n[3] = {};
  const auto take = [&](int count) {
    for (int i = 0; i < count; ++i) n[i] = number(in);
  };
  if (depth > 8) return std::nullopt;
  if (word == "point") return take(1), point(n[0]);
  if (word == "interval") return take(2), interval(n[0], n[1]);
  if (word == "normal") return take(2), normal(n[0], n[1]);
  if (word == "lognormal") return take(2), lognormal(n[0], n[1]);
  if (word == "uniform") return take(2), uniform(n[0], n[1]);
  if (word == "triangle") return take(3), triangle(n[0], n[1], n[2]);
  if (word == "pert") return take(3), pert(n[0], n[1], n[2]);
  if (word == "chance") {
    take(1);
    const auto of = distribution(in, depth + 1);
    return of ? chance(n[0], *of) : std::nullopt;
  }
  if (word != "mix") return std::nullopt;
  take(1);
  std::vector<Weighted> choices;
  for (int i = static_cast<int>(n[0]); i > 0; --i) {
    const double weight = number(in);
    const auto choice = distribution(in, depth + 1);
    if (!choice) return std::nullopt;
    choices.push_back({weight, *choice});
  }
  return mix(choices);
}

double called(const std::string& function, std::istream& in) {
  const double x = number(in);
  if (function == "exp") return exp(x);
  if (function == "log") return log(x);
  if (function == "pow") return pow(x, number(in));
  if (function == "density") return normal_density(x);
  if (function == "cdf") return normal_cdf(x);
  if (function == "quantile") return normal_quantile(x);
  if (function == "normal_correlation") return normal_correlation(x);
  const double b = number(in), at = number(in);
  return function == "beta_cdf" ? Beta(x, b).cdf(at) : Beta(x, b).quantile(at, 1.0 - at).lower;
}

void estimate(Input& input, std::istream& in) {
  std::string path, word;
  in >> path;
  const auto stated = distribution(in);
  if (!stated) {
    std::puts("nothing");
    return;
  }
  std::vector<Draws::MovesWith> with;
  while (in >> word) {
    in >> word;
    with.push_back({input.draws->find(word).value(), number(in)});
  }
  const auto added = input.draws->add(path, *stated, with);
  if (!added) std::printf("impossible %a\n", added.error().most);
}

std::vector<double> worked_out(const Input& input, std::istream& in) {
  const std::uint32_t count = input.draws->strata().count();
  std::vector<std::vector<double>> stack;
  for (std::string word; in >> word;) {
    if (const auto path = input.draws->find(word)) {
      const auto column = input.draws->column(*path);
      stack.emplace_back(column.begin(), column.end());
      continue;
    }
    const bool is_operator = word == "+" || word == "-" || word == "*" || word == "/" || word == "min" || word == "max";
    if (!is_operator) {
      stack.emplace_back(count, std::strtod(word.c_str(), nullptr));
      continue;
    }
    const std::vector<double> right = std::move(stack.back());
    stack.pop_back();
    for (std::uint32_t i = 0; i < count; ++i) {
      const double a = stack.back()[i], b = right[i];
      stack.back()[i] = word == "+" ? a + b : word == "-" ? a - b : word == "*" ? a * b : word == "/" ? a / b : word == "min" ? (b < a ? b : a) : (b > a ? b : a);
    }
  }
  return stack.back();
}

void answer(Input& input, const std::string& what, std::istream& in) {
  const std::vector<double>& result = input.result;
  std::string path;
  if (what == "at_least" || what == "at_most") {
    const double target = number(in);
    const Probability p = what == "at_least" ? at_least(result, target) : at_most(result, target);
    print({p.value, p.error});
  } else if (what == "quantiles") {
    std::vector<double> probabilities;
    while (in >> std::ws && !in.eof()) probabilities.push_back(number(in));
    print(quantiles(result, probabilities));
  } else if (what == "moments") {
    const Moments m = moments(result);
    print({m.mean, m.deviation});
  } else if (what == "sum") {
    print({sum(result)});
  } else if (what == "shortfall") {
    const auto amount = expected_shortfall(result, number(in));
    if (amount) print({*amount});
    else std::puts("none");
  } else if (what == "missing") {
    const double target = number(in);
    print({missing(result, target, number(in))});
  } else if (what == "column") {
    print(result);
  } else if (what == "where") {
    const double target = number(in);
    in >> path;
    const double from = number(in), to = number(in);
    const Probability p = at_least_where(result, target, input.draws->ranks(input.draws->find(path).value()), from, to);
    print({p.value, p.error});
  } else if (in >> path; what == "share") {
    const Share share = share_of_variance(result, input.draws->ranks(input.draws->find(path).value()));
    print({share.value, share.error});
  } else if (what == "ranks") {
    for (const std::uint32_t rank : input.draws->ranks(input.draws->find(path).value())) std::printf("%u ", rank);
    std::printf("\n");
  } else if (what == "key") {
    const Key key = key_of(path, input.draws->strata().seed());
    std::printf("%u %u\n", key.low, key.high);
  } else {
    std::printf("unknown %s\n", what.c_str());
  }
}

void read(Input& input, const std::string& line) {
  std::istringstream in(line);
  std::string word;
  in >> word;
  if (word == "call") {
    in >> word;
    print({called(word, in)});
  } else if (word == "draws") {
    Sampling sampling;
    in >> sampling.count >> sampling.seed;
    input.draws = std::make_unique<Draws>(sampling);
  } else if (word == "estimate") {
    estimate(input, in);
  } else if (word == "result") {
    input.result = worked_out(input, in);
  } else if (word == "of") {
    const auto stated = distribution(in);
    in >> word;
    if (!stated) std::puts("nothing");
    else print({word == "mean" ? mean(*stated) : word == "cdf" ? cdf(*stated, number(in)) : quantile(*stated, number(in))});
  } else {
    answer(input, word, in);
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Input input;
  for (std::string line; std::getline(std::cin, line);) read(input, line);
}
