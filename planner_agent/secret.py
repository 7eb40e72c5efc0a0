"""A key that cannot be shown by accident: not in a repr, a log, an error, a pickle or a checkpoint."""

from __future__ import annotations

from typing import Any, NoReturn


class Secret:
    """Holds a text that only ``reveal`` gives back. Two are equal if their texts are."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one place that sends it."""
        return self._text

    def redacted(self, text: str) -> str:
        """``text`` without this secret in it."""
        return text.replace(self._text, "[key]") if self._text else text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(Secret)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written down")
