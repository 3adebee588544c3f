// The search field: a combobox with its results in groups (ARIA Authoring Practices, "combobox with list autocomplete"). What
// there is to find is loaded when the reader first comes to the field.
import { make } from "./dom.js";
import { filled, words } from "./words.js";

let loading = null;

// What answers; a promise.
function engine(source) {
  loading ??= new Promise((resolve, reject) => {
    const script = make("script", { src: source, onload: () => (script.remove(), resolve(window.campaignSearch)), onerror: reject });
    document.head.append(script);
  }).catch((fault) => {
    loading = null;
    throw fault;
  });
  return loading;
}

// The plan has changed: what was loaded holds no more.
export function forgetSearch() {
  loading = null;
}

// A text with what was found in it marked.
function marked(parts) {
  return parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
}

export function searchBox(source) {
  const list = make("div", { id: "search-results", role: "listbox", "aria-label": words.results });
  const nothing = make("p", { class: "no-results" });
  const popup = make("div", { class: "results" }, list, nothing);
  const count = make("p", { class: "unseen", role: "status" });
  const input = make("input", {
    id: "search", type: "search", class: "search-field", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    placeholder: words.searchPlan, "aria-label": words.searchPlan, "aria-autocomplete": "list", "aria-controls": list.id,
    "aria-expanded": "false", "aria-keyshortcuts": "/",
    onfocus: () => engine(source).then(ask, () => {}),
    oninput: ask, onkeydown: press, onclick: ask,
  });
  const box = make("div", { class: "search", role: "search", onfocusout: leave }, input, make("kbd", { "aria-hidden": "true" }, "/"), popup, count);
  let options = [];
  let active = -1;
  popup.hidden = true;

  async function ask() {
    const query = input.value.trim();
    if (!query) return close();
    let found;
    try {
      found = await (await engine(source)).find(query);
    } catch {
      return show([], words.searchFailed);
    }
    if (query !== input.value.trim() || !box.contains(document.activeElement)) return; // the reader went on meanwhile
    show(found.groups, filled(words.noResults, query), found.count);
  }

  function show(groups, empty, all = 0) {
    options = [];
    list.replaceChildren(...groups.map(group));
    list.hidden = options.length === 0;
    nothing.hidden = options.length > 0;
    nothing.textContent = empty;
    const counted = filled(all === 1 ? words.oneResult.replace("1", "{0}") : words.someResults, all);
    count.textContent = options.length > 0 ? counted : empty;
    popup.hidden = false;
    list.scrollTop = 0;
    input.ariaExpanded = String(options.length > 0);
    choose(0);
  }

  function group({ title, entries, more }, index) {
    const id = `search-group-${index}`;
    const heading = make("div", { id, class: "results-kind", role: "presentation" }, title);
    if (more > 0) heading.append(make("span", { class: "quiet" }, ` ${filled(words.more, more)}`));
    return make("div", { role: "group", "aria-labelledby": id }, heading, ...entries.map(option));
  }

  function option({ url, title, place, note }) {
    const line = make("a", { id: `search-option-${options.length}`, role: "option", href: url, tabindex: "-1", "aria-selected": "false", onclick: close },
      make("span", { class: "result-title", dir: "auto" }, ...marked(title)));
    if (place) line.append(" ", make("span", { class: "result-place", dir: "auto" }, place));
    if (note) line.append(" ", make("span", { class: "result-note", dir: "auto" }, ...marked(note)));
    const index = options.length;
    line.addEventListener("mousemove", () => index !== active && choose(index));
    options.push(line);
    return line;
  }

  function choose(index) {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const line = options[active];
    if (!line) return input.removeAttribute("aria-activedescendant");
    line.ariaSelected = "true";
    input.setAttribute("aria-activedescendant", line.id);
  }

  function step(by) {
    choose((active + by + options.length) % options.length);
    // The heading of the first group comes into sight with its first line.
    if (active === 0) list.scrollTop = 0;
    else options[active].scrollIntoView({ block: "nearest" });
  }

  function press(event) {
    const open = !popup.hidden;
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && !event.altKey) {
      if (!open) ask();
      else if (options.length > 0) step(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && open && options[active]) {
      options[active].click();
    } else if (key === "Escape" && (open || input.value)) {
      if (!open) input.value = "";
      close();
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  }

  function close() {
    popup.hidden = true;
    input.ariaExpanded = "false";
    count.textContent = "";
    options = [];
    choose(-1);
  }

  function leave({ relatedTarget }) {
    if (!box.contains(relatedTarget)) close();
  }

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  return box;
}
