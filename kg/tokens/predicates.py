"""Passives that nothing marks, and the verb "to be" where it is not said, in a language without inflection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.model import Evocation, Kind, Span, Token
from kg.ontology import Ontology
from kg.tokens.nouns import BREAKS, COMPARATORS, NOUNS, TIMES, clause_end, clause_start, cls, fits, is_verb

COPULA = ("count", "be", "exist", "have")  # what a clause without a verb may say
FIGURES = frozenset({"Scale", "Unit"})  # classes of words that go on with a number: "a hundred fifty"
Marks = Mapping[str, tuple[str, ...]]


def passives(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """Verbs whose object stands before them as passives."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if not is_verb(token) or not token.evokes or "passive" in token.features:
            continue
        start = clause_start(tokens, index)
        agent = any(each.function == "case" and each.case == "BY" for each in tokens[start:index])
        if agent or done(tokens, index, start, ontology):
            found[index] = token._replace(features=token.features | {"passive"})
    return found


def done(tokens: Sequence[Token], index: int, start: int, ontology: Ontology) -> bool:
    """Whether what stands before a verb without an object is what it is done to."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.function not in BREAKS:
        return False
    first = next((i for i in range(start, index) if tokens[i].function == "case" or is_verb(tokens[i])), index)
    if any(token.function == "gap" for token in tokens[start:index]):
        return False
    while first > start and tokens[first - 1].function == "adverb":
        first -= 1
    noun = tokens[first - 1] if first > start else None
    if noun is None or noun.kind is not Kind.CONCEPT or noun.case or any(map(is_verb, tokens[start:index])):
        return False
    topics = ontology.is_a(cls(noun, ontology), ontology.composition.topics)
    return not topics and fits(tokens[index], "obj", "obj", noun, ontology)


def predicated(tokens: Sequence[Token], ontology: Ontology, marks: Marks) -> list[Token]:
    """The verb "to be" before the figure or the denied quality of a clause that does without a verb."""
    found: list[Token] = []
    start = 0
    while start < len(tokens):
        stop = clause_end(tokens, start)
        clause = list(tokens[start:stop])
        place = -1 if any(map(is_verb, clause)) else predicate(clause, ontology)
        if place > 0:
            clause.insert(place, copula(clause[place].span.start, marks))
        found += [*clause, *tokens[stop : stop + 1]]
        start = stop + 1
    return found


def predicate(clause: Sequence[Token], ontology: Ontology) -> int:
    """Where the predicate of a clause without a verb begins, or -1."""
    starts: tuple[Callable[[Token], bool], ...] = (
        lambda token: token.function == "not",
        lambda token: token.kind is Kind.NUMBER or (token.kind is Kind.FUNCTION and token.function in COMPARATORS),
        lambda token: token is clause[-1] and cls(token, ontology) == "Quality",
    )
    for begins in starts:
        for place in (i for i, token in enumerate(clause) if i and begins(token)):
            subject = clause[place - 1]
            timed = any(cls(each, ontology) in TIMES for each in (subject, *clause[place + 1 : place + 2]))
            figure = cls(subject, ontology) in FIGURES
            if subject.kind in NOUNS and not subject.case and not timed and not figure:
                return place
    return -1


def copula(at: int, marks: Marks) -> Token:
    """The verb "to be" where it is not said."""
    evokes = tuple(Evocation(frame, marks, "") for frame in COPULA)
    return Token(Span(at, at), "", Kind.TRIGGER, evokes=evokes, features=frozenset({"pres"}), medial=True)
