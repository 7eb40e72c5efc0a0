"""Failures in words: which endpoint, what happened, and what to try. Never the key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from planner_agent.llm.model import AskError, FailureKind
from planner_agent.llm.replies import MAX_TEXT
from planner_agent.llm.transport import MAX_BODY, Endpoint, NoReply, Reply

_SHOWN = 200
_KEYLIKE = re.compile(r"\b(?:sk|pk|gsk|key|hf|xai)[-_][\w*.-]{6,}|\bBearer\s+\S+", re.IGNORECASE)
_KINDS: Mapping[int, FailureKind] = {
    401: "not allowed", 402: "not allowed", 403: "not allowed", 404: "not found", 408: "time-out",
    429: "rate limit",
}  # fmt: skip
_HINTS: Mapping[FailureKind, str] = {
    "not allowed": "Set OPENAI_API_KEY to a key that is valid there and may use this model.",
    "not found": "Check PLANNER_MODEL, and that OPENAI_BASE_URL ends where the API begins, mostly in /v1.",
    "rate limit": "Wait a little, or ask the endpoint's keeper for a higher limit.",
    "server": "The endpoint itself failed; try again later, or look into its log.",
    "time-out": "Give it longer with PLANNER_MODEL_TIMEOUT, or take a faster model.",
    "connection": "Check OPENAI_BASE_URL, and that the server runs and can be reached.",
    "not a completion": "Check that OPENAI_BASE_URL ends where the API begins, mostly in /v1.",
    "bad request": "The endpoint takes none of the ways to ask; planner-agent doctor --probe tells more.",
    "refused": "Put the request in other words, or take another model.",
    "empty": "Try again, or take another model.",
    "too long": "Shorten the request, or take a model that keeps to short answers.",
    "not JSON": "Take a model or server that supports JSON schemas.",
    "wrong schema": "Take a model or server that supports JSON schemas.",
    "cancelled": "",
}


def failure(
    endpoint: Endpoint, kind: FailureKind, what: str, status: int | None = None, hint: str | None = None
) -> AskError:
    """An AskError that names the model and its endpoint."""
    message = f"The model {endpoint.model!r} at {endpoint.address} {endpoint.redacted(what)}."
    return AskError(message, _HINTS[kind] if hint is None else hint, kind=kind, status=status)


def of_reply(endpoint: Endpoint, reply: Reply) -> AskError:
    """A bad status as an error. What a gatekeeper says about keys is not repeated: some repeat the key."""
    status = reply.status
    kind: FailureKind = _KINDS.get(status, "server" if status >= 500 else "bad request")
    hint = None
    if 300 <= status < 400:
        kind, hint = "not found", "It has moved: set OPENAI_BASE_URL to where it is now."
    said = "" if kind == "not allowed" else shown(endpoint, words_of(reply.body))
    times = f" ({reply.attempts} times)" if reply.attempts > 1 else ""
    meaning = {
        "not allowed": ": the key is missing, wrong, expired, or may not use it",
        "rate limit": ": too many requests",
    }
    return failure(endpoint, kind, f"answered {status}{times}{meaning.get(kind, '')}{said}", status, hint)


def of_no_reply(endpoint: Endpoint, reply: NoReply, timeout: float) -> AskError:
    """No answer at all as an error."""
    status = reply.last_status if reply.last_status is not None and reply.last_status >= 400 else None
    after = f"; its last answer was {status}" if status else ""
    if reply.why == "cancelled":
        return failure(endpoint, "cancelled", "was not waited for: the ask was cancelled")
    if reply.why == "too long":
        return failure(endpoint, "too long", f"sent more than {MAX_BODY:,} bytes")
    if reply.why == "time-out":
        kind: FailureKind = "rate limit" if status == 429 else "time-out"
        return failure(endpoint, kind, f"gave no answer within {timeout:g} s{after}", status)
    return failure(
        endpoint, "connection", f"could not be reached, or broke off ({reply.detail}){after}", status
    )


def too_long(endpoint: Endpoint, size: int) -> AskError:
    """An answer of more characters than any answer we ask for."""
    return failure(endpoint, "too long", f"wrote {size:,} characters, more than {MAX_TEXT:,}")


def words_of(body: bytes) -> str:
    """What an error's body says: its message where it is JSON as usual, else its text."""
    text = body[:4000].decode("utf-8", errors="replace")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return text
    for key in ("error", "message", "detail"):
        if isinstance(found, Mapping) and key in found:
            found = found[key]
    if isinstance(found, Mapping):
        found = " ".join(str(value) for value in found.values() if isinstance(value, str))
    return found if isinstance(found, str) else text


def shown(endpoint: Endpoint, text: str) -> str:
    """A short, harmless quotation of what an endpoint said."""
    text = _KEYLIKE.sub("[key]", endpoint.redacted(text))
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if not text:
        return ""
    return f": “{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”"
