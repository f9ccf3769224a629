"""Mentions to things: an IRI minted from what is said, the same from any language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from typing import NamedTuple

from kg.model import Mention, Quantity, TimeSpan
from kg.names import Scripts, exact_key
from kg.ontology import Ontology
from kg.vocabulary import DATA_BASE


class Thing(NamedTuple):
    """What a mention stands for."""

    key: str  # local part of the IRI; an IRI of the gazetteer is cut to its local part
    cls: str
    head: str = ""
    modifiers: tuple[str, ...] = ()  # in the order of composed labels
    literals: tuple[str, ...] = ()
    name: str = ""
    owner: str = ""  # key of the thing it belongs to, if that is part of its name
    place: str = ""  # key of the place that names it
    quantity: Quantity | None = None
    time: TimeSpan | None = None
    rank: tuple[str, int] | None = None
    ordinal: int = 0
    number: Quantity | None = None  # of a part of a top list: "4 of the top ten"


class Minter:
    """IRIs for mentions."""

    def __init__(self, ontology: Ontology, scripts: Scripts) -> None:
        self.ontology = ontology
        self.exact_key = cache(partial(exact_key, scripts=scripts))

    def quantity(self, quantity: Quantity) -> Thing:
        """The thing that a quantity is."""
        low, high = quantity.minimum, quantity.maximum
        number = f"{plain(low)}-{plain(high)}" if quantity.comparator == "between" else plain(quantity.value)
        parts = [part for part in (quantity.comparator, number, quantity.unit, quantity.period) if part]
        return Thing(f"quantity_{'_'.join(parts)}", "Quantity", quantity=quantity)

    def time(self, time: TimeSpan, anchor: str = "") -> Thing:
        """The thing that a time is; a relative one belongs to what it hangs on."""
        local = slug(time.label.replace("/", "-").replace("..", "open").replace("~", "-approximate"))
        owner = f"{anchor}." if anchor and time.basis == "unknown" and time.anchor not in ("document", "") else ""
        return Thing(f"{owner}time_{local}", "TimeSpan", time=time)

    def named(self, mention: Mention) -> Thing | None:
        """The thing of a name, a numbered plan, or a country of the lexicon."""
        if mention.iri:
            return Thing(
                mention.iri.removeprefix(DATA_BASE), self.ontology.gazetteer[mention.iri].cls, name=mention.name
            )
        if mention.ordinal:
            return self.numbered(mention)
        if mention.name:
            key = f"{slug(kebab(mention.cls))}_{self.exact_key(mention.name)}"
            return Thing(key, mention.cls, mention.head, self.order(mention.modifiers), name=mention.name)
        concept = self.ontology.concepts.get(mention.head)
        proper = concept is not None and concept.label[:1].isupper() and "named" not in concept.values
        if concept is not None and proper and self.is_named(mention.cls) and not mention.modifiers:
            return Thing(concept.id, concept.cls, concept.id)
        return None

    def numbered(self, mention: Mention) -> Thing:
        """The thing of a numbered plan."""
        for place in self.ontology.gazetteer.values():
            if place.cls == mention.cls and place.ordinal == mention.ordinal:
                return Thing(place.iri.removeprefix(DATA_BASE), place.cls, mention.head, ordinal=mention.ordinal)
        return Thing(f"{mention.head}_{mention.ordinal}", mention.cls, mention.head, ordinal=mention.ordinal)

    def is_named(self, cls: str) -> bool:
        """Whether things of a class have names."""
        return self.ontology.is_a(cls, self.ontology.composition.named)

    def is_scoped(self, mention: Mention) -> bool:
        """Whether a mention stands for a thing that belongs to another."""
        return self.ontology.is_a(mention.sort, self.ontology.composition.scoped)

    def composed(self, mention: Mention, owner: str = "", place: str = "") -> Thing:
        """The thing that head and modifiers make; within its owner if it has one."""
        modifiers, cls = self.order(self.telling(mention)), mention.sort
        parts = [*modifiers, *(self.exact_key(word) for word in mention.literals)]
        head = "" if mention.rank else mention.head
        local = "_".join(slug(part) for part in (*parts, head) if part) or kebab(cls)
        if mention.rank:
            local = f"{kebab(mention.rank[0])}-{mention.rank[1]}_{local}"
        if cls == "Title":
            local = f"title_{local}"
        key = f"{owner}.{local}" if owner else local
        part = (
            mention.number.quantity
            if mention.number and any(case == "AMONG" for case, _ in mention.dependents)
            else None
        )
        return Thing(
            key,
            cls,
            mention.head,
            modifiers,
            mention.literals,
            owner=owner,
            place=place,
            rank=mention.rank,
            number=part,
        )

    def telling(self, mention: Mention) -> Iterator[str]:
        """Yield the modifiers that add something to what the head says."""
        idle = self.ontology.composition.idle(mention.cls)
        yield from (modifier for modifier in mention.modifiers if modifier not in idle)

    def order(self, modifiers: Iterable[str]) -> tuple[str, ...]:
        """Modifiers in the order of composed labels, each once."""
        ranks = self.ontology.composition.order
        known = self.ontology.concepts

        def rank(modifier: str) -> tuple[int, str]:
            return ranks.get(known[modifier].cls, len(ranks)) if modifier in known else len(ranks), modifier

        return tuple(sorted(dict.fromkeys(modifiers), key=rank))


def plain(number: Decimal | None) -> str:
    """A number without exponent or idle zeros."""
    return "" if number is None else f"{number.normalize():f}"


def kebab(name: str) -> str:
    """A class or property name in lower case with hyphens."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def slug(text: str) -> str:
    """Text as part of an IRI."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in text).strip("-")


def digest(*parts: str) -> str:
    """A short hash of parts, for IRIs of claims."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
