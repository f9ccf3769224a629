"""What is printed for reading: tables whose columns stand under each other in every script, short IRIs, safe text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from kg.vocabulary import PREFIXES

_NAME = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?")
_ESCAPED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay out rows under their heads, a line for each.

    >>> print(*table(["town", "n"], [["Nadipur", "1"]]), sep="|")
    town     n|-------  -|Nadipur  1
    """
    lines = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * size for size in widths])
    for line in lines:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal (Unicode Standard Annex 11)."""
    return sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def printable(text: str) -> str:
    """Show the signs that would move the cursor or turn the direction of writing as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_ESCAPED.get(sign) or _shown(sign) for sign in text)


def _shown(sign: str) -> str:
    code = ord(sign)
    turns = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code == 0x200E or code == 0x200F
    if turns or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\u{code:04x}"
    return sign


def short_iri(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Write an IRI with the longest prefix that fits, or as it is."""
    fitting = [name for name, start in prefixes.items() if iri.startswith(start) and len(iri) > len(start)]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda name: len(prefixes[name]))
    local = iri[len(prefixes[prefix]) :]
    return f"{prefix}:{local}" if _NAME.fullmatch(local) else iri
