"""Classes, relations and other terms of the vocabulary to numbers and words in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.export.appearance import Appearance

Labels = Mapping[str, Mapping[str, str]]
Record = dict[str, object]


def local_name(iri: str) -> str:
    """What stands after the last separator of an IRI.

    >>> local_name("https://w3id.org/sutra/onto#locatedIn")
    'locatedIn'
    """
    return re.split(r"[#/]", iri.rstrip("#/"))[-1] or iri


def split_name(name: str) -> str:
    """A local name as words.

    >>> split_name("locatedIn")
    'located in'
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ")
    return words if words.isupper() else words.lower()


class Terms:
    """The terms that a page uses, numbered in the order in which they are met."""

    def __init__(self, labels: Labels) -> None:
        self._labels = {**{local_name(key): words for key, words in sorted(labels.items())}, **labels}
        self._classes: dict[str, int] = {}
        self._relations: dict[str, int] = {}
        self._used: dict[str, int] = {}

    def class_number(self, iri: str) -> int:
        """The number of a class."""
        return self._classes.setdefault(iri, len(self._classes))

    def relation_number(self, iri: str, *, used: bool = True) -> int:
        """The number of a relation; `used` counts a statement with it."""
        self._used[iri] = self._used.get(iri, 0) + used
        return self._relations.setdefault(iri, len(self._relations))

    def classes(self, appearance: Appearance) -> list[Record]:
        """The classes met so far, each with its colour and shape."""
        looks = appearance.looks([local_name(iri) for iri in self._classes])
        return [
            {"iri": iri, "labels": self.label(iri), "colour": look.colour, "shape": look.shape}
            for iri, look in zip(self._classes, looks, strict=True)
        ]

    def relations(self) -> list[Record]:
        """The relations met so far, each with the number of its statements."""
        return [{"iri": iri, "labels": self.label(iri), "count": self._used[iri]} for iri in self._relations]

    def words(self, names: Iterable[str]) -> dict[str, Mapping[str, str]]:
        """Labels of those names that have any."""
        return {name: self._known(name) for name in sorted(names) if self._known(name)}

    def label(self, iri: str) -> Mapping[str, str]:
        """The labels of a term by language, else its split name in English."""
        return self._known(iri) or {"en": split_name(local_name(iri))}

    def _known(self, iri: str) -> Mapping[str, str]:
        words = self._labels.get(iri) or self._labels.get(local_name(iri)) or {}
        return dict(sorted(words.items()))
