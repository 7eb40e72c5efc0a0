"""A first look at a text: does it list things to be done, with how long each takes?"""

from __future__ import annotations

from planner_agent.language.date_words import WEEKDAYS
from planner_agent.language.durations import duration_at
from planner_agent.language.lexicon import words
from planner_agent.reading.model import Fit, Scan

_TASKS = words(
    "task tasks to-dos todo todos dos chores errands jobs deadline deadlines due project thesis exam"
)
_TAKES = words("takes take took needs lasts")
_PLAN = words("plan schedule organise organize week tomorrow today tasks") | frozenset(WEEKDAYS)
_UNITS = words("minutes minute min mins m hours hour h hrs")
#: Words behind which a length is none of a listed thing's: "for 30 minutes", "walking 10 minutes".
_BEFORE = words(
    "for of within takes take about least most is are to in by and after before every travel ride"
)
_DAYS = words("days day weeks week")
#: Words of what this family does not plan.
_OTHER = words("""
    flight flights fly hotel hotels restaurant cuisine trip tour itinerary nights vacation holiday
    accommodation walking walk drive driving shift shifts roster rota nurse nurses attendees calendars
    customers
    patients museum museums sightseeing meet friends travel visits cities
""")

_MEETING = ("a meeting ", "meeting with ", "meeting for ", "meeting of ", "meeting between ")


def fit(scan: Scan) -> Fit:
    """Tasks by name, or lengths of what must be done, in working hours, one after the other."""
    low = scan.text.lower()
    if not _OTHER.isdisjoint(scan.words) or any(phrase in low for phrase in _MEETING):
        return Fit()
    lows = [token.low for token in scan.tokens]
    sized = sum(each in _UNITS for each in lows) + sum(
        each[-1:] in "hm" and each[:-1].isdecimal() for each in lows
    )
    spoken = not _TASKS.isdisjoint(scan.words) or "to do" in low or "to-do" in low
    asked = any(phrase in low for phrase in ("have to ", "need to ", "must ", "got to "))
    works = any(phrase in low for phrase in ("i work", "we work", "working hours", "my hours", "can work"))
    takes = sum(each in _TAKES for each in lows)
    planned = not _PLAN.isdisjoint(scan.words)
    days = not _DAYS.isdisjoint(scan.words)
    found = {
        name
        for name, there in (
            ("tasks", spoken or asked),
            ("minutes", sized > 0 or (days and (spoken or takes > 1))),
            ("links", not {"before", "after", "then"}.isdisjoint(scan.words) and sized > 1),
            ("plan", planned),
            ("hours", works),
        )
        if there
    }
    listed = _listed(scan) > (1 if spoken else 2)
    many = sized > 1 or (takes > 1 and days)
    whole = (spoken and ("minutes" in found or planned)) or (sized > 0 and ((asked and planned) or works))
    whole = whole or (many and takes > 1) or (planned and ":" in lows and sized > 0)
    whole = whole or listed
    some = spoken or (sized > 1 and bool({"links", "plan"} & found)) or (asked and planned)
    return Fit(frozenset(found), whole, sure=listed) if whole or some else Fit()


def _listed(scan: Scan) -> int:
    """How many things of a list have a length right behind them: "gym 1h, groceries 45m, laundry 1h30"."""
    tokens = scan.tokens
    count = 0
    for k, token in enumerate(tokens[1:], 1):
        at = k - 1 - (tokens[k - 1].text in "(:-–" and k > 1)
        before = tokens[at]
        if token.kind != "number" or before.kind != "word" or before.low in _BEFORE or _placed(scan, at):
            continue
        found = duration_at(tokens, k)
        if found is None or found.value.unit != "minute":
            continue
        stop = found.stop
        count += stop == len(tokens) or tokens[stop].text in ",;.)-–" or _line_ends(scan, stop - 1)
    return count


def _placed(scan: Scan, k: int) -> bool:
    """A word written large within a sentence is a place or a person: "Park to Mall 12 min"."""
    opens = k == 0 or scan.tokens[k - 1].text in ".!?;:-•*)" or _line_ends(scan, k - 1)
    return not opens and scan.tokens[k].text[0].isupper() and len(scan.tokens[k].text) > 1


def _line_ends(scan: Scan, k: int) -> bool:
    return (
        "\n" in scan.text[scan.tokens[k].end : scan.tokens[k + 1].start] if k + 1 < len(scan.tokens) else True
    )
