"""Templates write typed values and read them back; audit compares lines with claims."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner_agent.rendering.audit import Facts, audit
from planner_agent.rendering.layout import markdown, plain
from planner_agent.rendering.template import Line, Template

DAY = Template("day", "Day {n:int} · {date:date}", opens=True, mark="## ", gap=True)
MEAL = Template(
    "meal",
    "{start:clock} {slot:=Lunch|Dinner} · {name:text}[ · rated {rating:rating}] · {cost:money}",
    mark="- ",
)
SHARE = Template("share", "100% of [about {cost:money}]", mark="- ")
VALUES = {"start": 1480, "slot": "Dinner", "name": "Zoë's · *Bar*", "rating": 45, "cost": 123450}


def test_write_and_read() -> None:
    line = MEAL.write("USD", **VALUES)
    assert line == "00:40 (+1) Dinner · Zoë's - *Bar* · rated 4.5 · $1,234.50"
    assert MEAL.read(line, "USD") == MEAL.claim(**VALUES)
    assert MEAL.read(line, "EUR") is None
    assert SHARE.write("USD") == "100% of "
    assert SHARE.write("USD", cost=1) == "100% of about $0.01"


def test_a_value_that_is_needed() -> None:
    with pytest.raises(KeyError, match="meal needs name"):
        MEAL.write("USD", start=1, slot="Lunch", cost=2)


@pytest.fixture
def told() -> tuple[list[Line], Facts]:
    first = {"n": 1, "date": date(2022, 3, 16)}
    second = {"n": 2, "date": date(2022, 3, 17)}
    other = {**VALUES, "name": "Oyster", "cost": 5, "rating": None}
    lines = [
        Line(template, template.write("USD", **values))
        for template, values in ((DAY, first), (MEAL, VALUES), (DAY, second), (MEAL, other))
    ]
    one, two = DAY.claim(**first), DAY.claim(**second)
    claims = (one, MEAL.claim(one, **VALUES), two, MEAL.claim(two, **other))
    return lines, Facts((MEAL, DAY), claims, "USD")


def test_audit_of_what_is_true(told: tuple[list[Line], Facts]) -> None:
    lines, facts = told
    assert audit(plain(lines), facts) == []
    assert audit(markdown(lines), facts, "markdown") == []
    assert audit("\n\n".join(plain(lines).split("\n")), facts) == []


def test_audit_names_what_is_wrong(told: tuple[list[Line], Facts]) -> None:
    lines, facts = told
    a, meal, b, other = [line.text for line in lines]

    def codes(*shown: str) -> list[str]:
        return sorted({finding.code for finding in audit("\n".join(shown), facts)})

    assert codes(a, other, b, meal) == ["missing", "not_in_plan"]
    assert codes(a, meal, b) == ["missing"]
    assert codes(a, meal, meal, b, other) == ["not_in_plan"]
    assert codes(a, meal, b, other, "Free champagne!") == ["unreadable"]
    assert codes(b, other, a, meal) == ["order"]
    assert codes() == ["missing"]
    shown = markdown(lines)
    assert [each.code for each in audit(shown.replace("\\*Bar\\*", "*Bar*"), facts, "markdown")] == ["markup"]
    assert [each.code for each in audit(shown.replace("## Day 2", "- Day 2"), facts, "markdown")] == [
        "markup"
    ]


EVERY = Template(
    "every",
    "{a:clock} {b:int} {c:count} {d:duration} {e:km} {f:rating} {g:money} {h:date} {i:quotes} {j:text}",
)


@given(
    st.integers(0, 3000), st.integers(0, 10**7), st.integers(-200, 10**7), st.dates(date(1900, 1, 1)),
    st.sampled_from("0123456789,. -$+()hmins“”\\"), st.booleans(),
)  # fmt: skip
@example(845, 25_000, 0, date(2022, 3, 16), "-", True)
@example(845, 25_000, 0, date(2022, 3, 16), "0", True)
def test_each_value_has_one_spelling(
    small: int, big: int, minor: int, day: date, char: str, more: bool
) -> None:
    values = {
        "a": small, "b": small, "c": (small, "room"), "d": small, "e": big, "f": small % 100, "g": minor,
        "h": day,
        "i": ["a b", "c"], "j": "Name 1",
    }  # fmt: skip
    line = EVERY.write("USD", **values)
    assert EVERY.read(line, "USD") == EVERY.claim(**values)
    for place in range(len(line)):
        changed = line[:place] + char + line[place + (not more) :]
        assert changed == line or EVERY.read(changed, "USD") != EVERY.claim(**values), changed
