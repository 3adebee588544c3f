// node --test protocol.mjs, with CAMPAIGN in the environment: the language server at the other end of the protocol's own library
// for Node, whose strings count in UTF-16 as the protocol does. Real editors have their own tests beside this one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "./language_server.mjs";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
const lsp = require("vscode-languageserver-protocol/node");

const program = process.env.CAMPAIGN;
const folder = mkdtempSync(join(tmpdir(), "campaign-"));
after(() => rmSync(folder, { recursive: true }));

const plan = `use std.channels
use std.kpi.commerce
use "Büro 🎉.campaign"
business goal growth "Wächst 🎉"
person ann "Änn 🎉" { role: "Boss 🎉"  team: nobody }
audience customers "Käufer" { size: 48k people source "shop" }

/// People who only read.
audience readers "Readers" { size: 9k people source "shop" }
campaign shop "Shop" {
  period: 2027
  currency: USD
  serves: growth
  goal more "More 🎉 orders" {
    metric: orders
    baseline: 1_000 orders during 2026 source "shop"
    target: +25%
    owner: @ann
    audience: customers
    strategy repeat "Bring customers back" {
      audience: customers
      tactic mail "A mail a month" {
        channel: email_list
        flight: 2027
        owner: @bob
        expect { orders: 200 to 400 }
      }
    }
  }
}
`;

// -- places and edits, as a client has them

function positionAt(text, offset) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1).length };
}
function offsetAt(text, { line, character }) {
  return text.split("\n").slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
}
function rangeOf(text, piece, from = 0) {
  const at = text.indexOf(piece, from);
  assert.notEqual(at, -1, `no ${piece}`);
  return { start: positionAt(text, at), end: positionAt(text, at + piece.length) };
}
function textAt(text, { start, end }) {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}
function edited(text, edits) {
  const inOrder = [...edits].sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  return inOrder.reduce((all, { range, newText }) => all.slice(0, offsetAt(text, range.start)) + newText + all.slice(offsetAt(text, range.end)), text);
}
function refused(code, message = /./) {
  return (error) => error instanceof lsp.ResponseError && error.code === code && message.test(error.message);
}

// -- one session with one plan

let server, uri, other;
let published; // By URI, the latest.
const waiting = [];

// The findings of a text, of this version or of whichever comes next.
function findings(ofUri, version) {
  return new Promise((resolve) => {
    const take = () => {
      const latest = published.get(ofUri);
      if (!latest || (version !== undefined && latest.version !== version)) return false;
      published.delete(ofUri);
      resolve(latest.diagnostics);
      return true;
    };
    if (!take()) waiting.push(take);
  });
}
function listen(to) {
  published = new Map();
  to.connection.onNotification(lsp.PublishDiagnosticsNotification.type, (message) => {
    published.set(message.uri, message);
    for (const take of waiting.splice(0)) if (!take()) waiting.push(take);
  });
}
const at = (piece, plus = 0, from = 0) => ({
  textDocument: { uri },
  position: positionAt(plan, plan.indexOf(piece, from) + plus),
});
const document = () => ({ textDocument: { uri } });
const codes = (list) => list.map(({ code }) => code);

before(async () => {
  other = pathToFileURL(join(folder, "Büro 🎉.campaign")).href;
  writeFileSync(join(folder, "Büro 🎉.campaign"), 'person bob "Bob"\n');
  server = await startServer(program, {
    folder,
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
      workspace: { workspaceFolders: true },
    },
  });
  listen(server);
});

test("the server says what it can, and each of it is a request of the protocol", () => {
  const { capabilities, serverInfo } = server;
  assert.equal(serverInfo.name, "campaign");
  assert.match(serverInfo.version, /^\d+\.\d+\.\d+$/);
  assert.equal(capabilities.positionEncoding, "utf-16");
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: lsp.TextDocumentSyncKind.Incremental });
  for (const provider of [
    "hover", "completion", "definition", "references", "documentHighlight", "documentSymbol", "workspaceSymbol", "codeAction",
    "codeLens", "documentLink", "documentFormatting", "documentRangeFormatting", "documentOnTypeFormatting", "rename", "foldingRange",
    "selectionRange", "inlayHint", "semanticTokens", "diagnostic", "typeHierarchy",
  ]) {
    assert.ok(capabilities[`${provider}Provider`], provider);
  }
});

test("findings come with a text, at UTF-16 columns, and name other places", async () => {
  uri = await server.open(join(folder, "plan.campaign"), plan, 7);
  const list = await findings(uri, 7);
  const deadline = list.find(({ code }) => code === "time_bound.missing_deadline");
  assert.equal(deadline.severity, lsp.DiagnosticSeverity.Error);
  assert.equal(deadline.source, "campaign");
  assert.equal(textAt(plan, deadline.range), '"More 🎉 orders"');
  const team = list.find(({ code, range }) => code.startsWith("names.") && textAt(plan, range) === "nobody");
  assert.ok(team, "a finding behind two emoji on its line");
  for (const { relatedInformation = [] } of list) {
    for (const { location } of relatedInformation) assert.ok([uri, other].includes(location.uri), location.uri);
  }
});

test("hover, definition, references, highlights", async () => {
  const hover = await server.request(lsp.HoverRequest.type, at("+25%", 1));
  assert.equal(hover.contents.kind, "markdown");
  assert.match(hover.contents.value, /1,250 orders/);
  assert.equal(await server.request(lsp.HoverRequest.type, at("use std", 0)), null);

  const definition = await server.request(lsp.DefinitionRequest.type, at("audience: customers", 12));
  assert.deepEqual(definition, { uri, range: rangeOf(plan, "customers") });
  const elsewhere = await server.request(lsp.DefinitionRequest.type, at("@bob", 2));
  assert.deepEqual(elsewhere, { uri: other, range: { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } } });

  const references = (includeDeclaration) => server.request(lsp.ReferencesRequest.type, { ...at("audience: customers", 12), context: { includeDeclaration } });
  const all = await references(true);
  assert.deepEqual(all.map(({ range }) => textAt(plan, range)), ["customers", "customers", "customers"]);
  assert.equal((await references(false)).length, 2);
  const highlights = await server.request(lsp.DocumentHighlightRequest.type, at("audience: customers", 12));
  assert.deepEqual(highlights.map(({ kind }) => kind).sort(), [lsp.DocumentHighlightKind.Read, lsp.DocumentHighlightKind.Read, lsp.DocumentHighlightKind.Write]);
});

test("symbols of the text and of the workspace", async () => {
  const symbols = await server.request(lsp.DocumentSymbolRequest.type, document());
  const shop = symbols.find(({ name }) => name === "shop");
  const mail = shop.children[0].children[0].children[0];
  assert.equal(mail.name, "mail");
  assert.equal(textAt(plan, mail.selectionRange), "mail");
  assert.ok(textAt(plan, mail.range).startsWith("tactic mail") && textAt(plan, mail.range).endsWith("}"));
  const found = await server.request(lsp.WorkspaceSymbolRequest.type, { query: "bob" });
  assert.deepEqual(found.map(({ name, location }) => [name, location.uri]), [["bob", other]]);
});

test("the goal tree as a type hierarchy", async () => {
  const [goal] = await server.request(lsp.TypeHierarchyPrepareRequest.type, at("goal more", 6));
  assert.equal(goal.name, "More 🎉 orders");
  assert.equal(textAt(plan, goal.selectionRange), "more");
  const aims = await server.request(lsp.TypeHierarchySupertypesRequest.type, { item: goal });
  assert.deepEqual(aims.map(({ name }) => name), ["Shop"]);
  const means = await server.request(lsp.TypeHierarchySubtypesRequest.type, { item: goal });
  assert.deepEqual(means.map(({ name }) => name), ["Bring customers back"]);
});

test("completion: members as snippets, words, names, and the `use` that a name needs", async () => {
  const complete = async (insert) => {
    const text = plan.replace("    owner: @ann\n", `    owner: @ann\n${insert}\n`);
    const place = text.indexOf(insert) + insert.length;
    await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 8 }, contentChanges: [{ text }] });
    const { items } = await server.request(lsp.CompletionRequest.type, { ...document(), position: positionAt(text, place) });
    return { items, text };
  };
  const members = (await complete("    ")).items;
  const checkpoint = members.find(({ label }) => label === "checkpoint");
  assert.equal(checkpoint.insertTextFormat, lsp.InsertTextFormat.Snippet);
  assert.ok(!members.some(({ label }) => label === "target"), "what is written already");
  assert.deepEqual((await complete("    priority: ")).items.map(({ label }) => label), ["high", "medium", "low"]);
  const { items, text } = await complete("    kpi: ");
  const coverage = items.find(({ additionalTextEdits }) => additionalTextEdits);
  assert.match(edited(text, coverage.additionalTextEdits), /^use std\.[a-z.]+\nuse std\.channels\n/);
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 9 }, contentChanges: [{ text: plan }] });
});

test("a fix mends what it is offered for; all sure fixes at once", async () => {
  const diagnostics = await findings(uri, 9);
  const deadline = diagnostics.find(({ code }) => code === "time_bound.missing_deadline");
  const actions = await server.request(lsp.CodeActionRequest.type, { ...document(), range: deadline.range, context: { diagnostics: [deadline] } });
  const fix = actions.find(({ kind, diagnostics }) => kind === lsp.CodeActionKind.QuickFix && diagnostics[0].code === deadline.code);
  const mended = edited(plan, fix.edit.changes[uri]);
  assert.match(mended, /by: 2027-12-31/);
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 10 }, contentChanges: [{ text: mended }] });
  assert.ok(!codes(await findings(uri, 10)).includes(deadline.code));
  // Which day is meant nobody knows for sure, but who `ann` is.
  assert.ok(!actions.some(({ kind }) => kind === lsp.CodeActionKind.SourceFixAll));
  const careless = plan.replace("owner: @ann", "owner: ann");
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 11 }, contentChanges: [{ text: careless }] });
  await findings(uri, 11);
  const [everything] = await server.request(lsp.CodeActionRequest.type, { ...document(), range: deadline.range, context: { diagnostics: [], only: [lsp.CodeActionKind.SourceFixAll] } });
  assert.equal(edited(careless, everything.edit.changes[uri]), plan);
  const only = await server.request(lsp.CodeActionRequest.type, { ...document(), range: deadline.range, context: { diagnostics: [], only: [lsp.CodeActionKind.SourceFixAll] } });
  assert.ok(only.every(({ kind }) => kind === lsp.CodeActionKind.SourceFixAll));
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 12 }, contentChanges: [{ text: plan }] });
  await findings(uri, 12);
});

test("rename everywhere, and refusals that say why", async () => {
  const prepared = await server.request(lsp.PrepareRenameRequest.type, at("audience: customers", 12));
  assert.equal(prepared.placeholder, "customers");
  const edit = await server.request(lsp.RenameRequest.type, { ...at("audience: customers", 12), newName: "käufer" });
  const renamed = edited(plan, edit.changes[uri]);
  assert.equal(renamed.match(/\bkäufer\b/g).length, 3);
  assert.ok(!/(audience|audience:) customers/.test(renamed));
  const inBoth = await server.request(lsp.RenameRequest.type, { ...at("@bob", 2), newName: "rob" });
  assert.deepEqual(Object.keys(inBoth.changes).sort(), [uri, other].sort());
  await assert.rejects(server.request(lsp.RenameRequest.type, { ...at("audience: customers", 12), newName: "readers" }), refused(lsp.LSPErrorCodes.RequestFailed, /another audience/));
  await assert.rejects(server.request(lsp.RenameRequest.type, { ...at("audience: customers", 12), newName: "a b" }), refused(lsp.LSPErrorCodes.RequestFailed));
  await assert.rejects(server.request(lsp.PrepareRenameRequest.type, at("email_list", 2)), refused(lsp.LSPErrorCodes.RequestFailed));
});

test("layout of the text and of some lines", async () => {
  const options = { tabSize: 2, insertSpaces: true };
  assert.deepEqual(await server.request(lsp.DocumentFormattingRequest.type, { ...document(), options }), []);
  const untidy = plan.replace("    target: +25%\n", "   target:   +25%\n").replace("  currency: USD", "currency:USD");
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 13 }, contentChanges: [{ text: untidy }] });
  assert.equal(edited(untidy, await server.request(lsp.DocumentFormattingRequest.type, { ...document(), options })), plan);
  const range = rangeOf(untidy, "   target:");
  const some = edited(untidy, await server.request(lsp.DocumentRangeFormattingRequest.type, { ...document(), range, options }));
  assert.ok(some.includes("    target: +25%\n") && some.includes("currency:USD"), some);
  const typed = await server.request(lsp.DocumentOnTypeFormattingRequest.type, { ...document(), position: { line: range.start.line + 1, character: 0 }, ch: "\n", options });
  assert.equal(edited(untidy, typed), some);
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 14 }, contentChanges: [{ text: plan }] });
});

test("lenses, links, folding, selection, hints", async () => {
  const lenses = await server.request(lsp.CodeLensRequest.type, document());
  const letters = lenses.filter(({ command }) => command.title.includes("S M"));
  assert.deepEqual(letters.map(({ range }) => range.start.line), [rangeOf(plan, "goal more").start.line]);
  const links = await server.request(lsp.DocumentLinkRequest.type, document());
  assert.deepEqual(links.map(({ range, target }) => [textAt(plan, range), target]), [["Büro 🎉.campaign", other]]);
  const folds = await server.request(lsp.FoldingRangeRequest.type, document());
  const campaign = folds.find(({ startLine }) => startLine === rangeOf(plan, "campaign shop").start.line);
  assert.equal(campaign.endLine, plan.split("\n").length - 3);
  const [selection] = await server.request(lsp.SelectionRangeRequest.type, { ...document(), positions: [at("48k", 1).position] });
  const texts = [];
  for (let one = selection; one; one = one.parent) texts.push(textAt(plan, one.range));
  assert.equal(texts.at(-1), plan);
  for (let i = 1; i < texts.length; i++) assert.ok(texts[i].includes(texts[i - 1]) && texts[i].length > texts[i - 1].length);
  assert.ok(texts.some((text) => text.startsWith("audience customers")));
  const whole = { start: { line: 0, character: 0 }, end: positionAt(plan, plan.length) };
  const hints = await server.request(lsp.InlayHintRequest.type, { ...document(), range: whole });
  const target = hints.find(({ position }) => position.line === rangeOf(plan, "target:").start.line);
  assert.match(target.label, /1,250/);
  const line = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  assert.deepEqual(await server.request(lsp.InlayHintRequest.type, { ...document(), range: line }), []);
});

function decoded({ data }, legend) {
  const tokens = [];
  let line = 0, character = 0;
  for (let i = 0; i < data.length; i += 5) {
    character = data[i] === 0 ? character + data[i + 1] : data[i + 1];
    line += data[i];
    tokens.push({ line, character, length: data[i + 2], type: legend.tokenTypes[data[i + 3]] });
  }
  return tokens;
}

test("colours of the whole text, of a range of it, and what a change makes of them", async () => {
  const { legend } = server.capabilities.semanticTokensProvider;
  const all = decoded(await server.request(lsp.SemanticTokensRequest.type, document()), legend);
  const team = rangeOf(plan, "team:").start;
  assert.ok(all.some(({ line, character, length, type }) => line === team.line && character === team.character && length === 5 && type === "property"));
  const range = rangeOf(plan, plan.split("\n")[4]);
  const some = decoded(await server.request(lsp.SemanticTokensRangeRequest.type, { ...document(), range }), legend);
  assert.deepEqual(some, all.filter(({ line }) => line === 4));

  const before = await server.request(lsp.SemanticTokensRequest.type, document());
  const grown = plan.replace("  currency: USD\n", "  currency: USD\n  stage: draft\n");
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 15 }, contentChanges: [{ text: grown }] });
  const delta = await server.request(lsp.SemanticTokensDeltaRequest.type, { ...document(), previousResultId: before.resultId });
  const { data } = await server.request(lsp.SemanticTokensRequest.type, document());
  const patched = [...delta.edits].sort((a, b) => b.start - a.start).reduce((all, { start, deleteCount, data = [] }) => [...all.slice(0, start), ...data, ...all.slice(start + deleteCount)], before.data);
  assert.deepEqual(patched, data);
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 16 }, contentChanges: [{ text: plan }] });
});

test("random edits, one by one and several at once, leave the server with the client's text", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const random = (below) => (state = (state * 1103515245 + 12345) % 2 ** 31) % below;
  const pieces = ["🎉", "ä", "\n", "\r\n", "}", "{ ", '"', "/*", "*/", "goal x ", "by: ", "2027-01-01", " ", ""];
  let text = plan;
  const twin = pathToFileURL(join(folder, "twin.campaign")).href;
  for (let round = 0; round < 60; round++) {
    const contentChanges = [];
    for (let n = random(3) + 1; n > 0; n--) {
      const points = [...text].length;
      const [a, b] = [random(points), random(points)].sort((x, y) => x - y);
      const start = [...text].slice(0, a).join("").length;
      const end = start + [...text].slice(a, Math.min(b, a + 12)).join("").length;
      const newText = pieces[random(pieces.length)];
      contentChanges.push({ range: { start: positionAt(text, start), end: positionAt(text, end) }, text: newText });
      text = text.slice(0, start) + newText + text.slice(end);
    }
    await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 100 + round }, contentChanges });
    if (round % 6 !== 0) continue;
    await server.open(join(folder, "twin.campaign"), text);
    const tokensOf = async (one) => (await server.request(lsp.SemanticTokensRequest.type, { textDocument: { uri: one } })).data;
    assert.deepEqual(await tokensOf(uri), await tokensOf(twin), `seed ${seed}, round ${round}`);
    const pulled = (one) => server.request(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri: one } });
    assert.equal((await pulled(uri)).items.length, (await pulled(twin)).items.length, `seed ${seed}, round ${round}`);
    await server.close(twin);
  }
  await server.notify(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 200 }, contentChanges: [{ text: plan }] });
  await findings(uri, 200);
});

test("a column beyond the end of a line means its end, before the line break", async () => {
  const crlf = await server.open(join(folder, "crlf.campaign"), 'person a "A"\r\nperson b "B"\r\n');
  const beyond = { line: 0, character: 999 };
  await server.notify(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri: crlf, version: 2 },
    contentChanges: [{ range: { start: beyond, end: beyond }, text: " { role: 7 }" }],
  });
  const [finding] = await findings(crlf, 2);
  assert.deepEqual(finding.range, { start: { line: 0, character: 21 }, end: { line: 0, character: 22 } });
  const symbols = await server.request(lsp.DocumentSymbolRequest.type, { textDocument: { uri: crlf } });
  assert.deepEqual(symbols.map(({ selectionRange }) => selectionRange.start), [{ line: 0, character: 7 }, { line: 1, character: 7 }]);
  await server.close(crlf);
});

test("files that change on the disk, and open texts in front of them", async () => {
  assert.ok(!codes(await pullOf(uri)).includes("names.unknown_reference"));
  writeFileSync(join(folder, "Büro 🎉.campaign"), 'person rob "Rob"\n');
  const changed = () => server.notify(lsp.DidChangeWatchedFilesNotification.type, { changes: [{ uri: other, type: lsp.FileChangeType.Changed }] });
  published.clear();
  await changed();
  const gone = (await findings(uri)).find(({ range }) => textAt(plan, range).includes("bob"));
  assert.ok(gone, "bob is gone");
  // The text of an open editor counts, not that on the disk.
  await server.open(join(folder, "Büro 🎉.campaign"), 'person bob "Bob"\n');
  assert.ok(!(await pullOf(uri)).some(({ range }) => textAt(plan, range).includes("bob")));
  await server.close(other);
  assert.ok((await pullOf(uri)).some(({ range }) => textAt(plan, range).includes("bob")));
  writeFileSync(join(folder, "Büro 🎉.campaign"), 'person bob "Bob"\n');
  await changed();
  assert.ok(!(await pullOf(uri)).some(({ range }) => textAt(plan, range).includes("bob")));
});
async function pullOf(one) {
  const report = await server.request(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri: one } });
  assert.equal(report.kind, "full");
  return report.items;
}

test("a text that was never saved, one in a strange place, one that is closed", async () => {
  const untitled = "untitled:Untitled-1";
  await server.notify(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri: untitled, languageId: "campaign", version: 1, text: 'goal "G"' } });
  assert.ok(codes(await findings(untitled, 1)).length > 0);
  await server.close(untitled);
  assert.deepEqual(await findings(untitled), []);
  await assert.rejects(server.request(lsp.HoverRequest.type, { textDocument: { uri: untitled }, position: { line: 0, character: 0 } }), refused(lsp.ErrorCodes.InvalidParams, /not open/));
  mkdirSync(join(folder, "a b"));
  const spaced = await server.open(join(folder, "a b", "ü%20?#.campaign"), 'person a "A"\nperson b "B" { team: a }');
  const [definition] = [await server.request(lsp.DefinitionRequest.type, { textDocument: { uri: spaced }, position: { line: 0, character: 8 } })];
  assert.equal(definition.uri, spaced);
  await server.close(spaced);
});

test("a folder that joins or leaves the workspace decides what `use` may reach", async () => {
  const outer = mkdtempSync(join(tmpdir(), "campaign-"));
  try {
    for (const name of ["plans", "plans_of_others"]) mkdirSync(join(outer, name));
    writeFileSync(join(outer, "brand.campaign"), 'person eve "Eve"\n');
    writeFileSync(join(outer, "plans_of_others", "near.campaign"), 'person una "Una"\n');
    const text = 'use "near.campaign"\nuse "../brand.campaign"\nbusiness goal g "G" { owner: @eve }\n';
    const place = join(outer, "plans_of_others", "plan.campaign");
    const folders = (added, removed) =>
      server.notify(lsp.DidChangeWorkspaceFoldersNotification.type, {
        event: { added: added.map((path) => ({ uri: pathToFileURL(path).href, name: "x" })), removed: removed.map((path) => ({ uri: pathToFileURL(path).href, name: "x" })) },
      });
    // `plans` is no folder around `plans_of_others`, though its name begins like it.
    await folders([join(outer, "plans")], []);
    const one = await server.open(place, text);
    const refusals = async () => (await pullOf(one)).filter(({ code }) => code === "use.outside_workspace").map(({ range }) => textAt(text, range));
    assert.deepEqual(await refusals(), ['"../brand.campaign"']);
    await folders([`${outer}/`], [join(outer, "plans")]);
    assert.deepEqual(await refusals(), []);
    await folders([], [outer]);
    assert.deepEqual(await refusals(), ['"../brand.campaign"']);
    await server.close(one);
  } finally {
    rmSync(outer, { recursive: true });
  }
});

test("a request that is cancelled is answered all the same, and so is what comes after it", async () => {
  const source = new lsp.CancellationTokenSource();
  const pending = server.request(lsp.SemanticTokensRequest.type, document(), source.token);
  source.cancel();
  await pending.catch((error) => assert.equal(error.code, lsp.LSPErrorCodes.RequestCancelled));
  await server.notify("$/cancelRequest", { id: "of nobody" });
  assert.ok(await server.request(lsp.HoverRequest.type, at("+25%", 1)));
});

test("what the server does not know, and what it cannot read, are errors of the message alone", async () => {
  const { connection } = server;
  await assert.rejects(connection.sendRequest("textDocument/moniker", at("+25%")), refused(lsp.ErrorCodes.MethodNotFound));
  await assert.rejects(connection.sendRequest(lsp.InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} }), refused(lsp.ErrorCodes.InvalidRequest));
  for (const params of [{}, { textDocument: 7 }, { textDocument: { uri: 7 } }, { ...document(), position: "here" }, { ...document(), position: { line: "one" } }, { ...document(), position: { line: -1, character: -1 } }, []]) {
    await assert.rejects(connection.sendRequest("textDocument/hover", params), refused(lsp.ErrorCodes.InvalidParams), JSON.stringify(params));
  }
  for (const position of [{ line: 1e9, character: 1e9 }, { line: 0, character: 1e9 }]) {
    for (const method of ["hover", "completion", "definition"]) await connection.sendRequest(`textDocument/${method}`, { ...document(), position });
    await connection.sendRequest("textDocument/rangeFormatting", { ...document(), range: { start: position, end: position }, options: { tabSize: 2, insertSpaces: true } });
  }
  await connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await connection.sendNotification("textDocument/didChange", { textDocument: { uri }, contentChanges: [{ range: "none", text: "x" }, 7] });
  await connection.sendNotification("textDocument/didOpen", { textDocument: null });
  await connection.sendNotification("$/setTrace", { value: "off" });
  assert.ok(await server.request(lsp.HoverRequest.type, at("+25%", 1)));
});

test("after `shutdown` there are no answers any more, and `exit` ends with status 0", async () => {
  const { connection, exited } = server;
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await assert.rejects(server.request(lsp.HoverRequest.type, at("+25%", 1)), refused(lsp.ErrorCodes.InvalidRequest));
  await connection.sendNotification(lsp.ExitNotification.type);
  assert.equal(await exited, 0);
  connection.dispose();
});

// -- other clients

test("columns in bytes, where the client can count so", async () => {
  const bytes = await startServer(program, { capabilities: { general: { positionEncodings: ["utf-8", "utf-16"] } } });
  assert.equal(bytes.capabilities.positionEncoding, "utf-8");
  listen(bytes);
  const one = await bytes.open(join(folder, "bytes.campaign"), plan);
  const line = plan.split("\n")[4];
  const team = (await findings(one, 1)).find(({ range }) => range.start.line === 4 && range.end.character - range.start.character === "nobody".length);
  assert.equal(team.range.start.character, Buffer.byteLength(line.slice(0, line.indexOf("nobody"))));
  assert.equal(await bytes.stop(), 0);
});

test("findings are pulled or pushed, not both; no snippets for those who cannot read them", async () => {
  const puller = await startServer(program, { capabilities: { textDocument: { diagnostic: {} } } });
  listen(puller);
  const one = await puller.open(join(folder, "plan.campaign"), plan);
  assert.ok((await puller.request(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri: one } })).items.length > 0);
  const { items } = await puller.request(lsp.CompletionRequest.type, { textDocument: { uri: one }, position: { line: 0, character: 0 } });
  assert.ok(items.length > 0 && items.every(({ insertText, insertTextFormat }) => !insertTextFormat && !insertText.includes("$")));
  assert.equal(published.size, 0);
  assert.equal(await puller.stop(), 0);
});

test("the client's settings are asked for and count, its files are watched, what was shown is asked for anew", async () => {
  const { DidChangeWatchedFilesNotification, DidChangeConfigurationNotification, ConfigurationRequest, RegistrationRequest } = lsp;
  let settings = { inlayHints: false, codeLenses: false, asOf: "2030-01-01" };
  const asked = [];
  let configured = () => {};
  const client = await startServer(program, {
    capabilities: {
      workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true }, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
    },
    answers(connection) {
      connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
        asked.push(...registrations.map(({ method, registerOptions }) => [method, registerOptions.watchers[0].globPattern]));
      });
      connection.onRequest(ConfigurationRequest.type, ({ items }) => {
        asked.push(["configuration", items[0].section]);
        return [settings];
      });
      connection.onRequest(lsp.InlayHintRefreshRequest.type, () => configured());
      connection.onRequest(lsp.CodeLensRefreshRequest.type, () => {});
    },
  });
  await new Promise((resolve) => (configured = resolve));
  assert.deepEqual(asked.sort(), [["configuration", "campaign"], [DidChangeWatchedFilesNotification.method, "**/*.campaign"]]);
  const one = await client.open(join(folder, "plan.campaign"), plan.replace("target: +25%", "target: +25%  by: 2027-12-31"));
  const whole = { textDocument: { uri: one }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };
  const shown = async () => [(await client.request(lsp.InlayHintRequest.type, whole)).length > 0, (await client.request(lsp.CodeLensRequest.type, whole)).length > 0];
  assert.deepEqual(await shown(), [false, false]);
  const found = async () => (await client.request(lsp.DocumentDiagnosticRequest.type, whole)).items.map(({ code }) => code);
  assert.ok((await found()).includes("tracking.deadline_passed"));
  settings = { inlayHints: true, codeLenses: true, asOf: "2027-01-01" };
  const again = new Promise((resolve) => (configured = resolve));
  await client.notify(DidChangeConfigurationNotification.type, { settings: null });
  await again;
  assert.deepEqual(await shown(), [true, true]);
  assert.ok(!(await found()).includes("tracking.deadline_passed"));
  assert.equal(await client.stop(), 0);
});

// -- below the library: bytes on the wire

function framed(body) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
// What the server writes, message by message, and how it ends.
async function talk(...chunks) {
  const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const reader = new lsp.StreamMessageReader(child.stdout);
  const messages = [];
  reader.listen((message) => messages.push(message));
  const ended = new Promise((resolve) => child.once("close", (code, signal) => resolve(code ?? signal)));
  child.stdin.on("error", () => {}); // It may have ended before all was written.
  for (const chunk of chunks) child.stdin.write(chunk);
  child.stdin.end();
  return { status: await ended, messages };
}
const hello = { jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } };

test("a request before `initialize` is refused; the end of the stream without `shutdown` is status 1", async () => {
  const early = await talk(framed({ jsonrpc: "2.0", id: 5, method: "textDocument/hover", params: {} }));
  assert.equal(early.messages[0].error.code, lsp.ErrorCodes.ServerNotInitialized);
  assert.equal(early.status, 1);
  assert.equal((await talk(framed(hello), framed({ jsonrpc: "2.0", method: "exit" }))).status, 1);
});

test("a body that is no JSON is answered, and the next message is read", async () => {
  const { messages } = await talk(framed("{no json"), framed("[1, 2]"), framed("7"), framed({ id: 8 }), framed({ id: 9, method: 9 }), framed(hello));
  const { ParseError, InvalidRequest } = lsp.ErrorCodes;
  assert.deepEqual(messages.map(({ id, error }) => [id, error?.code]), [[null, ParseError], [null, InvalidRequest], [null, InvalidRequest], [8, InvalidRequest], [9, InvalidRequest], [1, undefined]]);
});

test("a message may come in pieces, with further headers, in any case", async () => {
  const body = JSON.stringify(hello);
  const { messages } = await talk(`content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: ${body.length}\r\n`, "\r\n", body.slice(0, 20), body.slice(20));
  assert.equal(messages[0].id, 1);
});

test("what waits behind a long compilation can be taken back", async () => {
  const text = `${plan}${Array.from({ length: 40_000 }, (_, n) => `person p${n} "P"\n`).join("")}`;
  const open = { jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument: { uri: "untitled:1", languageId: "campaign", version: 1, text } } };
  const hover = (id) => ({ jsonrpc: "2.0", id, method: "textDocument/hover", params: { textDocument: { uri: "untitled:1" }, position: { line: 0, character: 5 } } });
  const cancel = { jsonrpc: "2.0", method: "$/cancelRequest", params: { id: 3 } };
  const all = [hello, open, hover(2), hover(3), hover(4), cancel, { jsonrpc: "2.0", id: 5, method: "shutdown" }, { jsonrpc: "2.0", method: "exit" }];
  const { messages, status } = await talk(all.map(framed).join(""));
  const answers = messages.filter(({ id }) => id !== undefined).map(({ id, error }) => [id, error?.code]);
  assert.deepEqual(answers, [[1, undefined], [2, undefined], [3, lsp.LSPErrorCodes.RequestCancelled], [4, undefined], [5, undefined]]);
  assert.equal(status, 0);
});

test("headers without a length, or with an absurd one, end the server and nothing worse", async () => {
  for (const head of ["Content-Type: x\r\n\r\n", "Content-Length: -5\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n", `${"x".repeat(100_000)}\r\n\r\n`, "Content-Length: 10\r\n\r\nshort"]) {
    assert.equal((await talk(head)).status, 1, JSON.stringify(head.slice(0, 40)));
  }
});

test("JSON that is nested beyond all measure does not end the server", async () => {
  const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
  const { messages, status } = await talk(framed(hello), framed(`{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":${deep}}`), framed({ jsonrpc: "2.0", id: 3, method: "shutdown" }), framed({ jsonrpc: "2.0", method: "exit" }));
  assert.equal(status, 0);
  assert.deepEqual(messages.map(({ id }) => id), [1, 2, 3]);
});
