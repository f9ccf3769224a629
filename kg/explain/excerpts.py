"""Passages of statements.jsonl to excerpts: the sentences of the sources that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.documents import read_document
from kg.explain.statements import PassageRow
from kg.language import load_profile
from kg.model import Document, Span
from kg.sentences import split
from kg.sources import locate
from kg.typography import other_than


class Excerpt(NamedTuple):
    """A sentence, cut where the evidence begins and ends."""

    before: str
    quote: str
    after: str


class Sources:
    """The sources at hand, opened when they are asked for."""

    def __init__(self, paths: Iterable[Path], languages: Path) -> None:
        self._paths = tuple(paths)
        self._languages = languages  # the folder of the language profiles
        self._opened: dict[str, tuple[Document, list[Span]] | None] = {}

    def excerpt(self, passage: PassageRow) -> Excerpt:
        """Find the sentence of a passage; only the quote when the source is not at hand or has changed."""
        name = passage["source"]
        if name not in self._opened:
            self._opened[name] = self._open(name, passage["language"])
        opened = self._opened[name]
        start, stop = passage["start"], passage["end"]
        if opened is None or opened[0].text[start:stop] != passage["quote"]:
            return Excerpt("", passage["quote"], "")
        document, spans = opened
        sentence = spans[max(0, bisect_right(spans, start, key=lambda span: span.start) - 1)]
        return Excerpt(
            document.text[sentence.start : start], passage["quote"], document.text[stop : max(stop, sentence.stop)]
        )

    def _open(self, name: str, language: str) -> tuple[Document, list[Span]] | None:
        path = locate([name], self._paths).get(name)
        folder = self._languages / language
        if path is None or not folder.is_dir():
            return None
        document = read_document(path, language, base="", name=name)
        own = load_profile(folder)
        mixed = other_than(own.script).search(document.text)
        others = map(load_profile, sorted(self._languages.iterdir())) if mixed else ()
        strangers = [each for each in others if each.script != own.script]
        return document, [sentence.span for sentence in split(document, own, strangers)]
