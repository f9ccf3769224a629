"""The order of the stages; the only module that knows it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.claims import extract
from kg.graph import Knowledge
from kg.mentions import constituents
from kg.model import Document, Phrase, Reading, Sentence
from kg.names import Scripts, load_scripts
from kg.ontology import Ontology, load_ontology, root
from kg.sentences import split
from kg.statements import gather, gather_apart
from kg.switching import strangers, told
from kg.tokens import learnt, tokenise
from kg.vocabulary import DATA_BASE


@cache
def knowledge() -> Ontology:
    """Everything in ontology/, read once; it stays, so the garbage collector need not look at it, then or later."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = load_ontology()
    finally:
        if collecting:
            gc.enable()
    gc.freeze()
    return found


@cache
def scripts() -> Scripts:
    """The writing systems of ontology/, read once."""
    return load_scripts(root() / "scripts.toml")


def read(document: Document, ontology: Ontology) -> Iterator[Reading]:
    """Yield the reading of each sentence of a document; of what is beyond the sentence only names are looked at."""
    profile = ontology.lexicon(document.language).profile
    others = [each.profile for each in strangers(ontology, document.language)]
    sentences: Iterable[Sentence] = (told(sentence, ontology) for sentence in split(document, profile, others))
    sentences = sentences if profile.spaces else tuple(sentences)
    names = frozenset[str]() if profile.spaces else learnt(sentences, ontology)
    for sentence in sentences:
        yield read_sentence(sentence, ontology, names)


def read_sentence(sentence: Sentence, ontology: Ontology, names: frozenset[str] = frozenset()) -> Reading:
    """All that one sentence tells, in a document with some names; the row of a table tells nothing."""
    tokens = tokenise(sentence, ontology, names)
    if not sentence.is_prose:
        return Reading(sentence, tokens, (), (), ())
    items = constituents(tokens, ontology)
    claims, attempts = extract(items, ontology)
    mentions = tuple(mention for item in items if isinstance(item, Phrase) for mention in item.mentions)
    return Reading(sentence, tokens, mentions, claims, attempts)


def fuse(
    readings: Iterable[tuple[Document, Sequence[Reading]]], ontology: Ontology, base: str = DATA_BASE
) -> Knowledge:
    """What the readings of all documents say together."""
    return gather(readings, ontology, scripts(), base)


def fuse_apart(
    sides: Iterable[Iterable[tuple[Document, Sequence[Reading]]]], ontology: Ontology, base: str = DATA_BASE
) -> tuple[Knowledge, ...]:
    """What the readings of each side say, names linked over all of them as `fuse` does."""
    return gather_apart(sides, ontology, scripts(), base)
