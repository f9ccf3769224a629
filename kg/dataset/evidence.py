"""Passages and documents to Turtle, after the Web Annotation Data Model.

A selector is named as RFC 5147 names a range of characters: the IRI of the document with `#char=start,stop`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from re import fullmatch

from kg.dataset.layout import block, objects
from kg.dataset.terms import Names, literal, reference, tagged, typed
from kg.graph import Evidence, Statement
from kg.model import Document
from kg.vocabulary import DCTERMS, OA, PROV, RDFS, SUTRA, XSD


def mention(passage: Evidence, document: Document) -> str:
    """The IRI of a passage as one rule reads it: minted from document, offsets and rule."""
    start, stop = passage.span
    return f"{document.iri}#mention={start},{stop},{_key(passage.rule)}"


@lru_cache(maxsize=4096)
def _key(rule: str) -> str:
    return sha256(rule.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def mentions(statements: Iterable[Statement], documents: Mapping[str, Document], names: Names) -> Iterator[str]:
    """A block for each passage and for each selector, in the order of the documents."""
    entries: dict[str, set[str]] = {}
    passages: dict[str, Evidence] = {}
    for statement in statements:
        for passage in statement.evidence:
            iri = mention(passage, documents[passage.source])
            passages.setdefault(iri, passage)
            entries.setdefault(iri, set()).update(passage.entries)
    last = ""
    for iri, passage in sorted(passages.items(), key=_place):
        document = documents[passage.source]
        selector = f"{document.iri}#char={passage.span.start},{passage.span.stop}"
        if selector != last:
            yield _selector(selector, passage, names)
        last = selector
        yield _mention(names[iri], passage, (names[document.iri], reference(selector)), entries[iri], names)


def _place(item: tuple[str, Evidence]) -> tuple[str, int, int, str]:
    iri, passage = item
    return passage.source, *passage.span, iri


def _mention(name: str, passage: Evidence, target: tuple[str, str], entries: Iterable[str], names: Names) -> str:
    source, selector = target
    return block(
        name,
        (
            ("a", names[SUTRA.Mention]),
            (names[OA.hasSource], source),
            (names[OA.hasSelector], selector),
            (names[DCTERMS.language], literal(passage.language)),
            (names[SUTRA.rule], literal(passage.rule)),
            (names[SUTRA.usesEntry], objects([names[iri] for iri in entries])),
        ),
    )


def _selector(iri: str, passage: Evidence, names: Names) -> str:
    return block(
        reference(iri),
        (
            ("a", f"{names[OA.TextPositionSelector]}, {names[OA.TextQuoteSelector]}"),
            (names[OA.start], f"{passage.span.start}"),
            (names[OA.end], f"{passage.span.stop}"),
            (names[OA.exact], literal(passage.quote)),
        ),
    )


def source(document: Document, names: Names) -> str:
    """The block of a document: digest, language, and what its metadata say."""
    said = document.metadata
    return block(
        names[document.iri],
        (
            ("a", names[PROV.Entity]),
            (names[RDFS.label], literal(document.name)),
            (names[DCTERMS.identifier], literal(f"sha256:{document.digest}")),
            (names[DCTERMS.issued], _date(said.get("date", ""), names)),
            (names[DCTERMS.language], literal(document.language)),
            (names[DCTERMS.license], _text(said.get("licence", ""))),
            (names[DCTERMS.publisher], _text(said.get("publisher", ""))),
            (names[DCTERMS.source], names[said["url"]] if said.get("url") else ""),
            (names[DCTERMS.title], tagged(said["title"], document.language) if said.get("title") else ""),
        ),
    )


def _text(value: str) -> str:
    return literal(value) if value else ""


def _date(value: str, names: Names) -> str:
    """A day as xsd:date; a month or a year only as text, as not every store compares xsd:gYear."""
    return typed(value, XSD.date, names) if fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else _text(value)
