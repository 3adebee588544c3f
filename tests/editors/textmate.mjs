// The TextMate grammar in VS Code's own engine, for highlight.mjs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

export const names = {
  keyword: /^(storage\.type|keyword\.other\.(declaration|clause)|keyword\.operator\.word)\./,
  property: /^(support\.type\.property-name|variable\.other\.property)\./,
  string: /^string\.quoted\./,
  number: /^constant\.numeric\./,
  comment: /^comment\./,
  variable: /^variable\.other\.person\./,
};

const file = new URL("../../compiler/editors/vscode/syntaxes/campaign.tmLanguage.json", import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(file, "utf8"), file.pathname),
});
const grammar = await registry.loadGrammar("source.campaign");

export function columns(_, text) {
  let state = INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => Array(endIndex - startIndex).fill(scopes));
  });
}
