"""A sentence to tokens: by way of a copy where it cannot be read as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from kg.lexicon import Lexicon
from kg.model import Sentence, Token
from kg.tokens import stream
from kg.tokens.copying import as_read, copied, restored


def tokenise(sentence: Sentence, lexicon: Lexicon, marks: Mapping[str, str]) -> tuple[Token, ...]:
    """The tokens of a sentence; each shows its words as they are read, and stands where they are in the document."""
    copy = copied(sentence, lexicon.knows)
    if copy is None:
        return stream.tokenise(sentence, lexicon, marks)
    return restored(stream.tokenise(as_read(sentence, copy), lexicon, marks), copy)
