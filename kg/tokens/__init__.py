"""Sentence to tokens: the neutral stream. The only stage that knows languages."""

from kg.tokens.reading import tokenise

__all__ = ["tokenise"]
