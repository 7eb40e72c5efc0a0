"""What came back, read without trust: a completion's parts from a body, one JSON object from a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_TEXT = 64_000
"""Characters that an answer may have; what we ask for has a few thousand."""
_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?[ \t]*\n(.*?)\n[ \t]*```", re.DOTALL | re.IGNORECASE)
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Completion:
    """The parts of a chat completion that count; None or "" where the endpoint left one out."""

    text: str
    refusal: str | None
    finish: str
    tokens_in: int
    tokens_out: int
    model: str
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The object in an answer's text; ``bare`` where the text is nothing else."""

    value: dict[str, Any]
    bare: bool


def completion(body: bytes) -> Completion | None:
    """The completion in a response's body, whatever its content type says; None if there is none."""
    try:
        found = json.loads(body)
        choice = found["choices"][0]
        message = choice["message"]
        text = _text(message.get("content"))
        refusal = message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    usage = found.get("usage")
    usage = usage if isinstance(usage, Mapping) else {}
    return Completion(
        text=text,
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        finish=str(choice.get("finish_reason") or ""),
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
        model=str(found.get("model") or ""),
        id=str(found.get("id") or ""),
    )


def _text(content: Any) -> str:
    """Some endpoints answer in parts; a part that is no text is none of ours."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content if part.get("type") in ("text", "output_text"))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def only_object(text: str) -> Found | str:
    """The one JSON object in ``text``, bare, fenced or with words around it; else what is wrong with it.

    Thoughts of a reasoning model in front are passed over. Of several different objects none is chosen.
    """
    text = _THOUGHT.sub("", text, count=1).strip()
    whole = _parsed(text)
    if isinstance(whole, dict):
        return Found(whole, True)
    if not isinstance(whole, str):
        return f"a JSON {_KINDS.get(type(whole), 'value')}, no object"
    fenced = [value for block in _FENCED.findall(text) if isinstance(value := _parsed(block), dict)]
    found = _different(fenced) or _different(_embedded(text))
    if len(found) > 1:
        return "several different JSON objects"
    return Found(found[0], False) if found else whole


_KINDS: Mapping[type, str] = {list: "array", int: "number", float: "number", bool: "boolean"}


def _parsed(text: str) -> Any:
    """The value; the fault as words if the text is no JSON (a JSON string counts as such, too)."""
    try:
        found = _DECODER.decode(text)
        text.encode()
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "half of a surrogate pair"
    except RecursionError:
        return "nested too deep"
    except ValueError as error:
        return str(error)
    return "a JSON string" if isinstance(found, str) else found


def _embedded(text: str) -> list[dict[str, Any]]:
    """The outermost objects with anything around them."""
    found: list[dict[str, Any]] = []
    at = text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            break
        try:
            value, end = _DECODER.raw_decode(text, at)
            json.dumps(value, ensure_ascii=False).encode()
            found.append(value)
        except (ValueError, RecursionError):
            end = at + 1
        at = text.find("{", end)
    return found


def _different(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    for value in values:
        if value not in seen:
            seen.append(value)
    return seen


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("an object that says a property twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name}, which is no JSON number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
