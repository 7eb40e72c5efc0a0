"""Wishes of every kind: caps, clocks, sights, ratings, shares, goals, diets, features, distances."""
# ruff: noqa: E501 (texts are quoted whole)

from __future__ import annotations

from benchmarks.requests.cases import (
    PARTIES,
    budget,
    cities,
    food_a_day,
    plans,
    region,
    soft,
    trip,
    usd,
    way,
)
from planner_agent.families.travel import wishes as w

DINNER = w.slot_is("dinner")

CASES = (
    plans(
        "wish-01",
        "Chicago to Houston, 4-7 May, 2 adults. We absolutely must see the Umber Aquarium, and no more than "
        "two sights a day please.",
        trip(
            "chicago",
            "houston",
            "2026-05-04",
            4,
            w.visit("houston-attraction-08"),
            w.sights_a_day_at_most(2),
            adults=2,
        ),
    ),
    plans(
        "wish-02",
        "No planes. Dallas to Austin and back, Friday 8 May to Sunday 10 May, only me. I don't want to be in "
        "the car for more than five hours at a stretch.",
        trip("dallas", "austin", "2026-05-08", 3, w.avoid_modes("flight"), w.longest_drive("5")),
    ),
    plans(
        "wish-03",
        "We're vegetarians (two of us), going from Boston to San Francisco, 1st-5th June. $90 each per day on "
        "food is our limit, and 3200 dollars for the whole thing.",
        trip(
            "boston",
            "san-francisco",
            "2026-06-01",
            5,
            w.every_meal_diet("vegetarian"),
            food_a_day(90),
            budget(3200),
            adults=2,
        ),
    ),
    plans(
        "wish-04",
        "Get me from Seattle to Denver 14-17 April. I am not a morning person: no departures before 9am. One "
        "traveller.",
        trip("seattle", "denver", "2026-04-14", 4, w.depart_not_before("09:00")),
    ),
    plans(
        "wish-05",
        "Anniversary! Dallas to Santa Barbara, 20 to 24 May, two people. One dinner should be special, over "
        "$50 a head. The rest of the dinners needn't be. Total no more than $4,000.",
        trip(
            "dallas",
            "santa-barbara",
            "2026-05-20",
            5,
            w.special_meal(usd(50), "dinner"),
            budget(4000),
            adults=2,
        ),
    ),
    plans(
        "wish-06",
        "at least half of the dinners should cost 30 dollars or less per person. boston to dallas, 11-15 may "
        "2026, two friends",
        trip(
            "boston",
            "dallas",
            "2026-05-11",
            5,
            w.share_at_least("1/2", ("meal",), w.Cmp(attr="price_per_head", op="<=", value=usd(30)), DINNER),
            adults=2,
        ),
    ),
    plans(
        "wish-07",
        "Find the best rated trip you can for $2,500: Chicago to San Diego, 3 to 7 August, two adults.",
        trip("chicago", "san-diego", "2026-08-03", 5, budget(2500), adults=2, goals=(w.best_rated(),)),
    ),
    plans(
        "wish-08",
        "I hate being on the road. Two cities in Texas, from Atlanta, May 18 to May 22, alone. What matters to "
        "me is spending as few hours travelling as possible; the price comes second.",
        trip(
            "atlanta",
            region("Texas", 2),
            "2026-05-18",
            5,
            goals=(w.least_travel(), w.cheapest()),
        ),
    ),
    plans(
        "wish-09",
        "Every place we sleep in must be rated 4 or higher and have a kitchen and parking. Seattle to "
        "Monterey, 6-10 July, 2 adults 2 children (11 and 13).",
        trip(
            "seattle",
            "monterey",
            "2026-07-06",
            5,
            w.rated_at_least("stay", "4"),
            w.every_stay_has("kitchen"),
            w.every_stay_has("parking"),
            adults=2,
            children=2,
        ),
    ),
    plans(
        "wish-10",
        "The restaurants should average at least 4.2 stars. Houston to Los Angeles, 9 to 12 June 2026, party "
        "of two.",
        trip("houston", "los-angeles", "2026-06-09", 4, w.mean_rating_at_least(("meal",), "4.2"), adults=2),
    ),
    plans(
        "wish-11",
        "road trip!! san francisco -> monterey -> santa barbara, in that order, and home to san francisco, 5 "
        "days from 17 april, 2 ppl. we drive all the way ourselves, max 14 hours behind the wheel in total",
        trip(
            "san-francisco",
            cities("monterey", "santa-barbara", ordered=True),
            "2026-04-17",
            5,
            w.only_modes("drive"),
            w.drive_hours_at_most("14"),
            adults=2,
        ),
    ),
    plans(
        "wish-12",
        "Atlanta to San Antonio, 27-30 April, one person. I want at least two museums and no zoos. No seafood "
        "either.",
        trip(
            "atlanta",
            "san-antonio",
            "2026-04-27",
            4,
            w.some_category("museum", 2),
            w.avoid_category("zoo"),
            w.avoid_cuisine("Seafood"),
        ),
    ),
    plans(
        "wish-13",
        "We never eat breakfast, so leave breakfasts out. Chicago to Denver, 5-8 June, couple, 1,900 dollars "
        "maximum, hotel no more than $120 a night.",
        trip(
            "chicago",
            "denver",
            "2026-06-05",
            4,
            budget(1900),
            w.price_per_night_at_most(usd(120)),
            adults=2,
            meals=("lunch", "dinner"),
        ),
    ),
    plans(
        "wish-14",
        "Sleep within 3 km of the Yarrow Aquarium in Monterey. We're two, coming from Los Angeles, 22-25 May. "
        "We'd prefer to drive both ways.",
        trip(
            "los-angeles",
            "monterey",
            "2026-05-22",
            4,
            w.stay_within(3000, "monterey-attraction-07"),
            soft(w.only_modes("drive")),
            adults=2,
        ),
    ),
    plans(
        "wish-15",
        "One sight a day at most, please. Atlanta to Grand Junction from 14 to 18 September, "
        "mum and me, $3,300, and we need to be home by 8 pm on the last day.",
        trip(
            "atlanta",
            "grand-junction",
            "2026-09-14",
            5,
            w.sights_a_day_at_most(1),
            budget(3300),
            w.arrive_not_after("20:00", way("back")),
            adults=2,
        ),
    ),
    plans(
        "wish-16",
        "Hen party!! 7 girls, Boston to Austin, 12-14 June, the house has to be ok with a party, entire home. "
        "$700 a head.",
        trip(
            "boston",
            "austin",
            "2026-06-12",
            3,
            PARTIES,
            w.rooms_only("entire"),
            w.spend_at_most(usd(700), per_head=True),
            adults=7,
        ),
    ),
)
