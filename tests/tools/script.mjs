// node script.mjs CAMPAIGN [OUT]   builds the site of a plan with awkward names and uses what the script adds to it in Chromium,
// from file://: search, filters, sorting, zoom, links, colours. Pictures go to OUT, if it is given. Exit 1 with a message on the
// first thing that is not as it should be.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { barriers, launch, sidewaysScroll } from "./chromium.mjs";

const [campaign, out] = process.argv.slice(2);
if (!campaign) {
  console.error("usage: script.mjs CAMPAIGN [OUT]");
  process.exit(1);
}
if (out) mkdirSync(out, { recursive: true });

// -- the plan: one strategy with twelve tactics, another with one whose name is an attack --
const markup = "</script><img src=x onerror=alert(1)>";
const tactics = [...Array(12)].map((_, i) => {
  const month = String(i + 1).padStart(2, "0");
  const [owner, channel, status] = i % 3 === 0 ? ["jd", "email_list", "planned"] : ["maria", "packaging", "active"];
  return `tactic letter_${i + 1} "Letter ${i + 1} to the orchard" {
        channel: ${channel}
        owner: @${owner}
        flight: 2027-${month}
        budget: ${(i + 1) * 900} USD
        status: ${status}
        about: "${i === 6 ? "What the **harvest** was like." : "A letter."}"
      }`;
});
const plan = `use std.channels
campaign orchard "The orchard" {
  period: 2027
  currency: USD
  budget: 100k USD
  owner: @maria
  person maria "Maria López"
  person jd "John Doe"
  audience buyers "Buyers of apples"
  goal growth "More apples sold" {
    owner: @maria
    strategy direct "Straight to the buyers" {
      audience: buyers
      ${tactics.join("\n      ")}
    }
    strategy odd "Odd names" {
      tactic quotes "Quotes \\" and ' and \u2028 and ${markup}" {
        owner: @maria
        about: "Hostile ${markup}"
      }
      tactic far "日本の林檎"
    }
  }
}
`;
const folder = mkdtempSync(join(tmpdir(), "campaign-script-"));
function build(text, out) {
  writeFileSync(join(folder, "plan.campaign"), text);
  const built = spawnSync(resolve(campaign), ["build", "--as-of", "2027-01-01", "--out", out, "plan.campaign"], { cwd: folder, encoding: "utf8" });
  assert.ok(built.status === 0 || built.status === 1, built.error?.message ?? built.stderr); // findings are no fault here
}
build(plan, "site");
build(plan.replace("period: 2027", 'period: 2027\n  locale: "de-AT"'), "site/german");
const site = join(folder, "site");
const address = (page) => pathToFileURL(join(site, page)).href;
const goalPage = "orchard.growth.html";
const strategyPage = "orchard.growth.direct.html";

// What every page loads stays small; the search comes later.
const weight = ["index.html", "assets/site.css", "assets/site.js"].reduce((sum, file) => sum + statSync(join(site, file)).size, 0);
assert.ok(weight < 100_000, `the overview and what it loads have ${weight} bytes`);
assert.ok(!/<\/script|<img|\u2028/i.test(readFileSync(join(site, "assets/search.js"), "utf8")), "a name of the plan stands in the script as it is");

const browser = await launch();
const messages = [];
async function open(page, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(300_000); // a busy machine is no fault of a page
  const tab = await context.newPage();
  tab.on("console", (message) => messages.push(`console ${message.type()}: ${message.text()}`));
  tab.on("pageerror", (error) => messages.push(`script error: ${error.message}`));
  tab.on("dialog", (dialog) => (messages.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  tab.on("request", (request) => /^file:/.test(request.url()) || messages.push(`asks for ${request.url()}`));
  await tab.goto(address(page));
  return tab;
}
const options = (tab) => tab.locator("[role=option]");
const expanded = (tab) => tab.locator("#search").getAttribute("aria-expanded");
// Types a search and waits until the first result is this.
async function finds(tab, query, first) {
  await tab.locator("#search").fill(query);
  await tab.waitForFunction((title) => document.querySelector("[role=option] .result-title")?.textContent === title, first);
}
const visible = (tab, selector) => tab.locator(selector).evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
const picture = (tab, name) => out && tab.screenshot({ path: join(out, `${name}.png`), animations: "disabled" });

try {
  // -- search, by keyboard alone --
  let tab = await open("index.html");
  assert.equal(await tab.evaluate(() => typeof window.campaignSearch), "undefined", "the search was loaded before anybody asked");
  await tab.keyboard.press("/");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "search");
  await tab.keyboard.type("orchard let");
  await options(tab).first().waitFor();
  assert.equal(await expanded(tab), "true");
  const active = () => tab.evaluate(() => document.getElementById(document.getElementById("search").getAttribute("aria-activedescendant"))?.textContent);
  const first = await active();
  await tab.keyboard.press("ArrowDown");
  const second = await active();
  assert.notEqual(second, first);
  assert.equal(await tab.locator("[role=option][aria-selected=true]").count(), 1);
  await tab.keyboard.press("ArrowUp");
  assert.equal(await active(), first);
  await tab.keyboard.press("Escape");
  assert.equal(await expanded(tab), "false");
  assert.ok(!(await tab.locator(".results").isVisible()));
  await tab.keyboard.press("Escape");
  assert.equal(await tab.locator("#search").inputValue(), "");

  // By title, a part of it, with a typo, without accents, by owner, by text, by name, by path, in a script without blanks.
  await finds(tab, "Straight to the buyers", "Straight to the buyers");
  await finds(tab, "straigh", "Straight to the buyers");
  await finds(tab, "stright buyres", "Straight to the buyers");
  await finds(tab, "lopez", "Maria López");
  await finds(tab, "harvest", "Letter 7 to the orchard");
  assert.match(await options(tab).first().innerText(), /harvest was like/);
  await finds(tab, "letter_12", "Letter 12 to the orchard");
  await finds(tab, "orchard.growth.direct.letter_3", "Letter 3 to the orchard");
  await finds(tab, "林檎", "日本の林檎");
  await finds(tab, "budget", "Budget");
  await finds(tab, "john doe", "John Doe");
  const owned = tab.locator("[role=group]", { hasText: "Letter 1 to the orchard" });
  assert.match(await owned.innerText(), /^Tactics/, "what somebody owns is found by them, in a group of its kind");
  assert.match(await owned.locator("[role=option]").first().innerText(), /More apples sold › Straight to the buyers/, "a result says where it is");

  // Hostile names are text.
  await finds(tab, "quotes img onerror", `Quotes " and ' and \u2028 and ${markup}`);
  assert.equal(await tab.locator(".results img").count(), 0);
  await picture(tab, "search.hostile");

  // Nothing found is said, to eyes and ears.
  await tab.locator("#search").fill("qqqqzzzz");
  await tab.locator(".no-results").waitFor();
  assert.equal(await expanded(tab), "false");
  assert.match(await tab.locator(".search [role=status]").textContent(), /Nothing in this plan matches “qqqqzzzz”/);
  await picture(tab, "search.nothing");

  // Enter leads there, also within the page.
  await finds(tab, "letter 7", "Letter 7 to the orchard");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(`${address(strategyPage)}#orchard.growth.direct.letter_7`);
  assert.ok(await tab.locator(":target").isVisible());
  await tab.keyboard.press("/");
  await finds(tab, "letter 9", "Letter 9 to the orchard");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/letter_9$/);
  assert.ok(!(await tab.locator(".results").isVisible()));
  await tab.context().close();

  // -- nothing hinders anybody, in either colours, with results in sight; nothing moves sideways --
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 768, 1440]) {
      const view = `${width}.${colorScheme}`;
      tab = await open(goalPage, { colorScheme, viewport: { width, height: 800 } });
      await tab.keyboard.press("/");
      await finds(tab, "letter", "Letter 1 to the orchard");
      const inside = await tab.locator(".results").evaluate((popup) => {
        const { left, right } = popup.getBoundingClientRect();
        return left >= 0 && right <= document.documentElement.clientWidth;
      });
      assert.ok(inside, `the results leave the window at ${view}`);
      assert.equal(await tab.evaluate(sidewaysScroll), null);
      assert.deepEqual(await barriers(tab), [], view);
      await picture(tab, `search.${view}`);
      await tab.keyboard.press("Escape");
      await tab.locator(".filter > summary").click();
      await tab.locator(".filter select").first().selectOption({ label: "John Doe" });
      assert.equal(await tab.evaluate(sidewaysScroll), null);
      assert.deepEqual(await barriers(tab), [], view);
      await tab.locator(".filter").scrollIntoViewIfNeeded();
      await picture(tab, `filter.${view}`);
      await tab.context().close();
    }
  }

  // -- filters --
  tab = await open(goalPage);
  const lines = "tr[data-facets]";
  const count = () => tab.locator(".filter-count").innerText();
  assert.equal(await visible(tab, lines), 14);
  await tab.locator(".filter > summary").click();
  await tab.getByLabel("Owner").selectOption({ label: "John Doe" });
  assert.equal(await visible(tab, lines), 4);
  assert.match(await count(), /4 of 14 shown/);
  assert.equal(await visible(tab, "section.strategy"), 1, "a strategy without any is gone");
  await tab.getByLabel("Runs from").fill("2027-06-15");
  assert.match(await count(), /2 of 14 shown/);
  assert.ok(tab.url().includes("?owner=orchard.jd&from=2027-06-15"), tab.url());
  await tab.locator(".contents a, a.skip").first().evaluate((link) => link.click());
  assert.ok(tab.url().includes("?owner=orchard.jd&from=2027-06-15#"), "the anchors of the page go on working");
  await tab.reload();
  assert.equal(await visible(tab, lines), 2, "the choice is in the address");
  await tab.getByRole("button", { name: "Show all" }).click();
  assert.equal(await visible(tab, lines), 14);
  assert.ok(!tab.url().includes("?"), tab.url());
  await tab.getByLabel("Status").selectOption({ label: "Planned" });
  assert.match(await count(), /4 of 14 shown/);
  for (const [page, item] of [[strategyPage, "article.tactic"], ["orchard.map.html", "li[data-facets]"], ["orchard.budget.html", "tr[data-facets]"]]) {
    await tab.goto(`${address(page)}?channel=email_list`);
    assert.equal(await visible(tab, item), 4, page);
  }
  await tab.context().close();

  // -- sorting --
  tab = await open(goalPage);
  const firstLine = () => tab.locator("table.tactics").first().locator("tbody tr").first().locator("th").innerText();
  const money = tab.locator("table.tactics").first().getByRole("button", { name: "Budget" });
  const order = () => tab.locator("table.tactics").first().locator("th", { hasText: "Budget" }).getAttribute("aria-sort");
  assert.match(await firstLine(), /Letter 1 /);
  await money.click();
  await money.click();
  assert.equal(await order(), "descending");
  assert.match(await firstLine(), /Letter 12 /, "sorted by the numbers, not the texts");
  await money.click();
  assert.equal(await order(), null);
  assert.match(await firstLine(), /Letter 1 /, "as it was");
  await tab.goto(address("orchard.budget.html"));
  assert.equal(await tab.locator("#section-by-part .sort").count(), 0, "a tree keeps its order");
  assert.ok((await tab.locator("#section-by-month .sort").count()) > 0);
  await tab.context().close();

  // -- the size of the map --
  tab = await open("orchard.map.html");
  const width = () => tab.locator(".map .node").first().evaluate((node) => node.getBoundingClientRect().width);
  const before = await width();
  await tab.getByRole("button", { name: "Smaller" }).click();
  assert.ok((await width()) < before);
  assert.match(await tab.locator(".note").textContent(), /80 %/);
  await picture(tab, "map.smaller");
  await tab.context().close();

  // -- links to a place --
  tab = await open(strategyPage);
  await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.getByRole("button", { name: "Copy the link to Letter 3 to the orchard" }).click();
  await tab.locator(".note", { hasText: "Link copied" }).waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), `${address(strategyPage)}#orchard.growth.direct.letter_3`);
  // Where a browser keeps the clipboard to itself, the link goes into the address bar.
  await tab.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await tab.getByRole("button", { name: "Copy the link to Letter 4 to the orchard" }).click();
  await tab.waitForURL(/letter_4$/);
  await tab.context().close();

  // -- colours, remembered and there before anything is painted --
  tab = await open("index.html", { colorScheme: "light" });
  const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  const theme = tab.locator(".tools > .tool");
  await theme.click();
  assert.equal(await theme.getAttribute("aria-label"), "Colours: light");
  await theme.click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await tab.goto(address(goalPage));
  assert.equal(await paper(), dark, "the choice is kept on the next page");
  await tab.locator(".tools > .tool").click();
  assert.equal(await paper(), light);
  await tab.context().close();

  // -- a menu that is open in a narrow window closes by Escape --
  tab = await open("index.html", { viewport: { width: 360, height: 740 } });
  await tab.locator(".menu > summary").click();
  await tab.locator(".menu a").first().focus();
  await tab.keyboard.press("Escape");
  assert.equal(await tab.locator(".menu").getAttribute("open"), null);
  assert.equal(await tab.evaluate(() => document.activeElement.localName), "summary");
  await tab.context().close();

  // -- in the language of the plan --
  tab = await open(`german/${goalPage}`);
  assert.equal(await tab.locator("#search").getAttribute("placeholder"), "Plan durchsuchen");
  await tab.getByText("Filtern").click();
  await tab.getByLabel("Status").selectOption({ label: "Geplant" });
  assert.match(await count(), /4 von 14 angezeigt/);
  await tab.context().close();

  // -- without JavaScript there is no control that does nothing, and all of the plan --
  tab = await open(goalPage, { javaScriptEnabled: false });
  assert.equal(await tab.locator("button, input, select").count(), 0);
  assert.equal(await tab.locator(lines).count(), 14);
  await tab.context().close();
  assert.deepEqual(messages, []);

  // -- the policy holds: no script that is written into a page can run --
  tab = await open("index.html");
  const blocked = await tab.evaluate(async () => {
    const violation = new Promise((resolve) => addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective)));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return [await violation, window.ran];
  });
  assert.deepEqual(blocked, ["script-src-elem", undefined]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
console.log("the script does what it should");
