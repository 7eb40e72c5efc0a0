"""Values with some of their parts replaced."""

from __future__ import annotations

from planner_agent.spec import All, Evidence, Is, Mark, with_parts

MOVED = Evidence(start=4, end=6, quote="in")


def test_parts_are_replaced_however_deep_they_are() -> None:
    here = Evidence(start=0, end=2, quote="in")
    marks = {"days": (Mark(source="stated", evidence=here), Mark(source="default"))}
    moved = with_parts(marks, Evidence, lambda _: MOVED)
    assert moved == {"days": (Mark(source="stated", evidence=MOVED), Mark(source="default"))}
    assert marks["days"][0].evidence == here


def test_what_holds_no_such_part_stays_the_same_object() -> None:
    pred = All(preds=(Is(attr="day", values=(2,)), Is(attr="day", values=(3,))))
    assert with_parts(pred, Evidence, lambda _: MOVED) is pred
    assert with_parts(pred, Is, lambda each: each) is pred
