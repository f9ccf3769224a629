"""What is compared: the statements of a side, the sentences that they stand in, and how these were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.coverage import word
from kg.explain.statements import PassageRow, StatementRow, ThingRow
from kg.model import Claim, Document, Kind, Mention, Quantity, Reading, Span, Token
from kg.vocabulary import RDF, SUTRA

TYPE = "type"  # local name of the property that gives a class


class Tried(NamedTuple):
    """A frame that was tried, the words that evoked it, and what came of it."""

    frame: str
    words: str
    outcome: str


class Claimed(NamedTuple):
    """What is said of something, whatever that is: the local name of a property or class, and the rule that says it."""

    what: str
    rule: str


class Place(NamedTuple):
    """A sentence of a side; of a graph without its sources only the passages that it quotes."""

    source: str
    language: str
    span: Span
    text: str
    unknown: tuple[str, ...] = ()  # its words without an entry
    verbs: tuple[str, ...] = ()  # its verbs that evoke no frame
    tried: tuple[Tried, ...] = ()
    meanings: frozenset[str] = frozenset()  # concepts and frames that its words have entries for
    numbers: frozenset[str] = frozenset()
    claims: frozenset[Claimed] = frozenset()
    is_read: bool = False  # the fields above are known


class Side(NamedTuple):
    """One of the two that are compared."""

    name: str
    statements: Mapping[str, StatementRow]  # by id
    places: tuple[Place, ...]  # by source and offset
    said: Mapping[str, tuple[int, ...]]  # statement -> its places
    made: tuple[tuple[str, ...], ...]  # place -> its statements
    is_built: bool = False  # a graph, whose names are linked as they were when it was built

    def things(self, place: int) -> set[str]:
        """The things that the statements of a sentence speak of, by IRI."""
        return {iri for each in self.made[place] for iri in iris(self.statements[each])}


def side(name: str, rows: Iterable[StatementRow], places: Iterable[Place], *, is_built: bool = False) -> Side:
    """Find the sentences of each statement."""
    statements = {row["id"]: row for row in rows}
    found = tuple(sorted(places, key=lambda place: (place.source, place.span)))
    starts: dict[str, list[tuple[int, int]]] = {}
    for index, place in enumerate(found):
        starts.setdefault(place.source, []).append((place.span.start, index))
    said = {each: tuple(sorted(set(_standing(row["evidence"], starts)))) for each, row in statements.items()}
    made: list[list[str]] = [[] for _ in found]
    for each, indices in said.items():
        for index in indices:
            made[index].append(each)
    return Side(name, statements, found, said, tuple(map(tuple, made)), is_built)


def _standing(passages: Iterable[PassageRow], starts: Mapping[str, Sequence[tuple[int, int]]]) -> Iterator[int]:
    """Yield the sentence of each passage: the last that begins no later."""
    for passage in passages:
        within = starts[passage["source"]]
        yield within[max(0, bisect_right(within, passage["start"], key=lambda each: each[0]) - 1)][1]


def iris(row: StatementRow) -> Iterator[str]:
    """Yield the things that a statement is about; a class is none."""
    yield row["subject"]["iri"]
    if is_thing(row["object"]):
        yield row["object"]["iri"]


def is_thing(node: ThingRow) -> bool:
    """Whether it is a thing: neither a class nor a plain value."""
    return "iri" in node and not node["iri"].startswith(SUTRA.BASE)


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://w3id.org/sutra/onto#produces"), local("https://w3id.org/sutra/id/paper")
    ('produces', 'paper')
    """
    return iri.rpartition("/")[2].rpartition("#")[2]


def meaning(entry: str) -> str:
    """What a lexical entry stands for, by its IRI.

    >>> meaning("https://w3id.org/sutra/lex/hi/paper/kagaz")
    'paper'
    """
    return entry.rsplit("/", 2)[1] if entry.count("/") > 3 else entry


# --- sentences of a text ----------------------------------------------------------------------


def places_of(document: Document, readings: Iterable[Reading]) -> Iterator[Place]:
    """Yield each sentence of a document with what is worth knowing of its reading."""
    for reading in readings:
        yield Place(
            document.name,
            document.language,
            reading.sentence.span,
            reading.sentence.text,
            tuple(dict.fromkeys(_unknown(reading))),
            tuple(token.text for token in reading.tokens if token.kind is Kind.TRIGGER and not token.evokes),
            tuple(_tried(reading)),
            frozenset(meaning(entry) for token in reading.tokens for entry in _entries(token)),
            frozenset(_numbers(reading)),
            frozenset(map(_claimed, _claims(reading.claims))),
            True,
        )


def _entries(token: Token) -> Iterator[str]:
    yield from (sense.entry for sense in token.senses)
    yield from (evoked.entry for evoked in token.evokes)


def _unknown(reading: Reading) -> Iterator[str]:
    """Yield the words without an entry, less those that were read as names."""
    names = [mention.span for top in reading.mentions for mention in top.walk() if mention.name and not mention.guessed]
    for token in reading.tokens:
        if token.kind is Kind.UNKNOWN and not any(_within(token.span, name) for name in names):
            yield word(token)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _tried(reading: Reading) -> Iterator[Tried]:
    text = reading.sentence.document.text
    if not reading.sentence.is_prose:
        yield Tried("", "", "a row of a table states nothing")
    for attempt in reading.attempts:
        start, stop = attempt.trigger
        yield Tried(attempt.frame, " ".join(text[start:stop].split()), attempt.outcome)


def _numbers(reading: Reading) -> Iterator[str]:
    """Yield the numbers and times of a sentence, as they are in every language."""
    values = [token.value for token in reading.tokens]
    for mention in (each for top in reading.mentions for each in top.walk()):
        values += (quantity.value for quantity in _quantities(mention))
        if mention.time:
            yield mention.time.label
    yield from (f"{value.normalize():f}" for value in values if value is not None)


def _quantities(mention: Mention) -> Iterator[Quantity]:
    numbers = (mention.quantity, mention.number.quantity if mention.number else None)
    yield from (quantity for quantity in numbers if quantity is not None)


def _claims(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims, and those that they are about."""
    for claim in claims:
        yield claim
        if isinstance(claim.object, Claim):
            yield from _claims((claim.object,))


def _claimed(claim: Claim) -> Claimed:
    is_class = claim.predicate == TYPE and isinstance(claim.object, str)
    return Claimed(str(claim.object) if is_class else claim.predicate, claim.rule)


def stated(row: StatementRow) -> str:
    """What a statement says of something: the local name of its property, or of a class."""
    return local((row["object"] if row["predicate"]["iri"] == RDF.type else row["predicate"])["iri"])


def became(side: Side, index: int) -> Iterator[Claimed]:
    """Yield the claims of a sentence that statements came of."""
    place = side.places[index]
    for row in map(side.statements.__getitem__, side.made[index]):
        for passage in row["evidence"]:
            if passage["source"] == place.source and place.span.start <= passage["start"] < place.span.stop:
                yield Claimed(stated(row), passage["rule"])
