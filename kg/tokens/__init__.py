"""Sentence to tokens: the neutral stream. The only stage that knows languages."""

from kg.tokens.reading import learnt, tokenise

__all__ = ["learnt", "tokenise"]
