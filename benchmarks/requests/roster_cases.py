# ruff: noqa: E501 (texts as people write them)
"""Requests for rosters and what a fair reader makes of them; ``python -m benchmarks.requests.roster_cases``
writes ``roster.jsonl``.

Expectations: a plain number of people on a shift is meant exactly; a shift whose length nobody tells has eight
hours (which is asked where hours are limited); a contract's limit said of nobody is everybody's; a wish
("would like", "prefers") weighs 1; names are written large; people who are only counted are numbered; on days for which nobody is
wanted on a shift, nobody works it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner_agent.families.roster import wishes as w
from planner_agent.families.roster.spec import (
    WEEKDAYS,
    Demand,
    Off,
    Person,
    Request,
    RosterFrame,
    RosterSpec,
    Shift,
    Worked,
)
from planner_agent.spec import Form, Goal, Hard, Rule

FILE = Path(__file__).parent / "roster.jsonl"
TODAY = date(2026, 11, 30)  # a Monday
DEC7 = "2026-12-07"  # the Monday after
WORK = WEEKDAYS[:5]
END = WEEKDAYS[5:]


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    outcome: str
    spec: RosterSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def sh(text: str) -> tuple[Shift, ...]:
    """ "early 6:00-14:00; night": clocks, or eight hours."""
    found: list[Shift] = []
    for part in text.split("; "):
        hit = re.fullmatch(r"(.+?)(?: (\d+):(\d\d)-(\d+):(\d\d))?(?: \[(.+)\])?", part)
        assert hit is not None
        skills = tuple(hit[6].split(",")) if hit[6] else ()
        if hit[2] is None:
            found.append(Shift(name=hit[1], minutes=480, skills=skills))
            continue
        start, end = int(hit[2]) * 60 + int(hit[3]), int(hit[4]) * 60 + int(hit[5])
        end += 1440 if end <= start else 0
        found.append(Shift(name=hit[1], start=start, end=end, minutes=end - start, skills=skills))
    return tuple(found)


def on(
    shift: str, least: int | None, most: int | None = -1, *weekdays: str, dates: Sequence[str] | None = None
) -> Demand:
    """``most`` -1: as many as ``least``."""
    when = None if dates is None else tuple(map(date.fromisoformat, dates))
    return Demand(shift=shift, least=least, most=least if most == -1 else most, weekdays=weekdays, dates=when)  # type: ignore[arg-type]


def off(person: str, day: str, *shifts: str) -> Off:
    return Off(person=person, date=date.fromisoformat(day), shifts=shifts)


def would(person: str, day: str, shift: str | None, on: bool, weight: int = 1) -> Request:
    return Request(person=person, date=date.fromisoformat(day), shift=shift, on=on, weight=weight)


def spec(
    start: str, days: int, shifts: str, people: str, *demand: Demand, rules: tuple[Form, ...] = (),
    goals: tuple[Goal, ...] = (), each: Mapping[str, Any] | None = None, own: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> RosterSpec:  # fmt: skip
    """``each`` are limits of everybody, ``own`` those of some."""
    persons = tuple(
        Person(name=name, **{**(each or {}), **(own or {}).get(name, {})}) for name in people.split(", ")
    )
    frame = RosterFrame(
        start=date.fromisoformat(start), days=days, shifts=sh(shifts), people=persons, demand=demand, **more
    )
    frame = frame.model_copy(update={"demand": (*demand, *_idle(frame))})
    made = tuple(Rule(id=f"r{n}", body=body, strength=Hard()) for n, body in enumerate(rules, 1))
    return RosterSpec(family="roster", frame=frame, rules=made, goals=goals)


def _idle(frame: RosterFrame) -> list[Demand]:
    """Nobody on the days of a shift for which nobody is wanted."""
    found: list[Demand] = []
    for shift in frame.shifts:
        wanted = {day for each in frame.demand if each.shift == shift.name for day in frame.days_of(each)}
        if idle := tuple(day for day in frame.dates if day not in wanted):
            found.append(Demand(shift=shift.name, dates=idle, least=0, most=0))
    return found


def days_from(start: str, count: int) -> list[str]:
    return [(date.fromisoformat(start) + timedelta(day)).isoformat() for day in range(count)]


def plans(id: str, text: str, made: RosterSpec) -> Case:
    return Case(f"roster-{id}", text, "planned", made)


def asks(id: str, text: str, *fields: str) -> Case:
    return Case(f"roster-{id}", text, "needs_input", questions=fields)


def fails(id: str, text: str, made: RosterSpec, *conflicts: str) -> Case:
    return Case(f"roster-{id}", text, "infeasible", made, conflicts=conflicts)


def refuses(id: str, text: str) -> Case:
    return Case(f"roster-{id}", text, "unsupported")


THREE = "early 6:00-14:00; late 14:00-22:00; night 22:00-6:00"
TWO = "early 6:00-14:00; late 14:00-22:00"

CASES = (
    plans(
        "home",
        "Please make a roster for next week (Monday to Sunday) for our care home. Staff: Anna, Bob, Cleo, Dan, Eve and Finn. "
        "Three shifts: early 6-14, late 14-22, night 22-6. We need one person on each shift every day. Nobody works an early "
        "the day after a late, and after a night there is no early or late. At most five days in a row.",
        spec(
            DEC7,
            7,
            THREE,
            "Anna, Bob, Cleo, Dan, Eve, Finn",
            on("early", 1),
            on("late", 1),
            on("night", 1),
            rules=(w.succession(["late"], ["early"]), w.succession(["night"], ["early", "late"])),
            each={"most_in_a_row": 5},
        ),
    ),
    plans(
        "cafe-small",
        "cafe rota for the week of 14 december pls. mia, noah, lia and tom. opening shift 7am-3pm, closing shift 12pm-8pm. 1 on "
        "opening and 2 on closing every day except sunday, we're closed sundays. mia can't do closings on wednesday, tom is off friday",
        spec(
            "2026-12-14",
            7,
            "opening 7:00-15:00; closing 12:00-20:00",
            "Mia, Noah, Lia, Tom",
            on("opening", 1, -1, *WEEKDAYS[:6]),
            on("closing", 2, -1, *WEEKDAYS[:6]),
            off=(off("Mia", "2026-12-16", "closing"), off("Tom", "2026-12-18")),
        ),
    ),
    plans(
        "food-bank",
        "Volunteer schedule for the food bank, Saturday 5 December to Sunday 6 December. Two shifts: morning (9:00-13:00) and "
        "afternoon (13:00-17:00). Three volunteers per shift. People: Ada, Ben, Carl, Dora, Emil, Fay, Gus. Ada would prefer the "
        "Saturday morning. Gus can only work on Sunday.",
        spec(
            "2026-12-05",
            2,
            "morning 9:00-13:00; afternoon 13:00-17:00",
            "Ada, Ben, Carl, Dora, Emil, Fay, Gus",
            on("morning", 3),
            on("afternoon", 3),
            requests=(would("Ada", "2026-12-05", "morning", True),),
            off=(off("Gus", "2026-12-05"),),
        ),
    ),
    plans(
        "call-centre",
        "Call centre, two weeks from Monday 7 December. Agents: Kim, Lee, Max, Nia, Oli, Pat, Quin, Ray. Day shift 8-16 and "
        "evening shift 14-22. Monday to Friday we need at least 3 on the day shift and at least 2 on the evening shift; on weekends "
        "1 on each. Everyone works at most 40 hours a week. Each agent gets at least one weekend off. Spread the evenings evenly.",
        spec(
            DEC7,
            14,
            "day 8:00-16:00; evening 14:00-22:00",
            "Kim, Lee, Max, Nia, Oli, Pat, Quin, Ray",
            on("day", 3, None, *WORK),
            on("evening", 2, None, *WORK),
            on("day", 1, -1, *END),
            on("evening", 1, -1, *END),
            rules=(w.hours_a_week("<=", 2400),),
            each={"most_weekends": 1},
            goals=(w.evenly(shifts=["evening"]),),
        ),
    ),
    plans(
        "clinic",
        "Clinic roster from 7 to 11 December. Doctors: Ruiz and Stone. Nurses: Tia, Uma, Vic, Will. There is one shift a day, 8:00 "
        "to 16:30. Each day one doctor and two nurses.",
        spec(
            DEC7,
            5,
            "day 8:00-16:30",
            "Ruiz, Stone, Tia, Uma, Vic, Will",
            on("day", 3),
            own={
                **{n: {"skills": ("doctor",)} for n in ("Ruiz", "Stone")},
                **{n: {"skills": ("nurse",)} for n in ("Tia", "Uma", "Vic", "Will")},
            },
            rules=(w.skilled("=", 1, "doctor", "day"), w.skilled("=", 2, "nurse", "day")),
        ),
    ),
    plans(
        "bakery",
        "Hi! so we're a small bakery and I'm trying to get the rota done for next week... the team is Jo, Kai, Lena and Mats. We have "
        "a mornning shift from 5 to 13 and an aftenoon shift from 11 to 19. Normally two in the morning and one in the afternoon, on "
        "Sunday just one in the morning and nobody in the afternoon. Kai cant work on Tuesday, Lena would really like Thursday off. "
        "And please nobody should work more than 5 days. thanks!!",
        spec(
            DEC7,
            7,
            "morning 5:00-13:00; afternoon 11:00-19:00",
            "Jo, Kai, Lena, Mats",
            on("morning", 2, -1, *WEEKDAYS[:6]),
            on("afternoon", 1, -1, *WEEKDAYS[:6]),
            on("morning", 1, -1, "sunday"),
            on("afternoon", 0, -1, "sunday"),
            off=(off("Kai", "2026-12-08"),),
            requests=(would("Lena", "2026-12-10", None, False),),
            rules=(w.worked("<=", 5),),
        ),
    ),
    plans(
        "list",
        "Roster\nStart: 2026-12-07, 7 days\nStaff: Ana, Bo, Cy, Di, Ed\nShifts: early 06:00-14:00, late 14:00-22:00\n"
        "Early: Mon-Fri 2, Sat-Sun 1\nLate: every day 1\nMax 5 days in a row\nMin 2 days off in a row\nOff: Bo on 8 and 9 December",
        spec(
            DEC7,
            7,
            TWO,
            "Ana, Bo, Cy, Di, Ed",
            on("early", 2, -1, *WORK),
            on("early", 1, -1, *END),
            on("late", 1),
            each={"most_in_a_row": 5, "least_days_off": 2},
            off=(off("Bo", "2026-12-08"), off("Bo", "2026-12-09")),
        ),
    ),
    plans(
        "watch",
        "Night watch from 10 to 23 December: one guard every night, 22:00 to 06:00. The guards are Al, Bea, Cid and Dee. No more "
        "than 3 nights in a row, and the nights should be shared evenly.",
        spec(
            "2026-12-10",
            14,
            "night 22:00-6:00",
            "Al, Bea, Cid, Dee",
            on("night", 1),
            rules=(w.in_a_row(["night"], 3),),
            goals=(w.evenly(shifts=["night"]),),
        ),
    ),
    plans(
        "history",
        "Roster for 7-13 December for Anna, Bob, Cleo and Dirk. Shifts are early, late and night, one person on each every day. Bob "
        "worked the night on 6 December. No early or late after a night.",
        spec(
            DEC7,
            7,
            "early; late; night",
            "Anna, Bob, Cleo, Dirk",
            on("early", 1),
            on("late", 1),
            on("night", 1),
            history=(Worked(person="Bob", date=date(2026, 12, 6), shift="night"),),
            rules=(w.succession(["night"], ["early", "late"]),),
        ),
    ),
    plans(
        "stretches",
        "Shift plan from 7 to 20 December. We are Ivy, Jon, Kay, Lou, Moe. Early shift 6:30-14:30, late shift 14:00-22:00, each with "
        "one person a day. Everybody works between 2 and 5 days in a row and then has at least two days off in a row.",
        spec(
            DEC7,
            14,
            "early 6:30-14:30; late 14:00-22:00",
            "Ivy, Jon, Kay, Lou, Moe",
            on("early", 1),
            on("late", 1),
            each={"least_in_a_row": 2, "most_in_a_row": 5, "least_days_off": 2},
        ),
    ),
    plans(
        "never",
        "Ward roster next week, staff Dana, Eli, Flo, Gil and Hal, shifts early 6-14, late 14-22 and night 22-6 with exactly one nurse "
        "each day on every shift. Dana never works nights. Eli only works earlies. Nobody has more than 3 nights.",
        spec(
            DEC7,
            7,
            THREE,
            "Dana, Eli, Flo, Gil, Hal",
            on("early", 1),
            on("late", 1),
            on("night", 1),
            each={"most_shifts": {"night": 3}},
            own={"Dana": {"most_shifts": {"night": 0}}, "Eli": {"most_shifts": {"late": 0, "night": 0}}},
        ),
    ),
    plans(
        "part-time",
        "I run a bookshop and need a rota for the week starting Monday 7 December. Lena works 24 hours a week at most, Mark 32 hours "
        "and Nils 40 hours. One shift a day from 10:00 to 18:00, open Monday to Saturday, two people each day.",
        spec(
            DEC7,
            7,
            "day 10:00-18:00",
            "Lena, Mark, Nils",
            on("day", 2, -1, *WEEKDAYS[:6]),
            own={
                "Lena": {"most_minutes": 1440},
                "Mark": {"most_minutes": 1920},
                "Nils": {"most_minutes": 2400},
            },
        ),
    ),
    plans(
        "apart",
        "Roster for Tom, Jerry, Spike and Tyke, next week, morning 8-14 and evening 14-20, one or two people on each shift each day. "
        "Tom and Jerry must not be on the same shift.",
        spec(
            DEC7,
            7,
            "morning 8:00-14:00; evening 14:00-20:00",
            "Tom, Jerry, Spike, Tyke",
            on("morning", 1, 2),
            on("evening", 1, 2),
            rules=(w.apart(["Tom", "Jerry"]),),
        ),
    ),
    plans(
        "trainee",
        "Staff for the front desk: Anna, Bert, Carla and the trainee Eli. Week of 7 December. Early 7-15 and late 15-23, two people per "
        "shift. Eli only works when Anna is on the same shift.",
        spec(
            DEC7,
            7,
            "early 7:00-15:00; late 15:00-23:00",
            "Anna, Bert, Carla, Eli",
            on("early", 2),
            on("late", 2),
            own={"Eli": {"skills": ("trainee",)}},
            rules=(w.only_with("Eli", "Anna"),),
        ),
    ),
    plans(
        "senior",
        "Emergency line, 7 to 13 December: Ann, Ben, Cat, Dov, Eve, Fay. Ann, Ben and Cat are seniors. Day 8:00-20:00 and night "
        "20:00-8:00, two on each. There has to be at least one senior on every shift. No day shift after a night.",
        spec(
            DEC7,
            7,
            "day 8:00-20:00; night 20:00-8:00",
            "Ann, Ben, Cat, Dov, Eve, Fay",
            on("day", 2),
            on("night", 2),
            own={n: {"skills": ("senior",)} for n in ("Ann", "Ben", "Cat")},
            rules=(
                w.skilled(">=", 1, "senior", "day"),
                w.skilled(">=", 1, "senior", "night"),
                w.succession(["night"], ["day"]),
            ),
        ),
    ),
    plans(
        "skill-shift",
        "Plan next week's shifts at the leisure centre. Pool shift 9-17 and desk shift 9-17, one person each on both every day. The pool "
        "shift needs a lifeguard. Lifeguards are Rea, Sam and Tod; Ulf and Viv are not.",
        spec(
            DEC7,
            7,
            "pool 9:00-17:00 [lifeguard]; desk 9:00-17:00",
            "Rea, Sam, Tod, Ulf, Viv",
            on("pool", 1),
            on("desk", 1),
            own={n: {"skills": ("lifeguard",)} for n in ("Rea", "Sam", "Tod")},
        ),
    ),
    plans(
        "only-they",
        "Roster 7 Dec - 13 Dec. Team: Ole, Pia, Rob, Sue. Early, late and night shift with one person each per day. Only Ole and Pia can do "
        "nights. Rob doesn't work on Sundays.",
        spec(
            DEC7,
            7,
            "early; late; night",
            "Ole, Pia, Rob, Sue",
            on("early", 1),
            on("late", 1),
            on("night", 1),
            own={n: {"most_shifts": {"night": 0}} for n in ("Rob", "Sue")},
            off=(off("Rob", "2026-12-13"),),
        ),
    ),
    plans(
        "weights",
        "Shifts for the week from 7 December: early and late, 2 people each. Staff Amy, Ben, Cal, Deb, Eli. Amy would like Wednesday off "
        "(weight 5). Ben prefers not to work the late on Friday. Cal wants the early on Monday (weight 2). Deb would rather not work on Sunday.",
        spec(
            DEC7,
            7,
            "early; late",
            "Amy, Ben, Cal, Deb, Eli",
            on("early", 2),
            on("late", 2),
            requests=(
                would("Amy", "2026-12-09", None, False, 5),
                would("Ben", "2026-12-11", "late", False),
                would("Cal", "2026-12-07", "early", True, 2),
                would("Deb", "2026-12-13", None, False),
            ),
        ),
    ),
    plans(
        "christmas",
        "Hotel reception from 21 to 27 December. Nora, Otis, Pam, Quinn. Morning shift 6-14 and evening shift 14-22, one person on each. "
        "On 25 December two people on the morning shift. Nora is on holiday from 24 to 26 December.",
        spec(
            "2026-12-21",
            7,
            "morning 6:00-14:00; evening 14:00-22:00",
            "Nora, Otis, Pam, Quinn",
            on("morning", 1, dates=[d for d in days_from("2026-12-21", 7) if d != "2026-12-25"]),
            on("evening", 1),
            on("morning", 2, dates=["2026-12-25"]),
            off=tuple(off("Nora", f"2026-12-{n}") for n in (24, 25, 26)),
        ),
    ),
    plans(
        "weekends",
        "Four-week roster starting Monday 7 December for nurses Ria, Sol, Tim, Una, Val. Early 7-15 and late 14-22, at least one nurse on "
        "each every day. Nobody works more than two weekends. Whoever works on Saturday also works on Sunday. Share the weekends fairly.",
        spec(
            DEC7,
            28,
            "early 7:00-15:00; late 14:00-22:00",
            "Ria, Sol, Tim, Una, Val",
            on("early", 1, None),
            on("late", 1, None),
            each={"most_weekends": 2},
            rules=(w.whole_weekends(),),
            goals=(w.evenly(weekdays=END),),
        ),
    ),
    plans(
        "exactly",
        "Kiosk rota 7 to 13 December, Abe, Bea and Cas. Morning and afternoon, one person on each. Everyone works exactly 4 or 5 shifts. "
        "Nobody does an afternoon followed by a morning.",
        spec(
            DEC7,
            7,
            "morning; afternoon",
            "Abe, Bea, Cas",
            on("morning", 1),
            on("afternoon", 1),
            rules=(w.worked(">=", 4), w.worked("<=", 5), w.succession(["afternoon"], ["morning"])),
        ),
    ),
    plans(
        "rest",
        "We need a schedule for our petrol station from 7 to 13 December: Fred, Gina, Hugo, Inga. Early 6:00-14:00, late 13:00-21:00, "
        "one person each. Everybody must have 11 hours of rest between two shifts.",
        spec(
            DEC7,
            7,
            "early 6:00-14:00; late 13:00-21:00",
            "Fred, Gina, Hugo, Inga",
            on("early", 1),
            on("late", 1),
            rules=(w.succession(["late"], ["early"]),),
        ),
    ),
    plans(
        "unnamed",
        "Please roster five nurses for next week. Day shift 7:00-19:00, night shift 19:00-7:00, one nurse per shift. Not more than 3 shifts "
        "in a row, and no day shift the day after a night.",
        spec(
            DEC7,
            7,
            "day 7:00-19:00; night 19:00-7:00",
            "Nurse 1, Nurse 2, Nurse 3, Nurse 4, Nurse 5",
            on("day", 1),
            on("night", 1),
            each={"most_in_a_row": 3},
            rules=(w.succession(["night"], ["day"]),),
        ),
    ),
    plans(
        "on-call",
        "On-call rota for December 7 to 20: every day one of Ali, Bev, Chi, Dov. Nobody is on call two days running. Bev can't do weekends.",
        spec(
            DEC7,
            14,
            "on-call",
            "Ali, Bev, Chi, Dov",
            on("on-call", 1),
            each={"most_in_a_row": 1},
            off=tuple(off("Bev", f"2026-12-{n}") for n in (12, 13, 19, 20)),
        ),
    ),
    plans(
        "least-shifts",
        "Cinema ushers next week: Pip, Ron, Syl, Tay, Uri. Matinee shift 13-18, evening shift 18-23. Two ushers on the matinee and three on the "
        "evening from Friday to Sunday; Monday to Thursday one on each. Each usher works at least 3 shifts and at most 30 hours.",
        spec(
            DEC7,
            7,
            "matinee 13:00-18:00; evening 18:00-23:00",
            "Pip, Ron, Syl, Tay, Uri",
            on("matinee", 2, -1, *WEEKDAYS[4:]),
            on("evening", 3, -1, *WEEKDAYS[4:]),
            on("matinee", 1, -1, *WEEKDAYS[:4]),
            on("evening", 1, -1, *WEEKDAYS[:4]),
            each={"most_minutes": 1800},
            rules=(w.worked(">=", 3),),
        ),
    ),
    plans(
        "off-shifts",
        "Need a rota for 7-13 Dec. Barbers Zoe, Yan, Xav. Early 9-14, late 14-19, 1 each. Zoe is unavailable on Monday and Tuesday, Yan can't do "
        "the late on Thursday, Xav is away from 11 to 12 December.",
        spec(
            DEC7,
            7,
            "early 9:00-14:00; late 14:00-19:00",
            "Zoe, Yan, Xav",
            on("early", 1),
            on("late", 1),
            off=(
                off("Zoe", "2026-12-07"),
                off("Zoe", "2026-12-08"),
                off("Yan", "2026-12-10", "late"),
                off("Xav", "2026-12-11"),
                off("Xav", "2026-12-12"),
            ),
        ),
    ),
    plans(
        "nights-person",
        "roster next week, early/late/night, one each, people: ana, ben, cem, dia, efe. max 2 nights for ana, the others max 3 nights. no morning "
        "shift confusion pls: no early after late, no early after night and no late after night",
        spec(
            DEC7,
            7,
            "early; late; night",
            "Ana, Ben, Cem, Dia, Efe",
            on("early", 1),
            on("late", 1),
            on("night", 1),
            each={"most_shifts": {"night": 3}},
            own={"Ana": {"most_shifts": {"night": 2}}},
            rules=(
                w.succession(["late"], ["early"]),
                w.succession(["night"], ["early"]),
                w.succession(["night"], ["late"]),
            ),
        ),
    ),
    plans(
        "fair-hours",
        "Library volunteers 8 to 12 December: Lyn, Moe, Nat. One shift 10:00-16:00, 1 to 2 people a day. Distribute the hours as fairly as possible.",
        spec(
            "2026-12-08", 5, "day 10:00-16:00", "Lyn, Moe, Nat", on("day", 1, 2), goals=(w.evenly("hours"),)
        ),
    ),
    plans(
        "corrected",
        "Rota for next week with Ida, Jan, Kit and Leo. Early 8-14, late 14-20, one person on each, no sorry, two people on the early and one on the late. "
        "Ida is off on Tuesday.",
        spec(
            DEC7,
            7,
            "early 8:00-14:00; late 14:00-20:00",
            "Ida, Jan, Kit, Leo",
            on("early", 2),
            on("late", 1),
            off=(off("Ida", "2026-12-08"),),
        ),
    ),
    plans(
        "weekly-count",
        "Two week roster from 7 December, shifts early and late, staff Ute, Veit, Wim, Xen and Yva, one on each shift per day. At most five shifts a "
        "week for everybody, Wim at most three shifts per week. At least one late for each.",
        spec(
            DEC7,
            14,
            "early; late",
            "Ute, Veit, Wim, Xen, Yva",
            on("early", 1),
            on("late", 1),
            rules=(
                w.worked("<=", 5, per_week=True),
                w.worked("<=", 3, per_week=True, person="Wim"),
                w.worked(">=", 1, ["late"]),
            ),
        ),
    ),
    # Questions
    asks(
        "no-people",
        "Make a shift plan for next week: early 6-14 and late 14-22, two people on each every day.",
        "people",
    ),
    asks(
        "no-shifts",
        "Roster for Anna, Bob and Cleo for next week please. Bob is off on Monday.",
        "shifts",
        "demand",
    ),
    asks(
        "no-demand",
        "Roster for Anna, Bob and Cleo for next week, shifts early 6-14 and late 14-22. No early after a late.",
        "demand",
    ),
    asks(
        "no-start",
        "Please plan the shifts of Anna, Bob, Cleo and Dan for two weeks. Early and late, one person each per day. At most 5 days in a row.",
        "start",
    ),
    asks(
        "no-days",
        "Staff: Anna, Bob, Cleo. Early and late shift, one person on each. The roster starts on 7 December.",
        "days",
    ),
    asks("nothing", "I need a duty roster for my team.", "people", "shifts", "days", "start", "demand"),
    asks(
        "which-tuesday",
        "Roster from 7 to 20 December for Anna, Bob and Cleo, early and late, one person on each. Bob is off on Tuesday.",
        "off",
    ),
    asks(
        "stranger",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo. Early and late, one person each. Zed can't work on Monday.",
        "people",
    ),
    asks(
        "lengths",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo. Early and late, one person each every day. At most 30 hours each.",
        "shifts",
    ),
    asks(
        "contradiction",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo, Dan. Early and late shifts. Two people on the early. One person on the late. Three people on the early.",
        "demand",
    ),
    asks(
        "outside",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo. Early and late, one person each. Anna is off on 20 December.",
        "off",
    ),
    asks(
        "no-such-shift",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo. The shifts are early 6-14 and late 14-22, one person each. Cleo never works nights.",
        "shifts",
    ),
    asks(
        "rest-unknown",
        "Roster for 7 to 13 December, Anna, Bob, Cleo, early and late, one person on each. 11 hours rest between shifts.",
        "shifts",
    ),
    asks(
        "one-day",
        "Roster for 7 to 13 December. Staff: Anna, Bob, Cleo. Early and late, one person each. Bob can't work on one of the days.",
        "off",
    ),
    asks(
        "half-told",
        "We're a vet clinic: Sara, Tess and Uwe. One vet on duty each day, 8 to 18. Please make the rota.",
        "days",
        "start",
    ),
    # Impossible
    fails(
        "all-off",
        "Roster for 7 to 9 December. Anna and Bob. One shift a day, 9-17, one person each day. Anna is off on Tuesday and Bob is off on Tuesday.",
        spec(
            DEC7,
            3,
            "day 9:00-17:00",
            "Anna, Bob",
            on("day", 1),
            off=(off("Anna", "2026-12-08"), off("Bob", "2026-12-08")),
        ),
        "off.Anna",
        "off.Bob",
        "demand.0.least",
    ),
    fails(
        "too-few-hours",
        "Kiosk, 7 to 13 December, only Kim works there. One shift a day, 10:00-18:00, one person every day. Kim works at most 40 hours.",
        spec(DEC7, 7, "day 10:00-18:00", "Kim", on("day", 1), own={"Kim": {"most_minutes": 2400}}),
        "people.most_minutes",
    ),
    fails(
        "more-than-staff",
        "Shop rota for 7 December, one day. Staff: Ann, Ben. One shift 9-17 with three people.",
        spec(DEC7, 1, "day 9:00-17:00", "Ann, Ben", on("day", 3)),
        "demand.0.least",
    ),
    fails(
        "no-skill",
        "Roster 7 to 8 December for Ann, Ben and Cay. The surgery shift 8-16 needs a surgeon, one person each day. Ann is a surgeon, and Ann is off on 8 December.",
        spec(
            DEC7,
            2,
            "surgery 8:00-16:00 [surgeon]",
            "Ann, Ben, Cay",
            on("surgery", 1),
            own={"Ann": {"skills": ("surgeon",)}},
            off=(off("Ann", "2026-12-08"),),
        ),
        "off.Ann",
        "demand.0.least",
    ),
    # What nothing here can say
    refuses(
        "cheap",
        "Roster for next week, Anna, Bob and Cleo, early 6-14 and late 14-22, one person each per day. Make it as cheap as possible in wages.",
    ),
    refuses(
        "double",
        "Roster for next week, Anna, Bob and Cleo, early 6-14 and late 14-22, two people on each per day. Anna is happy to do two shifts on the same day.",
    ),
    # A second sitting, in other styles
    plans(
        "oncall-vets",
        "we're 4 vets (Sam, Jo, Priya, Luca) sharing the on-call duty. could you do the next two weeks, starting mon 7 dec? one of us each day, never two days in a row, and luca is away the whole second weekend (19/20 december).",
        spec(
            DEC7,
            14,
            "on-call",
            "Sam, Jo, Priya, Luca",
            on("on-call", 1),
            each={"most_in_a_row": 1},
            off=(off("Luca", "2026-12-19"), off("Luca", "2026-12-20")),
        ),
    ),
    plans(
        "bullets",
        "Staff rota – 7 Dec to 13 Dec\n\n* Team: Hannah, Idris, Joan, Karl, Lotte\n* AM shift 07:00–15:00: 2 people\n* PM shift 15:00–23:00: 1 person\n* Max 5 shifts each\n* Karl: no PM shifts\n* Joan: off Wed\n* No AM the day after a PM",
        spec(
            DEC7,
            7,
            "am 7:00-15:00; pm 15:00-23:00",
            "Hannah, Idris, Joan, Karl, Lotte",
            on("am", 2),
            on("pm", 1),
            own={"Karl": {"most_shifts": {"pm": 0}}},
            off=(off("Joan", "2026-12-09"),),
            rules=(w.worked("<=", 5), w.succession(["pm"], ["am"])),
        ),
    ),
    plans(
        "polite",
        "Good morning, I would be very grateful for a duty roster covering 14 to 20 December. My receptionists are Olga, Peter and Rosa. The desk is staffed by one receptionist in the morning (8:00 to 14:00) and one in the afternoon (14:00 to 20:00). Peter would prefer not to work on Saturday, and Rosa would like to have the Sunday off. Nobody should work more than six days.",
        spec(
            "2026-12-14",
            7,
            "morning 8:00-14:00; afternoon 14:00-20:00",
            "Olga, Peter, Rosa",
            on("morning", 1),
            on("afternoon", 1),
            requests=(would("Peter", "2026-12-19", None, False), would("Rosa", "2026-12-20", None, False)),
            rules=(w.worked("<=", 6),),
        ),
    ),
    plans(
        "hospital",
        "Ward 7 needs cover from Monday 7 December for 14 days. Nurses: Abby, Beth, Chris, Dina, Emma, Fiona, Greta, Holly. Early 7-15, late 14-22, night 22-7. Each day 2 earlies, 1 late and 1 night. Beth and Dina don't do nights. Max three nights in a row, at least two days off in a row, nobody works more than 6 days in a row. Everyone gets at least one free weekend. Please split the nights fairly among the others.",
        spec(
            DEC7,
            14,
            "early 7:00-15:00; late 14:00-22:00; night 22:00-7:00",
            "Abby, Beth, Chris, Dina, Emma, Fiona, Greta, Holly",
            on("early", 2),
            on("late", 1),
            on("night", 1),
            each={"least_days_off": 2, "most_in_a_row": 6, "most_weekends": 1},
            own={"Beth": {"most_shifts": {"night": 0}}, "Dina": {"most_shifts": {"night": 0}}},
            rules=(w.in_a_row(["night"], 3),),
            goals=(w.evenly(shifts=["night"]),),
        ),
    ),
    plans(
        "hours-range",
        "Kitchen schedule for next week. Marco works 25-30 hours, Gianni 20-30 hours and Sofia exactly 30 hours. Lunch shift 10:00-15:00, dinner shift 17:00-22:00. One cook on lunch, two on dinner, Tuesday to Sunday, Mondays we are closed.",
        spec(
            DEC7,
            7,
            "lunch 10:00-15:00; dinner 17:00-22:00",
            "Marco, Gianni, Sofia",
            on("lunch", 1, -1, *WEEKDAYS[1:]),
            on("dinner", 2, -1, *WEEKDAYS[1:]),
            own={
                "Marco": {"least_minutes": 1500, "most_minutes": 1800},
                "Gianni": {"least_minutes": 1200, "most_minutes": 1800},
                "Sofia": {"least_minutes": 1800, "most_minutes": 1800},
            },
        ),
    ),
    plans(
        "security",
        "Guards needed at the warehouse 7 to 13 December: day shift 6am to 6pm needs 2 guards, night shift 6pm to 6am needs 1 guard. Guards: Ivan, Jules, Kofi, Liam, Musa. Someone who has worked a night can't do the day shift on the following day. No guard works more than 5 shifts. Ivan had the night shift on 6 December.",
        spec(
            DEC7,
            7,
            "day 6:00-18:00; night 18:00-6:00",
            "Ivan, Jules, Kofi, Liam, Musa",
            on("day", 2),
            on("night", 1),
            rules=(w.succession(["night"], ["day"]), w.worked("<=", 5)),
            history=(Worked(person="Ivan", date=date(2026, 12, 6), shift="night"),),
        ),
    ),
    plans(
        "except",
        "Roster next week for Wes, Xia, Yui, Zac and Abi. Morning 6-12 and afternoon 12-18. Two on every shift except Saturday, when one is enough. Xia can work any day but Thursday. Not more than 36 hours for anyone.",
        spec(
            DEC7,
            7,
            "morning 6:00-12:00; afternoon 12:00-18:00",
            "Wes, Xia, Yui, Zac, Abi",
            on("morning", 2, -1, *WEEKDAYS[:5], "sunday"),
            on("afternoon", 2, -1, *WEEKDAYS[:5], "sunday"),
            on("morning", 1, -1, "saturday"),
            on("afternoon", 1, -1, "saturday"),
            off=(off("Xia", "2026-12-10"),),
            each={"most_minutes": 2160},
        ),
    ),
    plans(
        "per-shift-table",
        "Shifts for 7-11 Dec\nMorning 9-13: Mon 2, Tue 1, Wed 2, Thu 1, Fri 3\nAfternoon 13-17: 1 every day\nPeople: Nell, Owen, Prue, Rhys",
        spec(
            DEC7,
            5,
            "morning 9:00-13:00; afternoon 13:00-17:00",
            "Nell, Owen, Prue, Rhys",
            on("morning", 2, -1, "monday", "wednesday"),
            on("morning", 1, -1, "tuesday", "thursday"),
            on("morning", 3, -1, "friday"),
            on("afternoon", 1),
        ),
    ),
    plans(
        "supervisor",
        "Next week we run two shifts at the plant, early 6:00-14:00 and late 14:00-22:00, Monday till Friday. Each shift needs 3 workers including at least one supervisor. Supervisors: Anders, Britt. Others: Claus, Ditte, Erik, Freja, Gorm. Anders and Freja can't work together.",
        spec(
            DEC7,
            7,
            TWO,
            "Anders, Britt, Claus, Ditte, Erik, Freja, Gorm",
            on("early", 3, -1, *WORK),
            on("late", 3, -1, *WORK),
            own={n: {"skills": ("supervisor",)} for n in ("Anders", "Britt")},
            rules=(
                w.apart(["Anders", "Freja"]),
                w.skilled(">=", 1, "supervisor", "early", (), False),
                w.skilled(">=", 1, "supervisor", "late", (), False),
            ),
        ),
    ),
    plans(
        "prefers-kind",
        "Rota 7-13 December, staff Gwen, Huw, Ifan. Early 7-15 and late 15-23, one on each. Gwen prefers earlies, Huw hates lates on Friday. No late followed by an early.",
        spec(
            DEC7,
            7,
            "early 7:00-15:00; late 15:00-23:00",
            "Gwen, Huw, Ifan",
            on("early", 1),
            on("late", 1),
            rules=(w.succession(["late"], ["early"]),),
            requests=(
                *(would("Gwen", d, "late", False) for d in days_from(DEC7, 7)),
                would("Huw", "2026-12-11", "late", False),
            ),
        ),
    ),
    plans(
        "must-work",
        "Roster for the week of 7 December with Cora, Dax and Edda, one person a day, 9 to 17. Cora must work on Monday. Everyone works at least two days.",
        spec(
            DEC7,
            7,
            "day 9:00-17:00",
            "Cora, Dax, Edda",
            on("day", 1),
            rules=(w.works_on("Cora", "2026-12-07"), w.worked(">=", 2)),
        ),
    ),
    asks(
        "vague-count",
        "Rota for next week for Ann, Bea, Col and Dee. Early 6-14 and late 14-22, enough people on each. No early after a late.",
        "demand",
    ),
    asks(
        "night-time",
        "Roster 7 to 20 December for Ann, Bea, Col and Dee. Day and night shifts, one person on each every day. At most 80 hours each.",
        "shifts",
    ),
    asks(
        "no-staff-numbers",
        "I manage a small cinema and I need next week's rota: one usher on the matinee (13:00-18:00) and two in the evening (18:00-23:00), closed on Monday.",
        "people",
    ),
    refuses(
        "pay",
        "Rota for next week, Ann, Bea and Col, early 6-14 and late 14-22, one on each every day, keep the wage costs as low as possible.",
    ),
)


def row(place: int, case: Case) -> dict[str, Any]:
    expect: dict[str, Any] = {"outcome": case.outcome}
    if case.spec is not None:
        expect["spec"] = case.spec.model_dump(mode="json")
    if case.questions:
        expect["questions"] = list(case.questions)
    if case.conflicts:
        expect["conflicts"] = list(case.conflicts)
    return {
        "id": case.id,
        "text": case.text,
        "lang": "en",
        "today": TODAY.isoformat(),
        "split": ("pool", "test")[place % 2],
        "expect": expect,
    }


def lines() -> str:
    """The file's content; every other case is for tests only."""
    rows = [row(place, case) for place, case in enumerate(CASES)]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)


if __name__ == "__main__":
    FILE.write_text(lines(), encoding="utf-8")
    print(f"{FILE.name}: {len(CASES)} requests")
