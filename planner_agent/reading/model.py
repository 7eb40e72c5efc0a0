"""What a reader returns: a draft spec that points at the words, and everything that is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from pydantic import Field

from planner_agent.data.sources import Sources
from planner_agent.language.tokens import Token
from planner_agent.spec import Evidence, Frozen


class Gap(Frozen):
    """Something that must be asked: a field the frame cannot do without, an ambiguity, a
    contradiction, or a value that cannot be.

    ``field`` is the frame path it settles (``origin``, ``destination``, ``dates``, ``party``,
    ``currency``, ``budget``…), also the question's id. ``question`` is the full sentence to ask,
    ``options`` the candidates if they can be listed, ``default`` the answer if the user does not
    care (None where there is no sensible one).
    """

    field: str
    reason: Literal["missing", "ambiguous", "contradiction", "impossible", "unknown_name"]
    question: str
    options: tuple[str, ...] = ()
    default: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Unsupported(Frozen):
    """A wish that was understood but cannot be said or proved here; ``near`` names what comes near. The code
    "language" is of a text as a whole, in a language that nobody here reads.

    A ``soft`` wish is listed and the plan goes on; a hard one the user must let go first.
    """

    code: Literal["no_attribute", "no_form", "outside", "per_member", "no_data", "language"]
    quote: str
    message: str
    near: tuple[str, ...] = ()
    evidence: Evidence | None = None
    soft: bool = False


class ReadingUsage(Frozen):
    """How a reading came about: which ``path`` was taken and ``why``, what the model was asked and what it
    took
    (tokens, seconds, price in the user's own table, None where unknown), and the prompts' digests by name.
    ``dropped`` tells what the model said that the text does not bear."""

    path: Literal["grammar", "model", "both"] = "grammar"
    why: str = ""
    model: str = ""
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    dropped: tuple[str, ...] = ()


class Reading(Frozen):
    """``spec`` is the draft (frame fields may be None, see ``gaps``). ``not_understood`` holds each
    content word or phrase of the text that no part of the reading used, in order."""

    text: str
    family: str
    spec: Any
    gaps: tuple[Gap, ...] = ()
    not_understood: tuple[Evidence, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    assumptions: tuple[str, ...] = Field(default=(), description="sentences on what was assumed")
    usage: ReadingUsage = ReadingUsage()


class Reader(Protocol):
    """Turns words into a typed draft; grounds names on the sources and dates on ``today``.

    ``answers`` are the user's replies to earlier questions, by ``Gap.field``; they override what
    the text says about that field (``source="clarified"``).
    """

    name: str

    def read(
        self, text: str, sources: Sources, today: date, answers: Mapping[str, str] | None = None
    ) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as a family first looks at it: its tokens, and its words in lower case."""

    text: str
    tokens: Sequence[Token]
    words: frozenset[str]
    today: date


@dataclass(frozen=True, slots=True)
class Fit:
    """Which ``fields`` of its frame a family sees the words fill, and whether that is the ``whole`` of what
    its frame cannot do without. ``sure``: no other frame has these fields together, and nothing is said that
    this one lacks. A first look: quick, and generous."""

    fields: frozenset[str] = frozenset()
    whole: bool = False
    sure: bool = False


class FamilyReader(Protocol):
    """Reads the requests of one family. ``data`` is what the family needs (see ``families.Family``)."""

    def read(self, text: str, data: Any, today: date, answers: Mapping[str, str]) -> Reading: ...
