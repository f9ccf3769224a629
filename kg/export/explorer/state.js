// What the reader has chosen, in one place; everything that is drawn listens to it.

import { FIRST, LARGE, byDegree, page, things } from "./data.js";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

export const languages = Object.keys(page.ui);

function firstLanguage() {
  const wanted = (navigator.languages || []).map((tag) => tag.split("-")[0]);
  return wanted.find((tag) => languages.includes(tag)) || "en";
}

export const state = {
  language: firstLanguage(),
  view: "graph", // graph, both, table
  theme: prefersDark.matches ? "dark" : "light",
  hidden: { classes: new Set(), relations: new Set(), statuses: new Set(), sources: new Set() },
  names: true, // of relations, on lines
  circumstances: true, // lines for them
  selection: null, // { thing } or { statement } or { line }
  focus: null, // the thing whose surroundings alone are shown
  depth: 1,
  drawn: things.length > LARGE ? new Set(byDegree.slice(0, FIRST).map((thing) => thing.id)) : null, // null: all
};

const listeners = [];
const past = [];

export const listen = (listener) => listeners.push(listener);

const tell = (keys) => listeners.forEach((listener) => listener(keys));

// Change what is chosen; steps that a reader would want to take back are remembered.
export function change(next) {
  const keys = Object.keys(next);
  if (keys.some((key) => ["selection", "focus", "depth"].includes(key))) {
    past.push({ selection: state.selection, focus: state.focus, depth: state.depth });
    if (past.length > 100) past.shift();
  }
  Object.assign(state, next);
  tell(new Set(keys));
}

export function back() {
  const before = past.pop();
  if (!before) return;
  Object.assign(state, before);
  tell(new Set(["selection", "focus", "depth"]));
}

export const canGoBack = () => past.length > 0;

export const isFiltered = () => Object.values(state.hidden).some((hidden) => hidden.size);

export function showEverything() {
  const hidden = { classes: new Set(), relations: new Set(), statuses: new Set(), sources: new Set() };
  change({ hidden, selection: null, focus: null, depth: 1 });
}

export function draw(ids) {
  if (!state.drawn) return;
  ids.forEach((id) => state.drawn.add(id));
}

let themeChosen = false;

export function chooseTheme(theme) {
  themeChosen = true;
  change({ theme });
}

prefersDark.addEventListener("change", (event) => {
  if (!themeChosen) change({ theme: event.matches ? "dark" : "light" });
});
