// Words in the reader's language: of the page, of things, of terms; numbers and dates as that language writes them.

import { page, relations, classes, terms, things } from "./data.js";
import { state, languages } from "./state.js";

// Words of the page; {names} in them are filled in.
export function T(key, values) {
  const text = (page.ui[state.language] || {})[key] || page.ui.en[key] || key;
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all)) : text;
}

export const has = (key) => key in page.ui.en;

const cache = new Map();

function remembered(key, make) {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key);
}

export function number(value, how = {}) {
  const key = `number ${state.language} ${JSON.stringify(how)}`;
  return remembered(key, () => new Intl.NumberFormat(state.language, how)).format(value);
}

export const collator = () =>
  remembered(`collator ${state.language}`, () => new Intl.Collator(state.language, { numeric: true }));

// Digits of a text such as a year, without grouping.
export const digits = (text) =>
  String(text).replace(/[0-9]+/g, (run) =>
    [...run].map((digit) => number(Number(digit), { useGrouping: false })).join(""),
  );

export function date(iso) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!match) return digits(iso);
  const how = { dateStyle: "long", timeZone: "UTC" };
  const format = remembered(`date ${state.language}`, () => new Intl.DateTimeFormat(state.language, how));
  return format.format(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
}

// The name of a language, in the reader's language; tags of texts may be anything.
export function languageName(tag) {
  try {
    return remembered(`names ${state.language}`, () => new Intl.DisplayNames(state.language, { type: "language" })).of(tag);
  } catch {
    return tag;
  }
}

// The order in which languages are tried when a name is wanted.
const wanted = () => [state.language, "en", ...languages];

const pick = (labels) => {
  const lang = wanted().find((tag) => labels[tag]) || Object.keys(labels)[0];
  return lang === undefined ? null : { text: labels[lang], lang };
};

const best = things.map((thing) => {
  const labels = {};
  for (const [text, lang] of thing.names) if (!(lang in labels)) labels[lang] = text;
  return labels;
});

// Quantities are worded here, and times whose only name is a code; everything else has names.
export const nameOf = (thing) =>
  (thing.quantity && amount(thing.quantity)) || (thing.time && moment(thing)) || pick(best[thing.id]) || { text: thing.label, lang: "" };

function moment({ id, time }) {
  const known = best[id][state.language];
  if (!time.edtf || (known && known !== time.edtf)) return null;
  const worded = (key, values) => ({ text: T(key, values), lang: state.language });
  const [, decade] = /^(\d{3})X$/.exec(time.edtf) || [];
  const [, from, to] = /^(\d{4})\/(\d{4}|\.\.)[~?%]?$/.exec(time.edtf) || [];
  if (decade) return worded("time.decade", { year: digits(`${decade}0`) });
  if (!from) return null;
  return to === ".." ? worded("time.since", { year: digits(from) }) : worded("time.range", { from: digits(from), to: digits(to) });
}

export const relationName = (at) => pick(relations[at].labels) || { text: relations[at].iri, lang: "" };

export const className = (at) =>
  at < 0 ? { text: T("noClass"), lang: state.language } : pick(classes[at].labels) || { text: classes[at].iri, lang: "" };

// A status, comparator, unit or basis: the vocabulary's word, else the page's, else the name itself.
export function termName(kind, name) {
  const known = (terms[name] || {})[state.language];
  if (known) return { text: known, lang: state.language };
  if (has(`${kind}.${name}`)) return { text: T(`${kind}.${name}`), lang: state.language };
  return pick(terms[name] || {}) || { text: name, lang: "" };
}

// A quantity in words: "more than CN¥100 billion a year".
export function amount(quantity) {
  const { comparator, unit, period } = quantity;
  const bounds = comparator === "between" ? [quantity.minimum, quantity.maximum].filter((bound) => bound !== null) : [];
  const figure = (quantity.value === null ? bounds : [quantity.value]).map((value) => measure(value, unit)).join(" – ");
  const how = termName("comparator", comparator).text;
  const inWords = !figure ? how : has(`amount.${comparator}`) ? T(`amount.${comparator}`, { figure }) : T("amount", { how, figure });
  const every = period && has(`period.${period}`) ? T(`period.${period}`) : period;
  return { text: [inWords, every].filter(Boolean).join(" "), lang: state.language };
}

// Round numbers are easier to read in words.
const isRound = (value) => value >= 1e6 && value % 1e5 === 0 && String(value / 10 ** Math.floor(Math.log10(value))).length <= 5;

function measure(given, unit) {
  const value = Number(given);
  const round = isRound(value) ? { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 } : { maximumFractionDigits: 6 };
  const currency = /^CCY_([A-Z]{3})$/.exec(unit);
  if (currency) return number(value, { style: "currency", currency: currency[1], currencyDisplay: round.notation ? "name" : "symbol", ...round, minimumFractionDigits: 0 });
  if (unit === "PERCENT") return number(value / 100, { style: "percent", maximumFractionDigits: 2 });
  return number(value, round) + (unit && unit !== "NUM" ? ` ${termName("unit", unit).text}` : "");
}

// A text without the invisible signs that could turn it round on the canvas.
export const upright = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, "");

const WIDTH = 21; // of a line, in narrow letters
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
const breadth = (text) =>
  [...text.replace(/\p{M}|\p{Cf}/gu, "")].reduce((sum, letter) => sum + (wide.test(letter) ? 1.9 : 1), 0);

function segments(text, lang) {
  if (!Intl.Segmenter) return text.split(/(?<=\s)/);
  try {
    const segmenter = remembered(`segments ${lang}`, () => new Intl.Segmenter(lang || "en", { granularity: "word" }));
    return Array.from(segmenter.segment(text), (part) => part.segment);
  } catch {
    return text.split(/(?<=\s)/);
  }
}

// A name broken into at most three lines.
export function wrapped(name) {
  const rows = [""];
  for (const part of segments(upright(name.text), name.lang)) {
    const row = rows[rows.length - 1];
    const full = row.trim() && breadth(row + part) > WIDTH && /[\p{L}\p{N}]/u.test(part);
    if (full && rows.length === 3) {
      rows[2] = `${row.trimEnd()}…`;
      break;
    }
    if (full) rows.push(part);
    else rows[rows.length - 1] += part;
  }
  return rows.map((row) => row.trim()).filter(Boolean);
}
