"""Adverbs and negations out of the stream: a boundary stays where an adverb stood, a negation joins its verb."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Token


def lift(tokens: Sequence[Token], text: str, *, before: bool) -> tuple[Token, ...]:
    """The stream of a document's text without adverbs and negations.

    `before`: a negation between two verbs is that of the first.
    """
    found = negate(list(tokens), text, before=before)
    kept: list[Token] = []
    boundary = False
    for token in found:
        if token.function == "adverb":
            boundary = True
            continue
        kept.append(token._replace(boundary=True) if boundary else token)
        boundary = False
    return tuple(kept)


def negate(tokens: list[Token], text: str, *, before: bool) -> list[Token]:
    """Move each negation onto its verb, which covers one right after it; one that finds none stays in the stream."""
    kept = list(tokens)
    for index in reversed([i for i, token in enumerate(tokens) if token.function == "not"]):
        target = verb_of(kept, index, before=before)
        if target >= 0:
            verb = kept[target]
            span = verb.span.join(tokens[index].span) if target == index - 1 else verb.span
            first = index == 0 or kept[index - 1].kind is Kind.MARK
            noun = first and not before and target > index + 1 and "passive" not in verb.features  # "no mill makes it"
            denied = {"not", "may"} if noun else {"not"}
            kept[target] = verb._replace(features=verb.features | denied, span=span, text=text[slice(*span)])
            del kept[index]
    return kept


def verb_of(tokens: Sequence[Token], index: int, *, before: bool) -> int:
    """The index of the verb that a negation belongs to, or -1."""
    beside = (index - 1, index + 1) if before else (index + 1, index - 1)
    for place in beside:
        if 0 <= place < len(tokens) and tokens[place].kind is Kind.TRIGGER:
            return place
    for place in range(index + 1, len(tokens)):
        if tokens[place].kind is Kind.MARK:
            break
        if tokens[place].kind is Kind.TRIGGER:
            return place
    return -1
