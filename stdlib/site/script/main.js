// The script of a plan's site. Pages are complete without it: all that it offers, it makes itself.
import { make } from "./dom.js";
import { addFilter } from "./filters.js";
import { addLinks } from "./links.js";
import { forgetSearch, searchBox } from "./search_box.js";
import { makeSortable } from "./sorting.js";
import { applyTheme, themeButton } from "./theme.js";
import { addZoom } from "./zoom.js";

const { search } = document.currentScript.dataset;
const root = document.documentElement;
root.dataset.furnishing = ""; // the style sheet waits with painting, so that nothing moves when the controls come
applyTheme(); // at once, so that nothing is painted in the wrong colours

let tools = null; // made once; a new body gets the same, with what is typed into it

function furnish() {
  const main = document.querySelector("main");
  tools ??= make("div", { class: "tools" }, ...(search ? [searchBox(search)] : []), themeButton());
  document.querySelector(".top")?.append(tools);
  addFilter(main);
  main.querySelectorAll("table.stacks:not(.gantt)").forEach(makeSortable);
  addZoom(main);
  addLinks(main);
}

document.addEventListener("keydown", ({ key, target }) => {
  const menu = target.closest?.(".menu[open]");
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("DOMContentLoaded", () => {
  try {
    furnish();
  } finally {
    delete root.dataset.furnishing;
  }
});
// `campaign serve` has put a new body in the place of the old one.
document.addEventListener("campaign:changed", () => {
  forgetSearch();
  furnish();
});
