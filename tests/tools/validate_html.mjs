// node validate_html.mjs DIR|FILE…   checks HTML pages: valid, all links inside the folder resolve, nothing is loaded
// from outside. A DIR is read with all its folders; a FILE's folder is its root. Exit 1 on any fault or no page.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
      "doctype-style": ["error", { style: "lowercase" }],
      "no-inline-style": "off", // charts place their bars with custom properties
      "require-sri": "off", // guards files from other servers; those are refused below
      "valid-id": ["error", { relaxed: true }], // as HTML has it: an id is made from a name in any script
    },
  }),
);

let faults = 0;
function fault(file, message) {
  console.error(`${file}: ${message}`);
  faults++;
}

const isPage = (file) => /\.html?$/i.test(file);

function filesUnder(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const entities = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };
const decode = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, dec, hex, name) =>
    dec ? String.fromCodePoint(dec) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (entities[name] ?? whole),
  );

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const tag = /<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;

// The start tags of a page. The checker's own parser leaves out everything inside <svg>, so tags are read here; what
// else is wrong with a page that these patterns misread is the checker's business.
const pages = new Map(); // path → { elements, ids, css }, read once; also for pages that others link to
function readPage(file) {
  if (!pages.has(file)) {
    const css = [];
    const blank = (text) => text.replace(/[^\n]/g, ""); // keeps the line numbers
    const source = readFileSync(file, "utf8")
      .replace(/<!--.*?-->/gs, blank)
      .replace(/(<style\b[^>]*>)(.*?)(<\/style>)/gis, (_, open, text, close) => {
        css.push(text);
        return open + blank(text) + close;
      })
      .replace(/(<script\b[^>]*>)(.*?)(<\/script>)/gis, (_, open, text, close) => open + blank(text) + close);
    const elements = [];
    const ids = new Map(); // id → how many times
    let line = 1;
    let counted = 0;
    for (const { 1: name, 2: text, index } of source.matchAll(tag)) {
      line += source.slice(counted, index).split("\n").length - 1;
      counted = index;
      const attributes = {};
      for (const [, key, double, single, bare] of text.matchAll(attribute)) {
        attributes[key.toLowerCase()] ??= decode(double ?? single ?? bare ?? "");
      }
      if (attributes.id) ids.set(attributes.id, (ids.get(attributes.id) ?? 0) + 1);
      elements.push({ name: name.toLowerCase(), attributes, at: `${file}:${line}` });
    }
    pages.set(file, { elements, ids, css: css.join("\n") });
  }
  return pages.get(file);
}

const outside = /^\s*([a-z][a-z0-9+.-]*:)?\/\//i; // http://…, file://…, //…
const scheme = /^\s*([a-z][a-z0-9+.-]*):/i;

// A link at `at` (for the message) in page or stylesheet `from`; only one that a reader follows may lead outside.
function checkLink(root, from, at, what, link, mayLeave) {
  const url = link.trim();
  const named = scheme.exec(url)?.[1].toLowerCase();
  if (named === "javascript") return fault(at, `${what} runs a script: ${url}`);
  // "//host" means another scheme on every kind of page, and nothing useful on a file:// page.
  if (named === "file" || (outside.test(url) && (!named || !mayLeave)) || (named && named !== "data" && !mayLeave)) {
    return fault(at, `${what} points outside the folder: ${url}`);
  }
  if (named) return;

  let path, fragment;
  try {
    const [beforeHash, ...afterHash] = url.split("#");
    path = decodeURIComponent(beforeHash.split("?")[0]);
    fragment = decodeURIComponent(afterHash.join("#"));
  } catch {
    return fault(at, `${what} is badly encoded: ${url}`);
  }
  if (path.startsWith("/")) return fault(at, `${what} breaks when the folder moves: ${url}`);
  const target = path === "" ? from : resolve(dirname(from), path);
  if (relative(root, target).split(sep)[0] === "..") return fault(at, `${what} points outside the folder: ${url}`);
  if (!existsSync(target)) return fault(at, `${what} points to no file: ${url}`);
  if (statSync(target).isDirectory()) return fault(at, `${what} points to a folder, not a page: ${url}`);
  if (fragment === "" || (fragment === "top" && mayLeave)) return;
  if (!readPage(target).ids.has(fragment)) fault(at, `${what} points to no id: ${url}`);
}

function checkCss(root, from, at, css) {
  const code = css.replace(/\/\*.*?\*\//gs, "");
  for (const [, double, single, bare] of code.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi)) {
    checkLink(root, from, at, "url()", double ?? single ?? bare, false);
  }
  for (const [, , quoted] of code.matchAll(/@import\s+(["'])(.*?)\1/gi)) {
    checkLink(root, from, at, "@import", quoted, false);
  }
}

const followedElements = new Set(["a", "area", "form", "button", "input", "blockquote", "q", "ins", "del"]);
const followedRels = new Set(["alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"]);
// SVG paints, clips and marks through url(#id) in attributes of its own.
const svgPaint = new Set(
  ["fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor"],
);
const linkAttributes = new Set(["href", "xlink:href", "src", "poster", "data", "action", "formaction", "cite"]);

function checkPage(root, file) {
  const { elements, ids, css } = readPage(file);
  for (const [id, count] of ids) {
    if (count > 1) fault(file, `the id ${id} is used ${count} times`);
  }
  checkCss(root, file, file, css);
  for (const { name, attributes, at } of elements) {
    if (name === "base") fault(at, "<base> changes what every relative link means");
    const rels = (attributes.rel ?? "").toLowerCase().split(/\s+/);
    const isFollowed = followedElements.has(name) || (name === "link" && rels.every((rel) => followedRels.has(rel)));
    for (const [key, value] of Object.entries(attributes)) {
      if (linkAttributes.has(key) && (key !== "data" || name === "object")) {
        checkLink(root, file, at, `<${name} ${key}>`, value, isFollowed && key !== "src");
      } else if (key === "srcset" || key === "imagesrcset") {
        for (const candidate of value.trim().split(/,\s+/)) {
          checkLink(root, file, at, `<${name} ${key}>`, candidate.split(/\s+/)[0], false);
        }
      } else if (/url\(/i.test(value) && (key === "style" || svgPaint.has(key))) {
        checkCss(root, file, at, value);
      }
    }
  }
}

let checked = 0;
for (const argument of process.argv.slice(2)) {
  const path = resolve(argument);
  if (!existsSync(path)) {
    fault(argument, "no such file or folder");
    continue;
  }
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : dirname(path);
  for (const file of isFolder ? filesUnder(path) : [path]) {
    if (isPage(file) || !isFolder) {
      checked++;
      const report = await checker.validateFile(file);
      for (const { messages } of report.results) {
        for (const { line, column, message, ruleId } of messages) {
          fault(`${file}:${line}:${column}`, `${message} (${ruleId})`);
        }
      }
      checkPage(root, file);
    } else if (/\.css$/i.test(file)) {
      checkCss(root, file, file, readFileSync(file, "utf8"));
    }
  }
}
if (checked === 0) console.error("usage: validate_html.mjs DIR|FILE… (no page found)");
console.log(`${checked} HTML pages: ${faults} faults`);
process.exit(checked > 0 && faults === 0 ? 0 : 1);
