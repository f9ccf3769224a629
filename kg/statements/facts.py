"""Facts: claims whose mentions have become things, and the words that stood for things."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from kg.graph import Evidence
from kg.statements.things import Thing


class Fact(NamedTuple):
    """A claim whose mentions have become things: it needs its document no more."""

    subject: Thing
    predicate: str
    object: Thing | str | Fact
    status: str
    polarity: str
    qualifiers: tuple[tuple[str, Thing], ...]
    evidence: Evidence


Seen = Counter[tuple[str, str, str]]  # key of a thing, language, words that stood for it
