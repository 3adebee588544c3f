// Keeps a page of `campaign serve` up to date without loading it anew: it hears of a new build, asks for the page again and
// puts its body in the place of the old one, so that the reader stays where they are.
(() => {
  "use strict";
  const { events, build: first } = document.currentScript.dataset;
  let build = first; // what the page shows
  let wanted = first; // what the server has
  let source = null;
  let busy = false;

  const panel = () => document.getElementById("live-findings");

  // Whether the panel is open is the reader's choice, until the plan gets its first error or loses its last.
  const choice = () => `campaign-live${panel().dataset.grave === undefined ? "" : "-grave"}`;
  function settle() {
    const chosen = sessionStorage.getItem(choice());
    if (chosen !== null) panel().open = chosen === "open";
    if (choice() === "campaign-live") sessionStorage.removeItem("campaign-live-grave");
  }
  function choose(open) {
    sessionStorage.setItem(choice(), open ? "open" : "closed");
    panel().open = open;
  }

  function lost(is) {
    const place = document.getElementById("live-lost");
    place.textContent = is ? place.dataset.words : "";
  }

  function show(page) {
    const [x, y] = [scrollX, scrollY];
    const focused = document.activeElement?.id;
    const scrolled = document.querySelector(".live-body")?.scrollTop ?? 0;
    document.title = page.title;
    document.body.replaceWith(page.body);
    document.dispatchEvent(new Event("campaign:changed")); // the site's own script furnishes it anew
    settle();
    scrollTo({ left: x, top: y, behavior: "instant" });
    document.querySelector(".live-body").scrollTop = scrolled;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  async function update() {
    busy = true;
    try {
      let aim;
      do {
        aim = wanted;
        const answer = await fetch(location.href, { cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        build = page.querySelector("script[data-build]").dataset.build;
        show(page);
      } while (aim !== wanted && build !== wanted); // another build came meanwhile
    } catch {
      lost(true); // the events begin again when the server does, and so does this
    } finally {
      busy = false;
    }
  }

  // A page that nobody sees needs no connection: a browser has only six for a server, and asks again when it is seen.
  function listen() {
    if (document.hidden || source !== null) return;
    source = new EventSource(events);
    source.onmessage = ({ data }) => {
      lost(false);
      wanted = data;
      if (wanted !== build && !busy) update();
    };
    source.onerror = () => lost(true);
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else {
      listen();
    }
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#live-summary")) return;
    event.preventDefault();
    choose(!panel().open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel().open) return;
    const inside = panel().contains(document.activeElement);
    choose(false);
    if (inside) document.getElementById("live-summary").focus();
  });

  settle();
  listen();
})();
