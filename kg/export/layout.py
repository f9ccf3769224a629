"""Boxes and the links between them to places on a plane: stress first, then room for every label.

Stress majorisation (Gansner, Koren, North 2004) with local updates; beyond a few hundred boxes only pivots pull.
The same input gives the same places: no random start, a fixed sign of the axes, whole numbers out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Plane = NDArray[numpy.float64]
    Numbers = NDArray[numpy.int64]

SPACING = 130.0  # length of a link between two small boxes
ASPECT = 1.2  # width of the picture to its height
EVERY_PAIR = 300  # up to so many boxes every pair pulls; beyond, only links and pivots
PIVOTS = 40
WIDE = 1.6  # boxes are wider than high: pushed up and down alone they would pile up
FEW = 12  # so few boxes may stand in a line
ROOMY = 900  # up to so many boxes all get room for their labels; beyond, the most linked ones


class Box(NamedTuple):
    """The room that a thing needs, symbol and label."""

    width: float
    height: float


class Pulls(NamedTuple):
    """Pairs of boxes that want to be a given distance apart."""

    one: Numbers
    other: Numbers
    length: Plane
    weight: Plane


def places(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """One place for each box, so that linked boxes are near and no two cover each other."""
    import numpy as np

    neighbours = _neighbours(len(boxes), links)
    result = np.zeros((len(boxes), 2))
    islands = _components(neighbours)
    sizes = np.array(boxes, dtype=float).reshape(-1, 2)
    for island in islands:
        result[island] = _arrange(sizes[island], _within(island, neighbours))
    _pack(result, sizes, islands)
    return [(round(x), round(y)) for x, y in result.tolist()]


def _neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    found: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return [sorted(each) for each in found]


def _components(neighbours: list[list[int]]) -> list[list[int]]:
    """The islands of the graph, the largest first."""
    seen: set[int] = set()
    islands = []
    for start in range(len(neighbours)):
        if start not in seen:
            island = sorted(place for place, hops in enumerate(_hops(neighbours, start)) if hops >= 0)
            seen.update(island)
            islands.append(island)
    return sorted(islands, key=lambda island: (-len(island), island[0]))


def _hops(neighbours: list[list[int]], start: int) -> list[int]:
    """Number of links from the start to each box; -1 where there is no way."""
    hops = [-1] * len(neighbours)
    hops[start] = 0
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in neighbours[here]:
            if hops[there] < 0:
                hops[there] = hops[here] + 1
                queue.append(there)
    return hops


def _within(island: list[int], neighbours: list[list[int]]) -> list[list[int]]:
    position = {place: order for order, place in enumerate(island)}
    return [[position[other] for other in neighbours[place]] for place in island]


def _arrange(sizes: Plane, neighbours: list[list[int]]) -> Plane:
    """Places for one island."""
    import numpy as np

    count = len(neighbours)
    if count == 1:
        return np.zeros((1, 2))
    distances = _distances(neighbours)
    plane = _relax(_start(distances), _pulls(distances, neighbours), 120 if count <= EVERY_PAIR else 80)
    plane[:, 0] *= ASPECT
    degree = np.array([len(each) for each in neighbours])
    first = np.sort(np.argsort(-degree, kind="stable")[:ROOMY])
    plane[first] = _make_room(plane[first], sizes[first])
    return plane


def _distances(neighbours: list[list[int]]) -> Plane:
    """Lengths of the shortest ways from the pivots (rows) to every box; every box is a pivot in a small graph."""
    import numpy as np

    count = len(neighbours)
    if count <= EVERY_PAIR:
        return np.array([_hops(neighbours, start) for start in range(count)], dtype=float)
    rows = []
    pivot = max(range(count), key=lambda place: (len(neighbours[place]), -place))
    nearest = np.full(count, np.inf)
    for _ in range(PIVOTS):
        rows.append(np.array(_hops(neighbours, pivot), dtype=float))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(np.argmax(nearest))
    return np.array(rows)


def _start(distances: Plane) -> Plane:
    """Pivot multidimensional scaling: the two strongest axes, with a fixed sign."""
    import numpy as np

    squares = distances.T**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean())
    _, axes = np.linalg.eigh(centred.T @ centred)
    plane = centred @ axes[:, -1:-3:-1]
    strongest = np.abs(plane).argmax(axis=0)
    plane *= np.sign(plane[strongest, [0, 1]] + 1e-12)
    count = len(plane)
    turn = np.arange(count) * 2.399963  # the golden angle parts boxes that start in one place
    spiral = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(np.arange(count))[:, None]
    scale = np.abs(plane).max() + 1e-9
    return np.asarray(plane / scale * SPACING * np.sqrt(count) * 0.7 + spiral * SPACING * 0.08)


def _pulls(distances: Plane, neighbours: list[list[int]]) -> Pulls:
    import numpy as np

    degree = np.array([len(each) for each in neighbours], dtype=float)
    pivots = np.nonzero(distances == 0)[1]
    row, other = np.nonzero(distances)
    one = pivots[row]
    length = SPACING * distances[row, other] ** 0.9
    if len(distances) < len(neighbours):  # pivots only: add the links themselves, in both directions
        ends = np.array([(here, there) for here, each in enumerate(neighbours) for there in each])
        one, other = np.concatenate([other, ends[:, 0]]), np.concatenate([one, ends[:, 1]])
        length = np.concatenate([length, np.full(len(ends), SPACING)])
    crowd = 1 + 0.12 * np.sqrt(np.minimum(degree[one], degree[other]))
    return Pulls(one, other, length * crowd, 1 / length**2)


def _relax(plane: Plane, pulls: Pulls, rounds: int) -> Plane:
    """Move every box to where its pulls want it, again and again."""
    import numpy as np

    count = len(plane)
    total = np.bincount(pulls.one, pulls.weight, count)[:, None] + 1e-12
    for _ in range(rounds):
        apart = plane[pulls.one] - plane[pulls.other]
        reach = np.hypot(apart[:, 0], apart[:, 1]) + 1e-9
        wish = plane[pulls.other] + apart * (pulls.length / reach)[:, None]
        wanted = [np.bincount(pulls.one, pulls.weight * wish[:, axis], count) for axis in (0, 1)]
        plane = 0.3 * plane + 0.7 * np.stack(wanted, axis=1) / total
    return plane


def _make_room(plane: Plane, sizes: Plane, rounds: int = 150) -> Plane:
    """Push boxes apart along the shorter way until none covers another."""
    import numpy as np

    plane = plane * _stretch(plane, sizes)
    for _ in range(rounds):
        one, other = _close(plane, sizes)
        room = (sizes[one] + sizes[other]) / 2
        before = plane.copy()
        for _ in range(8):
            plane = _push(plane, one, other, room)
        if np.array_equal(before, plane):
            break
    return plane


def _stretch(plane: Plane, sizes: Plane) -> float:
    """How much larger a plane must be, so that there is room for its boxes."""
    if len(plane) < FEW:
        return 1.0
    extent = plane.max(axis=0) - plane.min(axis=0) + 1
    return float(max(1.0, (sizes.prod(axis=1).sum() / extent.prod()) ** 0.5))


def _close(plane: Plane, sizes: Plane) -> tuple[Numbers, Numbers]:
    """Pairs of boxes that cover each other, or may do so soon; the lower number of a pair first, sorted."""
    import numpy as np

    half = sizes / 2 + 12
    order, first, second = _abreast(plane[:, 0], half[:, 0])
    one, other = np.minimum(order[first], order[second]), np.maximum(order[first], order[second])
    near = (np.abs(plane[one] - plane[other]) < half[one] + half[other]).all(axis=1)
    one, other = one[near], other[near]
    sorting = np.lexsort((other, one))
    return one[sorting], other[sorting]


def _abreast(where: Plane, half: Plane) -> tuple[Numbers, Numbers, Numbers]:
    """Boxes from left to right, and the pairs of places in this row whose boxes overlap from left to right."""
    import numpy as np

    order = np.argsort(where - half, kind="stable")
    begins, ends = (where - half)[order], (where + half)[order]
    place = np.arange(len(order))
    after = np.maximum(np.searchsorted(begins, ends) - place - 1, 0)  # boxes that begin before this one ends
    first = np.repeat(place, after)
    second = first + 1 + np.arange(after.sum()) - np.repeat(after.cumsum() - after, after)
    return order, first, second


def _push(plane: Plane, one: Numbers, other: Numbers, room: Plane) -> Plane:
    import numpy as np

    apart = plane[one] - plane[other]
    cover = room - np.abs(apart)
    hit = (cover > 0).all(axis=1)
    sideways = cover[:, 0] < cover[:, 1] * WIDE
    step = np.where(apart < 0, -0.3, 0.3) * cover
    moved = plane.copy()
    for axis, chosen in ((0, hit & sideways), (1, hit & ~sideways)):
        shift = np.where(chosen, step[:, axis], 0)
        moved[:, axis] += np.bincount(one, shift, len(plane)) - np.bincount(other, shift, len(plane))
    return moved


def _pack(plane: Plane, sizes: Plane, islands: list[list[int]]) -> None:
    """Set the islands in rows, the largest first, and the whole around the origin."""
    import numpy as np

    extents = []
    for island in islands:
        low = (plane[island] - sizes[island] / 2).min(axis=0)
        plane[island] -= low
        extents.append((plane[island] + sizes[island] / 2).max(axis=0) + SPACING / 3)
    areas = np.array([extent[0] * extent[1] for extent in extents])
    width = max(np.sqrt(areas.sum() * ASPECT), max(extent[0] for extent in extents)) if extents else 0.0
    corner, tallest = np.zeros(2), 0.0
    for island, extent in zip(islands, extents, strict=True):
        if corner[0] > 0 and corner[0] + extent[0] > width:
            corner, tallest = np.array([0.0, corner[1] + tallest]), 0.0
        plane[island] += corner
        corner[0] += extent[0]
        tallest = max(tallest, extent[1])
    if len(plane):
        plane -= (plane.min(axis=0) + plane.max(axis=0)) / 2
