"""Knowledge to what the page holds: things, lines between them, statements with their passages, words for terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.export.appearance import Appearance
from kg.export.passages import Passages, by_source
from kg.export.terms import Labels, Terms, local_name
from kg.graph import Entity, Knowledge, Literal, Statement
from kg.model import Quantity, TimeSpan
from kg.vocabulary import RDF

INTENDED_TYPE = "intendedType"  # local names: the page does not depend on the vocabulary's base
PLANNED_THING = "PlannedThing"

Record = dict[str, object]


class Line(NamedTuple):
    """A line of the drawing: one statement, or one circumstance shared by several statements of a thing."""

    source: int
    target: int
    statements: tuple[int, ...]
    circumstance: str  # IRI of the qualifier's predicate, empty for a statement
    bend: float  # roundness, where several lines join the same two things


class Page(NamedTuple):
    """The content of a page, before it is drawn."""

    things: list[Record]
    lines: list[Line]
    contents: Record  # everything else, by name


def gather(knowledge: Knowledge, labels: Labels, appearance: Appearance) -> Page:
    """Everything that a reader of the page can see."""
    claims = {statement.iri: place for place, statement in enumerate(knowledge.statements)}
    entities = _all_entities(knowledge)
    numbers = {iri: place for place, iri in enumerate(entities)}
    terms = Terms(labels)
    passages = Passages(knowledge.documents)
    writer = _Writer(numbers, claims, terms, passages)
    statements = [writer.statement(statement) for statement in knowledge.statements]
    things = [writer.thing(entity, iri in knowledge.entities) for iri, entity in entities.items()]
    contents: Record = {
        "statements": statements,
        "sentences": passages.sentences,
        "sources": by_source(knowledge.documents, _supported(knowledge)),
        "classes": terms.classes(appearance),
        "relations": terms.relations(),
        "statuses": appearance.statuses,
        "terms": terms.words(_term_names(knowledge)),
    }
    return Page(things, _lines(knowledge, numbers), contents)


def is_type(predicate: str) -> bool:
    """Whether a predicate says to which class its subject belongs."""
    return predicate == RDF.type or local_name(predicate) == INTENDED_TYPE


def _all_entities(knowledge: Knowledge) -> dict[str, Entity]:
    """The entities by IRI, with a bare one for whatever statements name without describing it."""
    found = dict(knowledge.entities)
    for iri in _named(knowledge.statements):
        found.setdefault(iri, Entity(iri, (), ()))
    return dict(sorted(found.items()))


def _named(statements: Iterable[Statement]) -> Iterable[str]:
    for statement in statements:
        yield statement.subject
        if isinstance(statement.object, str) and not is_type(statement.predicate):
            yield statement.object
        yield from (qualifier.object for qualifier in statement.qualifiers)


def _supported(knowledge: Knowledge) -> Mapping[str, int]:
    return Counter(
        source for statement in knowledge.statements for source in {evidence.source for evidence in statement.evidence}
    )


def _term_names(knowledge: Knowledge) -> set[str]:
    """Local names of the comparators, units, bases and statuses in use."""
    quantities = [entity.quantity for entity in knowledge.entities.values() if entity.quantity]
    names = {name for each in quantities for name in (each.comparator, each.unit, each.basis)}
    names |= {entity.time.basis for entity in knowledge.entities.values() if entity.time}
    return names | {statement.status for statement in knowledge.statements}


class _Writer:
    """Turns values of the model into records, with numbers in place of IRIs."""

    def __init__(self, numbers: Mapping[str, int], claims: Mapping[str, int], terms: Terms, passages: Passages) -> None:
        self._numbers, self._claims, self._terms, self._passages = numbers, claims, terms, passages

    def thing(self, entity: Entity, described: bool) -> Record:
        """A thing, with its labels in every language."""
        types = [iri for iri in entity.types if local_name(iri) != PLANNED_THING]
        record: Record = {
            "iri": entity.iri,
            "label": _name(entity),
            "names": [[label.text, label.language, str(label.origin)] for label in entity.labels],
            "types": [self._terms.class_number(iri) for iri in types],
            "intended": [self._terms.class_number(iri) for iri in entity.intended],
            "group": self._class_number(types or list(entity.intended)),
            "planned": bool(entity.intended) or len(types) < len(entity.types),
            "described": described,
            "matches": [list(match) for match in entity.matches],
        }
        optional = {
            "claim": self._claims.get(entity.iri),
            "quantity": _quantity(entity.quantity) if entity.quantity else None,
            "time": _time(entity.time) if entity.time else None,
        }
        return record | {name: value for name, value in optional.items() if value is not None}

    def _class_number(self, types: list[str]) -> int:
        """The class that gives a thing its colour and shape; -1 for none."""
        return self._terms.class_number(types[0]) if types else -1

    def statement(self, statement: Statement) -> Record:
        """A statement, with its passages."""
        return {
            "iri": statement.iri,
            "subject": self._numbers[statement.subject],
            "relation": self._terms.relation_number(statement.predicate),
            "object": self._object(statement),
            "status": statement.status,
            "negative": statement.polarity == "negative",
            "qualifiers": [
                [self._terms.relation_number(each.predicate, used=False), self._numbers[each.object]]
                for each in statement.qualifiers
            ],
            "evidence": [self._passages.passage(evidence) for evidence in statement.evidence],
            "conflicts": [self._claims[iri] for iri in statement.conflicts if iri in self._claims],
        }

    def _object(self, statement: Statement) -> Record:
        if isinstance(statement.object, Literal):
            return {"value": statement.object.value, "datatype": statement.object.datatype}
        if is_type(statement.predicate):
            return {"class": self._terms.class_number(statement.object)}
        return {"thing": self._numbers[statement.object]}


def _name(entity: Entity) -> str:
    """The English name, else the first one, else the end of the IRI."""
    names = {label.language: label.text for label in reversed(entity.labels)}
    return names.get("en") or next((label.text for label in entity.labels), "") or local_name(entity.iri)


def _quantity(quantity: Quantity) -> Record:
    numbers = {"value": quantity.value, "minimum": quantity.minimum, "maximum": quantity.maximum}
    record: Record = {name: None if number is None else format(number, "f") for name, number in numbers.items()}
    words = {"comparator": quantity.comparator, "unit": quantity.unit, "basis": quantity.basis}
    return record | words | {"period": quantity.period}


def _time(time: TimeSpan) -> Record:
    return {
        "edtf": time.edtf,
        "begin": [time.earliest_begin, time.latest_begin],
        "end": [time.earliest_end, time.latest_end],
        "basis": time.basis,
        "key": time.label,
    }


def _lines(knowledge: Knowledge, numbers: Mapping[str, int]) -> list[Line]:
    """Statements between things, and the circumstances of statements, as lines."""
    ends: list[tuple[int, int, tuple[int, ...], str]] = []
    shared: dict[tuple[int, int, str], list[int]] = {}
    for place, statement in enumerate(knowledge.statements):
        subject = numbers[statement.subject]
        if isinstance(statement.object, str) and not is_type(statement.predicate):
            ends.append((subject, numbers[statement.object], (place,), ""))
        for predicate, other in statement.qualifiers:
            shared.setdefault((subject, numbers[other], predicate), []).append(place)
    ends += [(one, other, tuple(dict.fromkeys(places)), by) for (one, other, by), places in sorted(shared.items())]
    drawn: Counter[tuple[int, ...]] = Counter()
    lines = []
    for source, target, statements, circumstance in ends:
        pair = tuple(sorted((source, target)))
        lines.append(Line(source, target, statements, circumstance, _bend(drawn[pair], source > target)))
        drawn[pair] += 1
    return lines


def _bend(before: int, backwards: bool) -> float:
    """How far the next line between the same two things is bent; the sign is the side."""
    size = round(0.14 * ((before + 1) // 2) + (0.06 if before else 0.0), 2)
    return size if (before % 2 == 0) != backwards else -size
