"""Colours, shapes and dashes of the page: what explorer/appearance.json says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import KnowledgeError

SHAPES = frozenset({"dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon"})


class Look(NamedTuple):
    """How the things of a class are drawn."""

    colour: str
    shape: str


class Appearance(NamedTuple):
    """How classes and statuses are drawn."""

    classes: dict[str, Look]
    spare: tuple[Look, ...]
    statuses: list[dict[str, object]]

    def looks(self, names: Sequence[str]) -> list[Look]:
        """A look for each class; those without one of their own share the spare ones in turn."""
        unknown = sorted(set(names) - set(self.classes))
        lent = {name: self.spare[turn % len(self.spare)] for turn, name in enumerate(unknown)}
        return [self.classes.get(name) or lent[name] for name in names]


def load_appearance(path: Path) -> Appearance:
    """The looks that a data file gives."""
    data = json.loads(path.read_text(encoding="utf-8"))
    classes = {name: _look(path, name, *pair) for name, pair in data["classes"].items()}
    spare = tuple(_look(path, "spare", *pair) for pair in data["spare"])
    return Appearance(classes, spare, data["statuses"])


def _look(path: Path, name: str, colour: str, shape: str) -> Look:
    if shape not in SHAPES:
        raise KnowledgeError(path.name, f"{name} has the unknown shape {shape!r}", f"use one of {sorted(SHAPES)}")
    return Look(colour, shape)
