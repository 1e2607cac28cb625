// Finding actors and figures, and showing an actor or a route apart in all figures. What is shown stands in the
// address, '#TARGET' or '#TARGET&lit=IDENTIFIER', so that it can be kept and sent.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const figures = all("section.figure");

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  // ---- The address

  function address() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* It stays as it is. */ }
    const [target, lit] = text.split("&lit=");
    return { target, lit: lit ?? (isShowable(target) ? target : "") };
  }

  function isShowable(id) {
    const found = byId(id);
    return found !== null && (found.matches(".actor") || found.dataset.path !== undefined);
  }

  function write(target, lit) {
    const own = target === lit || lit === "";
    return "#" + target + (own ? "" : "&lit=" + lit);
  }

  // Opens what hides the target, brings it into view and puts the focus there.
  function go(target) {
    const found = byId(target);
    if (!found) return;
    for (let outer = found; outer; outer = outer.parentElement) {
      if (outer.tagName === "DETAILS") outer.open = true;
    }
    showRows(found);
    found.scrollIntoView();
    const place = found.querySelector(":scope > summary") ?? found;
    if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  }

  // ---- Showing apart

  const linksTo = (id, root) => all(`a[href="#${CSS.escape(id)}"]`, root);
  const word = (id) => CSS.escape(id.replace(/^entity-/, ""));
  const holder = (link) => link.closest(".node") ?? link;

  // What a figure has of one actor: itself, its ties, and those at their other ends.
  function actorIn(drawing, id) {
    const lit = linksTo(id, drawing).map(holder);
    const ties = all(`.edge.from-${word(id)}, .edge.to-${word(id)}`, drawing);
    const near = ties.flatMap((tie) => ends(tie).flatMap((end) => linksTo(end, drawing).map(holder)));
    return { lit: lit.concat(ties), near };
  }

  const ends = (tie) => Array.from(tie.classList)
    .filter((name) => /^(from|to)-/.test(name)).map((name) => name.replace(/^(from|to)-/, "entity-"));

  // What a figure has of a route: those along it and the ties between each and the next.
  function routeIn(drawing, stations) {
    const lit = stations.flatMap((id) => linksTo(id, drawing).map(holder));
    const ties = stations.slice(1).flatMap((to, index) => {
      const [a, b] = [word(stations[index]), word(to)];
      return all(`.edge.from-${a}.to-${b}, .edge.from-${b}.to-${a}`, drawing);
    });
    return { lit: ties.length ? lit.concat(ties) : lit.length > 1 ? lit : [], near: [] };
  }

  function show(id) {
    for (const marked of all(".lit, .near, .dimmed")) marked.classList.remove("lit", "near", "dimmed");
    const source = id ? byId(id) : null;
    const shown = byId("shown");
    shown.replaceChildren();
    if (!source) return;
    const stations = source.dataset.path?.split(" ");
    const inFigures = figures.filter((figure) => {
      const drawing = figure.querySelector(".drawing > svg");
      const { lit, near } = stations ? routeIn(drawing, stations) : actorIn(drawing, id);
      if (!lit.length) return false;
      drawing.classList.add("dimmed");
      for (const part of near) part.classList.add("near");
      for (const part of lit) part.classList.add("lit");
      return true;
    });
    for (const link of linksTo(id)) link.closest("tr, .paths li")?.classList.add("lit");
    source.classList.add("lit");
    shown.append(...words(source, id, inFigures));
  }

  // 'Shown: NAME. In figures 1, 2. Clear'
  function words(source, id, inFigures) {
    const parts = ["Shown: ", element("a", { href: "#" + id }, source.dataset.name), "."];
    if (inFigures.length) parts.push(inFigures.length > 1 ? " In figures " : " In figure ");
    inFigures.forEach((figure, index) => {
      const number = figure.dataset.name.match(/\d+/)?.[0] ?? figure.dataset.name;
      if (index) parts.push(", ");
      parts.push(element("a", { href: "#" + figure.id, "aria-label": figure.dataset.name }, number));
    });
    parts.push(inFigures.length ? ". " : " In no figure. ");
    const clear = element("button", { type: "button" }, "Clear");
    clear.addEventListener("click", () => {
      const { target } = address();
      history.pushState(null, "", "#" + (isShowable(target) ? "report" : target));
      show("");
      byId("query").focus();
    });
    return [...parts, clear];
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    const target = link?.getAttribute("href") ?? "";
    if (!target.startsWith("#")) return;
    const id = target.slice(1);
    const { lit } = address();
    const figure = link.closest(".drawing") ? link.closest("section.figure") : null;
    if (figure && isShowable(id)) {
      // In a drawing the reader stays where he is.
      event.preventDefault();
      history.pushState(null, "", write(figure.id, id === lit ? "" : id));
      show(address().lit);
    } else if (link.dataset.path !== undefined) {
      event.preventDefault();
      history.pushState(null, "", write(link.closest("section.figure").id, id));
      show(id);
    } else if (lit && !isShowable(id)) {
      event.preventDefault();
      history.pushState(null, "", write(id, lit));
      go(id);
    } else if (location.hash === target) {
      go(id);
    }
  });

  function arrive() {
    const { target, lit } = address();
    show(lit);
    if (target) go(target);
  }
  addEventListener("hashchange", arrive);
  addEventListener("popstate", () => show(address().lit));

  // ---- Finding

  const special = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i" };
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþħı]/g, (letter) => special[letter]).replace(/[^\p{L}\p{N}]/gu, "");
  const findable = all("[data-find]").map((found) => ({
    id: found.id, name: found.dataset.name, kind: found.dataset.kind ?? "figure", names: found.dataset.find.split(" "),
  }));
  const [query, found, count] = [byId("query"), byId("found"), byId("count")];
  const limit = 12;

  // Names that begin so before names that hold it.
  function find() {
    const wanted = fold(query.value);
    const rank = (item) => item.names.some((name) => name.startsWith(wanted)) ? 0
      : item.names.some((name) => name.includes(wanted)) ? 1 : 2;
    const hits = wanted ? findable.map((item) => [rank(item), item]).filter(([place]) => place < 2) : [];
    hits.sort(([a], [b]) => a - b);
    found.replaceChildren(...hits.slice(0, limit).map(([, item]) =>
      element("li", {}, element("a", { href: "#" + item.id }, `${item.name} (${item.kind})`))));
    found.hidden = hits.length === 0;
    count.textContent = !wanted ? "" : hits.length === 0 ? "Nothing is called so."
      : hits.length > limit ? `${hits.length} found, the first ${limit} shown.` : `${hits.length} found.`;
  }

  function leave() {
    query.value = "";
    find();
  }

  query.addEventListener("input", find);
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.click();
  });
  found.addEventListener("click", (event) => { if (event.target.closest("a")) leave(); });
  byId("bar").addEventListener("keydown", (event) => {
    const links = all("a", found);
    const place = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      leave();
      query.focus();
    } else if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(place + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && place >= 0) {
      event.preventDefault();
      (place ? links[place - 1] : query).focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input")) {
      event.preventDefault();
      query.focus();
    }
  });

  // ---- Tables: the first rows, then all

  const firstRows = 10;
  for (const table of all(".data table")) {
    const rows = all("tbody tr", table);
    if (rows.length <= firstRows) continue;
    for (const row of rows.slice(firstRows)) row.hidden = true;
    const more = element("button", { type: "button" }, `Show all ${rows.length} rows`);
    more.addEventListener("click", () => {
      const first = rows.find((row) => row.hidden);
      showRows(table);
      first.setAttribute("tabindex", "-1");
      first.focus();
    });
    table.parentElement.after(more);
  }

  function showRows(part) {
    const table = part.closest("table") ?? part;
    if (table.tagName !== "TABLE") return;
    for (const row of all("tr[hidden]", table)) row.hidden = false;
    const button = table.parentElement.nextElementSibling;
    if (button?.tagName === "BUTTON") button.remove();
  }

  byId("bar").hidden = false;
  arrive();
})();
