"""Mentions to claims: what a noun phrase says by itself (types, places, functions, counts, ranks)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.roles import figure
from kg.composition import Attachment
from kg.model import Claim, Mention
from kg.ontology import Ontology

TYPE = "type"


def describe(mention: Mention, ontology: Ontology) -> Iterator[Claim]:
    """Yield what the words of a mention say of it, and of all that hangs on it."""
    for each in mention.walk():
        yield from types(each, ontology)
        yield from attached(each, ontology)
        yield from modified(each, ontology)
        yield from counted(each, ontology)
        yield from ranked(each)
        yield from exemplified(each)
        yield from apposed(each)


def claim(mention: Mention, predicate: str, value: Mention | str, rule: str) -> Claim:
    """A description of a mention."""
    span = mention.span if isinstance(value, str) else mention.span.join(value.span)
    entries = mention.entries if isinstance(value, str) else (*mention.entries, *value.entries)
    return Claim(mention, predicate, value, rule, span=span, entries=entries, about=True)


def types(mention: Mention, ontology: Ontology) -> Iterator[Claim]:
    """Yield the class of what has a name, or is a thing of its own rather than a kind."""
    composition = ontology.composition
    if ontology.flagged(mention.head, "topical") and mention.is_bare:
        return  # "this area" stands for something known
    cls = mention.sort
    if cls == "Title":
        return
    place = ontology.is_a(cls, ("Place",))
    identified = mention.name or mention.iri or mention.ordinal or not mention.modifiers or not place
    if ontology.is_a(cls, composition.scoped) or (identified and ontology.is_a(cls, composition.named)):
        yield claim(mention, TYPE, cls, f"type-{cls}")
    if mention.ordinal:
        yield claim(mention, "ordinal", str(mention.ordinal), "ordinal")


def attached(mention: Mention, ontology: Ontology) -> Iterator[Claim]:
    """Yield the relations to what hangs on a mention."""
    for case, other in mention.dependents:
        if other.cls == "Indicator" and (amount := figure(other)) is not None:
            measured = ontology.composition.indicator(other)
            if measured:
                yield claim(mention, measured, amount, f"figure-{measured}")
            continue
        rule = ontology.attachment(mention.sort, place_class(other, case), case, late=True)
        if rule is not None and rule.inverse:
            yield claim(other, rule.property, mention, rule.name)
        elif rule is not None:
            yield claim(mention, rule.property, other.as_place() if rule.property == "locatedIn" else other, rule.name)


def place_class(other: Mention, case: str) -> str:
    """The class by which a dependent is looked up: a bare word without entry may be a name."""
    return "Name" if other.cls == "Unknown" and not other.modifiers and case else other.cls


def modified(mention: Mention, ontology: Ontology) -> Iterator[Claim]:
    """Yield what the modifiers of a mention say."""
    cls = mention.sort
    for rule in ontology.composition.modifiers if cls != "Title" and not mention.quoted else ():
        if not ontology.is_a(cls, (rule.head,)) or (mention.rank and rule.head != "Standing"):
            continue
        known = (m for m in mention.modifiers if m in ontology.concepts)
        found = related(tuple(m for m in known if ontology.is_a(ontology.concepts[m].cls, rule.classes)), ontology)
        inherent = inherent_function(mention, rule, ontology)
        if inherent:
            yield claim(mention, rule.property, kind(mention, inherent, ontology), rule.name)
        if rule.compose and (found or ("Unknown" in rule.classes and mention.literals)):
            yield claim(mention, rule.property, composed(mention, found, rule, ontology), rule.name)
        elif not rule.compose:
            for modifier in found:
                yield claim(mention, rule.property, kind(mention, modifier, ontology), rule.name)


def related(modifiers: tuple[str, ...], ontology: Ontology) -> tuple[str, ...]:
    """Modifiers without those that another relates to: what supports processing does not process."""
    places = [index for index, each in enumerate(modifiers) if ontology.flagged(each, "relational")]
    return modifiers[places[-1] :] if places else modifiers


def inherent_function(mention: Mention, rule: Attachment, ontology: Ontology) -> str:
    """The function that a facility has by its own word: "laboratory" is for testing."""
    head = ontology.concepts.get(mention.head)
    function = head.values.get("function", "") if head else ""
    fits = function in ontology.concepts and ontology.is_a(ontology.concepts[function].cls, rule.classes)
    return function if fits and rule.property == "facilityFunction" else ""


def composed(mention: Mention, found: tuple[str, ...], rule: Attachment, ontology: Ontology) -> Mention:
    """All modifiers that a rule takes as one object: under its concept, or under the last of them."""
    literals = mention.literals if "Unknown" in rule.classes else ()
    if rule.compose == "*":
        head, modifiers = found[-1], found[:-1]
    else:
        head, modifiers = rule.compose, tuple(m for m in found if m != rule.compose)
    concept = ontology.concepts[head]
    return Mention(mention.span, concept.cls, head, modifiers, literals, entries=mention.entries)


def kind(mention: Mention, concept: str, ontology: Ontology) -> Mention:
    """A concept as a thing that can be an object."""
    return Mention(mention.span, ontology.concepts[concept].cls, concept)


def counted(mention: Mention, ontology: Ontology) -> Iterator[Claim]:
    """Yield the number of a group, and the scale that a plan aims at."""
    if mention.number is None or mention.number.quantity is None:
        return
    if mention.number.quantity.comparator == "orderOf":
        yield claim(mention, "targetScale", mention.number, "scale")
        return
    for cls, predicate in ontology.composition.counts.items():
        if ontology.is_a(mention.cls, (cls,)) and not mention.rank:
            yield claim(mention, predicate, mention.number, f"count-{predicate}")


def ranked(mention: Mention) -> Iterator[Claim]:
    """Yield the place in a ranking, or the length of a top list."""
    if mention.rank:
        predicate, number = mention.rank
        yield claim(mention, predicate, str(number), f"rank-{predicate}")


def exemplified(mention: Mention) -> Iterator[Claim]:
    """Yield the class of each of the "products such as A and B"."""
    for kind_of in mention.kinds:
        yield claim(kind_of, TYPE, kind_of.cls, "such-as")


def apposed(mention: Mention) -> Iterator[Claim]:
    """Yield the standing that an apposition gives: "X, the oldest company in Y"."""
    for case, other in mention.dependents:
        if case == "LIKE" and other.rank is not None:
            yield claim(mention, "hasStanding", other, "apposition")
