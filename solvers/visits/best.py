"""The best tours of a problem by the methods without a solver: subsets where it is small; else search for
the incumbent and labels for the bound."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from solvers.visits import exact, labels
from solvers.visits.problem import Found, Problem, schedule


def suits(problem: Problem) -> bool:
    """Whether these methods take the problem: any small one; of large ones those without pauses."""
    return exact.fits(problem) or all(route.pause is None for route in problem.routes)


def solve(problem: Problem, time_limit: float, seed: int = 1) -> Found:
    """Tours of the greatest score with a bound that no plan can beat. ``tours`` is None where none were
    found that make all must-visits: then ``proved`` says whether there are none.

    Raises ValueError for a problem that does not suit.
    """
    deadline = perf_counter() + time_limit
    if exact.fits(problem):
        found = exact.solve(problem, time_limit)
        return found or Found(None, 0, problem.total, False)
    from solvers.visits import search

    found = search.search(problem, min(3.0, time_limit / 6), seed)
    if found.proved:
        return found
    limit = problem.total
    if len(problem.routes) == 1:
        found, limit = _one_route(problem, found, max(0.1, 0.8 * (deadline - perf_counter())))
    else:
        share = 0.4 * (deadline - perf_counter()) / len(problem.routes)
        each = {route: index for index, route in enumerate(problem.routes)}
        bounds = {route: labels.bound(problem, index, 0, share).value for route, index in each.items()}
        limit = min(limit, sum(bounds[route] for route in problem.routes))
    left = deadline - perf_counter()
    if left > 0.2 and (found.tours is None or found.score < limit):
        again = search.search(problem, left, seed + 1)
        if again.tours is not None and (found.tours is None or again.score > found.score):
            found = again
    proved = found.tours is not None and found.score >= limit
    return replace(found, bound=max(limit, found.score), proved=proved)


def _one_route(problem: Problem, found: Found, time_limit: float) -> tuple[Found, int]:
    """A tour and the labels' bound; a better tour that the labels find is taken."""
    incumbent = found.score if found.tours is not None else -1
    limit = labels.bound(problem, 0, incumbent, time_limit)
    if limit.route is not None:
        tour = schedule(problem, 0, limit.route)
        made = set(limit.route)
        musts = all(index in made for index, visit in enumerate(problem.visits) if visit.must)
        if tour is not None and musts:
            score = sum(problem.visits[visit].score for visit in made)
            return Found((tour,), score, score, True), limit.value
    return found, limit.value
