# ruff: noqa: E501 (texts as people write them)
"""Requests for tours and what a fair reader makes of them; ``python -m benchmarks.requests.tour_cases`` writes
``tour.jsonl``.

Expectations: a day of travel counts for both cities; "between day a and day b in C" is a stay that covers both;
what is not said about connections is that all cities connect.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from planner_agent.families.tour.spec import City, Connection, TourFrame, TourSpec, Window
from planner_agent.families.tour.wishes import before
from planner_agent.spec import Rule

TODAY = date(2026, 11, 25)
FILE = Path(__file__).with_name("tour.jsonl")


def city(name: str, days: int | None = None, *windows: tuple[int, int]) -> City:
    return City(name=name, days=days, windows=tuple(Window(first=a, last=b) for a, b in windows))


def ways(said: str) -> tuple[Connection, ...]:
    """ "Rome-Oslo Oslo>Riga": both ways, and one way."""
    found = []
    for part in said.split():
        one = ">" in part
        a, b = (name.replace("_", " ") for name in part.replace(">", "~", 1).replace("-", "~", 1).split("~"))
        found.append(Connection(origin=a, destination=b, both=not one))
    return tuple(found)


def tour(*cities: City, by: str = "", rules: tuple[tuple[str, str], ...] = (), **frame: Any) -> TourSpec:
    made = tuple(Rule(id=f"r{n}", body=before(one, two)) for n, (one, two) in enumerate(rules, 1))
    connections = ways(by) if by else None
    return TourSpec(
        family="tour", frame=TourFrame(cities=cities, connections=connections, **frame), rules=made
    )


ROME, OSLO, RIGA = city("Rome", 3), city("Oslo", 4), city("Riga", 2)
THREE = "Rome-Oslo Oslo-Riga"

PLANNED: list[tuple[str, TourSpec]] = [
    (
        "I want to see three cities: Rome for 3 days, Oslo for 4 days and Riga for 2 days. Direct flights go "
        "between Rome and Oslo and between Oslo and Riga. In which order?",
        tour(ROME, OSLO, RIGA, by=THREE),
    ),
    (
        "3 days in Rome, 4 days in Oslo, 2 days in Riga. Direct connections: Rome - Oslo, Oslo - Riga.",
        tour(ROME, OSLO, RIGA, by=THREE),
    ),
    (
        "Rome (3 days), Oslo (4 days), Riga (2 days). There are direct flights from Rome to Oslo and from Oslo to Riga.",
        tour(ROME, OSLO, RIGA, by="Rome>Oslo Oslo>Riga"),
    ),
    (
        "Rome: 3 days\nOslo: 4 days\nRiga: 2 days\nDirect flights: Rome and Oslo, Oslo and Riga",
        tour(ROME, OSLO, RIGA, by=THREE),
    ),
    (
        "We plan a tour of 7 days: 3 days in Rome, 4 days in Oslo and 2 days in Riga, in the best order. "
        "Rome is connected directly to Oslo, and Oslo is connected to Riga.",
        tour(ROME, OSLO, RIGA, by=THREE, days=7),
    ),
    (
        "I'd like to spend 3 days in Rome. I'd like to spend 4 days in Oslo. A friend gets married in Oslo on day 5. "
        "Direct flights: Rome and Oslo.",
        tour(ROME, city("Oslo", 4, (5, 5)), by="Rome-Oslo"),
    ),
    (
        "Two cities, only direct trains: Lyon for 2 days and Turin for 3 days. I must attend a workshop in Turin "
        "between day 2 and day 4. The trains run between Lyon and Turin.",
        tour(city("Lyon", 2), city("Turin", 3, (2, 4)), by="Lyon-Turin"),
    ),
    (
        "Stay in Porto for 4 days, in Lisbon for 3 days and in Faro for 2 days. You can fly directly from Porto to "
        "Lisbon, and Lisbon and Faro are connected both ways.",
        tour(city("Porto", 4), city("Lisbon", 3), city("Faro", 2), by="Porto>Lisbon Lisbon-Faro"),
    ),
    (
        "Plan 10 days in total for me: Kyoto 4 days, Osaka 3 days, Tokyo 5 days. Direct trains: Kyoto and Osaka, "
        "Osaka and Tokyo, from Tokyo to Kyoto.",
        tour(
            city("Kyoto", 4),
            city("Osaka", 3),
            city("Tokyo", 5),
            by="Kyoto-Osaka Osaka-Tokyo Tokyo>Kyoto",
            days=10,
        ),
    ),
    (
        "Visit New York for 3 days, San Francisco for 4 days and Chicago for 2 days. Nonstop flights: New York and "
        "Chicago, Chicago and San Francisco.",
        tour(
            city("New York", 3),
            city("San Francisco", 4),
            city("Chicago", 2),
            by="New_York-Chicago Chicago-San_Francisco",
        ),
    ),
    (
        "Start in Rome. 3 days in Rome, 4 days in Oslo, 2 days in Riga, direct flights between Rome and Oslo, Oslo "
        "and Riga, Rome and Riga.",
        tour(ROME, OSLO, RIGA, by="Rome-Oslo Oslo-Riga Rome-Riga", first="Rome"),
    ),
    (
        "4 days in Oslo, 3 days in Rome, 2 days in Riga. We end in Riga. Direct: Oslo and Rome, Rome and Riga, Oslo and "
        "Riga.",
        tour(OSLO, ROME, RIGA, by="Oslo-Rome Rome-Riga Oslo-Riga", last="Riga"),
    ),
    (
        "The tour starts on 3 May 2027. 3 days in Rome and 4 days in Oslo, connected by direct flights: Rome and Oslo.",
        tour(ROME, OSLO, by="Rome-Oslo", date=date(2027, 5, 3)),
    ),
    (
        "We start on 10 May 2027 and want 3 days in Rome and 4 days in Oslo. We must be in Oslo on 14 May 2027. There "
        "are direct flights between Rome and Oslo.",
        tour(ROME, city("Oslo", 4, (5, 5)), by="Rome-Oslo", date=date(2027, 5, 10)),
    ),
    (
        "Six days altogether, split over Bath and York; 4 days in Bath, 3 days in York, direct trains: Bath and York.",
        tour(city("Bath", 4), city("York", 3), by="Bath-York", days=6),
    ),
    (
        "From day 1 to day 3 there is a fair in Milan which I want to attend. Milan 3 days, Bern 2 days, Nice 2 days. "
        "Direct trains: Milan and Bern, Milan and Nice, Bern and Nice.",
        tour(
            city("Milan", 3, (1, 3)), city("Bern", 2), city("Nice", 2), by="Milan-Bern Milan-Nice Bern-Nice"
        ),
    ),
    (
        "hello! can you order these for me: Sofia for 2 days, Athens for 5 days, Izmir for 3 days. Sofia and Athens are "
        "connected, Athens and Izmir are connected. thanks",
        tour(city("Sofia", 2), city("Athens", 5), city("Izmir", 3), by="Sofia-Athens Athens-Izmir"),
    ),
    (
        "Prague for five days, Vienna for three days and Graz for two days, please. Direct buses: Prague to Vienna, "
        "Vienna to Graz.",
        tour(city("Prague", 5), city("Vienna", 3), city("Graz", 2), by="Prague>Vienna Vienna>Graz"),
    ),
    (
        "3 days in Rome, 4 days in Oslo, 2 days in Riga and Rome before Riga. Direct flights: Rome and Oslo, Oslo and "
        "Riga, Rome and Riga.",
        tour(ROME, OSLO, RIGA, by="Rome-Oslo Oslo-Riga Rome-Riga", rules=(("Rome", "Riga"),)),
    ),
    (
        "You want to spend 5 days in Seville. You plan to stay in Malta for 4 days, and during day 5 and day 8 you "
        "have to be in Malta. Direct flights: Seville and Malta.",
        tour(city("Seville", 5), city("Malta", 4, (5, 8)), by="Seville-Malta"),
    ),
    (
        "9 days in total. 4 days in Cork, 3 days in Galway, Dublin gets the rest. Direct buses: Cork and Galway, Galway "
        "and Dublin, Cork and Dublin.",
        tour(
            city("Cork", 4),
            city("Galway", 3),
            city("Dublin"),
            by="Cork-Galway Galway-Dublin Cork-Dublin",
            days=9,
        ),
    ),
    (
        "I have 8 days for 3 cities. 3 days in Rome, 4 days in Oslo, 3 days in Riga. Flights are direct: Rome and Oslo, "
        "Oslo and Riga.",
        tour(ROME, OSLO, city("Riga", 3), by=THREE, days=8),
    ),
    (
        "Two nights in Rome and three nights in Oslo. Direct flights: Rome and Oslo.",
        tour(city("Rome", 3), city("Oslo", 4), by="Rome-Oslo"),
    ),
    (
        "Stuttgart for 2 days, Manchester for 4 days. Visit relatives in Manchester between day 2 and day 5. Direct "
        "flights: from Stuttgart to Manchester.",
        tour(city("Stuttgart", 2), city("Manchester", 4, (2, 5)), by="Stuttgart>Manchester"),
    ),
    (
        "An annual show in Naples takes place from day 4 to day 6. Naples for 3 days, Bari for 4 days, direct trains "
        "between Naples and Bari.",
        tour(city("Naples", 3, (4, 6)), city("Bari", 4), by="Naples-Bari"),
    ),
]

INFEASIBLE: list[tuple[str, TourSpec, tuple[str, ...]]] = [
    (
        "3 days in Rome, 4 days in Oslo, 2 days in Riga. Direct flights: from Rome to Oslo, from Rome to Riga.",
        tour(ROME, OSLO, RIGA, by="Rome>Oslo Rome>Riga"),
        ("connections",),
    ),
    (
        "3 days in Rome and 4 days in Oslo, direct flights: from Oslo to Rome. I must be in Rome on day 1.",
        tour(city("Rome", 3, (1, 1)), OSLO, by="Oslo>Rome"),
        ("connections", "window:Rome"),
    ),
    (
        "Rome for 3 days, Oslo for 4 days; a wedding in Rome between day 1 and day 3 and a fair in Oslo between day 1 and "
        "day 4. Direct flights: Rome and Oslo.",
        tour(city("Rome", 3, (1, 3)), city("Oslo", 4, (1, 4)), by="Rome-Oslo"),
        ("window:Oslo", "window:Rome"),
    ),
    (
        "Start in Oslo. 3 days in Rome and 4 days in Oslo. Direct flights: from Rome to Oslo.",
        tour(ROME, OSLO, by="Rome>Oslo", first="Oslo"),
        ("connections", "first"),
    ),
    (
        "3 days in Rome, 4 days in Oslo, 2 days in Riga, direct flights: Rome and Oslo. Riga has no connection.",
        tour(ROME, OSLO, RIGA, by="Rome-Oslo"),
        ("connections",),
    ),
]

QUESTIONS: list[tuple[str, tuple[str, ...]]] = [
    ("Find the best order of cities with direct flights for me.", ("cities",)),
    ("A tour over Rome, Oslo and Riga with direct flights between Rome and Oslo, Oslo and Riga. Stay in Rome for 3 days.", ("days",)),
    ("3 days in Rome, 4 days in Oslo, 2 days in Riga, 9 days in total. Direct flights: Rome and Oslo, Oslo and Riga.", ("days",)),
    ("I want to visit 4 cities: 3 days in Rome, 4 days in Oslo, 2 days in Riga. Direct flights: Rome and Oslo, Oslo and Riga.", ("cities",)),
    ("3 days in Rome and 4 days in Oslo. I must be in Oslo on 14 May 2027. Direct flights: Rome and Oslo.", ("date",)),
    ("A tour of 6 days, no, of 8 days? 3 days in Rome and 4 days in Oslo. Direct flights: Rome and Oslo.", ("days",)),
    ("Rome for 3 days. Rome for 5 days. Oslo for 4 days. Direct flights: Rome and Oslo.", ("days of Rome",)),
    ("Rome for 300 days, Oslo for 4 days. Direct flights: Rome and Oslo.", ("days of Rome",)),
    ("Rome for 3 days, Oslo for 4 days. In Oslo from day 6 to day 4. Direct flights: Rome and Oslo.", ("days in Oslo",)),
    ("Plan a tour of cities with direct trains, 10 days in total.", ("cities",)),
    ("3 days in Rome, 4 days in Oslo, 7 days in total, direct flights: Rome and Oslo.", ("days",)),
    ("Tour of 5 cities by direct trains: Bern for 2 days, Basel for 3 days. Trains: Bern and Basel.", ("cities",)),
    ("Direct trains only. Bern for 2 days and Chur for 3 days. The tour starts on 3 May or on 5 May 2027. Trains: Bern and Chur.", ("date",)),
    ("In which order shall I see the cities? Direct flights between Rome and Oslo.", ("cities",)),
]  # fmt: skip


def rows() -> list[dict[str, Any]]:
    found = []
    for n, (text, spec) in enumerate(PLANNED, 1):
        found.append((f"tour-{n:02d}", text, {"outcome": "planned", "spec": spec.model_dump(mode="json")}))
    for n, (text, spec, names) in enumerate(INFEASIBLE, 1):
        expect = {"outcome": "infeasible", "spec": spec.model_dump(mode="json"), "conflicts": list(names)}
        found.append((f"tour-no-{n:02d}", text, expect))
    for n, (text, asked) in enumerate(QUESTIONS, 1):
        found.append((f"tour-ask-{n:02d}", text, {"outcome": "needs_input", "questions": list(asked)}))
    return [
        {"id": name, "text": text, "lang": "en", "today": TODAY.isoformat(),
         "split": "pool" if n % 2 else "test", "expect": expect}
        for n, (name, text, expect) in enumerate(found)
    ]  # fmt: skip


def main() -> None:
    made = rows()
    FILE.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    print(f"{FILE.name}: {len(made)} requests")


if __name__ == "__main__":
    main()
