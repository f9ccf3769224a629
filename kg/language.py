"""Profiles of languages: what the shared code must know beside the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, cast

import regex

from kg.entries import check_known, read_toml
from kg.errors import KnowledgeError

FEATURES = frozenset(
    [
        "pres",
        "past",
        "prog",
        "perf",
        "hab",
        "fut",
        "inf",
        "conj",
        "vn",
        "cond",
        "stem",
        "subjunctive",
        "passive",
        "not",
        "imp",
        "may",
        "must",
        "begin",
        "continue",
        "want",
    ]
)
CASES = frozenset(
    [
        "NOM",
        "GEN",
        "LOC",
        "ACC",
        "ERG",
        "ABL",
        "INS",
        "ALL",
        "TERM",
        "FOR",
        "ON",
        "UNDER",
        "AMONG",
        "WITH",
        "BY",
        "WITHOUT",
        "ABOUT",
        "BEFORE",
        "AFTER",
        "SINCE",
        "LIKE",
        "THAN",
        "NEAR",
    ]
)
FINITE = frozenset({"pres", "past", "prog", "perf", "hab", "fut"})
PERFECT = frozenset({"perf"})  # without an auxiliary: before a noun a participle
NONFINITE = frozenset({"inf", "vn", "conj"})
NUMBERS = frozenset({"plural", "definite", "oblique", "ordinal", "after-vowel", "listed", "emphatic"})

KEYS: Mapping[type, frozenset[str]] = {  # what a profile may say, by type
    str: frozenset(
        {"tag", "script", "order", "adpositions", "dependents", "vowels", "inner", "terminators", "spelling"}
    ),
    bool: frozenset({"spaces", "zero_copula"}),
    list: frozenset({"whole", "abbreviations", "fold", "endings", "number_endings", "naming"}),
    dict: frozenset({"label", "adposition", "postposition", "marks", "paradigms"}),
}
REQUIRED = ("tag", "label", "script", "order", "adpositions", "terminators", "marks")
TYPES = {str: '"text"', bool: "true or false", list: '["list"]', dict: "table"}

_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")


def participial(features: Set[str], case: str) -> bool:
    """Whether a verb only describes the noun after it: "the cluster that grew up there"."""
    return "vn" in features and not features & FINITE and not case


class Ending(NamedTuple):
    """An ending of a word: what it is, what stands there in the dictionary form, what it says."""

    suffix: str
    instead: str
    case: str
    features: frozenset[str]

    def cut(self, word: str) -> str:
        """The word as in a dictionary, or "" if this is not its ending."""
        if not word.endswith(self.suffix) or len(word) <= len(self.suffix):
            return ""
        return word[: len(word) - len(self.suffix)] + self.instead


class Piece(NamedTuple):
    """A number, a word or a mark as it stands in the text."""

    start: int
    text: str
    kind: str  # "number", "word", "mark"


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for a whole language; the words are in its lexicon."""

    tag: str
    label: Mapping[str, str]
    script: str
    verb_final: bool
    closing: bool  # cases and adpositions stand after their phrase
    heads_first: bool  # what an adposition opens hangs on the phrase before it
    spaces: bool
    zero_copula: bool
    terminators: frozenset[str]
    abbreviations: frozenset[str]
    endings: tuple[Ending, ...]  # longest first
    number_endings: tuple[Ending, ...]
    adpositions: Mapping[str, tuple[str, ...]]  # case -> forms
    postpositions: Mapping[str, tuple[str, ...]]  # of a language whose other adpositions open a phrase
    marks: Mapping[str, tuple[str, ...]]  # role -> cases, "" is unmarked
    paradigms: Mapping[str, tuple[Ending, ...]]
    fold: Callable[[str], str]
    vowels: frozenset[str]
    spelling: frozenset[str]  # letters that spell out names of other languages, in a script without spaces
    naming: frozenset[str]  # words like "town" that follow a name, where nothing else shows where it begins
    whole: tuple[str, ...]  # a word without an entry that ends so has no case ending: a name in -pur is no genitive
    piece: regex.Pattern[str]  # a number, a word or a mark

    def pieces(self, text: str, start: int = 0) -> Iterator[Piece]:
        """Cut a text into numbers, words and marks; offsets count from `start`."""
        for match in self.piece.finditer(text):
            yield Piece(start + match.start(), match.group(), match.lastgroup or "mark")

    def keys(self, form: str) -> tuple[str, ...]:
        """The look-up keys of an expression, word by word; a hyphen equals a space."""
        return tuple(self.fold(piece.text) for piece in self.pieces(form) if piece.kind != "mark")

    def ends_in_vowel(self, stem: str) -> bool:
        """Whether a stem ends in a vowel sign or vowel letter."""
        return bool(stem) and (unicodedata.category(stem[-1])[0] == "M" or stem[-1] in self.vowels)


def load_profile(folder: Path, fold: Callable[[str], str] | None = None) -> Profile:
    """The profile of the language in a folder of ontology/languages/; `fold` takes the place of its own folding."""
    table, where = read_toml(folder / "profile.toml"), f"{folder.name}/profile.toml"
    check_keys(table, where, folder.name)
    need = partial(needed, table, where)
    fold = fold or folding(cast("list[list[str]]", table.get("fold", [])))
    return Profile(
        tag=str(need("tag")),
        label=cast("dict[str, str]", need("label")),
        script=script(where, str(need("script"))),
        verb_final=one_of(where, "order", need("order"), "final", "medial") == "final",
        closing=one_of(where, "adpositions", need("adpositions"), "closing", "opening") == "closing",
        heads_first=one_of(where, "dependents", table.get("dependents", "before"), "before", "after") == "after",
        spaces=bool(table.get("spaces", True)),
        zero_copula=bool(table.get("zero_copula", False)),
        terminators=frozenset(str(need("terminators"))),
        abbreviations=frozenset(cast("list[str]", table.get("abbreviations", []))),
        endings=endings(where, cast("list[str]", table.get("endings", [])), fold),
        number_endings=endings(where, cast("list[str]", table.get("number_endings", [])), fold),
        adpositions=adpositions(where, table, "adposition"),
        postpositions=adpositions(where, table, "postposition"),
        marks=marks(where, cast("dict[str, str]", need("marks"))),
        paradigms=paradigms(where, cast("dict[str, list[str]]", table.get("paradigms", {})), fold),
        fold=fold,
        vowels=frozenset(str(table.get("vowels", ""))),
        spelling=frozenset(str(table.get("spelling", ""))),
        naming=frozenset(cast("list[str]", table.get("naming", []))),
        whole=tuple(fold(ending) for ending in cast("list[str]", table.get("whole", []))),
        piece=piece_pattern(str(need("script")), str(table.get("inner", "")), spaces=bool(table.get("spaces", True))),
    )


def check_keys(table: Mapping[str, object], where: str, tag: str) -> None:
    """Refuse a profile without a key it must have, with one it has not, of another type or of another folder."""
    for key in REQUIRED:
        needed(table, where, key)
    for key, value in table.items():
        wanted = next((kind for kind, keys in KEYS.items() if key in keys), None)
        check_known(where, "key", key, frozenset().union(*KEYS.values()))
        if wanted is not None and not isinstance(value, wanted):
            raise KnowledgeError(where, f"{key} is {value!r}", f"write a {TYPES[wanted]}")
    if table.get("tag", tag) != tag:
        raise KnowledgeError(where, f"tag {table['tag']!r} in the folder {tag!r}", "give both the same name")


def script(where: str, name: str) -> str:
    """The name of a script, if Unicode has it."""
    try:
        regex.compile(rf"\p{{Script={name}}}")
    except regex.error as error:
        raise KnowledgeError(where, f"unknown script {name!r}", "use its name in Unicode, as Bengali") from error
    return name


def needed(table: Mapping[str, object], where: str, key: str) -> object:
    """The value of a key that a profile must have."""
    if key not in table:
        raise KnowledgeError(where, f"no {key!r}", f"add {key} = ...")
    return table[key]


def paradigms(where: str, tables: Mapping[str, list[str]], fold: Callable[[str], str]) -> dict[str, tuple[Ending, ...]]:
    """Name -> the endings of a paradigm."""
    return {name: endings(where, rows, fold, replacing=False) for name, rows in tables.items()}


def piece_pattern(script: str, inner: str, *, spaces: bool) -> regex.Pattern[str]:
    """The pattern of a piece of text: `inner` signs join letters; without spaces every letter of the script is one."""
    joiner = "\\u200c\\u200d"
    power = r"(?<=\b\p{Latin}{1,2})\p{No}"  # the exponent of a unit
    capitals = r"(?<=\p{Lu})&(?=\p{Lu})"  # R&D
    joins = rf"|(?<=\p{{L}})[{regex.escape(inner)}](?=\p{{L}})" if inner else ""
    within = rf"(?:{power}|[\p{{L}}\p{{M}}{joiner}]|{capitals}{joins})"
    letters = rf"(?:(?<=\p{{Nd}})[{joiner}]+)?\p{{L}}{within}*"  # a joiner after no letter joins nothing
    if not spaces:
        other = rf"(?!\p{{Script={script}}})"
        letters = rf"\p{{Script={script}}}[\p{{M}}{joiner}]*|{other}\p{{L}}(?:{other}{within})*"
    alone = rf"(?![{joiner}]*\p{{M}}|[{joiner}]+(?!\p{{L}})|\p{{dt=super}})"  # no sign or exponent hangs on it
    number = rf"\p{{Nd}}++(?:,\p{{Nd}}{{2,3}}+)*+(?:\.\p{{Nd}}++)?+(?![.,]?\p{{Nd}}){alone}"
    broken = rf"\p{{M}}{within}*"  # a word that begins with a vowel sign, which hangs on what is before
    figures = r"\p{Nd}++(?:[.,]\p{Nd}++)++"  # a date, a version, "2,3": what they count is not known
    mark = rf"{figures}|(?:[^\s{joiner}][{joiner}]*)?{broken}|[^\s{joiner}]"
    return regex.compile(rf"(?P<number>{number})|(?P<word>{letters}|[\p{{Sc}}%\uff05\u2030]{alone})|(?P<mark>{mark})")


def folding(rows: list[list[str]]) -> Callable[[str], str]:
    """A function from a word to its look-up key: NFC, caseless, the spellings of the profile made equal.

    What cannot be seen by itself, as a joiner, is no part of a key.
    """
    pairs = [(unicodedata.normalize("NFC", a), unicodedata.normalize("NFC", b)) for a, b in rows]
    table = dict(pairs)
    pattern = (
        regex.compile("|".join(regex.escape(key) for key in sorted(table, key=len, reverse=True))) if table else None
    )

    @lru_cache(maxsize=200_000)
    def fold(word: str) -> str:
        key = unicodedata.normalize("NFC", _INVISIBLE.sub("", word)).casefold()
        return pattern.sub(lambda match: table[match.group()], key) if pattern else key

    return fold


def endings(where: str, rows: list[str], fold: Callable[[str], str], *, replacing: bool = True) -> tuple[Ending, ...]:
    """Read rows `ending [instead] features...`, longest ending first."""
    found = []
    for row in rows:
        suffix, *rest = row.split() or [""]
        if not suffix.strip("-") and (replacing or not suffix):
            raise KnowledgeError(where, f"an empty ending {row!r} in endings", "write the ending, or remove it")
        instead = rest.pop(0) if replacing and rest else ""
        for word in rest:
            check_known(where, f"feature in {row!r}:", word, CASES | FEATURES | NUMBERS)
        case = next((word for word in rest if word in CASES), "")
        keep = frozenset(word for word in rest if word not in CASES)
        found.append(Ending(fold(suffix.strip("-")), fold(instead.strip("-")), case, keep))
    return tuple(sorted(found, key=lambda ending: -len(ending.suffix)))


def adpositions(where: str, table: Mapping[str, object], key: str) -> dict[str, tuple[str, ...]]:
    """Case -> forms of [adposition] or [postposition], the cases checked."""
    found = cast("dict[str, list[str]]", table.get(key, {}))
    for case in found:
        check_known(f"{where} [{key}]", "case", case, CASES)
    return {case: tuple(forms) for case, forms in found.items()}


def marks(where: str, table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Read role = cases; NOM, the case without a mark, is the empty string."""
    found = {}
    for role, cases in table.items():
        for case in cases.split():
            check_known(where, f"case of role {role!r}:", case, CASES)
        found[role] = tuple("" if case == "NOM" else case for case in cases.split())
    return found


def one_of(where: str, key: str, value: object, *allowed: str) -> str:
    """The value, if it is allowed."""
    if value not in allowed:
        raise KnowledgeError(where, f"{key} = {value!r}", f"use one of {', '.join(allowed)}")
    return str(value)
