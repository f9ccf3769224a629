"""Figures: what an indicator measures, of whom, and how verbs and negations change a quantity."""

from __future__ import annotations

from kg.claims.roles import figure
from kg.frames import State
from kg.model import Claim, Mention, Quantity, Span
from kg.ontology import Ontology

TOPIC = "topic"
TURNS = {"moreThan": "atMost", "lessThan": "atLeast"}


def measured(
    each: State, subject: Mention, value: Mention, span: Span, ontology: Ontology, comparator: str
) -> Claim | None:
    """The claim of a figure: what it measures, of whom."""
    predicate = each.predicate
    if value.cls == "Indicator" and (amount := figure(value)) is not None:
        named = ontology.composition.indicator(value.head, value.modifiers)
        return Claim(subject, named, amount, "", span=span, entries=value.entries) if named else None
    if subject.cls == "Indicator":
        named = ontology.composition.indicator(subject.head, subject.modifiers)
        predicate = named if predicate == "measures" else predicate
    if predicate in ("", "measures") or value.quantity is None:
        return None
    quantity = exceeding(value.quantity, comparator)
    if subject.cls == "Indicator" and "annual" in subject.modifiers:
        quantity = quantity._replace(period="P1Y")
    value = value._replace(quantity=quantity)
    times = tuple(("holdsDuring", other) for _, other in subject.dependents if other.cls == "TimeSpan")
    who = owner(subject) if subject.cls == "Indicator" else subject
    return Claim(who, predicate, value, "", span=span, entries=subject.entries, qualifiers=times)


def exceeding(quantity: Quantity, comparator: str) -> Quantity:
    """The quantity that a verb like "exceed" makes of an exact one."""
    if comparator != "moreThan" or quantity.comparator != "exactly":
        return quantity
    return quantity._replace(comparator=comparator, maximum=None, basis="impliedByComparator")


def owner(mention: Mention) -> Mention:
    """Whom a figure or level is said of: its genitive or place, else the topic."""
    for _, other in mention.dependents:
        if other.cls != "TimeSpan":
            return other
    return Mention(mention.span, "Anaphor", anaphor=TOPIC)


def turns(mention: Mention) -> bool:
    """Whether a negation only turns the comparator: "not more than"."""
    return mention.quantity is not None and mention.quantity.comparator in TURNS


def turned(mention: Mention) -> Mention:
    """A quantity under a negation: not more than 60 is at most 60."""
    if mention.quantity is None or not turns(mention):
        return mention
    quantity = mention.quantity
    swapped = quantity._replace(
        comparator=TURNS[quantity.comparator], minimum=quantity.maximum, maximum=quantity.minimum
    )
    return mention._replace(quantity=swapped)
