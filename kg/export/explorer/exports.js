// Files for the reader to keep: the picture, and the visible statements with their passages.

import { classes, page, relations, sentences, sources, things } from "./data.js";
import { nameOf, relationName } from "./text.js";
import { objectName } from "./words.js";
import { picture } from "./canvas.js";
import { rows } from "./table.js";

const HEADINGS = ["subject", "subject_iri", "relation", "relation_iri", "object", "object_iri", "status", "polarity", "circumstances", "source", "language", "start", "end", "quote", "rule", "statement_iri"];

// A cell that no spreadsheet takes for a formula.
export function cell(value) {
  const text = String(value ?? "");
  const safe = /^[\s\u0000-\u001f]*[=+\-@\uff0b\uff1d\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t;]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const objectAddress = ({ thing, class: at }) => (thing !== undefined ? things[thing].iri : at !== undefined ? classes[at].iri : "");

function record(statement, passage) {
  const sentence = sentences[passage.sentence];
  const qualifiers = statement.qualifiers.map(([relation, thing]) => `${relationName(relation).text}: ${nameOf(things[thing]).text}`);
  return [
    nameOf(things[statement.subject]).text, things[statement.subject].iri,
    relationName(statement.relation).text, relations[statement.relation].iri,
    objectName(statement).text, objectAddress(statement.object),
    statement.status, statement.negative ? "negative" : "positive", qualifiers.join("; "),
    sources[sentence.source].name, sentence.lang, ...passage.span, sentence.text.slice(...passage.quote), passage.rule, statement.iri,
  ];
}

export function csv() {
  const records = rows().flatMap((statement) => statement.evidence.map((passage) => record(statement, passage)));
  return `\ufeff${[HEADINGS, ...records].map((each) => each.map(cell).join(",")).join("\r\n")}\r\n`;
}

const fileName = (ending) => `${page.title.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${ending}`;

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export const saveTable = () => save(new Blob([csv()], { type: "text/csv;charset=utf-8" }), fileName("csv"));

export const savePicture = () => picture().toBlob((blob) => blob && save(blob, fileName("png")), "image/png");
