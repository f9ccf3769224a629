"""Words side by side, with a space between them where their script has spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

WIDE = "W"  # East Asian width of letters of scripts without spaces


def spaced(words: Iterable[str]) -> str:
    """The words as one text."""
    text = ""
    for word in filter(None, words):
        apart = text and not (is_wide(text[-1]) and is_wide(word[0]))
        text += f" {word}" if apart else word
    return text


def is_wide(letter: str) -> bool:
    """Whether a letter is of a script without spaces."""
    return unicodedata.east_asian_width(letter) == WIDE
