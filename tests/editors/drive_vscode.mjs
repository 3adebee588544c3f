// node drive_vscode.mjs CODE_SERVER CAMPAIGN OUT   the extension in the real VS Code, by hand: not one of the tests, for its set-up is
// too slow for them. CODE_SERVER is what `install_vscode FOLDER` names at its end; package the extension first (package_vscode).
// Pictures go to OUT. Exit 1 where something is not as it should be.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [codeServer, program, out] = process.argv.slice(2).map((path) => resolve(path));

const home = mkdtempSync(join(tmpdir(), "vscode-"));
const plans = join(home, "plans");
mkdirSync(plans);
mkdirSync(out, { recursive: true });
cpSync(fileURLToPath(new URL("../../examples/winter_appeal.campaign", import.meta.url)), join(plans, "plan.campaign"));
const plan = readFileSync(join(plans, "plan.campaign"), "utf8");
writeFileSync(join(plans, "plan.campaign"), plan.replace(/^    by: .*\n/m, ""));
const settings = (folder, all) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(all));
};
settings(join(home, "data/User"), { "campaign.path": "/nowhere/campaign", "security.workspace.trust.enabled": false, "workbench.startupEditor": "none" });

const options = ["--user-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
const env = { ...process.env, XDG_CONFIG_HOME: join(home, "config") };
const vsix = fileURLToPath(new URL("../../compiler/editors/vscode/campaign.vsix", import.meta.url));
const installed = spawnSync(process.execPath, [codeServer, ...options, "--install-extension", vsix], { env, encoding: "utf8" });
assert.equal(installed.status, 0, installed.stdout + installed.stderr);
const port = 8130;
const server = spawn(process.execPath, [codeServer, ...options, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", plans], { env, stdio: "ignore" });

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
const picture = (name) => page.screenshot({ path: join(out, `${name}.png`) });
try {
  page.setDefaultTimeout(30_000);
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(`http://127.0.0.1:${port}/?folder=${plans}`);
      break;
    } catch (error) {
      if (tries > 60) throw error;
      await page.waitForTimeout(500);
    }
  }
  const command = async (title) => {
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input").fill(`>${title}`);
    await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  };

  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "plan.campaign" }).dblclick();
  await page.locator(".tab", { hasText: "plan.campaign" }).waitFor();
  await page.locator(".notification-toast", { hasText: "Cannot start the Campaign compiler" }).waitFor();
  await picture("0_wrong_path");
  settings(join(plans, ".vscode"), { "campaign.path": program }); // and the server starts
  await page.locator(".codelens-decoration").first().waitFor();
  await page.locator(".view-line").nth(4).click();
  await page.keyboard.press("F8"); // the next problem, which may lie further down
  await page.locator(".squiggly-error").first().waitFor();
  await page.locator(".marker-widget", { hasText: "time_bound.missing_deadline" }).waitFor();
  await picture("1_findings");
  await page.keyboard.press("Escape");

  await command("Campaign: Explain the Finding at the Cursor");
  await page.locator(".tab", { hasText: "time_bound.missing_deadline" }).waitFor();
  await page.locator(".view-line", { hasText: "Gets this finding" }).waitFor();
  await picture("2_explanation");

  await page.locator(".tab", { hasText: "plan.campaign" }).click();
  await command("Campaign: Open the Plan's Page Beside the Text");
  const frame = page.frameLocator("iframe.webview").frameLocator("#active-frame");
  await frame.locator("h1").waitFor();
  const title = await frame.locator("h1").innerText();
  assert.ok(await frame.locator("body").evaluate(() => [...document.styleSheets].some(({ href }) => href?.endsWith("site.css"))), "the stylesheet is there");
  await page.waitForTimeout(1000);
  await picture("3_preview");

  // A change, laid out and saved: the page follows.
  await page.locator(".view-line", { hasText: "goal " }).first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type('\nperson   zoe "Zoe Late"');
  await command("Campaign: Format the Plan");
  await page.locator(".view-line", { hasText: 'person zoe "Zoe Late"' }).waitFor();
  await page.keyboard.press("Control+S");
  await frame.locator("body", { hasText: "Zoe Late" }).waitFor();
  assert.equal(await frame.locator("h1").innerText(), title);
  await picture("4_after_saving");

  // Links lead to the site's other pages and back.
  await frame.locator("a", { hasText: "All campaigns" }).click();
  await frame.locator("h1", { hasText: "Marketing plan" }).waitFor();
  await frame.locator("a", { hasText: title }).first().click();
  await frame.locator("h1", { hasText: title }).waitFor();
  console.log(`the extension works; pictures are in ${out}`);
} catch (error) {
  await picture("fault");
  throw error;
} finally {
  await browser.close();
  server.kill();
}
