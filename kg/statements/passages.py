"""Claims to evidence: where in the sentence the words stand that make the claim."""

from __future__ import annotations

from kg.graph import Evidence
from kg.model import TOPIC, Claim, Mention, Sentence, Span


def evidence(claim: Claim, sentence: Sentence) -> Evidence:
    """The passage that makes a claim: within its sentence, from the first to the last word that carries it."""
    span = clip(claim.span, sentence.span)
    document = sentence.document
    return Evidence(
        document.name,
        sentence.language,
        span,
        document.text[span.start : span.stop],
        claim.rule,
        tuple(dict.fromkeys(entry for entry in claim.entries if entry)),
        sentence.span,
        said(claim.subject, span),
        said(claim.object, span),
    )


def clip(span: Span, sentence: Span) -> Span:
    """The part of a span within its sentence."""
    start, stop = max(span.start, sentence.start), min(span.stop, sentence.stop)
    return Span(start, stop) if start < stop else sentence


def said(part: Mention | Claim | str, span: Span) -> Span | None:
    """Where the words for a subject or object stand, if they are said within the passage."""
    if isinstance(part, str):
        return None
    inside = span.start <= part.span.start and part.span.stop <= span.stop and part.span.start < part.span.stop
    unsaid = isinstance(part, Mention) and part.anaphor == TOPIC
    return part.span if inside and not unsaid else None
