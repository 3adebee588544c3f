#include "rules/functions.h"

#include <algorithm>
#include <array>

namespace campaign {

namespace {

using enum Function;
using enum Form;

constexpr auto kFunctions = std::to_array<FunctionRow>({
    {count, "count", over, "", Base::amount, false, "How many there are."},
    {sum, "sum", over, "", Base::none, false, "All of them added up; unknown where their units do not fit together."},
    {min, "min", over, "", Base::none, false, "The smallest amount or the earliest date."},
    {max, "max", over, "", Base::none, false, "The largest amount or the latest date."},
    {any, "any", test_over, "", Base::yes_no, false, "Whether the condition holds for at least one."},
    {all, "all", test_over, "", Base::yes_no, false, "Whether the condition holds for every one."},
    {each, "each", over, "", Base::none, true, "The collection itself, or what is asked of each of its members."},
    {first, "first", over, "", Base::none, false, "The first one."},
    {distinct, "distinct", over, "", Base::none, true, "Each value once, in the order of their first."},
    {stated, "stated", plain, "v", Base::yes_no, false, "Whether something is written there, be it `unknown`."},
    {abs, "abs", plain, "a", Base::amount, false, "The amount without its sign."},
    {rounding, "rounding", plain, "a", Base::amount, false, "The most by which an amount was rounded when it was written, half of its last digit: 0.005 for 0.11, 500 for 12k; 0 for what was worked out."},
    {rounded_up, "rounded_up", plain, "a", Base::amount, false, "The amount rounded up as far as it is shown, for advice that has to hold as it is read: at least so much."},
    {rounded_down, "rounded_down", plain, "a", Base::amount, false, "The same rounded down: at most so much."},
    {size, "size", plain, "a", Base::text, false, "The amount as it is written, without its sign."},
    {percent, "percent", plain, "a", Base::amount, false, "A share as a percentage of few digits: 18%, 0.4%."},
    {percent_up, "percent_up", plain, "a", Base::amount, false, "The same rounded up, for advice: at least so much."},
    {percent_down, "percent_down", plain, "a", Base::amount, false, "The same rounded down: at most so much."},
    {in_points, "in_points", plain, "a", Base::amount, false, "The difference of two shares in points: from 20% to 23% it is 3 points, not 3%. Other amounts as they are."},
    {plural, "plural", plain, "att", Base::text, false, "The second value for one, the third for any other number."},
    {choose, "choose", plain, "yvv", Base::none, false, "The second value where the condition holds, else the third."},
    {lower, "lower", plain, "t", Base::text, false, "The text in lower case."},
    {length, "length", plain, "t", Base::amount, false, "How many characters the text has."},
    {mentions, "mentions", plain, "tw", Base::text, true, "The words of a vocabulary that stand in the text, as they stand there."},
    {begins_with, "begins_with", plain, "tw", Base::text, false, "The word of a vocabulary with which the text begins."},
    {ends_with, "ends_with", plain, "tw", Base::text, false, "The word of a vocabulary with which the text ends."},
    {numbers_in, "numbers_in", plain, "t", Base::amount, true, "The amounts that stand in the text: 500, 25%, 2M, two thousand; no lengths of time."},
    {dates_in, "dates_in", plain, "t", Base::span, true, "The dates that stand in the text, such as `June 2027`."},
    {acronyms_in, "acronyms_in", plain, "t", Base::text, true, "The words in the text that are capitals only, such as MQL."},
    {parts_of, "parts_of", plain, "tw", Base::text, true, "The parts of the text between words of a vocabulary."},
    {headed_by, "headed_by", plain, "tw", Base::text, false, "The word of a vocabulary with which the text begins, or ends where the vocabulary says `closes: yes`."},
});

}  // namespace

std::span<const FunctionRow> all_functions() { return kFunctions; }

const FunctionRow* function_named(std::string_view name) {
  const auto* const found = std::ranges::find(kFunctions, name, &FunctionRow::name);
  return found == kFunctions.end() ? nullptr : &*found;
}

}  // namespace campaign
