// node vscode_files.mjs CAMPAIGN FOLDER   what the VS Code extension says in JSON, held against the compiler: each snippet is a
// plan, the problem matcher reads each finding, the patterns of the language configuration do what they are for. FOLDER is empty.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, folder] = process.argv.slice(2);
const extension = (path) => JSON.parse(readFileSync(new URL(`../../compiler/editors/vscode/${path}`, import.meta.url), "utf8"));
const campaign = (...args) => spawnSync(program, args, { cwd: folder, encoding: "utf8" });

const snippets = extension("snippets/campaign.json");
const manifest = extension("package.json").contributes;
const configuration = extension("language-configuration.json");

// -- snippets: with their suggestions taken, the compiler finds no error

// The text that stands when nothing is typed over it.
function expanded(body) {
  const values = {};
  const text = body
    .join("\n")
    .replace(/\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|([^|]*)\|)\}/g, (_, number, value, choices) => {
      values[number] = (choices ? choices.split(",")[0] : value).replace(/\\([\\$}])/g, "$1");
      return values[number];
    })
    .replace(/(?<!\\)\$(\d+)/g, (_, number) => values[number] ?? "");
  return text.replace(/\\([\\$}])/g, "$1");
}
function check(name, text) {
  writeFileSync(join(folder, "snippet.campaign"), text);
  const { status, stderr } = campaign("check", "--as-of=2026-11-01", "snippet.campaign");
  assert.equal(status, 0, `${name}:\n${text}\n${stderr}`);
}
check("plan", expanded(snippets["A whole plan"].body));
check("fields", expanded(snippets["Fields of your own"].body));
check("rule", expanded(snippets["A rule"].body));
const tested = campaign("test", "snippet.campaign");
assert.equal(tested.status, 0, `the rule's own examples:\n${tested.stdout}${tested.stderr}`);
const around = `use std.kpi.commerce
use std.channels
person lead "Lead"
audience customers "Customers" { size: 10k people source "ledger" }
campaign c "C" {
  period: 2027
  currency: EUR
`;
check("ladder", `${around}${expanded(snippets["A goal with its way"].body)}}\n`);
assert.equal(Object.keys(snippets).length, 4, "every snippet is checked above");

// -- the problem matcher: each line of a finding, and no other

writeFileSync(join(folder, "faulty.campaign"), 'goal "No block"\nperson ann "Ann" {\n  role: 7\n}\ntactic');
const [{ pattern }] = manifest.problemMatchers;
const matched = campaign("check", "faulty.campaign")
  .stdout.split("\n")
  .map((line) => new RegExp(pattern.regexp).exec(line))
  .filter(Boolean)
  .map((match) => [match[pattern.file], Number(match[pattern.line]), Number(match[pattern.column]), match[pattern.severity], match[pattern.message], match[pattern.code]]);
const { findings } = JSON.parse(campaign("check", "--format=json", "faulty.campaign").stdout);
const found = findings.map(({ file, range, severity, message, name }) => [file, range.start.line, range.start.column, severity, message, name]);
assert.ok(found.length >= 4);
assert.deepEqual(matched, found);

// -- the language configuration

const word = new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`);
assert.deepEqual("owner: @maria, käse_2 12.5k 25% a.b".match(word), ["owner", "@maria", "käse_2", "12.5k", "25%", "a", "b"]);
const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
assert.match('tactic x "X" { // why', new RegExp(increaseIndentPattern));
assert.doesNotMatch('tactic x "X" { owner: @a }', new RegExp(increaseIndentPattern));
assert.match("  }", new RegExp(decreaseIndentPattern));
assert.match("  /// text", new RegExp(configuration.onEnterRules[0].beforeText));
assert.doesNotMatch("  // text", new RegExp(configuration.onEnterRules[0].beforeText));
