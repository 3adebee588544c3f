// Findings that compare figures name exactly those, each where it stands and with its value. Which ones stand in a comparison is found
// out from outside: what is said changes when one of them does.

#include <cctype>
#include <cstdint>

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"

namespace campaign {
namespace {

struct Figure {
  const PropertyValue* value = nullptr;
  EntityId owner = kNoEntity;
  bool operator==(const Figure&) const = default;
};

bool is_figure(const PropertyValue& value) {
  if (const auto* condition = std::get_if<Condition>(&value.value)) return condition->compared;
  if (const auto* target = std::get_if<Target>(&value.value)) return target->form != Target::Form::keep;
  return std::holds_alternative<Amount>(value.value) || std::holds_alternative<Expectation>(value.value) || std::holds_alternative<Estimate>(value.value);
}

/// The figures of a plan's own text.
std::vector<Figure> figures_of(const CompiledPlan& plan) {
  std::vector<Figure> found;
  for (std::uint32_t i = 0; i < plan.snapshot.plan.size(); ++i) {
    const EntityId id{i};
    if (plan.snapshot.plan[id].from_library) continue;
    for (const PropertyValue& value : plan.snapshot.plan.values(id)) {
      if (is_figure(value)) found.push_back({&value, id});
    }
  }
  return found;
}

/// The numbers of a figure but for those of the clauses behind it, a little other or a lot.
enum class Change : std::uint8_t { a_little_more, a_little_less, half_more, half_less };
Decimal changed(const Decimal& number, Change change) {
  const bool whole = number.fraction_digits() == 0;
  const auto times = [&](const char* factor) {
    const Decimal product = *Decimal::multiply(number, *Decimal::parse(factor));
    return whole ? product.round(0) : product;
  };
  const Decimal one = Decimal::from_int(1);
  switch (change) {
    case Change::a_little_more: return whole && times("1.04") == number ? *Decimal::add(number, one) : times("1.04");
    case Change::a_little_less: return whole && times("0.96") == number ? *Decimal::subtract(number, one) : times("0.96");
    case Change::half_more: return times("1.5");
    case Change::half_less: return times("0.5");
  }
  return number;
}
/// The plan's text with that.
std::string with_other(const CompiledPlan& plan, const Figure& figure, Change change) {
  std::string text((*plan.snapshot.sources)[figure.value->span.file].text());
  const std::string stated(plan.text(figure.value->span));
  std::size_t end = stated.size();
  for (const char* clause : {" during ", " as_of ", " by ", " source ", " sample ", " until ", " because "}) end = std::min(end, stated.find(clause));
  const auto is_digit = [&](std::size_t at) { return at < end && std::isdigit(static_cast<unsigned char>(stated[at])) != 0; };
  std::string other;
  for (std::size_t i = 0; i < stated.size();) {
    const bool in_word = i > 0 && (std::isalnum(static_cast<unsigned char>(stated[i - 1])) != 0 || stated[i - 1] == '_');
    std::size_t to = i;
    while (is_digit(to) || (to > i && to < end && (stated[to] == '_' || (stated[to] == '.' && is_digit(to + 1))))) ++to;
    if (to == i || in_word) {
      other += stated[i++];
      continue;
    }
    std::string digits = stated.substr(i, to - i);
    std::erase(digits, '_');
    const auto number = Decimal::parse(digits);
    other += number ? changed(*number, change).to_string() : stated.substr(i, to - i);
    i = to;
  }
  return text.replace(figure.value->span.begin, stated.size(), other);
}

bool overlap(const Span& a, const Span& b) { return a.file == b.file && a.begin < b.end && b.begin < a.end; }

/// What a finding of a name says in a plan; empty where there is none.
std::string said_by(const CompiledPlan& plan, std::string_view name) {
  const Diagnostic* found = plan.find(name);
  return found == nullptr ? std::string() : found->message + "\n" + found->note;
}

class ComparingRule : public testing::TestWithParam<FindingInfo> {};

TEST_P(ComparingRule, MarksExactlyTheFiguresThatItCompares) {
  const std::string& name = GetParam().name;
  const CompiledPlan plan{plan_of_example(GetParam().bad)};
  const Diagnostic* found = plan.find(name);
  ASSERT_NE(found, nullptr);
  const std::string said = said_by(plan, name);
  std::vector<Figure> compared, others;
  for (const Figure& figure : figures_of(plan)) {
    const auto differs = [&](Change change) { return said_by(CompiledPlan(with_other(plan, figure, change)), name) != said; };
    if (differs(Change::a_little_more) || differs(Change::a_little_less)) {
      compared.push_back(figure);
    } else if (!differs(Change::half_more) && !differs(Change::half_less)) {
      others.push_back(figure);  // Between the two it may only be what makes the comparison one: an end of a range.
    }
  }
  if (compared.size() < 2) return;  // Nothing is held against anything.
  const auto text = [&](const Figure& figure) { return std::string(plan.text(figure.value->span)); };
  for (const Figure& figure : compared) {
    const bool at = overlap(found->span, figure.value->span);
    const auto label = std::ranges::find_if(found->labels, [&](const Label& one) { return overlap(one.span, figure.value->span); });
    EXPECT_TRUE(at || label != found->labels.end()) << name << " does not mark `" << text(figure) << "`\n" << plan.shown();
    if (at || label == found->labels.end()) continue;
    EXPECT_TRUE(std::ranges::any_of(label->text, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; })) << name << ": \"" << label->text << "\" on `" << text(figure) << "`\n" << plan.shown();
  }
  for (const Figure& figure : others) {
    EXPECT_TRUE(std::ranges::none_of(found->labels, [&](const Label& one) { return overlap(one.span, figure.value->span); })) << name << " marks `" << text(figure) << "`\n" << plan.shown();
  }
}

std::vector<FindingInfo> rules() {
  auto all = all_finding_infos(compile_text("").rules);
  std::erase_if(all, [](const FindingInfo& info) { return info.module.empty(); });
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, ComparingRule, testing::ValuesIn(rules()), [](const auto& info) {
  std::string name(info.param.name);
  std::ranges::replace(name, '.', '_');
  return name;
});

}  // namespace
}  // namespace campaign
