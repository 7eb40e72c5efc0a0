"""Values with some of their parts replaced, however deep these are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from pydantic import BaseModel

T = TypeVar("T")
Part = TypeVar("Part")


def with_parts(value: T, kind: type[Part], change: Callable[[Part], object]) -> T:
    """``value`` (a model, tuple, dict or plain value) with every part of the type ``kind`` as ``change``
    gives it; the same object where nothing changes."""
    return cast("T", _changed(value, kind, change))


def _changed(value: Any, kind: type[Any], change: Callable[[Any], object]) -> Any:
    if isinstance(value, kind):
        return change(value)
    if isinstance(value, BaseModel):
        held = {name: getattr(value, name) for name in type(value).model_fields}
        made = {name: new for name, old in held.items() if (new := _changed(old, kind, change)) is not old}
        return value.model_copy(update=made) if made else value
    if isinstance(value, tuple):
        old = cast("tuple[Any, ...]", value)
        new = tuple(_changed(part, kind, change) for part in old)
        return new if any(one is not other for one, other in zip(old, new, strict=True)) else old
    if isinstance(value, dict):
        return {name: _changed(part, kind, change) for name, part in cast("dict[Any, Any]", value).items()}
    return value
