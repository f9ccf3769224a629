"""Expressions to the neutral stream: concepts with case and number, triggers with features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kg.language import FINITE, NONFINITE, participial
from kg.lexicon import Entry, Lexicon
from kg.model import Evocation, Kind, Sense, Sentence, Span, Token
from kg.morphology import Reading, guess
from kg.ontology import Ontology
from kg.tokens.lifting import lift
from kg.tokens.matching import Match, Matcher
from kg.tokens.words import Word, words

BARE = frozenset({"stem"})
CLAUSE_ENDS = frozenset({"semicolon", "stop", "question", "although"})
JOINTS = frozenset({"and", "comma"})  # right after a verb they begin a new clause
CLOSING = frozenset({"plural", "definite", "emphatic"})
GRAMMAR = frozenset({"function", "numerals", "ordinals"})  # sections that come before a concept of the same form
COPULA = ("count", "be", "exist", "have")  # what a sentence without a verb may say


def tokenise(sentence: Sentence, ontology: Ontology) -> tuple[Token, ...]:
    """The neutral stream of a sentence, in the order of its words."""
    lexicon = ontology.lexicon(sentence.language)
    stream = Stream(sentence, lexicon, ontology.marks)
    tokens = lift(stream.read(), sentence.document.text, before=lexicon.profile.verb_final)
    return tuple(stream.with_copulas(tokens)) if lexicon.profile.zero_copula else tokens


def is_trigger(matches: Sequence[Match]) -> bool:
    """Whether an expression evokes a frame without a gap."""
    return any(entry.section == "triggers" for match in matches for entry in match.entries)


def predicates(token: Token) -> bool:
    """Whether a token is a verb or predicate that can end a sentence."""
    nonfinite = token.features & NONFINITE and not token.features & FINITE
    attributive = any(evoked.attributes for evoked in token.evokes)
    return token.kind is Kind.TRIGGER and not nonfinite and not attributive


class Stream:
    """The reading of one sentence, word by word."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, marks: Mapping[str, str]) -> None:
        self.profile, self.lexicon = lexicon.profile, lexicon
        self.words = list(words(sentence, lexicon.profile, marks))
        self.sentence, self.matcher = sentence, Matcher(self.words, lexicon)
        self.tokens: list[Token] = []
        self.quoted = False
        self.pending: dict[int, Match] = {}  # verbs of expressions that began before

    def with_copulas(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield the tokens with the verb "to be" at the end of each clause that does without a verb."""
        said = spoke = False
        for token in tokens:
            if token.function in CLAUSE_ENDS:
                if not said:
                    yield self.copula(token.span.start)
                said = False
            elif token.function in JOINTS and spoke:
                said = False
            else:
                said = said or predicates(token)
            spoke = predicates(token)
            yield token
        if not said and tokens and tokens[-1].function not in CLAUSE_ENDS:
            yield self.copula(self.sentence.span.stop)

    def copula(self, stop: int) -> Token:
        """The verb "to be" where it is not said."""
        evokes = tuple(Evocation(frame, self.profile.marks, "") for frame in COPULA)
        return Token(Span(stop, stop), "", Kind.TRIGGER, evokes=evokes, features=frozenset({"pres"}))

    def read(self) -> list[Token]:
        """The tokens, adverbs and negations still among them."""
        index = 0
        while index < len(self.words):
            index = self.step(index)
        return self.tokens

    def step(self, index: int) -> int:
        """Read what begins at a word; the index of what comes next."""
        word = self.words[index]
        if word.is_mark:
            return self.mark(index, word)
        if word.kind == "number":
            return self.number(index, word)
        if word.joined and self.tokens and self.ending(word):
            return index + 1
        if index in self.pending:
            return self.trigger(index, [self.pending.pop(index)])
        matches = self.matcher.at(index)
        if not is_trigger(matches) and (gapped := self.matcher.gapped(index)) is not None:
            stop, verb, match = gapped
            self.pending[verb] = match
            return self.add(index, stop, Kind.MARK, function="gap")
        if not matches:
            return self.unknown(index, word)
        return self.matched(index, matches)

    def add(self, first: int, stop: int, kind: Kind, **fields: object) -> int:
        """Append a token over a range of words; the index after it."""
        span = Span(self.words[first].start, self.words[stop - 1].stop)
        text = self.sentence.document.text[span.start : span.stop]
        self.tokens.append(Token(span, text, kind, **fields))  # type: ignore[arg-type]  # fields are Token's own
        return stop

    def mark(self, index: int, word: Word) -> int:
        """A punctuation mark; straight quotes open and close in turn."""
        function = word.key
        if function == "quote":
            function = "close-quote" if self.quoted else "open-quote"
            self.quoted = not self.quoted
        return self.add(index, index + 1, Kind.MARK, function=function)

    def number(self, index: int, word: Word) -> int:
        """A number in digits with the ending that is written onto it."""
        value = Decimal(word.text.replace(",", ""))
        stop = index + 1
        if stop < len(self.words) and self.words[stop].joined and self.words[stop].kind == "word":
            for ending in self.profile.number_endings:
                if ending.suffix == self.words[stop].key:
                    ordinal = "ordinal" in ending.features
                    return self.add(index, stop + 1, Kind.NUMBER, value=value, case=ending.case, ordinal=ordinal)
        return self.add(index, stop, Kind.NUMBER, value=value)

    def ending(self, word: Word) -> bool:
        """Whether the word is an ending set apart by a hyphen or a quote; if so the token before takes it."""
        for ending in self.profile.endings:
            if ending.suffix == word.key and (ending.case or ending.features):
                self.extend(word, ending.case, plural="plural" in ending.features)
                return True
        return False

    def extend(self, word: Word, case: str, *, plural: bool = False) -> None:
        """Give the last token a case that is written after it."""
        last = self.tokens[-1]
        self.tokens[-1] = last._replace(
            span=Span(last.span.start, word.stop),
            text=self.sentence.text[last.span.start - self.sentence.span.start : word.stop - self.sentence.span.start],
            case=case or last.case,
            plural=last.plural or plural,
            stem=last.stem or len(last.text),
        )

    def unknown(self, index: int, word: Word) -> int:
        """A word without an entry: a verb form without a frame, or a word with perhaps a case."""
        if forms := self.lexicon.verbs.get(word.key):
            features = frozenset().union(*(form.features for form in forms[:1]))
            if features != BARE:
                stop, features = self.helpers(index + 1, features)
                return self.add(index, stop, Kind.TRIGGER, features=features, case=forms[0].case)
        reading = guess(self.profile, self.lexicon.readings(word.key))
        stem = stem_length(word, reading)
        plural = "plural" in reading.features
        return self.add(index, index + 1, Kind.UNKNOWN, case=reading.case, plural=plural, stem=stem)

    def matched(self, index: int, matches: Sequence[Match]) -> int:
        """The token of an expression: trigger before concept before the rest."""
        trigger = [m for m in matches if any(e.section == "triggers" for e in m.entries)]
        other = [m for m in matches if any(e.section != "triggers" for e in m.entries)]
        if trigger and not (other and self.yields(trigger[0], other[0])):
            return self.trigger(index, trigger)
        best = other[0] if other else trigger[0]
        if (
            best.reading.ending
            and best.stop == index + 1
            and self.words[index].key in self.lexicon.verbs
            and not trigger
        ):
            return self.unknown(index, self.words[index])
        listed = [e for e in best.entries if e.section != "triggers"]
        entry = next((e for e in listed if e.section in GRAMMAR and not best.reading.ending), listed[0])
        match entry.section:
            case "concepts" | "name":
                return self.concept(index, other)
            case "adposition":
                return self.adposition(index, best, entry)
            case "numerals" | "ordinals":
                return self.numeral(index, best, entry)
        return self.function(index, best, entry)

    def yields(self, trigger: Match, other: Match) -> bool:
        """Whether a verb gives way to another entry: as a bare stem, or a participle that is listed as it stands."""
        if trigger.verb == BARE:
            return not self.helped(trigger)
        listed = other.verb is None and " " in other.entries[0].form
        return listed and trigger.verb is not None and participial(trigger.verb, trigger.reading.case)

    def helped(self, match: Match) -> bool:
        """Whether an auxiliary follows a verb."""
        return match.verb is not None and self.matcher.helper(match.stop, match.verb) is not None

    def trigger(self, index: int, matches: Sequence[Match]) -> int:
        """A trigger with the features of its verb and of the auxiliaries after it."""
        evokes = {e: None for m in matches for e in m.entries if e.section == "triggers"}
        first = next((m for m in matches if self.helped(m)), None) or min(matches, key=lambda m: m.verb == BARE)
        features = first.verb or frozenset()
        features |= {e.target for e in first.lifted if e.target == "not"}
        features |= {f for e in evokes for role, fs in e.marks if role == "feature" for f in fs}
        stop, features = self.helpers(first.stop, features)
        found = tuple(self.evocation(e) for e in evokes)
        senses = tuple(Sense(e.target, e.iri) for e in first.entries if e.section == "concepts")
        return self.add(
            index, stop, Kind.TRIGGER, evokes=found, features=features, case=first.reading.case, senses=senses,
            medial=not self.profile.verb_final,
        )  # fmt: skip

    def evocation(self, entry: Entry) -> Evocation:
        """The frame of a trigger with the marks of its roles: its own, else those of the language."""
        own = dict(entry.marks)
        attributes = own.pop("noun", ("",))[0]
        own.pop("feature", None)
        return Evocation(entry.target, {**self.profile.marks, **own}, entry.iri, attributes)

    def helpers(self, index: int, features: frozenset[str]) -> tuple[int, frozenset[str]]:
        """Take in the auxiliaries after a verb; the index after them, and all features."""
        current = features
        while (match := self.step_over(index, current)) is not None:
            index = match.stop
            added = frozenset(match.entries[0].iri.split())
            current = added | (match.verb or frozenset())
            features |= current
        return index, features

    def step_over(self, index: int, current: frozenset[str]) -> Match | None:
        """The auxiliary at a word, or after a negation there."""
        if match := self.matcher.helper(index, current):
            return match
        negation = self.matcher.adverb(index) if index < len(self.words) and not self.words[index].is_mark else None
        if negation and any(e.target == "not" for e in negation.entries):
            match = self.matcher.helper(negation.stop, current)
            return match._replace(verb=(match.verb or frozenset()) | {"not"}) if match else None
        return None

    def concept(self, index: int, matches: Sequence[Match]) -> int:
        """A concept with its senses, first senses first."""
        first = matches[0]
        entries = [
            e for m in matches if m.reading == first.reading for e in m.entries if e.section in ("concepts", "name")
        ]
        entries.sort(key=lambda entry: (entry.section != "name", entry.second))
        senses = tuple({e.target: Sense(e.target, e.iri) for e in reversed(entries)}.values())[::-1]
        citation = entries[0].form if first.reading.ending else ""
        inflection = self.inflection(index, first)
        return self.add(index, first.stop, Kind.CONCEPT, senses=senses, citation=citation, **inflection)

    def adposition(self, index: int, match: Match, entry: Entry) -> int:
        """An adposition: the case of the token before it, or one that opens the phrase after it."""
        last = self.tokens[-1] if self.tokens else None
        follows = last is not None and (last.kind is not Kind.MARK or last.function.startswith("close"))
        if self.profile.closing and follows:
            self.extend(self.words[match.stop - 1], entry.target)
            return match.stop
        function = "particle" if self.profile.closing else "case"
        return self.add(index, match.stop, Kind.FUNCTION, function=function, case=entry.target)

    def numeral(self, index: int, match: Match, entry: Entry) -> int:
        """A number in words; `plus` marks one that is added to the number after it."""
        value, ordinal = Decimal(entry.target.removesuffix("+")), entry.section == "ordinals"
        function = "plus" if entry.target[0] in "+-" else "more-than" if entry.target.endswith("+") else ""
        return self.add(
            index, match.stop, Kind.NUMBER, value=value, ordinal=ordinal, case=match.reading.case, function=function
        )

    def function(self, index: int, match: Match, entry: Entry) -> int:
        """A grammatical word or an adverb."""
        return self.add(index, match.stop, Kind.FUNCTION, function=entry.target, **self.inflection(index, match))

    def inflection(self, index: int, match: Match) -> dict[str, object]:
        """Case and number of a token, and where the ending of its last word begins."""
        reading, last = match.reading, self.words[match.stop - 1]
        return {
            "case": reading.case,
            "plural": "plural" in reading.features,
            "definite": "definite" in reading.features,
            "closes": bool(reading.features & CLOSING),
            "stem": last.start - self.words[index].start + stem_length(last, reading),
        }


def stem_length(word: Word, reading: Reading) -> int:
    """How many letters of a word stand before its ending; all of them where spelling hides the border."""
    alike = len(word.text) == len(word.key) or word.text[-reading.ending :] == word.key[-reading.ending :]
    return len(word.text) - reading.ending if reading.ending and alike else len(word.text)
