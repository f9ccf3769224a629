"""Why the graph says what it says: a thing with its statements and their sentences, or a sentence and what was read."""

from kg.explain.answer import explain_reading, explain_term, explain_term_as_json, typed
from kg.explain.excerpts import Sources

__all__ = ["Sources", "explain_reading", "explain_term", "explain_term_as_json", "typed"]
