"""Names of all documents to one thing each, whatever script they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.names import Name, Scripts, link
from kg.statements.coreference import Fact, Seen
from kg.statements.things import Thing


def linked(facts: Sequence[Fact], seen: Sequence[Seen], scripts: Scripts) -> tuple[list[Fact], list[Seen]]:
    """Facts and labels with the things of linked names made one."""
    renames = dict(renamed(named_things(facts), scripts))
    if not renames:
        return list(facts), list(seen)
    return [rename_fact(fact, renames) for fact in facts], [
        each._replace(thing=rename(each.thing, renames)) for each in seen
    ]


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


def rename_fact(fact: Fact, renames: Mapping[str, str]) -> Fact:
    """A fact about the canonical things."""
    value = fact.object
    if isinstance(value, Fact):
        value = rename_fact(value, renames)
    elif isinstance(value, Thing):
        value = rename(value, renames)
    qualifiers = tuple((name, rename(thing, renames)) for name, thing in fact.qualifiers)
    return fact._replace(subject=rename(fact.subject, renames), object=value, qualifiers=qualifiers)


def rename(thing: Thing, renames: Mapping[str, str]) -> Thing:
    """A thing under its canonical key; what belongs to a renamed thing is renamed with it."""
    keys = {part: moved(part, renames) for part in (thing.key, thing.owner, thing.place) if part}
    return thing._replace(key=keys[thing.key], owner=keys.get(thing.owner, ""), place=keys.get(thing.place, ""))


def moved(key: str, renames: Mapping[str, str]) -> str:
    """A key with each of its parts under the canonical name."""
    return ".".join(renames.get(part, part) for part in key.split("."))
