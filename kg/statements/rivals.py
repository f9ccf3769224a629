"""The former and the latter: which of two companies, or groups of them, is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Mention
from kg.statements.things import Thing

PAIR = ("former", "latter")
RIVALS = ("Enterprise", "EnterpriseGroup")
Place = tuple[int, Thing]  # where something is spoken of


def spoken(resolved: Iterable[tuple[Mention, Thing | None]]) -> list[Place]:
    """The things that some mentions stand for, with their places, in the order of the text."""
    found = [(mention.span.start, thing) for mention, thing in resolved if thing and not mention.anaphor]
    return sorted(found, key=lambda pair: pair[0])


def one_of_two(mention: Mention, earlier: Sequence[Place], here: Sequence[Place]) -> Thing | None:
    """What "the former" or "the latter" points to: of the two companies, or groups, spoken of last."""
    before = [place for place in here if place[0] < mention.span.start]
    for found in (before, [*earlier, *before]):
        for cls in RIVALS:
            pair = list(dict.fromkeys(thing for _, thing in found if thing.cls == cls))
            if len(pair) == len(PAIR):
                return pair[PAIR.index(mention.anaphor)]
    return None
