"""What is left of all diagrams near the bound, as one mixed-integer program: a flow through each line's arcs.

An arc that lies on no path within ``slack`` of its line's least reduced cost is in no point that costs at
most the bound plus ``slack`` (reduced cost fixing), so the rest holds all of these.
"""

from __future__ import annotations

from collections import defaultdict
from math import ceil, inf

import numpy as np

from solvers.engines.programs import Program
from solvers.roster.columns import SCALE, Generation
from solvers.roster.diagram import Diagram, Ints

_TOLERANCE = 1e-5


class Flow:
    """The mixed-integer program of all points that cost at most the bound plus ``slack``: enough for all that
    cost less than ``cost``, or what ``most`` arcs allow."""

    def __init__(self, made: Generation, cost: int, most: int) -> None:
        self._made = made
        self._regrets = [_regrets(d, d.costs(made.duals, SCALE)) for d in made.diagrams]
        wanted = (cost - 1) * SCALE - made.exact_bound
        regrets = np.sort(np.concatenate([part for parts in self._regrets for part in parts]))
        self.slack = wanted if len(regrets) <= most else min(wanted, int(regrets[most]) - 1)
        #: Every point that costs less than ``cost`` is in it.
        self.all = self.slack >= wanted
        self.arcs = int(np.searchsorted(regrets, self.slack, side="right"))
        self._program = Program()
        self._takes: list[tuple[int, int, int, int]] = []
        self._build()

    def _build(self) -> None:
        made, program = self._made, self._program
        for band in made.parts.shared:
            program.row(band.low, band.high)
        for low, high, price, entries in made.frees.each():
            program.column(low, high, price, entries)
        for line, diagram in enumerate(made.diagrams):
            self._line(line, diagram)

    def _line(self, line: int, diagram: Diagram) -> None:
        """A flow of 1 through the line's arcs, and a whole variable for each choice."""
        program = self._program
        before = {0: program.row(-1, -1)}
        for number, (layer, step) in enumerate(zip(diagram.layers, diagram.steps, strict=True)):
            kept = np.flatnonzero(self._regrets[line][number] <= self.slack)
            last = number + 1 == len(diagram.layers)
            after: dict[int, int] = {}
            rows: dict[int, int] = {}
            targets = layer.target
            for arc in kept.tolist():
                source, target, choice = int(layer.source[arc]), int(targets[arc]), int(layer.choice[arc])
                if target not in after:
                    after[target] = program.row(1, 1) if last else program.row(0, 0)
                if choice not in rows:
                    rows[choice] = program.row(0, 0)
                program.column(0, 1, 0, [(before[source], -1), (after[target], 1), (rows[choice], 1)])
            for choice, row in rows.items():
                entries = zip(step.at.tolist(), step.adds[choice].tolist(), strict=True)
                adds = [(at, add) for at, add in entries if add]
                taken = program.column(0, 1, int(step.cost[choice]), [(row, -1), *adds], whole=True)
                self._takes.append((taken, line, number, choice))
            before = after

    def solve(self, seconds: float) -> tuple[dict[int, int] | None, int]:
        """The lines' values of the best point found, and a bound on all points' costs."""
        found = self._program.whole(seconds)
        limit = (self._made.exact_bound + self.slack) // SCALE + 1
        constant = self._made.constant
        bound = limit if found.bound == inf else self._made.bound
        if -inf < found.bound < inf:
            float_bound = found.bound + constant
            bound = min(limit, max(bound, ceil(float_bound - _TOLERANCE * max(1.0, abs(float_bound) / 1e3))))
        if found.values is None:
            return None, bound
        choices: dict[int, dict[int, int]] = defaultdict(dict)
        for taken, line, number, choice in self._takes:
            if found.values[taken] > 0.5:
                choices[line][number] = choice
        values: dict[int, int] = {}
        for line, diagram in enumerate(self._made.diagrams):
            values |= diagram.values([choices[line][number] for number in range(len(diagram.steps))])
        return values, bound


def _regrets(diagram: Diagram, costs: list[Ints]) -> list[Ints]:
    """By how much the cheapest path with an arc is dearer than the cheapest, by layer."""
    ahead, behind = diagram.ahead(costs), diagram.behind(costs)
    least = int(behind[0][0])
    return [
        ahead[number][layer.source] + cost[layer.choice] + behind[number + 1][layer.target] - least
        for number, (layer, cost) in enumerate(zip(diagram.layers, costs, strict=True))
    ]
