"""Claims to statements: coreference, identity, fusion, conflicts."""

from kg.statements.gathering import gather

__all__ = ["gather"]
