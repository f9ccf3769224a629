"""Auxiliaries before a verb: "has been built", "will not build", "to build"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.tokens.matching import Match, Matcher

REACH = 5  # auxiliaries and adverbs before one verb
NOT = frozenset({"not"})


class VerbGroup(NamedTuple):
    """A verb with what stands before it."""

    verb: int  # index of its first word
    matches: tuple[Match, ...]  # what it may be; none if it evokes no frame
    form: frozenset[str]  # features of the first word of the group, by which an auxiliary before it chooses
    features: frozenset[str]  # of the whole group
    asides: tuple[int, ...] = ()  # indices of times and of doubts within it: "has now built", "has probably built"
    guessed: bool = False  # a word without an entry, by its ending and its auxiliary


def led(matcher: Matcher, index: int) -> VerbGroup | None:
    """The group whose first auxiliary stands at a word, or None."""
    found = next(led_groups(matcher, index, REACH), None)
    listed = matcher.at(index) if found is not None else []
    closed = any(e.section == "function" for m in listed for e in m.entries if found and m.stop > found.verb)
    return None if closed else found  # "is said to"


def led_groups(matcher: Matcher, index: int, depth: int) -> Iterator[VerbGroup]:
    """Yield the groups whose first auxiliary stands at a word, the longest auxiliaries first."""
    found = matcher.leaders(index) if depth else ()
    for leader in sorted(found, key=lambda match: -match.stop):
        after, denied, asides = passed_over(matcher, leader.stop)
        for inner in groups(matcher, after, depth - 1):
            fitting = [entry for entry in leader.entries if entry.target == "any" or entry.target in inner.form]
            if not fitting:
                continue
            added, own = frozenset(fitting[0].iri.split()), leader.verb or frozenset()
            form = own or added
            if inner.guessed and "inf" in added:
                continue
            if spanning := expressions(matcher, index, inner.verb):
                yield VerbGroup(index, spanning, form, form)
            else:
                features = (inner.features - inner.form) | form | added | denied
                yield inner._replace(form=form, features=features, asides=(*asides, *inner.asides))


def expressions(matcher: Matcher, index: int, verb: int) -> tuple[Match, ...]:
    """The listed expressions that begin with an auxiliary and reach over its verb: "is known as"."""
    return tuple(m for m in matcher.at(index) if m.stop > verb and any(e.section == "triggers" for e in m.entries))


def groups(matcher: Matcher, index: int, depth: int) -> Iterator[VerbGroup]:
    """Yield the groups that may begin at a word: with a further auxiliary, or the verb itself in each of its forms."""
    yield from led_groups(matcher, index, depth)
    triggers = [m for m in matcher.at(index) if any(e.section == "triggers" for e in m.entries)]
    forms = dict.fromkeys(match.verb or frozenset() for match in triggers)
    for form in forms:
        yield VerbGroup(index, tuple(m for m in triggers if (m.verb or frozenset()) == form), form, form)
    for listed in () if triggers else matcher.forms(index):
        yield VerbGroup(index, (), listed, listed)
    for guessed in matcher.guesses(index):
        yield VerbGroup(index, (), guessed, guessed, guessed=True)


def passed_over(matcher: Matcher, index: int) -> tuple[int, frozenset[str], tuple[int, ...]]:
    """The index after adverbs, negations and asides at a word, "not" if there is one, and where the asides are."""
    denied: frozenset[str] = frozenset()
    asides: tuple[int, ...] = ()
    for _ in range(REACH):
        if (adverb := matcher.adverb(index)) is not None:
            denied |= NOT & {entry.target for entry in adverb.entries}
        elif (adverb := matcher.aside(index)) is not None:
            asides = (*asides, index)
        else:
            break
        index = adverb.stop
    return index, denied, asides
