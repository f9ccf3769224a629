"""Names of all documents to one thing each, whatever script they are written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.names import Name, Scripts, link
from kg.statements.facts import Fact, Seen
from kg.statements.things import Thing


def linked(facts: Sequence[Fact], seen: Seen, scripts: Scripts) -> tuple[Sequence[Fact], Seen]:
    """Facts and labels with the things of linked names made one."""
    renames = dict(renamed(named_things(facts), scripts))
    if not renames:
        return facts, seen
    moves = Moves(renames)
    moved: Seen = Counter()
    for (key, language, text), times in seen.items():
        moved[moves.key(key), language, text] += times
    return [moves.fact(fact) for fact in facts], moved


def named_things(facts: Iterable[Fact]) -> Iterator[Thing]:
    """Yield the things of facts that are known by name only."""
    for fact in facts:
        things = (fact.subject, fact.object, *(thing for _, thing in fact.qualifiers))
        yield from (thing for thing in things if isinstance(thing, Thing) and thing.name and thing.key.count("_"))


def renamed(things: Iterable[Thing], scripts: Scripts) -> Iterator[tuple[str, str]]:
    """Yield (key, key of the canonical name) of names that are the same in another script."""
    names = {name_of(thing, scripts): thing.key for thing in sorted(set(things))}
    for name, canonical in sorted(link(names, scripts).items()):
        if names[name] != names.get(canonical, names[name]):
            yield names[name], names[canonical]


def name_of(thing: Thing, scripts: Scripts) -> Name:
    """The name of a thing, for linking."""
    return Name(thing.cls, "", scripts.script_of(thing.name), thing.name)


class Moves:
    """Things under the keys of canonical names."""

    def __init__(self, renames: Mapping[str, str]) -> None:
        self.renames = renames
        self.key = cache(self.moved)

    def moved(self, key: str) -> str:
        """A key with each of its parts under the canonical name."""
        return ".".join(self.renames.get(part, part) for part in key.split("."))

    def fact(self, fact: Fact) -> Fact:
        """A fact about the canonical things."""
        value = fact.object
        if isinstance(value, Fact):
            value = self.fact(value)
        elif isinstance(value, Thing):
            value = self.thing(value)
        qualifiers = tuple((name, self.thing(thing)) for name, thing in fact.qualifiers)
        return fact._replace(subject=self.thing(fact.subject), object=value, qualifiers=qualifiers)

    def thing(self, thing: Thing) -> Thing:
        """A thing under its canonical key; what belongs to a renamed thing is renamed with it."""
        keys = self.key(thing.key), self.key(thing.owner), self.key(thing.place)
        if keys == (thing.key, thing.owner, thing.place):
            return thing
        return thing._replace(key=keys[0], owner=keys[1], place=keys[2])
