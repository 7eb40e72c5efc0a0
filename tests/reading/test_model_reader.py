"""The model reader with scripted answers: what the text does not bear is not taken over, what only a label
says is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner_agent import Planner
from planner_agent.data.sample import sample_catalog
from planner_agent.data.sources import Sources
from planner_agent.errors import ModelError, UserError
from planner_agent.families import families, family
from planner_agent.llm import Ask, ScriptedModel
from planner_agent.reading.both import BothReader
from planner_agent.reading.modelled import NOTHING, ModelReader
from planner_agent.spec import Compare, Hard, Priority

TODAY = date(2026, 3, 2)
CREEPS = "Dallas to Austin, May 4-7 2026, two adults, under $900. Planes give my wife the creeps."
EMPTY: dict[str, Any] = {
    "origin": "", "destination": "", "start_date": "", "end_date": "", "days": 0,
    "adults": 0, "children": 0, "budget": 0, "wishes": [],
}  # fmt: skip
TRIP = EMPTY | {
    "origin": "Dallas", "destination": "Austin", "start_date": "2026-05-04",
    "end_date": "2026-05-07", "days": 4, "adults": 2, "budget": 900,
}  # fmt: skip
FLAT: dict[str, Any] = {
    "measure": "count", "kinds": [], "where": [], "compare": "at_most", "bound": "", "times": "",
    "other_measure": "count", "other_kinds": [], "other_where": [], "for_each": "", "groups": "all",
    "groups_number": 0, "if_possible": False,
}  # fmt: skip
TWICE = FLAT | {
    "measure": "cost", "kinds": ["stay"], "other_measure": "cost", "other_kinds": ["meal"], "times": "2",
}  # fmt: skip


def wish(quote: str, label: str) -> dict[str, str]:
    return {"quote": quote, "label": label}


def nothing_more(asked: Ask) -> dict[str, str]:
    """Words that a first look passed over wish nothing."""
    return dict.fromkeys(asked.schema["properties"], "not_a_wish")


def read(text: str, answer: Any, reader: Any = BothReader, answers: Any = None, **more: Any) -> Any:
    model = ScriptedModel({"read": answer, "second_look": nothing_more, "route": {"kind": "travel"}, **more})
    return reader(model).read(text, Sources(sample_catalog), TODAY, answers)


@pytest.mark.parametrize("name", families())
def test_every_family_has_a_wire_of_its_own_table(name: str) -> None:
    wire = family(name).wire()
    schema = wire.schema
    labels = schema["properties"]["wishes"]["items"]["properties"]["label"]["enum"]
    assert schema["additionalProperties"] is False
    assert len(labels) == len(set(labels)) >= 8
    assert {"other_wish", "not_a_wish"} < set(labels)
    assert all(label.rule([]) is None for label in wire.labels.values())


def test_the_record_is_the_frame_and_its_words_are_found() -> None:
    reading = read("From Dallas to Austin, May 4-7 2026, two adults, for $900.", TRIP, ModelReader)
    frame, marks = reading.spec.frame, reading.spec.marks
    assert (frame.origin, frame.party.adults, frame.dates.days) == ("dallas", 2, 4)
    assert "Dallas" in marks["origin"].evidence.quote
    assert [rule.body.bound.amount for rule in reading.spec.rules] == ["900.00"]
    assert (reading.gaps, reading.not_understood) == ((), ())
    assert (
        reading.usage.path == "model" and reading.usage.calls == 1 and set(reading.usage.prompts) == {"read"}
    )


@pytest.mark.parametrize(
    ("field", "value", "dropped"),
    [
        ("origin", "Houston", "does not name 'Houston'"),
        ("destination", "Waco", "does not say 'Waco'"),
        ("start_date", "2026-06-04", "does not speak of '2026-06-04'"),
        ("start_date", "soon", "does not speak of 'soon'"),
        ("adults", 9, "does not say 9"),
        ("budget", 950, "does not speak of 950"),
    ],
)
def test_what_the_text_does_not_say_is_dropped_and_told(field: str, value: Any, dropped: str) -> None:
    text = "From Dallas to Austin, May 4-7 2026, two adults, for $900."
    reading = read(text, TRIP | {field: value}, ModelReader)
    assert any(dropped in one for one in reading.usage.dropped)
    assert reading.gaps or reading.not_understood  # and the reading knows that something is open


def test_a_number_is_said_of_one_thing() -> None:
    text = "From Dallas to Austin, May 4-7 2026, a group of 5."
    reading = read(text, TRIP | {"adults": 5, "children": 5, "budget": 0}, ModelReader)
    assert reading.spec.frame.party.size == 5


def test_words_that_no_quote_holds_are_reported() -> None:
    text = "From Dallas to Austin, May 4-7 2026, two adults, for $900. No flights and a hotel with a pool."
    reading = read(text, TRIP | {"wishes": [wish("No flights", "no_transport")]}, ModelReader)
    assert len(reading.spec.rules) == 2
    assert ["pool" in part.quote for part in reading.not_understood] == [True]


def test_a_second_look_labels_what_was_passed_over() -> None:
    text = "From Dallas to Austin, May 4-7 2026, two adults, for $900. No flights and a hotel with a pool."
    asked: list[Ask] = []

    def look(ask: Ask) -> dict[str, str]:
        asked.append(ask)
        assert "pool" in ask.messages[-1].text and "flights" not in ask.messages[-1].text.partition("in “")[0]
        return dict.fromkeys(ask.schema["properties"], "only_hotel_feature")

    answer = TRIP | {"wishes": [wish("No flights", "no_transport")]}
    reading = read(text, answer, ModelReader, second_look=look)
    assert len(reading.spec.rules) == 3 and not reading.not_understood
    assert (
        len(asked) == 1 and reading.usage.calls == 2 and set(reading.usage.prompts) == {"read", "second_look"}
    )


def test_a_second_look_that_fails_leaves_the_first() -> None:
    reading = read(CREEPS, TRIP, second_look=ModelError("down"))
    assert reading.usage.path == "both" and ["down" in one for one in reading.usage.dropped] == [True]
    assert reading.not_understood and reading.spec.frame.origin == "dallas"


def test_a_number_is_said_of_one_thing_only() -> None:
    text = "Dallas to 2 cities in Texas for 2 people, May 4-7 2026. The hotel takes children under 10."
    reading = read(text, TRIP | {"destination": "2 cities in Texas", "children": 2, "budget": 0}, ModelReader)
    assert (reading.spec.frame.party.adults, reading.spec.frame.party.children) == (2, 0)
    assert any("children" in one for one in reading.usage.dropped)


def routed_to(kind: str, text: str) -> Any:
    empty = {name: [] for name in family("meeting").wire().schema["properties"]}
    record = empty if kind == "meeting" else TRIP
    return read(text, record, route={"kind": kind})


def test_the_model_says_what_is_to_be_planned_where_the_fields_do_not() -> None:
    text = "Oksana and Bridget, fifty minutes on Thursday or Friday, 9-12 suits. Somewhere quiet."
    alone = BothReader(None).read(text, Sources(sample_catalog), TODAY)
    reading = routed_to("meeting", text)
    assert reading.family == "meeting" and "route" in reading.usage.prompts
    told = any("a time for people to meet" in note for note in reading.assumptions)
    assert told == (alone.family != "meeting" or any(gap.field == "family" for gap in alone.gaps))


def test_a_choice_that_the_words_do_not_bear_is_asked() -> None:
    reading = read(CREEPS, TRIP, route={"kind": "roster"})
    assert reading.gaps[0].field == "family"
    assert reading.gaps[0].options == ("a trip", "a roster of shifts")
    settled = read(CREEPS, TRIP, answers={"family": "a trip"})
    assert settled.family == "travel" and "family" not in [gap.field for gap in settled.gaps]


def test_a_model_that_sees_nothing_to_plan_leaves_the_grammars_choice() -> None:
    assert read(CREEPS, TRIP, route={"kind": "none"}).family == "travel"


def test_a_quote_that_is_not_in_the_text_is_dropped() -> None:
    text = "From Dallas to Austin, May 4-7 2026, two adults, for $900."
    reading = read(text, TRIP | {"wishes": [wish("a hotel with a pool", "only_hotel_feature")]}, ModelReader)
    assert len(reading.spec.rules) == 1
    assert any("pool" in one for one in reading.usage.dropped)


def test_what_only_the_label_says_is_asked_and_the_answer_settles_it() -> None:
    answer = TRIP | {"wishes": [wish("Planes give my wife the creeps", "no_transport")]}
    reading = read(CREEPS, answer)
    assert [gap.options for gap in reading.gaps] == [("no flights", NOTHING)]
    assert reading.not_understood == ()
    field = reading.gaps[0].field
    for words, rules in (("no flights", 2), ("yes", 2), (NOTHING, 1), ("no", 1)):
        settled = read(CREEPS, answer, answers={field: words})
        assert (settled.gaps, len(settled.spec.rules)) == ((), rules), words


def test_words_that_bear_the_label_become_a_rule_without_a_question() -> None:
    text = "Dallas to Austin, May 4-7 2026, two adults. Nobody of us could stomach any planes, frankly."
    grammar = BothReader(None).read(text, Sources(sample_catalog), TODAY)
    assert grammar.not_understood
    answer = TRIP | {"budget": 0, "wishes": [wish("Nobody of us could stomach any planes", "no_transport")]}
    reading = read(text, answer)
    kinds = [rule.body for rule in reading.spec.rules]
    assert len(kinds) == 1 and isinstance(kinds[0], Compare) and kinds[0].bound == 0


def test_the_grammar_stands_alone_where_it_understood_every_word() -> None:
    text = "Dallas to Austin, May 4-7 2026, two adults, no flights."
    model = ScriptedModel()
    reading = BothReader(model).read(text, Sources(sample_catalog), TODAY)
    assert (model.asks, reading.usage.path) == ([], "grammar")
    assert "every word" in reading.usage.why
    slow = ScriptedModel({"read": TRIP})
    assert BothReader(slow, "slow").read(text, Sources(sample_catalog), TODAY).usage.path == "both"
    fast = BothReader(ScriptedModel(), "fast").read(CREEPS, Sources(sample_catalog), TODAY)
    assert fast.usage.path == "grammar"


def test_the_model_fills_what_the_grammar_would_ask() -> None:
    text = "Denizens of Dallas that we are, we fancy Austin, May 4-7 2026, two adults."
    alone = BothReader(None).read(text, Sources(sample_catalog), TODAY)
    if not any(gap.field == "origin" for gap in alone.gaps):
        pytest.skip("the grammar reads this by now")
    reading = read(text, TRIP | {"budget": 0})
    assert reading.spec.frame.origin == "dallas"
    assert not any(gap.field == "origin" for gap in reading.gaps)
    assert reading.spec.marks["origin"].source == "stated"


def test_a_model_that_fails_leaves_the_grammars_reading_with_a_notice() -> None:
    reading = read(CREEPS, ModelError("The endpoint burnt down."))
    assert reading.spec.frame.origin == "dallas"
    assert any("burnt down" in note for note in reading.assumptions)
    assert reading.not_understood


def test_an_open_wish_is_proposed_confirmed_and_met() -> None:
    text = (
        "Boston to Chicago 4-7 May 2026, two adults. "
        "Twice as much for the hotel as for the food is fine, but not more."
    )
    quote = "Twice as much for the hotel as for the food is fine, but not more"
    answer = TRIP | {
        "origin": "Boston",
        "destination": "Chicago",
        "budget": 0,
        "wishes": [wish(quote, "other_wish")],
    }
    answers = {"read": answer, "open_wish": {"rules": [TWICE]}, "route": {"kind": "travel"}}
    model = ScriptedModel(answers)
    planner = Planner(model=model, today=TODAY, checkpointer="memory")
    asked = planner.plan(text)
    assert asked.outcome == "needs_input" and len(asked.questions) == 1
    assert "2 times cost of all meals" in asked.questions[0].text
    outcome = planner.plan(text, {asked.questions[0].id: ""})
    assert outcome.outcome == "planned" and outcome.proof.status == "optimal"
    assert [one.status for one in outcome.wishes] == ["met"]
    assert (asked.usage.calls, outcome.usage.calls, len(model.asks)) == (2, 0, 2)  # it is not asked again


@pytest.mark.parametrize(
    "change",
    [
        {"times": "3"},  # the words say twice
        {"bound": "50"},
        {"kinds": []},
        {"measure": "rating", "kinds": ["stay", "leg"]},
        {"where": [{"attribute": "room_type", "test": "is", "value": "castle"}]},
        {"where": [{"attribute": "cuisines", "test": "is", "value": "Thai"}]},
        {"groups": "at_least", "groups_number": 9, "for_each": "day"},
        {
            "for_each": "day",
            "kinds": ["stay"],
            "where": [{"attribute": "start", "test": "less_than", "value": "9"}],
        },
    ],
)
def test_an_open_wish_that_its_words_do_not_bear_is_dropped(change: dict[str, Any]) -> None:
    from planner_agent.reading.open_wish import NotBorne, form_of

    table = family("travel").wire().table
    assert form_of(TWICE, table, "twice as much for the hotel as for the food", "USD")
    with pytest.raises(NotBorne):
        form_of(TWICE | change, table, "twice as much for the hotel as for the food", "USD")


def test_the_strength_comes_from_the_words() -> None:
    base = "Dallas to Austin, May 4-7 2026, two adults, {}"
    quote = "nobody of us would board any planes"
    for words, kind in ((f"if possible {quote}", Priority), (quote, Hard)):
        answer = TRIP | {"budget": 0, "wishes": [wish(quote, "no_transport")]}
        reading = read(base.format(words), answer)
        found = [rule for rule in reading.spec.rules if "transport" in rule.id or "flight" in rule.id]
        assert found and isinstance(found[0].strength, kind), words


def test_unusable_arguments_are_named() -> None:
    for arguments in ({"effort": "lazy"}, {"reader": "both"}, {"reader": "mind"}, {"reader": 5}):
        with pytest.raises(UserError):
            Planner(**arguments, checkpointer="memory").plan("Dallas to Austin, May 4-7 2026")
