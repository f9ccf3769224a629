// Evidence: the sentence as it stands in its source, with the words that count marked in it.

import { sentences, sources } from "./data.js";
import { h, words } from "./dom.js";
import { T, languageName, number } from "./text.js";

const KINDS = ["quote", "subject", "object"];

// The sentence cut wherever a mark begins or ends; each piece knows the marks it is under.
export function pieces(text, passage) {
  const spans = KINDS.map((kind) => ({ kind, span: passage[kind] })).filter(({ span }) => span);
  const cuts = new Set([0, text.length, ...spans.flatMap(({ span }) => span)]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((stop, at) => {
    const start = edges[at];
    const kinds = spans.filter(({ span }) => span[0] <= start && span[1] >= stop).map(({ kind }) => kind);
    return { text: text.slice(start, stop), kinds };
  });
}

const piece = ({ text, kinds }) => {
  const marks = kinds.filter((kind) => kind !== "quote");
  if (marks.length) return h("mark", { class: marks.join(" "), title: marks.map((kind) => T(kind)).join(", ") }, text);
  return kinds.length ? h("em", { class: "quote" }, text) : text;
};

export function evidence(passage) {
  const sentence = sentences[passage.sentence];
  const source = sources[sentence.source];
  const [start, stop] = passage.span;
  return h("article", { class: "evidence" },
    h("header", null, h("span", { class: "tag" }, sentence.lang), h("strong", null, languageName(sentence.lang)), sourceName(source)),
    h("blockquote", { lang: sentence.lang, dir: "auto" }, pieces(sentence.text, passage).map(piece)),
    h("footer", null,
      h("span", { title: T("offsetsHelp") }, T("characters", { from: number(start), to: number(stop) })),
      passage.rule && h("span", null, `${T("rule")} `, h("code", { lang: "zxx" }, h("bdi", null, passage.rule))),
      passage.entries > 0 && h("span", null, T("entries", { n: number(passage.entries) }))));
}

const sourceName = (source) => h("span", { class: "file", title: aboutSource(source) }, words({ text: source.name, lang: "zxx" }));

export const aboutSource = (source) =>
  Object.entries(source.about).map(([name, value]) => `${name}: ${value}`).join("\n") || source.name;

export const markLegend = () =>
  h("p", { class: "marks" }, h("mark", { class: "subject" }, T("subject")), " ", h("mark", { class: "object" }, T("object")), " ", h("em", { class: "quote" }, T("quote")));

// Passages in the reader's language first, else in the order of the graph.
export const ordered = (statement, language) =>
  [...statement.evidence].sort((a, b) => (sentences[b.sentence].lang === language) - (sentences[a.sentence].lang === language));
