"""Wishes in many words: each line gives the rules that come of it, and no others."""

from __future__ import annotations

import pytest

from planner_agent.families.granularity import leaves
from planner_agent.families.travel import wishes
from planner_agent.spec import Is, Money, Priority

TRIP = "Boston to Austin, June 3-6, 2 adults. "

RULES = [
    # transport
    ("Hate flying, so train or bus only.", {"no-flight", "only-train-or-bus"}),
    ("By train only please.", {"only-train"}),
    ("We won't drive ourselves.", {"no-drive"}),
    ("We don't have a driving licence.", {"no-drive"}),
    ("We'd rather not fly.", {"no-flight"}),
    ("No flights or buses.", {"no-flight", "no-bus"}),
    ("Please plan it without any flights.", {"no-flight"}),
    ("I am scared of planes.", {"no-flight"}),
    ("We never take taxis.", {"no-taxi"}),
    ("I don't mind flying.", set()),
    ("Flying is fine, driving is not.", {"no-drive"}),
    ("We prefer non-self-driving transportation.", {"no-drive"}),
    ("No more than 4 hours of driving a day.", {"drive-hours-a-day"}),
    ("No drive longer than 3 hours.", {"longest-drive"}),
    ("No single drive may take longer than 3 hours.", {"longest-drive"}),
    ("At most 6 hours on the road in total.", {"travel-hours"}),
    ("No flights before 8:30.", {"earliest-departure"}),
    ("We need to be home by 8 pm.", {"home-by"}),
    ("Nothing before 9 am.", {"nothing-before"}),
    # food
    ("No Indian food, but we love Thai.", {"cuisine-no-indian", "cuisine-thai"}),
    ("We'd love to try Greek and Korean cuisine.", {"cuisine-greek", "cuisine-korean"}),
    ("Anything but Chinese food.", {"cuisine-no-chinese"}),
    ("At least three different cuisines.", {"different-cuisines"}),
    ("One of us is vegan.", {"diet-vegan"}),
    ("My wife is gluten intolerant.", {"diet-gluten-free"}),
    ("We don't eat meat.", {"diet-vegetarian"}),
    ("We keep halal.", {"diet-halal"}),
    ("Any food is fine.", set()),
    ("Dinner must be Italian every night.", {"cuisine-always-italian"}),
    ("Only Mexican restaurants.", {"cuisine-only-mexican"}),
    ("Instead of flying we'd like to take the train.", {"no-flight", "use-train"}),
    ("Neither flights nor trains.", {"no-flight", "no-train"}),
    ("We'd be fine with shared rooms.", set()),
    ("Our budget is 2000 USD excluding flights.", {"budget-without-leg"}),
    ("Total budget 1500 dollars, of which at most 500 for hotels.", {"budget", "budget-stay"}),
    ("No restaurants above $40.", {"meal-price"}),
    ("No hotel under 4 stars.", {"rating-stay"}),
    ("Avoid Mexican and fast food.", {"cuisine-no-mexican", "cuisine-no-fast-food"}),
    ("We need a kitchen but no pool.", {"stay-kitchen", "stay-no-pool"}),
    ("No more than two museums.", {"most-museum"}),
    # roof
    ("Entire apartment for ourselves.", {"rooms-entire"}),
    ("We want private rooms.", {"rooms-private"}),
    ("Shared rooms are not an option.", {"rooms-not-shared"}),
    ("Not shared rooms.", {"rooms-not-shared"}),
    ("We'd like a hotel with a pool and parking.", {"stay-pool", "stay-parking"}),
    ("Bringing the dog along.", {"house-pets"}),
    ("Accommodation must be pet-friendly.", {"house-pets"}),
    ("We smoke.", {"house-smoking"}),
    ("We do not smoke.", set()),
    ("Non-smoking rooms.", {"house-no-smoking"}),
    ("A smoke-free hotel.", {"house-no-smoking"}),
    ("It's a hen party.", {"house-parties"}),
    ("Friends will visit us at the house.", {"house-visitors"}),
    ("The house must allow children under 10.", {"house-children-under-10"}),
    ("Sleep within 2 km of the Umber Aquarium.", {"stay-near-houston-attraction-08"}),
    # money
    ("$2,000, actually make that 2,400.", {"budget"}),
    (
        "Budget is $2,000, hotels under $150 a night, dinners under $40 a head.",
        {"budget", "price-a-night", "dinner-price"},
    ),
    ("No more than $60 a day each on food.", {"budget-meal-a-day-a-head"}),
    ("Max 300 dollars on flights.", {"budget-leg-flight"}),
    ("$500 per person all in.", {"budget-a-head"}),
    ("Stay within $3,500.", {"budget"}),
    ("Half of the dinners under $30.", {"share-dinner"}),
    ("One dinner should be special, over $50 a head.", {"special-dinner"}),
    # sights, ratings, pace
    ("Two museums and a zoo.", {"see-museum", "see-zoo"}),
    ("No zoos please.", {"no-zoo"}),
    ("A museum in every city.", {"see-museum-a-city"}),
    ("Must see the Umber Aquarium.", {"visit-houston-attraction-08"}),
    ("Never the Umber Aquarium.", {"never-houston-attraction-08"}),
    ("At most 2 sights a day.", {"sights-a-day"}),
    ("Relaxed pace.", {"sights-a-day"}),
    ("Hotels rated at least 4.", {"rating-stay"}),
    ("4-star hotels or better.", {"rating-stay"}),
    ("Restaurants averaging 4.2 or better.", {"mean-rating-meal"}),
    # nothing asked
    ("We have no preferences about food or rooms.", set()),
    ("No special requirements.", set()),
    ("As cheap as possible.", set()),
]


@pytest.mark.parametrize(("words", "ids"), RULES)
def test_rules(read, words: str, ids: set[str]) -> None:
    reading = read(TRIP + words)
    assert {rule.id for rule in reading.spec.rules} == ids
    assert not reading.gaps
    assert not reading.not_understood
    assert not reading.unsupported
    assert reading.spec.frame.party.size == 2 and reading.spec.frame.dates.days == 4
    for rule in reading.spec.rules:
        place = rule.evidence
        assert place is not None and reading.text[place.start : place.end] == place.quote


BODIES = [
    ("All in, 1,700 dollars at most.", wishes.spend_at_most(Money(amount="1700.00", currency="USD"))),
    ("$2,000, actually make that 2,400.", wishes.spend_at_most(Money(amount="2400.00", currency="USD"))),
    ("Between 1500 and 1800 dollars.", wishes.spend_at_most(Money(amount="1800.00", currency="USD"))),
    ("A budget of approximately $15,100.", wishes.spend_at_most(Money(amount="15100.00", currency="USD"))),
    ("Budget 900 euros.", wishes.spend_at_most(Money(amount="900.00", currency="EUR"))),
    (
        "No more than $60 a day each on food.",
        wishes.spend_at_most(Money(amount="60.00", currency="USD"), ("meal",), per_head=True, per_day=True),
    ),
    ("Home by 8 pm.", wishes.arrive_not_after("20:00", wishes.Is(attr="direction", values=("back",)))),
    ("No flights before 8:30.", wishes.depart_not_before("08:30", wishes.mode_is("flight"))),
    ("No drive longer than 90 minutes.", wishes.longest_drive("3/2")),
    ("Two museums.", wishes.some_category("museum", 2)),
    ("At most 2 sights a day.", wishes.sights_a_day_at_most(2)),
    ("Restaurants averaging 4.2 or better.", wishes.mean_rating_at_least(("meal",), "4.2")),
    ("Private or entire rooms.", wishes.rooms_only("entire", "private")),
]


@pytest.mark.parametrize(("words", "body"), BODIES)
def test_bodies(read, words: str, body) -> None:
    (rule,) = read(TRIP + words).spec.rules
    same = rule.body.model_copy()
    if words.startswith("Private"):
        assert set(same.amount.where.pred.values) == {"entire", "private"}
    else:
        assert same == body


@pytest.mark.parametrize(
    "words", ["Ideally private rooms.", "We'd prefer private rooms.", "Private rooms if possible."]
)
def test_soft_words_make_priorities(read, words: str) -> None:
    (rule,) = read(TRIP + words).spec.rules
    assert rule.strength == Priority(level=1)


SETTINGS = [
    ("Skip breakfast.", ("lunch", "dinner"), None, None),
    ("Only dinners please.", ("dinner",), None, None),
    ("Two rooms please.", ("breakfast", "lunch", "dinner"), None, 2),
    ("At least two sights a day.", ("breakfast", "lunch", "dinner"), 2, None),
]


@pytest.mark.parametrize(("words", "meals", "sights", "rooms"), SETTINGS)
def test_settings(read, words: str, meals: tuple[str, ...], sights: int | None, rooms: int | None) -> None:
    frame = read(TRIP + words).spec.frame
    assert (frame.meals, frame.sights_a_day, frame.party.rooms) == (meals, sights, rooms)


GOALS = [
    ("As cheap as possible.", "min", "cost"),
    ("Best rated hotels within the budget.", "max", None),
    ("As little driving as possible.", "min", "hours"),
    ("Fewest travel hours please.", "min", "hours"),
]


@pytest.mark.parametrize(("words", "sense", "measure"), GOALS)
def test_goals(read, words: str, sense: str, measure: str | None) -> None:
    (goal,) = read(TRIP + words).spec.goals
    assert (goal.sense, goal.amount.measure if goal.amount else None, goal.source) == (
        sense,
        measure,
        "stated",
    )


VAGUE = [
    "A romantic restaurant.",
    "The hotel should be quiet.",
    "Somewhere authentic.",
    "Not touristy.",
    "If it rains we stay in.",
]


@pytest.mark.parametrize("words", VAGUE)
def test_what_cannot_be_proved_is_quoted(read, words: str) -> None:
    reading = read(TRIP + words)
    assert reading.unsupported
    assert all(
        reading.text[each.evidence.start : each.evidence.end] == each.quote for each in reading.unsupported
    )


def test_wanted_and_unwanted_is_a_question(read) -> None:
    reading = read(TRIP + "We want Thai food. No Thai food please.")
    assert [gap.reason for gap in reading.gaps] == ["contradiction"]


def test_children_of_unknown_age_are_assumed_small(read) -> None:
    reading = read("Boston to Austin, June 3-6, 2 adults and 2 kids")
    assert {rule.id for rule in reading.spec.rules} == {"house-children-under-10"}
    assert any("under 10" in sentence for sentence in reading.assumptions)
    assert not read("Boston to Austin, June 3-6, 2 adults and 2 kids aged 12 and 14").spec.rules


CLAUSES = [
    # the house
    ("Our dog travels with us and self-driving is not an option.", {"house-pets", "no-drive"}),
    ("It would be great if the accommodations allowed pets.", {"house-pets~"}),
    ("We'd love it if the hotel had a pool.", {"stay-pool~"}),
    ("A hotel that lets us party.", {"house-parties"}),
    ("A hotel that lets us smoke.", {"house-smoking"}),
    ("Smoking would have to be tolerated.", {"house-smoking"}),
    ("The hosts should be okay with our dog.", {"house-pets"}),
    ("We'll be having friends over in the evenings.", {"house-visitors"}),
    ("Local friends will be dropping by.", {"house-visitors"}),
    ("Relatives might stop by.", {"house-visitors"}),
    ("The house must let them receive visitors.", {"house-visitors"}),
    # rooms
    ("Rooms must be private.", {"rooms-private"}),
    ("Rooms should ideally be private.", {"rooms-private~"}),
    ("Rooms must be private, and smoking has to be permitted.", {"rooms-private", "house-smoking"}),
    ("Room type: private.", {"rooms-private"}),
    ("The room must not be private.", {"rooms-not-private"}),
    ("Rooms don't have to be private.", set()),
    ("Lodging must be private or entire.", {"rooms-private-entire"}),
    ("Please find us somewhere that we have entirely to ourselves.", {"rooms-entire"}),
    ("A house we can have all to ourselves.", {"rooms-entire"}),
    ("Rooms just for us.", {"rooms-private"}),
    ("Dorm beds are fine.", set()),
    # on the way
    ("We'll leave the car at home.", {"no-drive"}),
    ("None of us drives.", {"no-drive"}),
    ("Travel by air only.", {"only-flight"}),
    ("I'm terrified of flying.", {"no-flight"}),
    # food
    ("Our palates lean towards Italian and Greek.", {"cuisine-italian~", "cuisine-greek~"}),
    ("With Thai and Greek on the menu.", {"cuisine-thai", "cuisine-greek"}),
    ("Vegetarian on Fridays.", {"diet-vegetarian-on-friday"}),
    ("All vegan except breakfast.", {"diet-vegan-not-breakfast"}),
    # apostrophes, extras
    ("we dont want to fly", {"no-flight"}),
    ("flying isnt an option", {"no-flight"}),
    ("We wont need a car.", set()),
    ("Gym optional.", {"stay-gym~"}),
    ("Can you find a hotel with a pool?", {"stay-pool"}),
]


@pytest.mark.parametrize(("words", "ids"), CLAUSES)
def test_clauses(read, words: str, ids: set[str]) -> None:
    reading = read(TRIP + words)
    assert {rule.id + ("" if rule.strength.kind == "hard" else "~") for rule in reading.spec.rules} == ids
    assert not reading.gaps and not reading.not_understood and not reading.unsupported


THAI = wishes.Has(attr="cuisines", values=("Thai",))
VEGAN = wishes.Has(attr="diets", values=("vegan",))
COUNTED = [
    ("Two Thai dinners.", wishes.at_least(2, ("meal",), wishes.both(wishes.slot_is("dinner"), THAI))),
    ("Thai food twice.", wishes.at_least(2, ("meal",), THAI)),
    ("No more than two Thai meals.", wishes.at_most(2, ("meal",), THAI)),
    ("Vegan on Sunday.", wishes.every(("meal",), VEGAN, wishes.on_weekday("sunday"))),
    ("Vegan except for lunch.", wishes.every(("meal",), VEGAN, wishes.slot_is("breakfast", "dinner"))),
]


@pytest.mark.parametrize(("words", "body"), COUNTED)
def test_counted_meals_and_days(read, words: str, body) -> None:
    (rule,) = read(TRIP + words).spec.rules
    assert rule.body == body


@pytest.mark.parametrize(
    ("words", "meals"),
    [
        ("No breakfasts needed, we skip them.", ("lunch", "dinner")),
        ("We only need dinner.", ("dinner",)),
        ("Lunch and dinner only.", ("lunch", "dinner")),
    ],
)
def test_meals_in_clauses(read, words: str, meals: tuple[str, ...]) -> None:
    reading = read(TRIP + words)
    assert reading.spec.frame.meals == meals and not reading.not_understood


TURNS_OF_PHRASE = [
    ("Flights out must not leave before 8 am.", {"earliest-departure"}),
    ("On the way back I don't want to leave before 10 am.", {"earliest-departure"}),
    ("No dinner ends after 8.30 pm.", {"dinner-over-by"}),
    ("No dinner before 7 pm.", {"dinner-not-before"}),
    ("Every hotel rated at least 4, ideally with breakfast.", {"rating-stay", "stay-breakfast"}),
    ("The hotels: four stars or better.", {"rating-stay"}),
    ("As long as the total stays under $4k.", {"budget"}),
    ("Mexican food pls at least twice.", {"cuisine-mexican"}),
    ("We can drive there, if need be.", set()),
    ("To whom it may concern.", set()),
]


@pytest.mark.parametrize(("words", "ids"), TURNS_OF_PHRASE)
def test_turns_of_phrase(read, words: str, ids: set[str]) -> None:
    reading = read(f"Boston to Austin June 3-6, 2 adults. {words}")
    assert not reading.gaps and {rule.id for rule in reading.spec.rules} == ids


def test_a_clock_of_one_way_and_mode_binds_no_other_leg(read) -> None:
    reading = read("Boston to Austin June 3-6, 2 adults. Flights out must not leave before 8 am.")
    where = reading.spec.rules[0].body.amount.where
    said = {(part.attr, part.values) for part in leaves(where) if isinstance(part, Is)}
    assert said == {("direction", ("out",)), ("mode", ("flight",))}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("No flights with the kids.", "flights"),
        ("No restaurant without a terrace.", "terrace"),
        ("A hotel rated 4 or better except in Austin.", "in Austin"),
        ("We want to see every park.", "every park"),
        ("A museum or a park each day.", "museum or a park"),
        ("Arrive before noon and leave after lunch.", "after lunch"),
        ("No museums except on Saturday.", "Saturday"),
    ],
)
def test_what_changes_a_wish_is_never_passed_over(read, words: str, left: str) -> None:
    reading = read(f"Boston to Austin June 3 to June 6, 2 adults. {words}")
    assert any(left in part.quote for part in reading.not_understood), reading.not_understood
