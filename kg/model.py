"""The immutable values that flow from documents to claims, in the order in which they arise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

TOPIC = "topic"  # anaphor of a subject that is not said: what the text speaks of
COUNT = "NUM"  # unit of a number of things
SHARE = "PERCENT"
CURRENCY = "CCY_"  # before the ISO 4217 code of a currency
DURING = "holdsDuring"  # property of the time of a claim
MEASURES = frozenset({"TimeSpan", "Quantity", "Duration"})  # classes of mentions that say when or how much
INTENDED = frozenset({"planned", "goal"})  # statuses of what is not there yet


class Span(NamedTuple):
    """A half-open range of code points of a document's text."""

    start: int
    stop: int

    def join(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.stop, other.stop))


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it stands in its file: never normalised, so that offsets hold."""

    name: str  # file name, unique in a build
    iri: str
    language: str  # BCP 47 tag
    text: str
    digest: str  # sha256 of the bytes, in hexadecimal
    metadata: Mapping[str, str] = field(default_factory=dict)  # title, publisher, date, url, licence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; the unit of evidence."""

    document: Document
    span: Span
    is_prose: bool = True  # no row of a table
    tag: str = ""  # of its language, where that is not the language of the document

    @property
    def language(self) -> str:
        """The tag of the language that it is in."""
        return self.tag or self.document.language

    @property
    def text(self) -> str:
        """Its words as they stand in the file."""
        return self.document.text[self.span.start : self.span.stop]


class Kind(StrEnum):
    """What a token is, in every language."""

    CONCEPT = "concept"  # a word or expression of the lexicon
    UNKNOWN = "unknown"  # a word without an entry
    NUMBER = "number"
    TRIGGER = "trigger"  # evokes a frame
    FUNCTION = "function"  # conjunction, pronoun, comparator, negation, ...
    MARK = "mark"  # punctuation


class Sense(NamedTuple):
    """One reading of a form: a concept, and the lexical entry that says so."""

    concept: str  # id in ontology/concepts.txt, or the IRI of a gazetteer entry
    entry: str  # IRI of the lexical entry


class Evocation(NamedTuple):
    """A frame that a trigger may evoke, with the marks that this trigger gives to roles."""

    frame: str
    marks: Mapping[str, tuple[str, ...]]  # role -> cases in order of preference; "" is unmarked
    entry: str
    attributes: str = ""  # role of the noun right after a participle: "produced sheets"
    passive: bool = False  # in this frame the subject of the verb is the object: "a cluster exists"
    predicate: bool = False  # listed without a verb, it says of the subject what it says: "known as"


class Token(NamedTuple):
    """A word or expression in the neutral stream: no later stage needs the language."""

    span: Span
    text: str
    kind: Kind
    senses: tuple[Sense, ...] = ()
    case: str = ""  # "" is unmarked; else GEN, LOC, ACC, ABL, ...
    plural: bool = False
    definite: bool = False
    value: Decimal | None = None
    ordinal: bool = False
    function: str = ""  # of FUNCTION and MARK: "and", "it", "more-than", "comma", ...
    evokes: tuple[Evocation, ...] = ()
    features: frozenset[str] = frozenset()  # of TRIGGER: prog, perf, fut, inf, passive, not, ...
    closes: bool = False  # its ending marks the end of a phrase: plural, definite, emphatic
    boundary: bool = False  # an adverb was lifted out just before this token; a comma that joins no list
    medial: bool = False  # of TRIGGER: its object stands after it
    loose: bool = False  # of TRIGGER: no auxiliary stands before it, so that it may be a noun or a participle
    hangs: bool = False  # of an adposition: what it opens hangs on the phrase before it
    others: tuple[Token, ...] = ()  # what a word may be instead, until that is settled
    citation: str = ""  # the listed form, where an ending was cut from it
    stem: int = 0  # where the case ending begins inside `text`; 0 = no ending


class Quantity(NamedTuple):
    """A number as the text gives it, with bounds for queries."""

    comparator: str
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str  # QUDT local name: NUM, CCY_CNY, PERCENT, ...
    basis: str  # stated, impliedByComparator, tolerancePolicy, unknown
    period: str = ""  # ISO 8601 duration: P1Y for "a year"

    @property
    def is_measure(self) -> bool:
        """Whether it is an amount of goods, neither money nor a share."""
        return self.value is not None and not self.unit.startswith(CURRENCY) and self.unit != SHARE


class TimeSpan(NamedTuple):
    """A time as the text gives it; bounds are ISO dates or empty where open."""

    label: str  # composed key, e.g. 199X, since-2021, beginning-of-development
    edtf: str
    earliest_begin: str
    latest_begin: str
    earliest_end: str
    latest_end: str
    basis: str
    anchor: str = ""  # concept ids or the document that a relative time hangs on


class Mention(NamedTuple):
    """Words that stand for a thing: composed of concepts, named, counted, timed, or pointing back."""

    span: Span
    cls: str  # local name of a class; "Unknown" (a head without entry), "Name" (a bare name), "Anaphor"
    head: str = ""  # concept of the head
    modifiers: tuple[str, ...] = ()  # concepts, in the order of the text
    literals: tuple[str, ...] = ()  # words without an entry
    name: str = ""  # a proper name as it stands in the text, without case ending
    iri: str = ""  # of a thing in the gazetteer
    case: str = ""
    opened: bool = False  # an adposition stands before it
    hangs: bool = False  # opened so, it hangs on what stands before it
    plural: bool = False
    definite: bool = False
    indefinite: bool = False  # "a cluster": a new one
    article: bool = False  # an article stands before it: its phrase begins there
    anaphor: str = ""  # "it", "they", "its", "here", "which"; TOPIC
    number: Mention | None = None
    quantity: Quantity | None = None
    time: TimeSpan | None = None
    rank: tuple[str, int] | None = None  # property and value: rankPosition 1, rankCutoff 10
    ordinal: int = 0
    quoted: bool = False
    guessed: bool = False  # a word without entry, taken for the name of a place by where it stands
    either: bool = False  # of "A or B": which of them is not said
    event: str = ""  # frame of an event noun that yielded to this: "the development of X"
    dependents: tuple[tuple[str, Mention], ...] = ()  # (case, mention) that hang on this one
    others: tuple[str, ...] = ()  # further senses of the head
    kinds: tuple[Mention, ...] = ()  # "products such as A and B": A, B
    entries: tuple[str, ...] = ()  # lexical entries used
    label: str = ""  # the words without the ending of the last

    @property
    def determined(self) -> bool:
        """Whether an article, a demonstrative or a possessive pronoun opens its phrase."""
        owned = any(case == "GEN" and other.anaphor for case, other in self.dependents)
        return self.article or self.definite or self.indefinite or owned

    @property
    def is_bare(self) -> bool:
        """Whether it says no more than its class."""
        return not (self.modifiers or self.literals or self.name or self.iri or self.rank)

    @property
    def sort(self) -> str:
        """The class that it counts as: a superlative is a standing, a quotation a title."""
        if self.rank:
            return "Standing"
        return "Title" if self.quoted and self.cls != "FiveYearPlan" else self.cls

    def as_place(self) -> Mention:
        """A bare word without entry as the name of a place; anything else as it is."""
        if self.cls != "Unknown":
            return self
        return self._replace(cls="AdministrativeArea", name=" ".join(self.literals), literals=())

    def walk(self) -> Iterator[Mention]:
        """This mention and all that hang on it."""
        yield self
        for _, other in self.dependents:
            yield from other.walk()
        for other in self.kinds:
            yield from other.walk()


class Phrase(NamedTuple):
    """A constituent: mentions joined by "and" that share a case."""

    mentions: tuple[Mention, ...]
    case: str
    start: int  # index of its first token, for order
    boundary: bool = False

    @property
    def opened(self) -> bool:
        """Whether an adposition stands before it."""
        return self.mentions[0].opened

    @property
    def hangs(self) -> bool:
        """Whether it hangs on the phrase before it."""
        return self.mentions[0].hangs

    @property
    def span(self) -> Span:
        """All its words."""
        return self.mentions[0].span.join(self.mentions[-1].span)


class Clause(NamedTuple):
    """A place where something other than a phrase stands: a trigger, a conjunction, a mark."""

    token: Token
    start: int


class Claim(NamedTuple):
    """What one sentence says: mentions, not yet things."""

    subject: Mention
    predicate: str  # local name of a property
    object: Mention | Claim | str  # str: a plain number
    rule: str
    status: str = "asserted"
    polarity: str = "positive"
    qualifiers: tuple[tuple[str, Mention], ...] = ()
    span: Span = Span(0, 0)
    entries: tuple[str, ...] = ()
    focus: bool = False  # its subject is that of the clause
    about: bool = False  # a description that takes the status of what it describes
    timed: bool = False  # a figure that says nothing without its time

    @property
    def is_figure(self) -> bool:
        """Whether it gives a number."""
        return isinstance(self.object, Mention) and self.object.quantity is not None


class Attempt(NamedTuple):
    """A frame that a trigger evoked, and what came of it."""

    frame: str
    trigger: Span
    outcome: str


class Reading(NamedTuple):
    """All that one sentence told us."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    attempts: tuple[Attempt, ...]
