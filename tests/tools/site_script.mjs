// node site_script.mjs [--check]   bundles stdlib/site/script into the two files of stdlib/site/generated that the compiler
// embeds: `site.js`, which every page loads, and `search.js`, loaded by who searches, with MiniSearch in it. They are kept in
// the repository so that building the compiler needs no Node. With --check nothing is written; exit 1 if they are not up to date.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const site = join(here, "../../stdlib/site");
const check = process.argv[2] === "--check";
const limit = 15_000; // bytes of what every page loads

const { outputFiles } = await build({
  entryPoints: { site: join(site, "script/main.js"), search: join(site, "script/engine.js") },
  outdir: join(site, "generated"),
  nodePaths: [join(here, "node_modules")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  write: false,
});

const licence = readFileSync(join(here, "node_modules/minisearch/LICENSE.txt"), "utf8").trim();
const { version } = JSON.parse(readFileSync(join(here, "node_modules/minisearch/package.json"), "utf8"));
let faults = 0;
function fault(message) {
  console.error(message);
  faults++;
}

mkdirSync(join(site, "generated"), { recursive: true });
for (const { path, text } of outputFiles) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const bytes = name === "search.js" ? `/*! MiniSearch ${version} is part of this script.\n\n${licence}\n*/\n${text}` : text;
  if (name === "site.js" && Buffer.byteLength(bytes) > limit) fault(`${name} has ${Buffer.byteLength(bytes)} bytes, more than ${limit}`);
  if (/\beval\(|new Function\(/.test(bytes)) fault(`${name} makes code from texts, which the pages' policy forbids`);
  if (/<\/script|<!--/i.test(bytes)) fault(`${name} could not stand inside a page`);
  if (!check) {
    writeFileSync(path, bytes);
  } else if (readFileSync(path, "utf8") !== bytes) {
    fault(`stdlib/site/generated/${name} is not up to date: run node tests/tools/site_script.mjs`);
  }
}
process.exit(faults === 0 ? 0 : 1);
