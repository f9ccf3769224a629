"""What the tests of the edges share: a folder built from the sample, and a pipeline that understands nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sample

from kg.export.folder import replacing
from kg.graph import Knowledge
from kg.language import Piece
from kg.model import Document, Kind, Reading, Span, Token
from kg.ontology import load_ontology
from kg.output import FILES, write_files
from kg.sentences import split


def build_sample(folder: Path) -> Path:
    """Write the sample texts and the graph made of them; gives the output folder."""
    (folder / "source_texts").mkdir()
    sample.write_sources(folder / "source_texts")
    with replacing(folder / "output", FILES) as fresh:
        assert write_files(fresh, sample.knowledge(), (), load_ontology().labels, sample.BASE) == ()
    return folder / "output"


def _token(piece: Piece) -> Token:
    kind = Kind.MARK if piece.kind == "mark" else Kind.UNKNOWN
    return Token(Span(piece.start, piece.start + len(piece.text)), piece.text, kind)


class SilentPipeline:
    """Stands for kg.pipeline: finds sentences and words, and no claim at all."""

    knowledge = staticmethod(load_ontology)

    @staticmethod
    def read(document: Document, ontology: object) -> Iterator[Reading]:
        """Yield a reading of unknown words for each sentence."""
        profile = ontology.lexicon(document.language).profile
        for sentence in split(document, profile):
            pieces = profile.pieces(sentence.text, sentence.span.start)
            yield Reading(sentence, tuple(map(_token, pieces)), (), (), ())

    @staticmethod
    def fuse(readings: object, ontology: object, base: str) -> Knowledge:
        """Give nothing but the documents."""
        return Knowledge(tuple(document for document, _ in readings), {}, ())
