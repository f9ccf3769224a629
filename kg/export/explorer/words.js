// Statements and their parts as pieces of text that can be clicked.

import { classes, classOf, sentences, statusOf, statuses, things } from "./data.js";
import { change, state } from "./state.js";
import { h, stroke, symbol, words } from "./dom.js";
import { T, className, digits, languageName, nameOf, relationName, termName } from "./text.js";
import { classColour, statusLook } from "./paint.js";

export const thingSymbol = (thing) => {
  const at = classOf(thing);
  return symbol(at < 0 ? "dot" : classes[at].shape, classColour(at), thing.planned);
};

export const thingButton = (id, attributes) =>
  h("button", { type: "button", class: "thing", onclick: () => change({ selection: { thing: id } }), ...attributes },
    thingSymbol(things[id]), words(nameOf(things[id])));

// The object of a statement: a thing, a class or a plain value.
export function objectPart(statement) {
  const { object } = statement;
  if (object.thing !== undefined) return thingButton(object.thing);
  if (object.class !== undefined) return classChip(object.class, statement.status !== "asserted");
  return h("span", { class: "value" }, h("bdi", null, literal(object)));
}

export const literal = (object) => (/^[0-9]+$/.test(object.value) ? digits(object.value) : object.value);

export const classChip = (at, hollow) =>
  h("span", { class: "chip" }, symbol(classes[at].shape, classColour(at), hollow), words(className(at)));

export function objectName(statement) {
  const { object } = statement;
  if (object.thing !== undefined) return nameOf(things[object.thing]);
  if (object.class !== undefined) return className(object.class);
  return { text: literal(object), lang: "" };
}

export function statusBadge(name) {
  const look = statusLook(name);
  const label = termName("status", name);
  return h("span", { class: `badge status-${statuses.findIndex((each) => each.id === name)}`, title: T(`status.${name}.help`) },
    stroke(look.colour, look.dashes, look.width, name === "negated"), words(label));
}

export function badges(statement) {
  const both = statement.negative ? ["negated", statement.status] : [statement.status];
  return both.filter((name, at) => at === 0 || name !== "asserted").map(statusBadge);
}

// The languages in which a statement is found.
export function languageTags(statement) {
  const tags = [...new Set(statement.evidence.map((each) => sentences[each.sentence].lang))];
  return tags.map((tag) => h("span", { class: "tag", title: languageName(tag) }, tag));
}

export const selectStatement = (statement) => change({ selection: { statement: statement.id } });

export const isSelected = (statement) => state.selection !== null && state.selection.statement === statement.id;

// One sentence for a screen reader, a title or a table.
export function plainWords(statement) {
  const parts = [nameOf(things[statement.subject]), relationName(statement.relation), objectName(statement)];
  const said = parts.map((part) => part.text).join(" · ");
  return statement.negative ? `${said} (${termName("status", "negated").text})` : said;
}

export const statementStroke = (statement) => {
  const look = statusLook(statusOf(statement));
  return stroke(look.colour, look.dashes, look.width, statement.negative);
};
