"""Figures: what an indicator measures, of whom, and how verbs and negations change a quantity."""

from __future__ import annotations

from kg.claims.roles import figure
from kg.frames import State
from kg.model import COUNT, DURING, SHARE, TOPIC, Claim, Mention, Quantity, Span
from kg.ontology import Ontology

CONCERNS = "concerns"
PERCENT = "PERCENT"
TURNS = {"moreThan": "atMost", "lessThan": "atLeast"}


def measured(
    each: State, subject: Mention, value: Mention, span: Span, ontology: Ontology, comparator: str
) -> Claim | None:
    """The claim of a figure: what it measures, of whom."""
    predicate = each.predicate
    if value.cls == "Indicator" and (amount := figure(value)) is not None:
        named = ontology.composition.indicator(value)
        return Claim(subject, named, amount, "", span=span, entries=value.entries) if named else None
    subject = as_indicator(subject, ontology) if predicate == "measures" else subject
    concerned: tuple[tuple[str, Mention], ...] = ()
    named = ontology.composition.indicator(subject)
    if named and (subject.cls == "Indicator" or is_amount(value)):
        predicate = named if predicate == "measures" else predicate
        if predicate != named:  # "exports grew by 12 %": a growth, but not of everything
            concerned = ((CONCERNS, subject._replace(dependents=(), number=None, case="")),)
    if predicate in ("", "measures") or value.quantity is None or not in_unit(predicate, value.quantity, ontology):
        return None
    quantity = exceeding(value.quantity, comparator)
    if subject.cls == "Indicator":
        quantity = quantity._replace(period=period(subject, ontology) or quantity.period)
    value = value._replace(quantity=quantity)
    times = tuple((DURING, other) for _, other in subject.dependents if other.cls == "TimeSpan")
    who = owner(subject) if subject.cls == "Indicator" or predicate == named else subject
    return Claim(who, predicate, value, "", span=span, entries=subject.entries, qualifiers=(*concerned, *times))


def in_unit(predicate: str, quantity: Quantity, ontology: Ontology) -> bool:
    """Whether a property can be measured so: a share in per cent, no other property in per cent."""
    return (quantity.unit == PERCENT) == (predicate in ontology.composition.ratios)


def as_indicator(mention: Mention, ontology: Ontology) -> Mention:
    """A mention in the sense that can be measured, if it has one: "exports were 8 billion"."""
    sense = None if mention.cls == "Indicator" else ontology.fitting(mention.others, ("Indicator",))
    return mention._replace(head=sense.id, cls=sense.cls) if sense is not None else mention


def period(indicator: Mention, ontology: Ontology) -> str:
    """The time over which a figure is counted, P1Y for "annual", or ""."""
    known = (ontology.concepts[each] for each in indicator.modifiers if each in ontology.concepts)
    return next((concept.values["period"] for concept in known if "period" in concept.values), "")


def is_amount(mention: Mention) -> bool:
    """Whether a figure is money or a measure: what "exports" reach, where a bare number may count anything."""
    return mention.quantity is not None and mention.quantity.unit not in (COUNT, SHARE)


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
