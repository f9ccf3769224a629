"""What a user names to files: which they are, what each is called in a build, and where a named one is found again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from kg.errors import SourceError


def find_sources(patterns: Iterable[str | Path]) -> tuple[Path, ...]:
    """List the files that the patterns name, each once: a file, a folder (every .txt below it) or a glob.

    A pattern that names nothing stays in the list, so that `read_document` can say what is wrong with it.
    The order depends on file names first and folders second, never on the place of the folder.
    """
    found: dict[str, Path] = {}
    for path in sorted({path for pattern in patterns for path in _expand(Path(pattern))}):
        if not path.name.endswith(".meta.toml"):
            found.setdefault(os.path.realpath(path), path)
    return tuple(sorted(found.values(), key=lambda path: _place(path)[::-1]))


def existing(patterns: Iterable[str | Path]) -> tuple[Path, ...]:
    """List the files that the patterns name as `find_sources` does; SourceError for a pattern that names nothing."""
    found = find_sources(patterns)
    for path in found:
        if not os.path.exists(path):  # noqa: PTH110 (Path.exists raises on names that are too long)
            raise SourceError(f"{path}: there is no such file: check the name")
    return found


def _expand(pattern: Path) -> list[Path]:
    """List what one pattern stands for, the pattern itself if nothing else."""
    if os.path.isdir(pattern):  # noqa: PTH112 (Path.is_dir raises on names that are too long)
        return list(_texts(pattern)) or [pattern]
    if os.path.exists(pattern):  # noqa: PTH110
        return [pattern]
    matches = map(Path, glob(str(pattern), recursive=True))  # noqa: PTH207 (leaves hidden files out)
    return [path for match in matches for path in ([match] if match.is_file() else _texts(match))] or [pattern]


def _texts(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if name.lower().endswith(".txt") and name[0] != ".")


def names_of(paths: Iterable[Path]) -> dict[Path, str]:
    """Name each file by its file name, with as many folders before it as tell equal file names apart.

    >>> names_of([Path("/x/new/a.txt"), Path("/x/old/a.txt"), Path("/x/b.txt")])[Path("/x/old/a.txt")]
    'old/a.txt'
    """
    groups: dict[str, list[Path]] = {}
    for path in paths:
        groups.setdefault(path.name, []).append(path)
    return {path: name for group in groups.values() for path, name in _tell_apart(group)}


def _tell_apart(group: list[Path]) -> list[tuple[Path, str]]:
    places = [_place(path) for path in group]
    depth = 1
    while len({place[-depth:] for place in places}) < len(group) and depth < max(map(len, places)):
        depth += 1
    return [(path, "/".join(place[-depth:])) for path, place in zip(group, places, strict=True)]


def _place(path: Path) -> tuple[str, ...]:
    """Give the folders that lead to a file, and its name."""
    return (*Path(os.path.realpath(path.parent)).parts[1:], path.name)


def locate(names: Iterable[str], paths: Iterable[Path]) -> dict[str, Path]:
    """Find the files that `names_of` once gave these names; a name without a file is left out.

    >>> locate(["old/a.txt", "b.txt"], [Path("/x/new/a.txt"), Path("/x/old/a.txt")])
    {'old/a.txt': PosixPath('/x/old/a.txt')}
    """
    ends: dict[str, list[Path]] = {}
    for path in paths:
        ends.setdefault(path.name, []).append(path)
    found = {}
    for name in names:
        parts = tuple(name.split("/"))
        fitting = [path for path in ends.get(parts[-1], ()) if _place(path)[-len(parts) :] == parts]
        if fitting:
            found[name] = fitting[0]
    return found


def nearby(graph: Path) -> tuple[Path, ...]:
    """List the texts that a graph was probably built from: here and beside the graph, and in source_texts/ there."""
    places = (Path(), graph.parent)
    texts = [path for place in places for path in sorted(place.glob("*.txt"))]
    return find_sources([*texts, *(place / "source_texts" for place in places if (place / "source_texts").is_dir())])
