"""Numbers in the neutral stream to quantities: comparator, value, unit, bounds."""

from __future__ import annotations

from decimal import Decimal

from kg.mentions.numbers import COMPARATORS, Number, Numbers, scaled
from kg.model import COUNT, CURRENCY, SHARE, Kind, Mention, Quantity, Span
from kg.ontology import Ontology

VAGUE = frozenset({"several", "many"})
BEGINNINGS = VAGUE | COMPARATORS.keys()


class Reader(Numbers):
    """Quantities of one stream."""

    def at(self, start: int) -> tuple[Mention, int] | None:
        """The quantity that begins at a token, and the index after it."""
        between = self.opens_range(start)
        if not between and not self.begins(start):
            return None
        index, comparator = self.comparator(start + between)
        leading, index = self.unit_before(index)
        if index >= len(self.tokens):
            return None
        if self.function(index) in VAGUE and not comparator:
            return self.mention(start, index + 1, vague(self.ontology))
        number = self.number(index)
        if number is None:
            return None
        upper = self.upper(number, start, between=between)
        number = scaled(number, upper)
        stop = upper.stop if upper else number.stop
        unit, stop = self.unit(stop, leading)
        if upper is None and unit != COUNT and (further := self.further(stop, start, unit)) is not None:
            upper, stop = further  # "9 % to 11 %"
        after, comparator_after = self.comparator_after(stop)
        if comparator_after and (not comparator or comparator == "about"):
            stop, comparator = after, comparator_after
        if number.bare and unit == COUNT and not comparator:
            return None
        comparator = comparator or self.inherent(index, number.stop) or ("orderOf" if number.bare else "exactly")
        quantity = bounds(self.ontology, comparator, number.value, unit, upper.value if upper else None)
        return self.mention(start, stop, quantity)

    def comparator_after(self, stop: int) -> tuple[int, str]:
        """The comparator after a number, and the index after it."""
        if self.function(stop) == "several":
            return stop + 1, "moreThan"  # "150-odd"
        if self.function(stop) == "such-as" and self.tokens[stop - 1].case == "GEN":
            return stop + 1, "about"  # "the like of 900"
        return self.comparator(stop)

    def further(self, stop: int, start: int, unit: str) -> tuple[Number, int] | None:
        """The upper end of a range with the same unit, and the index after that."""
        upper = self.number(stop + 1) if self.reaches(stop, start) else None
        again, after = self.unit(upper.stop) if upper is not None else ("", stop)
        return (upper, after) if upper is not None and again == unit else None

    def opens_range(self, start: int) -> bool:
        """Whether "between" stands at a token, and two numbers joined by "and" after it."""
        if self.case_word(start) != "AMONG":
            return False
        number = self.number(start + 1)
        return number is not None and self.function(number.stop) == "and" and self.number(number.stop + 1) is not None

    def begins(self, index: int) -> bool:
        """Whether a quantity can begin with a token."""
        token = self.tokens[index]
        if token.kind is Kind.CONCEPT:
            return self.scale(token) is not None or bool(self.unit_before(index)[0])
        return token.kind is Kind.NUMBER or (token.kind is not Kind.TRIGGER and token.function in BEGINNINGS)

    def inherent(self, index: int, stop: int) -> str:
        """The comparator within a number: "a hundred or more", "10 thousand-odd crore"."""
        within = self.tokens[index:stop]
        functions = [token.function for token in within if token.kind is Kind.NUMBER]
        functions += ["more-than" for token in within if token.function == "several"]
        return next((COMPARATORS[function] for function in functions if function in COMPARATORS), "")

    def mention(self, start: int, stop: int, quantity: Quantity) -> tuple[Mention, int]:
        """A mention of a quantity over a range of tokens."""
        first, last = self.tokens[start], self.tokens[stop - 1]
        case = last.case if last.function not in COMPARATORS and last.function != "such-as" else ""
        entries = tuple(sense.entry for token in self.tokens[start:stop] for sense in token.senses if sense.entry)
        span = Span(first.span.start, last.span.stop)
        return Mention(span, "Quantity", case=case, quantity=quantity, entries=entries), stop

    def comparator(self, index: int) -> tuple[int, str]:
        """The comparator at a token, and the index after it."""
        function = self.function(index)
        inside = index < len(self.tokens) and self.tokens[index].kind is Kind.NUMBER
        return (index + 1, COMPARATORS[function]) if function in COMPARATORS and not inside else (index, "")

    def unit(self, index: int, leading: str = "") -> tuple[str, int]:
        """The unit at a token, and the index after it; without one, that before the number, or things are counted."""
        concept = self.concept(self.tokens[index], "Unit") if index < len(self.tokens) else None
        if concept is None or (leading and leading != concept.values["unit"]):
            return leading or COUNT, index
        return concept.values["unit"], index + 1

    def unit_before(self, index: int) -> tuple[str, int]:
        """The currency or per cent that stands before a number, and the index of that: "CNY 5 million"; else ""."""
        concept = self.concept(self.tokens[index], "Unit") if index + 1 < len(self.tokens) else None
        unit = concept.values["unit"] if concept else ""
        after = self.tokens[index + 1] if unit == SHARE or unit.startswith(CURRENCY) else None
        leads = after is not None and after.kind is Kind.NUMBER and not after.ordinal and not self.tokens[index].case
        return (unit, index + 1) if leads else ("", index)


def vague(ontology: Ontology) -> Quantity:
    """ "Several": no value, and a least number that is policy, not text."""
    return Quantity("several", None, ontology.composition.policy["several"], None, COUNT, "tolerancePolicy")


def bounds(ontology: Ontology, comparator: str, value: Decimal, unit: str, upper: Decimal | None = None) -> Quantity:
    """A quantity with the bounds that its comparator implies."""
    if upper is not None:
        return Quantity("between", None, value, upper, unit, "stated")
    policy = ontology.composition.policy
    match comparator:
        case "moreThan" | "atLeast":
            return Quantity(comparator, value, value, None, unit, "impliedByComparator")
        case "lessThan" | "atMost":
            return Quantity(comparator, value, None, value, unit, "impliedByComparator")
        case "about":
            slack = value * policy["about"]
            return Quantity(comparator, value, value - slack, value + slack, unit, "tolerancePolicy")
        case "nearly":
            return Quantity("about", value, value - value * policy["nearly"], value, unit, "tolerancePolicy")
        case "orderOf":
            return Quantity(comparator, value, None, None, unit, "unknown")
    return Quantity("exactly", value, value, value, unit, "stated")
