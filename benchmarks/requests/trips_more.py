"""More wishes of every kind: soft ones, names, diets, modes, clocks, caps on a part of the trip."""
# ruff: noqa: E501 (texts are quoted whole)

from __future__ import annotations

from benchmarks.requests.cases import (
    KIDS,
    PETS,
    budget,
    cities,
    cuisine,
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
        "wish-17",
        "Ideally we'd stay in a private room, but it isn't a must. No taxis though, ever. Dallas to El Paso, "
        "four days from April 23rd, 2 adults, $1,800.",
        trip(
            "dallas",
            "el-paso",
            "2026-04-23",
            4,
            soft(w.rooms_only("private")),
            w.avoid_modes("taxi"),
            budget(1800),
            adults=2,
        ),
    ),
    plans(
        "wish-18",
        "Chicago → Durango, 3-6 Oct 2026, me alone. Please no hikes... no wait, hikes are fine. Just make sure "
        "I see a park and some hot springs. $1,500 is the cap.",
        trip(
            "chicago",
            "durango",
            "2026-10-03",
            4,
            w.some_category("park"),
            w.some_category("hot_springs"),
            budget(1500),
        ),
    ),
    plans(
        "wish-19",
        "We keep halal. Two adults and two kids, 5 and 7, from Houston to Dallas 25-28 June, max $2,200. "
        "Indian and Mediterranean food would be lovely if possible.",
        trip(
            "houston",
            "dallas",
            "2026-06-25",
            4,
            w.every_meal_diet("halal"),
            KIDS,
            budget(2200),
            *(soft(rule) for rule in cuisine("Indian", "Mediterranean")),
            adults=2,
            children=2,
        ),
    ),
    plans(
        "wish-20",
        "we dont want to eat at Pepper Grill again, and def wanna try Lemon Souvlaki this time!! denver to "
        "austin 2-5 july two people",
        trip(
            "denver",
            "austin",
            "2026-07-02",
            4,
            w.never_use("meal", "austin-restaurant-01"),
            w.eat_at("austin-restaurant-10"),
            adults=2,
        ),
    ),
    plans(
        "wish-21",
        "I'm a coeliac, so everything gluten-free. Boston to Denver, April 13th to 16th. One person. Spend no "
        "more than 55 dollars a day on food.",
        trip(
            "boston",
            "denver",
            "2026-04-13",
            4,
            w.every_meal_diet("gluten_free"),
            food_a_day(55, per_head=False),
        ),
    ),
    plans(
        "wish-22",
        "We like to see things: at least two sights every day. Seattle to Los Angeles, 20-23 July, 2 "
        "travellers, only flights. Lunches at most $25 a head.",
        trip(
            "seattle",
            "los-angeles",
            "2026-07-20",
            4,
            w.only_modes("flight"),
            w.meal_price_at_most(usd(25), w.slot_is("lunch")),
            adults=2,
            sights=2,
        ),
    ),
    plans(
        "wish-23",
        "Three Colorado cities in a week, Denver among them, leaving Chicago 15 August, back 21 August. Three "
        "adults. No drive longer than 4 hours. Travel time altogether at most 20 hours.",
        trip(
            "chicago",
            region("Colorado", 3, "denver"),
            "2026-08-15",
            7,
            w.longest_drive("4"),
            w.travel_hours_at_most("20"),
            adults=3,
        ),
    ),
    plans(
        "wish-24",
        "no driving ourselves and no cab. atlanta to amarillo, 8 to 11 june, solo, private room or a whole "
        "place, budget 1300",
        trip(
            "atlanta",
            "amarillo",
            "2026-06-08",
            4,
            w.avoid_modes("drive"),
            w.avoid_modes("taxi"),
            w.rooms_only("private", "entire"),
            budget(1300),
        ),
    ),
    plans(
        "wish-25",
        "Nothing should start before 10 in the morning, neither travel nor meals nor sights. Dallas to San "
        "Francisco, 3–6 September, me and my partner.",
        trip("dallas", "san-francisco", "2026-09-03", 4, w.nothing_before("10:00"), adults=2),
    ),
    plans(
        "wish-26",
        "Vegan couple + small dog. Houston to San Diego, 9-13 May. Pool and balcony. We'd rather not fly.",
        trip(
            "houston",
            "san-diego",
            "2026-05-09",
            5,
            w.every_meal_diet("vegan"),
            PETS,
            w.every_stay_has("pool"),
            w.every_stay_has("balcony"),
            soft(w.avoid_modes("flight")),
            adults=2,
        ),
    ),
    plans(
        "wish-27",
        "Chicago to Los Angeles, 5 days starting 12 October 2026, two adults. Restaurants: the best rated ones, "
        "and among those the cheapest trip. Stay within $3,500.",
        trip(
            "chicago",
            "los-angeles",
            "2026-10-12",
            5,
            budget(3500),
            adults=2,
            goals=(w.best_rated(("meal",)), w.cheapest()),
        ),
    ),
    plans(
        "wish-28",
        "Denver to Aspen and back, 4 days, 18-21 December, family with three children aged 4, 8 and 15, two "
        "parents. By car. At least one hike, and dinners no dearer than 45 dollars per person.",
        trip(
            "denver",
            "aspen",
            "2026-12-18",
            4,
            KIDS,
            w.only_modes("drive"),
            w.some_category("hike"),
            w.meal_price_at_most(usd(45), DINNER),
            adults=2,
            children=3,
        ),
    ),
    plans(
        "wish-29",
        "Skip the Copper Farmers Fair. Boston to Houston, 20-23 March, 2 people, hotel spending up to $400 in "
        "total, Mexican food at least once.",
        trip(
            "boston",
            "houston",
            "2026-03-20",
            4,
            w.never_use("attraction", "houston-attraction-05"),
            w.spend_at_most(usd(400), ("stay",)),
            w.some_cuisine("Mexican"),
            adults=2,
        ),
    ),
    plans(
        "wish-30",
        "On the way out leave no later than noon. Atlanta to Denver, 6-9 July, one adult. Only restaurants "
        "rated 3.5 or better.",
        trip(
            "atlanta",
            "denver",
            "2026-07-06",
            4,
            w.depart_not_after("12:00", way("out")),
            w.rated_at_least("meal", "3.5"),
        ),
    ),
    plans(
        "wish-31",
        "We only need dinners planned, we'll sort out the other meals. Two ladies from Seattle to Sacramento, "
        "11-14 May, some Greek food among them, $1,500.",
        trip(
            "seattle",
            "sacramento",
            "2026-05-11",
            4,
            w.some_cuisine("Greek"),
            budget(1500),
            adults=2,
            meals=("dinner",),
        ),
    ),
    plans(
        "wish-32",
        "No more than twelve hours of driving on any day. San Diego to Sacramento and Monterey, 1-6 June, me and "
        "two friends, own car the whole way.",
        trip(
            "san-diego",
            cities("sacramento", "monterey"),
            "2026-06-01",
            6,
            w.drive_hours_at_most("12", per_day=True),
            w.only_modes("drive"),
            adults=3,
        ),
    ),
    plans(
        "wish-33",
        "Early to bed: nothing, be it travel, a meal or a visit, may end after 10 pm. Boston "
        "to Atlanta, 16-19 April, two seniors.",
        trip("boston", "atlanta", "2026-04-16", 4, w.nothing_after("22:00"), adults=2),
    ),
)
