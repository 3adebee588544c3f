#pragma once

#include <string_view>

namespace campaign {

/// Metrics of each way of adding up, for plans of one goal.
inline constexpr std::string_view kMetrics = R"(
kpi orders "Orders" { unit: order  better: up  over_time: sum }
kpi order_value "Average order value" { unit: money/order  better: up  over_time: average }
kpi revenue "Revenue" = orders * order_value { better: up  over_time: sum }
kpi spend "Spend" { unit: money  better: neither  over_time: sum }
kpi cost_per_order "Cost per order" = spend / orders { better: down  over_time: ratio }
kpi aware "Awareness" { unit: percent  better: up  over_time: wave  range: 0% .. 100% }
kpi people "Reach" { unit: person  better: up  over_time: unique }
kpi complaints "Complaints" { unit: order  better: down  over_time: sum }
kpi calls "Calls" { unit: call  better: up  over_time: sum }
kpi mark "Mark" { scale: 1 .. 5  better: up  over_time: average }
)";

}  // namespace campaign
