"""A sentence to the language it is in: that of its document, unless it is clearly another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from kg.lexicon import Lexicon
from kg.model import Sentence
from kg.ontology import Ontology
from kg.typography import MOSTLY, letter_of, other_than, share

WORDS = 4  # so few words are no evidence of a language that shares its script with another
KNOWN = 0.5  # share of the words that the language must know
AHEAD = 0.3  # by how much more it must know than any other

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


def strangers(ontology: Ontology, tag: str) -> tuple[Lexicon, ...]:
    """The languages whose script is not that of a language."""
    own = ontology.lexicon(tag).profile.script
    return tuple(each for script, known in ontology.scripts.items() if script != own for each in known)


def told(sentence: Sentence, ontology: Ontology) -> Sentence:
    """The sentence with its language: by the script of its letters, and by its words if several share the script."""
    own = ontology.lexicon(sentence.language)
    text, native = sentence.text, own.profile.script
    if not other_than(native).search(text):
        script = native
    else:
        script = next((each for each in ontology.scripts if share(text, letter_of(each)) >= MOSTLY), native)
    fellows = ontology.scripts[script]
    if fellows == (own,) or ends_as(text, own, fellows):
        return sentence
    chosen = fellows[0] if len(fellows) == 1 else surest(text, fellows)
    return sentence if chosen in (own, None) else replace(sentence, tag=chosen.tag)


def ends_as(text: str, own: Lexicon, others: Iterable[Lexicon]) -> bool:
    """Whether a text ends with a mark that ends sentences in one language, but in none of the others."""
    last = next((sign for sign in reversed(text) if not sign.isspace()), "")
    return last in own.profile.terminators and not any(last in other.profile.terminators for other in others)


def surest(text: str, languages: Sequence[Lexicon]) -> Lexicon | None:
    """The language of several that knows clearly most of the words of a text, if there is one."""
    words = _WORD.findall(text)
    if len(words) < WORDS:
        return None
    known = [sum(map(each.knows, words)) / len(words) for each in languages]
    first, second = sorted(known, reverse=True)[:2]
    return languages[known.index(first)] if first >= KNOWN and first - second >= AHEAD else None
