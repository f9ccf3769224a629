"""Quotation marks to pairs: which of them open and which close, whatever they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from kg.model import Span

SINGLE = "'\u2018\u2019\u201a\u201b\u2039\u203a"
DOUBLE = '"\u201c\u201d\u201e\u201f\xab\xbb'
QUOTES = SINGLE + DOUBLE
OPENING = frozenset("\u2018\u201a\u201b\u2039\u201c\u201e\u201f\xab")  # as most languages have it
EITHER = frozenset("\u2039\u203a\xab\xbb")  # open in some languages and close in others
LOW = frozenset("\u201a\u201e\u203a\xbb")  # what looks like an opening mark closes after these
PAIRS = {"single": "\u2018\u2019", "double": "\u201c\u201d"}

_QUOTE = regex.compile(f"[{QUOTES}]")


def paired(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the edits that give each quotation mark its side; a mark between letters is an apostrophe."""
    opened: dict[str, str] = {}
    for match in _QUOTE.finditer(text):
        sign, place = match[0], match.start()
        kind = "single" if sign in SINGLE else "double"
        if kind == "single" and is_apostrophe(text, place, is_open=kind in opened):
            put = "'"
        elif opens(text, place, opened.get(kind, "")):
            opened[kind] = sign
            put = PAIRS[kind][0]
        else:
            opened.pop(kind, None)
            put = PAIRS[kind][1]
        if put != sign:
            yield Span(place, place + 1), put


def is_apostrophe(text: str, place: int, *, is_open: bool) -> bool:
    """Whether a mark stands within a word: of an open pair only if another can close it."""
    within = is_letter(text[place - 1 : place]) and is_letter(text[place + 1 : place + 2])
    return (
        within and text[place] not in EITHER and not (is_open and not any(sign in SINGLE for sign in text[place + 1 :]))
    )


def opens(text: str, place: int, opener: str) -> bool:
    """Whether a mark opens: as spaces and brackets beside it say, else as it looks and what is open."""
    sign = text[place]
    starts, ends = is_edge(text[:place][-1:], "ZP", "Pe"), is_edge(text[place + 1 : place + 2], "ZP", "Ps")
    if starts != ends:
        return starts
    if sign in EITHER or not opener:
        return not opener and (sign in OPENING or sign in EITHER or sign in "\"'")
    return sign in OPENING and opener not in LOW


def is_letter(sign: str) -> bool:
    """Whether it is a letter or a sign on one."""
    return bool(sign) and unicodedata.category(sign)[0] in "LM"


def is_edge(sign: str, kinds: str, but: str) -> bool:
    """Whether there is nothing, white space or a mark, though not a bracket that turns its back."""
    category = unicodedata.category(sign) if sign else "Zs"
    return sign.isspace() or (category[0] in kinds and category != but)
