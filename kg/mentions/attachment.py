"""Phrases that hang on others: genitives, places, "products such as A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import PERFECT, participial
from kg.mentions.coordination import POINTING, Item, coordinate
from kg.mentions.merging import exemplify, figured, is_comma, partitives
from kg.model import Clause, Kind, Mention, Phrase, TimeSpan
from kg.ontology import Ontology

OWNED = frozenset({"Level", "TimePart"})  # heads whose genitive is an owner, not a modifier
OWNING = frozenset({"GEN", "FOR"})  # cases of an owner, or of a modifier, after its head
PLACES = ("Place",)
KINDS = ("Product", "Material", "Activity", "ManufacturingProcess")  # of which a facility is but a modifier


def attach(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items as lists, with genitives and other dependents hung on their heads."""
    found = exemplify(coordinate(apposed(items, ontology), ontology), ontology)
    if any(isinstance(item, Phrase) and item.hangs for item in found):
        found = hang_back(genitives(found, ontology), ontology)
    found = coordinate(genitives(figured(found), ontology), ontology)
    found = partitives(others(figured(found), ontology))
    return [timed(traded(item, ontology), ontology) for item in found]


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
    for place in range(index - 1, -1, -1):
        candidate = items[place]
        if not isinstance(item, Phrase) or not isinstance(candidate, Phrase):
            return None
        if belongs(item, candidate, ontology):
            return place
        if not candidate.hangs or item.case == "GEN":
            return None
    return None


def belongs(item: Phrase, head: Phrase, ontology: Ontology) -> bool:
    """Whether a phrase that an adposition opens belongs to one before it."""
    first, dependent = head.mentions[0], item.mentions[0]
    if item.case == "GEN":
        return takes(head, ontology)
    if item.case == "FOR":
        return takes(head, ontology) and all(flattens(each, first, ontology) for each in item.mentions)
    return ontology.attachment(first.sort, dependent.cls, item.case) is not None


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


def takes(right: Phrase, ontology: Ontology) -> bool:
    """Whether a phrase can have a genitive."""
    cls = right.mentions[0].cls
    noun = cls not in ontology.composition.adjectives or ontology.flagged(right.mentions[0].head, "counting")
    return cls not in POINTING and (noun or bool(right.case))


def possess(left: Phrase, right: Phrase, ontology: Ontology) -> Phrase:
    """A phrase with a genitive: a relation if it is a thing, modifiers if it is a kind."""
    kinds = len(right.mentions) > 2 and all(flattens(owner, right.mentions[0], ontology) for owner in left.mentions)
    last = len(right.mentions) - 1
    apart = left.hangs and (right.mentions[last].indefinite or right.mentions[last].number is not None)
    mentions = tuple(
        owned(mention, left, ontology) if (index == last if apart else index == 0 or not kinds) else mention
        for index, mention in enumerate(right.mentions)
    )
    return right._replace(mentions=mentions, start=min(left.start, right.start), boundary=left.boundary)


def owned(mention: Mention, left: Phrase, ontology: Ontology) -> Mention:
    """A mention with the genitives of a phrase."""
    span = left.span.join(mention.span)
    counting = ontology.flagged(mention.head, "counting") and len(left.mentions) == 1  # "the number of enterprises"
    if counting or all(flattens(owner, mention, ontology) for owner in left.mentions):
        return flattened(mention, left.mentions, ontology)
    relations = (("GEN", owner) for owner in left.mentions)
    passed = [(case, other) for owner in left.mentions for case, other in passed_up(owner, mention, ontology)]
    return mention._replace(dependents=(*passed, *relations, *mention.dependents), span=span)


def flattens(owner: Mention, head: Mention, ontology: Ontology) -> bool:
    """Whether the genitive of a mention adds modifiers rather than a thing it belongs to."""
    composition = ontology.composition
    if owner.cls in POINTING or owner.name or owner.iri or head.cls in OWNED:
        return False
    if head.rank and (owner.case != "FOR" or not ontology.is_a(owner.cls, KINDS)):
        return False
    if owner.cls == "Unknown" and ontology.attachment(head.sort, "Name", "GEN"):
        return False
    if owner.number or owner.definite:
        return False
    if owner.cls == "Indicator" and ontology.is_a(head.cls, composition.named | composition.scoped):
        return False
    if owner.cls == "Facility" and ontology.is_a(head.cls, KINDS):
        return True
    return not ontology.is_a(owner.cls, composition.named | composition.scoped - {"Policy", "DevelopmentModel"})


def flattened(mention: Mention, owners: Sequence[Mention], ontology: Ontology) -> Mention:
    """A mention that takes over the words of its genitives; a transparent head yields to them."""
    if ontology.flagged(mention.head, "transparent") and not mention.modifiers and len(owners) == 1:
        owner = owners[0]
        return owner._replace(
            case=mention.case,
            span=owner.span.join(mention.span),
            event=ontology.concepts[mention.head].values.get("evokes", ""),
            entries=(*owner.entries, *mention.entries),
        )
    modifiers = [m for owner in owners for m in (*owner.modifiers, owner.head) if m]
    literals = [w for owner in owners for w in owner.literals]
    dependents = [d for owner in owners for d in owner.dependents]
    return mention._replace(
        modifiers=tuple(dict.fromkeys((*modifiers, *mention.modifiers))),
        literals=(*literals, *mention.literals),
        dependents=(*dependents, *mention.dependents),
        number=mention.number or owners[0].number,
        entries=(*(e for owner in owners for e in owner.entries), *mention.entries),
        span=owners[0].span.join(mention.span),
        label=" ".join((*(owner.label for owner in owners), mention.label)),
        either=mention.either or any(owner.either for owner in owners),
    )


def passed_up(owner: Mention, head: Mention, ontology: Ontology) -> list[tuple[str, Mention]]:
    """Places that hang on a kind and mean something for the head above it: "China's top ten in sheet products"."""
    if ontology.attachment(owner.sort, "Place", "GEN"):
        return []
    return [(case, other) for case, other in owner.dependents if ontology.attachment(head.sort, other.cls, case)]


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


def hang(item: Phrase, target: Item, ontology: Ontology) -> Item:
    """A phrase with another hung on each of its mentions."""
    if not isinstance(target, Phrase):
        return target
    head = target.mentions[0]
    passed = [pair for mention in item.mentions for pair in passed_up(mention, head, ontology)]
    added = (*passed, *((item.case, mention) for mention in item.mentions))
    mentions = tuple(hung(mention, added, item, ontology) for mention in target.mentions)
    return target._replace(mentions=mentions, start=min(item.start, target.start))


def hung(mention: Mention, added: tuple[tuple[str, Mention], ...], item: Phrase, ontology: Ontology) -> Mention:
    """A mention with dependents; a place before other places holds the first of them."""
    span = item.span.join(mention.span)
    for index, (case, other) in enumerate(mention.dependents):
        places = ontology.is_a(other.cls, PLACES) and all(ontology.is_a(each.cls, PLACES) for _, each in added)
        if places and item.span.stop <= other.span.start:
            inner = hung(other, added, item, ontology)
            rest = (*mention.dependents[:index], (case, inner), *mention.dependents[index + 1 :])
            return mention._replace(dependents=rest, span=span)
    return mention._replace(dependents=(*added, *mention.dependents), span=span)


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
