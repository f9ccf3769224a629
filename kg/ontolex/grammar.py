"""The names of cases, features and parts of speech in LexInfo: https://lexinfo.net/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.entries import read_toml
from kg.errors import KnowledgeError
from kg.language import CASES, FEATURES, NUMBERS
from kg.vocabulary.lexical import LEXINFO_BASE, LEXIS


@dataclass(frozen=True, slots=True)
class Terms:
    """IRIs for the cases, features and parts of speech of the lexicons."""

    cases: Mapping[str, str]
    features: Mapping[str, tuple[str, str]]  # a property and its value
    parts: Mapping[str, str]

    def marks(self, cases: Iterable[str]) -> list[str]:
        """Cases as IRIs; no mark is the nominative."""
        return [self.cases[case or "NOM"] for case in cases]

    def said(self, features: Iterable[str]) -> list[tuple[str, str]]:
        """Features as properties and values, sorted."""
        return sorted(self.features[feature] for feature in features)


def load_terms(path: Path) -> Terms:
    """Read lexinfo.toml: every case and every feature has a term."""
    table = cast("dict[str, dict[str, str]]", read_toml(path))
    for section, wanted in (("cases", CASES), ("features", FEATURES | NUMBERS)):
        missing = sorted(wanted - table.get(section, {}).keys())
        if missing:
            raise KnowledgeError(path.name, f"no term for {missing[0]!r} in [{section}]", f"add {missing[0]} = ...")
    features = {}
    for name, text in table["features"].items():
        key, _, value = text.partition(" ")
        features[name] = (_term(path.name, key), _term(path.name, value))
    return Terms(
        {name: _term(path.name, text) for name, text in table["cases"].items()},
        features,
        {name: _term(path.name, text) for name, text in table.get("parts", {}).items()},
    )


def _term(where: str, text: str) -> str:
    """The IRI of `lexinfo:name` or `lexis:name`."""
    prefix, _, name = text.partition(":")
    if prefix == "lexinfo" and name:
        return LEXINFO_BASE + name
    if prefix == "lexis" and LEXIS.BASE + name in LEXIS.terms():
        return LEXIS.term(name)
    raise KnowledgeError(where, f"cannot read {text!r}", "write lexinfo:name, or lexis:name with a term of lexis.ttl")
