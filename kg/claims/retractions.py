"""Plans that the same sentence takes back: "a port was planned, but it was cancelled"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.claims.events import BARRIERS, Item, is_trigger, operator
from kg.model import Claim, Clause, Phrase
from kg.ontology import Ontology

INTENDED = frozenset({"planned", "goal"})
POINTING = frozenset({"it", "this", "that", "they"})


def kept(claims: Iterable[Claim], items: Sequence[Item], ontology: Ontology) -> Iterator[Claim]:
    """Yield the claims but for plans and goals that a later clause takes back."""
    ends = [retracted(items, index, ontology) for index in range(len(items))]
    stop = max((end for end in ends if end is not None), default=0)
    yield from (claim for claim in claims if claim.status not in INTENDED or claim.span.start >= stop)


def retracted(items: Sequence[Item], index: int, ontology: Ontology) -> int | None:
    """Where the clause before ends, if the verb at an index takes it back: offset in the text."""
    item = items[index]
    if not isinstance(item, Clause) or not is_trigger(item):
        return None
    cancels, denied = operator(item.token, ontology) == "none", "not" in item.token.features
    start = opening(items, index)
    between = [each for each in items[start + 1 : index] if isinstance(each, Phrase)]
    back = bool(between) or cancels
    if start < 0 or cancels == denied or not back or not all(points(each) for each in between):
        return None
    return items[start].token.span.start if isinstance(items[start], Clause) else None  # type: ignore[union-attr]


def opening(items: Sequence[Item], index: int) -> int:
    """The index of the conjunction or mark that opens the clause of a verb, or -1."""
    for place in range(index - 1, -1, -1):
        item = items[place]
        if isinstance(item, Clause) and item.token.function in BARRIERS:
            return place
        if is_trigger(item):
            return -1
    return -1


def points(phrase: Phrase) -> bool:
    """Whether a phrase is a pronoun that points back."""
    return phrase.mentions[0].anaphor in POINTING
