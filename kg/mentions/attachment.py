"""Phrases that hang on others: genitives, places, "products such as A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import PERFECT, participial
from kg.mentions.appositions import described
from kg.mentions.coordination import POINTING, Item, coordinate
from kg.mentions.hanging import PLACES, hang, possess, takes
from kg.mentions.merging import exemplify, figured, partitives
from kg.mentions.trailing import apposed, hang_back, rooted
from kg.model import Clause, Kind, Mention, Phrase, TimeSpan
from kg.ontology import Ontology

LOCATED = "locatedIn"


def attach(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items as lists, with genitives and other dependents hung on their heads."""
    found = exemplify(coordinate(seated(apposed(items, ontology), ontology), ontology), ontology)
    if any(isinstance(item, Phrase) and item.hangs for item in found):
        found = rooted(hang_back(genitives(found, ontology), ontology), ontology)
    found = coordinate(genitives(figured(found), ontology), ontology)
    found = described(partitives(others(figured(found), ontology)), ontology)
    return [timed(traded(item, ontology), ontology) for item in found]


def seated(items: list[Item], ontology: Ontology) -> list[Item]:
    """Hang the place of "the cluster that lies in X" on the cluster, where a participle before it says so."""
    found: list[Item] = []
    for index, item in enumerate(items):
        cluster = items[index + 1] if index + 1 < len(items) else None
        place = found[-1] if found else None
        if isinstance(cluster, Phrase) and isinstance(place, Phrase) and lies(place, item, cluster, ontology):
            continue
        found.append(item)
    return found


def lies(place: Phrase, item: Item, cluster: Phrase, ontology: Ontology) -> bool:
    """Whether a place, a participle of lying and a cluster without a place stand side by side."""
    evoked = item.token.evokes if isinstance(item, Clause) and item.token.kind is Kind.TRIGGER else ()
    states = [s.predicate for e in evoked if e.attributes == "subj" for s in ontology.frames[e.frame].states]
    head = cluster.mentions[0]
    plain = head.cls == "IndustrialCluster" and not (head.indefinite or head.definite or head.dependents)
    named = ontology.is_a(place.mentions[0].cls, PLACES) and len(place.mentions) == 1
    return LOCATED in states and plain and place.case == "LOC" and named


def traded(item: Item, ontology: Ontology) -> Item:
    """A phrase in which the word before "industrial cluster", taken for a place, is its trade if its place is said."""
    if not isinstance(item, Phrase):
        return item
    return item._replace(mentions=tuple(with_trade(mention, ontology) for mention in item.mentions))


def with_trade(mention: Mention, ontology: Ontology) -> Mention:
    """A cluster without a trade, with the word that was taken for its place as one if there is another place."""
    guess = next((each for _, each in mention.dependents if each.guessed), None)
    if guess is None or mention.literals:
        return mention
    others = (*guess.dependents, *((case, each) for case, each in mention.dependents if each is not guess))
    if not any(ontology.is_a(each.cls, PLACES) for _, each in others):
        return mention
    return mention._replace(literals=(guess.name,), dependents=others)


def genitives(items: list[Item], ontology: Ontology) -> list[Item]:
    """Hang each genitive on the phrase right after it, from left to right."""
    index = 0
    while index < len(items) - 1:
        left, right = items[index], items[index + 1]
        owner = isinstance(left, Phrase) and left.case == "GEN" and not left.hangs
        if owner and isinstance(left, Phrase) and isinstance(right, Phrase) and takes(right, ontology):
            items[index : index + 2] = [possess(left, right, ontology)]
        else:
            index += 1
    return items


def others(items: list[Item], ontology: Ontology) -> list[Item]:
    """Hang places and ends of chains on the phrase that they belong to, from right to left."""
    index = len(items) - 2
    while index >= 0:
        item = items[index]
        if (
            isinstance(item, Phrase)
            and item.case != "GEN"
            and not item.hangs
            and (target := host(items, index, item, ontology)) is not None
        ):
            items[target] = hang(item, items[target], ontology)
            del items[index]
        index -= 1
    return items


def host(items: Sequence[Item], index: int, phrase: Phrase, ontology: Ontology) -> int | None:
    """The index of the phrase that an item hangs on; ends of chains may stand further off."""
    for place in range(index + 1, len(items)):
        candidate = items[place]
        if not isinstance(candidate, Phrase):
            if phrase.case == "LOC" and attributive(candidate):
                continue
            return None
        first, dependent = candidate.mentions[0], phrase.mentions[0]
        if ontology.attachment(first.sort, dependent.cls, phrase.case):
            apart = candidate.boundary or first.number is not None
            return place if phrase.case or not apart else None
        passed_over = phrase.case == "LOC" and (first.cls in POINTING or candidate.case == "ON")
        if phrase.case not in ("ABL", "TERM") and not passed_over:
            return None
    return None


def attributive(item: Item) -> bool:
    """Whether an item is a participle before its noun: "the cluster that grew up in X"."""
    if not isinstance(item, Clause) or item.token.kind is not Kind.TRIGGER:
        return False
    bare = item.token.features == PERFECT and not item.token.medial
    return bare or participial(item.token.features, item.token.case)


def timed(item: Item, ontology: Ontology) -> Item:
    """A phrase like "the beginning of its development" as a time that hangs on what it is a part of."""
    if not isinstance(item, Phrase) or item.mentions[0].cls != "TimePart" or not item.case:
        return item
    part = item.mentions[0]
    adjectives = ontology.composition.adjectives
    about = [m for m in part.modifiers if m in ontology.concepts and ontology.concepts[m].cls not in adjectives]
    about += [other.head for _, other in part.dependents if other.head]
    anchor = about[-1] if about else ""
    time = TimeSpan(f"{part.head}-of-{anchor}" if anchor else part.head, "", "", "", "", "", "unknown", anchor)
    return item._replace(mentions=(part._replace(cls="TimeSpan", time=time),))
