"""Numbers in the neutral stream: digits, words and scale words, added and multiplied, and ranges of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.model import Kind, Token
from kg.ontology import Concept, Ontology

COMPARATORS: Mapping[str, str] = {
    "about": "about", "nearly": "nearly", "more-than": "moreThan", "less-than": "lessThan",
    "at-least": "atLeast", "at-most": "atMost", "up-to": "atMost",
}  # fmt: skip
DASHES = frozenset({"dash", "hyphen"})
HUNDRED = 100


class Number(NamedTuple):
    """A number with its scale, and the index after it."""

    value: Decimal
    stop: int
    case: str
    bare: bool  # a scale word alone: "trillion-dollar"
    scale: Decimal = Decimal(1)  # of a number before one scale word


class Numbers:
    """The numbers of one stream."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology

    def function(self, index: int) -> str:
        """The grammatical function of a token."""
        return self.tokens[index].function if index < len(self.tokens) else ""

    def number(self, index: int) -> Number | None:
        """The number at a token: "5 lakh 20 thousand" adds up, "4 thousand 200 crore" multiplies what came before."""
        total, last, case, stop = Decimal(0), Decimal(0), "", index
        while not case and (part := self.part(linked := self.link(stop, last))) is not None:
            value, scale, following, case_of_part = part
            if (last and scale >= last and scale == 1) or (stop != linked and value * scale >= last):
                break
            total = (total + value) * scale if last and scale > last else total + value * scale
            last, case, stop = scale, case_of_part, following
            if scale == 1:
                break
        whole = bool(last) and total == (total / last).to_integral_value() * last
        scale = last if whole else Decimal(1)
        return Number(total, stop, case, False, scale) if stop > index else self.scale_alone(index)

    def link(self, index: int, last: Decimal) -> int:
        """The index after an "and" within a number in words: "two hundred and fifty"."""
        words = self.is_word(index + 1) and (self.is_word(index - 1) or bool(self.scale(self.tokens[index - 1])))
        return index + 1 if words and last >= HUNDRED and self.function(index) == "and" else index

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
        while not case and (place := self.scaling(index)) is not None:
            factor, case, index = factor * (self.scale(self.tokens[place]) or 1), self.tokens[place].case, place + 1
        return value, factor, index, case

    def scaling(self, index: int) -> int | None:
        """The index of the scale word at a token, or after a "several" between two of them: "10 thousand-odd crore"."""
        between = self.function(index) == "several" and self.scale(self.tokens[index - 1]) is not None
        place = index + 1 if between else index
        return place if place < len(self.tokens) and self.scale(self.tokens[place]) else None

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

    def reaches(self, index: int, start: int) -> bool:
        """Whether a range that begins at a token goes on at another, with a dash or "to": not "from 5 to 7"."""
        to = self.case_word(index) == "TERM" and self.case_word(start - 1) != "ABL"
        return to or self.function(index) in DASHES

    def case_word(self, index: int) -> str:
        """The case that an adposition at a token gives to what it opens."""
        token = self.tokens[index] if 0 <= index < len(self.tokens) else None
        return token.case if token is not None and token.function == "case" else ""

    def upper(self, number: Number, start: int, *, between: bool) -> Number | None:
        """The upper end of a range that begins at a token: "200 to 300", "twenty-thirty", "between 200 and 300"."""
        index = number.stop
        linked = between or self.reaches(index, start)
        joined = linked or number.case in ("ABL", "TERM")
        index += linked
        in_words = not joined and self.is_word(index - 1) and self.is_word(index)
        found = self.number(index) if joined or in_words else None
        if found is None or found.bare or found.value <= number.value:
            return None
        return found if not in_words or found.value <= 10 * number.value or shares_tens(number, found) else None

    def is_word(self, index: int) -> bool:
        """Whether a token is a number in words."""
        token = self.tokens[index] if index < len(self.tokens) else None
        return token is not None and token.kind is Kind.NUMBER and not any(sign.isdigit() for sign in token.text)

    def concept(self, token: Token, cls: str) -> Concept | None:
        """The concept of a token, if it is of a class."""
        for sense in token.senses:
            concept = self.ontology.concepts.get(sense.concept)
            if concept is not None and concept.cls == cls:
                return concept
        return None


def shares_tens(lower: Number, upper: Number) -> bool:
    """Whether two digits side by side are of the same tens or hundreds: "two (or) three hundred"."""
    digits = upper.value.normalize().as_tuple().digits
    return lower.value < 10 and len(digits) == 1 and digits[0] == lower.value + 1


def scaled(lower: Number, upper: Number | None) -> Number:
    """The lower end of a range with the scale that is said with the upper one: "2 to 3 crore"."""
    if upper is not None and upper.value >= 10 * lower.value and shares_tens(lower, upper):
        return lower._replace(value=lower.value * upper.value / (lower.value + 1))
    shares = upper is not None and lower.scale == 1 and lower.value < upper.value / upper.scale
    return lower._replace(value=lower.value * upper.scale) if upper is not None and shares else lower
