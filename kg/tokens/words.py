"""A sentence to words: numbers, words and marks, with what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language import Piece, Profile
from kg.model import Sentence


class Word(NamedTuple):
    """A number, word or mark of a sentence."""

    start: int
    stop: int
    text: str
    kind: str  # "number", "word", "mark"
    key: str  # look-up key of a word, function of a mark
    joined: bool  # nothing, or only a hyphen, stands between it and the word before

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.kind == "mark"


def words(sentence: Sentence, profile: Profile, marks: Mapping[str, str]) -> Iterator[Word]:
    """Yield the words of a sentence; hyphens inside words are passed over."""
    found = list(profile.pieces(sentence.text, sentence.span.start))
    last, hyphen = -1, False
    for index, piece in enumerate(found):
        stop = piece.start + len(piece.text)
        if piece.kind == "mark" and is_hyphen(found, index, marks):
            hyphen = True
            continue
        if piece.text in marks and is_abbreviated(found, index, profile):
            continue
        key = marks.get(piece.text, "mark") if piece.kind == "mark" else profile.fold(piece.text)
        joined = piece.start == last or hyphen
        yield Word(piece.start, stop, piece.text, piece.kind, key, joined)
        last, hyphen = stop, False


def is_abbreviated(found: Sequence[Piece], index: int, profile: Profile) -> bool:
    """Whether the mark belongs to the abbreviation that it stands right after."""
    before, mark = found[index - 1], found[index]
    touching = index > 0 and before.start + len(before.text) == mark.start
    return touching and before.text + mark.text in profile.abbreviations


def is_hyphen(found: Sequence[Piece], index: int, marks: Mapping[str, str]) -> bool:
    """Whether the mark joins what stands right before and right after it."""
    if marks.get(found[index][1]) != "hyphen" or index == 0 or index + 1 == len(found):
        return False
    start, text, _ = found[index - 1]
    kinds = (found[index - 1][2], found[index + 1][2])
    touching = start + len(text) == found[index][0] and found[index][0] + 1 == found[index + 1][0]
    return touching and (kinds[1] == "word" or kinds == ("word", "number"))
