"""A name to plain Latin letters: spelt out by table, silent vowels dropped, Chinese by pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, product
from typing import NamedTuple

from kg.names.scripts import INHERENT, OTHER, Scripts

HAN = "Hani"
WORD = re.compile(r"[^\W_]+")


class Run(NamedTuple):
    """A stretch of one script; marks, digits and spaces belong to the stretch before them."""

    script: str
    text: str


def romanise(text: str, scripts: Scripts) -> str:
    """A label in Latin letters without diacritics; what cannot be read stays as it is."""
    return "".join(label(run, scripts) for run in runs(plain(text), scripts)) or text


def label(run: Run, scripts: Scripts) -> str:
    """A run as it stands in a label."""
    if run.script == HAN:
        return capitals(syllables(run.text, scripts)[0])
    if run.script in scripts.blocks:
        letters = "".join(sound for word in words(run, scripts) for sound in pronounced(word, run.script, scripts))
        return capitals(scripts.rewrite("label", letters.replace(INHERENT, "a"), run.script))
    return run.text


def capitals(text: str) -> str:
    """The text with each word in a capital."""
    return WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], text)


def plain(text: str) -> str:
    """The text in NFC, without joiners and other invisible characters."""
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")


def runs(text: str, scripts: Scripts) -> Iterator[Run]:
    """Cut a text where its script changes."""
    script, start = OTHER, 0
    for place, letter in enumerate(text):
        tag = scripts.tag(letter)
        if tag not in (OTHER, script):
            if script != OTHER:
                yield Run(script, text[start:place])
                start = place
            script = tag
    if text:
        yield Run(script, text[start:])


def syllables(text: str, scripts: Scripts) -> tuple[str, ...]:
    """The readings of a Chinese name, the usual one first, its syllables joined."""
    from pypinyin import Style, lazy_pinyin, pinyin

    usual = "".join(lazy_pinyin(text))
    each = product(*pinyin(text, style=Style.NORMAL, heteronym=True))
    others = map("".join, islice(each, scripts.limits["readings"]))
    return tuple(dict.fromkeys(scripts.rewrite("pinyin", reading) for reading in (usual, *others)))


def words(run: Run, scripts: Scripts) -> list[list[str]]:
    """The sounds of each word of an Indic run; what stands between words is a word of its own."""
    spelling = scripts.rewrite("spelling", run.text, run.script).translate(scripts.shift)
    return [list(word) for _, word in groupby(sounds(spelling, scripts), scripts.is_sound)]


def sounds(spelling: str, scripts: Scripts) -> Iterator[str]:
    """Yield consonants, vowels and signs of a spelling in the shared block, the inherent vowel among them."""
    pieces = scripts.piece.findall(spelling)
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        sound = scripts.sounds.get(piece, piece)
        if sound:
            yield sound
        if piece in scripts.consonants and following not in scripts.signs:
            yield INHERENT


def pronounced(word: Sequence[str], script: str, scripts: Scripts) -> list[str]:
    """The sounds of a word without the inherent vowels that are silent."""
    found = list(word)
    if script not in scripts.silent:
        return found
    for place in reversed(range(len(found))):
        if is_silent(found, place, scripts):
            del found[place]
    return found


def is_silent(word: Sequence[str], place: int, scripts: Scripts) -> bool:
    """Whether an inherent vowel is silent: at the end, or between two syllables that are whole without it."""
    before, after = word[:place], word[place + 1 :]
    if word[place] != INHERENT or len(before) < 2:
        return False
    if not after:
        return not (len(before) > 1 and is_consonant(before[-2], scripts) and before[-1] in scripts.heard)
    joined = is_consonant(before[-2], scripts) and not (len(before) > 2 and before[-2] in scripts.nasals)
    return not joined and len(after) > 1 and is_consonant(after[0], scripts) and not is_consonant(after[1], scripts)


def is_consonant(sound: str, scripts: Scripts) -> bool:
    """Whether a sound of a word is no vowel."""
    return sound != INHERENT and sound not in scripts.vowels
