"""A closed namespace of IRIs."""

from __future__ import annotations

from typing import ClassVar


class Namespace:
    """A namespace whose terms are its annotations: `SKOS.prefLabel` is an IRI, `SKOS.preflabel` an error."""

    BASE: ClassVar[str]

    def __init_subclass__(cls, *, base: str) -> None:
        cls.BASE = base
        for name in cls.__annotations__:
            setattr(cls, name, base + name)

    @classmethod
    def terms(cls) -> tuple[str, ...]:
        """IRIs of all terms, sorted."""
        return tuple(sorted(cls.BASE + name for name in cls.__annotations__))

    @classmethod
    def term(cls, name: str) -> str:
        """The IRI of a term whose name is data; an unknown one raises AttributeError.

        >>> class UNIT(Namespace, base="http://qudt.org/vocab/unit/"):
        ...     PERCENT: str
        >>> UNIT.term("PERCENT") == UNIT.PERCENT == "http://qudt.org/vocab/unit/PERCENT"
        True
        """
        if name not in cls.__annotations__:
            raise AttributeError(f"{cls.BASE} has no term {name!r}")
        return cls.BASE + name
