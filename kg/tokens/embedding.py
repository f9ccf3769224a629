"""Words of another script in a sentence: read in their own language where it knows them, else a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import Kind, Sentence, Span, Token
from kg.ontology import Ontology
from kg.tokens import stream
from kg.tokens.naming import types
from kg.typography import letter_of, other_than


def adopted(tokens: Sequence[Token], sentence: Sentence, ontology: Ontology) -> tuple[Token, ...]:
    """The stream of a sentence with the words that another language knows as its nouns."""
    if not other_than(ontology.lexicon(sentence.language).profile.script).search(sentence.text):
        return tuple(tokens)
    languages = foreign(ontology, sentence.language)
    found: list[Token] = []
    for tag, run in groupby(tokens, key=lambda token: language_of(token, languages)):
        for part in phrases([*run]) if tag else [[*run]]:
            found += nouns(part, replace(sentence, tag=tag), ontology) if tag else part
    return tuple(found)


def foreign(ontology: Ontology, tag: str) -> dict[str, str]:
    """Script -> the one language that is written in it, of the scripts that a language does not use."""
    own = ontology.lexicon(tag).profile.script
    return {script: known[0].tag for script, known in ontology.scripts.items() if script != own and len(known) == 1}


def language_of(token: Token, languages: dict[str, str]) -> str:
    """The other language that a word without an entry may be of, or ""."""
    if token.kind is not Kind.UNKNOWN or not token.text:
        return ""
    return next((tag for script, tag in languages.items() if letter_of(script).match(token.text)), "")


def phrases(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut a run of words after each that has a case."""
    part: list[Token] = []
    for token in tokens:
        part.append(token)
        if token.case:
            yield part
            part = []
    if part:
        yield part


def nouns(words: Sequence[Token], sentence: Sentence, ontology: Ontology) -> Sequence[Token]:
    """The words as their own language reads them; as they are if it does not know them, or they are a name."""
    first, last = words[0], words[-1]
    span = Span(first.span.start, last.span.start + (last.stem or len(last.text)))
    read = stream.tokenise(replace(sentence, span=span), ontology)
    found = [token for token in read if token.span.start < token.span.stop]
    if not found or not (is_known(found) or is_typed(found, ontology)) or is_title(found, ontology):
        return words
    end = Span(found[-1].span.start, last.span.stop)
    text = sentence.document.text[slice(*end)]
    stem = found[-1].stem or (len(found[-1].text) if text != found[-1].text else 0)
    found[-1] = found[-1]._replace(span=end, text=text, stem=stem, case=last.case)
    found[0] = found[0]._replace(boundary=first.boundary)
    return found


def is_known(tokens: Sequence[Token]) -> bool:
    """Whether all words are nouns with an entry."""
    return all(token.kind is Kind.CONCEPT for token in tokens)


def is_typed(tokens: Sequence[Token], ontology: Ontology) -> bool:
    """Whether words without an entry stand before a type noun: "Kaliganj Town"."""
    *name, kind = tokens
    return types(kind, ontology) and bool(name) and all(token.kind is Kind.UNKNOWN for token in name)


def is_title(tokens: Sequence[Token], ontology: Ontology) -> bool:
    """Whether known words are written with capitals, as a name is: no place we know, acronym or mere "Town"."""
    if len(tokens) == 1 and types(tokens[0], ontology):
        return False
    capital = all(token.text[:1].isupper() and not token.text.isupper() for token in tokens)
    return capital and is_known(tokens) and not any(s.concept in ontology.gazetteer for t in tokens for s in t.senses)
