"""Audit of free wording: true re-wordings pass, invented or swapped facts do not."""

from __future__ import annotations

from datetime import date

import pytest

from planner_agent.rendering.audit import Facts
from planner_agent.rendering.audit_words import audit_words
from planner_agent.rendering.template import Template

DAY = Template("day", "Day {n:int} · {date:date} · {route:route}", opens=True)
MEAL = Template(
    "meal", "{start:clock} {slot:=Lunch|Dinner} · {name:text} · rated {rating:rating} · {cost:money}"
)
ONE = DAY.claim(n=1, date=date(2022, 3, 16), route=["Dallas", "Santa Fe"])
TWO = DAY.claim(n=2, date=date(2022, 3, 17), route=["Santa Fe"])
FACTS = Facts(
    (DAY, MEAL),
    (
        ONE,
        MEAL.claim(ONE, start=750, slot="Lunch", name="Thai Garden", rating=45, cost=4000),
        TWO,
        MEAL.claim(TWO, start=1140, slot="Dinner", name="Old Mill 3", rating=41, cost=123450),
    ),
    "USD",
)


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday, March 16, you go from Dallas to Santa Fe.",
        "Lunch is at Thai Garden at 12:30, for $40.00 (rated 4.5).",
        "Then, on Mar 17, 2022, dinner at Old Mill 3 for $1,234.50 at 19:00.",
        "In two days you pay $40 and $1,234.50.",
        "Enjoy it!",
    ],
)
def test_true_words(text: str) -> None:
    assert audit_words(text, FACTS) == []


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, March 16, you go from Dallas to Santa Fe.",
        "On March 18 you go to Santa Fe.",
        "You go from Dallas to Taos.",
        "Lunch is at Thai Palace at 12:30.",
        "Lunch is at Thai Garden at 19:00.",
        "Lunch is at Thai Garden for $1,234.50.",
        "Lunch is at Thai Garden for $41.",
        "Lunch is at Thai Garden on Thursday.",
        "Dinner at Old Mill 8 for $1,234.50.",
        "In five days you pay $40.",
        "You stay 3 hours.",
        "It is 12 km away.",
        "As you said: “cheap and cheerful”.",
        "The price is €40.00.",
        "On 2022-03-18 you rest.",
    ],
)
def test_false_words(text: str) -> None:
    assert audit_words(text, FACTS), text
