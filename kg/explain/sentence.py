"""The reading of a sentence to lines: tokens, mentions, claims, and what came of each frame that was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention, Reading, Span, Token
from kg.table import table

Rows = list[tuple[str, ...]]

_HEADS = {
    "tokens": ("text", "kind", "senses", "case", "features"),
    "mentions": ("text", "class", "head", "modifiers", "case", "more"),
    "claims": ("subject", "relation", "object", "status", "rule"),
    "frames tried": ("frame", "trigger", "outcome"),
}


def describe_reading(reading: Reading) -> Iterator[str]:
    """Yield a sentence and all that was read from it, as tables."""
    yield " ".join(reading.sentence.text.split())
    for title, rows in _tables(reading).items():
        yield ""
        yield f"{title}:"
        yield from table(_HEADS[title], rows) if rows else ("  none",)


def reading_to_json(reading: Reading) -> dict[str, object]:
    """Give the same as JSON has it."""
    tables = {
        title: [dict(zip(_HEADS[title], row, strict=True)) for row in rows] for title, rows in _tables(reading).items()
    }
    return {"sentence": reading.sentence.text, **tables}


def _tables(reading: Reading) -> dict[str, Rows]:
    return {
        "tokens": [_token(token) for token in reading.tokens],
        "mentions": [_mention(reading, mention) for mention in reading.mentions],
        "claims": [_claim(reading, claim) for claim in reading.claims],
        "frames tried": [(each.frame, _quote(reading, each.trigger), each.outcome) for each in reading.attempts],
    }


def _token(token: Token) -> tuple[str, ...]:
    senses = [sense.concept for sense in token.senses] + [evocation.frame for evocation in token.evokes]
    meaning = " | ".join(senses) or token.function or ("" if token.value is None else str(token.value))
    flags = [name for name in ("plural", "definite", "ordinal", "boundary") if getattr(token, name)]
    return token.text, token.kind.value, meaning, token.case, " ".join((*sorted(token.features), *flags))


def _mention(reading: Reading, mention: Mention) -> tuple[str, ...]:
    modifiers = (*mention.modifiers, *(f'"{word}"' for word in mention.literals))
    words = _quote(reading, mention.span)
    return words, mention.cls, mention.head, ", ".join(modifiers), mention.case, "; ".join(_more(reading, mention))


def _more(reading: Reading, mention: Mention) -> Iterator[str]:
    """Yield what else is known of a mention."""
    named = {"name": mention.name, "is": mention.iri, "points back": mention.anaphor}
    yield from (f"{title} {value}" for title, value in named.items() if value)
    if mention.quantity:
        yield f"{mention.quantity.comparator} {mention.quantity.value} {mention.quantity.unit}"
    if mention.time:
        yield f"time {mention.time.label}"
    if mention.rank:
        yield f"{mention.rank[0]} {mention.rank[1]}"
    for case, other in mention.dependents:
        yield f"{case or 'beside'}: {_quote(reading, other.span)}"
    if mention.kinds:
        yield f"kinds: {_all(reading, mention.kinds)}"


def _all(reading: Reading, mentions: Sequence[Mention]) -> str:
    return ", ".join(_quote(reading, mention.span) for mention in mentions)


def _claim(reading: Reading, claim: Claim) -> tuple[str, ...]:
    status = claim.status if claim.polarity == "positive" else f"{claim.status}, denied"
    circumstances = [f"{name}: {_quote(reading, mention.span)}" for name, mention in claim.qualifiers]
    status = "; ".join((status, *circumstances))
    return _quote(reading, claim.subject.span), claim.predicate, _object(reading, claim.object), status, claim.rule


def _object(reading: Reading, value: Mention | Claim | str) -> str:
    match value:
        case Mention():
            return _quote(reading, value.span)
        case Claim():
            parts = (_quote(reading, value.subject.span), value.predicate, _object(reading, value.object))
            return f"({' - '.join(parts)})"
    return value


def _quote(reading: Reading, span: Span) -> str:
    """Give the words of a span; of words that are not said, a dash."""
    return reading.sentence.document.text[span.start : span.stop] or "-"
