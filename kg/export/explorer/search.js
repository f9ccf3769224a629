// Search over the names of all languages at once, and over IRIs.

import { things } from "./data.js";
import { change, listen } from "./state.js";
import { $, fill, h, words } from "./dom.js";
import { T, languageName, nameOf, number } from "./text.js";
import { thingSymbol } from "./words.js";

const MOST = 12;
const folded = (text) => text.normalize("NFKC").toLowerCase();

const entries = things.flatMap((thing) => {
  const names = thing.names.map(([text, lang]) => ({ thing, text, lang, key: folded(text) }));
  return [...names, { thing, text: thing.iri, lang: "zxx", key: folded(thing.iri.split(/[#/]/).pop()), weak: true }];
});

function score(entry, wanted) {
  const at = entry.key.indexOf(wanted);
  if (at < 0) return null;
  const place = at === 0 ? 0 : /[\s(“"-]/.test(entry.key[at - 1]) ? 1 : 2;
  return place * 1000 + (entry.weak ? 5000 : 0) + entry.key.length - Math.min(entry.thing.degree, 20);
}

// The best entries for what is typed, one for each thing.
export function find(typed) {
  const wanted = folded(typed.trim());
  if (!wanted) return [];
  const scored = entries.map((entry) => ({ entry, score: score(entry, wanted) })).filter((each) => each.score !== null);
  scored.sort((a, b) => a.score - b.score || a.entry.thing.id - b.entry.thing.id);
  const found = new Map();
  for (const { entry } of scored) if (!found.has(entry.thing.id)) found.set(entry.thing.id, entry);
  return [...found.values()].slice(0, MOST);
}

let hits = [];
let active = -1;

function option(entry, at) {
  const name = nameOf(entry.thing);
  const other = entry.text !== name.text && h("small", null, words(entry), entry.weak ? null : ` · ${languageName(entry.lang)}`);
  return h("li", { role: "option", id: `hit-${at}`, "aria-selected": at === active ? "true" : "false", onmousedown: (event) => event.preventDefault(), onclick: () => choose(at) },
    thingSymbol(entry.thing), h("span", { class: "grow" }, words(name), other), h("span", { class: "count" }, number(entry.thing.degree)));
}

function show() {
  const box = $("hits");
  const typed = $("search").value.trim();
  fill(box, hits.map(option), typed && !hits.length && h("li", { class: "none", role: "option", "aria-disabled": "true" }, T("nothingFound")));
  box.hidden = !typed;
  $("search").setAttribute("aria-expanded", String(!box.hidden));
  if (active >= 0) $("search").setAttribute("aria-activedescendant", `hit-${active}`);
  else $("search").removeAttribute("aria-activedescendant");
}

function choose(at) {
  if (!hits[at]) return;
  const id = hits[at].thing.id;
  leave();
  change({ selection: { thing: id } });
}

function leave() {
  $("search").value = "";
  [hits, active] = [[], -1];
  show();
  $("search").blur();
}

function press(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) active = (active + step + hits.length) % hits.length;
  else if (event.key === "Enter") return choose(Math.max(active, 0));
  else if (event.key === "Escape") return leave();
  else return undefined;
  event.preventDefault();
  return show();
}

export function startSearch() {
  const box = $("search");
  box.addEventListener("input", () => {
    hits = find(box.value);
    active = hits.length ? 0 : -1;
    show();
  });
  box.addEventListener("keydown", press);
  box.addEventListener("blur", () => ($("hits").hidden = true));
  box.addEventListener("focus", show);
}

listen((keys) => keys.has("language") && show());
