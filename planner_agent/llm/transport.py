"""One request through the ``openai`` SDK, with an end that is kept.

The SDK's time-outs hold for one phase of one attempt; an ask has one deadline for all of it. So the call
runs in a thread with its own event loop, where it can be cancelled at any point, and the caller waits no
longer than agreed. What comes back is a plain value: no exception that holds a request, whose headers hold
the key, leaves here.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import threading
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from planner_agent.errors import UserError
from planner_agent.secret import Secret

MAX_BODY = 400_000
"""Bytes of a response; 64,000 characters, each escaped, fit."""
_SLICE = 0.02
_GRACE = 1.0
"""Seconds for a cancelled call to close its socket before it is left behind."""
_AZURE = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is served; ``key`` may be None for servers that want none."""

    base_url: str
    model: str
    key: Secret | None = None

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.base_url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        if host is None or parts.scheme not in ("http", "https"):
            raise UserError(
                "The base URL of the model is none.",
                "Give one like https://api.openai.com/v1 in OPENAI_BASE_URL.",
            )
        query = {name for name, _ in parse_qsl(parts.query)}
        if parts.username or parts.password or query - {"api-version"} or parts.fragment:
            raise UserError(
                f"The base URL of the model at {host} holds more than an address.",
                "Give the key in OPENAI_API_KEY; only ?api-version=… may follow the address.",
            )

    @property
    def address(self) -> str:
        """The base URL without its query."""
        return self.base_url.partition("?")[0].rstrip("/")

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.base_url).query))

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    @property
    def port(self) -> int:
        parts = urlsplit(self.base_url)
        return parts.port or (443 if parts.scheme == "https" else 80)

    @property
    def loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def redacted(self, text: str) -> str:
        return self.key.redacted(text) if self.key else text


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint answered in the end, good or bad; ``attempts`` counts the SDK's retries too."""

    status: int
    body: bytes
    content_type: str = ""
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class NoReply:
    """Why there is none: the deadline passed, the connection failed, the caller gave up, or the body has no
    end. ``last_status`` is the last one before that, if any."""

    why: str  # "time-out" | "connection" | "cancelled" | "too long"
    detail: str = ""
    last_status: int | None = None


@dataclass(slots=True)
class _Seen:
    """What the attempts of one call met; written by the hooks."""

    attempts: int = 0
    status: int | None = None


class _TooLong(Exception):
    pass


class _Compressed(Exception):
    """A body that was asked for as it is: its size could not be bounded."""


@dataclass(slots=True)
class _Job:
    """A call under way: how to cancel it from outside, and its result."""

    loop: asyncio.AbstractEventLoop | None = None
    task: asyncio.Task[Any] | None = None
    gone: bool = False
    result: Reply | NoReply | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        self.gone = True
        if self.loop is not None and self.task is not None and not self.finished.is_set():
            with suppress(RuntimeError):  # the loop has just ended by itself
                self.loop.call_soon_threadsafe(self.task.cancel)


def send(
    endpoint: Endpoint,
    parameters: Mapping[str, Any],
    deadline: float,
    retries: int,
    cancel: threading.Event | None = None,
) -> Reply | NoReply:
    """Sends one chat completion request; returns not later than ``deadline`` (of ``time.monotonic``) by more
    than a moment. Bad statuses are replies. KeyboardInterrupt ends the call and goes on to the caller."""
    import openai  # noqa: F401 - its second of importing is ours, not the endpoint's

    job = _Job()
    worker = threading.Thread(
        target=_work,
        args=(job, endpoint, parameters, deadline, retries),
        name="planner-agent-ask",
        daemon=True,
    )
    worker.start()
    try:
        while not job.finished.wait(_wait(deadline, cancel)):
            if cancel is not None and cancel.is_set():
                return NoReply("cancelled")
            if time.monotonic() > deadline + _GRACE:
                return NoReply("time-out")
    finally:
        job.cancel()
    worker.join(_GRACE)
    return job.result or NoReply("time-out")


def _wait(deadline: float, cancel: threading.Event | None) -> float:
    left = max(deadline + _GRACE - time.monotonic(), 0.001)
    return min(left, _SLICE) if cancel is not None else left


def _work(
    job: _Job, endpoint: Endpoint, parameters: Mapping[str, Any], deadline: float, retries: int
) -> None:
    try:
        job.result = asyncio.run(_timed(job, endpoint, parameters, deadline, retries))
    except BaseException as error:
        job.result = NoReply("connection", type(error).__name__)
    finally:
        job.finished.set()


async def _timed(
    job: _Job, endpoint: Endpoint, parameters: Mapping[str, Any], deadline: float, retries: int
) -> Reply | NoReply:
    job.loop, job.task = asyncio.get_running_loop(), asyncio.current_task()
    seen = _Seen()
    if job.gone:
        return NoReply("cancelled")
    try:
        return await asyncio.wait_for(
            _sent(endpoint, parameters, deadline, retries, seen), deadline - time.monotonic()
        )
    except TimeoutError:
        return NoReply("time-out", last_status=seen.status)
    except asyncio.CancelledError:
        return NoReply("cancelled")


async def _sent(
    endpoint: Endpoint, parameters: Mapping[str, Any], deadline: float, retries: int, seen: _Seen
) -> Reply | NoReply:
    import openai

    key = endpoint.key.reveal() if endpoint.key else "none"
    headers = {"Accept-Encoding": "identity"}
    if endpoint.key and endpoint.host.endswith(_AZURE):
        headers["api-key"] = key
    async with openai.AsyncOpenAI(
        api_key=key,
        base_url=endpoint.address,
        default_query=endpoint.query,
        default_headers=headers,
        timeout=max(deadline - time.monotonic(), 0.001),
        max_retries=retries,
        http_client=_http_client(endpoint, deadline, seen),
    ) as client:
        try:
            raw = await client.chat.completions.with_raw_response.create(**parameters)
        except openai.APIStatusError as error:
            return _reply(error.response, seen)
        except openai.APITimeoutError:
            return NoReply("time-out", last_status=seen.status)
        except openai.APIConnectionError as error:
            return NoReply("connection", _reason(error), seen.status)
        except _TooLong:
            return NoReply("too long")
        except _Compressed:
            return NoReply("connection", "a compressed body, which was not asked for")
        return _reply(raw.http_response, seen)


def _http_client(endpoint: Endpoint, deadline: float, seen: _Seen) -> Any:
    """The SDK's client with bounded bodies; it follows no redirects, which could carry the key elsewhere, and
    asks no proxy for this machine."""
    import httpx2
    import openai

    class Bounded(httpx2.AsyncByteStream):
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for chunk in self._inner:
                size += len(chunk)
                if size > MAX_BODY:
                    raise _TooLong
                yield chunk

        async def aclose(self) -> None:
            await self._inner.aclose()

    async def note(response: Any) -> None:
        seen.attempts += 1
        seen.status = response.status_code
        if response.headers.get("content-encoding", "identity") != "identity":
            raise _Compressed
        response.stream = Bounded(response.stream)
        wait = _seconds(response.headers.get("retry-after"))
        if wait is not None and time.monotonic() + wait > deadline:
            # The SDK would wait for longer than we may.
            response.headers["x-should-retry"] = "false"

    # Without TLS a context without authorities serves: loading them takes longer than a request on loopback.
    bare = not endpoint.base_url.startswith("https")
    return openai.DefaultAsyncHttpxClient(
        follow_redirects=False,
        trust_env=not endpoint.loopback,
        verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if bare else True,
        event_hooks={"response": [note]},
    )


def _reply(response: Any, seen: _Seen) -> Reply:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Reply(response.status_code, response.content, kind, max(seen.attempts, 1))


def _reason(error: BaseException) -> str:
    """The name of the fault at the bottom, without its words, which may hold anything."""
    while error.__cause__ is not None:
        error = error.__cause__
    return type(error).__name__


def _seconds(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
