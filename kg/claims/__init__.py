"""Mentions to claims: frames, descriptions, adjuncts, reported clauses."""

from kg.claims.extraction import extract

__all__ = ["extract"]
