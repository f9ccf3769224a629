"""Verbs said once and meant twice: "it has coal, but no iron", "it relies not on coal, but on gas"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Token

LINKS = frozenset({"and", "or", "but", "comma"})
ENDS = frozenset({"semicolon", "colon", "stop", "question", "that", "which", "where", "whose", "if", "while"})
NOT = frozenset({"not"})


def repeated(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the verb again where a phrase alone is denied, or is not denied as the one before it is."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        verb = last_verb(found)
        if verb is None or not found or found[-1].function not in LINKS or is_verb_ahead(tokens, index):
            found.append(token)
        elif token.function == "not":
            found.append(verb._replace(span=token.span, text=token.text, features=verb.features | NOT))
        elif found[-1].function == "but" and is_denied(found, verb):
            here = token.span._replace(stop=token.span.start)
            found += (verb._replace(span=here, text="", features=verb.features - NOT), token)
        else:
            found.append(token)
    return found


def last_verb(found: Sequence[Token]) -> Token | None:
    """The last verb of the clause so far."""
    for token in reversed(found):
        if token.function in ENDS:
            return None
        if token.kind is Kind.TRIGGER:
            return token
    return None


def is_verb_ahead(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb follows before the clause ends."""
    for token in tokens[index:]:
        if token.kind is Kind.TRIGGER:
            return True
        if token.function in ENDS or token.function == "comma":
            return False
    return False


def is_denied(found: Sequence[Token], verb: Token) -> bool:
    """Whether a verb among tokens is denied, by itself or by the word after it."""
    place = next(index for index, token in enumerate(found) if token is verb)
    after = found[place + 1].function if place + 1 < len(found) else ""
    return "not" in verb.features or after == "not"
