"""Who takes part: numbers of adults, children and infants, and ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import Found, Token


@dataclass(frozen=True, slots=True)
class People:
    """``total`` heads, infants included; None where unknown. ``adults`` or ``children`` is None where it is not said.

    ``children`` counts minors with infants; ``infants`` are the babies and toddlers (under 2) among them. ``ages`` are
    the children's ages as said; ``age_under`` is n for "kids under n". ``some_children`` where children come along in
    unknown number. ``exact`` is False for "about 8", "6-8 people" (``total`` is then the larger).
    ``includes_speaker``: True ("my wife and I"), False ("my parents"), None where the words do not tell.
    """

    total: int | None
    adults: int | None = None
    children: int | None = None
    infants: int = 0
    ages: tuple[int, ...] = ()
    age_under: int | None = None
    some_children: bool = False
    exact: bool = True
    includes_speaker: bool | None = None


def people_at(tokens: Sequence[Token], i: int) -> Found[People] | None:
    """The longest group of people that begins at ``i``: "two adults and a child", "just me", "a family of four"."""
    return None
