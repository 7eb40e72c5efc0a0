"""Wanted, refused, taken back, or all the same: each line gives the rules that come of it, and no others."""

from __future__ import annotations

import pytest

TRIP = "Boston to Austin, June 3-6, 2 adults. "

LABELS = [
    ("- must not: zoo", {"no-zoo"}),
    ("- no-gos: flights, shared rooms", {"no-flight", "rooms-not-shared"}),
    ("No gos: museums and zoos", {"no-museum", "no-zoo"}),
    ("must-haves: pool and parking", {"stay-pool", "stay-parking"}),
    ("Likes: Thai food, museums. Dislikes: zoos.", {"cuisine-thai", "see-museum~", "no-zoo"}),
    ("nice-to-haves: pool, gym", {"stay-pool~", "stay-gym~"}),
    ("wants: private room", {"rooms-private"}),
    ("Avoid: flights, Chinese food", {"no-flight", "cuisine-no-chinese"}),
    ("deal breakers: shared rooms", {"rooms-not-shared"}),
    ("things to avoid:\n- museums\n- zoos", {"no-museum", "no-zoo"}),
    ("yes: pool\nno: flights", {"stay-pool", "no-flight"}),
    ("* needs: kitchen\n* must not: zoo\n* wants: Greek food", {"stay-kitchen", "no-zoo", "cuisine-greek"}),
    ("Pool: yes. Gym: no.", {"stay-pool", "stay-no-gym"}),
    ("Museums? Count me out.", {"no-museum"}),
    ("Flying? Over my dead body.", {"no-flight"}),
    ("flights: ok", set()),
    ("transport: self-driving", {"only-drive"}),
]
REFUSALS = [
    ("Our lodging has to welcome pets, and self-driving is out of the question.", {"house-pets", "no-drive"}),
    ("We love Thai food and planes are a no-go.", {"cuisine-thai", "no-flight"}),
    ("We want a pool, and shared rooms are out of the question.", {"stay-pool", "rooms-not-shared"}),
    ("Trains, planes and buses are off the table.", {"no-train", "no-flight", "no-bus"}),
    ("Count me out for museums.", {"no-museum"}),
    ("None of that shared room stuff.", {"rooms-not-shared"}),
    ("For lodging, anything except a shared room.", {"rooms-not-shared"}),
    ("Spare us the zoos.", {"no-zoo"}),
    ("We'll give museums a miss.", {"no-museum"}),
    ("Leave museums out of it.", {"no-museum"}),
    ("Keep museums off the list.", {"no-museum"}),
    ("Zoos aren't for us.", {"no-zoo"}),
    ("bored of museums", {"no-museum"}),
    ("Under no circumstances a shared room.", {"rooms-not-shared"}),
    ("The last thing we want is a shared room.", {"rooms-not-shared"}),
    ("no taxi no car", {"no-taxi", "no-drive"}),
    ("No zoo, no museum nor casino.", {"no-zoo", "no-museum", "no-casino"}),
    ("no flights no shared rooms", {"no-flight", "rooms-not-shared"}),
    ("We don't want flights, definitely take the train.", {"no-flight", "use-train"}),
    ("Skip zoos and go for museums.", {"no-zoo", "see-museum"}),
    ("We don't want to go and see museums.", {"no-museum"}),
    ("We prefer trains to planes.", {"use-train~", "no-flight~"}),
    ("No flights on the way back.", {"no-flight-back"}),
    ("No Thai at lunch.", {"cuisine-no-thai-lunch"}),
    ("smoking not allowed", {"house-no-smoking"}),
    ("We don't want a smoking room.", {"house-no-smoking"}),
    ("I am unable to drive.", {"no-drive"}),
]
NOTHING = [
    "We're not bringing the dog this time so pets don't matter.",
    "No kids this time.",
    "None of us smoke.",
    "We have no pets.",
    "We'd rather not fly between... actually flying is fine.",
    "No hikes... no wait, hikes are fine.",
    "No Thai food. Scratch that, Thai is fine.",
    "Private room please. Actually shared is fine.",
    "We want a pool. Actually we don't need a pool.",
    "Not fussed about breakfast.",
    "Couldn't care less where we sleep.",
    "No pool needed.",
    "Happy to share a room.",
    "smoking? no",
]
WANTED = [
    ("We can't do without a pool.", {"stay-pool"}),
    ("There's no way we can go without wifi.", {"stay-wifi"}),
    ("A pool wouldn't hurt.", {"stay-pool~"}),
    ("I love flying.", {"use-flight~"}),
    ("allergic to nuts", {"diet-nut-free"}),
    ("They require whole units that let guests smoke.", {"rooms-entire", "house-smoking"}),
    ("We want the whole place to ourselves.", {"rooms-entire"}),
    ("The Umber Aquarium is a must: it's the best aquarium.", {"visit-houston-attraction-08"}),
    ("Nobody wants to get up early: no departure before 10 am.", {"earliest-departure"}),
    ("Must be home in Boston by 6 pm on the last day.", {"home-by"}),
    ("Nothing may end after 10 pm.", {"nothing-after"}),
    ("All the travelling together no more than two hours.", {"travel-hours"}),
    ("no flights longer than 3 hours", {"longest-flight"}),
    ("own car the whole way", {"only-drive"}),
    ("We take the car.", {"only-drive"}),
    ("Road trip!", {"only-drive"}),
    ("Public transport only.", {"no-drive", "no-taxi"}),
    ("Take the bus there and fly back.", {"bus-out", "flight-back"}),
    ("Mostly vegetarian.", {"share-vegetarian"}),
    ("At least half of the dinners should be vegetarian.", {"share-vegetarian"}),
    ("Half the meals Italian.", {"share-italian"}),
    ("Thai food on the first evening.", {"cuisine-thai-on-day-1"}),
    ("On June 4 a museum.", {"see-museum-on-2026-06-04"}),
    ("No museum on June 4.", {"no-museum-on-2026-06-04"}),
    ("On Friday we want to see a museum.", {"see-museum-on-friday"}),
    ("Skip dinner on the first night.", {"no-dinner-on-day-1"}),
    ("No dinner on the last day.", {"no-dinner-on-last-day"}),
    ("Thai or Greek food.", {"cuisine-thai-or-greek"}),
    ("No sights before ten, the rest can be any time.", {"sights-not-before"}),
    ("Nothing before eleven, sights and meals I mean.", {"sights-not-before", "meals-not-before"}),
    ("A park on at least two of the days.", {"park-at-least-2-days"}),
    ("One day without any sights.", {"no-sights-at-least-1-days"}),
    ("Never two museums on the same day.", {"most-museum-a-day"}),
    ("No driving on two consecutive days.", {"drive-not-two-days-running"}),
    ("A museum or a gallery.", {"see-museum-or-gallery"}),
    ("Only hotels with breakfast.", {"stay-breakfast"}),
]


@pytest.mark.parametrize(
    ("words", "ids"), [*LABELS, *REFUSALS, *((words, set()) for words in NOTHING), *WANTED]
)
def test_polarity(read, words: str, ids: set[str]) -> None:
    reading = read(TRIP + words)
    found = {rule.id + ("" if rule.strength.kind == "hard" else "~") for rule in reading.spec.rules}
    assert found == ids
    assert not reading.gaps and not reading.not_understood and not reading.unsupported
    assert reading.spec.frame.party.size == 2 and reading.spec.frame.dates.days == 4
    assert reading.spec.frame.meals == ("breakfast", "lunch", "dinner")


REPORTED = [
    ("Flights only if there's no train.", "train"),
    ("If we have to fly, then in the morning.", "morning"),
    ("Window seats on the flight please.", "Window seats"),
    ("no 2 star hotels", "2 star"),
    ("A hotel near the beach.", "beach"),
    ("More parks than museums.", "More"),
    ("Lots of museums.", "Lots"),
]


@pytest.mark.parametrize(("words", "word"), REPORTED)
def test_what_is_beyond_the_reader_is_reported(read, words: str, word: str) -> None:
    assert any(word in each.quote for each in read(TRIP + words).not_understood)


def test_refused_and_fine_without_a_correction_is_a_question(read) -> None:
    assert [gap.reason for gap in read(TRIP + "No flights. Flying is fine.").gaps] == ["contradiction"]


GOALS = [
    ("I hate sitting in planes and cars, so as little travel time as possible.", ["hours"]),
    ("As few hours travelling as possible; the price comes second.", ["hours", "cost"]),
    ("Fewest travel hours, after that the lowest price.", ["hours", "cost"]),
]


@pytest.mark.parametrize(("words", "measures"), GOALS)
def test_goals_in_order_and_their_reasons(read, words: str, measures: list[str]) -> None:
    reading = read(TRIP + words)
    assert [goal.amount.measure for goal in reading.spec.goals] == measures
    assert not reading.spec.rules and not reading.not_understood


QUOTES = [
    ("No shared rooms.", "No shared rooms"),
    ("We want two museums.", "two museums"),
    ("Planes are a no-go.", "Planes are a no-go"),
    ("No flights before 8:30.", "No flights before 8:30"),
]


@pytest.mark.parametrize(("words", "quote"), QUOTES)
def test_evidence_holds_negation_and_number(read, words: str, quote: str) -> None:
    (rule,) = read(TRIP + words).spec.rules
    assert quote in rule.evidence.quote


TASTE = [
    ("A romantic getaway for two.", True),
    ("A cosy hotel.", True),
    ("Ideally somewhere quiet.", True),
    ("The hotel must be quiet.", False),
    ("We want a romantic dinner.", False),
    ("Not touristy.", False),
]


@pytest.mark.parametrize(("words", "soft"), TASTE)
def test_a_decoration_is_soft(read, words: str, soft: bool) -> None:
    assert [each.soft for each in read(TRIP + words).unsupported] == [soft]


def test_rooms_for_everyone_are_counted(read) -> None:
    reading = read(TRIP + "Everyone gets their own room, so three rooms.")
    assert reading.spec.frame.party.rooms == 3
    assert not reading.spec.rules and not reading.not_understood


MORE = [
    ("We won't need a car.", set()),
    ("Not necessarily a museum.", set()),
    ("Entire place preferred, private room ok.", {"rooms-entire~"}),
    ("No planes, trains only.", {"no-flight", "only-train"}),
    ("We'd rather fly than drive.", {"only-flight~", "no-drive~"}),
    ("No sharing.", {"rooms-not-shared"}),
    ("My wife is allergic to cats.", {"house-no-pets"}),
    ("We smoke so the hotel must be fine with that.", {"house-smoking"}),
]


@pytest.mark.parametrize(("words", "ids"), MORE)
def test_indifference_and_second_choices(read, words: str, ids: set[str]) -> None:
    rules = read(TRIP + words).spec.rules
    assert {rule.id + ("" if rule.strength.kind == "hard" else "~") for rule in rules} == ids


def test_travellers_called_visitors_or_guests_are_no_house_rule(read) -> None:
    for words in ("The visitor wishes to taste Greek food.", "The visitors would like Greek food."):
        rules = read(f"Boston to Austin, June 3-6. {words}").spec.rules
        assert {rule.id for rule in rules} == {"cuisine-greek"}
    assert not read("Boston to Austin, June 3-6. Number of guests: 2.").spec.rules


NO_WISH = [
    ("Is there a pool?", "pool"),
    ("Do we need a car?", "car"),
    ("Are pets allowed?", "pets"),
    ("Can we smoke there?", "smoke"),
    ("Which hotels have a pool?", "pool"),
    ("How far is the zoo?", "zoo"),
    ("We generally avoid flying.", "flying"),
    ("No flights on Sunday.", "flights"),
    ("No shared bathrooms.", "shared"),
    ("We don't want Thai food in the evening.", "Thai"),
    ("I'm afraid of flying, but I'll do it.", "flying"),
    ("We hate flying but we'll manage.", "flying"),
    ("We usually fly.", "fly"),
    ("We've seen all the museums.", "museums"),
    ("I've never been to a zoo.", "zoo"),
    ("The zoo was awful.", "zoo"),
    ("We don't only want museums.", "museums"),
    ("No overnight buses.", "buses"),
    ("No flights with layovers.", "flights"),
    ("I don't drive at night.", "drive"),
    ("We don't want to drive in the city.", "drive"),
    ("No crowded museums.", "museums"),
    ("No spicy Indian food.", "Indian"),
    ("Vegan on weekdays.", "Vegan"),
    ("Vegan on Fridays and Sundays.", "Vegan"),
    ("Vegetarian except on Sunday.", "Vegetarian"),
    ("The tour should be private.", "private"),
]


@pytest.mark.parametrize(("words", "word"), NO_WISH)
def test_what_is_no_wish_makes_no_rule_and_is_reported(read, words: str, word: str) -> None:
    reading = read(TRIP + words)
    assert not reading.spec.rules
    assert any(word in each.quote for each in reading.not_understood)
