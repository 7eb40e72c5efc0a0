"""Threads: start a request, answer its questions, find it again after a restart."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from langgraph.types import Command, StateSnapshot

from planner_agent.errors import UserError
from planner_agent.graph.builder import compiled
from planner_agent.graph.checkpoints import store
from planner_agent.graph.state import STATE_VERSION, Live, input_of, outcome_of
from planner_agent.outcome import Outcome
from planner_agent.pipeline import Context, Request

_LONGEST_ID = 200
#: Each step is on the disk before the next begins, so that a kill loses none.
_KEPT = "sync"
_READ = object()  # in place of an input: only look

#: A conversation with the graph: yields inputs (or ``_READ``) and is sent what came of them, the
#: values or the snapshot; so that one text serves the blocking and the asynchronous calls.
Talk = Generator[Any, Any, Outcome]


class Threads:
    """The graph over one context, with its store and one lease a thread."""

    def __init__(self, context: Context, checkpointer: Any, home: Path) -> None:
        self._context = context
        self._store = store(checkpointer, home)

    def start(self, asked: Request, thread_id: str | None = None) -> Outcome:
        """A new thread, or a new request in an old one: whatever was open there is dropped."""
        name, live = _checked(thread_id), Live(self._context)
        return self._run(self._starting(asked, name, live), name, live)

    def answer(self, thread_id: str, answers: Mapping[str, str]) -> Outcome:
        """Take the answers and go on; UserError for a thread that waits for none."""
        name, live = _known(thread_id), Live(self._context)
        return self._run(self._answering(answers, name, live), name, live)

    def outcome(self, thread_id: str) -> Outcome:
        """The last outcome of a thread; a run that was cut off is finished first."""
        name, live = _known(thread_id), Live(self._context)
        return self._run(self._looking(name, live), name, live)

    def knows(self, thread_id: str) -> bool:
        """Whether there is such a thread, of whatever version."""
        with self._store.open() as saver:
            with _readable(thread_id):
                snapshot = compiled(saver).get_state(_config(_known(thread_id)))
            return bool(snapshot.values or snapshot.tasks)

    async def astart(self, asked: Request, thread_id: str | None = None) -> Outcome:
        name, live = _checked(thread_id), Live(self._context)
        return await self._arun(self._starting(asked, name, live), name, live)

    async def aanswer(self, thread_id: str, answers: Mapping[str, str]) -> Outcome:
        name, live = _known(thread_id), Live(self._context)
        return await self._arun(self._answering(answers, name, live), name, live)

    def _starting(self, asked: Request, name: str, live: Live) -> Talk:
        values = yield input_of(asked, self._context.sources.catalog)
        return _result(values, live, name)

    def _answering(self, answers: Mapping[str, str], name: str, live: Live) -> Talk:
        snapshot = yield from self._settled(name)
        known = snapshot.values["answers"]
        repeated = all(known.get(asked, "") == words for asked, words in answers.items())
        if live.outcome is not None and not snapshot.interrupts and repeated:
            return _result(snapshot.values, live, name)  # it was cut off after these answers
        values = yield _resume(snapshot, answers, name)
        return _result(values, live, name)

    def _looking(self, name: str, live: Live) -> Talk:
        snapshot = yield from self._settled(name)
        return _result(snapshot.values, live, name)

    def _settled(self, name: str) -> Generator[Any, Any, StateSnapshot]:
        """The snapshot of a usable thread, after finishing a run that was cut off."""
        snapshot = yield _READ
        if _was_cut_off(snapshot, name, self._context):
            yield None
            snapshot = yield _READ
        return snapshot

    def _run(self, talk: Talk, name: str, live: Live) -> Outcome:
        with self._store.leases.hold(name), self._store.open() as saver:
            graph, reply = compiled(saver), None
            while True:
                try:
                    said = talk.send(reply)
                except StopIteration as end:
                    return end.value
                if said is _READ:
                    with _readable(name):
                        reply = graph.get_state(_config(name))
                else:
                    reply = graph.invoke(said, _config(name), context=live, durability=_KEPT)

    async def _arun(self, talk: Talk, name: str, live: Live) -> Outcome:
        with self._store.leases.hold(name):
            async with self._store.aopen() as saver:
                graph, reply = compiled(saver), None
                while True:
                    try:
                        said = talk.send(reply)
                    except StopIteration as end:
                        return end.value
                    if said is _READ:
                        with _readable(name):
                            reply = await graph.aget_state(_config(name))
                    else:
                        reply = await graph.ainvoke(said, _config(name), context=live, durability=_KEPT)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """What was stored and cannot be decoded is told; what SQLite says, its store tells."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(
            f"What is kept of thread {name!r} cannot be read ({type(error).__name__}).",
            "Start the request anew under another thread id.",
        ) from error


def _config(thread_id: str) -> Any:
    return {"configurable": {"thread_id": thread_id}}


def _checked(thread_id: str | None) -> str:
    """The id, or a new one; UserError for one that cannot be kept."""
    return uuid4().hex if thread_id is None else _known(thread_id)


def _known(thread_id: str) -> str:
    usable = isinstance(thread_id, str) and thread_id.strip() and thread_id.isprintable()
    if not usable or len(thread_id) > _LONGEST_ID:
        raise UserError(
            f"{str(thread_id)[:80]!r} is no thread id.",
            f"Use 1 to {_LONGEST_ID} printable characters, or none for a new thread.",
        )
    return thread_id


def _was_cut_off(snapshot: StateSnapshot, name: str, context: Context) -> bool:
    """Whether the thread's last run ended in the middle; UserError for a thread that cannot be used."""
    values = snapshot.values
    if not values and not snapshot.tasks:
        raise UserError(f"There is no thread {name!r}.", "Start one; its outcome names its id.")
    cut_off = bool(snapshot.tasks) and not snapshot.interrupts  # ``next`` leaves out tasks half kept
    if cut_off and "schema_version" not in values:
        return True  # before its first node
    version = values.get("schema_version")
    if version != STATE_VERSION:
        raise UserError(
            f"Thread {name!r} was written by another version of the planner (state {version}; "
            f"this one reads {STATE_VERSION}).",
            "Start the request anew under this thread id: that replaces it.",
        )
    begun = values["request"]["catalog"]
    here = context.sources.catalog.name
    if begun != here:
        raise UserError(
            f"Thread {name!r} was begun on the catalog {begun!r}, and this is {here!r}.",
            "Give the catalog it was begun with (--catalog), or start a new thread.",
        )
    return cut_off


def _resume(snapshot: StateSnapshot, answers: Mapping[str, str], name: str) -> Command[Any]:
    """The command that hands over the answers; UserError where nothing waits for them."""
    if not snapshot.interrupts:
        raise UserError(
            f"Thread {name!r} is finished and waits for no answer.",
            "Start a new request; it may have the same thread id.",
        )
    pending = snapshot.interrupts[0]
    asked = [question["id"] for question in pending.value]
    strange = [answer for answer in answers if answer not in asked]
    if strange:
        raise UserError(
            f"Thread {name!r} asks nothing by the name of {', '.join(map(repr, strange))}.",
            f"Open questions: {', '.join(asked)}.",
        )
    return Command(resume={pending.id: dict(answers)})


def _result(values: Mapping[str, Any], live: Live, name: str) -> Outcome:
    outcome = live.outcome if live.outcome is not None else outcome_of(values["outcome"])
    return outcome.model_copy(update={"thread_id": name})
