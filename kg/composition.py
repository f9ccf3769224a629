"""How noun phrases mean something: the rules of ontology/composition.txt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from kg.entries import Line, check_known, check_number, lines
from kg.errors import KnowledgeError
from kg.language import CASES
from kg.model import Mention

SECTIONS: Mapping[
    str, str
] = {  # section -> its lines: a kind of word, "a|b" either, "a..." any number; others stand for themselves
    "identity": "named|scoped|topics|adjectives|local|ratios = Class|property...",
    "shared": "Class...",
    "attachments": "Class <- Class Class... CASE... : property late|inverse...",
    "modifiers": "Class <- Class Class... : property as|concept|*...",
    "counts": "Class : property",
    "classes": "Class + concept : Class",
    "absorbed": "Class : concept concept...",
    "ranks": "Class|concept : property",
    "adjuncts": "Class Class... CASE... : property qualifies|object...",
    "indicators": "concept concept... : property",
    "order": "Class...",
    "policy": "about|nearly|several|around = number",
    "times": "concept : number number",
}
SIGN = re.compile(r"(?:^|\s)(<-|[:=+])(?:\s|$)")
IDENTITY = ("named", "scoped", "topics", "adjectives", "ratios", "local")
POLICIES = ("about", "nearly", "several", "around")
Names = Mapping[str, Collection[str]]  # kind of word -> all of that kind
Row = list[list[str]]  # the words of a line, cut at its signs


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
    inverse: bool = False  # the dependent is the subject: "the enterprises of the cluster"
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
    topics: frozenset[str]  # classes of what a text goes on to speak of
    adjectives: frozenset[str]  # classes of what only modifies
    ratios: frozenset[str]  # properties that are measured in per cent: no other is
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

    def idle(self, cls: str) -> frozenset[str]:
        """The modifiers that add nothing to a head of a class."""
        return self.absorbed.get(cls, frozenset()) | self.absorbed.get("*", frozenset())

    def indicator(self, mention: Mention) -> str:
        """The property that an indicator measures, or "" if it is none that the ontology names."""
        if mention.literals:
            return ""  # a word without entry may make it the figure of something else
        head, said = mention.head, frozenset(mention.modifiers)
        return next((row.property for row in self.indicators if row.head == head and row.modifiers <= said), "")


def load_composition(path: Path, names: Names) -> Composition:
    """Read composition.txt, whose rules may speak of some classes, properties and concepts."""
    rows: dict[str, list[Row]] = {section: [] for section in SECTIONS}
    names = {**names, "CASE": CASES}
    for line in lines(path):
        check_known(line.where, "section", line.section, SECTIONS)
        rows[line.section].append(row(line, names))
    identity = {key: frozenset(value) for (key,), value in rows["identity"]}
    return Composition(
        **{key: identity.get(key, frozenset()) for key in IDENTITY},
        shared=frozenset(word for (words,) in rows["shared"] for word in words),
        attachments=tuple(map(attachment, rows["attachments"])),
        modifiers=tuple(map(attachment, rows["modifiers"])),
        adjuncts=tuple(map(adjunct, rows["adjuncts"])),
        counts={cls: name for (cls,), (name,) in rows["counts"]},
        narrower={(wide, modifier): narrow for (wide,), (modifier,), (narrow,) in rows["classes"]},
        absorbed={cls: frozenset(modifiers) for (cls,), modifiers in rows["absorbed"]},
        ranks={key: name for (key,), (name,) in rows["ranks"]},
        indicators=tuple(Indicator(head, frozenset(said), name) for (head, *said), (name,) in rows["indicators"]),
        order={name: rank for rank, name in enumerate(word for (words,) in rows["order"] for word in words)},
        policy=policies(path.name, rows["policy"]),
        times={concept: (Decimal(first), Decimal(last)) for (concept,), (first, last) in rows["times"]},
    )


def policies(where: str, rows: Iterable[Row]) -> dict[str, Decimal]:
    """The bounds that texts do not state; each must be given."""
    found = {key: Decimal(value) for (key,), (value,) in rows}
    for key in POLICIES:
        if key not in found:
            raise KnowledgeError(f"{where} [policy]", f"no {key!r}", f"add {key} = number")
    return found


def row(line: Line, names: Names) -> Row:
    """The words of a line, if it is written as its section asks."""
    pattern = SECTIONS[line.section]
    (wanted, signs), (found, others) = cut(pattern), cut(line.text)
    if signs != others:
        missing = [f"no {sign!r} in" for sign in signs if sign not in others]
        raise KnowledgeError(line.where, f"{(missing or ['cannot read'])[0]} {line.text!r}", f"write {pattern}")
    for kinds, words in zip(wanted, found, strict=True):
        once = [kind for kind in kinds if not kind.endswith("...")]
        more = "|".join(kind.removesuffix("...") for kind in kinds[len(once) :])
        if len(words) < len(once) or (len(words) > len(once) and not more):
            raise KnowledgeError(line.where, f"cannot read {line.text!r}", f"write {pattern}")
        for word, kind in zip_longest(words, once, fillvalue=more):
            check_word(line, word, kind.split("|"), names)
    return found


def cut(text: str) -> tuple[Row, list[str]]:
    """The words between signs, and the signs."""
    parts = SIGN.split(text)
    return [part.split() for part in parts[::2]], parts[1::2]


def check_word(line: Line, word: str, kinds: Sequence[str], names: Names) -> None:
    """Refuse a word that is of none of some kinds."""
    if "number" in kinds:
        check_number(line, word)
    else:
        known = {name for kind in kinds for name in names.get(kind, (kind,))}
        check_known(line.where, " or ".join(kinds), word, known)


def attachment(row: Row) -> Attachment:
    """An attachment or modifier: head, dependents, property with options."""
    (head,), words, (name, *options) = row
    compose = options[-1] if "as" in options else ""
    late, inverse = "late" in options, "inverse" in options
    classes, cases = classes_and_cases(words)
    return Attachment(head, classes, cases, name, f"{head}-{name}", late=late, inverse=inverse, compose=compose)


def adjunct(row: Row) -> Attachment:
    """An adjunct: dependents, property with options."""
    words, (name, *options) = row
    return Attachment(
        "*", *classes_and_cases(words), name, f"adjunct-{name}", "qualifies" in options, "object" in options
    )


def classes_and_cases(words: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell classes from cases; NOM becomes the empty string."""
    words = tuple(words)
    cases = tuple("" if word == "NOM" else word for word in words if word in CASES)
    return tuple(word for word in words if word not in CASES), cases
