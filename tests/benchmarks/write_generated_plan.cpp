// Writes a generated plan of so many tactics to standard output.

#include <cstdio>
#include <cstdlib>

#include "benchmarks/generated_plan.h"

int main(int count, char** arguments) {
  const int tactics = count == 2 ? std::atoi(arguments[1]) : 0;
  if (tactics <= 0) {
    std::fputs("usage: write_generated_plan TACTICS\n", stderr);
    return 2;
  }
  const std::string text = campaign::generated_plan(tactics);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
