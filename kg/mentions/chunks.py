"""The neutral stream to chunks: runs of words that make one noun phrase, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions import quantities, times
from kg.mentions.borders import GOODS, Borders
from kg.mentions.chunk import UNOPENED, Chunk, Opening
from kg.model import COUNT, Clause, Kind, Mention, Token
from kg.ontology import Ontology

PRONOUNS = frozenset(
    {
        "it",
        "they",
        "its",
        "we",
        "our",
        "you",
        "here",
        "there",
        "which",
        "where",
        "whose",
        "this",
        "both",
        "former",
        "latter",
    }
)
THESE = frozenset({"it", "they"})  # right before a noun: "this", "these"
DETERMINERS = frozenset({"one", "this", "these", "all", "the"})
ARTICLES = frozenset({"one", "the"})  # they point at nothing
SKIPPED = frozenset({"named", "particle"})  # "a company named X": nothing stands between
DEFINITE = "this"
COMPARATORS = frozenset({"more-than", "less-than", "about", "nearly", "at-least", "at-most", "up-to"})


class Chunker:
    """The chunks of one sentence."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology
        self.times = times.Reader(tokens, ontology)
        self.quantities = quantities.Reader(tokens, ontology)
        self.borders = Borders(tokens, ontology)
        self.chunk: Chunk | None = None
        self.index = 0
        self.opened = UNOPENED
        self.in_quotes = False

    def read(self) -> Iterator[Chunk | Mention | Clause]:
        """Yield chunks, mentions that are no noun phrases (times, numbers, pronouns), and what stands between."""
        while self.index < len(self.tokens):
            yield from self.step()
        yield from self.flush()

    def step(self) -> Iterator[Chunk | Mention | Clause]:
        """Read what begins at the current token."""
        token = self.tokens[self.index]
        if token.kind is Kind.TRIGGER:
            yield from self.other(token)
        elif (found := self.times.at(self.index)) or (found := self.times.numbered_plan(self.index)):
            yield from self.flush()
            yield from self.measured(*found)
        elif (found := self.quantities.at(self.index)) is not None:
            yield from self.counted(*found)
        elif token.kind in (Kind.CONCEPT, Kind.UNKNOWN) or token.kind is Kind.NUMBER:
            yield from self.word(token)
        elif token.function in ("open-quote", "close-quote"):
            yield from self.quote(token)
        elif self.correlates(token):
            yield from self.pronoun(token._replace(function=DEFINITE))
        elif token.function in PRONOUNS | DETERMINERS:
            yield from self.pronoun(token)
        elif token.function == "case":
            yield from self.flush()
            self.opened, self.index = Opening(token.case, token.hangs), self.index + 1
        elif token.function in COMPARATORS | SKIPPED or self.names_which(token):
            self.index += 1
        else:
            yield from self.other(token)

    def names_which(self, token: Token) -> bool:
        """Whether "that" stands in "named X | which company": nothing stands between."""
        return token.function == "that" and bool(self.index) and self.tokens[self.index - 1].function == "named"

    def correlates(self, token: Token) -> bool:
        """Whether "that" stands before a noun, after one with a case: "with what | which cluster began, there ..."."""
        around = self.tokens[self.index - 1 : self.index + 2 : 2] if self.index else ()
        nouns = [beside for beside in around if beside.kind in (Kind.CONCEPT, Kind.UNKNOWN)]
        return token.function == "that" and len(nouns) == 2 and bool(nouns[0].case)

    def other(self, token: Token) -> Iterator[Chunk | Clause]:
        """A trigger, conjunction or mark."""
        yield from self.flush()
        self.index += 1
        yield Clause(token, self.index - 1)

    def measured(self, mention: Mention, stop: int) -> Iterator[Mention]:
        """A time or a number that stands for itself."""
        self.index = stop
        after = self.borders.concept(self.tokens[stop]) if stop < len(self.tokens) else None
        passed = mention.quantity is not None and after is not None and after.cls == "Indicator"
        opened = UNOPENED if passed and not self.opened.hangs else self.take_opening()  # "at 2 billion cost"
        yield located(mention, opened)

    def counted(self, mention: Mention, stop: int) -> Iterator[Chunk | Mention]:
        """A number: that of a top list, that of the things named after it, or one for itself."""
        if self.chunk and self.chunk.tokens and self.ranks(self.chunk.tokens[-1]):
            self.chunk.cutoff, self.index = mention, stop
            return
        if (
            self.chunk
            and self.chunk.number is None
            and self.scales(mention)
            and self.borders.only_adjectives(self.chunk)
        ):
            self.chunk.number, self.index = mention, stop
            return
        yield from self.flush()
        after = self.tokens[stop] if stop < len(self.tokens) else None
        counts = mention.quantity is not None and (mention.quantity.unit == COUNT or mention.quantity.value is None)
        if counts and not mention.case and after and after.kind in (Kind.CONCEPT, Kind.UNKNOWN) and not after.boundary:
            self.chunk, self.index = Chunk(self.index, number=mention, opened=self.take_opening()), stop
            return
        if after is not None and (after.function, after.case) == ("case", "GEN") and after.hangs:
            goods = self.tokens[stop + 1] if stop + 1 < len(self.tokens) else None
            stop, after = (stop + 1, goods) if self.measures(mention, goods) else (stop, after)  # "tonnes of tiles"
        if (self.scales(mention) or self.measures(mention, after)) and after and after.kind is Kind.CONCEPT:
            self.chunk, self.index = Chunk(self.index, number=mention, opened=self.take_opening()), stop
            return
        yield from self.measured(mention, stop)

    def measures(self, mention: Mention, after: Token | None) -> bool:
        """Whether a quantity is so much of the goods named after it: "10 thousand tonnes of tiles"."""
        concept = self.borders.concept(after) if after else None
        if mention.quantity is None or mention.case or concept is None:
            return False
        return mention.quantity.is_measure and self.ontology.is_a(concept.cls, GOODS)

    def scales(self, mention: Mention) -> bool:
        """Whether a quantity is an order of magnitude: "a trillion-dollar cluster"."""
        return mention.quantity is not None and mention.quantity.comparator == "orderOf"

    def ranks(self, token: Token) -> bool:
        """Whether a word makes a top list of the number after it."""
        return any(sense.concept in self.ontology.composition.ranks for sense in token.senses)

    def word(self, token: Token) -> Iterator[Chunk]:
        """A word of a noun phrase."""
        if (
            self.chunk
            and self.chunk.tokens
            and (token.boundary or self.borders.stands_alone(token, self.chunk, self.index))
        ):
            yield from self.flush()
        if self.chunk is None:
            opened = self.take_opening()
            self.chunk = Chunk(self.index, opened=opened, boundary=token.boundary, quoted=self.in_quotes)
        self.chunk.tokens.append(token)
        self.index += 1
        if token.case and not self.in_quotes:
            self.chunk.case = token.case if not self.borders.dangling(token, self.index) else ""
            opened = self.chunk.opened if self.borders.owns(token, self.index) else UNOPENED
            if opened.case:
                self.chunk.opened = UNOPENED
            yield from self.flush()
            self.opened = opened
        elif self.borders.closes(self.chunk, self.index) and not self.in_quotes:
            yield from self.flush()

    def quote(self, token: Token) -> Iterator[Chunk | Clause]:
        """Quotation marks set off a title or a plan."""
        if token.function == "open-quote":
            yield from self.flush()
            self.in_quotes = True
        else:
            self.in_quotes = False
            if self.chunk:
                self.chunk.quoted, self.chunk.case = True, token.case or self.chunk.tokens[-1].case
            yield from self.flush()
        self.index += 1

    def pronoun(self, token: Token) -> Iterator[Chunk | Mention]:
        """A pronoun stands for itself; before a noun it is a determiner."""
        yield from self.flush()
        following = self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None
        self.index += 1
        nominal = following is not None and following.kind in (Kind.CONCEPT, Kind.UNKNOWN, Kind.NUMBER)
        if token.function in DETERMINERS and nominal:
            definite, opened = token.function not in ARTICLES, self.take_opening()
            determined = token.function != "the"
            self.chunk = Chunk(self.index, opened=opened, definite=definite, determined=determined)
            self.chunk.plural, self.chunk.article = token.function == "these", token.function in ARTICLES
        elif token.function in THESE and not token.case and following and self.points_at(following):
            self.chunk = Chunk(self.index, opened=self.take_opening(), definite=True, determined=True)
            self.chunk.plural = token.function == "they"
        elif token.function == "both" and nominal and not token.case:
            self.chunk = Chunk(self.index, opened=self.take_opening(), definite=True, determined=True)
        elif token.function not in DETERMINERS or token.function in ("this", "these"):
            yield self.anaphor(token)

    def points_at(self, token: Token) -> bool:
        """Whether "it" before a word means "this": the word is the head of something that can be pointed at."""
        concept = self.borders.concept(token)
        if concept is None or token.boundary:
            return False
        composition = self.ontology.composition
        return (
            self.ontology.is_a(concept.cls, composition.named | composition.scoped)
            and concept.id not in composition.order
        )

    def anaphor(self, token: Token) -> Mention:
        """A mention that points back."""
        opened, case = self.take_opening(), token.case
        if token.function in ("its", "our"):
            case = case or "GEN"
        if token.function in ("here", "there", "where"):
            case = case or "LOC"
        if token.function == "whose":
            case = case or "GEN"
        found = Mention(token.span, "Anaphor", anaphor=token.function, case=case, label=token.text)
        return located(found, opened)

    def take_opening(self) -> Opening:
        """What the adposition just read says of the phrase that begins here."""
        opened, self.opened = self.opened, UNOPENED
        return opened

    def flush(self) -> Iterator[Chunk]:
        """End the phrase in the making."""
        chunk, self.chunk = self.chunk, None
        if chunk is None or not chunk.tokens:
            if chunk is not None:
                self.opened = UNOPENED if chunk.number is not None else chunk.opened
            return
        if chunk.case == "GEN" and chunk.opened.case != "GEN":  # "in the town's centre": it opens what that belongs to
            self.opened, chunk.opened = chunk.opened, UNOPENED
        chunk.case = chunk.case or chunk.opened.case
        yield chunk


def located(mention: Mention, opened: Opening) -> Mention:
    """The mention with the case of the adposition before it."""
    return mention._replace(case=opened.case, opened=True, hangs=opened.hangs) if opened.case else mention
