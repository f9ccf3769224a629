// Put the parts together.

import { page, statements, things } from "./data.js";
import { canGoBack, back, change, chooseTheme, languages, listen, showEverything, state } from "./state.js";
import { $, button, fill, h, icon, words } from "./dom.js";
import { T, nameOf, number } from "./text.js";
import { visible } from "./filter.js";
import { fit, start, zoom } from "./canvas.js";
import { showLegend } from "./legend.js";
import { showPanel } from "./panel.js";
import { startSearch } from "./search.js";
import { showTable, startTable } from "./table.js";
import { savePicture, saveTable } from "./exports.js";
import { startLinks } from "./link.js";
import { startKeys } from "./keys.js";

const VIEWS = ["graph", "both", "table"];

function showHeader() {
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = state.theme;
  document.body.dataset.view = state.view;
  $("search").placeholder = T("searchHint");
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", T(element.dataset.label));
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = T(element.dataset.text);
  fill($("views"), VIEWS.map((view) => h("button", { type: "button", "aria-pressed": String(state.view === view), onclick: () => change({ view }) }, T(view))));
  fill($("languages"), languages.map((tag) => h("option", { value: tag, lang: tag, selected: tag === state.language }, page.ui[tag].name)));
  const next = state.theme === "dark" ? "light" : "dark";
  fill($("switches"),
    button(T(next), { class: "round", onclick: () => chooseTheme(next) }, icon(next === "dark" ? "moon" : "sun")),
    button(T("help"), { class: "round", onclick: () => $("help").showModal() }, icon("help")));
}

function showTools() {
  fill($("tools"),
    button(T("zoomIn"), { onclick: () => zoom(1.3) }, icon("plus")),
    button(T("zoomOut"), { onclick: () => zoom(1 / 1.3) }, icon("minus")),
    button(T("fit"), { onclick: fit }, icon("fit")),
    button(T("back"), { onclick: back, disabled: !canGoBack() }, icon("back")),
    button(T("reset"), { onclick: reset }, icon("reset")),
    button(T("savePicture"), { onclick: savePicture, class: "labelled" }, icon("image"), "PNG"),
    button(T("saveTable"), { onclick: saveTable, class: "labelled" }, icon("sheet"), "CSV"));
}

function reset() {
  showEverything();
  fit();
}

function showFigures() {
  const { things: shown, statements: passing } = visible();
  $("figures").textContent = T("figures", { things: number(shown.size), allThings: number(things.length), statements: number(passing.size), allStatements: number(statements.length) });
  const { focus, depth } = state;
  $("focus").hidden = focus === null;
  if (focus === null) return;
  fill($("focus"), icon("focus"), h("span", { class: "grow" }, T("neighbourhood"), " · ", words(nameOf(things[focus]))),
    [1, 2, 3].map((step) => h("button", { type: "button", "aria-pressed": String(step === depth), title: T("steps"), onclick: () => change({ depth: step }) }, number(step))),
    button(T("close"), { class: "quiet", onclick: () => change({ focus: null }) }, icon("close")));
}

const HELP = [["/", "keySearch"], ["← ↑ → ↓", "keyMove"], ["Enter", "keyEnter"], ["F", "keyFocus"], ["Backspace", "keyBack"], ["Esc", "keyEscape"], ["+ − 0", "keyZoom"]];

function showHelp() {
  const key = ([keys, what]) => h("div", { class: "row" }, h("dt", null, h("kbd", { lang: "zxx" }, keys)), h("dd", null, T(what)));
  fill($("help"),
    h("div", { class: "panel-bar" }, h("h2", null, T("help")), h("span", { class: "grow" }), button(T("close"), { class: "quiet", onclick: () => $("help").close() }, icon("close"))),
    h("p", null, T("hint")), h("p", null, T("helpMouse")), h("dl", null, HELP.map(key)), h("p", { class: "fine" }, T("privacy")));
}

function showAll() {
  showHeader();
  showTools();
  showFigures();
  showHelp();
}

function begin() {
  document.body.dataset.legend = "closed";
  $("open-legend").addEventListener("click", () => (document.body.dataset.legend = document.body.dataset.legend === "open" ? "closed" : "open"));
  $("languages").addEventListener("change", (event) => change({ language: event.target.value }));
  showAll();
  showLegend();
  showPanel();
  startSearch();
  startTable();
  startKeys();
  start();
  listen((keys) => (keys.has("language") || keys.has("theme") || keys.has("view") ? showAll() : (showTools(), showFigures())));
  startLinks();
  if (state.view !== "graph") showTable();
}

begin();
