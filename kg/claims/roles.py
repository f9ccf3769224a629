"""Who plays which role of a frame: by case first, then by nearness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.claims.clauses import RELATIVES, Item
from kg.claims.events import Event
from kg.frames import Frame, Role
from kg.model import COUNT, Clause, Evocation, Mention, Phrase
from kg.ontology import Ontology

THINGS = frozenset({"IndustrialCluster", "Facility", "Chain", "Enterprise"})  # an amount before them is their own
SITE = "site"  # where something is done, whoever does it
SUBJECTS = frozenset({"subj", "holder"})
PLACES = frozenset({"place", "holder"})
PLACED = frozenset({"AdministrativeArea", "Place"})  # classes of which a bare word without entry may be a name
NEVER = frozenset({"TimeSpan", "Duration"})
Players = Mapping[str, tuple[Mention, ...]]


class Cast(NamedTuple):
    """Roles filled, the items used, and the first role that nobody plays."""

    players: Players
    used: frozenset[int]
    missing: str = ""


def fill(
    event: Event, evoked: Evocation, frame: Frame, items: Sequence[Item], used: frozenset[int], ontology: Ontology
) -> Cast:
    """Fill the roles of a frame from the window of an event."""
    players: dict[str, tuple[Mention, ...]] = {}
    participle = is_participle(event, evoked, items)
    taken: set[int] = set()
    missing = ""
    for role in frame.roles:
        if participle and role.name == evoked.attributes:
            found = attributed(event, role, items, ontology)
            if found is None:
                return Cast({}, frozenset(), role.name)  # it describes something else
            players[role.name] = (found,)
            continue
        hidden = participle and role.name in SUBJECTS and not (event.medial and evoked.attributes == "obj")
        index = -1 if hidden else choose(event, role, evoked, items, used | taken, ontology)
        item = items[index] if 0 <= index < len(items) else None
        before = items[index - 1] if index > 0 and role.name == "obj" else None
        mentions = purposeful(item, before, used | taken, index - 1) if isinstance(item, Phrase) else ()
        if mentions and fits(leader(mentions), role, ontology):
            players[role.name] = tuple(as_role(mention, role, ontology) for mention in mentions)
            taken.add(index)
        elif not role.optional and role.name not in SUBJECTS:
            missing = missing or role.name
            if role.name != "place":
                break
    return Cast(players, frozenset(taken), missing)


def is_participle(event: Event, evoked: Evocation, items: Sequence[Item]) -> bool:
    """Whether a trigger that may stand before a noun does."""
    after = event.window.after
    return bool(evoked.attributes) and after < event.window.stop and isinstance(items[after], Phrase)


def attributed(event: Event, role: Role, items: Sequence[Item], ontology: Ontology) -> Mention | None:
    """The noun that a participle stands before: "produced sheets", also within a longer phrase."""
    item = items[event.window.after] if event.window.after < event.window.stop else None
    if not isinstance(item, Phrase):
        return None
    return next((mention for mention in item.mentions[0].walk() if fits(mention, role, ontology)), None)


def purposeful(item: Phrase, before: Item | None, used: frozenset[int] | set[int], index: int) -> tuple[Mention, ...]:
    """The mentions of a phrase with what stands right before it in "for ...": "for the upgrading of X a new model"."""
    if not isinstance(before, Phrase) or before.case != "FOR" or index in used or before.mentions[0].cls in NEVER:
        return item.mentions
    return tuple(with_purpose(mention, before) for mention in item.mentions)


def with_purpose(mention: Mention, before: Phrase) -> Mention:
    """A kind with the words of its purpose among its modifiers."""
    if mention.name or mention.iri or mention.quantity or mention.anaphor:
        return mention
    added = [m for other in before.mentions for m in (*other.modifiers, other.head) if m]
    return mention._replace(
        modifiers=tuple(dict.fromkeys((*added, *mention.modifiers))),
        literals=(*(word for other in before.mentions for word in other.literals), *mention.literals),
        entries=(*(entry for other in before.mentions for entry in other.entries), *mention.entries),
        span=before.span.join(mention.span),
        label=f"{' '.join(other.label for other in before.mentions)} {mention.label}",
    )


def choose(
    event: Event,
    role: Role,
    evoked: Evocation,
    items: Sequence[Item],
    used: frozenset[int] | set[int],
    ontology: Ontology,
) -> int:
    """The index of the item that plays a role, or -1: the first case that fits, then the nearest."""
    for case in evoked.marks.get(role.name, ()):
        free = (index for index in places(event, role, case, items, ontology) if index not in used)
        found = (index for index in free if stands_at(items, index, case))
        for index in found:
            if fits(mention_at(items, index), role, ontology):
                return index
            if case == "" and role.name == "obj" and blocks(mention_at(items, index), ontology):
                break
            if role.name in PLACES and is_composed(mention_at(items, index)):
                break
    return -1


def blocks(mention: Mention, ontology: Ontology) -> bool:
    """Whether an unmarked phrase that cannot be the object shows that none further off is."""
    return mention.cls not in NEVER | ontology.composition.adjectives | {"Quantity", "Anaphor"}


def is_composed(mention: Mention) -> bool:
    """Whether a phrase has a head without entry and known modifiers: a place, but none that we know."""
    return mention.cls == "Unknown" and bool(mention.modifiers)


def places(event: Event, role: Role, case: str, items: Sequence[Item], ontology: Ontology) -> Iterator[int]:
    """Yield the indices where a role may stand, the best first."""
    before = range(event.window.trigger - 1, event.window.start - 1, -1)
    after = range(event.window.after, event.window.stop)
    if case == "GEN" and role.name == "obj":
        yield from (index for index in before if touches(items, index, event.window.trigger, ontology))
    elif role.name in SUBJECTS and case == "":
        yield from reversed(before)
    elif event.medial and case == "" and role.name == "obj" and (gap := last_gap(items, before)) >= 0:
        yield from range(gap + 1, event.window.trigger)
    elif event.medial and "passive" in event.features and role.name == "obj" and case == "":
        yield from (*before, *after)
    elif event.medial:
        yield from (*after, *before) if case or role.name in PLACES else after
    elif not event.last:
        yield from before
    else:
        postposed = case == "" and role.name == "obj" and unmarked(items, before) and unmarked(items, after)
        yield from (*after, *before) if postposed else (*before, *after)


def unmarked(items: Sequence[Item], indices: range) -> bool:
    """Whether an unmarked phrase that is a thing stands among items."""
    return any(stands_at(items, index, "") and mention_at(items, index).cls not in NEVER for index in indices)


def touches(items: Sequence[Item], index: int, trigger: int, ontology: Ontology) -> bool:
    """Whether only adjectives stand between an item and the trigger, or the first part of the trigger follows it."""
    if is_gap(items[index + 1]):
        return True
    between = items[index + 1 : trigger]
    return all(isinstance(item, Phrase) and item.mentions[0].cls in ontology.composition.adjectives for item in between)


def last_gap(items: Sequence[Item], indices: range) -> int:
    """The index of the first part of a trigger, the nearest of some indices, or -1."""
    return next((index for index in indices if is_gap(items[index])), -1)


def is_gap(item: Item) -> bool:
    """Whether the first part of the trigger stood here."""
    return isinstance(item, Clause) and item.token.function == "gap"


def as_role(mention: Mention, role: Role, ontology: Ontology) -> Mention:
    """A mention as the role takes it: its figure where one is asked for, a bare word as the name of a place."""
    if "Quantity" in role.classes and mention.cls != "Quantity" and (found := figure(mention)) is not None:
        return found._replace(span=mention.span.join(found.span))
    if not ontology.is_a(mention.sort, role.classes) and (sense := ontology.fitting(mention.others, role.classes)):
        return mention._replace(head=sense.id, cls=sense.cls)
    if names_place(mention, role):
        return mention.as_place()
    return mention


def figure(mention: Mention) -> Mention | None:
    """The figure in a phrase: "garments worth 5 billion", "5,000 workers"."""
    for case, other in mention.dependents if mention.cls not in THINGS else ():
        if case == "GEN" and other.quantity is not None and other.quantity.unit != COUNT:
            return other
    if mention.cls != "Indicator":
        return None
    amounts = (other if other.quantity else other.number for _, other in mention.dependents)
    return mention.number or next((amount for amount in amounts if amount is not None), None)


def stands_at(items: Sequence[Item], index: int, case: str) -> bool:
    """Whether a phrase in a case stands at an index."""
    item = items[index]
    return isinstance(item, Phrase) and item.case == case


def mention_at(items: Sequence[Item], index: int) -> Mention:
    """The mention by which the phrase at an index is known."""
    item = items[index]
    if not isinstance(item, Phrase):
        raise TypeError(item)
    return leader(item.mentions)


def leader(mentions: Sequence[Mention]) -> Mention:
    """The first of some mentions that has a known class: a word without entry is what its neighbours are."""
    return next((mention for mention in mentions if mention.cls != "Unknown"), mentions[0])


def fits(mention: Mention, role: Role, ontology: Ontology) -> bool:
    """Whether a mention is of a class that the role takes."""
    if mention.cls in NEVER:
        return False
    cls = mention.sort
    if cls == "Quantity":
        return "Quantity" in role.classes
    if "Quantity" in role.classes and figure(mention) is not None:
        return True
    if cls == "Unknown":
        return names_place(mention, role) or suits(mention, role, ontology)
    if cls == "Anaphor":
        if mention.anaphor in RELATIVES:
            return False
        if mention.anaphor in ("here", "there"):
            return role.name in PLACES or role.name == SITE
        return role.name in SUBJECTS or "*" in role.classes
    if cls in ontology.composition.adjectives:
        return cls in role.classes
    return ontology.is_a(cls, role.classes) or ontology.fitting(mention.others, role.classes) is not None


def suits(mention: Mention, role: Role, ontology: Ontology) -> bool:
    """Whether a word without entry can be of a class that a role takes: as an object, by the modifiers it has."""
    if not ontology.is_a("Unknown", role.classes) or (role.name in PLACES and "*" not in role.classes):
        return False
    rules = ontology.composition.modifiers
    taken = {cls for rule in rules if ontology.is_a(rule.head, role.classes) for cls in rule.classes} | {*role.classes}
    taken |= ontology.composition.adjectives
    classes = (ontology.concepts[m].cls for m in mention.modifiers if m in ontology.concepts)
    return role.name in SUBJECTS or all(ontology.is_a(cls, taken) for cls in classes)


def names_place(mention: Mention, role: Role) -> bool:
    """Whether a bare word without entry is taken for the name of a place, as its case and the role allow."""
    bare = mention.cls == "Unknown" and not mention.modifiers
    return bare and bool(mention.case) and not PLACED.isdisjoint(role.classes)
