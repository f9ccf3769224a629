"""Sentence to tokens: the neutral stream. The only stage that knows languages."""

from kg.tokens.reading import tokenise
from kg.tokens.segments import learnt

__all__ = ["learnt", "tokenise"]
