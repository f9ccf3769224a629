"""Names of several scripts to groups that are one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from kg.names.keys import folded, phonetic_keys
from kg.names.reading import HAN
from kg.names.scripts import Scripts


class Name(NamedTuple):
    """A name of a thing as one script writes it."""

    cls: str
    container: str  # the place it lies in, empty if not known
    script: str  # ISO 15924
    text: str


class Meeting(NamedTuple):
    """A name and one of another script that may be the same."""

    name: Name
    other: Name
    method: str  # letters: equal but for the Indic block; sound: a shared phonetic key; pinyin: with a Chinese name
    key: str

    @property
    def rank(self) -> tuple[bool, bool]:
        """How good it is: equal letters before equal sound, equal containers before an unknown one."""
        return self.method == "letters", self.name.container == self.other.container

    @property
    def kind(self) -> str:
        """The method, and whether both are known to lie in one place."""
        placed = self.name.container and self.name.container == self.other.container
        return f"{self.method}-placed" if placed else self.method


class Link(NamedTuple):
    """A name, the canonical one of its group, and the best meeting of the name with one of the group."""

    name: Name
    canonical: Name
    method: str
    key: str
    score: float  # precision of the method, by whether the container is known


Matches = Mapping[Name, Sequence[Meeting]]


def link(names: Iterable[Name], scripts: Scripts, *, least: float = 0.0) -> Mapping[Name, Name]:
    """Each name with the canonical name of its group, itself if it stands alone."""
    found = tuple(names)
    return {name: name for name in found} | {one.name: one.canonical for one in links(found, scripts, least=least)}


def links(names: Iterable[Name], scripts: Scripts, *, least: float = 0.0) -> tuple[Link, ...]:
    """The names that have a canonical one beside themselves, each with the reason, of a score of at least `least`."""
    matches = mutual(one for one in meetings(set(names), scripts) if scripts.scores[one.kind] >= least)
    return tuple(sorted(found for group in groups(matches) for found in joined(group, matches, scripts)))


def joined(group: frozenset[Name], matches: Matches, scripts: Scripts) -> Iterator[Link]:
    """Yield the links of a group to its canonical name, none if the group contradicts itself."""
    spellings, containers = {(name.script, name.text) for name in group}, {name.container for name in group}
    if len(spellings) > len({script for script, _ in spellings}) or len(containers - {""}) > 1:
        return
    canonical = min(group, key=lambda name: (scripts.rank(name.script), name.text, name))
    for name in group - {canonical}:
        best = max(matches[name], key=lambda one: (one.rank, one.other == canonical, one))
        yield Link(name, canonical, best.method, best.key, scripts.scores[best.kind])


def meetings(names: Iterable[Name], scripts: Scripts) -> Iterator[Meeting]:
    """Yield each two names that fit: different scripts, one class, a shared key, containers that do not contradict."""
    sharing: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in names:
        for method, key in keys(name, scripts):
            sharing[method, key, name.cls].append(name)
    found: dict[tuple[Name, Name], Meeting] = {}
    for (method, key, _), some in sorted(sharing.items()):
        for name, other in permutations(some, 2):
            if name.script != other.script and fits(name, other):
                found.setdefault((name, other), Meeting(name, other, method_of(method, name, other), key))
    yield from found.values()


def keys(name: Name, scripts: Scripts) -> Iterator[tuple[str, str]]:
    """Yield (method, key) of a name."""
    if name.script in scripts.blocks:
        yield "letters", folded(name.text, scripts)
    for key in phonetic_keys(name.text, scripts):
        if len(key) >= scripts.limits["length"]:
            yield "sound", key


def method_of(method: str, name: Name, other: Name) -> str:
    """The method by which two names share a key: Chinese ones have few sounds, and are told apart."""
    return "pinyin" if HAN in (name.script, other.script) else method


def fits(name: Name, other: Name) -> bool:
    """Whether the containers are equal, or one is not known."""
    return name.container == other.container or not (name.container and other.container)


def mutual(found: Iterable[Meeting]) -> Matches:
    """Name -> meetings in which each of the two is the only best match of the other in its script."""
    choices: dict[tuple[Name, str], list[Meeting]] = defaultdict(list)
    for meeting in found:
        choices[meeting.name, meeting.other.script].append(meeting)
    sole = {meeting[:2]: meeting for options in choices.values() for meeting in only(options)}
    matches: dict[Name, list[Meeting]] = defaultdict(list)
    for (name, other), meeting in sole.items():
        if (other, name) in sole:
            matches[name].append(meeting)
    return matches


def only(options: Sequence[Meeting]) -> Sequence[Meeting]:
    """The best of some meetings, none if two are best."""
    top = max(option.rank for option in options)
    best = [option for option in options if option.rank == top]
    return best if len(best) == 1 else ()


def groups(matches: Matches) -> Iterator[frozenset[Name]]:
    """Yield the names that hang together."""
    seen: set[Name] = set()
    for name in matches:
        group, waiting = set[Name](), [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                group.add(current)
                waiting += (meeting.other for meeting in matches[current])
        if group:
            yield frozenset(group)
