"""Names across scripts: how they are read, when they are one name, and under which key."""

from kg.names.keys import exact_key, phonetic_keys, skeleton
from kg.names.linking import Link, Name, link, links
from kg.names.reading import romanise
from kg.names.scripts import OTHER, Scripts, load_scripts

__all__ = [
    "OTHER",
    "Link",
    "Name",
    "Scripts",
    "exact_key",
    "link",
    "links",
    "load_scripts",
    "phonetic_keys",
    "romanise",
    "skeleton",
]
