# ruff: noqa: E501 (texts as people write them)
"""Requests for tasks and what a fair reader makes of them; ``python -m benchmarks.requests.tasks_cases`` writes
``tasks.jsonl``.

Expectations: one person does it all from tomorrow on, within a week, Monday to Friday from 9 to 17, unless it is said
otherwise; a plan "next week" begins on its Monday, "today" and "this week" today. Where machines or people are counted
and no hours are said, work goes round the clock. A task is called by the words that name it; one that is longer than
a working day goes on in pieces. "By Friday" is by the end of Friday.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner_agent.families.tasks import wishes as w
from planner_agent.families.tasks.spec import (
    Event,
    Link,
    Mode,
    Moment,
    Need,
    Resource,
    Task,
    TasksFrame,
    TasksSpec,
    Window,
)
from planner_agent.spec import Form, Goal, Hard, Priority, Rule

FILE = Path(__file__).parent / "tasks.jsonl"
TODAY = date(2026, 3, 2)  # a Monday
TOMORROW, NEXT = TODAY + timedelta(1), TODAY + timedelta(7)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
END = 1440


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    outcome: str
    spec: TasksSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def h(text: str, *weekdays: str) -> Window:
    opens, closes = text.split("-")
    return Window(opens=opens, closes=closes, weekdays=weekdays)


def at(day: int, clock: int = 0) -> Moment:
    return Moment(day=day, clock=clock)


def on(day: int, text: str) -> Window:
    opens, closes = text.split("-")
    return Window(opens=opens, closes=closes, day=day)


def t(name: str, minutes: int | None, **more: Any) -> Task:
    return Task(name=name, minutes=minutes, **more)


def need(name: str, amount: int = 1) -> tuple[Need, ...]:
    return (Need(resource=name, amount=amount),)


def links(text: str) -> tuple[Link, ...]:
    """ "a > b, b > c": a before b."""
    pairs = (part.split(" > ") for part in text.split(", "))
    return tuple(Link(before=one, after=two) for one, two in pairs)


def rules(*bodies: Form, soft: bool = False) -> tuple[Rule, ...]:
    strength = Priority() if soft else Hard()
    return tuple(
        Rule(id=f"r{n}", body=body, strength=strength, source="stated") for n, body in enumerate(bodies)
    )


def ok(
    name: str, text: str, tasks: tuple[Task, ...], *, rules: tuple[Rule, ...] = (), goals: tuple[Goal, ...] = (),
    outcome: str = "planned", conflicts: tuple[str, ...] = (), **frame: Any,
) -> Case:  # fmt: skip
    fields: dict[str, Any] = {"date": TOMORROW, "hours": (h("9:00-17:00", *WEEK),), **frame}
    made = TasksFrame(tasks=tasks, **fields)
    return Case(
        name, text, outcome, TasksSpec(family="tasks", frame=made, rules=rules, goals=goals), (), conflicts
    )


def shop(name: str, text: str, tasks: tuple[Task, ...], **more: Any) -> Case:
    """Work of machines and people, round the clock from no date."""
    return ok(name, text, tasks, **{"date": None, "hours": (), "alone": False, **more})


def ask(name: str, text: str, *questions: str) -> Case:
    return Case(name, text, "needs_input", None, questions)


CASES: list[Case] = [
    ok(
        "t01",
        "Plan my tasks: report (3 hours), slides (2 hours), invoices (45 minutes).",
        (t("report", 180), t("slides", 120), t("invoices", 45)),
    ),
    ok(
        "t02",
        "To do next week: write the proposal, 4 hours, due Wednesday; call the bank, 30 min; clean the garage, 2 hours.",
        (t("write the proposal", 240, due=at(3, END)), t("call the bank", 30), t("clean the garage", 120)),
        date=NEXT,
    ),
    ok(
        "t03",
        "Tasks:\n- laundry: 1 h\n- groceries: 45 min\n- dinner: 90 min\nGroceries before dinner.",
        (t("laundry", 60), t("groceries", 45), t("dinner", 90)),
        links=links("groceries > dinner"),
    ),
    ok(
        "t04",
        "I need to finish the draft (3h) by Thursday, review it takes... no, the review is 1h and comes after the draft. Deadlines matter.",
        (t("finish the draft", 180, due=at(3, END)), t("review", 60)),
        links=links("finish the draft > review"),
    ),
    ok(
        "t05",
        "Help me plan tomorrow: gym 1 hour, emails 30 minutes, budget 2 hours. I work from 8:00 to 16:00. Dentist appointment from 10:00 to 11:00.",
        (t("gym", 60), t("emails", 30), t("budget", 120)),
        days=1,
        hours=(h("8:00-16:00"),),
        events=(Event(name="dentist appointment", day=1, start="10:00", end="11:00"),),
    ),
    ok(
        "t06",
        "Schedule these to-dos for this week: taxes takes 3 hours, due Friday at 12:00. Shopping takes 1 hour, not before Wednesday.",
        (t("taxes", 180, due=at(5, 720)), t("Shopping", 60, release=at(3))),
        date=TODAY,
    ),
    ok(
        "t07",
        "My tasks next week are essay 6 hours, reading 4 hours and lab report 3 hours. The essay can be split. The reading comes before the essay.",
        (t("essay", 360, split=True), t("reading", 240), t("lab report", 180)),
        date=NEXT,
        links=links("reading > essay"),
    ),
    ok(
        "t08",
        "Plan my tasks: paint the fence 3 hours, mow the lawn 1 hour, fix the gate 2 hours. First fix the gate, then paint the fence.",
        (t("paint the fence", 180), t("mow the lawn", 60), t("fix the gate", 120)),
        links=links("fix the gate > paint the fence"),
    ),
    shop(
        "t09",
        "Jobs: cutting takes 40 minutes and needs the saw, drilling takes 30 minutes and needs the drill, sanding takes 20 minutes and needs the saw. Cutting before drilling. There is one saw and one drill. Finish as early as possible.",
        (
            t("cutting", 40, needs=need("saw")),
            t("drilling", 30, needs=need("drill")),
            t("sanding", 20, needs=need("saw")),
        ),
        resources=(Resource(name="saw"), Resource(name="drill")),
        links=links("cutting > drilling"),
        goals=(w.earliest(),),
    ),
    shop(
        "t10",
        "We have 3 workers. Tasks: digging 4 hours with 2 workers, laying 3 hours with 1 worker, fencing 2 hours with 2 workers. Digging before laying. As soon as possible please.",
        (
            t("digging", 240, needs=need("workers", 2)),
            t("laying", 180, needs=need("workers")),
            t("fencing", 120, needs=need("workers", 2)),
        ),
        resources=(Resource(name="workers", capacity=3),),
        links=links("digging > laying"),
        goals=(w.earliest(),),
    ),
    ok(
        "t11",
        "to do today: mails 30min, standup notes 15min, code review 1h. I'm working 10:00-18:00 and have meetings from 11:00 to 12:00 and 14:00 to 14:30",
        (t("mails", 30), t("standup notes", 15), t("code review", 60)),
        date=TODAY,
        days=1,
        hours=(h("10:00-18:00"),),
        events=(
            Event(name="meetings", day=1, start="11:00", end="12:00"),
            Event(name="meetings", day=1, start="14:00", end="14:30"),
        ),
    ),
    ok(
        "t12",
        "Plan my week: thesis chapter 12 hours, slides 3 hours. Slides are due on Thursday.",
        (t("thesis chapter", 720, split=True), t("slides", 180, due=at(3, END))),
        date=TODAY + timedelta(1),
    ),
    ok(
        "t13",
        "Plan these tasks: ironing 1 hour, vacuuming 30 minutes if there is time, windows 2 hours.",
        (t("ironing", 60), t("vacuuming", 30, must=False), t("windows", 120)),
    ),
    ok(
        "t14",
        "Tasks: contract 2 hours (high priority, due Tuesday), newsletter 1 hour (low priority). I work Monday to Thursday, 9:00 to 15:00.",
        (t("contract", 120, priority=3, due=at(1, END)), t("newsletter", 60, priority=1)),
        hours=(h("9:00-15:00", *WEEK[:4]),),
    ),
    ok(
        "t15",
        "Please schedule my to-dos: study math 5 hours, study physics 4 hours, both can be done in pieces. No work on Wednesday.",
        (t("study math", 300, split=True), t("study physics", 240, split=True)),
        rules=rules(w.no_work_on("wednesday")),
    ),
    ok(
        "t16",
        "Plan my tasks: calls 2 hours, filing 1 hour. Nothing before 10:00.",
        (t("calls", 120), t("filing", 60)),
        rules=rules(w.none_before("10:00")),
    ),
    ok(
        "t17",
        "Tasks for next week: desk work 8 hours in pieces, errands 2 hours. At most 3 hours a day.",
        (t("desk work", 480, split=True), t("errands", 120)),
        date=NEXT,
        rules=rules(w.minutes_at_most(180)),
    ),
    ok(
        "t18",
        "Plan my tasks: bake the cake, 1 hour; decorate the cake, 30 minutes, at least 2 hours after baking the cake.",
        (t("bake the cake", 60), t("decorate the cake", 30)),
        links=(Link(before="bake the cake", after="decorate the cake", lag=120),),
    ),
    ok(
        "t19",
        "I've got 3 tasks this week: A takes 2 hours, B takes 1 hour and C takes 4 hours. B must come after A, and C must come after B. C is due Thursday.",
        (t("A", 120), t("B", 60), t("C", 240, due=at(4, END))),
        date=TODAY,
        links=links("A > B, B > C"),
    ),
    ok(
        "t20",
        "Tasks: report 3 hours, ideally by Wednesday; invoices 1 hour.",
        (t("report", 180, due=at(2, END), strict=False), t("invoices", 60)),
    ),
    ok(
        "t21",
        "Plan my tasks: visit the office 2 hours on Thursday between 10:00 and 14:00, phone calls 1 hour.",
        (t("visit the office", 120, windows=(on(3, "10:00-14:00"),)), t("phone calls", 60)),
    ),
    ok(
        "t22",
        "Plan my tasks with as few interruptions as possible: coding 10 hours in pieces, docs 3 hours.",
        (t("coding", 600, split=True), t("docs", 180)),
        goals=(w.fewest_interruptions(),),
    ),
    shop(
        "t23",
        "One oven. Tasks: bread takes 50 minutes in the oven, cake takes 40 minutes in the oven, salad takes 20 minutes. Bread before cake.",
        (t("bread", 50, needs=need("oven")), t("cake", 40, needs=need("oven")), t("salad", 20)),
        resources=(Resource(name="oven"),),
        links=links("bread > cake"),
    ),
    ok(
        "t24",
        "I have to prepare the exam: 2 hours of revision, 1 hour of exercises and 30 minutes of formulas. Revision before exercises.",
        (t("revision", 120), t("exercises", 60), t("formulas", 30)),
        links=links("revision > exercises"),
    ),
    ok(
        "t25",
        "Plan my tasks tomorrow between 8:00 and 12:00: backup 1 hour, update 30 minutes, cleanup 30 minutes. Update after backup.",
        (t("backup", 60), t("update", 30), t("cleanup", 30)),
        days=1,
        hours=(h("8:00-12:00"),),
        links=links("backup > update"),
    ),
    ok(
        "t26",
        "tasks: tax return 3h due 6 March, passport photos 30m, renew passport 1h after the passport photos. not on friday",
        (t("tax return", 180, due=at(4, END)), t("passport photos", 30), t("renew passport", 60)),
        links=links("passport photos > renew passport"),
        rules=rules(w.no_work_on("friday")),
    ),
    shop(
        "t27",
        "Machines: 2 presses. Tasks: parts 3 hours on a press, covers 2 hours on a press, frames 2 hours on a press. Covers after parts.",
        (
            t("parts", 180, needs=need("presses")),
            t("covers", 120, needs=need("presses")),
            t("frames", 120, needs=need("presses")),
        ),
        resources=(Resource(name="presses", capacity=2),),
        links=links("parts > covers"),
    ),
    ok(
        "t28",
        "Plan my tasks: assemble the shelf, either 3 hours or 2 hours with Tom; buy screws 30 minutes.",
        (
            Task(
                name="assemble the shelf",
                modes=(Mode(minutes=180), Mode(minutes=120, needs=need("Tom"), name="with Tom")),
            ),
            t("buy screws", 30),
        ),
        resources=(Resource(name="Tom"),),
        alone=True,
    ),
    ok(
        "t29",
        "Schedule my to-dos for next week: interview prep 2 hours before Tuesday, portfolio 3 hours from Wednesday on.",
        (t("interview prep", 120, due=at(1, END)), t("portfolio", 180, release=at(3))),
        date=NEXT,
    ),
    ok(
        "t30",
        "Plan my tasks: A 3 hours, B 3 hours and C 3 hours, all due tomorrow.",
        (t("A", 180, due=at(1, END)), t("B", 180, due=at(1, END)), t("C", 180, due=at(1, END))),
        outcome="infeasible",
    ),
    ok(
        "t31",
        "Plan tomorrow: presentation 5 hours, in one go, and I have meetings from 12:00 to 14:00.",
        (t("presentation", 300),),
        days=1,
        events=(Event(name="meetings", day=1, start="12:00", end="14:00"),),
        outcome="infeasible",
    ),
    ok(
        "t32",
        "Tasks: mortar 2 hours, bricks 3 hours. Mortar before bricks. Bricks are due tomorrow at 12:00.",
        (t("mortar", 120), t("bricks", 180, due=at(1, 720))),
        links=links("mortar > bricks"),
        outcome="infeasible",
    ),
    ok(
        "t33",
        "Plan my tasks for Saturday and Sunday: painting 4 hours, tidying 2 hours. I can work from 10:00 to 18:00.",
        (t("painting", 240), t("tidying", 120)),
        date=TODAY + timedelta(5),
        days=2,
        hours=(h("10:00-18:00"),),
    ),
    ok(
        "t34",
        "Plan my tasks: workout 1 hour in the morning, cooking 1 hour after 15:00.",
        (
            t("workout", 60, windows=(h("9:00-12:00", *WEEK),)),
            t("cooking", 60, windows=(h("15:00-17:00", *WEEK),)),
        ),
    ),
    ask("q01", "Plan my tasks: report, slides and invoices.", "minutes"),
    ask("q02", "Help me organise my to-dos for next week.", "tasks"),
    ask("q03", "Tasks: report 2 hours, slides. Slides after report.", "minutes"),
    ask("q04", "Plan my tasks: A 1 hour, B 2 hours, C 1 hour. A before B, B before C, C before A.", "links"),
    ask("q05", "Plan my tasks: report 2 hours, report 3 hours.", "minutes"),
    ask("q06", "Plan my tasks: report 0 minutes, slides 1 hour.", "minutes"),
    ask("q07", "Plan my tasks: report 2 to 3 hours, slides 1 hour.", "minutes"),
    ask("q08", "Make a schedule for my project tasks please", "tasks"),
    ask(
        "q09",
        "Plan my tasks: sanding 1 hour with the sander, painting 2 hours. I work 17:00 to 9:00.",
        "hours",
    ),
    ask("q10", "Plan my tasks: report 2 hours, due 1 March 2026.", "due"),
    ask("q11", "Tasks: write the letter, call Anna (20 minutes), pay the bill (10 minutes).", "minutes"),
    ask("q12", "I need to do my tax return and clean the house this week.", "minutes"),
]


def row(place: int, case: Case) -> dict[str, Any]:
    expect: dict[str, Any] = {"outcome": case.outcome}
    if case.spec is not None:
        expect["spec"] = case.spec.model_dump(mode="json")
    if case.questions:
        expect["questions"] = list(case.questions)
    return {
        "id": f"tasks-{case.id}",
        "text": case.text,
        "lang": "en",
        "today": TODAY.isoformat(),
        "split": ("pool", "test")[place % 2],
        "expect": expect,
    }


def lines() -> str:
    """The file's content; every other case is for tests only."""
    return "".join(json.dumps(row(*each), ensure_ascii=False) + "\n" for each in enumerate(CASES))


if __name__ == "__main__":
    FILE.write_text(lines(), encoding="utf-8")
    print(f"{FILE.name}: {len(CASES)} requests")
