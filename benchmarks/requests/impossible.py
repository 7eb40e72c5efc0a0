"""Requests that are clear and cannot be met, with the rules that are to blame."""
# ruff: noqa: E501 (texts are quoted whole)

from __future__ import annotations

from benchmarks.requests.cases import (
    budget,
    cities,
    fails,
    food_a_day,
    region,
    trip,
    usd,
    way,
)
from planner_agent.families.travel import wishes as w

CASES = (
    fails(
        "never-01",
        "Boston to San Francisco, 1 to 5 June 2026, two adults, $150 for everything.",
        trip("boston", "san-francisco", "2026-06-01", 5, budget(150), adults=2),
        "r1",
    ),
    fails(
        "never-02",
        "I won't set foot on a plane. Boston to Denver, 4-7 May, alone.",
        trip("boston", "denver", "2026-05-04", 4, w.avoid_modes("flight")),
        "r1",
    ),
    fails(
        "never-03",
        "Dallas to Denver and back by car, 10-14 August, 2 people. No single drive may take longer than 3 "
        "hours.",
        trip("dallas", "denver", "2026-08-10", 5, w.only_modes("drive"), w.longest_drive("3"), adults=2),
        "r1",
        "r2",
    ),
    fails(
        "never-04",
        "three days in houston, 5-7 may, from chicago, just me. at least four museums but max one sight a day",
        trip(
            "chicago",
            "houston",
            "2026-05-05",
            3,
            w.some_category("museum", 4),
            w.sights_a_day_at_most(1),
        ),
        "r1",
        "r2",
    ),
    fails(
        "never-05",
        "Seattle to Los Angeles, 18-22 May, two adults. We don't want to spend more than $4 each a day on food.",
        trip("seattle", "los-angeles", "2026-05-18", 5, food_a_day(4), adults=2),
        "r1",
    ),
    fails(
        "never-06",
        "Atlanta to Chicago 6-9 April for one. Hotel: ten dollars a night at the most.",
        trip("atlanta", "chicago", "2026-04-06", 4, w.price_per_night_at_most(usd(10))),
        "r1",
    ),
    fails(
        "never-07",
        "Boston to Denver, 14-17 September, one adult, I have to be home by 6 in the morning on the last day.",
        trip("boston", "denver", "2026-09-14", 4, w.arrive_not_after("06:00", way("back"))),
        "r1",
    ),
    fails(
        "never-08",
        "2 cities in Colorado from Boston, 1-5 July, couple, all the travelling together no more than two hours.",
        trip("boston", region("Colorado", 2), "2026-07-01", 5, w.travel_hours_at_most("2"), adults=2),
        "r1",
    ),
    fails(
        "never-09",
        "Every restaurant has to be rated 5.0, nothing less. Houston to Austin, 4-8 May 2026, 1 person.",
        trip("houston", "austin", "2026-05-04", 5, w.rated_at_least("meal", "5")),
        "r1",
    ),
    fails(
        "never-10",
        "Chicago to San Antonio and Amarillo, 8-13 June, two people, no flights at all.",
        trip(
            "chicago",
            cities("san-antonio", "amarillo"),
            "2026-06-08",
            6,
            w.avoid_modes("flight"),
            adults=2,
        ),
        "r1",
    ),
)
