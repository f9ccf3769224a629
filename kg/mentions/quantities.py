"""Numbers in the neutral stream to quantities: comparator, value, unit, bounds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.model import COUNT, Kind, Mention, Quantity, Span, Token
from kg.ontology import Concept, Ontology

COMPARATORS = {
    "about": "about", "nearly": "nearly", "more-than": "moreThan", "less-than": "lessThan",
    "at-least": "atLeast", "at-most": "atMost", "up-to": "atMost",
}  # fmt: skip
CURRENCY = "CCY_"
HUNDRED = 100
VAGUE = frozenset({"several", "many"})
BEGINNINGS = VAGUE | COMPARATORS.keys()


class Number(NamedTuple):
    """A number with its scale, and the index after it."""

    value: Decimal
    stop: int
    case: str
    bare: bool  # a scale word alone: "trillion-dollar"
    scale: Decimal = Decimal(1)  # of a number before one scale word


class Reader:
    """Quantities of one stream."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology

    def at(self, start: int) -> tuple[Mention, int] | None:
        """The quantity that begins at a token, and the index after it."""
        between = self.opens_range(start)
        if not between and not self.begins(start):
            return None
        index, comparator = self.comparator(start + between, COMPARATORS)
        money, index = self.unit(index) if self.priced(index) else ("", index)
        if index >= len(self.tokens):
            return None
        if self.function(index) in VAGUE and not comparator:
            return self.mention(start, index + 1, vague(self.ontology))
        number = self.number(index)
        if number is None:
            return None
        upper = self.upper(number, between=between)
        number = scaled(number, upper)
        stop = upper.stop if upper else number.stop
        unit, stop = (money, stop) if money else self.unit(stop)
        after, comparator_after = self.comparator(stop, COMPARATORS)
        if self.function(stop) == "such-as" and self.tokens[stop - 1].case == "GEN":
            after, comparator_after = stop + 1, "about"  # "the like of 900"
        if comparator_after and (not comparator or comparator == "about"):
            stop, comparator = after, comparator_after
        if number.bare and unit == COUNT and not comparator:
            return None
        comparator = comparator or self.inherent(index, number.stop) or ("orderOf" if number.bare else "exactly")
        quantity = bounds(self.ontology, comparator, number.value, unit, upper.value if upper else None)
        return self.mention(start, stop, quantity)

    def opens_range(self, start: int) -> bool:
        """Whether "between" stands at a token, and two numbers joined by "and" after it."""
        token = self.tokens[start]
        if (token.function, token.case) != ("case", "AMONG"):
            return False
        number = self.number(start + 1)
        return number is not None and self.function(number.stop) == "and" and self.number(number.stop + 1) is not None

    def priced(self, index: int) -> bool:
        """Whether a unit stands at a token that a number follows: "$ 5 million", "CNY 5 million"."""
        if index + 1 >= len(self.tokens):
            return False
        after = self.tokens[index + 1]
        number = after.kind is Kind.NUMBER and not after.ordinal and not self.tokens[index].case
        return number and self.unit(index)[0].startswith(CURRENCY)

    def begins(self, index: int) -> bool:
        """Whether a quantity can begin with a token."""
        token = self.tokens[index]
        if token.kind is Kind.CONCEPT:
            return self.scale(token) is not None or self.priced(index)
        return token.kind is Kind.NUMBER or (token.kind is not Kind.TRIGGER and token.function in BEGINNINGS)

    def inherent(self, index: int, stop: int) -> str:
        """The comparator within a numeral: "a hundred or more"."""
        functions = [token.function for token in self.tokens[index:stop] if token.kind is Kind.NUMBER]
        return next((COMPARATORS[function] for function in functions if function in COMPARATORS), "")

    def mention(self, start: int, stop: int, quantity: Quantity) -> tuple[Mention, int]:
        """A mention of a quantity over a range of tokens."""
        first, last = self.tokens[start], self.tokens[stop - 1]
        case = last.case if last.function not in COMPARATORS and last.function != "such-as" else ""
        entries = tuple(sense.entry for token in self.tokens[start:stop] for sense in token.senses if sense.entry)
        span = Span(first.span.start, last.span.stop)
        return Mention(span, "Quantity", case=case, quantity=quantity, entries=entries), stop

    def comparator(self, index: int, words: dict[str, str]) -> tuple[int, str]:
        """The comparator at a token, and the index after it."""
        function = self.function(index)
        inside = index < len(self.tokens) and self.tokens[index].kind is Kind.NUMBER
        return (index + 1, words[function]) if function in words and not inside else (index, "")

    def function(self, index: int) -> str:
        """The grammatical function of a token."""
        return self.tokens[index].function if index < len(self.tokens) else ""

    def number(self, index: int) -> Number | None:
        """The number at a token: "5 lakh 20 thousand" adds up, "4 thousand 200 crore" multiplies what came before."""
        total, last, case, stop = Decimal(0), Decimal(0), "", index
        while not case and (part := self.part(self.added(stop, last))) is not None:
            value, scale, following, case_of_part = part
            if last and scale >= last and scale == 1:
                break
            total = (total + value) * scale if last and scale > last else total + value * scale
            last, case, stop = scale, case_of_part, following
            if scale == 1:
                break
        whole = bool(last) and total == (total / last).to_integral_value() * last
        scale = last if whole else Decimal(1)
        return Number(total, stop, case, False, scale) if stop > index else self.scale_alone(index)

    def added(self, index: int, scale: Decimal) -> int:
        """The index after "and" within a number in words: "two hundred and fifty"."""
        joined = self.function(index) == "and" and scale >= HUNDRED and self.is_word(index + 1)
        value = self.tokens[index + 1].value if joined else None
        return index + 1 if value is not None and value < scale else index

    def part(self, index: int) -> tuple[Decimal, Decimal, int, str] | None:
        """A number, the factor of the scale words after it, the index after them, and its case."""
        token = self.tokens[index] if index < len(self.tokens) else None
        if token is None or token.kind is not Kind.NUMBER or token.ordinal or token.value is None:
            return None
        value, case, index = token.value, token.case, index + 1
        if token.function == "plus":
            value, case, index = self.plus(value, index)
        factor = Decimal(1)
        if not case and (following := self.multiplied(index, value)) is not None:
            factor, case, index = following.value or factor, following.case, index + 1
        while index < len(self.tokens) and not case and (scale := self.scale(self.tokens[index])):
            factor, case, index = factor * scale, self.tokens[index].case, index + 1
        return value, factor, index, case

    def multiplied(self, index: int, value: Decimal) -> Token | None:
        """The round numeral with a comparator within that a number multiplies: "two hundred-or-more"."""
        token = self.tokens[index] if index < len(self.tokens) else None
        if token is None or token.kind is not Kind.NUMBER or token.function not in COMPARATORS or token.value is None:
            return None
        return token if value < token.value else None

    def plus(self, extra: Decimal, index: int) -> tuple[Decimal, str, int]:
        """A half or quarter added to the number, or to the scale word, that follows."""
        token = self.tokens[index] if index < len(self.tokens) else None
        if token is not None and token.kind is Kind.NUMBER and token.value is not None:
            return token.value + extra, token.case, index + 1
        return 1 + extra, "", index

    def scale(self, token: Token) -> Decimal | None:
        """The factor that a scale word stands for."""
        concept = self.concept(token, "Scale")
        return Decimal(concept.values["value"]) if concept else None

    def scale_alone(self, index: int) -> Number | None:
        """A scale word without a number: an order of magnitude."""
        scale = self.scale(self.tokens[index]) if index < len(self.tokens) else None
        return Number(scale, index + 1, self.tokens[index].case, True) if scale else None

    def upper(self, number: Number, *, between: bool) -> Number | None:
        """The upper end of a range: "200 to 300", "200-300", "twenty-thirty", "between 200 and 300"."""
        index = number.stop
        link = self.function(index) in ("dash", "hyphen") or between or self.reaches(index)
        joined = number.case in ("ABL", "TERM") or link
        index += link
        in_words = not joined and self.is_word(index - 1) and self.is_word(index)
        found = self.number(index) if joined or in_words else None
        if found is None or found.bare or found.value <= number.value or (in_words and found.value > 10 * number.value):
            return None
        return found

    def reaches(self, index: int) -> bool:
        """Whether the adposition "to" stands at a token."""
        token = self.tokens[index] if index < len(self.tokens) else None
        return token is not None and (token.function, token.case) == ("case", "TERM")

    def is_word(self, index: int) -> bool:
        """Whether a token is a number in words."""
        token = self.tokens[index] if index < len(self.tokens) else None
        return token is not None and token.kind is Kind.NUMBER and not any(sign.isdigit() for sign in token.text)

    def unit(self, index: int) -> tuple[str, int]:
        """The unit at a token, and the index after it; without one, things are counted."""
        concept = self.concept(self.tokens[index], "Unit") if index < len(self.tokens) else None
        return (concept.values["unit"], index + 1) if concept else (COUNT, index)

    def concept(self, token: Token, cls: str) -> Concept | None:
        """The concept of a token, if it is of a class."""
        for sense in token.senses:
            concept = self.ontology.concepts.get(sense.concept)
            if concept is not None and concept.cls == cls:
                return concept
        return None


def scaled(lower: Number, upper: Number | None) -> Number:
    """The lower end of a range with the scale that is said with the upper one: "2 to 3 crore"."""
    shares = upper is not None and lower.scale == 1 and lower.value < upper.value / upper.scale
    return lower._replace(value=lower.value * upper.scale) if upper is not None and shares else lower


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
