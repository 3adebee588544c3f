// A button at every heading that has a place of its own in the site: it copies the link to it.
import { make, say } from "./dom.js";
import { filled, words } from "./words.js";

async function copy(id) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = id;
  try {
    await navigator.clipboard.writeText(url.href);
    say(words.linkCopied);
  } catch {
    location.hash = url.hash;
    say(words.linkInBar);
  }
}

export function addLinks(main) {
  for (const element of main.querySelectorAll("[id]")) {
    const heading = element.querySelector(":scope > .title > :is(h1, h2, h3, h4, h5, h6), :scope > h2, :scope > .placement-name > strong, :scope > th > .row-title");
    if (!heading) continue;
    const label = filled(words.copyLink, heading.textContent);
    const button = make("button", { type: "button", class: "copy", "aria-label": label, title: label, onclick: () => copy(element.id) }, "#");
    const line = heading.closest(".title"); // the marks beside the heading come first
    line ? line.append(button) : heading.after(button);
  }
}
