"""Frames: what an event says, once for all languages (ontology/frames.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from kg.entries import check_known, read_toml
from kg.errors import KnowledgeError

STATUSES = frozenset({"asserted", "achieved", "inProgress", "planned", "goal", "reported", "none"})
LISTS = frozenset({"states", "planned", "goal", "denied", "qualifiers"})
FLAGS = frozenset({"absorbs", "means", "resumes", "absent"})
SETTINGS = frozenset({"status", "operator", "progressive", "perfect", "purpose", "comparator"})


class Role(NamedTuple):
    """A part in a frame and who may play it."""

    name: str
    classes: tuple[str, ...]
    optional: bool


class Condition(NamedTuple):
    """A role that must be of one of some classes, or of none of them."""

    role: str
    classes: tuple[str, ...]
    negated: bool


class State(NamedTuple):
    """A statement that a frame makes."""

    subject: str
    predicate: str
    object: str
    conditions: tuple[Condition, ...] = ()  # all must hold
    number: bool = False  # of the object only its number is meant: how much is made in a year


@dataclass(frozen=True, slots=True)
class Frame:
    """An event type with its roles and statements."""

    name: str
    roles: tuple[Role, ...]
    states: tuple[State, ...]
    planned: tuple[State, ...]
    goal: tuple[State, ...]
    denied: tuple[State, ...]
    qualifiers: tuple[tuple[str, str], ...]
    status: str = "asserted"
    operator: str = ""
    progressive: str = ""
    perfect: str = ""
    purpose: str = "goal"
    comparator: str = ""
    absorbs: bool = False
    means: bool = False
    resumes: bool = False
    absent: bool = False

    @property
    def takes_clause(self) -> bool:
        """Whether its object is what a clause says: "X recognises that ..."."""
        return any(role.classes == ("Claim",) for role in self.roles)


def load_frames(path: Path) -> dict[str, Frame]:
    """Read frames.toml."""
    found = {}
    tables = read_toml(path)
    aliases = cast("dict[str, str]", tables.pop("aliases", {}))
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise KnowledgeError(path.name, f"{name!r} stands outside a frame", "put it under a [frame]")
        table = {key: expanded(value, aliases) for key, value in table.items()}
        found[name] = frame(f"{path.name} [{name}]", name, table)
    return found


def expanded(value: object, aliases: Mapping[str, str]) -> object:
    """A value with the names of groups of classes replaced by the classes."""
    if not isinstance(value, str):
        return value
    return " ".join(aliases.get(word, word) for word in value.split())


def frame(where: str, name: str, table: Mapping[str, object]) -> Frame:
    """One frame."""
    roles = tuple(role(key, str(value)) for key, value in table.items() if key not in LISTS | FLAGS | SETTINGS)
    names = {part.name for part in roles}

    def states(key: str) -> tuple[State, ...]:
        return tuple(state(where, text, names) for text in cast("list[str]", table.get(key, [])))

    settings = {key: str(table[key]) for key in SETTINGS if key in table}
    for key in settings.keys() - {"comparator"}:
        check_known(where, "status", settings[key], STATUSES)
    qualifiers = tuple(qualifier(where, text, names) for text in cast("list[str]", table.get("qualifiers", [])))
    return Frame(
        name,
        roles,
        states("states"),
        states("planned"),
        states("goal"),
        states("denied"),
        qualifiers,
        absorbs=bool(table.get("absorbs", False)),
        means=bool(table.get("means", False)),
        resumes=bool(table.get("resumes", False)),
        absent=bool(table.get("absent", False)),
        **settings,
    )


def role(name: str, text: str) -> Role:
    """Read `Class Class ?`."""
    words = text.split()
    return Role(name, tuple(word for word in words if word != "?"), "?" in words)


def state(where: str, text: str, roles: set[str]) -> State:
    """Read `role property role[.number] [when role Class !Class [and role Class]]`."""
    said, _, tests = text.partition(" when ")
    words = said.split()
    if len(words) != 3:
        raise KnowledgeError(where, f"cannot read {text!r}", "write role property role [when role Class]")
    conditions = tuple(condition(test.split()) for test in tests.split(" and ")) if tests else ()
    object_ = words[2].removesuffix(".number")
    for name in (words[0], object_, *(test.role for test in conditions)):
        check_known(where, f"role in {text!r}:", name, roles)
    return State(words[0], words[1], object_, conditions, number=object_ != words[2])


def condition(words: list[str]) -> Condition:
    """Read `role Class Class` or `role !Class !Class`."""
    return Condition(words[0], tuple(word.lstrip("!") for word in words[1:]), any(w.startswith("!") for w in words))


def qualifier(where: str, text: str, roles: set[str]) -> tuple[str, str]:
    """Read `property role`."""
    name, _, player = text.partition(" ")
    check_known(where, f"role in {text!r}:", player, roles)
    return name, player
