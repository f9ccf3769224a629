"""A noun phrase while its words are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Mention, Token


class Opening(NamedTuple):
    """What an adposition before a phrase says of it."""

    case: str = ""
    hangs: bool = False  # it hangs on what stands before the adposition


UNOPENED = Opening()


@dataclass(slots=True)
class Chunk:
    """A noun phrase in the making."""

    start: int
    tokens: list[Token] = field(default_factory=list)
    number: Mention | None = None
    cutoff: Mention | None = None  # the number in "the top ten"
    case: str = ""
    opened: Opening = UNOPENED
    definite: bool = False
    plural: bool = False
    determined: bool = False
    article: bool = False
    quoted: bool = False
    boundary: bool = False
