"""Tokens of a language without inflection in the order in which other languages say the same."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import INTENDED, Kind, Span, Token
from kg.ontology import Ontology
from kg.tokens.juxtaposed import adverbial, existing, modifying, parted, placed, planned, topped, yearly
from kg.tokens.nouns import (
    BREAKS,
    COMPARATORS,
    NOUNS,
    clause_end,
    clause_start,
    cls,
    first_noun,
    is_verb,
    last_noun,
    mark,
)
from kg.tokens.predicates import Marks, passives, predicated
from kg.tokens.preposed import cleft, located, related

AUXILIARY = "auxiliary"  # function of an auxiliary that other words part from its verb
CONJUNCTIONS = frozenset({"because", "although", "if", "unless", "while"})
MEASURING = frozenset({"reach", "amount"})  # frames of what a figure comes to
WITHIN = frozenset({"AMONG", "LOC"})


def neutral(tokens: Sequence[Token], ontology: Ontology, marks: Marks) -> list[Token]:
    """The stream with everything that has a fixed place in other languages at that place."""
    found = list(tokens)
    for step in PLAIN:
        found = step(found)
    for rewrite in REWRITES:
        found = rewrite(found, ontology)
    found = predicated(found, ontology, marks)
    return [token._replace(boundary=True) if token.function == "comma" else token for token in found]


# --- auxiliaries, comparators, numbers ----------------------------------------------------------


def joined(tokens: Sequence[Token]) -> list[Token]:
    """Each auxiliary that stands apart on the next verb of its clause."""
    found: list[Token] = []
    waiting: frozenset[str] = frozenset()
    for token in tokens:
        if token.function == AUXILIARY:
            waiting |= token.features
            continue
        if token.function in BREAKS:
            waiting = frozenset()
        elif is_verb(token) and waiting:
            token, waiting = token._replace(features=token.features | waiting), frozenset()
        if is_verb(token) and token.case in WITHIN:  # "in building": it is being built
            token = token._replace(features=token.features | {"prog"}, case="")
        found.append(token)
    return found


def fronted(tokens: Sequence[Token]) -> list[Token]:
    """A conjunction after the subject before it: "X because it lacks"."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.function in CONJUNCTIONS:
            start = clause_start(tokens, index)
            found[start : index + 1] = [token, *found[start:index]]
    return found


def announced(tokens: Sequence[Token]) -> list[Token]:
    """Verbs without the colon between them and their objects."""
    return [t for i, t in enumerate(tokens) if not (t.function == "colon" and i and is_verb(tokens[i - 1]))]


def said(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A word of hearsay after who says it as a verb with "that"; "that" after a verb of thought."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        if token.function == "comma" and found and found[-1].function == "that":
            continue
        spoken = token.function == "reportedly" and index and tokens[index - 1].kind in NOUNS
        if spoken and not tokens[index - 1].case:
            token = token._replace(kind=Kind.TRIGGER, function="", features=frozenset({"pres"}), medial=True)
        found.append(token)
        thought = any(ontology.frames[each.frame].takes_clause for each in token.evokes)
        if (spoken and is_verb(token)) or thought:
            found.append(mark("that", token.span.stop))
    return found


def compared(tokens: Sequence[Token]) -> list[Token]:
    """A comparator before a verb right before the number after it: "at least has 50"."""
    found = list(tokens)
    for index in range(len(found) - 2):
        comparator, verb, number = found[index : index + 3]
        compares = comparator.function in COMPARATORS and comparator.kind is Kind.FUNCTION
        if compares and is_verb(verb) and number.kind is Kind.NUMBER:
            found[index : index + 2] = [verb, comparator]
    return found


def counted(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A number after what it counts right before it: "has enterprises 200"."""
    found = list(tokens)
    index = 0
    while index < len(found):
        if found[index].kind is not Kind.NUMBER:
            index += 1
            continue
        start = index
        while start and found[start - 1].kind is Kind.FUNCTION and found[start - 1].function in COMPARATORS:
            start -= 1
        noun = first_noun(found, start)
        stop = measure_end(found, index)
        if noun < start and counts(found, noun, start, stop):
            found[noun:stop] = [*found[start:stop], *found[noun:start]]
        index = max(stop, index + 1)
    return found


def measure_end(tokens: Sequence[Token], index: int) -> int:
    """Where a number with its scale, unit and comparator ends."""
    while index < len(tokens) and (
        tokens[index].kind in (Kind.NUMBER, Kind.CONCEPT)
        or (tokens[index].kind is Kind.FUNCTION and tokens[index].function in COMPARATORS | {"several"})
        or spans_numbers(tokens, index)
    ):
        index += 1
    return index


def spans_numbers(tokens: Sequence[Token], index: int) -> bool:
    """Whether "to" stands at an index, between two numbers."""
    to = tokens[index].function == "case" and tokens[index].case == "TERM"
    return to and index + 1 < len(tokens) and tokens[index + 1].kind is Kind.NUMBER


def counts(tokens: Sequence[Token], noun: int, start: int, stop: int) -> bool:
    """Whether a number counts the nouns before it: after a verb, at the end of a clause or list."""
    if any(token.case for token in tokens[noun:stop]) or not tokens[start:stop]:
        return False
    verbs = any(is_verb(token) for token in tokens[clause_start(tokens, noun) : noun])
    return verbs and (stop == len(tokens) or tokens[stop].function in BREAKS | {"and"})


# --- spans, operators ----------------------------------------------------------------


def reached(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A verb before what is measured between that and its figure: "reached | output value | 42 million"."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        measures = is_verb(token) and any(each.frame in MEASURING for each in token.evokes)
        stop = index + 1
        while stop < len(tokens) and tokens[stop].kind in NOUNS and not tokens[stop].case:
            stop += 1
        indicated = stop > index + 1 and cls(tokens[stop - 1], ontology) == "Indicator"
        figure = stop < len(tokens) and (tokens[stop].kind is Kind.NUMBER or tokens[stop].function in COMPARATORS)
        if measures and indicated and figure:
            found[index:stop] = [*tokens[index + 1 : stop], token]
    return found


def pairs(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """ "From A to B" before a genitive: the genitive is that of both."""
    found = list(tokens)
    for index, token in enumerate(found):
        if token.function != "case" or token.case != "TERM":
            continue
        opened = any(
            each.function == "case" and each.case == "ABL" for each in found[clause_start(found, index) : index]
        )
        stop = last_noun(found, index + 1)
        for place in range(index + 1, stop - 1):
            if opened and found[place].case == "GEN":
                found[place] = found[place]._replace(case="", closes=True)
                break
    return found


def spanned(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """ "From A to B," right before the chain of the next clause that stretches so far."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.function != "comma" or found[index] is not token:
            continue
        start = clause_start(tokens, index)
        opened = [each.case for each in tokens[start:index] if each.function == "case"]
        if opened != ["ABL", "TERM"] or tokens[start].function != "case":
            continue
        chain = next((i for i in range(index, clause_end(tokens, index + 1)) if stretches(tokens[i], ontology)), -1)
        if chain > 0:
            head = first_noun(tokens, chain)
            ends = [*tokens[start : index - 1], tokens[index - 1]._replace(closes=True)]
            found[start : chain + 1] = [*tokens[index + 1 : head], *ends, *tokens[head : chain + 1]]
    return found


def stretches(token: Token, ontology: Ontology) -> bool:
    """Whether a word is of a thing that goes from one end to another."""
    return all(ontology.attachment(cls(token, ontology), "*", case) is not None for case in ("ABL", "TERM"))


def equated(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """ "To build X is our plan" as "X to build our plan is"."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        start, stop = clause_start(tokens, index), clause_end(tokens, index)
        equates = is_verb(token) and any(each.frame == "be" for each in token.evokes) and index > start + 1
        if (
            not equates
            or not is_verb(tokens[start])
            or cls(tokens[stop - 1], ontology) not in ("DevelopmentPlan", "Goal")
        ):
            continue
        denied = tokens[index - 1].function == "not"
        verb = tokens[start]._replace(medial=False, features=tokens[start].features | {"inf"})
        copula = token._replace(medial=False, features=token.features | ({"not"} if denied else set()))
        rest = [*tokens[start + 1 : index - denied], verb, *tokens[index + 1 : stop], copula]
        return [*tokens[:start], *rest, *tokens[stop:]]
    return found


def operated(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """An operator before a phrase of time or place right before its verb: "plans by 2030 to build"."""
    found = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        if not is_verb(token) or not is_operator(token, ontology):
            continue
        if after.function != "case" and after.kind is not Kind.NUMBER:
            continue
        end = clause_end(tokens, index)
        if end + 1 < len(tokens) and tokens[end].function == "comma" and not any(map(is_verb, tokens[index + 1 : end])):
            end = clause_end(tokens, end + 1)  # "aims by 2030, its income to be ..."
        verb = next((i for i in range(index + 1, end) if is_verb(tokens[i])), -1)
        if verb > 0 and found[index] is token:
            found[index:verb] = [*found[index + 1 : verb], token]
    return found


def carried(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A plan or the future also before the verb with which the next clause begins: "plans to invest X, to build Y"."""
    found: list[Token] = []
    meant: Token | None = None  # the verb that says how the clauses are meant
    for index, token in enumerate(tokens):
        if token.function in BREAKS and token.function != "comma":
            meant = None
        first = not index or tokens[index - 1].function == "comma"
        if is_verb(token) and is_intended(token, ontology):
            meant = token
        elif is_verb(token) and meant is not None and first and not token.features:
            token = token._replace(features=token.features | (meant.features & {"fut"}))
            if is_operator(meant, ontology):
                found.append(meant._replace(span=Span(token.span.start, token.span.start), text=""))
        elif first and token.function not in BREAKS | {"case", "adverb"}:
            meant = None
        found.append(token)
    return found


def is_intended(token: Token, ontology: Ontology) -> bool:
    """Whether a verb is said to be planned, aimed at or to come."""
    operators = (ontology.frames[each.frame].operator for each in token.evokes)
    return "fut" in token.features or any(each in INTENDED for each in operators)


def is_operator(token: Token, ontology: Ontology) -> bool:
    """Whether a verb governs another."""
    return any(ontology.frames[each.frame].operator for each in token.evokes)


PLAIN = (joined, fronted, announced, compared)
REWRITES = (
    reached, counted, said, modifying, adverbial, planned, placed, topped, parted, existing, pairs,
    spanned, equated, operated, carried,
    cleft, related, located, passives, yearly,
)  # fmt: skip
