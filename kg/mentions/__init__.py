"""Tokens to mentions: phrases, names, quantities, times, anaphors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.frames import Frame
from kg.mentions.attachment import attach
from kg.mentions.chunk import Chunk
from kg.mentions.chunks import Chunker
from kg.mentions.coordination import Item
from kg.mentions.datelines import undated
from kg.mentions.gapping import ungapped
from kg.mentions.phrases import mentions
from kg.model import Clause, Evocation, Kind, Mention, Phrase, Token
from kg.ontology import Ontology

__all__ = ["constituents"]

APART = frozenset({"ALL", "TERM", "ABL"})  # cases of an event noun that no verb beside it governs


def constituents(tokens: Sequence[Token], ontology: Ontology) -> list[Item]:
    """The phrases of a stream, and the triggers, conjunctions and marks between them."""
    items = undated(list(phrases(promote(tokens, ontology), ontology)))
    return ungapped(attach(items, ontology))


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


def promote(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The stream with event nouns under an operator as triggers ("the construction of X is planned"), names told."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if named_like_verb(tokens[index : index + 2], ontology):
            found[index] = token._replace(kind=Kind.UNKNOWN, features=frozenset())
            continue
        frame = evoked(token, ontology)
        beside = tokens[index - 1 : index] if token.medial else tokens[index + 1 : index + 2]
        if frame and token.case not in APART and beside and (marks := governing(beside[0], ontology)) is not None:
            evokes = (Evocation(frame, marks, token.senses[0].entry),)
            found[index] = token._replace(kind=Kind.TRIGGER, evokes=evokes, features=frozenset({"vn"}))
    return found


def named_like_verb(tokens: Sequence[Token], ontology: Ontology) -> bool:
    """Whether a verb that evokes nothing stands right before "town" or the like: it is a name that looks like one."""
    if len(tokens) < 2 or tokens[0].kind is not Kind.TRIGGER or tokens[0].evokes or not tokens[1].senses:
        return False
    concept = ontology.concepts.get(tokens[1].senses[0].concept)
    return concept is not None and "named" in concept.values


def evoked(token: Token, ontology: Ontology) -> str:
    """The frame that an event noun evokes, or ""."""
    concept = ontology.concepts.get(token.senses[0].concept) if token.kind is Kind.CONCEPT and token.senses else None
    return concept.values.get("evokes", "") if concept else ""


def governing(token: Token, ontology: Ontology) -> Mapping[str, tuple[str, ...]] | None:
    """The marks of roles of an operator, or None if the token is none."""
    evoked = token.evokes if token.kind is Kind.TRIGGER else ()
    return next((each.marks for each in evoked if takes_noun(ontology.frames[each.frame])), None)


def takes_noun(frame: Frame) -> bool:
    """Whether a frame governs an event noun."""
    return bool(frame.operator) or frame.absorbs
