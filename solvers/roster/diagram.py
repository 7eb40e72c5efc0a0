"""All assignments of one line as paths of a decision diagram, and the cheapest of them for any costs.

Bergman, Cire, van Hoeve and Hooker, "Decision Diagrams for Optimization" (2016), chapter 4: a state is what
the bands' sums so far leave open, and sums that can no longer matter are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import numpy.typing as npt

from solvers.linear import Linear
from solvers.roster.lines import Band, Line
from solvers.rows import Variable

Ints = npt.NDArray[np.int64]

#: States of a step, and assignments of a step's variables, beyond which a line is too wide.
WIDEST, CHOICES = 30_000, 4_096
FAR = np.int64(1 << 60)


class TooWide(ValueError):
    """A line has too many states."""


@dataclass(frozen=True, slots=True)
class Step:
    """The choices of a step: values by variable, own cost, and what each adds to the shared bands ``at``."""

    variables: tuple[int, ...]
    values: Ints
    cost: Ints
    at: Ints
    adds: Ints

    @property
    def twins(self) -> list[tuple[int, int]]:
        """Pairs of choices that cost and add the same."""
        kinds: dict[tuple[int, ...], list[int]] = {}
        for choice, (cost, adds) in enumerate(zip(self.cost, self.adds, strict=True)):
            kinds.setdefault((int(cost), *map(int, adds)), []).append(choice)
        return [pair for kind in kinds.values() for pair in permutations(kind, 2)]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Arcs into the states of a layer, sorted by state; ``starts`` where each state's begin."""

    source: Ints
    choice: Ints
    starts: Ints

    @property
    def target(self) -> Ints:
        return np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.source))))


@dataclass(frozen=True, slots=True)
class Path:
    """A way through: the choice at each step and its cost."""

    cost: int
    choices: tuple[int, ...]


class Diagram:
    """The paths of ``line``. Raises TooWide. ``feasible`` is False where there are none."""

    def __init__(
        self, line: Line, variables: Sequence[Variable], minimise: Linear, shared: Sequence[Band]
    ) -> None:
        self.cells = line.cells
        costs = dict(minimise.terms)
        inside, across = _sorted_out(line)
        self.steps = [
            _step(tuple(keys), variables, costs, inside[at], across, shared)
            for at, keys in enumerate(line.steps)
        ]
        self.layers = _layers(self.steps, across)
        self.feasible = bool(self.layers)

    def costs(self, duals: Ints, scale: int) -> list[Ints]:
        """Reduced cost of each choice, times ``scale``; ``duals`` are times scale."""
        return [step.cost * scale - step.adds @ duals[step.at] for step in self.steps]

    def cheapest(self, costs: Sequence[Ints]) -> Path:
        """A path of least cost."""
        reached = self.ahead(costs)
        state, choices = 0, list[int]()
        for layer, cost, dist in zip(self.layers[::-1], costs[::-1], reached[-2::-1], strict=True):
            begin = layer.starts[state]
            end = layer.starts[state + 1] if state + 1 < len(layer.starts) else len(layer.source)
            arc = begin + int(np.argmin(dist[layer.source[begin:end]] + cost[layer.choice[begin:end]]))
            choices.append(int(layer.choice[arc]))
            state = int(layer.source[arc])
        return Path(int(reached[-1][0]), tuple(choices[::-1]))

    def ahead(self, costs: Sequence[Ints]) -> list[Ints]:
        """The least cost from the start to each state, by layer."""
        found = [np.zeros(1, np.int64)]
        for layer, cost in zip(self.layers, costs, strict=True):
            found.append(np.minimum.reduceat(found[-1][layer.source] + cost[layer.choice], layer.starts))
        return found

    def behind(self, costs: Sequence[Ints]) -> list[Ints]:
        """The least cost from each state to the end, by layer."""
        found = [np.zeros(1, np.int64)]
        for number in range(len(self.layers) - 1, -1, -1):
            layer = self.layers[number]
            least = np.full(len(self.layers[number - 1].starts) if number else 1, FAR)
            tail = found[-1][layer.target] + costs[number][layer.choice]
            np.minimum.at(least, layer.source, tail)
            found.append(least)
        return found[::-1]

    def own_cost(self, choices: Sequence[int]) -> int:
        return sum(int(step.cost[choice]) for step, choice in zip(self.steps, choices, strict=True))

    def values(self, choices: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for step, choice in zip(self.steps, choices, strict=True):
            found |= dict(zip(step.variables, map(int, step.values[choice]), strict=True))
        return found

    def adds(self, choices: Sequence[int]) -> dict[int, int]:
        """What a path adds to each shared band."""
        total: dict[int, int] = {}
        for step, choice in zip(self.steps, choices, strict=True):
            for at, value in zip(map(int, step.at), map(int, step.adds[choice]), strict=True):
                if value:
                    total[at] = total.get(at, 0) + value
        return {at: value for at, value in total.items() if value}

    def path_of(self, values: Mapping[int, int]) -> tuple[int, ...] | None:
        """A path with the same values of ``cells``; None where there is none."""
        costs: list[Ints] = []
        for step in self.steps:
            at = [number for number, key in enumerate(step.variables) if key in self.cells]
            wanted = np.array([values[step.variables[number]] for number in at], np.int64)
            costs.append((step.values[:, at] != wanted).sum(axis=1))
        path = self.cheapest(costs)
        return None if path.cost else path.choices


def _sorted_out(line: Line) -> tuple[list[list[Band]], list[Band]]:
    """Bands within one step, by step, and the others."""
    at = {key: number for number, step in enumerate(line.steps) for key in step}
    inside: list[list[Band]] = [[] for _ in line.steps]
    across: list[Band] = []
    for band in line.bands:
        steps = {at[key] for key, _ in band.terms}
        if len(steps) == 1:
            inside[steps.pop()].append(band)
        else:
            across.append(band)
    return inside, across


def _step(
    keys: tuple[int, ...],
    variables: Sequence[Variable],
    costs: Mapping[int, int],
    inside: Sequence[Band],
    across: Sequence[Band],
    shared: Sequence[Band],
) -> Step:
    """The step's choices; of those that act alike the cheapest."""
    rows = np.zeros((1, 0), np.int64)
    placed: dict[int, int] = {}
    for key in keys:
        domain = np.arange(variables[key].low, variables[key].high + 1)
        if len(rows) * len(domain) > CHOICES:
            raise TooWide(f"{len(rows) * len(domain)} choices in a step")
        rows = np.column_stack([np.repeat(rows, len(domain), axis=0), np.tile(domain, len(rows))])
        placed[key] = len(placed)
        for band in inside:
            if all(other in placed for other, _ in band.terms):
                rows = rows[_holds(band, rows, placed)]
    at = [n for n, band in enumerate(shared) if any(key in placed for key, _ in band.terms)]
    adds = _sums([shared[n] for n in at], rows, placed)
    cost = rows @ np.array([costs.get(key, 0) for key in keys], np.int64)
    acts = np.column_stack([_sums(across, rows, placed), adds])
    order = np.argsort(cost, kind="stable")
    first, _ = _alike(acts[order])
    kept = np.sort(order[first])
    return Step(keys, rows[kept], cost[kept], np.array(at, np.int64), adds[kept])


def _sums(bands: Sequence[Band], rows: Ints, placed: Mapping[int, int]) -> Ints:
    """Σ of each band's terms at the rows of values, bands as columns."""
    weights = np.zeros((rows.shape[1], len(bands)), np.int64)
    for number, band in enumerate(bands):
        for key, coefficient in band.terms:
            if key in placed:
                weights[placed[key], number] += coefficient
    return rows @ weights


def _holds(band: Band, rows: Ints, placed: Mapping[int, int]) -> npt.NDArray[np.bool_]:
    total = _sums([band], rows, placed)[:, 0]
    return (total <= band.high) if band.low is None else (total <= band.high) & (total >= band.low)


def _layers(steps: Sequence[Step], bands: Sequence[Band]) -> list[_Layer]:
    """Layers of the states that are reached and lead to the end."""
    placed = [{key: number for number, key in enumerate(step.variables)} for step in steps]
    if not all(len(step.values) for step in steps):
        return []
    effects = [_sums(bands, step.values, at) for step, at in zip(steps, placed, strict=True)]
    least = _rests(np.array([effect.min(axis=0) for effect in effects]))
    most = _rests(np.array([effect.max(axis=0) for effect in effects]))
    high = np.array([band.high for band in bands], np.int64)
    low = np.array([-FAR if band.low is None else band.low for band in bands], np.int64)
    tied = low > -FAR
    matters = (most[0] > high) | (least[0] < low)
    states = np.zeros((1, len(bands)), np.int64)
    layers: list[_Layer] = []
    for step, effect in enumerate(effects):
        open_now = matters & ((least[step] != 0) | (most[step] != 0))
        at = np.flatnonzero(open_now)
        ahead_least, ahead_most = least[step + 1, at], most[step + 1, at]
        sums = states[:, None, at] + effect[None, :, at]
        sums = sums.reshape(len(states) * len(effect), len(at))
        may = ((sums + ahead_least <= high[at]) & (sums + ahead_most >= low[at])).all(axis=1)
        shape = len(states), len(effect)
        _drop_dominated(may.reshape(shape), sums.reshape(*shape, len(at)), steps[step].twins, tied[at])
        arcs = np.flatnonzero(may)
        if not len(arcs):
            return []
        sums = np.where(tied[at], sums[arcs], np.maximum(sums[arcs], high[at] - ahead_most))
        sums[:, (ahead_least == 0) & (ahead_most == 0)] = 0
        first, state = _alike(sums)
        if len(first) > WIDEST:
            raise TooWide(f"{len(first)} states")
        states = np.zeros((len(first), len(bands)), np.int64)
        states[:, at] = sums[first]
        order = np.argsort(state, kind="stable")
        starts = np.searchsorted(state[order], np.arange(len(first)))
        layers.append(_Layer(arcs[order] // len(effect), arcs[order] % len(effect), starts))
    return _trimmed(layers)


def _drop_dominated(
    may: npt.NDArray[np.bool_], sums: Ints, twins: Sequence[tuple[int, int]], tied: npt.NDArray[np.bool_]
) -> None:
    """Of two choices that count the same outside the line, the one that leaves it more room will do."""
    for one, two in twins:
        less = sums[:, one] <= sums[:, two]
        same = sums[:, one] == sums[:, two]
        better = np.where(tied, same, less).all(axis=1)
        may[:, two] &= ~(better & may[:, one])


def _rests(ends: Ints) -> Ints:
    """Row t: the sum over steps from t on."""
    return np.vstack([ends[::-1].cumsum(axis=0)[::-1], np.zeros((1, ends.shape[1]), np.int64)])


def _alike(sums: Ints) -> tuple[Ints, Ints]:
    """The first of each kind of row, and the kind of each row."""
    code = np.zeros(len(sums), np.int64)
    size = 1
    for column in sums.T:
        least = int(column.min())
        span = int(column.max()) - least + 1
        if span == 1:
            continue
        if size > (1 << 62) // span:
            _, code = np.unique(code, return_inverse=True)
            size = int(code.max()) + 1
        code, size = code * span + (column - least), size * span
    _, first, kind = np.unique(code, return_index=True, return_inverse=True)
    return first, kind


def _trimmed(layers: Sequence[_Layer]) -> list[_Layer]:
    """Without states that lead nowhere."""
    kept: list[_Layer] = []
    lives = np.ones(len(layers[-1].starts), bool)
    for number in range(len(layers) - 1, -1, -1):
        layer = layers[number]
        state = layer.target
        before = len(layers[number - 1].starts) if number else 1
        arcs = lives[state]
        source, choice, state = layer.source[arcs], layer.choice[arcs], state[arcs]
        alive = np.zeros(before, bool)
        alive[source] = True
        renamed = np.cumsum(alive) - 1
        kept.append(_Layer(renamed[source], choice, np.flatnonzero(np.diff(state, prepend=-1))))
        lives = alive
    return kept[::-1]
