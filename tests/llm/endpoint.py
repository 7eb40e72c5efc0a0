"""A real HTTP server on loopback that answers chat completions, well or badly, as it is told.

    with Endpoint(status(429, retry_after=0.05), completion({"ready": True})) as endpoint:
        model = open_model(settings, base_url=endpoint.url, model="m", api_key="…")

Each request takes the next step; the last one is repeated. ``endpoint.requests`` keeps what came in.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Request:
    """A request as it came in; the names of ``headers`` in small letters."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def mode(self) -> str:
        """In which form the answer's schema was asked for."""
        form = self.body.get("response_format")
        if form is None:
            return "plain"
        strict = form["type"] == "json_schema" and form["json_schema"].get("strict") is True
        return "strict" if strict else form["type"]


@dataclass
class Exchange:
    """One request under way; a step writes the answer."""

    request: Request
    handler: BaseHTTPRequestHandler
    closing: threading.Event

    def send(
        self,
        body: bytes | str,
        status: int = 200,
        content_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        """A whole response; ``length`` announces another size than is sent."""
        body = body.encode() if isinstance(body, str) else body
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", content_type)
        self.handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.handler.wfile.write(body)


Step = Callable[[Exchange], None]


class Endpoint:
    """The server; a context manager. ``url`` is the base URL."""

    def __init__(self, *steps: Step) -> None:
        self.requests: list[Request] = []
        self._steps: Iterator[Step] = iter(steps)
        self._last: Step = steps[-1]
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def modes(self) -> list[str]:
        """The forms asked for, in order."""
        return [request.mode for request in self.requests]

    def __enter__(self) -> Endpoint:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def _take(self, request: Request) -> Step:
        with self._lock:
            self.requests.append(request)
            return next(self._steps, self._last)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.close_connection = True
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                request = Request(
                    self.path, {name.lower(): value for name, value in self.headers.items()}, json.loads(body)
                )
                step = endpoint._take(request)
                with suppress(BrokenPipeError, ConnectionResetError):
                    step(Exchange(request, self, endpoint._closing))

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


# ---- steps


def completion(
    answer: Any,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (40, 9),
    content_type: str = "application/json",
) -> Step:
    """A chat completion; ``answer`` is the text, or a value to be written as JSON."""
    return lambda exchange: exchange.send(
        _completion(answer, finish, refusal, tokens), content_type=content_type
    )


def status(code: int, message: str = "", *, retry_after: float | str | None = None, **fields: Any) -> Step:
    """An error as OpenAI words it; ``fields`` are its param, code and type."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    body = json.dumps({"error": {"message": message or f"error {code}", **fields}})
    return lambda exchange: exchange.send(body, code, headers=headers)


def raw(body: bytes | str, content_type: str = "application/json", code: int = 200, **headers: str) -> Step:
    """Any body of any kind."""
    return lambda exchange: exchange.send(body, code, content_type, headers)


def hang(seconds: float = 30.0, then: Callable[[], Any] | None = None) -> Step:
    """Nothing at all, for ``seconds`` or until the server is closed; ``then`` is called when it begins."""

    def step(exchange: Exchange) -> None:
        if then is not None:
            then()
        exchange.closing.wait(seconds)

    return step


def drip(answer: Any, pause: float = 0.05) -> Step:
    """A good completion that comes byte by byte, each in time, all of it never."""

    def step(exchange: Exchange) -> None:
        body = _completion(answer, "stop", None, None).encode()
        exchange.send(b"", length=len(body))
        for at in range(len(body)):
            if exchange.closing.wait(pause):
                return
            exchange.handler.wfile.write(body[at : at + 1])

    return step


def cut(answer: Any, at: int = 60) -> Step:
    """The first bytes of a completion, then a closed connection."""

    def step(exchange: Exchange) -> None:
        body = _completion(answer, "stop", None, None).encode()
        exchange.send(body[:at], length=len(body))

    return step


def reset() -> Step:
    """The connection is reset before any answer."""

    def step(exchange: Exchange) -> None:
        connection = exchange.handler.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return step


def serving(answer: Any, mode: str, message: str = "", code: int = 400) -> Step:
    """A good server that takes forms down from ``mode`` only and refuses stricter ones, as real servers
    do."""
    modes = ("strict", "json_schema", "json_object", "plain")

    def step(exchange: Exchange) -> None:
        asked = exchange.request.mode
        if modes.index(asked) < modes.index(mode):
            told = message or f"Invalid parameter: 'response_format' of type '{asked}' is not supported."
            status(code, told, param="response_format")(exchange)
        else:
            completion(answer)(exchange)

    return step


def ignoring(prose: str, *answers: Any) -> Step:
    """A server that takes every form and holds to none: it chats, unless the words ask for the schema, then
    it gives its ``answers`` in turn, the last one for ever."""
    turns = iter(answers)

    def step(exchange: Exchange) -> None:
        told = any("JSON schema" in message["content"] for message in exchange.request.body["messages"])
        completion(next(turns, answers[-1]) if told else prose)(exchange)

    return step


@dataclass
class Answering:
    """A server whose answer depends on the request: ``answer(messages, schema name or None)`` gives the
    value."""

    answer: Callable[[list[dict[str, Any]], str | None], Any]

    def __call__(self, exchange: Exchange) -> None:
        body = exchange.request.body
        form = body.get("response_format") or {}
        completion(self.answer(body["messages"], form.get("json_schema", {}).get("name")))(exchange)


def _completion(answer: Any, finish: str, refusal: str | None, tokens: tuple[int, int] | None) -> str:
    text = answer if isinstance(answer, str) or answer is None else json.dumps(answer, ensure_ascii=False)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if refusal is not None:
        message["refusal"] = refusal
    found: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "served-model",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    if tokens is not None:
        found["usage"] = {
            "prompt_tokens": tokens[0],
            "completion_tokens": tokens[1],
            "total_tokens": sum(tokens),
        }
    return json.dumps(found)
