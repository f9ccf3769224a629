"""A token that may be verb or noun, as each of them, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language import FINITE
from kg.model import Kind, Span, Token
from kg.ontology import Ontology

COMPARING = frozenset({"more-than", "less-than", "about", "up-to", "nearly", "at-least", "at-most"})
DETERMINERS = frozenset({"one", "the", "this", "these", "its", "our", "all", "several", "many", "whose", "both", "not"})
PRONOUNS = frozenset({"it", "they", "we", "you", "there", "here", "this", "these"})
RELATIVES = frozenset({"which", "that", "where", "whose"})
PAST, PARTICIPLE, GERUND, BARE = "past", "perf", "conj", "stem"
NOUNS = frozenset({Kind.CONCEPT, Kind.UNKNOWN})


def places(token: Token, ontology: Ontology) -> bool:
    """Whether a verb only says where its subject is: "the cluster located in X"."""
    states = [state for each in token.evokes for state in ontology.frames[each.frame].states]
    return bool(states) and all(state.predicate == "locatedIn" or state.subject == "place" for state in states)


def spoken(tokens: Iterator[Token] | Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens but for adverbs."""
    return (token for token in tokens if token.function != "adverb")


def begins_phrase(token: Token | None) -> bool:
    """Whether a noun phrase begins with a token."""
    if token is None:
        return False
    if token.loose:
        return bool(token.senses)
    nominal = token.kind in NOUNS or token.kind is Kind.NUMBER
    return nominal or token.function in DETERMINERS | COMPARING | {"it", "they", "open-quote"}


def is_noun(token: Token | None) -> bool:
    """Whether a token is a noun, a name or a pronoun that a verb can follow."""
    if token is None:
        return False
    return token.kind in NOUNS or token.kind is Kind.NUMBER or token.function in PRONOUNS | RELATIVES | {"close-quote"}


def unsaid(verb: Token) -> Token:
    """The relative pronoun that is not said before a verb."""
    return Token(Span(verb.span.start, verb.span.start), "", Kind.FUNCTION, function="which")


def is_pronoun(token: Token | None) -> bool:
    """Whether a token is a pronoun."""
    return token is not None and token.function in PRONOUNS


def is_finite(token: Token) -> bool:
    """Whether a verb can be that of a clause."""
    return bool(token.features & FINITE) and not token.features & {"inf", GERUND}


def form(token: Token) -> frozenset[str]:
    """The features of a verb form, of past and participle those of the past."""
    if GERUND in token.features:
        return frozenset({GERUND})
    return token.features - {PARTICIPLE} if PAST in token.features else token.features


def as_verb(token: Token, features: set[str] | frozenset[str]) -> Token:
    """The token as a verb."""
    kept = frozenset(features) | (token.features & {"not"})
    return token._replace(features=kept, senses=(), plural=False, loose=False, case="", stem=0)


def as_noun(token: Token) -> Token:
    """The token as a noun, or as a word without an entry."""
    kind = Kind.CONCEPT if token.senses else Kind.UNKNOWN
    return token._replace(kind=kind, evokes=(), features=frozenset(), loose=False, medial=False)
