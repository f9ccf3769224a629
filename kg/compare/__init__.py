"""Two documents, folders or graphs side by side: what both say, what only one says, and why the other does not."""

from kg.compare.comparison import compare, shared
from kg.compare.opening import of_readings, open_sides
from kg.compare.render import Describer, summary, to_json

__all__ = ["Describer", "compare", "of_readings", "open_sides", "shared", "summary", "to_json"]
