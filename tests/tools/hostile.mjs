// node hostile.mjs CAMPAIGN   builds a plan whose every text tries to become markup, a script, a link or a path, as a site and as one
// page, and opens every page in Chromium, with scripts on. Exit 1 when anything of it ran, loaded, or became an element.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { launch } from "./chromium.mjs";

const campaign = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
const attack = String.raw`</script></style><img src=x onerror=window.ran=1><svg onload=window.ran=1>\" onmouseover=\"window.ran=1\" x=\"{{7*7}}` + "\u2028";
const link = "javascript:window.ran=1";
const markdown = `[press](${link}) ![picture](https://example.org/x.png) <iframe src='${link}'></iframe> <b onclick='window.ran=1'>b</b>`;

const plan = `
use std.channels

site {
  brand: "${attack}"
  logo: "logo.svg"
  accent: "#0b6e4f"
  style: "look.css"
  address: "${link}"
}

business goal growth "${attack}" { about: "${markdown}" }

/// ${markdown}
campaign spring "${attack}" {
  period: 2027
  currency: USD
  locale: "en-GB"
  budget: 10k USD
  owner: @maria
  serves: growth
  about: "${markdown}"
  source: "${link}"
  sponsor: "${attack}"
  tags: "${attack}", "${link}"

  person maria "${attack}" { email: "${link}"  role: "${attack}" }
  audience readers "${attack}" { size: 3 people  where: "${attack}"  source: "${link}" }
  channel parcels "${attack}" { about: "${markdown}" }
  kpi visits "${attack}" { unit: clicks  about: "${markdown}" }
  milestone opening "${attack}" { on: 2027-03-01 }
  assumption one "${attack}" { about: "${markdown}" }
  risk two "${attack}" { about: "${markdown}" }
  experiment three "${attack}" { hypothesis: "${markdown}" }

  goal more "${attack}" {
    metric: visits
    baseline: 10 clicks during 2026 source "${attack}"
    target: 20 clicks
    by: 2027-12-31
    owner: @maria
    why: "${markdown}"

    strategy way "${attack}" {
      audience: readers
      insight: "${markdown}"
      tactic letters "${attack}" {
        channel: parcels
        flight: 2027-03-01 .. 2027-03-31
        daypart: mon..fri 11:30 .. 13:30
        owner: @maria
        budget: 1k USD
        offer: "${attack}"
        call_to_action: "${link}"
        expect { visits: 5 to 15 source "${attack}" because "${attack}" }
        placement noon "${attack}" { format: "${attack}" }
      }
    }
  }
}
`;

writeFileSync(join(folder, "plan.campaign"), plan);
writeFileSync(join(folder, "logo.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="window.ran=1"><script>window.ran=1</script></svg>`);
writeFileSync(join(folder, "look.css"), `@import url(https://example.org/x.css); h1 { background: url(https://example.org/x.png) }`);
const browser = await launch();
try {
  const build = (out, ...more) => {
    try {
      execFileSync(campaign, ["build", "plan.campaign", "--out", out, ...more], { cwd: folder, stdio: "pipe" });
    } catch (error) {
      assert.equal(error.status, 1, String(error.stderr)); // Findings there are; that it cannot be built is another matter.
    }
    return readdirSync(join(folder, out)).filter((file) => file.endsWith(".html")).map((file) => join(folder, out, file));
  };
  const pages = [...build("site"), ...build("one", "--single-file")];
  assert.ok(pages.length > 15, `only ${pages.length} pages`);
  const context = await browser.newContext();
  for (const page of pages) {
    const tab = await context.newPage();
    const messages = [];
    tab.on("console", (message) => messages.push(message.text()));
    tab.on("pageerror", (error) => messages.push(error.message));
    tab.on("dialog", (dialog) => messages.push(`dialog: ${dialog.message()}`));
    tab.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) messages.push(`asks for ${request.url()}`);
    });
    await tab.goto(pathToFileURL(page).href);
    const found = await tab.evaluate(() => {
      for (const link of document.querySelectorAll("a, summary, button")) link.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      const all = [...document.querySelectorAll("*")];
      return {
        ran: window.ran,
        scripts: document.scripts.length,
        handlers: all.filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length,
        frames: document.querySelectorAll("iframe, object, embed, form, base, img:not(.brand img, .cover img)").length,
        links: [...document.links].filter(({ href }) => !/^(file|https?|mailto):/.test(href)).map(({ href }) => href),
      };
    });
    assert.deepEqual({ page, ...found, messages }, { page, ran: undefined, scripts: 1, handlers: 0, frames: 0, links: [], messages: [] });
    await tab.close();
  }
  // Nothing has left the folder, and no name has become a path.
  const names = ["site", "one", "site/assets"].flatMap((each) => readdirSync(join(folder, each)));
  for (const name of names) assert.match(name, /^\.?[A-Za-z0-9_.-]+$/);
  assert.ok(!names.some((name) => name.startsWith("logo_") || name === "look.css"), "a harmful file was published");
  console.log(`${pages.length} pages: nothing ran`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
