"""One phrase hung on another: as its owner, as modifiers, as its place."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.coordination import POINTING, Item
from kg.mentions.spacing import spaced
from kg.model import COUNT, Mention, Phrase
from kg.ontology import Ontology

OWNED = frozenset({"Level", "TimePart"})  # heads whose genitive is an owner, not a modifier
PLACES = ("Place",)
KINDS = ("Product", "Material", "Activity", "ManufacturingProcess")  # of which a facility is but a modifier


def takes(right: Phrase, ontology: Ontology) -> bool:
    """Whether a phrase can have a genitive."""
    cls = right.mentions[0].cls
    noun = cls not in ontology.composition.adjectives or ontology.flagged(right.mentions[0].head, "counting")
    return cls not in POINTING and (noun or bool(right.case))


def possess(left: Phrase, right: Phrase, ontology: Ontology) -> Phrase:
    """A phrase with a genitive: a relation if it is a thing, modifiers if it is a kind."""
    kinds = len(right.mentions) > 2 and all(flattens(owner, right.mentions[0], ontology) for owner in left.mentions)
    last = len(right.mentions) - 1
    final = right.mentions[last]
    apart = left.hangs and (final.indefinite or final.opened or final.number is not None)
    mentions = tuple(
        owned(mention, left, ontology) if (index == last if apart else index == 0 or not kinds) else mention
        for index, mention in enumerate(right.mentions)
    )
    return right._replace(mentions=mentions, start=min(left.start, right.start), boundary=left.boundary)


def owned(mention: Mention, left: Phrase, ontology: Ontology) -> Mention:
    """A mention with the genitives of a phrase."""
    span = left.span.join(mention.span)
    name = left.mentions[0]
    if name.quantity is not None and name.quantity.unit != COUNT:  # "an area of 5 hectares" is no place
        sense = ontology.fitting(mention.others, ("Indicator",)) if mention.cls != "Indicator" else None
        mention = mention._replace(head=sense.id, cls=sense.cls) if sense is not None else mention
    if len(left.mentions) == 1 and is_type_of(mention, name, ontology):  # "the state of X"
        return name._replace(
            case=mention.case, opened=mention.opened, hangs=mention.hangs, span=span,
            dependents=(*name.dependents, *mention.dependents),
        )  # fmt: skip
    counting = ontology.flagged(mention.head, "counting") and len(left.mentions) == 1  # "the number of enterprises"
    if counting or all(flattens(owner, mention, ontology) for owner in left.mentions):
        return flattened(mention, left.mentions, ontology)
    relations = (("GEN", owner) for owner in left.mentions)
    passed = [(case, other) for owner in left.mentions for case, other in passed_up(owner, mention, ontology)]
    return mention._replace(dependents=(*passed, *relations, *mention.dependents), span=span)


def is_type_of(mention: Mention, name: Mention, ontology: Ontology) -> bool:
    """Whether a mention is no more than the type of the place that its genitive names."""
    bare = not (mention.name or mention.iri or mention.modifiers or mention.literals)
    known = bool(name.name or name.iri) or ontology.flagged(name.head, "gazetteer") or name.cls == "Province"
    return bare and known and mention.cls == name.cls and ontology.is_a(mention.cls, PLACES) and mention is not name


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
        label="" if owners[0].hangs else spaced((*(owner.label for owner in owners), mention.label)),
        either=mention.either or any(owner.either for owner in owners),
    )


def passed_up(owner: Mention, head: Mention, ontology: Ontology) -> list[tuple[str, Mention]]:
    """Places that hang on a kind and mean something for the head above it: "China's top ten in sheet products"."""
    if ontology.attachment(owner.sort, "Place", "GEN"):
        return []
    return [
        (case, other)
        for case, other in owner.dependents
        if other.quantity is None and ontology.attachment(head.sort, other.cls, case)
    ]


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
