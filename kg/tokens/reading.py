"""A sentence to tokens: by way of a copy where it cannot be read as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Sentence, Token
from kg.ontology import Ontology
from kg.tokens import stream
from kg.tokens.copying import as_read, copied, restored
from kg.tokens.embedding import adopted
from kg.tokens.naming import introduced
from kg.tokens.segments import Segments
from kg.tokens.words import words


def tokenise(sentence: Sentence, ontology: Ontology, names: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a sentence, each with its words as read and its place in the document, of which it knows names."""
    copy = copied(sentence, ontology.lexicon(sentence.language).knows)
    if copy is None:
        return read(sentence, ontology, names)
    return restored(read(as_read(sentence, copy), ontology, names), copy)


def read(sentence: Sentence, ontology: Ontology, names: frozenset[str]) -> tuple[Token, ...]:
    """The tokens of a sentence as it stands, words of other scripts among them."""
    return tuple(introduced(adopted(stream.tokenise(sentence, ontology, names), sentence, ontology), ontology))


def learnt(sentences: Iterable[Sentence], ontology: Ontology) -> frozenset[str]:
    """The names that sentences in a script without spaces have before words like "town"."""
    found: set[str] = set()
    for sentence in sentences:
        lexicon = ontology.lexicon(sentence.language)
        if not lexicon.profile.spaces:
            copy = copied(sentence, lexicon.knows)
            clean = sentence if copy is None else as_read(sentence, copy)
            found.update(Segments(list(words(clean, lexicon.profile, ontology.marks)), lexicon).names())
    return frozenset(found)
