"""Every subset of the visits, each reached as early as can be (Held and Karp's dynamic program with windows).

A state is (visits made, the last one, whether the pause is taken) and keeps only the earliest moment at
which one is free: waiting is allowed, so being earlier is never worse. Routes are joined by a second
dynamic program over disjoint subsets. Exact, no solver; for about 14 visits on one route, 10 on several.
"""

from __future__ import annotations

from time import perf_counter

from solvers.visits.problem import Found, Problem, Tour, finish, schedule

#: Visits up to which this is the quickest way.
ONE_ROUTE, MANY_ROUTES = 13, 9

#: A subset's earliest end and the order that reaches it.
Reached = dict[int, tuple[int, tuple[int, ...]]]


def fits(problem: Problem) -> bool:
    """Whether the problem is small enough to be enumerated this way."""
    return len(problem.visits) <= (ONE_ROUTE if len(problem.routes) == 1 else MANY_ROUTES)


def solve(problem: Problem, time_limit: float = 60.0) -> Found | None:
    """The tours of the greatest score that make all must-visits, those that are done earliest among
    them (the sum of the ends); None if the time was too short."""
    deadline = perf_counter() + time_limit
    must = sum(1 << index for index, visit in enumerate(problem.visits) if visit.must)
    joined: dict[int, tuple[int, tuple[tuple[int, ...], ...]]] = {0: (0, ())}
    for index in range(len(problem.routes)):
        reached = subsets(problem, index, deadline)
        if reached is None:
            return None
        if len(problem.routes) == 1:
            joined = {mask: (end, (order,)) for mask, (end, order) in reached.items()}
            break
        following: dict[int, tuple[int, tuple[tuple[int, ...], ...]]] = {}
        for mask, (end, orders) in joined.items():
            for other, (own, order) in reached.items():
                if mask & other:
                    continue
                both = mask | other
                known = following.get(both)
                if known is None or end + own < known[0]:
                    following[both] = (end + own, (*orders, order))
        joined = following
    worth = _worths(problem)
    best: tuple[int, int] | None = None
    chosen: tuple[tuple[int, ...], ...] = ()
    for mask, (end, orders) in joined.items():
        if mask & must != must:
            continue
        key = (-worth(mask), end)
        if best is None or key < best:
            best, chosen = key, orders
    if best is None:
        return Found(None, 0, 0, True)
    return Found(_tours(problem, chosen), -best[0], -best[0], True)


def _tours(problem: Problem, orders: tuple[tuple[int, ...], ...]) -> tuple[Tour, ...]:
    found: list[Tour] = []
    for index, order in enumerate(orders):
        if order:
            tour = schedule(problem, index, order)
            assert tour is not None
            found.append(tour)
    return tuple(found)


def _worths(problem: Problem):  # -> Callable[[int], int]
    scores = [visit.score for visit in problem.visits]

    def worth(mask: int) -> int:
        return sum(score for index, score in enumerate(scores) if mask >> index & 1)

    return worth


def subsets(problem: Problem, index: int, deadline: float) -> Reached | None:
    """Every subset that route ``index`` can make, the empty one included, with its earliest end and an
    order. None once the deadline has passed."""
    route = problem.routes[index]
    if route.pause is not None:
        return _with_pause(problem, index, deadline)
    own = [visit for visit in range(len(problem.visits)) if problem.may(index, visit)]
    visits = problem.visits
    ways = [[problem.travel[a.place][b.place] for b in visits] for a in visits]
    out = [problem.travel[route.origin][visit.place] for visit in visits]
    home = [problem.home(route, visit.place) for visit in visits]
    sizes = [visit.size for visit in visits]
    last = [route.back - home[i] - sizes[i] for i in range(len(visits))]
    starts = [
        tuple((low, min(high, last[i])) for low, high in visit.starts if low <= last[i])
        for i, visit in enumerate(visits)
    ]
    found: Reached = {}
    found[0] = (route.leave, ())
    # per level: {(mask, last): (free, order)}
    level: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
    for j in own:
        ready = route.leave + out[j]
        for low, high in starts[j]:
            if ready <= high:
                level[1 << j, j] = (max(ready, low) + sizes[j], (j,))
                break
    while level:
        if perf_counter() > deadline:
            return None
        following: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        for (mask, i), (free, order) in level.items():
            end = free + home[i]
            known = found.get(mask)
            if known is None or end < known[0]:
                found[mask] = (end, order)
            way = ways[i]
            for j in own:
                if mask >> j & 1:
                    continue
                ready = free + way[j]
                for low, high in starts[j]:
                    if ready <= high:
                        done = (ready if ready > low else low) + sizes[j]
                        key = (mask | 1 << j, j)
                        other = following.get(key)
                        if other is None or done < other[0]:
                            following[key] = (done, (*order, j))
                        break
        level = following
    return found


def _with_pause(problem: Problem, index: int, deadline: float) -> Reached | None:
    """The same with a pause: one more bit in the state (taken or still to come)."""
    from solvers.visits.problem import Label, departures, first_start

    route = problem.routes[index]
    found: Reached = {}
    level: dict[tuple[int, int | None, bool], tuple[Label, tuple[int, ...]]] = {
        (0, None, False): ((route.leave, None), ())
    }
    while level:
        if perf_counter() > deadline:
            return None
        following: dict[tuple[int, int | None, bool], tuple[Label, tuple[int, ...]]] = {}
        for (mask, i, _), (free, order) in level.items():
            here = route.origin if i is None else problem.visits[i].place
            done = finish(problem, route, free, here) if order else free
            known = found.get(mask)
            if done is not None and (known is None or done[0] < known[0]):
                found[mask] = (done[0], order)
            for j, visit in enumerate(problem.visits):
                if mask >> j & 1 or not problem.may(index, j):
                    continue
                for ready, paused in departures(free, route.pause, problem.travel[here][visit.place]):
                    start = first_start(visit.starts, ready)
                    if start is None or start + visit.size > route.back:
                        continue
                    key = (mask | 1 << j, j, paused is not None)
                    label: Label = (start + visit.size, paused)
                    other = following.get(key)
                    if other is None or label[0] < other[0][0]:
                        following[key] = (label, (*order, j))
        level = following
    return found
