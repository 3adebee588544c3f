// node live.mjs CAMPAIGN PLAN [OUT]   runs `campaign serve` on a copy of PLAN, opens it in Chromium, and changes the plan as
// an editor would. Waits for what has to come and never for a time. Pictures of the findings go to OUT, if it is given.
// Exit 1 with a message on the first thing that is not as it should be.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barriers, launch, sidewaysScroll } from "./chromium.mjs";

const [campaign, plan, out] = process.argv.slice(2);
if (!plan) {
  console.error("usage: live.mjs CAMPAIGN PLAN [OUT]");
  process.exit(1);
}
if (out) mkdirSync(out, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "campaign-live-"));
const file = join(folder, "plan.campaign");
const original = readFileSync(plan, "utf8");

let text = original;
function save(change) {
  const before = text;
  text = change(text);
  assert.notEqual(text, before, "the plan of the test does not have what it changes");
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
const replace = (from, to) => save((all) => all.replaceAll(from, to));

// The server, its address, and the lines that it prints.
function serve(port) {
  const server = spawn(campaign, ["serve", "--as-of", "2026-01-01", "--port", String(port), "plan.campaign"], { cwd: folder });
  const printed = { text: "", waiting: [] };
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (more) => {
      printed.text += more;
      printed.waiting = printed.waiting.filter((look) => !look());
    });
  }
  const ended = new Promise((resolve) => server.on("exit", resolve));
  // Resolves with the match once it has been printed; what stands before it counts no more.
  const says = (pattern) =>
    new Promise((resolve) => {
      const look = () => {
        const match = pattern.exec(printed.text);
        if (match) {
          printed.text = printed.text.slice(match.index + match[0].length);
          resolve(match);
        }
        return match !== null;
      };
      if (!look()) printed.waiting.push(look);
    });
  return { says, end: () => (server.kill("SIGINT"), ended) };
}

writeFileSync(file, text);
let server = serve(0);
const [url] = await server.says(/http:\/\/127\.0\.0\.1:\d+\//);
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
context.setDefaultTimeout(300_000); // a busy machine is no fault of a page
try {
  const tab = await context.newPage();
  const messages = [];
  const listen = (message) => messages.push(`console ${message.type()}: ${message.text()}`);
  tab.on("console", listen);
  tab.on("pageerror", (error) => messages.push(`script error: ${error.message}`));
  let pagesAsked = 0;
  tab.on("request", (request) => {
    if (!request.url().startsWith(url)) messages.push(`asks for ${request.url()}`);
    pagesAsked += /\.html$|\/$/.test(new URL(request.url()).pathname) ? 1 : 0;
  });
  const panel = tab.locator("#live-findings");
  const isOpen = () => panel.evaluate((details) => details.open);
  const connected = () => tab.waitForFunction(() => document.getElementById("live-lost").textContent === "");
  const shows = (words) => tab.waitForFunction((some) => document.body.innerText.includes(some), words);

  // -- a change of the plan comes into the page, which stays where it is --
  await tab.goto(url);
  await tab.locator("main .goal-card h3 a").first().click();
  await tab.waitForLoadState("load");
  const page = tab.url();
  const goal = /goal revenue "([^"]+)"/.exec(text)[1];
  await shows(goal);
  await tab.evaluate(() => {
    window.loadedOnce = true;
    scrollTo({ top: 700, behavior: "instant" });
  });
  replace(goal, "A goal of another name");
  const started = performance.now();
  await shows("A goal of another name");
  console.log(`from the save to the page: ${Math.round(performance.now() - started)} ms`);
  assert.equal(await tab.evaluate(() => window.loadedOnce), true, "the page was loaded anew");
  assert.equal(await tab.evaluate(() => scrollY), 700, "the page has moved");
  for (let i = 0; i < 5; ++i) {
    replace(i === 0 ? "A goal of another name" : `Name ${i - 1} of the goal`, `Name ${i} of the goal`);
    const again = performance.now();
    await shows(`Name ${i} of the goal`);
    console.log(`from the save to the page: ${Math.round(performance.now() - again)} ms`);
  }

  // -- markup in a plan is text, also in the panel --
  replace("Name 4 of the goal", "<b id=markup>A goal</b><img src=x onerror=alert(1)>");
  await shows("<b id=markup>A goal</b><img src=x onerror=alert(1)>");
  assert.equal(await tab.locator("#markup").count(), 0);

  // -- findings: the panel opens when there is an error, leads to its place, and stays as the reader wants it --
  save((all) => all.replace(/^ *by: .*\n/m, ""));
  await tab.waitForFunction(() => document.querySelector(".live-body")?.innerText.includes("time_bound.missing_deadline"));
  assert.ok(await isOpen());
  const missing = panel.locator("li", { hasText: "time_bound.missing_deadline" }).first();
  assert.match(await missing.innerText(), /^Error plan\.campaign:\d+:\d+\n/);
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await tab.setViewportSize({ width, height: 800 });
      if (out) await tab.screenshot({ path: join(out, `findings.${colorScheme}.${width}.png`), animations: "disabled" });
      assert.equal(await tab.evaluate(sidewaysScroll), null);
      assert.deepEqual(await barriers(tab), []);
    }
  }
  await tab.setViewportSize({ width: 1280, height: 900 });
  await missing.locator("a").click();
  await tab.waitForFunction(() => document.querySelector(":target")?.classList.contains("finding"));
  assert.ok(await tab.locator(":target", { hasText: "time_bound.missing_deadline" }).isVisible());
  await tab.locator("#live-summary").focus();
  await tab.keyboard.press("Escape");
  assert.equal(await isOpen(), false);
  if (out) await tab.screenshot({ path: join(out, "closed.png"), animations: "disabled" });
  replace("<b id=markup>A goal</b><img src=x onerror=alert(1)>", "Closed by its reader");
  await shows("Closed by its reader");
  assert.equal(await isOpen(), false, "the panel opened although its reader had closed it");
  assert.equal(await tab.evaluate(() => document.activeElement?.id), "live-summary", "the focus was lost");
  await tab.keyboard.press("Enter");
  assert.ok(await isOpen());

  // -- a plan that cannot be read to its end is shown as far as it is known; one that is gone, as it was --
  save((all) => `${all}\ncampaign ??? {\n`);
  await tab.waitForFunction(() => document.querySelector(".live-body").innerText.includes("syntax."));
  await shows("Closed by its reader");
  renameSync(file, `${file}.away`);
  await shows("cannot read plan.campaign");
  await shows("Closed by its reader");
  if (out) await tab.screenshot({ path: join(out, "gone.png"), animations: "disabled" });
  renameSync(`${file}.away`, file);
  await tab.waitForFunction(() => !document.body.innerText.includes("cannot read plan.campaign"));

  // -- a page that is no more, and comes back --
  save(() => original);
  await shows(goal);
  const [, name] = /^campaign (\w+)/m.exec(text);
  replace(`campaign ${name} `, "campaign under_another_name ");
  await shows("There is no such page");
  await tab.locator("main a", { hasText: /^under_another_name\./ }).first().waitFor();
  if (out) await tab.screenshot({ path: join(out, "nothing.png"), animations: "disabled" });
  assert.deepEqual(await barriers(tab), []);
  replace("campaign under_another_name ", `campaign ${name} `);
  await shows(goal);

  // -- what changes nothing that is shown is not asked for again --
  await server.says(/changed: (?![^]*changed: )/);
  pagesAsked = 0;
  utimesSync(file, new Date(), new Date());
  await server.says(/changed: /);
  replace(goal, "The last name");
  await shows("The last name");
  assert.equal(pagesAsked, 1);
  // Only the page that was gone for a while gave the browser something to say.
  assert.deepEqual(messages, ["console error: Failed to load resource: the server responded with a status of 404 (Not Found)"]);

  // -- the policy holds: nothing that comes into the page can run --
  tab.off("console", listen);
  const blocked = await tab.evaluate(async () => {
    const violation = new Promise((resolve) => addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective)));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return [await violation, window.ran];
  });
  assert.deepEqual(blocked, ["script-src-elem", undefined]);

  // -- the server ends and comes back: the page says so, and is brought up to date --
  await tab.goto(page);
  await connected();
  assert.equal(await server.end(), 0);
  await shows("not connected");
  replace("The last name", "A name from while the server was away");
  server = serve(new URL(url).port);
  await shows("A name from while the server was away");
  await connected();
} finally {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true });
}
console.log("the page followed its plan");
