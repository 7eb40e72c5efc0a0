# ruff: noqa: E501 (texts as people write them)
"""Requests for visits and what a fair reader makes of them; ``python -m benchmarks.requests.visits_cases``
writes ``visits.jsonl``.

Expectations: a way said in one direction holds for the way back unless that is said otherwise; nothing said
about what to reach is as many visits as possible; places and people are called as they were, without "the".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner_agent.families.visits import wishes as w
from planner_agent.families.visits.formulate import MOST
from planner_agent.families.visits.spec import (
    Lunch,
    Traveller,
    Visit,
    VisitsFrame,
    VisitsSpec,
    Way,
    Window,
)
from planner_agent.spec import Form, Goal, Hard, Rule

FILE = Path(__file__).parent / "visits.jsonl"
TODAY = date(2026, 3, 2)  # a Monday


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    outcome: str
    spec: VisitsSpec | None = None
    questions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def v(who: str, place: str, minutes: int | None, *windows: str, **more: Any) -> Visit:
    """A visit; a window is "9:00-11:00", or "2:9:00-11:00" on day 2."""
    return Visit(who=who, place=place, minutes=minutes, windows=tuple(map(_window, windows)), **more)


def _window(text: str) -> Window:
    found = re.fullmatch(r"(?:(\d):)?(\d+:\d\d)-(\d+:\d\d)", text)
    assert found is not None
    return Window(opens=found[2], closes=found[3], day=int(found[1]) if found[1] else None)


def ways(text: str) -> tuple[Way, ...]:
    """ "A>B 12; B>A 15; A<>C 9": one way, and both ways."""
    found: list[Way] = []
    for part in text.split(";"):
        pair, _, minutes = part.strip().rpartition(" ")
        a, arrow, b = re.split(r"(<?>)", pair)
        found.append(Way(origin=a.strip(), destination=b.strip(), minutes=int(minutes)))
        if arrow == "<>":
            found.append(Way(origin=b.strip(), destination=a.strip(), minutes=int(minutes)))
    return tuple(found)


def spec(
    start: str, leaves: str, *visits: Visit, rules: tuple[Form, ...] = (), goals: tuple[Goal, ...] = (MOST,),
    by: str = "", **more: Any,
) -> VisitsSpec:  # fmt: skip
    frame = VisitsFrame(start=start, leaves=leaves, visits=visits, ways=ways(by) if by else (), **more)
    made = tuple(Rule(id=f"r{n}", body=body, strength=Hard()) for n, body in enumerate(rules, 1))
    return VisitsSpec(family="visits", frame=frame, rules=made, goals=goals)


def plans(id: str, text: str, made: VisitsSpec) -> Case:
    return Case(f"visits-{id}", text, "planned", made)


def asks(id: str, text: str, *fields: str) -> Case:
    return Case(f"visits-{id}", text, "needs_input", questions=fields)


def fails(id: str, text: str, made: VisitsSpec, *conflicts: str) -> Case:
    return Case(f"visits-{id}", text, "infeasible", made, conflicts=conflicts)


CASES = (
    plans(
        "laura",
        "I'm at Union Square at 9; Laura is at the Pier from 3 to 5 pm and I want at least 75 minutes with her; "
        "it takes 12 minutes from Union Square to the Pier and 14 back.",
        spec(
            "Union Square",
            "9:00",
            v("Laura", "Pier", 75, "15:00-17:00"),
            by="Union Square>Pier 12; Pier>Union Square 14",
        ),
    ),
    plans(
        "three-friends",
        "I arrive at Central Station at 10:00. Tom is at the Old Mill between 10:30 and 12:00, I'd like 45 minutes "
        "with him. Eva is at Rose Garden from 11:00 to 13:00 for an hour. Paul will be at the Harbour from 2pm to "
        "4pm, at least 30 minutes. From Central Station it is 15 minutes to the Old Mill, 20 to Rose Garden and 25 "
        "to the Harbour. Old Mill to Rose Garden takes 10 minutes, Old Mill to Harbour 18 and Rose Garden to "
        "Harbour 12. I want to see as many of them as possible.",
        spec(
            "Central Station",
            "10:00",
            v("Tom", "Old Mill", 45, "10:30-12:00"),
            v("Eva", "Rose Garden", 60, "11:00-13:00"),
            v("Paul", "Harbour", 30, "14:00-16:00"),
            by="Central Station>Old Mill 15; Central Station>Rose Garden 20; Central Station>Harbour 25; "
            "Old Mill>Rose Garden 10; Old Mill>Harbour 18; Rose Garden>Harbour 12",
        ),
    ),
    plans(
        "list",
        "Start: Hotel Adler, 8:30\n- Anna: Cafe Luna, 9:00-10:30, 40 min\n- Ben: City Park, 10:00-12:00, 30 min\n"
        "- Cleo: Museum, 11:00-16:00, 60 min\nTravel times:\nHotel Adler - Cafe Luna: 10 min\n"
        "Hotel Adler - City Park: 15 min\nHotel Adler - Museum: 20 min\nCafe Luna - City Park: 8 min\n"
        "Cafe Luna - Museum: 12 min\nCity Park - Museum: 9 min",
        spec(
            "Hotel Adler",
            "8:30",
            v("Anna", "Cafe Luna", 40, "9:00-10:30"),
            v("Ben", "City Park", 30, "10:00-12:00"),
            v("Cleo", "Museum", 60, "11:00-16:00"),
            by="Hotel Adler<>Cafe Luna 10; Hotel Adler<>City Park 15; Hotel Adler<>Museum 20; "
            "Cafe Luna<>City Park 8; Cafe Luna<>Museum 12; City Park<>Museum 9",
        ),
    ),
    plans(
        "must",
        "Starting from Gate House at 9 am. I must see Nora, who is at Blue Hall from 9:30 to 11:00, for 45 minutes. "
        "Omar is at West Pier from 10:00 to 11:30 and I want 30 minutes with him. Gate House to Blue Hall takes 10 "
        "minutes, Gate House to West Pier 12 minutes, Blue Hall to West Pier 20 minutes.",
        spec(
            "Gate House",
            "9:00",
            v("Nora", "Blue Hall", 45, "9:30-11:00", must=True),
            v("Omar", "West Pier", 30, "10:00-11:30"),
            by="Gate House>Blue Hall 10; Gate House>West Pier 12; Blue Hall>West Pier 20",
        ),
    ),
    plans(
        "back",
        "We leave Lindenhof at 9:15 and have to be back at Lindenhof by 1 pm. Greta is at Seepark from 10 to 12, 30 "
        "minutes with her please. Hugo is at Altes Werk from 11:00 to 12:45, half an hour. It's 20 minutes from "
        "Lindenhof to Seepark, 15 minutes from Seepark to Altes Werk and 25 minutes from Altes Werk to Lindenhof.",
        spec(
            "Lindenhof",
            "9:15",
            v("Greta", "Seepark", 30, "10:00-12:00"),
            v("Hugo", "Altes Werk", 30, "11:00-12:45"),
            end="Lindenhof",
            back="13:00",
            by="Lindenhof>Seepark 20; Seepark>Altes Werk 15; Altes Werk>Lindenhof 25",
        ),
    ),
    plans(
        "lunch",
        "I start at Kings Cross at 9:00. Amy is at the Library from 9:30 to 11:30 for 60 minutes, Bob is at the "
        "Market from 12:00 to 15:00 for 45 minutes. I need a lunch break of 45 minutes between 12:00 and 14:00. "
        "Kings Cross to Library: 10 minutes. Kings Cross to Market: 20 minutes. Library to Market: 15 minutes.",
        spec(
            "Kings Cross",
            "9:00",
            v("Amy", "Library", 60, "9:30-11:30"),
            v("Bob", "Market", 45, "12:00-15:00"),
            lunch=Lunch(opens="12:00", closes="14:00", minutes=45),
            by="Kings Cross>Library 10; Kings Cross>Market 20; Library>Market 15",
        ),
    ),
    plans(
        "sights",
        "We're at the Grand Hotel at 10am and want to visit as many of these as we can: the Cathedral (open 10:00 to "
        "17:00, 45 minutes), the Castle (open 9:00 to 12:30, 90 minutes) and the Aquarium (open 13:00 to 18:00, 2 "
        "hours). Every place is 15 minutes from every other.",
        spec(
            "Grand Hotel",
            "10:00",
            v("Cathedral", "Cathedral", 45, "10:00-17:00"),
            v("Castle", "Castle", 90, "9:00-12:30"),
            v("Aquarium", "Aquarium", 120, "13:00-18:00"),
            usual=15,
        ),
    ),
    plans(
        "lower",
        "im at the station at 9. meet lena at the bakery between 9:30 and 10:30, 20 min. meet josh at the gym "
        "between 10 and 12, 45 min. station to bakery 5 min, station to gym 12 min, bakery to gym 10 min",
        spec(
            "station",
            "9:00",
            v("lena", "bakery", 20, "9:30-10:30"),
            v("josh", "gym", 45, "10:00-12:00"),
            by="station>bakery 5; station>gym 12; bakery>gym 10",
        ),
    ),
    plans(
        "score",
        "Start at Base at 08:00. Kiosk A is open from 8:00 to 10:00, takes 20 minutes and is worth 5 points. Kiosk B "
        "is open from 9:00 to 11:00, takes 30 minutes and is worth 8 points. Kiosk C is open from 8:30 to 9:30, takes "
        "25 minutes and is worth 3 points. Every two places are 20 minutes apart. Get the highest total score.",
        spec(
            "Base",
            "8:00",
            v("Kiosk A", "Kiosk A", 20, "8:00-10:00", score=5),
            v("Kiosk B", "Kiosk B", 30, "9:00-11:00", score=8),
            v("Kiosk C", "Kiosk C", 25, "8:30-9:30", score=3),
            usual=20,
            goals=(w.highest_score(),),
        ),
    ),
    plans(
        "order",
        "I begin at Tower Hill at 9:00. Noor is at Elm Court from 9:00 to 12:00, 30 minutes. Ivo is at Oak Lane from "
        "9:00 to 12:00, 30 minutes. I want to see Noor before Ivo. Tower Hill to Elm Court is 20 minutes, Tower Hill "
        "to Oak Lane 10 minutes, Elm Court to Oak Lane 15 minutes.",
        spec(
            "Tower Hill",
            "9:00",
            v("Noor", "Elm Court", 30, "9:00-12:00"),
            v("Ivo", "Oak Lane", 30, "9:00-12:00"),
            rules=(w.before("Noor", "Ivo"),),
            by="Tower Hill>Elm Court 20; Tower Hill>Oak Lane 10; Elm Court>Oak Lane 15",
        ),
    ),
    plans(
        "earliest",
        "From Depot at 7:00 I visit customers: Meyer at Feldweg 7:30-9:00 for 20 minutes, Schulz at Ringstrasse "
        "8:00-10:00 for 30 minutes. All trips take 15 minutes. See as many as possible and finish as early as possible.",
        spec(
            "Depot",
            "7:00",
            v("Meyer", "Feldweg", 20, "7:30-9:00"),
            v("Schulz", "Ringstrasse", 30, "8:00-10:00"),
            usual=15,
            goals=(MOST, w.earliest()),
        ),
    ),
    plans(
        "walk-limit",
        "I'm at Plaza Mayor at 10:00. Lia is at Jardin from 10:00 to 14:00, I want 40 minutes with her. Rui is at "
        "Mirador from 11:00 to 15:00, 40 minutes with him. I walk: 10 minutes from Plaza Mayor to Jardin, 25 from "
        "Plaza Mayor to Mirador, 20 from Jardin to Mirador. No more than 35 minutes of walking.",
        spec(
            "Plaza Mayor",
            "10:00",
            v("Lia", "Jardin", 40, "10:00-14:00"),
            v("Rui", "Mirador", 40, "11:00-15:00"),
            mode="walk",
            rules=(w.travel_at_most(35),),
            by="Plaza Mayor>Jardin 10; Plaza Mayor>Mirador 25; Jardin>Mirador 20",
        ),
    ),
    plans(
        "two-windows",
        "At 9:00 I'm at Campus. Professor Hale is at Room North from 9:30 to 10:00 and from 14:00 to 15:00, I need 20 "
        "minutes with her. Professor Ito is at Room South from 9:30 to 11:00, 30 minutes. Campus to Room North 5 "
        "minutes, Campus to Room South 5 minutes, Room North to Room South 10 minutes.",
        spec(
            "Campus",
            "9:00",
            v("Professor Hale", "Room North", 20, "9:30-10:00", "14:00-15:00"),
            v("Professor Ito", "Room South", 30, "9:30-11:00"),
            by="Campus>Room North 5; Campus>Room South 5; Room North>Room South 10",
        ),
    ),
    plans(
        "each",
        "I get to Riverside at 9:30. Kate is at Hill Top from 10:00 to 12:00, Liam is at Mill Pond from 10:30 to "
        "12:30, and Mia is at Fox Inn from 12:00 to 14:00. I want 40 minutes with each of them. It takes 15 minutes "
        "between any two places.",
        spec(
            "Riverside",
            "9:30",
            v("Kate", "Hill Top", 40, "10:00-12:00"),
            v("Liam", "Mill Pond", 40, "10:30-12:30"),
            v("Mia", "Fox Inn", 40, "12:00-14:00"),
            usual=15,
        ),
    ),
    plans(
        "asymmetric",
        "Arriving in Lower Town at 8:45. Pia will be at Upper Town from 9:00 to 10:30; I'd like to meet her for 50 "
        "minutes. Quinn will be at Middle Town from 10:00 to 12:00; I'd like to meet Quinn for 35 minutes. Lower Town "
        "to Upper Town: 25. Upper Town to Lower Town: 15. Lower Town to Middle Town: 12. Middle Town to Lower Town: 9. "
        "Middle Town to Upper Town: 14. Upper Town to Middle Town: 8. All in minutes.",
        spec(
            "Lower Town",
            "8:45",
            v("Pia", "Upper Town", 50, "9:00-10:30"),
            v("Quinn", "Middle Town", 35, "10:00-12:00"),
            by="Lower Town>Upper Town 25; Upper Town>Lower Town 15; Lower Town>Middle Town 12; "
            "Middle Town>Lower Town 9; Middle Town>Upper Town 14; Upper Town>Middle Town 8",
        ),
    ),
    plans(
        "two-days",
        "Over two days, starting from Harbour Inn at 9:00 each day. Sven is at North Dock on day 1 from 10:00 to "
        "12:00, 60 minutes. Tara is at South Dock on day 2 from 9:30 to 11:00, 45 minutes. Uma is at East Dock on both "
        "days from 11:00 to 13:00, 30 minutes. All ways take 20 minutes.",
        spec(
            "Harbour Inn",
            "9:00",
            v("Sven", "North Dock", 60, "1:10:00-12:00"),
            v("Tara", "South Dock", 45, "2:9:30-11:00"),
            v("Uma", "East Dock", 30, "11:00-13:00"),
            days=2,
            usual=20,
        ),
    ),
    plans(
        "team",
        "Kim and Lee can split up. Both start at Head Office at 9:00. Acme is at Park Row from 9:30 to 10:30, 45 "
        "minutes. Bolt is at Quay Street from 9:30 to 10:30, 45 minutes. Core is at Mill Lane from 11:00 to 12:00, 30 "
        "minutes. Any two places are 15 minutes apart.",
        spec(
            "Head Office",
            "9:00",
            v("Acme", "Park Row", 45, "9:30-10:30"),
            v("Bolt", "Quay Street", 45, "9:30-10:30"),
            v("Core", "Mill Lane", 30, "11:00-12:00"),
            usual=15,
            travellers=(Traveller(name="Kim"), Traveller(name="Lee")),
        ),
    ),
    plans(
        "until",
        "I'll be at Market Hall at 11. Vera is at Canal Cafe until 1pm, an hour with her would be good. Will is at "
        "Book Fair from noon to 3pm, 30 minutes with him. Market Hall to Canal Cafe is 10 minutes, Market Hall to Book "
        "Fair 5 minutes, Canal Cafe to Book Fair 12 minutes.",
        spec(
            "Market Hall",
            "11:00",
            v("Vera", "Canal Cafe", 60, "0:00-13:00"),
            v("Will", "Book Fair", 30, "12:00-15:00"),
            by="Market Hall>Canal Cafe 10; Market Hall>Book Fair 5; Canal Cafe>Book Fair 12",
        ),
    ),
    plans(
        "rambling",
        "So, my plan for the day: I land at Airport West at 10:15 in the morning. My old friend Xenia is at Lakeside "
        "from 11 am to 1 pm, and I would love to spend 50 minutes with her. Yann is at Stadium from 12:30 to 14:30 and "
        "I'd like to see him for at least 25 minutes. Driving takes 30 minutes from Airport West to Lakeside, 40 "
        "minutes from Airport West to Stadium and 15 minutes from Lakeside to Stadium. Thanks a lot!",
        spec(
            "Airport West",
            "10:15",
            v("Xenia", "Lakeside", 50, "11:00-13:00"),
            v("Yann", "Stadium", 25, "12:30-14:30"),
            mode="drive",
            by="Airport West>Lakeside 30; Airport West>Stadium 40; Lakeside>Stadium 15",
        ),
    ),
    plans(
        "any-time",
        "Start from Home at 8:00. I have to visit the Bank for 20 minutes, the bank is open from 9:00 to 12:00. I also "
        "want to visit the Post Office for 10 minutes, open from 8:30 to 17:00. Home to Bank 15 minutes, Home to Post "
        "Office 10 minutes, Bank to Post Office 5 minutes.",
        spec(
            "Home",
            "8:00",
            v("Bank", "Bank", 20, "9:00-12:00", must=True),
            v("Post Office", "Post Office", 10, "8:30-17:00"),
            by="Home>Bank 15; Home>Post Office 10; Bank>Post Office 5",
        ),
    ),
    plans(
        "dated",
        "On 12 May I start at Hafen at 9:00. Zoe is at Dom from 10:00 to 11:00, 30 minutes. Max is at Zoo from 10:30 to "
        "12:00, 45 minutes. Hafen to Dom takes 10 minutes, Hafen to Zoo 20 minutes and Dom to Zoo 15 minutes.",
        spec(
            "Hafen",
            "9:00",
            v("Zoe", "Dom", 30, "10:00-11:00"),
            v("Max", "Zoo", 45, "10:30-12:00"),
            date=date(2026, 5, 12),
            by="Hafen>Dom 10; Hafen>Zoo 20; Dom>Zoo 15",
        ),
    ),
    plans(
        "no-early",
        "I'm at Main Gate at 8:00 but no visits before 9:30 please. Ada is at Lab One from 8:00 to 11:00 for 30 "
        "minutes, Bea is at Lab Two from 9:00 to 12:00 for 30 minutes. Each way takes 10 minutes.",
        spec(
            "Main Gate",
            "8:00",
            v("Ada", "Lab One", 30, "8:00-11:00"),
            v("Bea", "Lab Two", 30, "9:00-12:00"),
            usual=10,
            rules=(w.none_before("09:30"),),
        ),
    ),
    plans(
        "at-most-two",
        "Starting at Pine Street at 9:00, at most two visits. Cal is at Ash Road 9:00-12:00 for 30 minutes, Dee is at "
        "Birch Road 9:00-12:00 for 30 minutes, Edd is at Cedar Road 9:00-12:00 for 30 minutes. Everything is 10 "
        "minutes apart.",
        spec(
            "Pine Street",
            "9:00",
            v("Cal", "Ash Road", 30, "9:00-12:00"),
            v("Dee", "Birch Road", 30, "9:00-12:00"),
            v("Edd", "Cedar Road", 30, "9:00-12:00"),
            usual=10,
            rules=(w.visits_at_most(2),),
        ),
    ),
    plans(
        "end-elsewhere",
        "I leave my hotel at 9:00 and my train goes from Central at 14:00, so I must be at Central by 13:45. Flo is at "
        "Quay from 10:00 to 11:30, 40 minutes. Gus is at Tower from 11:00 to 13:00, 30 minutes. hotel to Quay 15 "
        "minutes, hotel to Tower 20 minutes, Quay to Tower 10 minutes, Quay to Central 20 minutes, Tower to Central "
        "12 minutes.",
        spec(
            "hotel",
            "9:00",
            v("Flo", "Quay", 40, "10:00-11:30"),
            v("Gus", "Tower", 30, "11:00-13:00"),
            end="Central",
            back="13:45",
            by="hotel>Quay 15; hotel>Tower 20; Quay>Tower 10; Quay>Central 20; Tower>Central 12",
        ),
    ),
    plans(
        "table",
        "start Nordbad 09:00\nHanna | Park | 09:30-11:00 | 30 min\nIsa | Turm | 10:00-12:00 | 45 min\nNordbad -> Park "
        "12 min\nPark -> Turm 9 min\nNordbad -> Turm 16 min",
        spec(
            "Nordbad",
            "9:00",
            v("Hanna", "Park", 30, "9:30-11:00"),
            v("Isa", "Turm", 45, "10:00-12:00"),
            by="Nordbad>Park 12; Park>Turm 9; Nordbad>Turm 16",
        ),
    ),
    plans(
        "correction",
        "I'm at Opera at 9:00, no sorry, at 9:30. Jan is at Forum from 10:00 to 12:00, 30 minutes. Kaya is at Arena "
        "from 10:00 to 13:00, 60 minutes. Opera to Forum 10 minutes, Opera to Arena 15 minutes, Forum to Arena 20 "
        "minutes.",
        spec(
            "Opera",
            "9:30",
            v("Jan", "Forum", 30, "10:00-12:00"),
            v("Kaya", "Arena", 60, "10:00-13:00"),
            by="Opera>Forum 10; Opera>Arena 15; Forum>Arena 20",
        ),
    ),
    plans(
        "least-travel",
        "I start from Rathaus at 9:00. Lars is at Anger 9:30-12:00 for 30 minutes and Moni is at Brunnen 9:30-12:00 for "
        "30 minutes. Meet as many people as possible with as little travel as possible. Rathaus to Anger 10 minutes, "
        "Rathaus to Brunnen 15 minutes, Anger to Brunnen 5 minutes.",
        spec(
            "Rathaus",
            "9:00",
            v("Lars", "Anger", 30, "9:30-12:00"),
            v("Moni", "Brunnen", 30, "9:30-12:00"),
            goals=(MOST, w.least_travel()),
            by="Rathaus>Anger 10; Rathaus>Brunnen 15; Anger>Brunnen 5",
        ),
    ),
    plans(
        "nurse-round",
        "Home care round from Clinic at 7:30, back at Clinic by 12:00. Mrs Adams at Elm 5 between 8:00 and 9:00, 30 "
        "minutes, must be seen. Mr Brown at Oak 9 between 8:30 and 10:30, 20 minutes. Mrs Clark at Fir 2 between 9:00 "
        "and 11:00, 40 minutes. Every drive takes 10 minutes.",
        spec(
            "Clinic",
            "7:30",
            v("Mrs Adams", "Elm 5", 30, "8:00-9:00", must=True),
            v("Mr Brown", "Oak 9", 20, "8:30-10:30"),
            v("Mrs Clark", "Fir 2", 40, "9:00-11:00"),
            end="Clinic",
            back="12:00",
            usual=10,
            mode="drive",
        ),
    ),
    asks(
        "no-start-clock",
        "I start at Dock Road. Ned is at Kiln from 10:00 to 12:00 for 30 minutes. Dock Road to Kiln "
        "takes 15 minutes.",
        "leaves",
    ),
    asks(
        "no-start-place",
        "I'm free from 9:00. Meet Ola at Glade from 10:00 to 11:00 for 30 minutes and Pat at Moor "
        "from 11:00 to 12:00 for 20 minutes. Glade to Moor takes 12 minutes.",
        "start",
    ),
    asks(
        "no-duration",
        "I'm at Vale at 9:00. Roy is at Crest from 10:00 to 12:00. Vale to Crest takes 20 minutes.",
        "minutes",
    ),
    asks(
        "no-ways",
        "I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes, Ted is at Weir from 10:00 "
        "to 13:00 for 30 minutes.",
        "ways",
    ),
    asks(
        "one-way-missing",
        "I'm at Ridge at 9:00. Sue is at Ford from 10:00 to 12:00 for 30 minutes, Ted is at Weir "
        "from 10:00 to 13:00 for 30 minutes. Ridge to Ford 10 minutes, Ridge to Weir 15 minutes.",
        "ways",
    ),
    asks(
        "no-place",
        "I'm at Ridge at 9:00. I want to meet Una for 30 minutes between 10:00 and 12:00.",
        "places",
    ),
    asks("nobody", "I'm at Ridge at 9:00 and would like to meet as many friends as possible.", "visits"),
    asks(
        "two-missing",
        "Meet Val at Barn from 10:00 to 12:00 and Wes at Yard from 10:00 to 12:00, 30 minutes with each. "
        "Barn to Yard takes 8 minutes.",
        "start",
        "leaves",
    ),
    asks(
        "clash",
        "I'm at Ridge at 9:00. Zed is at Ford from 10:00 to 12:00 for 30 minutes. Ridge to Ford takes 10 "
        "minutes. Ridge to Ford takes 25 minutes.",
        "ways",
    ),
    asks(
        "window-backwards",
        "I'm at Ridge at 9:00. Zed is at Ford from 14:00 to 12:00 for 30 minutes. Ridge to Ford "
        "takes 10 minutes.",
        "windows",
    ),
    asks(
        "long-duration",
        "I'm at Ridge at 9:00. Abe is at Ford from 10:00 to 12:00. Cy is at Glen from 10:00 to 12:00 "
        "for 30 minutes. All ways take 10 minutes.",
        "minutes",
    ),
    asks(
        "where-back",
        "I start at 9:00. Dot is at Shed from 9:30 to 11:00, 45 minutes. It is 10 minutes to the Shed.",
        "start",
    ),
    asks(
        "lunch-when",
        "I'm at Ridge at 9:00. Eli is at Ford from 10:00 to 12:00 for 30 minutes. Ridge to Ford takes 10 "
        "minutes. I want a lunch break of 30 minutes.",
        "lunch",
    ),
    asks(
        "missing-person-time",
        "I begin at Cove at 8:00. Fay is at Bluff from 9:00 to 10:00, Gil is at Cape from 9:00 to "
        "11:00 and I want 25 minutes with Gil. All ways take 10 minutes.",
        "minutes",
    ),
    asks("short", "Plan my visits to Hal and Ike tomorrow.", "places", "start", "leaves", "minutes"),
    fails(
        "both-must",
        "I'm at Square at 9:00. I must see Jo at Inn, 10:00 to 11:00, for 50 minutes, and I must see Kit at Spa, 10:00 "
        "to 11:00, for 50 minutes. Each way takes 15 minutes.",
        spec(
            "Square",
            "9:00",
            v("Jo", "Inn", 50, "10:00-11:00", must=True),
            v("Kit", "Spa", 50, "10:00-11:00", must=True),
            usual=15,
        ),
        "must:Jo",
        "must:Kit",
    ),
    fails(
        "too-far",
        "I start at Farm at 9:00 and must be back at Farm by 10:00. I have to meet Liv, who is at Town from 9:00 to "
        "12:00, for 30 minutes. Farm to Town takes 20 minutes.",
        spec(
            "Farm",
            "9:00",
            v("Liv", "Town", 30, "9:00-12:00", must=True),
            end="Farm",
            back="10:00",
            by="Farm>Town 20",
        ),
        "must:Liv",
        "back",
    ),
    fails(
        "lunch-clash",
        "I start at Gate at 11:30. I have to see Ned at Den from 12:00 to 13:00 for 60 minutes. Lunch break of 30 minutes "
        "between 12:00 and 13:00. Gate to Den takes 10 minutes.",
        spec(
            "Gate",
            "11:30",
            v("Ned", "Den", 60, "12:00-13:00", must=True),
            lunch=Lunch(opens="12:00", closes="13:00", minutes=30),
            by="Gate>Den 10",
        ),
        "must:Ned",
        "lunch",
    ),
    fails(
        "wrong-order",
        "I begin at Arch at 9:00. I must see Pam at Bay from 9:00 to 10:00 for 30 minutes and I must see Rex at Cot from "
        "11:00 to 12:00 for 30 minutes. I want to see Rex before Pam. All ways take 10 minutes.",
        spec(
            "Arch",
            "9:00",
            v("Pam", "Bay", 30, "9:00-10:00", must=True),
            v("Rex", "Cot", 30, "11:00-12:00", must=True),
            usual=10,
            rules=(w.before("Rex", "Pam"),),
        ),
        "must:Pam",
        "must:Rex",
        "r1",
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
