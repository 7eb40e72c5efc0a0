"""An endpoint that misbehaves: a right answer or a clear error, within the time-out."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import signal
import threading
import traceback
from functools import partial

import pytest

from planner_agent import ModelError
from planner_agent.llm import AskError
from tests.llm.conftest import GOOD, KEY, asking
from tests.llm.endpoint import Endpoint, completion, cut, drip, hang, raw, reset, status

FEW = json.dumps({"city": "Paris"})
MANY = {**GOOD, "wishes": GOOD["wishes"] * 4}


def _error(opened, *steps, timeout=20.0, **options) -> AskError:
    with Endpoint(*steps) as endpoint, pytest.raises(ModelError) as caught:
        opened(endpoint, timeout=timeout).ask(asking(**options))
    assert isinstance(caught.value, AskError)
    assert "m-1" in str(caught.value) and endpoint.url in str(caught.value)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    return caught.value


# ---- mended by trying again


@pytest.mark.parametrize(
    "bad", [status(429, retry_after=0.01), status(500), status(503), cut(GOOD), reset()],
    ids=["429", "500", "503", "cut", "reset"],
)  # fmt: skip
def test_what_passes_is_tried_again(opened, bad) -> None:
    with Endpoint(bad, completion(GOOD)) as endpoint:
        answer = opened(endpoint).ask(asking())
    assert answer.value == GOOD and len(endpoint.requests) == 2
    assert (answer.usage.calls, answer.usage.tokens_in, answer.usage.tokens_out) == (1, 40, 9)


def test_retry_after_is_waited_for(opened) -> None:
    with Endpoint(status(429, retry_after=0.4), completion(GOOD)) as endpoint:
        answer = opened(endpoint).ask(asking())
    assert answer.usage.seconds >= 0.4


# ---- not mended: who must act


@pytest.mark.parametrize(
    ("steps", "kind", "code", "words"),
    [
        ([status(429, "slow down", retry_after=0.01)], "rate limit", 429, "too many requests: “slow down”"),
        ([status(429, "slow down", retry_after=3600)], "rate limit", 429, "answered 429: too many requests"),
        ([status(500, "out of order")], "server", 500, "answered 500 (3 times): “out of order”"),
        ([status(401, f"Incorrect API key: {KEY}")], "not allowed", 401, "Set OPENAI_API_KEY"),
        ([status(403, "no")], "not allowed", 403, "may not use it"),
        ([status(404, "no model m-1")], "not found", 404, "Check PLANNER_MODEL"),
        ([raw("moved", code=307, Location="http://example.org/")], "not found", 307, "It has moved"),
        ([status(400, "maximum context length is 512 tokens")], "bad request", 400, "context length is 512"),
        ([raw("<h1>hello</h1>", "text/html")], "not a completion", 200, "text/html"),
        ([raw("data: {}\n\n", "text/event-stream")], "not a completion", 200, "text/event-stream"),
        ([raw('{"choices": []}')], "not a completion", 200, "no chat completion"),
        ([raw('{"choices": [{"message": {"content": 7}}]}')], "not a completion", 200, "no chat completion"),
        ([raw("{" * 5000)], "not a completion", 200, "no chat completion"),
        ([raw(b"\xff\xfe\x00")], "not a completion", 200, "no chat completion"),
        ([completion("I think that Paris is nice.")], "not JSON", None, "gave no JSON object"),
        ([completion('{"city": "Par')], "not JSON", None, "gave no JSON object"),
        ([completion('{"city": "Paris", "wishes": NaN}')], "not JSON", None, "NaN"),
        ([completion('{"city": "Paris", "city": "Rome", "wishes": []}')], "not JSON", None, "twice"),
        ([completion('{"city": "\\ud800", "wishes": []}')], "not JSON", None, "surrogate"),
        ([completion([GOOD])], "not JSON", None, "array"),
        ([completion(FEW)], "wrong schema", None, "'wishes' is missing"),
        ([completion({**GOOD, "price": 0})], "wrong schema", None, "'price' is no property"),
        ([completion(MANY)], "wrong schema", None, "4 items, more than 3"),
        ([completion("")], "empty", None, "empty answer"),
        ([completion(None)], "empty", None, "empty answer"),
        ([completion(None, refusal="I cannot help.")], "refused", None, "“I cannot help.”"),
        ([completion("", finish="content_filter")], "refused", None, "content filter"),
        ([completion('{"city": "Par', finish="length")], "too long", None, "cut off at max_tokens"),
        ([completion("", finish="length")], "too long", None, "used up max_tokens"),
        ([completion(json.dumps({**GOOD, "city": "x" * 100_000}))], "too long", None, "more than 64,000"),
        ([raw("x" * 500_000)], "too long", None, "more than 400,000 bytes"),
        ([cut(GOOD)], "connection", None, "broke off"),
        ([reset()], "connection", None, "broke off"),
        ([raw(b"\x1f\x8b", **{"Content-Encoding": "gzip"})], "connection", None, "compressed"),
    ],
)  # fmt: skip
def test_what_does_not_pass_is_a_clear_error(opened, steps, kind, code, words) -> None:
    error = _error(opened, *steps)
    assert (error.kind, error.status) == (kind, code)
    assert words in str(error)
    assert str(error).count("\n") == 1  # what happened, and what to try


@pytest.mark.parametrize("bad", [hang(), drip(GOOD)], ids=["hang", "drip"])
def test_the_deadline_is_kept(opened, bad) -> None:
    error = _error(opened, bad, timeout=0.3)
    assert error.kind == "time-out" and "within 0.3 s" in str(error)
    assert 0.3 <= error.usage.seconds < 3


def test_the_ask_may_set_its_own_deadline(opened) -> None:
    with Endpoint(hang()) as endpoint, pytest.raises(AskError, match=r"within 0\.2 s"):
        opened(endpoint).ask(asking(timeout=0.2))


def test_a_hang_after_an_overload_names_the_overload(opened) -> None:
    error = _error(opened, status(429, retry_after=0.01), hang(), timeout=0.5)
    assert (error.kind, error.status) == ("rate limit", 429)


def test_nobody_listens(opened) -> None:
    with Endpoint(completion(GOOD)) as endpoint:
        model = opened(endpoint)
    with pytest.raises(AskError, match="could not be reached") as caught:
        model.ask(asking())
    assert caught.value.kind == "connection"


# ---- giving up


def test_an_ask_is_cancelled_from_another_thread(opened) -> None:
    cancel = threading.Event()
    with Endpoint(hang(then=cancel.set)) as endpoint:
        with pytest.raises(AskError) as caught:
            opened(endpoint).ask(asking(cancel=cancel))
        with pytest.raises(AskError):  # and is not even sent where nobody waits any more
            opened(endpoint).ask(asking(cancel=cancel))
    assert caught.value.kind == "cancelled" and len(endpoint.requests) == 1


def test_ctrl_c_ends_the_ask_and_is_passed_on(opened) -> None:
    interrupt = partial(os.kill, os.getpid(), signal.SIGINT)
    with Endpoint(hang(then=interrupt)) as endpoint, pytest.raises(KeyboardInterrupt):
        opened(endpoint).ask(asking())
    asks = [thread for thread in threading.enumerate() if thread.name == "planner-agent-ask"]
    assert not any(_alive(thread) for thread in asks)


def _alive(thread: threading.Thread) -> bool:
    thread.join(2)
    return thread.is_alive()


def test_asks_run_beside_each_other_and_inside_an_event_loop(opened) -> None:
    async def three(model):
        return await asyncio.gather(*(asyncio.to_thread(model.ask, asking()) for _ in range(3)))

    async def inside(model):
        return model.ask(asking())

    with Endpoint(completion(GOOD)) as endpoint:
        model = opened(endpoint)
        answers = [*asyncio.run(three(model)), asyncio.run(inside(model))]
    assert [answer.value for answer in answers] == [GOOD] * 4


# ---- the key


def test_the_key_is_sent_and_shown_nowhere(opened, caplog, capfd, tmp_path) -> None:
    caplog.set_level(logging.DEBUG)
    cache = tmp_path / "answers.sqlite"
    with Endpoint(
        completion(GOOD), status(400, f"bad {KEY} in response_format"), completion(GOOD)
    ) as endpoint:
        model = opened(endpoint, cache=cache)
        model.ask(asking())
        model.ask(asking(seed=1))
    with Endpoint(status(500, f"dump: Authorization: Bearer {KEY}"), status(422, KEY)) as broken:
        other = opened(broken)
        with pytest.raises(AskError) as caught:
            other.ask(asking())
    assert {request.headers["authorization"] for request in endpoint.requests} == {f"Bearer {KEY}"}
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    seen = [
        caplog.text,
        *capfd.readouterr(),
        repr(model),
        repr(vars(model)),
        repr(model.endpoint),
        str(caught.value),
    ]
    assert KEY not in "".join(seen) and KEY.encode() not in written and written
    assert caught.value.__cause__ is None and not _holds(caught.value.__context__)
    with pytest.raises(TypeError, match="not written down"):
        pickle.dumps(model.endpoint)


def _holds(context: BaseException | None) -> bool:
    return context is not None and (hasattr(context, "request") or hasattr(context, "response"))
