"""Datelines: "DHAKA, 12 March: ..." says where and when a text was written, nothing of what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.coordination import Item
from kg.model import Clause, Kind, Phrase

ENDS = frozenset({"dash", "colon"})
TIMES = frozenset({"Month", "TimeSpan"})


def undated(items: Sequence[Item]) -> Sequence[Item]:
    """The items after a dateline: a phrase, a comma and a date before the first dash or colon."""
    end = next((index for index, item in enumerate(items) if function(item) in ENDS), 0)
    before = items[:end]
    verbs = any(isinstance(item, Clause) and item.token.kind is Kind.TRIGGER for item in before)
    phrases = [item for item in before if isinstance(item, Phrase)]
    dated = len(phrases) > 1 and all(phrase.mentions[0].cls in TIMES for phrase in phrases[1:])
    listed = any(function(item) == "comma" for item in before)
    return items[end + 1 :] if dated and listed and not verbs and phrases[0].mentions[0].cls not in TIMES else items


def function(item: Item) -> str:
    """The function of a mark or conjunction."""
    return item.token.function if isinstance(item, Clause) else ""
