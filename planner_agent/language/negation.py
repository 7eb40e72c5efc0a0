"""Negation, softness, indifference and corrections on a token list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .tokens import Found, Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scope:
    """How token ``i`` is meant within its clause ``first``..``stop``.

    ``negated``: under an odd number of negations ("no", "without", "avoid"). ``indifferent``: "don't mind", "no
    preference", "isn't a must": no rule may come of it (``negated`` is then False). ``only``: "only", "nothing but".
    ``excepted``: after "except", "anything but", "instead of" (``negated`` is then True, too). ``soft``: "ideally",
    "prefer"; ``emphatic``: "must", "absolutely". ``cues`` are the cue spans, in order.
    """

    first: int
    stop: int
    negated: bool = False
    indifferent: bool = False
    only: bool = False
    excepted: bool = False
    soft: bool = False
    emphatic: bool = False
    cues: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """At the cue ``first``..``stop`` the user takes something back.

    Values in tokens ``old_first``..``first`` are replaced by values of the same type in ``stop``..``new_stop``;
    ``scratch`` where the earlier words are withdrawn even if nothing replaces them ("scratch that").
    """

    first: int
    stop: int
    old_first: int
    new_stop: int
    scratch: bool = False


def clause_at(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The clause around token ``i`` as ``first, stop``: cut at punctuation, "but", and "and" with a new verb."""
    return 0, len(tokens)


def polarity_at(tokens: Sequence[Token], i: int) -> Scope:
    """How token ``i`` is meant: negated, indifferent, soft, emphatic."""
    return Scope(0, len(tokens))


def corrections(tokens: Sequence[Token]) -> list[Correction]:
    """All places where a later value replaces an earlier one: "actually make that", "no wait", "I meant"."""
    return []


def keep_latest(tokens: Sequence[Token], values: Sequence[Found[T]]) -> list[Found[T]]:
    """``values`` of one type, in order, without those that a correction in ``tokens`` has replaced."""
    return list(values)
