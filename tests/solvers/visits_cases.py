"""Random small visits problems and the best plan by trying everything, for tests."""

from __future__ import annotations

from itertools import permutations, product

from hypothesis import strategies as st

from solvers.visits.problem import Pause, Problem, Route, Visit


@st.composite
def problems(draw: st.DrawFn, visits: int = 4, routes: int = 2, pauses: bool = True) -> Problem:
    """Small problems with crooked travel times, several windows, must-visits and pauses."""
    n = draw(st.integers(1, visits))
    places = draw(st.integers(2, n + 1))
    travel = [[0 if a == b else draw(st.integers(0, 12)) for b in range(places)] for a in range(places)]
    found: list[Visit] = []
    count = draw(st.integers(1, routes))
    for _ in range(n):
        low = draw(st.integers(0, 30))
        windows = [(low, low + draw(st.integers(0, 15)))]
        if draw(st.booleans()):
            second = windows[0][1] + draw(st.integers(2, 10))
            windows.append((second, second + draw(st.integers(0, 5))))
        only = draw(st.sampled_from([None, None, frozenset({0})]))
        found.append(
            Visit(
                place=draw(st.integers(0, places - 1)),
                size=draw(st.integers(1, 12)),
                starts=tuple(windows),
                score=draw(st.integers(1, 9)),
                must=draw(st.integers(0, 5)) == 0,
                routes=only,
            )
        )
    lines: list[Route] = []
    for _ in range(count):
        pause = None
        if pauses and draw(st.booleans()):
            earliest = draw(st.integers(5, 25))
            pause = Pause(earliest, earliest + draw(st.integers(0, 10)), draw(st.integers(2, 8)))
        end = draw(st.sampled_from([None, 0]))
        lines.append(Route(0, draw(st.integers(0, 5)), draw(st.integers(30, 60)), end, pause))
    return Problem(tuple(found), tuple(lines), tuple(map(tuple, travel)))


def best_score(problem: Problem) -> int | None:
    """The greatest score of any plan, None where no plan makes all must-visits; minute by minute."""
    best: int | None = None
    choices = product(range(-1, len(problem.routes)), repeat=len(problem.visits))
    known: dict[tuple[int, frozenset[int]], bool] = {}
    for choice in choices:
        if any(visit.must and route < 0 for visit, route in zip(problem.visits, choice, strict=True)):
            continue
        score = sum(visit.score for visit, route in zip(problem.visits, choice, strict=True) if route >= 0)
        if best is not None and score <= best:
            continue
        whole = True
        for index in range(len(problem.routes)):
            own = frozenset(visit for visit, route in enumerate(choice) if route == index)
            if (index, own) not in known:
                known[index, own] = _can(problem, index, own)
            whole = whole and known[index, own]
        if whole:
            best = score
    return best


def _can(problem: Problem, index: int, own: frozenset[int]) -> bool:
    route = problem.routes[index]
    if not own:
        return True
    for visit in own:
        allowed = problem.visits[visit].routes
        if allowed is not None and index not in allowed:
            return False
    pause = route.pause
    moments = [None] if pause is None else list(range(pause.earliest, pause.latest + 1))
    return any(_walk(problem, index, order, moment) for order in permutations(own) for moment in moments)


def _walk(problem: Problem, index: int, order: tuple[int, ...], moment: int | None) -> bool:
    """Whether the order can be kept with the pause at a fixed moment: a timeline with one blocked stretch,
    tried with every way and visit begun at each possible minute (the earliest is enough for each)."""
    route = problem.routes[index]
    block = None
    if moment is not None and route.pause is not None:
        block = (moment, moment + route.pause.size)
        if moment < route.leave:
            return False

    def clear(begin: int, size: int) -> int:
        """The first moment from ``begin`` on at which ``size`` units fit beside the block."""
        if block is not None and begin < block[1] and begin + size > block[0] and size > 0:
            return block[1]
        return begin

    now, place = route.leave, route.origin
    for visit in order:
        wanted = problem.visits[visit]
        way = problem.travel[place][wanted.place]
        arrived = clear(now, way) + way
        for start in range(arrived, route.back + 1):
            inside = any(low <= start <= high for low, high in wanted.starts)
            if inside and clear(start, wanted.size) == start:
                break
        else:
            return False
        now, place = start + wanted.size, wanted.place
        if now > route.back:
            return False
    way = 0 if route.end is None else problem.travel[place][route.end]
    return clear(now, way) + way <= route.back
