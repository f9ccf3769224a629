"""Why the graph says what it says: a thing with its statements and their sentences, or a sentence and what was read."""

from kg.explain.answer import explain_reading, explain_term, explain_term_as_json, typed
from kg.explain.passages import Passages

__all__ = ["Passages", "explain_reading", "explain_term", "explain_term_as_json", "typed"]
