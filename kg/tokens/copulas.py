"""The verb "to be" where a language does not say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language import FINITE, NONFINITE, Profile
from kg.model import Evocation, Kind, Span, Token

CLAUSE_ENDS = frozenset({"semicolon", "stop", "question", "although"})
JOINTS = frozenset({"and", "comma"})  # right after a verb they begin a new clause
COPULA = ("count", "be", "exist", "have")  # what a sentence without a verb may say


def with_copulas(tokens: Sequence[Token], end: int, profile: Profile) -> Iterator[Token]:
    """Yield the tokens with the verb "to be" at the end of each clause that does without a verb."""
    said = spoke = False
    for token in tokens:
        if token.function in CLAUSE_ENDS:
            if not said:
                yield copula(token.span.start, profile)
            said = False
        elif token.function in JOINTS and spoke:
            said = False
        else:
            said = said or predicates(token)
        spoke = predicates(token)
        yield token
    if not said and tokens and tokens[-1].function not in CLAUSE_ENDS:
        yield copula(end, profile)


def predicates(token: Token) -> bool:
    """Whether a token is a verb or predicate that can end a sentence."""
    nonfinite = token.features & NONFINITE and not token.features & FINITE
    attributive = any(evoked.attributes for evoked in token.evokes)
    return token.kind is Kind.TRIGGER and not nonfinite and not attributive


def copula(stop: int, profile: Profile) -> Token:
    """The verb "to be" where it is not said."""
    evokes = tuple(Evocation(frame, profile.marks, "") for frame in COPULA)
    return Token(Span(stop, stop), "", Kind.TRIGGER, evokes=evokes, features=frozenset({"pres"}))
