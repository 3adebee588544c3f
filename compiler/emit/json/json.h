#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "emit/plan_view.h"

namespace campaign {

/// The name of the JSON plan's form, in its `$schema` and as the schema's `$id`; the number is its `version`.
inline constexpr std::string_view kPlanSchemaId = "urn:campaign:plan:1";
inline constexpr int kPlanVersion = 1;

/// The whole plan for programs, resolved: every declaration with its typed values, what was worked out, and the
/// findings. The form is that of `plan_schema()`; same plan, same bytes. One declaration a line; ends with a line feed.
/// O(declarations + values), with a logarithm for places in the text.
[[nodiscard]] std::string plan_json(const PlanView& view);

/// The same, handed to `sink` piece by piece in pieces of some ten thousand bytes: large plans then cost no memory of
/// their size, and half the time.
void plan_json(const PlanView& view, const std::function<void(std::string_view)>& sink);

}  // namespace campaign
