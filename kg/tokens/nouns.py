"""Nouns, verbs and clauses in a stream without inflection."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Span, Token
from kg.ontology import Concept, Ontology

BREAKS = frozenset({"comma", "semicolon", "colon", "stop", "question", "open", "close", "but", "although", "that"})
COMPARATORS = frozenset({"about", "nearly", "more-than", "less-than", "at-least", "at-most", "up-to"})
TIMES = frozenset({"TimePoint", "TimeUnit", "TimePart", "Month"})
NOUNS = (Kind.CONCEPT, Kind.UNKNOWN)
PLANS = ("DevelopmentPlan", "Goal")


def clause_end(tokens: Sequence[Token], index: int) -> int:
    """The index where the clause of a token ends."""
    return next((i for i in range(index, len(tokens)) if tokens[i].function in BREAKS), len(tokens))


def clause_start(tokens: Sequence[Token], index: int) -> int:
    """The index where the clause of a token begins."""
    return next((i + 1 for i in range(index - 1, -1, -1) if tokens[i].function in BREAKS), 0)


def is_verb(token: Token) -> bool:
    """Whether a token is a verb."""
    return token.kind is Kind.TRIGGER


def concept(token: Token, ontology: Ontology) -> Concept | None:
    """The concept of a noun in its first sense."""
    return ontology.concepts.get(token.senses[0].concept) if token.kind is Kind.CONCEPT and token.senses else None


def cls(token: Token, ontology: Ontology) -> str:
    """The class of a noun."""
    found = concept(token, ontology)
    return found.cls if found else "Unknown"


def first_noun(tokens: Sequence[Token], index: int) -> int:
    """Where the run of nouns that ends before an index begins."""
    while index and tokens[index - 1].kind in NOUNS:
        index -= 1
    return index


def last_noun(tokens: Sequence[Token], index: int) -> int:
    """Where the noun phrase that begins at an index ends (exclusive), with its genitives."""
    while index < len(tokens) and (
        tokens[index].kind in NOUNS or tokens[index].function in ("open-quote", "close-quote")
    ):
        index += 1
        if tokens[index - 1].case not in ("", "GEN"):
            break
    return index


def mark(function: str, at: int) -> Token:
    """A grammatical word that is not said."""
    return Token(Span(at, at), "", Kind.FUNCTION, function=function)


def fits(verb: Token, role: str, other: str, noun: Token, ontology: Ontology) -> bool:
    """Whether a noun can play one of two roles of a verb."""
    classes = tuple(
        name
        for evoked in verb.evokes
        for each in ontology.frames[evoked.frame].roles
        if each.name in (role, other)
        for name in each.classes
    )
    return "*" in classes or ontology.is_a(cls(noun, ontology), classes)
