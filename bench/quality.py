"""Facts of bench/gold found, forbidden facts stated, and plans passed as fact: a table.

    python bench/quality.py                   all texts, in the languages that Sutra reads
    python bench/quality.py --gold FOLDER     those of another folder, such as bench/fresh
    python bench/quality.py --show            and what is missed, stated though forbidden, or a plan passed as fact
    python bench/quality.py --min hi=85       exit code 1 if a language finds less, or a plan is passed as fact

What counts as found is said in bench/exam.py. The languages of a text are read together, as one build. Precision is the
share of statements that the gold has or allows: some of the others are true, and only nobody wrote them down.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from exam import Exam, Record, alternatives

from kg import pipeline
from kg.build import Intake
from kg.export.statements import lines
from kg.ontology import Ontology

GOLD = Path(__file__).resolve().parent / "gold"
HEAD = ("text", "language", "facts", "found", "recall", "precision", "forbidden", "plans as fact")
ALL = "all"


class Row(NamedTuple):
    """The figures of a text in one language; facts as text where they went wrong."""

    text: str
    language: str
    facts: int
    missed: list[str]
    forbidden: list[str]
    plans: list[str]
    statements: int
    unexpected: list[str]

    @property
    def found(self) -> int:
        """The number of facts found."""
        return self.facts - len(self.missed)

    @property
    def recall(self) -> float:
        """The share of facts found, in per cent."""
        return 100 * self.found / max(1, self.facts)

    @property
    def precision(self) -> float:
        """The share of statements that the gold has or allows, in per cent."""
        return 100 * (1 - len(self.unexpected) / max(1, self.statements))

    def figures(self) -> tuple[str | int | float, ...]:
        """Give the row as the table has it."""
        shares = (round(self.recall, 1), round(self.precision, 1))
        return (self.text, self.language, self.facts, self.found, *shares, len(self.forbidden), len(self.plans))


def rows(folder: Path) -> Iterator[Row]:
    """Build every exam of a folder and score each of its languages."""
    ontology = pipeline.knowledge()
    for path in sorted(folder.glob("*.json")):
        exam = sat(json.loads(path.read_text(encoding="utf-8")), folder / "texts", ontology)
        for tag in filter(ontology.languages.__contains__, exam.documents):
            wrong = (exam.missed(tag), exam.stated_forbidden(tag), exam.plans_as_fact(tag))
            unexpected = [said(one) for one in exam.unexpected(tag)]
            counts = len(exam.facts_in(tag)), *map(told, wrong), len(exam.statements_in(tag))
            yield Row(path.stem, tag, *counts, unexpected)


def sat(gold: Record, texts: Path, ontology: Ontology) -> Exam:
    """Build the text of an exam, in all languages that Sutra reads."""
    documents = (name for tag, name in gold["documents"].items() if tag in ontology.languages)
    sources = [str(texts / name) for name in documents]
    knowledge = pipeline.fuse(Intake(sources, ontology, notify=lambda message: None).read(), ontology)
    return Exam(gold, [json.loads(line) for line in lines(knowledge, ontology.labels)])


def told(facts: Iterable[Record]) -> list[str]:
    """Give facts as lines of text, by the first name of each end."""
    ends = ((fact, alternatives(fact["subject"])[0], alternatives(fact["object"])[0]) for fact in facts)
    return [f"{fact['id']}: {subject} | {fact['relation'][0]} | {object_}" for fact, subject, object_ in ends]


def said(statement: Record) -> str:
    """Give a statement as a line of text."""
    ends = (statement["subject"], statement["object"])
    names = [str(end.get("label", {}).get("en") or end.get("value") or end.get("iri")) for end in ends]
    return f"{names[0]} | {statement['predicate']['label']['en']} | {names[1]} [{statement['status']}]"


def means(found: list[Row]) -> dict[str, Row]:
    """Give a row for each language, and for all: its texts taken together."""
    tags = sorted({row.language for row in found})
    groups = {tag: [row for row in found if row.language == tag] for tag in tags} | {ALL: found}
    return {tag: together(tag, group) for tag, group in groups.items()}


def together(tag: str, found: list[Row]) -> Row:
    """Give some rows as one."""
    lists = ([each for row in found for each in getattr(row, name)] for name in ("missed", "forbidden", "plans"))
    unexpected = [each for row in found for each in row.unexpected]
    return Row(ALL, tag, sum(row.facts for row in found), *lists, sum(row.statements for row in found), unexpected)


def table(found: list[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    cells = [HEAD, *(tuple(map(str, row.figures())) for row in (*found, *means(found).values()))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for text, language, *figures in cells:
        right = (cell.rjust(width) for cell, width in zip(figures, widths[2:], strict=True))
        yield "  ".join((text.ljust(widths[0]), language.ljust(widths[1]), *right))


def details(found: list[Row]) -> Iterator[str]:
    """Yield a line for each fact that went wrong."""
    for row in found:
        wrong = {"missed": row.missed, "forbidden": row.forbidden, "plan as fact": row.plans, "beside": row.unexpected}
        for kind, facts in wrong.items():
            yield from (f"{row.text} {row.language} {kind} {fact}" for fact in facts)


def main() -> None:
    """Read the arguments, print the table, and say by the exit code whether it is good enough."""
    parser = argparse.ArgumentParser(description="Recall of known facts, and what is stated that should not be.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--show", action="store_true", help="list what is missed, forbidden, a plan as fact, or beside")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="a folder of gold facts and texts")
    parser.add_argument("--min", type=least, action="append", default=[], metavar="TAG=RECALL", help="in per cent")
    given = parser.parse_args()
    found = list(rows(given.gold))
    summary = means(found)
    if given.json:
        everything = [{**row._asdict(), "found": row.found, "recall": row.recall} for row in found]
        total = {tag: dict(zip(HEAD, row.figures(), strict=True)) for tag, row in summary.items()}
        print(json.dumps({"rows": everything, "means": total}, ensure_ascii=False, indent=2))
    else:
        print("\n".join((*table(found), *(("", *details(found)) if given.show else ()))))
    if given.min and (summary[ALL].plans or any(summary[tag].recall < recall for tag, recall in given.min)):
        sys.exit(1)


def least(text: str) -> tuple[str, float]:
    """Read TAG=RECALL."""
    tag, _, recall = text.partition("=")
    return tag, float(recall)


if __name__ == "__main__":
    main()
