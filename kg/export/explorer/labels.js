// Names painted over the drawing: always the same size on the screen, the most important first, never one over another.

import { byDegree, classOf, lines, statements, things } from "./data.js";
import { state } from "./state.js";
import { $ } from "./dom.js";
import { neighboursOf, visible } from "./filter.js";
import { nameOf, relationName, wrapped } from "./text.js";
import { faint, ink, lineLook, marked, paper, radius, rank } from "./paint.js";

const FACE = 'system-ui, "Noto Sans", "Noto Sans Bengali", "Noto Sans Devanagari", "Nirmala UI", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const CELL = 64;
const MOST = 400; // labels at once
const MAIN = 1; // so many of them may cover the symbols of other things
const BETWEEN = -1; // owner of what stands on a line

const blocks = new Map();

// A name as measured lines of text.
function block(context, key, name, font) {
  const full = `${key} ${state.language} ${font}`;
  if (blocks.has(full)) return blocks.get(full);
  context.font = font;
  const rows = wrapped(name);
  const measured = rows.map((row) => context.measureText(row));
  const above = Math.max(...measured.map((each) => each.actualBoundingBoxAscent), 0);
  const below = Math.max(...measured.map((each) => each.actualBoundingBoxDescent), 0);
  const size = parseFloat(/([\d.]+)px/.exec(font)[1]);
  const leading = Math.max(size * 1.25, above + below + 2.5); // signs above and below letters need their room
  const width = Math.max(...measured.map((each) => each.width), 0);
  const made = { rows, width, leading, above: Math.max(above, size * 0.75), height: leading * rows.length, font };
  blocks.set(full, made);
  return made;
}

// Rectangles that are taken, in a grid.
function occupied() {
  const grid = new Map();
  const cells = function* (box) {
    for (let x = Math.floor(box.left / CELL); x <= box.right / CELL; x += 1)
      for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y += 1) yield `${x},${y}`;
  };
  const covers = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  return {
    isFree: (box, owner) => {
      for (const cell of cells(box))
        for (const other of grid.get(cell) || []) if (other.owner !== owner && covers(box, other)) return false;
      return true;
    },
    // the owners of what a box would cover
    under: (box) => {
      const found = new Set();
      for (const cell of cells(box)) for (const other of grid.get(cell) || []) if (covers(box, other)) found.add(other.owner);
      return found;
    },
    take: (box, owner) => {
      for (const cell of cells(box)) grid.set(cell, [...(grid.get(cell) || []), { ...box, owner }]);
    },
  };
}

const boxAt = (left, top, text) => ({ left: left - 2, top: top - 1, right: left + text.width + 2, bottom: top + text.height + 1 });

// The places to try for a name: below, above, right, left of its symbol.
function candidates(spot, text) {
  const { x, y, reach } = spot;
  const left = x - text.width / 2;
  const top = y - text.height / 2;
  return [
    boxAt(left, y + reach + 3, text),
    boxAt(left, y - reach - 3 - text.height, text),
    boxAt(x + reach + 6, top, text),
    boxAt(x - reach - 6 - text.width, top, text),
  ];
}

function write(context, text, box, colour) {
  context.fillStyle = paper();
  context.globalAlpha = 0.78; // lines behind a name fade
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 4);
  context.fill();
  context.globalAlpha = 1;
  context.font = text.font;
  context.fillStyle = colour;
  context.strokeStyle = paper();
  context.lineWidth = 3.6;
  context.textAlign = "center";
  const x = (box.left + box.right) / 2;
  text.rows.forEach((row, at) => {
    const y = box.top + 1 + text.above + at * text.leading + (text.leading - text.above) * 0.25;
    context.strokeText(row, x, y);
    context.fillText(row, x, y);
  });
}

// Symbols on the screen, the most important first.
function spotsOf(network, size, ranks, hovered) {
  const scale = network.getScale();
  const found = [];
  for (const thing of byDegree) {
    const body = network.body.nodes[thing.id];
    if (!body || !visible().things.has(thing.id)) continue;
    const { x, y } = network.canvasToDOM({ x: body.x, y: body.y });
    if (x < -90 || y < -60 || x > size.width + 90 || y > size.height + 60) continue;
    const how = thing.id === hovered ? rank.chosen : ranks(thing.id);
    found.push({ id: thing.id, x, y, reach: radius(thing) * scale, how });
  }
  return found.sort((a, b) => b.how - a.how);
}

// Of several places for a name the one that the fewest lines of its thing run through.
function clearest(boxes, spot, others) {
  const crossings = (box) => others.filter(({ x, y }) => passes(box, spot, { x, y })).length;
  const counted = boxes.map((box, at) => ({ box, cost: crossings(box) * 2 + at * 0.9 }));
  return counted.length ? counted.reduce((best, each) => (each.cost < best.cost ? each : best)).box : null;
}

// The place that covers the fewest symbols, and no other name.
function leastCovering(boxes, space) {
  const counted = boxes.map((box) => ({ box, under: space.under(box) })).filter(({ under }) => !under.has(null) && !under.has(BETWEEN));
  return counted.length ? counted.reduce((best, each) => (each.under.size < best.under.size ? each : best)).box : null;
}

// Whether a line from one point to another runs through a box, near enough.
function passes(box, from, to) {
  const reach = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  for (let far = 8; far < Math.min(reach, 90); far += 7) {
    const [x, y] = [from.x + ((to.x - from.x) * far) / reach, from.y + ((to.y - from.y) * far) / reach];
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  }
  return false;
}

function writeNames(context, network, spots, space, size, dimming, hovered) {
  const onScreen = (id) => network.body.nodes[id] && network.canvasToDOM(network.body.nodes[id]);
  const ends = (id) => neighboursOf(id).map(onScreen).filter(Boolean);
  let written = 0;
  for (const spot of spots) {
    if (written >= MOST) break;
    if (dimming && spot.how === rank.dim) continue;
    const chosen = spot.how === rank.chosen;
    const text = block(context, `thing ${spot.id}`, nameOf(things[spot.id]), `${chosen ? "600 13.5px" : "500 12.5px"} ${FACE}`);
    const tries = candidates(spot, text);
    const inside = (box) => box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height;
    const free = tries.filter((each) => inside(each) && space.isFree(each, spot.id));
    const must = chosen || (written < MAIN && spot.how !== rank.dim);
    const box = clearest(free, spot, ends(spot.id)) || (must && leastCovering(tries.filter(inside), space)) || (spot.id === hovered && tries[0]);
    if (!box) continue;
    space.take(box, null);
    write(context, text, box, spot.how === rank.dim ? faint() : ink());
    written += 1;
  }
}

function middle(network, id, part) {
  const edge = network.body.edges[id];
  if (!edge || !edge.connected) return null;
  return network.canvasToDOM(edge.edgeType.getPoint(part));
}

const lengthOf = (network, line) => {
  const [a, b] = [line.from, line.to].map((id) => network.body.nodes[id]);
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) * network.getScale() : 0;
};

function writeRelations(context, network, space, size, ranks) {
  const wanted = lines.filter((line) => visible().lines.has(line.id) && ranks(line.id) !== rank.dim);
  wanted.sort((a, b) => ranks(b.id) - ranks(a.id) || a.id - b.id);
  let written = 0;
  for (const line of wanted) {
    if (written >= MOST || (!state.names && ranks(line.id) === rank.plain)) break;
    const relation = line.circumstance ? statements[line.statements[0]].qualifiers.find(([, to]) => to === line.to)[0] : statements[line.statements[0]].relation;
    const text = block(context, `relation ${relation}`, relationName(relation), `11px ${FACE}`);
    if (lengthOf(network, line) < text.width + 34) continue;
    const at = middle(network, line.id, things[line.from].degree >= things[line.to].degree ? 0.6 : 0.4);
    if (!at) continue;
    const box = boxAt(at.x - text.width / 2, at.y - text.height / 2, text);
    if (box.left < 0 || box.right > size.width || box.top < 0 || box.bottom > size.height || !space.isFree(box, BETWEEN)) continue;
    space.take(box, null);
    write(context, text, box, ranks(line.id) === rank.chosen ? marked() : lineColour(line));
    written += 1;
  }
}

const lineColour = (line) => (line.circumstance || statements[line.statements[0]].status === "asserted" ? faint() : lineLook(line).colour);

// A cross on what is denied, an exclamation mark on what is contradicted elsewhere.
function signs(network, space, ranks) {
  const found = [];
  for (const id of visible().lines) {
    const line = lines[id];
    const statement = statements[line.statements[0]];
    if (line.circumstance || ranks(id) === rank.dim || !(statement.negative || statement.conflicts.length)) continue;
    const at = middle(network, id, 0.3);
    if (!at) continue;
    space.take({ left: at.x - 8, top: at.y - 8, right: at.x + 8, bottom: at.y + 8 }, BETWEEN);
    found.push({ at, statement, colour: lineLook(line).colour });
  }
  return found;
}

function paintSign(context, { at, statement, colour }) {
  context.strokeStyle = colour;
  if (statement.negative) cross(context, at);
  if (statement.conflicts.length) alarm(context, statement.negative ? { x: at.x + 14, y: at.y } : at);
}

function cross(context, { x, y }) {
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x - 4.5, y - 4.5);
  context.lineTo(x + 4.5, y + 4.5);
  context.moveTo(x + 4.5, y - 4.5);
  context.lineTo(x - 4.5, y + 4.5);
  context.stroke();
}

function alarm(context, { x, y }) {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = "#e03131";
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = `bold 11px ${FACE}`;
  context.textAlign = "center";
  context.fillText("!", x, y + 4);
}

// What lies over the drawing: nothing is written under it.
function overlays() {
  const frame = $("drawing").getBoundingClientRect();
  const shown = ["figures", "focus", "tools", "open-legend"].map((id) => $(id).getBoundingClientRect()).filter((box) => box.width);
  return shown.map((box) => ({ left: box.left - frame.left, top: box.top - frame.top, right: box.right - frame.left, bottom: box.bottom - frame.top }));
}

// Paint everything; `context` comes from vis-network, in the units of the drawing.
export function paintLabels(context, network, look) {
  const size = { width: context.canvas.clientWidth, height: context.canvas.clientHeight };
  if (!size.width) return;
  const ratio = context.canvas.width / size.width;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  const space = occupied();
  overlays().forEach((box) => space.take(box, BETWEEN));
  const spots = spotsOf(network, size, look.ofThing, look.hovered);
  for (const { id, x, y, reach, how } of spots) {
    const part = reach * 0.85;
    if (how !== rank.dim) space.take({ left: x - part, top: y - part, right: x + part, bottom: y + part }, id);
  }
  const found = signs(network, space, look.ofLine);
  writeNames(context, network, spots, space, size, look.dimming, look.hovered);
  writeRelations(context, network, space, size, look.ofLine);
  found.forEach((sign) => paintSign(context, sign));
  context.restore();
}
