"""How a block of Turtle is laid out: the subject, a line for each predicate, a line for each further object."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]  # a predicate and its objects, as they stand in Turtle

_NEXT_OBJECT = ",\n        "
_NEXT_PAIR = " ;\n    "


def objects(terms: Iterable[str]) -> str:
    """Terms as the objects of one predicate: each once, sorted."""
    return listed(sorted(set(terms)))


def listed(terms: Iterable[str]) -> str:
    """Terms as the objects of one predicate, in their order."""
    return _NEXT_OBJECT.join(terms)


def block(subject: str, pairs: Iterable[Pair]) -> str:
    """All that is said of a subject; empty when that is nothing.

    >>> print(block("id:a", [("a", "sutra:Town"), ("rdfs:label", '"A"@en')]), end="")
    id:a a sutra:Town ;
        rdfs:label "A"@en .
    <BLANKLINE>
    """
    said = _NEXT_PAIR.join([f"{predicate} {terms}" for predicate, terms in pairs if terms])
    return f"{subject} {said} .\n\n" if said else ""


def heading(title: str) -> str:
    """A comment that opens a section."""
    return f"# --- {title} ---\n\n"


def indented(text: str) -> str:
    """A block one step to the right, for the inside of a named graph."""
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
