#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "words/words.h"

namespace campaign::html {

/// What a page is for. A scope has one page of a role, but for goals and strategies (a page each), findings and the texts of
/// the plan's files, which are split where they are long.
enum class Role : std::uint8_t {
  overview,  ///< The scope in one screen: of a campaign, or of all of them.
  map, timeline, calendar, budget, kpis, goal, strategy, audiences, channels, people, experiments, risks, findings, sources, glossary,
  text,
};
inline constexpr std::size_t kRoleCount = 17;

/// The groups in which the navigation lists pages.
enum class PageGroup : std::uint8_t { plan, figures, who, trust };

struct RoleRow {
  Role role;
  std::string_view slug;   ///< The part of the file's name behind the campaign's.
  Sentence<> title;        ///< In the navigation and as the page's heading.
  PageGroup group;
  Sentence<> lead;         ///< What the page answers, in a sentence below its heading; empty where the page says it itself.
};

/// All roles in the order of the navigation.
[[nodiscard]] std::span<const RoleRow> all_roles();
[[nodiscard]] const RoleRow& row_of(Role role);

}  // namespace campaign::html
