"""The solver backends as the user sees them: names, and whether their library is installed."""

from __future__ import annotations

from planner_agent.errors import UserError


def backends() -> dict[str, bool]:
    """By name: whether the library behind the backend is installed (nothing heavy is imported)."""
    from solvers import backend

    return {name: backend.available(name) for name in backend.names()}


def check_backend(name: str) -> str:
    """``name`` if it can be used; UserError otherwise."""
    known = backends()
    if name not in known:
        raise UserError(f"There is no backend {name!r}.", f"Known backends: {', '.join(known)}.")
    if not known[name]:
        others = ", ".join(other for other, there in known.items() if there) or "none"
        raise UserError(f"The backend {name!r} is not installed.", f"Installed backends: {others}.")
    return name
