"""Periods: what a figure holds for, a year or a certain one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.clauses import Item
from kg.claims.events import Event
from kg.model import COUNT, Claim, Clause, Mention, Phrase

YEARLY = "yearly"
YEAR = "P1Y"


def is_yearly(items: Sequence[Item], event: Event) -> bool:
    """Whether what an event says is said of each year: "every year"."""
    return any(
        says_yearly(items[index]) and not (index and limits(items[index - 1]))
        for index in range(event.window.start, event.window.stop)
    )


def is_rate(items: Sequence[Item], event: Event) -> bool:
    """Whether a figure after a verb is one of something else than a year: "5,000 a month"."""
    window = items[event.window.after : event.window.stop] if event.medial else ()
    return any(isinstance(item, Clause) and item.token.function == "per" for item in window)


def says_yearly(item: Item) -> bool:
    """Whether an item is a word for "every year"."""
    return isinstance(item, Clause) and item.token.function == YEARLY


def limits(before: Item) -> bool:
    """Whether a phrase before "a year" makes it a time of its own: "in this year", "in ten years"."""
    return isinstance(before, Phrase) and (
        before.case == "GEN" or (not before.case and not is_thing(before.mentions[0]))
    )


def is_thing(mention: Mention) -> bool:
    """Whether a mention is a thing that can stand next to a time."""
    amount = mention.quantity is not None and mention.quantity.unit != COUNT
    return amount or (mention.cls not in ("Quantity", "Relation", "Quality") and mention.anaphor != "this")


def a_year(claim: Claim) -> Claim:
    """The claim with its figure as one of each year."""
    value = claim.object
    if not isinstance(value, Mention) or value.quantity is None or value.quantity.period:
        return claim
    return claim._replace(object=value._replace(quantity=value.quantity._replace(period=YEAR)))


def is_dated(claim: Claim) -> bool:
    """Whether the period or the date is said that a figure holds for."""
    value = claim.object
    if isinstance(value, Mention) and value.quantity is not None and value.quantity.period:
        return True
    return any(mention.time is not None and mention.time.edtf for _, mention in claim.qualifiers)
