# ruff: noqa: E501 (texts as people write them)
"""Requests for meetings and what a fair reader makes of them; ``python -m benchmarks.requests.meeting_cases``
writes ``meeting.jsonl``.

Expectations: 9 to 17 where no hours are said; working days; a name's zone is the person's own clock, whose busy
times are then by it; who has a zone and no hours works 9 to 17 there; the grid is 30 minutes, finer where lengths
or clocks need it; nothing said about when is as early as possible.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner_agent.families.meeting import wishes as w
from planner_agent.families.meeting.spec import Busy, Hours, Meeting, MeetingFrame, MeetingSpec, Person, Room
from planner_agent.spec import Form, Hard, Priority, Rule

FILE = Path(__file__).parent / "meeting.jsonl"
TODAY = date(2026, 2, 26)  # a Thursday
FRI, MON, TUE, WED, THU = (TODAY + timedelta(k) for k in (1, 4, 5, 6, 7))
NEXT_FRI = MON + timedelta(4)
WEEK = (MON, TUE, WED, THU, NEXT_FRI)
BERLIN, NYC, LONDON, TOKYO = "Europe/Berlin", "America/New_York", "Europe/London", "Asia/Tokyo"


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    outcome: str
    spec: MeetingSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def h(text: str) -> Hours:
    opens, closes = text.split("-")
    return Hours(opens=opens, closes=closes)


def b(day: date | None, *spans: str) -> tuple[Busy, ...]:
    return tuple(Busy(start=s.split("-")[0], end=s.split("-")[1], date=day) for s in spans)


def p(name: str, *busy: tuple[Busy, ...], zone: str | None = None, hours: str | None = None) -> Person:
    own = h(hours) if hours else h("9:00-17:00") if zone else None
    return Person(name=name, zone=zone, hours=own, busy=tuple(each for part in busy for each in part))


def hard(*bodies: Form) -> tuple[Rule, ...]:
    return tuple(
        Rule(id=f"h{n}", body=body, strength=Hard(), source="stated") for n, body in enumerate(bodies)
    )


def soft(*bodies: Form) -> tuple[Rule, ...]:
    return tuple(
        Rule(id=f"s{n}", body=body, strength=Priority(), source="stated") for n, body in enumerate(bodies)
    )


def ok(
    name: str, text: str, minutes: int, people: tuple[Person, ...], days: tuple[date, ...], *,
    rules: tuple[Rule, ...] = (), optional: tuple[str, ...] = (), title: str = "Meeting", times: int = 1,
    outcome: str = "planned", conflicts: tuple[str, ...] = (), **frame: Any,
) -> Case:  # fmt: skip
    meeting = Meeting(title=title, minutes=minutes, optional=optional, times=times)
    made = MeetingFrame(meetings=(meeting,), people=people, days=days, **frame)
    return Case(name, text, outcome, MeetingSpec(family="meeting", frame=made, rules=rules), (), conflicts)


def ask(name: str, text: str, *questions: str) -> Case:
    return Case(name, text, "needs_input", None, questions)


CASES: list[Case] = [
    ok(
        "m01",
        "Schedule a 30 minute meeting for Ann and Bob on Monday between 9:00 and 17:00. Ann is busy 9:00 to 10:00.",
        30,
        (p("Ann", b(MON, "9:00-10:00")), p("Bob")),
        (MON,),
    ),
    ok(
        "m02",
        "Find 45 min for Ann (Berlin), Bob (NYC) and me next week, mornings only; Ann is busy Mon 9-11",
        45,
        (p("Ann", b(MON, "9:00-11:00"), zone=BERLIN), p("Bob", zone=NYC), p("Me")),
        WEEK,
        hours=h("9:00-12:00"),
        grid=15,
        outcome="infeasible",
    ),
    ok(
        "m03",
        "I need one hour with Carla and Deepak tomorrow. Carla is busy from 10 to 11:30, Deepak has meetings 9:00-10:00 and 14:00-15:00.",
        60,
        (p("Carla", b(FRI, "10:00-11:30")), p("Deepak", b(FRI, "9:00-10:00", "14:00-15:00")), p("Me")),
        (FRI,),
    ),
    ok(
        "m04",
        "Set up a call of half an hour between Eva, Finn and Gus on Tuesday. Finn can't meet before 11:00.",
        30,
        (p("Eva"), p("Finn"), p("Gus")),
        (TUE,),
        rules=hard(w.not_before("Finn", 660)),
    ),
    ok(
        "m05",
        "Please book a 1 hour meeting with Hana and Ivan next Monday or Tuesday. Hana would rather not meet after 15:30. Ivan is busy Monday 9:00-12:00.",
        60,
        (p("Hana"), p("Ivan", b(MON, "9:00-12:00")), p("Me")),
        (MON, TUE),
        rules=soft(w.not_after("Hana", 930)),
    ),
    ok(
        "m06",
        "find a slot for a 90 min workshop with Jo, Kim and Lee on wednesday, not before 10. kim is out 13:00-14:30",
        90,
        (p("Jo"), p("Kim", b(WED, "13:00-14:30")), p("Lee"), p("Me")),
        (WED,),
        rules=hard(w.not_before(None, 600)),
    ),
    ok(
        "m07",
        "We need a 30-minute sync: Mia, Noah, Olga. Thursday, between 8:00 and 12:00. Noah is busy 8:00 to 9:30, Olga 10:00 to 11:00.",
        30,
        (p("Mia"), p("Noah", b(THU, "8:00-9:30")), p("Olga", b(THU, "10:00-11:00"))),
        (THU,),
        hours=h("8:00-12:00"),
    ),
    ok(
        "m08",
        "Arrange a meeting of 1 hour for Pia and Quinn on Monday or Wednesday. Pia cannot meet on Monday.",
        60,
        (p("Pia"), p("Quinn")),
        (MON, WED),
        rules=hard(w.never("Pia", w.on(MON))),
    ),
    ok(
        "m09",
        "Meeting with Rosa and Sam, 45 minutes, on 4 March 2026 in the afternoon. Rosa is optional.",
        45,
        (p("Rosa"), p("Sam"), p("Me")),
        (WED,),
        optional=("Rosa",),
        hours=h("12:00-17:00"),
        grid=15,
    ),
    ok(
        "m10",
        "Give me three options for a half hour meeting with Tara and Uli next week. Uli is busy Monday 9:00-12:00 and Tuesday 13:00-15:00.",
        30,
        (p("Tara"), p("Uli", b(MON, "9:00-12:00"), b(TUE, "13:00-15:00")), p("Me")),
        WEEK,
        k=3,
    ),
    ok(
        "m11",
        "One hour for Vera and Walt on Tuesday, with 15 minutes buffer between meetings. Vera is busy 9:00-10:00, Walt 11:30-12:00.",
        60,
        (p("Vera", b(TUE, "9:00-10:00")), p("Walt", b(TUE, "11:30-12:00"))),
        (TUE,),
        buffer=15,
        grid=15,
    ),
    ok(
        "m12",
        "Schedule a 1 hour meeting with Xavi, Yuki and Zoe on Monday. Yuki is in Tokyo. My hours are 8:00 to 18:00. Xavi is in London.",
        60,
        (p("Xavi", zone=LONDON), p("Yuki", zone=TOKYO), p("Zoe"), p("Me")),
        (MON,),
        hours=h("8:00-18:00"),
        outcome="infeasible",
    ),
    ok(
        "m13",
        "Could you find 20 minutes for Abe and Bea on Friday? Abe has blocked 9:00 to 9:20 and 10:00-12:00.",
        20,
        (p("Abe", b(FRI, "9:00-9:20", "10:00-12:00")), p("Bea")),
        (FRI,),
        grid=10,
    ),
    ok(
        "m14",
        "Cleo, Dan and Ed want to meet for two hours on Wednesday. Dan's calendar is wide open. Ed is free from 13:00.",
        120,
        (p("Cleo"), p("Dan"), p("Ed")),
        (WED,),
        rules=hard(w.not_before("Ed", 780)),
    ),
    ok(
        "m15",
        "team meeting: Fay, Gil, Hugo; 1h; monday; gil busy 9:00-11:00; hugo busy 11:00-12:00; fay busy 14:00-15:00",
        60,
        (p("Fay", b(MON, "14:00-15:00")), p("Gil", b(MON, "9:00-11:00")), p("Hugo", b(MON, "11:00-12:00"))),
        (MON,),
    ),
    ok(
        "m16",
        "I want to meet Ines for an hour on Thursday afternoon. She's busy from 14:00 to 15:00.",
        60,
        (p("Ines", b(THU, "14:00-15:00")), p("Me")),
        (THU,),
        hours=h("12:00-17:00"),
    ),
    ok(
        "m17",
        "Schedule a weekly 30 minute meeting for Jan and Kai for the next two weeks. Jan can't do Mondays.",
        30,
        (p("Jan"), p("Kai")),
        (*WEEK, *(day + timedelta(7) for day in WEEK)),
        times=2,
        rules=hard(w.never("Jan", w.weekday(0))),
    ),
    ok(
        "m18",
        "Book the Blue Room (6 seats) or the Red Room (12 seats) for a one hour meeting with Lou, Max and Nia on Tuesday. The Blue Room is taken 9:00-12:00.",
        60,
        (p("Lou"), p("Max"), p("Nia"), p("Me")),
        (TUE,),
        rooms=(
            Room(name="Blue Room", capacity=6, busy=b(TUE, "9:00-12:00")),
            Room(name="Red Room", capacity=12),
        ),
    ),
    ok(
        "m19",
        "A 30 minute meeting between Oli and Pam on Monday between 9:00 and 10:00. Oli is busy 9:00-9:30 and Pam is busy 9:30-10:00.",
        30,
        (p("Oli", b(MON, "9:00-9:30")), p("Pam", b(MON, "9:30-10:00"))),
        (MON,),
        hours=h("9:00-10:00"),
        outcome="infeasible",
    ),
    ok(
        "m20",
        "We need an hour with Raj and Sue on Tuesday. Raj is busy all day.",
        60,
        (p("Raj", b(TUE, "0:00-24:00")), p("Sue"), p("Me")),
        (TUE,),
        outcome="infeasible",
    ),
    ok(
        "m21",
        "Hi! Hope you are well. Could you please find a time for Tom, Una and me to talk for 30 minutes on Friday? Una doesn't want to meet before 10:30. Thanks!",
        30,
        (p("Tom"), p("Una"), p("Me")),
        (FRI,),
        rules=soft(w.not_before("Una", 630)),
    ),
    ok(
        "m22",
        "Earliest possible 60 minute slot for Vic and Wes on Monday or Tuesday, no later than 16:00. Vic is away on Monday.",
        60,
        (p("Vic", b(MON, "0:00-24:00")), p("Wes")),
        (MON, TUE),
        rules=hard(w.not_after(None, 960)),
    ),
    ok(
        "m23",
        "Schedule a meeting for Xena and Yann for half an hour between the work hours of 9:00 to 17:00 on Monday. Xena has meetings on Monday during 9:00 to 10:00, 11:00 to 12:00. Yann is free the entire day.",
        30,
        (p("Xena", b(MON, "9:00-10:00", "11:00-12:00")), p("Yann")),
        (MON,),
    ),
    ok(
        "m24",
        "An hour with Zack and Amy on Wednesday please, ideally not after 14:00. Amy is busy 9:00-13:00.",
        60,
        (p("Zack"), p("Amy", b(WED, "9:00-13:00")), p("Me")),
        (WED,),
        rules=soft(w.not_after(None, 840)),
    ),
    ok(
        "m25",
        "Kick-off call, 1 hour, Monday: Ben (London), Cho (Tokyo). Anytime between 6:00 and 20:00 UTC. Cho works 8:00 to 18:00, Ben works from 7:00 to 15:00.",
        60,
        (p("Ben", zone=LONDON, hours="7:00-15:00"), p("Cho", zone=TOKYO, hours="8:00-18:00")),
        (MON,),
        hours=h("6:00-20:00"),
    ),
    ok(
        "m26",
        "Please set up a meeting of 30 minutes for Dora, Emil and Fritz on Tuesday. Fritz doesn't have to be there. Dora is booked from 9 am to 11 am.",
        30,
        (p("Dora", b(TUE, "9:00-11:00")), p("Emil"), p("Fritz")),
        (TUE,),
        optional=("Fritz",),
    ),
    ok(
        "m27",
        "Half-hour catch-up with Gina on Monday after 2pm. Gina is in a meeting from 2:30pm to 3:30pm.",
        30,
        (p("Gina", b(MON, "14:30-15:30")), p("Me")),
        (MON,),
        rules=hard(w.not_before(None, 840)),
    ),
    ok(
        "m28",
        "Meet Hank and Iris for 45 minutes on Thursday 5 March. I'm busy 9:00-10:30. Hank has lunch from 12:00 to 13:00.",
        45,
        (p("Hank", b(THU, "12:00-13:00")), p("Iris"), p("Me", b(THU, "9:00-10:30"))),
        (THU,),
        grid=15,
    ),
    ok(
        "m29",
        "Plan a 2 hour meeting for Jade, Karl and Lena on Monday, Tuesday or Wednesday. Jade is busy on Monday 9:00-17:00. Karl is busy on Tuesday 10:00-16:00. Lena would like to avoid more meetings on Wednesday.",
        120,
        (p("Jade", b(MON, "9:00-17:00")), p("Karl", b(TUE, "10:00-16:00")), p("Lena")),
        (MON, TUE, WED),
        rules=soft(w.never("Lena", w.on(WED))),
    ),
    ok(
        "m30",
        "An hour meeting with Mona, nico@example.com and Otto tomorrow between 10am and 4pm.",
        60,
        (p("Mona"), p("nico@example.com"), p("Otto"), p("Me")),
        (FRI,),
        hours=h("10:00-16:00"),
    ),
    ask("q01", "Find a time for Ann and Bob on Monday. Ann is busy 9:00-10:00.", "minutes"),
    ask("q02", "Schedule a 30 minute meeting for Ann and Bob. Ann is busy from 9:00 to 10:00.", "days"),
    ask("q03", "I need to schedule a meeting of one hour on Tuesday.", "people"),
    ask("q04", "Set up a meeting with Carl next week", "minutes"),
    ask("q05", "Schedule a meeting", "people", "minutes", "days"),
    ask("q06", "A meeting of 0 minutes for Dave and Eli on Monday.", "minutes"),
    ask("q07", "One hour meeting for Fred and Gail on Monday. Fred is busy from 11:00 to 10:00.", "busy"),
    ask("q08", "Book 30 minutes with Hedy", "days"),
    ask("q09", "Find a slot for a call with Ira (Atlantis) and Joy on Monday, 30 minutes", "zone"),
    ask(
        "q10",
        "Can you find a common slot for Kit, Liv and Moe? Kit is busy on Monday 9:00-12:00. Liv is busy Monday 13:00-15:00. It takes an hour.",
        "days",
    ),
    ask("q11", "When can Ned and Ola meet on Friday? Ned is busy 9:00-12:00.", "minutes"),
    ask("q12", "Schedule a meeting with Pat and Ray for tomorrow afternoon", "minutes"),
    ask("q13", "Team meeting next week for 45 minutes", "people"),
    ask(
        "q14",
        "I'd like to have a meeting with Sid on Wednesday between 17:00 and 9:00 for 30 minutes.",
        "hours",
    ),
    ask("q15", "Organise a meeting of an hour with Ted, Ugo and Val", "days"),
    # Texts of other styles, written without the reader in view.
    ok(
        "n01",
        "Hey, could you get Priya, Tom and Lucia together for 45 min some time Monday? Priya's got the dentist till 11, and Tom has to leave at 4. Lucia's calendar is empty.",
        45,
        (p("Priya", b(MON, "0:00-11:00")), p("Tom"), p("Lucia")),
        (MON,),
        rules=hard(w.not_after("Tom", 960)),
        grid=15,
    ),
    ok(
        "n02",
        "1h, Ann/Ben/Cat, Tue or Wed, 10-16. Busy: Ann Tue 10-12, Wed 14-15; Ben Wed all day. Cat is optional.",
        60,
        (p("Ann", b(TUE, "10:00-12:00"), b(WED, "14:00-15:00")), p("Ben", b(WED, "0:00-24:00")), p("Cat")),
        (TUE, WED),
        optional=("Cat",),
        hours=h("10:00-16:00"),
    ),
    ok(
        "n03",
        "Please schedule our retro (60 minutes) on Thursday between 9:00 and 17:00.\nAttendees: Mei, Omar, Petra\n- Mei: busy 9:00-10:30, 13:00-14:00\n- Omar: no meetings\n- Petra: busy 10:30-12:00\nMei would prefer to be done by 4pm.",
        60,
        (p("Mei", b(THU, "9:00-10:30", "13:00-14:00")), p("Omar"), p("Petra", b(THU, "10:30-12:00"))),
        (THU,),
        rules=soft(w.not_after("Mei", 960)),
    ),
    ok(
        "n04",
        "Is there an hour when Wanda, Xu and I are all free on Monday between 8 and 18? Wanda isn't available before 10 and Xu can't do 12 to 14. I'm out from 15:00.",
        60,
        (p("Wanda", b(MON, "0:00-10:00")), p("Xu"), p("Me", b(MON, "15:00-24:00"))),
        (MON,),
        rules=hard(w.not_during("Xu", 720, 840)),
        hours=h("8:00-18:00"),
    ),
    ok(
        "n05",
        "Set up a 30-min call with Aiko in Tokyo and Bruno in Lisbon on Wednesday, I'm in Paris. Any time between 8:00 and 18:00 my time works for me.",
        30,
        (p("Aiko", zone=TOKYO), p("Bruno", zone="Europe/Lisbon"), p("Me")),
        (WED,),
        hours=h("8:00-18:00"),
        zone="Europe/Paris",
        outcome="infeasible",
    ),
    ok(
        "n06",
        "I'd like a standing 1:1 with Dana, 30 minutes every week for the next 3 weeks, always on a Tuesday, not before 11.",
        30,
        (p("Dana"), p("Me")),
        (TUE, TUE + timedelta(7), TUE + timedelta(14)),
        times=3,
        rules=hard(w.not_before(None, 660)),
    ),
    ok(
        "n07",
        "A meeting with Farah and Gus on Monday for 30 minutes. Actually make it an hour.",
        60,
        (p("Farah"), p("Gus"), p("Me")),
        (MON,),
    ),
    ok(
        "n08",
        "Book a room for one hour with Kira, Leo and Mads on Wednesday: either Fjord (4 seats) or Summit (10 seats). Fjord is occupied 9:00-11:00.",
        60,
        (p("Kira"), p("Leo"), p("Mads"), p("Me")),
        (WED,),
        rooms=(Room(name="Fjord", capacity=4, busy=b(WED, "9:00-11:00")), Room(name="Summit", capacity=10)),
    ),
    ok(
        "n09",
        "Can everyone make Monday? It's Alba, Bert and Caro, 1 hour. Alba's meetings: 9:00-9:30, 10-11. Bert's in meetings 11 to 1 and Caro at lunch 1-2.",
        60,
        (
            p("Alba", b(MON, "9:00-9:30", "10:00-11:00")),
            p("Bert", b(MON, "11:00-13:00")),
            p("Caro", b(MON, "13:00-14:00")),
        ),
        (MON,),
    ),
    ok(
        "n10",
        "30 min with Dirk on Tuesday, and leave me 15 minutes to breathe before and after. I have calls 9:30-10:00 and 11:00-12:00.",
        30,
        (p("Dirk"), p("Me", b(TUE, "9:30-10:00", "11:00-12:00"))),
        (TUE,),
        buffer=15,
        grid=15,
    ),
    ok(
        "n11",
        "Monday 9-12 or Tuesday 13-17, one hour, Ilse and Jost. Jost busy Tuesday 13-15.",
        60,
        (p("Ilse"), p("Jost", b(TUE, "13:00-15:00"))),
        (MON, TUE),
        rules=hard(
            w.not_before(None, 540, w.on(MON)),
            w.not_after(None, 720, w.on(MON)),
            w.not_before(None, 780, w.on(TUE)),
            w.not_after(None, 1020, w.on(TUE)),
        ),
    ),
    ok(
        "n12",
        "Any day next week except Wednesday, 1 hour, Kaya and Lior, between 10 and 15. Kaya never meets on Fridays.",
        60,
        (p("Kaya"), p("Lior")),
        WEEK,
        rules=hard(w.never(None, w.on(WED)), w.never("Kaya", w.weekday(4))),
        hours=h("10:00-15:00"),
    ),
    ok(
        "n13",
        "Schedule an hour for Olaf and Pia on Monday. Olaf is busy all of Monday except 14:00 to 16:00. Pia has a meeting at 10 for an hour.",
        60,
        (p("Olaf", b(MON, "0:00-14:00", "16:00-24:00")), p("Pia", b(MON, "10:00-11:00"))),
        (MON,),
    ),
    ok(
        "n14",
        "Schedule an hour for Olaf and Pia on Monday. The meeting must end by 15:00 and can't start before 13:00.",
        60,
        (p("Olaf"), p("Pia")),
        (MON,),
        rules=hard(w.not_after(None, 900), w.not_before(None, 780)),
    ),
    ok(
        "n15",
        "Schedule an hour for Olaf and Pia on Monday, but not during lunch (12:00-13:00).",
        60,
        (p("Olaf"), p("Pia")),
        (MON,),
        rules=hard(w.not_during(None, 720, 780)),
    ),
    ok(
        "n16",
        "Set up an hour with Uma and Vera on Wednesday. Uma is available any time except between 11 and 13. Vera is available after 10 but not after 15.",
        60,
        (p("Uma", b(WED, "11:00-13:00")), p("Vera", b(WED, "15:00-24:00")), p("Me")),
        (WED,),
        rules=hard(w.not_before("Vera", 600)),
    ),
    ok(
        "n17",
        "Schedule an hour with Paul on Tuesday or Thursday, preferably Thursday.",
        60,
        (p("Paul"), p("Me")),
        (TUE, THU),
        rules=soft(w.never(None, w.on(TUE))),
    ),
    ok(
        "n18",
        "Schedule 1 hour with Nell and Omar on Tuesday. Omar can do 9 to 11 or 14 to 16.",
        60,
        (p("Nell"), p("Omar", b(TUE, "0:00-9:00", "11:00-14:00", "16:00-24:00")), p("Me")),
        (TUE,),
    ),
    ask("n19", "Either 30 or 60 minutes with Edda on Friday", "minutes"),
    ask(
        "n20",
        "Need to get Hal and Ingrid on a call at some point on Tuesday, Hal is swamped until noon",
        "minutes",
    ),
    ask("n21", "Please set up an hour with Jonas on 20 February 2026.", "days"),
]


def row(place: int, case: Case) -> dict[str, Any]:
    expect: dict[str, Any] = {"outcome": case.outcome}
    if case.spec is not None:
        expect["spec"] = case.spec.model_dump(mode="json")
    if case.questions:
        expect["questions"] = list(case.questions)
    return {
        "id": f"meeting-{case.id}",
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
