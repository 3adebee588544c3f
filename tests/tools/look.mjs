// node look.mjs DIR [OUT]   opens every page of a site in Chromium, from file:// and as its readers do: with and without
// JavaScript, on a telephone, a tablet and a desk, light and dark, and by the keyboard alone. Pictures and a printed PDF per page go to OUT, if it is given.
// Exit 1 on any console message, request that fails or leaves file:, sideways scroll, layout shift, accessibility fault or place that
// the keyboard does not reach, or no page.
import { mkdirSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { barriers, launch, layoutShift, sidewaysScroll, unreachable } from "./chromium.mjs";

const [dir, out] = process.argv.slice(2);
if (!dir) {
  console.error("usage: look.mjs DIR [OUT]");
  process.exit(1);
}

const widths = { 360: 740, 768: 1024, 1440: 900 }; // width → height
const axeWidths = [360, 1440];

let faults = 0;
const seen = new Set(); // the same fault in the same page shows once, with the first view that has it
function fault(page, view, message) {
  if (seen.has(`${page} ${message}`)) return;
  seen.add(`${page} ${message}`);
  console.error(`${page} [${view}]: ${message}`);
  faults++;
}

const pages = readdirSync(dir, { recursive: true })
  .map(String)
  .filter((file) => /\.html?$/i.test(file))
  .sort();
if (pages.length === 0) {
  console.error(`${dir}: no page found`);
  process.exit(1);
}
if (out) mkdirSync(out, { recursive: true });

// One page in one context: all widths.
async function look(context, page, { javaScriptEnabled, colorScheme }) {
  const tab = await context.newPage();
  const mode = `${javaScriptEnabled ? "js" : "nojs"}.${colorScheme}`;
  let view = mode;
  const report = (message) => fault(page, view, message);
  tab.on("console", (message) => report(`console ${message.type()}: ${message.text().trim()}`));
  tab.on("pageerror", (error) => report(`script error: ${error.message}`));
  tab.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) report(`asks for ${request.url()}`);
  });
  tab.on("requestfailed", (request) => report(`cannot load ${request.url()}: ${request.failure()?.errorText}`));

  const name = page.replace(/\.html?$/i, "").replace(/[^\p{L}\p{N}.-]+/gu, "_");
  for (const [width, height] of Object.entries(widths)) {
    view = `${mode}.${width}`;
    await tab.setViewportSize({ width: Number(width), height });
    // Loaded anew for each width: a reader does not arrive by resizing.
    await tab.goto(pathToFileURL(resolve(dir, page)).href, { waitUntil: "load" });
    const scroll = await tab.evaluate(sidewaysScroll);
    if (scroll) report(scroll);
    if (javaScriptEnabled && colorScheme === "light") {
      const shift = await layoutShift(tab);
      if (shift > 0.001) report(`moves while it loads: layout shift of ${shift.toFixed(3)}`);
    }
    if (out) await tab.screenshot({ path: join(out, `${name}.${view}.png`), fullPage: true, animations: "disabled" });
    if (!javaScriptEnabled || !axeWidths.includes(Number(width))) continue;
    for (const barrier of await barriers(tab)) report(barrier);
    if (colorScheme === "light") for (const missed of await unreachable(tab)) report(missed);
  }
  if (javaScriptEnabled && colorScheme === "light") {
    view = "print";
    await tab.pdf({ path: out && join(out, `${name}.pdf`), format: "A4", preferCSSPageSize: true });
  }
  await tab.close();
}

const browser = await launch();
// One after the other: two at a time take as long on a small machine, and mix their messages.
for (const javaScriptEnabled of [true, false]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ javaScriptEnabled, colorScheme, reducedMotion: "reduce" });
    context.setDefaultTimeout(300_000); // a busy machine is no fault of a page
    for (const page of pages) await look(context, page, { javaScriptEnabled, colorScheme });
    await context.close();
  }
}
await browser.close();
console.log(`${pages.length} pages of ${relative(".", dir) || dir}, 12 views each: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
