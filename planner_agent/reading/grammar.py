"""The grammar reader: any person's words -> a draft spec, without a model and in a few milliseconds.

Which family a request is, its words decide: each family says which fields of its frame they seem to fill.
Where several could be meant, the readings themselves are compared; only what two frames take alike is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner_agent.data.sources import Sources
from planner_agent.families import data_for, families, family
from planner_agent.language.tokens import tokenize
from planner_agent.language.tongues import tongue_of
from planner_agent.reading.model import Gap, Reading, Scan
from planner_agent.reading.tongues import unread

__all__ = ["GrammarReader"]

#: The question's id where two families fit alike.
FAMILY = "family"
#: The family of words that say nothing of any frame.
_DEFAULT = "travel"


class GrammarReader:
    """The deterministic reader; stateless but for caches. See ``reading.model.Reader``."""

    name = "grammar"

    def read(
        self, text: str, sources: Sources, today: date, answers: Mapping[str, str] | None = None
    ) -> Reading:
        """Read ``text`` (and the ``answers`` to earlier questions) into a draft; one that is not English is
        refused as a whole. Never raises on any text."""
        tongue = tongue_of(text)
        if tongue is not None:
            return unread(_read(_DEFAULT, "", sources, today, {}), text, tongue)
        said = dict(answers or {})
        chosen = _named(said.pop(FAMILY, ""))
        names = (chosen,) if chosen else fitting(text, today).best
        readings = [_read(name, text, sources, today, said) for name in names]
        best = min(map(openness, readings))
        alike = [reading for reading in readings if openness(reading) == best]
        return asked_which(alike) if len(alike) > 1 and not alike[0].gaps else alike[0]


def _named(answer: str) -> str | None:
    """The family that an answer names, by its name or by what it plans."""
    words = answer.strip().lower()
    return next((name for name in families() if words in (name, family(name).plans.lower())), None)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The families whose frames a text fills: surely, as a whole, in part; each in the registry's order."""

    sure: tuple[str, ...]
    whole: tuple[str, ...]
    some: tuple[str, ...]

    @property
    def best(self) -> tuple[str, ...]:
        return self.sure or self.whole or self.some or (_DEFAULT,)

    @property
    def clear(self) -> bool:
        """Whether the fields alone decide: one family's surely, or one family's whole frame and no other
        word."""
        return len(self.sure) == 1 or (len(self.whole) == 1 and self.some == self.whole)


def fitting(text: str, today: date) -> Fitting:
    """What the words say of the families' frames."""
    tokens = tokenize(text)
    scan = Scan(text, tokens, frozenset(token.low for token in tokens), today)
    fits = {name: family(name).fit(scan) for name in families()}
    return Fitting(
        sure=tuple(name for name, fit in fits.items() if fit.sure),
        whole=tuple(name for name, fit in fits.items() if fit.whole),
        some=tuple(name for name, fit in fits.items() if fit.fields),
    )


def _read(name: str, text: str, sources: Sources, today: date, answers: Mapping[str, str]) -> Reading:
    house = family(name)
    return house.reader().read(text, data_for(house, sources), today, answers)


def openness(reading: Reading) -> tuple[bool, int, int]:
    """Whether something must be asked, how many characters were not understood, and how much is to be
    asked."""
    left = sum(len(part.quote) for part in reading.not_understood)
    return bool(reading.gaps), left, len(reading.gaps)


def asked_which(alike: Sequence[Reading]) -> Reading:
    """The first of readings that fit alike, with the question which of them is meant."""
    plans = tuple(family(reading.family).plans for reading in alike)
    gap = Gap(
        field=FAMILY,
        reason="ambiguous",
        question=f"What would you like me to plan: {' or '.join(plans)}?",
        options=plans,
    )
    return alike[0].model_copy(update={"gaps": (gap, *alike[0].gaps)})
