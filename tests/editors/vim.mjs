// Vim's syntax file in Neovim, for highlight.mjs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const names = {
  keyword: /^campaign(Kind|Declaration|Reserved|Clause)$/,
  property: /^campaign(Property|Key)$/,
  string: /^campaign(Text|Escape)$/,
  number: /^campaignNumber$/,
  comment: /^campaign(Comment|Documentation)$/,
  variable: /^campaignPerson$/,
};

const folder = mkdtempSync(join(tmpdir(), "vim-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const runtime = fileURLToPath(new URL("../../compiler/editors/vim", import.meta.url));

// A name for each byte of each line, by its number in a list that stands first.
const dump = `let s:seen = {} | let s:lines = []
for s:at in range(1, line('$'))
  call add(s:lines, map(range(1, col([s:at, '$']) - 1), {_, column -> synID(s:at, column, 1)}))
  for s:id in s:lines[-1] | let s:seen[s:id] = synIDattr(s:id, 'name') | endfor
endfor
call writefile([json_encode([s:seen, s:lines])], $OUT)
qall!`;
writeFileSync(join(folder, "dump.vim"), dump);

export function columns(file, text) {
  const out = join(folder, "names.json");
  const commands = ["syntax on", `edit ${resolve(file).replace(/ /g, "\\ ")}`].flatMap((command) => ["-c", command]);
  execFileSync("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "--cmd", `set runtimepath^=${runtime}`, ...commands, "-S", join(folder, "dump.vim")], { timeout: 60_000, stdio: "ignore", env: { ...process.env, OUT: out } });
  const [seen, lines] = JSON.parse(readFileSync(out, "utf8"));
  return text.split(/\r?\n/).map((line, number) => {
    let byte = 0;
    return [...line].flatMap((character) => {
      const name = seen[lines[number]?.[byte]];
      byte += Buffer.byteLength(character);
      return Array(character.length).fill(name ? [name] : []);
    });
  });
}
