// What answers a search, in a script of its own that is loaded with what the compiler wrote to be found
// (emit/html/search_script.h says how that is laid out).
import MiniSearch from "minisearch";

const mostInGroup = 6;
const mostGroups = 6;
const noteLength = 90;

const between = /([\n\r\p{Z}\p{P}\p{S}]+)/u;

// As words are compared: without case and accents.
const folded = (word) => word.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

let entries = [];
let kinds = [];
let index = null;
let ready = null; // a promise: the index holds everything
let severalCampaigns = false;

// A plan to be searched. Its index takes about a second for ten thousand entries, and is made in steps between which the
// page answers.
function open(data) {
  kinds = data.kinds;
  entries = data.entries.map(([kind, page, parent, anchor, title, words = [], text = ""], id) => ({
    id, kind, title, text, parent, anchor,
    page: data.pages[page < 0 ? -1 - page : page],
    whole: page < 0,
    named: words.map((word) => data.words[word]),
  }));
  for (const entry of entries) { // a parent comes before its children
    if (entry.anchor.startsWith(".")) entry.anchor = entries[entry.parent].anchor + entry.anchor;
    entry.words = entry.named.flat().join(" ");
    entry.name = entry.anchor.slice(entry.anchor.lastIndexOf(".") + 1);
  }
  severalCampaigns = data.several;
  index = new MiniSearch({
    fields: ["title", "name", "words", "text"],
    tokenize: (text) => text.split(between).filter((_, i) => i % 2 === 0),
    processTerm: (term) => folded(term) || null,
    searchOptions: {
      boost: { title: 4, name: 2, words: 1.5 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      combineWith: "AND",
      boostDocument: (id) => data.weights[entries[id].kind],
    },
  });
  ready = index.addAllAsync(entries, { chunkSize: 500 });
}

// What an entry was found by where that is not its title: a name that it refers to, or a part of its text; null otherwise.
function note(entry, terms) {
  const has = (text) => pieces(text, terms).some(({ hit }) => hit);
  if (has(entry.title)) return null;
  const named = entry.named.find((names) => names.some(has));
  return named ? pieces(named[0], terms) : excerpt(entry.text, terms);
}

// What an entry is a part of, from the outside in. A campaign that is the only one says nothing.
function place({ parent }) {
  const titles = [];
  for (let above = entries[parent]; above; above = entries[above.parent]) {
    if (above.parent >= 0 || severalCampaigns) titles.unshift(above.title);
  }
  return titles.join(" › ");
}

// A text in pieces, those that were found with `hit`.
function pieces(text, terms) {
  return text.split(between).map((piece, i) => ({ text: piece, hit: i % 2 === 0 && piece !== "" && terms.has(folded(piece)) }));
}

// The part of a text around the first thing found in it; null when nothing was.
function excerpt(text, terms) {
  const parts = pieces(text, terms);
  const first = parts.findIndex(({ hit }) => hit);
  if (first < 0) return null;
  let begin = first;
  for (let length = 0; begin > 0 && length < noteLength / 3; ) length += parts[--begin].text.length;
  let end = first;
  for (let length = 0; end < parts.length && length < noteLength; ) length += parts[end++].text.length;
  const some = parts.slice(begin, end);
  if (begin > 0) some.unshift({ text: "… " });
  if (end < parts.length) some.push({ text: " …" });
  return some;
}

// Entries whose title or path holds the query as it stands: for scripts without blanks between words, and for paths.
function holding(query) {
  const sought = folded(query);
  return entries.filter(({ title, anchor }) => folded(title).includes(sought) || (sought.includes(".") && folded(anchor).startsWith(sought)));
}

// The best entries in groups by kind: [{title, more, entries: [{url, title, place, note}]}], and how many there are in all.
async function find(query) {
  await ready;
  const found = index.search(query);
  const terms = new Set(found.flatMap((each) => each.terms));
  const hits = found.map(({ id }) => entries[id]);
  if (hits.length === 0) hits.push(...holding(query));
  // What is called just so comes first, also before things of greater weight that are connected with it.
  const sought = folded(query);
  hits.sort((a, b) => (folded(b.title) === sought) - (folded(a.title) === sought));
  const groups = new Map();
  for (const entry of hits) {
    if (!groups.has(entry.kind)) groups.set(entry.kind, []);
    groups.get(entry.kind).push(entry);
  }
  const show = (entry) => ({
    url: entry.whole ? entry.page : `${entry.page}#${encodeURIComponent(entry.anchor)}`,
    title: pieces(entry.title, terms),
    place: place(entry),
    note: note(entry, terms),
  });
  return {
    count: hits.length,
    groups: [...groups].slice(0, mostGroups).map(([kind, all]) => ({
      title: kinds[kind],
      more: Math.max(0, all.length - mostInGroup),
      entries: all.slice(0, mostInGroup).map(show),
    })),
  };
}

globalThis.campaignSearch = { open, find };
