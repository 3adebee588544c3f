// Light, dark, or as the system has it. Browsers may keep no memory for pages from a disk: then the choice lasts a page.
import { icon, make, say } from "./dom.js";
import { words } from "./words.js";

const key = "campaign-theme";
const icons = {
  system: "M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3",
  light: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M12.8 3.2l-.9.9M4.1 11.9l-.9.9",
  dark: "M13.3 9.6A5.7 5.7 0 0 1 6.4 2.7a5.7 5.7 0 1 0 6.9 6.9z",
};
const themes = Object.keys(icons);
let theme = "system";

export function applyTheme() {
  try {
    theme = localStorage.getItem(key) ?? theme;
  } catch {
    // no memory
  }
  if (!themes.includes(theme)) theme = "system";
  show();
}

function show() {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}

export function themeButton() {
  const button = make("button", { type: "button", class: "tool", onclick: next });
  function name() {
    button.replaceChildren(icon(icons[theme]));
    button.ariaLabel = button.title = words[theme];
  }
  function next() {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    try {
      localStorage.setItem(key, theme);
    } catch {
      // no memory
    }
    show();
    name();
    say(words[theme]);
  }
  name();
  return button;
}
