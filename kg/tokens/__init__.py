"""Sentence to tokens: the neutral stream. The only stage that knows languages."""

from kg.tokens.segments import learnt
from kg.tokens.stream import tokenise

__all__ = ["learnt", "tokenise"]
