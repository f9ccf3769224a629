"""A name that is introduced: quoted, or with "named", before the noun that says of what it is the name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Token
from kg.ontology import Ontology

QUOTES = ("open-quote", "close-quote")
NAMED, ONE = "named", "one"
INTRODUCING = frozenset({QUOTES[0], NAMED})


def introduced(tokens: Sequence[Token], ontology: Ontology) -> Sequence[Token]:
    """The stream without what stands between a name and its noun: "X" company, X named a company."""
    if not any(token.function in INTRODUCING for token in tokens):
        return tokens
    idle = [place for index in range(len(tokens)) for place in between(tokens, index, ontology)]
    return [token for place, token in enumerate(tokens) if place not in idle] if idle else tokens


def between(tokens: Sequence[Token], start: int, ontology: Ontology) -> list[int]:
    """The tokens that only introduce the name which begins here, if one does."""
    quoted = tokens[start].function == QUOTES[0]
    if (start and tokens[start - 1].kind is Kind.UNKNOWN) or not (quoted or tokens[start].kind is Kind.UNKNOWN):
        return []
    index = start + quoted
    first = index
    while kind_at(tokens, index) is Kind.UNKNOWN and not tokens[index].case:
        index += 1
    if index == first or (quoted and function_at(tokens, index) != QUOTES[1]):
        return []
    found = [start, index] if quoted else []
    index += quoted
    if function_at(tokens, index) == NAMED:
        found += [index + 1] if function_at(tokens, index + 1) == ONE else []
        index += 1 + (function_at(tokens, index + 1) == ONE)
    return found if index < len(tokens) and types(tokens[index], ontology) else []


def kind_at(tokens: Sequence[Token], index: int) -> Kind | None:
    """The kind of a token, if there is one."""
    return tokens[index].kind if index < len(tokens) else None


def function_at(tokens: Sequence[Token], index: int) -> str:
    """The function of a token, if there is one."""
    return tokens[index].function if index < len(tokens) else ""


def types(token: Token, ontology: Ontology) -> bool:
    """Whether a noun says what a name is the name of: a town, a company."""
    concepts = (ontology.concepts.get(sense.concept) for sense in token.senses)
    return any(concept is not None and "named" in concept.values for concept in concepts)
