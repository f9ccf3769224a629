"""Things to labels: seen in the texts, from the lexicon, composed of concepts, romanised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial

from kg.graph import Label, Origin
from kg.model import COUNT, Quantity
from kg.names import OTHER, Scripts, romanise
from kg.ontology import Ontology
from kg.statements.facts import Seen
from kg.statements.things import Thing, plain
from kg.typography import letter_of
from kg.vocabulary import DATA_BASE, SUTRA

UNDETERMINED = "und"  # BCP 47: of no known language
ROMAN = "en"  # the language of concept ids, in which every thing has a label, romanised if need be


class Labeller:
    """The labels of the things of one build."""

    def __init__(self, ontology: Ontology, scripts: Scripts, things: Mapping[str, Thing], seen: Seen) -> None:
        self.ontology, self.scripts, self.things = ontology, scripts, things
        self.seen: dict[str, Counter[tuple[str, str]]] = {}
        for (key, language, text), times in seen.items():
            self.seen.setdefault(key, Counter())[self.language_of(text, language), text] += times
        self.romanise = cache(partial(romanise, scripts=scripts))
        self.languages = sorted({ROMAN, *ontology.languages})

    def labels(self, thing: Thing) -> tuple[Label, ...]:
        """All labels of a thing, the preferred one of each language first."""
        found: dict[tuple[str, str], Label] = {}
        for label in (
            *self.listed(thing),
            *self.composed_first(thing),
            *self.as_seen(thing),
            *self.composed(thing),
            *self.name(thing),
        ):
            found.setdefault((label.language, label.text), label)
        return tuple(sorted(found.values(), key=lambda label: label.language))

    def language_of(self, text: str, language: str) -> str:
        """The language of words in a text: if no letter is of its script, the one language of theirs, else none."""
        lexicons = self.ontology.languages
        fits = {tag for tag, each in lexicons.items() if letter_of(each.profile.script).search(text)}
        script = self.scripts.script_of(text)
        if language in fits or script == OTHER:
            return language
        return fits.pop() if len(fits) == 1 else f"{UNDETERMINED}-{script}"

    def name(self, thing: Thing) -> Iterator[Label]:
        """Yield the bare name of a thing that the texts write in another script than the words with it."""
        if thing.name and any(self.is_apart(thing.name, *words) for words in self.seen.get(thing.key, ())):
            yield Label(thing.name, self.language_of(thing.name, ""), Origin.SEEN)

    def is_apart(self, name: str, language: str, text: str) -> bool:
        """Whether a name is in another language than the words with it."""
        return name in text and self.language_of(name, language) != language

    def listed(self, thing: Thing) -> Iterator[Label]:
        """Yield the names of the gazetteer."""
        place = self.ontology.gazetteer.get(DATA_BASE + thing.key)
        for preferred in (True, False):
            for text, language, is_preferred in place.labels if place else ():
                if is_preferred == preferred:
                    yield Label(text, language, Origin.LEXICON)

    def as_seen(self, thing: Thing) -> Iterator[Label]:
        """Yield the words of the texts, the most frequent first."""
        counts = self.seen.get(thing.key, Counter())
        for (language, text), _ in sorted(counts.items(), key=lambda item: (-item[1], len(item[0][1]), item[0])):
            yield Label(text, language, Origin.SEEN)

    def composed_first(self, thing: Thing) -> Iterator[Label]:
        """Yield composed labels before seen ones where only they tell two things apart."""
        if thing.place or thing.rank or thing.number:
            yield from self.composed(thing)

    def composed(self, thing: Thing) -> Iterator[Label]:
        """Yield the label that the parts of a thing make in each language."""
        for language in self.languages:
            text = self.compose(thing, language)
            if text:
                single = thing.head and not (
                    thing.modifiers or thing.literals or thing.name or thing.place or thing.rank
                )
                written = [word for word in (thing.name, *thing.literals) if word]
                romanised = language == ROMAN and any(self.romanise(word) != word for word in written)
                origin = Origin.ROMANISED if romanised else Origin.LEXICON if single else Origin.COMPOSED
                yield Label(text, language, origin)

    def compose(self, thing: Thing, language: str) -> str:
        """The parts of a thing in a language, or "" if one has no word there."""
        if thing.quantity is not None:
            return self.quantity(thing.quantity, language)
        if thing.time is not None:
            return self.time(thing, language)
        if thing.number is not None and thing.owner in self.things:
            whole = self.compose(self.things[thing.owner], language)
            return f"{whole}: {plain(thing.number.value)}" if whole else ""
        parts = [self.place(thing, language), *self.rank(thing, language)]
        parts += [self.word(modifier, language) for modifier in thing.modifiers]
        parts += [self.literal(word, language) for word in thing.literals]
        if thing.name:
            parts.append(self.literal(thing.name, language))
        if thing.ordinal:
            parts.insert(0, f"{thing.ordinal}.")
        if thing.head and not (thing.rank and thing.cls != "Standing"):
            parts.append(self.word(thing.head, language))
        return "" if None in parts else self.joined(parts, language)

    def joined(self, parts: Iterable[str | None], language: str) -> str:
        """Words side by side, with spaces where the language writes them."""
        lexicon = self.ontology.languages.get(language)
        return ("" if lexicon and not lexicon.profile.spaces else " ").join(part for part in parts if part)

    def place(self, thing: Thing, language: str) -> str | None:
        """The label of the place that names a thing."""
        if not thing.place:
            return ""
        labels = self.labels(self.things[thing.place]) if thing.place in self.things else ()
        return next((label.text for label in labels if label.language == language), None)

    def rank(self, thing: Thing, language: str) -> list[str | None]:
        """The words of a rank: those of a superlative are among the modifiers."""
        if thing.rank is None or thing.rank[0] != "rankCutoff":
            return []
        return [self.word("top", language), self.numeral(thing.rank[1], language)]

    def numeral(self, number: int, language: str) -> str:
        """A small number in words where the language has them, else in digits."""
        lexicon = self.ontology.languages.get(language)
        for entry in lexicon.entries if lexicon else ():
            if entry.section == "numerals" and entry.target == str(number):
                return entry.form
        return str(number)

    def word(self, concept: str, language: str) -> str | None:
        """The word for a concept, or None if the language has none."""
        return self.ontology.concept_labels.get(concept, {}).get(language)

    def literal(self, word: str, language: str) -> str | None:
        """A word without an entry: itself in its own language, romanised in English."""
        if language == ROMAN:
            return self.romanise(word)
        lexicon = self.ontology.languages.get(language)
        return word if lexicon and self.scripts.script_of(word) == lexicon.profile.script else None

    def quantity(self, quantity: Quantity, language: str) -> str:
        """A quantity as number with comparator and unit."""
        unit = quantity.unit.removeprefix("CCY_") if quantity.unit != COUNT else ""
        if quantity.comparator == "several":
            return self.ontology.labels.get(SUTRA.several, {}).get(language, "")
        if quantity.comparator == "between":
            return f"{grouped(quantity.minimum)}-{grouped(quantity.maximum)} {unit}".strip()
        sign = self.ontology.notations.get(f"{SUTRA.BASE}{quantity.comparator}", "")
        return f"{sign} {grouped(quantity.value)} {unit}".strip()

    def time(self, thing: Thing, language: str) -> str:
        """A time as EDTF, or as the words it is made of."""
        time = thing.time
        if time is None:
            return ""
        if time.edtf:
            return time.edtf
        words = [self.word(part, language) for part in time.label.split("-of-")]
        words = list(reversed(words))
        if None in words:
            return time.label.replace("-", " ") if language == ROMAN else ""
        return self.joined(words, language)


def grouped(number: Decimal | None) -> str:
    """A number with groups of three digits."""
    return "" if number is None else f"{number.normalize():,f}"
