"""Documents to sentences: in order, never overlapping, and together all that is not white space.

A sentence ends with its block, and after its terminator with the quotes, brackets and marks of notes that close there.
No sentence begins or ends inside a grapheme cluster (https://www.unicode.org/reports/tr29/).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

import regex

from kg.blocks import EXTEND, UNCUT, blocks
from kg.model import Document, Sentence, Span
from kg.typography import NOTE, SPACE, UNSEEN, letter_of, share

WHOLLY = 0.9  # share of letters in another script, from which on the mark of another language may end a sentence
LIMIT = 20_000  # code points; what has no terminator for so long is cut at white space

_OTHER = r"\p{Grapheme_Cluster_Break=Other}"
_BLANK = regex.compile(rf"{SPACE}*{UNCUT}")
_TRAILING = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + "\u200b\ufeff"
_PIECE = regex.compile(
    rf"(?s:.{{1,{LIMIT}}})(?:(?<=\s)(?!{EXTEND}))|"  # at white space
    rf"(?s:.{{1,{LIMIT}}})(?<={_OTHER})(?={_OTHER})|"  # between letters that never combine
    rf"\X{{1,{LIMIT}}}+"
)
_ENUMERATOR = regex.compile(r"[(\[]?(?:\p{Nd}{1,3}|\p{L})")
_INITIAL = regex.compile(r"(?<![\p{L}\p{M}\p{N}])[\p{Lu}\p{Lo}]")
_WORD_BEFORE = regex.compile(r"(?<=[\p{L}\p{M}\p{N}])")
_WIDE = tuple(map(chr, range(0xFF01, 0xFF66)))  # marks in the width of a Chinese character, and the narrow full stop
_WIDE_STOP = "\uff0e"


class Punctuation(Protocol):
    """What a language must tell about its sentences."""

    @property
    def terminators(self) -> frozenset[str]:
        """The characters that end a sentence."""

    @property
    def abbreviations(self) -> frozenset[str]:
        """The words that end in a full stop, with it."""


class Stranger(Punctuation, Protocol):
    """What another language must tell, whose sentences may stand in a document."""

    @property
    def script(self) -> str:
        """The Unicode name of its script."""


class _Ends(NamedTuple):
    """Where sentences of a language may end."""

    pattern: regex.Pattern[str]
    abbreviations: frozenset[str]
    lengths: tuple[int, ...]  # of the abbreviations


def split(document: Document, language: Punctuation, strangers: Iterable[Stranger] = ()) -> Iterator[Sentence]:
    """Find the sentences of a document, first to last; one in another script ends as its own language ends it."""
    others = [(letter_of(each.script), _ends(each.terminators, each.abbreviations)) for each in strangers]
    ends = _ends(language.terminators, language.abbreviations)
    text = document.text
    for block, is_prose in blocks(text):
        for span in _parted(text, _sentences(text, block, ends), others) if is_prose else _trimmed(text, block):
            yield from (Sentence(document, piece, is_prose) for piece in _pieces(text, span))


@cache
def _ends(terminators: frozenset[str], abbreviations: frozenset[str]) -> _Ends:
    wide = {sign for sign in _WIDE if unicodedata.normalize("NFKC", sign) in terminators}
    marks = "[" + "".join(regex.escape(mark, special_only=False) for mark in sorted(terminators | wide)) + "]"
    pattern = rf"(?P<marks>{marks}{EXTEND}*+(?:[ \xa0\u202f]?{marks}{EXTEND}*+){{0,99}}+)"
    pattern += rf"(?P<closing>(?:[\p{{Pe}}\p{{Pf}}\p{{Pi}}\"'\uff02\uff07]{EXTEND}*+|{NOTE}){{0,99}}+)"
    pattern += rf"{UNSEEN}*+(?P<space>\s*+)"
    lengths = tuple(sorted({len(word) for word in abbreviations}))
    return _Ends(regex.compile(pattern if terminators else r"(?!)"), abbreviations, lengths)


# --- sentences --------------------------------------------------------------------------------


def _sentences(text: str, block: Span, ends: _Ends) -> Iterator[Span]:
    start = _skip(text, block.start, block.stop)
    for match in ends.pattern.finditer(text, start, block.stop):
        if not _is_end(text, Span(start, block.stop), match, ends):
            continue
        stop = _after_closing(text, start, match, block.stop)
        yield Span(start, stop)
        start = _skip(text, stop, block.stop)
    yield Span(start, block.stop)


def _parted(text: str, spans: Iterable[Span], others: Sequence[tuple[regex.Pattern[str], _Ends]]) -> Iterable[Span]:
    """Separate the sentences that another language, in its script, ends within some spans."""
    for letter, ends in others:
        spans = [part for span in spans for part in _foreign(text, span, letter, ends)]
    return spans


def _foreign(text: str, span: Span, letter: regex.Pattern[str], ends: _Ends) -> Iterator[Span]:
    start = span.start
    for match in ends.pattern.finditer(text, *span) if letter.search(text, *span) else ():
        if share(text[start : match.start()], letter) < WHOLLY or not _is_end(
            text, Span(start, span.stop), match, ends
        ):
            continue
        stop = _after_closing(text, start, match, span.stop)
        yield Span(start, stop)
        start = _skip(text, stop, span.stop)
    yield Span(start, span.stop)


def _skip(text: str, start: int, stop: int) -> int:
    """Find where the text goes on after white space."""
    match = _BLANK.match(text, start, stop)
    return match.end() if match else start


def _is_end(text: str, rest: Span, match: regex.Match[str], ends: _Ends) -> bool:
    """Whether terminators end a sentence that began where `rest` begins."""
    at, after = match.start(), match.end()
    following = text[after : min(after + 1, rest.stop)]
    if not following:
        return True
    if unicodedata.category(text[at - 1 : at] or "a") == "Ps" and at > rest.start:
        return False  # "(?)"
    if match["space"] and at - rest.start < 5 and _ENUMERATOR.fullmatch(text, rest.start, at):
        return False  # "1. ", before the words of an item
    last = match["marks"].replace(_WIDE_STOP, ".")[-1]
    if unicodedata.category(last)[0] == "M" and not match["space"] and following.isalpha():
        return False  # a vowel sign hangs on the mark: it stands within a word
    if not last.isascii():
        return True
    return not following.islower() and _is_ascii_end(text, following, match, ends)


def _is_ascii_end(text: str, following: str, match: regex.Match[str], ends: _Ends) -> bool:
    """Whether a full stop, question or exclamation mark of ASCII ends a sentence: it has other uses."""
    marks = match["marks"].replace(_WIDE_STOP, ".")
    if not match["space"]:
        return marks[-1] != "." and unicodedata.category(following) == "Lo"
    return marks != "." or not _is_abbreviated(text, match.end("marks"), ends)


def _is_abbreviated(text: str, stop: int, ends: _Ends) -> bool:
    """Whether the full stop before `stop` belongs to an abbreviation or an initial."""
    if _INITIAL.fullmatch(text, stop - 2, stop - 1):
        return True
    starts = (stop - length for length in ends.lengths if length <= stop)
    return any(
        _narrow(text[start:stop]) in ends.abbreviations and not _WORD_BEFORE.match(text, start) for start in starts
    )


def _narrow(word: str) -> str:
    """A word in letters of common width."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


def _after_closing(text: str, start: int, match: regex.Match[str], stop: int) -> int:
    """Find the end of the quotes and brackets that close here; before a letter a quote may open the next sentence."""
    closing = match["closing"]
    end: int = match.end("closing")
    if not closing or match["space"] or end == stop:
        return end
    last = closing[-1]
    opens = unicodedata.category(last) == "Pi" or (
        last in "\"'\uff02\uff07" and text.count(last, start, match.end()) % 2 == 1
    )
    return end - opens


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Trim white space; cut what is too long."""
    start, stop = span
    if stop - start <= LIMIT and start < stop and text[stop - 1] not in _TRAILING:
        yield span
        return
    while stop - start > LIMIT:
        piece = _PIECE.match(text, start, stop)
        cut = piece.end() if piece else stop
        yield from _trimmed(text, Span(start, cut))
        start = _skip(text, cut, stop)
    yield from _trimmed(text, Span(start, stop))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    start = _skip(text, *span)
    stop = start + len(text[start : span.stop].rstrip(_TRAILING))
    if start < stop:
        yield Span(start, stop)
