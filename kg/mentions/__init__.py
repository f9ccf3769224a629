"""Tokens to mentions: phrases, names, quantities, times, anaphors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.attachment import attach
from kg.mentions.chunks import Chunk, Chunker
from kg.mentions.coordination import Item, coordinate
from kg.mentions.phrases import mentions
from kg.model import Clause, Mention, Phrase, Token
from kg.ontology import Ontology

__all__ = ["constituents"]


def constituents(tokens: Sequence[Token], ontology: Ontology) -> list[Item]:
    """The phrases of a stream, and the triggers, conjunctions and marks between them."""
    items = list(phrases(tokens, ontology))
    return attach(coordinate(items, ontology), ontology)


def phrases(tokens: Sequence[Token], ontology: Ontology) -> Iterator[Item]:
    """Yield one phrase per mention, before any is joined to another."""
    place = {token.span.start: index for index, token in enumerate(tokens)}
    for item in Chunker(tokens, ontology).read():
        match item:
            case Clause():
                yield item
            case Mention():
                yield Phrase((item,), item.case, place.get(item.span.start, 0))
            case Chunk():
                for mention, chunk in mentions(item, ontology):
                    yield Phrase((mention,), mention.case, chunk.start, chunk.boundary)
