"""Who plays which role of a frame: by case first, then by nearness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.claims.events import Event, Item
from kg.frames import Frame, Role
from kg.model import Evocation, Mention, Phrase, Span
from kg.ontology import Ontology

SUBJECTS = frozenset({"subj", "holder"})
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
    taken: set[int] = set()
    for role in frame.roles:
        if role.name == evoked.attributes:
            index = event.window.after
        elif role.name == "obj" and event.object:
            players["obj"] = event.object
            continue
        else:
            index = choose(event, role, evoked, items, used | taken, ontology)
        item = items[index] if 0 <= index < len(items) else None
        if isinstance(item, Phrase) and fits(item.mentions[0], role, ontology):
            players[role.name] = item.mentions
            taken.add(index)
        elif not role.optional and role.name not in SUBJECTS:
            return Cast(players, frozenset(taken), role.name)
    return Cast(players, frozenset(taken))


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
        found = [
            index
            for index in places(event, role, case)
            if index not in used and fits_at(items, index, role, case, ontology)
        ]
        if found:
            return found[0]
    return -1


def places(event: Event, role: Role, case: str) -> Iterator[int]:
    """Yield the indices where a role may stand, the best first."""
    before = range(event.window.trigger - 1, event.window.start - 1, -1)
    after = range(event.window.after, event.window.stop)
    if case == "GEN" and role.name == "obj":
        yield from before[:1]
    elif role.name in SUBJECTS and case == "":
        yield from reversed(before)
    elif event.medial:
        yield from (*after, *before) if case else after
    else:
        yield from before


def fits_at(items: Sequence[Item], index: int, role: Role, case: str, ontology: Ontology) -> bool:
    """Whether the item at an index is a phrase in the case that can play the role."""
    item = items[index]
    return isinstance(item, Phrase) and item.case == case and fits(item.mentions[0], role, ontology)


def fits(mention: Mention, role: Role, ontology: Ontology) -> bool:
    """Whether a mention is of a class that the role takes."""
    if mention.cls in NEVER:
        return False
    cls = class_of(mention)
    if cls == "Quantity":
        return "Quantity" in role.classes
    if cls == "Anaphor":
        return mention.anaphor not in ("here", "there") or role.name in ("place", "holder")
    return ontology.is_a(cls, role.classes) or (mention.count is not None and "Count" in role.classes)


def class_of(mention: Mention) -> str:
    """The class that a mention counts as: a superlative is a standing, a quotation a title."""
    if mention.rank:
        return "Standing"
    return "Title" if mention.quoted and mention.cls != "FiveYearPlan" else mention.cls


def span_of(players: Players) -> Span | None:
    """The words of all players that are said."""
    spans = [mention.span for mentions in players.values() for mention in mentions if mention.anaphor != "topic"]
    return None if not spans else Span(min(s.start for s in spans), max(s.stop for s in spans))
