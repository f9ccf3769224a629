"""ECMAScript modules to one classic script: each keeps a scope of its own, and nothing is parsed beyond first lines.

A page that is opened as a file cannot load modules, and a bundler would be a dependency. Every import and export must
stand on one line, and modules import each other in no circle.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import OutputError

_IMPORT = re.compile(r'^import \{ (.*) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:const|function\*?) (?:([\w$]+)|\{ (.*) \} =)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def read_raw(path: Path) -> str:
    """A text that may stand inside <script> or <style>, with the line ends that a browser digests."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise OutputError(f"{path}: the text would close its element; write the tag in two parts")
    return text


def join(folder: Path, main: str) -> str:
    """The module of that name and all that it needs, as one script."""
    found: dict[str, str] = {}
    _collect(folder, main, found, ())
    parts = [_module(name, text) for name, text in found.items()]
    return '"use strict";\n(() => {\nconst modules = {};\n' + "".join(parts) + "})();\n"


def _collect(folder: Path, name: str, found: dict[str, str], above: tuple[str, ...]) -> None:
    """Add a module to those found, after the modules that it imports."""
    if name in above:
        raise OutputError(f"{name}.js imports itself by way of {', '.join(above)}: break the circle")
    text = read_raw(folder / f"{name}.js")
    for _, needed in _IMPORT.findall(text):
        if needed not in found:
            _collect(folder, needed, found, (*above, name))
    found[name] = text


def _module(name: str, text: str) -> str:
    exported = ", ".join(single or several for single, several in _EXPORT.findall(text))
    body = _IMPORT.sub(r"const { \1 } = modules.\2;", text)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE) if exported else body
    if strange := _LEFT_OVER.search(body):
        raise OutputError(f"{name}.js: cannot join {strange.group()!r}; write it on one line, with braces")
    return f"modules.{name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
