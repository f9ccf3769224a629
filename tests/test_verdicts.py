"""Every statement of the showcase has been judged by a reader of its sentences, and is what they say.

The verdicts are in bench/quality/verdicts.tsv: the statement by the local part of its IRI, `true` or `false`, the
statement in English, and what the text says. A verdict holds for the statement as it is written there, with status and
circumstances, which are not all in the IRI. After a change of what is stated: read the quotes of the new statements
(`kg explain` shows them), write a row for each, and take out the rows that are left over.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

from kg import pipeline
from kg.build import Intake
from kg.export.statements import lines
from kg.vocabulary import DATA_BASE

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "bench" / "quality" / "verdicts.tsv"
HEAD = ["id", "verdict", "statement", "reason"]


@cache
def rows() -> tuple[list[str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def verdicts() -> dict[str, list[str]]:
    return {row[0]: row for row in rows()[1:]}


@cache
def statements() -> dict[str, str]:
    """The statements of the showcase: local part of the IRI -> the statement in English."""
    ontology = pipeline.knowledge()
    intake = Intake([str(ROOT / "source_texts")], ontology, notify=lambda message: None)
    knowledge = pipeline.fuse(intake.read(), ontology)
    assert not intake.failures
    found = map(json.loads, lines(knowledge, ontology.labels))
    return {each["id"].removeprefix(DATA_BASE): english(each) for each in found}


def english(statement: dict) -> str:
    """A statement as subject | property | object, [status] unless asserted, {circumstances}."""
    denied = "not " if statement["polarity"] == "negative" else ""
    triple = f"{node(statement['subject'])} | {denied}{node(statement['predicate'])} | {node(statement['object'])}"
    status = f" [{statement['status']}]" if statement["status"] != "asserted" else ""
    circumstances = (f" {{{node(each['predicate'])} {node(each['object'])}}}" for each in statement["qualifiers"])
    return "".join((triple, status, *circumstances))


def node(found: dict) -> str:
    match found:
        case {"quantity": quantity}:
            parts = (quantity.get(key) for key in ("comparator", "value", "unit", "period"))
            return " ".join(str(part) for part in parts if part is not None)
        case {"value": value}:
            return str(value)
    return found["label"]["en"]


def listed(heading: str, texts: list[str]) -> str:
    return "\n  ".join([f"{len(texts)} {heading}", *texts])


def test_the_table_is_well_formed_and_sorted():
    head, *rest = rows()
    assert head == HEAD
    assert not [row for row in rest if len(row) != len(HEAD) or not all(row) or row[1] not in ("true", "false")]
    identifiers = [row[0] for row in rest]
    assert identifiers == sorted(set(identifiers))


def test_every_statement_has_a_verdict():
    without = [f"{name}\t?\t{text}\t?" for name, text in statements().items() if name not in verdicts()]
    assert not without, listed("statements without a verdict; read their sentences and add a row:", without)


def test_every_verdict_is_on_the_statement_as_it_stands():
    pairs = ((text, verdicts()[name][2], name) for name, text in statements().items() if name in verdicts())
    changed = [f"{name}: judged: {judged}; stated: {stated}" for stated, judged, name in pairs if stated != judged]
    assert not changed, listed("statements have changed since they were judged; judge them again:", changed)


def test_every_statement_is_what_the_text_says():
    false = [f"{name}: {text}; {why}" for name, verdict, text, why in verdicts().values() if verdict != "true"]
    assert not false, listed("statements are not what the text says:", false)


def test_every_verdict_has_a_statement():
    left = [f"{name}: {row[2]}" for name, row in verdicts().items() if name not in statements()]
    assert not left, listed("verdicts without a statement; take the row out:", left)
