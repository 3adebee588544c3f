// Kate's syntax file in Kate's own engine (`kate-syntax-highlighter`), for highlight.mjs. It writes HTML with colours; a theme that
// gives each style of the file a colour of its own tells from the colour what it was.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const names = {
  keyword: /^(Kind|Declaration|Reserved|Clause)$/,
  property: /^(Property|Key)$/,
  string: /^(Text|Escape)$/,
  number: /^Number$/,
  comment: /^(Comment|Documentation)$/,
  variable: /^Person$/,
};

const syntax = new URL("../../compiler/editors/kate/campaign.xml", import.meta.url);
const styles = [...readFileSync(syntax, "utf8").matchAll(/<itemData name="(\w+)"/g)].map(([, name]) => name);
const colourOf = (index) => `#0000${(index + 1).toString(16).padStart(2, "0")}`;

const home = mkdtempSync(join(tmpdir(), "kate-"));
process.on("exit", () => rmSync(home, { recursive: true }));
for (const folder of ["syntax", "themes"]) mkdirSync(join(home, "org.kde.syntax-highlighting", folder), { recursive: true });
copyFileSync(syntax, join(home, "org.kde.syntax-highlighting/syntax/campaign.xml"));
const custom = Object.fromEntries(styles.map((name, index) => [name, { "text-color": colourOf(index), "selected-text-color": colourOf(index) }]));
const theme = { metadata: { name: "Styles", revision: 1 }, "text-styles": { Normal: { "text-color": "#ffffff" } }, "editor-colors": { BackgroundColor: "#ffffff" }, "custom-styles": { Campaign: custom } };
writeFileSync(join(home, "org.kde.syntax-highlighting/themes/styles.theme"), JSON.stringify(theme));

const entities = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">" };

export function columns(file) {
  const html = execFileSync("kate-syntax-highlighter", ["--syntax", "Campaign", "--theme", "Styles", file], {
    env: { ...process.env, XDG_DATA_HOME: home, QT_QPA_PLATFORM: "offscreen" },
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  const body = html.slice(html.indexOf("<pre>\n") + 6, html.lastIndexOf("</pre>"));
  return body.split("\n").map((line) =>
    [...line.matchAll(/<span style="color:(#\w+);[^>]*>([^<]*)<\/span>|([^<]+)/g)].flatMap(([, colour, styled, plain]) => {
      const name = colour && styles.find((_, index) => colourOf(index) === colour);
      const text = (styled ?? plain).replace(/&\w+;/g, (entity) => entities[entity]);
      return Array(text.length).fill(name ? [name] : []);
    }),
  );
}
