"""What plans are made of besides the words: a catalog of offers, and people's calendars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any


class Sources:
    """``catalog`` is a Catalog, or a function that opens one when it is first needed; ``calendars`` are
    Calendars by person."""

    def __init__(self, catalog: Any = None, calendars: Mapping[str, Any] | None = None) -> None:
        self._catalog: Callable[[], Any] = catalog if callable(catalog) else lambda: catalog
        self.calendars = dict(calendars or {})

    @cached_property
    def catalog(self) -> Any:
        return self._catalog()
