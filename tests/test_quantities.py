"""The same quantities in every language: tests/data/quantities.toml."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Document, Mention, Quantity
from kg.statements.things import plain

TABLE = tomllib.loads((Path(__file__).parent / "data" / "quantities.toml").read_text(encoding="utf-8"))["quantity"]
ROWS = [(row["is"], tag, text) for row in TABLE for tag in pipeline.knowledge().languages for text in row.get(tag, ())]


def quantities(text: str, tag: str) -> list[str]:
    """The quantities of a text: those of its mentions and of what hangs on them."""
    document = Document("text", "text", tag, text, hashlib.sha256(text.encode()).hexdigest())
    found = [each for reading in pipeline.read(document, pipeline.knowledge()) for each in reading.mentions]
    return [said(each.quantity) for mention in found for each in parts(mention) if each.quantity]


def parts(mention: Mention) -> list[Mention]:
    return [other for each in mention.walk() for other in (each, each.number) if other is not None]


def said(quantity: Quantity) -> str:
    values = [quantity.value] if quantity.comparator != "between" else [quantity.minimum, quantity.maximum]
    return " ".join((quantity.comparator, *(plain(value) for value in values if value is not None), quantity.unit))


@pytest.mark.parametrize(("wanted", "tag", "text"), ROWS, ids=[f"{tag}: {text}" for _, tag, text in ROWS])
def test_a_quantity_is_the_same_in_every_language(wanted, tag, text):
    assert quantities(text, tag) == [wanted]


def test_every_language_says_every_kind_of_quantity():
    missing = [(row["is"], tag) for row in TABLE for tag in pipeline.knowledge().languages if not row.get(tag)]
    assert missing == [("about 900 NUM", "bn"), ("about 900 NUM", "hi")]  # where "nearly" is the word for "about"
