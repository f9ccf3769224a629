// The address of the page says what is selected and in which language, so that it can be passed on.

import { statementNames, statements, thingNames, things } from "./data.js";
import { change, languages, listen, state } from "./state.js";

const VIEWS = ["graph", "both", "table"];

function address() {
  const parts = new URLSearchParams();
  const { selection, focus } = state;
  if (selection && selection.thing !== undefined) parts.set("thing", thingNames[selection.thing]);
  if (selection && selection.statement !== undefined) parts.set("statement", statementNames[selection.statement]);
  if (focus !== null) parts.set("around", thingNames[focus]);
  parts.set("lang", state.language);
  if (state.view !== "graph") parts.set("view", state.view);
  return `#${parts}`;
}

// Only names that the graph knows have any effect.
export function follow() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const next = {};
  if (languages.includes(parts.get("lang"))) next.language = parts.get("lang");
  if (VIEWS.includes(parts.get("view"))) next.view = parts.get("view");
  const thing = thingNames.indexOf(parts.get("thing"));
  const statement = statementNames.indexOf(parts.get("statement"));
  const around = thingNames.indexOf(parts.get("around"));
  if (around >= 0) next.focus = things[around].id;
  if (thing >= 0) next.selection = { thing };
  else if (statement >= 0) next.selection = { statement: statements[statement].id };
  if (Object.keys(next).length) change(next);
}

function remember() {
  try {
    history.replaceState(null, "", address());
  } catch {
    // some browsers refuse it for files; the page works without
  }
}

export function startLinks() {
  window.addEventListener("hashchange", follow);
  follow();
}

listen((keys) => ["selection", "focus", "language", "view"].some((key) => keys.has(key)) && remember());
