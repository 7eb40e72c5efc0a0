"""Frames: dates, places, people and money in many people's wording."""
# ruff: noqa: E501 (texts are quoted whole)

from __future__ import annotations

from benchmarks.requests.cases import (
    KIDS,
    PETS,
    SMOKING,
    VISITORS,
    budget,
    cities,
    cuisine,
    money,
    plans,
    region,
    soft,
    trip,
    usd,
)
from planner_agent.families.travel import wishes as w

CASES = (
    plans(
        "plain-01",
        "Atlanta to Austin, May 4-7, max $1200",
        trip("atlanta", "austin", "2026-05-04", 4, budget(1200)),
    ),
    plans(
        "plain-02",
        "hi! so my wife and I finally got a few days off, 18 to 22 April, and we'd like to spend them in "
        "San Diego. we live in Denver. we have about two thousand five hundred dollars for everything, "
        "no more than that please",
        trip("denver", "san-diego", "2026-04-18", 5, budget(2500), adults=2),
    ),
    plans(
        "plain-03",
        "Denver long weekend: 1 May - 4 May 2026, leaving from Boston, just me. Private room is a must, "
        "1,400 USD all in.",
        trip("boston", "denver", "2026-05-01", 4, w.rooms_only("private"), budget(1400)),
    ),
    plans(
        "plain-04",
        "Need a trip Atlanta -> San Antonio, 3 nights starting June 10th 2026. Party of four adults, two rooms.",
        trip("atlanta", "san-antonio", "2026-06-10", 4, adults=4, rooms=2),
    ),
    plans(
        "plain-05",
        "Dear team,\n\nWe are a family of four (two adults, kids aged 6 and 9) and would like to travel from "
        "Boston to Monterey from 13 July to 17 July 2026. Our budget is $5,200 in total.\n\nKind regards,\n"
        "Priya",
        trip("boston", "monterey", "2026-07-13", 5, budget(5200), KIDS, adults=2, children=2),
    ),
    plans(
        "plain-06",
        "plan me a week in texas, 3 different cities, from boston. start on the 6th of june, im alone and "
        "can spend 3100 bucks",
        trip("boston", region("Texas", 3), "2026-06-06", 7, budget(3100)),
    ),
    plans(
        "plain-07",
        "We are two persons from Seattle and we want to make holidays in California, visiting two cities, "
        "13.05.2026 until 17.05.2026. The budget is 3.600 dollars maximum.",
        trip("seattle", region("California", 2), "2026-05-13", 5, budget(3600), adults=2),
    ),
    plans(
        "plain-08",
        "Los Angeles 2 nights then San Francisco 3 nights, from Chicago, leaving 9 May. Couple. Keep it to "
        "$3,800.",
        trip(
            "chicago",
            cities(("los-angeles", 2), ("san-francisco", 3), ordered=True),
            "2026-05-09",
            6,
            budget(3800),
            adults=2,
        ),
    ),
    plans(
        "plain-09",
        "Me and my dog want out of Atlanta: Dallas, 20th to 23rd of April. Obviously the place has to take "
        "him. $1,300 limit.",
        trip("atlanta", "dallas", "2026-04-20", 4, PETS, budget(1300)),
    ),
    plans(
        "plain-10",
        "Fancy 8 days in Colorado, three towns, the wife and me, out of Dallas "
        "on 2 August, back on the 9th. Three and a half grand is the ceiling.",
        trip("dallas", region("Colorado", 3), "2026-08-02", 8, budget(3500), adults=2),
    ),
    plans(
        "plain-11",
        "Our budget is $2,000, actually make that 2,400. Houston to Denver, 3 people, 15-18 May.",
        trip("houston", "denver", "2026-05-15", 4, budget(2400), adults=3),
    ),
    plans(
        "plain-12",
        "I wanna go to Sacremento from Seatle on march 20 for 4 days, 900 dolars, solo",
        trip("seattle", "sacramento", "2026-03-20", 4, budget(900)),
    ),
    plans(
        "plain-13",
        "One-way please: Boston to Los Angeles, 4 to 8 June, single traveller, at most $1,500.",
        trip("boston", "los-angeles", "2026-06-04", 5, budget(1500), one_way=True),
    ),
    plans(
        "plain-14",
        "We start in Chicago, spend 5 days (11 to 15 May) in Dallas, and at the end we go on to Boston, not "
        "back home. 2 adults.",
        trip("chicago", "dallas", "2026-05-11", 5, adults=2, returns_to="boston"),
    ),
    plans(
        "plain-15",
        "4 days in Austin any time between 1 and 20 June, whatever is cheapest. From Atlanta. The five of us.",
        trip("atlanta", "austin", "2026-06-01", 4, latest="2026-06-20", adults=5, goals=(w.cheapest(),)),
    ),
    plans(
        "plain-16",
        "Boston -> Houston 2026-09-14..2026-09-18; pax: 2; budget: 2600 USD; room: entire apartment",
        trip("boston", "houston", "2026-09-14", 5, budget(2600), w.rooms_only("entire"), adults=2),
    ),
    plans(
        "plain-17",
        "tomorrow to Dallas for three days, from Houston, by myself, 700 dollars tops",
        trip("houston", "dallas", "2026-03-03", 3, budget(700)),
    ),
    plans(
        "plain-18",
        "Next Friday for a week: San Diego and Los Angeles in whichever order suits. We're a couple "
        "living in Denver, we can spend 4000 dollars.",
        trip("denver", cities("san-diego", "los-angeles"), "2026-03-13", 7, budget(4000), adults=2),
    ).on("2026-03-07"),
    plans(
        "plain-19",
        "A mate and I are after three nights in Durango, setting off from Chicago on the 12th of June. We "
        "both smoke so the digs must be fine with that. £1,900 between us.",
        trip(
            "chicago",
            "durango",
            "2026-06-12",
            4,
            SMOKING,
            w.spend_at_most(money(1900, "GBP")),
            adults=2,
            currency="GBP",
        ),
    ),
    plans(
        "plain-20",
        "Voyage for 2 adults and 1 baby from Boston to Santa Barbara, 7 to 11 September 2026. We pay "
        "maximum 4.000 € for all.",
        trip(
            "boston",
            "santa-barbara",
            "2026-09-07",
            5,
            KIDS,
            w.spend_at_most(money(4000, "EUR")),
            adults=2,
            children=1,
            currency="EUR",
        ),
    ),
    plans(
        "plain-21",
        "Six of us, $600 per person, Atlanta to Chicago, April 10 through April 13. Nobody sleeps in a shared "
        "room.",
        trip(
            "atlanta",
            "chicago",
            "2026-04-10",
            4,
            w.spend_at_most(usd(600), per_head=True),
            w.rooms_never("shared"),
            adults=6,
        ),
    ),
    plans(
        "plain-22",
        "Please could you sort something out for my parents and me? From Seattle, San Francisco first and "
        "Monterey after that, 2 to 7 October. No budget worries.",
        trip("seattle", cities("san-francisco", "monterey", ordered=True), "2026-10-02", 6, adults=3),
    ),
    plans(
        "plain-23",
        "Business-ish: LA, 3 days, in from Atlanta on 23 March 2026. Whole flat, with wifi. Up to $1,800.",
        trip(
            "atlanta",
            "los-angeles",
            "2026-03-23",
            3,
            w.rooms_only("entire"),
            w.every_stay_has("wifi"),
            budget(1800),
        ),
    ),
    plans(
        "plain-24",
        "We're 2 adults plus our 12-year-old. Chicago to Colorado Springs, June 22nd - 26th. $3,000.",
        trip("chicago", "colorado-springs", "2026-06-22", 5, budget(3000), adults=2, children=1),
    ),
    plans(
        "plain-25",
        "From: Houston\nTo: two cities in Colorado, one of them Aspen\nWhen: 10-14/8\nWho: 3 adults\n"
        "Money: 5,000 dollars",
        trip("houston", region("Colorado", 2, "aspen"), "2026-08-10", 5, budget(5000), adults=3),
    ),
    plans(
        "plain-26",
        "I'd been thinking of Denver but no, make it San Antonio. Leaving Atlanta on April 7, home April "
        "10, only me, $1,600 max.",
        trip("atlanta", "san-antonio", "2026-04-07", 4, budget(1600)),
    ),
    plans(
        "plain-27",
        "solo trip seattle to san francisco march 26 to march 29 budget 1k thai and korean food",
        trip("seattle", "san-francisco", "2026-03-26", 4, budget(1000), *cuisine("Thai", "Korean")),
    ),
    plans(
        "plain-28",
        "Would love a pool if possible, but first things first: from Dallas to San Diego, 8 May until 12 May "
        "2026, two grown-ups, $2,900 at the very most.",
        trip("dallas", "san-diego", "2026-05-08", 5, soft(w.every_stay_has("pool")), budget(2900), adults=2),
    ),
    plans(
        "plain-29",
        "The plan: 2 cities in Texas over 5 days from the 1st to the 5th of May, two of us out of Chicago "
        "with $2,700. No preference at all about food, transport or where we sleep, but friends will drop "
        "by, so visitors have to be allowed.",
        trip("chicago", region("Texas", 2), "2026-05-01", 5, budget(2700), VISITORS, adults=2),
    ),
    plans(
        "plain-30",
        "In exactly two weeks I leave Houston for Austin and stay three nights. Alone. I have $800.",
        trip("houston", "austin", "2026-03-16", 4, budget(800)),
    ),
    plans(
        "plain-31",
        "a group of eight mates from Atlanta to Houston, 17-20 September, four rooms, 5600 dollars for the lot",
        trip("atlanta", "houston", "2026-09-17", 4, budget(5600), adults=8, rooms=4),
    ),
)
