"""Parity: the share of the statements of two languages of one text that both make, for all pairs; a table.

    python bench/parity.py             the figures, and the floors that they must not fall below
    python bench/parity.py --write     set the floor of pairs that have none, and raise those that are passed

The floor of a new pair is the figure of today, of the showcase 100: its texts say the same.

A text is a group of files <name>.<tag>.txt of source_texts/ or bench/gold/texts/, in the languages of
ontology/languages/. Statements are the same when their ids are. The floors are in bench/parity.toml; none is lowered
but by hand. Why a statement is in one language only: `kg compare FILE FILE`.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.build import Intake
from kg.compare import of_readings, shared
from kg.table import table

ROOT = Path(__file__).resolve().parents[1]
SHOWCASE = "source_texts"
FOLDERS = (SHOWCASE, "bench/gold/texts")
FLOORS = ROOT / "bench" / "parity.toml"
HEAD = ("text", "languages", "either", "both", "parity", "floor")
JOINT = "_"  # between two language tags; stands in none
PREFACE = "# The least parity of each text and pair of languages, in per cent; see bench/parity.py.\n"


class Row(NamedTuple):
    """The figures of a text in two languages."""

    text: str
    pair: str
    either: int  # statements
    both: int

    @property
    def parity(self) -> float:
        """The share of statements that both make, in per cent."""
        return 100 * self.both / max(1, self.either)


def groups() -> dict[str, dict[str, Path]]:
    """The files of each text by language."""
    found: dict[str, dict[str, Path]] = {}
    for folder in FOLDERS:
        for tag in sorted(pipeline.knowledge().languages):
            for path in sorted((ROOT / folder).glob(f"*.{tag}.txt")):
                found.setdefault(path.name.removesuffix(f".{tag}.txt"), {})[tag] = path
    return found


def pairs() -> list[tuple[str, str]]:
    """Each text with each two of its languages."""
    return [(text, JOINT.join(two)) for text, files in groups().items() for two in combinations(files, 2)]


@cache
def read(path: Path) -> tuple[object, ...]:
    """A document and its readings."""
    return tuple(Intake([str(path)], pipeline.knowledge(), notify=lambda message: None).read())


@cache
def figures(text: str, pair: str) -> Row:
    """Compare a text in two languages."""
    named = [(tag, read(groups()[text][tag])) for tag in pair.split(JOINT)]
    both, either = shared(*of_readings(named, pipeline.knowledge()))
    return Row(text, pair, either, both)


def floors() -> dict[str, dict[str, int]]:
    """The least parity of each text and pair."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def raised() -> str:
    """The file of floors with those of today where they are higher, or new."""
    kept, files = floors(), groups()
    for text, pair in pairs():
        showcase = all(path.parent == ROOT / SHOWCASE for path in files[text].values())
        least = kept.setdefault(text, {}).get(pair, 100 if showcase else 0)
        kept[text][pair] = max(least, int(figures(text, pair).parity))
    sections = (
        f"\n[{text}]\n" + "".join(f"{pair} = {least}\n" for pair, least in sorted(rows.items()))
        for text, rows in sorted(kept.items())
    )
    return PREFACE + "".join(sections)


def lines() -> Iterator[str]:
    """Yield the table."""
    known = floors()
    rows = [figures(text, pair) for text, pair in pairs()]
    cells = [
        (row.text, row.pair, str(row.either), str(row.both), f"{row.parity:.1f}",
         str(known.get(row.text, {}).get(row.pair, "none")))
        for row in rows
    ]  # fmt: skip
    yield from table(HEAD, cells)


def main() -> None:
    """Read the arguments, print the table, and say by the exit code whether every floor holds."""
    parser = argparse.ArgumentParser(description="The share of statements that two languages of one text both make.")
    parser.add_argument("--write", action="store_true", help="set new floors, and raise those that are passed")
    if parser.parse_args().write:
        FLOORS.write_text(raised(), encoding="utf-8")
    print("\n".join(lines()))
    known = floors()
    if any(figures(*each).parity < known.get(each[0], {}).get(each[1], 101) for each in pairs()):
        sys.exit(1)


if __name__ == "__main__":
    main()
