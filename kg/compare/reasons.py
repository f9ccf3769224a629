"""Why a sentence does not say what the other side says, as far as it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kg.compare.pairing import Double, Instead, Lack, known_as
from kg.compare.sides import Side, became, iris, local, meaning, stated
from kg.explain.statements import StatementRow
from kg.ontology import Ontology

HELD = "stated"  # outcome of a frame that made claims
FRAME = "frame-"  # begins the rule of a statement that a frame makes


class Kind(StrEnum):
    """What a reason is about; the first six are statements made instead."""

    STATUS = "status"  # the same with another status, polarity or time
    OBJECT = "object"  # something else of the same thing
    SUBJECT = "subject"  # the same of another thing
    THINGS = "things"  # the same of things that are called so within others
    KINDS = "kinds"  # the same of other things of these classes
    RELATION = "relation"  # the only other statement of the property
    CLAIM = "claim"  # it was read, but of what it is said could not be told
    SILENT = "silent"  # a question or condition
    FRAME = "frame"  # a frame that nearly fitted
    TRIGGER = "trigger"  # no word there evokes a frame that could say it; verbs that evoke none
    THING = "thing"  # a thing that the other side never speaks of, and what it may call it
    WORD = "word"  # nothing there means this
    ENTRY = "entry"  # words without an entry
    UNKEPT = "unkept"  # a graph does not keep how a sentence was read
    OPEN = "open"  # it cannot be told


class Reason(NamedTuple):
    """A reason: words, a frame, or the statement that is made instead."""

    kind: Kind
    words: tuple[str, ...] = ()
    instead: StatementRow | None = None


class Judge:
    """Reasons for what a side does not say."""

    def __init__(
        self, there: Side, instead: Mapping[str, Instead], doubles: Iterable[Double], ontology: Ontology
    ) -> None:
        self.there, self.instead, self.ontology = there, instead, ontology
        self.things = {iri for row in there.statements.values() for iri in iris(row)}
        self.doubles = dict(reversed(list(doubles)))  # the most frequent double of each thing
        self.able = _able(ontology)

    def reasons(self, lack: Lack) -> tuple[Reason, ...]:
        """Why the sentence does not make the statement."""
        row, place = lack.row, lack.place
        instead = self.instead.get(row["id"])
        if instead is not None:
            return Reason(Kind(instead.kind), (), instead.row), *self.open_words(instead.row, place)
        if place is None:
            return tuple(self.unknown_things(row))
        if not self.there.places[place].is_read:
            return *self.unknown_things(row), Reason(Kind.UNKEPT)
        found = (
            *self.claimed(row, place),
            *self.frames(row, place),
            *self.unknown_things(row),
            *self.words(row, place),
        )
        return (*found, *_entries(self.there.places[place].unknown)) or (Reason(Kind.OPEN),)

    def open_words(self, row: StatementRow, place: int | None) -> Iterator[Reason]:
        """Yield the words without an entry among those that make a statement."""
        if place is not None:
            quotes = " ".join(passage["quote"] for passage in row["evidence"])
            yield from _entries(word for word in self.there.places[place].unknown if word in quotes)

    def claimed(self, row: StatementRow, place: int) -> Iterator[Reason]:
        """Yield a reason if the sentence claims this of something, and no statement came of it."""
        lost = self.there.places[place].claims.difference(became(self.there, place))
        if stated(row) in {each.what for each in lost}:
            yield Reason(Kind.CLAIM)

    def frames(self, row: StatementRow, place: int) -> Iterator[Reason]:
        """Yield the frames that were tried and did not fit: the one that says it on this side, else all that can."""
        predicate, tried = local(row["predicate"]["iri"]), self.there.places[place].tried
        yield from (Reason(Kind.SILENT, (each.outcome,)) for each in tried if not each.frame)
        able = [each for each in tried if predicate in self.able.get(each.frame, ())]
        failed = [each for each in able if each.outcome != HELD]
        same = [each for each in failed if f"{FRAME}{each.frame}" in _rules(row)]
        yield from (Reason(Kind.FRAME, tuple(each)) for each in dict.fromkeys(same or failed))
        if not able and any(rule.startswith(FRAME) for rule in _rules(row)):
            yield Reason(Kind.TRIGGER, self.there.places[place].verbs)

    def unknown_things(self, row: StatementRow) -> Iterator[Reason]:
        """Yield the things of a statement that the other side never speaks of; figures and times are none."""
        for node in (row["subject"], row["object"]):
            iri = node.get("iri", "")
            if iri in iris(row) and iri not in self.things and not {"quantity", "time"} & node.keys():
                names = [other for other in known_as(iri, self.doubles) if other in self.things]
                yield Reason(Kind.THING, (iri, *names[:1]))

    def words(self, row: StatementRow, place: int) -> Iterator[Reason]:
        """Yield the concepts of a statement that no word of the sentence, and nothing that it speaks of, has."""
        told = {part for iri in self.there.things(place) for part in re.split(r"[._]", local(iri))}
        told |= self.there.places[place].meanings | {rule.removeprefix(FRAME) for rule in _rules(row)}
        used = (meaning(entry) for passage in row["evidence"] for entry in passage["entries"])
        missing = dict.fromkeys(each for each in used if each in self.ontology.concepts and each not in told)
        if missing:
            yield Reason(Kind.WORD, tuple(missing))


def _rules(row: StatementRow) -> set[str]:
    """The rules that make a statement."""
    return {passage["rule"] for passage in row["evidence"]}


def _entries(words: Iterable[str]) -> Iterator[Reason]:
    found = tuple(words)
    yield from (Reason(Kind.ENTRY, found),) if found else ()


def _able(ontology: Ontology) -> Mapping[str, frozenset[str]]:
    """The properties that each frame can state; one that measures, those of all figures."""
    figures = {"measures": frozenset(each.property for each in ontology.composition.indicators)}
    return {
        name: frozenset(
            each
            for state in (*frame.states, *frame.planned, *frame.goal, *frame.denied)
            for each in figures.get(state.predicate, (state.predicate,))
        )
        for name, frame in ontology.frames.items()
    }
