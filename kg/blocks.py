"""A text to blocks: the stretches whose edges no sentence crosses.

A block ends at a blank line, before the next item of a list, and after a heading; each row of a table is one, and no
prose. A single line break does not end it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import regex

from kg.model import Span
from kg.typography import BULLET, INLINE, ITEM, NEWLINE, SPACE

TITLE = 100  # code points; no title is longer
UNWRAPPED = 120  # a line longer than this was not broken at the edge of a page

EXTEND = r"[\p{Grapheme_Cluster_Break=Extend}\p{Grapheme_Cluster_Break=SpacingMark}\u200d]"
UNCUT = rf"(?:(?<=[\p{{Grapheme_Cluster_Break=Control}}\r\n])|(?!{EXTEND}))"  # a border of clusters, after white space

_BLANK_LINE = regex.compile(rf"(?:{NEWLINE}{INLINE}*+{NEWLINE}|\u2029){SPACE}*{UNCUT}")
_LINE = regex.compile(r"[^\n\r\v\f\x85\u2028]++")
_WIDE = regex.compile(rf"[^\n\r\v\f\x85\u2028]{{{UNWRAPPED},}}+")
_RULE = regex.compile(rf"{INLINE}*+[-=_*~#]{{3,}}{INLINE}*+")
_ITEM = regex.compile(rf"{INLINE}*+(?P<item>{ITEM})")
_BULLET = regex.compile(rf"{INLINE}*+(?![-+\u2013\u2014])(?:{BULLET}|\#{{1,6}}){SPACE}")
_BORDER = regex.compile(r"[\s|+:=-]*\|[\s|+:=-]*|[\s+=-]*-[\s+=-]* [\s+=-]*")
_GAP = regex.compile(r"(?<=\S)(?: *\t[ \t]*|[ \xa0]{2,}|\u3000{2,})(?=\S)")
_UPRIGHT = regex.compile(r"\s+\|\s+|(?<=\S)\|(?=\S)")
_FIGURE = regex.compile(r"[^\p{L}\p{M}]*\p{Nd}[^\p{L}\p{M}]*(?:\p{L}[\p{L}\p{M}.]*[^\p{L}\p{M}]*)?")


class Block(NamedTuple):
    """A stretch of a text."""

    span: Span
    is_prose: bool = True  # no row of a table


def blocks(text: str) -> Iterator[Block]:
    """Find the blocks of a text, first to last."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _parts(text, Span(start, gap.start()))
        start = gap.end()
    yield from _parts(text, Span(start, len(text)))


def _parts(text: str, paragraph: Span) -> Iterator[Block]:
    """Separate the lines of a paragraph that do not go on the line before."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text, *paragraph)]
    contents = [text[slice(*line)] for line in lines]
    rows = _rows(contents)
    breaks = _breaks(contents) | rows | {row + 1 for row in rows}
    starts = [0, *sorted(place for place in breaks if 0 < place < len(lines)), len(lines)]
    for first, last in pairwise(starts if lines else ()):
        span = Span(lines[first].start, lines[last - 1].stop)
        yield from [Block(span, is_prose=False)] if first in rows else map(Block, _headings(text, span))


# --- items and headings -----------------------------------------------------------------------


def _breaks(lines: Sequence[str]) -> set[int]:
    """The lines that begin an item or are a rule; where one alone looks like an item, a mark ends the line before."""
    items = [place for place, line in enumerate(lines) if _ITEM.match(line)] if len(lines) > 1 else []
    sure = len(items) > 1
    found = {place for place in items if sure or _BULLET.match(lines[place]) or _is_closed(lines[place - 1])}
    return found | {place for place, line in enumerate(lines) if place and _RULE.fullmatch(line)}


def _is_closed(line: str) -> bool:
    """Whether a mark ends a line: a full stop, a colon, a semicolon."""
    last = line.rstrip()[-1:]
    return bool(last) and unicodedata.category(last)[0] == "P" and unicodedata.normalize("NFKC", last) not in ",-"


def _headings(text: str, block: Span) -> Iterator[Span]:
    """Separate a block from the headings at its beginning."""
    wide = _WIDE.search(text, *block)
    width = wide.end() - wide.start() if wide else 0
    start = block.start
    for line in _LINE.finditer(text, *block):
        if line.end() == block.stop or not _is_heading(line[0].strip(), width):
            break
        yield Span(start, line.end())
        start = line.end()
    yield Span(start, block.stop)


def _is_heading(line: str, width: int) -> bool:
    """Whether a line is marked as a heading, is a rule, or is a short title above a line that was not wrapped."""
    if line.startswith("#") or _RULE.fullmatch(line):
        return True
    if len(line) > TITLE or width < 3 * len(line):
        return False
    return bool(line) and unicodedata.category(line[-1])[0] in "LMN"


# --- tables -----------------------------------------------------------------------------------


def _rows(lines: Sequence[str]) -> set[int]:
    """The lines that are rows of a table: with borders, or in step with the lines beside them."""
    if not any("|" in line or _GAP.search(line) for line in lines):
        return set()
    found = {place for place, line in enumerate(lines) if line.lstrip().startswith("|") and line.count("|") > 1}
    for cut in (_piped, _spaced):
        cells = [cut(line) for line in lines]
        for size, run in groupby(range(len(lines)), key=lambda place: len(cells[place])):
            places = [*run]
            if size > 1 and _in_step([cells[place] for place in places], alone=len(places) == len(lines)):
                found.update(places)
    return found | {place for place, line in enumerate(lines) if "|" in line and _BORDER.fullmatch(line)}


def _piped(line: str) -> list[str]:
    """The cells between upright lines."""
    return [*_UPRIGHT.split(line.strip().strip("|").strip())]


def _spaced(line: str) -> list[str]:
    """The cells between tabs or runs of spaces."""
    return [*_GAP.split(line.strip())]


def _in_step(rows: Sequence[Sequence[str]], *, alone: bool) -> bool:
    """Whether lines of as many cells are a table: one column is of figures, or nothing stands beside them."""
    if len(rows) == 1:
        return False
    columns = list(zip(*rows, strict=True))[1:]
    figures = any(all(map(_FIGURE.fullmatch, column[1:])) for column in columns)
    return figures or (alone and not any(_is_closed(row[-1]) for row in rows))
