"""Recall of the facts of bench/gold, forbidden facts stated, and plans passed as fact: a table.

    python bench/quality.py             all texts, in the languages that Sutra reads
    python bench/quality.py --show      and what is missed, stated though forbidden, or a plan passed as fact
    python bench/quality.py --min 90    exit code 1 if mean recall is below 90 %, or a plan is passed as fact

What counts as found is said in bench/exam.py. The languages of a text are read together, as one build; the last line
has the sums, and the mean of the recalls above it.
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
HEAD = ("text", "language", "facts", "found", "recall", "forbidden", "plans as fact")


class Row(NamedTuple):
    """The figures of a text in one language; facts as text where they went wrong."""

    text: str
    language: str
    facts: int
    missed: list[str]
    forbidden: list[str]
    plans: list[str]

    @property
    def found(self) -> int:
        """The number of facts found."""
        return self.facts - len(self.missed)

    @property
    def recall(self) -> float:
        """The share of facts found, in per cent."""
        return 100 * self.found / max(1, self.facts)

    def figures(self) -> tuple[str | int | float, ...]:
        """Give the row as the table has it."""
        name = (self.text, self.language)
        return (*name, self.facts, self.found, round(self.recall, 1), len(self.forbidden), len(self.plans))


def rows() -> Iterator[Row]:
    """Build every exam and score each of its languages."""
    ontology = pipeline.knowledge()
    for path in sorted(GOLD.glob("*.json")):
        exam = sat(json.loads(path.read_text(encoding="utf-8")), ontology)
        for tag in filter(ontology.languages.__contains__, exam.documents):
            wrong = (exam.missed(tag), exam.stated_forbidden(tag), exam.plans_as_fact(tag))
            yield Row(path.stem, tag, len(exam.facts_in(tag)), *map(told, wrong))


def sat(gold: Record, ontology: Ontology) -> Exam:
    """Build the text of an exam, in all languages that Sutra reads."""
    documents = (name for tag, name in gold["documents"].items() if tag in ontology.languages)
    sources = [str(GOLD / "texts" / name) for name in documents]
    knowledge = pipeline.fuse(Intake(sources, ontology, notify=lambda message: None).read(), ontology)
    return Exam(gold, [json.loads(line) for line in lines(knowledge, ontology.labels)])


def told(facts: Iterable[Record]) -> list[str]:
    """Give facts as lines of text, by the first name of each end."""
    ends = ((fact, alternatives(fact["subject"])[0], alternatives(fact["object"])[0]) for fact in facts)
    return [f"{fact['id']}: {subject} | {fact['relation'][0]} | {object_}" for fact, subject, object_ in ends]


def mean(found: list[Row]) -> float:
    """Give the mean of the recalls."""
    return sum(row.recall for row in found) / max(1, len(found))


def last(found: list[Row]) -> tuple[str | int | float, ...]:
    """Give the last line of the table."""
    facts, right = sum(row.facts for row in found), sum(row.found for row in found)
    forbidden, plans = sum(len(row.forbidden) for row in found), sum(len(row.plans) for row in found)
    return ("all", "", facts, right, round(mean(found), 1), forbidden, plans)


def table(found: list[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    cells = [HEAD, *(tuple(map(str, figures)) for figures in (*(row.figures() for row in found), last(found)))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for text, language, *figures in cells:
        right = (cell.rjust(width) for cell, width in zip(figures, widths[2:], strict=True))
        yield "  ".join((text.ljust(widths[0]), language.ljust(widths[1]), *right))


def details(found: list[Row]) -> Iterator[str]:
    """Yield a line for each fact that went wrong."""
    for row in found:
        for kind, facts in (("missed", row.missed), ("forbidden", row.forbidden), ("plan as fact", row.plans)):
            yield from (f"{row.text} {row.language} {kind} {fact}" for fact in facts)


def main() -> None:
    """Read the arguments, print the table, and say by the exit code whether it is good enough."""
    parser = argparse.ArgumentParser(description="Recall of known facts, and what is stated that should not be.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--show", action="store_true", help="list what is missed, forbidden, or a plan passed as fact")
    parser.add_argument("--min", type=float, metavar="RECALL", help="least mean recall, in per cent")
    given = parser.parse_args()
    found = list(rows())
    if given.json:
        total = dict(zip(HEAD, last(found), strict=True))
        everything = [{**row._asdict(), "found": row.found, "recall": row.recall} for row in found]
        print(json.dumps({"rows": everything, "all": total}, ensure_ascii=False, indent=2))
    else:
        print("\n".join((*table(found), *(("", *details(found)) if given.show else ()))))
    if given.min is not None and (mean(found) < given.min or any(row.plans for row in found)):
        sys.exit(1)


if __name__ == "__main__":
    main()
