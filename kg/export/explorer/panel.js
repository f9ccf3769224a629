// The panel beside the drawing: all that is known of the selected thing or statement, and where it is said.

import { about, around, classes, isType, lines, pointing, statements, things } from "./data.js";
import { canGoBack, back, change, listen, state } from "./state.js";
import { $, button, fill, h, icon, words } from "./dom.js";
import { T, amount, className, date, digits, languageName, nameOf, number, relationName, termName } from "./text.js";
import { badges, classChip, isSelected, languageTags, objectPart, plainWords, selectStatement, statementStroke, thingButton, thingSymbol } from "./words.js";
import { evidence, markLegend, ordered } from "./sentence.js";
import { expand, focusOn } from "./canvas.js";
import { overview } from "./overview.js";

const row = (term, ...rest) => h("div", { class: "row" }, h("dt", null, term), h("dd", null, rest));

const section = (title, count, ...rest) =>
  h("section", null, h("h3", null, title, count === null ? null : h("span", { class: "count" }, number(count))), rest);

const bar = (title) =>
  h("div", { class: "panel-bar" }, h("h2", null, title), h("span", { class: "grow" }),
    canGoBack() && button(T("back"), { class: "quiet", onclick: back }, icon("back")),
    button(T("close"), { class: "quiet", onclick: () => change({ selection: null }) }, icon("close")));

const address = (iri) =>
  /^https?:\/\//.test(iri)
    ? h("a", { href: iri, rel: "noreferrer noopener", target: "_blank", class: "iri", lang: "zxx" }, h("bdi", null, iri))
    : h("span", { class: "iri", lang: "zxx" }, h("bdi", null, iri));

// --- a thing

function thingPanel(thing) {
  const types = about[thing.id].filter(isType);
  const own = about[thing.id].filter((statement) => !isType(statement));
  return [
    bar(T("thing")),
    h("div", { class: "title" }, thingSymbol(thing), h("h4", null, words(nameOf(thing)))),
    h("p", { class: "chips" }, thing.types.map((at) => classChip(at, false)), thing.planned && planned(thing), !thing.described && h("span", { class: "chip" }, T("undescribed"))),
    actions(thing),
    h("dl", null, namesOf(thing), thing.quantity && quantityRows(thing.quantity), thing.time && timeRows(thing.time),
      thing.matches.map(([how, iri]) => row(how.split(/[#/]/).pop(), address(iri))), row("IRI", address(thing.iri))),
    thing.claim !== undefined && section(T("isStatement"), null, statementCard(statements[thing.claim])),
    types.length > 0 && section(T("classHeading"), types.length, h("ul", { class: "statements" }, types.map((each) => statementRow(each, objectPart(each))))),
    grouped(T("says"), own, (each) => objectPart(each)),
    grouped(T("saidOf"), pointing[thing.id], (each) => thingButton(each.subject), true),
    grouped(T("circumstanceOf"), around[thing.id], (each) => [thingButton(each.subject), h("span", { class: "arrow" }, "→"), objectPart(each)]),
  ];
}

const planned = (thing) =>
  h("span", { class: "chip planned" }, T("plannedThing"), thing.intended.length > 0 && [" ", T("intendedToBe"), " ", thing.intended.map((at) => words(className(at)))]);

const actions = (thing) =>
  h("p", { class: "actions" },
    h("button", { type: "button", onclick: () => focusOn(thing.id) }, icon("focus"), T("neighbourhood")),
    state.drawn && h("button", { type: "button", onclick: () => expand(thing.id) }, icon("plus"), T("expand")));

// Every name in every language, each with where it comes from.
function namesOf(thing) {
  const languages = new Map();
  for (const [text, lang, origin] of thing.names) languages.set(lang, [...(languages.get(lang) || []), { text, lang, origin }]);
  const own = [...languages].sort(([a], [b]) => (b === state.language) - (a === state.language));
  return own.map(([lang, names]) =>
    row(languageName(lang), names.map((name) => h("div", { class: "name" }, words(name), h("span", { class: "origin", title: T(`origin.${name.origin}.help`) }, T(`origin.${name.origin}`))))));
}

function quantityRows(quantity) {
  const bound = (value) => (value === null ? "" : number(value));
  return [
    row(T("quantity"), amount(quantity).text),
    (quantity.minimum !== null || quantity.maximum !== null) && row(T("bounds"), `${bound(quantity.minimum) || "…"} – ${bound(quantity.maximum) || "…"}`),
    row(T("basisHeading"), words(termName("basis", quantity.basis))),
  ];
}

function timeRows(time) {
  const bounds = ([earliest, latest]) => (earliest === latest || !latest ? [earliest] : [earliest, latest]).filter(Boolean).map(date).join(" – ");
  return [
    bounds(time.begin) && row(T("begins"), bounds(time.begin)),
    bounds(time.end) && row(T("ends"), bounds(time.end)),
    time.edtf && row("EDTF", h("code", { lang: "zxx" }, time.edtf)),
    row(T("basisHeading"), words(termName("basis", time.basis))),
  ];
}

function grouped(title, list, part, incoming) {
  if (!list.length) return null;
  const groups = new Map();
  for (const statement of list) groups.set(statement.relation, [...(groups.get(statement.relation) || []), statement]);
  return section(title, list.length, [...groups].map(([relation, members]) => [
    h("p", { class: "relation" }, incoming && h("span", { class: "arrow" }, "←"), words(relationName(relation)), !incoming && h("span", { class: "arrow" }, "→")),
    h("ul", { class: "statements" }, members.map((each) => statementRow(each, part(each)))),
  ]));
}

const statementRow = (statement, ...parts) =>
  h("li", { class: isSelected(statement) ? "selected" : null },
    h("button", { type: "button", class: "proof", title: T("showSentences"), "aria-label": `${T("showSentences")}: ${plainWords(statement)}`, onclick: () => selectStatement(statement) }, statementStroke(statement)),
    h("span", { class: "parts" }, parts, statement.qualifiers.map(when)),
    h("button", { type: "button", class: "proof tags", title: T("showSentences"), "aria-label": T("showSentences"), onclick: () => selectStatement(statement) }, statement.conflicts.length > 0 && h("span", { class: "alarm" }, "!"), languageTags(statement)));

const when = ([relation, thing]) => h("small", { class: "when" }, words(relationName(relation)), " ", words(nameOf(things[thing])));

// --- a statement

function statementCard(statement) {
  return h("div", { class: "card" },
    h("p", { class: "sentence" }, thingButton(statement.subject), h("button", { type: "button", class: "predicate", onclick: () => selectStatement(statement) }, words(relationName(statement.relation))), objectPart(statement)),
    h("p", { class: "badges" }, badges(statement)));
}

const qualifiers = (statement) =>
  statement.qualifiers.length > 0 &&
  h("dl", { class: "qualifiers" }, statement.qualifiers.map(([relation, thing]) => row(words(relationName(relation)), thingButton(thing))));

function statementPanel(statement) {
  const passages = ordered(statement, state.language);
  const kind = statement.negative ? "negated" : statement.status;
  return [
    bar(T("statement")),
    statementCard(statement),
    kind !== "asserted" && h("p", { class: "explained" }, T(`status.${kind}.help`)),
    qualifiers(statement),
    conflicts(statement),
    h("section", null, h("h3", null, T("evidence"), h("span", { class: "count" }, number(passages.length))), markLegend(), passages.map(evidence)),
    h("dl", null, statement.object.datatype && row(T("datatype"), address(statement.object.datatype)), row("IRI", address(statement.iri))),
  ];
}

const conflicts = (statement) =>
  statement.conflicts.length > 0 &&
  h("section", { class: "conflict" }, h("h3", null, h("span", { class: "alarm" }, "!"), T("conflicts")), h("p", null, T("conflictsHelp")), statement.conflicts.map((id) => statementCard(statements[id])));

// --- a line that stands for one circumstance of several statements

const linePanel = (line) => [
  bar(T("circumstance")),
  h("p", { class: "sentence" }, thingButton(line.to)),
  section(T("circumstanceOf"), line.statements.length, line.statements.map((id) => statementCard(statements[id]))),
];

function content() {
  const { selection } = state;
  if (!selection) return overview();
  if (selection.thing !== undefined) return thingPanel(things[selection.thing]);
  return selection.statement !== undefined ? statementPanel(statements[selection.statement]) : linePanel(lines[selection.line]);
}

export function showPanel() {
  const panel = $("panel");
  fill(panel, content());
  panel.scrollTop = 0;
  document.body.dataset.panel = state.selection ? "open" : "closed";
}

listen((keys) => {
  if (["selection", "language", "theme", "drawn"].some((key) => keys.has(key))) showPanel();
});
