// Making elements, and saying something to those who listen instead of looking.

// An element with attributes, listeners (`onclick`) and children. Texts stay texts: nothing here reads markup.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// A drawing of lines on 16 × 16, for a button that has a name.
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  for (const [key, value] of Object.entries({ class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" })) svg.setAttribute(key, value);
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

// The row of controls at the head of the part of a page that an element stands in.
export function controlsOf(element) {
  const part = element.closest(".part");
  let row = part.querySelector(":scope > .controls");
  if (row) return row;
  row = make("div", { class: "controls" });
  const head = part.querySelector(":scope > h2");
  head ? head.after(row) : part.prepend(row);
  return row;
}

const note = make("div", { class: "note", role: "status" });
let fading = 0;

// Says something in passing, to eyes and ears.
export function say(text) {
  if (!note.isConnected) document.body.append(note);
  note.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (note.textContent = ""), 4000);
}
