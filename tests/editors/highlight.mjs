// node highlight.mjs ENGINE CAMPAIGN FILE…   asks the language server for the tokens of each plan, and an editor's engine (textmate,
// vim, kate) for its colours: both must agree on what is a keyword, a property, a text, a number, a comment, a person. Exit 1 where they
// do not. An engine is a module of this folder with `names`, what it may call a token of each of the server's types, and
// `columns(file, text)`, what it calls each UTF-16 unit of each line.
import { readFileSync } from "node:fs";
import { startServer } from "./language_server.mjs";

const [engine, program, ...files] = process.argv.slice(2);
const { names, columns } = await import(`./${engine}.mjs`);
const anyOf = new RegExp(Object.values(names).map((one) => one.source).join("|"));

const server = await startServer(program);
const { tokenTypes } = server.capabilities.semanticTokensProvider.legend;
let faults = 0;
let compared = 0;

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const lines = text.split(/\r?\n/);
  const called = columns(file, text);
  const uri = await server.open(file, text);
  const { data } = await server.request("textDocument/semanticTokens/full", { textDocument: { uri } });
  await server.close(uri);
  let [line, column] = [0, 0];
  let last = { line: 0, column: 0 }; // where the previous token ended
  const complain = (line, from, to, message) => {
    console.error(`${file}:${line + 1}:${from + 1}: \`${lines[line].slice(from, to)}\` ${message}`);
    faults++;
  };
  // Between the server's tokens the engine must see none of these either.
  const between = (line, from, to) => {
    for (let at = from; at < to; at++) {
      if (/\s/.test(lines[line][at])) continue;
      const name = (called[line][at] ?? []).find((one) => anyOf.test(one));
      if (name) return complain(line, at, to, `is ${name} to ${engine} and nothing to the server`);
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
      if (!(called[line][at] ?? []).some((name) => names[type].test(name))) {
        complain(line, column, end, `is a ${type}, ${engine} says ${(called[line][at] ?? []).join(" ") || "nothing"}`);
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
console.log(`${engine}: ${files.length} plans, ${compared} tokens: ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
