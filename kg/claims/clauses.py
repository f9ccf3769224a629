"""Where clauses begin and end: verbs side by side, and the items among which each looks for its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language import FINITE, NONFINITE
from kg.model import Clause, Kind, Phrase, Token
from kg.ontology import Ontology

Item = Phrase | Clause
BARRIERS = frozenset(
    {"that", "which", "but", "although", "because", "while", "semicolon", "colon", "open", "close", "if"}
)
RELATIVES = frozenset({"which", "where", "whose"})
LINKS = frozenset({"and", "comma", "or"})
TIMES = frozenset({"TimeSpan", "Duration"})


class Window(NamedTuple):
    """The items among which an event looks for its roles: first, trigger from, trigger to, last (exclusive)."""

    start: int
    trigger: int
    after: int
    stop: int


def is_phrase(items: Sequence[Item], index: int) -> bool:
    """Whether a phrase stands at an index."""
    return index < len(items) and isinstance(items[index], Phrase)


def is_trigger(item: Item) -> bool:
    """Whether an item is a trigger."""
    if not isinstance(item, Clause) or item.token.kind is not Kind.TRIGGER:
        return False
    return bool(item.token.evokes) or bool(item.token.features & FINITE)


def triggers(items: Sequence[Item], index: int) -> Token:
    """The trigger at an index."""
    item = items[index]
    if not isinstance(item, Clause):
        raise TypeError(item)
    return item.token


def is_mark(item: Item, function: str) -> bool:
    """Whether an item is a mark with a function."""
    return isinstance(item, Clause) and item.token.function == function


def ends_clause(item: Item) -> bool:
    """Whether an item is a comma that joins no list."""
    return is_mark(item, "comma") and isinstance(item, Clause) and item.token.boundary


def is_relative(item: Item) -> bool:
    """Whether a relative clause begins with an item."""
    return isinstance(item, Phrase) and any(each.anaphor in RELATIVES for each in item.mentions[0].walk())


def verb_groups(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of triggers that stand side by side."""
    index = 0
    while index < len(items):
        if not is_trigger(items[index]):
            index += 1
            continue
        last = index
        while (
            last + 1 < len(items)
            and is_trigger(items[last + 1])
            and links(triggers(items, last), triggers(items, last + 1))
        ):
            last += 1
        yield index, last
        index = last + 1


def unabsorbed(groups: list[tuple[int, int]], items: Sequence[Item], ontology: Ontology) -> list[tuple[int, int]]:
    """The groups without infinitives whose roles the verb before takes over: "encourages X to move towards Y"."""
    found: list[tuple[int, int]] = []
    for first, last in groups:
        verb = triggers(items, found[-1][1]) if found else None
        between = items[found[-1][1] + 1 : first] if found else ()
        phrases = bool(between) and all(isinstance(item, Phrase) for item in between)
        absorbs = verb is not None and verb.medial and any(ontology.frames[e.frame].absorbs for e in verb.evokes)
        if not (absorbs and phrases and "inf" in triggers(items, first).features):
            found.append((first, last))
    return found


def links(left: Token, right: Token) -> bool:
    """Whether two triggers side by side are one group: one of them is not finite."""
    return left.medial or not (left.features & FINITE) or bool(left.features & NONFINITE) or bool(left.case)


def barrier(items: Sequence[Item], start: int, stop: int) -> int:
    """The first index after the last barrier in a range."""
    for index in range(stop - 1, start - 1, -1):
        item = items[index]
        if isinstance(item, Clause) and item.token.function in BARRIERS:
            return index + 1
        if is_relative(item):
            return index
    return start


def stop(items: Sequence[Item], start: int, end: int) -> int:
    """The index of the first barrier in a range, else its end."""
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Clause) and item.token.function in BARRIERS:
            return index
        if is_relative(item):
            return index
    return end


def ending(items: Sequence[Item], start: int, end: int) -> int:
    """The index where a clause ends before the next verb: a barrier, or a comma after what follows its own verb."""
    link = start < end and (is_mark(items[start], "comma") or is_mark(items[start], "and"))
    if link and not triggers(items, start - 1).medial:
        return start
    postposed = is_phrase(items, start) and start + 1 < end and is_mark(items[start + 1], "comma")
    return start + 1 if postposed else stop(items, start, end)


def opening(items: Sequence[Item], start: int, trigger: int) -> int:
    """The index of the conjunction or comma that begins the clause of a verb after another, or -1.

    The verb has a subject of its own, and both verbs are finite: "it makes pipes, and today the town exports them".
    """
    if start and (comma := next((i for i in range(start, trigger) if ends_clause(items[i])), -1)) >= 0:
        return comma
    verbs = (start - 1, trigger)
    if start == 0 or not all(is_trigger(items[i]) and triggers(items, i).features & FINITE for i in verbs):
        return -1
    said = False
    for place in range(trigger - 1, start - 1, -1):
        item = items[place]
        if isinstance(item, Clause):
            return earlier(items, start, place) if said and item.token.function in LINKS else -1
        if not item.case and item.mentions[0].cls not in TIMES:
            if said:
                return -1  # an object of the verb before stands right before the subject
            said = True
    return -1


def earlier(items: Sequence[Item], start: int, index: int) -> int:
    """The index of a conjunction before times and the like that a comma sets off: "and in 2020, the town ..."."""
    for place in range(index - 1, start - 1, -1):
        item = items[place]
        if isinstance(item, Clause):
            return place if item.token.function in LINKS else index
        if not item.case and item.mentions[0].cls not in TIMES:
            return index
    return index
