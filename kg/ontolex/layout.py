"""Turtle with names relative to a base, for lexicons whose IRIs hold letters of every script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.dataset.terms import Names, reference
from kg.vocabulary import DCTERMS, OWL, QUDT, RDF, RDFS, SKOS, SUTRA, UNIT_BASE, XSD
from kg.vocabulary.lexical import CONCEPT_BASE, DECOMP, FRAME_BASE, LEXINFO_BASE, LEXIS, LIME, ONTOLEX, SYNSEM

PREFIXES = {
    "concept": CONCEPT_BASE,
    "dcterms": DCTERMS.BASE,
    "decomp": DECOMP.BASE,
    "frame": FRAME_BASE,
    "lexinfo": LEXINFO_BASE,
    "lexis": LEXIS.BASE,
    "lime": LIME.BASE,
    "ontolex": ONTOLEX.BASE,
    "owl": OWL.BASE,
    "qudt": QUDT.BASE,
    "rdf": RDF.BASE,
    "rdfs": RDFS.BASE,
    "skos": SKOS.BASE,
    "sutra": SUTRA.BASE,
    "synsem": SYNSEM.BASE,
    "unit": UNIT_BASE,
    "xsd": XSD.BASE,
}
MADE = "# Made by `kg ontology --write`: edit {sources} instead.\n\n"


class RelativeNames(Names):
    """IRIs to their shortest form in Turtle: relative to the base where they begin with it."""

    def __init__(self, prefixes: Mapping[str, str], base: str) -> None:
        super().__init__(prefixes)
        self.base = base

    def __missing__(self, iri: str) -> str:
        if not iri.startswith(self.base):
            return super().__missing__(iri)
        name = self[iri] = f"<{reference(iri)[len(self.base) + 1 :]}"
        return name


def head(names: Names, sources: str) -> Iterator[str]:
    """Yield the comment, the base and the prefixes that open a file."""
    yield MADE.format(sources=sources)
    if isinstance(names, RelativeNames):
        yield f"@base <{names.base}> .\n"
    yield from (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.prefixes.items())
    yield "\n"


def used(names: Iterable[str]) -> dict[str, str]:
    """Some of the prefixes."""
    return {name: PREFIXES[name] for name in names}
