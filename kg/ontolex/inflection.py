"""Verbs, auxiliaries and endings as they are spelt: the loaders keep only look-up keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.entries import Line, forms, lines, pair
from kg.language import Ending, Profile, load_profile
from kg.lexicon import FILES
from kg.morphology import verb_forms

CITATION = (frozenset({"vn"}), frozenset({"inf"}))  # the features of a dictionary form, the first that a verb has


class Form(NamedTuple):
    """A form of a verb."""

    text: str
    case: str
    features: tuple[str, ...]

    @property
    def name(self) -> str:
        """What tells it from the other forms of its verb."""
        return "-".join(filter(None, (self.case, *self.features, self.text)))


class Verb(NamedTuple):
    """A verb and its forms, the citation form first."""

    id: str
    forms: tuple[Form, ...]


class Helper(NamedTuple):
    """An auxiliary: words that add features to the verb they follow."""

    after: str
    form: str
    adds: tuple[str, ...]

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.after}/{'_'.join(self.form.replace('~', '').split())}/{'-'.join(self.adds)}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A language as it is written."""

    profile: Profile
    verbs: tuple[Verb, ...]
    helpers: tuple[Helper, ...]
    cited: Mapping[str, str]  # verb -> its citation form

    @property
    def endings(self) -> tuple[Ending, ...]:
        """Endings of words, sorted."""
        return _sorted(self.profile.endings)

    @property
    def number_endings(self) -> tuple[Ending, ...]:
        """Endings of numbers, sorted."""
        return _sorted(self.profile.number_endings)

    def written(self, form: str) -> str:
        """An expression with its verb in the citation form."""
        return " ".join(self.cited.get(word[1:], word) if word.startswith("~") else word for word in form.split())


def _sorted(endings: Iterable[Ending]) -> tuple[Ending, ...]:
    return tuple(sorted(set(endings), key=lambda ending: (ending.suffix, ending.case, sorted(ending.features))))


def load_spelling(folder: Path) -> Spelling:
    """The forms of the language in a folder of ontology/languages/."""
    profile = load_profile(folder, fold=str)
    rows = tuple(chain.from_iterable(lines(folder / name) for name in FILES))
    found: dict[str, set[Form]] = {}
    for text, readings in verb_forms(profile, (row for row in rows if row.section == "verbs")).items():
        for reading in readings:
            form = Form(text, reading.case, tuple(sorted(reading.features)))
            found.setdefault(reading.verb, set()).add(form)
    verbs = tuple(Verb(verb, _cited_first(listed)) for verb, listed in sorted(found.items()))
    cited = {verb.id: verb.forms[0].text for verb in verbs}
    return Spelling(profile, verbs, tuple(sorted(set(helpers(rows)))), cited)


def _cited_first(listed: Iterable[Form]) -> tuple[Form, ...]:
    """Forms in order, the one that dictionaries list first."""

    def rank(form: Form) -> tuple[int, Form]:
        features = frozenset(form.features)
        return (CITATION.index(features) if features in CITATION and not form.case else len(CITATION)), form

    return tuple(sorted(listed, key=rank))


def helpers(rows: Iterable[Line]) -> Iterator[Helper]:
    """Yield the auxiliaries of `FEATURE | forms = features`."""
    for row in rows:
        if row.section == "auxiliaries":
            left, added = pair(row)
            after, _, listed = left.partition("|")
            for form in forms(row, listed):
                yield Helper(after.strip(), form, tuple(sorted(added.split())))
