"""A first look at a text: does it speak of people on shifts?"""

from __future__ import annotations

from planner_agent.families.roster.words.vocabulary import WEEKDAY_FORMS
from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_ROSTER = words("roster rosters rota rotas rostering shifts rostered nightshifts")
_WEAK = words("earlies lates staff volunteers nurses agents oncall duty guard guards watch evenly call")
_KINDS = words("early late night nights evening morning afternoon day closing opening")
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
    if not named and len(_WEAK & said) < 2:
        return Fit()
    if not _HARD_OTHER.isdisjoint(said):
        return Fit()
    found = {
        name
        for name, there in (
            ("shifts", named),
            ("people", not _PEOPLE.isdisjoint(said)),
            ("demand", not _KINDS.isdisjoint(said)),
            ("days", not WEEKDAY_FORMS.keys().isdisjoint(said) or "week" in said),
        )
        if there
    }
    return Fit(frozenset(found | {"shifts"}), True)
