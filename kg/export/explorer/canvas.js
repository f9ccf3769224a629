// The drawing: vis-network shows things and lines, this module tells it which, where and how.

import { FIRST, MORE, linesOf, lineOf, lines, options, statements, things } from "./data.js";
import { change, draw, listen, state } from "./state.js";
import { $, say } from "./dom.js";
import { visible } from "./filter.js";
import { rings } from "./radial.js";
import { enlarge, enlarged, lineStyle, paper, rank, thingStyle } from "./paint.js";
import { paintLabels } from "./labels.js";
import { T, nameOf, number } from "./text.js";

const thingSet = new vis.DataSet();
const lineSet = new vis.DataSet();
const drawnThings = new Map(); // id -> how it was drawn last
const drawnLines = new Map();
let network = null;
export const positionsOf = (ids) => network.getPositions(ids);
let hovered = null;
let moved = false; // whether the reader has moved the picture
let near = new Set(); // things beside the selection
let chosen = new Set();
let chosenLines = new Set();
let nearLines = new Set();

export const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function mark() {
  [near, chosen, chosenLines, nearLines] = [new Set(), new Set(), new Set(), new Set()];
  const { selection } = state;
  if (!selection) return;
  if (selection.thing !== undefined) {
    chosen.add(selection.thing);
    linesOf[selection.thing].forEach((line) => nearLines.add(line.id));
  } else markStatements(selection.line === undefined ? [selection.statement] : lines[selection.line].statements);
  for (const id of [...chosenLines, ...nearLines]) [lines[id].from, lines[id].to].forEach((end) => near.add(end));
}

function markStatements(ids) {
  for (const id of ids) {
    const statement = statements[id];
    chosen.add(statement.subject);
    if (statement.object.thing !== undefined) chosen.add(statement.object.thing);
    if (lineOf.has(id)) chosenLines.add(lineOf.get(id).id);
    linesOf[statement.subject].filter((line) => line.circumstance && line.statements.includes(id)).forEach((line) => nearLines.add(line.id));
  }
  if (state.selection.line !== undefined) chosenLines.add(state.selection.line);
}

const isDimming = () => state.selection !== null && visible().things.size <= 1500;
const howThing = (id) => (chosen.has(id) ? rank.chosen : near.has(id) ? rank.near : isDimming() ? rank.dim : rank.plain);
const howLine = (id) => (chosenLines.has(id) ? rank.chosen : nearLines.has(id) ? rank.near : isDimming() ? rank.dim : rank.plain);

function spots() {
  const { steps } = visible();
  const { clientWidth: width, clientHeight: height } = $("drawing");
  return steps ? rings(steps, state.focus, Math.min(1.6, Math.max(0.7, width / (height || 1)))) : null;
}

// Bring vis-network up to date; only what changed is sent.
export function repaint() {
  mark();
  const places = spots();
  const wantedThings = [];
  for (const id of visible().things) {
    const { x, y } = (places && places.get(id)) || things[id];
    const key = [howThing(id), state.theme, enlarged(), x, y].join();
    if (drawnThings.get(id) !== key) wantedThings.push({ ...thingStyle(things[id], howThing(id)), x, y });
    drawnThings.set(id, key);
  }
  const wantedLines = [];
  for (const id of visible().lines) {
    const key = [howLine(id), state.theme, enlarged()].join();
    if (drawnLines.get(id) !== key) wantedLines.push({ ...lineStyle(lines[id], howLine(id)), from: lines[id].from, to: lines[id].to, smooth: lines[id].smooth || false });
    drawnLines.set(id, key);
  }
  lineSet.remove(gone(drawnLines, visible().lines));
  thingSet.remove(gone(drawnThings, visible().things));
  thingSet.update(wantedThings);
  lineSet.update(wantedLines);
  if (network) network.redraw();
}

function gone(drawn, wanted) {
  const ids = [...drawn.keys()].filter((id) => !wanted.has(id));
  ids.forEach((id) => drawn.delete(id));
  return ids;
}

export function fit() {
  if (!network || !$("drawing").clientWidth) return;
  const { clientWidth: width, clientHeight: height } = $("drawing");
  const narrow = isNarrow();
  const edge = { top: state.focus === null ? (narrow ? 100 : 56) : narrow ? 150 : 116, bottom: 82, side: narrow ? 34 : 84 };
  const spots = Object.values(network.getPositions(narrow && state.selection ? atHand() : [...visible().things]));
  if (!spots.length) return;
  const [left, right] = extremes(spots.map((spot) => spot.x));
  const [top, bottom] = extremes(spots.map((spot) => spot.y));
  const room = [Math.max(60, width - 2 * edge.side), Math.max(60, height - edge.top - edge.bottom)];
  const scale = Math.min(1.2, room[0] / (right - left + 1), room[1] / (bottom - top + 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: 0, y: (edge.top - edge.bottom) / 2 } });
  if (enlarge(scale)) repaint();
  moved = false;
}

// On a small screen the selection and what is beside it fill the picture.
const atHand = () => [...new Set([...chosen, ...near])].filter((id) => visible().things.has(id));

const isNarrow = () => $("drawing").clientWidth < 500;

const extremes = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

// The drawing has another size now: vis-network must know before anything is fitted.
function refit() {
  network.setSize("100%", "100%");
  network.redraw();
  fit();
}

export function zoom(factor) {
  const scale = Math.min(4, Math.max(0.05, network.getScale() * factor));
  network.moveTo({ scale, animation: isCalm() ? false : { duration: 160, easingFunction: "easeOutQuad" } });
}

// Make sure that a thing can be seen.
export function reveal(id) {
  if (!network || !drawnThings.has(id)) return;
  const { x, y } = network.canvasToDOM(network.getPositions([id])[id]);
  const { clientWidth: width, clientHeight: height } = $("drawing");
  const inside = x > 40 && y > 40 && x < width - 40 && y < height - 60;
  if (!inside) network.moveTo({ position: network.getPositions([id])[id], animation: isCalm() ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
}

export const focusOn = (id) => change({ focus: id, depth: 1, selection: { thing: id } });

// In a large graph: draw the neighbours of a thing, the most connected first.
export function expand(id) {
  const others = linesOf[id].map((line) => things[line.from === id ? line.to : line.from]);
  const missing = [...new Set(others)].filter((thing) => !state.drawn.has(thing.id)).sort((a, b) => b.degree - a.degree);
  draw([id, ...missing.slice(0, MORE).map((thing) => thing.id)]);
  change({ drawn: state.drawn });
  say(T("added", { n: number(Math.min(MORE, missing.length)) }));
}

function pickLine(id) {
  const line = lines[id];
  change({ selection: line.statements.length === 1 ? { statement: line.statements[0] } : { line: id } });
}

function watch() {
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) change({ selection: { thing: nodes[0] } });
    else if (edges.length) pickLine(edges[0]);
    else if (state.selection) change({ selection: null });
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && (state.drawn && state.focus === null ? expand(nodes[0]) : focusOn(nodes[0])));
  network.on("dragEnd", ({ nodes }) => state.focus === null && nodes.forEach((id) => Object.assign(things[id], network.getPositions([id])[id])));
  network.on("zoom", () => (moved = true));
  network.on("dragStart", () => (moved = true));
  network.on("resize", () => moved || requestAnimationFrame(fit));
  network.on("afterDrawing", (context) => paintLabels(context, network, { ofThing: howThing, ofLine: howLine, hovered, dimming: isDimming() }));
  for (const name of ["hoverNode", "blurNode", "hoverEdge", "blurEdge"]) network.on(name, (event) => hover(name, event));
}

function hover(name, event) {
  $("drawing").classList.toggle("pointing", name.startsWith("hover"));
  if (name.endsWith("Node")) hovered = name === "hoverNode" ? event.node : null;
  network.redraw();
}

export function picture() {
  const source = $("drawing").querySelector("canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [source.width, source.height];
  const context = copy.getContext("2d");
  context.fillStyle = paper();
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  return copy;
}

export function start() {
  repaint();
  network = new vis.Network($("drawing"), { nodes: thingSet, edges: lineSet }, options);
  watch();
  fit();
}

function wholeSelectionDrawn() {
  const { selection } = state;
  if (!state.drawn || !selection) return;
  const ids = selection.thing !== undefined ? [selection.thing] : selection.statement !== undefined ? endsOf(statements[selection.statement]) : [];
  if (ids.every((id) => state.drawn.has(id))) return;
  draw(ids);
  change({ drawn: state.drawn });
}

const endsOf = (statement) => [statement.subject, statement.object.thing].filter((id) => id !== undefined);

export const hint = () => (state.drawn ? T("largeHint", { n: number(FIRST) }) : "");

listen((keys) => {
  if (!network) return;
  if (keys.has("selection")) wholeSelectionDrawn();
  repaint();
  const refocused = keys.has("focus") || keys.has("depth") || keys.has("view");
  if (refocused || (keys.has("selection") && isNarrow())) requestAnimationFrame(refit);
  else if (keys.has("selection") && state.selection && state.selection.thing !== undefined) {
    reveal(state.selection.thing);
    say(nameOf(things[state.selection.thing]).text);
  }
});
