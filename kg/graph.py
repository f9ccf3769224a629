"""The immutable values of the graph: things with their labels, statements with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.model import Document, Quantity, Span, TimeSpan


class Origin(StrEnum):
    """Where a label comes from."""

    SEEN = "seen"
    LEXICON = "lexicon"
    COMPOSED = "composed"
    ROMANISED = "romanised"


class Label(NamedTuple):
    """A name of a thing in one language."""

    text: str
    language: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that statements are about."""

    iri: str
    types: tuple[str, ...]  # class IRIs; those of a planned thing are in `intended`
    labels: tuple[Label, ...]  # the first of each language is preferred
    intended: tuple[str, ...] = ()  # classes of a thing known only from a plan or goal
    quantity: Quantity | None = None
    time: TimeSpan | None = None
    matches: tuple[tuple[str, str], ...] = ()  # (mapping property IRI, IRI elsewhere)


class Evidence(NamedTuple):
    """The passage that says it: whole words within one sentence."""

    source: str  # name of the document
    language: str
    span: Span
    quote: str
    rule: str
    entries: tuple[str, ...]  # IRIs of the lexical entries used
    sentence: Span
    subject: Span | None  # where the words for the subject stand; None when they are not said
    object: Span | None


class Literal(NamedTuple):
    """A plain value as object of a statement."""

    value: str
    datatype: str  # IRI


class Qualifier(NamedTuple):
    """A circumstance of a statement: when, under which policy, towards what."""

    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of the graph, whatever number of passages state it."""

    iri: str
    subject: str
    predicate: str
    object: str | Literal
    status: str  # asserted, achieved, inProgress, planned, goal, reported
    polarity: str  # positive, negative
    qualifiers: tuple[Qualifier, ...]
    evidence: tuple[Evidence, ...]  # sorted, never empty
    conflicts: tuple[str, ...] = ()  # IRIs of statements that contradict this one

    @property
    def is_plain(self) -> bool:
        """Whether the graph may hold the bare triple: said as a fact, and not denied."""
        return self.polarity == "positive" and self.status in ("asserted", "achieved")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the documents of one build say."""

    documents: tuple[Document, ...]
    entities: Mapping[str, Entity]
    statements: tuple[Statement, ...]  # sorted by IRI
