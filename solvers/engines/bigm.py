"""Guards as big-M, each row with the least M that will do."""

from __future__ import annotations

from solvers.rows import Model, Row


def unguarded(model: Model, row: Row) -> tuple[list[tuple[int, int]], int]:
    """The row with its guards as big-M: Σ + M·Σ guards ≤ right + M·(number of guards)."""
    if not row.guards:
        return list(row.terms), row.right
    big = model.activity(row.terms)[1] - row.right
    terms = [*row.terms, *((guard, big) for guard in row.guards)]
    return terms, row.right + big * len(row.guards)
