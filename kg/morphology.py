"""Forms of words: the endings of nouns, the conjugations of verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kg.entries import Line, pair
from kg.errors import KnowledgeError
from kg.language import CASES, FEATURES, Ending, Profile


class VerbForm(NamedTuple):
    """A reading of a word as a form of a verb."""

    verb: str
    features: frozenset[str]
    case: str


class Reading(NamedTuple):
    """A way to read a word: as which dictionary form, with which ending."""

    key: str
    case: str = ""
    features: frozenset[str] = frozenset()
    ending: int = 0  # letters of the look-up key that the ending takes


def analyser(profile: Profile) -> Callable[[str], tuple[Reading, ...]]:
    """A function from the look-up key of a word to its readings: as it stands, then with one ending cut off."""
    by_last: dict[str, list[Ending]] = {}
    for ending in profile.endings:
        by_last.setdefault(ending.suffix[-1], []).append(ending)

    @lru_cache(maxsize=200_000)
    def analyse(key: str) -> tuple[Reading, ...]:
        found = [Reading(key)]
        for ending in by_last.get(key[-1], ()):
            if stem := ending.cut(key):
                found.append(Reading(stem, ending.case, ending.features, len(ending.suffix)))
        return tuple(found)

    return analyse


def verb_forms(profile: Profile, rows: Iterable[Line]) -> dict[str, tuple[VerbForm, ...]]:
    """Every form of every verb, by look-up key."""
    found: dict[str, list[VerbForm]] = {}
    listed: dict[str, str] = {}
    for row in rows:
        verb, value = pair(row)
        if verb in listed:
            where = listed[verb]
            raise KnowledgeError(row.where, f"verb {verb!r} is listed twice ({where})", "write all stems in one line")
        listed[verb] = row.where
        regular, _, irregular = value.partition(":")
        for key, form in chain(
            regular_forms(profile, row, verb, regular), irregular_forms(profile, row, verb, irregular)
        ):
            if form not in found.setdefault(key, []):
                found[key].append(form)
    return {key: tuple(listed) for key, listed in found.items()}


def regular_forms(profile: Profile, row: Line, verb: str, text: str) -> Iterator[tuple[str, VerbForm]]:
    """Yield the forms of `PARADIGM stem stem PARADIGM stem`."""
    paradigm: tuple[Ending, ...] = ()
    for word in text.split():
        if word == "-":
            continue
        if word in profile.paradigms:
            paradigm = profile.paradigms[word]
        elif word.isascii() and profile.script != "Latin":
            raise KnowledgeError(row.where, f"no paradigm {word!r}", f"use one of {sorted(profile.paradigms)}")
        for ending in paradigm if word not in profile.paradigms else ():
            yield profile.fold(word + ending.suffix), VerbForm(verb, ending.features, ending.case)


def irregular_forms(profile: Profile, row: Line, verb: str, text: str) -> Iterator[tuple[str, VerbForm]]:
    """Yield the forms of `form|features form|features`."""
    for item in text.split():
        form, _, listed = item.partition("|")
        features = listed.replace(",", " ").replace("+", " ").split()
        unknown = [feature for feature in features if feature not in FEATURES | CASES]
        if unknown or not features:
            raise KnowledgeError(row.where, f"cannot read {item!r}", f"write form|features, of {sorted(FEATURES)}")
        case = next((feature for feature in features if feature in CASES), "")
        yield profile.fold(form), VerbForm(verb, frozenset(features) - CASES, case)


def guess(profile: Profile, readings: Sequence[Reading]) -> Reading:
    """The reading of a word without an entry: with the longest fitting ending that marks a case or a plural."""
    if profile.whole and readings[0].key.endswith(profile.whole):
        return readings[0]
    for reading in readings[1:]:
        fits = "after-vowel" not in reading.features or profile.ends_in_vowel(reading.key)
        person = bool(reading.case) and "plural" in reading.features and "definite" not in reading.features
        plural = "plural" in reading.features and bool(reading.features & {"definite", "oblique"})
        fits = fits and "listed" not in reading.features
        if (reading.case or plural) and fits and not person and len(reading.key) > 1:
            return reading
    return readings[0]
