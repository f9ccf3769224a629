// Which things, lines and statements pass what the reader has chosen.

import { about, around, classOf, lines, linesOf, pointing, sentences, statements, statusOf, things, within } from "./data.js";
import { listen, state } from "./state.js";

function statementPasses(statement) {
  const { hidden } = state;
  if (hidden.relations.has(statement.relation) || hidden.statuses.has(statusOf(statement))) return false;
  const ends = [statement.subject, statement.object.thing].filter((end) => end !== undefined);
  if (ends.some((end) => hidden.classes.has(classOf(things[end])))) return false;
  return !hidden.sources.size || statement.evidence.some((each) => !hidden.sources.has(sentences[each.sentence].source));
}

const linePasses = (line, passing) =>
  (!line.circumstance || state.circumstances) &&
  line.statements.some((id) => passing.has(id)) &&
  !state.hidden.classes.has(classOf(things[line.from])) &&
  !state.hidden.classes.has(classOf(things[line.to]));

function compute() {
  const passing = new Set(statements.filter(statementPasses).map((statement) => statement.id));
  const open = new Set(lines.filter((line) => linePasses(line, passing)).map((line) => line.id));
  const steps = state.focus === null ? null : within(state.focus, state.depth, (line) => open.has(line.id));
  const narrowed = state.hidden.relations.size || state.hidden.statuses.size || state.hidden.sources.size;
  const shown = new Set();
  for (const thing of things) {
    if (state.hidden.classes.has(classOf(thing))) continue;
    if (steps ? !steps.has(thing.id) : state.drawn && !state.drawn.has(thing.id)) continue;
    if (!steps && narrowed && !stillSpokenOf(thing.id, passing)) continue;
    shown.add(thing.id);
  }
  const drawn = new Set(lines.filter((line) => open.has(line.id) && shown.has(line.from) && shown.has(line.to)).map((line) => line.id));
  const listed = steps ? new Set([...passing].filter((id) => touches(statements[id], shown))) : passing;
  return { things: shown, lines: drawn, statements: listed, passing, steps };
}

const touches = (statement, shown) =>
  shown.has(statement.subject) && (statement.object.thing === undefined || shown.has(statement.object.thing));

const stillSpokenOf = (id, passing) =>
  [about, pointing, around].some((index) => index[id].some((statement) => passing.has(statement.id)));

let current = null;

// The present choice, worked out once per change.
export function visible() {
  if (!current) current = compute();
  return current;
}

listen((keys) => {
  if (["hidden", "focus", "depth", "drawn", "circumstances"].some((key) => keys.has(key))) current = null;
});

export const neighboursOf = (id) =>
  linesOf[id].filter((line) => visible().lines.has(line.id)).map((line) => (line.from === id ? line.to : line.from));
