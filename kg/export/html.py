"""Knowledge to `graph.html`: one file that needs no network, drawn by vis-network through pyvis.

The policy of the page (Content Security Policy level 3, https://www.w3.org/TR/CSP3/) names its scripts and its style
by digest; data stands in blocks that are never run. The digests are the same for every graph.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.export.appearance import load_appearance
from kg.export.layout import Box, places
from kg.export.page import Line, Page, Record, gather
from kg.export.scripts import join, read_raw
from kg.graph import Knowledge
from kg.table import width

if TYPE_CHECKING:
    from pyvis.network import Network

FOLDER = Path(__file__).parent / "explorer"
OPTIONS: Mapping[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"chosen": False, "borderWidth": 1.5},
    "edges": {"chosen": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "smooth": False},
}


def write_page(knowledge: Knowledge, stream: BinaryIO, *, title: str, labels: Mapping[str, Mapping[str, str]]) -> None:
    """Write the interactive page; `labels` gives the words for terms: {IRI or local name: {language: label}}."""
    appearance = load_appearance(FOLDER / "appearance.json")
    page = gather(knowledge, labels, appearance)
    network = _network(page, _clean(title))
    stream.write(network.generate_html().encode("utf-8", "replace"))


def _network(page: Page, title: str) -> Network:
    """The drawing, held by pyvis; the template gets the rest through the globals of its environment."""
    from pyvis.network import Network

    class ExplorerNetwork(Network):  # type: ignore[misc]  # pyvis has no types
        """A pyvis network with a template of its own."""

        def __init__(self, contents: Mapping[str, object]) -> None:
            super().__init__(directed=True, cdn_resources="in_line", height="100%")
            self.node_ids = _QuickList()
            self.options = dict(OPTIONS)
            self.set_template_dir(str(FOLDER), "page.html.j2")
            self.templateEnv = _environment(contents)

    network = ExplorerNetwork({"title": title, "page": {**page.contents, "title": title, "ui": _interface()}})
    _draw(network, page)
    return network


def _draw(network: Network, page: Page) -> None:
    degree = Counter(end for line in page.lines for end in (line.source, line.target))
    boxes = [_box(thing, degree[number]) for number, thing in enumerate(page.things)]
    spots = places(boxes, [(line.source, line.target) for line in page.lines])
    for number, (thing, (x, y)) in enumerate(zip(page.things, spots, strict=True)):
        network.add_node(number, x=x, y=y, degree=degree[number], **thing)
    for number, line in enumerate(page.lines):
        network.add_edge(line.source, line.target, id=number, **_line(line))


def _line(line: Line) -> Record:
    record: Record = {"statements": list(line.statements)}
    if line.circumstance:
        record["circumstance"] = line.circumstance
    if line.bend:
        kind = "curvedCW" if line.bend > 0 else "curvedCCW"
        record["smooth"] = {"enabled": True, "type": kind, "roundness": abs(line.bend)}
    return record


def _box(thing: Record, degree: int) -> Box:
    """Room for the symbol and for the longest name over all languages, wrapped as the page wraps it."""
    names = thing["names"]
    texts = [name[0] for name in names] if isinstance(names, list) else []
    broad = max((_width(text) for text in texts), default=_width(str(thing["label"])))
    lines = min(3, math.ceil(broad / 135))
    symbol = 2 * (9.5 + 3.6 * math.sqrt(degree))
    room = 1 + min(degree, 20) / 25  # the most linked things are named first, at any zoom
    return Box((max(symbol, min(broad, 140)) + 16) * room, (symbol + 17 * lines + 14) * room)


def _width(text: str) -> float:
    """Rough width of a text on the screen, in pixels."""
    return 7.0 * width(text)


class _QuickList(list[object]):
    """A list whose `in` does not look at every member: pyvis asks for every node and every end of a line."""

    def __init__(self) -> None:
        super().__init__()
        self._members: set[object] = set()

    def append(self, member: object) -> None:
        """Add one at the end."""
        super().append(member)
        self._members.add(member)

    def __contains__(self, member: object) -> bool:
        return member in self._members


def _environment(contents: Mapping[str, object]) -> object:
    """A template environment that escapes, with the style, the scripts and their policy."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    style, scripts = read_raw(FOLDER / "style.css"), (_vis_network(), join(FOLDER, "main"))
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(contents)
    environment.globals["policy"] = policy(style, scripts)
    environment.globals["style"] = Markup(style)
    environment.globals["scripts"] = [Markup(script) for script in scripts]
    return environment


def policy(style: str, scripts: tuple[str, ...]) -> str:
    """A policy under which nothing is loaded, and only this style and these scripts count."""
    rules = (
        "default-src 'none'",
        "script-src " + " ".join(map(digest, scripts)),
        "style-src " + digest(style),
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return "; ".join(rules)


def digest(text: str) -> str:
    """The digest of a script or style, as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _vis_network() -> str:
    """The drawing library as pyvis carries it, with its licence."""
    import pyvis

    return read_raw(Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js")


def _interface() -> dict[str, dict[str, str]]:
    """The words of the page itself, by language."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("ui/*.json"))}


def _clean(title: str) -> str:
    return "".join(char for char in title if unicodedata.category(char) != "Cc").strip() or "Sutra"
