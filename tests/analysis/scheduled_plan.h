#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace campaign {

/// A campaign from Monday, 4 January 2027, on, without holidays, that works Monday to Friday from 9 to 17 o'clock.
inline std::string plan_of(std::string_view tactics, std::string_view campaign = "") {
  return fmt::format("campaign c \"C\" {{\n  period: 2027-01-04 .. 2027-12-31\n{}\n  goal g \"G\" {{\n    strategy s \"S\" {{\n{}\n    }}\n  }}\n}}\n", campaign, tactics);
}

}  // namespace campaign
