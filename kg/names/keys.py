"""A name to keys: one that never joins two names, for an IRI, and some that join what sounds alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, islice, product

from kg.names.reading import HAN, Run, is_silent, plain, pronounced, romanise, runs, syllables, words
from kg.names.scripts import INHERENT, Scripts

PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HASHED = re.compile(r".*-[0-9a-f]{6}")
READABLE = frozenset(("Latn",))


def exact_key(text: str, scripts: Scripts) -> str:
    """An ASCII key that two names share only if they are equal but for case, joiners, spaces and Indic block."""
    name = folded(text, scripts)
    if PLAIN.fullmatch(name) and not HASHED.fullmatch(name):
        return name
    return f"{slug(name, scripts)}-{sha256(name.encode()).hexdigest()[:6]}"


def folded(text: str, scripts: Scripts) -> str:
    """The name as far as it matters which one it is: the Indic blocks shifted to one."""
    name = " ".join(plain(plain(text).casefold()).split())
    shifted = "".join(scripts.rewrite("shift", run.text, run.script) for run in runs(name, scripts))
    return shifted.translate(scripts.shift)


def slug(name: str, scripts: Scripts) -> str:
    """The name in ASCII letters, digits and hyphens; a word without a reading in punycode (RFC 3492)."""
    letters = re.findall(r"[^\W_]+", unmarked(romanise(name, scripts).casefold(), scripts))
    return "-".join(word if word.isascii() else word.encode("punycode").decode() for word in letters) or "x"


def unmarked(text: str, scripts: Scripts) -> str:
    """The text without diacritics."""
    found = unicodedata.normalize("NFKD", text.translate(scripts.latin))
    return unicodedata.normalize("NFC", "".join(letter for letter in found if not unicodedata.combining(letter)))


def phonetic_keys(text: str, scripts: Scripts) -> frozenset[str]:
    """The ways in which a name may sound, coarsely: none if it has a letter that cannot be read."""
    found = [spellings(run, scripts) for run in runs(plain(text), scripts)]
    if not all(found):
        return frozenset()
    variants = map("".join, islice(product(*found), scripts.limits["variants"]))
    return frozenset(scripts.rewrite("sound", variant) for variant in variants) - {""}


def skeleton(text: str, scripts: Scripts) -> str:
    """The consonants of a name in its usual reading: names that sound alike mostly share them."""
    usual = "".join(next(iter(spellings(run, scripts)), "") for run in runs(plain(text), scripts))
    return scripts.rewrite("skeleton", scripts.rewrite("sound", usual))


def spellings(run: Run, scripts: Scripts) -> tuple[str, ...]:
    """The ways to spell out a run in Latin letters, the usual one first; none if it cannot be read."""
    found: Iterable[str] = ()
    if run.script == HAN:
        found = syllables(run.text, scripts)
    elif run.script in scripts.blocks:
        found = indic(run, scripts)
    elif run.script in READABLE:
        found = [unmarked(run.text.casefold(), scripts)]
    return tuple(dict.fromkeys(readings(found, run.script, scripts)))


def readings(spelt: Iterable[str], script: str, scripts: Scripts) -> Iterable[str]:
    """The spellings with each way of the letters that leave a sound open."""
    for rule in scripts.rules["readings"]:
        if rule.holds(script):
            spelt = chain.from_iterable(map(rule.readings, spelt))
    return spelt


def indic(run: Run, scripts: Scripts) -> Iterator[str]:
    """Yield an Indic run as it is usually said, then with each choice of inherent vowels."""
    found = words(run, scripts)
    yield "".join(sound for word in found for sound in pronounced(word, run.script, scripts))
    each = product(*(optional(word, run.script, scripts) for word in found))
    yield from map("".join, islice(each, scripts.limits["variants"]))


def optional(word: list[str], script: str, scripts: Scripts) -> tuple[str, ...]:
    """A word with each inherent vowel after the first syllable said or left out."""
    if script not in scripts.silent:
        return ("".join(word),)
    said = word[:-1] if is_silent(word, len(word) - 1, scripts) else word
    choices = [("", sound) if sound == INHERENT and place > 1 else (sound,) for place, sound in enumerate(said)]
    return tuple(map("".join, islice(product(*choices), scripts.limits["variants"])))
