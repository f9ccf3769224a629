"""Sutra: documents in any language become an evidence-linked knowledge graph."""

__version__ = "0.1.0"
