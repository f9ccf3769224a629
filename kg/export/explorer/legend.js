// The legend beside the drawing: what symbols and lines mean, how many there are, and which are shown.

import { classOf, classes, lines, relations, sources, statements, statusOf, statuses, things } from "./data.js";
import { change, isFiltered, listen, state } from "./state.js";
import { $, button, fill, h, icon, stroke, symbol, words } from "./dom.js";
import { T, className, collator, languageName, number, relationName, termName } from "./text.js";
import { circumstanceLook, classColour, statusLook } from "./paint.js";

const count = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());

const classCounts = count(things.map(classOf));
const statusCounts = count(statements.map(statusOf));

// Hide or show one value of a group; `only` shows nothing else of it, or everything again.
function toggle(group, value) {
  const hidden = new Set(state.hidden[group]);
  if (!hidden.delete(value)) hidden.add(value);
  change({ hidden: { ...state.hidden, [group]: hidden } });
}

function only(group, value, all) {
  const others = all.filter((each) => each !== value);
  const already = !state.hidden[group].has(value) && others.every((each) => state.hidden[group].has(each));
  change({ hidden: { ...state.hidden, [group]: new Set(already ? [] : others) } });
}

function entry(group, value, all, { sign, label, total, title }) {
  const shown = !state.hidden[group].has(value);
  return h("li", { class: shown ? null : "off", title },
    h("label", null,
      h("input", { type: "checkbox", checked: shown, "data-key": `${group} ${value}`, onchange: () => toggle(group, value) }), sign, h("span", { class: "label" }, words(label))),
    button(`${T("only")}: ${label.text}`, { class: "only", "data-key": `${group} only ${value}`, onclick: () => only(group, value, all) }, T("only")),
    h("span", { class: "count" }, number(total)));
}

function group(name, title, values, describe, open = true) {
  const all = values.map(([value]) => value);
  const items = values.map(([value, total]) => ({ value, ...describe(value), total }));
  return h("details", { open: opened.get(name) ?? open, ontoggle: (event) => opened.set(name, event.target.open) },
    h("summary", null, title, h("span", { class: "count" }, number(values.length))),
    h("ul", null, items.slice(0, isFolded(name, items.length) ? SHORT : items.length).map((item) => entry(name, item.value, all, item))),
    more(name, items.length));
}

const SHORT = 12; // entries of a long group that are shown at first
const opened = new Map();
const long = new Set();

const isFolded = (name, total) => !long.has(name) && total > SHORT + 2;

function more(name, total) {
  const unfold = () => {
    long.add(name);
    showLegend();
  };
  return isFolded(name, total) && h("button", { type: "button", class: "quiet text", onclick: unfold }, T("showMore", { n: number(total - SHORT) }));
}

const byCount = (label) => (a, b) => b[1] - a[1] || collator().compare(label(a[0]).text, label(b[0]).text);

const describeClass = (at) => ({ label: className(at), sign: symbol(at < 0 ? "dot" : classes[at].shape, classColour(at)) });

function describeStatus(name) {
  const look = statusLook(name);
  return { label: termName("status", name), title: T(`status.${name}.help`), sign: stroke(look.colour, look.dashes, look.width, name === "negated") };
}

const describeRelation = (at) => ({ label: relationName(at), title: relations[at].iri });

const describeSource = (at) => ({
  label: { text: sources[at].about.title || sources[at].name, lang: sources[at].lang },
  title: `${sources[at].name} · ${languageName(sources[at].lang)}`,
  sign: h("span", { class: "tag" }, sources[at].lang),
});

function switches() {
  const look = circumstanceLook();
  const option = (key, label, sign) =>
    h("li", null, h("label", null, h("input", { type: "checkbox", checked: state[key], "data-key": key, onchange: () => change({ [key]: !state[key] }) }), sign, h("span", { class: "label" }, label)));
  return h("ul", { class: "switches" },
    option("names", T("relationNames")),
    lines.some((line) => line.circumstance) && option("circumstances", T("circumstanceLines"), stroke(look.colour, look.dashes, look.width)),
    things.some((thing) => thing.planned) && h("li", { class: "note" }, symbol("square", classColour(-1), true), h("span", null, T("hollow"))));
}

const statusValues = () => statuses.map(({ id }) => [id, statusCounts.get(id) || 0]).filter(([, total]) => total);

export function showLegend() {
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : null;
  fill($("legend"),
    h("div", { class: "panel-bar" }, h("h2", null, T("legend")), h("span", { class: "grow" }),
      isFiltered() && h("button", { type: "button", class: "quiet text", onclick: () => change({ hidden: { classes: new Set(), relations: new Set(), statuses: new Set(), sources: new Set() } }) }, icon("reset"), T("showAll")),
      button(T("close"), { class: "quiet drawer-close", onclick: () => (document.body.dataset.legend = "closed") }, icon("close"))),
    group("classes", T("classes"), [...classCounts].sort(byCount(className)), describeClass),
    group("statuses", T("statusHeading"), statusValues(), describeStatus),
    switches(),
    group("relations", T("relations"), relations.map((each, at) => [at, each.count]).filter(([, total]) => total).sort(byCount(relationName)), describeRelation),
    group("sources", T("sources"), sources.map((source, at) => [at, source.count]), describeSource));
  const same = focused && [...$("legend").querySelectorAll("[data-key]")].find((element) => element.dataset.key === focused);
  if (same) same.focus();
}

listen((keys) => {
  if (["hidden", "language", "theme", "names", "circumstances"].some((key) => keys.has(key))) showLegend();
});
