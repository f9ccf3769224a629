"""Verbs said once for two figures: "its income was 50 crore in 2020 and 70 crore in 2021"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import FINITE, NONFINITE
from kg.mentions.coordination import Item
from kg.model import Clause, Kind, Phrase

LINKS = frozenset({"and", "comma"})


def ungapped(items: Sequence[Item]) -> list[Item]:
    """The items with the verb repeated after each figure with a time that another with a time follows."""
    found: list[Item] = []
    for index, item in enumerate(items):
        found.append(item)
        if is_pair(items, index - 1) and is_link(items, index + 1) and is_pair(items, index + 2):
            found.extend(verb_after(items, index + 4))
        elif is_link(items, index) and is_dated(items, index - 2) and is_dated(items, index + 1):
            found.extend(verb_before(items, index))
    return found


def is_dated(items: Sequence[Item], index: int) -> bool:
    """Whether an unmarked figure and a time stand side by side."""
    return index >= 0 and cls_at(items, index) == "Quantity" and cls_at(items, index + 1) == "TimeSpan"


def verb_before(items: Sequence[Item], stop: int) -> list[Item]:
    """The finite verb before figures, in a language in which it stands before its object."""
    verbs = [item for item in items[:stop] if is_verb(item)][-1:]
    return [item for item in verbs if isinstance(item, Clause) and item.token.medial and item.token.features & FINITE]


def is_pair(items: Sequence[Item], index: int) -> bool:
    """Whether a time and an unmarked figure stand side by side."""
    return index >= 0 and cls_at(items, index) == "TimeSpan" and cls_at(items, index + 1) == "Quantity"


def cls_at(items: Sequence[Item], index: int) -> str:
    """The class of the phrase at an index, a figure only where it is unmarked."""
    item = items[index] if index < len(items) else None
    if not isinstance(item, Phrase) or (item.mentions[0].cls == "Quantity" and item.case):
        return ""
    return item.mentions[0].cls


def is_link(items: Sequence[Item], index: int) -> bool:
    """Whether a conjunction or comma stands at an index."""
    item = items[index] if index < len(items) else None
    return isinstance(item, Clause) and item.token.function in LINKS


def verb_after(items: Sequence[Item], start: int) -> list[Item]:
    """The finite verb that follows figures; none if something else governs it."""
    place = next((i for i in range(start, len(items)) if is_verb(items[i])), -1)
    if place < 0 or (place + 1 < len(items) and is_verb(items[place + 1])):
        return []
    item = items[place]
    finite = isinstance(item, Clause) and item.token.features & FINITE and not item.token.features & NONFINITE
    return [item] if finite else []


def is_verb(item: Item) -> bool:
    """Whether an item is a trigger."""
    return isinstance(item, Clause) and item.token.kind is Kind.TRIGGER
