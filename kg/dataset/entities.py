"""Entities to Turtle: types, labels and where each label comes from, quantities, times, matches."""

from __future__ import annotations

from collections.abc import Iterable

from kg.dataset.layout import Pair, listed, objects
from kg.dataset.terms import Names, decimal, literal, tagged, typed
from kg.graph import Entity, Label, Origin
from kg.model import Quantity, TimeSpan
from kg.vocabulary import QUDT, RDFS, SCHEMA, SEM, SKOS, SUTRA, XSD, currency, unit

_ORIGINS = (
    (SUTRA.seenLabel, Origin.SEEN),
    (SUTRA.lexiconLabel, Origin.LEXICON),
    (SUTRA.composedLabel, Origin.COMPOSED),
    (SUTRA.romanisedLabel, Origin.ROMANISED),
)


def describe(entity: Entity, names: Names) -> list[Pair]:
    """Everything about an entity but what statements say: predicates and objects, types left out."""
    pairs = [(names[SUTRA.intendedType], objects(names[iri] for iri in entity.intended))]
    pairs += _labels(entity.labels, names)
    if entity.quantity:
        pairs += _quantity(entity.quantity, names)
    if entity.time:
        pairs += _time(entity.time, names)
    return pairs + _matches(entity.matches, names)


def types(entity: Entity) -> set[str]:
    """The classes of an entity in the graph: of a thing only planned, none of its domain."""
    return {*entity.types, SUTRA.PlannedThing} if entity.intended else set(entity.types)


def _labels(labels: tuple[Label, ...], names: Names) -> list[Pair]:
    """The first label of each language is preferred, the others are alternatives; each with its origin."""
    preferred: dict[str, Label] = {}
    for label in labels:
        preferred.setdefault(label.language, label)
    others = [label for label in labels if label.text != preferred[label.language].text]
    pairs = [(names[RDFS.label], texts(preferred.values())), (names[SKOS.altLabel], texts(others))]
    for predicate, origin in _ORIGINS:
        pairs.append((names[predicate], texts([label for label in labels if label.origin == origin])))
    return pairs


def texts(labels: Iterable[Label]) -> str:
    """Labels as objects, sorted by language."""
    ordered = sorted({(label.language, label.text) for label in labels})
    return listed([tagged(text, language) for language, text in ordered])


def _quantity(quantity: Quantity, names: Names) -> list[Pair]:
    bounds = (
        (SCHEMA.value, quantity.value),
        (SCHEMA.minValue, quantity.minimum),
        (SCHEMA.maxValue, quantity.maximum),
    )
    code = currency(quantity.unit)
    return [
        (names[SUTRA.comparator], names[SUTRA.term(quantity.comparator)]),
        *((names[iri], decimal(value)) for iri, value in bounds if value is not None and value.is_finite()),
        (names[SUTRA.boundsBasis], names[SUTRA.term(quantity.basis)]),
        (names[QUDT.hasUnit], names[unit(quantity.unit)]),
        (names[SCHEMA.unitCode], literal(code) if code else ""),
        (names[SCHEMA.observationPeriod], literal(quantity.period) if quantity.period else ""),
    ]


def _time(time: TimeSpan, names: Names) -> list[Pair]:
    bounds = (
        (SEM.hasEarliestBeginTimeStamp, time.earliest_begin),
        (SEM.hasLatestBeginTimeStamp, time.latest_begin),
        (SEM.hasEarliestEndTimeStamp, time.earliest_end),
        (SEM.hasLatestEndTimeStamp, time.latest_end),
    )
    return [
        *((names[iri], typed(day, XSD.date, names)) for iri, day in bounds if day),
        (names[SUTRA.edtf], literal(time.edtf) if time.edtf else ""),
        (names[SUTRA.boundsBasis], names[SUTRA.term(time.basis)]),
        (names[SUTRA.anchoredTo], objects(names[iri] for iri in _anchors(time))),
    ]


def _anchors(time: TimeSpan) -> list[str]:
    """The anchors that have an IRI; others live in the label only."""
    return [anchor for anchor in time.anchor.split() if ":" in anchor]


def _matches(matches: tuple[tuple[str, str], ...], names: Names) -> list[Pair]:
    return [(names[predicate], objects(_named(matches, predicate, names))) for predicate in _predicates(matches)]


def _predicates(matches: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({predicate for predicate, _ in matches})


def _named(matches: Iterable[tuple[str, str]], predicate: str, names: Names) -> list[str]:
    return [names[iri] for mapping, iri in matches if mapping == predicate]
