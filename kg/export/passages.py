"""Evidence to passages: each sentence once, and the words that count, in the units that a browser counts.

Python counts code points, JavaScript UTF-16 code units. Marks never cut a grapheme cluster (UAX #29), nor a
conjunct: where a mark would begin or end inside one, it grows to cover it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

import regex

from kg.errors import OutputError
from kg.graph import Evidence
from kg.model import Document, Span

_CLUSTER = regex.compile(r"\X")
_VIRAMA = 9  # canonical combining class of the signs that join two consonants


class Passages:
    """The sentences that evidence stands in, in the order in which they are first met."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._sources = {document.name: (place, document) for place, document in enumerate(documents)}
        self._places: dict[tuple[str, Span], int] = {}
        self._edges: dict[tuple[str, Span], list[int]] = {}
        self.sentences: list[dict[str, object]] = []

    def passage(self, evidence: Evidence) -> dict[str, object]:
        """What the page shows for one piece of evidence."""
        text, key = self._sentence(evidence), (evidence.source, evidence.sentence)
        edges = self._edges[key]
        return {
            "sentence": self._places[key],
            "quote": _mark(text, edges, evidence.span, evidence.sentence),
            "subject": _mark(text, edges, evidence.subject, evidence.sentence),
            "object": _mark(text, edges, evidence.object, evidence.sentence),
            "span": list(evidence.span),
            "rule": evidence.rule,
            "entries": len(evidence.entries),
        }

    def _sentence(self, evidence: Evidence) -> str:
        place, document = self._source(evidence)
        text = document.text[evidence.sentence.start : evidence.sentence.stop]
        key = (evidence.source, evidence.sentence)
        if key not in self._places:
            self._places[key] = len(self.sentences)
            self._edges[key] = whole_signs(text)
            start = evidence.sentence.start
            self.sentences.append({"source": place, "lang": evidence.language, "start": start, "text": text})
        return text

    def _source(self, evidence: Evidence) -> tuple[int, Document]:
        if evidence.source not in self._sources:
            raise OutputError(f"evidence names the source {evidence.source!r}, which is not among the documents")
        return self._sources[evidence.source]


def _mark(text: str, edges: list[int], span: Span | None, sentence: Span) -> list[int] | None:
    """The part of a span inside its sentence, as UTF-16 offsets there; None if there is none."""
    if span is None:
        return None
    start, stop = max(span.start, sentence.start) - sentence.start, min(span.stop, sentence.stop) - sentence.start
    if start >= stop:
        return None
    whole = snap(edges, Span(start, stop))
    before = utf16_length(text[: whole.start])
    return [before, before + utf16_length(text[whole.start : whole.stop])]


def snap(edges: list[int], span: Span) -> Span:
    """The smallest span around this one that begins and ends at an edge."""
    return Span(edges[bisect_right(edges, span.start) - 1], edges[bisect_left(edges, span.stop)])


def whole_signs(text: str) -> list[int]:
    """The edges of a text, sorted: offsets that cut no grapheme cluster and no conjunct."""
    ends = [match.end() for match in _CLUSTER.finditer(text)]
    return [0, *(end for end in ends if end == len(text) or not _joined(text, end))]


def _joined(text: str, position: int) -> bool:
    """Whether a virama just before this position joins it to a following letter."""
    before = text[position - 1]
    if before == "\u200d":  # zero width joiner
        before = text[position - 2] if position > 1 else ""
    joins = before != "" and unicodedata.combining(before) == _VIRAMA
    return joins and unicodedata.category(text[position]).startswith("L")


def utf16_length(text: str) -> int:
    """Number of UTF-16 code units of a text.

    >>> utf16_length("a\\U0001f600")
    3
    """
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def by_source(documents: tuple[Document, ...], counts: Mapping[str, int]) -> list[dict[str, object]]:
    """The documents, with the number of statements that each one supports."""
    return [
        {
            "name": document.name,
            "lang": document.language,
            "digest": document.digest,
            "about": dict(sorted(document.metadata.items())),
            "count": counts.get(document.name, 0),
        }
        for document in documents
    ]
