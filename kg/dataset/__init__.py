"""Statements to RDF: the dataset as blocks of Turtle or TriG, sorted, the same bytes for the same knowledge.

There are no blank nodes: every IRI is minted from what it names. Blocks come one by one, so that a file is written
without holding it in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.dataset.claims import Plain, pairs, plain
from kg.dataset.claims import describe as describe_claim
from kg.dataset.entities import describe as describe_entity
from kg.dataset.entities import types
from kg.dataset.evidence import mentions, source
from kg.dataset.layout import Pair, block, heading, indented, listed
from kg.dataset.terms import Names, tagged
from kg.graph import Entity, Knowledge, Statement
from kg.vocabulary import DATA_BASE, PREFIXES, RDF, RDFS, SUTRA

__all__ = ["trig", "turtle"]

Labels = Mapping[str, Mapping[str, str]]  # term of the vocabulary to its label in each language


def turtle(knowledge: Knowledge, labels: Labels, *, base: str = DATA_BASE) -> Iterator[str]:
    """The knowledge as one graph; `labels` names the terms of the vocabulary for the reader."""
    names = Names({**PREFIXES, "doc": f"{base}document/", "id": base})
    yield from _graph(knowledge, labels, names, plain(knowledge.statements, names))


def trig(knowledge: Knowledge, labels: Labels, *, base: str = DATA_BASE) -> Iterator[str]:
    """The knowledge as a dataset: what each document asserts is in the graph named by the document, else default."""
    names = Names({**PREFIXES, "doc": f"{base}document/", "id": base})
    yield from _graph(knowledge, labels, names, {})
    yield heading("What each document asserts")
    for name, asserted in _by_document(knowledge).items():
        triples = plain(asserted, names)
        inside = "".join(block(names[iri], pairs(triples[iri], names)) for iri in sorted(triples))
        yield f"{names[name]} {{\n{indented(inside)}}}\n\n"


def _by_document(knowledge: Knowledge) -> dict[str, list[Statement]]:
    """The plain statements of each document, under its IRI."""
    documents = {document.name: document.iri for document in knowledge.documents}
    found: dict[str, list[Statement]] = {iri: [] for iri in sorted(documents.values())}
    for statement in knowledge.statements:
        if statement.is_plain:
            for name in sorted({passage.source for passage in statement.evidence}):
                found[documents[name]].append(statement)
    return {iri: asserted for iri, asserted in found.items() if asserted}


def _graph(knowledge: Knowledge, labels: Labels, names: Names, triples: Plain) -> Iterator[str]:
    documents = {document.name: document for document in knowledge.documents}
    claims = {statement.iri: statement for statement in knowledge.statements}
    yield from (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.prefixes.items())
    yield "\n" + heading("Vocabulary used")
    yield from _vocabulary(knowledge, labels, names)
    yield heading("Entities")
    for iri in sorted((knowledge.entities.keys() | triples.keys()) - claims.keys()):
        yield block(names[iri], _said(knowledge.entities.get(iri), set(), triples.get(iri, {}), names))
    yield heading("Claims")
    for iri, claim in sorted(claims.items()):
        said = _said(knowledge.entities.get(iri), {SUTRA.Claim, RDF.Statement}, triples.get(iri, {}), names)
        yield block(names[iri], [*said, *describe_claim(claim, documents, names)])
    yield heading("Evidence")
    yield from mentions(knowledge.statements, documents, names)
    yield heading("Sources")
    yield from (source(document, names) for _, document in sorted(documents.items()))


def _said(entity: Entity | None, kinds: set[str], triples: Mapping[str, set[str]], names: Names) -> list[Pair]:
    """Types, description and plain statements of one subject."""
    every = kinds | types(entity) if entity else kinds
    typed = {**triples, RDF.type: {names[iri] for iri in every} | triples.get(RDF.type, set())}
    first, *rest = pairs(typed, names)
    return [first, *(describe_entity(entity, names) if entity else ()), *rest]


def _vocabulary(knowledge: Knowledge, labels: Labels, names: Names) -> Iterator[str]:
    """Labels of the terms that the graph uses."""
    for iri in sorted(_used(knowledge) & labels.keys()):
        texts = listed(tagged(text, language) for language, text in sorted(labels[iri].items()))
        yield block(names[iri], [(names[RDFS.label], texts)])


def _used(knowledge: Knowledge) -> set[str]:
    used = {SUTRA.Claim, SUTRA.Mention}
    for entity in knowledge.entities.values():
        used |= types(entity) | set(entity.intended)
    for statement in knowledge.statements:
        used |= {statement.predicate, SUTRA.term(statement.status), SUTRA.term(statement.polarity)}
        used |= {qualifier.predicate for qualifier in statement.qualifiers}
    return used
