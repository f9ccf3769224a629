"""A sentence to the copy that is read: without what only the eye needs, and with the way back to the file.

Letters are composed (NFC) and of common width; invisible signs, marks of notes and items, and breaks of lines are
gone; quotation marks come in pairs. A joiner stays where it shapes letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

import regex

from kg.model import Sentence, Span, Token
from kg.tokens.quotes import QUOTES, paired
from kg.typography import BRACKETED, INLINE, ITEM, NEWLINE, RAISED, SIGN, SPACE

Known = Callable[[str], bool]  # whether a language has a word
Put = Callable[[regex.Match[str]], str]
Edit = tuple[Span, str]  # a stretch of a text, and what takes its place

_LETTER = r"[\p{L}\p{M}]"
_BREAK = rf"{INLINE}*{NEWLINE}{SPACE}*"
_JOINER = r"[\u200c\u200d]+"
_SHAPING = rf"(?<=\p{{ccc=9}}){_JOINER}(?=\p{{L}})|{_JOINER}(?=\p{{ccc=9}})|(?<=\p{{jt=D}}){_JOINER}(?=\p{{L}})"
_FREE = rf"(?!(?!\p{{Script=Han}}){_LETTER}|\p{{Nd}})"  # no more of a word follows

_NOISY = regex.compile(
    rf"[\p{{Default_Ignorable_Code_Point}}\p{{ea=F}}\p{{Block=Alphabetic_Presentation_Forms}}\[(\u3014\u3010{QUOTES}]|"
    rf"[^\S ]|[\x1c-\x1f]|{RAISED}|{SIGN}"
)
_CLUSTER = regex.compile(r"\X")
_BROAD = regex.compile(
    r"[^\P{ea=F}\uff0c\uff0e\uff5e]|\p{Block=Alphabetic_Presentation_Forms}|(?<=\p{Nd})\uff0e(?=\p{Nd})|"
    r"(?<=(?<!\p{Nd})\p{Nd}{1,3})\uff0c(?=\p{ea=F}{3}(?<=\p{Nd}{3})(?!\p{Nd}))"
)
_INVISIBLE = regex.compile(
    rf"((?s:.?))(?:\u00ad{_BREAK}|(?!{_SHAPING})\p{{Default_Ignorable_Code_Point}})+", regex.VERSION1
)
_NOTE = regex.compile(
    rf"(?<=[\p{{L}}\p{{M}}\p{{N}}\p{{P}}]) ?{BRACKETED}|"
    rf"(?<=[\p{{L}}\p{{M}}\p{{P}}]){RAISED}|"
    rf"(?<=\S){SIGN}{_FREE}|(?<!\S){SIGN}(?=\S)|"
    rf"(?<=[\p{{L}}\p{{M}}\p{{Pf}}\"])\(\p{{Nd}}{{1,2}}\){_FREE}|{SPACE}?\(\p{{Nd}}{{1,2}}\)(?={SPACE}*\p{{Po}}?\Z)"
)
_EXPONENT = regex.compile(r"(?:\p{Nd}\s?(?:\p{L}\p{M}*){0,8}|(?<!\p{L})\p{Latin}{1,2})\Z")  # a number, a unit
_ITEM = regex.compile(rf"\A{ITEM}{SPACE}*")
_HYPHEN = regex.compile(rf"(?<=(?P<left>{_LETTER}+))(?P<hyphen>[-\u2010]){_BREAK}(?=(?P<right>\p{{L}}{_LETTER}*))")
_JOINED = regex.compile(
    rf"(?<=(?:\p{{ea=W}}|\p{{ea=F}})){_BREAK}(?=\p{{ea=W}}|\p{{ea=F}})|"
    rf"(?<=[\p{{L}}\p{{M}}\p{{Nd}}][-\u2010\u2011]){_BREAK}(?={_LETTER})|"
    r"(?<=(?<!\p{Nd})\p{Nd}{1,3})[\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd}))"  # groups of digits
)
_SPACES = regex.compile(rf"(?! (?!{SPACE})){SPACE}+")


class Copy(NamedTuple):
    """A text to read, and where each of its characters stands in the document."""

    text: str
    spans: Sequence[Span]

    def edited(self, edits: Iterable[Edit]) -> Copy:
        """The copy after some edits, in order; each character put in stands where all of what it replaces stood."""
        texts: list[str] = []
        spans: list[Span] = []
        last = 0
        for (start, stop), text in edits:
            texts += self.text[last:start], text
            spans += self.spans[last:start]
            spans += [self.origin(Span(start, stop))] * len(text)
            last = stop
        if not last:
            return self
        return Copy("".join((*texts, self.text[last:])), [*spans, *self.spans[last:]])

    def origin(self, span: Span) -> Span:
        """Where a stretch of the copy stands in the document."""
        start, stop = span
        if start < stop:
            return Span(self.spans[start].start, self.spans[stop - 1].stop)
        place = self.spans[start].start if start < len(self.spans) else self.spans[-1].stop
        return Span(place, place)


def copied(sentence: Sentence, known: Known) -> Copy | None:
    """The copy of a sentence, or None if it can be read as it stands."""
    text = sentence.text
    if not is_noisy(text):
        return None
    copy = Copy(text, [Span(place, place + 1) for place in range(*sentence.span)])
    for pattern, put in _STEPS:
        copy = copy.edited(matched(pattern, copy.text, put))
    copy = copy.edited(matched(_HYPHEN, copy.text, partial(rejoined, known)))
    for pattern, put in _SPACING:
        copy = copy.edited(matched(pattern, copy.text, put))
    copy = copy.edited(paired(copy.text))
    return copy if copy.text else None


def is_noisy(text: str) -> bool:
    """Whether a copy of a text may differ from it."""
    if "  " in text or any(map(is_noise, set(text))) or _ITEM.match(text):
        return True
    return not unicodedata.is_normalized("NFC", text)


@cache
def is_noise(sign: str) -> bool:
    """Whether a character may not be read as it stands."""
    return _NOISY.match(sign) is not None


def as_read(sentence: Sentence, copy: Copy) -> Sentence:
    """The copy as a sentence of its own."""
    return replace(sentence, document=replace(sentence.document, text=copy.text), span=Span(0, len(copy.text)))


def restored(tokens: Iterable[Token], copy: Copy) -> tuple[Token, ...]:
    """Tokens of the copy with their places in the document."""
    return tuple(token._replace(span=copy.origin(token.span)) for token in tokens)


def matched(pattern: regex.Pattern[str], text: str, put: Put) -> Iterator[Edit]:
    """Yield the edit of each match that changes something."""
    for match in pattern.finditer(text):
        if (new := put(match)) != match[0]:
            yield Span(*match.span()), new


def composed(match: regex.Match[str]) -> str:
    """A letter with its signs in NFC."""
    return unicodedata.normalize("NFC", match[0])


def narrow(match: regex.Match[str]) -> str:
    """A wide letter, figure or mark as a common one; a ligature as its letters."""
    return unicodedata.normalize("NFKC", match[0])


def visible(match: regex.Match[str]) -> str:
    """The sign before what cannot be seen."""
    return str(match[1])


def noteless(match: regex.Match[str]) -> str:
    """Nothing in the place of a mark of a note; an exponent stays."""
    raised = unicodedata.normalize("NFKC", match[0]) in ("2", "3") and not match[0].isascii()
    before = match.string[max(0, match.start() - 20) : match.start()]
    return match[0] if raised and _EXPONENT.search(before) else ""


def rejoined(known: Known, match: regex.Match[str]) -> str:
    """What is left of a hyphen at the end of a line: nothing if it cuts a word, itself if it joins two."""
    left, right = match["left"], match["right"]
    cuts = known(left + right) or not (known(left) or known(right))
    return "" if cuts and not right[0].isupper() else str(match["hyphen"])


def nothing(_: regex.Match[str]) -> str:
    """Nothing."""
    return ""


def space(_: regex.Match[str]) -> str:
    """One space."""
    return " "


_STEPS: tuple[tuple[regex.Pattern[str], Put], ...] = (
    (_CLUSTER, composed),
    (_BROAD, narrow),
    (_INVISIBLE, visible),
    (_NOTE, noteless),
    (_ITEM, nothing),
)
_SPACING: tuple[tuple[regex.Pattern[str], Put], ...] = ((_JOINED, nothing), (_SPACES, space))
