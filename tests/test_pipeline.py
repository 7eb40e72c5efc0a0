"""The steps in a row, on a toy family: questions, refusals, foreign money, faults that are never shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from planner_agent import PlannerError, SolverError, UserError, families, pipeline
from planner_agent.data.sources import Sources
from planner_agent.dialogue.questions import consents
from planner_agent.dialogue.rates import foreign_sums, rates_in
from planner_agent.outcome import Violation
from tests.graph import toy

TODAY = date(2026, 11, 22)
GOOD = "go to PARIS on 2027-03-03"


@pytest.fixture(autouse=True)
def _toy(monkeypatch):
    monkeypatch.setitem(families._REGISTRY, "toy", "tests.graph.toy")


def run(text, answers=None, accepted=()):
    context = pipeline.Context(Sources(toy.CATALOG), toy.ToyReader())
    return pipeline.run(pipeline.request(text, TODAY, answers, accepted), context)


# Questions ---------------------------------------------------------------------------------------


def test_what_is_missing_is_asked_in_one_message_the_most_important_first():
    outcome = run("hello")
    assert outcome.outcome == "needs_input"
    assert [question.id for question in outcome.questions] == ["destination", "dates"]
    assert all(question.text in outcome.text and question.reason for question in outcome.questions)


def test_an_ambiguity_is_asked_with_its_options():
    (question,) = run("go to PARIX on 2027-03-03").questions
    assert (question.id, question.options) == ("destination", ("PARIS", "PARIXO"))
    assert run("go to PARIX on 2027-03-03", {"destination": "PARIXO"}).plan.city == "PARIXO"


def test_an_answer_that_does_not_help_is_asked_again():
    (question,) = run("go to PARIS", {"dates": "2019-01-01"}).questions
    assert "past" in question.text


def test_a_skipped_question_takes_its_default_and_says_so():
    assert run("go to PARIS soon").questions[0].default == "2027-01-01"
    outcome = run("go to PARIS soon", {"dates": " "})
    assert outcome.plan.day == date(2027, 1, 1)
    assert "dates: 2027-01-01 (the question was skipped)." in outcome.assumptions
    assert run("go to PARIS", {"dates": ""}).outcome == "needs_input"


def test_what_has_a_sensible_default_is_not_asked_but_assumed():
    class Reader(toy.ToyReader):
        def read(self, *args):
            gap = toy.Gap(field="party", reason="missing", question="How many?", default="one traveller")
            return super().read(*args).model_copy(update={"gaps": (gap,)})

    context = pipeline.Context(Sources(toy.CATALOG), Reader())
    outcome = pipeline.run(pipeline.request(GOOD, TODAY), context)
    assert outcome.outcome == "planned"
    assert "party: one traveller." in outcome.assumptions


def test_words_not_understood_are_told_with_the_plan():
    outcome = run(f"{GOOD} blurb zeppelins")
    assert outcome.outcome == "planned"
    assert [words.quote for words in outcome.not_understood] == ["zeppelins"]
    assert "not understood: zeppelins" in outcome.text


# Refusals ----------------------------------------------------------------------------------------


def test_a_hard_wish_that_cannot_be_said_is_refused_with_an_offer():
    outcome = run(f"{GOOD} with SPA")
    assert (outcome.outcome, outcome.plan) == ("unsupported", None)
    assert [wish.quote for wish in outcome.unsupported] == ["SPA"]
    assert [question.id for question in outcome.questions] == ["unsupported"]
    offer = outcome.questions[0].text
    assert "“SPA”" in offer and "go on without it" in offer


@pytest.mark.parametrize("answer", ["go on without it", "Go on.", "yes", "OK", "1"])
def test_with_consent_the_plan_goes_on_and_lists_what_is_left_out(answer):
    outcome = run(f"{GOOD} with SPA under USD 100", {"unsupported": answer})
    assert outcome.outcome == "planned"
    assert [rule.id for rule in outcome.spec.rules] == ["under USD 100"]
    assert [wish.quote for wish in outcome.unsupported] == ["SPA"]


def test_without_consent_it_ends_and_an_unclear_answer_is_asked_again():
    stopped = run(f"{GOOD} with SPA", {"unsupported": "stop"})
    assert (stopped.outcome, stopped.questions) == ("unsupported", ())
    assert run(f"{GOOD} with SPA", {"unsupported": "what about a sauna?"}).questions
    assert consents("perhaps") is None


def test_consent_to_one_wish_is_none_to_another():
    assert run(f"{GOOD} with SPA", accepted=("SPA",)).outcome == "planned"
    outcome = run(f"{GOOD} with SPA and with POOL", accepted=("SPA",))
    assert outcome.outcome == "unsupported"
    assert "“POOL”" in outcome.questions[0].text and "“SPA”" not in outcome.questions[0].text


def test_a_soft_wish_that_cannot_be_said_is_listed_and_the_plan_goes_on():
    outcome = run(f"{GOOD} maybe SPA")
    assert outcome.outcome == "planned"
    assert [wish.quote for wish in outcome.unsupported] == ["SPA"]
    assert outcome.spec.rules == ()


def test_gaps_and_foreign_money_come_in_one_message():
    outcome = run("go to PARIS under EUR 100 with SPA")
    assert (outcome.outcome, [question.id for question in outcome.questions]) == (
        "needs_input",
        ["dates", "currency"],
    )


# Foreign money -----------------------------------------------------------------------------------


def test_foreign_money_without_a_rate_is_asked_about():
    (question,) = run(f"{GOOD} under EUR 100").questions
    assert question.id == "currency" and "1 EUR in USD" in question.text and "100 EUR" in question.reason
    outcome = run(f"{GOOD} under EUR 100", {"currency": "1.08"})
    assert outcome.outcome == "planned"
    assert "1 EUR is 1.08 USD, from your answer." in outcome.assumptions
    assert run(f"{GOOD} under EUR 70", {"currency": "1.08"}).outcome == "infeasible"
    assert "“dunno”" in run(f"{GOOD} under EUR 100", {"currency": "dunno"}).questions[0].text


@pytest.mark.parametrize(
    ("answer", "rate"),
    [
        ("1.08", "1.08"),
        ("1 EUR = 1.08 USD", "1.08"),
        ("€ = $1.08", "1.08"),
        ("eur is 1.1", "1.1"),
        ("EUR=1.08, GBP=1.27", "1.08"),
        ("$1,620", "1.08"),
        ("USD 1620", "1.08"),
        ("make it 1650 USD", "1.1"),
        ("1 EUR = 0.9 GBP", None),
        ("1620", None),  # a rate or a sum?
        ("0", None),
        ("EUR=1.08 GBP=1.27", "1.08"),
        ("1 EUR = 1,08 USD", None),  # a comma may group thousands
        ("a lot", None),
        ("", None),
    ],
)
def test_what_an_answer_says_about_a_rate(answer, rate):
    expected = {} if rate is None else {"EUR": Fraction(rate)}
    assert rates_in(answer, {"EUR": (Fraction(1500),)}, "USD") == expected


def test_several_currencies():
    foreign = {"EUR": (Fraction(100),), "GBP": (Fraction(90), Fraction(80))}
    assert rates_in("1.08", foreign, "USD") == {}
    assert rates_in("GBP=1.27", foreign, "USD") == {"GBP": Fraction("1.27")}
    outcome = run(f"{GOOD} under EUR 100 under GBP 90", {"currency": "EUR=1.08"})
    assert "1 GBP in USD" in outcome.questions[0].text
    assert run(f"{GOOD} under EUR 100 under GBP 90", {"currency": "EUR=1, GBP=1"}).outcome == "planned"


def test_the_foreign_sums_of_a_spec_are_found_once():
    spec = toy.ToyReader().read(f"{GOOD} under EUR 100 under USD 5 under EUR 90", None, TODAY).spec
    assert foreign_sums(spec, "USD") == {"EUR": (Fraction(100), Fraction(90))}


# Solving -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("city", "expected"), [("NOWHERE", "infeasible"), ("SLOW", "timed_out")])
def test_no_plan_is_an_outcome(city, expected):
    outcome = run(f"go to {city} on 2027-03-03")
    assert (outcome.outcome, outcome.plan) == (expected, None)


def test_a_backend_that_breaks_is_named():
    with pytest.raises(SolverError, match=r"'cp-sat' failed: the engine broke") as caught:
        run("go to CRASH on 2027-03-03")
    assert "--backend" in caught.value.hint


def test_a_plan_with_a_violation_is_never_shown(monkeypatch):
    monkeypatch.setattr(toy.FAMILY, "violations", (Violation(code="budget", message="costs 81"),))
    with pytest.raises(SolverError, match="budget: costs 81"):
        run(GOOD)


def test_a_text_that_the_audit_does_not_bear_out_is_never_shown(monkeypatch):
    monkeypatch.setattr(toy.FAMILY, "findings", ("it says 81",))
    with pytest.raises(PlannerError, match="it says 81"):
        run(GOOD)


def test_a_missing_rate_that_only_the_family_sees_is_the_users():
    context = pipeline.Context(Sources(toy.CATALOG), toy.ToyReader())
    spec = toy.ToyReader().read(f"{GOOD} under EUR 100", None, TODAY).spec
    with pytest.raises(UserError, match="no exchange rate"):
        pipeline.solve(spec, context, replace(context.options, rates={}))


# Requests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \n\t ", None, 7, "x" * 20_001])
def test_what_is_no_request(text):
    with pytest.raises(UserError) as caught:
        pipeline.request(text, TODAY)
    assert caught.value.hint


@pytest.mark.parametrize("answers", [{"dates": 3}, {"dates": "x" * 2_001}, ["dates"]])
def test_what_is_no_answer(answers):
    with pytest.raises(UserError) as caught:
        pipeline.request(GOOD, TODAY, answers)
    assert caught.value.hint


def test_undecodable_bytes_of_a_command_line_keep_their_place():
    asked = pipeline.request("caf\udce9 😀 ok", TODAY)
    assert asked.text == "caf\ufffd 😀 ok"
