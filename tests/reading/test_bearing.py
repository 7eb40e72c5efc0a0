"""A spec against the words: what they do not bear is told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from benchmarks.__main__ import main
from benchmarks.requests import author
from planner_agent import Planner
from planner_agent.spec import Evidence

DALLAS = Evidence(start=0, end=6, quote="Dallas")
TEXT = "Dallas to Austin, May 4-7 2026, two adults, under $900, no flights. Planes give me the creeps."


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(today=date(2026, 3, 2), checkpointer="memory")


def test_what_the_words_say_is_borne(planner: Planner) -> None:
    assert planner.check(TEXT, planner.read(TEXT).spec) == ()
    assert planner.check(TEXT, planner.read(TEXT).spec.model_dump(mode="json")) == ()


def test_each_wrong_part_is_told(planner: Planner) -> None:
    spec = planner.read(TEXT).spec
    flights, budget = spec.rules if "flight" in spec.rules[0].id else spec.rules[::-1]
    wrong = {
        "nothing was made of": {"rules": (budget,)},
        "the spec has": {"rules": (flights, _dearer(budget))},
        "the words say dallas": {"frame": spec.frame.model_copy(update={"origin": "houston"})},
        "no words say it": {"rules": (*spec.rules, _other(flights, None))},
        "does not stand in the text": {
            "rules": (*spec.rules, _other(flights, Evidence(start=0, end=5, quote="Train")))
        },
        "does not say it": {"rules": (*spec.rules, _other(flights, DALLAS))},
    }
    for told, change in wrong.items():
        found = planner.check(TEXT, spec.model_copy(update=change))
        assert any(told in one for one in found), (told, found)


def _dearer(rule):
    body = rule.body.model_copy(update={"bound": rule.body.bound.model_copy(update={"amount": "990.00"})})
    return rule.model_copy(update={"body": body})


def _other(rule, evidence):
    where = rule.body.amount.where.model_copy(update={"values": ("train",)})
    amount = rule.body.amount.model_copy(update={"where": where})
    body = rule.body.model_copy(update={"amount": amount})
    return rule.model_copy(update={"id": "other", "body": body, "evidence": evidence})


def test_words_that_the_vocabulary_does_not_know_may_bear_a_rule(planner: Planner) -> None:
    reading = planner.read(TEXT)
    strange = next(part for part in reading.not_understood if "creeps" in part.quote)
    flights = next(rule for rule in reading.spec.rules if "flight" in rule.id)
    rule = _other(flights, strange)
    told = planner.check(TEXT, reading.spec.model_copy(update={"rules": (*reading.spec.rules, rule)}))
    assert [one for one in told if "train" in one]  # its constant is not among them


def test_another_family_is_told(planner: Planner) -> None:
    tour = Planner(today=date(2026, 3, 2), checkpointer="memory").read(
        "Visit Rome for 3 days and Milan for 2 days. Direct flights: Rome and Milan."
    )
    assert "the text speaks of travel" in planner.check(TEXT, tour.spec)[0]


def test_mutations_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutations", "--requests", str(author.FILE), "--n", "25", "--json"]) == 0
    summary = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert summary["n"] == summary["unchanged"] == 25
    assert summary["caught"] >= 24 and summary["false_alarms"] == 0
