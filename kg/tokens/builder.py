"""Words to tokens: the stream of a sentence in the making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.lexicon import Entry, Lexicon
from kg.model import Kind, Sense, Sentence, Span, Token
from kg.morphology import Reading
from kg.tokens.matching import Match, Matcher
from kg.tokens.words import Word, words

CLOSING = frozenset({"plural", "definite", "emphatic"})

PLURAL = frozenset({"plural"})


class Builder:
    """The tokens of one sentence so far."""

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        marks: Mapping[str, str],
        names: frozenset[str] = frozenset(),
        moments: frozenset[str] = frozenset(),
    ) -> None:
        self.profile, self.lexicon = lexicon.profile, lexicon
        self.medial, self.isolating = not lexicon.profile.verb_final, not lexicon.verbs
        self.words = list(words(sentence, lexicon.profile, marks))
        self.sentence, self.matcher = sentence, Matcher(self.words, lexicon, names, moments)
        self.tokens: list[Token] = []
        self.quoted = False
        self.pending: dict[int, Match] = {}  # verbs of expressions that began before

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

    def concept(self, index: int, matches: Sequence[Match]) -> int:
        """A concept with its senses."""
        return self.add(index, matches[0].stop, Kind.CONCEPT, **self.nominal(index, matches))

    def nominal(self, index: int, matches: Sequence[Match]) -> dict[str, object]:
        """The senses of a concept, first senses first, with its inflection."""
        if not any(entry.section in ("concepts", "name") for match in matches for entry in match.entries):
            return {}
        first = matches[0]
        entries = [
            e for m in matches if m.reading == first.reading for e in m.entries if e.section in ("concepts", "name")
        ]
        entries.sort(key=lambda entry: (entry.section != "name", entry.second))
        senses = tuple({e.target: Sense(e.target, e.iri) for e in reversed(entries)}.values())[::-1]
        inflection = self.inflection(index, first)
        if first.reading.features == PLURAL and not first.reading.case:
            return {"senses": senses, **inflection, "stem": 0}  # a plural and no more: so it is called
        citation = entries[0].form if first.reading.ending else ""
        return {"senses": senses, "citation": citation, **inflection}

    def adposition(self, index: int, match: Match, entry: Entry) -> int:
        """An adposition: the case of the token before it, or one that opens the phrase after it."""
        last = self.tokens[-1] if self.tokens else None
        follows = last is not None and (last.kind is not Kind.MARK or last.function.startswith("close"))
        closing = self.profile.closing or entry.section == "postposition"
        if closing and follows:
            self.extend(self.words[match.stop - 1], entry.target)
            return match.stop
        function = "particle" if closing else "case"
        hangs = self.profile.heads_first and not closing
        return self.add(index, match.stop, Kind.FUNCTION, function=function, case=entry.target, hangs=hangs)

    def numeral(self, index: int, match: Match, entry: Entry) -> int:
        """A number in words; `plus` marks one that is added to the number after it."""
        value, ordinal = Decimal(entry.target.removesuffix("+")), entry.section == "ordinals"
        function = "plus" if entry.target[0] in "+-" else "more-than" if entry.target.endswith("+") else ""
        return self.add(
            index, match.stop, Kind.NUMBER, value=value, ordinal=ordinal, case=match.reading.case, function=function
        )

    def inflection(self, index: int, match: Match) -> dict[str, object]:
        """Case and number of a token, and where the ending of its last word begins."""
        reading, last = match.reading, self.words[match.stop - 1]
        return {
            "case": reading.case,
            "plural": "plural" in reading.features,
            "definite": "definite" in reading.features,
            "closes": self.profile.closing and bool(reading.features & CLOSING),
            "stem": last.start - self.words[index].start + stem_length(last, reading),
        }


def stem_length(word: Word, reading: Reading) -> int:
    """How many letters of a word stand before its ending; all of them where spelling hides the border."""
    alike = len(word.text) == len(word.key) or word.text[-reading.ending :] == word.key[-reading.ending :]
    return len(word.text) - reading.ending if reading.ending and alike else len(word.text)
