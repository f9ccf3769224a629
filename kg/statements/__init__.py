"""Claims to statements: coreference, identity, fusion, conflicts."""

from kg.statements.gathering import gather, gather_apart

__all__ = ["gather", "gather_apart"]
