"""Sentences of each language and what they say: one construction a sentence, read by the whole pipeline.

The tables are tests/languages/<tag>.toml:

    [names]    names as they stand in the text, under the name that the claims below use
    [short]    short names for things: their English label
    [about]    what the mere words for a thing state
    [[case]]   name, text, about (things whose claims are stated too), claims (all others, no more and no less),
               never (must not be stated as fact; * is anything), fails or lies (why that does not hold today)

A claim is `subject | property | object`, with `not` before the property if it is denied, [status] unless it is a fact
(asserted or achieved), and {property value} for each circumstance. A number is its comparator, value and unit, a time
its EDTF. Things are compared by the words of their English labels, without regard to order, case and plural.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg import pipeline
from kg.graph import Entity, Knowledge, Literal, Origin, Statement
from kg.model import Document
from kg.names import romanise
from kg.statements.things import plain
from kg.vocabulary import DATA_BASE

FOLDER = Path(__file__).parent / "languages"
CLAIM = re.compile(r"(?P<parts>[^\[{]*)(?:\[(?P<status>\w+)\])?\s*(?P<circumstances>(?:\{[^}]*\}\s*)*)")
ENDS = re.compile(r"(?<=[a-z]{3})(?<![su])s$")


class Case(NamedTuple):
    """A text with what it says, and what it must not be taken to say."""

    tag: str
    name: str
    text: str
    claims: frozenset[str]
    never: tuple[str, ...]
    fails: str = ""
    lies: str = ""

    def __str__(self) -> str:
        return f"{self.tag}: {self.name}"


# --- the tables -------------------------------------------------------------------------------


def cases(tag: str) -> Iterator[Case]:
    table = tomllib.loads((FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))
    names = {name: romanise(text, pipeline.scripts()) for name, text in table["names"].items()}

    def full(claim: str) -> str:
        parts, status, circumstances = CLAIM.fullmatch(claim).group("parts", "status", "circumstances")
        things = [table["short"].get(part.strip(), part.strip()) for part in parts.split("|")]
        for name, text in names.items():
            things = [re.sub(rf"\b{name}\b", text, thing) for thing in things]
        return written(*things, status or "asserted", re.findall(r"{(.*?)}", circumstances))

    for case in table["case"]:
        stated = [claim for name in case.get("about", ()) for claim in table["about"][name]] + case["claims"]
        never = tuple(map(full, case.get("never", ())))
        flaws = case.get("fails", ""), case.get("lies", "")
        yield Case(tag, case["name"], case["text"], frozenset(map(full, stated)), never, *flaws)


def written(subject: str, predicate: str, value: str, status: str, circumstances: list[str]) -> str:
    """A claim in the one form in which claims are compared."""
    status = "asserted" if status == "achieved" else status
    sides = " | ".join((words(subject), " ".join(predicate.split()), words(value)))
    return " ".join((sides, f"[{status}]", *sorted(f"{{{' '.join(each.split()).lower()}}}" for each in circumstances)))


def words(label: str) -> str:
    """The words of a label, sorted, caseless, in the singular."""
    return " ".join(sorted({ENDS.sub("", word) for word in label.lower().split()}))


ALL = [case for path in sorted(FOLDER.glob("*.toml")) for case in cases(path.stem)]
TAGS = sorted({case.tag for case in ALL})


# --- what the pipeline says -------------------------------------------------------------------


def document(text: str, tag: str, name: str = "text") -> Document:
    file = f"{name}.{tag}.txt"
    return Document(file, f"{DATA_BASE}document/{file}", tag, text, hashlib.sha256(text.encode()).hexdigest())


@cache
def knowledge(text: str, tag: str) -> Knowledge:
    ontology, made = pipeline.knowledge(), document(text, tag)
    return pipeline.fuse([(made, tuple(pipeline.read(made, ontology)))], ontology)


def spoken(entity: Entity | None, iri: str) -> str:
    """A thing in English: a number by its figures, a time by its EDTF, anything else by its label."""
    if entity is None:
        return re.split(r"[#/]", iri)[-1]
    if (quantity := entity.quantity) is not None:
        values = [quantity.value] if quantity.comparator != "between" else [quantity.minimum, quantity.maximum]
        unit = quantity.unit.removeprefix("NUM").removeprefix("CCY_")
        return " ".join((quantity.comparator, *map(plain, values), unit, quantity.period)).strip()
    if entity.time is not None and entity.time.edtf:
        return entity.time.edtf
    labels = [label for label in entity.labels if label.language == "en"]
    return next((label.text for label in labels if label.origin is not Origin.SEEN), labels[0].text if labels else iri)


def claim(found: Knowledge, statement: Statement) -> str:
    def say(value: str | Literal) -> str:
        return value.value if isinstance(value, Literal) else spoken(found.entities.get(value), value)

    predicate = re.split(r"[#/]", statement.predicate)[-1]
    circumstances = [f"{re.split('[#/]', each.predicate)[-1]} {say(each.object)}" for each in statement.qualifiers]
    denied = "not " if statement.polarity == "negative" else ""
    return written(say(statement.subject), denied + predicate, say(statement.object), statement.status, circumstances)


def claims(text: str, tag: str) -> frozenset[str]:
    found = knowledge(text, tag)
    return frozenset(claim(found, statement) for statement in found.statements)


def matches(pattern: str, said: str) -> bool:
    """Whether a claim is one that must never be made: positive and a fact, whatever its circumstances."""
    said, status, _ = re.split(r" (\[\w+\])", said, maxsplit=1)
    wanted = pattern.rpartition(" [")[0].split(" | ")
    return status == "[asserted]" and all(
        part in ("*", other) for part, other in zip(wanted, said.split(" | "), strict=True)
    )


def marked(attribute: str) -> list[object]:
    """The cases as parameters; those that do not hold today are expected to fail."""
    return [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=getattr(case, attribute)), id=str(case))
        if getattr(case, attribute)
        else pytest.param(case, id=str(case))
        for case in ALL
        if attribute == "fails" or case.never
    ]


@pytest.mark.parametrize("case", marked("fails"))
def test_a_sentence_says_what_it_says(case):
    said = claims(case.text, case.tag)
    assert {"missed": sorted(case.claims - said), "made up": sorted(said - case.claims)} == {
        "missed": [],
        "made up": [],
    }


@pytest.mark.parametrize("case", marked("lies"))
def test_a_sentence_is_not_taken_to_say_more(case):
    said = claims(case.text, case.tag)
    assert [each for each in said for pattern in case.never if matches(pattern, each)] == []


def rules(case: Case) -> Iterator[str]:
    """The rules by which a case says what it says; operators, which say nothing themselves, by name."""
    ontology = pipeline.knowledge()
    for reading in pipeline.read(document(case.text, case.tag), ontology):
        for found in reading.claims:
            yield from (found.rule, *(f"adjunct-{name}" for name, _ in found.qualifiers))
        evoked = (ontology.frames[each.frame] for token in reading.tokens for each in token.evokes)
        yield from (f"frame-{frame.name}" for frame in evoked if frame.operator)


@pytest.mark.parametrize("tag", TAGS)
def test_every_frame_and_rule_of_composition_has_an_example(tag):
    ontology = pipeline.knowledge()
    composed = (*ontology.composition.attachments, *ontology.composition.modifiers, *ontology.composition.adjuncts)
    known = {f"frame-{name}" for name, frame in ontology.frames.items() if frame.states or frame.operator}
    shown = {rule for case in ALL if case.tag == tag and not case.fails for rule in rules(case)}
    assert ({rule.name for rule in composed} | known) - shown == set()


@pytest.mark.parametrize("tag", TAGS)
def test_there_are_enough_cases_and_each_has_its_own_name(tag):
    names = [case.name for case in ALL if case.tag == tag]
    assert len(names) >= 60
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in ALL])
def test_no_place_of_the_seeds_is_used(case):
    """The tables are about other places than the texts that the rules were written with."""
    known = [
        text for place in pipeline.knowledge().gazetteer.values() for text, tag, _ in place.labels if tag == case.tag
    ]
    assert not [
        name
        for name in known
        if name in case.text and name != name.upper() and "পরিকল্পনা" not in name and "योजना" not in name
    ]
