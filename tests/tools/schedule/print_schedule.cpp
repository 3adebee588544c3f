// Reads networks as lines of words and numbers from standard input and prints their dates: the compiler's schedule for programs that check
// it. A network is what stands before an `end`; `-` stands for nothing. All instants and lengths are minutes.
//
//   network START LATEST                  calendar
//   hours WEEKDAYS FROM TO                free FROM TO              (of the calendar before)
//   step CONTAINER CALENDAR UNIT COUNT START FINISH LATE
//   link FROM start|end TO start|end UNIT COUNT CALENDAR
//   bound STEP start|end not_before|not_after AT
//   person CALENDAR CAPACITY              demand STEP EFFORT SPLIT PRIORITY (PERSON SHARE)…     (shares of 10,000)
//
// For each step: undated start finish early_start early_finish late_start late_finish slack free_slack room; then `finish MINUTE`. With people
// start and finish are those with them; `--once` leaves out the improvement.

#include <iostream>
#include <sstream>
#include <string>

#include "schedule/levelling.h"

using namespace campaign::timing;

namespace {

struct Input {
  Network network;
  Staffing staffing;
};

std::optional<std::int64_t> number(std::istream& in) {
  std::string word;
  in >> word;
  return word == "-" ? std::nullopt : std::optional(std::stoll(word));
}
std::uint32_t index(std::istream& in) { return static_cast<std::uint32_t>(number(in).value_or(kNone)); }
Edge edge(std::istream& in) {
  std::string word;
  in >> word;
  return word == "start" ? Edge::start : Edge::end;
}
std::optional<Length> length(std::istream& in) {
  std::string unit;
  in >> unit;
  const auto count = number(in);
  if (!count) return std::nullopt;
  return Length{unit == "working" ? Length::Unit::working : unit == "months" ? Length::Unit::months : Length::Unit::calendar, *count};
}

void read(const std::string& line, Input& input) {
  std::istringstream in(line);
  std::string word;
  in >> word;
  Network& network = input.network;
  if (word == "network") {
    network.start = *number(in);
    network.latest = number(in);
  } else if (word == "calendar") {
    network.calendars.emplace_back();
  } else if (word == "hours") {
    WeeklyHours rows[1];
    rows[0].weekdays = static_cast<std::uint8_t>(*number(in));
    rows[0].from = *number(in);
    rows[0].to = *number(in);
    network.calendars.back() = network.calendars.back() | WorkingTime::of(rows);
  } else if (word == "free") {
    MinuteSpan spans[1];
    spans[0].from = *number(in);
    spans[0].to = *number(in);
    network.calendars.back() = network.calendars.back() - WorkingTime::of(spans);
  } else if (word == "step") {
    Step step;
    step.container = index(in);
    step.calendar = index(in);
    step.length = length(in);
    step.start = number(in);
    step.finish = number(in);
    step.late = number(in).value_or(0) != 0;
    network.steps.push_back(step);
  } else if (word == "link") {
    Link link;
    link.from = index(in);
    link.from_edge = edge(in);
    link.to = index(in);
    link.to_edge = edge(in);
    link.lag = length(in).value_or(Length{});
    link.calendar = index(in);
    network.links.push_back(link);
  } else if (word == "bound") {
    Bound bound;
    bound.step = index(in);
    bound.edge = edge(in);
    in >> word;
    bound.kind = word == "not_before" ? Bound::Kind::not_before : Bound::Kind::not_after;
    bound.at = *number(in);
    network.bounds.push_back(bound);
  } else if (word == "person") {
    Person person;
    person.hours = network.calendars[index(in)];
    person.capacity = *number(in);
    input.staffing.people.push_back(person);
  } else if (word == "demand") {
    Demand demand;
    demand.step = index(in);
    demand.effort = *number(in);
    demand.split = *number(in) != 0;
    demand.priority = static_cast<std::int32_t>(*number(in));
    while (in >> std::ws && !in.eof()) {
      const std::uint32_t person = index(in);
      demand.items.push_back({{person}, 1, *number(in)});
    }
    input.staffing.demands.push_back(demand);
  }
}

void print(const Input& input, bool once) {
  const Levelled result = levelled(input.network, ordered(input.network), input.staffing, {!once});
  for (const Dates& dates : result.dates) {
    std::cout << static_cast<int>(dates.undated);
    for (const Minute at : {dates.start, dates.finish, dates.early_start, dates.early_finish, dates.late_start, dates.late_finish, dates.slack, dates.free_slack}) {
      std::cout << ' ' << at;
    }
    std::cout << ' ' << (dates.room ? std::to_string(*dates.room) : "-") << '\n';
  }
  std::cout << "finish " << result.finish << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const bool once = argc > 1 && std::string(argv[1]) == "--once";
  std::ios::sync_with_stdio(false);
  Input input;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "end") {
      print(input, once);
      input = {};
    } else {
      read(line, input);
    }
  }
}
