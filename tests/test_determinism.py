"""The same texts give the same bytes: over repeated builds, hash seeds, the order of the files, the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from test_languages import ALL

FILES = ("graph.ttl", "graph.trig", "statements.jsonl")
CODE = """
import sys
from pathlib import Path
from kg.build import build
from kg.vocabulary import DATA_BASE
build(sys.argv[2:], Path(sys.argv[1]), language="", base=DATA_BASE, notify=lambda line: None)
"""


def write_sources(folder: Path) -> list[str]:
    """Two documents in each language, of sentences of the tables."""
    folder.mkdir(parents=True)
    for tag in sorted({case.tag for case in ALL}):
        texts = [case.text for case in ALL if case.tag == tag]
        (folder / f"first.{tag}.txt").write_text("\n\n".join(texts[:25]), encoding="utf-8")
        (folder / f"second.{tag}.txt").write_text("\n\n".join(texts[20:45]), encoding="utf-8")
    return sorted(str(path) for path in folder.iterdir())


def built(folder: Path, sources: list[str], seed: str) -> dict[str, bytes]:
    """The files that a build in a process of its own writes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(
        [sys.executable, "-c", CODE, str(folder), *sources],
        check=True,
        env=environment,
        capture_output=True,
        cwd=folder.parent,
    )
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("once")
    sources = write_sources(folder / "texts")

    @cache
    def build_with(seed: str, backwards: bool = False) -> dict[str, bytes]:
        return built(folder / f"output-{seed}-{backwards}", sources[::-1] if backwards else sources, seed)

    return build_with


def test_a_build_says_something(once):
    assert all(len(content) > 10_000 for content in once("0").values())


def test_hash_seeds_do_not_matter(once):
    assert once("1") == once("0")


def test_the_order_of_the_files_does_not_matter(once):
    assert once("1", backwards=True) == once("0")


def test_another_folder_gives_the_same_bytes(once, tmp_path):
    sources = write_sources(tmp_path / "elsewhere" / "sources")
    assert built(tmp_path / "result", sources, "random") == once("0")


def test_no_path_reaches_an_output(once, tmp_path_factory):
    base = str(tmp_path_factory.getbasetemp()).encode()
    assert not [name for name, content in once("0").items() if base in content]
