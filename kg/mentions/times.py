"""Times in the neutral stream: years, decades, centuries, parts of them, plan periods, "at present"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.model import Kind, Mention, Span, TimeSpan, Token
from kg.ontology import Ontology

YEARS = range(1000, 2200)
YEAR_WORDS = frozenset({"year", "fiscal-year"})
GROUPING = ","  # parts the thousands of a figure: "1,200" is no year
QUOTES = frozenset({"open-quote", "close-quote"})
BETWEEN = frozenset({"ABL", "AMONG"})  # cases of the beginning of a span


class Period(NamedTuple):
    """The first and last year that a time may touch."""

    first: int
    last: int
    edtf: str
    basis: str = "stated"


class Reader:
    """Times of one stream."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology
        self.said: TimeSpan | None = None  # the last date, to which "that year" points

    def at(self, start: int) -> tuple[Mention, int] | None:
        """The time that begins at a token, and the index after it."""
        match self.tokens[start].kind:
            case Kind.NUMBER:
                return self.plan(start) or self.dated(start) or self.duration(start)
            case Kind.CONCEPT:
                return self.dated(start) or self.part(start) or self.point(start) or self.period_of_plan(start)
        token = self.tokens[start]
        if token.function == "about":
            return self.dated(start + 1) if start + 1 < len(self.tokens) else None
        if (token.function, token.case) == ("case", "AMONG") and (found := self.dated(start + 1)) is not None:
            return found if found[1] > start + 2 else None
        return self.plan(start) if token.function in QUOTES else None

    def dated(self, start: int) -> tuple[Mention, int] | None:
        """A century, decade or year, perhaps with the part of it that is meant."""
        found = self.period(start)
        if found is None:
            return None
        period, stop = found
        if self.case(stop) in ("", "GEN") and (part := self.cls(stop, "TimePart")):
            period, stop = narrow(self.ontology, period, part), stop + 1
        case = self.case(stop) or self.opening(start)
        self.said = time_span(period, "")
        upper = self.period(self.joint(stop, case), ends=True) if case in BETWEEN else None
        if upper and self.case(upper[1]) in ("TERM", ""):
            return self.mention(start, upper[1], time_span(interval(period, upper[0]), ""))
        if not case and self.reaches(stop) and (upper := self.period(stop + 1, ends=True)):
            return self.mention(start, upper[1], time_span(interval(period, upper[0]), ""))
        around = int(self.ontology.composition.policy["around"])
        return self.mention(start, stop, time_span(period, case, around))

    def part(self, start: int) -> tuple[Mention, int] | None:
        """The part of a time that is said before it: "the early 1990s", "the beginning of the 21st century"."""
        part, index = self.cls(start, "TimePart"), start + 1
        while part and (token := self.token(index)) is not None and token.function in ("case", "the"):
            index += 1
        found = self.period(index) if part else None
        if found is None:
            return None
        period = narrow(self.ontology, found[0], part)
        self.said = time_span(period, "")
        return self.mention(start, found[1], time_span(period, self.case(found[1]) or self.opening(start)))

    def opening(self, start: int) -> str:
        """The case of an adposition before an index, over an article."""
        place = start - 1
        while (token := self.token(place)) is not None and token.function == "the":
            place -= 1
        if token is None or token.function not in ("case", "about"):
            return ""
        return token.case or "NEAR"

    def joint(self, stop: int, case: str) -> int:
        """The index after what joins the ends of a span: "from 2008 to 2012", "between 2008 and 2012"."""
        token = self.token(stop)
        link = "and" if case == "AMONG" else "case"
        joined = token is not None and token.function == link and token.case in ("", "TERM")
        return stop + 1 if joined else stop

    def reaches(self, index: int) -> bool:
        """Whether "to" stands at an index, as an adposition."""
        token = self.token(index)
        return token is not None and token.function == "case" and token.case == "TERM"

    def period(self, index: int, *, ends: bool = False) -> tuple[Period, int] | None:
        """The century, decade or year at a token; one that ends a span needs no mark of its own."""
        token = self.token(index)
        if self.cls(index, "TimeUnit") in YEAR_WORDS and token is not None and not token.case:
            return self.year(index + 1)
        if token is None or token.kind is not Kind.NUMBER or token.value is None:
            return None
        value = int(token.value)
        unit = self.cls(index + 1, "TimeUnit") if token.case in ("", "GEN") else ""
        if unit == "century" and (found := self.decade_of(value, index + 2)):
            return found
        if unit == "century" and 0 < value < 30:
            return Period(100 * (value - 1) + 1, 100 * value, f"{value - 1:02d}XX"), index + 2
        plural = token.plural and value % 10 == 0  # "the 1980s"
        if (unit == "decade" or plural) and value in YEARS:
            return Period(value // 10 * 10, value // 10 * 10 + 9, f"{value // 10}X"), index + (1 if plural else 2)
        if value not in YEARS or token.ordinal or value != token.value or GROUPING in token.text:
            return None
        if unit in YEAR_WORDS:
            return Period(value, value, str(value)), index + 2
        return (Period(value, value, str(value)), index + 1) if ends or self.stands_alone(index, token) else None

    def decade_of(self, century: int, index: int) -> tuple[Period, int] | None:
        """The decade of a century at a token: "the 20th century's nineties"."""
        token = self.token(index)
        if token is None or token.kind is not Kind.NUMBER or token.value is None:
            return None
        first = 100 * (century - 1) + int(token.value)
        if self.cls(index + 1, "TimeUnit") != "decade" or token.value not in range(0, 100, 10):
            return None
        return Period(first, first + 9, f"{first // 10}X"), index + 2

    def year(self, index: int) -> tuple[Period, int] | None:
        """The year at a token after the word for it: "the year 2019"."""
        token = self.token(index)
        value = int(token.value) if token and token.kind is Kind.NUMBER and token.value is not None else 0
        return (Period(value, value, str(value)), index + 1) if value in YEARS else None

    def stands_alone(self, index: int, token: Token) -> bool:
        """Whether a number that could be a year counts nothing."""
        after = self.token(index + 1)
        opening = self.opening(index)
        if opening == "NEAR" and after is not None and after.kind is not Kind.FUNCTION and after.kind is not Kind.MARK:
            return False  # "about 2000 enterprises"
        if opening in ("LOC", "BEFORE", "AFTER", "SINCE", "BY"):
            return after is None or not self.cls(index + 1, "Scale")
        return (
            (token.case or opening) in ("LOC", "ABL", "TERM", "AMONG", "BEFORE", "AFTER", "SINCE", "WITHIN", "NEAR")
            and (
                after is None or (after.function not in ("more-than", "less-than") and not self.cls(index + 1, "Scale"))
            )
        ) or (token.case == "" and after is not None and after.function in ("comma", "close"))

    def period_of_plan(self, start: int) -> tuple[Mention, int] | None:
        """The period of a numbered plan that is named after it: "the period of the 14th Five-Year Plan"."""
        index = start + 1
        while self.cls(start, "TimeUnit") and (token := self.token(index)) and token.function in ("case", "the"):
            index += 1
        found = self.plan(index, self.opening(start)) if index > start + 1 else None
        return (found[0]._replace(span=self.tokens[start].span.join(found[0].span)), found[1]) if found else None

    def plan(self, start: int, opening: str = "") -> tuple[Mention, int] | None:
        """The period of a numbered plan: "since the 14th Five-Year Plan period"."""
        index = self.skip(start)
        token = self.token(index)
        if token is None or token.kind is not Kind.NUMBER or not self.cls(index + 1, "FiveYearPlan"):
            return None
        stop = self.skip(index + 2)
        plan = self.numbered(index)
        if self.cls(stop, "TimeUnit") and self.case(index + 2) in ("", "GEN"):
            stop = self.skip(stop + 1)
        case = self.case(stop) or opening or self.opening(start)
        if case not in ("LOC", "ABL", "SINCE", "AMONG", "AFTER"):
            return None
        period = plan_period(self.ontology, plan.ordinal, plan)
        time = time_span(period, case) if isinstance(period, Period) else period
        mention, stop = self.mention(start, stop, time)
        return with_plan(mention, plan), stop

    def numbered_plan(self, index: int) -> tuple[Mention, int] | None:
        """A numbered plan that is no time: "the 14th Five-Year Plan"."""
        token = self.token(index)
        if token is None or token.kind is not Kind.NUMBER or not self.cls(index + 1, "FiveYearPlan"):
            return None
        closing = self.token(index + 2)
        quoted = closing.case if closing is not None and closing.function == "close-quote" else ""
        return self.numbered(index)._replace(case=self.case(index + 2) or quoted), index + 2

    def numbered(self, index: int) -> Mention:
        """The mention of a numbered plan."""
        number, plan = self.tokens[index], self.tokens[index + 1]
        span = Span(number.span.start, plan.span.stop)
        sense = plan.senses[0]
        return Mention(span, "FiveYearPlan", sense.concept, ordinal=int(number.value or 0), entries=(sense.entry,))

    def point(self, start: int) -> tuple[Mention, int] | None:
        """A point in time by its own name: "at present"."""
        concept = self.cls(start, "TimePoint")
        if not concept:
            return None
        time = self.said if self.said and self.ontology.flagged(concept, "topical") else None
        return self.mention(start, start + 1, time or TimeSpan(concept, "", "", "", "", "", "unknown", "document"))

    def duration(self, start: int) -> tuple[Mention, int] | None:
        """A length of time, which says nothing of when: "for ten years"."""
        token = self.token(start)
        if token is None or token.kind is not Kind.NUMBER or token.ordinal or not self.cls(start + 1, "TimeUnit"):
            return None
        mention, stop = self.mention(start, start + 2, None)
        return mention, stop

    def mention(self, start: int, stop: int, time: TimeSpan | None) -> tuple[Mention, int]:
        """A mention of a time over a range of tokens."""
        span = Span(self.tokens[start].span.start, self.tokens[stop - 1].span.stop)
        entries = tuple(sense.entry for token in self.tokens[start:stop] for sense in token.senses[:1] if sense.entry)
        cls = "TimeSpan" if time else "Duration"
        return Mention(span, cls, case=self.case(stop), time=time, entries=entries), stop

    def token(self, index: int) -> Token | None:
        """The token at an index."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def case(self, stop: int) -> str:
        """The case of what ends before an index; a closing quote hands on its own."""
        return self.tokens[stop - 1].case if stop > 0 else ""

    def skip(self, index: int) -> int:
        """The index after quotation marks."""
        while (token := self.token(index)) is not None and token.function in QUOTES:
            index += 1
        return index

    def cls(self, index: int, cls: str) -> str:
        """The concept of a token if it is of a class, else ""."""
        token = self.token(index)
        for sense in token.senses if token else ():
            concept = self.ontology.concepts.get(sense.concept)
            if concept is not None and concept.cls == cls:
                return concept.id
        return ""


def with_plan(mention: Mention, plan: Mention) -> Mention:
    """A time that hangs on a plan."""
    return mention._replace(dependents=(("", plan),))


def plan_period(ontology: Ontology, ordinal: int, plan: Mention) -> TimeSpan | Period:
    """The years of a numbered plan as the gazetteer knows them; else a time that hangs on the plan."""
    for place in ontology.gazetteer.values():
        if place.cls == plan.cls and place.ordinal == ordinal and place.years:
            first, last = (int(year) for year in place.years)
            return Period(first, last, f"{first}/{last}", "backgroundKnowledge")
    return TimeSpan(f"{plan.head}-{ordinal}", "", "", "", "", "", "unknown", plan.head)


def narrow(ontology: Ontology, period: Period, part: str) -> Period:
    """The part of a period that is meant, by the policy of the ontology."""
    low, high = ontology.composition.times.get(part, (Decimal(0), Decimal(1)))
    years = period.last - period.first + 1
    first, last = period.first + int(low * years), period.first + max(int(high * years), 1) - 1
    return Period(first, max(first, last), f"{first}/{max(first, last)}~", "tolerancePolicy")


def interval(lower: Period, upper: Period) -> Period:
    """From one time to another."""
    return Period(lower.first, upper.last, f"{lower.edtf}/{upper.edtf}", lower.basis)


def time_span(period: Period, case: str, around: int = 0) -> TimeSpan:
    """A time with bounds on its beginning and end, by the case that it stands in."""
    first, last = f"{period.first:04d}-01-01", f"{period.last:04d}-12-31"
    match case:
        case "ABL" | "SINCE":
            return TimeSpan(f"since-{period.edtf}", f"{period.first}/..", first, last, "", "", period.basis)
        case "AFTER":
            return TimeSpan(f"after-{period.edtf}", f"{period.last}/..", last, "", "", "", period.basis)
        case "TERM" | "BEFORE" | "AMONG" | "BY":
            return TimeSpan(f"until-{period.edtf}", f"../{period.last}", "", last, "", last, period.basis)
        case "NEAR" | "ALL":
            first, last = f"{period.first - around:04d}-01-01", f"{period.last + around:04d}-12-31"
            return TimeSpan(f"around-{period.edtf}", f"{period.edtf}~", first, last, "", "", "tolerancePolicy")
    return TimeSpan(period.edtf, period.edtf, first, last, "", "", period.basis)
