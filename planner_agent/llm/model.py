"""What is asked of a language model and what it answers: plain values, whatever serves the model."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Protocol

from planner_agent.errors import ModelError

Role = Literal["system", "user", "assistant"]

FailureKind = Literal[
    "cancelled",  # the caller gave up
    "time-out",  # no answer within the ask's deadline
    "connection",  # nobody listens, or the connection broke
    "not allowed",  # the key is missing, wrong, expired, or may not use this model
    "not found",  # the endpoint does not know the model or the path
    "rate limit",  # 429, also after the retries
    "server",  # 5xx, also after the retries
    "bad request",  # the endpoint takes none of the forms in which we can ask
    "not a completion",  # something else than a chat completion came back
    "refused",  # the model or a filter of its keeper declines
    "empty",  # a completion without text
    "too long",  # the answer was cut at max_tokens, or is longer than an answer may be
    "not JSON",  # no JSON object in the answer
    "wrong schema",  # JSON, but not of the schema
]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with the closed JSON schema of its answer.

    ``schema`` is an object schema in the subset of ``planner_agent.llm.schema``; ``purpose`` says what the
    ask
    is for (it is recorded and traced, never sent). ``timeout`` in seconds is the whole ask's, with all its
    retries; None takes the model's. Set ``cancel`` from another thread to give up early.
    """

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    schema_name: str
    max_tokens: int
    temperature: float = 0.0
    seed: int | None = None
    purpose: str = ""
    timeout: float | None = None
    cancel: threading.Event | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Usage:
    """What asking took: completions received, tokens, seconds on the clock, and the price in the unit of the
    user's own price table (None where a price is not known). ``cached`` marks figures of an earlier run."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: Decimal | None = None
    cached: bool = False

    def __add__(self, other: Usage) -> Usage:
        """Both together; a price that is not known on one side is not known of the sum."""
        known = self.price is not None and other.price is not None
        price = self.price + other.price if known else None  # type: ignore[operator]
        if price is None and not self.calls:
            price = other.price
        elif price is None and not other.calls:
            price = self.price
        return Usage(
            self.calls + other.calls,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.seconds + other.seconds,
            price,
            self.cached or other.cached,
        )

    @classmethod
    def total(cls, parts: Iterable[Usage]) -> Usage:
        """The sum of all; nothing for none."""
        return sum(parts, cls())


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer: ``value`` is of the ask's schema, ``text`` is what the model wrote."""

    value: dict[str, Any]
    text: str
    usage: Usage


class AskError(ModelError):
    """An ask without a usable answer. ``kind`` says what happened, ``status`` is the HTTP status if there was
    one, ``usage`` what it took all the same. The message names the endpoint, never the key."""

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        kind: FailureKind,
        status: int | None = None,
        usage: Usage | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.kind: FailureKind = kind
        self.status = status
        self.usage = usage or Usage()


class Model(Protocol):
    """A language model that can be asked. ``ask`` may be called from several threads at once."""

    @property
    def name(self) -> str:
        """What the model is called at its endpoint."""
        ...

    def ask(self, request: Ask) -> Answer:
        """The checked answer; AskError (a ModelError) says why there is none."""
        ...
