"""What the other side says instead: its own statements that are nearest to those it does not make, each taken once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.compare.likeness import Feature, key, kin
from kg.compare.sides import Side
from kg.explain.statements import StatementRow
from kg.vocabulary import RDF

ANYWHERE = "status"  # a likeness so near that the statement may stand anywhere
NEAR = frozenset({"object", "subject"})  # likenesses that tell even of a statement that both sides make
LOOSE = frozenset({"kinds", "relation"})  # likenesses that tell only where one statement of the sentence has them
Double = tuple[str, str]  # IRIs of a thing of this side and of one of the other


class Instead(NamedTuple):
    """A statement of the other side in place of one of this, and what they have in common: the kind of a likeness."""

    kind: str
    row: StatementRow


class Lack(NamedTuple):
    """A statement that the other side does not make, and its sentence that should."""

    row: StatementRow
    place: int | None
    beside: tuple[str, ...]  # all statements of the sentence of this side that makes it


def paired(lacking: Sequence[Lack], there: Side, only: Iterable[str]) -> dict[str, Instead]:
    """What the other side alone says instead of each statement, by its id; the nearest kin are paired first."""
    free = {row["id"]: tuple(kin(row)) for row in map(there.statements.__getitem__, only)}
    whole = {features[0]: each for each, features in free.items()}
    waiting = {
        lack.row["id"]: (lack, tuple(kin(lack.row))) for lack in sorted(lacking, key=lambda lack: _order(lack.row))
    }
    found: dict[str, Instead] = {}
    for level in range(max((len(features) for _, features in waiting.values()), default=0)):
        for each, (lack, features) in list(waiting.items()):
            feature = features[level]
            if feature[0] == ANYWHERE:
                fitting = [whole[feature]] if whole.get(feature) in free else []
            else:
                fitting = _fitting(feature, level, lack.place, there, free)
            if len(fitting) == 1 or (fitting and feature[0] not in LOOSE):
                found[each] = Instead(feature[0], there.statements[fitting[0]])
                del free[fitting[0]], waiting[each]
    return found


def known(lacking: Iterable[Lack], there: Side) -> Iterator[tuple[str, Instead]]:
    """Yield what the sentence says of another thing, or of the same, that this side knows from elsewhere."""
    for lack in lacking:
        features = {feature for feature in kin(lack.row) if feature[0] in NEAR}
        made = () if lack.place is None else there.made[lack.place]
        for each in sorted(set(made) - set(lack.beside)):
            row = there.statements[each]
            shared = [feature for feature in kin(row) if feature in features]
            if shared and row["predicate"]["iri"] != RDF.type:
                yield lack.row["id"], Instead(shared[0][0], row)


def _fitting(
    feature: Feature, level: int, place: int | None, there: Side, free: Mapping[str, tuple[Feature, ...]]
) -> list[str]:
    """The statements of a sentence that have a likeness and are not yet taken, in the order of its words."""
    made = () if place is None else there.made[place]
    fitting = [each for each in made if each in free and free[each][level] == feature]
    return sorted(fitting, key=lambda each: _order(there.statements[each]))


def _order(row: StatementRow) -> tuple[str, int, str]:
    """The order of statements in the text."""
    first = row["evidence"][0]
    return first["source"], first["start"], row["id"]


# --- things that may be one -------------------------------------------------------------------


def doubles(lacking: Iterable[Lack], instead: Mapping[str, Instead]) -> Counter[Double]:
    """Things of both sides that the same is said of, and how often: perhaps they are one."""
    found: Counter[Double] = Counter()
    for lack in lacking:
        pair = instead.get(lack.row["id"])
        if pair and pair.kind in ("subject", "things"):
            found.update({rooted(key(lack.row["subject"]), key(pair.row["subject"])): 1})
    return Counter({double: times for double, times in found.items() if double[0] != double[1]})


def rooted(one: str, other: str) -> Double:
    """Two things, or those that they belong to where they are called the same within them.

    >>> rooted("id/dublin.paper_cluster.enterprise", "id/divlin.paper_cluster.enterprise")
    ('id/dublin', 'id/divlin')
    """
    while _tail(one) == _tail(other) != "":
        one, other = one.rpartition(".")[0], other.rpartition(".")[0]
    return one, other


def _tail(iri: str) -> str:
    """The name of a thing within another; empty if it belongs to none."""
    return iri.rpartition("/")[2].partition(".")[2].rpartition(".")[2]


def known_as(iri: str, found: Mapping[str, str]) -> Iterator[str]:
    """Yield what the other side may call a thing, by the doubles of what it belongs to."""
    root, tails = iri, ""
    while True:
        if root in found:
            yield found[root] + tails
        if not _tail(root):
            return
        tails, root = f".{_tail(root)}{tails}", root.rpartition(".")[0]
