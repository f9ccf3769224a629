"""Readings to figures of coverage: words without an entry, sentences without a claim; kept as coverage.json."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict

from kg.errors import OutputError
from kg.model import Document, Kind, Reading, Sentence, Span, Token
from kg.table import table

FILE = "coverage.json"
_CONTENT = frozenset((Kind.CONCEPT, Kind.TRIGGER, Kind.UNKNOWN))
_SHOWN = 160  # code points of a sentence or word in a list


class Silent(NamedTuple):
    """A sentence that made no claim."""

    span: Span
    text: str
    unknown: tuple[str, ...]  # its words without an entry
    outcomes: tuple[str, ...]  # what came of each frame that was tried


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was understood."""

    source: str
    language: str
    digest: str
    how: str  # how the language was chosen; empty when that is not known
    sentences: int
    words: int
    content: int  # words that carry meaning: concepts, triggers, words without an entry
    unknown: Mapping[str, int]  # words without an entry, most frequent first
    silent: tuple[Silent, ...]

    @property
    def share(self) -> float:
        """The part of the content words that have an entry; 1 when there are none."""
        return 1 - sum(self.unknown.values()) / self.content if self.content else 1.0


def measure(document: Document, readings: Iterable[Reading], how: str = "") -> Coverage:
    """Count what the readings of a document leave open."""
    sentences = words = content = 0
    unknown: Counter[str] = Counter()
    silent = []
    for reading in readings:
        sentences += 1
        words += sum(len(token.text.split()) for token in reading.tokens if token.kind is not Kind.MARK)
        content += sum(token.kind in _CONTENT for token in reading.tokens)
        open_words = [word(token) for token in reading.tokens if token.kind is Kind.UNKNOWN]
        unknown.update(open_words)
        if not reading.claims:
            silent.append(_silent(reading, open_words))
    counts = _ranked(unknown)
    return Coverage(
        document.name, document.language, document.digest, how, sentences, words, content, counts, tuple(silent)
    )


def word(token: Token) -> str:
    """Give a word without its case ending, in one form of Unicode."""
    word = unicodedata.normalize("NFC", token.text[: token.stem] if token.stem else token.text)
    return word if len(word) <= _SHOWN else word[:_SHOWN] + "\u2026"


def _silent(reading: Reading, unknown: Sequence[str]) -> Silent:
    outcomes = tuple(f"{attempt.frame}: {attempt.outcome}" for attempt in reading.attempts)
    return Silent(reading.sentence.span, _clipped(reading.sentence), tuple(dict.fromkeys(unknown)), outcomes)


def _clipped(sentence: Sentence) -> str:
    """Give the words of a sentence on one line, the first of them if they are many."""
    start, stop = sentence.span
    text = " ".join(sentence.document.text[start : min(stop, start + 4 * _SHOWN)].split())
    return text if stop - start <= 4 * _SHOWN else text + " \u2026"


def _ranked(counts: Mapping[str, int]) -> dict[str, int]:
    return {word: counts[word] for word in sorted(counts, key=lambda word: (-counts[word], word))}


def by_language(documents: Iterable[Coverage]) -> dict[str, dict[str, int]]:
    """Add up the words without an entry, most frequent first, for each language."""
    counts: dict[str, Counter[str]] = {}
    for document in documents:
        counts.setdefault(document.language, Counter()).update(document.unknown)
    return {language: _ranked(counts[language]) for language in sorted(counts)}


class _SilentRow(TypedDict):
    start: int
    end: int
    text: str
    unknown: list[str]
    outcomes: list[str]


class _Row(TypedDict):
    source: str
    language: str
    digest: str
    how: str
    sentences: int
    words: int
    content: int
    unknown: dict[str, int]
    silent: list[_SilentRow]


# --- kept in the output folder ----------------------------------------------------------------


def dump(documents: Iterable[Coverage]) -> Iterator[str]:
    """Yield coverage.json."""
    found = sorted(documents, key=lambda document: document.source)
    yield json.dumps([to_json(document) for document in found], ensure_ascii=False, indent=1) + "\n"


def to_json(document: Coverage) -> dict[str, object]:
    """Give the figures of a document as JSON has them."""
    return {
        "source": document.source,
        "language": document.language,
        "digest": document.digest,
        "how": document.how,
        "sentences": document.sentences,
        "words": document.words,
        "content": document.content,
        "share": round(document.share, 4),
        "unknown": dict(document.unknown),
        "silent": [
            {
                "start": silent.span.start,
                "end": silent.span.stop,
                "text": silent.text,
                "unknown": list(silent.unknown),
                "outcomes": list(silent.outcomes),
            }
            for silent in document.silent
        ],
    }


def read(folder: Path) -> tuple[Coverage, ...]:
    """Read the figures that a build left in its output folder."""
    path = folder / FILE
    if not path.is_file():
        raise OutputError(f"{path}: there is no such file: build the graph with `kg build`, or name the documents")
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_from_json(row) for row in rows)
    except (ValueError, KeyError, TypeError) as fault:
        raise OutputError(f"{path}: it is damaged ({fault}): build it again with `kg build`") from fault


def _from_json(row: _Row) -> Coverage:
    silent = tuple(
        Silent(Span(each["start"], each["end"]), each["text"], tuple(each["unknown"]), tuple(each["outcomes"]))
        for each in row["silent"]
    )
    counts = (row["sentences"], row["words"], row["content"])
    return Coverage(row["source"], row["language"], row["digest"], row["how"], *counts, row["unknown"], silent)


# --- for reading ------------------------------------------------------------------------------


def describe(documents: Sequence[Coverage], *, limit: int = 50) -> Iterator[str]:
    """Yield the figures as lines: documents, words without an entry, sentences without a claim."""
    head = ("document", "language", "sentences", "without claim", "content words", "with entry")
    yield from table(head, [_row(document) for document in documents])
    for language, counts in by_language(documents).items():
        yield ""
        yield f"{language}: {len(counts)} words without an entry"
        rows = [(str(count), word) for word, count in list(counts.items())[:limit]]
        yield from table(("count", "word"), rows) if rows else ()
        yield from _more(len(counts), limit)
    yield from _describe_silent(documents, limit)


def _row(document: Coverage) -> tuple[str, ...]:
    figures = (document.sentences, len(document.silent), document.content)
    return (document.source, document.language, *map(str, figures), f"{document.share:.1%}")


def _describe_silent(documents: Sequence[Coverage], limit: int) -> Iterator[str]:
    silent = [(document.source, each) for document in documents for each in document.silent]
    silent.sort(key=lambda pair: (-len(pair[1].unknown), pair[0], pair[1].span))
    yield ""
    yield f"{len(silent)} sentences without a claim"
    for source, each in silent[:limit]:
        yield f"  {source}:{each.span.start}-{each.span.stop}  {each.text}"
        if each.unknown:
            yield f"      no entry: {', '.join(each.unknown)}"
        yield from (f"      tried {outcome}" for outcome in each.outcomes)
    yield from _more(len(silent), limit)


def _more(count: int, limit: int) -> Iterator[str]:
    if count > limit:
        yield f"... and {count - limit} more (--json has all)"
