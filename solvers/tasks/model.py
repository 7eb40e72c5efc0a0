"""Tasks as one ``rows.Model``: an interval a task, or optional pieces in its open times; what rules look at
is added by the caller, over the variables of the ``Network``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from solvers.globals import Cumulative, Interval, NoOverlap, fixed, of
from solvers.linear import Linear
from solvers.rows import Model, Objective, Search
from solvers.tasks.problem import Problem, Schedule, Span
from solvers.tasks.windows import least_work, union, windows


@dataclass(frozen=True, slots=True)
class Piece:
    """What is done of a task within one of its open stretches, if ``on`` is 1 (else ``size`` is 0)."""

    on: int
    start: int
    size: Linear
    span: Span


@dataclass(slots=True)
class Network:
    """``start`` and ``end`` by task; ``done`` (1 where it may not be left out); ``modes[task]`` a literal a
    possible mode (empty: one mode alone); ``size`` by task; ``pieces[task]`` for tasks with open times."""

    problem: Problem
    model: Model = field(default_factory=Model)
    start: list[int] = field(default_factory=list[int])
    end: list[Linear] = field(default_factory=list[Linear])
    done: list[int | None] = field(default_factory=list[int | None])
    modes: list[dict[int, int]] = field(default_factory=list[dict[int, int]])
    size: list[Linear] = field(default_factory=list[Linear])
    pieces: list[list[Piece]] = field(default_factory=list[list[Piece]])


def network(problem: Problem) -> Network:
    """The model of the problem, without an objective. ``problem.order`` must exist."""
    net = Network(problem)
    net.model.search = Search(workers=1, linearization=1)
    found = windows(problem)
    for k in range(len(problem.tasks)):
        _task(net, k, found.head[k], found.tail[k])
    for link in problem.links:
        guards = [each for each in (net.done[link.before], net.done[link.after]) if each is not None]
        end, start = net.end[link.before], net.start[link.after]
        negative = [(index, -factor) for index, factor in end.terms]
        net.model.at_least([(start, 1), *negative], link.lag + end.constant, *guards)
        if link.most is not None:
            net.model.at_most([(start, 1), *negative], link.most + end.constant, *guards)
    _resources(net)
    _rooms(net)
    return net


def _rooms(net: Network) -> None:
    """What is done of tasks that may be left out fits into the open times: a knapsack, for the bound."""
    problem = net.problem
    if all(done is None for done in net.done):
        return
    for resource, capacity in enumerate(problem.capacities):
        work = {k: least_work(problem, k, resource) for k in range(len(problem.tasks))}
        kinds = frozenset(task.open for k, task in enumerate(problem.tasks) if work[k])
        room = capacity * sum(high - low for low, high in union(kinds, problem.horizon))
        fixed_work = sum(amount for k, amount in work.items() if net.done[k] is None)
        terms = [(done, work[k]) for k, done in enumerate(net.done) if done is not None and work[k]]
        net.model.at_most(terms, room - fixed_work)


def _task(net: Network, k: int, head: int, tail: int) -> None:
    model, task, possible = net.model, net.problem.tasks[k], net.problem.possible(k)
    last = net.problem.horizon - tail
    last = last if task.deadline is None else min(last, task.deadline)
    done = None if task.must else model.boolean(f"done {k}")
    if not possible or head + min(task.modes[m].size for m in possible) > last:
        _impossible(model, done)
        possible, head, last = possible or (0,), 0, net.problem.horizon + task.least
    sizes = {m: task.modes[m].size for m in possible}
    modes = {m: model.boolean(f"mode {k} {m}") for m in possible} if len(possible) > 1 else {}
    if modes:
        literals = [(literal, 1) for literal in modes.values()]
        model.equal([*literals, *([] if done is None else [(done, -1)])], 1 if done is None else 0)
    least, most = min(sizes.values()), max(sizes.values())
    start = model.integer(head, max(head, last - least), f"start {k}")
    if least == most:
        size = fixed(least)
    else:
        varying = model.integer(least, most, f"size {k}")
        for m, literal in modes.items():
            model.equal([(varying, 1)], sizes[m], literal)
        size = of(varying)
    stretched = task.split and len(task.open or ()) > 1
    if size.terms or stretched:
        end = of(model.integer(min(head + least, last), last, f"end {k}"))
    else:
        end = of(start, 1, least)
    net.start.append(start)
    net.end.append(end)
    net.done.append(done)
    net.modes.append(modes)
    net.size.append(size)
    net.pieces.append([])
    if task.open is not None:
        _open(net, k, head, last)
    if size.terms and not stretched:
        model.equal([(start, 1), *size.terms, *((i, -c) for i, c in end.terms)], 0)


def _impossible(model: Model, done: int | None) -> None:
    if done is None:
        model.at_most([], -1)
    else:
        model.equal([(done, 1)], 0)


def _open(net: Network, k: int, head: int, last: int) -> None:
    """Literals for the open stretches of a task: one of them, or pieces in several."""
    model, task, start, end, size = net.model, net.problem.tasks[k], net.start[k], net.end[k], net.size[k]
    least = min(task.modes[m].size for m in net.problem.possible(k) or (0,))
    split = task.split and len(task.open or ()) > 1
    piece = min(task.piece, least) if split else least
    spans = [(max(low, head), min(high, last)) for low, high in task.open or ()]
    spans = [(low, high) for low, high in spans if high - low >= piece and high >= low]
    on = [model.boolean(f"task {k} from {low}") for low, _ in spans]
    done = net.done[k]
    terms = [(literal, 1) for literal in on]
    if not split:
        model.equal([*terms, *([] if done is None else [(done, -1)])], 1 if done is None else 0)
    for literal, (low, high) in zip(on, spans, strict=True):
        if not split:
            model.at_least([(start, 1)], low, literal)
            model.at_most(end.terms, high - end.constant, literal)
            net.pieces[k].append(Piece(literal, start, size, (low, high)))
            continue
        net.pieces[k].append(_piece(net, k, literal, (low, high), piece))
    if split:
        _pinned(net, k)
        sizes = [term for each in net.pieces[k] for term in each.size.terms]
        total = [*sizes, *((i, -c) for i, c in size.terms)]
        if done is None:
            model.equal(total, size.constant)
        else:
            model.equal(total, size.constant, done)
            for literal in on:
                model.at_most([(literal, 1), (done, -1)], 0)


def _pinned(net: Network, k: int) -> None:
    """The task starts with one of its pieces and ends with one: else the gaps of links could be feigned."""
    model, end = net.model, net.end[k]
    pieces, done = net.pieces[k], net.done[k]
    absent = [] if done is None else [(done, -1)]
    first = [model.boolean("first") for _ in pieces]
    last = [model.boolean("last") for _ in pieces]
    for chosen in (first, last):
        model.equal([*((literal, 1) for literal in chosen), *absent], 1 if done is None else 0)
    for piece, opens, closes in zip(pieces, first, last, strict=True):
        model.at_most([(opens, 1), (piece.on, -1)], 0)
        model.at_most([(closes, 1), (piece.on, -1)], 0)
        model.at_most([(piece.start, 1), (net.start[k], -1)], 0, opens)
        stop = [(piece.start, 1), *piece.size.terms]
        model.at_least([*stop, *((i, -c) for i, c in end.terms)], end.constant, closes)


def _piece(net: Network, k: int, on: int, span: Span, piece: int) -> Piece:
    model, start, end = net.model, net.start[k], net.end[k]
    low, high = span
    most = max(net.problem.tasks[k].modes[m].size for m in net.problem.possible(k) or (0,))
    begin = model.integer(low, high - piece, "piece")
    length = model.integer(0, min(high - low, most), "length")
    model.at_least([(length, 1), (on, -piece)], 0)
    model.at_most([(length, 1), (on, -min(high - low, most))], 0)
    task = net.problem.tasks[k]
    for m, literal in net.modes[k].items():
        if (least := min(task.piece, task.modes[m].size)) > piece:
            model.at_least([(length, 1)], least, on, literal)
    model.at_most([(begin, 1), (length, 1)], high, on)
    model.at_least([(begin, 1), (start, -1)], 0, on)
    model.at_most([(begin, 1), (length, 1), *((i, -c) for i, c in end.terms)], end.constant, on)
    return Piece(on, begin, of(length), span)


def _intervals(net: Network, k: int) -> list[tuple[Interval, int | None]]:
    """What takes resources of a task: (interval, its mode; None: whichever)."""
    task = net.problem.tasks[k]
    start, end, done = of(net.start[k]), net.end[k], net.done[k]
    if task.split and len(task.open or ()) > 1:
        return [(_piece_interval(net, k, number, each), None) for number, each in enumerate(net.pieces[k])]
    if not net.modes[k]:
        return [(Interval(start, net.size[k], end, done), None)]
    return [
        (Interval(start, fixed(task.modes[m].size), end, literal), m) for m, literal in net.modes[k].items()
    ]


def _piece_interval(net: Network, k: int, number: int, piece: Piece) -> Interval:
    low, high = piece.span
    stop = net.model.integer(low, high, f"piece {k} {number} ends")
    net.model.equal([(stop, 1), (piece.start, -1), *((i, -c) for i, c in piece.size.terms)], 0, piece.on)
    return Interval(of(piece.start), piece.size, of(stop), piece.on)


def _resources(net: Network) -> None:
    problem = net.problem
    users: list[list[tuple[Interval, Linear]]] = [[] for _ in problem.capacities]
    for k, task in enumerate(problem.tasks):
        if not any(mode.demands and mode.size for mode in task.modes):
            continue
        for interval, m in _intervals(net, k):
            modes = (
                {m: task.modes[m]}
                if m is not None
                else {n: task.modes[n] for n in problem.possible(k) or (0,)}
            )
            for resource in {r for mode in modes.values() for r, _ in mode.demands}:
                needs = {n: dict(mode.demands).get(resource, 0) for n, mode in modes.items()}
                users[resource].append((interval, _demand(net, k, needs)))
    for resource, capacity in enumerate(problem.capacities):
        _capacity(net.model, users[resource], capacity)


def _demand(net: Network, k: int, needs: Mapping[int, int]) -> Linear:
    if len(set(needs.values())) == 1:
        return fixed(next(iter(needs.values())))
    amount = net.model.integer(0, max(needs.values()), f"demand {k}")
    for m, need in needs.items():
        net.model.equal([(amount, 1)], need, net.modes[k][m])
    return of(amount)


def _capacity(model: Model, users: list[tuple[Interval, Linear]], capacity: int) -> None:
    users = [(interval, need) for interval, need in users if need.terms or need.constant]
    if len(users) < 2:
        return
    if all(not need.terms and 2 * need.constant > capacity for _, need in users):
        model.globals.append(NoOverlap(tuple(interval for interval, _ in users)))
        return
    intervals, demands = zip(*users, strict=True)
    model.globals.append(Cumulative(intervals, demands, capacity))


def minimise_makespan(net: Network, bound: int) -> None:
    """The end of the last task as the objective; not below ``bound``."""
    model = net.model
    makespan = model.integer(bound, max(bound, net.problem.horizon), "makespan")
    for k, end in enumerate(net.end):
        guards = [done] if (done := net.done[k]) is not None else []
        model.at_most([*end.terms, (makespan, -1)], -end.constant, *guards)
    model.objectives.append(Objective("min", of(makespan)))


def hint(net: Network, schedule: Schedule) -> None:
    """The schedule as a point to start from. It must be one of the problem."""
    hints = net.model.hints
    for k, pieces in enumerate(schedule.pieces):
        if (done := net.done[k]) is not None:
            hints[done] = int(bool(pieces))
        for m, literal in net.modes[k].items():
            hints[literal] = int(bool(pieces) and m == schedule.modes[k])
        if not pieces:
            continue
        _hinted(net, of(net.start[k]), pieces[0][0])
        _hinted(net, net.end[k], pieces[-1][1])
        _hinted(net, net.size[k], sum(end - start for start, end in pieces))
        for each in net.pieces[k]:
            inside = [(a, b) for a, b in pieces if each.span[0] <= a and b <= each.span[1]]
            hints[each.on] = int(bool(inside))
            if inside and each.start != net.start[k]:
                hints[each.start] = inside[0][0]
            if each.size != net.size[k]:
                _hinted(net, each.size, sum(b - a for a, b in inside))


def _hinted(net: Network, linear: Linear, value: int) -> None:
    if len(linear.terms) == 1 and linear.terms[0][1] == 1:
        net.model.hints[linear.terms[0][0]] = value - linear.constant


def schedule_at(net: Network, values: Mapping[int, int]) -> Schedule:
    """The schedule at a point of the model."""
    pieces: list[tuple[Span, ...]] = []
    modes: list[int] = []
    for k, task in enumerate(net.problem.tasks):
        chosen = [m for m, literal in net.modes[k].items() if values[literal]]
        possible = net.problem.possible(k) or (0,)
        modes.append(chosen[0] if chosen else possible[0])
        if (done := net.done[k]) is not None and not values[done]:
            pieces.append(())
        elif task.split and len(task.open or ()) > 1:
            on = [each for each in net.pieces[k] if values[each.on] and each.size.value(values)]
            spans = sorted((values[p.start], values[p.start] + p.size.value(values)) for p in on)
            pieces.append(tuple(spans))
        else:
            pieces.append(((values[net.start[k]], net.end[k].value(values)),))
    return Schedule(tuple(pieces), tuple(modes))
