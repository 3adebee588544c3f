// Everything that the script says: nothing but texts, with `{}` where a name or a number goes.
export const words = {
  searchPlan: "Search the plan",
  results: "Results",
  noResults: "Nothing in this plan matches “{}”. Try fewer words, or another spelling.",
  oneResult: "1 result",
  someResults: "{} results",
  more: "and {} more",
  searchFailed: "The search could not be loaded.",
  theme: { system: "Colours: as the system has them", light: "Colours: light", dark: "Colours: dark" },
  copyLink: "Copy the link to {}",
  linkCopied: "Link copied",
  linkInBar: "The link stands in the address bar",
  filter: "Filter",
  facets: { owner: "Owner", channel: "Channel", audience: "Audience", status: "Status" },
  any: "Any",
  from: "Runs from",
  to: "Runs until",
  shown: "{} of {} shown",
  reset: "Show all",
  sortBy: "Sort by {}",
  smaller: "Smaller",
  larger: "Larger",
  zoom: "Size",
  percent: "{} %",
};

// A text with its gaps filled, in their order.
export function filled(text, ...values) {
  return values.reduce((all, value) => all.replace("{}", () => value), text);
}
