// Tables that a reader can put in another order, column by column: up, down, and as they were. A cell is sorted by its
// `data-sort` or else its text. Trees keep their order.
import { make } from "./dom.js";
import { filled, words } from "./words.js";

const fewest = 3;
const next = { none: "ascending", ascending: "descending", descending: "none" };

function key(row, column) {
  const cell = row.cells[column];
  const text = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  return text === "–" ? "" : text;
}

// The order of two keys; what is empty comes last whichever way.
function compare(a, b, sign) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const difference = Number(a) - Number(b);
  return sign * (Number.isNaN(difference) ? a.localeCompare(b, undefined, { numeric: true }) : difference);
}

export function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...(body?.rows ?? [])];
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  if (rows.length < fewest || rows.some((row) => row.className.startsWith("depth"))) return;
  table.classList.add("sortable");
  heads.forEach((head, column) => {
    const name = head.textContent;
    const button = make("button", { type: "button", class: "sort", title: filled(words.sortBy, name) });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const order = next[head.ariaSort ?? "none"];
      for (const each of heads) each.removeAttribute("aria-sort");
      if (order === "none") return body.append(...rows);
      head.ariaSort = order;
      const keys = new Map(rows.map((row) => [row, key(row, column)]));
      const sign = order === "ascending" ? 1 : -1;
      body.append(...[...rows].sort((a, b) => compare(keys.get(a), keys.get(b), sign)));
    });
  });
}
