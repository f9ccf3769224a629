"""Statements to Turtle: a claim for each, and the bare triple of those that the text asserts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.dataset.evidence import mention
from kg.dataset.layout import Pair, objects
from kg.dataset.terms import Names, typed
from kg.graph import Literal, Statement
from kg.model import Document
from kg.vocabulary import RDF, SUTRA

Plain = dict[str, dict[str, set[str]]]  # subject IRI to predicate IRI to objects as they stand in Turtle


def describe(statement: Statement, documents: Mapping[str, Document], names: Names) -> list[Pair]:
    """The claim node: what is said, how, under which circumstances, and where; its types left out."""
    return [
        (names[RDF.subject], names[statement.subject]),
        (names[RDF.predicate], names[statement.predicate]),
        (names[RDF.object], term(statement.object, names)),
        (names[SUTRA.claimStatus], names[SUTRA.term(statement.status)]),
        (names[SUTRA.polarity], names[SUTRA.term(statement.polarity)]),
        *_qualifiers(statement, names),
        (names[SUTRA.conflictsWith], objects([names[iri] for iri in statement.conflicts])),
        (
            names[SUTRA.evidencedBy],
            objects([names[mention(passage, documents[passage.source])] for passage in statement.evidence]),
        ),
    ]


def _qualifiers(statement: Statement, names: Names) -> list[Pair]:
    found: dict[str, set[str]] = {}
    for predicate, value in sorted(statement.qualifiers):
        found.setdefault(names[predicate], set()).add(names[value])
    return [(predicate, objects(values)) for predicate, values in found.items()]


def term(value: str | Literal, names: Names) -> str:
    """The object of a statement: a thing, or a plain value."""
    return typed(value.value, value.datatype, names) if isinstance(value, Literal) else names[value]


def plain(statements: Iterable[Statement], names: Names) -> Plain:
    """The bare triples of the statements that may have one, by subject and predicate."""
    triples: Plain = {}
    for statement in statements:
        if statement.is_plain:
            of_subject = triples.setdefault(statement.subject, {})
            of_subject.setdefault(statement.predicate, set()).add(term(statement.object, names))
    return triples


def pairs(triples: Mapping[str, Iterable[str]], names: Names) -> list[Pair]:
    """Bare triples of one subject as predicates and objects, types first."""
    kinds = [("a", objects(triples.get(RDF.type, ())))]
    return kinds + [(names[iri], objects(triples[iri])) for iri in sorted(triples) if iri != RDF.type]
