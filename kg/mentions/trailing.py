"""Phrases that hang on what stands before them: "the port of X", "X, a town in Y", "a chain from A to B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.coordination import Item
from kg.mentions.hanging import PLACES, flattens, hang, possess, takes
from kg.mentions.merging import is_comma
from kg.model import Clause, Kind, Phrase
from kg.ontology import Ontology

OWNING = frozenset({"GEN", "FOR"})  # cases of an owner, or of a modifier, after its head
ENDS = frozenset({"ABL", "TERM"})  # cases of the ends of a chain
CHAINS = frozenset({"Chain", "IndustrialChain", "TransportChain"})
APART = frozenset({"that", "which", "semicolon", "colon", "but"})  # no chain reaches over them


def apposed(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items with a place after another and a comma as what that one lies in: "Huiguo Town, Gongyi City"."""
    found = list(items)
    for index in range(len(items) - 3, -1, -1):
        inner, comma, outer = found[index : index + 3]
        if (
            isinstance(inner, Phrase)
            and is_comma(comma)
            and isinstance(outer, Phrase)
            and holds(outer, inner, ontology)
        ):
            if index + 3 < len(found) and is_comma(found[index + 3]):
                del found[index + 3]
            found[index : index + 3] = [possess(outer, inner, ontology)]
    return found


def holds(outer: Phrase, inner: Phrase, ontology: Ontology) -> bool:
    """Whether a phrase is a place of another kind than the one before it."""
    places = all(ontology.is_a(each.mentions[-1].cls, PLACES) for each in (outer, inner))
    return places and not outer.case and outer.mentions[0].cls != inner.mentions[-1].cls


def hang_back(items: list[Item], ontology: Ontology) -> list[Item]:
    """Hang each phrase that an adposition opens on the one before it that takes it, from right to left."""
    for index in range(len(items) - 1, 0, -1):
        item = items[index]
        if not isinstance(item, Phrase) or not item.hangs or (target := host_before(items, index, ontology)) is None:
            continue
        head = items[target]
        if isinstance(head, Phrase):
            items[target] = possess(item, head, ontology) if item.case in OWNING else hang(item, head, ontology)
            del items[index]
    return items


def host_before(items: Sequence[Item], index: int, ontology: Ontology) -> int | None:
    """The index of the phrase before an item that it hangs on; other phrases that hang may stand between."""
    item = items[index]
    if (chain := chain_before(items, index, ontology)) is not None:
        return chain
    for place in range(index - 1, -1, -1):
        candidate = items[place]
        if place == index - 1 and is_comma(candidate) and isinstance(item, Phrase) and equips(item):
            continue  # "a port, with an area of 5 hectares, ..."
        if not isinstance(item, Phrase) or not isinstance(candidate, Phrase):
            return None
        if equips(item) and candidate.hangs:
            continue  # it is the head of that phrase that has an area
        if belongs(item, candidate, ontology, early=place == index - 1 and not any(map(is_verb, items[:place]))):
            return place
        if not candidate.hangs or item.case == "GEN":
            return None
    return None


def chain_before(items: Sequence[Item], index: int, ontology: Ontology) -> int | None:
    """The index of the chain of "from A to B", also over the verb: "a chain has developed, from A to B"."""
    cases = {each.case for each in items[index - 1 : index + 2] if isinstance(each, Phrase)}
    item = items[index]
    if not isinstance(item, Phrase) or item.case not in ENDS:
        return None
    for place in range(index - 1, -1, -1):
        candidate = items[place]
        if isinstance(candidate, Clause) and (candidate.token.function in APART or spans(candidate, ontology)):
            return None
        if isinstance(candidate, Phrase) and candidate.mentions[0].cls in CHAINS and not candidate.case:
            ends = cases | {case for case, _ in candidate.mentions[0].dependents}
            return place if ends >= ENDS else None
    return None


def rooted(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items with the place of a new cluster hung on it: "a cluster is located in X"."""
    found = list(items)
    for index in range(len(items) - 2):
        new, verb, place = items[index : index + 3]
        if not isinstance(new, Phrase) or not isinstance(place, Phrase) or not isinstance(verb, Clause):
            continue
        first, states = new.mentions[0], [s for e in verb.token.evokes for s in ontology.frames[e.frame].states]
        lies = bool(states) and all(s.predicate == "locatedIn" or s.subject == "place" for s in states)
        free = first.cls == "IndustrialCluster" and first.indefinite and not first.dependents and not new.case
        if lies and free and ontology.attachment(first.sort, place.mentions[0].cls, place.case):
            found[index] = hang(place, new, ontology)
    return found


def equips(item: Phrase) -> bool:
    """Whether a phrase says with what figure a thing is: "with an area of 5 hectares"."""
    first = item.mentions[0]
    return item.case == "WITH" and first.cls == "Indicator" and any(other.quantity for _, other in first.dependents)


def spans(verb: Clause, ontology: Ontology) -> bool:
    """Whether a verb says itself from where to where: "a chain runs from A to B"."""
    roles = {role.name for each in verb.token.evokes for role in ontology.frames[each.frame].roles}
    return {"from", "to"} <= roles


def is_verb(item: Item) -> bool:
    """Whether an item is a verb."""
    return isinstance(item, Clause) and item.token.kind is Kind.TRIGGER


def belongs(item: Phrase, head: Phrase, ontology: Ontology, *, early: bool) -> bool:
    """Whether a phrase that an adposition opens belongs to one before it; `early`: to the subject."""
    first, dependent = head.mentions[0], item.mentions[0]
    if item.case == "GEN":
        return takes(head, ontology)
    if item.case == "FOR":
        return takes(head, ontology) and all(flattens(each, first, ontology) for each in item.mentions)
    things = ontology.composition.scoped | ontology.composition.named
    if equips(item):
        return ontology.is_a(first.cls, things)
    if early and item.case == "LOC" and first.cls == "Indicator":  # "the number of workers in X is ..."
        return ontology.is_a(dependent.cls, things)
    cls = dependent.as_place().cls if early and not dependent.modifiers else dependent.cls
    return ontology.attachment(first.sort, cls, item.case, late=early) is not None
