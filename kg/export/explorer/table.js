// The statements as a table: the same content for readers who do not look at pictures, for sorting, and for paper.

import { statements, statusOf, things } from "./data.js";
import { listen, state } from "./state.js";
import { $, fill, h, icon, words } from "./dom.js";
import { T, collator, nameOf, number, relationName, termName } from "./text.js";
import { visible } from "./filter.js";
import { badges, isSelected, languageTags, objectName, objectPart, selectStatement, thingButton } from "./words.js";

const PORTION = 300;
let most = PORTION;
let sorting = { column: "subject", down: false };

const COLUMNS = {
  subject: (statement) => nameOf(things[statement.subject]).text,
  relation: (statement) => relationName(statement.relation).text,
  object: (statement) => objectName(statement).text,
  status: (statement) => termName("status", statusOf(statement)).text,
  circumstances: (statement) => statement.qualifiers.map(([, thing]) => nameOf(things[thing]).text).join(" "),
  languagesColumn: (statement) => statement.evidence.length,
};

export function rows() {
  const key = COLUMNS[sorting.column];
  const keyed = [...visible().statements].map((id) => ({ statement: statements[id], key: key(statements[id]) }));
  const order = (a, b) => (typeof a.key === "number" ? b.key - a.key : collator().compare(a.key, b.key)) || a.statement.id - b.statement.id;
  keyed.sort(order);
  return (sorting.down ? keyed.reverse() : keyed).map((each) => each.statement);
}

function heading(column) {
  const current = sorting.column === column;
  const sort = () => {
    sorting = { column, down: current && !sorting.down };
    showTable();
  };
  return h("th", { scope: "col", "aria-sort": current ? (sorting.down ? "descending" : "ascending") : null },
    h("button", { type: "button", onclick: sort }, T(column), h("span", { class: "sort", "aria-hidden": "true" }, current ? (sorting.down ? "▼" : "▲") : "")));
}

const circumstances = (statement) =>
  statement.qualifiers.map(([relation, thing]) => h("div", { class: "qualifier" }, h("small", null, words(relationName(relation))), " ", thingButton(thing)));

const tableRow = (statement) =>
  h("tr", { role: "row", class: isSelected(statement) ? "selected" : null, "data-statement": statement.id },
    h("td", { role: "cell" }, thingButton(statement.subject)),
    h("td", { role: "cell" }, h("button", { type: "button", class: "predicate", title: T("showSentences"), onclick: () => selectStatement(statement) }, words(relationName(statement.relation)))),
    h("td", { role: "cell" }, objectPart(statement)),
    h("td", { role: "cell" }, badges(statement), statement.conflicts.length > 0 && h("span", { class: "alarm", title: T("conflicts") }, "!")),
    h("td", { role: "cell" }, circumstances(statement)),
    h("td", { role: "cell" }, h("button", { type: "button", class: "proof tags", title: T("showSentences"), "aria-label": T("showSentences"), onclick: () => selectStatement(statement) }, languageTags(statement))));

export function showTable(everything = false) {
  const all = rows();
  const shown = everything ? all : all.slice(0, most);
  const more = () => {
    most += PORTION;
    showTable();
  };
  fill($("table"),
    h("table", { role: "table" }, h("caption", { class: "unseen" }, T("tableCaption")), h("thead", null, h("tr", null, Object.keys(COLUMNS).map(heading))), h("tbody", null, shown.map(tableRow))),
    !all.length && h("p", { class: "empty" }, T("nothingFound")),
    shown.length < all.length && h("p", { class: "empty" }, h("button", { type: "button", onclick: more }, icon("plus"), T("showMore", { n: number(Math.min(PORTION, all.length - shown.length)) }))));
}

listen((keys) => {
  if (keys.has("selection") && keys.size === 1) markRow();
  else if (state.view !== "graph") showTable();
});

// A new selection does not need a new table.
function markRow() {
  for (const row of $("table").querySelectorAll("tr[data-statement]")) {
    row.classList.toggle("selected", state.selection !== null && Number(row.dataset.statement) === state.selection.statement);
  }
}

export function startTable() {
  window.addEventListener("beforeprint", () => showTable(true));
  window.addEventListener("afterprint", () => state.view !== "graph" && showTable());
}
