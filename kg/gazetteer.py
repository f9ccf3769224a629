"""The gazetteer: things that have a name, and their names in each language (ontology/gazetteer.ttl)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.entries import Value, check_known, read_turtle
from kg.vocabulary import RDF, SEM, SKOS, SUTRA


class Place(NamedTuple):
    """A thing of the gazetteer."""

    iri: str
    cls: str
    labels: tuple[tuple[str, str, bool], ...]  # (text, language, preferred)
    matches: tuple[tuple[str, str], ...]
    ordinal: int = 0
    years: tuple[str, ...] = ()  # first and last, of a plan


def load_gazetteer(path: Path, classes: Collection[str]) -> dict[str, Place]:
    """The things of gazetteer.ttl by IRI."""
    facts: dict[str, list[tuple[str, Value]]] = {}
    for subject, predicate, value in read_turtle(path):
        facts.setdefault(subject, []).append((predicate, value))
    places = tuple(place(iri, known) for iri, known in sorted(facts.items()))
    for found in places:
        check_known(f"{path.name} <{found.iri}>", "class", found.cls, classes, "use a class of sutra.ttl")
    return {found.iri: found for found in places}


def place(iri: str, facts: Iterable[tuple[str, Value]]) -> Place:
    """One thing of the gazetteer from its triples."""
    cls, ordinal, years = "", 0, []
    labels, matches = [], []
    for predicate, value in facts:
        if predicate == RDF.type and value.value.startswith(SUTRA.BASE):
            cls = value.value.removeprefix(SUTRA.BASE)
        elif predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(value, pyoxigraph.Literal):
            labels.append((value.value, value.language or "", predicate == SKOS.prefLabel))
        elif predicate in (SKOS.exactMatch, SKOS.closeMatch):
            matches.append((predicate, value.value))
        elif predicate == SUTRA.ordinal:
            ordinal = int(value.value)
        elif predicate.startswith(SEM.BASE):
            years.append(value.value[:4])
    return Place(iri, cls, tuple(sorted(labels)), tuple(sorted(matches)), ordinal, tuple(sorted(years)))


def names(places: Iterable[Place]) -> Iterator[tuple[str, str, str]]:
    """Yield (IRI, name, language) of places."""
    for place in places:
        for text, language, _ in place.labels:
            yield place.iri, text, language
