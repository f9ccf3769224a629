"""What makes two sentences, or two statements, alike: what both have in common where they say the same."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.sides import Side, iris, local, meaning
from kg.explain.statements import StatementRow, ThingRow
from kg.vocabulary import RDF

Feature = tuple[str, ...]  # its kind, and what


def kin(row: StatementRow) -> Iterator[Feature]:
    """Yield what a statement shares with those that say nearly the same, the nearest kin first."""
    subject, predicate, value = key(row["subject"]), row["predicate"]["iri"], key(row["object"])
    yield "status", subject, predicate, value
    yield "object", subject, predicate
    yield "subject", predicate, value, tail(subject)
    yield "things", predicate, tail(subject), tail(value)
    yield "subject", predicate, value
    yield "things", predicate, tail(value)
    yield "kinds", predicate, *kinds(row["subject"]), "", *kinds(row["object"])
    yield "relation", predicate, *(kinds(row["subject"]) if predicate == RDF.type else ())


def key(node: ThingRow) -> str:
    """What a thing or value is, as a string."""
    return node["iri"] if "iri" in node else str(node["value"])


def tail(iri: str) -> str:
    """The part of an IRI that names a thing within the thing it belongs to.

    >>> tail("https://w3id.org/sutra/id/huiguo-town.aluminium_cluster")
    'aluminium_cluster'
    """
    return local(iri).rpartition(".")[2]


def kinds(node: ThingRow) -> tuple[str, ...]:
    """The classes of a thing; of a plain value itself."""
    return tuple(node.get("type", ())) or (key(node),)


def of_statement(row: StatementRow) -> Iterator[Feature]:
    """Yield what speaks for a sentence that should make a statement."""
    yield from kin(row)
    yield from (("thing", iri) for iri in iris(row))
    yield from (("thing-tail", tail(iri)) for iri in iris(row))
    for passage in row["evidence"]:
        yield from (("word", meaning(entry)) for entry in passage["entries"])


def of_place(side: Side, index: int) -> Iterator[Feature]:
    """Yield what a sentence has in common with one that says the same."""
    place = side.places[index]
    made = (side.statements[each] for each in side.made[index])
    yield from (("made", row["id"]) for row in made if row["predicate"]["iri"] != RDF.type)
    yield from (("thing", iri) for iri in side.things(index))
    yield from (("word", each) for each in place.meanings)
    yield from (("number", each) for each in place.numbers)


def heard(side: Side, index: int) -> Iterator[Feature]:
    """Yield all that a sentence can be found by."""
    yield from of_place(side, index)
    for each in side.made[index]:
        yield from of_statement(side.statements[each])
