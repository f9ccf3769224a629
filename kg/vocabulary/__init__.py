"""The IRIs that Sutra writes and reads: closed namespaces, so that a misspelt term raises AttributeError.

Terms are plain strings, equal to the IRIs in `kg.graph`. (rdflib's `URIRef` would not do: it never equals a `str`.)
`SUTRA` holds exactly the terms of ontology/sutra.ttl; of other vocabularies only the terms in use are here.
"""

from __future__ import annotations

from kg.vocabulary.namespace import Namespace
from kg.vocabulary.standards import DCTERMS, OA, OWL, PROV, QUDT, RDF, RDFS, SCHEMA, SEM, SKOS, XSD
from kg.vocabulary.sutra import SUTRA

__all__ = [
    "DATA_BASE",
    "DCTERMS",
    "LEXICON_BASE",
    "OA",
    "OWL",
    "PREFIXES",
    "PROV",
    "QUDT",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SKOS",
    "SUTRA",
    "UNIT_BASE",
    "XSD",
    "Namespace",
    "currency",
    "unit",
]

UNIT_BASE = "http://qudt.org/vocab/unit/"
DATA_BASE = "https://w3id.org/sutra/id/"  # the default of --base
LEXICON_BASE = "https://w3id.org/sutra/lex/"
_CURRENCY = "CCY_"


def unit(name: str) -> str:
    """The IRI of a QUDT unit by its local name.

    >>> unit("PERCENT")
    'http://qudt.org/vocab/unit/PERCENT'
    """
    return UNIT_BASE + name


def currency(name: str) -> str:
    """The ISO 4217 code of a QUDT currency, empty for any other unit.

    >>> currency("CCY_INR"), currency("PERCENT")
    ('INR', '')
    """
    return name.removeprefix(_CURRENCY) if name.startswith(_CURRENCY) else ""


PREFIXES = {
    "dcterms": DCTERMS.BASE,
    "id": DATA_BASE,
    "oa": OA.BASE,
    "owl": OWL.BASE,
    "prov": PROV.BASE,
    "qudt": QUDT.BASE,
    "rdf": RDF.BASE,
    "rdfs": RDFS.BASE,
    "schema": SCHEMA.BASE,
    "sem": SEM.BASE,
    "skos": SKOS.BASE,
    "sutra": SUTRA.BASE,
    "unit": UNIT_BASE,
    "xsd": XSD.BASE,
}
