// Buttons that make the map or a time line smaller and larger. The style sheet says what `--zoom` does to each.
import { controlsOf, make, say } from "./dom.js";
import { filled, words } from "./words.js";

const zoomable = [
  { selector: ".map", sizes: [0.5, 0.67, 0.8, 1, 1.25, 1.5], size: 1 },
  { selector: ".gantt", sizes: [1, 1.5, 2, 3, 4, 6, 8], size: 1, scrolls: true },
];

export function addZoom(main) {
  for (const kind of zoomable) {
    for (const element of main.querySelectorAll(kind.selector)) add(element, kind);
  }
}

// What grows beyond the page scrolls in a region of its own.
function scrolling(element) {
  const region = make("div", { class: "zoomable", role: "region", "aria-label": element.caption?.textContent ?? words.zoom });
  element.replaceWith(region);
  region.append(element);
  return region;
}

function add(element, kind) { // `kind.size` is kept when the page gets a new body
  const { sizes, scrolls } = kind;
  const region = scrolls ? scrolling(element) : element;
  const smaller = button("−", words.smaller, -1);
  const larger = button("+", words.larger, 1);
  const percent = make("span", { class: "zoom-size", "aria-hidden": "true" });

  function button(sign, label, by) {
    return make("button", {
      type: "button", class: "tool", "aria-label": label, title: label,
      onclick: () => {
        kind.size = sizes[sizes.indexOf(kind.size) + by] ?? kind.size;
        show();
        say(percent.textContent);
      },
    }, sign);
  }
  function show() {
    // What is in the middle stays in the middle.
    const middle = (region.scrollLeft + region.clientWidth / 2) / region.scrollWidth;
    region.style.setProperty("--zoom", kind.size);
    region.classList.toggle("zoomed", kind.size !== 1);
    if (scrolls && kind.size !== 1) region.tabIndex = 0; // so that keys can scroll it
    else region.removeAttribute("tabindex");
    region.scrollLeft = middle * region.scrollWidth - region.clientWidth / 2;
    percent.textContent = filled(words.percent, Math.round(kind.size * 100));
    // Not `disabled`, which would lose the focus of whoever arrives at the end.
    smaller.ariaDisabled = String(kind.size === sizes[0]);
    larger.ariaDisabled = String(kind.size === sizes.at(-1));
  }
  controlsOf(element).append(make("div", { class: scrolls ? "zoom in-wide" : "zoom", role: "group", "aria-label": words.zoom }, smaller, percent, larger));
  show();
}
