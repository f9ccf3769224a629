"""The file scripts.toml to tables and rules for reading names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kg.entries import read_toml
from kg.errors import KnowledgeError

STAGES = ("spelling", "shift", "label", "pinyin", "readings", "sound", "skeleton")
INHERENT = "@"  # the vowel of a consonant without a sign, in a name spelt out
OTHER = "Zyyy"  # ISO 15924: no letter of a script that we know


class Rule(NamedTuple):
    """A rewriting of letters, with a word before and after it."""

    name: str
    find: re.Pattern[str]
    puts: tuple[str, ...]  # one, or the ways in which the same letters may be read
    scripts: frozenset[str]  # empty: all
    example: tuple[str, ...]  # a word, then what each of `puts` makes of it

    def holds(self, script: str) -> bool:
        """Whether the rule is one of this script."""
        return not self.scripts or script in self.scripts

    def readings(self, text: str) -> tuple[str, ...]:
        """The text with each of the ways."""
        return tuple(self.find.sub(put, text) for put in self.puts)


@dataclass(frozen=True)
class Scripts:
    """What ontology/scripts.toml knows of writing systems."""

    ranges: Mapping[str, tuple[range, ...]]  # script -> code points, in order of preference
    blocks: frozenset[str]  # Indic scripts, which share one table of sounds
    shift: Mapping[int, str]  # code point of an Indic block -> letters of the table
    silent: frozenset[str]  # scripts that may leave the inherent vowel silent without a sign
    heard: frozenset[str]  # last consonants of a cluster after which it is heard
    nasals: frozenset[str]
    consonants: frozenset[str]  # letters with an inherent vowel
    signs: frozenset[str]  # they take its place
    sounds: Mapping[str, str]  # letter or sign -> how it is spelt out
    vowels: frozenset[str]  # of the values of `sounds`
    piece: re.Pattern[str]  # a key of `sounds`, or any character
    latin: Mapping[int, str]
    rules: Mapping[str, tuple[Rule, ...]]  # stage -> rules in order
    limits: Mapping[str, int]
    scores: Mapping[str, float]  # method of linking -> its precision
    known: dict[str, str] = field(default_factory=dict)  # letter -> script, of letters seen so far

    def script_of(self, text: str) -> str:
        """The script of the first letter that has a known one."""
        return next((tag for tag in map(self.tag, text) if tag != OTHER), OTHER)

    def tag(self, letter: str) -> str:
        """The script of one character."""
        if letter not in self.known:
            point = ord(letter)
            within = (tag for tag, ranges in self.ranges.items() if any(point in one for one in ranges))
            self.known[letter] = next(within, OTHER)
        return self.known[letter]

    def is_sound(self, sound: str) -> bool:
        """Whether this is a sound of a word, not a mark or space between words."""
        return sound.isalpha() or sound == INHERENT

    def rank(self, script: str) -> int:
        """The place of a script in the order of preference."""
        known = list(self.ranges)
        return known.index(script) if script in known else len(known)

    def rewrite(self, stage: str, text: str, script: str = OTHER) -> str:
        """The text after the rules of a stage, in order; the first way where a rule has several."""
        for rule in self.rules[stage]:
            if rule.holds(script):
                text = rule.find.sub(rule.puts[0], text)
        return text


def load_scripts(path: Path) -> Scripts:
    """Read scripts.toml."""
    table = read_toml(path)
    indic = part(table, "indic")
    consonants, vowels, signs = with_nukta(indic), words(indic, "vowels"), words(indic, "signs")
    sounds = consonants | vowels | signs | words(indic, "marks")
    return Scripts(
        ranges={tag: spans(texts(part(table, "scripts"), tag)) for tag in part(table, "scripts")},
        blocks=frozenset(part(table, "blocks")),
        shift=shifts(table),
        silent=frozenset(texts(indic, "silent")),
        heard=frozenset(texts(indic, "heard")),
        nasals=frozenset(texts(indic, "nasals")),
        consonants=frozenset(consonants),
        signs=frozenset(signs),
        sounds=sounds,
        vowels=frozenset((*vowels.values(), *signs.values())) - {""},
        piece=pieces(sounds),
        latin=str.maketrans(words(table, "latin")),
        rules={stage: tuple(rules(table, stage)) for stage in STAGES},
        limits={name: int(str(value)) for name, value in part(table, "limits").items()},
        scores={method: float(str(value)) for method, value in part(table, "scores").items()},
    )


def with_nukta(indic: Mapping[str, object]) -> dict[str, str]:
    """Consonant -> sound; a nukta without an entry of its own changes nothing."""
    found = words(indic, "consonants")
    return {letter + str(indic["nukta"]): sound for letter, sound in found.items()} | found


def shifts(table: Mapping[str, object]) -> dict[int, str]:
    """Code point of an Indic block -> the letters of the table that stand for it."""
    blocks = {tag: int(first, 16) for tag, first in words(table, "blocks").items()}
    base = next(iter(blocks.values()))
    offsets = [offset for span in spans(texts(part(table, "indic"), "offsets")) for offset in span]
    found = {first + offset: chr(base + offset) for first in blocks.values() for offset in offsets}
    return found | {ord(letter): same for letter, same in words(part(table, "indic"), "same").items()}


def spans(texts: Iterable[str]) -> tuple[range, ...]:
    """Ranges of code points from "0980-09FF"."""
    bounds = (text.split("-") for text in texts)
    return tuple(range(int(first, 16), int(last, 16) + 1) for first, last in bounds)


def pieces(letters: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the longest of some letters, or any character."""
    longest = sorted(letters, key=lambda letter: (-len(letter), letter))
    return re.compile("|".join([*map(re.escape, longest), "."]), re.DOTALL)


def rules(table: Mapping[str, object], stage: str) -> Iterator[Rule]:
    """Yield the rules of a stage in order."""
    found = table.get(stage)
    for entry in found if isinstance(found, list) else ():
        name = str(entry.get("name"))
        puts = texts(entry, "puts") if "puts" in entry else (str(entry.get("put", "")),)
        scripts = frozenset(texts(entry, "scripts")) if "scripts" in entry else frozenset()
        yield Rule(name, pattern(name, str(entry.get("find"))), puts, scripts, texts(entry, "example"))


def pattern(name: str, find: str) -> re.Pattern[str]:
    """The regular expression of a rule."""
    try:
        return re.compile(find)
    except re.error as error:
        raise fault(name, f"{find!r} is no regular expression ({error})", "mend `find`") from error


def part(table: Mapping[str, object], name: str) -> dict[str, object]:
    """A table inside a table."""
    found = table.get(name)
    if not isinstance(found, dict):
        raise fault(name, "the table is missing", f"add [{name}]")
    return found


def words(table: Mapping[str, object], name: str) -> dict[str, str]:
    """A table of letters to letters."""
    return {letter: str(value) for letter, value in part(table, name).items()}


def texts(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of strings."""
    found = table.get(name)
    if not isinstance(found, list):
        raise fault(name, "the list is missing", f'add {name} = ["..."]')
    return tuple(map(str, found))


def fault(entry: str, what: str, remedy: str) -> KnowledgeError:
    """The error for an entry of the file."""
    return KnowledgeError(f"scripts.toml: {entry!r}", what, remedy)
