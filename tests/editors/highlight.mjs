// node highlight.mjs CAMPAIGN FILE…   asks the language server for the tokens of each plan, and the editors' TextMate grammar for
// its colours: both must agree on what is a keyword, a property, a text, a number, a comment, a person. Exit 1 where they do not.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { startServer } from "./language_server.mjs";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

const grammarFile = new URL("../../compiler/editors/vscode/syntaxes/campaign.tmLanguage.json", import.meta.url);
const [program, ...files] = process.argv.slice(2);

// What the grammar may call a token of the server's type.
const scopesOf = {
  keyword: /^(storage\.type|keyword\.other|keyword\.operator\.word)\./,
  property: /^(support\.type\.property-name|variable\.other\.property)\./,
  string: /^string\.quoted\./,
  number: /^constant\.numeric\./,
  comment: /^comment\./,
  variable: /^variable\.other\.person\./,
};
const anyOf = new RegExp(Object.values(scopesOf).map((scopes) => scopes.source).join("|"));

async function loadGrammar() {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile.pathname),
  });
  return registry.loadGrammar("source.campaign");
}

// For each line an array with the scopes of each UTF-16 unit.
function scopesByColumn(grammar, lines) {
  let state = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.flatMap(({ startIndex, endIndex, scopes }) => Array(endIndex - startIndex).fill(scopes));
  });
}

const grammar = await loadGrammar();
const server = await startServer(program);
const { tokenTypes } = server.capabilities.semanticTokensProvider.legend;
let faults = 0;
let compared = 0;

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const lines = text.split(/\r?\n/);
  const scopes = scopesByColumn(grammar, lines);
  const uri = await server.open(file, text);
  const { data } = await server.request("textDocument/semanticTokens/full", { textDocument: { uri } });
  await server.close(uri);
  let [line, column] = [0, 0];
  let last = { line: 0, column: 0 }; // where the previous token ended
  const complain = (line, from, to, message) => {
    console.error(`${file}:${line + 1}:${from + 1}: \`${lines[line].slice(from, to)}\` ${message}`);
    faults++;
  };
  // Between the server's tokens the grammar must see none of these either.
  const between = (line, from, to) => {
    for (let at = from; at < to; at++) {
      if (/\s/.test(lines[line][at])) continue;
      const scope = (scopes[line][at] ?? []).find((one) => anyOf.test(one) && !one.startsWith("keyword.other.unit"));
      if (scope) return complain(line, at, to, `is ${scope} to the grammar and nothing to the server`);
    }
  };
  for (let i = 0; i < data.length; i += 5) {
    column = data[i] === 0 ? column + data[i + 1] : data[i + 1];
    line += data[i];
    for (let at = last.line; at <= line; at++) {
      between(at, at === last.line ? last.column : 0, at === line ? column : lines[at].length);
    }
    const type = tokenTypes[data[i + 3]];
    const end = column + data[i + 2];
    last = { line, column: end };
    compared++;
    // A property's token has its colon, and blanks before it.
    const shown = type === "property" ? lines[line].slice(column, end).replace(/[ \t]*:$/, "").length : data[i + 2];
    for (let at = column; at < column + shown; at++) {
      if (!(scopes[line][at] ?? []).some((scope) => scopesOf[type].test(scope))) {
        complain(line, column, end, `is a ${type}, the grammar says ${(scopes[line][at] ?? []).slice(1).join(" ") || "nothing"}`);
        break;
      }
    }
  }
}
await server.stop();
if (compared < 1000) {
  console.error(`only ${compared} tokens compared`);
  faults++;
}
console.log(`${files.length} plans, ${compared} tokens: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
