"""What goes over the wire to a model and back, for any family: one flat, closed record and labelled quotes.

The form is the one that small models fill best (measured: one record, and wishes as quote and label, in one
call);
schemas have no ``oneOf``, no defaults, and a limit on every list, so that strict endpoints take them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from planner_agent.families.labels import NOT_A_WISH, OTHER_WISH, Label, Subject, labels_of
from planner_agent.spec import ItemTable

MAX_WISHES, MAX_LIST = 16, 12
_INTEGERS = ("number", "days", "sum")


@dataclass(frozen=True, slots=True)
class WireField:
    """One field of the record; empty where nothing is said. A ``quote`` is copied from the text; ``name``
    words
    and ``names`` lists are named in the text; a ``date`` is ISO; a ``number`` is said in the text, just
    behind it
    one of the words ``of``, if it has any, but up to ``unsaid`` need not be said as such ("my wife and I");
    ``days`` are a length; a ``sum`` is a wish under ``label``; ``text`` is in other words than the user's."""

    name: str
    kind: Literal["name", "names", "quote", "date", "number", "days", "sum", "text", "texts"]
    says: str
    unsaid: int = 0
    of: frozenset[str] = frozenset()
    label: str = ""

    @property
    def schema(self) -> dict[str, Any]:
        if self.kind in _INTEGERS:
            return {"type": "integer"}
        text = {"type": "string"}
        return (
            {"type": "array", "items": text, "maxItems": MAX_LIST}
            if self.kind in ("names", "texts")
            else text
        )

    @property
    def empty(self) -> Any:
        """What stands where nothing is said."""
        return 0 if self.kind in _INTEGERS else [] if self.kind in ("names", "texts") else ""


@dataclass(frozen=True)
class Wire:
    """A family's ``fields`` and ``subjects``; ``answers`` turns a record into the answers, by question,
    that the
    family's reader takes."""

    table: ItemTable
    fields: tuple[WireField, ...]
    answers: Callable[[Mapping[str, Any]], dict[str, str]]
    subjects: tuple[Subject, ...]

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """All labels by name."""
        found = (label for subject in self.subjects for label in labels_of(self.table, subject))
        return {label.name: label for label in found}

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The closed JSON schema of an answer."""
        names = [*self.labels, OTHER_WISH, NOT_A_WISH]
        wish = closed(quote={"type": "string"}, label={"type": "string", "enum": names})
        wishes = {"type": "array", "items": wish, "maxItems": MAX_WISHES}
        return closed(**{field.name: field.schema for field in self.fields}, wishes=wishes)

    @cached_property
    def menu(self) -> tuple[str, ...]:
        """One line a subject: its labels, and what they are about."""
        return tuple(
            f"{', '.join(label.name for label in labels_of(self.table, subject))}: {subject.words}"
            for subject in self.subjects
        )


def closed(**properties: Any) -> dict[str, Any]:
    """The schema of an object with just these properties, all of them required."""
    names = list(properties)
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


def sentences(record: Mapping[str, Any], *names: str) -> dict[str, str]:
    """The lists of sentences in the record, each under its field's name as an answer."""
    return {name: " ".join(f"{one.strip().rstrip('.')}." for one in record[name] if one.strip())
            for name in names if record[name]}  # fmt: skip
