// A bar to choose among the tactics of a page by who owns them, where, for whom and for what they run, how far they are and when. The
// compiler wrote into each what it can be chosen by, and what the choices are called (emit/html/facets.h). The choice stands in
// the address, as its query, so that links to it can be sent and anchors go on working.
import { controlsOf, make } from "./dom.js";
import { filled, words } from "./words.js";

const fewest = 4; // fewer are seen at a glance
const facets = ["owner", "channel", "strategy", "audience", "market", "status"];

// `owner=maria channel=a channel=b` → { owner: ["maria"], channel: ["a", "b"] }
function read(text) {
  const all = {};
  for (const part of text.split(" ")) {
    const at = part.indexOf("=");
    if (at > 0) (all[part.slice(0, at)] ??= []).push(part.slice(at + 1));
  }
  return all;
}

export function addFilter(main) {
  const items = [...main.querySelectorAll("[data-facets]")].map((element) => ({ element, has: read(element.dataset.facets) }));
  const options = [...main.querySelectorAll("#facet-names option")];
  if (items.length < fewest || options.length === 0) return;
  const names = new Map(options.map(({ value, textContent }) => [value, textContent]));
  const query = new URLSearchParams(location.search);
  const fields = {};

  function choice(facet) {
    const values = [...new Set(items.flatMap(({ has }) => has[facet] ?? []))].map((value) => [value, names.get(`${facet}=${value}`) ?? value]);
    if (values.length < 2 || !names.has(facet)) return; // what has no name is nothing to choose by on this page
    if (facet !== "status") values.sort(([, a], [, b]) => a.localeCompare(b));
    const select = make("select", { onchange: change }, make("option", { value: "" }, words.any));
    select.append(...values.map(([value, name]) => make("option", { value }, name)));
    fields[facet] = select;
    return make("label", {}, names.get(facet), select);
  }
  function day(name) {
    fields[name] = make("input", { type: "date", onchange: change });
    return make("label", {}, words[name], fields[name]);
  }
  const choices = facets.map(choice).filter(Boolean);
  if (items.some(({ has }) => has.from)) choices.push(day("from"), day("to"));
  if (choices.length === 0) return;

  const count = make("span", { role: "status" });
  const reset = make("button", { type: "button", class: "reset", onclick: showAll }, words.reset);
  const bar = make("details", { class: "filter" }, make("summary", {}, words.filter), make("div", { class: "fields" }, ...choices));
  const line = make("p", { class: "filter-count" }, count, " ", reset);

  function matches({ has }) {
    const runs = (!fields.from?.value || has.to?.[0] >= fields.from.value) && (!fields.to?.value || has.from?.[0] <= fields.to.value);
    return runs && facets.every((facet) => !fields[facet]?.value || has[facet]?.includes(fields[facet].value));
  }

  function apply() {
    const some = items.filter(matches);
    const shown = new Set(some.map(({ element }) => element));
    const all = new Set(items.map(({ element }) => element));
    // What holds nothing but hidden ones goes with them; what holds a shown one stays.
    for (const { element } of items) {
      for (let each = element; each && each !== main; each = each.parentElement) {
        if (each === element || all.has(each) || each.matches("li, .strategy")) {
          each.hidden = !shown.has(each) && !some.some((one) => each.contains(one.element));
        }
      }
    }
    const chosen = Object.values(fields).some(({ value }) => value);
    line.hidden = !chosen;
    count.textContent = chosen ? filled(words.shown, some.length, items.length) : "";
    return chosen;
  }

  function change() {
    apply();
    const url = new URL(location.href);
    for (const [name, { value }] of Object.entries(fields)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // a browser that keeps the addresses of pages from a disk as they are
    }
  }

  function showAll() {
    for (const field of Object.values(fields)) field.value = "";
    change();
    bar.querySelector("summary").focus();
  }

  for (const [name, field] of Object.entries(fields)) field.value = query.get(name) ?? "";
  for (const field of Object.values(fields)) if (field.selectedIndex < 0) field.value = "";
  bar.open = apply();
  controlsOf(items[0].element).prepend(bar, line);
}
