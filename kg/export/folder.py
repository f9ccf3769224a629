"""Files to an output folder that is written whole or not at all.

Everything is written into a hidden folder beside the target, which then takes its place. Where the system can exchange
two folders in one step the target is never absent; elsewhere `recover` brings the former one back after a kill between
the two steps. What a killed build leaves behind is removed by the next.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO, NoReturn

from kg.errors import OutputError

_NEW, _OLD = "kg-new", "kg-old"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)


@contextmanager
def replacing(folder: Path, names: Collection[str]) -> Iterator[Path]:
    """Give an empty folder to write into; when the block ends well it takes the place of `folder`.

    `names` are the files that a build writes. A folder that holds anything else (hidden files apart, which are kept) is
    never replaced. If the block raises, the former folder stays as it was.
    """
    target = Path(os.path.realpath(folder))
    recover(target)
    kept = _hidden(target, names)
    fresh, lock = _create(target)
    try:
        _sweep(target)
        yield fresh
        _settle(fresh, kept)
        _exchange(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        os.close(lock)


def write(path: Path, chunks: Iterable[str]) -> None:
    """Write a file chunk by chunk, as UTF-8 with line feeds."""

    def put(stream: BinaryIO) -> None:
        stream.writelines(chunk.encode("utf-8", "replace") for chunk in chunks)

    create(path, put)


def create(path: Path, put: Callable[[BinaryIO], None]) -> None:
    """Make a file and let `put` write its bytes."""
    try:
        with path.open("wb") as stream:
            put(stream)
    except OSError as fault:
        _refuse(path, fault)


def recover(folder: Path) -> None:
    """Bring back the folder that a killed build had moved aside, if its place is empty."""
    target = Path(os.path.realpath(folder))
    if os.path.lexists(target):
        return
    for former in _siblings(target, _OLD):
        os.replace(former, target)  # noqa: PTH105 (the name says what it does)
        return


def _hidden(target: Path, names: Collection[str]) -> list[Path]:
    """List the hidden files of the target; refuse a target that holds what no build wrote."""
    if not os.path.lexists(target):
        return []
    if not target.is_dir():
        raise OutputError(f"{target}: it is not a folder: choose another name with -o")
    try:
        entries = sorted(target.iterdir())
    except OSError as fault:
        _refuse(target, fault)
    foreign = [path.name for path in entries if path.name not in names and not _is_hidden(path)]
    if foreign:
        raise OutputError(
            f"{target}: it holds {foreign[0]!r}, which no build wrote: choose an empty or a new folder with -o"
        )
    return [path for path in entries if path.name not in names]


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".") and path.is_file()


def _create(target: Path) -> tuple[Path, int]:
    """Make a folder beside the target, and lock it for as long as this build lives."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for number in count(os.getpid()):
            fresh = target.with_name(f".{target.name}.{_NEW}-{number}")
            if not os.path.lexists(fresh):
                break
        fresh.mkdir()
        lock = os.open(fresh, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as fault:
        _refuse(target, fault)
    return fresh, lock


def _sweep(target: Path) -> None:
    """Remove what killed builds left behind; a folder that is locked belongs to a build that lives."""
    for stale in (*_siblings(target, _NEW), *_siblings(target, _OLD)):
        handle = os.open(stale, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(stale, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(handle)


def _siblings(target: Path, kind: str) -> list[Path]:
    """List the hidden folders of one kind beside the target."""
    prefix = f".{target.name}.{kind}-"
    if not target.parent.is_dir():
        return []
    return sorted(path for path in target.parent.iterdir() if path.name.startswith(prefix) and path.is_dir())


def _settle(fresh: Path, kept: Iterable[Path]) -> None:
    """Carry over what is kept, and wait until everything is on the disk."""
    try:
        for path in kept:
            shutil.copy2(path, fresh / path.name)
        for path in (*fresh.iterdir(), fresh):
            handle = os.open(path, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    except OSError as fault:
        _refuse(fresh, fault)


def _exchange(fresh: Path, target: Path) -> None:
    """Put the fresh folder in the place of the target; what was there is then where the fresh one was."""
    former = target.with_name(fresh.name.replace(_NEW, _OLD))
    try:
        if not os.path.lexists(target):
            fresh.rename(target)
        elif not _exchange_at_once(fresh, target):
            target.rename(former)
            fresh.rename(target)
            former.rename(fresh)
    except OSError as fault:
        recover(target)
        _refuse(target, fault)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Whether the system could exchange two folders in one step."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _refuse(path: Path, fault: OSError) -> NoReturn:
    why = fault.strerror or str(fault)
    raise OutputError(
        f"{path}: it cannot be written ({why}): choose another folder with -o, or mend this one"
    ) from fault
