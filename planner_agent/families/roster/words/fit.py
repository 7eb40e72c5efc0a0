"""A first look at a text: does it speak of people on shifts?"""

from __future__ import annotations

from planner_agent.families.roster.words.vocabulary import WEEKDAY_FORMS
from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_ROSTER = words("roster rosters rota rotas rostering shifts rostered nightshifts")
_WEAK = words("earlies lates staff volunteers nurses agents oncall duty guard guards watch evenly call")
_KINDS = words("early late night nights evening morning afternoon day closing opening")
#: Shifts by name, and what says that somebody is to be on them.
_NAMED = words(
    "early earlies late lates night nights opening closing evening day mornings afternoons evenings"
)
_ON = words("need needs needed works work off covers cover available")
_PEOPLE = words("staff team people employees nurses volunteers everyone everybody nobody each agents")
#: Words of what this family does not plan.
_HARD_OTHER = words(
    "flight flights itinerary cuisine cuisines accommodation accommodations makespan attendees trip"
)


def fit(scan: Scan) -> Fit:
    """A word for the plan itself ("roster", "shifts") and what belongs to it."""
    said = scan.words
    shifts = sum(token.low == "shift" for token in scan.tokens)
    named = (
        not _ROSTER.isdisjoint(said) or shifts > 1 or (shifts > 0 and not said.isdisjoint(_KINDS | _PEOPLE))
    )
    kinds = _kinds(scan)
    if not named and not kinds and len(_WEAK & said) < 2:
        return Fit()
    if not _HARD_OTHER.isdisjoint(said):
        return Fit()
    found = {
        name
        for name, there in (
            ("shifts", True),
            ("people", not _PEOPLE.isdisjoint(said)),
            ("demand", not _KINDS.isdisjoint(said)),
            ("days", not WEEKDAY_FORMS.keys().isdisjoint(said) or "week" in said),
        )
        if there
    }
    return Fit(frozenset(found), True, sure=kinds or (named and not said.isdisjoint(_KINDS | _PEOPLE)))


def _kinds(scan: Scan) -> bool:
    """ "two people on the early and one on the late", "opening needs 1, closing 1 to 2"."""
    lows = [token.low for token in scan.tokens]
    kinds = {
        low.removesuffix("s")
        for k, low in enumerate(lows)
        if low in _NAMED and (_on(lows, k) or _asks(lows, k))
    }
    return len(kinds) > 1 and not (_ON | _PEOPLE).isdisjoint(scan.words)


def _on(lows: list[str], k: int) -> bool:
    """ "one on the early", "two on late"."""
    at = k - (lows[k - 1 : k] == ["the"])
    return lows[at - 1 : at] in (["on"], ["for"]) and at > 1 and lows[at - 2] not in ("not", "the")


def _asks(lows: list[str], k: int) -> bool:
    """Whether a number of people, or clocks, stand behind a shift's name: "closing 12-20 needs 1"."""
    behind = [*lows[k + 1 : k + 6], "", ""]
    if "needs" in behind:
        return True
    ends = {"", ",", ".", ";"} | _PEOPLE | {"-", "–", "and"}
    return behind[0].isdecimal() and behind[1] in ends
