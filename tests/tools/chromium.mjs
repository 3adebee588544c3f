// Debian's Chromium as the tests use it, and what they ask of every page.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const axeTags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

function findChromium() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const program = join(folder, "chromium");
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // not in this folder
    }
  }
  throw new Error("no chromium on the PATH");
}

export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox", // root in a container has no other way; the pages are our own
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      // Chromium's own calls home would look like a page's.
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // a page that asks for another machine is a fault; it shall not get there
    ],
  });
}

// Runs in the page. Names what is wider than the window: the page itself, and the innermost element that makes it so.
export function sidewaysScroll() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const culprits = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
  );
  const { localName = "body", id = "", className = "" } = culprits.at(-1) ?? {};
  const classes = typeof className === "string" ? className.trim().split(/\s+/) : []; // SVG's is an object
  const name = [localName + (id && `#${id}`), ...classes].filter(Boolean).join(".");
  return `scrolls sideways: ${root.scrollWidth} px in a window of ${root.clientWidth} px, such as ${name}`;
}

// What hinders people with disabilities, a line each.
export async function barriers(tab) {
  const axe = new AxeBuilder({ page: tab })
    .options({ preload: false }) // else it asks for the stylesheets again, by a way that file:// pages may not use
    .withTags(axeTags)
    .setLegacyMode(); // without it, every run opens one more page, only needed for frames of other origins
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

// What the keyboard alone does not reach, or reaches without showing it; a line each. Longer pages are walked as far as `most`.
export async function unreachable(tab, most = 200) {
  const count = await tab.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    const visible = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0);
    window.waiting = new Set(visible.filter((element) => !element.disabled && element.tabIndex >= 0));
    return window.waiting.size;
  });
  for (let i = 0; i < Math.min(count, most) + 3; ++i) {
    await tab.keyboard.press("Tab");
    const fault = await tab.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      window.waiting.delete(element);
      return getComputedStyle(element).outlineStyle === "none" ? `has the focus and does not show it: ${element.outerHTML.slice(0, 120)}` : null;
    });
    if (fault) return [fault];
  }
  if (count > most) return [];
  return tab.evaluate(() => [...window.waiting].map((element) => `the keyboard does not reach ${element.outerHTML.slice(0, 120)}`));
}

// How much of the page has moved since it was first painted: the score of the Layout Instability API, 0 when nothing has.
export function layoutShift(tab) {
  return tab.evaluate(
    () =>
      new Promise((resolve) => {
        let score = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) score += value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(score), 100);
      }),
  );
}
