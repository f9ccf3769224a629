"""Which sentence of the other side should have said it.

A statement that both make speaks most for a sentence, then things and words that they share, the rarer the more; then
the place, told by the sentences around that are sure. A sentence that for sure says what another says is none; where
nothing else is shared and no place is free, there is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import ceil, floor
from typing import NamedTuple

from kg.compare.likeness import Feature, heard, of_place, of_statement
from kg.compare.sides import Side
from kg.explain.statements import StatementRow

COMMON = 40  # sentences: what more of them share tells nothing
WEIGHTS = {"made": 3.0, "status": 3.0, "object": 2.0, "subject": 2.0, "things": 1.5, "kinds": 0.5, "thing": 1.0}
OTHER = 0.5  # weight of words, numbers and names within a thing
SURE = 2.0  # how many times as good as the next a sentence is that others are placed by
BESIDE = 1.5  # what the sentence of a statement can tell at most, besides what the statement itself tells
LEAST = 0.25  # what a sentence must have in common
FAR = 4  # sentences: further away is as bad
NEAR = 0.25  # how far away, by FAR, a sentence may be that nothing but its place speaks for
TAKEN = 2.0  # what must speak for a sentence that for sure says what another says, more if it is far


class Match(NamedTuple):
    """A sentence of the other side, and what speaks for it."""

    place: int
    shared: tuple[str, ...]  # statements that both sentences make
    by: str  # statements, words, place


class Aligner:
    """The sentences of a side for those of the other."""

    def __init__(self, here: Side, there: Side) -> None:
        self.here, self.there = here, there
        self.found = {feature: places for feature, places in _index(there).items() if len(places) <= COMMON}
        self.times = Counter(feature for index in range(len(here.places)) for feature in set(heard(here, index)))
        self.common = [self.scores(of_place(here, index)) for index in range(len(here.places))]
        self.anchors = self._anchors()
        self.taken = {place: index for anchors in self.anchors.values() for index, place in anchors}

    def scores(self, features: Iterable[Feature]) -> dict[int, float]:
        """How much speaks for each sentence of the other side; what many sentences of either have says little."""
        scores: dict[int, float] = defaultdict(float)
        for feature in set(features):
            places = self.found.get(feature, ())
            for place in places:
                scores[place] += WEIGHTS.get(feature[0], OTHER) / (len(places) * max(1, self.times[feature]))
        return scores

    def _anchors(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The sentences of each document whose match is sure, with the match: each is the best for the other."""
        best: dict[int, tuple[float, int]] = {}
        for index, scores in enumerate(self.common):
            for place, score in scores.items():
                best[place] = max(best.get(place, (0.0, 0)), (score, -index))
        anchors: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, scores in enumerate(self.common):
            (first, place), (second, _) = nlargest(
                2, [(0.0, -1), (0.0, -1), *((scores[each], each) for each in scores)]
            )
            if first >= 1 and first >= SURE * second and best[place] == (first, -index):
                anchors[self.here.places[index].source].append((index, place))
        return anchors

    def expected(self, index: int) -> float | None:
        """Where on the other side a sentence is expected, by the sure ones before and after it."""
        anchors = self.anchors.get(self.here.places[index].source, ())
        cut = bisect_right(anchors, index, key=lambda anchor: anchor[0])
        before, after = anchors[cut - 1] if cut else None, anchors[cut] if cut < len(anchors) else None
        if before and after and self._source(before[1]) == self._source(after[1]):
            share = (index - before[0]) / (after[0] - before[0])
            return before[1] + share * (after[1] - before[1])
        near = min(filter(None, (before, after)), key=lambda anchor: abs(anchor[0] - index), default=None)
        return None if near is None else near[1] + index - near[0]

    def _source(self, place: int) -> str:
        return self.there.places[place].source

    def match(self, row: StatementRow, index: int) -> Match | None:
        """The sentence that should make a statement of the sentence `index`; None if nothing speaks for one."""
        scores = self.scores(of_statement(row))
        for place, score in self.common[index].items():
            scores[place] += min(BESIDE, score)
        expected = self.expected(index)
        candidates = {*scores, *self._near(expected)}
        if not candidates:
            return None
        against = {place: self._against(place, index, expected) for place in candidates}
        best = max(candidates, key=lambda place: (scores.get(place, 0.0) - against[place], -place))
        score = scores.get(best, 0.0)
        if (score >= LEAST and score < against[best]) or (score < LEAST and against[best] >= NEAR):
            return None
        shared = tuple(sorted(set(self.here.made[index]) & set(self.there.made[best])))
        return Match(best, shared, "statements" if shared else "words" if score >= LEAST else "place")

    def _against(self, place: int, index: int, expected: float | None) -> float:
        """How much is against a sentence: that it is far from the place, or for sure that of another."""
        far = 1.0 if expected is None else min(1.0, abs(place - expected) / FAR)
        return far if self.taken.get(place, index) == index else TAKEN * (1 + 2 * far)

    def _near(self, expected: float | None) -> Iterator[int]:
        """Yield the sentences where one is expected, or between which."""
        if expected is not None:
            yield from (place for place in {floor(expected), ceil(expected)} if 0 <= place < len(self.there.places))


def _index(side: Side) -> Mapping[Feature, list[int]]:
    """The sentences that have a feature, in order."""
    found: dict[Feature, list[int]] = defaultdict(list)
    for index in range(len(side.places)):
        for feature in set(heard(side, index)):
            found[feature].append(index)
    return found
