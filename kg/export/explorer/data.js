// What the page holds: the data blocks, and ways from one thing to the next.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

export const page = read("data-page");
export const things = read("data-things");
export const lines = read("data-lines");
export const options = JSON.parse(read("data-options"));
export const { statements, sentences, sources, classes, relations, statuses, terms } = page;

export const LARGE = 1500; // above so many things only the most connected are drawn at first
export const FIRST = 300; // so many of them
export const MORE = 50; // and so many are added at a time

export const classOf = (thing) => thing.group; // -1: of no class
export const statusOf = (statement) => (statement.negative ? "negated" : statement.status);
export const isType = (statement) => statement.object.class !== undefined;

export const linesOf = things.map(() => []); // lines that touch a thing
export const about = things.map(() => []); // statements that a thing is the subject of
export const pointing = things.map(() => []); // statements that it is the object of
export const around = things.map(() => []); // statements that it is a circumstance of
export const lineOf = new Map(); // statement -> its line

lines.forEach((line) => {
  linesOf[line.from].push(line);
  if (line.to !== line.from) linesOf[line.to].push(line);
  if (!line.circumstance) lineOf.set(line.statements[0], line);
});

statements.forEach((statement, number) => {
  statement.id = number;
  about[statement.subject].push(statement);
  if (statement.object.thing !== undefined) pointing[statement.object.thing].push(statement);
  for (const [, thing] of statement.qualifiers) around[thing].push(statement);
});

export const byDegree = [...things].sort((a, b) => b.degree - a.degree || a.id - b.id);

// The short name of a thing or statement in a link: the end of its IRI where that is unique, else the whole.
function shortNames(items) {
  const ends = items.map((item) => item.iri.split(/[#/]/).pop() || item.iri);
  const seen = new Map();
  ends.forEach((end) => seen.set(end, (seen.get(end) || 0) + 1));
  return ends.map((end, at) => (seen.get(end) === 1 ? end : items[at].iri));
}

export const thingNames = shortNames(things);
export const statementNames = shortNames(statements);

// The things within some steps of one, over the lines that `passes` lets through.
export function within(start, depth, passes) {
  const steps = new Map([[start, 0]]);
  for (const [here, step] of steps) {
    if (step === depth) continue;
    for (const line of linesOf[here]) {
      const there = line.from === here ? line.to : line.from;
      if (!steps.has(there) && passes(line)) steps.set(there, step + 1);
    }
  }
  return steps;
}
