"""Two sides to what only one of them says, with the sentence of the other that should have said it, and why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.compare.alignment import Aligner, Match
from kg.compare.pairing import Double, Lack, doubles, known, paired
from kg.compare.reasons import Judge, Reason
from kg.compare.sides import Side
from kg.explain.statements import StatementRow
from kg.ontology import Ontology


class Missing(NamedTuple):
    """A statement of one side only."""

    row: StatementRow
    place: int  # the sentence that makes it
    match: Match | None  # the sentence of the other side that should have
    reasons: tuple[Reason, ...]


class Comparison(NamedTuple):
    """What two sides say, together and alone."""

    a: Side
    b: Side
    both: tuple[str, ...]  # ids
    differing: tuple[str, ...]  # of both, those with other circumstances on each side
    only_a: tuple[Missing, ...]
    only_b: tuple[Missing, ...]
    doubles: Counter[Double]  # things of A and of B that the same is said of, and how often: perhaps they are one

    @property
    def either(self) -> int:
        """The number of statements of both sides together."""
        return len(self.both) + len(self.only_a) + len(self.only_b)

    @property
    def parity(self) -> float:
        """The share of statements that both make, in per cent; 0 if there are none."""
        return 100 * len(self.both) / max(1, self.either)


def shared(a: Side, b: Side) -> tuple[int, int]:
    """The number of statements that both sides make, and that either makes, without reasons."""
    return len(a.statements.keys() & b.statements), len(a.statements.keys() | b.statements)


def compare(a: Side, b: Side, ontology: Ontology) -> Comparison:
    """Compare two sides."""
    both = tuple(sorted(a.statements.keys() & b.statements))
    differing = tuple(each for each in both if _circumstances(a, each) != _circumstances(b, each))
    (only_a, same), (only_b, _) = _only(a, b, ontology), _only(b, a, ontology)
    return Comparison(a, b, both, differing, only_a, only_b, same)


def _circumstances(side: Side, statement: str) -> set[tuple[str, str]]:
    """The circumstances of a statement, by IRI."""
    found = side.statements[statement]["qualifiers"]
    return {(each["predicate"]["iri"], each["object"].get("iri", "")) for each in found}


def _only(here: Side, there: Side, ontology: Ontology) -> tuple[tuple[Missing, ...], Counter[Double]]:
    """The statements that one side alone makes, in the order of its sentences, and things that may be one."""
    alone = sorted(here.statements.keys() - there.statements, key=lambda each: (here.said[each], each))
    found = tuple(_matched([(here.statements[each], here.said[each][0]) for each in alone], Aligner(here, there)))
    lacking = [Lack(row, match.place if match else None, here.made[place]) for row, place, match in found]
    instead = paired(lacking, there, there.statements.keys() - here.statements)
    same = doubles(lacking, instead)
    instead = dict(known(lacking, there)) | instead
    judge = Judge(there, instead, (double for double, _ in same.most_common()), ontology)
    missing = (Missing(*each, judge.reasons(lack)) for each, lack in zip(found, lacking, strict=True))
    return tuple(sorted(missing, key=lambda each: (each.place, each.match.place if each.match else -1))), same


def _matched(
    rows: Sequence[tuple[StatementRow, int]], aligner: Aligner
) -> Iterator[tuple[StatementRow, int, Match | None]]:
    """Yield each statement with its sentence and the match; one without takes that of the statements beside it."""
    matches = [aligner.match(*each) for each in rows]
    beside = {place: match for (_, place), match in zip(rows, matches, strict=True) if match}
    for (row, place), match in zip(rows, matches, strict=True):
        yield row, place, match or beside.get(place)
