"""Threads: several rounds, one request after another, answers that come too late, one lease a thread."""

from __future__ import annotations

import asyncio
import json
import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from planner_agent import Planner, PlannerError, UserError
from planner_agent.data.sources import Sources
from planner_agent.graph.builder import compiled
from planner_agent.graph.leases import FileLeases, MemoryLeases
from tests.graph import toy

GOOD = "go to PARIS on 2027-03-03"


def planner_of(checkpointer="sqlite", catalog=toy.CATALOG, reader=None) -> Planner:
    return Planner(catalog, reader or toy.ToyReader(), today=date(2026, 11, 22), checkpointer=checkpointer)


@pytest.fixture(params=["sqlite", "memory", "saver", "path"])
def planner(request, tmp_path) -> Planner:
    kinds = {"saver": InMemorySaver(), "path": tmp_path / "deep" / "my.db"}
    return planner_of(kinds.get(request.param, request.param))


def state_of(planner: Planner, thread_id: str):
    with planner._threads._store.open() as saver:
        return compiled(saver).get_state({"configurable": {"thread_id": thread_id}})


def test_a_request_with_nothing_open_ends_at_once(planner):
    outcome = planner.start(GOOD)
    assert outcome.outcome == "planned" and outcome.plan.city == "PARIS"
    assert planner.thread(outcome.thread_id) == outcome


def test_several_rounds_of_questions_whose_answers_add_up(planner):
    first = planner.start("hello with SPA")
    assert [question.id for question in first.questions] == ["destination", "dates"]
    second = planner.answer(first.thread_id, {"destination": "PARIX", "dates": "2027-02-03"})
    assert [question.id for question in second.questions] == ["destination"]
    third = planner.answer(first.thread_id, {"destination": "PARIS"})
    assert third.outcome == "unsupported" and third.questions[0].id == "unsupported"
    last = planner.answer(first.thread_id, {"unsupported": "go on without it"})
    assert (last.outcome, last.plan.city, last.plan.day) == ("planned", "PARIS", date(2027, 2, 3))
    assert [wish.quote for wish in last.unsupported] == ["SPA"]
    assert {first.thread_id} == {second.thread_id, third.thread_id, last.thread_id}


def test_a_question_left_out_takes_its_default_or_is_asked_again(planner):
    thread = planner.start("hello soon").thread_id
    assert [question.id for question in planner.answer(thread, {}).questions] == ["destination"]
    outcome = planner.answer(thread, {"destination": "PARIS"})
    assert outcome.plan.day == date(2027, 1, 1)


def test_stopping_ends_the_thread(planner):
    thread = planner.start(f"{GOOD} with SPA").thread_id
    outcome = planner.answer(thread, {"unsupported": "stop"})
    assert (outcome.outcome, outcome.questions) == ("unsupported", ())
    with pytest.raises(UserError, match="finished"):
        planner.answer(thread, {"unsupported": "yes"})


def test_consent_does_not_reach_wishes_that_come_up_later(planner):
    class Reader(toy.ToyReader):
        def read(self, text, catalog, today, answers=None):
            self.calls += 1
            more = " with POOL" if self.calls > 1 else ""
            return super().read(text + more, catalog, today, answers)

    planner.context.reader.__class__ = Reader
    thread = planner.start(f"{GOOD} with SPA").thread_id
    outcome = planner.answer(thread, {"unsupported": "yes"})
    assert outcome.outcome == "unsupported" and "“POOL”" in outcome.questions[0].text


def test_an_answer_to_a_finished_or_unknown_thread(planner):
    thread = planner.start(GOOD).thread_id
    with pytest.raises(UserError, match=f"{thread}.*finished") as finished:
        planner.answer(thread, {"dates": "2027-01-01"})
    with pytest.raises(UserError, match="no thread 'nobody'") as unknown:
        planner.answer("nobody", {"dates": "2027-01-01"})
    assert finished.value.hint and unknown.value.hint
    assert not planner.knows("nobody"), "asking makes no thread"
    assert planner.thread(thread).outcome == "planned", "nothing is lost"


def test_an_answer_to_a_question_that_nobody_asked(planner):
    thread = planner.start("go to PARIS").thread_id
    with pytest.raises(UserError, match="by the name of 'colour'") as caught:
        planner.answer(thread, {"colour": "blue"})
    assert "dates" in caught.value.hint
    assert planner.thread(thread).questions, "the thread still waits"


def test_a_new_request_in_a_thread_forgets_the_one_before(planner):
    thread = planner.start(f"{GOOD} with SPA blurb zeppelins").thread_id
    planner.answer(thread, {"unsupported": "yes"})
    again = planner.start("go to ROME", thread)
    assert (again.thread_id, again.outcome) == (thread, "needs_input")
    values = state_of(planner, thread).values
    assert (values["answers"], values["accepted"], values["offered"]) == ({}, [], [])
    waiting = planner.start(f"{GOOD} with SPA", thread)
    assert waiting.outcome == "unsupported", "what was agreed in an earlier request is not agreed in this one"


def test_a_new_request_while_the_thread_waits_drops_the_open_questions(planner):
    thread = planner.start("hello").thread_id
    assert planner.start(GOOD, thread).plan.city == "PARIS"
    with pytest.raises(UserError, match="finished"):
        planner.answer(thread, {"destination": "ROME"})


def test_the_day_of_the_request_counts_not_that_of_the_answer(planner):
    thread = planner.start("go to PARIS").thread_id
    planner.today = date(2026, 12, 24)
    assert "today is 2026-11-22." in planner.answer(thread, {"dates": "2027-01-02"}).assumptions


def test_state_is_plain_json_and_the_catalog_is_not_in_it(planner):
    thread = planner.start(f"{GOOD} under USD 100").thread_id
    values = state_of(planner, thread).values
    assert json.loads(json.dumps(values)) == values
    assert values["schema_version"] == 1


def test_nothing_costly_runs_twice_on_resume():
    planner = planner_of("memory")
    thread = planner.start("go to PARIS").thread_id
    assert planner.context.reader.calls == 1
    planner.answer(thread, {"dates": "2027-01-02"})
    assert planner.context.reader.calls == 2


def test_a_thread_of_another_catalog_is_not_gone_on_with():
    thread = planner_of().start("go to PARIS").thread_id
    other = planner_of(catalog=SimpleNamespace(name="elsewhere", currency="USD"))
    with pytest.raises(UserError, match="'toy town', and this is 'elsewhere'"):
        other.answer(thread, {"dates": "2027-01-02"})
    assert other.start(GOOD, thread).outcome == "planned"


@pytest.mark.parametrize("thread_id", ["", "  ", "a\nb", "x" * 201, 7])
def test_ids_that_cannot_be_kept(thread_id):
    with pytest.raises(UserError, match="no thread id"):
        planner_of("memory").start(GOOD, thread_id)


@pytest.mark.parametrize("thread_id", ["my trip", "../../etc/passwd", "ünïcode 😀", "a;b:c|d"])
def test_odd_ids_are_kept_as_they_are(thread_id, tmp_path):
    planner = planner_of()
    assert planner.start("go to PARIS", thread_id).thread_id == thread_id
    assert planner_of().answer(thread_id, {"dates": "2027-01-02"}).outcome == "planned"
    assert {path.name for path in tmp_path.iterdir()} <= {
        "threads.sqlite", "threads.sqlite-wal", "threads.sqlite-shm", "threads.locks",
    }  # fmt: skip


def test_a_fault_in_a_step_leaves_a_thread_that_can_be_used_again(planner, monkeypatch):
    thread = planner.start("go to PARIS").thread_id
    monkeypatch.setattr(toy.FAMILY, "findings", ("it says 81",))
    with pytest.raises(PlannerError, match="it says 81"):
        planner.answer(thread, {"dates": "2027-01-02"})
    monkeypatch.setattr(toy.FAMILY, "findings", ())
    assert planner.thread(thread).plan.day == date(2027, 1, 2), "the answer was kept"


# Asynchronous ------------------------------------------------------------------------------------


def test_the_asynchronous_calls(planner):
    async def talk():
        first = await planner.astart("go to PARIS")
        return first, await planner.aanswer(first.thread_id, {"dates": "2027-01-02"})

    first, last = asyncio.run(talk())
    assert (first.outcome, last.outcome, last.plan.day) == ("needs_input", "planned", date(2027, 1, 2))
    with pytest.raises(UserError, match="finished"):
        planner.answer(first.thread_id, {"dates": "2027-01-02"})


def test_many_threads_at_once():
    planner = planner_of()

    async def talk(number):
        first = await planner.astart("go to PARIS")
        last = await planner.aanswer(first.thread_id, {"dates": f"2027-01-{number:02}"})
        return last.plan.day.day

    async def all_of_them():
        return await asyncio.gather(*(talk(number) for number in range(1, 9)))

    assert asyncio.run(all_of_them()) == list(range(1, 9))


# Races -------------------------------------------------------------------------------------------


def test_of_two_racing_answers_one_is_taken_and_the_other_told(planner, monkeypatch):
    monkeypatch.setattr(toy.FAMILY, "delay", 0.3)
    thread = planner.start("go to PARIS").thread_id
    results: dict[str, object] = {}

    def answer(day):
        try:
            results[day] = planner.answer(thread, {"dates": day}).plan.day.isoformat()
        except UserError as error:
            results[day] = error

    racers = [threading.Thread(target=answer, args=(f"2027-01-0{number}",)) for number in (1, 2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    errors = [found for found in results.values() if isinstance(found, UserError)]
    taken = [(day, found) for day, found in results.items() if isinstance(found, str)]
    assert len(errors) == 1 and thread in errors[0].message and errors[0].hint
    assert len(taken) == 1 and taken[0][0] == taken[0][1] == planner.thread(thread).plan.day.isoformat()


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_leases(kind, tmp_path):
    leases = FileLeases(tmp_path / "locks") if kind == "file" else MemoryLeases()
    with leases.hold("a"):
        with pytest.raises(UserError, match="'a' is being worked on"), leases.hold("a"):
            raise AssertionError("two leases at once")
        with leases.hold("b"):
            pass
    with leases.hold("a"):
        pass
    if kind == "file":
        assert not list((tmp_path / "locks").iterdir()), "free leases leave no file"


def test_leases_exclude_each_other_under_load(tmp_path):
    leases = FileLeases(tmp_path / "locks")
    inside, most, taken = [0], [0], [0]

    def work():
        for _ in range(200):
            try:
                with leases.hold("a"):
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                    taken[0] += 1
                    inside[0] -= 1
            except UserError:
                pass

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert most[0] == 1 and taken[0] > 0


# A host of its own -------------------------------------------------------------------------------


def test_langgraph_json_names_a_graph_that_a_host_can_run(monkeypatch):
    from planner_agent.graph import builder, nodes
    from planner_agent.pipeline import Context

    root = Path(__file__).parents[2]
    named = json.loads((root / "langgraph.json").read_text())["graphs"]["planner"]
    assert named == "./planner_agent/graph/builder.py:graph"
    monkeypatch.setattr(nodes, "_default_context", lambda: Context(Sources(toy.CATALOG), toy.ToyReader()))
    values = builder.graph().invoke({"request": {"text": GOOD}})
    assert values["outcome"]["plan"]["city"] == "PARIS"
    assert values["request"]["today"] == date.today().isoformat()
