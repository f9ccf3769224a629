// How things and lines look, in the light and in the dark.

import { classOf, classes, statements, statusOf, statuses } from "./data.js";
import { state } from "./state.js";

export const dark = () => state.theme === "dark";

const PAPER = { light: "#ffffff", dark: "#14171c" };
const INK = { light: "#1a1d21", dark: "#e9ecf1" };
const FAINT = { light: "#5a6472", dark: "#9aa5b4" };
const MARKED = { light: "#d9480f", dark: "#ffa94d" };
const UNKNOWN = "#8a93a0";

export const paper = () => PAPER[state.theme];
export const ink = () => INK[state.theme];
export const faint = () => FAINT[state.theme];
export const marked = () => MARKED[state.theme];

// Mix a colour with white, so that it can be seen on a dark ground.
function lighter(colour) {
  const part = (at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.62 + 255 * 0.38);
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, "0")).join("")}`;
}

export function classColour(at) {
  const colour = at < 0 ? UNKNOWN : classes[at].colour;
  return dark() ? lighter(colour) : colour;
}

const PLAIN = { id: "", light: "#8b95a3", dark: "#76808f", dashes: [], width: 1.3 };

export function statusLook(name) {
  const look = statuses.find((status) => status.id === name) || PLAIN;
  return { colour: look[state.theme], dashes: look.dashes, width: look.width };
}

export const circumstanceLook = () => ({ colour: dark() ? "#6b7787" : "#98a3b1", dashes: [2, 6], width: 1.5 });

let larger = 1; // symbols and lines are drawn larger where the whole picture is small, as on a phone

export const enlarged = () => larger;

// Fit symbols to the scale of the picture; says whether they changed.
export function enlarge(scale) {
  const before = larger;
  larger = Math.round(Math.min(2, Math.max(1, 0.48 / scale)) * 10) / 10;
  return larger !== before;
}

export const radius = (thing) => (9.5 + 3.6 * Math.sqrt(thing.degree)) * larger;

export const rank = { plain: 0, dim: 1, near: 2, chosen: 3 };

// The style of a thing for vis-network.
export function thingStyle(thing, how) {
  const colour = classColour(classOf(thing));
  const ring = how === rank.chosen ? marked() : thing.planned ? colour : paper();
  const body = thing.planned ? paper() : colour;
  return {
    id: thing.id,
    shape: classOf(thing) < 0 ? "dot" : classes[classOf(thing)].shape,
    size: radius(thing),
    opacity: how === rank.dim ? 0.2 : 1,
    borderWidth: how === rank.chosen ? 4 : thing.planned ? 2.2 : 1.5,
    color: { background: body, border: ring, highlight: { background: body, border: ring }, hover: { background: body, border: ring } },
    shapeProperties: { borderDashes: thing.planned && how !== rank.chosen ? [4, 3] : false },
  };
}

export function lineLook(line) {
  return line.circumstance ? circumstanceLook() : statusLook(statusOf(statements[line.statements[0]]));
}

// The style of a line for vis-network.
export function lineStyle(line, how) {
  const look = lineLook(line);
  const colour = how === rank.chosen ? marked() : look.colour;
  return {
    id: line.id,
    width: (look.width + (how === rank.chosen ? 1.8 : how === rank.near ? 0.6 : 0)) * larger,
    dashes: look.dashes.length ? look.dashes.map((part) => part * larger) : false,
    color: { color: colour, highlight: colour, hover: colour, opacity: how === rank.dim ? 0.13 : 1 },
    arrows: { to: { enabled: true, scaleFactor: line.circumstance ? 0.3 : 0.5 } },
  };
}
