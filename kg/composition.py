"""How noun phrases mean something: the rules of ontology/composition.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kg.entries import Line, lines
from kg.errors import KnowledgeError
from kg.language import CASES

SECTIONS = frozenset(
    [
        "identity",
        "shared",
        "attachments",
        "modifiers",
        "counts",
        "classes",
        "absorbed",
        "ranks",
        "adjuncts",
        "indicators",
        "order",
        "policy",
        "times",
    ]
)


class Attachment(NamedTuple):
    """A dependent or modifier of a head, and the property between them."""

    head: str
    classes: tuple[str, ...]
    cases: tuple[str, ...]
    property: str
    name: str
    qualifies: bool = False  # a circumstance of the claims, not a statement of its own
    of_object: bool = False  # an adjunct that says something of the object
    late: bool = False  # only if no frame takes the dependent
    compose: str = ""  # concept under which all such modifiers make one object; "*": the last of them


class Indicator(NamedTuple):
    """A figure: head concept and modifiers, and the property that it measures."""

    head: str
    modifiers: frozenset[str]
    property: str


@dataclass(frozen=True, slots=True)
class Composition:
    """All rules of composition."""

    named: frozenset[str]
    scoped: frozenset[str]
    local: frozenset[str]  # properties that make a kind that of its owner
    shared: frozenset[str]
    attachments: tuple[Attachment, ...]
    modifiers: tuple[Attachment, ...]
    adjuncts: tuple[Attachment, ...]
    counts: Mapping[str, str]
    narrower: Mapping[tuple[str, str], str]  # (class, modifier) -> class
    absorbed: Mapping[str, frozenset[str]]
    ranks: Mapping[str, str]  # class or concept -> property
    indicators: tuple[Indicator, ...]
    order: Mapping[str, int]
    policy: Mapping[str, Decimal]
    times: Mapping[str, tuple[Decimal, Decimal]]

    def indicator(self, head: str, modifiers: Iterable[str]) -> str:
        """The property that an indicator measures, or "" if it is none that the ontology names."""
        said = frozenset(modifiers)
        return next((row.property for row in self.indicators if row.head == head and row.modifiers <= said), "")


def load_composition(path: Path) -> Composition:
    """Read composition.txt."""
    rows: dict[str, list[Line]] = {section: [] for section in SECTIONS}
    for line in lines(path):
        if line.section not in SECTIONS:
            raise KnowledgeError(line.where, f"unknown section [{line.section}]", f"use one of {sorted(SECTIONS)}")
        rows[line.section].append(line)
    identity = {key: value for line in rows["identity"] for key, value in [split(line, "=")]}
    return Composition(
        named=frozenset(identity.get("named", "").split()),
        scoped=frozenset(identity.get("scoped", "").split()),
        local=frozenset(identity.get("local", "").split()),
        shared=frozenset(" ".join(line.text for line in rows["shared"]).split()),
        attachments=tuple(attachment(line) for line in rows["attachments"]),
        modifiers=tuple(attachment(line) for line in rows["modifiers"]),
        adjuncts=tuple(adjunct(line) for line in rows["adjuncts"]),
        counts=dict(split(line, ":") for line in rows["counts"]),
        narrower=dict(narrowing(line) for line in rows["classes"]),
        absorbed={key: frozenset(value.split()) for key, value in map(halves(":"), rows["absorbed"])},
        ranks=dict(map(halves(":"), rows["ranks"])),
        indicators=tuple(indicator(line) for line in rows["indicators"]),
        order={name: rank for rank, name in enumerate(" ".join(line.text for line in rows["order"]).split())},
        policy={key: Decimal(value) for key, value in map(halves("="), rows["policy"])},
        times=dict(map(part, rows["times"])),
    )


def split(line: Line, separator: str) -> tuple[str, str]:
    """The two halves of a line."""
    left, found, right = line.text.partition(separator)
    if not found or not left.strip() or not right.strip():
        raise KnowledgeError(line.where, f"no {separator!r} in {line.text!r}", f"write left {separator} right")
    return left.strip(), right.strip()


def halves(separator: str) -> Callable[[Line], tuple[str, str]]:
    """A function that splits a line at a separator."""
    return lambda line: split(line, separator)


def attachment(line: Line) -> Attachment:
    """Read `Head <- Class Class CASE CASE : property`."""
    left, right = split(line, ":")
    name, *options = right.split()
    head, arrow, rest = left.partition("<-")
    words = rest.split()
    if not arrow or not words:
        raise KnowledgeError(line.where, f"no <- in {line.text!r}", "write Head <- Class CASE : property")
    return Attachment(
        head.strip(),
        *classes_and_cases(words),
        name,
        f"{head.strip()}-{name}",
        late="late" in options,
        compose=composing(options),
    )


def composing(options: list[str]) -> str:
    """The concept after "as"."""
    return options[options.index("as") + 1] if "as" in options else ""


def adjunct(line: Line) -> Attachment:
    """Read `Class CASE : property [qualifies]`."""
    left, right = split(line, ":")
    name, *options = right.split()
    return Attachment(
        "*", *classes_and_cases(left.split()), name, f"adjunct-{name}", "qualifies" in options, "object" in options
    )


def classes_and_cases(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell classes from cases; NOM becomes the empty string."""
    cases = tuple("" if word == "NOM" else word for word in words if word in CASES)
    return tuple(word for word in words if word not in CASES), cases


def narrowing(line: Line) -> tuple[tuple[str, str], str]:
    """Read `Class + modifier : Class`."""
    left, narrow = split(line, ":")
    wide, _, modifier = left.partition("+")
    return (wide.strip(), modifier.strip()), narrow


def indicator(line: Line) -> Indicator:
    """Read `head modifier modifier : property`."""
    left, name = split(line, ":")
    head, *modifiers = left.split()
    return Indicator(head, frozenset(modifiers), name)


def part(line: Line) -> tuple[str, tuple[Decimal, Decimal]]:
    """Read `concept : first last`."""
    concept, bounds = split(line, ":")
    first, last = bounds.split()
    return concept, (Decimal(first), Decimal(last))
