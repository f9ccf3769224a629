// What the panel shows while nothing is selected: the graph in figures, and where to begin.

import { byDegree, page, sentences, sources, statements, things } from "./data.js";
import { h, icon, words } from "./dom.js";
import { T, languageName, number, relationName } from "./text.js";
import { badges, languageTags, objectPart, selectStatement, thingButton } from "./words.js";
import { aboutSource } from "./sentence.js";
import { hint } from "./canvas.js";

const tile = (count, label) => h("div", { class: "tile" }, h("b", null, number(count)), h("span", null, label));

const passages = statements.reduce((sum, statement) => sum + statement.evidence.length, 0);
const spoken = new Set(sources.map((source) => source.lang));

function disputed() {
  const found = statements.filter((statement) => statement.conflicts.length);
  return found.length > 0 && h("section", null, h("h3", null, h("span", { class: "alarm" }, "!"), T("conflicts"), h("span", { class: "count" }, number(found.length))), found.slice(0, 6).map(shortCard));
}

const shortCard = (statement) =>
  h("div", { class: "card" },
    h("p", { class: "sentence" }, thingButton(statement.subject), h("button", { type: "button", class: "predicate", onclick: () => selectStatement(statement) }, words(relationName(statement.relation))), objectPart(statement)),
    h("p", { class: "badges" }, badges(statement), languageTags(statement)));

const mostConnected = () =>
  h("section", null, h("h3", null, T("mostConnected")), h("ul", { class: "plain" },
    byDegree.slice(0, 8).filter((thing) => thing.degree).map((thing) => h("li", null, thingButton(thing.id), h("span", { class: "count" }, number(thing.degree))))));

const sourceList = () =>
  h("section", null, h("h3", null, T("sources")), h("ul", { class: "plain" },
    sources.map((source) => h("li", { title: aboutSource(source) }, h("span", { class: "tag" }, source.lang), h("span", { class: "grow" }, words({ text: source.about.title || source.name, lang: source.about.title ? source.lang : "zxx" }), h("small", null, [source.about.publisher, source.about.date, languageName(source.lang)].filter(Boolean).join(" · "))), h("span", { class: "count" }, number(source.count))))));

export const overview = () => [
  h("div", { class: "panel-bar" }, h("h2", null, T("overview"))),
  h("p", { class: "lead" }, T("hint")),
  hint() && h("p", { class: "explained" }, hint()),
  h("div", { class: "tiles" }, tile(things.length, T("things")), tile(statements.length, T("statements")), tile(passages, T("passages")), tile(spoken.size, T("languages"))),
  disputed(),
  mostConnected(),
  sourceList(),
];
