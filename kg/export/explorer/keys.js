// The page without a mouse.

import { byDegree, things } from "./data.js";
import { back, change, state } from "./state.js";
import { $ } from "./dom.js";
import { visible } from "./filter.js";
import { fit, focusOn, positionsOf, zoom } from "./canvas.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest visible thing on a side of the selected one.
function beside([dx, dy]) {
  const here = state.selection && state.selection.thing;
  const ids = [...visible().things];
  if (here === undefined || here === null || !visible().things.has(here)) return byDegree.map((thing) => thing.id).find((id) => visible().things.has(id));
  const spots = positionsOf(ids);
  const from = spots[here];
  let [nearest, least] = [undefined, Infinity];
  for (const id of ids) {
    const [x, y] = [spots[id].x - from.x, spots[id].y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (id !== here && ahead > 0 && aside <= ahead * 1.5 && ahead + 2 * aside < least) [nearest, least] = [id, ahead + 2 * aside];
  }
  return nearest;
}

const isTyping = (target) => /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== "checkbox";

function leave() {
  if ($("help").open) return;
  if (document.body.dataset.legend === "open") document.body.dataset.legend = "closed";
  else if (state.selection) change({ selection: null });
  else if (state.focus !== null) change({ focus: null });
}

const onDrawing = (event) => event.target === $("drawing-frame") || event.target === document.body;

const KEYS = {
  "/": () => $("search").focus(),
  "?": () => $("help").showModal(),
  "+": () => zoom(1.3),
  "=": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: fit,
  Backspace: back,
  Escape: leave,
};

function enter() {
  if (state.selection) $("panel").focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || $("help").open) return;
  let act = KEYS[event.key];
  if (onDrawing(event) && event.key in WAYS) act = () => step(beside(WAYS[event.key]));
  if (onDrawing(event) && event.key === "Enter") act = enter;
  if (onDrawing(event) && event.key === "f" && state.selection && state.selection.thing !== undefined) act = () => focusOn(state.selection.thing);
  if (!act) return;
  event.preventDefault();
  act();
}

const step = (id) => id !== undefined && change({ selection: { thing: things[id].id } });

export const startKeys = () => document.addEventListener("keydown", press);
